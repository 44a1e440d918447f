//! How a made-up candidate answers: by ability and the question's level, with chance.

use crate::error::Result;
use crate::kit::{Dice, Level, Points};
use crate::questions::{Content, Outcome, Presented, Response, mark};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// An essay as kept in `answers.toml`.
#[derive(Debug, serde::Deserialize)]
pub struct Essay {
    pub slug: String,
    pub answer: Vec<Written>,
}

/// One way to write it.
#[derive(Debug, serde::Deserialize)]
pub struct Written {
    /// The level of each rubric criterion that a careful reader gives it.
    pub levels: Vec<usize>,
    pub text: String,
}

#[derive(serde::Deserialize)]
struct File {
    essay: Vec<Essay>,
}

/// Every essay, best answer first.
pub static ESSAYS: LazyLock<Vec<Essay>> =
    LazyLock::new(|| toml::from_str::<File>(include_str!("answers.toml")).map(|f| f.essay).unwrap_or_default());

/// The chance of a right answer, 0 to 1: a one-parameter logistic model (Rasch) with a difficulty for each level.
fn chance(ability: f64, level: Level) -> f64 {
    let difficulty = match level {
        Level::Basic => -1.6,
        Level::Working => -0.6,
        Level::Advanced => 0.4,
        Level::Expert => 1.2,
    };
    1.0 / (1.0 + (difficulty - ability).exp())
}

/// An answer; `None` is left open.
pub fn answer(content: &Content, slug: &str, ability: f64, level: Level, dice: &mut Dice) -> Option<Response> {
    let draw = dice.below(1000) as f64 / 1000.0;
    if let Content::Essay(_) = content {
        let written = &ESSAYS.iter().find(|e| e.slug == slug)?.answer;
        let which = if ability + draw > 1.5 {
            0
        } else if ability + draw > 0.3 {
            1
        } else {
            2
        };
        return written.get(which.min(written.len() - 1)).map(|w| Response::Essay(w.text.trim().to_string()));
    }
    let p = chance(ability, level);
    if draw < p {
        return content.key();
    }
    if draw > 0.985 {
        return None;
    }
    let seed = dice.seed().unsigned_abs();
    // Some wrong answers are nearly right; which ones, marking decides.
    (0..12).filter_map(|_| wrong(content, &content.present(seed), dice)).find(|r| !is_full(content, r))
}

fn is_full(content: &Content, response: &Response) -> bool {
    matches!(mark(content, Some(response), Points::whole(10)), Outcome::Marked { points, .. } if points == Points::whole(10))
}

fn wrong(content: &Content, presented: &Presented, dice: &mut Dice) -> Option<Response> {
    Some(match (content.key()?, presented) {
        (Response::Choice(_), Presented::Choice { options }) => Response::Choice(options[dice.below(options.len())].id.clone()),
        (Response::Multiple(key), Presented::Multiple { options }) => {
            let flipped = &options[dice.below(options.len())].id;
            let mut ticked: BTreeSet<String> = key;
            if !ticked.remove(flipped) {
                ticked.insert(flipped.clone());
            }
            if ticked.is_empty() {
                return None;
            }
            Response::Multiple(ticked)
        }
        (Response::TrueFalse(key), _) => Response::TrueFalse(!key),
        (Response::Numeric { number, unit }, _) => {
            let digits: String = number.chars().filter(char::is_ascii_digit).collect();
            let off = digits.parse::<i64>().unwrap_or(7).saturating_mul([10, 2, 3][dice.below(3)]);
            Response::Numeric { number: off.to_string(), unit }
        }
        (Response::ShortText(_), _) => {
            Response::ShortText(["not sure", "restart it", "index", "retry", "timeout"][dice.below(5)].to_string())
        }
        (Response::Ordering(key), _) => {
            let mut ids: Vec<(u32, String)> = key.into_iter().map(|(id, place)| (place, id)).collect();
            ids.sort();
            let at = dice.below(ids.len() - 1);
            let mut order: Vec<String> = ids.into_iter().map(|(_, id)| id).collect();
            order.swap(at, at + 1);
            Response::Ordering(order.into_iter().zip(1..).collect())
        }
        (Response::Matching(key), Presented::Matching { rights, .. }) => {
            let mut given: BTreeMap<String, String> = key;
            let lefts: Vec<String> = given.keys().cloned().collect();
            given.insert(lefts[dice.below(lefts.len())].clone(), rights[dice.below(rights.len())].id.clone());
            Response::Matching(given)
        }
        _ => return None,
    })
}

/// The rubric level of each criterion for a text of `answers.toml`; `None` for a text that is none of them.
pub fn levels(text: &str) -> Option<&'static [usize]> {
    ESSAYS.iter().flat_map(|e| &e.answer).find(|w| w.text.trim() == text.trim()).map(|w| w.levels.as_slice())
}

/// Checks that every essay of the demo is in the bank and fits its rubric.
pub fn check(slug: &str, content: &Content) -> Result<(), String> {
    let Content::Essay(essay) = content else { return Err(format!("{slug} is no essay")) };
    let found = ESSAYS.iter().find(|e| e.slug == slug).ok_or_else(|| format!("{slug} has no answers"))?;
    let fits =
        |w: &Written| w.levels.len() == essay.criteria.len() && w.levels.iter().zip(&essay.criteria).all(|(l, c)| *l < c.levels.len());
    if found.answer.iter().all(fits) { Ok(()) } else { Err(format!("{slug}: levels do not fit the rubric")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_essays_of_the_demo_fit_their_rubrics() {
        assert_eq!(ESSAYS.len(), 3);
        for question in crate::questions::bank::load().expect("the bank") {
            if ESSAYS.iter().any(|e| e.slug == question.slug) {
                assert_eq!(check(&question.slug, &question.text.content), Ok(()));
            }
        }
    }

    #[test]
    fn ability_helps() {
        assert!(chance(1.0, Level::Advanced) > chance(0.0, Level::Advanced));
        assert!(chance(0.0, Level::Basic) > chance(0.0, Level::Expert));
    }
}
