use super::*;
use crate::grading::{MarkDetail, Source};
use crate::kit::{Clock, Dice, Level, ids::*};
use crate::questions::Kind;
use crate::scorecards::model::ItemMark;

struct Made {
    clock: Clock,
    dice: Dice,
    section: SectionId,
}

impl Made {
    fn new() -> Self {
        let (clock, mut dice) = (Clock::fixed("2026-11-18T10:00:00Z"), Dice::seeded(3));
        let section = SectionId::new(&clock, &mut dice);
        Self { clock, dice, section }
    }
    fn skill(&mut self, name: &str, weight: i32, must_have: bool) -> AskedSkill {
        AskedSkill {
            id: AssessmentSkillId::new(&self.clock, &mut self.dice),
            skill: SkillId::new(&self.clock, &mut self.dice),
            name: name.into(),
            level: Level::Working,
            weight,
            must_have,
        }
    }
    fn item(&mut self, number: usize, skill: &AskedSkill, points: Option<i32>, max: i32, comment: &str) -> Item {
        Item {
            item: ItemId::new(&self.clock, &mut self.dice),
            number,
            section: self.section.clone(),
            section_title: "Part".into(),
            skill: skill.id.clone(),
            title: format!("Question {number}"),
            kind: Kind::Choice,
            level: Level::Working,
            max: Points::whole(max),
            answer: Some(AnswerId::new(&self.clock, &mut self.dice)),
            answered: true,
            seconds: 90,
            mark: points.map(|p| ItemMark {
                number: 1,
                points: Points::whole(p),
                source: if comment.is_empty() { Source::Auto } else { Source::Grader },
                detail: MarkDetail::default(),
                comment: comment.into(),
                grader: None,
            }),
        }
    }
}

#[test]
fn the_card_adds_up_skills_and_sections() {
    let mut made = Made::new();
    let (sql, ops, none) = (made.skill("SQL", 50, true), made.skill("Operations", 30, false), made.skill("Writing", 20, true));
    let items = [made.item(1, &sql, Some(9), 10, ""), made.item(2, &sql, Some(3), 5, ""), made.item(3, &ops, Some(1), 5, "")];
    let card = Card::of(&[sql, ops, none], &items, Some(60));
    assert_eq!(card.summary, Summary { met: 1, skills: 3, must_met: 1, must: 2, not_measured: 1, waiting: 0 });
    assert_eq!(
        card.sections,
        [SectionRow { title: "Part".into(), points: Some(Points::whole(13)), max: Points::whole(20), items: 3, seconds: 270 }]
    );
    let overall = card.overall.score().expect("scored");
    // (50 × 12/15 + 30 × 1/5) / 80 = 57.5 %.
    assert_eq!(overall.share.percent_exact(), "57.5");
    assert!(!overall.cut.expect("a cut").reached);
    assert_eq!(why(&card.skills[0], &items), "9 of 10 on “Question 1”, 3 of 5 on “Question 2”");
    assert_eq!(why(&card.skills[2], &items), "No question of this test measures it");
    assert_eq!(band_line(&card), "1 of 2 must-haves are met. Below the level needed: Operations. 1 skill was not measured.");
    assert_eq!(
        asks(&card, &items),
        [
            "Operations: go through “Question 3” (question 3) together; it earned 1 of 5.",
            "Writing: this test did not measure it. Working is needed.",
            "SQL: the likely range lies on both sides of Working. Ask for an example from work.",
        ]
    );
}

#[test]
fn a_card_waits_for_its_last_mark() {
    let mut made = Made::new();
    let sql = made.skill("SQL", 100, true);
    let items = [made.item(1, &sql, Some(9), 10, ""), made.item(2, &sql, None, 5, "")];
    let card = Card::of(&[sql], &items, None);
    assert!(!card.complete());
    assert_eq!(card.sections[0].points, None);
    assert_eq!(why(&card.skills[0], &items), "1 of 2 answers wait for a grader");
    assert!(look_closer(&items).is_empty());
}

#[test]
fn facts_quote_the_grader_and_name_their_question() {
    let mut made = Made::new();
    let sql = made.skill("SQL", 100, true);
    let items = [
        made.item(1, &sql, Some(10), 10, "Clear on locks. And more."),
        made.item(2, &sql, Some(1), 10, ""),
        made.item(3, &sql, Some(7), 10, ""),
        made.item(4, &sql, Some(2), 4, ""),
    ];
    let strong = strong(&items);
    assert_eq!(strong.len(), 1);
    assert_eq!((strong[0].text.as_str(), strong[0].number), ("Question 1: 10 of 10. “Clear on locks.”", 1));
    let closer: Vec<usize> = look_closer(&items).iter().map(|f| f.number).collect();
    assert_eq!(closer, [2, 4]);
}
