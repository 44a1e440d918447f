//! The nouns of a sitting.

use super::clock::Reading;
use crate::candidates::Invitation;
use crate::kit::Time;
use crate::kit::ids::{
    AnswerId, ApplicationId, AssessmentId, AttemptEventId, AttemptId, CandidateId, InvitationId, ItemId, OrganisationId, ProfileId,
};
use crate::language::Language;
use crate::questions::Response;
use diesel::ExpressionMethods;

crate::words! {
    /// Where an attempt stands.
    pub enum AttemptState {
        Running = "running", "Taking the test";
        Submitted = "submitted", "Finished";
    }
}

crate::words! {
    /// What ended an attempt.
    pub enum SubmittedHow {
        Candidate = "candidate", "Finished by the candidate";
        /// Time was up: what was saved counts as it stood.
        Bell = "bell", "Finished automatically when time was up";
    }
}

crate::words! {
    /// What is noted of a sitting besides the answers. Told to the candidate before the start; no verdict follows from any of it.
    pub enum EventKind {
        Started = "started", "Started";
        /// No sign of life for a while; how long, and how much of it was given back.
        Gap = "gap", "Lost the connection";
        /// Somebody gave more time.
        Extended = "extended", "Was given more time";
        /// The pages were opened with another browser or from another address.
        Device = "device", "Went on with another browser or from another address";
        /// A text that met a newer one of another device: kept, and shown beside it.
        Aside = "aside", "Two devices saved the same answer; the second text was kept beside the first";
        /// A text that came after the bell: kept, but it does not count.
        Late = "late", "An answer came after time was up";
        Submitted = "submitted", "Finished";
    }
}

/// One candidate's sitting of one assessment.
#[derive(Debug, Clone, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = crate::db::schema::attempts)]
pub struct Attempt {
    pub id: AttemptId,
    pub organisation_id: OrganisationId,
    pub invitation_id: InvitationId,
    pub application_id: ApplicationId,
    pub candidate_id: CandidateId,
    pub assessment_id: AssessmentId,
    pub state: AttemptState,
    /// Makes every shuffled order of this sitting; never shown.
    pub seed: i64,
    /// The assessment's limit with the candidate's time factor, in seconds.
    pub limit_s: i32,
    /// Seconds given on top during the sitting.
    pub extra_s: i32,
    /// The words the candidate agreed to.
    pub consent_text: String,
    pub consent_at: Time,
    pub started_at: Time,
    /// Start, limit, extra and credit together: the one moment that counts.
    pub deadline_at: Time,
    pub submitted_at: Option<Time>,
    pub submitted_how: Option<SubmittedHow>,
    pub marked_at: Option<Time>,
    /// What the candidate said about assistants such as chat bots; empty where nothing was asked or said.
    pub ai_disclosure: String,
    pub last_seen_at: Time,
    /// Of the browser that was seen last.
    pub user_agent: String,
    pub address: String,
    /// Moves with whatever moves the end.
    pub revision: i32,
    /// The most that is credited for broken connections, in seconds.
    pub offline_budget_s: i32,
    /// Seconds credited so far.
    pub credited_s: i32,
    /// The last sign of life of a page with script; `None` before the first.
    pub beat_at: Option<Time>,
    /// The page, of all that are open, in which the candidate goes on; empty before the first sign of life.
    pub holder: String,
    /// When the end or the holder last changed.
    pub clock_at: Time,
}

impl Attempt {
    /// Its clock.
    pub fn clock(&self) -> Reading {
        Reading {
            deadline_at: self.deadline_at,
            limit_s: self.limit_s,
            extra_s: self.extra_s,
            credited_s: self.credited_s,
            budget_s: self.offline_budget_s,
            heard_at: self.beat_at,
            revision: self.revision,
        }
    }
}

/// A candidate's answer to one item, a draft until the attempt is submitted.
#[derive(Debug, Clone, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = crate::db::schema::answers)]
pub struct Answer {
    pub id: AnswerId,
    pub attempt_id: AttemptId,
    pub item_id: ItemId,
    /// As the candidate counts, from 1.
    pub position: i32,
    /// A [`Response`] as JSON; nothing given yet is `None`.
    pub response: Option<String>,
    /// Whether the response is a whole answer.
    pub answered: bool,
    pub flagged: bool,
    /// Counts the saves; a save names the one it was made from.
    pub revision: i32,
    /// Texts of other devices that were set aside and that the candidate has not settled yet.
    pub aside: i32,
    /// Time with the question on the screen, in seconds, as the server saw it.
    pub seconds: i32,
    pub opened_at: Option<Time>,
    /// Since when the question is on the screen; `None` while another one is.
    pub last_shown_at: Option<Time>,
    pub saved_at: Option<Time>,
}

impl Answer {
    /// The response; one that cannot be read is as good as none and is written to the log.
    pub fn given(&self) -> Option<Response> {
        self.response.as_deref().and_then(read_response)
    }
}

/// Reads a kept response.
pub fn read_response(text: &str) -> Option<Response> {
    serde_json::from_str(text).map_err(|error| tracing::error!("a kept answer cannot be read: {error}")).ok()
}

/// An answer without its text: what a palette or a list needs.
#[derive(Debug, Clone, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::answers)]
pub struct AnswerLine {
    pub id: AnswerId,
    pub item_id: ItemId,
    pub position: i32,
    /// Whether anything is given, whole or not.
    #[diesel(select_expression = crate::db::schema::answers::response.is_not_null(), select_expression_type = diesel::dsl::IsNotNull<crate::db::schema::answers::response>)]
    pub begun: bool,
    pub answered: bool,
    pub flagged: bool,
    pub revision: i32,
    pub aside: i32,
    pub seconds: i32,
    pub opened_at: Option<Time>,
    pub last_shown_at: Option<Time>,
    pub saved_at: Option<Time>,
}

/// Something noted of a sitting.
#[derive(Debug, Clone, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = crate::db::schema::attempt_events)]
pub struct AttemptEvent {
    pub id: AttemptEventId,
    pub attempt_id: AttemptId,
    pub kind: EventKind,
    /// A JSON object.
    pub detail: String,
    pub at: Time,
}

/// Who sits: the invitation and the number of the link by which its seat was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatKey {
    pub invitation: InvitationId,
    pub link_number: i32,
}

/// The invitation with everything a candidate's page says about it.
#[derive(Debug, Clone)]
pub struct Seated {
    pub invitation: Invitation,
    pub company: String,
    /// Whom to ask where the assessment names nobody.
    pub company_contact: String,
    /// What its candidates read where nothing else says.
    pub company_language: Language,
    /// The job's title.
    pub role: String,
    pub candidate_name: String,
    pub attempt: Option<Attempt>,
}

/// An answer as the page sends it.
#[derive(Debug, Clone)]
pub struct Draft {
    pub item: ItemId,
    pub response: Option<Response>,
    /// Whether the response is a whole answer.
    pub answered: bool,
    /// The revision that the page was made from.
    pub revision: i32,
}

/// What became of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    Kept {
        revision: i32,
        at: Time,
        ends: Time,
    },
    /// Another device saved first; this text was set aside and the page shows both.
    Aside {
        revision: i32,
    },
    /// Time was up, or the test was finished: the text was kept but does not count.
    Late,
    /// The seat is no longer open: cancelled, replaced, not started.
    Closed,
}

/// A text that was set aside or came late.
#[derive(Debug, Clone)]
pub struct KeptText {
    pub event: AttemptEventId,
    pub item: ItemId,
    pub response: Option<Response>,
    pub at: Time,
}

/// What the candidate is told after the end.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
pub struct Receipt {
    pub how: SubmittedHow,
    /// SHA-256 over the canonical answers, 64 hexadecimal digits.
    pub checksum: String,
    pub answered: usize,
    pub questions: usize,
}

/// Somebody who is taking a test now.
#[derive(Debug, Clone)]
pub struct Running {
    pub attempt: AttemptId,
    pub application: ApplicationId,
    pub profile: ProfileId,
    pub candidate_code: String,
    pub candidate_name: String,
    pub role: String,
    pub started_at: Time,
    pub deadline_at: Time,
    pub last_seen_at: Time,
    pub answered: i64,
    pub questions: i64,
}
