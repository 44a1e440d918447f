//! Saying a message: arguments, and the three places a text can stand in.

use super::bidi::isolated;
use super::catalogue::{Catalogue, marked};
use super::{Language, Wishes};
use crate::kit::Points;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use fluent_bundle::{FluentArgs, FluentValue};
use std::fmt;

/// The messages of one language, for one reader. Cheap to copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    language: Language,
    /// Whether every message is wrapped in ⟦…⟧, by which tests find text that is no message.
    is_marked: bool,
}

impl Words {
    /// The messages of a language.
    pub const fn of(language: Language) -> Words {
        Words { language, is_marked: false }
    }
    /// English with every message wrapped; only a debug build offers it.
    pub(super) const fn test_language() -> Words {
        Words { language: Language::English, is_marked: true }
    }
    /// What a reader gets: their own choice, else what was fixed for them, else what the browser asks for, else `usual`.
    pub fn choose(wishes: &Wishes, fixed: Option<Language>, usual: Language) -> Words {
        let other = || fixed.or(wishes.kept).or(wishes.accepted).unwrap_or(usual);
        wishes.chosen.unwrap_or_else(|| Words::of(other()))
    }

    /// Which language.
    pub const fn language(self) -> Language {
        self.language
    }
    /// The value of `lang`.
    pub const fn code(self) -> &'static str {
        self.language.as_str()
    }
    /// The value of `dir`.
    pub const fn direction(self) -> &'static str {
        self.language.direction()
    }

    /// A message without arguments.
    pub fn t(self, id: &'static str) -> &'static str {
        self.find(id).unwrap_or_else(|| {
            tracing::error!("there is no message {id} without arguments");
            debug_assert!(false, "there is no message {id} without arguments");
            id
        })
    }
    /// A message without arguments whose id was made up at run time; `None` where there is none.
    pub fn find(self, id: &str) -> Option<&'static str> {
        Catalogue::of(self.language).fixed(id, self.is_marked)
    }
    /// A message with arguments.
    pub const fn say(self, id: &'static str) -> Say {
        Say { words: self, id, args: Vec::new() }
    }
    /// A message without arguments that has `<strong>` in it.
    pub fn rich(self, id: &'static str) -> Rich {
        Rich(self.t(id).to_string())
    }

    /// A message for the page script, with `{name}` where the script puts something in: a string, or an object with one
    /// for each plural form where it has a count.
    pub fn for_script(self, id: &'static str, slots: &[Slot]) -> serde_json::Value {
        let filled = |count: Option<i64>| {
            let mut args = FluentArgs::new();
            for slot in slots {
                match *slot {
                    Slot::Text(name) => args.set(name, format!("{{{name}}}")),
                    Slot::Count(name) => {
                        let options = FluentNumberOptions { currency: Some(format!("{{{name}}}")), ..Default::default() };
                        args.set(name, FluentNumber::new(count.unwrap_or(0) as f64, options));
                    }
                }
            }
            self.finished(Catalogue::of(self.language).made(id, &args))
        };
        if !slots.iter().any(|slot| matches!(slot, Slot::Count(_))) {
            return serde_json::Value::String(filled(None));
        }
        let forms = plural_forms(self.language).iter().map(|(form, n)| (form.to_string(), filled(Some(*n)).into()));
        serde_json::Value::Object(forms.collect())
    }

    fn finished(self, text: String) -> String {
        if self.is_marked { marked(&text) } else { text }
    }
}

/// A place in a message that the page script fills.
#[derive(Debug, Clone, Copy)]
pub enum Slot {
    Text(&'static str),
    /// Picks the plural form.
    Count(&'static str),
}

/// The plural forms that counts take, as browsers name them, each with a number that takes it.
const fn plural_forms(language: Language) -> &'static [(&'static str, i64)] {
    match language {
        Language::English | Language::German | Language::Spanish => &[("one", 1), ("other", 2)],
        Language::Arabic => &[("zero", 0), ("one", 1), ("two", 2), ("few", 3), ("many", 11), ("other", 100)],
    }
}

/// What is put into a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Picks plural forms; written with the language's decimal sign.
    Number(f64),
    Text(String),
    /// A text that is a link where the message is rich.
    Link {
        href: String,
        text: String,
    },
}

/// Anything that can be put into a message.
pub trait Put {
    fn put(&self) -> Value;
}

impl<T: Put + ?Sized> Put for &T {
    fn put(&self) -> Value {
        (**self).put()
    }
}
impl Put for Value {
    fn put(&self) -> Value {
        self.clone()
    }
}
impl Put for str {
    fn put(&self) -> Value {
        Value::Text(self.to_string())
    }
}
impl Put for String {
    fn put(&self) -> Value {
        Value::Text(self.clone())
    }
}
impl Put for Say {
    fn put(&self) -> Value {
        Value::Text(self.plain())
    }
}
impl Put for Points {
    fn put(&self) -> Value {
        Value::Number(f64::from(self.hundredths()) / 100.0)
    }
}
macro_rules! numbers {
    ($($type:ty)+) => {
        $(impl Put for $type {
            fn put(&self) -> Value {
                Value::Number(*self as f64)
            }
        })+
    };
}
numbers!(i32 i64 u32 usize);

/// A message with its arguments. Displays as running text.
#[derive(Debug, Clone)]
pub struct Say {
    words: Words,
    id: &'static str,
    args: Vec<(&'static str, Value)>,
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    Text,
    Plain,
    Rich,
}

impl Say {
    /// Puts a value in.
    pub fn with(mut self, name: &'static str, value: impl Put) -> Say {
        self.args.push((name, value.put()));
        self
    }
    /// Without marks of direction: for attributes, the title of a page, the subject of a letter.
    pub fn plain(&self) -> String {
        self.made(Place::Plain)
    }
    /// Running text of a message that has tags, without them: for letters in plain text.
    pub fn untagged(&self) -> String {
        self.words.finished(untag(&self.unfinished(Place::Text)))
    }
    /// As HTML: the tags of the message stand, everything that was put in is escaped.
    pub fn rich(&self) -> Rich {
        Rich(self.made(Place::Rich))
    }

    fn made(&self, place: Place) -> String {
        self.words.finished(self.unfinished(place))
    }

    fn unfinished(&self, place: Place) -> String {
        let language = self.words.language;
        let mut args = FluentArgs::with_capacity(self.args.len());
        for (name, value) in &self.args {
            let value: FluentValue<'_> = match (value, place) {
                (Value::Number(n), _) => FluentValue::Number(FluentNumber::new(*n, FluentNumberOptions::default())),
                (Value::Text(text) | Value::Link { text, .. }, Place::Plain) => text.as_str().into(),
                (Value::Text(text) | Value::Link { text, .. }, Place::Text) => isolated(language, text).into(),
                (Value::Text(text), Place::Rich) => escaped(&isolated(language, text)).into(),
                (Value::Link { href, text }, Place::Rich) => {
                    let link = format!("<a href=\"{}\">{}</a>", escaped(href), escaped(text));
                    isolated(language, &link).into_owned().into()
                }
            };
            args.set(*name, value);
        }
        Catalogue::of(language).made(self.id, &args)
    }
}

impl fmt::Display for Say {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.made(Place::Text))
    }
}

/// HTML made of a message, safe to put on a page as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rich(String);

impl Rich {
    /// The same without its tags.
    pub fn untagged(&self) -> String {
        untag(&self.0)
    }
}

impl fmt::Display for Rich {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Rich {}

fn untag(text: &str) -> String {
    text.replace("<strong>", "").replace("</strong>", "")
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&#38;"),
            '<' => out.push_str("&#60;"),
            '>' => out.push_str("&#62;"),
            '"' => out.push_str("&#34;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const EN: Words = Words::of(Language::English);
    const AR: Words = Words::of(Language::Arabic);

    #[test]
    fn counts_take_their_form() {
        let left = |w: Words, n: i32| w.say("running-lead").with("minutes", n).with("ends", "10:36 UTC").plain();
        assert!(left(EN, 1).contains("1 minute is left"));
        assert!(left(EN, 0).contains("0 minutes are left"));
        let forms: std::collections::BTreeSet<String> =
            [0, 1, 2, 3, 11, 100].map(|n| AR.say("answer-words").with("n", n).plain().replace(char::is_numeric, "")).into();
        assert!(forms.len() >= 5, "{forms:?}");
    }

    #[test]
    fn what_is_put_into_a_rich_message_stays_text() {
        let rich = EN.say("question-ai").with("text", "<script>&").rich().to_string();
        assert_eq!(rich, "<strong>AI assistants:</strong> &#60;script&#62;&#38;");
        let link = Value::Link { href: "mailto:a\"b".into(), text: "a\"b".into() };
        assert_eq!(EN.say("write-to").with("contact", &link).rich().to_string(), "Write to <a href=\"mailto:a&#34;b\">a&#34;b</a>.");
        assert_eq!(EN.say("write-to").with("contact", &link).to_string(), "Write to a\"b.");
    }

    #[test]
    fn decimals_are_written_as_the_language_does() {
        let points =
            |language| Words::of(language).say("question-points").with("points", Points(250)).with("total", Points::whole(100)).plain();
        assert!(points(Language::German).contains("2,5"));
        assert!(points(Language::English).contains("2.5"));
    }

    #[test]
    fn the_script_gets_every_form() {
        let json = AR.for_script("script-time-mark", &[Slot::Count("n")]);
        assert_eq!(json.as_object().map(|o| o.len()), Some(6));
        let json = EN.for_script("script-time-mark", &[Slot::Count("n")]);
        assert_eq!(json["one"], "{n} minute left");
        assert_eq!(json["other"], "{n} minutes left");
        assert_eq!(EN.for_script("saved-at", &[Slot::Text("time")]), "All answers saved at {time}");
    }

    #[test]
    fn names_are_isolated_in_running_text_alone() {
        let say = AR.say("write-to").with("contact", "Kestrel");
        assert!(say.to_string().contains("\u{2068}Kestrel\u{2069}"));
        assert!(!say.plain().contains('\u{2068}'));
    }
}
