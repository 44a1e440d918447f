//! A form as it was sent, and its parsing into typed values with a message beside each field that does not pass.

use crate::error::{Error, FieldErrors, Result};
use crate::kit::text;
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use std::future::{Ready, ready};
use std::str::FromStr;

/// The fields of a form or a query, in the order sent; a name may repeat.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// From `a=1&b=2`; `None` when it is no such text or not UTF-8. NUL is left out here already: no person types it, and
    /// PostgreSQL takes it in no text, not even in one that is looked for.
    pub fn from_urlencoded(body: &[u8]) -> Option<Fields> {
        let mut pairs: Vec<(String, String)> = serde_urlencoded::from_bytes(body).ok()?;
        for (name, value) in &mut pairs {
            without_nul(name);
            without_nul(value);
        }
        Some(Fields(pairs))
    }
    /// From pairs, e.g. the kept values of a row that is edited.
    pub fn from_pairs<K: Into<String>, V: Into<String>>(pairs: impl IntoIterator<Item = (K, V)>) -> Fields {
        Fields(pairs.into_iter().map(|(k, v)| (k.into(), v.into())).collect())
    }
    /// The query of a request.
    pub fn of_query(request: &HttpRequest) -> Fields {
        Fields::from_urlencoded(request.query_string().as_bytes()).unwrap_or_default()
    }
    /// The first value of a name, as sent.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }
    /// The first value of a name, or nothing: what a template puts back into an input.
    pub fn value(&self, name: &str) -> &str {
        self.get(name).unwrap_or("")
    }
    /// Every value of a name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(n, _)| n == name).map(|(_, v)| v.as_str())
    }
    /// Whether a name was sent with this value: what a template asks of a checkbox or radio.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.0.iter().any(|(n, v)| n == name && v == value)
    }
    /// Every pair, as sent.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(n, v)| (n.as_str(), v.as_str()))
    }
    /// Replaces all values of a name by one.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.retain(|(n, _)| n != name);
        self.0.push((name.to_string(), value.into()));
    }
    /// Adds a value.
    pub fn push(&mut self, name: &str, value: impl Into<String>) {
        let mut value = value.into();
        without_nul(&mut value);
        self.0.push((name.to_string(), value));
    }
    /// Starts parsing.
    pub fn parse(&self) -> Parse<'_> {
        Parse { fields: self, errors: FieldErrors::new() }
    }
}

fn without_nul(text: &mut String) {
    if text.contains('\0') {
        text.retain(|c| c != '\0');
    }
}

impl FromRequest for Fields {
    type Error = actix_web::Error;
    type Future = Ready<Result<Fields, actix_web::Error>>;
    /// The form's fields (read by the csrf middleware), or the query's for a GET.
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let sent = request.extensions().get::<Fields>().cloned();
        ready(Ok(sent.unwrap_or_else(|| Fields::of_query(request))))
    }
}

/// Parsing in progress: each call returns a value (a blank one after an error) and keeps the message.
#[derive(Debug)]
pub struct Parse<'a> {
    fields: &'a Fields,
    errors: FieldErrors,
}

impl Parse<'_> {
    /// One tidy line of 1 to `most` characters. `what` completes "Enter …" ("a title").
    pub fn line(&mut self, name: &str, what: &str, most: usize) -> String {
        let value = self.optional_line(name, what, most);
        if value.is_empty() {
            self.errors.add(name, format!("Enter {what}."));
        }
        value
    }
    /// One tidy line of at most `most` characters, which may be empty.
    pub fn optional_line(&mut self, name: &str, what: &str, most: usize) -> String {
        let value = text::one_line(self.fields.value(name));
        self.cap(name, what, &value, most);
        value
    }
    /// Several lines of at most `most` characters, which may be empty.
    pub fn text(&mut self, name: &str, what: &str, most: usize) -> String {
        let value = text::many_lines(self.fields.value(name));
        self.cap(name, what, &value, most);
        value
    }
    /// Several lines of 1 to `most` characters.
    pub fn required_text(&mut self, name: &str, what: &str, most: usize) -> String {
        let value = self.text(name, what, most);
        if value.trim().is_empty() {
            self.errors.add(name, format!("Enter {what}."));
        }
        value
    }
    /// A whole number in a range.
    pub fn number(&mut self, name: &str, what: &str, range: std::ops::RangeInclusive<i32>) -> i32 {
        self.optional_number(name, what, range.clone()).unwrap_or_else(|| {
            self.errors.add(name, format!("Enter {what}: a whole number from {} to {}.", range.start(), range.end()));
            *range.start()
        })
    }
    /// A whole number in a range, or nothing when the field is empty.
    pub fn optional_number(&mut self, name: &str, what: &str, range: std::ops::RangeInclusive<i32>) -> Option<i32> {
        let typed = self.fields.value(name).trim();
        if typed.is_empty() {
            return None;
        }
        match typed.parse::<i32>() {
            Ok(n) if range.contains(&n) => Some(n),
            _ => {
                self.errors.add(name, format!("Enter {what}: a whole number from {} to {}.", range.start(), range.end()));
                Some(*range.start())
            }
        }
    }
    /// One of the words of an enum or an id. `what` completes "Choose …" ("a level").
    pub fn choice<T: FromStr>(&mut self, name: &str, what: &str) -> Option<T> {
        let value = self.fields.get(name).and_then(|v| v.parse().ok());
        if value.is_none() {
            self.errors.add(name, format!("Choose {what}."));
        }
        value
    }
    /// The same, with a value to go on with after an error.
    pub fn choice_or<T: FromStr>(&mut self, name: &str, what: &str, or: T) -> T {
        self.choice(name, what).unwrap_or(or)
    }
    /// An e-mail address, tidied; the domain is lower-cased by comparison only, never in what is kept.
    pub fn email(&mut self, name: &str) -> String {
        let value = text::one_line(self.fields.value(name));
        if value.is_empty() {
            self.errors.add(name, "Enter an email address.");
        } else if value.len() > 254 || value.parse::<lettre::Address>().is_err() {
            self.errors.add(name, format!("\"{}\" is not an email address. It looks like name@example.com.", shorten(&value, 60)));
        }
        value
    }
    /// Whether a box is ticked.
    pub fn ticked(&self, name: &str) -> bool {
        self.fields.get(name).is_some_and(|v| !v.is_empty() && v != "false")
    }
    /// The revision that the form was made from.
    pub fn revision(&mut self) -> i32 {
        self.fields.value("revision").parse().unwrap_or(-1)
    }
    /// The fields as sent.
    pub fn fields(&self) -> &Fields {
        self.fields
    }
    /// Adds a message.
    pub fn error(&mut self, name: &str, message: impl Into<String>) {
        self.errors.add(name, message);
    }
    /// Ends parsing: the value, or every message.
    pub fn done<T>(self, value: T) -> Result<T> {
        if self.errors.is_empty() { Ok(value) } else { Err(Error::Invalid(self.errors)) }
    }

    fn cap(&mut self, name: &str, what: &str, value: &str, most: usize) {
        let long = value.chars().count();
        if long > most {
            let what = what.strip_prefix("a ").or_else(|| what.strip_prefix("an ")).unwrap_or(what);
            self.errors.add(name, format!("Shorten the {what}: it has {long} characters, the most is {most}."));
        }
    }
}

fn shorten(text: &str, most: usize) -> String {
    if text.chars().count() <= most { text.to_string() } else { text.chars().take(most).chain(['…']).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mistake_has_its_message_and_nothing_is_lost() {
        let fields = Fields::from_urlencoded(b"title=++&minutes=soon&email=ana%40%40example.com&x=%3Cb%3E").expect("fields");
        let mut parse = fields.parse();
        assert_eq!(parse.line("title", "a title", 10), "");
        parse.number("minutes", "minutes", 1..=60);
        parse.email("email");
        let Err(Error::Invalid(errors)) = parse.done(()) else { panic!("no errors") };
        assert_eq!(errors.get("title"), Some("Enter a title."));
        assert_eq!(errors.get("minutes"), Some("Enter minutes: a whole number from 1 to 60."));
        assert!(errors.get("email").is_some_and(|m| m.starts_with("\"ana@@example.com\" is not an email address")));
        assert_eq!(fields.value("x"), "<b>");
    }

    #[test]
    fn too_long_is_said_with_both_numbers() {
        let fields = Fields::from_pairs([("title", "é".repeat(11))]);
        let mut parse = fields.parse();
        parse.line("title", "a title", 10);
        assert_eq!(parse.done(()).map_err(|e| e.to_string()), Err("Shorten the title: it has 11 characters, the most is 10.".to_string()));
    }
}
