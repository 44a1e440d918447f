//! Reading a list of people: pasted lines, or a CSV file as spreadsheets write them.
//!
//! Each line becomes a person or a sentence that says what is wrong with it; nothing is dropped in silence.

use super::rules;
use crate::kit::text;
use std::collections::HashMap;

/// The most people in one list: they are invited in a few short transactions.
pub const MOST: usize = 1000;
/// The largest file.
pub const MOST_BYTES: usize = 1024 * 1024;

/// Somebody to be invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub name: String,
    pub email: String,
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// From 1, as the text's own lines are counted.
    pub number: usize,
    /// The line in a form that can be corrected and read again.
    pub text: String,
    /// What is wrong, where it is no person.
    pub person: Result<Person, String>,
}

/// The text of an uploaded file.
///
/// # Errors
/// A sentence that says what the file is instead, and what to do.
pub fn decode(bytes: &[u8]) -> Result<String, String> {
    if bytes.len() > MOST_BYTES {
        return Err(format!("The file is larger than {} KB. Split it, or paste the people in parts.", MOST_BYTES / 1024));
    }
    let spreadsheet = "In your spreadsheet choose \"Save as\" and then \"CSV UTF-8\", and upload that file.";
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(format!("This is a spreadsheet or an archive, not a CSV file. {spreadsheet}"));
    }
    if bytes.starts_with(b"%PDF") {
        return Err("This is a PDF, not a CSV file. Copy the people from it and paste them instead.".to_string());
    }
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => String::from_utf8(bytes.to_vec()).ok(),
    };
    let text = text.ok_or_else(|| format!("The letters of this file cannot be read: it is not UTF-8. {spreadsheet}"))?;
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(format!("This is not a text or CSV file. {spreadsheet}"));
    }
    if text.trim().is_empty() { Err("The file is empty.".to_string()) } else { Ok(text) }
}

fn utf16(bytes: &[u8], join: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| join(*pair)).collect();
    if rest.is_empty() { String::from_utf16(&units).ok() } else { None }
}

/// Reads a list. Takes "Name <mail>", "name, mail", "mail", in any order of columns, parted by comma, semicolon or tab;
/// a first line with the names of the columns is recognised.
pub fn read(text: &str) -> Vec<Line> {
    let text = text::many_lines(text.trim_start_matches('\u{FEFF}'));
    let first = text.lines().find(|l| !l.trim().is_empty()).unwrap_or("");
    let delimiter = delimiter(first);
    let mut lines = match Header::of(&cells(first, delimiter)) {
        Some(header) => table(&text, delimiter, &header),
        None => text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()).map(|(i, l)| loose(i + 1, l)).collect(),
    };
    let mut seen: HashMap<String, usize> = HashMap::new();
    for line in &mut lines {
        if let Ok(person) = &line.person {
            let key = rules::email_key(&person.email);
            match seen.get(&key) {
                Some(earlier) => line.person = Err(format!("The same address stands in line {earlier}.")),
                None => {
                    seen.insert(key, line.number);
                }
            }
        }
    }
    lines
}

/// A list of people as text that [`read`] reads back as it was.
pub fn write<'a>(people: impl IntoIterator<Item = &'a Person>) -> String {
    let mut rows = vec!["name,email".to_string()];
    rows.extend(people.into_iter().map(|p| format!("{},{}", quoted(&p.name), quoted(&p.email))));
    rows.join("\n")
}

fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

fn delimiter(line: &str) -> u8 {
    [b'\t', b';', b','].into_iter().find(|d| line.as_bytes().contains(d)).unwrap_or(b',')
}

fn cells(line: &str, delimiter: u8) -> Vec<String> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).trim(csv::Trim::All).from_reader(line.as_bytes());
    reader.records().next().and_then(Result::ok).map(|r| r.iter().map(ToString::to_string).collect()).unwrap_or_default()
}

/// Which columns hold what.
struct Header {
    email: usize,
    names: Vec<usize>,
}

impl Header {
    fn of(cells: &[String]) -> Option<Header> {
        let find = |words: &[&str]| cells.iter().position(|c| words.contains(&text::fold(c).replace(['-', '_'], " ").as_str()));
        let email = find(&["email", "e mail", "mail", "email address", "e mail address", "mail address", "address"])?;
        let whole = find(&["name", "full name", "candidate", "candidate name"]);
        let first = find(&["first name", "firstname", "given name", "forename", "vorname"]);
        let last = find(&["last name", "lastname", "surname", "family name", "nachname"]);
        let names = if first.is_some() || last.is_some() { first.into_iter().chain(last).collect() } else { whole.into_iter().collect() };
        Some(Header { email, names })
    }
}

fn table(text: &str, delimiter: u8, header: &Header) -> Vec<Line> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(true).flexible(true).delimiter(delimiter).trim(csv::Trim::All).from_reader(text.as_bytes());
    reader
        .records()
        .enumerate()
        .filter_map(|(i, record)| {
            let Ok(record) = record else {
                return Some(Line { number: i + 2, text: String::new(), person: Err("This line cannot be read.".to_string()) });
            };
            if record.iter().all(str::is_empty) {
                return None;
            }
            let number = record.position().map_or(i + 2, |p| usize::try_from(p.line()).unwrap_or(i + 2));
            let name = header.names.iter().filter_map(|at| record.get(*at)).filter(|c| !c.is_empty()).collect::<Vec<_>>().join(" ");
            let email = record.get(header.email).unwrap_or("").to_string();
            let text = if name.is_empty() {
                email.clone()
            } else {
                format!("{}, {email}", if name.contains([',', ';', '"']) { quoted(&name) } else { name.clone() })
            };
            Some(Line { number, text: text::one_line(&text), person: person(&name, &email) })
        })
        .collect()
}

fn loose(number: usize, line: &str) -> Line {
    let line = line.trim();
    let (name, email) = match line.strip_suffix('>').and_then(|l| l.rsplit_once('<')) {
        Some((name, email)) => (name.trim().trim_matches('"').trim_end_matches(',').to_string(), email.to_string()),
        None => {
            let mut cells = cells(line, delimiter(line));
            cells.retain(|c| !c.is_empty());
            match cells.iter().rposition(|c| c.contains('@')) {
                Some(at) => {
                    let email = cells.remove(at);
                    (cells.join(" "), email)
                }
                None => return Line { number, text: line.to_string(), person: Err("There is no email address in this line.".to_string()) },
            }
        }
    };
    Line { number, text: line.to_string(), person: person(&name, &email) }
}

fn person(name: &str, email: &str) -> Result<Person, String> {
    let (name, email) = (text::one_line(name), text::one_line(email));
    let email = email.strip_prefix("mailto:").unwrap_or(&email).to_string();
    if email.is_empty() {
        return Err("There is no email address in this line.".to_string());
    }
    if !rules::is_address(&email) {
        let shown: String = email.chars().take(60).collect();
        return Err(format!("\"{shown}\" is not an email address."));
    }
    if name.chars().count() > rules::NAME_MOST {
        return Err(format!("The name is longer than {} characters.", rules::NAME_MOST));
    }
    Ok(Person { name, email })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(text: &str) -> Vec<(usize, String, String)> {
        read(text)
            .into_iter()
            .map(|l| match l.person {
                Ok(p) => (l.number, p.name, p.email),
                Err(e) => (l.number, "!".into(), e),
            })
            .collect()
    }
    fn line(number: usize, name: &str, email: &str) -> (usize, String, String) {
        (number, name.into(), email.into())
    }

    #[test]
    fn people_are_read_in_every_form_in_which_they_are_pasted() {
        let text = "Ana Ferreira <ana@example.com>\n\n\"Wójcik, Tomasz\" <tomasz@example.com>\nJan Kok, jan@example.com\nmaria@example.com\nlee@example.com;Lee;Min\nzoe@example.com\tZoë Q\n  mailto:eve@example.com ";
        assert_eq!(
            people(text),
            [
                line(1, "Ana Ferreira", "ana@example.com"),
                line(3, "Wójcik, Tomasz", "tomasz@example.com"),
                line(4, "Jan Kok", "jan@example.com"),
                line(5, "", "maria@example.com"),
                line(6, "Lee Min", "lee@example.com"),
                line(7, "Zoë Q", "zoe@example.com"),
                line(8, "", "eve@example.com"),
            ]
        );
    }

    #[test]
    fn a_table_with_a_header_is_read_by_its_columns() {
        for (delimiter, end) in [(",", "\n"), (";", "\r\n"), ("\t", "\r")] {
            let rows = [
                ["Phone", "Last name", "First name", "E-Mail"],
                ["1", "Ferreira", "Ana", "ana@example.com"],
                ["2", "Kok", "", "jan@example.com"],
                ["", "", "", ""],
                ["4", "Nobody", "", ""],
            ];
            let text = rows.map(|r| r.join(delimiter)).join(end);
            assert_eq!(
                people(&text),
                [
                    line(2, "Ana Ferreira", "ana@example.com"),
                    line(3, "Kok", "jan@example.com"),
                    line(5, "!", "There is no email address in this line.")
                ],
                "{text:?}"
            );
        }
        assert_eq!(
            people("name,email\n\"Ferreira, Ana \"\"AF\"\"\",ana@example.com"),
            [line(2, "Ferreira, Ana \"AF\"", "ana@example.com")]
        );
    }

    #[test]
    fn what_is_wrong_is_said_of_the_line_it_is_in() {
        assert_eq!(
            people("Ana <ana@@example.com>\nnobody\nAna, ana@example.com\nAna Again, ANA@example.com"),
            [
                line(1, "!", "\"ana@@example.com\" is not an email address."),
                line(2, "!", "There is no email address in this line."),
                line(3, "Ana", "ana@example.com"),
                line(4, "!", "The same address stands in line 3."),
            ]
        );
    }

    #[test]
    fn a_list_survives_being_written_and_read() {
        let kept: Vec<Person> = ["Ana \"AF\" Ferreira, MSc", "", "=cmd|' /C calc'!A0", "a;b\tc"]
            .into_iter()
            .enumerate()
            .map(|(i, name)| Person { name: text::one_line(name), email: format!("p{i}@example.com") })
            .collect();
        let again: Vec<Person> = read(&write(&kept)).into_iter().filter_map(|l| l.person.ok()).collect();
        assert_eq!(again, kept);
    }

    #[test]
    fn a_file_is_text_or_it_is_said_what_it_is() {
        assert_eq!(decode(b"\xEF\xBB\xBFname,email\n").as_deref(), Ok("name,email\n"));
        let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain("ä;b".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(decode(&wide).as_deref(), Ok("ä;b"));
        for (bytes, words) in [
            (&b"PK\x03\x04rest"[..], "spreadsheet"),
            (b"%PDF-1.7", "PDF"),
            (b"M\xFCller,a@b.example", "UTF-8"),
            (b"\x89PNG\r\n\x1a\n\x00", "UTF-8"),
            (b"GIF\x01\x02\x00", "not a text"),
            (b" \n", "empty"),
        ] {
            assert!(decode(bytes).is_err_and(|e| e.contains(words)), "{words}");
        }
        assert!(decode(&vec![b'a'; MOST_BYTES + 1]).is_err_and(|e| e.contains("1024 KB")));
    }
}
