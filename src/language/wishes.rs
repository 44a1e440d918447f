//! What a browser says about its reader's language.

use super::{Language, Words};

/// The cookie that keeps the reader's own choice (`de`) or the language of the seat (`~de`), which only pages use that know
/// no invitation.
pub const COOKIE: &str = "ts_language";

/// What the browser says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wishes {
    /// Picked on one of the pages.
    pub chosen: Option<Words>,
    /// That of the seat.
    pub kept: Option<Language>,
    /// The first of `Accept-Language` that there is.
    pub accepted: Option<Language>,
}

impl Wishes {
    /// Reads the cookie and the header; whatever they say that is no language here says nothing.
    pub fn read(cookie: Option<&str>, accept_language: &str) -> Wishes {
        let cookie = cookie.unwrap_or("");
        let kept = cookie.strip_prefix('~').and_then(|code| code.parse().ok());
        let test_language = (cfg!(debug_assertions) && cookie == "xx").then(Words::test_language);
        Wishes { chosen: cookie.parse().ok().map(Words::of).or(test_language), kept, accepted: accepted(accept_language) }
    }
}

/// The best of `de-AT,de;q=0.9,en;q=0.5`: the highest weight, the first of equals.
fn accepted(header: &str) -> Option<Language> {
    let mut best: Option<(f32, Language)> = None;
    for part in header.split(',').take(20) {
        let mut parts = part.split(';');
        let code = parts.next().unwrap_or("").trim().split('-').next().unwrap_or("").to_ascii_lowercase();
        let weight = parts.find_map(|p| p.trim().strip_prefix("q=")?.trim().parse::<f32>().ok()).unwrap_or(1.0);
        if let Ok(language) = code.parse()
            && weight > 0.0
            && best.is_none_or(|(most, _)| weight > most)
        {
            best = Some((weight, language));
        }
    }
    best.map(|(_, language)| language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_names_the_best_language_there_is() {
        assert_eq!(accepted("de-AT,de;q=0.9,en;q=0.5"), Some(Language::German));
        assert_eq!(accepted("fr, en;q=0.4, es-MX;q=0.8"), Some(Language::Spanish));
        assert_eq!(accepted("AR"), Some(Language::Arabic));
        assert_eq!(accepted("fr;q=1, de;q=0"), None);
        assert_eq!(accepted(""), None);
        assert_eq!(accepted("*;q=x,,;"), None);
    }

    #[test]
    fn the_readers_own_choice_wins() {
        let words = |cookie, header, fixed| Words::choose(&Wishes::read(cookie, header), fixed, Language::Spanish).language();
        assert_eq!(words(Some("ar"), "en", Some(Language::German)), Language::Arabic);
        assert_eq!(words(Some("~ar"), "en", Some(Language::German)), Language::German);
        assert_eq!(words(Some("~ar"), "en", None), Language::Arabic);
        assert_eq!(words(None, "en", Some(Language::German)), Language::German);
        assert_eq!(words(None, "en", None), Language::English);
        assert_eq!(words(Some("klingon"), "tlh", None), Language::Spanish);
    }
}
