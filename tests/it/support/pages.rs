//! The words of a page, one by one: what people see, and what is read aloud to them.

use regex::Regex;

/// The text between ⟦ and ⟧ is a message; this is all that is none: text of the body and the title, and of the attributes
/// that people come to know.
pub fn unmarked(html: &str) -> Vec<String> {
    let hidden = Regex::new(r"(?s)<(script|style|svg)\b.*?</(script|style|svg)>").expect("a pattern");
    let html = hidden.replace_all(html, "");
    let mut out = Vec::new();
    let (mut node, mut depth, mut inside) = (String::new(), 0, false);
    let mut flush = |node: &mut String| {
        let text = plain(node.trim());
        if text.chars().any(char::is_alphabetic) {
            out.push(text);
        }
        node.clear();
    };
    for c in html.chars() {
        match c {
            '<' => {
                flush(&mut node);
                inside = true;
            }
            '>' if inside => inside = false,
            // A mark inside a tag belongs to an attribute.
            _ if inside => {}
            '⟦' => {
                flush(&mut node);
                depth += 1;
            }
            '⟧' => depth -= 1,
            c if depth == 0 => node.push(c),
            _ => {}
        }
    }
    flush(&mut node);
    let attribute = Regex::new(r#" (?:aria-label|alt|title|placeholder|data-if-answered|data-if-open)="([^"⟦][^"]*)""#).expect("a pattern");
    out.extend(attribute.captures_iter(&html).map(|found| plain(&found[1])));
    out
}

fn plain(text: &str) -> String {
    text.replace("&#38;", "&").replace("&#39;", "'").replace("&#34;", "\"").replace("&amp;", "&").replace("&quot;", "\"")
}
