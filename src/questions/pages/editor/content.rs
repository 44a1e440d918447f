//! From a content to the fields of its form, and back.

use super::rows::{Row, rows, set_count, tidy};
use crate::error::FieldErrors;
use crate::kit::text::{many_lines, one_line};
use crate::questions::kinds::{
    Accept, AnswerOption, Choice, Content, Criterion, Essay, Exact, Matching, Multiple, Numeric, Ordering, Pattern, RubricLevel, ShortText,
    Tolerance, TrueFalse, UnitAlso, ids::Giver, matching::Right, ordering::Item,
};
use crate::questions::model::{Kind, MatchingPolicy, MultiplePolicy, OrderingPolicy};
use crate::web::Fields;

/// The lists of a kind's form, each with the rows a new form shows.
pub fn lists(kind: Kind) -> &'static [(&'static str, usize)] {
    match kind {
        Kind::Choice | Kind::Multiple => &[("options", 4)],
        Kind::TrueFalse => &[],
        Kind::Numeric => &[("units", 0)],
        Kind::ShortText => &[("accept", 2)],
        Kind::Ordering => &[("items", 4)],
        Kind::Matching => &[("pairs", 4), ("extra", 1)],
        Kind::Essay => &[("criteria", 2)],
    }
}

/// The fields of an empty form.
pub fn blank(kind: Kind) -> Fields {
    let mut fields = Fields::from_pairs([("kind", kind.as_str()), ("level", "working"), ("minutes", "3"), ("shuffle", "on")]);
    for (list, n) in lists(kind) {
        set_count(&mut fields, list, *n);
    }
    if kind == Kind::Essay {
        for n in 0..2 {
            set_count(&mut fields, &format!("criteria.{n}.levels"), 3);
            for level in 0..3 {
                fields.push(&format!("criteria.{n}.levels.{level}.points"), level.to_string());
            }
        }
    }
    fields
}

/// The fields of a form that shows this content.
pub fn fields_of(content: &Content) -> Fields {
    let mut f = Fields::from_pairs([("kind", content.kind().as_str())]);
    match content {
        Content::Choice(c) => {
            options_into(&mut f, &c.options);
            if let Some(n) = c.options.iter().position(|o| o.correct) {
                f.push("correct", n.to_string())
            }
            if c.shuffle {
                f.push("shuffle", "on")
            }
        }
        Content::Multiple(c) => {
            options_into(&mut f, &c.options);
            for (n, _) in c.options.iter().enumerate().filter(|(_, o)| o.correct) {
                f.push(&format!("options.{n}.correct"), "on")
            }
            if c.shuffle {
                f.push("shuffle", "on")
            }
            f.push("policy", c.policy.as_str());
        }
        Content::TrueFalse(c) => f.push("answer", c.answer.to_string()),
        Content::Numeric(c) => {
            f.push("answer", c.answer.to_string());
            match c.tolerance {
                Some(Tolerance::Absolute(t)) => {
                    f.push("tolerance", t.to_string());
                    f.push("tolerance_in", "absolute")
                }
                Some(Tolerance::Percent(t)) => {
                    f.push("tolerance", t.to_string());
                    f.push("tolerance_in", "percent")
                }
                None => {}
            }
            f.push("unit", c.unit.clone().unwrap_or_default());
            for (n, u) in c.units_also.iter().enumerate() {
                f.push(&format!("units.{n}.unit"), u.unit.clone());
                f.push(&format!("units.{n}.factor"), u.factor.to_string());
            }
            set_count(&mut f, "units", c.units_also.len());
        }
        Content::ShortText(c) => {
            for (n, a) in c.accept.iter().enumerate() {
                f.push(&format!("accept.{n}.text"), a.pattern.as_str());
                f.push(&format!("accept.{n}.how"), if a.is_regex() { "regex" } else { "text" });
                f.push(&format!("accept.{n}.percent"), a.percent.to_string());
                if a.case_sensitive {
                    f.push(&format!("accept.{n}.case"), "on")
                }
            }
            set_count(&mut f, "accept", c.accept.len());
        }
        Content::Ordering(c) => {
            for (n, i) in c.items.iter().enumerate() {
                f.push(&format!("items.{n}.id"), i.id.clone());
                f.push(&format!("items.{n}.text"), i.text.clone());
            }
            set_count(&mut f, "items", c.items.len());
            f.push("policy", c.policy.as_str());
        }
        Content::Matching(c) => {
            for (n, p) in c.pairs.iter().enumerate() {
                f.push(&format!("pairs.{n}.id"), p.id.clone());
                f.push(&format!("pairs.{n}.left"), p.left.clone());
                f.push(&format!("pairs.{n}.right_id"), p.right.clone());
                f.push(&format!("pairs.{n}.right"), c.right_text(&p.right));
            }
            set_count(&mut f, "pairs", c.pairs.len());
            let mut extras = 0;
            for (n, r) in c.extras().enumerate() {
                f.push(&format!("extra.{n}.id"), r.id.clone());
                f.push(&format!("extra.{n}.text"), r.text.clone());
                extras = n + 1;
            }
            set_count(&mut f, "extra", extras);
            f.push("policy", c.policy.as_str());
        }
        Content::Essay(c) => {
            f.push("words_min", c.words_min.map_or(String::new(), |n| n.to_string()));
            f.push("words_max", c.words_max.map_or(String::new(), |n| n.to_string()));
            f.push("guidance", c.guidance.clone());
            for (n, criterion) in c.criteria.iter().enumerate() {
                f.push(&format!("criteria.{n}.id"), criterion.id.clone());
                f.push(&format!("criteria.{n}.name"), criterion.name.clone());
                for (l, level) in criterion.levels.iter().enumerate() {
                    f.push(&format!("criteria.{n}.levels.{l}.points"), level.points.to_string());
                    f.push(&format!("criteria.{n}.levels.{l}.anchor"), level.anchor.clone());
                }
                set_count(&mut f, &format!("criteria.{n}.levels"), criterion.levels.len());
            }
            set_count(&mut f, "criteria", c.criteria.len());
        }
    }
    f
}

fn options_into(f: &mut Fields, options: &[AnswerOption]) {
    for (n, o) in options.iter().enumerate() {
        f.push(&format!("options.{n}.id"), o.id.clone());
        f.push(&format!("options.{n}.text"), o.text.clone());
        f.push(&format!("options.{n}.feedback"), o.feedback.clone().unwrap_or_default());
    }
    set_count(f, "options", options.len());
}

/// Takes rows without words out of every list of the kind.
pub fn tidy_all(kind: Kind, fields: &mut Fields) {
    for (list, _) in lists(kind) {
        tidy(fields, list);
    }
    for n in 0..rows(fields, "criteria", 0).len() {
        tidy(fields, &format!("criteria.{n}.levels"));
    }
}

/// Reads the content from a tidy form. What cannot be read gets a message; what can be read but is not fit for use is
/// for [`Content::check`] to say. `scope` keeps the ids of questions apart.
pub fn content_of(kind: Kind, f: &Fields, scope: &str, errors: &mut FieldErrors) -> Content {
    let mut giver = Giver::new(scope, []);
    match kind {
        Kind::Choice => {
            let right = f.value("correct").parse::<usize>().ok();
            Content::Choice(Choice {
                options: options_of(f, &mut giver, |row| Some(row.n) == right),
                shuffle: !f.value("shuffle").is_empty(),
            })
        }
        Kind::Multiple => Content::Multiple(Multiple {
            options: options_of(f, &mut giver, |row| row.on("correct")),
            shuffle: !f.value("shuffle").is_empty(),
            policy: f.value("policy").parse().unwrap_or(MultiplePolicy::PerOption),
        }),
        Kind::TrueFalse => {
            if !matches!(f.value("answer"), "true" | "false") {
                errors.add("answer", "Choose whether the statement is true or false.");
            }
            Content::TrueFalse(TrueFalse { answer: f.value("answer") == "true" })
        }
        Kind::Numeric => {
            let answer = exact(f.value("answer"), "answer", "Enter the right number, like 1500 or 12.5.", errors);
            let tolerance = (!f.value("tolerance").trim().is_empty())
                .then(|| exact(f.value("tolerance"), "tolerance", "Enter the tolerance as a number, or leave it empty.", errors));
            let unit = one_line(f.value("unit"));
            let units_also = rows(f, "units", 0)
                .iter()
                .map(|row| UnitAlso {
                    unit: one_line(row.value("unit")),
                    factor: exact(row.value("factor"), &row.name("factor"), "Enter how many of the answer's unit one of these is.", errors),
                })
                .collect();
            let tolerance =
                tolerance.map(|t| if f.value("tolerance_in") == "percent" { Tolerance::Percent(t) } else { Tolerance::Absolute(t) });
            Content::Numeric(Numeric { answer, tolerance, unit: (!unit.is_empty()).then_some(unit), units_also })
        }
        Kind::ShortText => Content::ShortText(ShortText {
            accept: rows(f, "accept", 0)
                .iter()
                .map(|row| {
                    let text = one_line(row.value("text"));
                    let percent = row.value("percent").trim();
                    Accept {
                        pattern: if row.value("how") == "regex" { Pattern::Regex(text) } else { Pattern::Text(text) },
                        case_sensitive: row.on("case"),
                        percent: if percent.is_empty() { 100 } else { percent.parse().unwrap_or(0) },
                    }
                })
                .collect(),
        }),
        Kind::Ordering => Content::Ordering(Ordering {
            items: rows(f, "items", 0)
                .iter()
                .map(|row| {
                    let text = many_lines(row.value("text"));
                    Item { id: giver.keep_or_give(row.value("id"), &text), text }
                })
                .collect(),
            policy: f.value("policy").parse().unwrap_or(OrderingPolicy::AdjacentPairs),
        }),
        Kind::Matching => {
            let pairs = rows(f, "pairs", 0);
            let extra = rows(f, "extra", 0);
            let text = |row: &Row<'_>, part: &str| one_line(row.value(part));
            let lines: Vec<_> = pairs
                .iter()
                .map(|row| {
                    (
                        giver.keep_or_give(row.value("id"), &format!("left\0{}", row.value("left"))),
                        many_lines(row.value("left")),
                        text(row, "right"),
                    )
                })
                .collect();
            let before: Vec<Right> = pairs
                .iter()
                .map(|row| Right { id: row.value("right_id").into(), text: text(row, "right") })
                .chain(extra.iter().map(|row| Right { id: row.value("id").into(), text: text(row, "text") }))
                .filter(|r| !r.id.is_empty())
                .collect();
            let extras: Vec<String> = extra.iter().map(|row| text(row, "text")).collect();
            Content::Matching(Matching::build(
                scope,
                &lines,
                &extras,
                f.value("policy").parse().unwrap_or(MatchingPolicy::PerPair),
                &before,
            ))
        }
        Kind::Essay => {
            let mut words = |name: &str| {
                let typed = f.value(name).trim();
                let number = typed.parse::<u32>().ok();
                if number.is_none() && !typed.is_empty() {
                    errors.add(name, "Enter a whole number of words, or leave it empty.");
                }
                number
            };
            let (words_min, words_max) = (words("words_min"), words("words_max"));
            let criteria = rows(f, "criteria", 0)
                .iter()
                .map(|row| {
                    let name = one_line(row.value("name"));
                    let levels = row
                        .rows("levels")
                        .iter()
                        .map(|level| RubricLevel {
                            points: level.value("points").trim().parse().unwrap_or_else(|_| {
                                errors.add(&level.name("points"), "Enter the points of this level as a whole number.");
                                0
                            }),
                            anchor: one_line(level.value("anchor")),
                        })
                        .collect();
                    Criterion { id: giver.keep_or_give(row.value("id"), &name), name, levels }
                })
                .collect();
            Content::Essay(Essay { words_min, words_max, guidance: many_lines(f.value("guidance")), criteria })
        }
    }
}

fn options_of(f: &Fields, giver: &mut Giver, correct: impl Fn(&Row<'_>) -> bool) -> Vec<AnswerOption> {
    rows(f, "options", 0)
        .iter()
        .map(|row| {
            let text = many_lines(row.value("text"));
            let feedback = one_line(row.value("feedback"));
            AnswerOption {
                id: giver.keep_or_give(row.value("id"), &text),
                correct: correct(row),
                text,
                feedback: (!feedback.is_empty()).then_some(feedback),
            }
        })
        .collect()
}

fn exact(typed: &str, name: &str, message: &str, errors: &mut FieldErrors) -> Exact {
    typed.parse().unwrap_or_else(|_| {
        errors.add(name, message);
        Exact(rust_decimal::Decimal::ZERO)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questions::{bank, practice};

    #[test]
    fn a_question_survives_its_own_form() {
        let shipped = bank::load().expect("the bank");
        for question in shipped.iter().chain(practice()) {
            let content = &question.text.content;
            let mut fields = fields_of(content);
            tidy_all(content.kind(), &mut fields);
            let mut errors = FieldErrors::new();
            assert_eq!(content_of(content.kind(), &fields, &question.slug, &mut errors), *content, "{}", question.slug);
            assert!(errors.is_empty());
        }
    }

    #[test]
    fn an_empty_form_says_what_is_missing_and_breaks_nothing() {
        for kind in Kind::ALL {
            let mut fields = blank(*kind);
            tidy_all(*kind, &mut fields);
            let mut errors = FieldErrors::new();
            let content = content_of(*kind, &fields, "scope", &mut errors);
            let mut problems = Vec::new();
            content.check(&mut problems);
            assert_eq!(content.kind(), *kind);
            assert!(!problems.is_empty() || !errors.is_empty(), "{kind}");
        }
    }
}
