//! How things of the catalogue are found by what people type.

use crate::kit::text::fold;

/// The longest name of an organisation's own skill, in characters.
pub const NAME_MOST: usize = 80;
/// The longest description, in characters.
pub const DESCRIPTION_MOST: usize = 500;
/// The most other names of a skill.
pub const ALIASES_MOST: usize = 20;

/// The folded names of a thing, each on its own line and lines at both ends: `\nsql\ncrud\n`. A whole name is then found by
/// `\nname\n`, a beginning by `\nname`.
pub fn search_key<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let mut key = String::from("\n");
    for name in names {
        key.push_str(&fold(name));
        key.push('\n');
    }
    key
}

/// How well a key answers a folded question: 0 its name, 1 another of its names, 2 a beginning of a name, 3 a beginning of a word,
/// 4 anywhere, 5 every word somewhere; `None` when it does not.
pub fn rank(key: &str, asked: &str) -> Option<u8> {
    if key.starts_with(&format!("\n{asked}\n")) {
        return Some(0);
    }
    if key.contains(&format!("\n{asked}\n")) {
        return Some(1);
    }
    if key.contains(&format!("\n{asked}")) {
        return Some(2);
    }
    if key.contains(&format!(" {asked}")) {
        return Some(3);
    }
    if key.contains(asked) {
        return Some(4);
    }
    asked.split(' ').all(|word| key.contains(word)).then_some(5)
}

/// Other names as typed, one a line or separated by commas, each once.
pub fn aliases(typed: &str, name: &str) -> Vec<String> {
    let mut seen = vec![fold(name)];
    typed
        .split(['\n', ',', ';'])
        .map(crate::kit::text::one_line)
        .filter(|alias| {
            let folded = fold(alias);
            let fresh = !folded.is_empty() && !seen.contains(&folded);
            if fresh {
                seen.push(folded);
            }
            fresh
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_comes_before_an_alias_before_a_part_of_a_word() {
        let key = search_key(["PostgreSQL", "Postgres", "Big SQL engine"]);
        let ranks = ["postgresql", "postgres", "post", "sql", "gres", "engine big", "mysql"].map(|q| rank(&key, q));
        assert_eq!(ranks, [Some(0), Some(1), Some(2), Some(3), Some(4), Some(5), None]);
    }

    #[test]
    fn other_names_are_kept_once() {
        assert_eq!(aliases("JS, ECMAScript\n js ;; JavaScript", "javascript"), ["JS", "ECMAScript"]);
    }
}
