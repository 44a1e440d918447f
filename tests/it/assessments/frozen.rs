//! The door for the slices that sit, mark and score.

use crate::both;
use crate::support::cast::{KESTREL, RIVAL};
use crate::support::make::assessments as make;
use std::sync::Arc;
use touchstone::assessments::{FrozenCache, frozen};
use touchstone::error::Error;

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

    async fn the_cache_reads_an_assessment_once_and_keeps_companies_apart(stage: Stage) {
        let id = stage.write(KESTREL, |conn, ctx| { let role = make::role(conn, ctx, "Ledger engineer")?; Ok(make::published(conn, ctx, &role, 5)?.id) }).await;
        let (ours, theirs) = (stage.company(KESTREL).await, stage.company(RIVAL).await);
        let cache = FrozenCache::default();
        let (first, second, foreign) = stage.read(move |conn| Ok((cache.get(conn, &ours, &id)?, cache.get(conn, &ours, &id)?, cache.get(conn, &theirs, &id).map(|_| ())))).await;
        assert!(Arc::ptr_eq(&first, &second));
        assert!(matches!(foreign, Err(Error::NotFound)));
        let item = &first.items[4];
        assert_eq!(first.item(&item.id), Some(item));
        assert_eq!(first.skill(&item.skill_id).map(|s| s.name.as_str()), Some("Queues"));
    }
}
