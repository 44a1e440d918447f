//! What holds for every content and every answer.

use super::*;
use proptest::prelude::*;

fn any_content() -> impl Strategy<Value = Content> {
    let correct = || prop::collection::vec(any::<bool>(), 2..8).prop_filter("one right", |c| c.contains(&true));
    prop_oneof![
        (2usize..8, any::<prop::sample::Index>()).prop_map(|(n, right)| {
            let right = right.index(n);
            Content::Choice(Choice { options: options(&(0..n).map(|i| i == right).collect::<Vec<_>>()), shuffle: true })
        }),
        (correct(), prop::sample::select(MultiplePolicy::ALL)).prop_map(|(c, p)| multiple(&c, p)),
        any::<bool>().prop_map(|answer| Content::TrueFalse(TrueFalse { answer })),
        (-1_000_000i64..1_000_000, 0u32..4).prop_map(|(n, s)| numeric(&rust_decimal::Decimal::new(n, s).to_string(), None)),
        Just(short_text()),
        (3usize..8, prop::sample::select(OrderingPolicy::ALL)).prop_map(|(n, p)| ordering(n, p)),
        prop::sample::select(MatchingPolicy::ALL).prop_map(matching),
    ]
}

/// Values a form could hold, honest and not.
fn any_value() -> impl Strategy<Value = String> {
    prop_oneof![
        (0usize..8).prop_map(|i| format!("o{i}")),
        (0usize..9).prop_map(|i| i.to_string()),
        Just("true".to_string()),
        Just(String::new()),
        ".{0,20}"
    ]
}

proptest! {
    #[test]
    fn points_lie_between_zero_and_the_most_and_parts_add_up(content in any_content(), values in prop::collection::vec(any_value(), 12), max in 0i32..100_000) {
        // Every field gets values in turn, so answers of every shape come up, half-finished ones too.
        let turn = std::cell::Cell::new(0);
        let fields = |_: &str| { let i = turn.get(); turn.set(i + 1); vec![values[i % values.len()].clone()] };
        let response = Response::from_fields(&content, &fields).ok().flatten();
        if let Some(response) = &response {
            let _ = response.state(&content);
        }
        match mark(&content, response.as_ref(), Points(max)) {
            Outcome::Marked { points, parts } => {
                prop_assert!((0..=max).contains(&points.0));
                prop_assert_eq!(parts.iter().map(|p| p.points).sum::<Points>(), points);
            }
            Outcome::NeedsGrader => prop_assert!(false, "only essays wait"),
        }
    }

    #[test]
    fn the_key_earns_everything_and_nothing_earns_nothing(content in any_content(), max in 0i32..100_000) {
        let key = content.key().expect("a key");
        prop_assert!(key.is_answered(&content));
        prop_assert_eq!(mark(&content, Some(&key), Points(max)).points(), Some(Points(max)));
        prop_assert_eq!(mark(&content, None, Points(max)).points(), Some(Points::ZERO));
    }

    #[test]
    fn the_authors_order_of_options_does_not_matter(content in any_content(), ticked in prop::collection::btree_set((0usize..8).prop_map(|i| format!("o{i}")), 1..5), seed in any::<u64>()) {
        let mut other = content.clone();
        let response = match &mut other {
            Content::Multiple(c) => { Dice::seeded(seed).shuffle(&mut c.options); Response::Multiple(ticked) }
            Content::Choice(c) => { Dice::seeded(seed).shuffle(&mut c.options); Response::Choice(ticked.into_iter().next().unwrap_or_default()) }
            Content::Matching(c) => { Dice::seeded(seed).shuffle(&mut c.pairs); content.key().expect("a key") }
            _ => return Ok(()),
        };
        prop_assert_eq!(mark(&content, Some(&response), Points(700)).points(), mark(&other, Some(&response), Points(700)).points());
    }

    #[test]
    fn showing_shuffled_changes_nothing_but_the_order(content in any_content(), a in any::<u64>(), b in any::<u64>()) {
        let ids = |presented: Presented| -> BTreeSet<(String, String)> {
            match presented {
                Presented::Choice { options } | Presented::Multiple { options } => options,
                Presented::Ordering { items } => items,
                Presented::Matching { lefts, rights } => lefts.into_iter().chain(rights).collect(),
                _ => Vec::new(),
            }.into_iter().map(|s| (s.id, s.text)).collect()
        };
        prop_assert_eq!(ids(content.present(a)), ids(content.present(b)));
    }

    #[test]
    fn a_better_multiple_choice_never_earns_less(correct in prop::collection::vec(any::<bool>(), 3..8).prop_filter("one right", |c| c.contains(&true)), policy in prop::sample::select(MultiplePolicy::ALL), ticked in prop::collection::vec(any::<bool>(), 8), at in any::<prop::sample::Index>()) {
        let q = multiple(&correct, policy);
        let at = at.index(correct.len());
        let given = |mend: bool| -> BTreeSet<String> { (0..correct.len()).filter(|&i| if mend && i == at { correct[i] } else { ticked[i] }).map(|i| format!("o{i}")).collect() };
        let (before, after) = (given(false), given(true));
        prop_assume!(!after.is_empty());
        prop_assert!(points(&q, &Response::Multiple(after), 1000) >= points(&q, &Response::Multiple(before), 1000));
    }
}
