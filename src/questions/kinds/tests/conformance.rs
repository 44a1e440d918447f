//! Cases others published (QTI response processing), where they map onto our kinds. The files are not part of the
//! project: `TOUCHSTONE_SHARED_DATA` names their folder, else a `shared/data` beside one of the parent folders is taken.

use super::*;
use std::path::{Path, PathBuf};

fn fixtures() -> Option<PathBuf> {
    let named = std::env::var_os("TOUCHSTONE_SHARED_DATA").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|dir| dir.join("shared/data")).find(|dir| dir.is_dir());
    let dir = named.or(beside).map(|dir| dir.join("qti/pie-conformance/fixtures")).filter(|dir| dir.is_dir());
    if dir.is_none() {
        eprintln!("skipped: the published QTI cases are not on this machine");
    }
    dir
}

/// Runs each case of a fixture: its `variable`'s values, through `respond`, must earn its SCORE out of `full`.
fn run(fixture: &str, variable: &str, full: i64, content: &Content, respond: impl Fn(&[String]) -> Option<Response>) {
    let Some(dir) = fixtures() else { return };
    let text = std::fs::read_to_string(dir.join(fixture).join("cases.json")).expect("the cases");
    let file: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let cases = file["cases"].as_array().expect("cases");
    assert!(!cases.is_empty());
    for case in cases {
        let values: Vec<String> = match &case["responses"][variable] {
            serde_json::Value::String(one) => vec![one.clone()],
            serde_json::Value::Array(many) => many.iter().filter_map(|v| v.as_str().map(String::from)).collect(),
            serde_json::Value::Number(number) => vec![number.to_string()],
            _ => Vec::new(),
        };
        let want = case["expect"]["outcomes"]["SCORE"].as_i64().or_else(|| case["expect"]["score"].as_i64()).expect("a score");
        let got = mark(content, respond(&values).as_ref(), Points::whole(i32::try_from(full).expect("small"))).points();
        assert_eq!(got, Some(Points::whole(i32::try_from(want).expect("small"))), "{fixture}: {}", case["name"]);
    }
}

#[test]
fn ordered_responses_match_in_order_only() {
    let items = ["A", "B"].map(|id| ordering::Item { id: id.into(), text: id.into() }).into();
    let content = Content::Ordering(Ordering { items, policy: OrderingPolicy::AllOrNothing });
    run("ordered_match", "RESPONSE", 1, &content, |values| Some(Response::Ordering(values.iter().cloned().zip(1..).collect())));
}

#[test]
fn directed_pairs_match_all_or_nothing() {
    let sides = [
        ("process_evaporation", "description_liquid_to_gas"),
        ("process_condensation", "description_gas_to_liquid"),
        ("process_precipitation", "description_falls_to_ground"),
    ];
    let rights = sides.map(|(_, right)| matching::Right { id: right.into(), text: right.into() }).into();
    let pairs = sides.map(|(left, right)| Pair { id: left.into(), left: left.into(), right: right.into() }).into();
    let content = Content::Matching(Matching { pairs, rights, policy: MatchingPolicy::AllOrNothing });
    run("qti22_advanced_q13_match", "RESPONSE", 1, &content, |values| {
        Some(Response::Matching(
            values.iter().filter_map(|pair| pair.split_once(' ')).map(|(l, r)| (l.to_string(), r.to_string())).collect(),
        ))
    });
}

#[test]
fn a_text_in_exact_case_earns_more_than_in_another() {
    let content = Content::ShortText(ShortText {
        accept: vec![accept(Pattern::Text("ab".into()), false, 50), accept(Pattern::Text("ab".into()), true, 100)],
    });
    run("responseProcessing_patternMatch_caseSensitive", "R", 2, &content, |values| {
        values.first().map(|text| Response::ShortText(text.clone()))
    });
}

#[test]
fn a_tolerance_includes_its_bounds() {
    let Some(dir) = fixtures() else { return };
    let text = std::fs::read_to_string(dir.join("responseProcessing_equalRounded_tolerance/cases.json")).expect("the cases");
    let file: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let mut seen = 0;
    for case in file["cases"].as_array().expect("cases") {
        let exact = |text: &str| text.parse::<Exact>().expect("a number");
        let outcomes = &case["expect"]["outcomes"];
        let (content, want) = match (outcomes["TOL_ABS"].as_bool(), outcomes["TOL_REL"].as_bool()) {
            (Some(want), _) => (numeric("10", Some(Tolerance::Absolute(exact("0.5")))), want),
            (_, Some(want)) => (numeric("20", Some(Tolerance::Percent(exact("10")))), want),
            _ => continue,
        };
        let number = case["responses"]["RESPONSE"][0].as_str().expect("a number").to_string();
        assert_eq!(points(&content, &Response::Numeric { number, unit: None }, 100) == 100, want, "{}", case["name"]);
        seen += 1;
    }
    assert!(seen >= 4, "{seen} cases");
}
