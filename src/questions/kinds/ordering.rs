//! Put in order: the candidate gives every item a place.
//!
//! With `n` items:
//! - *positions*: every item at its right place earns 1/n;
//! - *adjacent pairs*: every item that directly follows its right predecessor earns 1/(n−1), so one item moved costs
//!   little although it shifts all places behind it;
//! - *all or nothing*.
//!
//! A place that two items share belongs to neither. Items without a place earn nothing, the placed ones still count: at
//! the bell a half-finished order is worth what of it is right.

use super::{
    Missing, Outcome, Problem, Response, Shown, State, check_text,
    outcome::{Judged, label, tally},
    problem, repeated,
};
use crate::{
    kit::{Dice, Points},
    questions::model::OrderingPolicy,
};
use std::collections::BTreeMap;

/// The fewest and the most items. Two would be given away by never being shown in the right order.
pub const ITEMS: std::ops::RangeInclusive<usize> = 3..=12;

/// Items, in the right order.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Ordering {
    /// In the right order.
    pub items: Vec<Item>,
    /// How an order becomes points.
    pub policy: OrderingPolicy,
}

/// One thing to be given a place.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Item {
    /// What answers refer to.
    pub id: String,
    /// Markdown.
    pub text: String,
}

impl Ordering {
    pub(super) fn check(&self, problems: &mut Vec<Problem>) {
        if !ITEMS.contains(&self.items.len()) {
            problems.push(problem("items", format!("Give {} to {} items.", ITEMS.start(), ITEMS.end())));
        }
        for (i, item) in self.items.iter().enumerate() {
            check_text(format!("items.{i}.text"), &format!("item {}", i + 1), &item.text, problems);
        }
        if let Some(i) = repeated(self.items.iter().map(|i| i.text.as_str())) {
            problems
                .push(problem(format!("items.{i}.text"), format!("Item {} says the same as an earlier one. Change one of them.", i + 1)));
        }
    }

    pub(super) fn shown(&self, dice: &mut Dice) -> Vec<Shown> {
        let right: Vec<Shown> = self.items.iter().map(|i| Shown::new(&i.id, &i.text)).collect();
        let mut shown = right.clone();
        // Drawing again, not moving one item, keeps every wrong order equally likely.
        for _ in 0..100 {
            dice.shuffle(&mut shown);
            if shown != right || right.len() < 2 {
                return shown;
            }
        }
        shown.rotate_left(1);
        shown
    }

    pub(super) fn key(&self) -> Response {
        Response::Ordering(self.items.iter().zip(1..).map(|(item, rank)| (item.id.clone(), rank)).collect())
    }

    pub(super) fn state(&self, ranks: &BTreeMap<String, u32>) -> State {
        let given: Vec<u32> = self.items.iter().filter_map(|i| ranks.get(&i.id).copied()).collect();
        let open = self.items.len() - given.len();
        let mut places = given.clone();
        places.sort_unstable();
        let twice = places.windows(2).find(|w| w[0] == w[1]).map(|w| w[0]);
        match (given.len(), twice, open) {
            (0, _, _) => State::Empty,
            (_, Some(place), _) => State::Partly(Missing::PlaceTwice(place)),
            (_, None, 0) => State::Answered,
            (_, None, open) => State::Partly(Missing::Places(open)),
        }
    }

    pub(super) fn mark(&self, ranks: &BTreeMap<String, u32>, max: Points) -> Outcome {
        let place = |id: &str| {
            let mine = *ranks.get(id)?;
            let shared = self.items.iter().filter(|i| ranks.get(&i.id) == Some(&mine)).count() > 1;
            (!shared).then_some(i64::from(mine))
        };
        let n = self.items.len() as i64;
        match self.policy {
            OrderingPolicy::Positions => {
                let judged =
                    self.items.iter().zip(1..).map(|(item, right)| Judged::whole(label(&item.text), place(&item.id) == Some(right)));
                tally(judged.collect(), n, max)
            }
            OrderingPolicy::AdjacentPairs => {
                let judged = self.items.windows(2).map(|pair| {
                    let good = matches!((place(&pair[0].id), place(&pair[1].id)), (Some(a), Some(b)) if b == a + 1);
                    Judged::whole(format!("{} → {}", label(&pair[0].text), label(&pair[1].text)), good)
                });
                tally(judged.collect(), n - 1, max)
            }
            OrderingPolicy::AllOrNothing => {
                let exact = self.items.iter().zip(1..).all(|(item, right)| place(&item.id) == Some(right));
                tally(vec![Judged::whole("Everything in the right order", exact)], 1, max)
            }
        }
    }
}
