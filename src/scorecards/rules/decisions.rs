//! The words of reviews and decisions, and what a decision needs.

crate::words! {
    /// What a reviewer recommends. There is no middle: a reviewer who cannot say asks for more in the take-away.
    pub enum Recommendation {
        StrongNo = "strong_no", "Strong no";
        No = "no", "No";
        Yes = "yes", "Yes";
        StrongYes = "strong_yes", "Strong yes";
    }
}

impl Recommendation {
    /// Whether it speaks for the candidate.
    pub const fn favours(self) -> bool {
        matches!(self, Recommendation::Yes | Recommendation::StrongYes)
    }
}

/// A rating of an attribute by its anchors, 1 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct Rating(i32);

impl Rating {
    /// The five ratings, lowest first.
    pub const ALL: [Rating; 5] = [Rating(1), Rating(2), Rating(3), Rating(4), Rating(5)];
    /// `None` outside 1 to 5.
    pub const fn new(value: i32) -> Option<Rating> {
        if value >= 1 && value <= 5 { Some(Rating(value)) } else { None }
    }
    /// Reads a form's value.
    pub fn parse(text: &str) -> Option<Rating> {
        text.trim().parse().ok().and_then(Rating::new)
    }
    /// 1 to 5.
    pub const fn get(self) -> i32 {
        self.0
    }
}

crate::words! {
    /// What is decided about an application.
    pub enum DecisionKind {
        Advance = "advance", "Move to the next step";
        Hold = "hold", "Hold";
        Reject = "reject", "Do not move on";
        Offer = "offer", "Make an offer";
        Hired = "hired", "Hired";
    }
}

impl DecisionKind {
    /// One line on what the choice means, under its label.
    pub const fn hint(self) -> &'static str {
        match self {
            DecisionKind::Advance => "The person goes on to the next step",
            DecisionKind::Hold => "Decide after you see the others",
            DecisionKind::Reject => "The application ends here",
            DecisionKind::Offer => "You want this person for the role",
            DecisionKind::Hired => "The offer was accepted",
        }
    }
    /// Past tense, for lists and history.
    pub const fn done(self) -> &'static str {
        match self {
            DecisionKind::Advance => "Moved on",
            DecisionKind::Hold => "On hold",
            DecisionKind::Reject => "Not moving on",
            DecisionKind::Offer => "Offer made",
            DecisionKind::Hired => "Hired",
        }
    }
    /// Whether the person is still in the running after it.
    pub const fn keeps(self) -> bool {
        !matches!(self, DecisionKind::Reject)
    }
}

crate::words! {
    /// Why, from a list, so that reasons can be counted. Each is about the work, none about the person's character.
    pub enum Reason {
        SkillsMet = "skills_met", "The skills reach the level needed";
        SkillsAbove = "skills_above", "The skills are above the level needed";
        InterviewShowed = "interview_showed", "What the interview or work sample showed";
        MustHaveBelow = "must_have_below", "A must-have is below the level needed";
        SkillsBelow = "skills_below", "Several skills are below the level needed";
        MoreEvidence = "more_evidence", "More evidence is needed first";
        CompareOthers = "compare_others", "Others are still being looked at";
        CloserFit = "closer_fit", "Another candidate's skills fit the profile more closely";
        Terms = "terms", "Terms, place or start date do not fit";
        Withdrew = "withdrew", "The candidate withdrew";
        RoleClosed = "role_closed", "The role is filled or closed";
        Other = "other", "Another reason, said below";
    }
}

impl Reason {
    /// Whether this reason can stand for a decision of this kind: nobody is turned away because the skills are met.
    pub const fn fits(self, kind: DecisionKind) -> bool {
        use DecisionKind::{Advance, Hired, Hold, Offer, Reject};
        match self {
            Reason::SkillsMet | Reason::SkillsAbove => matches!(kind, Advance | Offer | Hired),
            Reason::InterviewShowed | Reason::Other => true,
            Reason::MustHaveBelow | Reason::SkillsBelow => matches!(kind, Reject | Hold),
            Reason::MoreEvidence => matches!(kind, Hold | Advance),
            Reason::CompareOthers => matches!(kind, Hold),
            Reason::CloserFit | Reason::Withdrew => matches!(kind, Reject),
            Reason::Terms | Reason::RoleClosed => matches!(kind, Reject | Hold),
        }
    }
}

/// The most a decision's text or a review's take-away may hold, in characters.
pub const TEXT_MAX: usize = 4000;
/// The least a decision's reason must say, in characters: a sentence, not a full stop.
pub const REASON_MIN: usize = 10;

/// Where reviewers' recommendations or ratings part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// Fewer than two to compare.
    TooFew,
    /// No two on different sides, no ratings two or more apart.
    Agree,
    /// They part; worth a talk before a decision.
    Part,
}

/// Whether recommendations agree: all for or all against.
pub fn agreement(recommendations: &[Recommendation]) -> Agreement {
    let favour = recommendations.iter().filter(|r| r.favours()).count();
    match recommendations.len() {
        0 | 1 => Agreement::TooFew,
        n if favour == 0 || favour == n => Agreement::Agree,
        _ => Agreement::Part,
    }
}

/// Whether ratings of one attribute agree: no two are two or more steps apart.
pub fn rating_agreement(ratings: &[Rating]) -> Agreement {
    match (ratings.iter().min(), ratings.iter().max()) {
        (Some(low), Some(high)) if ratings.len() > 1 => {
            if high.get() - low.get() >= 2 {
                Agreement::Part
            } else {
                Agreement::Agree
            }
        }
        _ => Agreement::TooFew,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_decision_has_reasons_and_met_skills_turn_nobody_away() {
        for kind in DecisionKind::ALL {
            assert!(Reason::ALL.iter().filter(|r| r.fits(*kind)).count() >= 2, "{kind}");
        }
        assert!(!Reason::SkillsMet.fits(DecisionKind::Reject));
        assert!(!Reason::MustHaveBelow.fits(DecisionKind::Offer));
    }

    #[test]
    fn reviewers_part_when_they_stand_on_different_sides() {
        use Recommendation::{No, StrongYes, Yes};
        assert_eq!(agreement(&[Yes]), Agreement::TooFew);
        assert_eq!(agreement(&[Yes, StrongYes]), Agreement::Agree);
        assert_eq!(agreement(&[Yes, No]), Agreement::Part);
        let ratings = |values: &[i32]| rating_agreement(&values.iter().filter_map(|v| Rating::new(*v)).collect::<Vec<_>>());
        assert_eq!(ratings(&[3]), Agreement::TooFew);
        assert_eq!(ratings(&[3, 4]), Agreement::Agree);
        assert_eq!(ratings(&[2, 4, 3]), Agreement::Part);
    }

    #[test]
    fn a_rating_is_one_to_five() {
        assert_eq!(Rating::parse(" 5 ").map(Rating::get), Some(5));
        for bad in ["0", "6", "", "3.5", "five", "-1"] {
            assert_eq!(Rating::parse(bad), None, "{bad}")
        }
    }
}
