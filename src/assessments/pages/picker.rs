//! The question picker: the bank, filtered, best fits first.

use super::words::icon;
use crate::assessments::actions::{self, BankQuery};
use crate::assessments::model::MatchKind;
use crate::assessments::store::Plan;
use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::Result;
use crate::kit::Level;
use crate::kit::text::count;
use crate::paths::assessments as paths;
use crate::questions::Kind;
use crate::web::Fields;

/// Rows of one page.
const PAGE: usize = 20;
/// The fields of the filter, as they stand in the address.
const FILTERS: [&str; 6] = ["q", "skill", "kind", "level", "minutes", "page"];

/// The picker as shown.
pub struct Picker {
    pub action: String,
    pub add: String,
    pub search: String,
    pub skill: String,
    pub kind: String,
    pub level: String,
    pub minutes: String,
    pub skills: Vec<(String, String)>,
    pub kinds: Vec<(&'static str, &'static str)>,
    pub levels: Vec<(&'static str, &'static str)>,
    pub lengths: Vec<(&'static str, &'static str)>,
    /// Sections to add to; empty when there is only one.
    pub sections: Vec<(String, String)>,
    /// The last section.
    pub section: String,
    pub rows: Vec<PickerRow>,
    pub summary: String,
    pub prev: Option<String>,
    pub next: Option<String>,
    /// The filter, to come back to after adding.
    pub back: String,
    pub clear: Option<String>,
}

/// A question that could be added.
pub struct PickerRow {
    pub id: String,
    pub title: String,
    pub kind: &'static str,
    pub icon: &'static str,
    pub level: &'static str,
    pub minutes: i32,
    pub skills: String,
    pub uses: String,
    /// Where it would count: "SQL", or "Same area as SQL".
    pub fits: Option<String>,
    /// It is in the assessment already.
    pub added: bool,
}

/// The filter part of an address, without anything else that was sent.
pub fn filter_query(fields: &Fields) -> Vec<(&'static str, String)> {
    FILTERS.iter().map(|name| (*name, fields.value(name).chars().take(200).collect::<String>())).filter(|(_, v)| !v.is_empty()).collect()
}

/// The builder's address with a filter.
pub fn back_to(id: &crate::kit::ids::AssessmentId, fields: &Fields) -> String {
    let pairs = filter_query(fields);
    let pairs: Vec<(&str, &str)> = pairs.iter().map(|(k, v)| (*k, v.as_str())).collect();
    crate::paths::with_query(&paths::builder(id), &pairs)
}

impl Picker {
    /// Reads one page of the bank.
    pub fn read(conn: &mut Conn, ctx: &Ctx, plan: &Plan, fields: &Fields) -> Result<Picker> {
        let id = &plan.assessment.id;
        let skill = fields.value("skill").parse().ok().and_then(|s| plan.skill_index(&s));
        let level: Option<Level> = fields.value("level").parse().ok();
        let kind: Option<Kind> = fields.value("kind").parse().ok();
        let minutes: Option<i32> = fields.value("minutes").parse().ok();
        let query = BankQuery { search: fields.value("q").chars().take(200).collect(), skill, kind, level, minutes };
        let found = actions::search_bank(conn, ctx, plan, &query)?;
        let pages = found.len().div_ceil(PAGE).max(1);
        let page = fields.value("page").parse::<usize>().unwrap_or(1).clamp(1, pages);
        let total = found.len();
        let rows: Vec<PickerRow> = found
            .into_iter()
            .skip((page - 1) * PAGE)
            .take(PAGE)
            .map(|f| PickerRow {
                id: f.question.id.to_string(),
                title: f.question.title,
                kind: f.question.kind.label(),
                icon: icon(f.question.kind),
                level: f.question.level.label(),
                minutes: f.question.minutes,
                skills: f.question.skills.iter().map(|s| s.name.as_str()).collect::<Vec<_>>().join(", "),
                uses: match f.question.uses {
                    0 => String::new(),
                    1 => "Used once".into(),
                    n => format!("Used {n} times"),
                },
                fits: f.fits.map(|(n, how)| match how {
                    MatchKind::Exact => plan.skills[n].name.clone(),
                    MatchKind::Area => format!("Same area as {}", plan.skills[n].name),
                }),
                added: f.added,
            })
            .collect();
        let at = |page: usize| {
            let mut fields = fields.clone();
            fields.set("page", page.to_string());
            format!("{}#find", back_to(id, &fields))
        };
        let mut unpaged = fields.clone();
        unpaged.set("page", "");
        let back = back_to(id, fields).split_once('?').map_or(String::new(), |(_, q)| q.to_string());
        let filtered = !filter_query(&unpaged).is_empty();
        let first = (page - 1) * PAGE;
        Ok(Picker {
            action: paths::builder(id),
            add: paths::items(id),
            search: query.search,
            skill: skill.map_or(String::new(), |n| plan.skills[n].id.to_string()),
            kind: kind.map_or(String::new(), |k| k.as_str().to_string()),
            level: level.map_or(String::new(), |l| l.as_str().to_string()),
            minutes: minutes.map_or(String::new(), |m| m.to_string()),
            skills: plan.skills.iter().map(|s| (s.id.to_string(), s.name.clone())).collect(),
            kinds: Kind::ALL.iter().map(|k| (k.as_str(), k.label())).collect(),
            levels: Level::ALL.iter().map(|l| (l.as_str(), l.label())).collect(),
            lengths: vec![("3", "Up to 3 min"), ("5", "Up to 5 min"), ("10", "Up to 10 min"), ("15", "Up to 15 min")],
            sections: if plan.sections.len() > 1 {
                plan.sections.iter().map(|s| (s.id.to_string(), s.title.clone())).collect()
            } else {
                Vec::new()
            },
            section: plan.sections.last().map_or(String::new(), |s| s.id.to_string()),
            summary: if total == 0 {
                "No question fits".into()
            } else if pages == 1 {
                count(total, "question", "questions")
            } else {
                format!("{} to {} of {total} questions", first + 1, first + rows.len())
            },
            prev: (page > 1).then(|| at(page - 1)),
            next: (page < pages).then(|| at(page + 1)),
            rows,
            back,
            clear: filtered.then(|| format!("{}#find", paths::builder(id))),
        })
    }
}
