//! Strings that break programs, as titles and texts of questions: kept as typed, shown as text, running nothing.

use crate::both;
use crate::support::cast::{KESTREL, NADIA};
use crate::support::data;
use crate::support::make::questions::save;
use regex::Regex;
use touchstone::kit::ids::QuestionId;
use touchstone::kit::text;
use touchstone::{new_id, paths, questions};

/// What a browser would run or fetch in a piece of a page: elements and attributes, not words that look like them.
fn runs(html: &str) -> Vec<String> {
    let tag = Regex::new(r#"<([a-z][a-z0-9]*)((?:\s+[^\s=<>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*/?>"#).expect("a pattern");
    let attribute = Regex::new(r#"\s([^\s=<>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?"#).expect("a pattern");
    let mut found = Vec::new();
    for one in tag.captures_iter(html) {
        if ["script", "iframe", "object", "embed", "math", "style", "base", "meta", "link", "img", "video", "audio"].contains(&&one[1]) {
            found.push(one[0].to_string());
        }
        for part in attribute.captures_iter(&one[2]) {
            let value = (2..=4).find_map(|n| part.get(n)).map_or("", |v| v.as_str()).trim_start();
            let leads = ["javascript:", "data:", "vbscript:"].iter().any(|scheme| value.starts_with(scheme));
            if part[1].starts_with("on")
                || (leads && ["href", "src", "action", "formaction", "xlink:href"].contains(&&part[1]))
                || &part[1] == "style"
            {
                found.push(one[0].to_string());
            }
        }
    }
    found
}

#[test]
fn what_runs_is_told_from_what_only_looks_like_it() {
    for bad in
        ["<script>", "<a href=\"javascript:alert(1)\">", "<p onclick=x>", "<b style='x'>", "<svg/><img src=x>", "<a  href = 'data:x'>"]
    {
        assert_eq!(runs(bad).len(), 1, "{bad}");
    }
    for fine in [
        "&lt;a href=\"javascript:alert(1)\"&gt;",
        "<input value=\"&#60;p onclick=x&#62; onerror=y\">",
        "<a href=\"/questions\">",
        "<svg class=\"icon\">",
    ] {
        assert!(runs(fine).is_empty(), "{fine}");
    }
}

both! {
    async fn every_naughty_string_survives_as_a_question_and_runs_nothing(stage: Stage) {
        let Some(folder) = data::shared("every_naughty_string_survives_as_a_question_and_runs_nothing") else { return };
        let file = std::fs::read_to_string(folder.join("bad-input/blns-MIT/blns.json")).expect("the strings");
        let strings: Vec<String> = serde_json::from_str(&file).expect("a list of strings");
        assert!(strings.len() > 400);
        let typed: Vec<(String, String)> =
            strings.iter().map(|s| (text::one_line(s).chars().take(120).collect::<String>().trim().to_string(), text::many_lines(s))).filter(|(title, _)| !title.is_empty()).collect();
        let wanted = typed.clone();
        let kept: Vec<(QuestionId, String, String)> = stage.write(KESTREL, move |conn, ctx| {
            let organisation = ctx.organisation()?;
            let mut kept = Vec::new();
            for (title, prompt) in &wanted {
                let mut draft = save(conn, title)?;
                draft.text.prompt_md = prompt.clone();
                draft.text.explanation_md = prompt.clone();
                draft.publish = false;
                let id = new_id!(ctx, QuestionId);
                let id = questions::create(conn, ctx, id, &draft)?;
                let full = questions::full(conn, &organisation, &id)?;
                kept.push((id, full.question.title, full.version.content.prompt_md.clone()));
            }
            Ok(kept)
        }).await;
        assert_eq!(kept.iter().map(|(_, title, prompt)| (title.clone(), prompt.clone())).collect::<Vec<_>>(), typed);
        let mut nadia = stage.browser(NADIA).await;
        for (id, title, _) in &kept {
            for url in [paths::questions::show(id), paths::questions::edit(id)] {
                let page = nadia.get(&url).await;
                page.expect_status(200);
                let shown = page.text();
                // The page's own icons and scripts stand before and after what was typed.
                let main = shown.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).expect("the page's content").to_lowercase();
                assert!(runs(&main).is_empty(), "{:?} in {url} of {title}", runs(&main));
            }
        }
        for title in kept.iter().map(|(_, title, _)| title).step_by(9) {
            nadia.get(&paths::with_query(&paths::questions::index(), &[("q", title)])).await.expect_status(200);
        }
    }
}
