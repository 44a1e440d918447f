//! The installation's secret: made on first run, readable by its owner only; and the keys derived from it.

use crate::kit::secret::{derive, token};
use crate::kit::{Dice, Secret};
use std::io::Write;
use std::path::Path;

/// The secret kept in the data directory; made when there is none.
///
/// # Errors
/// A sentence for people, when the file can be neither read nor made, or is too short.
pub(super) fn kept(data: &Path) -> Result<Secret<String>, String> {
    let path = data.join("secret");
    match std::fs::read_to_string(&path) {
        Ok(text) if text.trim().len() >= 32 => Ok(Secret::new(text.trim().to_string())),
        Ok(_) => Err(format!("{} is shorter than 32 characters", path.display())),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => make(&path).map_err(|e| format!("{}: {e}", path.display())),
        Err(e) => Err(format!("{}: {e}", path.display())),
    }
}

fn make(path: &Path) -> std::io::Result<Secret<String>> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let secret = token(&mut Dice::machine());
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(secret.expose().as_bytes())?;
    file.sync_all()?;
    Ok(secret)
}

/// Keys for one purpose each, derived from the installation's secret.
#[derive(Debug, Clone)]
pub struct Secrets {
    /// Signs form tokens.
    pub csrf: Secret<Vec<u8>>,
    /// Signs candidates' links.
    pub links: Secret<Vec<u8>>,
    /// Signs candidates' seat cookies.
    pub seats: Secret<Vec<u8>>,
    /// Signs small cookies (flash messages).
    pub cookies: Secret<Vec<u8>>,
    /// Seals the private signing keys in the database (32 bytes).
    pub sealing: Secret<Vec<u8>>,
    /// Orders grading queues in a way nobody can foresee.
    pub queues: Secret<Vec<u8>>,
}

impl Secrets {
    /// Derives the keys.
    pub fn of(master: &Secret<String>) -> Self {
        let key = |purpose| derive(master.expose().as_bytes(), purpose);
        Self {
            csrf: key("csrf"),
            links: key("links"),
            seats: key("seats"),
            cookies: key("cookies"),
            sealing: key("sealing"),
            queues: key("queues"),
        }
    }
}
