//! Writing and changing a question in a browser without scripts.

use crate::both;
use crate::support::cast::{KESTREL, NADIA};
use crate::support::make::questions::{question, skill};
use crate::support::{Browser, Page, Stage};
use touchstone::questions::{self, Content, Filter, Kind, QuestionState};

/// Every field of the page's form that a browser would send, with some of them changed.
fn filled<'a>(page: &Page, set: &[(&'a str, &'a str)]) -> Vec<(String, String)> {
    let text = page.text();
    let form = text.split("<form class=\"form\"").nth(1).and_then(|rest| rest.split("</form>").next()).expect("the form");
    let attribute = |tag: &str, name: &str| {
        tag.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split_once('"')).map(|(value, _)| {
            value.replace("&#34;", "\"").replace("&#60;", "<").replace("&#62;", ">").replace("&#39;", "'").replace("&#38;", "&")
        })
    };
    let (mut fields, mut select) = (Vec::new(), String::new());
    for tag in form.split('<').skip(1) {
        let (tag, inner) = tag.split_once('>').unwrap_or((tag, ""));
        let name = attribute(tag, "name");
        match tag.split_whitespace().next() {
            Some("input") if tag.contains("type=\"radio\"") || tag.contains("type=\"checkbox\"") => {
                if tag.contains(" checked") {
                    fields.push((name.expect("a name"), attribute(tag, "value").expect("a value")));
                }
            }
            Some("input") => {
                if let Some(name) = name {
                    fields.push((name, attribute(tag, "value").unwrap_or_default()));
                }
            }
            Some("select") => {
                select = name.expect("a name");
                fields.push((select.clone(), String::new()));
            }
            Some("option") if tag.contains(" selected") => {
                fields.retain(|(n, _)| *n != select);
                fields.push((select.clone(), attribute(tag, "value").expect("a value")));
            }
            Some("textarea") => fields.push((
                name.expect("a name"),
                inner
                    .trim_start_matches('\n')
                    .replace("&#34;", "\"")
                    .replace("&#60;", "<")
                    .replace("&#62;", ">")
                    .replace("&#39;", "'")
                    .replace("&#38;", "&"),
            )),
            _ => {}
        }
    }
    fields.retain(|(name, _)| name != "csrf" && !set.iter().any(|(n, _)| n == name));
    fields.extend(set.iter().map(|(n, v)| (n.to_string(), v.to_string())));
    fields
}

async fn send(browser: &mut Browser, url: &str, fields: &[(String, String)]) -> Page {
    let borrowed: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    browser.post(url, &borrowed).await
}

async fn sql(stage: &Stage) -> String {
    stage.read(|conn| skill(conn, "sql")).await.to_string()
}

both! {
    async fn a_question_is_written_row_by_row_without_scripts(stage: Stage) {
        let sql = sql(&stage).await;
        let mut nadia = stage.browser(NADIA).await;
        nadia.get("/questions/new").await.expect("Single choice").expect("Written answer");
        let page = nadia.get("/questions/new?kind=choice").await;
        let set = [("title", "Which lock"), ("prompt", "Which *lock* is taken?"), ("options.0.text", "None"), ("options.1.text", "A row lock"), ("correct", "1"), ("do", "add options")];
        let page = send(&mut nadia, "/questions", &filled(&page, &set)).await;
        page.expect_status(200).expect("Option 5");
        assert_eq!(page.value("options.1.text").as_deref(), Some("A row lock"));
        assert_eq!(page.value("title").as_deref(), Some("Which lock"));

        // The first row goes; the tick goes with its row.
        let page = send(&mut nadia, "/questions", &filled(&page, &[("do", "remove options.0")])).await;
        assert_eq!(page.value("options.0.text").as_deref(), Some("A row lock"));
        let page = send(&mut nadia, "/questions", &filled(&page, &[("options.2.text", "A table lock"), ("do", "preview")])).await;
        page.expect("Which <em>lock</em> is taken?");

        // Not fit yet: what is missing is said once, all together, and nothing typed is lost.
        let page = send(&mut nadia, "/questions", &filled(&page, &[("do", "publish")])).await;
        page.expect_status(422).expect("Error: ").expect("Write the explanation.").expect("Choose the skill that this question measures.");
        assert_eq!(page.value("options.1.text").as_deref(), Some("A table lock"), "blank rows are gone");

        let fields = filled(&page, &[("explanation", "Updates lock the row."), ("skill.0", &sql), ("do", "publish")]);
        let page = send(&mut nadia, "/questions", &fields).await;
        page.expect_status(303);
        let shown = page.location().to_string();
        nadia.get(&shown).await.expect("Published.").expect("Which lock").expect("A row lock");

        // Sent twice, it is there once.
        let again = send(&mut nadia, "/questions", &fields).await;
        assert_eq!(again.location(), shown);
        let company = stage.company(KESTREL).await;
        assert_eq!(stage.read(move |conn| questions::list(conn, &company, &Filter::default(), None)).await.rows.len(), 1);
    }

    async fn every_kind_can_be_written_and_saved_again_unchanged(stage: Stage) {
        let sql = sql(&stage).await;
        let mut nadia = stage.browser(NADIA).await;
        for kind in Kind::ALL {
            let more: &[(&str, &str)] = match kind {
                Kind::Choice => &[("options.0.text", "a"), ("options.1.text", "b"), ("correct", "0")],
                Kind::Multiple => &[("options.0.text", "a"), ("options.1.text", "b"), ("options.0.correct", "on"), ("policy", "right_minus_wrong")],
                Kind::TrueFalse => &[("answer", "false")],
                Kind::Numeric => &[("answer", "1,5"), ("tolerance", "10"), ("tolerance_in", "percent"), ("unit", "s"), ("units.rows", "1"), ("units.0.unit", "ms"), ("units.0.factor", "0.001")],
                Kind::ShortText => &[("accept.0.text", "git rebase"), ("accept.1.text", "rebase( -i)?"), ("accept.1.how", "regex"), ("accept.1.percent", "50"), ("accept.0.case", "on")],
                Kind::Ordering => &[("items.0.text", "a"), ("items.1.text", "b"), ("items.2.text", "c"), ("policy", "positions")],
                Kind::Matching => &[("pairs.0.left", "a"), ("pairs.0.right", "1"), ("pairs.1.left", "b"), ("pairs.1.right", "2"), ("extra.0.text", "3"), ("policy", "all_or_nothing")],
                Kind::Essay => &[("words_max", "200"), ("guidance", "Look for the cause."), ("criteria.0.name", "Cause"), ("criteria.0.levels.0.anchor", "None"), ("criteria.0.levels.1.anchor", "Some"), ("criteria.0.levels.2.anchor", "All")],
            };
            let page = nadia.get(&format!("/questions/new?kind={kind}")).await;
            let mut set = vec![("title", kind.label()), ("prompt", "What?"), ("explanation", "Because."), ("skill.0", sql.as_str()), ("do", "publish")];
            set.extend(more);
            let page = send(&mut nadia, "/questions", &filled(&page, &set)).await;
            page.expect_status(303);
            let shown = page.location().to_string();
            let id: touchstone::kit::ids::QuestionId = shown.trim_start_matches("/questions/").parse().expect("an id");
            let (company, one) = (stage.company(KESTREL).await, id.clone());
            let before = stage.read(move |conn| questions::full(conn, &company, &one)).await;
            let page = nadia.get(&format!("{shown}/edit")).await;
            send(&mut nadia, &shown, &filled(&page, &[("do", "publish")])).await.expect_status(303);
            let company = stage.company(KESTREL).await;
            let after = stage.read(move |conn| questions::full(conn, &company, &id)).await;
            assert_eq!(*after.version.content, *before.version.content, "{kind}");
        }
    }

    async fn a_draft_is_kept_unfinished_and_published_later(stage: Stage) {
        let sql = sql(&stage).await;
        let mut nadia = stage.browser(NADIA).await;
        let page = nadia.get("/questions/new?kind=matching").await;
        let page = send(&mut nadia, "/questions", &filled(&page, &[("title", "Unfinished"), ("pairs.0.left", "GET"), ("do", "draft")])).await;
        page.expect_status(303);
        let shown = page.location().to_string();
        nadia.get(&shown).await.expect("Saved as a draft.").expect("Write the question.");
        nadia.get("/questions").await.expect_not("Unfinished");
        let page = nadia.get(&format!("{shown}/edit")).await;
        assert_eq!(page.value("pairs.0.left").as_deref(), Some("GET"));
        let set = [("prompt", "Match"), ("explanation", "So."), ("skill.0", sql.as_str()), ("pairs.0.right", "safe"), ("pairs.rows", "2"), ("pairs.1.left", "POST"), ("pairs.1.right", "unsafe"), ("do", "publish")];
        send(&mut nadia, &shown, &filled(&page, &set)).await.expect_status(303);
        nadia.get("/questions").await.expect("Unfinished");
    }

    async fn a_stale_save_shows_both_and_loses_nothing(stage: Stage) {
        let id = stage.act(NADIA, |conn, ctx| question(conn, ctx, "Shared")).await.expect("written");
        let url = format!("/questions/{id}");
        let (mut nadia, mut other) = (stage.browser(NADIA).await, stage.browser(NADIA).await);
        let (mine, theirs) = (nadia.get(&format!("{url}/edit")).await, other.get(&format!("{url}/edit")).await);
        send(&mut other, &url, &filled(&theirs, &[("prompt", "Their wording"), ("do", "publish")])).await.expect_status(303);
        let page = send(&mut nadia, &url, &filled(&mine, &[("prompt", "My wording"), ("do", "publish")])).await;
        page.expect_status(409).expect("Somebody else saved this question").expect("Their wording");
        assert_eq!(page.value("prompt").as_deref(), Some("My wording"));
        send(&mut nadia, &url, &filled(&page, &[("do", "publish")])).await.expect_status(303);
        nadia.get(&url).await.expect("My wording");
    }

    async fn a_save_of_a_used_question_says_that_it_made_a_version(stage: Stage) {
        let id = stage.act(NADIA, |conn, ctx| question(conn, ctx, "Used")).await.expect("written");
        let one = id.clone();
        stage.write(KESTREL, move |conn, ctx| questions::freeze_current(conn, ctx, &[one])).await;
        let url = format!("/questions/{id}");
        let mut nadia = stage.browser(NADIA).await;
        let page = nadia.get(&format!("{url}/edit")).await;
        page.expect("your changes make a new one");
        send(&mut nadia, &url, &filled(&page, &[("prompt", "Clearer"), ("do", "publish")])).await.expect_status(303);
        nadia.get(&url).await.expect("Saved as a new version.").expect("Version 2");
    }

    async fn mistakes_stand_beside_their_fields(stage: Stage) {
        let mut nadia = stage.browser(NADIA).await;
        let page = nadia.get("/questions/new?kind=short_text").await;
        let page = send(&mut nadia, "/questions", &filled(&page, &[("title", "Broken"), ("accept.0.text", "fine"), ("accept.1.text", "a("), ("accept.1.how", "regex"), ("minutes", "999"), ("do", "publish")])).await;
        page.expect_status(422).expect("href=\"#f-accept.1.text\"").expect("id=\"f-accept.1.text\"").expect("This regex cannot be read").expect("from 1 to 120");
        let page = nadia.get("/questions/new?kind=numeric").await;
        let page = send(&mut nadia, "/questions", &filled(&page, &[("title", "Broken"), ("answer", "twelve"), ("do", "draft")])).await;
        page.expect_status(422).expect("Enter the right number");
        assert_eq!(page.value("answer").as_deref(), Some("twelve"));
    }

    async fn hostile_forms_are_refused_or_tamed(stage: Stage) {
        let sql = sql(&stage).await;
        let mut nadia = stage.browser(NADIA).await;
        nadia.post("/questions", &[("kind", "nonsense")]).await.expect_status(404);
        nadia.post("/questions", &[("kind", "choice"), ("id", "nonsense")]).await.expect_status(404);
        let page = nadia.get("/questions/new?kind=choice").await;
        let bad = "\"><script>alert(1)</script>";
        // Two options with one hidden id get ids of their own; texts run nothing.
        let set = [("title", bad), ("prompt", bad), ("explanation", bad), ("options.0.id", "same"), ("options.1.id", "same"), ("options.0.text", bad), ("options.1.text", "b"), ("options.rows", "999999"), ("correct", "0"), ("skill.0", sql.as_str()), ("do", "publish")];
        let page = send(&mut nadia, "/questions", &filled(&page, &set)).await;
        page.expect_status(303);
        let shown = page.location().to_string();
        nadia.get(&shown).await.expect_not("<script>alert");
        nadia.get(&format!("{shown}/edit")).await.expect_not("<script>alert");
        nadia.get("/questions").await.expect_not("<script>alert");
        let id: touchstone::kit::ids::QuestionId = shown.trim_start_matches("/questions/").parse().expect("an id");
        let company = stage.company(KESTREL).await;
        let full = stage.read(move |conn| questions::full(conn, &company, &id)).await;
        let Content::Choice(choice) = &full.version.content.content else { panic!("a choice") };
        assert_eq!(choice.options.len(), 2);
        assert_ne!(choice.options[0].id, choice.options[1].id);
        assert_eq!(full.question.state, QuestionState::Published);
        // A skill that is not there.
        let page = nadia.get("/questions/new?kind=true_false").await;
        let set = [("title", "t"), ("prompt", "p"), ("explanation", "e"), ("answer", "true"), ("skill.0", "01936f00-0000-7000-8000-000000000000"), ("do", "publish")];
        send(&mut nadia, "/questions", &filled(&page, &set)).await.expect_status(422).expect("Choose a skill of the list.");
    }
}
