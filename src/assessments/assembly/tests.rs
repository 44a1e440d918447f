use super::super::model::samples::{area_id, id, skill_id, wanted};
use super::*;
use proptest::prelude::*;

fn question(n: u64, skill: u64, area: u64, minutes: u32, kind: &str) -> Candidate {
    Candidate {
        question: id(1000 + n, QuestionId::new),
        skills: vec![skill_id(skill)],
        areas: vec![area_id(area)],
        level: Level::Working,
        kind: kind.into(),
        minutes,
        uses: 0,
    }
}

/// Questions chosen, by their place in the bank.
fn chosen(assembly: &Assembly) -> Vec<usize> {
    let mut chosen: Vec<usize> = assembly.choices.iter().map(|c| c.candidate).collect();
    chosen.sort_unstable();
    chosen
}

#[test]
fn the_blueprint_is_met_skill_by_skill() {
    let want = [wanted(1, 1, 60, 60, true), wanted(2, 2, 40, 40, false)];
    let bank: Vec<_> =
        (0..40).map(|n| question(n, 1 + n % 2, 1 + n % 2, 2 + (n as u32) % 5, ["choice", "multiple", "essay"][n as usize % 3])).collect();
    let found = assemble(&want, &bank, &[], 60, 1);
    let minutes = |skill| found.choices.iter().filter(|c| c.skill == skill).map(|c| bank[c.candidate].minutes).sum::<u32>();
    assert!((33..=39).contains(&minutes(0)), "36 wanted, {} found", minutes(0));
    assert!((21..=27).contains(&minutes(1)), "24 wanted, {} found", minutes(1));
    assert_eq!(found.unfilled, []);
}

#[test]
fn the_skill_itself_is_preferred_to_its_area_and_the_wanted_level_to_the_next() {
    let want = [wanted(1, 1, 10, 100, true)];
    let mut bank = vec![question(0, 9, 1, 5, "choice"), question(1, 1, 1, 5, "choice"), question(2, 1, 1, 5, "choice")];
    bank[2].level = Level::Advanced;
    assert_eq!(chosen(&assemble(&want, &bank, &[], 5, 1)), [1]);
    assert_eq!(chosen(&assemble(&want, &bank, &[], 10, 1)), [1, 2]);
    let area_only = assemble(&want, &bank[..1], &[], 10, 1);
    assert_eq!((area_only.choices[0].match_kind, area_only.choices.len()), (MatchKind::Area, 1));
}

#[test]
fn several_short_questions_of_the_skill_beat_one_long_one_of_its_area() {
    let want = [wanted(1, 1, 25, 100, true), wanted(2, 2, 75, 100, true)];
    let bank = [
        question(0, 9, 1, 14, "essay"),
        question(1, 1, 1, 4, "choice"),
        question(2, 1, 1, 4, "choice"),
        question(3, 1, 1, 4, "numeric"),
        question(4, 2, 2, 40, "essay"),
    ];
    assert_eq!(chosen(&assemble(&want, &bank, &[], 60, 1)), [1, 2, 3, 4]);
}

#[test]
fn a_bank_of_thousands_is_no_burden() {
    let want: Vec<_> = (0..12).map(|n| wanted(n, n, 10, 8, n < 4)).collect();
    let bank: Vec<_> = (0..3000)
        .map(|n| question(n, n % 14, n % 14, 2 + (n as u32) % 9, ["choice", "multiple", "essay", "numeric"][n as usize % 4]))
        .collect();
    let found = assemble(&want, &bank, &[], 120, 1);
    assert_eq!(found.unfilled, []);
    assert!(found.choices.len() >= 12, "one of ten minutes each meets the blueprint");
}

#[test]
fn a_question_two_levels_away_is_no_evidence_and_is_left_out() {
    let want = [wanted(1, 1, 10, 100, true)];
    let mut bank = vec![question(0, 1, 1, 5, "choice")];
    bank[0].level = Level::Expert;
    assert_eq!(assemble(&want, &bank, &[], 60, 1), Assembly { choices: vec![], unfilled: vec![(0, Unfilled::NoneInBank)] });
}

#[test]
fn the_kinds_are_mixed_and_fresh_questions_come_first() {
    let want = [wanted(1, 1, 10, 100, true)];
    let bank: Vec<_> = (0..12).map(|n| question(n, 1, 1, 3, if n < 8 { "choice" } else { "numeric" })).collect();
    let found = assemble(&want, &bank, &[], 18, 3);
    let numeric = found.choices.iter().filter(|c| bank[c.candidate].kind == "numeric").count();
    assert_eq!((found.choices.len(), numeric), (6, 3));
    let mut worn: Vec<_> = (0..4).map(|n| question(n, 1, 1, 3, "choice")).collect();
    worn[0].uses = 5;
    worn[1].uses = 5;
    assert_eq!(chosen(&assemble(&want, &worn, &[], 6, 3)), [2, 3]);
}

#[test]
fn must_haves_come_first_when_time_is_short_and_the_rest_is_told() {
    let want = [wanted(1, 1, 70, 70, false), wanted(2, 2, 30, 30, true), wanted(3, 3, 10, 10, false)];
    let bank = [question(0, 1, 1, 5, "choice"), question(1, 2, 2, 5, "choice")];
    let found = assemble(&want, &bank, &[], 6, 1);
    assert_eq!(chosen(&found), [1]);
    assert_eq!(found.unfilled, [(0, Unfilled::NoTime), (2, Unfilled::NoneInBank)]);
}

#[test]
fn what_is_there_already_counts_and_is_not_chosen_again() {
    let want = [wanted(1, 1, 50, 50, true), wanted(2, 2, 50, 50, true)];
    let bank = [question(0, 1, 1, 10, "choice"), question(1, 1, 1, 10, "choice"), question(2, 2, 2, 10, "choice")];
    let kept = [Kept { question: bank[0].question.clone(), skill: 0, kind: "choice".into(), minutes: 10 }];
    assert_eq!(chosen(&assemble(&want, &bank, &kept, 20, 1)), [2]);
    assert!(assemble(&want, &bank, &kept, 10, 1).choices.is_empty(), "no time is left");
}

#[test]
fn each_choice_says_why() {
    let want = [wanted(1, 1, 10, 100, true)];
    let mut bank = vec![question(0, 1, 1, 8, "choice")];
    bank[0].level = Level::Advanced;
    bank[0].uses = 1;
    let found = assemble(&want, &bank, &[], 60, 1);
    assert_eq!(found.choices[0].say(&want, &bank), "Measures Skill 1, one level above the one wanted (Advanced), 8 min, used once before.");
}

fn banks() -> impl Strategy<Value = Vec<Candidate>> {
    let one = (0u64..60, 0u64..8, 0u64..4, 1i32..=4, 0usize..4, 1u32..25, 0u32..12);
    prop::collection::vec(one, 0..70).prop_map(|all| {
        all.into_iter()
            .map(|(n, skill, area, level, kind, minutes, uses)| {
                let level = Level::from_rank(level).unwrap();
                Candidate { level, uses, ..question(n, skill, area, minutes, ["choice", "numeric", "essay", "ordering"][kind]) }
            })
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn the_limit_holds_nothing_repeats_and_the_seed_decides(
        bank in banks(), weights in prop::collection::vec((0u32..40, any::<bool>()), 1..7), limit in 0u32..150, seed in any::<u64>(),
        kept in prop::collection::vec((0u64..60, 0usize..9, 1u32..25), 0..5),
    ) {
        let want: Vec<_> = weights.iter().enumerate().map(|(n, (w, must))| wanted(n as u64, n as u64 % 4, *w, 10, *must)).collect();
        let kept: Vec<_> = kept.into_iter().map(|(n, skill, minutes)| Kept {
            question: id(1000 + n, QuestionId::new), skill, kind: "choice".into(), minutes,
        }).collect();
        let found = assemble(&want, &bank, &kept, limit, seed);
        let held: u32 = kept.iter().map(|k| k.minutes).sum();
        let added: u32 = found.choices.iter().map(|c| bank[c.candidate].minutes).sum();
        prop_assert!(added == 0 || held + added <= limit);
        let mut ids: Vec<_> = found.choices.iter().map(|c| &bank[c.candidate].question).collect();
        prop_assert!(ids.iter().all(|q| kept.iter().all(|k| k.question != **q)));
        ids.sort();
        ids.dedup();
        prop_assert_eq!(ids.len(), found.choices.len());
        for c in &found.choices {
            let (w, q) = (&want[c.skill], &bank[c.candidate]);
            prop_assert!(asked(w) && (q.level.rank() - w.level.rank()).abs() <= 1);
            prop_assert!(q.skills.contains(&w.skill) || q.areas.contains(&w.area));
        }
        prop_assert_eq!(assemble(&want, &bank, &kept, limit, seed), found);
    }
}
