//! Match pairs: every left side has its right side; some right sides may fit nothing or several.

use super::{
    Missing, Outcome, Presented, Problem, Response, Shown, State, check_text,
    outcome::{Judged, label, tally},
    problem, repeated,
};
use crate::{
    kit::{Dice, Points},
    questions::model::MatchingPolicy,
};
use std::collections::{BTreeMap, BTreeSet};

/// The fewest and the most pairs.
pub const PAIRS: std::ops::RangeInclusive<usize> = 2..=12;
/// The most right sides, those that fit nothing included.
pub const RIGHTS_MAX: usize = 20;

/// Left sides, right sides, and which belongs to which.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Matching {
    /// Each left side with its right one.
    pub pairs: Vec<Pair>,
    /// All right sides: those of the pairs, each once, then those that fit nothing.
    pub rights: Vec<Right>,
    /// How pairs become points.
    pub policy: MatchingPolicy,
}

/// A left side and the right side that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Pair {
    /// Names the left side.
    pub id: String,
    /// The left side, in Markdown.
    pub left: String,
    /// The id of its right side.
    pub right: String,
}

/// A right side.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Right {
    /// What answers refer to.
    pub id: String,
    /// Markdown; shown as plain text, since it stands in a list to pick from.
    pub text: String,
}

impl Matching {
    /// Builds a matching from `(left id, left, right)` rows and further right sides. Equal right sides become one, so
    /// that a candidate who picks "the other" of two equal texts is not marked wrong. An empty left id gets a new one.
    pub fn build(scope: &str, rows: &[(String, String, String)], extra: &[String], policy: MatchingPolicy, before: &[Right]) -> Matching {
        let mut giver = super::ids::Giver::new(scope, rows.iter().map(|r| r.0.as_str()).chain(before.iter().map(|r| r.id.as_str())));
        let mut rights: Vec<Right> = Vec::new();
        let mut right_id = |giver: &mut super::ids::Giver, text: &str| {
            let same = |r: &&Right| r.text.trim() == text.trim();
            if let Some(right) = rights.iter().find(same) {
                return right.id.clone();
            }
            // Ids come from a form: one that is given twice is kept once.
            let kept =
                before.iter().find(same).map(|r| r.id.clone()).filter(|id| super::ids::is_id(id) && !rights.iter().any(|r| r.id == *id));
            let id = kept.unwrap_or_else(|| giver.give(&format!("right\0{text}")));
            rights.push(Right { id: id.clone(), text: text.trim().to_string() });
            id
        };
        let pairs = rows
            .iter()
            .map(|(id, left, right)| Pair {
                right: right_id(&mut giver, right),
                id: giver.keep_or_give(id, &format!("left\0{left}")),
                left: left.clone(),
            })
            .collect();
        for text in extra {
            right_id(&mut giver, text);
        }
        Matching { pairs, rights, policy }
    }

    /// The text of a right side; empty for an unknown id.
    pub fn right_text(&self, id: &str) -> &str {
        self.rights.iter().find(|r| r.id == id).map_or("", |r| r.text.as_str())
    }

    /// The right sides that fit nothing.
    pub fn extras(&self) -> impl Iterator<Item = &Right> {
        let used: BTreeSet<&str> = self.pairs.iter().map(|p| p.right.as_str()).collect();
        self.rights.iter().filter(move |r| !used.contains(r.id.as_str()))
    }

    pub(super) fn check(&self, problems: &mut Vec<Problem>) {
        if !PAIRS.contains(&self.pairs.len()) {
            problems.push(problem("pairs", format!("Give {} to {} pairs.", PAIRS.start(), PAIRS.end())));
        }
        for (i, pair) in self.pairs.iter().enumerate() {
            check_text(format!("pairs.{i}.left"), &format!("the left side of pair {}", i + 1), &pair.left, problems);
            check_text(format!("pairs.{i}.right"), &format!("the right side of pair {}", i + 1), self.right_text(&pair.right), problems);
        }
        if let Some(i) = repeated(self.pairs.iter().map(|p| p.left.as_str())) {
            problems.push(problem(
                format!("pairs.{i}.left"),
                format!("Left side {} says the same as an earlier one. Change one of them.", i + 1),
            ));
        }
        for (i, extra) in self.extras().enumerate() {
            check_text(format!("extra.{i}.text"), &format!("extra right side {}", i + 1), &extra.text, problems);
        }
        if self.rights.len() > RIGHTS_MAX {
            problems.push(problem("extra", format!("Give at most {RIGHTS_MAX} right sides in all.")));
        } else if self.rights.len() < 2 {
            problems.push(problem("extra", "Give at least two different right sides, or there is nothing to choose."));
        }
    }

    pub(super) fn shown(&self, dice: &mut Dice) -> Presented {
        let mut rights: Vec<Shown> = self.rights.iter().map(|r| Shown::new(&r.id, &r.text)).collect();
        dice.shuffle(&mut rights);
        Presented::Matching { lefts: self.pairs.iter().map(|p| Shown::new(&p.id, &p.left)).collect(), rights }
    }

    pub(super) fn key(&self) -> Response {
        Response::Matching(self.pairs.iter().map(|p| (p.id.clone(), p.right.clone())).collect())
    }

    pub(super) fn state(&self, given: &BTreeMap<String, String>) -> State {
        let known = |p: &&Pair| given.get(&p.id).is_some_and(|right| self.rights.iter().any(|r| r.id == *right));
        match (self.pairs.iter().filter(known).count(), self.pairs.len()) {
            (0, _) => State::Empty,
            (n, all) if n == all => State::Answered,
            (n, all) => State::Partly(Missing::Matches(all - n)),
        }
    }

    pub(super) fn mark(&self, given: &BTreeMap<String, String>, max: Points) -> Outcome {
        let good = |p: &Pair| given.get(&p.id) == Some(&p.right);
        match self.policy {
            MatchingPolicy::PerPair => {
                let judged = self.pairs.iter().map(|p| Judged::whole(label(&p.left), good(p)));
                tally(judged.collect(), self.pairs.len() as i64, max)
            }
            MatchingPolicy::AllOrNothing => tally(vec![Judged::whole("Every pair right", self.pairs.iter().all(good))], 1, max),
        }
    }
}
