//! The link in the letter: welcome, consent, and the seat in this browser. A GET changes nothing.

use super::frame::{self, Step};
use crate::attempts::model::{SeatKey, Seated};
use crate::attempts::rules::{self, Stand};
use crate::attempts::seat::{self, Consent, Ticket};
use crate::attempts::{Paper, Papers, store};
use crate::candidates::link;
use crate::error::{Error, FieldErrors, Result};
use crate::kit::{Points, markdown};
use crate::language::{Rich, Say, Value, Words};
use crate::paths::{attempts as paths, candidates as letters};
use crate::web::{Fields, SeatShell, Visit};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use std::sync::Arc;

/// A link that is genuine: its seat's key, the invitation, and the paper it leads to.
struct Opened {
    key: SeatKey,
    seated: Seated,
    paper: Arc<Paper>,
    stand: Stand,
}

async fn opened(visit: &Visit, papers: &Papers, token: &str) -> Result<Option<Opened>> {
    let Some((invitation, link_number)) = link::read(&visit.state.secrets, token) else { return Ok(None) };
    let papers = papers.clone();
    visit
        .read(move |conn, ctx| {
            let Some(seated) = store::seated(conn, &invitation)? else { return Ok(None) };
            let paper = papers.get(conn, &seated.invitation.organisation_id, &seated.invitation.assessment_id)?;
            let stand = rules::stand(&seated, link_number, ctx.now());
            Ok(Some(Opened { key: SeatKey { invitation, link_number }, seated, paper, stand }))
        })
        .await
}

#[derive(askama::Template)]
#[template(path = "attempts/link/welcome.html")]
struct Welcome {
    seat: SeatShell,
    steps: Vec<Step>,
    offer: Offer,
    message: String,
    consent_url: String,
    expires: String,
    expires_iso: String,
}

#[derive(askama::Template)]
#[template(path = "attempts/link/running.html")]
struct RunningPage {
    seat: SeatShell,
    action: String,
    lead: Say,
}

#[derive(askama::Template)]
#[template(path = "attempts/link/finished.html")]
struct Finished {
    seat: SeatShell,
    action: String,
    lead: Say,
    next: Rich,
}

/// What the candidate is told about the test before agreeing to anything.
pub(super) struct Offer {
    pub company: String,
    pub role: String,
    pub questions: usize,
    /// The time given, extra time counted in.
    pub minutes: i64,
    /// The time without the extra time, and that in percent; `None` where there is none.
    pub extra: Option<(i32, i32)>,
    pub topics: String,
    pub kinds: String,
    pub points: Points,
    pub instructions_html: String,
    pub ai_text: &'static str,
    pub ai_note: String,
    pub contact: Value,
}

impl Offer {
    pub fn of(w: Words, seated: &Seated, paper: &Paper) -> Offer {
        let assessment = &paper.frozen.assessment;
        let factor = seated.invitation.time_factor_percent;
        let mut topics: Vec<&str> = Vec::new();
        for skill in paper.frozen.skills.iter().filter(|s| paper.questions.iter().any(|q| q.item.skill_id == s.id)) {
            if !topics.contains(&skill.name.as_str()) {
                topics.push(&skill.name);
            }
        }
        Offer {
            company: seated.company.clone(),
            role: seated.role.clone(),
            questions: paper.questions.len(),
            minutes: (i64::from(rules::limit_s(assessment.time_limit_min, factor)) + 59) / 60,
            extra: (factor > 100).then(|| (assessment.time_limit_min, factor - 100)),
            topics: w.list(topics),
            kinds: w.list(paper.kinds.iter().map(|k| k.say(w))),
            points: paper.frozen.points(),
            instructions_html: if assessment.instructions_md.trim().is_empty() {
                String::new()
            } else {
                markdown::html(&assessment.instructions_md, 3)
            },
            ai_text: assessment.ai_policy.say(w),
            ai_note: assessment.ai_note.clone(),
            contact: frame::contact(paper.contact(&seated.company_contact)),
        }
    }
}

/// The page behind the link, for wherever the invitation stands.
pub async fn show(visit: Visit, token: web::Path<String>, papers: web::Data<Papers>) -> Result<HttpResponse> {
    let Some(Opened { seated, paper, stand, .. }) = opened(&visit, &papers, &token).await? else { return frame::wrong(&visit) };
    let contact = paper.contact(&seated.company_contact).to_string();
    let w = frame::words(&visit, Some(&seated));
    match (stand, &seated.attempt) {
        (Stand::Invited, _) => {
            let shell = frame::shell(&visit, Some(&seated), w.t("welcome-page"));
            let expires = seated.invitation.expires_at;
            visit.page(&Welcome {
                seat: shell,
                steps: before(w, 0, &token),
                offer: Offer::of(w, &seated, &paper),
                message: seated.invitation.message.clone(),
                consent_url: paths::consent(&token),
                expires: w.date_time(expires),
                expires_iso: expires.iso(),
            })
        }
        (Stand::Running, Some(attempt)) => {
            let left = (attempt.deadline_at - visit.state.clock.now()).minutes_up();
            visit.page(&RunningPage {
                seat: frame::shell(&visit, Some(&seated), w.t("running-heading")),
                action: paths::link_seat(&token),
                lead: w.say("running-lead").with("minutes", left).with("ends", w.clock(attempt.deadline_at)),
            })
        }
        (Stand::Closing | Stand::Over | Stand::Finished, Some(attempt)) => {
            let at = attempt.submitted_at.unwrap_or(attempt.deadline_at);
            visit.page(&Finished {
                seat: frame::shell(&visit, Some(&seated), w.t("finished-heading")),
                action: paths::link_seat(&token),
                lead: w.say("finished-lead").with("date", w.date_time(at)),
                next: w.say("finished-next").with("company", &seated.company).with("contact", frame::contact(&contact)).rich(),
            })
        }
        (stand, _) => frame::closed(&visit, Some(&seated), &contact, stand),
    }
}

/// Opens the seat in this browser once the test has begun: the same test goes on where it was, on any device.
pub async fn open_seat(visit: Visit, token: web::Path<String>, papers: web::Data<Papers>) -> Result<HttpResponse> {
    let Some(opened) = opened(&visit, &papers, &token).await? else { return frame::wrong(&visit) };
    match opened.stand {
        Stand::Running | Stand::Closing | Stand::Over | Stand::Finished => with_seat(&visit, &opened, None, &paths::attempt()),
        Stand::Invited => Ok(visit.go(&paths::consent(&token))),
        stand => frame::closed(&visit, Some(&opened.seated), opened.paper.contact(&opened.seated.company_contact), stand),
    }
}

fn with_seat(visit: &Visit, opened: &Opened, consent: Option<Consent>, to: &str) -> Result<HttpResponse> {
    let invitation = &opened.seated.invitation;
    let ticket = Ticket {
        key: opened.key.clone(),
        organisation: invitation.organisation_id.clone(),
        assessment: invitation.assessment_id.clone(),
        consent,
    };
    let mut response = visit.go(to);
    response.add_cookie(&ticket.cookie(&visit.state)).map_err(Error::internal)?;
    // Pages that do not read the invitation (an error, a save) speak its language by this.
    let language = frame::words(visit, Some(&opened.seated)).language();
    if visit.wishes.chosen.is_none() {
        response.add_cookie(&seat::language_cookie(&visit.state, &format!("~{language}"))).map_err(Error::internal)?;
    }
    Ok(response)
}

#[derive(askama::Template)]
#[template(path = "attempts/link/consent.html")]
struct ConsentPage {
    seat: SeatShell,
    steps: Vec<Step>,
    text: String,
    questions: Rich,
    back: String,
    action: String,
    errors: FieldErrors,
}

/// What is recorded, and the question whether the candidate agrees.
pub async fn new_consent(visit: Visit, token: web::Path<String>, papers: web::Data<Papers>) -> Result<HttpResponse> {
    let Some(opened) = opened(&visit, &papers, &token).await? else { return frame::wrong(&visit) };
    if opened.stand != Stand::Invited {
        return Ok(visit.go(&letters::link(&token)));
    }
    consent_page(&visit, &token, &opened, FieldErrors::new())
}

fn consent_page(visit: &Visit, token: &str, opened: &Opened, errors: FieldErrors) -> Result<HttpResponse> {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let contact = opened.paper.contact(&opened.seated.company_contact).to_string();
    let w = frame::words(visit, Some(&opened.seated));
    let text = rules::consent_text(w, &opened.seated.company, &opened.seated.role, &contact);
    let shell = frame::shell(visit, Some(&opened.seated), w.t("consent-heading"));
    visit.page_as(
        status,
        &ConsentPage {
            seat: shell,
            steps: before(w, 1, token),
            text,
            questions: w.say("consent-questions").with("contact", frame::contact(&contact)).rich(),
            back: letters::link(token),
            action: paths::consent(token),
            errors,
        },
    )
}

/// The candidate agrees: the seat opens in this browser. Nothing is kept yet; the start keeps the words and the moment.
pub async fn create_consent(visit: Visit, token: web::Path<String>, fields: Fields, papers: web::Data<Papers>) -> Result<HttpResponse> {
    let Some(opened) = opened(&visit, &papers, &token).await? else { return frame::wrong(&visit) };
    if opened.stand != Stand::Invited {
        return Ok(visit.go(&letters::link(&token)));
    }
    let w = frame::words(&visit, Some(&opened.seated));
    if !fields.parse().ticked("consent") {
        return consent_page(&visit, &token, &opened, FieldErrors::one("consent", w.t("consent-missing")));
    }
    let contact = opened.paper.contact(&opened.seated.company_contact);
    let words = rules::consent_text(w, &opened.seated.company, &opened.seated.role, contact);
    with_seat(&visit, &opened, Some(Consent::to(&words, visit.state.clock.now())), &paths::practice(1))
}

fn before(w: Words, current: usize, token: &str) -> Vec<Step> {
    frame::steps(w, current, [letters::link(token), paths::consent(token), paths::practice(1), paths::start()])
}
