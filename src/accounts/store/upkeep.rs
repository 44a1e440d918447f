//! What is past and is removed: see [`crate::app::upkeep`].

use crate::db::Conn;
use crate::db::schema::{one_time_tokens as once, refresh_tokens as refresh, sessions};
use crate::error::Result;
use crate::kit::ids::{OneTimeTokenId, RefreshTokenId, SessionId};
use crate::kit::{Span, Time};
use diesel::prelude::*;

/// An ended session and a token from a letter are kept so long after their end, for whoever asks what happened.
pub const KEPT_AFTER_END: Span = Span::days(30);

/// Removes at most `most` rows of each sort: refresh tokens that are past their date (they open nothing, used or not), and
/// sessions and tokens of letters whose end is [`KEPT_AFTER_END`] ago. Returns how many went.
pub fn remove_past(conn: &mut Conn, now: Time, most: i64) -> Result<usize> {
    let mut gone = 0;
    let tokens: Vec<RefreshTokenId> = refresh::table.filter(refresh::expires_at.le(now)).limit(most).select(refresh::id).load(conn)?;
    gone += diesel::delete(refresh::table.filter(refresh::id.eq_any(tokens))).execute(conn)?;
    let until = now - KEPT_AFTER_END;
    // Two questions, each by its own index. A session's tokens go first: they name it.
    let mut over: Vec<SessionId> = sessions::table.filter(sessions::expires_at.lt(until)).limit(most).select(sessions::id).load(conn)?;
    over.extend(sessions::table.filter(sessions::ended_at.lt(until)).limit(most).select(sessions::id).load::<SessionId>(conn)?);
    diesel::delete(refresh::table.filter(refresh::session_id.eq_any(&over))).execute(conn)?;
    gone += diesel::delete(sessions::table.filter(sessions::id.eq_any(&over))).execute(conn)?;
    let letters: Vec<OneTimeTokenId> = once::table.filter(once::expires_at.lt(until)).limit(most).select(once::id).load(conn)?;
    gone += diesel::delete(once::table.filter(once::id.eq_any(letters))).execute(conn)?;
    Ok(gone)
}
