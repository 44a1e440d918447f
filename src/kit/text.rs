//! Text: folding for search, tidying of what people type, initials, slugs.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Folds text for search: compatibility-decomposed, without combining marks, lower case, single spaces.
/// "Wójcik, TOMASZ" and "wojcik, tomasz" are the same.
pub fn fold(text: &str) -> String {
    let plain: String = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'ł' => 'l',
            'ø' => 'o',
            'đ' => 'd',
            'ı' => 'i',
            c => c,
        })
        .collect();
    plain.replace('ß', "ss").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One line as typed: control characters and direction overrides out, spaces single, ends trimmed, NFC.
pub fn one_line(text: &str) -> String {
    let clean: String = text.nfc().map(|c| if c.is_control() { ' ' } else { c }).filter(|c| !is_invisible_control(*c)).collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Several lines as typed: line ends made `\n`, NUL and other controls (but tab) out, trailing space trimmed.
///
/// NUL goes because PostgreSQL cannot keep it in text.
pub fn many_lines(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect::<String>()
        .trim_end()
        .to_string()
}

/// Overrides of the reading direction and invisible separators, which can make a name show as another.
fn is_invisible_control(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// A pattern for `LIKE … ESCAPE '\'` that finds `needle` anywhere in a folded column.
pub fn like(needle: &str) -> String {
    let escaped = fold(needle).replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{escaped}%")
}

/// Up to two letters for an avatar: "Nadia Osei" is "NO".
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|w| w.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    [first, words.next_back()].into_iter().flatten().flat_map(char::to_uppercase).collect()
}

/// Lower-case ASCII words joined by hyphens; "item" when nothing is left.
pub fn slug(text: &str) -> String {
    let slug = fold(text).split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join("-");
    if slug.is_empty() { "item".to_string() } else { slug }
}

/// "1 question", "2 questions".
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_finds_names_however_they_are_typed() {
        assert_eq!(fold("  WÓJCIK,\tTomasz "), "wojcik, tomasz");
        assert_eq!(fold("Straße"), "strasse");
        assert_eq!(fold("Łukasz Ørsted"), "lukasz orsted");
    }

    #[test]
    fn like_takes_no_wildcards_from_people() {
        assert_eq!(like("50%_\\"), "%50\\%\\_\\\\%");
    }

    #[test]
    fn a_line_has_no_controls() {
        assert_eq!(one_line(" a\u{0}b\r\nc\u{202E}d "), "a b cd");
        assert_eq!(many_lines("a\r\nb\u{0}\tc \n\n"), "a\nb\tc");
    }

    #[test]
    fn initials_take_first_and_last() {
        assert_eq!(initials("Ana Maria Ferreira"), "AF");
        assert_eq!(initials("Ægir"), "Æ");
        assert_eq!(initials(""), "");
    }

    #[test]
    fn slugs_are_ascii() {
        assert_eq!(slug("C# & .NET — Übung"), "c-net-ubung");
        assert_eq!(slug("日本"), "item");
    }
}
