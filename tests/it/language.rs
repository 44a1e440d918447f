//! The catalogues are whole: every language has every message with the same variables, every message is used, and every
//! message that the source names is there.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement, VariantKey};
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use touchstone::attempts::rules::Refusal;
use touchstone::error::Error;
use touchstone::language::{AREAS, Language, Words, source};

/// What the test needs to know of a message.
#[derive(Debug, Default, Clone, PartialEq)]
struct Said {
    variables: BTreeSet<String>,
    /// The keys of each selector that picks plural forms.
    plurals: Vec<BTreeSet<String>>,
    /// The text with `{}` for whatever is put in.
    text: String,
}

impl Said {
    fn of(message: &Message<&'static str>) -> Said {
        let mut said = Said::default();
        if let Some(pattern) = &message.value {
            said.pattern(pattern);
        }
        said
    }
    fn pattern(&mut self, pattern: &Pattern<&'static str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.text.push_str(value),
                PatternElement::Placeable { expression } => self.expression(expression),
            }
        }
    }
    fn expression(&mut self, expression: &Expression<&'static str>) {
        match expression {
            Expression::Inline(inline) => {
                self.text.push_str("{}");
                self.inline(inline);
            }
            Expression::Select { selector, variants } => {
                self.inline(selector);
                let named: BTreeSet<String> = variants
                    .iter()
                    .filter_map(|v| if let VariantKey::Identifier { name } = v.key { Some(name.to_string()) } else { None })
                    .collect();
                if !named.is_empty() {
                    self.plurals.push(named);
                }
                for variant in variants {
                    self.pattern(&variant.value);
                    self.text.push('\n');
                }
            }
        }
    }
    fn inline(&mut self, inline: &InlineExpression<&'static str>) {
        if let InlineExpression::VariableReference { id } = inline {
            self.variables.insert(id.name.to_string());
        }
    }
}

fn messages(language: Language) -> BTreeMap<String, Said> {
    let mut all = BTreeMap::new();
    for (area, text) in AREAS.iter().zip(source(language)) {
        let resource = fluent_syntax::parser::parse(text).unwrap_or_else(|(_, errors)| panic!("{language}/{area}.ftl: {errors:?}"));
        for entry in resource.body {
            match entry {
                Entry::Message(message) => {
                    let id = message.id.name.to_string();
                    assert!(all.insert(id.clone(), Said::of(&message)).is_none(), "{language}: {id} is there twice");
                }
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
                other => panic!("{language}/{area}.ftl: {other:?}"),
            }
        }
    }
    all
}

fn read(folder: &Path, out: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            read(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs" || e == "html" || e == "txt") {
            let text = std::fs::read_to_string(&path).expect("a file");
            let code = text.split("#[cfg(test)]").next().unwrap_or("").lines().filter(|l| !l.trim_start().starts_with("//"));
            out.push((path.display().to_string(), code.collect::<Vec<_>>().join("\n")));
        }
    }
}

/// The source and the templates, without unit tests.
fn texts() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut out = Vec::new();
    read(&root.join("src"), &mut out);
    read(&root.join("templates"), &mut out);
    out
}

/// The messages of refusals, whose ids follow their codes.
fn refusals() -> BTreeSet<String> {
    use Refusal::{Cancelled, Expired, Finished, NoConsent, NotStarted, Replaced, TimeUp};
    let code = |refusal: Refusal| match Error::from(refusal) {
        Error::Refused { code, .. } => code,
        other => panic!("{other}"),
    };
    let codes = [TimeUp, Finished, Expired, Cancelled, Replaced, NotStarted, NoConsent].map(code);
    codes.into_iter().chain(["web.csrf"]).map(|c| format!("refused-{}", c.replace(['.', '_'], "-"))).collect()
}

#[test]
fn every_file_is_compiled_in() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/language");
    let wanted: BTreeSet<String> = AREAS.iter().map(|area| format!("{area}.ftl")).collect();
    for language in Language::ALL {
        let there = std::fs::read_dir(root.join(language.as_str())).expect("a folder").flatten();
        let there: BTreeSet<String> = there.map(|e| e.file_name().to_string_lossy().into_owned()).collect();
        assert_eq!(there, wanted, "{language}");
    }
}

#[test]
fn every_language_has_every_message_with_the_same_variables() {
    let english = messages(Language::English);
    let mut wrong = Vec::new();
    for language in Language::ALL {
        let theirs = messages(*language);
        for (id, said) in &english {
            match theirs.get(id) {
                None => wrong.push(format!("{language}: {id} is missing")),
                Some(other) if other.variables != said.variables => {
                    wrong.push(format!("{language}: {id} has the variables {:?}, not {:?}", other.variables, said.variables));
                }
                Some(_) => {}
            }
        }
        wrong.extend(theirs.keys().filter(|id| !english.contains_key(*id)).map(|id| format!("{language}: {id} is in no other language")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn plurals_have_every_form_of_their_language() {
    let mut wrong = Vec::new();
    for language in Language::ALL {
        let forms: &[&str] = match language {
            Language::Arabic => &["few", "many", "one", "other", "two", "zero"],
            Language::English | Language::German | Language::Spanish => &["one", "other"],
        };
        for (id, said) in messages(*language) {
            for keys in said.plurals {
                if keys.iter().map(String::as_str).collect::<Vec<_>>() != forms {
                    wrong.push(format!("{language}: {id} has {keys:?}, not {forms:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_was_left_in_english() {
    // Signs, and words that the languages share.
    let shared =
        ["date", "date-time", "clock", "list-comma", "letter-line", "error-title", "error-prefix", "step-start", "instructions-heading"];
    let english = messages(Language::English);
    for language in Language::ALL.iter().filter(|l| **l != Language::English) {
        for (id, said) in messages(*language) {
            assert!(said.text != english[&id].text || shared.contains(&id.as_str()), "{language}: {id} reads as in English");
        }
    }
}

#[test]
fn the_only_markup_is_strong_and_only_rich_messages_have_it() {
    let (mut wrong, texts) = (Vec::new(), texts());
    let tag = Regex::new("<[^>]*>").expect("a pattern");
    let tags = |said: &Said| tag.find_iter(&said.text).map(|m| m.as_str().to_string()).collect::<BTreeSet<_>>();
    let strong: BTreeSet<String> = ["<strong>".to_string(), "</strong>".to_string()].into();
    let english = messages(Language::English);
    for language in Language::ALL {
        for (id, said) in messages(*language) {
            let open = said.text.matches("<strong>").count();
            if !(tags(&said).is_empty() || tags(&said) == strong)
                || open != said.text.matches("</strong>").count()
                || said.text.contains('&')
            {
                wrong.push(format!("{language}: the markup of {id}"));
            }
            if tags(&said) != tags(&english[&id]) {
                wrong.push(format!("{language}: {id} has another markup than in English"));
            }
        }
    }
    for (id, _) in english.iter().filter(|(_, said)| !tags(said).is_empty()) {
        let fixed = format!(".t(\"{id}\")");
        wrong.extend(
            texts.iter().filter(|(_, text)| text.contains(&fixed)).map(|(path, _)| format!("{path}: {id} has markup; say it with rich")),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_message_is_used_and_every_used_one_is_there() {
    let english = messages(Language::English);
    let refusals = refusals();
    let named = Regex::new(r#"\.(?:t|say|rich|for_script)\(\s*"([a-z0-9-]+)""#).expect("a pattern");
    let literal = Regex::new(r#""([a-z][a-z0-9]*(?:-[a-z0-9]+)*)""#).expect("a pattern");
    let (mut wrong, mut used) = (Vec::new(), refusals.clone());
    for (path, text) in texts() {
        for found in named.captures_iter(&text) {
            if !english.contains_key(&found[1]) {
                wrong.push(format!("{path}: there is no message {}", &found[1]));
            }
        }
        if ["Words", "w.t(", "w.say("].iter().any(|sign| text.contains(sign)) || path.contains("/templates/") {
            used.extend(literal.captures_iter(&text).map(|found| found[1].to_string()));
        }
    }
    wrong
        .extend(refusals.iter().filter(|id| Words::of(Language::English).find(id).is_none()).map(|id| format!("there is no message {id}")));
    wrong.extend(english.keys().filter(|id| !used.contains(*id)).map(|id| format!("{id} is not used")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The names in the `.with("name", …)` that follow, up to the end of the chain.
fn chain(mut rest: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    while let Some(after) = rest.trim_start().strip_prefix(".with(\"") {
        let (name, tail) = after.split_once('"').expect("a name");
        names.insert(name.to_string());
        let (mut depth, mut end) = (1, tail.len());
        for (at, c) in tail.char_indices() {
            depth += match c {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            if depth == 0 {
                end = at + 1;
                break;
            }
        }
        rest = &tail[end..];
    }
    names
}

#[test]
fn what_is_put_in_is_what_the_message_takes() {
    let english = messages(Language::English);
    let say = Regex::new(r#"\.say\(\s*"([a-z0-9-]+)"\s*\)"#).expect("a pattern");
    let fixed = Regex::new(r#"\.(?:t|rich)\(\s*"([a-z0-9-]+)"\s*\)"#).expect("a pattern");
    let script = Regex::new(r#"(?s)\.for_script\(\s*"([a-z0-9-]+)",\s*&\[(.*?)\]"#).expect("a pattern");
    let name = Regex::new(r#"\("([a-z]+)"\)"#).expect("a pattern");
    let mut wrong = Vec::new();
    for (path, text) in texts() {
        let mut compare = |id: &str, given: BTreeSet<String>| match english.get(id) {
            Some(said) if said.variables != given => wrong.push(format!("{path}: {id} takes {:?} and is given {given:?}", said.variables)),
            _ => {}
        };
        for found in say.captures_iter(&text) {
            compare(&found[1], chain(&text[found.get(0).expect("all of it").end()..]));
        }
        for found in fixed.captures_iter(&text) {
            compare(&found[1], BTreeSet::new());
        }
        for found in script.captures_iter(&text) {
            compare(&found[1], name.captures_iter(&found[2]).map(|n| n[1].to_string()).collect());
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
