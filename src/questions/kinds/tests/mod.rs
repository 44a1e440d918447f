//! What the kinds promise, together.

use super::*;
use crate::questions::model::{MatchingPolicy, MultiplePolicy, OrderingPolicy};
use std::collections::{BTreeMap, BTreeSet};

mod conformance;
mod forms;
mod policies;
mod properties;
mod rendering;

fn options(correct: &[bool]) -> Vec<AnswerOption> {
    correct
        .iter()
        .enumerate()
        .map(|(i, &correct)| AnswerOption {
            id: format!("o{i}"),
            text: format!("Option {i}"),
            correct,
            feedback: Some("secret feedback".into()),
        })
        .collect()
}

fn choice() -> Content {
    Content::Choice(Choice { options: options(&[false, true, false, false]), shuffle: true })
}

fn multiple(correct: &[bool], policy: MultiplePolicy) -> Content {
    Content::Multiple(Multiple { options: options(correct), shuffle: true, policy })
}

fn numeric(answer: &str, tolerance: Option<Tolerance>) -> Content {
    let exact = |text: &str| text.parse().expect("a number");
    Content::Numeric(Numeric {
        answer: exact(answer),
        tolerance,
        unit: Some("ms".into()),
        units_also: vec![UnitAlso { unit: "s".into(), factor: exact("1000") }],
    })
}

fn accept(pattern: Pattern, case_sensitive: bool, percent: u8) -> Accept {
    Accept { pattern, case_sensitive, percent }
}

fn short_text() -> Content {
    Content::ShortText(ShortText {
        accept: vec![
            accept(Pattern::Text("SELECT FOR UPDATE".into()), false, 100),
            accept(Pattern::Regex(r"for\s+update( skip locked)?".into()), false, 50),
        ],
    })
}

fn ordering(n: usize, policy: OrderingPolicy) -> Content {
    Content::Ordering(Ordering {
        items: (0..n).map(|i| ordering::Item { id: format!("i{i}"), text: format!("Item {i}") }).collect(),
        policy,
    })
}

fn matching(policy: MatchingPolicy) -> Content {
    let rows: Vec<_> = [("401", "not signed in"), ("403", "not allowed"), ("404", "not there")]
        .map(|(l, r)| (String::new(), l.to_string(), r.to_string()))
        .into();
    Content::Matching(Matching::build("codes", &rows, &["a teapot".into()], policy, &[]))
}

fn essay() -> Content {
    let level = |points, anchor: &str| RubricLevel { points, anchor: anchor.into() };
    Content::Essay(Essay {
        words_min: None,
        words_max: Some(250),
        guidance: "secret guidance".into(),
        criteria: vec![
            Criterion {
                id: "c1".into(),
                name: "Finds the cause".into(),
                levels: vec![level(0, "secret: none"), level(2, "secret: names it")],
            },
            Criterion {
                id: "c2".into(),
                name: "Says what next".into(),
                levels: vec![level(0, "secret: none"), level(1, "secret: a step")],
            },
        ],
    })
}

/// One of each kind and policy.
fn all() -> Vec<Content> {
    let mut all = vec![choice(), Content::TrueFalse(TrueFalse { answer: true }), numeric("12.5", None), short_text(), essay()];
    all.extend(MultiplePolicy::ALL.iter().map(|p| multiple(&[true, false, true, false, false], *p)));
    all.extend(OrderingPolicy::ALL.iter().map(|p| ordering(5, *p)));
    all.extend(MatchingPolicy::ALL.iter().map(|p| matching(*p)));
    all
}

fn ticks(ids: &[&str]) -> Response {
    Response::Multiple(ids.iter().map(|id| id.to_string()).collect())
}

fn ranks(pairs: &[(&str, u32)]) -> Response {
    Response::Ordering(pairs.iter().map(|(id, rank)| (id.to_string(), *rank)).collect())
}

fn points(content: &Content, response: &Response, max: i32) -> i32 {
    mark(content, Some(response), Points(max)).points().expect("marked at once").0
}

#[test]
fn the_samples_are_fit_for_use() {
    for content in all() {
        let mut problems = Vec::new();
        content.check(&mut problems);
        assert_eq!(problems, [], "{content:?}");
    }
}

#[test]
fn a_presented_question_has_no_key_in_it() {
    for content in all() {
        let shown = serde_json::to_string(&content.present(1)).expect("JSON");
        for word in
            ["correct", "secret", "answer", "feedback", "policy", "accept", "tolerance", "factor", "right\"", "12.5", "UPDATE", "Finds"]
        {
            assert!(!shown.contains(word), "{word} in {shown}");
        }
    }
}

#[test]
fn given_ids_tell_nothing_about_order_or_pairs() {
    let Content::Matching(matching) = matching(MatchingPolicy::PerPair) else { panic!("a matching") };
    let lefts: BTreeSet<&str> = matching.pairs.iter().map(|p| p.id.as_str()).collect();
    let rights: BTreeSet<&str> = matching.rights.iter().map(|r| r.id.as_str()).collect();
    assert_eq!((lefts.len(), rights.len()), (3, 4));
    assert!(lefts.is_disjoint(&rights));

    // Over many questions, the item that comes first has the lowest id about as often as chance has it (1 in 4).
    let lowest_first = (0..400)
        .filter(|q| {
            let mut giver = ids::Giver::new(&format!("question {q}"), []);
            let ids: Vec<String> = (0..4).map(|i| giver.give(&format!("item {i}"))).collect();
            ids.iter().min() == ids.first()
        })
        .count();
    assert!((60..140).contains(&lowest_first), "{lowest_first} of 400");
}

#[test]
fn the_right_order_is_never_shown_and_the_same_seed_shows_the_same() {
    let content = ordering(3, OrderingPolicy::Positions);
    let mut seen = BTreeSet::new();
    for seed in 0..300 {
        let Presented::Ordering { items } = content.present(seed) else { panic!("an ordering") };
        let ids: Vec<&str> = items.iter().map(|i| i.id.as_str()).collect();
        assert_ne!(ids, ["i0", "i1", "i2"]);
        assert_eq!(content.present(seed), Presented::Ordering { items: items.clone() });
        seen.insert(ids.join(" "));
    }
    assert_eq!(seen.len(), 5, "every wrong order comes up");
}

#[test]
fn options_keep_the_authors_order_when_they_should() {
    let content = Content::Choice(Choice { options: options(&[true, false, false]), shuffle: false });
    let Presented::Choice { options } = content.present(99) else { panic!("a choice") };
    assert_eq!(options.iter().map(|o| o.id.as_str()).collect::<Vec<_>>(), ["o0", "o1", "o2"]);
}

#[test]
fn what_was_kept_reads_back_the_same() {
    for content in all() {
        let text = serde_json::to_string(&content).expect("JSON");
        assert_eq!(serde_json::from_str::<Content>(&text).expect("reads back"), content, "{text}");
        if let Some(key) = content.key() {
            let text = serde_json::to_string(&key).expect("JSON");
            assert_eq!(serde_json::from_str::<Response>(&text).expect("reads back"), key);
        }
    }
}

#[test]
fn equal_right_sides_are_one() {
    let rows: Vec<_> = [("PUT", "idempotent"), ("DELETE", "idempotent"), ("POST", "not idempotent")]
        .map(|(l, r)| (String::new(), l.into(), r.into()))
        .into();
    let matching = Matching::build("methods", &rows, &[], MatchingPolicy::PerPair, &[]);
    assert_eq!(matching.rights.len(), 2);
    assert_eq!(matching.pairs[0].right, matching.pairs[1].right);
}

#[test]
fn ids_stay_when_a_text_is_edited() {
    let rows: Vec<_> = [("401", "who"), ("403", "no")].map(|(l, r)| (String::new(), l.to_string(), r.to_string())).into();
    let before = Matching::build("m", &rows, &[], MatchingPolicy::PerPair, &[]);
    let edited = vec![
        (before.pairs[0].id.clone(), "401 Unauthorized".to_string(), "who".to_string()),
        (before.pairs[1].id.clone(), "403".into(), "no".into()),
    ];
    let after = Matching::build("m", &edited, &["new".into()], MatchingPolicy::PerPair, &before.rights);
    assert_eq!(after.pairs[0].id, before.pairs[0].id);
    assert_eq!(after.rights[..2], before.rights[..]);
}

#[test]
fn a_broken_content_says_what_to_mend() {
    let says = |content: Content, field: &str, part: &str| {
        let mut problems = Vec::new();
        content.check(&mut problems);
        assert!(problems.iter().any(|p| p.field == field && p.message.contains(part)), "{field}: {part} not in {problems:?}");
    };
    says(Content::Choice(Choice { options: options(&[true, true]), shuffle: true }), "options", "exactly one");
    says(Content::Choice(Choice { options: options(&[true]), shuffle: true }), "options", "2 to 20");
    says(multiple(&[false, false], MultiplePolicy::PerOption), "options", "at least one");
    says(ordering(2, OrderingPolicy::Positions), "items", "3 to 12");
    let short = |pattern| {
        Content::ShortText(ShortText { accept: vec![accept(Pattern::Text("ok".into()), false, 100), accept(pattern, false, 50)] })
    };
    says(short(Pattern::Regex("a(".into())), "accept.1.text", "cannot be read");
    says(short(Pattern::Regex("a)|(b".into())), "accept.1.text", "cannot be read");
    says(short(Pattern::Regex(r"(\w{900}){900}".into())), "accept.1.text", "too large");
    says(short(Pattern::Regex(".*".into())), "accept.1.text", "empty answer");
    says(short(Pattern::Text(" ".into())), "accept.1.text", "Write");
    says(Content::ShortText(ShortText { accept: vec![accept(Pattern::Regex("a+".into()), false, 100)] }), "accept", "plain text");
    says(numeric("0", Some(Tolerance::Percent("5".parse().expect("5")))), "tolerance", "percentage of zero");
    let Content::Essay(mut rubric) = essay() else { panic!("an essay") };
    rubric.criteria[0].levels[1].points = 0;
    says(Content::Essay(rubric), "criteria.0.levels", "rise");
}

#[test]
fn rubric_points_are_a_share_of_the_items() {
    let Content::Essay(rubric) = essay() else { panic!("an essay") };
    assert_eq!(rubric.rubric_max(), 3);
    let chosen = |a, b| BTreeMap::from([("c1".to_string(), a), ("c2".to_string(), b)]);
    assert_eq!(rubric.rubric_points(&chosen(2, 1), Points::whole(10)), Ok(Points::whole(10)));
    assert_eq!(rubric.rubric_points(&chosen(2, 0), Points::whole(10)), Ok(Points(667)));
    assert_eq!(
        rubric.rubric_points(&chosen(1, 0), Points::whole(10)),
        Err("Finds the cause".into()),
        "1 is no level of the first criterion"
    );
    assert_eq!(rubric.rubric_points(&BTreeMap::new(), Points::whole(10)), Err("Finds the cause".into()));
}
