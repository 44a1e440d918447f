//! `doctor`: looks at everything the product stands on and says what to mend.

mod checks;

use crate::config::{Config, SETTINGS};
use std::process::ExitCode;

/// Options of `doctor`.
#[derive(Debug, clap::Args)]
pub struct Doctor {
    /// Print every setting with its environment variable, default and meaning, and check nothing.
    #[arg(long)]
    settings: bool,
    /// One line of JSON: [{"check", "state", "found", "mend"}], or with --settings [{"key", "env", "default", "help"}].
    #[arg(long)]
    json: bool,
}

/// How a check went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Ok,
    Warn,
    Fail,
    /// Cannot be looked at on this system.
    #[cfg_attr(unix, allow(dead_code))]
    Skip,
}

impl State {
    const fn word(self) -> &'static str {
        match self {
            State::Ok => "OK",
            State::Warn => "WARN",
            State::Fail => "FAIL",
            State::Skip => "SKIP",
        }
    }
}

/// One line of the report.
#[derive(Debug)]
pub(super) struct Line {
    check: &'static str,
    state: State,
    found: String,
    mend: String,
}

/// The report as it grows.
#[derive(Debug, Default)]
pub(super) struct Report(Vec<Line>);

impl Report {
    fn add(&mut self, check: &'static str, state: State, found: impl Into<String>, mend: impl Into<String>) {
        self.0.push(Line { check, state, found: found.into(), mend: mend.into() });
    }
    fn ok(&mut self, check: &'static str, found: impl Into<String>) {
        self.add(check, State::Ok, found, "");
    }
    fn warn(&mut self, check: &'static str, found: impl Into<String>, mend: impl Into<String>) {
        self.add(check, State::Warn, found, mend);
    }
    fn fail(&mut self, check: &'static str, found: impl Into<String>, mend: impl Into<String>) {
        self.add(check, State::Fail, found, mend);
    }
    #[cfg_attr(unix, allow(dead_code))]
    fn skip(&mut self, check: &'static str, found: impl Into<String>) {
        self.add(check, State::Skip, found, "");
    }
}

/// Prints the settings or the report; the exit code is 1 when a check failed. `config`: the settings, or what is wrong with them.
pub fn run(doctor: &Doctor, config: Result<Config, Vec<String>>) -> ExitCode {
    if doctor.settings {
        settings(doctor.json);
        return ExitCode::SUCCESS;
    }
    let mut report = Report::default();
    match config {
        Ok(config) => {
            report.ok("settings", format!("read for the data directory {}", config.data.display()));
            super::runtime(checks::all(&mut report, &config));
        }
        Err(mistakes) => {
            for mistake in mistakes {
                report.fail(
                    "settings",
                    mistake,
                    "Mend it in the environment or in touchstone.toml: touchstone doctor --settings explains each setting.",
                );
            }
        }
    }
    let failed = report.0.iter().any(|line| line.state == State::Fail);
    if doctor.json {
        let lines: Vec<_> = report
            .0
            .iter()
            .map(|l| serde_json::json!({"check": l.check, "state": l.state.word(), "found": l.found, "mend": l.mend}))
            .collect();
        println!("{}", serde_json::Value::from(lines));
    } else {
        for line in &report.0 {
            println!("{:4}  {:10}  {}", line.state.word(), line.check, line.found);
            if !line.mend.is_empty() {
                println!("{:18}{}", "", line.mend);
            }
        }
        println!("{}", if failed { "Mend what FAILs, then run touchstone doctor again." } else { "Touchstone can serve." });
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn settings(json: bool) {
    if json {
        let all: Vec<_> =
            SETTINGS.iter().map(|s| serde_json::json!({"key": s.key, "env": s.env, "default": s.default, "help": s.help})).collect();
        println!("{}", serde_json::Value::from(all));
        return;
    }
    println!(
        "Settings, from the environment, over touchstone.toml in the data directory (or the file TOUCHSTONE_CONFIG names), over defaults.\n"
    );
    for setting in SETTINGS {
        println!(
            "{}\n    environment  {}\n    default      {}\n    {}\n",
            setting.key,
            setting.env,
            if setting.default.is_empty() { "(empty)" } else { setting.default },
            setting.help
        );
    }
}
