//! One candidate: applications, invitations, letters and what happened.

use super::{id, invitation_tone, percent, stage_tone};
use crate::audit::Entry;
use crate::candidates::actions::{Details, Folder};
use crate::candidates::{Candidate, Invitation, InvitationState, Job, Stage, actions, link, rules};
use crate::error::{Error, FieldErrors, Result};
use crate::kit::ids::{ApplicationId, CandidateId};
use crate::kit::{Permission, Span, Time, text};
use crate::mail::{Letter, LetterState};
use crate::paths::{self, candidates as own};
use crate::web::{Fields, Flash, Shell, Visit};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

#[derive(askama::Template)]
#[template(path = "candidates/candidates/show.html")]
struct Show {
    shell: Shell,
    person: Person,
    applications: Vec<Application>,
    trail: Vec<Happening>,
    may_invite: bool,
}

struct Person {
    code: String,
    has_name: bool,
    email: String,
    extra: String,
    since: (String, String),
    edit: String,
    invite: String,
}

struct Application {
    title: String,
    stage: &'static str,
    tone: &'static str,
    since: String,
    stage_action: String,
    may_withdraw: bool,
    may_hire: bool,
    invitations: Vec<Sent>,
}

struct Sent {
    id: String,
    test: String,
    minutes: String,
    state: &'static str,
    tone: &'static str,
    icon: &'static str,
    facts: Vec<String>,
    message: String,
    /// The address to copy, while it opens.
    link: Option<String>,
    reminder: Option<String>,
    cancellation: Option<String>,
    expiry: Option<(String, String)>,
    renewal: Option<(String, String)>,
    /// Where more time is given, while the test runs.
    more_time: Option<String>,
    /// The score and its card.
    score: Option<(String, String)>,
    letters: Vec<Posted>,
}

struct Posted {
    subject: String,
    state: &'static str,
    tone: &'static str,
    when: String,
}

struct Happening {
    who: String,
    what: String,
    iso: String,
    ago: String,
}

/// The page.
pub async fn show(visit: Visit, path: web::Path<String>) -> Result<HttpResponse> {
    visit.staff()?;
    let id: CandidateId = id(&path)?;
    let folder = visit.read(move |conn, ctx| actions::folder(conn, ctx, &id)).await?;
    let (now, may_invite) = (visit.state.clock.now(), visit.actor.may(Permission::InviteCandidates));
    let candidate = &folder.candidate;
    let person = Person {
        code: candidate.code.clone(),
        has_name: candidate.has_name(),
        email: candidate.email.clone(),
        extra: extra(candidate.time_factor_percent),
        since: (candidate.created_at.iso(), candidate.created_at.date()),
        edit: own::edit(&candidate.id),
        invite: paths::with_query(
            &own::invite(),
            &[("name", if candidate.has_name() { &candidate.name } else { "" }), ("email", &candidate.email)],
        ),
    };
    let shell = visit.shell(&candidate.name).crumb("Candidates", own::index()).crumb(&candidate.name, "");
    let applications = folder
        .applications
        .iter()
        .map(|(application, title, sent, _)| Application {
            title: title.clone(),
            stage: application.stage.label(),
            tone: stage_tone(application.stage),
            since: application.stage_at.date(),
            stage_action: own::stage(&application.id),
            may_withdraw: may_invite && rules::may_move(application.stage, Stage::Withdrawn).is_ok(),
            may_hire: may_invite && rules::may_move(application.stage, Stage::Hired).is_ok(),
            invitations: sent.iter().map(|invitation| one(&visit, &folder, invitation, now, may_invite)).collect(),
        })
        .collect();
    let trail = folder.trail.iter().map(|entry| happening(entry, now)).collect();
    visit.page(&Show { shell, person, applications, trail, may_invite })
}

fn extra(factor: i32) -> String {
    if factor > 100 { format!("{} % more", factor - 100) } else { "None".to_string() }
}

fn one(visit: &Visit, folder: &Folder, invitation: &Invitation, now: Time, may_invite: bool) -> Sent {
    let state = invitation.state_at(now);
    let waits = state == InvitationState::Invited;
    let ends_soon = waits && invitation.expires_at - now < Span::days(2);
    let job: Option<&Job> = folder.jobs.get(&invitation.assessment_id);
    let renewable = may_invite && rules::may_renew(invitation).is_ok();
    let token = link::make(&visit.state.secrets, &invitation.id, invitation.link_number);
    let mut facts = vec![format!("Invited {}", invitation.created_at.date())];
    match state {
        InvitationState::Invited => facts.push(format!("Open until {}", invitation.expires_at.date_time())),
        InvitationState::Expired => facts.push(format!("Ended {}", invitation.expires_at.date())),
        InvitationState::Cancelled => facts.extend(invitation.cancelled_at.map(|at| format!("Cancelled {}", at.date()))),
        InvitationState::Started | InvitationState::Finished => {
            facts.extend(invitation.opened_at.map(|at| format!("Started {}", at.date_time())))
        }
    }
    if invitation.time_factor_percent > 100 {
        facts.push(format!("{} % more time", invitation.time_factor_percent - 100));
    }
    let sat = folder.applications.iter().flat_map(|(_, _, _, sat)| sat).find(|o| o.invitation == invitation.id);
    if let Some(sat) = sat {
        if sat.runs {
            facts.push(format!("Ends {}", sat.ends.date_time()));
        }
        if sat.extra_s > 0 {
            facts.push(format!("{} min given on top", sat.extra_s / 60));
        }
        if sat.credited_s > 0 {
            facts.push(format!("{} given back for a broken connection", short(sat.credited_s)));
        }
    }
    if invitation.reminders > 0 {
        facts.push(format!(
            "{}, the last {}",
            text::count(usize::try_from(invitation.reminders).unwrap_or(0), "reminder", "reminders"),
            invitation.reminded_at.map(|at| at.ago(now)).unwrap_or_default()
        ));
    }
    Sent {
        id: invitation.id.to_string(),
        test: job.map(Job::label).unwrap_or_default(),
        minutes: job
            .map(|j| {
                text::count(
                    usize::try_from(rules::minutes_given(j.time_limit_min, invitation.time_factor_percent)).unwrap_or(0),
                    "minute",
                    "minutes",
                )
            })
            .unwrap_or_default(),
        state: if ends_soon { "Ends soon" } else { state.label() },
        tone: if ends_soon { "warn" } else { invitation_tone(state) },
        icon: if ends_soon { "alert-triangle" } else { "" },
        facts,
        message: invitation.message.clone(),
        link: (may_invite && waits).then(|| visit.state.config.absolute(&own::link(&token))),
        reminder: (may_invite && rules::may_remind(invitation, now).is_ok()).then(|| own::reminder(&invitation.id)),
        cancellation: (may_invite && waits).then(|| own::cancellation(&invitation.id)),
        expiry: (may_invite && waits).then(|| (own::expiry(&invitation.id), invitation.expires_at.day())),
        renewal: renewable.then(|| (own::renewal(&invitation.id), (now + rules::USUAL_LIFE).day())),
        more_time: sat.filter(|o| may_invite && o.runs).map(|o| paths::attempts::new_extension(&o.attempt)),
        score: folder
            .applications
            .iter()
            .flat_map(|(_, _, _, sat)| sat)
            .filter(|o| o.invitation == invitation.id)
            .find_map(|o| Some((percent(o.overall?), paths::scorecards::scorecard(&o.attempt)))),
        letters: folder.letters.get(invitation.id.as_str()).into_iter().flatten().map(posted).collect(),
    }
}

/// "4 min", or "40 s" where it is less than one.
fn short(seconds: i32) -> String {
    if seconds < 60 { format!("{seconds} s") } else { format!("{} min", (seconds + 30) / 60) }
}

fn posted(letter: &Letter) -> Posted {
    let tone = match letter.state {
        LetterState::Sent => "good",
        LetterState::Failed => "bad",
        LetterState::Kept => "info",
        LetterState::Waiting => "",
    };
    Posted {
        subject: letter.subject.clone(),
        state: letter.state.label(),
        tone,
        when: letter.sent_at.unwrap_or(letter.created_at).date_time(),
    }
}

fn happening(entry: &Entry, now: Time) -> Happening {
    Happening { who: entry.actor_name.clone(), what: entry.summary.clone(), iso: entry.at.iso(), ago: entry.at.ago(now) }
}

#[derive(askama::Template)]
#[template(path = "candidates/candidates/edit.html")]
struct Edit {
    shell: Shell,
    action: String,
    person_name: String,
    email: String,
    extra_time: String,
    revision: i32,
    errors: FieldErrors,
    theirs: Option<Candidate>,
    theirs_extra: String,
    back: String,
}

/// The form for the details.
pub async fn edit(visit: Visit, path: web::Path<String>) -> Result<HttpResponse> {
    visit.staff()?;
    visit.actor.need(Permission::InviteCandidates)?;
    let candidate = load(&visit, id(&path)?).await?;
    let fields = Fields::from_pairs([
        ("name", if candidate.has_name() { candidate.name.clone() } else { String::new() }),
        ("email", candidate.email.clone()),
        ("extra_time", (candidate.time_factor_percent - 100).to_string()),
        ("revision", candidate.revision.to_string()),
    ]);
    form(&visit, &candidate, &fields, StatusCode::OK, FieldErrors::new(), None)
}

async fn load(visit: &Visit, id: CandidateId) -> Result<Candidate> {
    Ok(visit.read(move |conn, ctx| actions::folder(conn, ctx, &id)).await?.candidate)
}

fn form(
    visit: &Visit,
    candidate: &Candidate,
    fields: &Fields,
    status: StatusCode,
    errors: FieldErrors,
    theirs: Option<Candidate>,
) -> Result<HttpResponse> {
    let shell = visit
        .shell(format!("Details of {}", candidate.code))
        .crumb("Candidates", own::index())
        .crumb(&candidate.name, own::candidate(&candidate.id))
        .crumb("Details", "");
    let revision = theirs.as_ref().map_or_else(|| fields.value("revision").parse().unwrap_or(-1), |t| t.revision);
    let theirs_extra = theirs.as_ref().map(|t| extra(t.time_factor_percent)).unwrap_or_default();
    visit.page_as(
        status,
        &Edit {
            shell,
            revision,
            errors,
            theirs,
            theirs_extra,
            action: own::candidate(&candidate.id),
            back: own::candidate(&candidate.id),
            person_name: fields.value("name").to_string(),
            email: fields.value("email").to_string(),
            extra_time: fields.value("extra_time").to_string(),
        },
    )
}

/// Changes the details.
pub async fn update(visit: Visit, path: web::Path<String>, fields: Fields) -> Result<HttpResponse> {
    visit.actor.need(Permission::InviteCandidates)?;
    let id: CandidateId = id(&path)?;
    let candidate = load(&visit, id.clone()).await?;
    let mut parse = fields.parse();
    let details = Details {
        name: parse.line("name", "a name", rules::NAME_MOST),
        email: parse.email("email"),
        time_factor_percent: 100 + parse.optional_number("extra_time", "extra time", 0..=300).unwrap_or(0),
        revision: parse.revision(),
    };
    let outcome = match parse.done(details) {
        Ok(details) => {
            visit
                .write({
                    let id = id.clone();
                    move |conn, ctx| actions::change(conn, ctx, &id, details)
                })
                .await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(_) => Ok(visit.go_with(&own::candidate(&id), &Flash::good("Saved.", ""))),
        Err(Error::Invalid(errors)) => form(&visit, &candidate, &fields, StatusCode::UNPROCESSABLE_ENTITY, errors, None),
        Err(Error::Stale) => {
            let theirs = load(&visit, id).await?;
            form(&visit, &candidate, &fields, StatusCode::CONFLICT, FieldErrors::new(), Some(theirs))
        }
        Err(error) => Err(error),
    }
}

/// Notes that somebody withdrew or was hired.
pub async fn stage(visit: Visit, path: web::Path<String>, fields: Fields) -> Result<HttpResponse> {
    visit.actor.need(Permission::InviteCandidates)?;
    let id: ApplicationId = id(&path)?;
    let Some(stage) = fields.value("stage").parse::<Stage>().ok().filter(|s| matches!(s, Stage::Withdrawn | Stage::Hired)) else {
        return Err(Error::field("stage", "Choose withdrawn or hired."));
    };
    let candidate = visit.write(move |conn, ctx| actions::withdraw_or_hire(conn, ctx, &id, stage)).await?;
    Ok(visit.go_with(&own::candidate(&candidate), &Flash::good("Saved.", format!("The application is at \"{}\".", stage.label()))))
}
