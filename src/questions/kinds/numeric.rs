//! A number, right within a tolerance, perhaps in one of several units.
//!
//! Compared exactly, bounds included. Which unit is meant: the one typed behind the number, else the one picked beside
//! it, else the question's own. Units are told apart by case (`Mb` is not `MB`); a spelling that matches no unit but,
//! without regard to case, exactly one of them, is taken for that one.

use super::{
    Exact, Missing, Outcome, Problem, Response, State, number,
    outcome::{Judged, tally},
    problem,
};
use crate::kit::Points;
use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

/// A number that is asked for.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Numeric {
    /// The right answer, in `unit`.
    pub answer: Exact,
    /// How far off is still right; `None`: not at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tolerance: Option<Tolerance>,
    /// The unit of the answer, meant when none is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Further units that are accepted.
    #[serde(default)]
    pub units_also: Vec<UnitAlso>,
}

/// How far from the answer is still right, the bound included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tolerance {
    /// In the answer's unit.
    Absolute(Exact),
    /// In percent of the answer.
    Percent(Exact),
}

/// Another accepted unit.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct UnitAlso {
    /// As written.
    pub unit: String,
    /// How many of the answer's unit one of these is.
    pub factor: Exact,
}

/// How a typed number was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// In the answer's unit.
    Value(Decimal),
    /// No number, or one too long to compare exactly.
    NotANumber,
    /// A number with a unit that is none of the question's.
    UnknownUnit,
}

impl Numeric {
    /// Accepted units, the answer's own first.
    pub fn units(&self) -> Vec<String> {
        self.unit.iter().cloned().chain(self.units_also.iter().map(|u| u.unit.clone())).collect()
    }

    /// How a number as typed, and the unit picked beside it, is understood.
    pub fn read(&self, number: &str, unit: Option<&str>) -> Reading {
        let Some((value, typed)) = number::read(number) else { return Reading::NotANumber };
        let unit = if typed.is_empty() { unit.unwrap_or("").to_string() } else { typed };
        if unit.trim().is_empty() {
            return Reading::Value(value);
        }
        match self.factor(&unit) {
            Some(factor) => value.checked_mul(factor).map_or(Reading::NotANumber, Reading::Value),
            None => Reading::UnknownUnit,
        }
    }

    fn factor(&self, unit: &str) -> Option<Decimal> {
        let fold = |text: &str| text.nfkc().filter(|c| !c.is_whitespace()).collect::<String>();
        let units: Vec<(String, Decimal)> =
            self.unit.iter().map(|u| (fold(u), Decimal::ONE)).chain(self.units_also.iter().map(|u| (fold(&u.unit), u.factor.0))).collect();
        let unit = fold(unit);
        let mut loose = units.iter().filter(|(u, _)| u.to_lowercase() == unit.to_lowercase());
        units
            .iter()
            .find(|(u, _)| *u == unit)
            .or_else(|| match (loose.next(), loose.next()) {
                (Some(one), None) => Some(one),
                _ => None,
            })
            .map(|u| u.1)
    }

    fn is_right(&self, value: Decimal) -> bool {
        let Some(off) = value.checked_sub(self.answer.0).map(|d| d.abs()) else { return false };
        match self.tolerance {
            None => off.is_zero(),
            Some(Tolerance::Absolute(most)) => off <= most.0,
            // Multiplied out: a division would round.
            Some(Tolerance::Percent(most)) => match (off.checked_mul(Decimal::ONE_HUNDRED), self.answer.0.abs().checked_mul(most.0)) {
                (Some(off), Some(most)) => off <= most,
                _ => false,
            },
        }
    }

    pub(super) fn check(&self, problems: &mut Vec<Problem>) {
        let sane = |n: Exact| n.0.abs() < Decimal::from(10u64.pow(15)) && n.0.normalize().scale() <= 9;
        if !sane(self.answer) {
            problems.push(problem("answer", "Give a number below 1 000 000 000 000 000 with at most 9 decimals."));
        }
        match self.tolerance {
            Some(Tolerance::Absolute(t) | Tolerance::Percent(t)) if t.0 < Decimal::ZERO || !sane(t) => {
                problems.push(problem("tolerance", "Give a tolerance of zero or more."))
            }
            Some(Tolerance::Percent(_)) if self.answer.0.is_zero() => {
                problems.push(problem("tolerance", "A percentage of zero is zero. Give the tolerance as a number."))
            }
            _ => {}
        }
        if self.unit.is_none() && !self.units_also.is_empty() {
            problems.push(problem("unit", "Name the unit of the answer before you accept others."));
        }
        let units = self.units();
        for (i, unit) in units.iter().enumerate() {
            let field = if i == 0 { "unit".to_string() } else { format!("units.{}.unit", i - 1) };
            if unit.trim().is_empty() || unit.chars().count() > 20 || unit.starts_with(|c: char| c.is_ascii_digit()) {
                problems.push(problem(field, "Write a unit of 1 to 20 characters that does not start with a digit."));
            } else if units[..i].contains(unit) {
                problems.push(problem(field, format!("The unit {unit} is there twice.")));
            }
        }
        for (i, also) in self.units_also.iter().enumerate() {
            if also.factor.0 <= Decimal::ZERO || !sane(also.factor) {
                problems.push(problem(format!("units.{i}.factor"), "Give a factor above zero with at most 9 decimals."));
            }
        }
    }

    pub(super) fn key(&self) -> Response {
        Response::Numeric { number: self.answer.to_string(), unit: self.unit.clone() }
    }

    pub(super) fn state(&self, number: &str, unit: Option<&str>) -> State {
        if number.trim().is_empty() {
            return State::Empty;
        }
        match self.read(number, unit) {
            Reading::Value(_) => State::Answered,
            Reading::NotANumber => State::Partly(Missing::Number),
            Reading::UnknownUnit if self.unit.is_none() => State::Partly(Missing::NoUnit),
            Reading::UnknownUnit => State::Partly(Missing::Units(self.units())),
        }
    }

    pub(super) fn mark(&self, number: &str, unit: Option<&str>, max: Points) -> Outcome {
        let (label, good) = match self.read(number, unit) {
            Reading::Value(value) => {
                (format!("Read as {}{}", Exact(value), self.unit.as_ref().map_or(String::new(), |u| format!(" {u}"))), self.is_right(value))
            }
            Reading::NotANumber => ("Not read as a number".to_string(), false),
            Reading::UnknownUnit => ("Unit not among those accepted".to_string(), false),
        };
        tally(vec![Judged::whole(label, good)], 1, max)
    }

    /// The key in words: "12.5 ms, 0.1 more or less".
    pub fn key_words(&self) -> String {
        let unit = self.unit.as_ref().map_or(String::new(), |u| format!(" {u}"));
        match self.tolerance {
            Some(Tolerance::Absolute(t)) if !t.0.is_zero() => format!("{}{unit}, up to {t}{unit} more or less", self.answer),
            Some(Tolerance::Percent(t)) if !t.0.is_zero() => format!("{}{unit}, up to {t}% more or less", self.answer),
            _ => format!("{}{unit}", self.answer),
        }
    }
}
