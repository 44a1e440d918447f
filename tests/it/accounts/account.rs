//! One's own account.

use crate::both;
use crate::support::Page;
use crate::support::cast::{HANNAH, KESTREL, NADIA, PASSWORD};
use crate::support::letters::newest_to;
use touchstone::accounts::store;
use touchstone::kit::ids::SessionId;
use touchstone::paths::accounts as paths;

const NEW: &str = "violet harbour seventeen kites";

/// The addresses of the buttons that sign other browsers out.
fn end_links(page: &Page) -> Vec<String> {
    page.text()
        .split("action=\"")
        .skip(1)
        .filter_map(|part| part.split('"').next())
        .filter(|url| url.starts_with("/settings/account/sessions/"))
        .map(ToString::to_string)
        .collect()
}

both! {
    async fn a_person_changes_their_name(stage: Stage) {
        let mut nadia = stage.browser(NADIA).await;
        let page = nadia.get(&paths::account()).await;
        assert_eq!(page.value("name").as_deref(), Some("Nadia Osei"));
        let seen = page.value("revision").expect("a revision");
        nadia.post(&paths::account(), &[("name", "  Nadia\tOsei-Mensah <b> "), ("revision", &seen)]).await.expect_status(303);
        nadia.get(&paths::account()).await.expect("Nadia Osei-Mensah &#60;b&#62;");
        nadia.post(&paths::account(), &[("name", ""), ("revision", &seen)]).await.expect_status(422).expect("Enter your name.");
        nadia.post(&paths::account(), &[("name", &"é".repeat(121)), ("revision", &seen)]).await.expect_status(422).expect("the most is 120");
        let page = nadia.post(&paths::account(), &[("name", "Another Name"), ("revision", &seen)]).await;
        page.expect_status(409).expect("The name kept now is Nadia Osei-Mensah").expect("value=\"Another Name\"");
    }

    async fn a_new_password_needs_the_current_one_and_signs_other_browsers_out(stage: Stage) {
        let mut nadia = stage.browser(NADIA).await;
        let mut other = stage.browser(NADIA).await;
        let url = paths::own_password();
        nadia.post(&url, &[("current", "not it at all"), ("password", NEW)]).await.expect_status(422).expect("This is not your current password.").expect_not(NEW);
        nadia.post(&url, &[("current", PASSWORD), ("password", "short")]).await.expect_status(422).expect("at least 12 characters");
        nadia.post(&url, &[("current", PASSWORD), ("password", PASSWORD)]).await.expect_status(422).expect("Choose another.");
        other.get(&paths::account()).await.expect_status(200);
        let page = nadia.post(&url, &[("current", PASSWORD), ("password", NEW)]).await;
        nadia.follow(page).await.expect_status(200).expect("Your password is changed.").expect("1 other browser was signed out.");
        other.get(&paths::account()).await.expect_status(303);
        assert_eq!(newest_to(&stage, KESTREL, NADIA.email).await.kind, "password_changed");
        let mut again = stage.visitor().await;
        again.post(&paths::sessions(), &[("email", NADIA.email), ("password", PASSWORD)]).await.expect_status(422);
        again.post(&paths::sessions(), &[("email", NADIA.email), ("password", NEW)]).await.expect_status(303);
    }

    async fn a_person_signs_one_of_their_browsers_out(stage: Stage) {
        let mut here = stage.browser(NADIA).await;
        let mut there = stage.browser(NADIA).await;
        let links = end_links(&here.get(&paths::account()).await);
        assert_eq!(links.len(), 1, "only the other browser has its own button");
        here.post(&links[0], &[]).await.expect_status(303);
        there.get(&paths::account()).await.expect_status(303);
        here.get(&paths::account()).await.expect_status(200);
    }

    async fn nobody_signs_the_browsers_of_another_person_out(stage: Stage) {
        let mut hannah = stage.browser(HANNAH).await;
        let mut nadia = stage.browser(NADIA).await;
        let now = stage.clock.now();
        let session: SessionId = stage.read(move |conn| { let user = store::by_email(conn, HANNAH.email)?.expect("her").id; Ok(store::sessions_of(conn, &user, now)?.remove(0).id) }).await;
        nadia.post(&paths::session_end(session.as_str()), &[]).await.expect_status(303);
        hannah.get(&paths::account()).await.expect_status(200);
    }

    async fn signing_out_everywhere_ends_every_session(stage: Stage) {
        let mut here = stage.browser(NADIA).await;
        let mut there = stage.browser(NADIA).await;
        let page = here.post(&paths::sign_out_everywhere(), &[]).await;
        here.follow(page).await.expect_status(200).expect("2 sessions were ended.");
        assert!(here.cookie("ts_access").is_none());
        there.get(&paths::account()).await.expect_status(303);
        // A renewed access token does not bring the session back.
        there.forget_cookie("ts_access");
        there.get(&paths::account()).await.expect_status(303);
    }

    async fn the_colours_are_this_browsers_own(stage: Stage) {
        let mut nadia = stage.browser(NADIA).await;
        nadia.get(&paths::account()).await.expect_not("data-theme");
        nadia.post(&paths::theme(), &[("theme", "dark")]).await.expect_status(303);
        nadia.get(&paths::account()).await.expect("data-theme=\"dark\"").expect("value=\"dark\" checked");
        nadia.post(&paths::theme(), &[("theme", "purple\" onload=")]).await.expect_status(303);
        assert!(nadia.cookie("ts_theme").is_none());
        nadia.get(&paths::account()).await.expect_not("data-theme");
    }
}
