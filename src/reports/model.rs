//! What the start page shows.

use crate::kit::Time;
use crate::kit::ids::ProfileId;

/// One thing that waits for somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// "warn", "accent", "info" or "".
    pub tone: &'static str,
    pub icon: &'static str,
    pub title: String,
    pub why: String,
    pub href: String,
    pub action: &'static str,
}

/// An open job and how far its people are.
#[derive(Debug, Clone)]
pub struct Role {
    pub profile: ProfileId,
    pub title: String,
    pub opened_at: Option<Time>,
    pub invited: i64,
    pub started: i64,
    pub finished: i64,
    pub moved_on: i64,
    /// Median minutes of the newest finished attempts, and the limit of the newest.
    pub usual_minutes: Option<i64>,
    pub limit_minutes: Option<i64>,
}

/// Somebody who takes a test at this moment.
#[derive(Debug, Clone)]
pub struct Sitting {
    /// The candidate's code: names stay hidden until scoring is done.
    pub code: String,
    pub job: String,
    pub answered: i64,
    pub items: i64,
    pub deadline_at: Time,
    pub last_seen_at: Time,
}

/// The last seven days, and the seven before.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Week {
    pub finished: i64,
    pub finished_before: i64,
    /// Of those who started in the last 30 days, and are no longer at it: how many handed in before the bell, in percent.
    pub finish_rate: Option<i64>,
    /// Median days from handing in to the first decision, over the last 30 days, in tenths.
    pub first_reply_tenths: Option<i64>,
}

/// What needs somebody, counted.
#[derive(Debug, Clone, Default)]
pub struct Waiting {
    pub essays: i64,
    pub oldest_essay: Option<Time>,
    pub undecided: i64,
    pub expiring: i64,
    pub letters_failed: i64,
    pub dead_jobs: i64,
    /// Draft profiles: id and title.
    pub drafts: Vec<(ProfileId, String)>,
    pub open_profiles: i64,
    pub published_assessments: i64,
}
