//! The command line, run as a program.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// A data directory of its own, removed at the end.
struct Home(PathBuf);

impl Home {
    fn new(name: &str) -> Home {
        let folder = std::env::temp_dir().join(format!("touchstone-cli-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        Home(folder)
    }
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_touchstone"));
        command
            .args(["--data"])
            .arg(&self.0)
            .args(arguments)
            .env_clear()
            .env("TOUCHSTONE_ARGON2_MEMORY_KIB", "64")
            .env("TOUCHSTONE_ARGON2_PASSES", "1")
            .env("TOUCHSTONE_LOG", "error");
        command
    }
    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("the program runs")
    }
    fn typing(&self, arguments: &[&str], input: &str) -> Output {
        let mut child =
            self.command(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs");
        child.stdin.take().expect("standard input").write_all(input.as_bytes()).expect("written");
        child.wait_with_output().expect("it ends")
    }
    /// With Ada as the first administrator.
    fn with_ada(name: &str) -> Home {
        let home = Home::new(name);
        let made = home.typing(
            &[
                "user",
                "add",
                "--organisation",
                "Kestrel Pay",
                "--role",
                "admin",
                "--name",
                "Ada Brandt",
                "--password-stdin",
                "ada@kestrel.example",
            ],
            "copper lantern orbit maple\n",
        );
        assert_eq!(out(&made), "ada@kestrel.example can sign in.\n", "{}", err(&made));
        home
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}
fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[track_caller]
fn fails(output: &Output, code: i32, words: &str) {
    assert_eq!(output.status.code(), Some(code), "{}{}", out(output), err(output));
    assert!(err(output).contains(words), "no \"{words}\" in: {}", err(output));
}

#[test]
fn users_are_added_listed_and_given_roles() {
    let home = Home::with_ada("users");
    let made =
        home.run(&["user", "add", "--organisation", "kestrel pay", "--role", "reviewer", "--name", "Priya", "priya@kestrel.example"]);
    let password = out(&made).trim().rsplit(' ').next().expect("a password").to_string();
    assert_eq!(password.len(), 20, "{}", out(&made));
    let list: serde_json::Value = serde_json::from_str(&out(&home.run(&["user", "list", "--json"]))).expect("JSON");
    let emails: Vec<_> = list
        .as_array()
        .expect("a list")
        .iter()
        .map(|u| (u["email"].as_str().expect("text"), u["role"].as_str().expect("text"), u["organisation"].as_str().expect("text")))
        .collect();
    assert_eq!(emails, [("ada@kestrel.example", "admin", "Kestrel Pay"), ("priya@kestrel.example", "reviewer", "Kestrel Pay")]);
    assert!(out(&home.run(&["user", "list", "--organisation", "Kestrel Pay"])).contains("Ada Brandt"));
    assert_eq!(
        out(&home.run(&["user", "role", "PRIYA@kestrel.example", "recruiter"])),
        "priya@kestrel.example is now recruiter (was reviewer).\n"
    );
    assert_eq!(out(&home.run(&["user", "role", "priya@kestrel.example", "recruiter"])), "priya@kestrel.example is recruiter already.\n");
    fails(&home.run(&["user", "role", "ada@kestrel.example", "recruiter"]), 1, "is the only administrator");
}

#[test]
fn a_password_is_reset_by_link_or_from_standard_input() {
    let home = Home::with_ada("reset");
    let reset = home.run(&["user", "reset", "ada@kestrel.example"]);
    assert_eq!(reset.status.code(), Some(0), "{}", err(&reset));
    let link = out(&reset);
    assert!(link.starts_with("http://127.0.0.1:8080/password-resets/use?token=") && link.trim().len() > 80, "{link}");
    assert!(err(&reset).contains("works once, for one hour"));
    fails(&home.typing(&["user", "reset", "--password-stdin", "ada@kestrel.example"], "short\n"), 1, "at least 12 characters");
    let set = home.typing(&["user", "reset", "--password-stdin", "ada@kestrel.example"], "violet harbour seventeen kites\r\n");
    assert!(out(&set).contains("signed out everywhere"), "{}", err(&set));
}

#[test]
fn mistakes_are_explained_and_have_their_exit_code() {
    let home = Home::with_ada("mistakes");
    fails(
        &home.run(&["user", "role", "nobody@kestrel.example", "admin"]),
        1,
        "There is no account with the address nobody@kestrel.example. touchstone user list shows all.",
    );
    fails(&home.run(&["user", "reset", "nobody@kestrel.example"]), 1, "There is no account");
    fails(&home.run(&["user", "list", "--organisation", "Nobody Ltd"]), 1, "There is no company called Nobody Ltd.");
    fails(&home.run(&["user", "role", "ada@kestrel.example", "emperor"]), 2, "the role is admin, recruiter, hiring_manager or reviewer");
    fails(
        &home.run(&["user", "add", "--organisation", "Kestrel Pay", "--role", "admin", "--name", "X", "not-an-address"]),
        2,
        "it looks like name@example.com",
    );
    fails(
        &home.run(&["user", "add", "--organisation", "Kestrel Pay", "--role", "admin", "--name", "X", "ADA@kestrel.example"]),
        1,
        "has an account already",
    );
    fails(&home.run(&["usr"]), 2, "unrecognized subcommand");
    let bad = home.command(&["user", "list"]).env("TOUCHSTONE_ACCESS_MINUTES", "soon").output().expect("runs");
    fails(&bad, 2, "sessions.access_minutes: \"soon\" is not a whole number from 1 to 60");
}

fn report(output: &Output) -> Vec<(String, String, String)> {
    let lines: serde_json::Value = serde_json::from_str(&out(output)).unwrap_or_else(|e| panic!("{e}: {}", out(output)));
    let text = |l: &serde_json::Value, key: &str| l[key].as_str().expect("text").to_string();
    lines.as_array().expect("a list").iter().map(|l| (text(l, "check"), text(l, "state"), text(l, "found"))).collect()
}

fn state_of(report: &[(String, String, String)], check: &str) -> String {
    report.iter().find(|l| l.0 == check).unwrap_or_else(|| panic!("no {check} in {report:?}")).1.clone()
}

#[test]
fn doctor_finds_a_fresh_installation_fit_to_serve() {
    let home = Home::with_ada("doctor");
    let output = home
        .command(&["doctor", "--json"])
        .env("TOUCHSTONE_ARGON2_MEMORY_KIB", "19456")
        .env("TOUCHSTONE_ARGON2_PASSES", "2")
        .output()
        .expect("runs");
    let found = report(&output);
    assert_eq!(output.status.code(), Some(0), "{found:?}");
    for check in ["settings", "secret", "disk", "database", "migrations", "writing", "keys", "clock"] {
        assert_eq!(state_of(&found, check), "OK", "{found:?}");
    }
    for check in ["mail", "address"] {
        assert_eq!(state_of(&found, check), "WARN", "{found:?}");
    }
    assert!(!out(&output).contains(std::fs::read_to_string(home.0.join("secret")).expect("the secret").trim()));
    let words = out(&home.run(&["doctor"]));
    assert!(
        words.contains("WARN  passwords") && words.contains("less than OWASP advises") && words.ends_with("Touchstone can serve.\n"),
        "{words}"
    );
}

#[test]
fn doctor_names_what_is_broken_and_fails() {
    let home = Home::with_ada("broken");
    let failed = |output: &Output, check: &str| {
        let found = report(output);
        assert_eq!((output.status.code(), state_of(&found, check).as_str()), (Some(1), "FAIL"), "{found:?}");
    };
    failed(
        &home.command(&["doctor", "--json"]).env("TOUCHSTONE_SECRET", "another secret of at least thirty-two").output().expect("runs"),
        "keys",
    );
    failed(&home.command(&["doctor", "--json"]).env("TOUCHSTONE_SMTP_URL", "smtp://127.0.0.1:1").output().expect("runs"), "mail");
    failed(
        &home.command(&["doctor", "--json"]).env("DATABASE_URL", "postgres://app:hunter2@127.0.0.1:1/t").output().expect("runs"),
        "database",
    );
    failed(&home.command(&["doctor", "--json"]).env("DATABASE_URL", "mysql://x").output().expect("runs"), "settings");
    failed(&home.command(&["doctor", "--json"]).env("TOUCHSTONE_LISTEN", "0.0.0.0:8080").output().expect("runs"), "address");
    let down = home.command(&["doctor"]).env("DATABASE_URL", "postgres://app:hunter2@127.0.0.1:1/t").output().expect("runs");
    assert!(out(&down).contains("refused"), "the server's own words: {}", out(&down));
    assert!(out(&down).contains("Is the server running") && !format!("{}{}", out(&down), err(&down)).contains("hunter2"), "{}", out(&down));
    std::fs::write(home.0.join("touchstone.db"), "this is no database at all, though it is long enough to look like a file")
        .expect("written");
    failed(&home.run(&["doctor", "--json"]), "database");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(home.0.join("secret"), std::fs::Permissions::from_mode(0o644)).expect("set");
        failed(&home.run(&["doctor", "--json"]), "secret");
    }
}

#[test]
fn doctor_sees_a_clock_that_is_behind_the_database() {
    let home = Home::with_ada("clock");
    let url = touchstone::db::DatabaseUrl::Sqlite(home.0.join("touchstone.db"));
    let mut conn = touchstone::db::connect(&url).expect("opens");
    let later = touchstone::kit::Clock::at(touchstone::kit::Clock::machine().now() + touchstone::kit::Span::hours(3));
    let mut ctx = touchstone::ctx::Ctx {
        clock: later,
        dice: touchstone::kit::Dice::seeded(1),
        actor: touchstone::ctx::Actor::System { organisation: None, name: "test" },
        address: String::new(),
        reactions: touchstone::app::reactions,
        pace: touchstone::kit::Pace::default(),
    };
    touchstone::audit::record(&mut conn, &mut ctx, &touchstone::ctx::Fact::new("test.later", "test", "x", "in three hours"))
        .expect("written");
    drop(conn);
    let output = home.run(&["doctor", "--json"]);
    assert_eq!((output.status.code(), state_of(&report(&output), "clock").as_str()), (Some(1), "FAIL"), "{}", out(&output));
}

#[test]
fn doctor_explains_every_setting_even_where_settings_are_broken() {
    let home = Home::new("settings");
    let output = home.command(&["doctor", "--settings"]).env("DATABASE_URL", "mysql://x").output().expect("runs");
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    for setting in touchstone::config::SETTINGS {
        assert!(out(&output).contains(setting.key) && out(&output).contains(setting.env), "{}", setting.key);
    }
    let json: serde_json::Value = serde_json::from_str(&out(&home.run(&["doctor", "--settings", "--json"]))).expect("JSON");
    assert_eq!(json.as_array().expect("a list").len(), touchstone::config::SETTINGS.len());
}
