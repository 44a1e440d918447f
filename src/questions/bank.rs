//! The questions that ship with the product: `bank/<area>.toml`, embedded in the binary.
//!
//! The files are written for reading; what each key means stands in `CONTRIBUTING`'s part on questions and in the
//! structs below. An unknown key, a key of another kind and anything [`QuestionText::check`] finds is an error that
//! names file and question, so a mistake never reaches an organisation.

use super::{kinds::*, model::*};
use crate::kit::{Level, secret};
use serde::Deserialize;

/// A question as it ships.
#[derive(Debug, Clone, PartialEq)]
pub struct BankQuestion {
    /// The area of its file, e.g. `security`.
    pub file: String,
    /// Names it for ever; ASCII words joined by hyphens.
    pub slug: String,
    /// A short line; shown to the candidate.
    pub title: String,
    /// Slugs of catalogue skills, the main one first.
    pub skills: Vec<String>,
    /// The level a right answer is evidence for.
    pub level: Level,
    /// Honest time for a good candidate, in minutes.
    pub minutes: i32,
    /// Prompt, explanation, options and key.
    pub text: QuestionText,
}

impl BankQuestion {
    /// Changes when anything a candidate or a grader sees changes: how an installation notices that a shipped question is newer.
    pub fn digest(&self) -> String {
        let text = serde_json::to_string(&(&self.title, &self.skills, self.level, self.minutes, &self.text)).unwrap_or_default();
        secret::digest(&text)
    }
}

/// The longest title, in characters.
pub const TITLE_MAX: usize = 120;
/// The shortest and the longest time a question may be given, in minutes.
pub const MINUTES: std::ops::RangeInclusive<i32> = 1..=120;
/// The most skills of a question.
pub const SKILLS_MAX: usize = 5;

#[derive(rust_embed::RustEmbed)]
#[folder = "src/questions/bank/"]
#[include = "*.toml"]
#[allow_missing = true]
struct Files;

/// Every shipped question, by file and place in it.
///
/// # Errors
/// Every mistake, a line each, naming its file and question.
pub fn load() -> Result<Vec<BankQuestion>, String> {
    let mut names: Vec<_> = Files::iter().collect();
    names.sort();
    all(names.iter().map(|name| {
        let file = Files::get(name).ok_or_else(|| format!("{name}: not there"))?;
        let text = std::str::from_utf8(&file.data).map_err(|_| format!("{name}: not UTF-8"))?;
        parse(name.trim_end_matches(".toml"), text)
    }))
    .map(|files| files.into_iter().flatten().collect())
}

/// The questions of one file.
///
/// # Errors
/// Every mistake, a line each, naming file and question.
pub fn parse(file: &str, text: &str) -> Result<Vec<BankQuestion>, String> {
    let raw: RawFile = toml::from_str(text).map_err(|e| format!("{file}: {e}"))?;
    all(raw.question.into_iter().map(|q| {
        let slug = q.slug.clone();
        q.parse(file).map_err(|e| format!("{file}, {slug}: {e}"))
    }))
}

/// All values, or all mistakes: whoever mends the files wants to see every one at once.
fn all<T>(results: impl Iterator<Item = Result<T, String>>) -> Result<Vec<T>, String> {
    let (mut values, mut mistakes) = (Vec::new(), Vec::new());
    for result in results {
        match result {
            Ok(value) => values.push(value),
            Err(mistake) => mistakes.push(mistake),
        }
    }
    if mistakes.is_empty() { Ok(values) } else { Err(mistakes.join("\n")) }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    question: Vec<Raw>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    slug: String,
    title: String,
    kind: Kind,
    skills: Vec<String>,
    level: Level,
    minutes: i32,
    prompt: String,
    explanation: String,
    #[serde(default)]
    sources: Vec<String>,
    shuffle: Option<bool>,
    policy: Option<String>,
    option: Option<Vec<RawOption>>,
    answer: Option<toml::Value>,
    tolerance: Option<Exact>,
    tolerance_percent: Option<Exact>,
    unit: Option<String>,
    unit_also: Option<Vec<UnitAlsoRaw>>,
    accept: Option<Vec<RawAccept>>,
    items: Option<Vec<String>>,
    pair: Option<Vec<RawPair>>,
    extra: Option<Vec<String>>,
    words_min: Option<u32>,
    words_max: Option<u32>,
    guidance: Option<String>,
    criterion: Option<Vec<RawCriterion>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawOption {
    text: String,
    #[serde(default)]
    correct: bool,
    feedback: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitAlsoRaw {
    unit: String,
    factor: Exact,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAccept {
    text: Option<String>,
    regex: Option<String>,
    #[serde(default)]
    case_sensitive: bool,
    percent: Option<u8>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPair {
    left: String,
    right: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCriterion {
    name: String,
    level: Vec<RubricLevel>,
}

impl Raw {
    fn parse(mut self, file: &str) -> Result<BankQuestion, String> {
        let content = self.content()?;
        self.no_keys_left()?;
        if self.slug.is_empty() || self.slug.len() > 80 || crate::kit::text::slug(&self.slug) != self.slug {
            return Err("the slug must be ASCII words joined by hyphens".into());
        }
        if self.title.trim().is_empty() || self.title.chars().count() > TITLE_MAX {
            return Err(format!("the title must have 1 to {TITLE_MAX} characters"));
        }
        if !MINUTES.contains(&self.minutes) {
            return Err(format!("minutes must be {} to {}", MINUTES.start(), MINUTES.end()));
        }
        if self.skills.is_empty() || self.skills.len() > SKILLS_MAX {
            return Err(format!("name 1 to {SKILLS_MAX} skills"));
        }
        let text = QuestionText {
            prompt_md: self.prompt.trim().into(),
            explanation_md: self.explanation.trim().into(),
            sources: self.sources,
            content,
        };
        if let Some(problem) = text.check().first() {
            return Err(format!("{}: {}", problem.field, problem.message));
        }
        Ok(BankQuestion {
            file: file.into(),
            slug: self.slug,
            title: self.title,
            skills: self.skills,
            level: self.level,
            minutes: self.minutes,
            text,
        })
    }

    fn content(&mut self) -> Result<Content, String> {
        let scope = self.slug.clone();
        Ok(match self.kind {
            Kind::Choice => Content::Choice(Choice { options: self.options(&scope)?, shuffle: self.shuffle.take().unwrap_or(true) }),
            Kind::Multiple => Content::Multiple(Multiple {
                options: self.options(&scope)?,
                shuffle: self.shuffle.take().unwrap_or(true),
                policy: self.policy(MultiplePolicy::PerOption)?,
            }),
            Kind::TrueFalse => Content::TrueFalse(TrueFalse {
                answer: self.answer.take().and_then(|a| a.as_bool()).ok_or("answer = true or false is missing")?,
            }),
            Kind::Numeric => Content::Numeric(Numeric {
                answer: self
                    .answer
                    .take()
                    .and_then(|a| a.as_str().and_then(|text| text.parse().ok()))
                    .ok_or("answer must be a number in quotes")?,
                tolerance: match (self.tolerance.take(), self.tolerance_percent.take()) {
                    (Some(_), Some(_)) => return Err("give tolerance or tolerance_percent, not both".into()),
                    (absolute, percent) => absolute.map(Tolerance::Absolute).or(percent.map(Tolerance::Percent)),
                },
                unit: self.unit.take(),
                units_also: self
                    .unit_also
                    .take()
                    .unwrap_or_default()
                    .into_iter()
                    .map(|u| UnitAlso { unit: u.unit, factor: u.factor })
                    .collect(),
            }),
            Kind::ShortText => Content::ShortText(ShortText {
                accept: self.accept.take().unwrap_or_default().into_iter().map(RawAccept::parse).collect::<Result<_, _>>()?,
            }),
            Kind::Ordering => {
                let mut giver = ids::Giver::new(&scope, []);
                let items =
                    self.items.take().unwrap_or_default().into_iter().map(|text| ordering::Item { id: giver.give(&text), text }).collect();
                Content::Ordering(Ordering { items, policy: self.policy(OrderingPolicy::AdjacentPairs)? })
            }
            Kind::Matching => {
                let rows: Vec<_> = self.pair.take().unwrap_or_default().into_iter().map(|p| (String::new(), p.left, p.right)).collect();
                let policy = self.policy(MatchingPolicy::PerPair)?;
                Content::Matching(Matching::build(&scope, &rows, &self.extra.take().unwrap_or_default(), policy, &[]))
            }
            Kind::Essay => {
                let mut giver = ids::Giver::new(&scope, []);
                let criteria = self
                    .criterion
                    .take()
                    .unwrap_or_default()
                    .into_iter()
                    .map(|c| Criterion { id: giver.give(&c.name), name: c.name, levels: c.level })
                    .collect();
                Content::Essay(Essay {
                    words_min: self.words_min.take(),
                    words_max: self.words_max.take(),
                    guidance: self.guidance.take().unwrap_or_default().trim().into(),
                    criteria,
                })
            }
        })
    }

    fn options(&mut self, scope: &str) -> Result<Vec<AnswerOption>, String> {
        let mut giver = ids::Giver::new(scope, []);
        let options = self.option.take().ok_or("options are missing")?;
        Ok(options
            .into_iter()
            .map(|o| AnswerOption { id: giver.give(&o.text), text: o.text.trim().into(), correct: o.correct, feedback: o.feedback })
            .collect())
    }

    fn policy<P: std::str::FromStr>(&mut self, default: P) -> Result<P, String> {
        match self.policy.take() {
            None => Ok(default),
            Some(word) => word.parse().map_err(|_| format!("the policy \"{word}\" is not one of this kind")),
        }
    }

    /// What `content` did not take belongs to another kind.
    fn no_keys_left(&self) -> Result<(), String> {
        let left = [
            ("shuffle", self.shuffle.is_some()),
            ("policy", self.policy.is_some()),
            ("option", self.option.is_some()),
            ("answer", self.answer.is_some()),
            ("tolerance", self.tolerance.is_some()),
            ("tolerance_percent", self.tolerance_percent.is_some()),
            ("unit", self.unit.is_some()),
            ("unit_also", self.unit_also.is_some()),
            ("accept", self.accept.is_some()),
            ("items", self.items.is_some()),
            ("pair", self.pair.is_some()),
            ("extra", self.extra.is_some()),
            ("words_min", self.words_min.is_some()),
            ("words_max", self.words_max.is_some()),
            ("guidance", self.guidance.is_some()),
            ("criterion", self.criterion.is_some()),
        ];
        match left.iter().find(|(_, there)| *there) {
            Some((key, _)) => Err(format!("the key \"{key}\" does not belong to the kind {}", self.kind)),
            None => Ok(()),
        }
    }
}

impl RawAccept {
    fn parse(self) -> Result<Accept, String> {
        let pattern = match (self.text, self.regex) {
            (Some(text), None) => Pattern::Text(text),
            (None, Some(regex)) => Pattern::Regex(regex),
            _ => return Err("an accepted answer has either text or regex".into()),
        };
        Ok(Accept { pattern, case_sensitive: self.case_sensitive, percent: self.percent.unwrap_or(100) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "[[question]]\nslug = \"a-slug\"\ntitle = \"T\"\nskills = [\"sql\"]\nlevel = \"working\"\nminutes = 2\nprompt = \"Is it so?\"\nexplanation = \"It is.\"\n";

    #[test]
    fn each_kind_is_read() {
        for (kind, rest) in [
            ("choice", "[[question.option]]\ntext = \"a\"\ncorrect = true\n[[question.option]]\ntext = \"b\"\n"),
            (
                "multiple",
                "policy = \"right_minus_wrong\"\n[[question.option]]\ntext = \"a\"\ncorrect = true\n[[question.option]]\ntext = \"b\"\n",
            ),
            ("true_false", "answer = false\n"),
            ("numeric", "answer = \"12.5\"\ntolerance = \"0.1\"\nunit = \"ms\"\n[[question.unit_also]]\nunit = \"s\"\nfactor = \"1000\"\n"),
            ("short_text", "[[question.accept]]\ntext = \"a\"\n[[question.accept]]\nregex = \"b+\"\npercent = 50\n"),
            ("ordering", "policy = \"positions\"\nitems = [\"a\", \"b\", \"c\"]\n"),
            (
                "matching",
                "extra = [\"z\"]\n[[question.pair]]\nleft = \"a\"\nright = \"b\"\n[[question.pair]]\nleft = \"c\"\nright = \"d\"\n",
            ),
            (
                "essay",
                "words_max = 100\nguidance = \"g\"\n[[question.criterion]]\nname = \"n\"\n[[question.criterion.level]]\npoints = 0\nanchor = \"none\"\n[[question.criterion.level]]\npoints = 2\nanchor = \"all\"\n",
            ),
        ] {
            let all = parse("f", &format!("{HEAD}kind = \"{kind}\"\n{rest}")).unwrap_or_else(|e| panic!("{kind}: {e}"));
            assert_eq!(all[0].text.kind().as_str(), kind);
        }
    }

    #[test]
    fn mistakes_name_the_question_and_what_is_wrong() {
        for (rest, want) in [
            ("kind = \"true_false\"\nanswer = true\nitems = []\n", "the key \"items\" does not belong to the kind true_false"),
            ("kind = \"true_false\"\n", "answer = true or false is missing"),
            (
                "kind = \"ordering\"\npolicy = \"per_pair\"\nitems = [\"a\", \"b\", \"c\"]\n",
                "the policy \"per_pair\" is not one of this kind",
            ),
            (
                "kind = \"short_text\"\n[[question.accept]]\ntext = \"a\"\n[[question.accept]]\nregex = \"(\"\n",
                "accept.1.text: This regex cannot be read",
            ),
            (
                "kind = \"choice\"\n[[question.option]]\ntext = \"a\"\n[[question.option]]\ntext = \"b\"\n",
                "Mark exactly one option as right.",
            ),
            ("kind = \"true_false\"\nanswer = true\nminuts = 3\n", "unknown field `minuts`"),
        ] {
            let error = parse("security", &format!("{HEAD}{rest}")).expect_err(want);
            assert!(error.starts_with("security") && error.contains(want), "{error}");
        }
    }

    #[test]
    fn a_digest_follows_what_people_see() {
        let read = |minutes: &str| {
            parse("f", &format!("{}kind = \"true_false\"\nanswer = true\n", HEAD.replace("minutes = 2", minutes))).expect("reads")[0]
                .digest()
        };
        assert_eq!(read("minutes = 2"), read("minutes = 2"));
        assert_ne!(read("minutes = 2"), read("minutes = 3"));
    }
}
