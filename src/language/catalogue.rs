//! The messages of each language: compiled in, parsed once at first use, shared by all threads.

use super::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::memoizer::MemoizerKind;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::collections::HashMap;
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

/// The files of each language, without their ending.
pub const AREAS: [&str; 8] = ["frame", "clock", "link", "practice", "question", "end", "letters", "errors"];

macro_rules! files {
    ($code:literal) => {
        [
            include_str!(concat!($code, "/frame.ftl")),
            include_str!(concat!($code, "/clock.ftl")),
            include_str!(concat!($code, "/link.ftl")),
            include_str!(concat!($code, "/practice.ftl")),
            include_str!(concat!($code, "/question.ftl")),
            include_str!(concat!($code, "/end.ftl")),
            include_str!(concat!($code, "/letters.ftl")),
            include_str!(concat!($code, "/errors.ftl")),
        ]
    };
}

/// The files of a language as they were written, in the order of [`AREAS`].
pub const fn source(language: Language) -> [&'static str; 8] {
    match language {
        Language::English => files!("en"),
        Language::German => files!("de"),
        Language::Spanish => files!("es"),
        Language::Arabic => files!("ar"),
    }
}

/// One language's messages.
pub(super) struct Catalogue {
    bundle: FluentBundle<FluentResource>,
    /// Those without arguments, made.
    fixed: HashMap<String, String>,
    /// The same as the test language has them.
    marked: HashMap<String, String>,
}

static CATALOGUES: [LazyLock<Catalogue>; 4] = [
    LazyLock::new(|| Catalogue::read(Language::English)),
    LazyLock::new(|| Catalogue::read(Language::German)),
    LazyLock::new(|| Catalogue::read(Language::Spanish)),
    LazyLock::new(|| Catalogue::read(Language::Arabic)),
];

/// What the test language puts round every message.
pub(super) fn marked(text: &str) -> String {
    format!("⟦{text}⟧")
}

impl Catalogue {
    /// The messages of a language.
    pub fn of(language: Language) -> &'static Catalogue {
        let [english, german, spanish, arabic] = &CATALOGUES;
        match language {
            Language::English => english,
            Language::German => german,
            Language::Spanish => spanish,
            Language::Arabic => arabic,
        }
    }

    fn read(language: Language) -> Catalogue {
        let tag: LanguageIdentifier = language.as_str().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // What is put in is isolated by `say`, which knows whether it stands in running text or in an attribute.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::English | Language::Arabic => with_point,
            Language::German | Language::Spanish => with_comma,
        }));
        let mut ids = Vec::new();
        for text in source(language) {
            let resource = FluentResource::try_new(text.to_string()).unwrap_or_else(|(resource, errors)| {
                tracing::error!("the messages of {language}: {errors:?}");
                resource
            });
            ids.extend(resource.entries().filter_map(|entry| match entry {
                fluent_syntax::ast::Entry::Message(message) => Some(message.id.name.to_string()),
                _ => None,
            }));
            if let Err(errors) = bundle.add_resource(resource) {
                tracing::error!("the messages of {language}: {errors:?}");
            }
        }
        let mut fixed = HashMap::new();
        for id in ids {
            let mut errors = Vec::new();
            let Some(pattern) = bundle.get_message(&id).and_then(|m| m.value()) else { continue };
            let text = bundle.format_pattern(pattern, None, &mut errors).into_owned();
            if errors.is_empty() {
                fixed.insert(id, text);
            }
        }
        let marked = fixed.iter().map(|(id, text)| (id.clone(), marked(text))).collect();
        Catalogue { bundle, fixed, marked }
    }

    /// A message without arguments; `None` where there is none of this id.
    pub fn fixed(&self, id: &str, is_marked: bool) -> Option<&str> {
        let made = if is_marked { &self.marked } else { &self.fixed };
        made.get(id).map(String::as_str)
    }

    /// A message with arguments. What is wrong with it is written to the log; the page stands all the same.
    pub fn made(&self, id: &str, args: &FluentArgs<'_>) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|m| m.value()) else {
            tracing::error!("there is no message {id}");
            debug_assert!(false, "there is no message {id}");
            return id.to_string();
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        if !errors.is_empty() {
            tracing::error!("the message {id}: {errors:?}");
            debug_assert!(false, "the message {id}: {errors:?}");
        }
        text
    }
}

fn with_point<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number(value, '.')
}

fn with_comma<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number(value, ',')
}

/// A number with the language's decimal sign. One that stands for a count which only the page script knows carries the
/// script's placeholder as its currency: it picks the plural form and prints the placeholder.
fn number(value: &FluentValue<'_>, sign: char) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    if let Some(placeholder) = &number.options.currency {
        return Some(placeholder.clone());
    }
    (sign != '.' && number.value.fract() != 0.0).then(|| number.as_string().replace('.', ","))
}
