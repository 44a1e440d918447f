//! The scorecard.

use super::bars::Bar;
use crate::error::{Error, FieldErrors, Result};
use crate::kit::{Permission, Time, ids::AttemptId, text};
use crate::paths::scorecards as paths;
use crate::scorecards::actions::{self, NewDecision, Others, Sheet};
use crate::scorecards::card::{self, FactLine};
use crate::scorecards::model::{Decision, Review, ReviewState};
use crate::scorecards::rules::Overall;
use crate::scorecards::rules::decisions::{Agreement, DecisionKind, Rating, Reason, Recommendation, agreement, rating_agreement};
use crate::web::{Shell, Visit};
use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

#[derive(Template)]
#[template(path = "scorecards/scorecards/show.html")]
pub struct Show {
    shell: Shell,
    sheet: Sheet,
    bars: Vec<Bar>,
    strong: Vec<FactLine>,
    closer: Vec<FactLine>,
    asks: Vec<String>,
    now: Time,
    may_decide: bool,
    may_review: bool,
    may_grade: bool,
    form: NewDecision,
    note: String,
    errors: FieldErrors,
    stale: bool,
}

/// What a failed form hands back to the page.
#[derive(Debug, Default)]
pub struct Kept {
    pub form: Option<NewDecision>,
    pub note: String,
    pub errors: FieldErrors,
    pub stale: bool,
}

impl Show {
    fn name(&self) -> &str {
        self.sheet.head.display_name()
    }
    fn attempt(&self) -> &AttemptId {
        &self.sheet.head.attempt
    }
    fn minutes(&self) -> String {
        let (used, given) = self.sheet.head.minutes();
        let parts = self.sheet.head.time_parts();
        if parts.is_empty() { format!("{used} of {given} min") } else { format!("{used} of {given} min ({parts})") }
    }
    fn finished(&self) -> (String, String) {
        self.sheet.head.submitted_at.map(|t| (t.iso(), t.date())).unwrap_or_default()
    }
    fn met(&self) -> String {
        format!("{} of {}", self.sheet.card.summary.met, text::count(self.sheet.card.summary.skills, "skill", "skills"))
    }
    fn must(&self) -> Option<String> {
        let s = self.sheet.card.summary;
        (s.must > 0).then(|| format!("{} of {}", s.must_met, s.must))
    }
    fn band(&self) -> String {
        card::band_line(&self.sheet.card)
    }
    fn waiting(&self) -> Option<String> {
        match self.sheet.card.overall {
            Overall::Waiting { missing } => Some(text::count(missing, "answer waits", "answers wait")),
            _ => None,
        }
    }
    /// Overall percent, and the likely range in words.
    fn overall(&self) -> Option<(String, String)> {
        let score = self.sheet.card.overall.score()?;
        // A score that only rounds to the cut shows its decimal, so that the label beside it makes sense.
        let rounds_to_cut = score.cut.is_some_and(|cut| score.share.percent() * 100 == cut.basis_points);
        let shown = if rounds_to_cut { score.share.percent_exact() } else { score.share.percent().to_string() };
        Some((shown, format!("likely {} to {}", score.likely.0.percent(), score.likely.1.percent())))
    }
    fn cut(&self) -> Option<String> {
        let cut = self.sheet.card.overall.score()?.cut?;
        let close = if cut.close { "; it lies within the likely range" } else { "" };
        Some(format!("Cut score {}: {}{close}.", cut.basis_points / 100, if cut.reached { "reached" } else { "not reached" }))
    }
    fn likely(&self) -> String {
        card::likely_explained()
    }
    fn compare_label(&self) -> Option<String> {
        let n = self.sheet.beside.len();
        (n > 0).then(|| format!("Compare with {}", text::count(n.min(5), "other", "others")))
    }
    fn compare_url(&self) -> String {
        paths::compare(std::iter::once(self.attempt()).chain(self.sheet.beside.iter().take(5)), "name")
    }
    fn item_time(&self, seconds: &i32) -> String {
        match seconds {
            0 => "not timed".into(),
            1..60 => format!("{seconds} s"),
            s => format!("{} min", (s + 30) / 60),
        }
    }
    fn section_time(&self, seconds: &i64) -> String {
        format!("{} min", (seconds + 59) / 60)
    }
    fn last(&self) -> Option<&Decision> {
        self.sheet.decisions.first()
    }
    fn after(&self) -> &str {
        if self.form.after.is_empty() { self.last().map_or("", |d| d.id.as_str()) } else { &self.form.after }
    }
    fn kinds(&self) -> Vec<(&'static str, &'static str, &'static str)> {
        DecisionKind::ALL.iter().map(|k| (k.as_str(), k.label(), k.hint())).collect()
    }
    fn reasons(&self) -> Vec<(&'static str, &'static str)> {
        Reason::ALL.iter().map(|r| (r.as_str(), r.label())).collect()
    }
    fn chosen_kind(&self) -> &'static str {
        self.form.kind.map_or("", DecisionKind::as_str)
    }
    fn chosen_reason(&self) -> &'static str {
        self.form.reason_code.map_or("", Reason::as_str)
    }
    fn form_open(&self) -> bool {
        self.last().is_none() || self.stale || ["kind", "reason_code", "reason"].iter().any(|f| self.errors.get(f).is_some())
    }
    fn submitted(&self) -> Vec<&Review> {
        let mine = self.sheet.mine.iter().filter(|r| r.state == ReviewState::Submitted);
        let others: &[Review] = match &self.sheet.others {
            Others::Shown(others) => others,
            Others::Hidden(_) => &[],
        };
        mine.chain(others).collect()
    }
    fn hidden(&self) -> usize {
        match self.sheet.others {
            Others::Hidden(n) => n,
            Others::Shown(_) => 0,
        }
    }
    fn my_state(&self) -> &'static str {
        self.sheet.mine.as_ref().map_or("none", |r| r.state.as_str())
    }
    /// Tone, icon and words of the badge on the reviews.
    fn agreement(&self) -> Option<(&'static str, &'static str, &'static str)> {
        let said: Vec<Recommendation> = self.submitted().iter().filter_map(|r| r.recommendation).collect();
        match agreement(&said) {
            Agreement::TooFew => None,
            Agreement::Agree => Some(("good", "check", "Reviewers agree")),
            Agreement::Part => Some(("warn", "alert-triangle", "Reviewers differ")),
        }
    }
    /// Each attribute with the ratings given, and whether they lie two or more apart.
    fn rated(&self) -> Vec<(String, String, bool)> {
        let reviews = self.submitted();
        self.sheet
            .attributes
            .iter()
            .filter_map(|attribute| {
                let given: Vec<Rating> = reviews.iter().flat_map(|r| &r.ratings).filter(|r| r.0 == attribute.id).map(|r| r.1).collect();
                let words: Vec<String> = given.iter().map(|r| r.get().to_string()).collect();
                (!given.is_empty()).then(|| (attribute.name.clone(), words.join(", "), rating_agreement(&given) == Agreement::Part))
            })
            .collect()
    }
    fn review_label(&self) -> &'static str {
        if self.my_state() == "draft" { "Go on with your review" } else { "Write your review" }
    }
    fn tone(&self, kind: &DecisionKind) -> &'static str {
        if kind.keeps() { "good" } else { "" }
    }
    /// What was noted of the sitting besides its start and end, in words.
    fn unusual(&self) -> Vec<String> {
        let line = |kind: &str, n: i64| {
            let times = text::count(usize::try_from(n).unwrap_or(0), "time", "times");
            match kind {
                "device" => Some(format!("Went on with another browser or from another address, {times}")),
                "aside" => Some(format!("Two devices saved the same answer, {times}; both texts were kept")),
                "late" => Some(format!("An answer came after time was up, {times}; it does not count")),
                _ => None,
            }
        };
        self.sheet.events.iter().filter_map(|(kind, n)| line(kind, *n)).collect()
    }
    fn initials(&self, name: &str) -> String {
        text::initials(name)
    }
}

/// `GET /scorecards/{attempt}`
pub async fn show(visit: Visit, attempt: web::Path<AttemptId>) -> Result<HttpResponse> {
    visit.staff()?;
    page(&visit, attempt.into_inner(), StatusCode::OK, Kept::default()).await
}

/// The page, with what a failed form kept.
pub async fn page(visit: &Visit, attempt: AttemptId, status: StatusCode, kept: Kept) -> Result<HttpResponse> {
    let sheet = visit.read(move |conn, ctx| actions::open(conn, ctx, &attempt)).await?;
    // The crumbs stand beside the actions, inside the content.
    let frame = visit.shell(sheet.head.display_name());
    let may_see_lists = visit.actor.may(Permission::RecordDecisions);
    let mut shell = frame.clone();
    if may_see_lists {
        shell = shell
            .crumb(sheet.head.profile_title.clone(), paths::of_profile(&paths::to_decide(), &sheet.head.profile))
            .crumb(sheet.head.display_name(), "");
    }
    let show = Show {
        bars: sheet.card.skills.iter().map(|row| Bar::of(row, &sheet.items)).collect(),
        strong: card::strong(&sheet.items),
        closer: card::look_closer(&sheet.items),
        asks: card::asks(&sheet.card, &sheet.items),
        now: visit.state.clock.now(),
        may_decide: may_see_lists && sheet.card.complete(),
        may_review: visit.actor.may(Permission::WriteReviews) && sheet.card.complete() && !sheet.settled(),
        may_grade: visit.actor.may(Permission::GradeAnswers),
        form: kept.form.unwrap_or_default(),
        note: kept.note,
        errors: kept.errors,
        stale: kept.stale,
        shell,
        sheet,
    };
    visit.framed_as(status, frame, &show)
}

/// The same page after a form that did not pass, or the error itself.
pub async fn again(visit: &Visit, attempt: AttemptId, error: Error, mut kept: Kept) -> Result<HttpResponse> {
    match error {
        Error::Invalid(errors) => {
            kept.errors = errors;
            page(visit, attempt, StatusCode::UNPROCESSABLE_ENTITY, kept).await
        }
        Error::Stale => {
            // The decision in the database is now the one that the form stands after.
            if let Some(form) = &mut kept.form {
                form.after.clear()
            }
            kept.stale = true;
            page(visit, attempt, StatusCode::CONFLICT, kept).await
        }
        error => Err(error),
    }
}
