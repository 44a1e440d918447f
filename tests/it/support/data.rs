//! Real files written by others, where they are beside the project; tests that read them say so when they are absent.

use std::path::PathBuf;

/// The folder, or `None` (said aloud, with the test's name). `TOUCHSTONE_SHARED_DATA` names it; else it is looked for
/// as `shared/data` in the folders above the project.
pub fn shared(test: &str) -> Option<PathBuf> {
    let named = std::env::var_os("TOUCHSTONE_SHARED_DATA").map(PathBuf::from);
    let beside = || std::path::Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|a| a.join("shared/data")).find(|p| p.is_dir());
    let found = named.filter(|p| p.is_dir()).or_else(beside);
    if found.is_none() {
        eprintln!("SKIPPED: {test}: no folder of real input files (set TOUCHSTONE_SHARED_DATA)");
    }
    found
}
