//! Settings of a draft.

use crate::both;
use crate::support::cast::{KESTREL, NADIA};
use crate::support::make::assessments as make;
use touchstone::assessments::{AiPolicy, ItemOrder, actions};
use touchstone::paths::assessments as paths;

const GOOD: [(&str, &str); 9] = [
    ("title", "Ledger test"),
    ("limit", "75"),
    ("offline", "20"),
    ("order", "shuffled"),
    ("instructions", "Read *all* of it."),
    ("ai", "disclosed"),
    ("ai_note", "Name the tool."),
    ("cut", "60"),
    ("contact", "people@kestrel.example"),
];

fn with<'a>(revision: &'a str, change: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields: Vec<(&str, &str)> = GOOD.iter().copied().filter(|(k, _)| !change.iter().any(|(c, _)| c == k)).collect();
    fields.extend_from_slice(change);
    fields.push(("revision", revision));
    fields
}

both! {
    async fn settings_are_saved_and_shown_again(stage: Stage) {
        let id = stage.write(KESTREL, |conn, ctx| { let role = make::role(conn, ctx, "Ledger engineer")?; make::draft(conn, ctx, &role, 1) }).await;
        let mut browser = stage.browser(NADIA).await;
        assert_eq!(browser.get(&paths::settings(&id)).await.value("revision").as_deref(), Some("1"));
        let page = browser.post(&paths::settings(&id), &with("1", &[("go", "on")])).await;
        assert_eq!(page.location(), paths::review(&id));
        let page = browser.get(&paths::settings(&id)).await;
        assert_eq!((page.value("limit").as_deref(), page.value("cut").as_deref(), page.value("revision").as_deref()), (Some("75"), Some("60"), Some("2")));
        let a = stage.act(NADIA, { let id = id.clone(); move |conn, ctx| Ok(actions::look(conn, ctx, &id)?.plan.assessment) }).await.expect("an assessment");
        assert_eq!((a.item_order, a.ai_policy, a.ai_note.as_str()), (ItemOrder::Shuffled, AiPolicy::Disclosed, "Name the tool."));
        browser.post(&paths::settings(&id), &with("1", &[])).await.expect_status(303);
        assert_eq!(browser.get(&paths::settings(&id)).await.value("revision").as_deref(), Some("2"), "sent twice, saved once");
    }

    async fn a_stale_form_comes_back_with_both_texts(stage: Stage) {
        let id = stage.write(KESTREL, |conn, ctx| { let role = make::role(conn, ctx, "Ledger engineer")?; make::draft(conn, ctx, &role, 1) }).await;
        let mut browser = stage.browser(NADIA).await;
        browser.post(&paths::settings(&id), &with("1", &[("instructions", "Theirs, saved first.")])).await.expect_status(303);
        let page = browser.post(&paths::settings(&id), &with("1", &[("instructions", "Mine, typed for an hour.")])).await;
        page.expect_status(409).expect("Somebody else saved first.").expect("Theirs, saved first.").expect("Mine, typed for an hour.").expect_not("<dt>Title</dt>");
        assert_eq!((page.value("instructions").as_deref().map(str::trim), page.value("revision").as_deref()), (Some("Mine, typed for an hour."), Some("2")));
        browser.post(&paths::settings(&id), &with("2", &[("instructions", "Mine, typed for an hour.")])).await.expect_status(303);
    }

    async fn every_mistake_is_named_and_nothing_typed_is_lost(stage: Stage) {
        let id = stage.write(KESTREL, |conn, ctx| { let role = make::role(conn, ctx, "Ledger engineer")?; make::draft(conn, ctx, &role, 1) }).await;
        let mut browser = stage.browser(NADIA).await;
        let page = browser.post(&paths::settings(&id), &with("1", &[("title", " "), ("limit", "4"), ("cut", "101"), ("ai", "maybe"), ("contact", "")])).await;
        page.expect_status(422).expect("Enter a title.").expect("a whole number from 5 to 480").expect("a whole number from 0 to 100").expect("Choose what AI assistants may be used for.")
            .expect("Enter whom candidates ask for help.").expect("Read *all* of it.").expect("value=\"101\"");
        for fine in ["0", "100", ""] {
            let revision = browser.get(&paths::settings(&id)).await.value("revision").expect("a revision");
            browser.post(&paths::settings(&id), &with(&revision, &[("cut", fine)])).await.expect_status(303);
        }
    }

    async fn the_preview_runs_nothing_and_works_with_and_without_the_script(stage: Stage) {
        let id = stage.write(KESTREL, |conn, ctx| { let role = make::role(conn, ctx, "Ledger engineer")?; make::draft(conn, ctx, &role, 1) }).await;
        let mut browser = stage.browser(NADIA).await;
        let page = browser.post(&paths::settings_preview(&id), &with("1", &[("instructions", "**Bold** <script>alert(1)</script>")])).await;
        page.expect_status(200).expect("<strong>Bold</strong>").expect_not("<script>alert");
        assert_eq!(page.value("instructions").as_deref().map(str::trim), Some("**Bold** <script>alert(1)</script>"));
    }
}
