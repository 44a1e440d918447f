//! The demo: a company with a past, made by the product's own deeds.
//!
//! Everything goes through the same actions that pages call, as the person who would do it and with the clock set to
//! when they did it; the jobs run in between. So the demo cannot show what the product cannot do, and every number on its
//! pages can be clicked back to its cause.

mod answering;
mod cast;
mod company;
mod past;
mod sittings;

pub use cast::SignIn;

use crate::error::{Error, Result};
use crate::jobs::Handlers;
use crate::kit::{Dice, secret};
use crate::web::State;
use std::path::Path;

/// What somebody needs to look around.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
pub struct Demo {
    pub sign_ins: Vec<SignIn>,
    /// The path of a candidate's link that can still be used.
    pub candidate_path: String,
}

/// Makes the company in an empty database; where it was made before, answers with what was kept then.
///
/// # Errors
/// When the database holds other companies already: the demo does not mix with real data.
pub async fn build(state: &State, handlers: &Handlers, say: &dyn Fn(&str)) -> Result<Demo> {
    let kept = state.config.data.join("demo.json");
    if let Ok(text) = std::fs::read_to_string(&kept) {
        return serde_json::from_str(&text).map_err(Error::internal);
    }
    if !state.db.read(crate::accounts::store::organisations).await?.is_empty() {
        return Err(Error::refused(
            "demo.not_empty",
            "This database holds a company already, and the demo does not mix with real data. Choose another folder with --data.",
        ));
    }
    let password = secret::encode(&Dice::machine().bytes::<9>());
    let story = past::Past::new(state, handlers);
    say("Making a company with a past (a few seconds) …");
    let demo = company::make(&story, &password).await?;
    keep(&kept, &demo)?;
    Ok(demo)
}

/// Kept readable by its owner only: it holds passwords, if only of made-up people.
fn keep(path: &Path, demo: &Demo) -> Result<()> {
    use std::io::Write;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(Error::internal)?;
    file.write_all(serde_json::to_string_pretty(demo)?.as_bytes()).map_err(Error::internal)
}
