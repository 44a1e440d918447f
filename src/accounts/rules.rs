//! Decisions about signing in: pure.

use crate::kit::{Span, Time};

/// The shortest password taken (NIST SP 800-63B-4 §3.1.1.2 asks for 15 where it is the only factor and allows 8 beside a second).
pub const PASSWORD_LEAST: usize = 12;
/// The longest: more only costs hashing.
pub const PASSWORD_MOST: usize = 256;
/// Wrong passwords in a row before the account pauses.
const FREE_TRIES: i32 = 5;
/// Two tabs may renew with the same token within this time; later it is theft.
pub const REUSE_GRACE: Span = Span::seconds(20);

/// So many letters an hour may one account be sent to set a new password.
pub const RESETS_AN_HOUR: i64 = 3;

/// What is wrong with a new password, in words for its owner; `None` when it will do.
///
/// Length is what counts; beyond it only what a guesser tries first is refused: the address, the name, one repeated
/// character, a run of keys.
pub fn password_problem(password: &str, email: &str, name: &str) -> Option<String> {
    let length = password.chars().count();
    if length < PASSWORD_LEAST {
        return Some(format!("Use at least {PASSWORD_LEAST} characters. Four or five unrelated words work well."));
    }
    if length > PASSWORD_MOST {
        return Some(format!("Use at most {PASSWORD_MOST} characters."));
    }
    let folded = crate::kit::text::fold(password);
    let local = email.split('@').next().unwrap_or("").to_lowercase();
    let parts = [crate::kit::text::fold(email), local]
        .into_iter()
        .chain(name.split_whitespace().map(crate::kit::text::fold))
        .filter(|p| p.chars().count() >= 4);
    let beyond = parts.fold(folded.clone(), |left, part| left.replace(&part, ""));
    if beyond.chars().count() < PASSWORD_LEAST / 2 {
        return Some("Do not use your name or address as the password.".to_string());
    }
    let mut kinds: Vec<char> = folded.chars().collect();
    kinds.sort_unstable();
    kinds.dedup();
    let easy = ["123456789012", "qwertyuiop", "password", "touchstone", "letmein", "administrator"];
    if kinds.len() < 5 || easy.iter().any(|e| folded.replace(e, "").chars().count() < 5) {
        return Some("This password is one of the first that is guessed. Choose another.".to_string());
    }
    None
}

/// Until when an account pauses after its `failed`-th wrong password in a row: 1, 2, 4, 8, then 15 minutes.
pub fn pause_after(failed: i32, now: Time) -> Option<Time> {
    (failed >= FREE_TRIES).then(|| now + Span::minutes(i64::from(1 << (failed - FREE_TRIES).min(4)).min(15)))
}

/// A page of this site to go to after signing in: a path, never another host.
pub fn safe_next(next: &str) -> &str {
    let path_only = next.starts_with('/') && !next.starts_with("//") && !next.contains('\\') && !next.chars().any(char::is_control);
    if path_only && next.len() <= 2000 { next } else { "/" }
}

/// A browser in words, for the list of sessions: "Firefox on Linux". Only a help for its owner: anybody may claim to be any browser.
pub fn browser_name(user_agent: &str) -> String {
    let first = |pairs: &[(&str, &'static str)]| pairs.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name);
    // Each of these also carries the marks of those after it.
    let browser = first(&[
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
        ("curl/", "curl"),
    ]);
    let system = first(&[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS X", "Mac"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser} on {system}"),
        (Some(name), None) | (None, Some(name)) => name.to_string(),
        (None, None) => "Unknown browser".to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::Clock;

    #[test]
    fn a_password_is_long_and_not_the_first_guess() {
        let problem = |p| password_problem(p, "nadia.osei@kestrel.example", "Nadia Osei");
        assert!(problem("short").is_some_and(|m| m.contains("12 characters")));
        for guess in ["nadia.osei@kestrel.example", "aaaaaaaaaaaaaa", "passwordpassword", "nadia.osei1234", "osei_nadia_1", "qwertyuiop12"]
        {
            assert!(problem(guess).is_some(), "{guess}");
        }
        for good in ["copper lantern orbit maple", "Tr0ub4dor&3-and-more", "длинный пароль из слов"] {
            assert_eq!(problem(good), None, "{good}");
        }
        assert!(problem(&"x y z w v u ".repeat(40)).is_some());
    }

    #[test]
    fn pauses_grow_and_end() {
        let now = Clock::fixed("2026-01-01T00:00:00Z").now();
        let minutes = |failed| pause_after(failed, now).map(|t| (t - now).whole_minutes());
        assert_eq!([4, 5, 6, 8, 9, 50].map(minutes), [None, Some(1), Some(2), Some(8), Some(15), Some(15)]);
    }

    #[test]
    fn next_never_leaves_the_site() {
        for bad in ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "", "/a\r\nb"] {
            assert_eq!(safe_next(bad), "/", "{bad}");
        }
        assert_eq!(safe_next("/profiles?x=1"), "/profiles?x=1");
    }

    #[test]
    fn browsers_are_named_as_their_owners_know_them() {
        let chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";
        assert_eq!(browser_name(chrome), "Chrome on Linux");
        assert_eq!(browser_name(&format!("{chrome} Edg/131.0")), "Edge on Linux");
        assert_eq!(
            browser_name(
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1"
            ),
            "Safari on iPhone"
        );
        assert_eq!(browser_name(""), "Unknown browser");
    }
}
