//! The settings page and the company.

use crate::both;
use crate::support::cast::{ADA, HANNAH, NADIA, PRIYA, ROMAN};
use touchstone::paths::accounts as paths;

both! {
    async fn the_settings_page_shows_what_a_role_may_open(stage: Stage) {
        for (who, sees, not) in [(ADA, vec!["Users", "Audit trail", "Outbox", "Background jobs", "Company"], vec![]), (NADIA, vec!["Outbox", "Skills catalogue"], vec!["Audit trail", "Background jobs"]), (HANNAH, vec!["Your account"], vec!["Outbox", "Audit trail"]), (PRIYA, vec!["Your account"], vec!["Outbox", "Skills catalogue"])] {
            let mut browser = stage.browser(who).await;
            let page = browser.get(&paths::settings()).await;
            page.expect_status(200);
            for title in sees {
                let link = page.link(title).unwrap_or_else(|| panic!("{}: no link {title}", who.name));
                assert!(link.starts_with('/'), "{link}");
            }
            for title in not { assert_eq!(page.link(title), None, "{}: {title}", who.name); }
        }
    }

    async fn an_administrator_changes_the_company(stage: Stage) {
        let mut ada = stage.browser(ADA).await;
        let page = ada.get(&paths::company()).await;
        let (name, email) = (page.value("seen_name").expect("a name"), page.value("seen_email").expect("an address"));
        assert_eq!(name, "Kestrel Pay");
        let seen = [("seen_name", name.as_str()), ("seen_email", email.as_str())];
        ada.post(&paths::company(), &[seen[0], seen[1], ("name", ""), ("contact_email", "nobody")]).await.expect_status(422).expect("Enter the company&#39;s name.").expect("is not an email address");
        ada.post(&paths::company(), &[seen[0], seen[1], ("name", "Kestrel <Pay> & Co"), ("contact_email", "help@kestrel.example")]).await.expect_status(303);
        ada.get(&paths::company()).await.expect("Kestrel &#60;Pay&#62; &#38; Co").expect("help@kestrel.example");
        let page = ada.post(&paths::company(), &[seen[0], seen[1], ("name", "Mine"), ("contact_email", "mine@kestrel.example")]).await;
        page.expect_status(409).expect("Somebody else saved first.").expect("help@kestrel.example").expect("value=\"Mine\"");
        let mut roman = stage.browser(ROMAN).await;
        roman.get(&paths::company()).await.expect("Rival Freight");
        stage.browser(NADIA).await.get(&paths::company()).await.expect_status(403);
    }
}
