//! The four levels of a skill.

crate::words! {
    /// How well a skill is had or wanted, from 1 (basic) to 4 (expert).
    pub enum Level {
        Basic = "basic", "Basic";
        Working = "working", "Working";
        Advanced = "advanced", "Advanced";
        Expert = "expert", "Expert";
    }
}

impl Level {
    /// 1 to 4.
    pub const fn rank(self) -> i32 {
        match self {
            Level::Basic => 1,
            Level::Working => 2,
            Level::Advanced => 3,
            Level::Expert => 4,
        }
    }
    /// The level of a rank; `None` outside 1 to 4.
    pub const fn from_rank(rank: i32) -> Option<Level> {
        match rank {
            1 => Some(Level::Basic),
            2 => Some(Level::Working),
            3 => Some(Level::Advanced),
            4 => Some(Level::Expert),
            _ => None,
        }
    }
}
