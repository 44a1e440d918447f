//! Doing deeds at moments that have passed.

use crate::ctx::{Actor, Ctx, Staff};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::jobs::{Handlers, run_due};
use crate::kit::ids::{OrganisationId, SessionId, UserId};
use crate::kit::{Clock, Dice, Span, Time};
use crate::web::State;

/// The database, and now as the end of the story.
pub struct Past {
    state: State,
    handlers: Handlers,
    pub now: Time,
}

impl Past {
    pub fn new(state: &State, handlers: &Handlers) -> Self {
        Self { state: state.clone(), handlers: handlers.clone(), now: state.clock.now() }
    }
    /// What the story is told with.
    pub fn state(&self) -> &State {
        &self.state
    }
    /// So many days ago, at this hour and minute (UTC); never later than now.
    pub fn day(&self, days_ago: i64, hour: i64, minute: i64) -> Time {
        let midnight = Time::from_micros(self.now.micros().div_euclid(86_400_000_000) * 86_400_000_000);
        (midnight - Span::days(days_ago) + Span::hours(hour) + Span::minutes(minute)).min(self.now)
    }
    /// Does a deed as somebody, at a moment.
    pub async fn act<T: Send + 'static>(
        &self,
        at: Time,
        actor: Actor,
        f: impl FnOnce(&mut Conn, &mut Ctx) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let mut ctx = State { clock: Clock::at(at), ..self.state.clone() }.ctx(actor, "203.0.113.20");
        self.state.db.write(move |conn| f(conn, &mut ctx)).await
    }
    /// Does the jobs that are due by then.
    pub async fn work(&self, at: Time) -> Result<()> {
        let then = State { clock: Clock::at(at), ..self.state.clone() };
        run_due(&then, &self.handlers).await.map(|_| ())
    }
    /// Somebody of the company as an actor.
    pub async fn staff(&self, organisation: &OrganisationId, email: &'static str) -> Result<Actor> {
        let organisation = organisation.clone();
        let mut dice = Dice::machine();
        let clock = Clock::at(self.now);
        self.state
            .db
            .read(move |conn| {
                let user = crate::accounts::store::by_email(conn, email)?.ok_or(Error::NotFound)?;
                let company = crate::accounts::store::organisation(conn, &organisation)?;
                Ok(Actor::Staff(Staff {
                    user: user.id,
                    session: SessionId::new(&clock, &mut dice),
                    organisation,
                    organisation_name: company.name,
                    name: user.name,
                    role: user.role,
                }))
            })
            .await
    }
    /// The id of an actor's user.
    pub fn user(actor: &Actor) -> Result<UserId> {
        Ok(actor.staff()?.user.clone())
    }
    /// A new id of this moment.
    pub fn mint<T>(&self, make: impl FnOnce(&mut Ctx) -> T) -> T {
        make(&mut self.state.ctx(Actor::Nobody, ""))
    }
}
