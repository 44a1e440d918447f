//! A skill's bar as a page draws it.

use crate::scorecards::card::{self, SkillRow};
use crate::scorecards::model::Item;
use crate::scorecards::rules::{Position, SkillScore, Word};

/// A skill's line: places in percent of the whole scale.
#[derive(Debug, Clone)]
pub struct Bar {
    pub name: String,
    pub must_have: bool,
    pub weight: i32,
    pub why: String,
    pub sentence: String,
    pub need: String,
    /// `None` when there is no result to draw.
    pub drawn: Option<Drawn>,
    /// "above", "meets", "below" or "none".
    pub result: &'static str,
    pub word: &'static str,
    /// A similar test could well say otherwise.
    pub close: bool,
}

/// Where a bar ends.
#[derive(Debug, Clone)]
pub struct Drawn {
    pub at: String,
    pub low: String,
    pub high: String,
    pub below: bool,
}

/// Percent of the scale with at most one decimal, as SVG wants it.
fn percent(position: Position) -> String {
    let tenths = (position.hundredths() * 10 + 2) / 4;
    if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) }
}

impl Bar {
    /// The line of a skill; `items` are those of the same test.
    pub fn of(row: &SkillRow, items: &[Item]) -> Bar {
        let (drawn, result, word, close) = match &row.score {
            SkillScore::Scored(s) => (
                Some(Drawn {
                    at: percent(s.position),
                    low: percent(s.position_likely.0),
                    high: percent(s.position_likely.1),
                    below: s.word == Word::Below,
                }),
                s.word.as_str(),
                s.word.label(),
                s.close,
            ),
            SkillScore::Waiting { .. } => (None, "none", "Being read", false),
            SkillScore::NotMeasured => (None, "none", "Not measured", false),
        };
        Bar {
            name: row.asked.name.clone(),
            must_have: row.asked.must_have,
            weight: row.weight_percent,
            why: card::why(row, items),
            sentence: card::sentence(row),
            need: percent(Position::reached(row.asked.level)),
            drawn,
            result,
            word,
            close,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_a_quarter_of_the_bar() {
        let at = |n| percent(Position::from_hundredths(n));
        assert_eq!([at(0), at(50), at(200), at(310), at(333), at(400)], ["0", "12.5", "50", "77.5", "83.3", "100"]);
    }
}
