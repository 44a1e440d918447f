//! A word or a line, compared with accepted answers; each is worth a share of the points.
//!
//! Before comparing, answer and accepted text are folded alike: compatibility forms made plain (NFKC), invisible
//! characters out, typographic quotes and dashes made the ones on a keyboard, white space single and trimmed, and, unless
//! case counts, lower case. Accents are kept. A regex is matched against the folded answer as a whole. Of several accepted
//! answers that fit, the best paid one counts.

use super::{
    Outcome, Problem, Response,
    outcome::{Judged, tally},
    problem,
};
use crate::kit::Points;
use unicode_normalization::UnicodeNormalization;

/// The most accepted answers, and the most characters of each.
pub const ACCEPT_MAX: (usize, usize) = (20, 500);
/// The most memory a compiled regex may take, in bytes.
const REGEX_SIZE: usize = 1 << 20;

/// A line that is asked for.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ShortText {
    /// What is accepted, in the author's order.
    pub accept: Vec<Accept>,
}

/// One accepted answer.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Accept {
    /// What the answer is compared with.
    #[serde(flatten)]
    pub pattern: Pattern,
    /// Whether upper and lower case differ.
    #[serde(default)]
    pub case_sensitive: bool,
    /// Percent of the points, 1 to 100.
    #[serde(default = "full")]
    pub percent: u8,
}

/// A text, or a regex for the whole of it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pattern {
    /// The same text after folding.
    Text(String),
    /// A Rust regex for the whole folded answer.
    Regex(String),
}

fn full() -> u8 {
    100
}

impl Pattern {
    /// As written.
    pub fn as_str(&self) -> &str {
        match self {
            Pattern::Text(text) | Pattern::Regex(text) => text,
        }
    }
}

impl Accept {
    /// Whether it is compared as a regex.
    pub fn is_regex(&self) -> bool {
        matches!(self.pattern, Pattern::Regex(_))
    }

    fn fits(&self, answer: &str) -> bool {
        let answer = fold(answer, self.case_sensitive);
        match &self.pattern {
            Pattern::Text(text) => fold(text, self.case_sensitive) == answer,
            Pattern::Regex(regex) => compile(regex, self.case_sensitive).is_ok_and(|regex| regex.is_match(&answer)),
        }
    }
}

/// Compiles a regex anchored at both ends.
///
/// # Errors
/// What is wrong with it, for its author.
pub fn compile(regex: &str, case_sensitive: bool) -> Result<regex::Regex, String> {
    let build = |text: &str| {
        regex::RegexBuilder::new(text).case_insensitive(!case_sensitive).size_limit(REGEX_SIZE).nest_limit(50).build().map_err(
            |e| match e {
                regex::Error::CompiledTooBig(_) => "This regex is too large. Make its repetitions smaller.".to_string(),
                regex::Error::Syntax(message) => format!(
                    "This regex cannot be read: {}.",
                    message.lines().last().unwrap_or("").trim().trim_start_matches("error: ").trim_end_matches('.')
                ),
                _ => "This regex cannot be read.".to_string(),
            },
        )
    };
    // Alone first: `a)|(b` would otherwise pass between our brackets and undo the anchors.
    build(regex)?;
    build(&format!(r"\A(?:{regex})\z"))
}

/// Makes texts comparable; see the module's doc.
pub fn fold(text: &str, case_sensitive: bool) -> String {
    let plain: String = text
        .nfkc()
        .filter(|c| !matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}'))
        .map(|c| match c {
            '‘' | '’' | '‚' | '′' => '\'',
            '“' | '”' | '„' | '″' | '«' | '»' => '"',
            '‐'..='―' | '−' => '-',
            c if c.is_control() => ' ',
            c => c,
        })
        .collect();
    let single = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    if case_sensitive { single } else { single.to_lowercase() }
}

impl ShortText {
    pub(super) fn check(&self, problems: &mut Vec<Problem>) {
        if self.accept.is_empty() || self.accept.len() > ACCEPT_MAX.0 {
            problems.push(problem("accept", format!("Give 1 to {} accepted answers.", ACCEPT_MAX.0)));
        }
        if !self.accept.is_empty() && !self.accept.iter().any(|a| a.percent == 100 && matches!(a.pattern, Pattern::Text(_))) {
            problems.push(problem("accept", "Give at least one answer as plain text for 100 percent, so that graders see what is right."));
        }
        for (i, accept) in self.accept.iter().enumerate() {
            let field = format!("accept.{i}.text");
            let text = accept.pattern.as_str();
            if text.trim().is_empty() {
                problems.push(problem(&field, format!("Write accepted answer {}.", i + 1)));
            } else if text.chars().count() > ACCEPT_MAX.1 {
                problems.push(problem(&field, format!("Shorten accepted answer {} to {} characters.", i + 1, ACCEPT_MAX.1)));
            } else if let Pattern::Regex(regex) = &accept.pattern {
                match compile(regex, accept.case_sensitive) {
                    Err(message) => problems.push(problem(&field, message)),
                    Ok(regex) if regex.is_match("") => {
                        problems.push(problem(&field, "This regex fits an empty answer. Ask for at least one character."))
                    }
                    Ok(_) => {}
                }
            }
            if !(1..=100).contains(&accept.percent) {
                problems.push(problem(format!("accept.{i}.percent"), "Give 1 to 100 percent."));
            }
        }
    }

    pub(super) fn key(&self) -> Option<Response> {
        self.accept
            .iter()
            .filter(|a| matches!(a.pattern, Pattern::Text(_)))
            .max_by_key(|a| (a.percent, std::cmp::Reverse(a.pattern.as_str().len())))
            .map(|a| Response::ShortText(a.pattern.as_str().to_string()))
    }

    pub(super) fn mark(&self, answer: &str, max: Points) -> Outcome {
        if answer.trim().is_empty() {
            return tally(Vec::new(), 1, max);
        }
        // Of equally paid ones the first: `max_by_key` alone would take the last.
        let best = self.accept.iter().rev().filter(|a| a.fits(answer)).max_by_key(|a| a.percent);
        let judged = match best {
            Some(accept) => Judged {
                label: accept.pattern.as_str().to_string(),
                won: i64::from(accept.percent.min(100)),
                of: 100,
                good: accept.percent >= 100,
            },
            None => Judged { label: "None of the accepted answers".into(), won: 0, of: 100, good: false },
        };
        tally(vec![judged], 100, max)
    }
}
