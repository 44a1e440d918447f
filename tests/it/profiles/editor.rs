//! The editor through the browser, without script.

use crate::both;
use crate::support::cast::{HANNAH, KESTREL, NADIA, PRIYA, RITA};
use crate::support::make::profiles::{self as make, Wanted};
use crate::support::{Browser, Page, Stage};
use touchstone::kit::Level;
use touchstone::kit::ids::ProfileId;
use touchstone::profiles::{ProfileContent, store};
use touchstone::skills;

/// Every field of the form with this id as a browser would send it, without its buttons.
fn sent(page: &Page, form: &str) -> Vec<(String, String)> {
    let text = page.text();
    let start = text.find(&format!("action=\"{form}\"")).unwrap_or_else(|| panic!("no form {form} on {}", page.url));
    let part = &text[start..start + text[start..].find("</form>").expect("its end")];
    let value = |tag: &str, name: &str| {
        tag.find(&format!("{name}=\"")).map(|at| {
            let from = at + name.len() + 2;
            tag[from..from + tag[from..].find('"').expect("a quote")].replace("&#38;", "&").replace("&#34;", "\"").replace("&#39;", "'")
        })
    };
    let mut out = Vec::new();
    for (at, _) in part.match_indices('<') {
        let tag = &part[at..at + part[at..].find('>').unwrap_or(0)];
        let Some(name) = value(tag, " name") else { continue };
        if tag.starts_with("<input") {
            let pick = tag.contains("type=\"radio\"") || tag.contains("type=\"checkbox\"");
            if !pick || tag.contains(" checked") {
                out.push((name, value(tag, " value").unwrap_or_default()));
            }
        } else if tag.starts_with("<textarea") {
            let from = at + tag.len() + 1;
            out.push((name, part[from..from + part[from..].find("</textarea>").expect("its end")].trim_start_matches('\n').to_string()));
        } else if tag.starts_with("<select") {
            let end = at + part[at..].find("</select>").expect("its end");
            let chosen =
                part[at..end].split("<option").find(|o| o.contains(" selected")).and_then(|o| value(o, " value")).unwrap_or_default();
            out.push((name, chosen));
        }
    }
    out.retain(|(name, _)| name != "csrf");
    out
}

async fn press(browser: &mut Browser, page: &Page, url: &str, button: &str, changes: &[(&str, &str)]) -> Page {
    let mut fields = sent(page, url);
    for (name, value) in changes {
        fields.retain(|(n, _)| n != name);
        fields.push(((*name).to_string(), (*value).to_string()));
    }
    fields.push(("do".to_string(), button.to_string()));
    let pairs: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    browser.post(url, &pairs).await
}

async fn draft(stage: &Stage, wanted: Wanted) -> String {
    stage.act(NADIA, move |conn, ctx| make::draft(conn, ctx, &wanted)).await.expect("a draft").to_string()
}

async fn content(stage: &Stage, id: &str) -> ProfileContent {
    let company = stage.company(KESTREL).await;
    let id: ProfileId = id.parse().expect("an id");
    stage
        .read(move |conn| {
            let profile = store::profile(conn, &company, &id)?;
            store::content(conn, &profile)
        })
        .await
}

both! {
    async fn from_a_template_to_a_published_version_without_script(stage: Stage) {
        let mut nadia = stage.browser(NADIA).await;
        nadia.get("/profiles").await.expect_status(200).expect("No job profiles yet");
        let new = nadia.get("/profiles/new").await;
        let id = new.value("id").expect("an id");
        let started = nadia.post("/profiles", &[("id", &id), ("title", "Ledger engineer"), ("template", "senior-backend-developer")]).await;
        assert_eq!(started.location(), format!("/profiles/{id}/edit"));
        nadia.post("/profiles", &[("id", &id), ("title", "Ledger engineer"), ("template", "senior-backend-developer")]).await.expect_status(303);
        let role = nadia.get(started.location()).await;
        role.expect_status(200).expect("Hannah Lindqvist");
        let hannah = stage.read(|conn| Ok(touchstone::accounts::store::by_email(conn, HANNAH.email)?.expect("hannah").id.to_string())).await;
        let saved = press(&mut nadia, &role, &format!("/profiles/{id}/role"), "next", &[("location", "Lisbon"), ("team_name", "Payments"), ("salary_min", "62000"), ("salary_max", "78000"), ("salary_currency", "EUR"), ("team", &hannah)]).await;
        assert_eq!(saved.location(), format!("/profiles/{id}/content"), "{}", saved.words());
        let editor = nadia.get(saved.location()).await;
        editor.expect_status(200).expect("Weights add up to 100%").expect("Description").expect("[product] is still in the text");
        let on = press(&mut nadia, &editor, &format!("/profiles/{id}/content"), "review", &[("description", "You keep the ledger right.")]).await;
        assert_eq!(on.location(), format!("/profiles/{id}/review"));
        let review = nadia.get(on.location()).await;
        review.expect("EUR 62,000 to 78,000 a year").expect("Publish version 1").expect("You keep the ledger right.");
        let (revision, version) = (review.value("revision").expect("a revision"), review.value("version").expect("a version"));
        for _ in 0..2 {
            let published = nadia.post(&format!("/profiles/{id}/versions"), &[("revision", &revision), ("version", &version)]).await;
            assert_eq!(published.location(), format!("/profiles/{id}"));
        }
        nadia.get(&format!("/profiles/{id}")).await.expect("Open, version 1").expect("Hannah Lindqvist");
        nadia.get(&format!("/profiles/{id}/versions")).await.expect("Version 1").expect_not("Version 2").expect("Nadia Osei");
        nadia.get(&format!("/profiles/{id}/versions/1")).await.expect_status(200).expect("You keep the ledger right.");
        nadia.get(&format!("/profiles/{id}/versions/2")).await.expect_status(404);
        nadia.get("/profiles?state=open&q=ledger+lisbon").await.expect("Ledger engineer");
        nadia.get("/profiles?state=draft").await.expect("Nothing here");
        let mut hannah = stage.browser(HANNAH).await;
        hannah.get("/profiles").await.expect("Ledger engineer").expect_not("New job profile");
        hannah.get(&format!("/profiles/{id}")).await.expect_status(200).expect_not(">Edit<");
    }

    async fn each_button_saves_the_whole_form_first(stage: Stage) {
        let id = draft(&stage, Wanted { skills: vec![("sql", Level::Advanced, 40, true), ("python", Level::Working, 35, false), ("http", Level::Basic, 5, false)], ..Wanted::default() }).await;
        let url = format!("/profiles/{id}/content");
        let mut nadia = stage.browser(NADIA).await;
        let ids: Vec<String> = content(&stage, &id).await.skills.iter().map(|s| s.skill.to_string()).collect();
        let page = nadia.get(&url).await;
        page.expect("Weights add up to 80%");
        let weight = format!("weight-{}", ids[2]);
        press(&mut nadia, &page, &url, &format!("up:{}", ids[2]), &[(&weight, "25"), ("description", "New words.")]).await.expect_status(303);
        let now = content(&stage, &id).await;
        assert_eq!(now.skills.iter().map(|s| (s.slug.as_str(), s.weight)).collect::<Vec<_>>(), [("sql", 40), ("http", 25), ("python", 35)]);
        assert_eq!(now.description_md, "New words.");
        let page = nadia.get(&url).await;
        press(&mut nadia, &page, &url, &format!("remove:{}", ids[0]), &[]).await.expect_status(303);
        let page = nadia.get(&url).await;
        press(&mut nadia, &page, &url, "balance", &[]).await.expect_status(303);
        assert_eq!(content(&stage, &id).await.skills.iter().map(|s| s.weight).sum::<i32>(), 100);
        let page = nadia.get(&url).await;
        let preview = press(&mut nadia, &page, &format!("{url}"), "preview", &[("description", "**Bold** <script>alert(1)</script>")]).await;
        assert!(preview.location().contains("preview=1"));
        nadia.get(&format!("{url}?preview=1")).await.expect("<strong>Bold</strong>").expect_not("<script>alert(1)");
    }

    async fn skills_and_responsibilities_are_found_and_added(stage: Stage) {
        let id = draft(&stage, Wanted { skills: vec![], ..Wanted::default() }).await;
        let company = stage.company(KESTREL).await;
        let (redis, backup) = stage.read(move |conn| Ok((skills::store::by_slugs(conn, &company, &["redis"])?.remove(0).id.to_string(), skills::store::responsibilities(conn, &company, "backups")?.remove(0).id.to_string()))).await;
        let mut nadia = stage.browser(NADIA).await;
        nadia.get(&format!("/profiles/{id}/skills?q=redis")).await.expect_status(200).expect(&redis);
        nadia.get(&format!("/profiles/{id}/skills")).await.expect_status(200).expect("Starter sets");
        for _ in 0..2 { nadia.post(&format!("/profiles/{id}/skills"), &[("skill", &redis), ("q", "redis")]).await.expect_status(303); }
        nadia.get(&format!("/profiles/{id}/responsibilities?q=backups")).await.expect(&backup);
        nadia.post(&format!("/profiles/{id}/responsibilities"), &[("responsibility", &backup)]).await.expect_status(303);
        let now = content(&stage, &id).await;
        assert_eq!((now.skills.len(), now.skills[0].slug.as_str(), now.responsibilities.len()), (1, "redis", 1));
        nadia.post(&format!("/profiles/{id}/skills/starter"), &[("template", "junior-backend-developer")]).await.expect_status(303);
        assert!(content(&stage, &id).await.skills.len() > 4);
        nadia.post(&format!("/profiles/{id}/skills"), &[("skill", "nonsense")]).await.expect_status(422);
        nadia.post(&format!("/profiles/{id}/skills"), &[("skill", "00000000-0000-7000-8000-000000000000")]).await.expect_status(422);
        nadia.post(&format!("/profiles/{id}/skills/starter"), &[("template", "nonsense")]).await.expect_status(404);
    }

    async fn two_who_save_at_once_see_both_versions(stage: Stage) {
        let id = draft(&stage, Wanted::default()).await;
        let url = format!("/profiles/{id}/content");
        let mut nadia = stage.browser(NADIA).await;
        let mine = nadia.get(&url).await;
        let theirs = nadia.get(&url).await;
        press(&mut nadia, &theirs, &url, "save", &[("description", "Saved by the other.")]).await.expect_status(303);
        let clash = press(&mut nadia, &mine, &url, "save", &[("description", "Typed by me.")]).await;
        clash.expect_status(409).expect("Somebody else saved first").expect("Saved by the other.").expect("Typed by me.");
        press(&mut nadia, &clash, &url, "save", &[]).await.expect_status(303);
        assert_eq!(content(&stage, &id).await.description_md, "Typed by me.");
        // The same form sent twice is no clash.
        let page = nadia.get(&url).await;
        for _ in 0..2 { press(&mut nadia, &page, &url, "save", &[("description", "Twice.")]).await.expect_status(303); }
        let role = format!("/profiles/{id}/role");
        let (a, b) = (nadia.get(&format!("/profiles/{id}/edit")).await, nadia.get(&format!("/profiles/{id}/edit")).await);
        press(&mut nadia, &a, &role, "save", &[("location", "Porto")]).await.expect_status(303);
        press(&mut nadia, &b, &role, "save", &[("location", "Faro")]).await.expect_status(409).expect("Porto").expect("Faro");
    }

    async fn what_does_not_pass_comes_back_with_what_was_typed(stage: Stage) {
        let id = draft(&stage, Wanted::default()).await;
        let mut nadia = stage.browser(NADIA).await;
        let (edit, role) = (nadia.get(&format!("/profiles/{id}/edit")).await, format!("/profiles/{id}/role"));
        let page = press(&mut nadia, &edit, &role, "save", &[("title", ""), ("salary_min", "lots"), ("workplace", "moon"), ("team", "nobody")]).await;
        page.expect_status(422).expect("Enter a title.").expect("lots").expect("Choose people of your company.");
        press(&mut nadia, &edit, &role, "save", &[("salary_min", "9"), ("salary_max", "8")]).await.expect_status(422).expect("The most pay is less than the least.");
        press(&mut nadia, &edit, &role, "save", &[("salary_currency", "XXX")]).await.expect_status(422).expect("Choose a currency.");
        press(&mut nadia, &edit, &role, "save", &[("title", &"é".repeat(121))]).await.expect_status(422).expect("it has 121 characters");
        let stranger = stage.read(|conn| Ok(touchstone::accounts::store::by_email(conn, RITA.email)?.expect("rita").id.to_string())).await;
        press(&mut nadia, &edit, &role, "save", &[("team", &stranger)]).await.expect_status(422).expect("Choose people of your company.");
        let url = format!("/profiles/{id}/content");
        let page = nadia.get(&url).await;
        let skill = content(&stage, &id).await.skills[0].skill.to_string();
        press(&mut nadia, &page, &url, "save", &[(&format!("weight-{skill}"), "-3"), ("description", "Kept words.")]).await.expect_status(422).expect("a whole number from 1 to 100").expect("Kept words.");
        press(&mut nadia, &page, &url, "save", &[("description", &"x".repeat(20_001))]).await.expect_status(422).expect("it has 20001 characters");
        press(&mut nadia, &page, &url, "save", &[("skill", "00000000-0000-7000-8000-000000000000"), ("weight-00000000-0000-7000-8000-000000000000", "5"), ("level-00000000-0000-7000-8000-000000000000", "basic")]).await
            .expect_status(422).expect("not in the catalogue any more");
        press(&mut nadia, &page, &url, "save", &[("responsibility", "x")]).await.expect_status(422);
        let added = nadia.get(&format!("{url}?attribute=new")).await;
        let fresh = sent(&added, &url).into_iter().filter(|(n, _)| n == "attribute").next_back().expect("a fresh one").1;
        press(&mut nadia, &added, &url, "save", &[]).await.expect_status(303);
        assert_eq!(content(&stage, &id).await.attributes.len(), 2, "a blank one is left out");
        let added = nadia.get(&format!("{url}?attribute=new")).await;
        let newer = sent(&added, &url).into_iter().filter(|(n, _)| n == "attribute").next_back().expect("a fresh one").1;
        assert_ne!(fresh, newer);
        press(&mut nadia, &added, &url, "save", &[(&format!("name-{newer}"), "Curiosity")]).await.expect_status(422).expect("what a 3 looks like");
        press(&mut nadia, &added, &url, &format!("remove-attribute:{newer}"), &[(&format!("name-{newer}"), "Curiosity")]).await.expect_status(303);
        let new = nadia.get("/profiles/new").await.value("id").expect("an id");
        nadia.post("/profiles", &[("id", &new), ("title", ""), ("template", "blank")]).await.expect_status(422).expect("Enter a title");
        nadia.post("/profiles", &[("id", &new), ("title", "T"), ("template", "nonsense")]).await.expect_status(422);
        nadia.post("/profiles", &[("id", "x"), ("title", "T"), ("template", "blank")]).await.expect_status(422);
    }

    async fn nobody_of_another_company_and_nobody_without_permission_gets_in(stage: Stage) {
        let (id, _) = stage.act(NADIA, |conn, ctx| make::published(conn, ctx, &Wanted { team: vec![], ..Wanted::default() })).await.expect("published");
        let (mut rita, mut hannah, mut priya) = (stage.browser(RITA).await, stage.browser(HANNAH).await, stage.browser(PRIYA).await);
        for page in ["", "/edit", "/content", "/review", "/versions", "/versions/1", "/skills", "/responsibilities", "/deletion"] {
            let url = format!("/profiles/{id}{page}");
            rita.get(&url).await.expect_status(404);
            let refused = hannah.get(&url).await.status.as_u16();
            assert!(matches!(refused, 403 | 404), "{url}: {refused}");
            assert_eq!(priya.get(&url).await.status.as_u16(), 403, "{url}");
        }
        for (deed, fields) in [("role", vec![("title", "Mine"), ("workplace", "remote"), ("employment", "contract"), ("salary_period", "year"), ("revision", "4")]), ("content", vec![("revision", "4")]), ("content/preview", vec![("revision", "4")]),
            ("skills", vec![("skill", "00000000-0000-7000-8000-000000000000")]), ("skills/starter", vec![("template", "junior-backend-developer")]), ("responsibilities", vec![("responsibility", "00000000-0000-7000-8000-000000000000")]),
            ("versions", vec![("revision", "4"), ("version", "00000000-0000-7000-8000-000000000000")]), ("closure", vec![]), ("closure/end", vec![]), ("deletion", vec![])] {
            let url = format!("/profiles/{id}/{deed}");
            rita.post(&url, &fields).await.expect_status(404);
            hannah.post(&url, &fields).await.expect_status(403);
        }
        hannah.get("/profiles").await.expect_status(200).expect("You see a profile here when");
        hannah.get("/profiles/new").await.expect_status(403);
        hannah.post("/profiles", &[("title", "Mine"), ("template", "blank")]).await.expect_status(403);
        rita.get("/profiles").await.expect_not("Senior Backend Engineer");
        stage.visitor().await.get("/profiles").await.expect_status(303);
        assert_eq!(rita.get("/profiles/nonsense").await.status.as_u16(), 404);
    }

    async fn a_draft_is_deleted_after_a_question_and_a_published_profile_is_closed_instead(stage: Stage) {
        let id = draft(&stage, Wanted::default()).await;
        let mut nadia = stage.browser(NADIA).await;
        nadia.get(&format!("/profiles/{id}/deletion")).await.expect_status(200).expect("This cannot be undone.");
        assert_eq!(nadia.post(&format!("/profiles/{id}/deletion"), &[]).await.location(), "/profiles");
        nadia.get(&format!("/profiles/{id}")).await.expect_status(404);
        let (open, _) = stage.act(NADIA, |conn, ctx| make::published(conn, ctx, &Wanted::default())).await.expect("published");
        nadia.get(&format!("/profiles/{open}/deletion")).await.expect("It cannot be deleted");
        nadia.post(&format!("/profiles/{open}/deletion"), &[]).await.expect_status(409);
        nadia.post(&format!("/profiles/{open}/closure"), &[]).await.expect_status(303);
        nadia.get("/profiles?state=closed").await.expect("Senior Backend Engineer");
        nadia.post(&format!("/profiles/{open}/closure/end"), &[]).await.expect_status(303);
    }

    async fn the_bank_says_what_it_can_measure(stage: Stage) {
        let id = draft(&stage, Wanted::default()).await;
        let mut nadia = stage.browser(NADIA).await;
        nadia.get(&format!("/profiles/{id}/content")).await.expect("Not measured yet").expect("1 thing to settle").expect("3 skills are not measured");
        let page = nadia.get(&format!("/profiles/{id}/content")).await;
        page.expect("<legend class=\"field__label\">Level needed<span class=\"hidden-text\"> for SQL</span>").expect("Weight<span class=\"hidden-text\"> for SQL</span>").expect("More weight for SQL");
        let new = page.link("about SQL").expect("a link to a question about it");
        let kinds = nadia.get(&new).await;
        kinds.expect("It will measure SQL.");
        let form = nadia.get(&kinds.link("Single choice").expect("a kind")).await;
        form.expect_status(200);
        let chosen = form.text().split("id=\"f-skill.0\"").nth(1).and_then(|rest| rest.split("</select>").next()).map(str::to_string).expect("the skill");
        assert!(chosen.contains("selected>SQL<"), "{chosen}");
        nadia.get("/questions/new?skill=nonsense").await.expect_status(200).expect_not("It will measure");
        nadia.get(&format!("/profiles/{id}/review")).await.expect("Publish version 1");
    }
}
