//! Letters to candidates: an invitation, a reminder, a cancellation.

use super::{Candidate, Invitation, InvitationState, link, rules, store};
use crate::accounts;
use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::kit::ids::InvitationId;
use crate::kit::text;
use crate::mail::{self, NewLetter};
use crate::paths;
use crate::web::State;
use askama::Template;

/// What every letter says.
struct Facts {
    greeting: String,
    company: String,
    who: String,
    job: String,
    test: String,
    time: String,
    until: String,
    message: String,
    link: String,
    contact: String,
}

macro_rules! letter {
    ($text:ident, $text_path:literal, $html:ident, $html_path:literal) => {
        #[derive(askama::Template)]
        #[template(path = $text_path)]
        struct $text<'a> {
            letter: &'a Facts,
        }
        #[derive(askama::Template)]
        #[template(path = $html_path)]
        struct $html<'a> {
            letter: &'a Facts,
        }
    };
}

letter!(InvitationText, "candidates/mail/invitation.txt", InvitationHtml, "candidates/mail/invitation.html");
letter!(ReminderText, "candidates/mail/reminder.txt", ReminderHtml, "candidates/mail/reminder.html");
letter!(CancelledText, "candidates/mail/cancelled.txt", CancelledHtml, "candidates/mail/cancelled.html");

/// Writes one letter into the outbox: "invitation", "reminder" or "cancelled". Nothing is written where the invitation no
/// longer stands as the letter would say.
pub(super) fn write(conn: &mut Conn, ctx: &mut Ctx, state: &State, id: &InvitationId, kind: &str) -> Result<()> {
    let organisation = ctx.organisation()?;
    let invitation = store::invitation(conn, &organisation, id)?;
    let candidate = store::candidate(conn, &organisation, &invitation.candidate_id)?;
    let stands = invitation.state_at(ctx.now());
    let facts = facts(conn, state, &invitation, &candidate)?;
    let (kind, subject, text, html, with_link) = match (kind, stands) {
        ("invitation", InvitationState::Invited) => (
            "invitation",
            format!("{} invites you to a test: {}", facts.company, facts.job),
            InvitationText { letter: &facts }.render()?,
            InvitationHtml { letter: &facts }.render()?,
            true,
        ),
        ("reminder", InvitationState::Invited) => (
            "reminder",
            format!("Reminder: your test for {} is open until {}", facts.job, invitation.expires_at.date()),
            ReminderText { letter: &facts }.render()?,
            ReminderHtml { letter: &facts }.render()?,
            true,
        ),
        ("cancelled", InvitationState::Cancelled) => (
            "cancelled",
            format!("Your test for {} was cancelled", facts.job),
            CancelledText { letter: &facts }.render()?,
            CancelledHtml { letter: &facts }.render()?,
            false,
        ),
        ("invitation" | "reminder" | "cancelled", _) => return Ok(()),
        (other, _) => return Err(Error::internal(format!("there is no letter \"{other}\""))),
    };
    let letter = NewLetter {
        kind,
        about_id: id.to_string(),
        to_name: if candidate.has_name() { candidate.name.clone() } else { String::new() },
        to_address: candidate.email.clone(),
        subject: text::one_line(&subject),
        text,
        html,
        link: with_link.then_some(facts.link),
    };
    mail::post(conn, ctx, letter)?;
    Ok(())
}

fn facts(conn: &mut Conn, state: &State, invitation: &Invitation, candidate: &Candidate) -> Result<Facts> {
    let company = accounts::store::organisation(conn, &invitation.organisation_id)?;
    let job = store::job(conn, &invitation.organisation_id, &invitation.assessment_id)?;
    let who = store::user_name(conn, &invitation.organisation_id, &invitation.created_by)?;
    let minutes = rules::minutes_given(job.time_limit_min, invitation.time_factor_percent);
    let minutes = text::count(usize::try_from(minutes).unwrap_or(0), "minute", "minutes");
    let token = link::make(&state.secrets, &invitation.id, invitation.link_number);
    Ok(Facts {
        greeting: if candidate.has_name() { format!("Hello {},", candidate.name) } else { "Hello,".to_string() },
        who: who.map_or_else(|| company.name.clone(), |name| format!("{name} of {}", company.name)),
        job: job.profile_title,
        test: job.title,
        time: if invitation.time_factor_percent > 100 { format!("{minutes}, your extra time included") } else { minutes },
        until: invitation.expires_at.date_time(),
        message: invitation.message.clone(),
        link: state.config.absolute(&paths::candidates::link(&token)),
        contact: if job.contact.trim().is_empty() { company.contact_email } else { job.contact },
        company: company.name,
    })
}
