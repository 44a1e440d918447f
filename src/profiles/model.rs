//! Profiles, what they say, and their published versions.

use crate::kit::ids::{AreaId, AttributeId, OrganisationId, ProfileId, ProfileVersionId, ResponsibilityId, SkillId, UserId};
use crate::kit::{Json, Level, Time};

crate::words! {
    /// Where a profile stands.
    pub enum ProfileState {
        Draft = "draft", "Draft";
        Open = "open", "Open";
        Closed = "closed", "Closed";
    }
}

crate::words! {
    /// Where the work is done.
    pub enum Workplace {
        Onsite = "onsite", "On site";
        Hybrid = "hybrid", "Hybrid";
        Remote = "remote", "Remote";
    }
}

crate::words! {
    /// How the person is employed.
    pub enum Employment {
        FullTime = "full_time", "Full time";
        PartTime = "part_time", "Part time";
        FixedTerm = "fixed_term", "Fixed term";
        Contract = "contract", "Contract";
        Internship = "internship", "Internship";
    }
}

crate::words! {
    /// What a salary is counted by.
    pub enum SalaryPeriod {
        Year = "year", "a year";
        Month = "month", "a month";
        Day = "day", "a day";
        Hour = "hour", "an hour";
    }
}

/// A profile as kept. Its skills, responsibilities, attributes and team are rows of their own.
#[derive(Debug, Clone, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = crate::db::schema::profiles)]
pub struct Profile {
    pub id: ProfileId,
    pub organisation_id: OrganisationId,
    pub title: String,
    pub team_name: String,
    pub state: ProfileState,
    pub location: String,
    pub workplace: Workplace,
    pub employment: Employment,
    /// Whole units of the currency.
    pub salary_min: Option<i32>,
    pub salary_max: Option<i32>,
    /// ISO 4217, or empty.
    pub salary_currency: String,
    pub salary_period: SalaryPeriod,
    pub description_md: String,
    /// The template it was started from, or empty.
    pub template_slug: String,
    /// The number of the newest published version; 0 before the first.
    pub published_number: i32,
    /// Whether it says something else than its newest version.
    pub changed_since_published: bool,
    pub search_key: String,
    pub revision: i32,
    /// A user's id, or the name of what acted.
    pub created_by: String,
    pub created_at: Time,
    pub updated_at: Time,
    /// When it was first published.
    pub opened_at: Option<Time>,
}

impl Profile {
    /// The pay, where any of it is known.
    pub fn salary(&self) -> Option<Salary> {
        (self.salary_min.is_some() || self.salary_max.is_some()).then(|| Salary {
            min: self.salary_min,
            max: self.salary_max,
            currency: self.salary_currency.clone(),
            period: self.salary_period,
        })
    }
}

/// A range of pay, in whole units of a currency. At least one end is known.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Salary {
    pub min: Option<i32>,
    pub max: Option<i32>,
    pub currency: String,
    pub period: SalaryPeriod,
}

impl Salary {
    /// "EUR 62,000 to 78,000 a year".
    pub fn words(&self) -> String {
        let range = match (self.min, self.max) {
            (Some(min), Some(max)) if min == max => thousands(min),
            (Some(min), Some(max)) => format!("{} to {}", thousands(min), thousands(max)),
            (Some(min), None) => format!("from {}", thousands(min)),
            (None, Some(max)) => format!("up to {}", thousands(max)),
            (None, None) => return String::new(),
        };
        format!("{} {range} {}", self.currency, self.period.label())
    }
}

fn thousands(n: i32) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// What the first step of the editor holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    pub title: String,
    pub team_name: String,
    pub location: String,
    pub workplace: Workplace,
    pub employment: Employment,
    pub salary: Option<Salary>,
    /// The hiring team.
    pub team: Vec<UserId>,
}

/// An attribute that people rate from 1 to 5.
#[derive(Debug, Clone, PartialEq, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = crate::db::schema::profile_attributes)]
pub struct Attribute {
    pub id: AttributeId,
    pub profile_id: ProfileId,
    pub name: String,
    pub description: String,
    /// What the ratings 1 to 5 look like.
    pub anchors: Json<[String; 5]>,
    pub position: i32,
    /// Taken out of the profile, but named by a published version.
    pub retired: bool,
}

/// Everything a profile says: what a published version freezes, and what the editor edits.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ProfileContent {
    pub title: String,
    pub team_name: String,
    pub location: String,
    pub workplace: Workplace,
    pub employment: Employment,
    pub salary: Option<Salary>,
    pub description_md: String,
    pub responsibilities: Vec<ContentResponsibility>,
    /// In the order of the profile. In a published version the weights add up to 100.
    pub skills: Vec<ContentSkill>,
    pub attributes: Vec<ContentAttribute>,
}

/// A responsibility, as named when the version was made.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ContentResponsibility {
    pub id: ResponsibilityId,
    pub slug: String,
    pub name: String,
    pub description: String,
}

/// A skill with what is asked of it.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ContentSkill {
    pub skill: SkillId,
    pub slug: String,
    pub name: String,
    pub description: String,
    pub area: AreaId,
    pub area_name: String,
    pub level: Level,
    /// Percent, 1 to 100.
    pub weight: i32,
    pub must_have: bool,
}

/// An attribute that people rate from 1 to 5.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ContentAttribute {
    pub id: AttributeId,
    pub name: String,
    pub description: String,
    pub anchors: [String; 5],
}

/// A published text. Never changed.
#[derive(Debug, Clone, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = crate::db::schema::profile_versions)]
pub struct ProfileVersion {
    pub id: ProfileVersionId,
    pub profile_id: ProfileId,
    /// 1, 2, 3 …
    pub number: i32,
    pub content: Json<ProfileContent>,
    /// A user's id, or the name of what acted.
    pub published_by: String,
    pub published_at: Time,
}
