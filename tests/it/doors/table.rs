//! Every door: method and path, with `:name` where the id of a sample stands.

use crate::support::Stage;
use crate::support::cast::{HANNAH, KESTREL};
use touchstone::ctx::NewJob;
use touchstone::mail::NewLetter;
use touchstone::{accounts, jobs, mail};

/// Slices whose doors are still to be put into the table.
pub const NOT_YET: &[&str] = &["skills", "profiles", "questions", "assessments", "candidates", "grading", "scorecards", "reports"];

/// Every door.
pub const DOORS: &[(&str, &str)] = &[
    ("GET", "/health/live"),
    ("GET", "/health/ready"),
    ("GET", "/favicon.ico"),
    ("GET", "/static/x/app.css"),
    ("GET", "/sign-in"),
    ("POST", "/sessions"),
    ("POST", "/sessions/current/end"),
    ("POST", "/sessions/end"),
    ("GET", "/password-resets/new"),
    ("POST", "/password-resets"),
    ("GET", "/password-resets/use"),
    ("POST", "/password-resets/use"),
    ("GET", "/user-invitations/use"),
    ("POST", "/user-invitations/use"),
    ("GET", "/settings"),
    ("GET", "/settings/account"),
    ("POST", "/settings/account"),
    ("POST", "/settings/account/password"),
    ("POST", "/settings/account/theme"),
    ("POST", "/settings/account/sessions/:nothing/end"),
    ("GET", "/settings/company"),
    ("POST", "/settings/company"),
    ("GET", "/settings/users"),
    ("POST", "/settings/users"),
    ("GET", "/settings/users/new"),
    ("GET", "/settings/users/:user"),
    ("POST", "/settings/users/:user/role"),
    ("POST", "/settings/users/:user/disabling"),
    ("POST", "/settings/users/:user/enabling"),
    ("POST", "/settings/users/:user/invitation"),
    ("POST", "/settings/users/:user/password-reset"),
    ("GET", "/audit-trail"),
    ("GET", "/audit-trail/export"),
    ("GET", "/outbox"),
    ("GET", "/outbox/:letter"),
    ("POST", "/outbox/:letter/sending"),
    ("POST", "/outbox/:letter/reading"),
    ("GET", "/background-jobs"),
    ("POST", "/background-jobs/:job/retry"),
    // Nobody of these people has a seat: each link is wrong, and each page of a sitting leads to the one that says so.
    ("GET", "/i/:nothing"),
    ("POST", "/i/:nothing/seat"),
    ("GET", "/i/:nothing/consent"),
    ("POST", "/i/:nothing/consent"),
    ("GET", "/attempt"),
    ("POST", "/attempt"),
    ("GET", "/attempt/seat"),
    ("GET", "/attempt/help"),
    ("GET", "/attempt/new"),
    ("GET", "/attempt/practice/1"),
    ("POST", "/attempt/practice/1"),
    ("GET", "/attempt/questions/1"),
    ("POST", "/attempt/questions/1"),
    ("PUT", "/attempt/answers/:nothing"),
    ("GET", "/attempt/review"),
    ("POST", "/attempt/submission"),
    ("GET", "/attempt/receipt"),
];

/// Real rows of Kestrel's for the ids in the doors.
pub async fn samples(stage: &Stage) -> Vec<(&'static str, String)> {
    stage.write(KESTREL, |conn, ctx| {
        let user = accounts::store::by_email(conn, HANNAH.email)?.expect("one of the cast").id;
        let letter = mail::post(conn, ctx, NewLetter { kind: "invitation", about_id: "x".into(), to_name: "Tomasz".into(), to_address: "tomasz@example.org".into(), subject: "Your test".into(), text: "Hello".into(), html: String::new(), link: None })?;
        jobs::enqueue(conn, ctx, NewJob::new("test.nothing", serde_json::json!({})))?;
        let job = {
            use diesel::prelude::*;
            use touchstone::db::schema::jobs::dsl as j;
            j::jobs.filter(j::kind.eq("test.nothing")).select(j::id).first::<String>(conn)?
        };
        Ok(vec![("user", user.to_string()), ("letter", letter.to_string()), ("job", job), ("nothing", "00000000-0000-7000-8000-000000000000".to_string())])
    }).await
}
