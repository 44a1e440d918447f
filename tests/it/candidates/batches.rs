//! Inviting many: pasted or uploaded, looked at line by line.

use crate::both;
use crate::support::cast::{KESTREL, NADIA};
use crate::support::make::candidates as make;
use crate::support::{Browser, Page};
use touchstone::paths::candidates as paths;

async fn looked(browser: &mut Browser, test: &str, people: &str) -> Page {
    browser
        .post(
            &paths::preview(),
            &[("assessment", test), ("people", people), ("expires_on", "2026-12-02"), ("extra_time", ""), ("message", "Hello")],
        )
        .await
}

both! {
    async fn the_good_lines_go_in_and_the_bad_ones_are_named_and_stay_to_be_corrected(stage: Stage) {
        let test = stage.write(KESTREL, |conn, ctx| {
            let opening = make::opening(conn, ctx, "Backend Engineer")?;
            make::invited(conn, ctx, &opening.assessment, "Old Hand", "old@example.com")?;
            Ok(opening.assessment.to_string())
        }).await;
        let mut nadia = stage.browser(NADIA).await;
        let page = looked(&mut nadia, &test, "Ana Ferreira <ana@example.com>\nTomasz, tomasz@@example.com\nzoe@example.com\nAna again, ANA@example.com\nOld@Example.com\nnobody").await;
        page.expect_status(200).expect("2 good lines, 4 lines to correct.").expect("Invite the 2 good ones")
            .expect("&#34;tomasz@@example.com&#34; is not an email address.").expect("The same address stands in line 1.").expect("Invited to this test on 18 Nov 2026 (invited).").expect("There is no email address in this line.");
        let (good, bad) = (page.value("good").expect("good"), page.value("people").expect("bad"));
        assert_eq!(bad.trim().lines().collect::<Vec<_>>(), ["Tomasz, tomasz@@example.com", "Ana again, ANA@example.com", "Old@Example.com", "nobody"]);
        let sent = [("assessment", test.as_str()), ("good", good.trim()), ("people", bad.trim()), ("expires_on", "2026-12-02"), ("extra_time", ""), ("message", "Hello")];
        let page = nadia.post(&paths::batches(), &sent).await;
        page.expect_status(200).expect("Kept in the outbox").expect("4 lines are left to correct").expect("Tomasz, tomasz@@example.com");
        stage.work().await;
        nadia.get(&paths::index()).await.expect("Ana Ferreira").expect("zoe@example.com").expect("K-1003");
        let page = looked(&mut nadia, &test, "Tomasz, tomasz@example.com").await;
        page.expect("1 line, all good.").expect("Invite 1 person");
        let good = page.value("good").expect("good");
        let last = [("assessment", test.as_str()), ("good", good.trim()), ("expires_on", "2026-12-02")];
        let page = nadia.post(&paths::batches(), &last).await;
        assert_eq!(page.location(), paths::index());
        nadia.follow(page).await.expect("1 invitation was made.").expect("Tomasz");
        let page = nadia.post(&paths::batches(), &last).await;
        nadia.follow(page).await.expect("Nobody new was invited.");
    }

    async fn corrected_lines_are_looked_at_again_together_with_the_good_ones(stage: Stage) {
        let test = stage.write(KESTREL, |conn, ctx| Ok(make::opening(conn, ctx, "Backend Engineer")?.assessment.to_string())).await;
        let mut nadia = stage.browser(NADIA).await;
        let page = looked(&mut nadia, &test, "Ana <ana@example.com>\nTomasz <tomasz@>").await;
        let good = page.value("good").expect("good");
        let page = nadia.post(&paths::preview(), &[("assessment", &test), ("good", good.trim()), ("people", "Tomasz <tomasz@example.com>\nAna Maria <ana@example.com>"), ("expires_on", "2026-12-02")]).await;
        page.expect("2 lines, all good.").expect("Tomasz").expect("Ana Maria");
    }

    async fn a_csv_file_of_a_spreadsheet_is_read_and_anything_else_is_named(stage: Stage) {
        let test = stage.write(KESTREL, |conn, ctx| Ok(make::opening(conn, ctx, "Backend Engineer")?.assessment.to_string())).await;
        let mut nadia = stage.browser(NADIA).await;
        let terms = [("assessment", test.as_str()), ("people", ""), ("expires_on", "2026-12-02"), ("extra_time", "10"), ("message", "")];
        let file = "\u{FEFF}Vorname;Nachname;E-Mail\r\nAna;Müller;ana@example.com\r\n\"Jan; the second\";Kok;jan@example.com\r\n;;\r\nEve;;eve\r\n";
        let page = nadia.upload(&paths::preview(), &terms, ("file", "people.csv", file.as_bytes())).await;
        page.expect_status(200).expect("Ana Müller").expect("Jan; the second Kok").expect("&#34;eve&#34; is not an email address.").expect("<td class=\"num\">5</td>").expect("2 good lines, 1 line to correct.");
        for (bytes, words) in [(&b"PK\x03\x04\x00\x00"[..], "a spreadsheet or an archive"), (b"\x89PNG\r\n\x1a\n", "not UTF-8"), (b"M\xFCller;m@example.com", "not UTF-8"), (b"%PDF-1.4", "a PDF"), (b"\x00\x01\x02", "not a text or CSV file")] {
            nadia.upload(&paths::preview(), &terms, ("file", "people.csv", bytes)).await.expect_status(422).expect(words);
        }
        nadia.upload(&paths::preview(), &terms, ("file", "people.csv", &vec![b'a'; 1024 * 1024 + 10])).await.expect_status(422).expect("larger than 1024 KB");
        nadia.upload(&paths::preview(), &terms, ("file", "", b"")).await.expect_status(422).expect("Paste at least one email address");
        let many: String = (0..1001).map(|n| format!("p{n}@example.com\n")).collect();
        nadia.upload(&paths::preview(), &terms, ("file", "people.csv", many.as_bytes())).await.expect_status(422).expect("Invite at most 1000 at once.");
    }

    async fn two_hundred_and_fifty_people_are_invited_in_one_go(stage: Stage) {
        let test = stage.write(KESTREL, |conn, ctx| Ok(make::opening(conn, ctx, "Backend Engineer")?.assessment.to_string())).await;
        let mut nadia = stage.browser(NADIA).await;
        let people: String = (0..250).map(|n| format!("Person {n} <p{n}@example.com>\n")).collect();
        let good = looked(&mut nadia, &test, &people).await.value("good").expect("good");
        let page = nadia.post(&paths::batches(), &[("assessment", &test), ("good", good.trim()), ("expires_on", "2026-12-02")]).await;
        nadia.follow(page).await.expect("250 invitations were made.").expect("99+");
        stage.work().await;
        let company = stage.company(KESTREL).await;
        let kept = stage.read(move |conn| touchstone::mail::kept_count(conn, &company)).await;
        assert_eq!(kept, 100, "the count stops there: every letter was written");
    }
}
