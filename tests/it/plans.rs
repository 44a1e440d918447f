//! How SQLite goes about every query of every page: a table that grows is read by an index that tells rows apart, never from
//! end to end and never all rows of a company.
//!
//! The queries are overheard: each connection of a process writes down what it is asked. So that no other test speaks in
//! between, the test starts itself again in a process of its own.

use crate::doors;
use crate::support::Stage;
use diesel::RunQueryDsl;
use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};
use diesel::sql_types::Text;
use regex::Regex;
use std::collections::BTreeSet;
use std::process::Command;
use std::sync::Mutex;

/// Tables that grow with every candidate, letter and deed.
const GROW: &[&str] = &[
    "answers",
    "applications",
    "attempt_events",
    "attempts",
    "audit_events",
    "candidate_words",
    "candidates",
    "decisions",
    "grading_tasks",
    "invitations",
    "jobs",
    "letters",
    "marks",
    "notes",
    "refresh_tokens",
    "results",
    "review_ratings",
    "reviews",
    "sessions",
];

/// Queries that read a company's rows in the order of the index until a page is full, or count them up to a bound, by how they
/// begin or by what they hold; each with the reason why that is fine.
const BOUNDED: &[(&str, &str)] = &[
    ("SELECT `letters`.`state`, COUNT(*)", "counted from the index alone, over letters that the upkeep lets grow no older than a year"),
    ("SELECT `jobs`.`id` FROM `jobs` WHERE (`jobs`.`kind` = ?)", "asked by the samples of the doors, not by the product"),
];

static HEARD: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

fn listener() -> Option<Box<dyn Instrumentation>> {
    Some(Box::new(|event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            let text = query.to_string();
            let sql = text.split("-- binds:").next().unwrap_or("").trim().to_string();
            // An empty list of ids is no question.
            if !sql.contains("(1=0)") && ["SELECT", "UPDATE", "DELETE"].iter().any(|verb| sql.starts_with(verb)) {
                HEARD.lock().expect("the list").insert(sql);
            }
        }
    }))
}

#[derive(diesel::QueryableByName)]
struct Step {
    #[diesel(sql_type = Text)]
    detail: String,
}

/// What is wrong with a plan; `None` when it reads few rows.
fn fault(sql: &str, steps: &[String]) -> Option<String> {
    let sorted = steps.iter().any(|s| s.starts_with("USE TEMP B-TREE FOR ORDER BY"));
    let stops = sql.contains("LIMIT") && !sorted;
    for step in steps {
        let table = |verb: &str| step.strip_prefix(verb).and_then(|rest| rest.split(' ').next()).filter(|t| GROW.contains(t));
        if let Some(table) = table("SCAN ") {
            return Some(format!("reads all of {table}"));
        }
        if let Some(table) = table("SEARCH ")
            && step.ends_with("(organisation_id=?)")
            && !stops
        {
            return Some(format!("reads every row of the company in {table}"));
        }
    }
    None
}

#[test]
fn tables_that_grow_are_read_by_an_index_that_tells_rows_apart() {
    const MARK: &str = "TOUCHSTONE_TEST_LISTENS";
    if std::env::var_os(MARK).is_none() {
        let name = "plans::tables_that_grow_are_read_by_an_index_that_tells_rows_apart";
        let own = std::env::current_exe().expect("this program");
        let outcome = Command::new(own).args([name, "--exact", "--nocapture"]).env(MARK, "1").output().expect("it starts");
        assert!(outcome.status.success(), "{}{}", String::from_utf8_lossy(&outcome.stdout), String::from_utf8_lossy(&outcome.stderr));
        return;
    }
    set_default_instrumentation(listener).expect("nobody else listens");
    let faults = actix_web::rt::System::new().block_on(async {
        let stage = Stage::sqlite().await;
        HEARD.lock().expect("the list").clear();
        doors::try_all(&stage).await;
        touchstone::app::ask_for_upkeep(stage.state()).await.expect("asked");
        stage.work().await;
        let heard = HEARD.lock().expect("the list").clone();
        assert!(heard.len() > 200, "the pages ask much: {}", heard.len());
        // A list of ids is as long as a page's, not as long as the sample's.
        let list = Regex::new(r"IN \(\?(, \?)*\)").expect("a pattern");
        let long = format!("IN ({})", vec!["?"; 25].join(", "));
        stage
            .read(move |conn| {
                let mut faults = Vec::new();
                for sql in heard {
                    let asked = list.replace_all(&sql, long.as_str()).into_owned();
                    let steps: Vec<String> = diesel::sql_query(format!("EXPLAIN QUERY PLAN {asked}"))
                        .load::<Step>(conn)
                        .map_err(|error| touchstone::error::Error::internal(format!("{error}: {asked}")))?
                        .into_iter()
                        .map(|step| step.detail)
                        .collect();
                    let excused = BOUNDED.iter().any(|(part, _)| sql.contains(part));
                    if let Some(fault) = fault(&asked, &steps).filter(|_| !excused) {
                        faults.push(format!("{fault}:\n  {sql}\n    {}", steps.join("\n    ")));
                    }
                }
                Ok(faults)
            })
            .await
    });
    assert!(faults.is_empty(), "{} queries:\n{}", faults.len(), faults.join("\n"));
}
