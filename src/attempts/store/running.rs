//! What staff pages ask about sittings.

use crate::attempts::model::{Attempt, AttemptState, Running, SubmittedHow};
use crate::db::Conn;
use crate::db::schema::{answers, applications, attempts, candidates, profile_team, profiles};
use crate::error::Result;
use crate::kit::Time;
use crate::kit::ids::{ApplicationId, AssessmentId, AttemptId, OrganisationId, ProfileId, UserId};
use diesel::prelude::*;
use std::collections::HashMap;

/// Who is taking a test now, the earliest deadline first; at most `most`. `member` limits them to jobs with that person in the team.
pub fn running(conn: &mut Conn, organisation: &OrganisationId, member: Option<&UserId>, most: i64) -> Result<Vec<Running>> {
    let mut query = attempts::table
        .inner_join(applications::table.inner_join(profiles::table))
        .inner_join(candidates::table)
        .filter(attempts::organisation_id.eq(organisation))
        .filter(attempts::state.eq(AttemptState::Running))
        .order(attempts::deadline_at)
        .limit(most)
        .into_boxed();
    if let Some(member) = member {
        let theirs = profile_team::table.filter(profile_team::user_id.eq(member.clone())).select(profile_team::profile_id);
        query = query.filter(profiles::id.eq_any(theirs));
    }
    type Row = (AttemptId, ApplicationId, ProfileId, String, String, String, Time, Time, Time);
    let rows: Vec<Row> = query
        .select((
            attempts::id,
            applications::id,
            profiles::id,
            candidates::code,
            candidates::name,
            profiles::title,
            attempts::started_at,
            attempts::deadline_at,
            attempts::last_seen_at,
        ))
        .load(conn)?;
    let ids: Vec<AttemptId> = rows.iter().map(|r| r.0.clone()).collect();
    let counted = counts(conn, &ids)?;
    Ok(rows
        .into_iter()
        .map(|(attempt, application, profile, candidate_code, candidate_name, role, started_at, deadline_at, last_seen_at)| {
            let (answered, questions) = counted.get(&attempt).copied().unwrap_or_default();
            Running {
                attempt,
                application,
                profile,
                candidate_code,
                candidate_name,
                role,
                started_at,
                deadline_at,
                last_seen_at,
                answered,
                questions,
            }
        })
        .collect())
}

/// An attempt and who sits it.
#[derive(Debug, Clone)]
pub struct Sat {
    pub attempt: Attempt,
    pub code: String,
    pub name: String,
    /// The job's title.
    pub role: String,
}

/// One attempt of the organisation.
pub fn sat(conn: &mut Conn, organisation: &OrganisationId, id: &AttemptId) -> Result<Sat> {
    let (attempt, code, name, role) = attempts::table
        .inner_join(applications::table.inner_join(profiles::table))
        .inner_join(candidates::table)
        .filter(attempts::organisation_id.eq(organisation))
        .filter(attempts::id.eq(id))
        .select((Attempt::as_select(), candidates::code, candidates::name, profiles::title))
        .get_result(conn)?;
    Ok(Sat { attempt, code, name, role })
}

/// Whole answers and questions of some attempts.
fn counts(conn: &mut Conn, ids: &[AttemptId]) -> Result<HashMap<AttemptId, (i64, i64)>> {
    let rows: Vec<(AttemptId, bool, i64)> = answers::table
        .filter(answers::attempt_id.eq_any(ids))
        .group_by((answers::attempt_id, answers::answered))
        .select((answers::attempt_id, answers::answered, diesel::dsl::count(answers::id)))
        .load(conn)?;
    let mut out: HashMap<AttemptId, (i64, i64)> = HashMap::new();
    for (attempt, answered, n) in rows {
        let counted = out.entry(attempt).or_default();
        counted.1 += n;
        if answered {
            counted.0 += n;
        }
    }
    Ok(out)
}

/// An attempt as a list or a candidate's page names it.
#[derive(Debug, Clone, Queryable)]
pub struct Summary {
    pub id: AttemptId,
    pub assessment_id: AssessmentId,
    pub state: AttemptState,
    pub started_at: Time,
    pub deadline_at: Time,
    pub submitted_at: Option<Time>,
    pub submitted_how: Option<SubmittedHow>,
    pub marked_at: Option<Time>,
    /// The limit with the candidate's time factor, in seconds; see also the extra.
    pub limit_s: i32,
    pub extra_s: i32,
    pub last_seen_at: Time,
}

/// The attempts of an application, newest first.
pub fn summaries(conn: &mut Conn, organisation: &OrganisationId, application: &ApplicationId) -> Result<Vec<Summary>> {
    Ok(attempts::table
        .filter(attempts::organisation_id.eq(organisation))
        .filter(attempts::application_id.eq(application))
        .order(attempts::id.desc())
        .select((
            attempts::id,
            attempts::assessment_id,
            attempts::state,
            attempts::started_at,
            attempts::deadline_at,
            attempts::submitted_at,
            attempts::submitted_how,
            attempts::marked_at,
            attempts::limit_s,
            attempts::extra_s,
            attempts::last_seen_at,
        ))
        .load(conn)?)
}
