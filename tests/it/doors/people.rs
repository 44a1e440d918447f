//! Who tries the doors.

use super::samples::Samples;
use crate::support::cast::{ADA, HANNAH, NADIA, PRIYA, RITA, ROMAN};
use crate::support::{Browser, Persona, Stage};

/// In which browser somebody comes.
#[derive(Debug, Clone, Copy)]
pub enum Who {
    /// Nobody has signed in.
    Nobody,
    /// The seat of a test that is running.
    Candidate,
    Staff(Persona),
}

/// Somebody who tries every door.
#[derive(Debug, Clone, Copy)]
pub struct Person {
    pub name: &'static str,
    pub who: Who,
    /// Whether Kestrel's hiring manager and reviewer are on the hiring teams of the rows that this person asks for.
    pub on_team: bool,
}

const fn person(name: &'static str, who: Who, on_team: bool) -> Person {
    Person { name, who, on_team }
}

/// The most harmless first. The two of the other company ask for Kestrel's rows; "far" is not on the hiring team.
pub const PEOPLE: [Person; 10] = [
    person("nobody", Who::Nobody, true),
    person("candidate", Who::Candidate, true),
    person("rival rec", Who::Staff(RITA), true),
    person("rival adm", Who::Staff(ROMAN), true),
    person("far rev", Who::Staff(PRIYA), false),
    person("reviewer", Who::Staff(PRIYA), true),
    person("far mgr", Who::Staff(HANNAH), false),
    person("manager", Who::Staff(HANNAH), true),
    person("recruiter", Who::Staff(NADIA), true),
    person("admin", Who::Staff(ADA), true),
];

impl Person {
    /// Whether this is somebody of the other company.
    pub fn is_rival(&self) -> bool {
        matches!(self.who, Who::Staff(persona) if persona.company == crate::support::RIVAL)
    }

    /// A browser of this person's.
    pub async fn browser(&self, stage: &Stage, samples: &Samples) -> Browser {
        match self.who {
            Who::Nobody => stage.visitor().await,
            Who::Staff(persona) => stage.browser(persona).await,
            Who::Candidate => {
                let mut browser = stage.visitor().await;
                browser.post(&format!("{}/seat", samples.running), &[]).await.expect_status(303);
                assert!(browser.cookie(touchstone::attempts::COOKIE).is_some(), "the candidate has a seat");
                browser
            }
        }
    }
}
