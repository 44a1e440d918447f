//! The card: from a test's skills and items to everything the scorecard says. Pure.
//!
//! Each sentence on it comes from a mark, a rubric's anchor, a grader's comment or the profile. What has no source is left out.

use super::model::{AskedSkill, Item};
use super::rules::{Evidence, Overall, SkillScore, Summary, Weighed, Word, range};
use crate::kit::{Points, ids::AssessmentSkillId};

/// A skill with what counts for it.
#[derive(Debug, Clone)]
pub struct SkillRow {
    pub asked: AskedSkill,
    pub score: SkillScore,
    /// Weight as a part of all weights, in whole percent.
    pub weight_percent: i32,
    /// The numbers of the items that count.
    pub items: Vec<usize>,
}

/// What a section added up to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionRow {
    pub title: String,
    /// `None` while a mark is missing.
    pub points: Option<Points>,
    pub max: Points,
    pub items: usize,
    pub seconds: i64,
}

/// Everything computed.
#[derive(Debug, Clone)]
pub struct Card {
    pub skills: Vec<SkillRow>,
    pub overall: Overall,
    pub summary: Summary,
    pub sections: Vec<SectionRow>,
}

impl Card {
    /// Computes the card; `cut_percent` is the assessment's cut score, 0 to 100.
    pub fn of(skills: &[AskedSkill], items: &[Item], cut_percent: Option<i32>) -> Card {
        let whole: i64 = skills.iter().map(|s| i64::from(s.weight.max(0))).sum();
        let skills: Vec<SkillRow> = skills
            .iter()
            .map(|asked| {
                let evidence: Vec<Evidence> = counted(items, &asked.id).map(evidence).collect();
                SkillRow {
                    score: SkillScore::of(&evidence, asked.level),
                    weight_percent: super::rules::Share::of(i64::from(asked.weight), whole).percent(),
                    items: counted(items, &asked.id).map(|i| i.number).collect(),
                    asked: asked.clone(),
                }
            })
            .collect();
        let weighed: Vec<Weighed<'_>> = skills.iter().map(|s| Weighed { weight: s.asked.weight, score: &s.score }).collect();
        let overall = Overall::of(&weighed, cut_percent.map(|percent| percent * 100));
        let summary = Summary::of(skills.iter().map(|s| (s.asked.must_have, &s.score)));
        Card { overall, summary, sections: sections(items), skills }
    }

    /// Whether every mark is there.
    pub fn complete(&self) -> bool {
        self.overall.score().is_some() && self.summary.waiting == 0
    }
    /// The names of skills that are below the level needed, must-haves first.
    pub fn gaps(&self) -> Vec<&SkillRow> {
        let mut gaps: Vec<&SkillRow> =
            self.skills.iter().filter(|s| s.score.score().is_some_and(|score| score.word == Word::Below)).collect();
        gaps.sort_by_key(|s| !s.asked.must_have);
        gaps
    }
}

fn counted<'a>(items: &'a [Item], skill: &'a AssessmentSkillId) -> impl Iterator<Item = &'a Item> {
    items.iter().filter(move |item| item.skill == *skill)
}

fn evidence(item: &Item) -> Evidence {
    Evidence { points: item.mark.as_ref().map(|m| m.points), max: item.max, level: item.level }
}

fn sections(items: &[Item]) -> Vec<SectionRow> {
    let mut rows: Vec<(&Item, SectionRow)> = Vec::new();
    for item in items {
        let points = item.mark.as_ref().map(|m| m.points);
        match rows.last_mut().filter(|(first, _)| first.section == item.section) {
            Some((_, row)) => {
                row.points = row.points.zip(points).map(|(a, b)| a + b);
                row.max = row.max + item.max;
                row.items += 1;
                row.seconds += i64::from(item.seconds);
            }
            None => rows.push((
                item,
                SectionRow { title: item.section_title.clone(), points, max: item.max, items: 1, seconds: i64::from(item.seconds) },
            )),
        }
    }
    rows.into_iter().map(|(_, row)| row).collect()
}

/// A fact with the question it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactLine {
    pub text: String,
    /// The question's number.
    pub number: usize,
    pub answer: Option<crate::kit::ids::AnswerId>,
}

/// At least this part of an item's points is strong; at most the other calls for a closer look. In percent.
const STRONG: i64 = 80;
const CLOSER: i64 = 50;
/// So many facts a list.
const FACTS: usize = 3;

fn percent(item: &Item) -> Option<i64> {
    let mark = item.mark.as_ref()?;
    (item.max > Points::ZERO).then(|| i64::from(mark.points.hundredths()) * 100 / i64::from(item.max.hundredths()))
}

/// The items that went best: by share, then by points, at most three.
pub fn strong(items: &[Item]) -> Vec<FactLine> {
    let mut best: Vec<(&Item, i64)> = items.iter().filter_map(|i| Some((i, percent(i)?))).filter(|(_, p)| *p >= STRONG).collect();
    best.sort_by_key(|(item, p)| (-p, -item.max.hundredths(), item.number));
    best.into_iter().take(FACTS).map(|(item, _)| line(item)).collect()
}

/// The items that went least well: by points lost, at most three. Half of the points or fewer.
pub fn look_closer(items: &[Item]) -> Vec<FactLine> {
    let mut worst: Vec<(&Item, i64)> = items.iter().filter_map(|i| Some((i, percent(i)?))).filter(|(_, p)| *p <= CLOSER).collect();
    worst.sort_by_key(|(item, p)| (item.mark.as_ref().map_or(0, |m| m.points.hundredths()) - item.max.hundredths(), *p, item.number));
    worst.into_iter().take(FACTS).map(|(item, _)| line(item)).collect()
}

fn line(item: &Item) -> FactLine {
    let (points, comment) = item.mark.as_ref().map_or((Points::ZERO, ""), |m| (m.points, m.comment.as_str()));
    let source = item.mark.as_ref().map(|m| m.source);
    let text = if !item.answered {
        format!("{}: not answered.", item.title)
    } else if source == Some(crate::grading::Source::Grader) && !comment.is_empty() {
        format!("{}: {points} of {}. “{}”", item.title, item.max, first_sentence(comment))
    } else {
        format!("{}: {points} of {} points.", item.title, item.max)
    };
    FactLine { text, number: item.number, answer: item.answer.clone() }
}

/// The first sentence or line of a comment, at most 160 characters.
fn first_sentence(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or("");
    let end = line.find(". ").map_or(line.len(), |at| at + 1);
    let sentence = &line[..end];
    if sentence.chars().count() <= 160 { sentence.to_string() } else { sentence.chars().take(159).chain(['…']).collect() }
}

/// Under a skill's bar: what its result is made of.
pub fn why(row: &SkillRow, items: &[Item]) -> String {
    let counted: Vec<&Item> = items.iter().filter(|i| row.items.contains(&i.number)).collect();
    match (&row.score, counted.as_slice()) {
        (SkillScore::NotMeasured, _) => "No question of this test measures it".to_string(),
        (SkillScore::Waiting { missing, items }, _) => {
            format!("{missing} of {} wait for a grader", crate::kit::text::count(*items, "answer", "answers"))
        }
        (SkillScore::Scored(score), [one]) => format!("{} of {} on “{}”", score.points, score.max, one.title),
        (SkillScore::Scored(_), [one, other]) => {
            let of = |i: &Item| format!("{} of {} on “{}”", i.mark.as_ref().map_or(Points::ZERO, |m| m.points), i.max, i.title);
            format!("{}, {}", of(one), of(other))
        }
        (SkillScore::Scored(score), many) => format!("{} of {} points on {} questions", score.points, score.max, many.len()),
    }
}

/// A skill's bar in one sentence, for people who hear it.
pub fn sentence(row: &SkillRow) -> String {
    let needed = row.asked.level.label();
    match &row.score {
        SkillScore::NotMeasured => format!("{}: {needed} needed, not measured.", row.asked.name),
        SkillScore::Waiting { .. } => format!("{}: {needed} needed, waiting for a grader.", row.asked.name),
        SkillScore::Scored(score) => format!(
            "{}: level {} of 4, likely {} to {}; {needed} needed, which starts at {}. {} the level needed.",
            row.asked.name,
            score.position.text(),
            score.position_likely.0.text(),
            score.position_likely.1.text(),
            super::rules::Position::reached(row.asked.level).text(),
            score.word.label(),
        ),
    }
}

/// The line under the first one of the band.
pub fn band_line(card: &Card) -> String {
    let sum = card.summary;
    let mut said = Vec::new();
    match (sum.must_met, sum.must) {
        (_, 0) => {}
        (1, 1) => said.push("The one must-have is met.".to_string()),
        (met, all) if met == all => said.push(format!("All {all} must-haves are met.")),
        (met, all) => {
            said.push(format!("{met} of {} met.", if all == 1 { "1 must-have is".to_string() } else { format!("{all} must-haves are") }))
        }
    }
    let gaps = card.gaps();
    let names: Vec<&str> = gaps.iter().map(|g| g.asked.name.as_str()).collect();
    match names.as_slice() {
        [] => {}
        [one] => said.push(format!("Below the level needed: {one}.")),
        [first, second] => said.push(format!("Below the level needed: {first} and {second}.")),
        [first, rest @ ..] => said.push(format!("Below the level needed: {first} and {} more.", rest.len())),
    }
    if sum.not_measured > 0 {
        said.push(format!(
            "{} not measured.",
            if sum.not_measured == 1 { "1 skill was".to_string() } else { format!("{} skills were", sum.not_measured) }
        ));
    }
    said.join(" ")
}

/// What to ask in the interview, as far as the data say it: skills below the level needed by their weakest question, skills
/// whose range lies on both sides, skills that nothing measured. Must-haves first, at most five.
pub fn asks(card: &Card, items: &[Item]) -> Vec<String> {
    let weakest = |row: &SkillRow| {
        items
            .iter()
            .filter(|i| row.items.contains(&i.number))
            .filter_map(|i| Some((percent(i)?, i)))
            .min_by_key(|(p, i)| (*p, i.number))
            .map(|(_, i)| i)
    };
    let mut asks: Vec<(u8, bool, String)> = Vec::new();
    for row in &card.skills {
        let name = &row.asked.name;
        let must = !row.asked.must_have;
        match &row.score {
            SkillScore::NotMeasured => {
                asks.push((1, must, format!("{name}: this test did not measure it. {} is needed.", row.asked.level.label())))
            }
            SkillScore::Scored(score) if score.word == Word::Below => {
                if let Some(item) = weakest(row) {
                    asks.push((
                        0,
                        must,
                        format!(
                            "{name}: go through “{}” (question {}) together; it earned {} of {}.",
                            item.title,
                            item.number,
                            item.mark.as_ref().map_or(Points::ZERO, |m| m.points),
                            item.max
                        ),
                    ));
                }
            }
            SkillScore::Scored(score) if score.close && row.asked.must_have => {
                asks.push((
                    2,
                    must,
                    format!("{name}: the likely range lies on both sides of {}. Ask for an example from work.", row.asked.level.label()),
                ));
            }
            _ => {}
        }
    }
    asks.sort_by_key(|(rank, must, _)| (*rank, *must));
    asks.into_iter().take(5).map(|(_, _, text)| text).collect()
}

/// What the likely range means, in words.
pub fn likely_explained() -> String {
    format!("The likely range holds about {} in 10 results on a similar test.", range::LIKELY_PERCENT / 10)
}

#[cfg(test)]
#[path = "card_tests.rs"]
mod tests;
