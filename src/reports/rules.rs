//! What needs somebody, in what order, and medians: pure.

use super::model::{Need, Waiting};
use crate::kit::Time;
use crate::kit::text::count;
use crate::paths;

/// The median of whole numbers: the middle one, of an even count the lower middle; `None` of nothing.
pub fn median(mut values: Vec<i64>) -> Option<i64> {
    values.sort_unstable();
    if values.is_empty() { None } else { Some(values[(values.len() - 1) / 2]) }
}

/// What waits, most urgent first: what candidates wait for, then what runs out, then what is broken, then what is unfinished.
pub fn needs(waiting: &Waiting, now: Time, is_admin: bool) -> Vec<Need> {
    let n = |n: i64| usize::try_from(n).unwrap_or(0);
    let mut needs = Vec::new();
    if waiting.essays > 0 {
        needs.push(Need {
            tone: "accent",
            icon: "pen",
            title: format!("{} to be read", count(n(waiting.essays), "written answer waits", "written answers wait")),
            why: waiting.oldest_essay.map_or_else(String::new, |at| format!("The oldest came {}.", at.ago(now))),
            href: paths::grading::queue(),
            action: "Read answers",
        });
    }
    if waiting.undecided > 0 {
        needs.push(Need {
            tone: "info",
            icon: "file-check",
            title: format!("{} for a decision", count(n(waiting.undecided), "scorecard is ready", "scorecards are ready")),
            why: "The candidates wait to hear from you.".to_string(),
            href: paths::scorecards::to_decide(),
            action: "Open",
        });
    }
    if waiting.expiring > 0 {
        needs.push(Need {
            tone: "",
            icon: "mail",
            title: format!("{} within two days", count(n(waiting.expiring), "invitation expires", "invitations expire")),
            why: "Nobody has started these yet.".to_string(),
            href: paths::candidates::list("", "", "waiting"),
            action: "Send reminders",
        });
    }
    if waiting.letters_failed > 0 {
        needs.push(Need {
            tone: "warn",
            icon: "mail",
            title: format!("{} could not be sent", count(n(waiting.letters_failed), "letter", "letters")),
            why: "The outbox says why.".to_string(),
            href: paths::accounts::outbox(),
            action: "Open the outbox",
        });
    }
    if is_admin && waiting.dead_jobs > 0 {
        needs.push(Need {
            tone: "warn",
            icon: "triangle-alert",
            title: format!("{} given up", count(n(waiting.dead_jobs), "background job was", "background jobs were")),
            why: "After many tries. The list says why.".to_string(),
            href: paths::accounts::jobs(),
            action: "Look",
        });
    }
    for (profile, title) in waiting.drafts.iter().take(3) {
        needs.push(Need {
            tone: "",
            icon: "briefcase",
            title: format!("{title} is a draft"),
            why: "Publish it to build a test from it.".to_string(),
            href: paths::profiles::show(profile),
            action: "Finish the profile",
        });
    }
    needs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::{Clock, Span};

    #[test]
    fn medians_are_of_the_middle() {
        assert_eq!(median(vec![]), None);
        assert_eq!(median(vec![5]), Some(5));
        assert_eq!(median(vec![9, 1, 5]), Some(5));
        assert_eq!(median(vec![9, 1, 5, 7]), Some(5));
    }

    #[test]
    fn what_candidates_wait_for_comes_first_and_jobs_are_for_administrators() {
        let now = Clock::fixed("2026-11-18T10:00:00Z").now();
        let waiting = Waiting { essays: 2, oldest_essay: Some(now - Span::days(3)), dead_jobs: 1, letters_failed: 1, ..Waiting::default() };
        let titles = |admin| needs(&waiting, now, admin).into_iter().map(|n| n.title).collect::<Vec<_>>();
        assert_eq!(titles(true), ["2 written answers wait to be read", "1 letter could not be sent", "1 background job was given up"]);
        assert_eq!(titles(false).len(), 2);
        assert!(needs(&Waiting::default(), now, true).is_empty());
    }
}
