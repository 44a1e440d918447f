//! The command line. Each command is a file; this one only chooses.

mod bench;
mod demo;
mod doctor;
mod serve;
mod skills;
mod user;

use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Touchstone: hiring assessments for backend developers, on your own machine.
#[derive(Debug, Parser)]
#[command(name = "touchstone", version, about, long_about = None, after_help = "\
First steps:
  touchstone demo                          try it with a made-up company
  touchstone user add --organisation \"Kestrel Pay\" --role admin --name \"Nadia Osei\" nadia@kestrel.example
  touchstone serve --listen 0.0.0.0:8080   serve it
Settings come from the environment or from touchstone.toml in the data directory: see touchstone doctor --settings.")]
struct Arguments {
    /// Where the database, the secret and the settings file are kept.
    #[arg(long, global = true, env = "TOUCHSTONE_DATA", default_value = "touchstone-data", value_name = "DIR")]
    data: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a company with a past and serve it: the quickest way to look around.
    Demo(demo::Demo),
    /// Serve the product.
    Serve(serve::Serve),
    /// Measure what pages cost, as ratios within one run.
    Bench(bench::Bench),
    /// Bring the database up to date and say what was done.
    Migrate,
    /// Check everything the product stands on and say what to mend.
    Doctor(doctor::Doctor),
    /// Add users, change roles, set passwords.
    #[command(subcommand)]
    User(user::User),
    /// Show the skill catalogue.
    #[command(subcommand)]
    Skills(skills::Skills),
}

/// Runs the command line; the exit code is 0, 1 for a failure and 2 for a mistake in the arguments.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let environment = |name: &str| std::env::var(name).ok().filter(|v| !v.is_empty());
    let loaded = crate::config::Config::load(&arguments.data, &environment);
    if let Command::Doctor(doctor) = &arguments.command {
        return doctor::run(doctor, loaded);
    }
    let mut config = match loaded {
        Ok(config) => config,
        Err(mistakes) => {
            for mistake in mistakes {
                eprintln!("touchstone: {mistake}");
            }
            eprintln!("touchstone doctor --settings explains each setting.");
            return ExitCode::from(2);
        }
    };
    start_log(&config.log);
    let outcome = match arguments.command {
        Command::Demo(demo) => {
            demo.apply(&mut config);
            runtime(demo.run(config))
        }
        Command::Serve(serve) => {
            serve.apply(&mut config);
            runtime(serve::serve(config))
        }
        Command::Bench(bench) => runtime(bench.run(config)),
        // Answered above, where settings may be broken.
        Command::Doctor(_) => Ok(()),
        Command::Migrate => runtime(serve::migrate(config)),
        Command::User(user) => runtime(user::run(config, user)),
        Command::Skills(skills) => runtime(skills::run(config, skills)),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("touchstone: {error}");
            ExitCode::FAILURE
        }
    }
}

fn runtime<T>(future: impl Future<Output = T>) -> T {
    actix_web::rt::System::new().block_on(future)
}

fn start_log(filter: &str) {
    let filter = tracing_subscriber::EnvFilter::try_new(filter).unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    let _ = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).try_init();
}
