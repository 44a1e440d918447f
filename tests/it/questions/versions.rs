//! What a save does to versions.

use crate::both;
use crate::support::cast::{KESTREL, NADIA};
use crate::support::make::questions::{question, save};
use touchstone::error::Error;
use touchstone::questions;

both! {
    async fn a_save_goes_over_the_version_until_an_assessment_took_it(stage: Stage) {
        let id = stage.act(NADIA, |conn, ctx| question(conn, ctx, "First")).await.expect("written");
        let company = stage.company(KESTREL).await;
        let (one, org) = (id.clone(), company.clone());
        let second = stage.act(NADIA, move |conn, ctx| { let save = save(conn, "Second")?; questions::update(conn, ctx, &one, 1, &save) }).await.expect("saved");
        assert_eq!((second.current_number, second.revision), (1, 2));

        let one = id.clone();
        let taken = stage.write(KESTREL, move |conn, ctx| questions::freeze_current(conn, ctx, &[one])).await;
        let one = id.clone();
        let third = stage.act(NADIA, move |conn, ctx| { let save = save(conn, "Third")?; questions::update(conn, ctx, &one, 2, &save) }).await.expect("saved");
        assert_eq!(third.current_number, 2);
        let version = taken[&id].clone();
        let kept = stage.read(move |conn| questions::version(conn, &org, &version)).await;
        assert_eq!((kept.title.as_str(), kept.number), ("Second", 1));
        assert!(kept.content.prompt_md.contains("Second"), "what candidates were asked stays");

        let mut nadia = stage.browser(NADIA).await;
        nadia.get(&format!("/questions/{id}")).await.expect("Version 2").expect("Version 1").expect("In use").expect("Statement about Third");
        nadia.get(&format!("/questions/{id}/versions/1")).await.expect("This is version 1.").expect("Statement about Second");
    }

    async fn a_save_that_changes_nothing_makes_no_version(stage: Stage) {
        let id = stage.act(NADIA, |conn, ctx| question(conn, ctx, "Same")).await.expect("written");
        let one = id.clone();
        stage.write(KESTREL, move |conn, ctx| questions::freeze_current(conn, ctx, &[one])).await;
        let after = stage.act(NADIA, move |conn, ctx| { let mut save = save(conn, "Same")?; save.minutes = 9; questions::update(conn, ctx, &id, 1, &save) }).await.expect("saved");
        assert_eq!((after.current_number, after.minutes), (1, 9));
    }

    async fn freezing_twice_keeps_the_first_moment(stage: Stage) {
        let id = stage.act(NADIA, |conn, ctx| question(conn, ctx, "Cold")).await.expect("written");
        let company = stage.company(KESTREL).await;
        let one = id.clone();
        let first = stage.write(KESTREL, move |conn, ctx| { let ids = questions::freeze_current(conn, ctx, std::slice::from_ref(&one))?; Ok(ids[&one].clone()) }).await;
        let (version, org) = (first.clone(), company.clone());
        let frozen = stage.read(move |conn| questions::version(conn, &org, &version)).await.frozen_at;
        stage.wait(touchstone::kit::Span::hours(1));
        stage.write(KESTREL, move |conn, ctx| questions::freeze_current(conn, ctx, &[id])).await;
        assert!(frozen.is_some());
        assert_eq!(stage.read(move |conn| questions::version(conn, &company, &first)).await.frozen_at, frozen);
    }

    async fn two_who_save_at_once_do_not_overwrite_each_other(stage: Stage) {
        let id = stage.act(NADIA, |conn, ctx| question(conn, ctx, "Mine")).await.expect("written");
        let one = id.clone();
        stage.act(NADIA, move |conn, ctx| { let save = save(conn, "Theirs")?; questions::update(conn, ctx, &one, 1, &save) }).await.expect("saved");
        let late = stage.act(NADIA, move |conn, ctx| { let save = save(conn, "Late")?; questions::update(conn, ctx, &id, 1, &save) }).await;
        assert!(matches!(late, Err(Error::Stale)), "{late:?}");
    }

    async fn the_kind_of_a_question_stays(stage: Stage) {
        let id = stage.act(NADIA, |conn, ctx| question(conn, ctx, "Kind")).await.expect("written");
        let refused = stage.act(NADIA, move |conn, ctx| {
            let mut other = save(conn, "Kind")?;
            other.text = questions::practice_of(touchstone::language::Language::English, questions::Kind::Choice).expect("one").text.clone();
            questions::update(conn, ctx, &id, 1, &other)
        }).await;
        assert!(matches!(refused, Err(Error::Refused { code: "question.kind_changed", .. })), "{refused:?}");
    }
}
