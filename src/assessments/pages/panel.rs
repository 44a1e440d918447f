//! The side panel: coverage against the profile, length, and what is left to settle.

use crate::assessments::coverage::{Fix, SkillState};
use crate::assessments::store::Plan;
use crate::kit::text::count;
use crate::paths::assessments as paths;

/// The panel.
pub struct Panel {
    pub settle: Vec<SettleView>,
    /// "4 things to settle"
    pub verdict: String,
    /// "5 of 6 skills"
    pub covered: String,
    pub meters: Vec<MeterView>,
    /// "70 of 75 min"
    pub length: String,
    /// For the bar: never more than the limit.
    pub minutes: u32,
    pub limit: u32,
    pub points: String,
    pub settings: String,
    /// Whether fix buttons stand beside the things to settle.
    pub open: bool,
}

/// A skill's bar.
pub struct MeterView {
    pub name: String,
    pub figure: String,
    pub value: u32,
    pub max: u32,
    pub none: bool,
    pub note: String,
}

/// One thing to settle, with its button: a link, or a form that posts the skill to the points of the assessment.
pub struct SettleView {
    pub about: String,
    pub says: String,
    pub blocks: bool,
    pub link: Option<(String, String)>,
    pub reset: Option<(String, String)>,
    pub context: String,
}

impl Panel {
    /// `available` is, per skill, how many questions of the bank could still be added for it.
    pub fn new(plan: &Plan, available: &[i64], open: bool) -> Panel {
        let (id, coverage) = (&plan.assessment.id, &plan.coverage);
        let settle: Vec<SettleView> = coverage
            .to_settle()
            .iter()
            .map(|s| {
                let link = match s.fix {
                    Fix::FindQuestions(n) => Some(match available.get(n).copied().unwrap_or(0) {
                        0 => ("Write a question".to_string(), crate::paths::questions::new_about(&plan.skills[n].skill)),
                        some => (see(some), paths::builder_for(id, plan.skills[n].id.as_str())),
                    }),
                    Fix::ChangeLimit => Some(("Change the limit".to_string(), paths::settings(id))),
                    Fix::ResetPoints(_) => None,
                };
                let reset = if let Fix::ResetPoints(n) = s.fix { Some((paths::points(id), plan.skills[n].id.to_string())) } else { None };
                let context = if reset.is_some() { format!("the points of {}", s.about) } else { format!("for {}", s.about) };
                SettleView { about: s.about.clone(), says: s.says.clone(), blocks: s.blocks, link, reset, context }
            })
            .collect();
        let meters = coverage
            .skills
            .iter()
            .filter(|s| s.state != SkillState::NotAsked || s.must_have)
            .map(|s| {
                let none = s.items == 0;
                MeterView {
                    name: s.name.clone(),
                    none,
                    value: s.minutes.min(s.wanted_minutes.max(1)),
                    max: s.wanted_minutes.max(1),
                    figure: if none { "None".into() } else { format!("{} of {} min", s.minutes, s.wanted_minutes) },
                    note: if none {
                        format!("{} points wanted", s.wanted_points)
                    } else {
                        format!("{}, {} of {} points", count(s.items, "question", "questions"), s.points, s.wanted_points)
                    },
                }
            })
            .collect();
        Panel {
            verdict: count(settle.len(), "thing to settle", "things to settle"),
            settle,
            covered: format!("{} of {} skills", coverage.covered(), coverage.asked()),
            meters,
            length: format!("{} of {} min", coverage.minutes, coverage.limit_minutes),
            minutes: coverage.minutes.min(coverage.limit_minutes),
            limit: coverage.limit_minutes,
            points: coverage.points.to_string(),
            settings: paths::settings(id),
            open,
        }
    }
}

fn see(n: i64) -> String {
    match n {
        1 => "See 1 question".into(),
        n => format!("See {n} questions"),
    }
}
