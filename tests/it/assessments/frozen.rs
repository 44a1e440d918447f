//! The door for the slices that sit, mark and score.

use crate::both;
use crate::support::cast::{KESTREL, RIVAL};
use crate::support::make::assessments as make;
use touchstone::assessments::frozen;
use touchstone::error::Error;
use touchstone::kit::Level;
use touchstone::kit::ids::{AssessmentId, OrganisationId};
use touchstone::questions;

both! {
    async fn a_draft_and_anothers_assessment_are_not_there(stage: Stage) {
        let (draft, published) = stage.write(KESTREL, |conn, ctx| {
            let role = make::role(conn, ctx, "Ledger engineer")?;
            Ok((make::draft(conn, ctx, &role, 1)?, make::published(conn, ctx, &role, 1)?.id))
        }).await;
        let (ours, theirs) = (stage.company(KESTREL).await, stage.company(RIVAL).await);
        let (at_draft, at_theirs) = stage.read(move |conn| Ok((frozen(conn, &ours, &draft).map(|_| ()), frozen(conn, &theirs, &published).map(|_| ())))).await;
        assert!(matches!((at_draft, at_theirs), (Err(Error::NotFound), Err(Error::NotFound))));
    }

    async fn a_published_assessment_knows_its_items_and_skills(stage: Stage) {
        let id = stage.write(KESTREL, |conn, ctx| { let role = make::role(conn, ctx, "Ledger engineer")?; Ok(make::published(conn, ctx, &role, 5)?.id) }).await;
        let ours = stage.company(KESTREL).await;
        let kept = stage.read(move |conn| frozen(conn, &ours, &id)).await;
        let item = &kept.items[4];
        assert_eq!(kept.item(&item.id), Some(item));
        assert_eq!(kept.skill(&item.skill_id).map(|s| s.name.as_str()), Some("Queues"));
    }

    async fn what_scoring_reads_stays_as_it_was_published(stage: Stage) {
        let (organisation, id, question) = stage.write(KESTREL, |conn, ctx| {
            let role = make::role(conn, ctx, "Ledger engineer")?;
            let id = make::published(conn, ctx, &role, 5)?.id;
            let organisation = ctx.organisation()?;
            let question = frozen(conn, &organisation, &id)?.items[0].question_id.clone();
            Ok((organisation, id, question))
        }).await;
        let read = |organisation: OrganisationId, id: AssessmentId| stage.read(move |conn| {
            let kept = frozen(conn, &organisation, &id)?;
            Ok((kept.items, kept.skills.iter().map(|s| (s.skill.clone(), s.level, s.weight)).collect::<Vec<_>>()))
        });
        let before = read(organisation.clone(), id.clone()).await;
        // Somebody makes the question harder, longer, of another name and of another skill.
        let (org, asked, test) = (organisation.clone(), question.clone(), id.clone());
        stage.write(KESTREL, move |conn, ctx| {
            let full = questions::full(conn, &org, &asked)?;
            let other = frozen(conn, &org, &test)?.skills.iter().map(|s| s.skill.clone()).find(|s| full.skills.iter().all(|t| t.id != *s)).expect("another skill");
            let mut text = full.version.content.into_inner();
            text.prompt_md.push_str(" And why?");
            let save = questions::Save { title: "Another title".into(), level: Level::Expert, minutes: 55, skills: vec![other], text, publish: false };
            questions::update(conn, ctx, &asked, full.question.revision, &save)
        }).await;
        assert_eq!(read(organisation.clone(), id).await, before);
        let level = stage.read(move |conn| Ok(questions::question(conn, &organisation, &question)?.level)).await;
        assert_eq!((level, before.0[0].level == Level::Expert), (Level::Expert, false), "the bank has the new level, the test the old one");
    }
}
