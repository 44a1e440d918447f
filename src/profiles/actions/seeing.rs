//! Who sees which profiles.

use crate::ctx::{Actor, Ctx};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::kit::Permission;
use crate::kit::ids::ProfileId;
use crate::profiles::{Profile, store};

/// Which profiles an actor sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Visible {
    /// Every profile of the organisation.
    All,
    /// Those on whose hiring team they are.
    Only(Vec<ProfileId>),
}

impl Visible {
    /// Whether a profile is among them.
    pub fn has(&self, id: &ProfileId) -> bool {
        match self {
            Visible::All => true,
            Visible::Only(ids) => ids.contains(id),
        }
    }
}

/// Which profiles the actor sees: all with [`Permission::SeeAllProfiles`], else those of their hiring teams.
pub fn visible(conn: &mut Conn, ctx: &Ctx) -> Result<Visible> {
    if ctx.actor.may(Permission::SeeAllProfiles) {
        return Ok(Visible::All);
    }
    let Actor::Staff(staff) = &ctx.actor else { return Err(Error::SignIn) };
    Ok(Visible::Only(store::visible_ids(conn, &staff.organisation, &staff.user)?))
}

/// [`Error::NotFound`] unless the profile is the organisation's and the actor sees it.
pub fn visible_to(conn: &mut Conn, ctx: &Ctx, id: &ProfileId) -> Result<()> {
    let organisation = ctx.organisation()?;
    if ctx.actor.may(Permission::SeeAllProfiles) {
        return store::profile(conn, &organisation, id).map(|_| ());
    }
    let Actor::Staff(staff) = &ctx.actor else { return Err(Error::SignIn) };
    if store::is_visible(conn, &organisation, &staff.user, id)? { Ok(()) } else { Err(Error::NotFound) }
}

/// A profile that the actor may see.
pub fn load(conn: &mut Conn, ctx: &Ctx, id: &ProfileId) -> Result<Profile> {
    ctx.need(Permission::ViewProfiles)?;
    visible_to(conn, ctx, id)?;
    store::profile(conn, &ctx.organisation()?, id)
}
