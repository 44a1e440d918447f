//! Decisions about profiles: pure.

use super::{ProfileContent, ProfileState};
use crate::error::Error;
use crate::kit::ids::SkillId;

/// The most characters of a title.
pub const TITLE_MOST: usize = 120;
/// The most characters of a description.
pub const DESCRIPTION_MOST: usize = 20_000;
/// The most skills a profile can hold; more than [`SKILLS_ADVISED`] is advised against.
pub const SKILLS_MOST: usize = 20;
/// More skills than this cannot be measured well in one test.
pub const SKILLS_ADVISED: usize = 8;
/// The most attributes that people rate.
pub const ATTRIBUTES_MOST: usize = 8;
/// The weight of a skill just added, percent.
pub const FIRST_WEIGHT: i32 = 10;

/// Why something cannot be done now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    NotReady,
    NothingChanged,
    Closed,
    NotOpen,
    NotClosed,
    InUse,
    WasPublished,
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        let (code, reason) = match refusal {
            Refusal::NotReady => {
                ("profile.not_ready", "Some things must be settled before this profile can be published. The review step lists them.")
            }
            Refusal::NothingChanged => ("profile.unchanged", "Nothing has changed since the last published version."),
            Refusal::Closed => ("profile.closed", "This profile is closed. Open it again first."),
            Refusal::NotOpen => ("profile.not_open", "Only an open profile can be closed."),
            Refusal::NotClosed => ("profile.not_closed", "This profile is not closed."),
            Refusal::InUse => ("profile.in_use", "This draft cannot be deleted: an assessment or an application belongs to it."),
            Refusal::WasPublished => ("profile.was_published", "A profile that was published is kept as a record. You can close it."),
        };
        Error::refused(code, reason)
    }
}

/// What is still to be settled about a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    NoSkills,
    /// The weights add up to this instead of 100.
    Weights(i32),
    NoMustHave,
    TooManySkills(usize),
    NoDescription,
    /// The description still holds a gap of its template, such as "[company]".
    Gap(String),
    /// No question of the bank measures this skill, which counts so many percent.
    NotMeasured(SkillId, String, i32),
    /// The same of many skills: how many, and how many percent together.
    ManyNotMeasured(usize, i32),
    NoSalary,
}

impl Finding {
    /// Whether it stands against publishing. The rest is advice.
    pub fn blocks(&self) -> bool {
        matches!(self, Finding::NoSkills | Finding::Weights(_) | Finding::NoDescription)
    }
    /// What a button beside it is about, read aloud after its words.
    pub fn context(&self) -> String {
        if let Finding::NotMeasured(_, name, _) = self { format!("about {name}") } else { String::new() }
    }
    /// Whether it is only a hint, not counted as a thing to settle.
    pub fn is_hint(&self) -> bool {
        matches!(self, Finding::NoSalary)
    }
    /// A bold few words.
    pub fn title(&self) -> String {
        match self {
            Finding::NoSkills => "No skills yet".to_string(),
            Finding::Weights(total) => format!("Weights add up to {total}%"),
            Finding::NoMustHave => "No skill is a must-have".to_string(),
            Finding::TooManySkills(n) => format!("{n} skills"),
            Finding::NoDescription => "No description".to_string(),
            Finding::Gap(gap) => format!("{gap} is still in the text"),
            Finding::NotMeasured(_, name, _) => format!("{name} is not measured"),
            Finding::ManyNotMeasured(n, _) => format!("{n} skills are not measured"),
            Finding::NoSalary => "No salary range".to_string(),
        }
    }
    /// One sentence: why, and what helps.
    pub fn why(&self) -> String {
        match self {
            Finding::NoSkills => "Add the skills that the job needs; everything that follows is built on them.".to_string(),
            Finding::Weights(_) => "They must add up to 100%, because they become the share of each skill in the result.".to_string(),
            Finding::NoMustHave => "Mark what the person cannot do without, so that readers know what to look at first.".to_string(),
            Finding::TooManySkills(_) => format!("More than {SKILLS_ADVISED} cannot be measured well in one test. Keep those that decide."),
            Finding::NoDescription => "Say in a few sentences what the person will do.".to_string(),
            Finding::Gap(_) => "Put your own words in its place.".to_string(),
            Finding::NotMeasured(_, _, weight) => format!("It counts for {weight}%, but no question in the bank is about it or its area."),
            Finding::ManyNotMeasured(_, weight) => {
                format!("Together they count for {weight}%, but no question in the bank is about them or their areas.")
            }
            Finding::NoSalary => "Profiles that name the pay draw more and better-matched applications.".to_string(),
        }
    }
}

/// What is to be settled, what blocks first. `measured[i]`: whether a question measures `content.skills[i]`.
pub fn findings(content: &ProfileContent, measured: &[bool]) -> Vec<Finding> {
    let mut out = Vec::new();
    let total: i32 = content.skills.iter().map(|s| s.weight).sum();
    if content.skills.is_empty() {
        out.push(Finding::NoSkills);
    } else if total != 100 {
        out.push(Finding::Weights(total));
    }
    if content.description_md.trim().is_empty() {
        out.push(Finding::NoDescription);
    }
    if !content.skills.is_empty() && !content.skills.iter().any(|s| s.must_have) {
        out.push(Finding::NoMustHave);
    }
    if content.skills.len() > SKILLS_ADVISED {
        out.push(Finding::TooManySkills(content.skills.len()));
    }
    let blind: Vec<_> = content.skills.iter().zip(measured).filter(|(_, measured)| !**measured).map(|(s, _)| s).collect();
    // More than two would hide the rest; one word for all of them says as much.
    match blind.len() {
        0..=2 => out.extend(blind.iter().map(|s| Finding::NotMeasured(s.skill.clone(), s.name.clone(), s.weight))),
        n => out.push(Finding::ManyNotMeasured(n, blind.iter().map(|s| s.weight).sum())),
    }
    out.extend(gap(&content.description_md).map(Finding::Gap));
    if content.salary.is_none() {
        out.push(Finding::NoSalary);
    }
    out
}

/// The first gap in square brackets that is neither a link nor a tick box.
fn gap(text: &str) -> Option<String> {
    text.match_indices('[').find_map(|(at, _)| {
        let end = at + text[at..].find(']')?;
        let inside = &text[at + 1..end];
        let is_link = text[end + 1..].starts_with(['(', '[', ':']);
        (!is_link && inside.trim().chars().count() > 1 && !inside.contains('\n')).then(|| text[at..=end].to_string())
    })
}

/// Weights in the same proportion that add up to 100, each at least 1. Up to 100 weights are taken; of none nothing is made.
///
/// Whole percents by largest remainder, so that the order of the weights stays and weights that add up are left alone.
pub fn balance(weights: &[i32]) -> Vec<i32> {
    if weights.is_empty() || weights.len() > 100 {
        return weights.to_vec();
    }
    let base: Vec<i64> = weights.iter().map(|w| i64::from((*w).max(1))).collect();
    let total: i64 = base.iter().sum();
    let mut out: Vec<i64> = base.iter().map(|w| (100 * w / total).max(1)).collect();
    // Those lifted to 1 have more than their share already.
    let mut by_remainder: Vec<usize> = (0..base.len()).filter(|i| 100 * base[*i] >= total).collect();
    by_remainder.sort_by_key(|i| (std::cmp::Reverse(100 * base[*i] % total), std::cmp::Reverse(base[*i]), *i));
    let missing = usize::try_from(100 - out.iter().sum::<i64>()).unwrap_or(0);
    for i in by_remainder.into_iter().take(missing) {
        out[i] += 1;
    }
    // The least weights were lifted to 1: the largest give.
    while out.iter().sum::<i64>() > 100 {
        let Some(i) = (0..out.len()).max_by_key(|i| (out[*i], std::cmp::Reverse(base[*i]), *i)) else { break };
        out[i] -= 1;
    }
    out.into_iter().map(|w| i32::try_from(w).unwrap_or(100)).collect()
}

/// Whether this profile may be published now.
pub fn may_publish(state: ProfileState, published: i32, changed: bool, findings: &[Finding]) -> Result<(), Refusal> {
    if state == ProfileState::Closed {
        return Err(Refusal::Closed);
    }
    if findings.iter().any(Finding::blocks) {
        return Err(Refusal::NotReady);
    }
    if published > 0 && !changed {
        return Err(Refusal::NothingChanged);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn weights_are_balanced_in_proportion_and_those_that_add_up_stay() {
        assert_eq!(balance(&[97, 1, 1, 1]), [97, 1, 1, 1]);
        assert_eq!(balance(&[100, 1, 1]), [98, 1, 1]);
        assert_eq!(balance(&[1, 1, 1]), [34, 33, 33]);
        assert_eq!(balance(&[50, 50]), [50, 50]);
        // Shares below one half are lifted to 1, and not above what was weighted more.
        let lifted = balance(&[35, 5, 0, 0, 0, 32, 75, 62, 38, 75, 8, 17, 55, 96]);
        assert_eq!(lifted[1..5], [1, 1, 1, 1]);
        assert_eq!(lifted.iter().sum::<i32>(), 100);
        assert_eq!(balance(&[7]), [100]);
        assert_eq!(balance(&[]), Vec::<i32>::new());
    }

    #[test]
    fn a_gap_is_found_and_a_link_is_none() {
        assert_eq!(gap("You join [company] now"), Some("[company]".to_string()));
        assert_eq!(gap("See [our site](https://example.com), [1], - [ ] done, [x]: y"), None);
    }

    #[test]
    fn a_closed_or_unchanged_profile_is_not_published() {
        assert_eq!(may_publish(ProfileState::Closed, 1, true, &[]), Err(Refusal::Closed));
        assert_eq!(may_publish(ProfileState::Open, 1, false, &[]), Err(Refusal::NothingChanged));
        assert_eq!(may_publish(ProfileState::Draft, 0, true, &[Finding::Weights(90)]), Err(Refusal::NotReady));
        assert_eq!(may_publish(ProfileState::Draft, 0, true, &[Finding::NoMustHave, Finding::NoSalary]), Ok(()));
    }

    proptest! {
        #[test]
        fn balanced_weights_add_up_to_a_hundred_and_keep_their_order(weights in prop::collection::vec(0..=100i32, 1..=SKILLS_MOST)) {
            let out = balance(&weights);
            prop_assert_eq!(out.iter().sum::<i32>(), 100);
            prop_assert!(out.iter().all(|w| *w >= 1));
            for (a, b) in weights.iter().zip(&out) {
                for (c, d) in weights.iter().zip(&out) { if a > c { prop_assert!(b >= d); } }
            }
        }
    }
}
