//! A question of an organisation's bank as it is kept: its row, its versions, and what a list shows of it.

use super::model::{Kind, QuestionText};
use crate::db::schema;
use crate::kit::ids::{OrganisationId, QuestionId, QuestionVersionId, SkillId};
use crate::kit::{Json, Level, Time};

crate::words! {
    /// Where a question is in its life.
    pub enum QuestionState {
        Draft = "draft", "Draft";
        Published = "published", "Published";
        Retired = "retired", "Retired";
    }
}

crate::words! {
    /// Where a question comes from.
    pub enum Origin {
        Own = "own", "Written here";
        Bank = "bank", "Came with Touchstone";
        /// Follows the product's file no more.
        BankChanged = "bank_changed", "Came with Touchstone, changed here";
    }
}

/// A row of `questions`.
#[derive(Debug, Clone, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = schema::questions)]
pub struct Question {
    pub id: QuestionId,
    pub organisation_id: OrganisationId,
    /// Unique in the organisation, never changes. Not shown.
    pub slug: String,
    /// Of the newest version.
    pub title: String,
    pub kind: Kind,
    /// The level a right answer is evidence for.
    pub level: Level,
    /// Honest time for a good candidate.
    pub minutes: i32,
    pub state: QuestionState,
    pub origin: Origin,
    /// [`super::bank::BankQuestion::digest`] of the shipped text last taken over; empty for own questions.
    pub origin_digest: String,
    /// The number of the newest version, from 1.
    pub current_number: i32,
    pub search_key: String,
    /// Grows with every save.
    pub revision: i32,
    pub created_by: String,
    pub created_at: Time,
    pub updated_at: Time,
}

/// A row of `question_versions`: the text at one time. Never changes once frozen.
#[derive(Debug, Clone, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = schema::question_versions)]
pub struct Version {
    pub id: QuestionVersionId,
    pub organisation_id: OrganisationId,
    pub question_id: QuestionId,
    /// From 1.
    pub number: i32,
    pub title: String,
    pub content: Json<QuestionText>,
    /// When a published assessment took it; from then on candidates may see it.
    pub frozen_at: Option<Time>,
    pub created_by: String,
    pub created_at: Time,
}

/// A skill of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkillTag {
    pub id: SkillId,
    pub slug: String,
    pub name: String,
    pub area_name: String,
}

/// A question with its newest version and skills, the main one first.
#[derive(Debug, Clone)]
pub struct Full {
    pub question: Question,
    pub version: Version,
    pub skills: Vec<SkillTag>,
}

/// A line of the list.
#[derive(Debug, Clone)]
pub struct Listed {
    pub question: Question,
    pub skills: Vec<SkillTag>,
}

/// A line about a version.
#[derive(Debug, Clone)]
pub struct VersionLine {
    pub number: i32,
    pub title: String,
    pub created_at: Time,
    pub author: String,
    pub frozen_at: Option<Time>,
}

/// Where a question stands.
#[derive(Debug, Clone)]
pub struct Use {
    pub assessment_id: crate::kit::ids::AssessmentId,
    pub title: String,
    pub number: i32,
    pub state: String,
    pub version: i32,
}

/// Which questions to list; empty is all but the retired ones' state.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words of the title, the prompt or a skill; all must be there.
    pub text: String,
    /// A skill's slug.
    pub skill: String,
    /// An area's slug.
    pub area: String,
    pub kind: Option<Kind>,
    pub level: Option<Level>,
    /// At most so many minutes.
    pub minutes_most: Option<i32>,
    pub state: Option<QuestionState>,
}

/// What an author saves.
#[derive(Debug, Clone, PartialEq)]
pub struct Save {
    pub title: String,
    pub level: Level,
    pub minutes: i32,
    /// The main one first.
    pub skills: Vec<SkillId>,
    pub text: QuestionText,
    /// Publish, or keep as a draft.
    pub publish: bool,
}
