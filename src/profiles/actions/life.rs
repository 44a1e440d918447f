//! Publishing, closing, opening again, deleting.

use crate::ctx::{Ctx, Fact};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::jobs;
use crate::kit::ids::{ProfileId, ProfileVersionId};
use crate::kit::{Json, Permission};
use crate::profiles::rules::Refusal;
use crate::profiles::{Profile, ProfileState, ProfileVersion, rules, store};

/// Freezes what the profile says as its next version and opens it. `version` is made when the button is shown: pressed twice, it
/// publishes once.
///
/// # Errors
/// [`Error::Stale`] when somebody saved since revision `seen`, so that nobody publishes what they have not read; refused when
/// something must be settled first, when nothing changed, and when the profile is closed.
pub fn publish(conn: &mut Conn, ctx: &mut Ctx, id: &ProfileId, seen: i32, version: ProfileVersionId) -> Result<ProfileVersion> {
    ctx.need(Permission::EditProfiles)?;
    let organisation = ctx.organisation()?;
    let now = ctx.now();
    let before = store::profile(conn, &organisation, id)?;
    match store::version_by_id(conn, &organisation, &version) {
        Ok(made) if made.profile_id == *id => return Ok(made),
        Ok(_) => return Err(Error::NotFound),
        Err(Error::NotFound) => {}
        Err(error) => return Err(error),
    }
    store::touch(conn, &organisation, id, seen, now)?;
    let content = store::content(conn, &before)?;
    let measured: Vec<bool> = store::measured(conn, &organisation, &content.skills)?.into_iter().map(store::Measured::any).collect();
    rules::may_publish(before.state, before.published_number, before.changed_since_published, &rules::findings(&content, &measured))?;
    let number = before.published_number + 1;
    let row = ProfileVersion {
        id: version,
        profile_id: id.clone(),
        number,
        content: Json::new(content),
        published_by: ctx.actor.author(),
        published_at: now,
    };
    store::insert_version(conn, &row)?;
    store::mark_published(conn, &organisation, id, number, now)?;
    let fact = Fact::new("profile.published", "profile", id, format!("Published version {number} of {}", before.title))
        .with(serde_json::json!({ "version": row.id, "number": number }));
    jobs::tell(conn, ctx, fact)?;
    Ok(row)
}

/// Closes an open profile: nobody new is measured for it.
pub fn close(conn: &mut Conn, ctx: &mut Ctx, id: &ProfileId) -> Result<Profile> {
    turn(conn, ctx, id, ProfileState::Open, ProfileState::Closed, Refusal::NotOpen, ("profile.closed", "Closed the profile"))
}

/// Opens a closed profile again.
pub fn reopen(conn: &mut Conn, ctx: &mut Ctx, id: &ProfileId) -> Result<Profile> {
    turn(conn, ctx, id, ProfileState::Closed, ProfileState::Open, Refusal::NotClosed, ("profile.reopened", "Opened the profile again:"))
}

/// Done already is done: pressed twice, it tells once.
fn turn(
    conn: &mut Conn,
    ctx: &mut Ctx,
    id: &ProfileId,
    from: ProfileState,
    to: ProfileState,
    refusal: Refusal,
    (fact, words): (&'static str, &str),
) -> Result<Profile> {
    ctx.need(Permission::EditProfiles)?;
    let organisation = ctx.organisation()?;
    let now = ctx.now();
    let turned = store::set_state(conn, &organisation, id, from, to, now)?;
    let profile = store::profile(conn, &organisation, id)?;
    match (turned, profile.state == to) {
        (true, _) => jobs::tell(conn, ctx, Fact::new(fact, "profile", id, format!("{words} {}", profile.title)))?,
        (false, true) => {}
        (false, false) => return Err(refusal.into()),
    }
    Ok(profile)
}

/// Deletes a draft that was never published and that nothing uses.
pub fn delete(conn: &mut Conn, ctx: &mut Ctx, id: &ProfileId) -> Result<Profile> {
    ctx.need(Permission::EditProfiles)?;
    let organisation = ctx.organisation()?;
    let profile = store::profile(conn, &organisation, id)?;
    if profile.published_number > 0 {
        return Err(Refusal::WasPublished.into());
    }
    if store::is_used(conn, id)? {
        return Err(Refusal::InUse.into());
    }
    store::delete(conn, &organisation, id)?;
    jobs::tell(conn, ctx, Fact::new("profile.deleted", "profile", id, format!("Deleted the draft {}", profile.title)))?;
    Ok(profile)
}
