//! Strings that break programs, as names of candidates: kept as they are (tidied to one line), shown escaped, found again.

use crate::both;
use crate::support::cast::{KESTREL, NADIA};
use crate::support::data;
use crate::support::make::candidates as make;
use touchstone::candidates::store;
use touchstone::error::Error;
use touchstone::kit::text;
use touchstone::paths::candidates as paths;

/// As a page shows it.
fn escaped(text: &str) -> String {
    text.replace('&', "&#38;").replace('<', "&#60;").replace('>', "&#62;").replace('"', "&#34;").replace('\'', "&#39;")
}

both! {
    async fn every_naughty_string_survives_as_a_name_and_runs_nothing(stage: Stage) {
        let Some(folder) = data::shared("every_naughty_string_survives_as_a_name_and_runs_nothing") else { return };
        let text = std::fs::read_to_string(folder.join("bad-input/blns-MIT/blns.json")).expect("the strings");
        let strings: Vec<String> = serde_json::from_str(&text).expect("a list of strings");
        assert!(strings.len() > 400);
        let names: Vec<String> = strings.iter().map(|s| text::one_line(s)).filter(|n| !n.is_empty() && n.chars().count() <= 200).collect();
        let wanted = names.clone();
        let kept = stage.write(KESTREL, move |conn, ctx| {
            let opening = make::opening(conn, ctx, "Backend Engineer")?;
            let organisation = ctx.organisation()?;
            let mut kept = Vec::new();
            for (n, name) in wanted.iter().enumerate() {
                let invitation = make::invited(conn, ctx, &opening.assessment, name, &format!("n{n}@example.com"))?;
                let candidate = store::candidate(conn, &organisation, &invitation.candidate_id)?;
                kept.push((candidate.id, candidate.name));
            }
            Ok(kept)
        }).await;
        assert_eq!(kept.iter().map(|(_, name)| name.clone()).collect::<Vec<_>>(), names);
        let mut nadia = stage.browser(NADIA).await;
        for (id, name) in &kept {
            let page = nadia.get(&paths::candidate(id)).await;
            page.expect_status(200).expect(&format!("<h1>{}</h1>", escaped(name)));
            assert!(!name.contains('<') || !page.has(name), "{name} stands unescaped");
        }
        // The letters are written too, whatever the name holds.
        stage.work().await;
        for name in names.iter().step_by(7) {
            nadia.get(&paths::list(name, "", "")).await.expect_status(200);
        }
    }

    async fn naughty_strings_typed_into_forms_are_taken_or_refused_in_words(stage: Stage) {
        let Some(folder) = data::shared("naughty_strings_typed_into_forms_are_taken_or_refused_in_words") else { return };
        let text = std::fs::read_to_string(folder.join("bad-input/blns-MIT/blns.json")).expect("the strings");
        let strings: Vec<String> = serde_json::from_str(&text).expect("a list of strings");
        let test = stage.write(KESTREL, |conn, ctx| Ok(make::opening(conn, ctx, "Backend Engineer")?.assessment.to_string())).await;
        let mut nadia = stage.browser(NADIA).await;
        for (n, string) in strings.iter().enumerate().step_by(3) {
            let email = format!("f{n}@example.com");
            let lines = format!("{string}\n{string} <{email}>");
            let page = nadia.post(&paths::preview(), &[("assessment", &test), ("people", &lines), ("expires_on", "2026-12-02"), ("message", string)]).await;
            assert!([200, 422].contains(&page.status.as_u16()), "{string:?}: {}", page.status);
            let page = nadia.post(&paths::invitations(), &[("id", string), ("assessment", string), ("name", string), ("email", string), ("expires_on", string), ("extra_time", string), ("message", string)]).await;
            page.expect_status(422);
        }
        nadia.get(&paths::index()).await.expect("No candidates yet");
    }

    async fn addresses_of_the_verdict_list_never_break_the_reader(stage: Stage) {
        let Some(folder) = data::shared("addresses_of_the_verdict_list_never_break_the_reader") else { return };
        let xml = std::fs::read_to_string(folder.join("bad-input/isemail-BSD/tests.xml")).expect("the addresses");
        let addresses: Vec<String> = xml.split("<address>").skip(1).filter_map(|rest| rest.split("</address>").next()).map(|a| a.replace("&#x2400;", "\0").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")).collect();
        assert!(addresses.len() > 90);
        stage.write(KESTREL, move |conn, ctx| {
            let opening = make::opening(conn, ctx, "Backend Engineer")?;
            let mut taken = 0;
            for address in &addresses {
                match make::invited(conn, ctx, &opening.assessment, "", &text::one_line(address)) {
                    Ok(_) => taken += 1,
                    Err(Error::Invalid(errors)) => assert!(errors.get("email").is_some(), "{address}"),
                    Err(Error::Refused { code: "invitation.already", .. }) => {}
                    Err(other) => panic!("{address:?}: {other}"),
                }
            }
            assert!(taken > 20, "{taken} are taken");
            Ok(())
        }).await;
        stage.work().await;
    }
}
