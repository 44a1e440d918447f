//! The shipped catalogue: loaded once, found by every name.

use crate::both;
use crate::support::cast::{KESTREL, RIVAL};
use touchstone::app;
use touchstone::kit::{Level, text};
use touchstone::skills::{actions, store};

/// Names of skills, technologies, areas and kinds of work, each of which somebody will type.
const NAMES: &str = include_str!("names.txt");

both! {
    async fn every_name_is_found(stage: Stage) {
        let company = stage.company(KESTREL).await;
        let missing = stage.read(move |conn| {
            let mut missing = Vec::new();
            for name in NAMES.lines() {
                let found = !store::search(conn, &company, name, 10)?.is_empty() || !store::search_areas(conn, &company, name)?.is_empty() || !store::responsibilities(conn, &company, name)?.is_empty();
                if !found { missing.push(name); }
            }
            Ok(missing)
        }).await;
        assert!(NAMES.lines().count() > 150);
        assert_eq!(missing, Vec::<&str>::new());
    }

    async fn an_exact_name_or_other_name_comes_first(stage: Stage) {
        let company = stage.company(KESTREL).await;
        let first = stage.read(move |conn| {
            ["sql", "Postgres", "GO", "java", "  node ", "c#", ".net", "k8s", "oauth2", "Übung \u{0}%_"].iter().map(|q| Ok(store::search(conn, &company, q, 5)?.first().map(|s| s.slug.clone()).unwrap_or_default())).collect::<touchstone::error::Result<Vec<_>>>()
        }).await;
        assert_eq!(first, ["sql", "postgresql", "go", "java", "nodejs", "csharp", "dotnet", "kubernetes", "oauth", ""]);
    }

    async fn wildcards_are_plain_signs_and_a_blank_question_finds_nothing(stage: Stage) {
        let company = stage.company(KESTREL).await;
        let counts = stage.read(move |conn| ["%", "_", "\\", "", "   "].iter().map(|q| Ok(store::search(conn, &company, q, 500)?.len())).collect::<touchstone::error::Result<Vec<_>>>()).await;
        assert_eq!(counts, [0, 0, 0, 0, 0]);
    }

    async fn loading_again_writes_nothing_and_ids_stay(stage: Stage) {
        let company = stage.company(KESTREL).await;
        let before = stage.read({ let company = company.clone(); move |conn| store::offered(conn, &company) }).await;
        let written = stage.write(KESTREL, actions::load_catalogue).await;
        let after = stage.read(move |conn| store::offered(conn, &company)).await;
        assert_eq!(written, 0);
        assert!(before.len() > 150);
        assert_eq!(before.iter().map(|s| s.id.clone()).collect::<Vec<_>>(), after.iter().map(|s| s.id.clone()).collect::<Vec<_>>());
    }

    async fn a_reworded_row_is_mended_under_its_id_and_a_skill_that_is_gone_is_retired(stage: Stage) {
        let company = stage.company(KESTREL).await;
        let (sql, stray) = stage.write(KESTREL, {
            let company = company.clone();
            move |conn, ctx| {
                let mut sql = store::by_slugs(conn, &company, &["sql"])?.remove(0);
                let id = sql.id.clone();
                sql.description = "An older wording.".to_string();
                store::put_shipped_skill(conn, &sql)?;
                let stray = touchstone::new_id!(ctx, touchstone::kit::ids::SkillId);
                store::put_shipped_skill(conn, &touchstone::skills::Skill { id: stray.clone(), slug: "cobol".into(), name: "COBOL".into(), search_key: "\ncobol\n".into(), ..sql })?;
                app::load_shipped_data(conn, ctx)?;
                Ok((id, stray))
            }
        }).await;
        let (mended, gone, offered) = stage.read(move |conn| Ok((store::skill(conn, &company, &sql)?, store::skill(conn, &company, &stray)?, store::search(conn, &company, "cobol", 5)?.len()))).await;
        assert_ne!(mended.description, "An older wording.");
        assert!(gone.retired_at.is_some());
        assert_eq!(offered, 0);
    }

    async fn every_area_says_what_each_level_does(stage: Stage) {
        let company = stage.company(RIVAL).await;
        let areas = stage.read(move |conn| store::areas(conn, &company)).await;
        assert!(areas.len() >= 20);
        for area in areas {
            for level in Level::ALL { assert!(area.descriptors.of(*level).len() > 20, "{} {level}", area.name); }
            assert!(area.search_key.contains(&text::fold(&area.name)));
        }
    }
}
