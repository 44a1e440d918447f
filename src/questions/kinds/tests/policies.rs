//! Points by each policy, worked out by hand.

use super::*;

#[test]
fn a_choice_is_right_or_wrong() {
    assert_eq!(points(&choice(), &Response::Choice("o1".into()), 300), 300);
    assert_eq!(points(&choice(), &Response::Choice("o0".into()), 300), 0);
    assert_eq!(points(&choice(), &Response::Choice("nonsense".into()), 300), 0);
    assert_eq!(points(&Content::TrueFalse(TrueFalse { answer: false }), &Response::TrueFalse(false), 100), 100);
}

#[test]
fn each_option_counts_ticked_or_left_open() {
    let q = multiple(&[true, true, false, false, false], MultiplePolicy::PerOption);
    for (ticked, want) in [
        (&["o0", "o1"][..], 500),
        (&["o0"], 400),
        (&["o0", "o2"], 300),
        (&["o2"], 200),
        (&["o2", "o3", "o4"], 0),
        (&["o0", "o1", "o2", "o3", "o4"], 200),
    ] {
        assert_eq!(points(&q, &ticks(ticked), 500), want, "{ticked:?}");
    }
}

#[test]
fn wrong_ticks_cancel_right_ones_but_never_more() {
    let q = multiple(&[true, true, false, false, false], MultiplePolicy::RightMinusWrong);
    for (ticked, want) in [(&["o0", "o1"][..], 400), (&["o0"], 200), (&["o0", "o2"], 0), (&["o0", "o1", "o2"], 200), (&["o2", "o3"], 0)] {
        assert_eq!(points(&q, &ticks(ticked), 400), want, "{ticked:?}");
    }
    let Outcome::Marked { parts, .. } = mark(&q, Some(&ticks(&["o2", "o3"])), Points(400)) else { panic!("marked") };
    assert_eq!(parts.iter().map(|p| p.points.0).collect::<Vec<_>>(), [0, 0, -200, -200, 400]);
    assert_eq!(parts.last().map(|p| p.label.as_str()), Some("Never below zero"));
}

#[test]
fn all_or_nothing_wants_exactly_the_right_ticks() {
    let q = multiple(&[true, true, false], MultiplePolicy::AllOrNothing);
    assert_eq!(points(&q, &ticks(&["o0", "o1"]), 200), 200);
    assert_eq!(points(&q, &ticks(&["o0"]), 200), 0);
    assert_eq!(points(&q, &ticks(&["o0", "o1", "o2"]), 200), 0);
}

#[test]
fn an_order_by_positions_and_by_neighbours() {
    let (positions, pairs, all) =
        (ordering(4, OrderingPolicy::Positions), ordering(4, OrderingPolicy::AdjacentPairs), ordering(4, OrderingPolicy::AllOrNothing));
    // The first item moved to the end: no place is right, two of three neighbourhoods are.
    let moved = ranks(&[("i1", 1), ("i2", 2), ("i3", 3), ("i0", 4)]);
    assert_eq!((points(&positions, &moved, 300), points(&pairs, &moved, 300), points(&all, &moved, 300)), (0, 200, 0));
    // The last two swapped.
    let swapped = ranks(&[("i0", 1), ("i1", 2), ("i3", 3), ("i2", 4)]);
    assert_eq!((points(&positions, &swapped, 300), points(&pairs, &swapped, 300), points(&all, &swapped, 300)), (150, 100, 0));
}

#[test]
fn half_an_order_is_worth_what_of_it_is_right() {
    let (positions, pairs) = (ordering(4, OrderingPolicy::Positions), ordering(4, OrderingPolicy::AdjacentPairs));
    let half = ranks(&[("i0", 1), ("i1", 2)]);
    assert_eq!((points(&positions, &half, 300), points(&pairs, &half, 300)), (150, 100));
    // A place given twice belongs to neither.
    let twice = ranks(&[("i0", 1), ("i1", 2), ("i2", 2), ("i3", 4)]);
    assert_eq!((points(&positions, &twice, 400), points(&pairs, &twice, 300)), (200, 0));
    // Every item on every place cannot be had.
    let same = ranks(&[("i0", 1), ("i1", 1), ("i2", 1), ("i3", 1)]);
    assert_eq!(points(&positions, &same, 400), 0);
}

#[test]
fn pairs_count_one_by_one_or_together() {
    let q = matching(MatchingPolicy::PerPair);
    let Some(Response::Matching(mut given)) = q.key() else { panic!("a matching") };
    assert_eq!(points(&q, &Response::Matching(given.clone()), 100), 100);
    let first = given.keys().next().cloned().expect("a pair");
    given.insert(first, "nonsense".into());
    assert_eq!(points(&q, &Response::Matching(given.clone()), 100), 67);
    assert_eq!(points(&matching(MatchingPolicy::AllOrNothing), &Response::Matching(given), 100), 0);
}

#[test]
fn a_number_counts_within_its_tolerance_bounds_included() {
    let number = |text: &str, unit: Option<&str>| Response::Numeric { number: text.into(), unit: unit.map(String::from) };
    let exact = |text: &str| text.parse::<Exact>().expect("a number");
    let right = |q: &Content, text: &str, unit| points(q, &number(text, unit), 100) == 100;
    let q = numeric("12.5", Some(Tolerance::Absolute(exact("0.1"))));
    for yes in ["12.5", "12,5", "12.4", "12.6", "12.60", "12.5 ms", "0.0125 s", "1.25e1", "12.5MS"] {
        assert!(right(&q, yes, None), "{yes}");
    }
    for no in ["12.39999999999", "12.6000000001", "-12.5", "12.5 h", "twelve", "", "12.5 s", "99999999999999999999999999999"] {
        assert!(!right(&q, no, None), "{no}");
    }
    assert!(right(&q, "0.0125", Some("s")));
    assert!(right(&q, "12.5 ms", Some("s")), "the typed unit wins over the picked one");
    assert!(!right(&numeric("12.5", None), "12.50000000000000000000000001", None));
    let percent = numeric("-200", Some(Tolerance::Percent(exact("5"))));
    assert!(right(&percent, "-190", None) && right(&percent, "-210", None) && !right(&percent, "-189.999", None));
    let third = numeric("0.3", Some(Tolerance::Percent(exact("33.333"))));
    assert!(right(&third, "0.399999", None) && !right(&third, "0.3999991", None), "0.3 × 33.333 % is 0.099999 exactly");
}

#[test]
fn units_that_differ_by_case_alone_are_kept_apart() {
    let exact = |text: &str| text.parse::<Exact>().expect("a number");
    let q = Content::Numeric(Numeric {
        answer: exact("8"),
        tolerance: None,
        unit: Some("Mb".into()),
        units_also: vec![UnitAlso { unit: "MB".into(), factor: exact("8") }],
    });
    let right = |text: &str| points(&q, &Response::Numeric { number: text.into(), unit: None }, 100) == 100;
    assert!(right("8 Mb") && right("1 MB") && right("8"));
    assert!(!right("8 mb"), "could be either");
    let micro = Content::Numeric(Numeric { answer: exact("5"), tolerance: None, unit: Some("µs".into()), units_also: vec![] });
    assert_eq!(
        points(&micro, &Response::Numeric { number: "5 μs".into(), unit: None }, 100),
        100,
        "the micro sign and the Greek letter are one"
    );
}

#[test]
fn a_short_text_is_compared_as_a_person_would() {
    let said = |text: &str| points(&short_text(), &Response::ShortText(text.into()), 200);
    for (text, want) in [
        ("SELECT FOR UPDATE", 200),
        ("  select   for\u{a0}update ", 200),
        ("ｓｅｌｅｃｔ for update", 200),
        ("select for\u{200b} update", 200),
        ("for update", 100),
        ("FOR UPDATE SKIP LOCKED", 100),
        ("for update skip", 0),
        ("not for update", 0),
        ("for update; drop", 0),
        ("", 0),
    ] {
        assert_eq!(said(text), want, "{text}");
    }
    let cased = Content::ShortText(ShortText {
        accept: vec![accept(Pattern::Text("git log -S'x'".into()), true, 100), accept(Pattern::Regex("ALL[A-Z]+".into()), true, 30)],
    });
    let said = |text: &str| points(&cased, &Response::ShortText(text.into()), 100);
    assert_eq!((said("git log –S’x’"), said("git log -s'x'"), said("ALLX"), said("allx"), said("ALLx")), (100, 0, 30, 0, 0));
}

#[test]
fn an_essay_waits_for_a_grader_unless_it_is_empty() {
    assert_eq!(mark(&essay(), Some(&Response::Essay("Because.".into())), Points::whole(5)), Outcome::NeedsGrader);
    assert_eq!(mark(&essay(), Some(&Response::Essay(" \n".into())), Points::whole(5)).points(), Some(Points::ZERO));
    assert_eq!(mark(&essay(), None, Points::whole(5)).points(), Some(Points::ZERO));
}
