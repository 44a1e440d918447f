//! A candidate's answer, and how it is read from a form without scripts.

use super::{Content, Missing, Unfit, ids::is_id};
use crate::kit::text::{many_lines, one_line};
use std::collections::{BTreeMap, BTreeSet};

/// The most characters of an essay.
pub const ESSAY_MAX: usize = 50_000;
/// The most characters of a short text.
pub const SHORT_TEXT_MAX: usize = 1_000;
/// The most characters of a number or its unit.
pub const NUMBER_MAX: usize = 60;

/// What a candidate answered, or has answered so far: drafts are kept as they are, complete or not.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Response {
    /// The id of the picked option.
    Choice(String),
    /// The ids of the ticked options; never empty when read from a form.
    Multiple(BTreeSet<String>),
    /// What was said of the statement.
    TrueFalse(bool),
    /// A number as typed, and the unit picked beside it.
    Numeric {
        /// As typed, on one line.
        number: String,
        /// As picked; `None` when there was nothing to pick or it was left open.
        #[serde(default)]
        unit: Option<String>,
    },
    /// As typed, on one line.
    ShortText(String),
    /// The place given to each item, counted from 1. Two items may share a place and some may have none: a draft.
    Ordering(BTreeMap<String, u32>),
    /// The right side given to each left side.
    Matching(BTreeMap<String, String>),
    /// As typed.
    Essay(String),
}

/// How far an answer is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Nothing given.
    Empty,
    /// Something is given, but it is not an answer yet.
    Partly(Missing),
    /// A whole answer, right or wrong.
    Answered,
}

/// The form as the candidate sent it: all values of a field, in order.
pub type Fields<'a> = dyn Fn(&str) -> Vec<String> + 'a;

impl Response {
    /// Reads an answer from form fields: `answer` (radios and ticks), `number` and `unit`, `text`, `order-<id>`,
    /// `match-<id>`. `Ok(None)` when nothing is given.
    ///
    /// What can be kept is kept, complete or not. Refused is only what is too long
    /// to keep and an id that is none of this question's; the caller then keeps the answer it has.
    pub fn from_fields(content: &Content, fields: &Fields<'_>) -> Result<Option<Response>, Unfit> {
        match content {
            Content::Choice(c) => match first(fields, "answer") {
                Some(id) => known(&id, c.options.iter().map(|o| &o.id)).map(|id| Some(Response::Choice(id))),
                None => Ok(None),
            },
            Content::Multiple(c) => {
                let mut ticked = BTreeSet::new();
                for id in fields("answer").into_iter().filter(|id| !id.is_empty()) {
                    ticked.insert(known(&id, c.options.iter().map(|o| &o.id))?);
                }
                Ok((!ticked.is_empty()).then_some(Response::Multiple(ticked)))
            }
            Content::TrueFalse(_) => match first(fields, "answer").as_deref() {
                Some("true") => Ok(Some(Response::TrueFalse(true))),
                Some("false") => Ok(Some(Response::TrueFalse(false))),
                Some(_) => Err(Unfit::Unknown),
                None => Ok(None),
            },
            Content::Numeric(_) => {
                let number = line(fields, "number", NUMBER_MAX)?;
                let unit = line(fields, "unit", NUMBER_MAX)?;
                // The unit is picked from the start; alone it is no answer.
                Ok(number.map(|number| Response::Numeric { number, unit }))
            }
            Content::ShortText(_) => Ok(line(fields, "text", SHORT_TEXT_MAX)?.map(Response::ShortText)),
            Content::Ordering(c) => {
                let mut ranks = BTreeMap::new();
                for item in &c.items {
                    let Some(rank) = first(fields, &format!("order-{}", item.id)) else { continue };
                    let rank = rank.trim().parse::<u32>().ok().filter(|r| (1..=c.items.len()).contains(&(*r as usize)));
                    ranks.insert(item.id.clone(), rank.ok_or(Unfit::Place { last: c.items.len() })?);
                }
                Ok((!ranks.is_empty()).then_some(Response::Ordering(ranks)))
            }
            Content::Matching(c) => {
                let mut pairs = BTreeMap::new();
                for pair in &c.pairs {
                    let Some(right) = first(fields, &format!("match-{}", pair.id)) else { continue };
                    pairs.insert(pair.id.clone(), known(&right, c.rights.iter().map(|r| &r.id))?);
                }
                Ok((!pairs.is_empty()).then_some(Response::Matching(pairs)))
            }
            Content::Essay(_) => {
                let text = many_lines(&fields("text").into_iter().next().unwrap_or_default());
                too_long(&text, ESSAY_MAX)?;
                Ok((!text.trim().is_empty()).then_some(Response::Essay(text)))
            }
        }
    }

    /// How far this answer is. One of another kind is [`State::Empty`].
    pub fn state(&self, content: &Content) -> State {
        match (content, self) {
            (Content::Choice(c), Response::Choice(id)) if c.options.iter().any(|o| o.id == *id) => State::Answered,
            (Content::Multiple(c), Response::Multiple(ids)) if c.options.iter().any(|o| ids.contains(&o.id)) => State::Answered,
            (Content::TrueFalse(_), Response::TrueFalse(_)) => State::Answered,
            (Content::Numeric(c), Response::Numeric { number, unit }) => c.state(number, unit.as_deref()),
            (Content::ShortText(_), Response::ShortText(text)) if !text.trim().is_empty() => State::Answered,
            (Content::Ordering(c), Response::Ordering(ranks)) => c.state(ranks),
            (Content::Matching(c), Response::Matching(pairs)) => c.state(pairs),
            (Content::Essay(_), Response::Essay(text)) if !text.trim().is_empty() => State::Answered,
            _ => State::Empty,
        }
    }

    /// Whether this is a whole answer.
    pub fn is_answered(&self, content: &Content) -> bool {
        self.state(content) == State::Answered
    }
}

fn first(fields: &Fields<'_>, name: &str) -> Option<String> {
    fields(name).into_iter().find(|value| !value.trim().is_empty())
}

fn known<'a>(id: &str, mut ids: impl Iterator<Item = &'a String>) -> Result<String, Unfit> {
    if is_id(id) && ids.any(|known| known == id) { Ok(id.to_string()) } else { Err(Unfit::Unknown) }
}

fn line(fields: &Fields<'_>, name: &str, max: usize) -> Result<Option<String>, Unfit> {
    let text = one_line(&fields(name).into_iter().next().unwrap_or_default());
    too_long(&text, max)?;
    Ok((!text.is_empty()).then_some(text))
}

fn too_long(text: &str, max: usize) -> Result<(), Unfit> {
    let length = text.chars().count();
    if length <= max { Ok(()) } else { Err(Unfit::TooLong { length, max }) }
}
