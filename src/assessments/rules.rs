//! Decisions: what may be published, and what settings are sound.

use super::coverage::Coverage;
use super::model::{AssessmentState, LIMIT_MINUTES, OFFLINE_MINUTES};
use crate::error::Error;

/// Why something is not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    NoItems,
    NoSkills,
    /// Must-have skills that nothing measures, by name.
    MustHavesMissing(Vec<String>),
    CutScoreOutOfRange,
    LimitOutOfRange,
    OfflineOutOfRange,
    /// Questions that were retired or never published, by title.
    QuestionsNotPublished(Vec<String>),
    ProfileNotPublished,
    NotADraft,
    NotPublished,
    AlreadyArchived,
    /// A question that measures none of the skills, added without saying for which it counts.
    CountsForNothing,
    SectionNotEmpty,
    LastSection,
}

impl Refusal {
    /// Stable; part of the API.
    pub const fn code(&self) -> &'static str {
        match self {
            Refusal::NoItems => "assessment.no_items",
            Refusal::NoSkills => "assessment.no_skills",
            Refusal::MustHavesMissing(_) => "assessment.must_haves_missing",
            Refusal::CutScoreOutOfRange => "assessment.cut_score_out_of_range",
            Refusal::LimitOutOfRange => "assessment.limit_out_of_range",
            Refusal::OfflineOutOfRange => "assessment.offline_out_of_range",
            Refusal::QuestionsNotPublished(_) => "assessment.questions_not_published",
            Refusal::ProfileNotPublished => "assessment.profile_not_published",
            Refusal::NotADraft => "assessment.not_a_draft",
            Refusal::NotPublished => "assessment.not_published",
            Refusal::AlreadyArchived => "assessment.already_archived",
            Refusal::CountsForNothing => "assessment.counts_for_nothing",
            Refusal::SectionNotEmpty => "assessment.section_not_empty",
            Refusal::LastSection => "assessment.last_section",
        }
    }
    /// A sentence for people: what stands in the way and what to do.
    pub fn reason(&self) -> String {
        match self {
            Refusal::NoItems => "This assessment has no questions yet. Add some, then publish it.".into(),
            Refusal::NoSkills => "The profile asks for no skill with a weight. Give at least one skill a weight first.".into(),
            Refusal::MustHavesMissing(names) => format!("Nothing measures {}. A must-have needs at least one question.", list(names)),
            Refusal::CutScoreOutOfRange => "The cut score is a percentage from 0 to 100.".into(),
            Refusal::LimitOutOfRange => format!("The time limit is from {} to {} minutes.", LIMIT_MINUTES.start(), LIMIT_MINUTES.end()),
            Refusal::OfflineOutOfRange => {
                format!("For a broken connection {} to {} minutes are given back.", OFFLINE_MINUTES.start(), OFFLINE_MINUTES.end())
            }
            Refusal::QuestionsNotPublished(titles) => format!("Not in use any more: {}. Replace or remove it, then publish.", list(titles)),
            Refusal::ProfileNotPublished => "Publish the job profile first: an assessment measures what its profile asks for.".into(),
            Refusal::NotADraft => "This assessment is published and can no longer be changed. Make a new version of it.".into(),
            Refusal::NotPublished => "This assessment is not published.".into(),
            Refusal::AlreadyArchived => "This assessment is already archived.".into(),
            Refusal::CountsForNothing => {
                "This question measures none of the role's skills. Choose the skill it counts for, then add it.".into()
            }
            Refusal::SectionNotEmpty => "This section still has questions. Move or remove them first.".into(),
            Refusal::LastSection => "An assessment keeps at least one section.".into(),
        }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Error::refused(refusal.code(), refusal.reason())
    }
}

/// "A", "A and B", "A, B and C".
fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Whether a question may still be asked, as the publication sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedQuestion {
    pub title: String,
    /// Published and not retired.
    pub in_use: bool,
}

/// Whether a draft may be published: something to ask, every must-have measured, every question in use, settings sound.
/// Items longer than the limit only warn (see [`Coverage::to_settle`]): a speeded test can be meant.
pub fn may_publish(
    state: AssessmentState,
    coverage: &Coverage,
    questions: &[AskedQuestion],
    cut_score: Option<i32>,
) -> Result<(), Refusal> {
    may_edit(state)?;
    if coverage.items == 0 {
        return Err(Refusal::NoItems);
    }
    let missing = coverage.must_haves_missing();
    if !missing.is_empty() {
        return Err(Refusal::MustHavesMissing(missing.into_iter().map(str::to_string).collect()));
    }
    let gone: Vec<String> = questions.iter().filter(|q| !q.in_use).map(|q| q.title.clone()).collect();
    if !gone.is_empty() {
        return Err(Refusal::QuestionsNotPublished(gone));
    }
    cut_score_in_range(cut_score)?;
    let limit = i32::try_from(coverage.limit_minutes).unwrap_or(i32::MAX);
    limit_in_range(limit)
}

/// Only a draft can be edited.
pub fn may_edit(state: AssessmentState) -> Result<(), Refusal> {
    if state == AssessmentState::Draft { Ok(()) } else { Err(Refusal::NotADraft) }
}

/// Only a published assessment can be archived; a draft is deleted instead.
pub fn may_archive(state: AssessmentState) -> Result<(), Refusal> {
    match state {
        AssessmentState::Draft => Err(Refusal::NotPublished),
        AssessmentState::Published => Ok(()),
        AssessmentState::Archived => Err(Refusal::AlreadyArchived),
    }
}

/// Which way something is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Up,
    Down,
}

impl std::str::FromStr for Step {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "up" => Ok(Step::Up),
            "down" => Ok(Step::Down),
            _ => Err(()),
        }
    }
}

/// One step up or down in a list of lists: past the end of a list it goes on into the next one. Gives the new lists, or
/// `None` when `what` is not there or there is nowhere to go.
pub fn step<T: Clone + PartialEq>(lists: &[Vec<T>], what: &T, way: Step) -> Option<Vec<Vec<T>>> {
    let at = lists.iter().position(|l| l.contains(what))?;
    let i = lists[at].iter().position(|x| x == what)?;
    let mut lists = lists.to_vec();
    match way {
        Step::Up if i > 0 => lists[at].swap(i, i - 1),
        Step::Down if i + 1 < lists[at].len() => lists[at].swap(i, i + 1),
        Step::Up => {
            let x = lists[at].remove(i);
            lists[at.checked_sub(1)?].push(x);
        }
        Step::Down => {
            let x = lists[at].remove(i);
            lists.get_mut(at + 1)?.insert(0, x);
        }
    }
    Some(lists)
}

/// A percentage from 0 to 100, or none.
pub fn cut_score_in_range(percent: Option<i32>) -> Result<(), Refusal> {
    if percent.is_none_or(|p| (0..=100).contains(&p)) { Ok(()) } else { Err(Refusal::CutScoreOutOfRange) }
}

/// See [`LIMIT_MINUTES`].
pub fn limit_in_range(minutes: i32) -> Result<(), Refusal> {
    if LIMIT_MINUTES.contains(&minutes) { Ok(()) } else { Err(Refusal::LimitOutOfRange) }
}

/// What is given back for a broken connection where nothing else was set, in minutes.
pub const USUAL_OFFLINE_MIN: i32 = 10;

/// Whether so many minutes may be given back for a broken connection.
pub fn offline_in_range(minutes: i32) -> Result<(), Refusal> {
    if OFFLINE_MINUTES.contains(&minutes) { Ok(()) } else { Err(Refusal::OfflineOutOfRange) }
}

#[cfg(test)]
mod tests {
    use super::super::coverage::coverage;
    use super::super::model::samples::{placed, wanted};
    use super::*;

    fn publish(items: &[super::super::model::PlacedItem], in_use: bool, cut: Option<i32>, limit: u32) -> Result<(), Refusal> {
        let skills = [wanted(1, 1, 60, 60, true), wanted(2, 2, 40, 40, false)];
        let questions = [AskedQuestion { title: "Locks".into(), in_use }];
        may_publish(AssessmentState::Draft, &coverage(&skills, items, limit), &questions, cut)
    }

    #[test]
    fn a_sound_draft_may_be_published_even_when_it_is_long() {
        assert_eq!(publish(&[placed(1, 0, 10)], true, Some(60), 30), Ok(()), "a nice-to-have without items is advice only");
        assert_eq!(publish(&[placed(1, 0, 90)], true, None, 30), Ok(()), "longer than the limit is advice only");
    }

    #[test]
    fn publishing_is_refused_for_what_would_make_the_result_void() {
        assert_eq!(publish(&[], true, None, 30), Err(Refusal::NoItems));
        assert_eq!(publish(&[placed(1, 1, 10)], true, None, 30), Err(Refusal::MustHavesMissing(vec!["Skill 1".into()])));
        assert_eq!(publish(&[placed(1, 0, 10)], false, None, 30), Err(Refusal::QuestionsNotPublished(vec!["Locks".into()])));
        for bad in [-1, 101] {
            assert_eq!(publish(&[placed(1, 0, 10)], true, Some(bad), 30), Err(Refusal::CutScoreOutOfRange));
        }
        for bad in [0, 4, 481] {
            assert_eq!(publish(&[placed(1, 0, 10)], true, None, bad), Err(Refusal::LimitOutOfRange));
        }
    }

    #[test]
    fn what_is_published_is_never_edited_and_a_draft_is_not_archived() {
        assert_eq!(may_edit(AssessmentState::Published), Err(Refusal::NotADraft));
        assert_eq!(may_edit(AssessmentState::Archived), Err(Refusal::NotADraft));
        assert_eq!(may_archive(AssessmentState::Draft), Err(Refusal::NotPublished));
        assert_eq!(may_archive(AssessmentState::Published), Ok(()));
    }

    #[test]
    fn a_step_goes_past_the_end_of_a_section_into_the_next() {
        let lists = [vec![1, 2], vec![], vec![3]];
        assert_eq!(step(&lists, &2, Step::Up), Some(vec![vec![2, 1], vec![], vec![3]]));
        assert_eq!(step(&lists, &2, Step::Down), Some(vec![vec![1], vec![2], vec![3]]));
        assert_eq!(step(&lists, &3, Step::Up), Some(vec![vec![1, 2], vec![3], vec![]]));
        assert_eq!(step(&lists, &1, Step::Up), None);
        assert_eq!(step(&lists, &3, Step::Down), None);
        assert_eq!(step(&lists, &9, Step::Down), None);
    }

    #[test]
    fn a_refusal_names_what_stands_in_the_way() {
        let names = ["SQL", "Caching", "HTTP"].map(String::from).to_vec();
        assert_eq!(
            Refusal::MustHavesMissing(names).reason(),
            "Nothing measures SQL, Caching and HTTP. A must-have needs at least one question."
        );
    }
}
