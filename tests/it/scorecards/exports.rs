//! Results as a table.

use super::{another, scored};
use crate::both;
use crate::support::cast::{HANNAH, PRIYA, ROMAN};
use crate::support::make::sittings::How::{Blank, Right, Words, Wrong};
use touchstone::paths::scorecards as paths;

both! {
    async fn the_export_has_a_row_a_candidate_and_runs_nothing(stage: Stage) {
        let (test, _) = scored(&stage, "=HYPERLINK(\"http://x\",\"Zoë\")", [Right, Right, Wrong, Blank]).await;
        another(&stage, &test, "Minh, \"the\" Trần", [Right, Right, Right, Words("Waits.")]).await;
        let mut hannah = stage.browser(HANNAH).await;
        let page = hannah.get(&paths::export(&test.assessment)).await;
        page.expect_status(200);
        assert_eq!(page.header("content-type"), "text/csv; charset=utf-8");
        assert_eq!(page.header("content-disposition"), "attachment; filename=\"senior-backend-engineer-ledger-first-test-v1-results.csv\"");
        assert!(page.body.starts_with(&[0xEF, 0xBB, 0xBF]));
        let mut reader = csv::Reader::from_reader(&page.body[3..]);
        let headers = reader.headers().expect("a header").clone();
        let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("rows");
        let at = |row: &csv::StringRecord, name: &str| row[headers.iter().position(|h| h == name).unwrap_or_else(|| panic!("no {name}"))].to_string();
        assert_eq!(rows.len(), 2);
        assert_eq!(at(&rows[0], "name"), "'=HYPERLINK(\"http://x\",\"Zoë\")");
        assert_eq!((at(&rows[0], "state"), at(&rows[0], "overall_percent"), at(&rows[0], "SQL (percent)"), at(&rows[0], "SQL (result)")), ("scored".into(), "44.4".into(), "100".into(), "above".into()));
        assert_eq!(at(&rows[0], "Operations (result)"), "not_measured");
        assert_eq!((at(&rows[1], "name"), at(&rows[1], "state"), at(&rows[1], "overall_percent")), ("Minh, \"the\" Trần".into(), "waiting".into(), String::new()));
        assert_eq!(at(&rows[1], "SQL (percent)"), "100");
    }

    async fn only_those_who_decide_export_and_only_their_own(stage: Stage) {
        let (test, _) = scored(&stage, "Ana Ferreira", [Right, Right, Wrong, Blank]).await;
        let url = paths::export(&test.assessment);
        stage.browser(PRIYA).await.get(&url).await.expect_status(403);
        stage.browser(ROMAN).await.get(&url).await.expect_status(404);
        stage.browser(HANNAH).await.get("/results/nothing.csv").await.expect_status(404);
    }
}
