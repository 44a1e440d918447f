//! Who waits for a decision, who is still in the running, who was decided on.

use crate::error::Result;
use crate::kit::{
    Cursor, Page, Time,
    ids::{AssessmentId, ProfileId},
};
use crate::paths::{scorecards as paths, with_query};
use crate::scorecards::actions;
use crate::scorecards::store::{Row, Shelf};
use crate::web::{Shell, Visit};
use actix_web::HttpResponse;
use askama::Template;

#[derive(Template)]
#[template(path = "scorecards/lists/index.html")]
struct Index {
    shell: Shell,
    page: Page<Row>,
    shelf: Shelf,
    profile: String,
    first: bool,
    now: Time,
}

impl Index {
    fn waits(&self) -> bool {
        self.shelf == Shelf::ToDecide
    }
    fn url(&self) -> String {
        url(self.shelf)
    }
    fn sub(&self) -> &'static str {
        match self.shelf {
            Shelf::ToDecide => "Scored, and nobody has decided. Who has waited longest stands first.",
            Shelf::Shortlist => "Moved on, on hold or with an offer.",
            Shelf::Decided => "Everybody with a decision, the newest result first.",
        }
    }
    fn empty(&self) -> (&'static str, &'static str) {
        match self.shelf {
            Shelf::ToDecide => ("Nobody waits", "Candidates come here when all answers of their test are marked."),
            Shelf::Shortlist => ("Nobody is on a shortlist", "Candidates come here when you move them on or put them on hold."),
            Shelf::Decided => ("No decision yet", "Each decision stands here with its reason."),
        }
    }
    /// The rows by profile, in the order in which profiles first appear.
    fn groups(&self) -> Vec<(&Row, Vec<&Row>)> {
        let mut groups: Vec<(&Row, Vec<&Row>)> = Vec::new();
        for row in &self.page.rows {
            match groups.iter_mut().find(|(first, _)| first.profile == row.profile) {
                Some((_, rows)) => rows.push(row),
                None => groups.push((row, vec![row])),
            }
        }
        groups
    }
    /// The tests that these candidates sat, each once.
    fn tests<'a>(&self, rows: &[&'a Row]) -> Vec<(&'a AssessmentId, &'a str)> {
        let mut tests: Vec<(&AssessmentId, &str)> = Vec::new();
        for row in rows {
            if !tests.iter().any(|t| *t.0 == row.assessment) {
                tests.push((&row.assessment, &row.assessment_title))
            }
        }
        tests
    }
    fn name<'a>(&self, row: &'a Row) -> &'a str {
        if row.name.trim().is_empty() { &row.code } else { &row.name }
    }
    fn overall(&self, row: &Row) -> String {
        ((row.overall.0 + 50) / 100).to_string()
    }
    fn likely(&self, row: &Row) -> String {
        format!("likely {} to {}", (row.overall.1 + 50) / 100, (row.overall.2 + 50) / 100)
    }
    fn of(&self, (part, whole): &(i32, i32)) -> String {
        format!("{part} of {whole}")
    }
    fn next(&self) -> Option<String> {
        self.page.next.as_ref().map(|c| with_query(&self.url(), &[("profile", &self.profile), ("after", &c.encode())]))
    }
    fn start(&self) -> Option<String> {
        (!self.first).then(|| with_query(&self.url(), &[("profile", &self.profile)]))
    }
    fn all(&self) -> Option<String> {
        (!self.profile.is_empty()).then(|| self.url())
    }
}

fn url(shelf: Shelf) -> String {
    match shelf {
        Shelf::ToDecide => paths::to_decide(),
        Shelf::Shortlist => paths::shortlists(),
        Shelf::Decided => paths::decided(),
    }
}

/// `GET /decide`
pub async fn to_decide(visit: Visit) -> Result<HttpResponse> {
    list(visit, Shelf::ToDecide, "To decide").await
}
/// `GET /shortlists`
pub async fn shortlists(visit: Visit) -> Result<HttpResponse> {
    list(visit, Shelf::Shortlist, "Shortlists").await
}
/// `GET /decided`
pub async fn decided(visit: Visit) -> Result<HttpResponse> {
    list(visit, Shelf::Decided, "Decided").await
}

async fn list(visit: Visit, shelf: Shelf, title: &str) -> Result<HttpResponse> {
    visit.staff()?;
    let profile: Option<ProfileId> = visit.query.value("profile").parse().ok();
    let after = Cursor::decode(visit.query.value("after"));
    let (wanted, from) = (profile.clone(), after.clone());
    let page = visit.read(move |conn, ctx| actions::list(conn, ctx, shelf, wanted.as_ref(), from.as_ref())).await?;
    let shell = visit.shell(title);
    let profile = profile.map(|p| p.to_string()).unwrap_or_default();
    visit.framed(shell.clone(), &Index { shell, page, shelf, profile, first: after.is_none(), now: visit.state.clock.now() })
}
