//! An organisation's own skills, through the browser.

use crate::both;
use crate::support::cast::{HANNAH, KESTREL, NADIA, RITA, RIVAL};
use crate::support::{Browser, Stage};
use touchstone::skills::store;

async fn area(stage: &Stage) -> String {
    let company = stage.company(KESTREL).await;
    stage.read(move |conn| Ok(store::areas(conn, &company)?[0].id.to_string())).await
}

async fn add(browser: &mut Browser, area: &str, name: &str) -> String {
    let form = browser.get("/skills/new").await;
    let id = form.value("id").expect("an id");
    let page = browser
        .post("/skills", &[("id", &id), ("name", name), ("area", area), ("description", "Knows our ledger."), ("aliases", "The books, TB")])
        .await;
    page.expect_status(303);
    assert_eq!(page.location(), format!("/skills/{id}"));
    id
}

both! {
    async fn a_company_adds_a_skill_of_its_own_and_the_other_company_never_sees_it(stage: Stage) {
        let area = area(&stage).await;
        let mut nadia = stage.browser(NADIA).await;
        let id = add(&mut nadia, &area, "Kestrel ledger").await;
        nadia.get("/skills?q=the+books").await.expect_status(200).expect("Kestrel ledger").expect("Yours");
        nadia.get(&format!("/skills/{id}")).await.expect_status(200).expect("Knows our ledger.").expect("Also called The books, TB");
        let mut rita = stage.browser(RITA).await;
        rita.get("/skills?q=the+books").await.expect_status(200).expect("Nothing by that name");
        rita.get(&format!("/skills/{id}")).await.expect_status(404);
        rita.get(&format!("/skills/{id}/edit")).await.expect_status(404);
        rita.post(&format!("/skills/{id}"), &[("name", "Mine"), ("area", &area), ("description", "x"), ("revision", "1")]).await.expect_status(404);
        rita.post(&format!("/skills/{id}/retirement"), &[]).await.expect_status(404);
        let rival = stage.company(RIVAL).await;
        assert!(stage.read(move |conn| Ok(store::search(conn, &rival, "kestrel ledger", 5)?.is_empty())).await);
    }

    async fn the_form_sent_twice_makes_one_skill(stage: Stage) {
        let area = area(&stage).await;
        let mut nadia = stage.browser(NADIA).await;
        let id = nadia.get("/skills/new").await.value("id").expect("an id");
        let fields = [("id", id.as_str()), ("name", "Twice"), ("area", area.as_str()), ("description", "Once.")];
        nadia.post("/skills", &fields).await.expect_status(303);
        nadia.post("/skills", &fields).await.expect_status(303);
        let company = stage.company(KESTREL).await;
        assert_eq!(stage.read(move |conn| Ok(store::search(conn, &company, "twice", 5)?.len())).await, 1);
    }

    async fn what_does_not_pass_comes_back_with_what_was_typed(stage: Stage) {
        let area = area(&stage).await;
        let mut nadia = stage.browser(NADIA).await;
        let id = nadia.get("/skills/new").await.value("id").expect("an id");
        let long = "é".repeat(81);
        nadia.post("/skills", &[("id", &id), ("name", &long), ("area", "nonsense"), ("description", "")]).await.expect_status(422)
            .expect("it has 81 characters, the most is 80").expect("Choose an area.").expect("Enter a description").expect(&long);
        nadia.post("/skills", &[("id", &id), ("name", "postgresql"), ("area", &area), ("description", "<script>alert(1)</script>")]).await.expect_status(422)
            .expect("There is a skill named PostgreSQL already.").expect_not("<script>alert(1)");
        nadia.post("/skills", &[("id", "x"), ("name", "Fine"), ("area", &area), ("description", "Fine.")]).await.expect_status(422);
    }

    async fn two_who_change_a_skill_at_once_lose_nothing(stage: Stage) {
        let area = area(&stage).await;
        let mut nadia = stage.browser(NADIA).await;
        let id = add(&mut nadia, &area, "Ledger").await;
        let url = format!("/skills/{id}");
        nadia.post(&url, &[("name", "Ledger"), ("area", &area), ("description", "The first to save."), ("revision", "1")]).await.expect_status(303);
        let page = nadia.post(&url, &[("name", "Ledger"), ("area", &area), ("description", "The second to save."), ("revision", "1")]).await;
        page.expect_status(409).expect("Somebody else saved first").expect("The first to save.").expect("The second to save.");
        assert_eq!(page.value("revision").as_deref(), Some("2"));
        nadia.post(&url, &[("name", "Ledger"), ("area", &area), ("description", "The second to save."), ("revision", "2")]).await.expect_status(303);
        nadia.get(&url).await.expect("The second to save.");
    }

    async fn a_retired_skill_is_not_offered_until_it_is_again(stage: Stage) {
        let area = area(&stage).await;
        let mut nadia = stage.browser(NADIA).await;
        let id = add(&mut nadia, &area, "Fax").await;
        nadia.post(&format!("/skills/{id}/retirement"), &[]).await.expect_status(303);
        nadia.get("/skills?q=fax").await.expect("Nothing by that name");
        nadia.get(&format!("/skills/{id}")).await.expect("Retired");
        nadia.post(&format!("/skills/{id}/retirement/end"), &[]).await.expect_status(303);
        nadia.get("/skills?q=fax").await.expect_not("Nothing by that name");
    }

    async fn shipped_skills_are_for_everybody_to_read_and_for_nobody_to_change(stage: Stage) {
        let company = stage.company(KESTREL).await;
        let (sql, area) = stage.read(move |conn| { let sql = store::by_slugs(conn, &company, &["sql"])?.remove(0); Ok((sql.id.to_string(), sql.area_id.to_string())) }).await;
        let mut nadia = stage.browser(NADIA).await;
        nadia.get(&format!("/skills/{sql}/edit")).await.expect_status(404);
        nadia.post(&format!("/skills/{sql}"), &[("name", "SQL"), ("area", &area), ("description", "x"), ("revision", "1")]).await.expect_status(404);
        nadia.post(&format!("/skills/{sql}/retirement"), &[]).await.expect_status(404);
        let mut hannah = stage.browser(HANNAH).await;
        hannah.get("/skills").await.expect_status(200).expect("Relational databases (SQL)").expect_not("New skill");
        hannah.get(&format!("/skills/{sql}")).await.expect_status(200).expect("Structured Query Language");
        hannah.get(&format!("/skills/areas/{area}")).await.expect_status(200).expect("What each level does");
        hannah.get("/skills/responsibilities?q=payment+gateways").await.expect_status(200).expect("Integration with front-end and third-party services");
        hannah.get("/skills/new").await.expect_status(403);
        hannah.post("/skills", &[("name", "Mine")]).await.expect_status(403);
        let mut stranger = stage.visitor().await;
        stranger.get("/skills").await.expect_status(303);
        for wrong in ["/skills/x", "/skills/areas/x", "/skills/00000000-0000-7000-8000-000000000000"] { hannah.get(wrong).await.expect_status(404); }
    }
}
