//! What the whole process shares.

use super::{Banner, MenuItem};
use crate::config::{Config, Secrets};
use crate::ctx::{Actor, Ctx, Reactions};
use crate::db::Db;
use crate::kit::{Clock, Dice};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Makes the menu and the banner of a page for whoever looks at it. `app` knows the slices and provides it.
pub type MenuSource = fn(&State, &Actor, &str) -> (Vec<MenuItem>, Option<Banner>);

/// What the whole process shares. Cheap to clone.
#[derive(Debug, Clone)]
pub struct State {
    pub db: Db,
    pub config: Arc<Config>,
    pub secrets: Arc<Secrets>,
    pub clock: Clock,
    pub reactions: Reactions,
    pub menu: MenuSource,
    /// `Some` in tests: every deed draws from dice seeded by this and a running number.
    pub dice_seed: Option<Arc<AtomicU64>>,
}

impl State {
    /// What a deed is done with, for this actor.
    pub fn ctx(&self, actor: Actor, address: &str) -> Ctx {
        let dice = match &self.dice_seed {
            Some(seed) => Dice::seeded(seed.fetch_add(1, Ordering::SeqCst)),
            None => Dice::machine(),
        };
        Ctx { clock: self.clock.clone(), dice, actor, address: address.to_string(), reactions: self.reactions, pace: self.config.pace }
    }
}
