//! What the list and the page of one assessment show beside the plan.

use super::scope;
use crate::assessments::model::{Assessment, AssessmentState};
use crate::assessments::store::{self, Listed, MeasurableProfile, Wanted};
use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::Result;
use crate::kit::ids::{AssessmentId, ProfileId};
use crate::kit::{Cursor, Page, Permission, Time};

/// Rows of one page of the list.
const PAGE: usize = 25;

/// What the list asks for.
#[derive(Debug, Clone)]
pub struct ListQuery {
    pub state: AssessmentState,
    pub search: String,
    pub profile: Option<ProfileId>,
    pub after: Option<Cursor>,
}

/// The list under one tab.
#[derive(Debug, Clone)]
pub struct List {
    pub state: AssessmentState,
    pub page: Page<Listed>,
    counts: Vec<(AssessmentState, i64)>,
}

impl List {
    /// How many stand under a tab, whatever is searched for.
    pub fn count(&self, state: AssessmentState) -> i64 {
        self.counts.iter().find(|(s, _)| *s == state).map_or(0, |(_, n)| *n)
    }
    /// Whether there is no assessment in any state.
    pub fn none_at_all(&self) -> bool {
        self.counts.iter().all(|(_, n)| *n == 0)
    }
}

/// One page of the list. Unless a tab was `wished` for, an empty one gives way to the drafts.
pub fn list(conn: &mut Conn, ctx: &Ctx, query: &ListQuery, wished: bool) -> Result<List> {
    let (org, scope) = (ctx.organisation()?, scope(ctx)?);
    let counts = store::counts(conn, &org, &scope)?;
    let count = |s: AssessmentState| counts.iter().find(|(c, _)| *c == s).map_or(0, |(_, n)| *n);
    let state = if !wished && count(query.state) == 0 && count(AssessmentState::Draft) > 0 { AssessmentState::Draft } else { query.state };
    let after = query.after.as_ref().and_then(|c| Some((Time::from_micros(c.key.parse().ok()?), c.id.parse().ok()?)));
    let wanted =
        Wanted { state, search: query.search.clone(), profile: query.profile.clone(), after, limit: i64::try_from(PAGE).unwrap_or(25) + 1 };
    let rows = store::list(conn, &org, &scope, &wanted)?;
    let page = Page::cut(rows, PAGE, |r: &Listed| Cursor { key: r.updated_at.micros().to_string(), id: r.id.to_string() });
    Ok(List { state, page, counts })
}

/// The profiles that an assessment could be drafted for.
pub fn measurable_profiles(conn: &mut Conn, ctx: &Ctx) -> Result<Vec<MeasurableProfile>> {
    ctx.need(Permission::EditAssessments)?;
    let org = ctx.organisation()?;
    store::measurable_profiles(conn, &org)
}

/// What hangs on one assessment.
#[derive(Debug, Clone)]
pub struct About {
    /// Every version of the family, newest first.
    pub family: Vec<(AssessmentId, i32, AssessmentState)>,
    /// State in words, and how many invitations stand in it.
    pub invitations: Vec<(String, i64)>,
}

/// The other versions and the invitations of an assessment that was looked at.
pub fn about(conn: &mut Conn, ctx: &Ctx, assessment: &Assessment) -> Result<About> {
    let org = ctx.organisation()?;
    let invitations = store::invitation_counts(conn, &assessment.id)?.into_iter().map(|(state, n)| (sentence(&state), n)).collect();
    Ok(About { family: store::family(conn, &org, &assessment.family_id)?, invitations })
}

/// "in_progress" is "In progress".
fn sentence(word: &str) -> String {
    let mut text = word.replace('_', " ");
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}
