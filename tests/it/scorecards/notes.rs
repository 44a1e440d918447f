//! Notes.

use super::scored;
use crate::both;
use crate::support::cast::{HANNAH, ROMAN};
use crate::support::make::sittings::How::{Blank, Right};
use touchstone::paths::scorecards as paths;

both! {
    async fn a_note_is_added_and_shown_as_text(stage: Stage) {
        let (_, sat) = scored(&stage, "Ana Ferreira", [Right, Right, Right, Blank]).await;
        let mut hannah = stage.browser(HANNAH).await;
        hannah.post(&paths::notes(&sat.attempt), &[("body", "  ")]).await.expect_status(422).expect("Write the note first.");
        hannah.post(&paths::notes(&sat.attempt), &[("body", "Call on <Monday> & ask")]).await.expect_status(303);
        hannah.get(&paths::scorecard(&sat.attempt)).await.expect("Call on &#60;Monday&#62; &#38; ask").expect("Hannah Lindqvist");
        stage.browser(ROMAN).await.post(&paths::notes(&sat.attempt), &[("body", "From elsewhere")]).await.expect_status(404);
    }
}
