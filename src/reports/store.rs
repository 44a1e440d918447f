//! Queries over all slices' tables, each by an index.

use super::model::{Role, Sitting, Waiting, Week};
use super::rules::median;
use crate::candidates::{InvitationState, Stage};
use crate::db::schema::*;
use crate::db::{Conn, among, count_each, counted, unindexed};
use crate::error::Result;
use crate::jobs::JobState;
use crate::kit::ids::{AttemptId, OrganisationId, ProfileId};
use crate::kit::{Span, Time};
use crate::mail::LetterState;
use diesel::prelude::*;
use std::collections::HashMap;

/// Counting stops here.
pub const COUNT_MOST: i64 = 1000;

/// The open profiles, newest first, with how far their people are.
pub fn roles(conn: &mut Conn, organisation: &OrganisationId) -> Result<Vec<Role>> {
    let open: Vec<(ProfileId, String, Option<Time>)> = profiles::table
        .filter(profiles::organisation_id.eq(organisation))
        .filter(profiles::state.eq("open"))
        .order(profiles::updated_at.desc())
        .limit(12)
        .select((profiles::id, profiles::title, profiles::opened_at))
        .load(conn)?;
    let ids: Vec<ProfileId> = open.iter().map(|(id, ..)| id.clone()).collect();
    let lanes: Vec<(&ProfileId, Stage)> = ids.iter().flat_map(|id| Stage::ALL.iter().map(move |stage| (id, *stage))).collect();
    let lane = |(id, stage): &(&ProfileId, Stage)| {
        applications::table
            .filter(applications::profile_id.eq((*id).clone()))
            .filter(applications::organisation_id.eq(organisation.clone()))
            .filter(applications::stage.eq(*stage))
            .select(applications::stage)
            .limit(COUNT_MOST)
    };
    let numbers = count_each(conn, lanes.iter().map(lane).collect())?;
    let counts: Vec<(&ProfileId, Stage, i64)> = lanes.into_iter().zip(numbers).map(|((id, stage), n)| (id, stage, n)).collect();
    let times: Vec<(ProfileId, Time, Option<Time>, i32)> = attempts::table
        .inner_join(applications::table)
        .filter(attempts::organisation_id.eq(organisation))
        .filter(attempts::state.eq("submitted"))
        .order(attempts::id.desc())
        .limit(1000)
        .select((applications::profile_id, attempts::started_at, attempts::submitted_at, attempts::limit_s))
        .load(conn)?;
    Ok(open
        .into_iter()
        .map(|(profile, title, opened_at)| {
            let of = |wanted: &[Stage]| {
                counts.iter().filter(|(id, stage, _)| **id == profile && wanted.contains(stage)).map(|(.., n)| n).sum::<i64>()
            };
            let all = counts.iter().filter(|(id, ..)| **id == profile).map(|(.., n)| n).sum::<i64>();
            let moved_on = of(&[Stage::MovedOn, Stage::Hired]);
            let finished = of(&[Stage::Finished, Stage::BeingRead, Stage::Scored, Stage::OnHold, Stage::NotMovingOn]) + moved_on;
            let started = of(&[Stage::Started]) + finished;
            let mine = || times.iter().filter(|(id, ..)| *id == profile);
            let usual_minutes = median(mine().filter_map(|(_, from, to, _)| to.map(|to| (to - *from).minutes_up())).collect());
            let limit_minutes = mine().next().map(|(.., limit)| i64::from(*limit) / 60);
            Role { profile, title, opened_at, invited: all, started, finished, moved_on, usual_minutes, limit_minutes }
        })
        .collect())
}

/// Those who take a test now, the next bell first.
pub fn sittings(conn: &mut Conn, organisation: &OrganisationId, now: Time, most: i64) -> Result<Vec<Sitting>> {
    let rows: Vec<(AttemptId, String, String, Time, Time)> = attempts::table
        .inner_join(candidates::table)
        .inner_join(applications::table.inner_join(profiles::table))
        .filter(attempts::organisation_id.eq(organisation))
        .filter(attempts::state.eq("running"))
        .filter(attempts::deadline_at.gt(now))
        .order(attempts::deadline_at)
        .limit(most)
        .select((attempts::id, candidates::code, profiles::title, attempts::deadline_at, attempts::last_seen_at))
        .load(conn)?;
    let ids: Vec<&AttemptId> = rows.iter().map(|(id, ..)| id).collect();
    let counts: Vec<(AttemptId, bool, i64)> = answers::table
        .filter(among(answers::attempt_id, ids))
        .group_by((answers::attempt_id, answers::answered))
        .select((answers::attempt_id, answers::answered, diesel::dsl::count_star()))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(attempt, code, job, deadline_at, last_seen_at)| {
            let of = |wanted: bool| {
                counts.iter().filter(|(id, answered, _)| *id == attempt && *answered == wanted).map(|(.., n)| n).sum::<i64>()
            };
            Sitting { answered: of(true), items: of(true) + of(false), code, job, deadline_at, last_seen_at }
        })
        .collect())
}

/// The last seven days.
pub fn week(conn: &mut Conn, organisation: &OrganisationId, now: Time) -> Result<Week> {
    let since = now - Span::days(30);
    let mut rows: Vec<(String, Time, Option<Time>, Option<String>)> = Vec::new();
    for state in ["running", "submitted"] {
        // Ids grow with time, so the newest by id are the newest.
        rows.extend(
            attempts::table
                .filter(attempts::organisation_id.eq(organisation))
                .filter(attempts::state.eq(state))
                .order(attempts::id.desc())
                .limit(2000)
                .select((attempts::application_id, attempts::started_at, attempts::submitted_at, attempts::submitted_how))
                .load::<(String, Time, Option<Time>, Option<String>)>(conn)?,
        );
    }
    rows.retain(|(_, started, ..)| *started >= since);
    let decided: Vec<(String, Time)> = decisions::table
        .filter(decisions::organisation_id.eq(organisation))
        .filter(decisions::decided_at.ge(since))
        .order(decisions::decided_at)
        .limit(2000)
        .select((decisions::application_id, decisions::decided_at))
        .load(conn)?;
    let mut first: HashMap<&str, Time> = HashMap::new();
    for (application, at) in &decided {
        first.entry(application.as_str()).or_insert(*at);
    }
    let between = |from: i64, to: i64| {
        rows.iter().filter(|(_, _, at, _)| at.is_some_and(|at| at > now - Span::days(from) && at <= now - Span::days(to))).count() as i64
    };
    let over = rows.iter().filter(|(_, _, at, _)| at.is_some()).count() as i64;
    let in_time = rows.iter().filter(|(.., how)| how.as_deref() == Some("candidate")).count() as i64;
    let replies = rows
        .iter()
        .filter_map(|(application, _, at, _)| Some((*first.get(application.as_str())? - (*at)?).whole_minutes() * 10 / 1440))
        .collect();
    Ok(Week {
        finished: between(7, 0),
        finished_before: between(14, 7),
        finish_rate: (over > 0).then(|| in_time * 100 / over),
        first_reply_tenths: median(replies),
    })
}

/// What waits for somebody.
pub fn waiting(conn: &mut Conn, organisation: &OrganisationId, now: Time) -> Result<Waiting> {
    let (essays, oldest): (i64, Option<Time>) = grading_tasks::table
        .filter(grading_tasks::organisation_id.eq(organisation))
        .filter(grading_tasks::state.eq("waiting"))
        .select((diesel::dsl::count_star(), diesel::dsl::min(grading_tasks::created_at)))
        .first(conn)?;
    let scored = applications::table
        .filter(applications::organisation_id.eq(organisation))
        .filter(applications::stage.eq(Stage::Scored))
        .select(applications::stage)
        .limit(COUNT_MOST);
    let undecided = diesel::select(counted(scored)).get_result(conn)?;
    let soon = invitations::table
        .filter(unindexed(invitations::organisation_id).eq(organisation))
        .filter(invitations::state.eq(InvitationState::Invited))
        .filter(invitations::expires_at.between(now, now + Span::days(2)))
        .select(invitations::state)
        .limit(COUNT_MOST);
    let expiring = diesel::select(counted(soon)).get_result(conn)?;
    let letters_failed = letters::table
        .filter(letters::organisation_id.eq(organisation))
        .filter(letters::state.eq(LetterState::Failed))
        .filter(letters::created_at.gt(now - Span::days(30)))
        .count()
        .get_result(conn)?;
    let dead_jobs =
        jobs::table.filter(jobs::state.eq(JobState::Dead)).filter(jobs::organisation_id.eq(organisation)).count().get_result(conn)?;
    let drafts = profiles::table
        .filter(profiles::organisation_id.eq(organisation))
        .filter(profiles::state.eq("draft"))
        .order(profiles::updated_at.desc())
        .limit(3)
        .select((profiles::id, profiles::title))
        .load(conn)?;
    let open_profiles =
        profiles::table.filter(profiles::organisation_id.eq(organisation)).filter(profiles::state.eq("open")).count().get_result(conn)?;
    let published_assessments = assessments::table
        .filter(assessments::organisation_id.eq(organisation))
        .filter(assessments::state.eq("published"))
        .count()
        .get_result(conn)?;
    Ok(Waiting {
        essays,
        oldest_essay: oldest,
        undecided,
        expiring,
        letters_failed,
        dead_jobs,
        drafts,
        open_profiles,
        published_assessments,
    })
}
