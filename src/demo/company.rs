//! The company: its people, its jobs, its tests, and those who apply.

use super::cast::{self, Applicant, COMPANY, HANNAH, LEDGER, NADIA, OTHER_COMPANY, PAYMENTS, PRIYA, STAFF, SignIn, Story, TOMAS};
use super::past::Past;
use super::{Demo, sittings};
use crate::accounts::{NewUser, actions as accounts, password};
use crate::assessments::{self, AiPolicy, ItemOrder, Settings};
use crate::candidates::link;
use crate::ctx::Actor;
use crate::error::{Error, Result};
use crate::kit::ids::{AssessmentId, InvitationId, ItemId, OrganisationId, ProfileId, ProfileVersionId};
use crate::kit::{Span, Time};
use crate::profiles::{self, Employment, Role, Salary, SalaryPeriod, Workplace};
use crate::{new_id, paths, questions};

/// What the story has made so far.
pub struct Company {
    pub organisation: OrganisationId,
    pub nadia: Actor,
    pub hannah: Actor,
    pub priya: Actor,
}

/// A job with its test.
struct Job {
    title: &'static str,
    team: &'static str,
    template: &'static str,
    location: &'static str,
    workplace: Workplace,
    salary: (i32, i32),
    description: &'static str,
    test_title: &'static str,
    minutes: i32,
    essays: &'static [&'static str],
    /// Further questions chosen by hand: with them the senior test asks in every way there is.
    also: &'static [&'static str],
    ai_policy: AiPolicy,
    cut_score: Option<i32>,
    opened_days_ago: i64,
    applicants: &'static [Applicant],
}

const JOBS: [Job; 2] = [
    Job {
        title: "Backend Engineer, Payments",
        team: "Payments",
        template: "mid-level-backend-developer",
        location: "Lisbon",
        workplace: Workplace::Hybrid,
        salary: (48_000, 62_000),
        description: "You will build and run the services through which shops take payments with Kestrel.\n\n\
            ## What you will do\n\n- Write endpoints that shops call, and keep their contracts stable.\n- Model payments, refunds and payouts in PostgreSQL.\n\
            - Test what you write, and look after it in production together with the team.\n\n\
            ## How we work\n\nFive engineers, one product manager. We write Java and Go, review each other's changes the same day and share on-call one week in six. \
            Two days a week in the office in Lisbon.\n\n## What matters to us\n\nThat you can explain what you did and why. Which school or company you learnt it at does not.",
        test_title: "Payments, backend",
        minutes: 60,
        essays: &["why-the-old-address-is-shown"],
        also: &[],
        ai_policy: AiPolicy::Disclosed,
        cut_score: Some(50),
        opened_days_ago: 34,
        applicants: PAYMENTS,
    },
    Job {
        title: "Senior Backend Engineer, Ledger",
        team: "Payments Core",
        template: "senior-backend-developer",
        location: "Lisbon or remote (UTC ±3)",
        workplace: Workplace::Remote,
        salary: (68_000, 84_000),
        description: "You will own the ledger that records every payment Kestrel makes.\n\n\
            ## What you will do\n\n- Keep balances right when events arrive twice, late or out of order.\n- Design the APIs that other teams build on, and change them without breaking anybody.\n\
            - Read query plans, and make slow reports fast.\n- Lead the review after an incident, and see that it does not happen again.\n\n\
            ## How we work\n\nThe team is six people in four countries. You will write and review code in Java or Go, model data in PostgreSQL, and share on-call one week in six. \
            You will work with risk, finance and support, and explain the ledger's rules to people who do not program.\n\n## What matters to us\n\nCare with money, and saying clearly what you do not know yet.",
        test_title: "Ledger, senior backend",
        minutes: 90,
        essays: &["reviewing-the-refund-endpoint", "slow-order-list-plan"],
        also: &["drain-the-backlog", "works-in-the-browser-fails-in-the-client"],
        ai_policy: AiPolicy::Forbidden,
        cut_score: None,
        opened_days_ago: 21,
        applicants: LEDGER,
    },
];

/// Makes everything; says how to look around.
pub async fn make(past: &Past, password: &str) -> Result<Demo> {
    let hash = password::hash_later(past.state().config.passwords, crate::kit::Secret::new(password.to_string())).await?;
    let organisation = company(past, COMPANY, "people@kestrel.example", &STAFF, &hash, 60).await?;
    let company = Company {
        nadia: past.staff(&organisation, NADIA.email).await?,
        hannah: past.staff(&organisation, HANNAH.email).await?,
        priya: past.staff(&organisation, PRIYA.email).await?,
        organisation,
    };
    let mut open = None;
    for job in &JOBS {
        let profile = profile(past, &company, job).await?;
        let assessment = assessment(past, &company, job, &profile).await?;
        for applicant in job.applicants {
            let invitation = apply(past, &company, &assessment, applicant).await?;
            if applicant.story == Story::Invited {
                open = Some(invitation);
            }
        }
    }
    drafts(past, &company).await?;
    other_company(past, &hash).await?;
    past.work(past.now).await?;
    let invitation = open.ok_or_else(|| Error::internal("nobody of the demo is invited"))?;
    let sign_ins = [("admin", cast::ADA.email), ("recruiter", NADIA.email), ("hiring_manager", HANNAH.email), ("reviewer", PRIYA.email)]
        .map(|(role, email)| SignIn { role: role.to_string(), email: email.to_string(), password: password.to_string() });
    Ok(Demo { sign_ins: sign_ins.to_vec(), candidate_path: paths::candidates::link(&link::make(&past.state().secrets, &invitation, 1)) })
}

async fn company(
    past: &Past,
    name: &'static str,
    contact: &'static str,
    staff: &[&'static cast::Person],
    hash: &str,
    days: i64,
) -> Result<OrganisationId> {
    let at = past.day(days, 9, 0);
    let program = || Actor::System { organisation: None, name: "Demo" };
    let organisation = past.act(at, program(), move |conn, ctx| Ok(accounts::create_organisation(conn, ctx, name, contact)?.id)).await?;
    let within = Actor::System { organisation: Some(organisation.clone()), name: "Demo" };
    let people: Vec<NewUser> = staff
        .iter()
        .map(|p| NewUser { email: p.email.into(), name: p.name.into(), role: p.role, password_hash: Some(hash.to_string()) })
        .collect();
    past.act(at, within, move |conn, ctx| {
        questions::install_bank(conn, ctx)?;
        for person in people {
            accounts::add_user(conn, ctx, person)?;
        }
        Ok(())
    })
    .await?;
    Ok(organisation)
}

async fn profile(past: &Past, company: &Company, job: &'static Job) -> Result<ProfileId> {
    let team = vec![Past::user(&company.hannah)?, Past::user(&company.priya)?];
    let role = Role {
        title: job.title.to_string(),
        team_name: job.team.to_string(),
        location: job.location.to_string(),
        workplace: job.workplace,
        employment: Employment::FullTime,
        salary: Some(Salary { min: Some(job.salary.0), max: Some(job.salary.1), currency: "EUR".to_string(), period: SalaryPeriod::Year }),
        team,
    };
    past.act(past.day(job.opened_days_ago + 1, 10, 20), company.nadia.clone(), move |conn, ctx| {
        let id = new_id!(ctx, ProfileId);
        let new = profiles::actions::NewProfile { id: id.clone(), title: job.title.to_string(), template: Some(job.template.to_string()) };
        let made = profiles::actions::create(conn, ctx, new)?;
        let saved = profiles::actions::save_role(conn, ctx, &id, made.revision, role)?;
        let content = profiles::store::content(conn, &saved)?;
        let mut new = profiles::actions::Content {
            skills: content.skills.iter().map(|s| (s.skill.clone(), s.level, s.weight, s.must_have)).collect(),
            responsibilities: content.responsibilities.iter().map(|r| r.id.clone()).collect(),
            description_md: job.description.to_string(),
            attributes: content.attributes.clone(),
        };
        new.attributes.truncate(3);
        let saved = profiles::actions::save_content(conn, ctx, &id, saved.revision, new)?;
        let version = new_id!(ctx, ProfileVersionId);
        profiles::actions::publish(conn, ctx, &id, saved.revision, version)?;
        Ok(id)
    })
    .await
}

async fn assessment(past: &Past, company: &Company, job: &'static Job, profile: &ProfileId) -> Result<AssessmentId> {
    use assessments::actions as deeds;
    let profile = profile.clone();
    let organisation = company.organisation.clone();
    past.act(past.day(job.opened_days_ago, 14, 5), company.nadia.clone(), move |conn, ctx| {
        let id = new_id!(ctx, AssessmentId);
        deeds::create(conn, ctx, &id, &profile, job.test_title)?;
        let settings = Settings {
            title: job.test_title.to_string(),
            time_limit_min: job.minutes,
            offline_budget_min: 10,
            item_order: ItemOrder::Fixed,
            instructions_md: "Read each question to its end before you answer. You may go back and forth, and leave questions open. \
                There is no need to hurry: most people have time left."
                .to_string(),
            ai_policy: job.ai_policy,
            ai_note: String::new(),
            cut_score: job.cut_score,
            contact: "Nadia Osei, nadia.osei@kestrel.example".to_string(),
        };
        let revision = deeds::look(conn, ctx, &id)?.plan.assessment.revision;
        deeds::save_settings(conn, ctx, &id, revision, &settings)?;
        for slug in job.essays {
            let question = questions::by_slug(conn, &organisation, slug)?.ok_or(Error::NotFound)?;
            super::answering::check(slug, &questions::full(conn, &organisation, &question.id)?.version.content.content)
                .map_err(Error::Internal)?;
            let add = deeds::AddItem { id: new_id!(ctx, ItemId), question: question.id, section: None, skill: None };
            deeds::add_item(conn, ctx, &id, &add)?;
        }
        for slug in job.also {
            let question = questions::by_slug(conn, &organisation, slug)?.ok_or(Error::NotFound)?;
            let add = deeds::AddItem { id: new_id!(ctx, ItemId), question: question.id, section: None, skill: None };
            deeds::add_item(conn, ctx, &id, &add)?;
        }
        let suggestion = deeds::suggest(conn, ctx, &id, 7)?;
        let chosen: Vec<_> = suggestion.chosen.into_iter().map(|c| (c.question.id, c.skill)).collect();
        deeds::add_suggested(conn, ctx, &id, &chosen)?;
        let seen = deeds::look(conn, ctx, &id)?.plan.assessment.updated_at;
        deeds::publish(conn, ctx, &id, seen)?;
        Ok(id)
    })
    .await
}

/// One candidate's story, from the invitation to as far as it has come.
async fn apply(past: &Past, company: &Company, assessment: &AssessmentId, who: &'static Applicant) -> Result<InvitationId> {
    use crate::candidates::actions as deeds;
    let at = past.day(who.days, 9, 40);
    let expires_at = match who.story {
        Story::ExpiresTomorrow => past.now + Span::hours(26),
        Story::Expired => at + Span::days(10),
        _ => past.now.max(at + Span::days(14)) + Span::days(6),
    };
    let new = crate::candidates::NewInvitation {
        id: past.mint(|ctx| new_id!(ctx, InvitationId)),
        assessment: assessment.clone(),
        name: who.name.to_string(),
        email: who.email.to_string(),
        expires_at,
        time_factor_percent: (who.time != 100).then_some(who.time),
        message: String::new(),
        language: None,
    };
    let invitation = past.act(at, company.nadia.clone(), move |conn, ctx| deeds::invite(conn, ctx, new)).await?;
    past.work(at).await?;
    let id = invitation.id.clone();
    match who.story {
        Story::Invited | Story::ExpiresTomorrow => {}
        Story::Expired => past.work(expires_at + Span::minutes(5)).await?,
        Story::Cancelled => {
            past.act(at + Span::days(2), company.nadia.clone(), move |conn, ctx| deeds::cancel(conn, ctx, &id)).await?;
        }
        _ => sittings::sit(past, company, &invitation, who).await?,
    }
    Ok(invitation.id)
}

/// What is still on the table: a profile that nobody has finished, and one with skills but no text.
async fn drafts(past: &Past, company: &Company) -> Result<()> {
    past.act(past.day(1, 16, 10), company.nadia.clone(), |conn, ctx| {
        let id = new_id!(ctx, ProfileId);
        let new = profiles::actions::NewProfile {
            id,
            title: "Data Engineer, Risk".to_string(),
            template: Some("mid-level-backend-developer".to_string()),
        };
        profiles::actions::create(conn, ctx, new).map(|_| ())
    })
    .await
}

/// Another company on the same installation: neither ever sees the other.
async fn other_company(past: &Past, hash: &str) -> Result<()> {
    let organisation = company(past, OTHER_COMPANY, "jobs@fernhill.example", &[&TOMAS], hash, 12).await?;
    let tomas = past.staff(&organisation, TOMAS.email).await?;
    let at: Time = past.day(10, 11, 0);
    past.act(at, tomas, |conn, ctx| {
        let id = new_id!(ctx, ProfileId);
        let new = profiles::actions::NewProfile {
            id: id.clone(),
            title: "Junior Backend Developer".to_string(),
            template: Some("junior-backend-developer".to_string()),
        };
        let made = profiles::actions::create(conn, ctx, new)?;
        let version = new_id!(ctx, ProfileVersionId);
        profiles::actions::publish(conn, ctx, &id, made.revision, version).map(|_| ())
    })
    .await
}
