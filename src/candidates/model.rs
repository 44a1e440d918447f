//! Candidates, applications, invitations.

use crate::kit::Time;
use crate::kit::ids::{ApplicationId, AssessmentId, CandidateId, InvitationId, OrganisationId, ProfileId};
use crate::language::Language;

crate::words! {
    /// How far an application has come.
    pub enum Stage {
        Invited = "invited", "Invited";
        Started = "started", "Started";
        Finished = "finished", "Finished";
        BeingRead = "being_read", "Being read";
        Scored = "scored", "Scored";
        MovedOn = "moved_on", "Moved on";
        OnHold = "on_hold", "On hold";
        NotMovingOn = "not_moving_on", "Not moving on";
        Hired = "hired", "Hired";
        Expired = "expired", "Expired";
        Withdrawn = "withdrawn", "Withdrawn";
    }
}

crate::words! {
    /// Stages that a list shows together.
    pub enum StageGroup {
        Invited = "waiting", "Invited";
        Started = "under_way", "Started";
        Finished = "to_mark", "Finished";
        Scored = "marked", "Scored";
        Decided = "decided", "Decided";
        Closed = "closed", "Closed";
    }
}

impl StageGroup {
    /// The stages of the group.
    pub const fn stages(self) -> &'static [Stage] {
        match self {
            StageGroup::Invited => &[Stage::Invited],
            StageGroup::Started => &[Stage::Started],
            StageGroup::Finished => &[Stage::Finished, Stage::BeingRead],
            StageGroup::Scored => &[Stage::Scored],
            StageGroup::Decided => &[Stage::MovedOn, Stage::OnHold, Stage::NotMovingOn, Stage::Hired],
            StageGroup::Closed => &[Stage::Expired, Stage::Withdrawn],
        }
    }
}

crate::words! {
    /// Where an invitation stands.
    pub enum InvitationState {
        Invited = "invited", "Invited";
        Started = "started", "Started";
        Finished = "finished", "Finished";
        Expired = "expired", "Expired";
        Cancelled = "cancelled", "Cancelled";
    }
}

/// A person who applies.
#[derive(Debug, Clone, diesel::Queryable, diesel::Selectable, diesel::Insertable, diesel::AsChangeset)]
#[diesel(table_name = crate::db::schema::candidates)]
pub struct Candidate {
    pub id: CandidateId,
    pub organisation_id: OrganisationId,
    /// "K-1001": the first letter of the company's name and a running number. Stands for the person where the name is hidden.
    pub code: String,
    /// 1 to 200 characters; the address, where no name was given.
    pub name: String,
    pub email: String,
    /// See [`super::rules::email_key`]: one person an address and company.
    pub email_key: String,
    /// Time for a test in percent of its limit, 100 to 400; more than 100 is extra time.
    pub time_factor_percent: i32,
    pub revision: i32,
    pub created_at: Time,
}

impl Candidate {
    /// Whether a name is known besides the address.
    pub fn has_name(&self) -> bool {
        self.name != self.email
    }
}

/// A candidate's application for a job profile; one a candidate and profile.
#[derive(Debug, Clone, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = crate::db::schema::applications)]
pub struct Application {
    pub id: ApplicationId,
    pub organisation_id: OrganisationId,
    pub candidate_id: CandidateId,
    pub profile_id: ProfileId,
    pub stage: Stage,
    /// Since when.
    pub stage_at: Time,
    pub created_at: Time,
}

/// An invitation to sit an assessment; one an application and assessment.
#[derive(Debug, Clone, diesel::Queryable, diesel::Selectable, diesel::Insertable, diesel::AsChangeset)]
#[diesel(table_name = crate::db::schema::invitations, treat_none_as_null = true)]
pub struct Invitation {
    pub id: InvitationId,
    pub organisation_id: OrganisationId,
    pub application_id: ApplicationId,
    pub candidate_id: CandidateId,
    pub assessment_id: AssessmentId,
    pub state: InvitationState,
    /// From 1; a renewal makes the next, and links of older numbers no longer open.
    pub link_number: i32,
    /// Copied from the candidate, 100 to 400.
    pub time_factor_percent: i32,
    /// Plain text for the letter; may be empty.
    pub message: String,
    pub expires_at: Time,
    /// A user's id, or the name of what invited.
    pub created_by: String,
    pub created_at: Time,
    /// When the candidate first entered.
    pub opened_at: Option<Time>,
    pub reminded_at: Option<Time>,
    pub reminders: i32,
    pub cancelled_at: Option<Time>,
    pub revision: i32,
    /// What the candidate reads; `None`: as the browser asks, else the company's.
    pub language: Option<Language>,
}

impl Invitation {
    /// The state at this moment: an invitation past its date is expired even before the job that writes it down has run.
    pub fn state_at(&self, now: Time) -> InvitationState {
        if self.state == InvitationState::Invited && self.expires_at <= now { InvitationState::Expired } else { self.state }
    }
}

/// Whom to invite, to what.
#[derive(Debug, Clone)]
pub struct NewInvitation {
    /// Minted with the form, so that sending it twice invites once.
    pub id: InvitationId,
    pub assessment: AssessmentId,
    /// Empty: the address stands for the name.
    pub name: String,
    pub email: String,
    pub expires_at: Time,
    /// 100 to 400; `None` leaves what is kept with the candidate (100 for a new one).
    pub time_factor_percent: Option<i32>,
    pub message: String,
    /// `None`: as the browser asks, else the company's.
    pub language: Option<Language>,
}

/// What an invitation is for: an assessment with its job, as read from the slices below.
#[derive(Debug, Clone)]
pub struct Job {
    pub assessment: AssessmentId,
    pub title: String,
    pub number: i32,
    pub is_published: bool,
    pub time_limit_min: i32,
    /// Whom a candidate asks; may be empty.
    pub contact: String,
    pub profile: ProfileId,
    pub profile_title: String,
}

impl Job {
    /// The title with its version, where there is more than one.
    pub fn label(&self) -> String {
        if self.number > 1 { format!("{}, version {}", self.title, self.number) } else { self.title.clone() }
    }
}
