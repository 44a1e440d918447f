//! Many candidates, and some who sit a test.

use crate::attempts::{Paper, SeatKey, actions as seat_deeds};
use crate::candidates::{self, Application, Candidate, Invitation, InvitationState, NewInvitation, Stage, link};
use crate::ctx::{Actor, Ctx};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::kit::ids::{ApplicationId, AssessmentId, CandidateId, InvitationId, OrganisationId};
use crate::kit::{Dice, Span};
use crate::web::State;
use crate::{accounts, new_id, paths};

const FIRST: &[&str] = &[
    "Anna", "Bilal", "Chiara", "Dmitri", "Emeka", "Freya", "Goran", "Hana", "Imran", "Jana", "Kofi", "Lucía", "Mateusz", "Noor", "Olga",
    "Priscila", "Qiang", "Ravi", "Sofía", "Thabo",
];
const LAST: &[&str] = &[
    "Abebe",
    "Bianchi",
    "Çelik",
    "Dubois",
    "Eriksen",
    "Fischer",
    "García",
    "Hoang",
    "Ivanova",
    "Jansen",
    "Kowalski",
    "Lopes",
    "Mwangi",
    "Nakamura",
    "Okonkwo",
    "Pereira",
    "Quispe",
    "Rahman",
    "Schmidt",
    "Takahashi",
];

/// A candidate who has started.
#[derive(Debug, Clone)]
pub struct Sitter {
    pub token: String,
    pub link: String,
}

async fn company(state: &State) -> Result<(OrganisationId, candidates::Job)> {
    state
        .db
        .read(|conn| {
            let organisation = accounts::store::organisation_by_slug(conn, "kestrel-pay")?.id;
            let jobs = candidates::store::published(conn, &organisation)?;
            let job = jobs.into_iter().next().ok_or_else(|| Error::internal("the demo has no published test"))?;
            Ok((organisation, job))
        })
        .await
}

/// Adds so many invited candidates, a thousand a transaction.
pub async fn gather(state: &State, many: usize) -> Result<()> {
    let (organisation, job) = company(state).await?;
    let mut done = 0;
    while done < many {
        let size = (many - done).min(1000);
        let (organisation, job, first) = (organisation.clone(), job.clone(), done);
        let mut ctx = state.ctx(Actor::System { organisation: Some(organisation.clone()), name: "Bench" }, "");
        state.db.write(move |conn| (first..first + size).try_for_each(|n| one(conn, &mut ctx, &organisation, &job, n))).await?;
        done += size;
    }
    Ok(())
}

fn one(conn: &mut Conn, ctx: &mut Ctx, organisation: &OrganisationId, job: &candidates::Job, n: usize) -> Result<()> {
    let mut dice = Dice::seeded(n as u64);
    let at = ctx.now() - Span::minutes(n as i64);
    let email = format!("person{n}@crowd.example");
    let candidate = Candidate {
        id: new_id!(ctx, CandidateId),
        organisation_id: organisation.clone(),
        code: format!("B-{n}"),
        name: format!("{} {}", FIRST[dice.below(FIRST.len())], LAST[dice.below(LAST.len())]),
        email_key: candidates::rules::email_key(&email),
        email,
        time_factor_percent: 100,
        revision: 1,
        created_at: at,
    };
    candidates::store::insert_candidate(conn, &candidate)?;
    let stage = [Stage::Invited, Stage::Invited, Stage::Expired, Stage::Withdrawn][dice.below(4)];
    let application = Application {
        id: new_id!(ctx, ApplicationId),
        organisation_id: organisation.clone(),
        candidate_id: candidate.id.clone(),
        profile_id: job.profile.clone(),
        stage,
        stage_at: at,
        created_at: at,
    };
    candidates::store::insert_application(conn, &application)?;
    let invitation = Invitation {
        id: new_id!(ctx, InvitationId),
        organisation_id: organisation.clone(),
        application_id: application.id,
        candidate_id: candidate.id,
        assessment_id: job.assessment.clone(),
        state: if stage == Stage::Invited { InvitationState::Invited } else { InvitationState::Expired },
        link_number: 1,
        time_factor_percent: 100,
        message: String::new(),
        expires_at: at + Span::days(14),
        created_by: "Bench".to_string(),
        created_at: at,
        opened_at: None,
        reminded_at: None,
        reminders: 0,
        cancelled_at: None,
        revision: 1,
        language: None,
    };
    candidates::store::insert_invitation(conn, &invitation)?;
    Ok(())
}

/// Invites so many and starts their clocks.
pub async fn sitters(state: &State, many: usize) -> Result<Vec<Sitter>> {
    let (organisation, job) = company(state).await?;
    let mut sitters = Vec::new();
    for n in 0..many {
        let (organisation, assessment) = (organisation.clone(), job.assessment.clone());
        let mut ctx = state.ctx(Actor::System { organisation: Some(organisation.clone()), name: "Bench" }, "");
        let invitation = state.db.write(move |conn| start(conn, &mut ctx, &organisation, &assessment, n)).await?;
        let token = link::make(&state.secrets, &invitation, 1);
        sitters.push(Sitter { link: paths::candidates::link(&token), token });
    }
    Ok(sitters)
}

fn start(conn: &mut Conn, ctx: &mut Ctx, organisation: &OrganisationId, assessment: &AssessmentId, n: usize) -> Result<InvitationId> {
    let new = NewInvitation {
        id: new_id!(ctx, InvitationId),
        assessment: assessment.clone(),
        name: format!("Sitter {n}"),
        email: format!("sitter{n}@crowd.example"),
        expires_at: ctx.now() + Span::days(7),
        time_factor_percent: None,
        message: String::new(),
        language: None,
    };
    let invitation = candidates::actions::invite(conn, ctx, new)?.id;
    let mut seated = ctx.as_actor(Actor::Candidate { organisation: organisation.clone(), invitation: invitation.clone() });
    let paper = Paper::read(conn, organisation, assessment)?;
    let agreed = seat_deeds::Agreed { text: "Bench".to_string(), at: ctx.now() };
    seat_deeds::start(conn, &mut seated, &SeatKey { invitation: invitation.clone(), link_number: 1 }, &paper, &agreed, "bench")?;
    Ok(invitation)
}
