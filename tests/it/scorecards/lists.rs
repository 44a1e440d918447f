//! Who waits, who is shortlisted, who was decided on.

use super::{another, scored};
use crate::both;
use crate::support::KESTREL;
use crate::support::cast::{HANNAH, NADIA, PRIYA, RITA};
use crate::support::make::sittings::{
    self,
    How::{Blank, Right, Words, Wrong},
};
use touchstone::kit::Span;
use touchstone::paths::scorecards as paths;

both! {
    async fn who_waited_longest_stands_first_and_leaves_when_decided(stage: Stage) {
        let (test, ana) = scored(&stage, "Ana Ferreira", [Right, Right, Right, Blank]).await;
        another(&stage, &test, "Minh Tran", [Right, Wrong, Right, Blank]).await;
        another(&stage, &test, "Waits Still", [Right, Wrong, Right, Words("To be read.")]).await;
        stage.write(KESTREL, |conn, ctx| { let other = sittings::test(conn, ctx, "Not hers", &[])?; sittings::sat(conn, ctx, &other, "Zeynep Arslan", [Right, Right, Right, Blank]) }).await;
        stage.work().await;
        let mut hannah = stage.browser(HANNAH).await;
        let page = hannah.get(&paths::to_decide()).await;
        page.expect_status(200).expect("Ana Ferreira").expect("Minh Tran").expect_not("Zeynep Arslan").expect_not("Waits Still");
        page.expect(&paths::export(&test.assessment));
        assert!(page.text().find("Ana Ferreira") < page.text().find("Minh Tran"));
        stage.browser(NADIA).await.get(&paths::to_decide()).await.expect("Zeynep Arslan");
        stage.browser(RITA).await.get(&paths::to_decide()).await.expect("Nobody waits").expect_not("Ana");
        stage.browser(PRIYA).await.get(&paths::to_decide()).await.expect_status(403);

        let decide = |kind: &'static str, reason: &'static str, after: String| [("after".to_string(), after), ("kind".to_string(), kind.to_string()), ("reason_code".to_string(), reason.to_string()), ("reason".to_string(), "A reason of one sentence.".to_string())];
        let send = |fields: [(String, String); 4]| fields;
        let first = send(decide("advance", "skills_met", String::new()));
        hannah.post(&paths::decisions(&ana.attempt), &first.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect::<Vec<_>>()).await.expect_status(303);
        hannah.get(&paths::to_decide()).await.expect_not("Ana Ferreira").expect("Minh Tran");
        hannah.get(&paths::shortlists()).await.expect("Ana Ferreira").expect("Moved on").expect_not("Minh Tran");
        hannah.get(&paths::decided()).await.expect("Ana Ferreira");
        // The last decision counts.
        stage.wait(Span::minutes(1));
        let after = hannah.get(&paths::scorecard(&ana.attempt)).await.value("after").expect("the last decision");
        let second = send(decide("reject", "closer_fit", after));
        hannah.post(&paths::decisions(&ana.attempt), &second.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect::<Vec<_>>()).await.expect_status(303);
        hannah.get(&paths::shortlists()).await.expect_not("Ana Ferreira");
        hannah.get(&paths::decided()).await.expect("Ana Ferreira").expect("Not moving on");
    }

    async fn a_long_list_comes_in_pages(stage: Stage) {
        let (test, _) = scored(&stage, "Candidate 00", [Right, Right, Right, Blank]).await;
        stage.write(KESTREL, move |conn, ctx| {
            for n in 1..35 { sittings::sat(conn, ctx, &test, &format!("Candidate {n:02}"), [Right, Right, Right, Blank])?; }
            Ok(())
        }).await;
        stage.work().await;
        let mut hannah = stage.browser(HANNAH).await;
        let first = hannah.get(&paths::to_decide()).await;
        let next = first.link("Next").expect("a next page");
        let second = hannah.get(&next).await;
        let names = |page: &crate::support::Page| (0..35).filter(|n| page.has(&format!(">Candidate {n:02}</a>"))).collect::<Vec<_>>();
        let (mut all, rest) = (names(&first), names(&second));
        assert_eq!((all.len(), rest.len()), (30, 5));
        all.extend(rest);
        all.sort_unstable();
        assert_eq!(all, (0..35).collect::<Vec<_>>());
        assert!(second.link("Next").is_none());
        hannah.get(&format!("{}?after=rubbish&profile=x", paths::to_decide())).await.expect_status(200);
    }
}
