//! Letters to candidates: an invitation, a reminder, a cancellation.

use super::{Candidate, Invitation, InvitationState, link, rules, store};
use crate::accounts;
use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::kit::ids::InvitationId;
use crate::kit::text;
use crate::language::{Say, Words};
use crate::mail::{self, NewLetter};
use crate::paths;
use crate::web::State;
use askama::Template;

/// What every letter says.
struct Facts {
    w: Words,
    greeting: String,
    company: String,
    job: String,
    test: String,
    /// The first sentence, made for each kind of letter.
    lead: Say,
    /// Label and text of each line about the test.
    facts: Vec<(&'static str, String)>,
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
    let mut facts = facts(conn, state, &invitation, &candidate)?;
    let w = facts.w;
    let (kind, subject, text, html, with_link) = match (kind, stands) {
        ("invitation", InvitationState::Invited) => (
            "invitation",
            w.say("letter-subject-invitation").with("company", &facts.company).with("job", &facts.job),
            InvitationText { letter: &facts }.render()?,
            InvitationHtml { letter: &facts }.render()?,
            true,
        ),
        ("reminder", InvitationState::Invited) => {
            facts.lead = w.say("letter-reminder").with("company", &facts.company).with("job", &facts.job);
            (
                "reminder",
                w.say("letter-subject-reminder").with("job", &facts.job).with("date", w.date(invitation.expires_at)),
                ReminderText { letter: &facts }.render()?,
                ReminderHtml { letter: &facts }.render()?,
                true,
            )
        }
        ("cancelled", InvitationState::Cancelled) => {
            facts.lead = w.say("letter-cancelled").with("company", &facts.company).with("job", &facts.job).with("test", &facts.test);
            (
                "cancelled",
                w.say("letter-subject-cancelled").with("job", &facts.job),
                CancelledText { letter: &facts }.render()?,
                CancelledHtml { letter: &facts }.render()?,
                false,
            )
        }
        ("invitation" | "reminder" | "cancelled", _) => return Ok(()),
        (other, _) => return Err(Error::internal(format!("there is no letter \"{other}\""))),
    };
    let letter = NewLetter {
        kind,
        about_id: id.to_string(),
        to_name: if candidate.has_name() { candidate.name.clone() } else { String::new() },
        to_address: candidate.email.clone(),
        subject: text::one_line(&subject.plain()),
        text,
        html,
        link: with_link.then_some(facts.link),
        language: w.language(),
    };
    mail::post(conn, ctx, letter)?;
    Ok(())
}

fn facts(conn: &mut Conn, state: &State, invitation: &Invitation, candidate: &Candidate) -> Result<Facts> {
    let company = accounts::store::organisation(conn, &invitation.organisation_id)?;
    let job = store::job(conn, &invitation.organisation_id, &invitation.assessment_id)?;
    let who = store::user_name(conn, &invitation.organisation_id, &invitation.created_by)?;
    let w = Words::of(invitation.language.unwrap_or(company.candidate_language));
    let minutes = rules::minutes_given(job.time_limit_min, invitation.time_factor_percent);
    let time = if invitation.time_factor_percent > 100 { "letter-time-text-extra" } else { "letter-time-text" };
    let token = link::make(&state.secrets, &invitation.id, invitation.link_number);
    Ok(Facts {
        w,
        greeting: if candidate.has_name() {
            w.say("letter-hello-name").with("name", &candidate.name).to_string()
        } else {
            w.t("letter-hello").to_string()
        },
        lead: match who {
            Some(name) => w.say("letter-invitation-from").with("name", name).with("company", &company.name).with("job", &job.profile_title),
            None => w.say("letter-invitation").with("company", &company.name).with("job", &job.profile_title),
        },
        facts: vec![
            (w.t("letter-test"), job.title.clone()),
            (w.t("letter-time"), w.say(time).with("minutes", minutes).to_string()),
            (w.t("letter-until"), w.date_time(invitation.expires_at)),
        ],
        job: job.profile_title,
        test: job.title,
        message: invitation.message.clone(),
        link: state.config.absolute(&paths::candidates::link(&token)),
        contact: if job.contact.trim().is_empty() { company.contact_email } else { job.contact },
        company: company.name,
    })
}
