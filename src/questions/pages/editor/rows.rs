//! Repeatable rows of a form that work without scripts: `options.2.text` is a field of row 2 (counted from 0) of the
//! list `options`, and `options.rows` says how many there are. Lists may stand inside rows (`criteria.0.levels.1.points`).

use crate::web::Fields;

/// The most rows of a list, whatever a form says.
const ROWS_MAX: usize = 30;

/// One row, as a template reads it.
#[derive(Debug, Clone)]
pub struct Row<'a> {
    fields: &'a Fields,
    list: String,
    pub n: usize,
}

impl<'a> Row<'a> {
    /// The name of one of its fields.
    pub fn name(&self, part: &str) -> String {
        format!("{}.{}.{part}", self.list, self.n)
    }
    /// The value of one of its fields.
    pub fn value(&self, part: &str) -> &'a str {
        self.fields.value(&self.name(part))
    }
    /// Whether a box of it is ticked.
    pub fn on(&self, part: &str) -> bool {
        !self.value(part).is_empty()
    }
    /// Counted from 1, for people.
    pub fn number(&self) -> usize {
        self.n + 1
    }
    /// The rows of a list inside it.
    pub fn rows(&self, part: &str) -> Vec<Row<'a>> {
        rows(self.fields, &self.name(part), 0)
    }
    /// `options.2`: names the row in a button.
    pub fn at(&self) -> String {
        format!("{}.{}", self.list, self.n)
    }
    /// Whether nothing is written in any of its fields but those that are there from the start.
    fn is_blank(&self) -> bool {
        let prefix = format!("{}.", self.at());
        self.fields.pairs().filter_map(|(name, value)| Some((name.strip_prefix(&prefix)?, value))).all(|(part, value)| {
            value.trim().is_empty()
                || matches!(part.rsplit('.').next(), Some("id" | "right_id" | "rows" | "percent" | "how" | "case" | "correct" | "points"))
        })
    }
}

/// How many rows a list has; `least` when the form does not say.
pub fn count(fields: &Fields, list: &str, least: usize) -> usize {
    fields.get(&format!("{list}.rows")).and_then(|n| n.parse::<usize>().ok()).map_or(least, |n| n.min(ROWS_MAX))
}

/// The rows of a list.
pub fn rows<'a>(fields: &'a Fields, list: &str, least: usize) -> Vec<Row<'a>> {
    (0..count(fields, list, least)).map(|n| Row { fields, list: list.to_string(), n }).collect()
}

/// Says how many rows a list has.
pub fn set_count(fields: &mut Fields, list: &str, n: usize) {
    fields.set(&format!("{list}.rows"), n.min(ROWS_MAX).to_string());
}

/// Does what a button says: `add options`, `remove options.2`, `up items.1`, `down items.1`. `false` when it says
/// something else.
pub fn apply(fields: &mut Fields, button: &str) -> bool {
    let Some((verb, target)) = button.split_once(' ') else { return false };
    if verb == "add" {
        let n = count(fields, target, 0);
        set_count(fields, target, n + 1);
        return true;
    }
    let Some((list, n)) = target.rsplit_once('.').and_then(|(list, n)| Some((list, n.parse::<usize>().ok()?))) else { return false };
    let all = count(fields, list, 0);
    let swap = |a: usize, b: usize| {
        move |i: usize| {
            Some(if i == a {
                b
            } else if i == b {
                a
            } else {
                i
            })
        }
    };
    match verb {
        _ if n >= all => {}
        "remove" => {
            renumber(fields, list, |i| match i.cmp(&n) {
                std::cmp::Ordering::Less => Some(i),
                std::cmp::Ordering::Equal => None,
                std::cmp::Ordering::Greater => Some(i - 1),
            });
            set_count(fields, list, all - 1);
        }
        "up" if n > 0 => renumber(fields, list, swap(n, n - 1)),
        "down" if n + 1 < all => renumber(fields, list, swap(n, n + 1)),
        "up" | "down" => {}
        _ => return false,
    }
    true
}

/// Takes rows out in which nothing is written, so that what is parsed and what is shown have the same numbers.
pub fn tidy(fields: &mut Fields, list: &str) {
    for n in (0..count(fields, list, 0)).rev() {
        let blank = Row { fields, list: list.to_string(), n }.is_blank();
        if blank {
            apply(fields, &format!("remove {list}.{n}"));
        }
    }
}

/// Moves the fields of each row to the row that `to` says, or drops them.
fn renumber(fields: &mut Fields, list: &str, to: impl Fn(usize) -> Option<usize>) {
    let prefix = format!("{list}.");
    let moved: Vec<(String, String)> = fields
        .pairs()
        .filter_map(|(name, value)| {
            // The radio that marks the right option carries the number of its row.
            if list == "options" && name == "correct" {
                return Some((name.to_string(), value.parse().ok().and_then(&to)?.to_string()));
            }
            let Some((n, part)) = name
                .strip_prefix(&prefix)
                .and_then(|rest| rest.split_once('.'))
                .and_then(|(n, part)| Some((n.parse::<usize>().ok()?, part)))
            else {
                return Some((name.to_string(), value.to_string()));
            };
            Some((format!("{prefix}{}.{part}", to(n)?), value.to_string()))
        })
        .collect();
    *fields = Fields::from_pairs(moved);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> Fields {
        Fields::from_pairs([
            ("options.rows", "3"),
            ("options.0.text", "a"),
            ("options.1.text", ""),
            ("options.1.id", "x"),
            ("options.2.text", "c"),
            ("correct", "2"),
            ("title", "T"),
        ])
    }
    fn texts(fields: &Fields) -> Vec<String> {
        rows(fields, "options", 0).iter().map(|r| r.value("text").to_string()).collect()
    }

    #[test]
    fn rows_are_added_removed_and_moved_with_all_their_fields() {
        let mut fields = form();
        assert!(apply(&mut fields, "add options"));
        assert_eq!(texts(&fields), ["a", "", "c", ""]);
        assert!(apply(&mut fields, "remove options.0"));
        assert_eq!(
            (texts(&fields), fields.value("correct"), fields.value("options.0.id")),
            (vec![String::new(), "c".into(), String::new()], "1", "x")
        );
        assert!(apply(&mut fields, "up options.1"));
        assert_eq!(
            (texts(&fields), fields.value("correct"), fields.value("options.1.id")),
            (vec!["c".into(), String::new(), String::new()], "0", "x")
        );
        assert_eq!(fields.value("title"), "T");
    }

    #[test]
    fn blank_rows_go_and_the_rest_keeps_its_order() {
        let mut fields = form();
        tidy(&mut fields, "options");
        assert_eq!((texts(&fields), fields.value("correct")), (vec!["a".to_string(), "c".into()], "1"));
    }

    #[test]
    fn lists_inside_rows_move_with_them() {
        let mut fields = Fields::from_pairs([
            ("criteria.rows", "2"),
            ("criteria.0.name", "a"),
            ("criteria.1.levels.rows", "2"),
            ("criteria.1.levels.1.anchor", "good"),
        ]);
        assert!(apply(&mut fields, "up criteria.1"));
        let all = rows(&fields, "criteria", 0);
        assert_eq!((all[0].rows("levels").len(), all[0].rows("levels")[1].value("anchor"), all[1].value("name")), (2, "good", "a"));
    }

    #[test]
    fn mischief_changes_nothing() {
        for button in [
            "remove options.99",
            "up options.0",
            "down options.2",
            "explode options.1",
            "remove options",
            "remove options.-1",
            "save",
            "up x.y",
        ] {
            let mut fields = form();
            apply(&mut fields, button);
            assert_eq!(texts(&fields), ["a", "", "c"], "{button}");
        }
        assert_eq!(count(&Fields::from_pairs([("options.rows", "999999999999")]), "options", 2), ROWS_MAX);
    }
}
