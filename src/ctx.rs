//! What a deed is done with: the time, chance, and who does it. Handed down to every action.

use crate::error::{Error, Result};
use crate::kit::ids::{InvitationId, OrganisationId, SessionId, UserId};
use crate::kit::{Clock, Dice, Pace, Permission, Role, Time};

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// A visitor without a session.
    Nobody,
    /// A signed-in member of staff.
    Staff(Staff),
    /// A candidate in the seat of an invitation.
    Candidate { organisation: OrganisationId, invitation: InvitationId },
    /// The program itself: a job, the command line, the demo.
    System { organisation: Option<OrganisationId>, name: &'static str },
}

/// A signed-in member of staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staff {
    pub user: UserId,
    pub session: SessionId,
    pub organisation: OrganisationId,
    pub organisation_name: String,
    pub name: String,
    pub role: Role,
}

impl Actor {
    /// Refuses unless the actor carries the permission. The first line of every action.
    pub fn need(&self, permission: Permission) -> Result<()> {
        match self {
            Actor::System { .. } => Ok(()),
            Actor::Staff(staff) if staff.role.may(permission) => Ok(()),
            Actor::Staff(_) => Err(Error::Forbidden(permission)),
            Actor::Nobody | Actor::Candidate { .. } => Err(Error::SignIn),
        }
    }
    /// Whether the actor carries the permission; for hiding what would be refused.
    pub fn may(&self, permission: Permission) -> bool {
        self.need(permission).is_ok()
    }
    /// The signed-in member of staff.
    pub fn staff(&self) -> Result<&Staff> {
        if let Actor::Staff(staff) = self { Ok(staff) } else { Err(Error::SignIn) }
    }
    /// The tenant in which the actor acts.
    pub fn organisation(&self) -> Result<&OrganisationId> {
        match self {
            Actor::Staff(staff) => Ok(&staff.organisation),
            Actor::Candidate { organisation, .. } | Actor::System { organisation: Some(organisation), .. } => Ok(organisation),
            Actor::Nobody | Actor::System { organisation: None, .. } => Err(Error::SignIn),
        }
    }
    /// What `created_by` columns keep: the user's id, or the name of what acted.
    pub fn author(&self) -> String {
        match self {
            Actor::Staff(staff) => staff.user.to_string(),
            Actor::Candidate { .. } => "candidate".to_string(),
            Actor::System { name, .. } => (*name).to_string(),
            Actor::Nobody => "nobody".to_string(),
        }
    }
}

/// Something that happened: a row of the audit trail and the cause of follow-up jobs.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Stable name, `noun.verb`: "profile.published".
    pub name: &'static str,
    /// What it is about: "profile".
    pub subject_kind: &'static str,
    /// Its id.
    pub subject_id: String,
    /// One line for people: "Published version 3 of Senior Backend Engineer".
    pub summary: String,
    /// More, for machines. Never secrets, never a candidate's answer.
    pub detail: serde_json::Value,
}

impl Fact {
    /// A fact without further detail.
    pub fn new(name: &'static str, subject_kind: &'static str, subject_id: impl ToString, summary: impl Into<String>) -> Self {
        Self { name, subject_kind, subject_id: subject_id.to_string(), summary: summary.into(), detail: serde_json::Value::Null }
    }
    /// The same fact with detail.
    pub fn with(mut self, detail: serde_json::Value) -> Self {
        self.detail = detail;
        self
    }
}

/// A job to be done later.
#[derive(Debug, Clone)]
pub struct NewJob {
    /// Which handler does it: "mail.send".
    pub kind: &'static str,
    pub payload: serde_json::Value,
    /// Not before this moment; `None` is at once.
    pub run_at: Option<Time>,
    /// While a job with this key is waiting or done, another is not added.
    pub dedupe_key: Option<String>,
    /// Lower runs first; 0 is the bell, 5 the usual, 9 what can wait.
    pub priority: i32,
}

impl NewJob {
    /// A job of the usual priority, to be done at once.
    pub fn new(kind: &'static str, payload: serde_json::Value) -> Self {
        Self { kind, payload, run_at: None, dedupe_key: None, priority: 5 }
    }
    /// The same job, not before `time`.
    pub fn at(mut self, time: Time) -> Self {
        self.run_at = Some(time);
        self
    }
    /// The same job, once for `key`.
    pub fn once(mut self, key: impl Into<String>) -> Self {
        self.dedupe_key = Some(key.into());
        self
    }
    /// The same job with another priority.
    pub fn priority(mut self, priority: i32) -> Self {
        self.priority = priority;
        self
    }
}

/// From a fact to the jobs that follow it. `app` holds the one table.
pub type Reactions = fn(&Fact) -> Vec<NewJob>;

/// What a deed is done with.
#[derive(Debug)]
pub struct Ctx {
    pub clock: Clock,
    pub dice: Dice,
    pub actor: Actor,
    /// The network address the request came from; empty for the program itself.
    pub address: String,
    pub reactions: Reactions,
    /// How open pages show that a candidate is there.
    pub pace: Pace,
}

impl Ctx {
    /// Now.
    pub fn now(&self) -> Time {
        self.clock.now()
    }
    /// The tenant in which the actor acts.
    pub fn organisation(&self) -> Result<OrganisationId> {
        self.actor.organisation().cloned()
    }
    /// Refuses unless the actor carries the permission.
    pub fn need(&self, permission: Permission) -> Result<()> {
        self.actor.need(permission)
    }
    /// The same moment and place, acted by somebody else (an action that goes on as the program).
    pub fn as_actor(&mut self, actor: Actor) -> Ctx {
        let seed = self.dice.seed();
        Ctx {
            clock: self.clock.clone(),
            dice: Dice::seeded(seed.unsigned_abs()),
            actor,
            address: self.address.clone(),
            reactions: self.reactions,
            pace: self.pace,
        }
    }
}

/// A new id of the wanted type: `new_id!(ctx, ProfileId)`.
#[macro_export]
macro_rules! new_id {
    ($ctx:expr, $id:ty) => {
        <$id>::new(&$ctx.clock, &mut $ctx.dice)
    };
}
