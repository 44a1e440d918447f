//! Candidates side by side.

use super::bars::Bar;
use crate::error::Result;
use crate::kit::{Permission, ids::AttemptId, text};
use crate::paths::scorecards as paths;
use crate::scorecards::actions::{self, Column, Compared, Order};
use crate::web::{Shell, Visit};
use actix_web::HttpResponse;
use askama::Template;

#[derive(Template)]
#[template(path = "scorecards/comparisons/show.html")]
struct Show {
    shell: Shell,
    compared: Compared,
    rows: Vec<Line>,
    order: Order,
}

/// The page while fewer than two are picked.
#[derive(Template)]
#[template(path = "scorecards/comparisons/empty.html")]
struct Nobody {
    shell: Shell,
    /// Where candidates can be picked, for whoever may see the lists.
    lists: Option<String>,
    title: &'static str,
}

struct Line {
    name: String,
    must_have: bool,
    bars: Vec<Option<Bar>>,
}

impl Show {
    fn statement(&self) -> String {
        self.compared.statement()
    }
    fn url(&self, order: &Order) -> String {
        paths::compare(self.compared.columns.iter().map(|c| &c.head.attempt), order.as_str())
    }
    fn is_current(&self, by: &Order) -> bool {
        *by == self.order
    }
    fn orders(&self) -> &'static [Order] {
        Order::ALL
    }
    fn initials(&self, column: &Column) -> String {
        text::initials(column.head.display_name())
    }
    fn tone(&self, index: &usize) -> &'static str {
        ["", "gold", "info", "neutral"][(*index - 1) % 4]
    }
    fn met(&self, column: &Column) -> String {
        format!("{} of {}", column.card.summary.met, column.card.summary.skills)
    }
    fn must(&self, column: &Column) -> String {
        format!("{} of {}", column.card.summary.must_met, column.card.summary.must)
    }
    fn missed(&self, column: &Column) -> String {
        let missed: Vec<&str> = column.card.gaps().into_iter().filter(|g| g.asked.must_have).map(|g| g.asked.name.as_str()).collect();
        if missed.is_empty() { String::new() } else { format!("not {}", missed.join(", ")) }
    }
    fn overall(&self, column: &Column) -> Option<(i32, String)> {
        column.card.overall.score().map(|s| (s.share.percent(), format!("likely {} to {}", s.likely.0.percent(), s.likely.1.percent())))
    }
}

/// `GET /compare?attempt=…&attempt=…&order=…`
pub async fn show(visit: Visit) -> Result<HttpResponse> {
    visit.staff()?;
    let attempts: Vec<AttemptId> = visit.query.all("attempt").filter_map(|a| a.parse().ok()).collect();
    if attempts.len() < *actions::SIDE_BY_SIDE.start() {
        visit.actor.need(Permission::ViewScorecards)?;
        let lists = visit.actor.may(Permission::RecordDecisions).then(paths::to_decide);
        let shell = visit.shell("Compare candidates");
        let title = if attempts.is_empty() { "Nobody is picked yet" } else { "One candidate alone cannot be compared" };
        return visit.framed(shell.clone(), &Nobody { shell, lists, title });
    }
    let order = visit.query.value("order").parse().unwrap_or(Order::Name);
    let compared = visit.read(move |conn, ctx| actions::compare(conn, ctx, &attempts, order)).await?;
    let rows = compared
        .skills
        .iter()
        .map(|line| Line {
            name: line.name.clone(),
            must_have: line.must_have,
            bars: line.cells.iter().map(|cell| cell.as_ref().map(|row| Bar::of(row, &[]))).collect(),
        })
        .collect();
    let title = format!("Compare {} candidates", compared.columns.len());
    let mut shell = visit.shell(title);
    if let Some(first) = compared.columns.first().filter(|_| visit.actor.may(Permission::RecordDecisions)) {
        shell =
            shell.crumb(first.head.profile_title.clone(), paths::of_profile(&paths::to_decide(), &first.head.profile)).crumb("Compare", "");
    }
    visit.framed(shell.clone(), &Show { shell, compared, rows, order })
}
