//! The results of an assessment as a table.

use crate::ctx::{Ctx, Fact};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::jobs;
use crate::kit::{
    Permission, csv,
    ids::{AssessmentId, AttemptId},
};
use crate::scorecards::card::Card;
use crate::scorecards::rules::{Overall, SkillScore};
use crate::scorecards::store;

/// The results as UTF-8 CSV (RFC 4180, with a byte order mark so that spreadsheets read accents): a row a candidate, three
/// columns a skill. Percent have one decimal. Noted in the audit trail, because it takes data out.
pub fn export(conn: &mut Conn, ctx: &mut Ctx, assessment: &AssessmentId) -> Result<(String, Vec<u8>)> {
    ctx.need(Permission::ViewScorecards)?;
    ctx.need(Permission::RecordDecisions)?;
    let staff = ctx.actor.staff()?.clone();
    let (profile, title, number) = store::assessment(conn, &staff.organisation, assessment)?;
    if !store::may_see(conn, &staff, &profile)? {
        return Err(Error::NotFound);
    }
    let skills = store::skills(conn, assessment)?;
    let attempts: Vec<AttemptId> = store::attempts_of_assessment(conn, &staff.organisation, assessment)?;
    let mut header: Vec<String> = [
        "code",
        "name",
        "finished",
        "minutes_used",
        "state",
        "overall_percent",
        "likely_low",
        "likely_high",
        "must_haves_met",
        "must_haves",
        "skills_met",
        "skills",
        "decision",
    ]
    .map(String::from)
    .to_vec();
    for skill in &skills {
        let name = &skill.name;
        header.extend([format!("{name} (percent)"), format!("{name} (level of 4)"), format!("{name} (result)")]);
    }
    let mut lines = Vec::with_capacity(attempts.len());
    for chunk in attempts.chunks(100) {
        let decided = store::results_of(conn, &staff.organisation, chunk)?;
        for head in store::heads(conn, &staff.organisation, chunk)? {
            let items = store::items(conn, assessment, &head.attempt)?;
            let card = Card::of(&skills, &items, head.cut_score);
            let (state, figures) = match &card.overall {
                Overall::Scored(s) => ("scored", [s.share, s.likely.0, s.likely.1].map(|share| share.percent_exact())),
                Overall::Waiting { .. } => ("waiting", Default::default()),
                Overall::NotMeasured => ("not_measured", Default::default()),
            };
            let decision =
                decided.iter().find(|r| r.attempt == head.attempt).and_then(|r| r.decision).map_or("", |(kind, _)| kind.as_str());
            let sum = card.summary;
            let mut row = vec![
                head.code.clone(),
                head.name.clone(),
                head.submitted_at.map(|t| t.iso()).unwrap_or_default(),
                head.minutes().0.to_string(),
                state.to_string(),
            ];
            row.extend(figures);
            row.extend([sum.must_met.to_string(), sum.must.to_string(), sum.met.to_string(), sum.skills.to_string(), decision.to_string()]);
            for skill in &card.skills {
                row.extend(match &skill.score {
                    SkillScore::Scored(s) => [s.share.percent_exact(), s.position.text(), s.word.as_str().to_string()],
                    SkillScore::Waiting { .. } => [String::new(), String::new(), "waiting".to_string()],
                    SkillScore::NotMeasured => [String::new(), String::new(), "not_measured".to_string()],
                });
            }
            lines.push(row);
        }
    }
    let bytes = csv::file(&header, lines);
    jobs::tell(
        conn,
        ctx,
        Fact::new("results.exported", "assessment", assessment, format!("Exported {} results of {title}", attempts.len())),
    )?;
    Ok((format!("{}-v{number}-results.csv", crate::kit::text::slug(&title)), bytes))
}
