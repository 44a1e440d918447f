//! Pages of scorecards.

pub mod answers;
pub mod bars;
pub mod comparisons;
pub mod decisions;
pub mod exports;
pub mod lists;
pub mod notes;
pub mod reviews;
pub mod scorecards;

use crate::web::Shell;

/// The frame with the number of candidates who wait for a decision beside its link; nothing for none.
fn counted(mut shell: Shell, waiting: i64) -> Shell {
    let to_decide = crate::paths::scorecards::to_decide();
    for item in shell.menu.iter_mut().filter(|item| item.href == to_decide && waiting > 0) {
        item.count = u32::try_from(waiting).ok();
        item.urgent = true;
    }
    shell
}
