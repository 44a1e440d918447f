//! The answer side as HTML.

use super::*;
use crate::language::{Language, Words};

const EN: Words = Words::of(Language::English);

fn form_of(html: &str) -> Vec<(String, String)> {
    // Enough of a browser for our own templates: names and values of what is picked.
    let attribute = |tag: &str, name: &str| {
        tag.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split_once('"')).map(|(value, _)| value.to_string())
    };
    let mut fields = Vec::new();
    let mut select = String::new();
    for tag in html.split('<').skip(1) {
        let (tag, text) = tag.split_once('>').unwrap_or((tag, ""));
        match tag.split_whitespace().next() {
            Some("input") if tag.contains(" checked") || tag.contains("type=\"text\"") => {
                fields.push((attribute(tag, "name").expect("a name"), attribute(tag, "value").expect("a value")))
            }
            Some("select") => select = attribute(tag, "name").expect("a name"),
            Some("option") if tag.contains(" selected") => {
                fields.push((select.clone(), attribute(tag, "value").unwrap_or_else(|| text.to_string())))
            }
            Some("textarea") => fields.push((attribute(tag, "name").expect("a name"), text.trim_start_matches('\n').to_string())),
            _ => {}
        }
    }
    fields
}

#[test]
fn what_was_answered_comes_back_in_the_form() {
    for content in all() {
        let response = content.key().unwrap_or_else(|| Response::Essay("Because it is so.".into()));
        let html = render_answer(EN, &content.present(7), Some(&response), "q1", false);
        let fields = form_of(&html);
        let read = Response::from_fields(&content, &|name| fields.iter().filter(|(n, _)| n == name).map(|(_, v)| v.clone()).collect());
        assert_eq!(read, Ok(Some(response)), "{html}");
    }
}

#[test]
fn the_candidates_form_has_no_key_in_it() {
    for content in all() {
        let html = render_answer(EN, &content.present(7), None, "q1", false).replace("autocorrect", "");
        for word in ["correct", "secret", "policy", "Points", "UPDATE", "12.5 ms", "Finds"] {
            assert!(!html.contains(word), "{word} in {html}");
        }
    }
}

#[test]
fn every_control_has_a_label_and_ids_do_not_repeat() {
    for content in all() {
        let html = render_answer(EN, &content.present(7), None, "q1", false);
        let ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split_once('"')).map(|(id, _)| id).collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{html}");
        assert!(ids.iter().all(|id| id.starts_with("q1-")));
        let controls = html.matches("<input").count() + html.matches("<select").count() + html.matches("<textarea").count();
        assert!(html.matches(" for=\"").count() + html.matches(" aria-label=").count() >= controls, "{html}");
    }
}

#[test]
fn what_people_type_is_shown_and_runs_nothing() {
    let bad = "\"><script>alert(1)</script><img src=x onerror=alert(1)>";
    let options = vec![
        AnswerOption { id: "a".into(), text: bad.into(), correct: true, feedback: Some(bad.into()) },
        AnswerOption { id: "b".into(), text: "ok".into(), correct: false, feedback: None },
    ];
    let choice = Content::Choice(Choice { options, shuffle: false });
    let short = Content::ShortText(ShortText { accept: vec![accept(Pattern::Text(bad.into()), false, 100)] });
    let rows = vec![(String::new(), bad.to_string(), bad.to_string()), (String::new(), "b".into(), "c".into())];
    let matching = Content::Matching(Matching::build("m", &rows, &[bad.into()], MatchingPolicy::PerPair, &[]));
    let cases = [
        (choice, None),
        (short, Some(Response::ShortText(bad.into()))),
        (matching, None),
        (essay(), Some(Response::Essay(bad.into()))),
        (numeric("1", None), Some(Response::Numeric { number: bad.into(), unit: Some(bad.into()) })),
    ];
    for (content, response) in cases {
        for html in [render_answer(EN, &content.present(1), response.as_ref(), "q", false), render_given(&content, response.as_ref())] {
            assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
        }
    }
}

#[test]
fn a_given_answer_says_in_words_what_was_right() {
    let html = render_given(&choice(), Some(&Response::Choice("o0".into())));
    assert!(html.contains("Picked, not right") && html.contains("Right answer, not picked") && html.contains("secret feedback"), "{html}");
    assert!(render_given(&choice(), None).contains("Not answered."));
    assert!(all().iter().all(|content| !render_key(content).contains("Not answered") && !render_key(content).contains("Answer given")));
    let html = render_given(&numeric("12.5", None), Some(&Response::Numeric { number: "0,0125".into(), unit: Some("s".into()) }));
    assert!(html.contains("0,0125 s") && html.contains("read as 12.5 ms") && html.contains("Right"), "{html}");
    let html = render_given(&essay(), Some(&Response::Essay("One line\nand the next\n\n```\na  b\n```".into())));
    assert!(html.contains("One line<br") && html.contains("a  b"), "{html}");
}

#[test]
fn a_switched_off_form_cannot_be_changed() {
    for content in all() {
        let html = render_answer(EN, &content.present(7), None, "q1", true);
        let controls = html.matches("<input").count() + html.matches("<select").count() + html.matches("<textarea").count();
        assert_eq!(html.matches(" disabled").count(), controls, "{html}");
    }
}
