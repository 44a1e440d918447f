//! Rows of Kestrel's for the ids in the doors: a set for each person who tries, so that what one of them deletes is not
//! missing for the next.

use super::people::Person;
use crate::support::Stage;
use crate::support::cast::{HANNAH, KESTREL, NADIA, PRIYA, Persona};
use crate::support::make::{assessments as building, attempts as sitting, candidates as inviting, profiles as writing, questions};
use diesel::prelude::*;
use touchstone::ctx::{Ctx, NewJob};
use touchstone::db::Conn;
use touchstone::db::schema::{assessment_skills, grading_tasks as tasks, items, jobs as queue, responsibilities};
use touchstone::error::Result;
use touchstone::kit::ids::{AssessmentId, AttemptId, ProfileVersionId, SectionId, SkillId};
use touchstone::mail::NewLetter;
use touchstone::{accounts, attempts, jobs, mail, new_id, paths, skills};

/// An id of the right shape that nothing has.
const NOTHING: &str = "00000000-0000-7000-8000-000000000000";

/// One person's rows.
#[derive(Debug, Clone)]
pub struct Samples {
    /// Name in the doors → id.
    ids: Vec<(&'static str, String)>,
    /// The link of somebody whose test is running.
    pub running: String,
    attempt: AttemptId,
}

impl Samples {
    /// The door with the ids of real rows in it.
    pub fn fill(&self, path: &str) -> String {
        self.ids.iter().fold(path.to_string(), |path, (name, id)| path.replace(&format!(":{name}"), id))
    }
}

/// The rows of each of these people, in order; what follows from a test that was handed in has been done.
pub async fn samples(stage: &Stage, people: &[Person]) -> Vec<Samples> {
    let mut all = Vec::new();
    for person in people {
        all.push(rows(stage, person).await);
    }
    stage.work().await;
    let shared = stage
        .write(KESTREL, |conn, ctx| {
            let user = accounts::store::by_email(conn, HANNAH.email)?.expect("one of the cast").id;
            let letter = mail::post(
                conn,
                ctx,
                NewLetter {
                    kind: "invitation",
                    about_id: "x".into(),
                    to_name: "Tomasz".into(),
                    to_address: "tomasz@example.org".into(),
                    subject: "Your test".into(),
                    text: "Hello".into(),
                    html: String::new(),
                    link: None,
                    language: touchstone::language::Language::English,
                },
            )?;
            jobs::enqueue(conn, ctx, NewJob::new("test.nothing", serde_json::json!({})))?;
            let job = queue::table.filter(queue::kind.eq("test.nothing")).select(queue::id).first::<String>(conn)?;
            Ok([("user", user.to_string()), ("letter", letter.to_string()), ("job", job), ("nothing", NOTHING.to_string())])
        })
        .await;
    for one in &mut all {
        let attempt = one.attempt.clone();
        let (task, answer, essay) = stage
            .read(move |conn| {
                Ok(tasks::table
                    .filter(tasks::attempt_id.eq(&attempt))
                    .select((tasks::id, tasks::answer_id, tasks::question_version_id))
                    .first::<(String, String, String)>(conn)?)
            })
            .await;
        one.ids.extend([("task", task), ("answer", answer), ("essay", essay)]);
        one.ids.extend(shared.iter().cloned());
    }
    all
}

async fn rows(stage: &Stage, person: &Person) -> Samples {
    let (name, team) = (person.name, if person.on_team { vec![HANNAH, PRIYA] } else { Vec::new() });
    let (mut samples, guest, seated) = stage
        .act(NADIA, move |conn, ctx| {
            let mut ids = catalogue(conn, ctx, name)?;
            ids.extend(profiles(conn, ctx, name, &team)?);
            ids.extend(plans(conn, ctx, name, &team)?);

            let exam = sitting::exam(conn, ctx, &format!("Ledger engineer ({name})"))?;
            for persona in &team {
                inviting::on_hiring_team(conn, &exam.profile, *persona)?;
            }
            let invitation = sitting::invited(conn, ctx, &exam, &format!("Ines {name}"))?;
            let guest = sitting::invited(conn, ctx, &exam, &format!("Tomasz {name}"))?;
            let (seated, running) = sitting::running(conn, ctx, &exam, &format!("Ana {name}"))?;
            let line = attempts::store::lines(conn, &running.id)?.swap_remove(0);
            let attempt = sitting::finished(conn, ctx, &exam, &format!("Minh {name}"))?;
            let other = sitting::finished(conn, ctx, &exam, &format!("Zeynep {name}"))?;
            ids.extend([
                ("assessment", exam.assessment.to_string()),
                ("invitation", invitation.id.to_string()),
                ("line", line.item_id.to_string()),
                ("other", other.id.to_string()),
                ("next", new_id!(ctx, AssessmentId).to_string()),
                ("later", new_id!(ctx, AssessmentId).to_string()),
                ("candidate", attempt.candidate_id.to_string()),
                ("application", attempt.application_id.to_string()),
                ("attempt", attempt.id.to_string()),
            ]);
            Ok((Samples { ids, running: String::new(), attempt: attempt.id }, guest, seated))
        })
        .await
        .unwrap_or_else(|error| panic!("rows for {name}: {error:?}"));
    let link = sitting::link_to(stage.state(), &guest);
    let token = link.strip_prefix(&paths::candidates::link("")).expect("a token").to_string();
    samples.ids.push(("token", token));
    samples.running = sitting::link_to(stage.state(), &seated);
    samples
}

/// A skill and a question of the company's own, and an area that everybody has.
fn catalogue(conn: &mut Conn, ctx: &mut Ctx, name: &str) -> Result<Vec<(&'static str, String)>> {
    let organisation = ctx.organisation()?;
    let area =
        skills::store::areas(conn, &organisation)?.into_iter().find(|area| area.organisation_id.is_none()).expect("an area that ships").id;
    let new = skills::actions::NewSkill {
        id: new_id!(ctx, SkillId),
        area: area.clone(),
        name: format!("Kestrel ledger {name}"),
        description: "Knows our ledger.".into(),
        aliases: Vec::new(),
    };
    let skill = skills::actions::add_skill(conn, ctx, new)?.id;
    let question = questions::question(conn, ctx, &format!("Rows and locks {name}"))?;
    Ok(vec![("area", area.to_string()), ("skill", skill.to_string()), ("question", question.to_string())])
}

/// A published profile, and a draft to delete.
fn profiles(conn: &mut Conn, ctx: &mut Ctx, title: &'static str, team: &[Persona]) -> Result<Vec<(&'static str, String)>> {
    let wanted = writing::Wanted { title, team: team.to_vec(), ..writing::Wanted::default() };
    let (profile, _) = writing::published(conn, ctx, &wanted)?;
    let draft = writing::draft(conn, ctx, &wanted)?;
    let duty = responsibilities::table.select(responsibilities::id).first::<String>(conn)?;
    Ok(vec![
        ("profile", profile.to_string()),
        ("draft", draft.to_string()),
        ("duty", duty),
        ("fresh", new_id!(ctx, ProfileVersionId).to_string()),
    ])
}

/// A draft of an assessment with a question and a section, and another to delete.
fn plans(conn: &mut Conn, ctx: &mut Ctx, name: &str, team: &[Persona]) -> Result<Vec<(&'static str, String)>> {
    let role = building::role(conn, ctx, &format!("Platform engineer ({name})"))?;
    for persona in team {
        inviting::on_hiring_team(conn, &role.profile, *persona)?;
    }
    let (plan, scrap) = (building::draft(conn, ctx, &role, 2)?, building::draft(conn, ctx, &role, 1)?);
    let section = new_id!(ctx, SectionId);
    touchstone::assessments::actions::add_section(conn, ctx, &plan, section.clone(), "More")?;
    let item = items::table.filter(items::assessment_id.eq(&plan)).order(items::position).select(items::id).first::<String>(conn)?;
    let measure = assessment_skills::table
        .filter(assessment_skills::assessment_id.eq(&plan))
        .order(assessment_skills::position)
        .select(assessment_skills::id)
        .first::<String>(conn)?;
    Ok(vec![
        ("measure", measure),
        ("third", new_id!(ctx, SectionId).to_string()),
        ("plan", plan.to_string()),
        ("scrap", scrap.to_string()),
        ("section", section.to_string()),
        ("item", item),
    ])
}
