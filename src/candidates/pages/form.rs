//! What the forms for one and for many have in common: the test, the last day, extra time, a message.

use crate::accounts;
use crate::candidates::{Job, actions, rules};
use crate::error::{FieldErrors, Result};
use crate::kit::ids::AssessmentId;
use crate::kit::{Permission, Time};
use crate::language::{self, Language};
use crate::web::{Fields, Parse, Visit};

/// The terms of an invitation.
#[derive(Debug, Clone)]
pub struct Terms {
    pub assessment: AssessmentId,
    pub expires_at: Time,
    pub time_factor_percent: Option<i32>,
    pub message: String,
    pub language: Option<Language>,
}

/// The common part of the form, for its template.
#[derive(Debug, Clone)]
pub struct TermsForm {
    /// Id and words of each published assessment.
    pub tests: Vec<(String, String)>,
    pub assessment: String,
    pub expires_on: String,
    pub extra_time: String,
    pub message: String,
    /// Code and name of each language; an empty code leaves it to the browser.
    pub languages: Vec<(&'static str, &'static str)>,
    pub language: String,
    pub errors: FieldErrors,
    pub letters_are_sent: bool,
}

impl TermsForm {
    /// The chosen language in words.
    pub fn language_words(&self) -> &'static str {
        self.languages.iter().find(|(code, _)| *code == self.language).map_or("", |(_, name)| name)
    }
    /// The last day in words.
    pub fn last_day(&self) -> String {
        Time::end_of_day(&self.expires_on).map(Time::date).unwrap_or_default()
    }
    /// Fills the form from what was typed, or with what is usual.
    pub async fn load(visit: &Visit, fields: &Fields, errors: FieldErrors) -> Result<TermsForm> {
        visit.actor.need(Permission::InviteCandidates)?;
        let tests: Vec<(String, String)> =
            visit.read(actions::published).await?.iter().map(|job| (job.assessment.to_string(), words(job))).collect();
        let company = visit.read(|conn, ctx| accounts::store::organisation(conn, &ctx.organisation()?)).await?;
        let mut languages = Language::choices();
        languages.push(("", "As the candidate's browser asks"));
        let usual_end = (visit.state.clock.now() + rules::USUAL_LIFE).day();
        let only = if tests.len() == 1 { tests[0].0.clone() } else { String::new() };
        Ok(TermsForm {
            assessment: fields.get("assessment").map_or(only, ToString::to_string),
            expires_on: fields.get("expires_on").map_or(usual_end, ToString::to_string),
            extra_time: fields.value("extra_time").to_string(),
            message: fields.value("message").to_string(),
            language: fields.get("language").map_or_else(|| company.candidate_language.to_string(), ToString::to_string),
            languages,
            letters_are_sent: super::sends(visit),
            tests,
            errors,
        })
    }
}

fn words(job: &Job) -> String {
    format!("{}: {} ({} min)", job.profile_title, job.label(), job.time_limit_min)
}

/// Reads the terms; problems go to `parse`. `None` when the test is missing or the day is no day.
pub fn terms(parse: &mut Parse<'_>, now: Time) -> Option<Terms> {
    let assessment = parse.choice("assessment", "a test");
    let extra = parse.optional_number("extra_time", "extra time", 0..=300);
    let message = parse.text("message", "a message", rules::MESSAGE_MOST);
    let language = language::optional(parse.fields().value("language"));
    let expires_at = day(parse, now);
    Some(Terms { assessment: assessment?, expires_at: expires_at?, time_factor_percent: extra.map(|e| 100 + e), message, language })
}

/// Reads the last day of a form: the end of that day in UTC.
pub fn day(parse: &mut Parse<'_>, now: Time) -> Option<Time> {
    match Time::end_of_day(parse.fields().value("expires_on")) {
        None => {
            parse.error("expires_on", "Enter the last day, for example 2026-12-24.");
            None
        }
        Some(end) => match rules::expiry_problem(end, now) {
            Some(problem) => {
                parse.error("expires_on", problem);
                None
            }
            None => Some(end),
        },
    }
}
