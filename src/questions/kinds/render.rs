//! A question's answer side as HTML: the candidate's form, and a given answer beside the key.
//!
//! Templates stand in `templates/questions/kinds/<kind>/{answer,given}.html`. The fields of the form are those that
//! [`Response::from_fields`] reads; one question a form.

use super::{Content, Exact, Presented, Response, Shown, essay, numeric::Reading};
use crate::kit::markdown;
use crate::language::{Slot, Words};
use askama::Template;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, LazyLock, RwLock};

/// An option, an item or a side, ready for a template.
struct Line {
    id: String,
    html: Arc<str>,
    text: Arc<str>,
    on: bool,
}

impl Line {
    fn new(shown: &Shown, on: bool) -> Line {
        let (html, text) = rendered(&shown.text);
        Line { id: shown.id.clone(), html, text, on }
    }
}

/// The rendered and the plain form of an author's line.
type Rendered = (Arc<str>, Arc<str>);

/// Lines rendered lately. What a text becomes depends on nothing else, so one table serves every database of the process.
static RENDERED: LazyLock<RwLock<HashMap<String, Rendered>>> = LazyLock::new(RwLock::default);
/// Some hundred questions' worth; each line is short.
const RENDERED_MOST: usize = 4096;

/// Cleaning HTML costs more than the rest of a question page, and everybody who sits a test is shown the same lines.
fn rendered(text: &str) -> Rendered {
    if let Some(known) = RENDERED.read().ok().and_then(|kept| kept.get(text).cloned()) {
        return known;
    }
    let made: Rendered = (inline(text).into(), markdown::plain(text).into());
    if let Ok(mut kept) = RENDERED.write() {
        if kept.len() >= RENDERED_MOST {
            kept.clear();
        }
        kept.insert(text.to_string(), made.clone());
    }
    made
}

/// Markdown without the paragraph round it, for use inside a label.
pub fn inline(text: &str) -> String {
    let html = markdown::html(text, 6);
    html.trim().replace("</p>\n<p>", "<br>").replace("<p>", "").replace("</p>", "")
}

/// A candidate's prose: Markdown, but with line ends kept, as people expect who do not know Markdown.
fn prose(text: &str) -> String {
    let mut fenced = false;
    let mut kept = String::with_capacity(text.len() + 64);
    for line in text.lines() {
        if line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~") {
            fenced = !fenced;
            kept.push_str(line);
        } else {
            kept.push_str(line);
            if !fenced {
                kept.push_str("  ")
            }
        }
        kept.push('\n');
    }
    markdown::html(&kept, 4)
}

#[derive(Template)]
#[template(path = "questions/kinds/choice/answer.html")]
struct ChoiceAnswer<'a> {
    w: Words,
    p: &'a str,
    off: bool,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "questions/kinds/multiple/answer.html")]
struct MultipleAnswer<'a> {
    w: Words,
    p: &'a str,
    off: bool,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "questions/kinds/true_false/answer.html")]
struct TrueFalseAnswer<'a> {
    w: Words,
    p: &'a str,
    off: bool,
    said: Option<bool>,
}

#[derive(Template)]
#[template(path = "questions/kinds/numeric/answer.html")]
struct NumericAnswer<'a> {
    w: Words,
    p: &'a str,
    off: bool,
    number: &'a str,
    units: &'a [String],
    unit: &'a str,
}

#[derive(Template)]
#[template(path = "questions/kinds/short_text/answer.html")]
struct ShortTextAnswer<'a> {
    w: Words,
    p: &'a str,
    off: bool,
    text: &'a str,
}

#[derive(Template)]
#[template(path = "questions/kinds/ordering/answer.html")]
struct OrderingAnswer<'a> {
    w: Words,
    p: &'a str,
    off: bool,
    lines: Vec<(Line, u32)>,
    places: u32,
}

#[derive(Template)]
#[template(path = "questions/kinds/matching/answer.html")]
struct MatchingAnswer<'a> {
    w: Words,
    p: &'a str,
    off: bool,
    lefts: Vec<(Line, String)>,
    rights: Vec<Line>,
}

#[derive(Template)]
#[template(path = "questions/kinds/essay/answer.html")]
struct EssayAnswer<'a> {
    w: Words,
    p: &'a str,
    off: bool,
    text: &'a str,
    words: usize,
    hint: String,
    /// The plural forms of the count of words, for the page script.
    forms: String,
}

/// The candidate's form fields for a question, filled with the response so far.
///
/// `prefix` starts every element id (so that several questions may stand on one page); field names are the same for
/// every question, so each needs a form of its own. `disabled` shows without letting change. `w` is what the controls are
/// written in; staff see them in English.
pub fn render_answer(w: Words, presented: &Presented, response: Option<&Response>, prefix: &str, disabled: bool) -> String {
    let (p, off) = (prefix, disabled);
    let html = match (presented, response) {
        (Presented::Choice { options }, response) => {
            let picked = |o: &Shown| matches!(response, Some(Response::Choice(id)) if *id == o.id);
            ChoiceAnswer { w, p, off, lines: options.iter().map(|o| Line::new(o, picked(o))).collect() }.render()
        }
        (Presented::Multiple { options }, response) => {
            let ticked = |o: &Shown| matches!(response, Some(Response::Multiple(ids)) if ids.contains(&o.id));
            MultipleAnswer { w, p, off, lines: options.iter().map(|o| Line::new(o, ticked(o))).collect() }.render()
        }
        (Presented::TrueFalse, response) => {
            TrueFalseAnswer { w, p, off, said: if let Some(Response::TrueFalse(said)) = response { Some(*said) } else { None } }.render()
        }
        (Presented::Numeric { units }, response) => {
            let (number, unit) = if let Some(Response::Numeric { number, unit }) = response {
                (number.as_str(), unit.as_deref().unwrap_or(""))
            } else {
                ("", "")
            };
            NumericAnswer { w, p, off, number, units, unit }.render()
        }
        (Presented::ShortText, response) => {
            ShortTextAnswer { w, p, off, text: if let Some(Response::ShortText(text)) = response { text } else { "" } }.render()
        }
        (Presented::Ordering { items }, response) => {
            let place = |id: &str| if let Some(Response::Ordering(ranks)) = response { ranks.get(id).copied().unwrap_or(0) } else { 0 };
            let mut lines: Vec<_> = items.iter().map(|i| (Line::new(i, false), place(&i.id))).collect();
            // As the candidate put them; what has no place yet comes last, in the order first shown.
            lines.sort_by_key(|(_, place)| if *place == 0 { u32::MAX } else { *place });
            OrderingAnswer { w, p, off, places: u32::try_from(lines.len()).unwrap_or(0), lines }.render()
        }
        (Presented::Matching { lefts, rights }, response) => {
            let given = |id: &str| {
                if let Some(Response::Matching(pairs)) = response { pairs.get(id).cloned().unwrap_or_default() } else { String::new() }
            };
            MatchingAnswer {
                w,
                p,
                off,
                lefts: lefts.iter().map(|l| (Line::new(l, false), given(&l.id))).collect(),
                rights: rights.iter().map(|r| Line::new(r, false)).collect(),
            }
            .render()
        }
        (Presented::Essay { words_min, words_max }, response) => {
            let text = if let Some(Response::Essay(text)) = response { text.as_str() } else { "" };
            let hint = match (words_min, words_max) {
                (Some(min), Some(max)) => w.say("answer-essay-between").with("min", min).with("max", max).to_string(),
                (Some(min), None) => w.say("answer-essay-least").with("min", min).to_string(),
                (None, Some(max)) => w.say("answer-essay-most").with("max", max).to_string(),
                (None, None) => w.t("answer-essay-hint").to_string(),
            };
            let forms = w.for_script("answer-words", &[Slot::Count("n")]).to_string();
            EssayAnswer { w, p, off, text, words: essay::words(text), hint, forms }.render()
        }
    };
    shown_or_logged(html)
}

/// An option with what became of it.
struct Verdict {
    html: String,
    picked: bool,
    right: bool,
    note: String,
}

#[derive(Template)]
#[template(path = "questions/kinds/choice/given.html")]
struct ChoiceGiven {
    asked: bool,
    lines: Vec<Verdict>,
    answered: bool,
}

#[derive(Template)]
#[template(path = "questions/kinds/multiple/given.html")]
struct MultipleGiven {
    asked: bool,
    lines: Vec<Verdict>,
    answered: bool,
    policy: &'static str,
}

#[derive(Template)]
#[template(path = "questions/kinds/true_false/given.html")]
struct TrueFalseGiven {
    asked: bool,
    said: Option<bool>,
    answer: bool,
}

#[derive(Template)]
#[template(path = "questions/kinds/numeric/given.html")]
struct NumericGiven {
    asked: bool,
    typed: String,
    read: String,
    key: String,
    units: Vec<String>,
    good: bool,
}

#[derive(Template)]
#[template(path = "questions/kinds/short_text/given.html")]
struct ShortTextGiven<'a> {
    asked: bool,
    typed: &'a str,
    accept: &'a [super::Accept],
    good: bool,
}

#[derive(Template)]
#[template(path = "questions/kinds/ordering/given.html")]
struct OrderingGiven {
    asked: bool,
    rows: Vec<(String, u32, bool)>,
    answered: bool,
    policy: &'static str,
}

#[derive(Template)]
#[template(path = "questions/kinds/matching/given.html")]
struct MatchingGiven {
    asked: bool,
    rows: Vec<(String, String, String, bool)>,
    extras: Vec<String>,
    answered: bool,
    policy: &'static str,
}

#[derive(Template)]
#[template(path = "questions/kinds/essay/given.html")]
struct EssayGiven {
    asked: bool,
    html: String,
    words: usize,
}

/// The key alone, for authors.
pub fn render_key(content: &Content) -> String {
    given(content, None, false)
}

/// A given answer with the key beside it, for graders and managers. `None` says that nothing was answered.
pub fn render_given(content: &Content, response: Option<&Response>) -> String {
    given(content, response, true)
}

/// `asked`: somebody was asked, so a missing answer is said to be missing.
fn given(content: &Content, response: Option<&Response>, asked: bool) -> String {
    let empty = BTreeSet::new();
    let html = match content {
        Content::Choice(c) => {
            let picked = if let Some(Response::Choice(id)) = response { id.as_str() } else { "" };
            ChoiceGiven { asked, lines: verdicts(&c.options, |id| id == picked), answered: !picked.is_empty() }.render()
        }
        Content::Multiple(c) => {
            let ticked = if let Some(Response::Multiple(ids)) = response { ids } else { &empty };
            MultipleGiven {
                asked,
                lines: verdicts(&c.options, |id| ticked.contains(id)),
                answered: !ticked.is_empty(),
                policy: c.policy.label(),
            }
            .render()
        }
        Content::TrueFalse(c) => TrueFalseGiven {
            asked,
            said: if let Some(Response::TrueFalse(said)) = response { Some(*said) } else { None },
            answer: c.answer,
        }
        .render(),
        Content::Numeric(c) => {
            let (typed, reading) = match response {
                Some(Response::Numeric { number, unit }) => {
                    let unit_shown = unit
                        .as_deref()
                        .filter(|_| super::number::read(number).is_some_and(|r| r.1.is_empty()))
                        .map_or(String::new(), |u| format!(" {u}"));
                    (format!("{number}{unit_shown}"), Some(c.read(number, unit.as_deref())))
                }
                _ => (String::new(), None),
            };
            let unit = c.unit.as_ref().map_or(String::new(), |u| format!(" {u}"));
            let (read, good) = match reading {
                Some(Reading::Value(value)) => (
                    format!("{}{unit}", Exact(value)),
                    super::mark(content, response, crate::kit::Points::whole(1)).points() == Some(crate::kit::Points::whole(1)),
                ),
                Some(Reading::NotANumber) => ("not a number".into(), false),
                Some(Reading::UnknownUnit) => ("a unit that is not accepted".into(), false),
                None => (String::new(), false),
            };
            NumericGiven { asked, typed, read, key: c.key_words(), units: c.units(), good }.render()
        }
        Content::ShortText(c) => {
            let typed = if let Some(Response::ShortText(text)) = response { text.as_str() } else { "" };
            let good = super::mark(content, response, crate::kit::Points::whole(1)).points() == Some(crate::kit::Points::whole(1));
            ShortTextGiven { asked, typed, accept: &c.accept, good }.render()
        }
        Content::Ordering(c) => {
            let none = BTreeMap::new();
            let ranks = if let Some(Response::Ordering(ranks)) = response { ranks } else { &none };
            let rows = c
                .items
                .iter()
                .zip(1..)
                .map(|(item, right)| {
                    let given = ranks.get(&item.id).copied().unwrap_or(0);
                    (inline(&item.text), given, given == right)
                })
                .collect();
            OrderingGiven { asked, rows, answered: !ranks.is_empty(), policy: c.policy.label() }.render()
        }
        Content::Matching(c) => {
            let none = BTreeMap::new();
            let given = if let Some(Response::Matching(pairs)) = response { pairs } else { &none };
            let rows = c
                .pairs
                .iter()
                .map(|p| {
                    let mine = given.get(&p.id).map_or("", |id| c.right_text(id));
                    (inline(&p.left), inline(c.right_text(&p.right)), inline(mine), given.get(&p.id) == Some(&p.right))
                })
                .collect();
            MatchingGiven {
                asked,
                rows,
                extras: c.extras().map(|r| inline(&r.text)).collect(),
                answered: !given.is_empty(),
                policy: c.policy.label(),
            }
            .render()
        }
        Content::Essay(_) => {
            let text = if let Some(Response::Essay(text)) = response { text.as_str() } else { "" };
            EssayGiven { asked, html: prose(text), words: essay::words(text) }.render()
        }
    };
    shown_or_logged(html)
}

fn verdicts(options: &[super::AnswerOption], picked: impl Fn(&str) -> bool) -> Vec<Verdict> {
    options
        .iter()
        .map(|o| Verdict { html: inline(&o.text), picked: picked(&o.id), right: o.correct, note: o.feedback.clone().unwrap_or_default() })
        .collect()
}

/// A template fails only on a formatter that fails, which these have not; the page must stand all the same.
fn shown_or_logged(html: askama::Result<String>) -> String {
    html.unwrap_or_else(|error| {
        tracing::error!("a question's template: {error}");
        String::new()
    })
}
