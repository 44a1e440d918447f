//! Answers from plain forms.

use super::*;

fn read(content: &Content, form: &[(&str, &str)]) -> Result<Option<Response>, Unfit> {
    Response::from_fields(content, &|name| form.iter().filter(|(n, _)| *n == name).map(|(_, v)| v.to_string()).collect())
}

fn state(content: &Content, form: &[(&str, &str)]) -> State {
    read(content, form).expect("kept").map_or(State::Empty, |r| r.state(content))
}

#[test]
fn radios_and_ticks() {
    assert_eq!(read(&choice(), &[("answer", "o2")]), Ok(Some(Response::Choice("o2".into()))));
    assert_eq!(read(&choice(), &[]), Ok(None));
    assert_eq!(read(&choice(), &[("answer", "")]), Ok(None));
    let q = multiple(&[true, false], MultiplePolicy::PerOption);
    assert_eq!(read(&q, &[("answer", "o1"), ("answer", "o0"), ("answer", "o1")]), Ok(Some(ticks(&["o0", "o1"]))));
    assert_eq!(read(&q, &[]), Ok(None), "nothing ticked is nothing answered");
    assert_eq!(read(&Content::TrueFalse(TrueFalse { answer: true }), &[("answer", "false")]), Ok(Some(Response::TrueFalse(false))));
}

#[test]
fn an_id_of_another_question_is_refused_and_nothing_panics() {
    for bad in ["o9", "'; drop", "\u{0}", "o0\n", "é", "o0o0o0o0o0o0o0o0o0o0"] {
        assert!(read(&choice(), &[("answer", bad)]).is_err(), "{bad:?}");
        assert!(read(&multiple(&[true, false], MultiplePolicy::PerOption), &[("answer", "o0"), ("answer", bad)]).is_err(), "{bad:?}");
        assert!(read(&Content::TrueFalse(TrueFalse { answer: true }), &[("answer", bad)]).is_err(), "{bad:?}");
    }
    assert!(read(&ordering(3, OrderingPolicy::Positions), &[("order-i0", "0")]).is_err());
    assert!(read(&ordering(3, OrderingPolicy::Positions), &[("order-i0", "4294967297")]).is_err());
    assert_eq!(read(&ordering(3, OrderingPolicy::Positions), &[("order-zz", "1")]), Ok(None));
}

#[test]
fn an_unfinished_order_is_kept_as_it_is() {
    let q = ordering(3, OrderingPolicy::Positions);
    let half = [("order-i0", "2"), ("order-i1", ""), ("order-i2", "2")];
    assert_eq!(read(&q, &half), Ok(Some(ranks(&[("i0", 2), ("i2", 2)]))));
    assert_eq!(state(&q, &half), State::Partly(Missing::PlaceTwice(2)));
    assert_eq!(state(&q, &[("order-i0", "1")]), State::Partly(Missing::Places(2)));
    assert_eq!(state(&q, &[("order-i0", "1"), ("order-i1", "3"), ("order-i2", "2")]), State::Answered);
    assert_eq!(state(&q, &[]), State::Empty);
}

#[test]
fn unfinished_pairs_are_kept_as_they_are() {
    let q = matching(MatchingPolicy::PerPair);
    let Content::Matching(m) = &q else { panic!("a matching") };
    let field = |i: usize| format!("match-{}", m.pairs[i].id);
    let (a, b, c) = (field(0), field(1), field(2));
    let right = m.rights[0].id.as_str();
    assert_eq!(state(&q, &[(&a, right), (&b, ""), (&c, right)]), State::Partly(Missing::Matches(1)));
    assert_eq!(state(&q, &[(&a, right), (&b, right), (&c, right)]), State::Answered);
    assert!(read(&q, &[(&a, m.pairs[0].id.as_str())]).is_err(), "a left side is no right side");
}

#[test]
fn a_number_is_kept_as_typed() {
    let q = numeric("12.5", None);
    assert_eq!(
        read(&q, &[("number", " about\t12 "), ("unit", "ms")]),
        Ok(Some(Response::Numeric { number: "about 12".into(), unit: Some("ms".into()) }))
    );
    assert!(matches!(state(&q, &[("number", "about 12")]), State::Partly(Missing::Number)));
    assert!(
        matches!(state(&q, &[("number", "12"), ("unit", "h")]), State::Partly(Missing::Units(units)) if units.starts_with(&["ms".into(), "s".into()]))
    );
    assert_eq!(state(&q, &[("number", "12"), ("unit", "s")]), State::Answered);
    assert_eq!(read(&q, &[("unit", "s")]), Ok(None), "a unit alone is no answer");
}

#[test]
fn what_is_too_long_says_by_how_much() {
    let long = "x".repeat(50_001);
    assert_eq!(read(&essay(), &[("text", &long)]), Err(Unfit::TooLong { length: 50_001, max: 50_000 }));
    assert_eq!(read(&essay(), &[("text", &long[1..])]), Ok(Some(Response::Essay("x".repeat(50_000)))));
    assert!(read(&short_text(), &[("text", &long)]).is_err());
    assert!(read(&numeric("1", None), &[("number", &long)]).is_err());
    assert_eq!(read(&essay(), &[("text", "a\u{0}\r\nb")]), Ok(Some(Response::Essay("a\nb".into()))));
}
