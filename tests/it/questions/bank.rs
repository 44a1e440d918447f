//! The questions that ship: every key is right by our own marking, no two are alike, and they cover the catalogue.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use touchstone::kit::{Points, text::fold};
use touchstone::questions::bank::{self, BankQuestion};
use touchstone::questions::{Content, Kind, Response, mark};

fn shipped() -> Vec<BankQuestion> {
    bank::load().expect("every file is read")
}

/// Skill slug to area slug, from the catalogue's file.
fn catalogue() -> BTreeMap<String, String> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/skills/catalogue.toml");
    let file: toml::Value = toml::from_str(&std::fs::read_to_string(path).expect("the catalogue")).expect("TOML");
    let text = |value: &toml::Value| value["slug"].as_str().expect("a slug").to_string();
    file["area"]
        .as_array()
        .expect("areas")
        .iter()
        .flat_map(|area| area["skill"].as_array().expect("skills").iter().map(|skill| (text(skill), text(area))))
        .collect()
}

fn earns(question: &BankQuestion, response: &Response) -> Points {
    mark(&question.text.content, Some(response), Points::whole(10)).points().unwrap_or_else(|| panic!("{}: marked at once", question.slug))
}

/// Answers that are wrong in one thing: each distractor, one thing moved, one pair crossed.
fn near_misses(content: &Content) -> Vec<Response> {
    let key = content.key();
    match (content, key) {
        (Content::Choice(c), _) => c.options.iter().filter(|o| !o.correct).map(|o| Response::Choice(o.id.clone())).collect(),
        (Content::Multiple(c), Some(Response::Multiple(key))) => c
            .options
            .iter()
            .flat_map(|o| {
                let mut other = key.clone();
                if !other.remove(&o.id) {
                    other.insert(o.id.clone());
                }
                [Response::Multiple(other), Response::Multiple([o.id.clone()].into())]
            })
            .filter(|r| *r != Response::Multiple(key.clone()))
            .collect(),
        (Content::TrueFalse(c), _) => vec![Response::TrueFalse(!c.answer)],
        (Content::Numeric(c), _) => ["0.5", "2", "10", "-1"]
            .iter()
            .filter_map(|factor| {
                let factor: rust_decimal::Decimal = factor.parse().ok()?;
                let number = (c.answer.0 * factor).normalize();
                (number != c.answer.0).then(|| Response::Numeric { number: number.to_string(), unit: None })
            })
            .collect(),
        (Content::ShortText(_), _) => ["", "x", "I do not know"].map(|text| Response::ShortText(text.into())).into(),
        (Content::Ordering(c), Some(Response::Ordering(key))) => c
            .items
            .windows(2)
            .map(|pair| {
                let mut other = key.clone();
                let (a, b) = (key[&pair[0].id], key[&pair[1].id]);
                other.insert(pair[0].id.clone(), b);
                other.insert(pair[1].id.clone(), a);
                Response::Ordering(other)
            })
            .collect(),
        (Content::Matching(c), Some(Response::Matching(key))) => c
            .pairs
            .iter()
            .flat_map(|pair| {
                let key = key.clone();
                c.rights.iter().filter(|r| r.id != pair.right).map(move |r| {
                    let mut other = key.clone();
                    other.insert(pair.id.clone(), r.id.clone());
                    Response::Matching(other)
                })
            })
            .collect(),
        _ => Vec::new(),
    }
}

#[test]
fn there_are_enough_of_every_kind_and_area() {
    let (all, areas) = (shipped(), catalogue());
    assert!(all.len() >= 60, "{} questions", all.len());
    for kind in Kind::ALL {
        assert!(all.iter().any(|q| q.text.kind() == *kind), "no question of the kind {kind}");
    }
    let used: BTreeSet<&String> = all.iter().filter_map(|q| areas.get(q.skills.first()?)).collect();
    assert!(used.len() >= 10, "only {used:?}");
}

#[test]
fn names_are_unique_and_skills_are_the_catalogues() {
    let (all, skills) = (shipped(), catalogue());
    let mut slugs = HashSet::new();
    for q in &all {
        assert!(slugs.insert(&q.slug), "{} is there twice", q.slug);
        for skill in &q.skills {
            assert!(skills.contains_key(skill), "{}: no skill {skill}", q.slug);
        }
        assert!((1..=25).contains(&q.minutes), "{}: {} minutes", q.slug, q.minutes);
        assert_eq!(q.skills.iter().collect::<HashSet<_>>().len(), q.skills.len(), "{}: a skill twice", q.slug);
    }
    let titles: HashSet<String> = all.iter().map(|q| fold(&q.title)).collect();
    assert_eq!(titles.len(), all.len(), "two titles are the same");
}

#[test]
fn the_key_earns_everything_and_a_near_miss_does_not() {
    for q in shipped() {
        let Some(key) = q.text.content.key() else {
            assert_eq!(q.text.kind(), Kind::Essay, "{}: only essays have no key", q.slug);
            continue;
        };
        assert!(key.is_answered(&q.text.content), "{}", q.slug);
        assert_eq!(earns(&q, &key), Points::whole(10), "{}: the key", q.slug);
        let misses = near_misses(&q.text.content);
        assert!(!misses.is_empty(), "{}", q.slug);
        for miss in misses {
            assert!(earns(&q, &miss) < Points::whole(10), "{}: {miss:?} earns everything", q.slug);
        }
    }
}

#[test]
fn explanations_explain_and_titles_give_nothing_away() {
    for q in shipped() {
        assert!(q.text.explanation_md.split_whitespace().count() >= 12, "{}: explain more", q.slug);
        if let Content::Choice(c) = &q.text.content {
            let right = c.options.iter().find(|o| o.correct).map(|o| fold(&o.text)).unwrap_or_default();
            assert!(!fold(&q.title).contains(&right), "{}: the title is the answer", q.slug);
        }
        if let Content::ShortText(c) = &q.text.content {
            for accept in c.accept.iter().filter(|a| a.pattern.as_str().len() > 3) {
                assert!(!fold(&q.title).contains(&fold(accept.pattern.as_str())), "{}: the title is the answer", q.slug);
            }
        }
    }
}

#[test]
fn the_right_option_is_not_told_by_its_place_or_length() {
    let choices: Vec<_> = shipped()
        .into_iter()
        .filter_map(|q| match q.text.content {
            Content::Choice(c) => Some(c),
            _ => None,
        })
        .collect();
    let longest = choices.iter().filter(|c| c.options.iter().max_by_key(|o| o.text.chars().count()).is_some_and(|o| o.correct)).count();
    assert!(longest * 2 <= choices.len() + 4, "the longest option is right in {longest} of {}", choices.len());
    let fixed: Vec<_> = choices.iter().filter(|c| !c.shuffle).collect();
    let first = fixed.iter().filter(|c| c.options[0].correct).count();
    assert!(first * 2 <= fixed.len() + 2, "the first option is right in {first} of {} that are not shuffled", fixed.len());
}

#[test]
fn no_two_prompts_are_alike() {
    let trigrams = |text: &str| -> HashSet<[char; 3]> {
        let chars: Vec<char> = fold(text).chars().collect();
        chars.windows(3).map(|w| [w[0], w[1], w[2]]).collect()
    };
    let all: Vec<_> = shipped().into_iter().map(|q| (trigrams(&q.text.prompt_md), q.slug)).collect();
    for (i, (a, name)) in all.iter().enumerate() {
        for (b, other) in &all[i + 1..] {
            let both = a.intersection(b).count();
            let similarity = 2.0 * both as f64 / (a.len() + b.len()).max(1) as f64;
            assert!(similarity < 0.8, "{name} and {other} are alike ({similarity:.2})");
        }
    }
}

#[test]
fn ids_of_a_question_are_apart() {
    for q in shipped() {
        let ids: Vec<String> = match &q.text.content {
            Content::Choice(c) => c.options.iter().map(|o| o.id.clone()).collect(),
            Content::Multiple(c) => c.options.iter().map(|o| o.id.clone()).collect(),
            Content::Ordering(c) => c.items.iter().map(|i| i.id.clone()).collect(),
            Content::Matching(c) => c.pairs.iter().map(|p| p.id.clone()).chain(c.rights.iter().map(|r| r.id.clone())).collect(),
            _ => continue,
        };
        assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len(), "{}", q.slug);
    }
}
