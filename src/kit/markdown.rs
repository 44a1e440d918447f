//! Markdown to safe HTML: CommonMark with tables, then an allow-list cleaner.

use std::sync::LazyLock;

static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = ammonia::Builder::default();
    // Pictures would let a text call out to a stranger's server from a candidate's page; raw HTML has no other use here.
    cleaner.rm_tags(["img", "map", "area", "figure", "figcaption"]);
    cleaner.add_allowed_classes(
        "code",
        [
            "language-sql",
            "language-python",
            "language-java",
            "language-javascript",
            "language-typescript",
            "language-go",
            "language-rust",
            "language-ruby",
            "language-php",
            "language-csharp",
            "language-kotlin",
            "language-json",
            "language-yaml",
            "language-xml",
            "language-http",
            "language-bash",
            "language-sh",
            "language-dockerfile",
            "language-text",
            "language-toml",
            "language-diff",
            "language-nginx",
        ],
    );
    cleaner.url_schemes(["http", "https", "mailto"].into());
    cleaner.link_rel(Some("noopener noreferrer nofollow"));
    cleaner
});

/// Renders Markdown to HTML that runs nothing and loads nothing.
///
/// Headings start at `top_level` (1–6), so that a text's own `#` does not compete with the page's title.
pub fn html(markdown: &str, top_level: u8) -> String {
    use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
    let shift = |level: HeadingLevel| {
        let deeper = (level as usize + usize::from(top_level.max(1)) - 1).min(6);
        HeadingLevel::try_from(deeper).unwrap_or(HeadingLevel::H6)
    };
    let events = Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH).map(|event| match event {
        Event::Start(Tag::Heading { level, .. }) => {
            Event::Start(Tag::Heading { level: shift(level), id: None, classes: vec![], attrs: vec![] })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(shift(level))),
        // What looks like HTML is text: a candidate who writes `List<String>` sees it.
        Event::Html(html) | Event::InlineHtml(html) => Event::Text(html),
        other => other,
    });
    let mut out = String::with_capacity(markdown.len() * 3 / 2);
    pulldown_cmark::html::push_html(&mut out, events);
    CLEANER.clean(&out).to_string()
}

/// The words of a Markdown text without its marks, for letters, previews and search.
pub fn plain(markdown: &str) -> String {
    use pulldown_cmark::{Event, Parser, TagEnd};
    let mut out = String::new();
    for event in Parser::new(markdown) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => out.push_str(&text),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::CodeBlock) => out.push('\n'),
            _ => {}
        }
    }
    out.trim().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_runs_nothing() {
        for bad in [
            "<script>alert(1)</script>",
            "[x](javascript:alert(1))",
            "<img src=x onerror=alert(1)>",
            "![x](https://tracker.example/p.png)",
            "<a href='data:text/html,x'>x</a>",
            "<style>*{}</style>",
            "<iframe src=//x>",
        ] {
            let html = html(bad, 3);
            for sign in ["<script", "javascript:", "<img", "href=\"data", "<style", "<iframe"] {
                assert!(!html.contains(sign), "{bad} became {html}");
            }
        }
    }

    #[test]
    fn headings_are_moved_below_the_pages_own() {
        assert_eq!(html("# A", 3).trim(), "<h3>A</h3>");
        assert_eq!(html("##### A", 3).trim(), "<h6>A</h6>");
    }

    #[test]
    fn what_looks_like_html_is_shown_as_text() {
        assert!(html("a List<String> b", 3).contains("List&lt;String&gt;"));
    }

    #[test]
    fn plain_text_keeps_the_words() {
        assert_eq!(plain("# Hello\n\nSome *big* `code`\nhere"), "Hello\nSome big code here");
    }
}
