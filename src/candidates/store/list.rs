//! The list of candidates: a row an application, read in pages by keys, never counted.
//!
//! Without a search the newest change stands first. Each stage of each profile asked for is a *lane*, an ordered range of
//! one index; a page is merged from the heads of its lanes, so its cost does not grow with the number of candidates.
//! With a search the rows stand by the word that was found, in the order of the words' index.

use crate::candidates::{InvitationState, Stage, StageGroup};
use crate::db::schema::{
    applications as a, attempts as t, candidate_words as w, candidates as c, invitations as i, profiles as p, results as r,
};
use crate::db::{Conn, among, count_each, unindexed};
use crate::error::Result;
use crate::kit::ids::{ApplicationId, AttemptId, CandidateId, InvitationId, OrganisationId, ProfileId};
use crate::kit::{Cursor, Time, text};
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use std::collections::HashMap;

/// Which applications somebody may see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    All,
    Profiles(Vec<ProfileId>),
}

/// What to list.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Beginnings of words, the most telling first; see [`crate::candidates::rules::search_words`].
    pub words: Vec<String>,
    pub profile: Option<ProfileId>,
    /// Empty: every stage.
    pub stages: Vec<Stage>,
}

/// Where a page starts, and whether it lies before or after that place.
#[derive(Debug, Clone, Default)]
pub struct Seek {
    pub from: Option<Cursor>,
    pub back: bool,
}

/// A row of the list.
#[derive(Debug, Clone)]
pub struct Row {
    pub application: ApplicationId,
    pub candidate: CandidateId,
    pub code: String,
    pub name: String,
    pub email: String,
    pub profile: ProfileId,
    pub profile_title: String,
    pub stage: Stage,
    pub stage_at: Time,
    /// The newest invitation: its id, state and date.
    pub invitation: Option<(InvitationId, InvitationState, Time)>,
    /// The newest attempt with all its marks: its id, and the score in hundredths of a percent.
    pub scored: Option<(AttemptId, i32)>,
}

/// A page of the list, and the places where the pages before and after it start.
#[derive(Debug, Clone)]
pub struct Listing {
    pub rows: Vec<Row>,
    pub previous: Option<Cursor>,
    pub next: Option<Cursor>,
}

/// One page of at most `size` applications.
pub fn list(conn: &mut Conn, organisation: &OrganisationId, reach: &Reach, filter: &Filter, seek: &Seek, size: usize) -> Result<Listing> {
    let profiles = match (reach, &filter.profile) {
        (Reach::All, None) => None,
        (Reach::All, Some(one)) => Some(vec![one.clone()]),
        (Reach::Profiles(mine), None) => Some(mine.clone()),
        (Reach::Profiles(mine), Some(one)) => Some(mine.iter().filter(|p| *p == one).cloned().collect()),
    };
    let mut keys = if filter.words.is_empty() {
        recent(conn, organisation, profiles.as_deref(), &filter.stages, seek, size + 1)?
    } else {
        found(conn, organisation, profiles, filter, seek, size + 1)?
    };
    let more = keys.len() > size;
    keys.truncate(size);
    if seek.back {
        keys.reverse();
    }
    let (before, after) = if seek.back { (more, seek.from.is_some()) } else { (seek.from.is_some(), more) };
    let previous = keys.first().filter(|_| before).cloned();
    let next = keys.last().filter(|_| after).cloned();
    let ids: Vec<ApplicationId> = keys.iter().filter_map(|k| k.id.rsplit('/').next().and_then(|id| id.parse().ok())).collect();
    Ok(Listing { rows: rows(conn, organisation, &ids)?, previous, next })
}

/// The newest changes: heads of the lanes, merged.
fn recent(
    conn: &mut Conn,
    organisation: &OrganisationId,
    profiles: Option<&[ProfileId]>,
    stages: &[Stage],
    seek: &Seek,
    most: usize,
) -> Result<Vec<Cursor>> {
    let at = seek.from.as_ref().and_then(|c| Some((Time::from_micros(c.key.parse().ok()?), c.id.clone())));
    let lanes_of_profiles: Vec<Option<&ProfileId>> = profiles.map_or_else(|| vec![None], |some| some.iter().map(Some).collect());
    let lanes_of_stages: Vec<Option<Stage>> = if stages.is_empty() { vec![None] } else { stages.iter().copied().map(Some).collect() };
    let mut heads: Vec<(Time, ApplicationId)> = Vec::new();
    for profile in &lanes_of_profiles {
        for stage in &lanes_of_stages {
            let mut lane =
                a::table.filter(a::organisation_id.eq(organisation)).select((a::stage_at, a::id)).limit(most as i64).into_boxed();
            if let Some(profile) = profile {
                lane = lane.filter(a::profile_id.eq(*profile))
            }
            if let Some(stage) = stage {
                lane = lane.filter(a::stage.eq(*stage))
            }
            lane = if seek.back { lane.order((a::stage_at.asc(), a::id.asc())) } else { lane.order((a::stage_at.desc(), a::id.desc())) };
            if let Some((time, id)) = &at {
                // The bound on the time alone is what the index understands; the rest settles ties.
                lane = if seek.back {
                    lane.filter(a::stage_at.ge(*time)).filter(a::stage_at.gt(*time).or(a::id.gt(id.clone())))
                } else {
                    lane.filter(a::stage_at.le(*time)).filter(a::stage_at.lt(*time).or(a::id.lt(id.clone())))
                };
            }
            heads.extend(lane.load::<(Time, ApplicationId)>(conn)?);
        }
    }
    heads.sort_unstable();
    if !seek.back {
        heads.reverse();
    }
    heads.truncate(most);
    Ok(heads.into_iter().map(|(time, id)| Cursor { key: time.micros().to_string(), id: id.to_string() }).collect())
}

/// The end of the words that begin so: no character stands above this one.
fn end_of(word: &str) -> String {
    format!("{word}\u{10FFFF}")
}

/// Applications by the first of the candidate's words that begins with the first word asked for.
fn found(
    conn: &mut Conn,
    organisation: &OrganisationId,
    profiles: Option<Vec<ProfileId>>,
    filter: &Filter,
    seek: &Seek,
    most: usize,
) -> Result<Vec<Cursor>> {
    let earlier = diesel::alias!(crate::db::schema::candidate_words as earlier_words);
    let Some((first, others)) = filter.words.split_first() else { return Ok(Vec::new()) };
    let mut query = w::table
        .inner_join(a::table.on(a::candidate_id.eq(w::candidate_id)))
        .filter(w::organisation_id.eq(organisation))
        .filter(w::word.ge(first.clone()))
        .filter(w::word.lt(end_of(first)))
        .select((w::word, w::candidate_id, a::id))
        .limit(most as i64)
        .into_boxed();
    for word in others {
        // All words stand beside each: a look-up of the others for every row would cost more than the rest of the page.
        query = query.filter(w::together.like(format!("% {}", &text::like(word)[1..])).escape('\\'));
    }
    // After the other words, which leave fewer to ask it of: only the first of somebody's words that begin so counts.
    query = query.filter(not(exists(
        earlier
            .filter(earlier.field(w::candidate_id).eq(w::candidate_id))
            .filter(earlier.field(w::word).ge(first.clone()))
            .filter(earlier.field(w::word).lt(w::word)),
    )));
    if let Some(profiles) = profiles {
        query = query.filter(among(a::profile_id, profiles))
    }
    if !filter.stages.is_empty() {
        query = query.filter(among(a::stage, &filter.stages))
    }
    if let Some((word, (candidate, application))) = seek.from.as_ref().and_then(|s| Some((s.key.clone(), s.id.split_once('/')?))) {
        let (candidate, application) = (candidate.to_string(), application.to_string());
        query = if seek.back {
            query.filter(w::word.le(word.clone())).filter(
                w::word.lt(word).or(w::candidate_id.lt(candidate.clone())).or(w::candidate_id.eq(candidate).and(a::id.lt(application))),
            )
        } else {
            query.filter(w::word.ge(word.clone())).filter(
                w::word.gt(word).or(w::candidate_id.gt(candidate.clone())).or(w::candidate_id.eq(candidate).and(a::id.gt(application))),
            )
        };
    }
    query = if seek.back {
        query.order((w::word.desc(), w::candidate_id.desc(), a::id.desc()))
    } else {
        query.order((w::word.asc(), w::candidate_id.asc(), a::id.asc()))
    };
    let rows: Vec<(String, CandidateId, ApplicationId)> = query.load(conn)?;
    Ok(rows.into_iter().map(|(word, candidate, application)| Cursor { key: word, id: format!("{candidate}/{application}") }).collect())
}

/// The rows of these applications, in this order.
fn rows(conn: &mut Conn, organisation: &OrganisationId, ids: &[ApplicationId]) -> Result<Vec<Row>> {
    type Sent = Option<(InvitationId, InvitationState, Time)>;
    type Columns = (
        ApplicationId,
        (CandidateId, String, String, String),
        (ProfileId, String),
        Stage,
        Time,
        Sent,
        Option<AttemptId>,
        Option<(String, i32)>,
    );
    let columns: Vec<Columns> = a::table
        .inner_join(c::table)
        .inner_join(p::table)
        .left_join(i::table.on(i::application_id.eq(a::id)))
        .left_join(t::table.on(t::invitation_id.nullable().eq(i::id.nullable())))
        .left_join(r::table.on(r::attempt_id.nullable().eq(t::id.nullable())))
        .filter(unindexed(a::organisation_id).eq(organisation.as_str()))
        .filter(among(a::id, ids))
        .order(i::id.asc())
        .select((
            a::id,
            (c::id, c::code, c::name, c::email),
            (p::id, p::title),
            a::stage,
            a::stage_at,
            (i::id, i::state, i::expires_at).nullable(),
            t::id.nullable(),
            (r::state, r::overall).nullable(),
        ))
        .load(conn)?;
    let mut rows: HashMap<ApplicationId, Row> = HashMap::new();
    // A row an invitation, oldest first: later ones replace what earlier ones said.
    for (application, (candidate, code, name, email), (profile, profile_title), stage, stage_at, sent, attempt, result) in columns {
        let row = rows.entry(application.clone()).or_insert(Row {
            application,
            candidate,
            code,
            name,
            email,
            profile,
            profile_title,
            stage,
            stage_at,
            invitation: None,
            scored: None,
        });
        row.invitation = sent.or(row.invitation.take());
        let overall = result.filter(|(state, _)| state == "scored").map(|(_, overall)| overall);
        row.scored = attempt.zip(overall).or(row.scored.take());
    }
    Ok(ids.iter().filter_map(|id| rows.remove(id)).collect())
}

/// How many applications each group of stages has; counting stops at `most`.
pub fn group_counts(
    conn: &mut Conn,
    organisation: &OrganisationId,
    reach: &Reach,
    profile: Option<&ProfileId>,
    most: i64,
) -> Result<Vec<(StageGroup, usize)>> {
    let mut lanes = Vec::new();
    for group in StageGroup::ALL.iter().copied() {
        for stage in group.stages() {
            let mut query = a::table
                .filter(a::organisation_id.eq(organisation))
                .filter(a::stage.eq(*stage))
                .select(a::stage_at)
                .limit(most)
                .into_boxed();
            if let Some(profile) = profile {
                query = query.filter(a::profile_id.eq(profile))
            }
            if let Reach::Profiles(mine) = reach {
                query = query.filter(among(a::profile_id, mine))
            }
            lanes.push(query);
        }
    }
    let mut counts = count_each(conn, lanes)?.into_iter();
    let sum = |group: StageGroup| counts.by_ref().take(group.stages().len()).sum::<i64>();
    let sums: Vec<i64> = StageGroup::ALL.iter().copied().map(sum).collect();
    Ok(StageGroup::ALL.iter().copied().zip(sums.into_iter().map(|n| usize::try_from(n).unwrap_or(0))).collect())
}
