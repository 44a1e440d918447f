//! Lists of candidates with their results.

use super::results::ResultState;
use crate::candidates::Stage;
use crate::ctx::Staff;
use crate::db::{
    Conn, among, counted,
    schema::{applications, assessments, attempts, candidates, decisions, profile_team, profiles, results as r},
    unindexed,
};
use crate::error::Result;
use crate::kit::{Cursor, Page, Permission, Time, ids::*};
use crate::scorecards::rules::decisions::DecisionKind;
use diesel::prelude::*;
use std::collections::HashMap;

/// A candidate's line in a list.
#[derive(Debug, Clone)]
pub struct Row {
    pub attempt: AttemptId,
    pub application: ApplicationId,
    pub name: String,
    pub code: String,
    pub profile: ProfileId,
    pub profile_title: String,
    pub assessment: AssessmentId,
    pub assessment_title: String,
    /// Overall, likely low and high, in hundredths of a percent.
    pub overall: (i32, i32, i32),
    pub skills: (i32, i32),
    pub must: (i32, i32),
    pub computed_at: Time,
    pub submitted_at: Option<Time>,
    /// The last decision, who made it and when.
    pub decision: Option<(DecisionKind, Time)>,
}

/// Which list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// Scored, and nobody has decided.
    ToDecide,
    /// Moved on, on hold or with an offer.
    Shortlist,
    /// With any decision.
    Decided,
}

type Figures = ((i32, i32, i32), (i32, i32), (i32, i32), Time);
type Columns = (AttemptId, ApplicationId, (String, String), (ProfileId, String), (AssessmentId, String), Figures, Option<Time>);

fn row(
    (attempt, application, (name, code), (profile, profile_title), (assessment, assessment_title), figures, submitted_at): Columns,
) -> Row {
    let (overall, skills, must, computed_at) = figures;
    Row {
        attempt,
        application,
        name,
        code,
        profile,
        profile_title,
        assessment,
        assessment_title,
        overall,
        skills,
        must,
        computed_at,
        submitted_at,
        decision: None,
    }
}

macro_rules! rows {
    () => {
        r::table
            .inner_join(attempts::table)
            .inner_join(assessments::table)
            .inner_join(applications::table.inner_join(candidates::table).inner_join(profiles::table))
            .select((
                r::attempt_id,
                r::application_id,
                (candidates::name, candidates::code),
                (profiles::id, profiles::title),
                (assessments::id, assessments::title),
                (
                    (r::overall, r::likely_low, r::likely_high),
                    (r::skills_met, r::skills_total),
                    (r::must_met, r::must_total),
                    r::computed_at,
                ),
                attempts::submitted_at,
            ))
    };
}

/// Keeps the rows of profiles that a member of staff may see.
macro_rules! reachable {
    ($query:ident, $staff:expr) => {
        if !$staff.role.may(Permission::SeeAllProfiles) {
            $query =
                $query
                    .filter(applications::profile_id.eq_any(
                        profile_team::table.filter(profile_team::user_id.eq($staff.user.clone())).select(profile_team::profile_id),
                    ));
        }
    };
}

/// A page of a list; the oldest result first for what waits, the newest first for the rest.
pub fn shelf(
    conn: &mut Conn,
    staff: &Staff,
    shelf: Shelf,
    profile: Option<&ProfileId>,
    after: Option<&Cursor>,
    size: usize,
) -> Result<Page<Row>> {
    use diesel::dsl::{exists, not};
    let decided = decisions::table.filter(decisions::application_id.eq(r::application_id)).select(decisions::id);
    let later = diesel::alias!(decisions as later);
    let mut query = rows!().filter(r::organisation_id.eq(&staff.organisation)).filter(r::state.eq(ResultState::Scored)).into_boxed();
    reachable!(query, staff);
    if let Some(profile) = profile {
        query = query.filter(applications::profile_id.eq(profile))
    }
    query = match shelf {
        Shelf::ToDecide => query.filter(not(exists(decided))),
        Shelf::Decided => query.filter(exists(decided)),
        Shelf::Shortlist => {
            let after = later
                .filter(later.field(decisions::application_id).eq(r::application_id))
                .filter(later.field(decisions::id).gt(decisions::id))
                .select(later.field(decisions::id));
            query.filter(exists(decided.filter(decisions::kind.eq_any(SHORTLISTED)).filter(not(exists(after)))))
        }
    };
    let at = after.and_then(|c| Some((c.key.parse::<i64>().ok().map(Time::from_micros)?, c.id.parse::<AttemptId>().ok()?)));
    query = match (shelf, at) {
        (Shelf::ToDecide, Some((at, id))) => query.filter(r::computed_at.gt(at).or(r::computed_at.eq(at).and(r::attempt_id.gt(id)))),
        (_, Some((at, id))) => query.filter(r::computed_at.lt(at).or(r::computed_at.eq(at).and(r::attempt_id.lt(id)))),
        _ => query,
    };
    query = match shelf {
        Shelf::ToDecide => query.order((r::computed_at.asc(), r::attempt_id.asc())),
        _ => query.order((r::computed_at.desc(), r::attempt_id.desc())),
    };
    let limit = i64::try_from(size + 1).unwrap_or(i64::MAX);
    let rows = query.limit(limit).load::<Columns>(conn)?.into_iter().map(row).collect();
    let mut page = Page::cut(rows, size, |row: &Row| Cursor { key: row.computed_at.micros().to_string(), id: row.attempt.to_string() });
    add_decisions(conn, &mut page.rows)?;
    Ok(page)
}

/// Whoever's last decision is one of these is still in the running.
const SHORTLISTED: [DecisionKind; 3] = [DecisionKind::Advance, DecisionKind::Hold, DecisionKind::Offer];

/// How many candidates wait for a decision of this member of staff: their stage says so, until somebody decides. At most 100.
pub fn waiting_count(conn: &mut Conn, staff: &Staff) -> Result<i64> {
    let mut query = applications::table
        .filter(applications::organisation_id.eq(&staff.organisation))
        .filter(applications::stage.eq(Stage::Scored))
        .select(applications::id)
        .limit(100)
        .into_boxed();
    reachable!(query, staff);
    Ok(diesel::select(counted(query)).get_result(conn)?)
}

/// The lines of given attempts, in no order.
pub fn results_of(conn: &mut Conn, organisation: &OrganisationId, wanted: &[AttemptId]) -> Result<Vec<Row>> {
    let mut rows: Vec<Row> = rows!()
        .filter(unindexed(r::organisation_id).eq(organisation.as_str()))
        .filter(among(r::attempt_id, wanted))
        .load::<Columns>(conn)?
        .into_iter()
        .map(row)
        .collect();
    add_decisions(conn, &mut rows)?;
    Ok(rows)
}

/// Other scored attempts of a profile, most recent first, at most `limit`.
pub fn attempts_beside(
    conn: &mut Conn,
    organisation: &OrganisationId,
    profile: &ProfileId,
    attempt: &AttemptId,
    limit: i64,
) -> Result<Vec<AttemptId>> {
    Ok(r::table
        .inner_join(applications::table)
        .filter(r::organisation_id.eq(organisation))
        .filter(applications::profile_id.eq(profile))
        .filter(r::state.eq(ResultState::Scored))
        .filter(r::attempt_id.ne(attempt))
        .order((r::computed_at.desc(), r::attempt_id.desc()))
        .limit(limit)
        .select(r::attempt_id)
        .load(conn)?)
}

/// The attempts of an assessment that were handed in, by candidate's code: what an export has a row for.
pub fn attempts_of_assessment(conn: &mut Conn, organisation: &OrganisationId, assessment: &AssessmentId) -> Result<Vec<AttemptId>> {
    Ok(attempts::table
        .inner_join(candidates::table)
        .filter(unindexed(attempts::organisation_id).eq(organisation.as_str()))
        .filter(attempts::assessment_id.eq(assessment))
        .filter(attempts::submitted_at.is_not_null())
        .order((candidates::code, attempts::id))
        .select(attempts::id)
        .load(conn)?)
}

fn add_decisions(conn: &mut Conn, rows: &mut [Row]) -> Result<()> {
    let wanted: Vec<ApplicationId> = rows.iter().map(|r| r.application.clone()).collect();
    let made = decisions::table
        .filter(among(decisions::application_id, &wanted))
        .order(decisions::id)
        .select((decisions::application_id, decisions::kind, decisions::decided_at))
        .load::<(ApplicationId, DecisionKind, Time)>(conn)?;
    // In order of making, so the last one stays.
    let last: HashMap<ApplicationId, (DecisionKind, Time)> = made.into_iter().map(|(id, kind, at)| (id, (kind, at))).collect();
    for row in rows {
        row.decision = last.get(&row.application).copied()
    }
    Ok(())
}
