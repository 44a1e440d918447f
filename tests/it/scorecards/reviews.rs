//! Reviews: one's own first, then the others'.

use super::scored;
use crate::both;
use crate::support::Browser;
use crate::support::cast::{HANNAH, NADIA, PRIYA};
use crate::support::make::sittings::{
    How::{Blank, Right},
    Sat, Test,
};
use touchstone::paths::scorecards as paths;

async fn review(
    browser: &mut Browser,
    test: &Test,
    sat: &Sat,
    ratings: [&str; 2],
    recommendation: &str,
    take_away: &str,
    what: &str,
) -> crate::support::Page {
    let form = browser.get(&paths::review(&sat.attempt)).await;
    let revision = form.value("revision").unwrap_or_else(|| "0".into());
    let names: Vec<(String, String)> = test.attributes.iter().map(|a| (format!("rating-{a}"), format!("note-{a}"))).collect();
    let mut fields: Vec<(&str, &str)> =
        vec![("revision", &revision), ("recommendation", recommendation), ("take_away", take_away), ("do", what)];
    for ((rating, note), value) in names.iter().zip(ratings) {
        if !value.is_empty() {
            fields.push((rating, value))
        }
        fields.push((note, "Seen once"));
    }
    browser.post(&paths::review(&sat.attempt), &fields).await
}

both! {
    async fn others_reviews_show_only_after_ones_own(stage: Stage) {
        let (test, sat) = scored(&stage, "Ana Ferreira", [Right, Right, Right, Blank]).await;
        let (mut priya, mut hannah) = (stage.browser(PRIYA).await, stage.browser(HANNAH).await);
        hannah.get(&paths::review(&sat.attempt)).await.expect_status(200).expect("Ownership as seen at 3").expect("Strong yes").expect_not(" checked");
        review(&mut priya, &test, &sat, ["5", "4"], "yes", "Careful with money.", "submit").await.expect_status(303);
        hannah.get(&paths::scorecard(&sat.attempt)).await.expect("1 review is in").expect_not("Careful with money.").expect_not("Priya Raghavan");
        review(&mut hannah, &test, &sat, ["2", "4"], "no", "Ask about on-call work.", "submit").await.expect_status(303);
        let page = hannah.get(&paths::scorecard(&sat.attempt)).await;
        page.expect("Careful with money.").expect("Priya Raghavan").expect("Reviewers differ").expect("differ").expect("Ask about on-call work.");
        // What is submitted stays as it is.
        assert_eq!(hannah.get(&paths::review(&sat.attempt)).await.location(), paths::scorecard(&sat.attempt));
        review(&mut hannah, &test, &sat, ["5", "5"], "yes", "Changed my mind.", "submit").await.expect_status(409);
        // A recruiter who has not reviewed sees none of it.
        stage.browser(NADIA).await.get(&paths::scorecard(&sat.attempt)).await.expect("2 reviews are in").expect_not("Careful with money.");
    }

    async fn a_review_needs_every_rating_a_recommendation_and_a_sentence(stage: Stage) {
        let (test, sat) = scored(&stage, "Ana Ferreira", [Right, Right, Right, Blank]).await;
        let mut hannah = stage.browser(HANNAH).await;
        let page = review(&mut hannah, &test, &sat, ["3", ""], "", "Kept words", "submit").await;
        page.expect_status(422).expect("Choose a rating for &#34;Listening&#34;.").expect("Choose what you recommend.").expect("Kept words").expect("Seen once");
        page.expect_not("Choose a rating for &#34;Ownership&#34;.");
        review(&mut hannah, &test, &sat, ["9", "x"], "maybe", "Unknown words everywhere.", "submit").await.expect_status(422).expect("Choose a rating for &#34;Ownership&#34;.");
    }

    async fn a_draft_is_seen_by_its_author_alone_and_the_older_page_loses(stage: Stage) {
        let (test, sat) = scored(&stage, "Ana Ferreira", [Right, Right, Right, Blank]).await;
        let (mut priya, mut hannah) = (stage.browser(PRIYA).await, stage.browser(HANNAH).await);
        review(&mut priya, &test, &sat, ["3", ""], "", "Half a thought", "draft").await.expect_status(303);
        priya.get(&paths::review(&sat.attempt)).await.expect("Half a thought").expect(" checked");
        review(&mut hannah, &test, &sat, ["4", "4"], "yes", "Clear and calm work.", "submit").await.expect_status(303);
        hannah.get(&paths::scorecard(&sat.attempt)).await.expect_not("Half a thought");
        let old = priya.post(&paths::review(&sat.attempt), &[("revision", "0"), ("take_away", "From another window"), ("do", "draft")]).await;
        old.expect_status(409).expect("This was not saved.").expect("From another window");
    }
}
