//! The checks, one function each. They change nothing that stays.

use super::Report;
use crate::accounts::{Keyring, password};
use crate::config::{Config, Secrets};
use crate::db::{self, Conn, DatabaseUrl, dialect};
use crate::kit::{Clock, Span, text};
use crate::{audit, jobs, mail};
use std::path::Path;
use std::time::{Duration, Instant};

/// Every check, in the order in which things depend on each other.
pub(super) async fn all(report: &mut Report, config: &Config) {
    secrets(report, config);
    disk(report, &config.data);
    let conn = database(report, config);
    clock(report, conn);
    letters(report, config).await;
    public_url(report, config);
    passwords(report, config);
}

fn secrets(report: &mut Report, config: &Config) {
    let file = config.data.join("secret");
    let from_file = std::fs::read_to_string(&file).is_ok_and(|text| text.trim() == config.secret.expose());
    if !from_file {
        report.ok("secret", format!("{} characters, from the settings", config.secret.expose().len()));
        return;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&file).map(|m| m.permissions().mode() & 0o777).unwrap_or(0);
        if mode & 0o077 != 0 {
            report.fail(
                "secret",
                format!("{} may be read by others (mode {mode:04o})", file.display()),
                format!("chmod 600 {}", file.display()),
            );
            return;
        }
    }
    report.ok(
        "secret",
        format!(
            "{}, readable by its owner only. Keep a copy apart from the database: without it nobody's session or link can be checked",
            file.display()
        ),
    );
}

fn disk(report: &mut Report, data: &Path) {
    #[cfg(unix)]
    match rustix::fs::statvfs(data) {
        Ok(found) => {
            let free = found.f_bavail.saturating_mul(found.f_frsize) / 1_048_576;
            let text = format!("{free} MB free for {}", data.display());
            match free {
                0..100 => report.fail("disk", text, "Make room: below 100 MB the next backup or migration may not fit."),
                100..1024 => report.warn("disk", text, "Make room soon: a busy month of candidates writes some hundred MB."),
                _ => report.ok("disk", text),
            }
            if found.f_favail == 0 && found.f_files > 0 {
                report.fail("disk", "no file can be made: the file system has no free inode", "Remove files, or move the data directory.");
            }
        }
        Err(error) => report.fail("disk", format!("{}: {error}", data.display()), "Make the data directory, or name another with --data."),
    }
    #[cfg(not(unix))]
    report.skip("disk", format!("free space in {} cannot be asked for on this system", data.display()));
}

/// Opens the database and looks at it; gives the connection on.
fn database(report: &mut Report, config: &Config) -> Option<Conn> {
    let url = &config.database_url;
    if let DatabaseUrl::Sqlite(path) = url
        && !path.exists()
    {
        report.warn("database", format!("{url} is not there yet"), "touchstone serve or touchstone migrate makes it.");
        return None;
    }
    let mut conn = match db::connect(url) {
        Ok(conn) => conn,
        Err(error) => {
            let mend = match url {
                DatabaseUrl::Sqlite(_) => "Look at the file's owner and mode, and that it is an SQLite database.",
                DatabaseUrl::Postgres(_) => {
                    "Is the server running, is the address right, may this user sign in? Try the same URL with psql."
                }
            };
            // The server's own words, which a page never shows.
            let cause = db::refusal(url).unwrap_or_else(|| error.to_string().trim_start_matches("internal: ").to_string());
            report.fail("database", format!("{url} does not open: {cause}"), mend);
            return None;
        }
    };
    match (dialect::version(&mut conn), dialect::size(&mut conn)) {
        (Ok(version), Ok(size)) => report.ok("database", format!("{url} opens: {version}, {} KB", size / 1024)),
        (Err(error), _) | (_, Err(error)) => {
            report.fail("database", format!("{url} does not answer: {error}"), "Is it the right file or server?");
            return None;
        }
    }
    match db::pending(&mut conn) {
        Ok(pending) if pending.is_empty() => report.ok("migrations", "all have run"),
        Ok(pending) => report.warn(
            "migrations",
            format!("{} not run: {}", pending.len(), pending.join(", ")),
            "touchstone serve runs them at start; touchstone migrate runs them now. Back up first.",
        ),
        Err(error) => report.fail("migrations", error.to_string(), "Is it Touchstone's database?"),
    }
    match dialect::probe_write(&mut conn) {
        Ok(()) => report.ok("writing", "the database takes writes"),
        Err(error) => report.fail(
            "writing",
            format!("the database takes no writes: {error}"),
            "Look at its owner, mode and disk, and whether another program holds it.",
        ),
    }
    match Keyring::check(&mut conn, &Secrets::of(&config.secret).sealing) {
        Ok(0) => report.ok("keys", "no signing key yet; the first start makes one"),
        Ok(n) => report.ok("keys", format!("{} can be opened with the secret", text::count(n, "signing key", "signing keys"))),
        Err(error) => report.fail(
            "keys",
            error.to_string().trim_start_matches("internal: ").to_string(),
            "Give this node the secret that the others have.",
        ),
    }
    given_up(report, &mut conn);
    Some(conn)
}

/// The program's own jobs that were given up: those of a company are on its page of background jobs.
fn given_up(report: &mut Report, conn: &mut Conn) {
    match jobs::dead_of_nobody(conn, 100) {
        Ok(dead) if dead.is_empty() => report.ok("jobs", "none of the program's own was given up"),
        Ok(dead) => {
            let last = dead.first().map(|(kind, cause, at)| format!("{kind} on {}: {cause}", at.date_time())).unwrap_or_default();
            report.warn(
                "jobs",
                format!("{} of the program's own given up, the last {last}", text::count(dead.len(), "job", "jobs")),
                "Mend the cause, then start the server again: a start tries them once more.",
            )
        }
        // Before the first migration there is no queue.
        Err(_) => report.ok("jobs", "no queue yet"),
    }
}

fn clock(report: &mut Report, conn: Option<Conn>) {
    let machine = Clock::machine();
    let (before, began) = (machine.now(), instant());
    std::thread::sleep(Duration::from_millis(30));
    let (passed, truly) = (machine.now() - before, i64::try_from(began.elapsed().as_micros()).unwrap_or(i64::MAX));
    if (passed.micros() - truly).abs() > 20_000 {
        report.warn(
            "clock",
            format!("the clock moved {} ms while {} ms passed", passed.micros() / 1000, truly / 1000),
            "Something is setting the clock just now. Candidates' time is measured with it: let NTP settle.",
        );
    }
    // The start of 2026: this program is younger than that.
    if before.seconds() < 1_767_225_600 {
        report.fail("clock", format!("it is {} by this machine's clock", before.date_time()), "Set the clock (timedatectl set-ntp true).");
        return;
    }
    let Some(mut conn) = conn else {
        report.ok("clock", format!("{}; nothing to compare it with yet", before.date_time()));
        return;
    };
    if let Ok(Some(newest)) = audit::newest(&mut conn)
        && newest - machine.now() > Span::seconds(5)
    {
        report.fail("clock", format!("the newest row of the database was written {} s in the future", (newest - machine.now()).whole_seconds()), "This clock is behind, or the database was copied from a machine whose clock was ahead. Set the clock (timedatectl set-ntp true).");
        return;
    }
    match dialect::server_clock(&mut conn) {
        Ok(None) => report.ok("clock", format!("{}, not behind the newest row", before.date_time())),
        Ok(Some(micros)) => {
            let apart = Span::millis((micros - machine.now().micros()).abs() / 1000);
            let text = format!("{}, {} ms apart from PostgreSQL's", before.date_time(), apart.micros() / 1000);
            if apart > Span::seconds(60) {
                report.fail("clock", text, "Set both clocks by NTP: sessions and candidates' time are measured with this one.")
            } else if apart > Span::seconds(2) {
                report.warn("clock", text, "Set both clocks by NTP.")
            } else {
                report.ok("clock", text)
            }
        }
        Err(error) => report.warn("clock", format!("PostgreSQL's clock cannot be read: {error}"), "Is the connection stable?"),
    }
}

async fn letters(report: &mut Report, config: &Config) {
    match mail::check(&config.mail).await {
        None => report.warn(
            "mail",
            "no mail server is set",
            "Letters are kept in the outbox, and links are handed over by hand. Set mail.smtp_url to send them.",
        ),
        Some(Ok(())) => report.ok("mail", format!("the server answers; letters come from {}", config.mail.from)),
        Some(Err(error)) => report.fail(
            "mail",
            error,
            "Letters stay in the outbox until the server answers. Look at mail.smtp_url (smtps://user:password@host:465) and mail.from.",
        ),
    }
}

fn public_url(report: &mut Report, config: &Config) {
    let url = &config.public_url;
    let host = url.split("://").nth(1).unwrap_or("").split('/').next().unwrap_or("");
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let local = ["localhost", "127.0.0.1", "[::1]"].contains(&name);
    if config.is_https() {
        report.ok("address", format!("{url}: cookies are Secure, HSTS is sent"))
    } else if local {
        report.warn(
            "address",
            format!("{url} can be reached from this machine only"),
            "For others: put a proxy with https in front and set public_url to what people type.",
        )
    } else if name == "0.0.0.0" || name == "[::]" {
        report.fail("address", format!("{url} is no address that people can type"), "Set public_url: links in letters begin with it.")
    } else {
        report.warn(
            "address",
            format!("{url} is not encrypted"),
            "Passwords and answers can be read on the way. Put a proxy with https in front and set public_url to https://…",
        )
    }
}

fn passwords(report: &mut Report, config: &Config) {
    let p = config.passwords;
    let text = |took: Duration| {
        format!("argon2id with {} KiB, {} passes, {} lanes takes {} ms", p.memory_kib, p.passes, p.lanes, took.as_millis())
    };
    let began = instant();
    match password::hash(p, "how long does this take") {
        Err(error) => report.fail("passwords", error.to_string(), "Look at passwords.memory_kib, passwords.passes and passwords.lanes."),
        Ok(_) => {
            let took = began.elapsed();
            // OWASP's equivalents: 46 MiB with 1 pass, 19 MiB with 2, 12 MiB with 3, 9 MiB with 4, 7 MiB with 5.
            let enough = [(47_104, 1), (19_456, 2), (12_288, 3), (9_216, 4), (7_168, 5)]
                .iter()
                .any(|(memory, passes)| p.memory_kib >= *memory && p.passes >= *passes);
            if !enough {
                report.warn(
                    "passwords",
                    text(took),
                    "That is less than OWASP advises. Leave the settings out to get 19456 KiB with 2 passes.",
                )
            } else if took > Duration::from_secs(1) {
                report.warn(
                    "passwords",
                    text(took),
                    "Signing in will feel slow, and a few people at once keep the machine busy. Take less memory or fewer passes.",
                )
            } else {
                report.ok("passwords", text(took))
            }
        }
    }
}

#[allow(clippy::disallowed_methods)]
fn instant() -> Instant {
    Instant::now()
}
