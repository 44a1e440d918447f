//! A trap of the template language: a macro's parameters are set one after the other, so an argument that names a variable like
//! an earlier parameter gets that parameter's value, not the page's variable. `ui::text(errors, "q", name, …)` would label the
//! field "q" where the second parameter is called `name`.

use regex::Regex;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

fn templates() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, found);
            } else {
                let text = std::fs::read_to_string(&path).expect("a template");
                found.push((path, text));
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("templates"), &mut found);
    found.sort();
    found
}

/// The arguments from after an opening bracket to its closing one, split at the commas between them.
fn arguments(text: &str) -> Vec<String> {
    let (mut depth, mut quoted, mut escaped, mut out, mut one) = (0, false, false, Vec::new(), String::new());
    for c in text.chars() {
        match c {
            '"' if !escaped => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' if !quoted && depth == 0 => break,
            ')' | ']' | '}' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                out.push(one.trim().to_string());
                one.clear();
                continue;
            }
            _ => {}
        }
        escaped = c == '\\' && !escaped;
        one.push(c);
    }
    if !one.trim().is_empty() {
        out.push(one.trim().to_string());
    }
    out
}

/// Macro → its parameters, of one file.
fn macros(text: &str) -> HashMap<String, Vec<String>> {
    let head = Regex::new(r"\{%-?\s*macro\s+(\w+)\(").expect("a pattern");
    head.captures_iter(text)
        .map(|found| {
            let at = found.get(0).expect("the head").end();
            let names = arguments(&text[at..]).into_iter().map(|p| p.split('=').next().unwrap_or("").trim().to_string()).collect();
            (found[1].to_string(), names)
        })
        .collect()
}

/// Whether an expression reads a variable of this name: the word alone, not a field, a method, a named argument or in a text.
fn reads(expression: &str, name: &str) -> bool {
    let bare = Regex::new(r#""(?:[^"\\]|\\.)*""#).expect("a pattern").replace_all(expression, "\"\"").into_owned();
    Regex::new(&format!(r"(?:^|[^\w.:]){name}(?:$|[^\w(:])")).expect("a pattern").is_match(&bare)
}

/// The calls of a text that fall into the trap, as sentences.
fn traps(text: &str, known: &HashMap<String, Vec<String>>) -> Vec<String> {
    let call = Regex::new(r"(?:\{\{-?|\{%-?\s*call)\s*(?:\w+::)?(\w+)\(").expect("a pattern");
    let mut found = Vec::new();
    for at in call.captures_iter(text) {
        let Some(parameters) = known.get(&at[1]) else { continue };
        let given = arguments(&text[at.get(0).expect("the call").end()..]);
        let named = Regex::new(r"^(\w+)\s*=\s*([^=].*)$").expect("a pattern");
        let mut set: Vec<&str> = Vec::new();
        for (place, argument) in given.iter().enumerate() {
            let (parameter, expression) = match named.captures(argument) {
                Some(parts) => (parts[1].to_string(), parts[2].to_string()),
                None => (parameters.get(place).cloned().unwrap_or_default(), argument.clone()),
            };
            if let Some(earlier) = set.iter().find(|earlier| reads(&expression, earlier)) {
                found.push(format!("{}(…): \"{parameter}\" is given {expression}, which reads the parameter \"{earlier}\"", &at[1]));
            }
            if let Some(own) = parameters.iter().find(|p| **p == parameter) {
                set.push(own);
            }
        }
    }
    found
}

#[test]
fn no_argument_of_a_macro_is_caught_by_an_earlier_parameter() {
    let all = templates();
    assert!(all.len() > 50);
    let kit: HashMap<String, Vec<String>> = all
        .iter()
        .filter(|(path, _)| path.ends_with("web/ui.html") || path.ends_with("attempts/parts.html"))
        .flat_map(|(_, text)| macros(text))
        .collect();
    assert!(kit.get("text").is_some_and(|p| p.len() > 5), "the kit's macros are read: {:?}", kit.keys());
    let mut found = Vec::new();
    for (path, text) in &all {
        let mut known = kit.clone();
        known.extend(macros(text));
        found.extend(traps(text, &known).into_iter().map(|trap| format!("{}: {trap}", path.display())));
    }
    assert!(found.is_empty(), "give the variable another name, or the macro's parameter:\n{}", found.join("\n"));
}

#[test]
fn the_trap_is_found_where_it_is() {
    let known = macros("{% macro text(errors, name, label, hint = \"\") %}{% endmacro %}");
    assert_eq!(known["text"], ["errors", "name", "label", "hint"]);
    assert_eq!(traps("{{ ui::text(form.errors, \"q\", name) }}", &known).len(), 1);
    assert_eq!(traps("{% call text(errors, row.name, \"name\", hint = label) %}", &known).len(), 1);
    for fine in [
        "{{ ui::text(errors, name, row.name, hint = \"the label\") }}",
        "{{ ui::text(errors, field.name, label, hint = hint) }}",
        "{{ other(name, name) }}",
    ] {
        assert!(traps(fine, &known).is_empty(), "{fine}");
    }
}
