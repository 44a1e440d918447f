//! Inviting many: a list is read and shown line by line; the good lines go in, the others stay to be corrected.

use super::form::{self, Terms, TermsForm};
use super::upload;
use crate::candidates::people::{self, Line, Person};
use crate::candidates::{InvitationState, NewInvitation, actions, rules};
use crate::error::{Error, FieldErrors, Result};
use crate::kit::ids::InvitationId;
use crate::kit::{Permission, Time, text};
use crate::new_id;
use crate::paths::candidates as paths;
use crate::web::{Fields, Flash, Shell, Visit};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use std::collections::HashMap;

/// So many are invited in one transaction: others who save meanwhile wait no longer than that.
const AT_ONCE: usize = 100;

#[derive(askama::Template)]
#[template(path = "candidates/invitations/many.html")]
struct Many {
    shell: Shell,
    terms: TermsForm,
    people: String,
    action: String,
    done: Option<Done>,
}

/// What became of the list before this one.
struct Done {
    tone: &'static str,
    title: &'static str,
    text: String,
}

#[derive(askama::Template)]
#[template(path = "candidates/invitations/preview.html")]
struct Preview {
    shell: Shell,
    terms: TermsForm,
    test: String,
    rows: Vec<Row>,
    good: String,
    bad: String,
    n_good: usize,
    n_bad: usize,
    invite: String,
    summary: String,
}

/// A line as shown.
struct Row {
    number: usize,
    name: String,
    email: String,
    text: String,
    problem: Option<String>,
}

/// The form.
pub async fn new(visit: Visit) -> Result<HttpResponse> {
    visit.staff()?;
    let fields = visit.query.clone();
    page(&visit, &fields, FieldErrors::new(), None).await
}

async fn page(visit: &Visit, fields: &Fields, errors: FieldErrors, done: Option<Done>) -> Result<HttpResponse> {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let terms = TermsForm::load(visit, fields, errors).await?;
    let shell = visit.shell("Invite many").crumb("Candidates", paths::index()).crumb("Invite many", "");
    let action = format!("{}?csrf={}", paths::preview(), visit.csrf);
    let people =
        [people_kept(fields), fields.value("people").to_string()].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join("\n");
    visit.page_as(status, &Many { shell, terms, people, action, done })
}

/// The good people of an earlier look, as lines for the text box.
fn people_kept(fields: &Fields) -> String {
    people::read(fields.value("good"))
        .into_iter()
        .filter_map(|l| l.person.ok())
        .map(|p| if p.name.is_empty() { p.email } else { format!("{} <{}>", p.name, p.email) })
        .collect::<Vec<_>>()
        .join("\n")
}

/// Reads the list and shows it, line by line.
pub async fn preview(visit: Visit, fields: Fields, request: HttpRequest, payload: web::Payload) -> Result<HttpResponse> {
    visit.actor.need(Permission::InviteCandidates)?;
    let (mut fields, file) = upload::read(&request, fields, payload).await?;
    let mut errors = FieldErrors::new();
    if let Some(bytes) = file {
        match people::decode(&bytes) {
            Ok(text) if fields.value("people").trim().is_empty() => fields.set("people", text),
            Ok(_) => errors.add("file", "Paste people or upload a file, not both. Empty the box, or take the file out."),
            Err(problem) => errors.add("file", problem),
        }
    }
    let mut parse = fields.parse();
    let terms = form::terms(&mut parse, visit.state.clock.now());
    if let Err(Error::Invalid(more)) = parse.done(()) {
        for (field, message) in more.iter() {
            errors.add(field, message);
        }
    }
    // Corrected lines come with the people who were good already; all are looked at again, under running numbers.
    let lines = people::read(&fields.value("people").replace('\u{0}', " "));
    let kept: Vec<Person> = people::read(fields.value("good")).into_iter().filter_map(|l| l.person.ok()).collect();
    if lines.is_empty() && kept.is_empty() && errors.get("file").is_none() {
        errors.add("people", "Paste at least one email address, or upload a file.");
    }
    if lines.len() + kept.len() > people::MOST {
        errors.add("people", format!("These are {} people. Invite at most {} at once.", lines.len() + kept.len(), people::MOST));
    }
    let (Some(terms), true) = (terms, errors.is_empty()) else { return page(&visit, &fields, errors, None).await };
    let (_, checked, test) = match look(&visit, &terms, lines, kept).await {
        Ok(looked) => looked,
        Err(Error::Refused { reason, .. }) => return page(&visit, &fields, FieldErrors::one("assessment", reason), None).await,
        Err(error) => return Err(error),
    };
    show(&visit, &fields, checked, test).await
}

async fn show(visit: &Visit, fields: &Fields, lines: Vec<Line>, test: String) -> Result<HttpResponse> {
    let good: Vec<&Person> = lines.iter().filter_map(|l| l.person.as_ref().ok()).collect();
    let bad: Vec<&str> = lines.iter().filter(|l| l.person.is_err()).map(|l| l.text.as_str()).collect();
    let (n_good, n_bad) = (good.len(), bad.len());
    let (good, bad) = (people::write(good), bad.join("\n"));
    let mut rows: Vec<Row> = lines
        .into_iter()
        .map(|l| match l.person {
            Ok(p) => Row { number: l.number, name: p.name, email: p.email, text: String::new(), problem: None },
            Err(problem) => Row { number: l.number, name: String::new(), email: String::new(), text: l.text, problem: Some(problem) },
        })
        .collect();
    // What needs a hand stands first.
    rows.sort_by_key(|r| (r.problem.is_none(), r.number));
    let shell = visit
        .shell("Look before you invite")
        .crumb("Candidates", paths::index())
        .crumb("Invite many", paths::invite_many())
        .crumb("Look", "");
    let invite = if n_good == 1 { "Invite the 1 good one".to_string() } else { format!("Invite the {n_good} good ones") };
    let invite = if n_bad == 0 { format!("Invite {}", text::count(n_good, "person", "people")) } else { invite };
    let summary = match n_bad {
        0 => format!("{}, all good.", text::count(n_good, "line", "lines")),
        _ => format!("{}, {}.", text::count(n_good, "good line", "good lines"), text::count(n_bad, "line to correct", "lines to correct")),
    };
    let terms = TermsForm::load(visit, fields, FieldErrors::new()).await?;
    visit.page(&Preview { shell, terms, test, rows, good, bad, n_good, n_bad, invite, summary })
}

/// Looks up who is invited already, and gives every line its last word.
async fn look(visit: &Visit, terms: &Terms, lines: Vec<Line>, kept: Vec<Person>) -> Result<(usize, Vec<Line>, String)> {
    let first = lines.iter().map(|l| l.number).max().unwrap_or(0);
    let mut all = lines;
    let typed: Vec<String> = all.iter().filter_map(|l| l.person.as_ref().ok()).map(|p| rules::email_key(&p.email)).collect();
    for (i, person) in kept.into_iter().filter(|p| !typed.contains(&rules::email_key(&p.email))).enumerate() {
        all.push(Line { number: first + i + 1, text: String::new(), person: Ok(person) });
    }
    let emails: Vec<String> = all.iter().filter_map(|l| l.person.as_ref().ok()).map(|p| p.email.clone()).collect();
    let assessment = terms.assessment.clone();
    let (job, invited) = visit.read(move |conn, ctx| actions::check(conn, ctx, &assessment, &emails)).await?;
    mark_invited(&mut all, &invited);
    let good = all.iter().filter(|l| l.person.is_ok()).count();
    Ok((good, all, format!("{}: {}", job.profile_title, job.label())))
}

fn mark_invited(lines: &mut [Line], invited: &HashMap<String, (Time, InvitationState)>) {
    for line in lines {
        let Ok(person) = &line.person else { continue };
        if let Some((at, state)) = invited.get(&rules::email_key(&person.email)) {
            if line.text.is_empty() {
                line.text = if person.name.is_empty() { person.email.clone() } else { format!("{} <{}>", person.name, person.email) };
            }
            line.person = Err(format!("Invited to this test on {} ({}).", at.date(), state.label().to_lowercase()));
        }
    }
}

/// Invites the good lines of the list. Sent twice, it invites nobody twice: an invitation is one a person and test.
pub async fn create(visit: Visit, fields: Fields) -> Result<HttpResponse> {
    visit.actor.need(Permission::InviteCandidates)?;
    let mut parse = fields.parse();
    let terms = form::terms(&mut parse, visit.state.clock.now());
    let errors = match parse.done(()) {
        Err(Error::Invalid(errors)) => errors,
        _ => FieldErrors::new(),
    };
    let (Some(terms), true) = (terms, errors.is_empty()) else { return page(&visit, &fields, errors, None).await };
    let people: Vec<Person> = people::read(fields.value("good")).into_iter().filter_map(|l| l.person.ok()).take(people::MOST).collect();
    let asked = people.len();
    let mut sent = 0;
    for some in people.chunks(AT_ONCE) {
        let (some, terms) = (some.to_vec(), terms.clone());
        let done = visit
            .write(move |conn, ctx| {
                let new = some
                    .into_iter()
                    .map(|p| NewInvitation {
                        id: new_id!(ctx, InvitationId),
                        assessment: terms.assessment.clone(),
                        name: p.name,
                        email: p.email,
                        expires_at: terms.expires_at,
                        time_factor_percent: terms.time_factor_percent,
                        message: terms.message.clone(),
                        language: terms.language,
                    })
                    .collect();
                actions::invite_many(conn, ctx, new)
            })
            .await;
        match done {
            Ok(done) => sent += done.sent,
            Err(Error::Refused { code: "invitation.not_published", reason }) => {
                return page(&visit, &fields, FieldErrors::one("assessment", reason), None).await;
            }
            Err(error) => return Err(error),
        }
    }
    let went = if super::sends(&visit) {
        format!("{} went out.", text::count(sent, "invitation", "invitations"))
    } else {
        format!(
            "{} made. No mail server is set, so nothing was sent: copy the links from the outbox.",
            text::count(sent, "invitation was", "invitations were")
        )
    };
    let (tone, title) = match (sent, super::sends(&visit)) {
        (0, _) => ("info", "Nobody new was invited."),
        (_, true) => ("good", "Sent."),
        (_, false) => ("info", "Kept in the outbox."),
    };
    let text = match (sent, asked) {
        (0, 0) => "The list was empty.".to_string(),
        (0, _) => "Everybody on the list has an invitation.".to_string(),
        _ => went,
    };
    let left = fields.value("people").trim().to_string();
    if left.is_empty() {
        return Ok(visit.go_with(&paths::index(), &Flash { tone, title: title.to_string(), text }));
    }
    let mut rest = fields.clone();
    rest.set("good", "");
    let n_left = left.lines().filter(|l| !l.trim().is_empty()).count();
    let text = format!("{text} {}.", text::count(n_left, "line is left to correct", "lines are left to correct"));
    page(&visit, &rest, FieldErrors::new(), Some(Done { tone, title, text })).await
}
