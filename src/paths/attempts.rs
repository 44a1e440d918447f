//! A candidate's sitting: the steps behind the link of the letter (see [`super::candidates::link`]), then the seat.

/// Posting opens the seat in this browser, where a sitting has begun before.
pub fn link_seat(token: &str) -> String {
    format!("/i/{token}/seat")
}
/// The consent form; posting it opens the seat.
pub fn consent(token: &str) -> String {
    format!("/i/{token}/consent")
}

/// Where the candidate is: leads to the step that comes next. Posting starts the clock.
pub fn attempt() -> String {
    "/attempt".to_string()
}
/// The page of a browser that has no seat.
pub fn no_seat() -> String {
    "/attempt/seat".to_string()
}
/// A practice question, counted from 1. `{number}` in the route.
pub fn practice(number: impl std::fmt::Display) -> String {
    format!("/attempt/practice/{number}")
}
/// The page before the clock starts.
pub fn start() -> String {
    "/attempt/new".to_string()
}
/// A question as the candidate counts them, from 1. Posting saves and goes on.
pub fn question(position: impl std::fmt::Display) -> String {
    format!("/attempt/questions/{position}")
}
/// An answer, which the page script keeps saving.
pub fn answer(item: impl std::fmt::Display) -> String {
    format!("/attempt/answers/{item}")
}
/// All answers at a glance, before finishing.
pub fn review() -> String {
    "/attempt/review".to_string()
}
/// The review, reached from a question.
pub fn review_from(position: i32) -> String {
    super::with_query(&review(), &[("from", &position.to_string())])
}
/// Posting ends the sitting.
pub fn submission() -> String {
    "/attempt/submission".to_string()
}
/// The same, for a form that may come back: the review then still leads back to that question.
pub fn submission_from(position: i32) -> String {
    super::with_query(&submission(), &[("from", &position.to_string())])
}
/// A sign of life of an open page, which the page script puts there at every beat.
pub fn presence() -> String {
    "/attempt/presence".to_string()
}
/// What the clock of an open page does, as a stream of server-sent events.
pub fn clock() -> String {
    "/attempt/clock".to_string()
}
/// For staff: the form that gives more time to a test that runs.
pub fn new_extension(attempt: impl std::fmt::Display) -> String {
    format!("/sittings/{attempt}/extensions/new")
}
/// For staff: posting gives more time.
pub fn extensions(attempt: impl std::fmt::Display) -> String {
    format!("/sittings/{attempt}/extensions")
}
/// What was received.
pub fn receipt() -> String {
    "/attempt/receipt".to_string()
}
/// Whom to ask, and how to go on elsewhere.
pub fn help() -> String {
    "/attempt/help".to_string()
}
/// Posting picks the language of the candidate's pages.
pub fn language() -> String {
    "/attempt/language".to_string()
}
/// Whether a path is one of the candidate's pages.
pub fn is_candidates(path: &str) -> bool {
    path == attempt() || path.starts_with("/attempt/") || path.starts_with("/i/")
}
