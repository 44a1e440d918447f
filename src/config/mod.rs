//! Settings: from the environment, over an optional TOML file, over defaults. One struct a concern.
//!
//! [`SETTINGS`] is the one place that documents each; `touchstone doctor --settings` prints it, and a test checks that the
//! two agree.

use crate::db::DatabaseUrl;
use crate::kit::{Pace, Secret, Span};
use std::path::{Path, PathBuf};

mod secrets;
pub use secrets::Secrets;

/// One setting, for people: its key in the file, its environment variable, its default and what it does.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    pub key: &'static str,
    pub env: &'static str,
    pub default: &'static str,
    pub help: &'static str,
}

macro_rules! settings {
    ($($key:literal, $env:literal, $default:literal, $help:literal;)+) => {
        /// Every setting.
        pub const SETTINGS: &[Setting] = &[$(Setting { key: $key, env: $env, default: $default, help: $help }),+];
    };
}

settings! {
    "database_url", "DATABASE_URL", "sqlite:<data>/touchstone.db", "Where the data is kept: sqlite:PATH or postgres://user:password@host/name.";
    "database.threads", "TOUCHSTONE_DATABASE_THREADS", "4", "Reader threads on SQLite, connections on PostgreSQL (1 to 256).";
    "database.queue", "TOUCHSTONE_DATABASE_QUEUE", "1024", "Requests that may wait for a thread before answers are 503.";
    "database.durable", "TOUCHSTONE_DATABASE_DURABLE", "true", "SQLite waits for the disk at each commit. False is faster, and a power cut may lose the last second.";
    "listen", "TOUCHSTONE_LISTEN", "127.0.0.1:8080", "Address and port to serve on.";
    "public_url", "TOUCHSTONE_PUBLIC_URL", "http://<listen>", "The address people type; letters link to it. With https, cookies are Secure and HSTS is sent.";
    "trusted_proxies", "TOUCHSTONE_TRUSTED_PROXIES", "0", "How many proxies stand in front; the client's address is read from X-Forwarded-For that many steps from the right.";
    "workers", "TOUCHSTONE_WORKERS", "the number of cores", "Threads that answer requests.";
    "secret", "TOUCHSTONE_SECRET", "made on first run in <data>/secret", "At least 32 characters, the same on every node: signs links and form tokens and seals the signing keys.";
    "mail.smtp_url", "TOUCHSTONE_SMTP_URL", "", "smtps://user:password@host:465 or smtp://host:587?tls=required. Empty: letters are kept in the outbox.";
    "mail.from", "TOUCHSTONE_MAIL_FROM", "Touchstone <touchstone@localhost>", "The sender of letters.";
    "passwords.memory_kib", "TOUCHSTONE_ARGON2_MEMORY_KIB", "19456", "Memory of one argon2id hash in KiB (OWASP: 19456 with 2 passes).";
    "passwords.passes", "TOUCHSTONE_ARGON2_PASSES", "2", "Passes of argon2id.";
    "passwords.lanes", "TOUCHSTONE_ARGON2_LANES", "1", "Lanes of argon2id.";
    "sessions.access_minutes", "TOUCHSTONE_ACCESS_MINUTES", "5", "Life of the access token (1 to 60).";
    "sessions.idle_days", "TOUCHSTONE_SESSION_IDLE_DAYS", "14", "A session unused for so long ends (1 to 90).";
    "sessions.key_days", "TOUCHSTONE_KEY_DAYS", "30", "A signing key is replaced after so many days (1 to 365).";
    "sittings.beat_seconds", "TOUCHSTONE_BEAT_SECONDS", "15", "An open page of a test gives a sign of life so often (1 to 60).";
    "sittings.silence_seconds", "TOUCHSTONE_SILENCE_SECONDS", "40", "No sign of life for longer is a broken connection, whose time is given back; more than twice the beat (3 to 600).";
    "limits.sign_in_per_minute", "TOUCHSTONE_SIGN_IN_PER_MINUTE", "10", "Sign-in tries from one address in a minute.";
    "limits.requests_per_second", "TOUCHSTONE_REQUESTS_PER_SECOND", "200", "Requests from one address in a second; bursts of three times as many.";
    "limits.body_kib", "TOUCHSTONE_BODY_KIB", "1024", "The largest form or upload in KiB.";
    "retention.letters_days", "TOUCHSTONE_KEEP_LETTERS_DAYS", "365", "Letters of the outbox are removed after so many days, but for those that wait to be sent (7 to 3650).";
    "retention.jobs_days", "TOUCHSTONE_KEEP_JOBS_DAYS", "30", "Background jobs that were done are removed after so many days (1 to 3650).";
    "log", "TOUCHSTONE_LOG", "info", "Log filter, as tracing reads it: info, debug, touchstone=debug,actix_web=info.";
}

/// Everything that can be set.
#[derive(Debug, Clone)]
pub struct Config {
    pub data: PathBuf,
    pub database_url: DatabaseUrl,
    pub database: crate::db::Options,
    pub listen: String,
    pub public_url: String,
    pub trusted_proxies: usize,
    pub workers: usize,
    pub secret: Secret<String>,
    pub mail: Mail,
    pub passwords: Passwords,
    pub sessions: Sessions,
    pub limits: Limits,
    pub retention: Retention,
    pub pace: Pace,
    pub log: String,
}

/// How letters leave.
#[derive(Debug, Clone)]
pub struct Mail {
    pub smtp_url: Option<Secret<String>>,
    pub from: String,
}

/// What a password hash costs (argon2id).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passwords {
    pub memory_kib: u32,
    pub passes: u32,
    pub lanes: u32,
}

/// How long people stay signed in.
#[derive(Debug, Clone, Copy)]
pub struct Sessions {
    pub access_minutes: i64,
    pub idle_days: i64,
    pub key_days: i64,
}

/// How much one client may ask.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    pub sign_in_per_minute: u32,
    pub requests_per_second: u32,
    pub body_kib: usize,
}

/// How long is kept what only proves that something was done.
#[derive(Debug, Clone, Copy)]
pub struct Retention {
    pub letters_days: i64,
    pub jobs_days: i64,
}

impl Config {
    /// Whether the public address is https: then cookies are `Secure`.
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }
    /// A full address for letters.
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.public_url.trim_end_matches('/'))
    }

    /// Reads the settings: environment, then `touchstone.toml` (in the data directory, or named by `TOUCHSTONE_CONFIG`), then defaults.
    ///
    /// # Errors
    /// One line a mistake, each naming the setting and what it takes.
    pub fn load(data: &Path, environment: &dyn Fn(&str) -> Option<String>) -> Result<Config, Vec<String>> {
        let file = environment("TOUCHSTONE_CONFIG").map_or_else(|| data.join("touchstone.toml"), PathBuf::from);
        let text = match std::fs::read_to_string(&file) {
            Ok(text) => text,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound && environment("TOUCHSTONE_CONFIG").is_none() => String::new(),
            Err(e) => return Err(vec![format!("{}: {e}", file.display())]),
        };
        let table: toml::Table = toml::from_str(&text).map_err(|e| vec![format!("{}: {}", file.display(), e.message())])?;
        let mut read = Reader { table, environment, errors: Vec::new() };
        read.unknown_keys(&file);
        let listen = read.text("listen");
        let config = Config {
            data: data.to_path_buf(),
            database_url: read
                .parsed("database_url", &|d| d.replace("<data>", &data.display().to_string()))
                .unwrap_or_else(|| DatabaseUrl::Sqlite(data.join("touchstone.db"))),
            database: crate::db::Options {
                threads: read.number("database.threads", 1, 256),
                queue: read.number("database.queue", 1, 1_000_000),
                durable: read.flag("database.durable"),
            },
            public_url: read.public_url(&listen),
            trusted_proxies: read.number("trusted_proxies", 0, 8),
            workers: read.given("workers").map_or_else(cores, |_| read.number("workers", 1, 1024)),
            secret: read.secret(data),
            mail: Mail {
                smtp_url: Some(read.text("mail.smtp_url")).filter(|u| !u.is_empty()).map(Secret::new),
                from: read.text("mail.from"),
            },
            passwords: Passwords {
                memory_kib: read.number("passwords.memory_kib", 8, 4_194_304),
                passes: read.number("passwords.passes", 1, 100),
                lanes: read.number("passwords.lanes", 1, 64),
            },
            sessions: Sessions {
                access_minutes: read.number("sessions.access_minutes", 1, 60),
                idle_days: read.number("sessions.idle_days", 1, 90),
                key_days: read.number("sessions.key_days", 1, 365),
            },
            pace: read.pace(),
            limits: Limits {
                sign_in_per_minute: read.number("limits.sign_in_per_minute", 1, 100_000),
                requests_per_second: read.number("limits.requests_per_second", 1, 1_000_000),
                body_kib: read.number("limits.body_kib", 64, 65_536),
            },
            retention: Retention {
                letters_days: read.number("retention.letters_days", 7, 3650),
                jobs_days: read.number("retention.jobs_days", 1, 3650),
            },
            log: read.text("log"),
            listen,
        };
        if read.errors.is_empty() { Ok(config) } else { Err(read.errors) }
    }
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(2, usize::from)
}

struct Reader<'a> {
    table: toml::Table,
    environment: &'a dyn Fn(&str) -> Option<String>,
    errors: Vec<String>,
}

impl Reader<'_> {
    /// What was set, by the environment or the file.
    fn given(&self, key: &str) -> Option<String> {
        let setting = SETTINGS.iter().find(|s| s.key == key)?;
        (self.environment)(setting.env).or_else(|| {
            let mut at: &toml::Value = self.table.get(key.split('.').next()?)?;
            for part in key.split('.').skip(1) {
                at = at.get(part)?;
            }
            Some(match at {
                toml::Value::String(text) => text.clone(),
                toml::Value::Integer(n) => n.to_string(),
                toml::Value::Boolean(b) => b.to_string(),
                _ => "a table or list".to_string(),
            })
        })
    }
    fn default(key: &str) -> &'static str {
        SETTINGS.iter().find(|s| s.key == key).map_or("", |s| s.default)
    }
    fn text(&mut self, key: &str) -> String {
        self.given(key).unwrap_or_else(|| Self::default(key).to_string())
    }
    fn parsed<T: std::str::FromStr>(&mut self, key: &str, default: &dyn Fn(&str) -> String) -> Option<T>
    where
        T::Err: std::fmt::Display,
    {
        let text = self.given(key).unwrap_or_else(|| default(Self::default(key)));
        text.parse().map_err(|e| self.errors.push(format!("{key}: {e}"))).ok()
    }
    fn number<T>(&mut self, key: &str, least: T, most: T) -> T
    where
        T: std::str::FromStr + PartialOrd + Copy + std::fmt::Display,
    {
        let text = self.text(key);
        match text.trim().parse::<T>() {
            Ok(n) if n >= least && n <= most => n,
            _ => {
                self.errors.push(format!("{key}: \"{text}\" is not a whole number from {least} to {most}"));
                least
            }
        }
    }
    fn flag(&mut self, key: &str) -> bool {
        match self.text(key).as_str() {
            "true" | "1" | "yes" => true,
            "false" | "0" | "no" => false,
            other => {
                self.errors.push(format!("{key}: \"{other}\" is neither true nor false"));
                true
            }
        }
    }
    fn pace(&mut self) -> Pace {
        let (beat, silence) = (self.number("sittings.beat_seconds", 1, 60), self.number("sittings.silence_seconds", 3, 600));
        if silence <= 2 * beat {
            self.errors.push(format!("sittings.silence_seconds: {silence} is not more than twice sittings.beat_seconds, {beat}"));
        }
        Pace { beat: Span::seconds(beat), silence: Span::seconds(silence) }
    }
    fn public_url(&mut self, listen: &str) -> String {
        let url = self.given("public_url").unwrap_or_else(|| format!("http://{listen}"));
        if !url.starts_with("http://") && !url.starts_with("https://") {
            self.errors.push(format!("public_url: \"{url}\" starts with neither http:// nor https://"));
        }
        url.trim_end_matches('/').to_string()
    }
    fn secret(&mut self, data: &Path) -> Secret<String> {
        match self.given("secret") {
            Some(secret) if secret.len() >= 32 => Secret::new(secret),
            Some(_) => {
                self.errors.push("secret: at least 32 characters".to_string());
                Secret::new(String::new())
            }
            None => secrets::kept(data).unwrap_or_else(|e| {
                self.errors.push(format!("secret: {e}"));
                Secret::new(String::new())
            }),
        }
    }
    fn unknown_keys(&mut self, file: &Path) {
        fn walk(prefix: &str, table: &toml::Table, found: &mut Vec<String>) {
            for (key, value) in table {
                let key = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
                match value {
                    toml::Value::Table(inner) => walk(&key, inner, found),
                    _ => found.push(key),
                }
            }
        }
        let mut found = Vec::new();
        walk("", &self.table, &mut found);
        for key in found.iter().filter(|k| !SETTINGS.iter().any(|s| s.key == k.as_str())) {
            self.errors.push(format!("{}: there is no setting \"{key}\"", file.display()));
        }
    }
}

#[cfg(test)]
mod tests;
