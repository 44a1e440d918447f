//! A profile from draft to closed, without a browser.

use crate::both;
use crate::support::cast::{ADA, HANNAH, KESTREL, NADIA, PRIYA, RITA};
use crate::support::make::profiles::{self as make, Wanted};
use touchstone::error::Error;
use touchstone::kit::Level;
use touchstone::kit::ids::{ProfileId, ProfileVersionId};
use touchstone::new_id;
use touchstone::profiles::{self, ProfileState, Visible, actions, store};

both! {
    async fn a_published_text_stays_as_it_was_whatever_is_edited_later(stage: Stage) {
        let (id, _) = stage.act(NADIA, |conn, ctx| make::published(conn, ctx, &Wanted::default())).await.expect("published");
        let company = stage.company(KESTREL).await;
        let (before, after, changed) = stage.act(NADIA, move |conn, ctx| {
            let before = profiles::latest_version(conn, &company, &id)?.2;
            let skill = make::skill_id(conn, ctx, "redis")?;
            let profile = actions::add_skill(conn, ctx, &id, &skill)?;
            let after = profiles::latest_version(conn, &company, &id)?.2;
            assert_eq!(store::content(conn, &profile)?.skills.len(), 4);
            Ok((before, after, profile.changed_since_published))
        }).await.expect("edited");
        assert!(changed);
        assert_eq!(before, after);
        assert_eq!(before.skills.iter().map(|s| (s.slug.as_str(), s.level, s.weight, s.must_have)).collect::<Vec<_>>(),
            [("sql", Level::Advanced, 40, true), ("python", Level::Working, 35, true), ("http", Level::Working, 25, false)]);
    }

    async fn publishing_pressed_twice_makes_one_version(stage: Stage) {
        let numbers = stage.act(NADIA, |conn, ctx| {
            let id = make::draft(conn, ctx, &Wanted::default())?;
            let version = new_id!(ctx, ProfileVersionId);
            let first = actions::publish(conn, ctx, &id, 3, version.clone())?.number;
            let second = actions::publish(conn, ctx, &id, 3, version)?.number;
            let fresh = new_id!(ctx, ProfileVersionId);
            let again = actions::publish(conn, ctx, &id, 4, fresh);
            assert!(matches!(again, Err(Error::Refused { code: "profile.unchanged", .. })), "{again:?}");
            let organisation = ctx.organisation()?;
            Ok((first, second, store::versions(conn, &organisation, &id)?.len()))
        }).await.expect("published");
        assert_eq!(numbers, (1, 1, 1));
    }

    async fn weights_that_do_not_add_up_stand_against_publishing(stage: Stage) {
        let refused = stage.act(NADIA, |conn, ctx| {
            let wanted = Wanted { skills: vec![("sql", Level::Basic, 99, true)], ..Wanted::default() };
            let id = make::draft(conn, ctx, &wanted)?;
            let fresh = new_id!(ctx, ProfileVersionId);
            actions::publish(conn, ctx, &id, 3, fresh)
        }).await;
        assert!(matches!(refused, Err(Error::Refused { code: "profile.not_ready", .. })), "{refused:?}");
    }

    async fn an_attribute_that_a_version_names_outlives_its_removal(stage: Stage) {
        let (id, _) = stage.act(NADIA, |conn, ctx| make::published(conn, ctx, &Wanted::default())).await.expect("published");
        let company = stage.company(KESTREL).await;
        let (left, frozen) = stage.act(NADIA, move |conn, ctx| {
            let content = actions::Content { skills: Vec::new(), responsibilities: Vec::new(), description_md: "Other".into(), attributes: Vec::new() };
            actions::save_content(conn, ctx, &id, 4, content)?;
            Ok((store::attributes(conn, &id)?.len(), profiles::latest_version(conn, &company, &id)?.2.attributes.len()))
        }).await.expect("saved");
        assert_eq!((left, frozen), (0, 2));
    }

    async fn a_profile_is_closed_and_opened_again(stage: Stage) {
        let states = stage.act(NADIA, |conn, ctx| {
            let (id, _) = make::published(conn, ctx, &Wanted::default())?;
            let closed = actions::close(conn, ctx, &id)?.state;
            let twice = actions::close(conn, ctx, &id)?.state;
            let skill = make::skill_id(conn, ctx, "redis")?;
            let revision = actions::add_skill(conn, ctx, &id, &skill)?.revision;
            let fresh = new_id!(ctx, ProfileVersionId);
            let refused = actions::publish(conn, ctx, &id, revision, fresh);
            assert!(matches!(refused, Err(Error::Refused { code: "profile.closed", .. })), "{refused:?}");
            Ok([closed, twice, actions::reopen(conn, ctx, &id)?.state])
        }).await;
        assert_eq!(states.expect("turned"), [ProfileState::Closed, ProfileState::Closed, ProfileState::Open]);
    }

    async fn only_a_draft_that_nothing_uses_is_deleted(stage: Stage) {
        let gone = stage.act(NADIA, |conn, ctx| {
            let draft = make::draft(conn, ctx, &Wanted::default())?;
            actions::delete(conn, ctx, &draft)?;
            let organisation = ctx.organisation()?;
            let gone = matches!(store::profile(conn, &organisation, &draft), Err(Error::NotFound));
            let (open, _) = make::published(conn, ctx, &Wanted::default())?;
            let refused = actions::delete(conn, ctx, &open);
            assert!(matches!(refused, Err(Error::Refused { code: "profile.was_published", .. })), "{refused:?}");
            Ok(gone)
        }).await.expect("deleted");
        assert!(gone);
    }

    async fn a_hiring_manager_sees_the_profiles_of_her_teams_and_changes_none(stage: Stage) {
        let (hers, other) = stage.act(NADIA, |conn, ctx| {
            Ok((make::published(conn, ctx, &Wanted::default())?.0, make::published(conn, ctx, &Wanted { title: "Other", team: vec![], ..Wanted::default() })?.0))
        }).await.expect("two profiles");
        let seen = stage.act(HANNAH, { let (hers, other) = (hers.clone(), other.clone()); move |conn, ctx| {
            assert_eq!(profiles::load(conn, ctx, &hers)?.id, hers);
            assert!(matches!(profiles::load(conn, ctx, &other), Err(Error::NotFound)));
            assert!(matches!(actions::close(conn, ctx, &hers), Err(Error::Forbidden(_))));
            profiles::visible(conn, ctx)
        } }).await.expect("seen");
        assert_eq!(seen, Visible::Only(vec![hers.clone()]));
        assert!(stage.act(PRIYA, { let hers = hers.clone(); move |conn, ctx| profiles::load(conn, ctx, &hers) }).await.is_err());
        assert_eq!(stage.act(ADA, |conn, ctx| profiles::visible(conn, ctx)).await.expect("all"), Visible::All);
        let foreign = stage.act(RITA, move |conn, ctx| { profiles::visible_to(conn, ctx, &hers)?; profiles::load(conn, ctx, &other) }).await;
        assert!(matches!(foreign, Err(Error::NotFound)));
    }

    async fn a_draft_started_twice_is_one_and_nobody_takes_anothers_id(stage: Stage) {
        let id = stage.act(NADIA, |conn, ctx| {
            let id = new_id!(ctx, ProfileId);
            let new = actions::NewProfile { id: id.clone(), title: "Once".into(), template: Some("mid-level-backend-developer".into()) };
            actions::create(conn, ctx, new.clone())?;
            let again = actions::create(conn, ctx, new)?;
            let content = store::content(conn, &again)?;
            assert_eq!(content.skills.iter().map(|s| s.weight).sum::<i32>(), 100);
            assert!(!content.responsibilities.is_empty() && !content.attributes.is_empty() && content.description_md.contains("## About the role"));
            Ok(id)
        }).await.expect("a draft");
        let stolen = stage.act(RITA, move |conn, ctx| actions::create(conn, ctx, actions::NewProfile { id, title: "Stolen".into(), template: None })).await;
        assert!(matches!(stolen, Err(Error::NotFound)), "{stolen:?}");
    }
}
