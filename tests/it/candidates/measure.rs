//! How long the list takes among a hundred thousand candidates. Run by hand: `cargo test --release --test it measure -- --ignored --nocapture`.

use crate::support::Stage;
use crate::support::cast::KESTREL;
use crate::support::make::candidates as make;
use diesel::RunQueryDsl;
use diesel::sql_types::Text;
use std::time::Instant;
use touchstone::candidates::actions;
use touchstone::candidates::rules::search_words;
use touchstone::candidates::store::{Filter, Seek};
use touchstone::candidates::{Stage as At, StageGroup};

/// A hundred thousand people with names of a few hundred words, over every stage.
const FILL: [&str; 4] = [
    "CREATE TEMP TABLE made AS WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99999) SELECT i, printf('0199%04x-%04x-7000-8000-%012x', i / 65536, i % 65536, i) AS cid, printf('0199%04x-%04x-7000-9000-%012x', i / 65536, i % 65536, i) AS aid, 'first' || (i * 7919 % 400) AS w1, 'last' || (i * 104729 % 3000) AS w2 FROM n",
    "INSERT INTO candidates SELECT cid, ?1, 'X-' || i, w1 || ' ' || w2, 'p' || i || '@example.com', 'p' || i || '@example.com', 100, 1, 1760000000000000 + i FROM made",
    "INSERT INTO candidate_words SELECT ?1, w1, cid FROM made UNION ALL SELECT ?1, w2, cid FROM made UNION ALL SELECT ?1, 'p' || i || '@example.com', cid FROM made UNION ALL SELECT ?1, 'p' || i, cid FROM made UNION ALL SELECT ?1, 'example.com', cid FROM made UNION ALL SELECT ?1, 'x-' || i, cid FROM made",
    "INSERT INTO applications SELECT aid, ?1, cid, ?2, CASE WHEN i % 1000 = 0 THEN 'started' WHEN i % 10 < 3 THEN 'invited' WHEN i % 10 < 5 THEN 'expired' WHEN i % 10 < 6 THEN 'moved_on' ELSE 'not_moving_on' END, 1760000000000000 + i * 1000, 1760000000000000 + i FROM made",
];

#[actix_web::test]
#[ignore = "fills a database with a hundred thousand candidates"]
async fn a_page_of_a_hundred_thousand_candidates_takes_a_few_milliseconds() {
    let stage = Stage::sqlite().await;
    let profile = stage
        .write(KESTREL, |conn, ctx| {
            let opening = make::opening(conn, ctx, "Backend Engineer")?;
            let organisation = ctx.organisation()?.to_string();
            for sql in FILL {
                let query = diesel::sql_query(sql).into_boxed::<touchstone::db::MultiBackend>();
                let query = if sql.contains("?1") { query.bind::<Text, _>(organisation.clone()) } else { query };
                let query = if sql.contains("?2") { query.bind::<Text, _>(opening.profile.to_string()) } else { query };
                query.execute(conn)?;
            }
            Ok(opening.profile)
        })
        .await;
    let filter = |search: &str, stages: &[At], profile: Option<touchstone::kit::ids::ProfileId>| Filter {
        words: search_words(search),
        profile,
        stages: stages.to_vec(),
    };
    let cases = [
        ("everybody", filter("", &[], None)),
        ("one job", filter("", &[], Some(profile.clone()))),
        ("invited", filter("", &[At::Invited], None)),
        ("decided", filter("", StageGroup::Decided.stages(), Some(profile.clone()))),
        ("nobody at this stage", filter("", &[At::Hired], None)),
        ("a last name", filter("last77", &[], None)),
        ("one letter", filter("f", &[], None)),
        ("a common and a rare word", filter("first1 last1234", &[], None)),
        ("the domain", filter("example.com", &[], None)),
        ("a code", filter("x-4711", &[], None)),
        ("one letter at a rare stage", filter("l", &[At::Started], None)),
        ("one letter of one job", filter("l", &[], Some(profile))),
        ("nobody", filter("zzz", &[], None)),
    ];
    for (what, filter) in cases {
        let (took, rows) = stage
            .write(KESTREL, move |conn, ctx| {
                let mut best = f64::MAX;
                let mut rows = 0;
                for _ in 0..5 {
                    let began = Instant::now();
                    rows = actions::overview(conn, ctx, &filter, &Seek::default())?.listing.rows.len();
                    best = best.min(began.elapsed().as_secs_f64() * 1000.0);
                }
                Ok((best, rows))
            })
            .await;
        println!("{what}: {took:.2} ms, {rows} rows");
        assert!(took < 25.0, "{what} took {took:.1} ms");
    }
}
