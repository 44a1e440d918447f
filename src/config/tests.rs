//! The settings read as documented.

use super::*;
use std::collections::HashMap;

fn load(pairs: &[(&str, &str)]) -> Result<Config, Vec<String>> {
    let env: HashMap<String, String> =
        pairs.iter().map(|(k, v)| (k.to_string(), v.to_string())).chain([("TOUCHSTONE_SECRET".to_string(), "s".repeat(32))]).collect();
    Config::load(Path::new("/nonexistent-touchstone"), &|name| env.get(name).cloned())
}

#[test]
fn defaults_are_those_that_are_documented() {
    let config = load(&[]).expect("defaults");
    assert_eq!(config.database_url, DatabaseUrl::Sqlite("/nonexistent-touchstone/touchstone.db".into()));
    assert_eq!(config.passwords, Passwords { memory_kib: 19_456, passes: 2, lanes: 1 });
    assert_eq!(config.public_url, "http://127.0.0.1:8080");
    assert!(!config.is_https());
}

#[test]
fn each_mistake_is_named_and_all_are_told_at_once() {
    let errors = load(&[("DATABASE_URL", "mysql://x"), ("TOUCHSTONE_ARGON2_PASSES", "0"), ("TOUCHSTONE_PUBLIC_URL", "example.org")])
        .expect_err("mistakes");
    assert_eq!(errors.len(), 3);
    assert!(errors.iter().any(|e| e.contains("passwords.passes") && e.contains("from 1 to 100")), "{errors:?}");
}

#[test]
fn settings_are_documented_once_each() {
    for (i, setting) in SETTINGS.iter().enumerate() {
        assert!(setting.help.ends_with('.'), "{}", setting.key);
        assert!(SETTINGS[i + 1..].iter().all(|s| s.key != setting.key && s.env != setting.env), "{}", setting.key);
    }
}

/// A data directory with a `touchstone.toml`, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn with(name: &str, toml: &str) -> Folder {
        let folder = std::env::temp_dir().join(format!("touchstone-config-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join("touchstone.toml"), toml).expect("a file");
        Folder(folder)
    }
    fn load(&self, pairs: &[(&str, &str)]) -> Result<Config, Vec<String>> {
        let env: HashMap<String, String> = pairs.iter().map(|(k, v)| (k.to_string(), v.to_string())).collect();
        Config::load(&self.0, &|name| env.get(name).cloned())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

const FILE: &str = r#"
listen = "0.0.0.0:9000"
public_url = "https://hire.example/"
database_url = "postgres://app:file-password@db.example/t"

[mail]
smtp_url = "smtps://user:mail-password@mail.example:465"

[database]
threads = 9
durable = false
"#;

#[test]
fn the_file_is_read_and_the_environment_wins() {
    let folder = Folder::with("file", FILE);
    let config = folder.load(&[("TOUCHSTONE_LISTEN", "127.0.0.1:7777")]).expect("settings");
    assert_eq!(config.listen, "127.0.0.1:7777");
    assert_eq!(config.public_url, "https://hire.example");
    assert_eq!((config.database.threads, config.database.durable), (9, false));
    assert_eq!(config.absolute("/sign-in"), "https://hire.example/sign-in");
    assert!(config.is_https());
    assert_eq!(config.passwords.passes, 2, "what neither sets has its default");
}

#[test]
fn a_key_that_does_not_exist_and_a_value_of_another_kind_are_named() {
    let folder = Folder::with("unknown", "lisen = \"x\"\n[mail]\nsmtp = \"y\"\n[database]\nthreads = [1, 2]\n");
    let errors = folder.load(&[]).expect_err("mistakes");
    for wanted in ["there is no setting \"lisen\"", "there is no setting \"mail.smtp\"", "database.threads"] {
        assert!(errors.iter().any(|e| e.contains(wanted)), "{wanted}: {errors:?}");
    }
    assert_eq!(errors.len(), 3, "{errors:?}");
}

#[test]
fn a_file_that_is_no_toml_is_named_and_not_repeated() {
    let folder = Folder::with("broken", "secret = \"unfinished hunter2");
    let errors = folder.load(&[]).expect_err("a mistake");
    assert!(errors.len() == 1 && errors[0].contains("touchstone.toml"), "{errors:?}");
    assert!(!errors[0].contains("hunter2"), "{errors:?}");
}

#[test]
fn a_named_file_must_be_there() {
    let errors = load(&[("TOUCHSTONE_CONFIG", "/nonexistent-touchstone/other.toml")]).expect_err("a mistake");
    assert!(errors[0].contains("/nonexistent-touchstone/other.toml"), "{errors:?}");
}

#[test]
fn nothing_secret_is_printed() {
    let folder = Folder::with("secrets", FILE);
    let config = folder.load(&[("TOUCHSTONE_SECRET", "correct-horse-battery-staple-0123456789")]).expect("settings");
    let printed = format!("{config:?} {:?}", Secrets::of(&config.secret));
    for secret in ["file-password", "mail-password", "correct-horse"] {
        assert!(!printed.contains(secret), "{secret} in {printed}");
    }
    assert!(printed.contains("db.example"), "what is no secret is there: {printed}");
}

#[test]
fn a_short_secret_is_refused_without_being_repeated() {
    let folder = Folder::with("short", "");
    let errors = folder.load(&[("TOUCHSTONE_SECRET", "hunter2")]).expect_err("a mistake");
    assert!(errors[0].contains("32 characters") && !errors[0].contains("hunter2"), "{errors:?}");
}

#[cfg(unix)]
#[test]
fn a_secret_is_made_once_and_only_its_owner_may_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::with("made", "");
    let first = folder.load(&[]).expect("settings").secret;
    let again = folder.load(&[]).expect("settings").secret;
    assert_eq!(first.expose(), again.expose());
    assert_eq!(first.expose().len(), 43);
    let mode = std::fs::metadata(folder.0.join("secret")).expect("the file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}
