//! A test with a question of each kind, and people who sit it.

use super::assessments::{question, role};
use diesel::prelude::*;
use touchstone::assessments::actions as building;
use touchstone::attempts::actions::{self, Agreed};
use touchstone::attempts::{Attempt, Draft, Paper, SeatKey, store};
use touchstone::candidates::{Invitation, link};
use touchstone::ctx::{Actor, Ctx};
use touchstone::db::Conn;
use touchstone::db::schema::{assessments as a, question_versions as v};
use touchstone::error::Result;
use touchstone::kit::ids::{AssessmentId, ItemId, ProfileId, SectionId};
use touchstone::kit::{Json, Level};
use touchstone::questions::practice;
use touchstone::{new_id, paths};

/// A published assessment of 60 minutes with eight questions, one a kind in the order of `Kind::ALL`, four in each of two
/// parts; AI assistants are allowed and to be disclosed, the contact is "people@kestrel.example".
#[derive(Debug, Clone)]
pub struct Exam {
    pub profile: ProfileId,
    pub assessment: AssessmentId,
}

/// Whom the exam's candidates ask.
pub const CONTACT: &str = "people@kestrel.example";

/// An exam for a job of this title, in the same order for everyone.
pub fn exam(conn: &mut Conn, ctx: &mut Ctx, title: &str) -> Result<Exam> {
    let role = role(conn, ctx, title)?;
    let assessment = new_id!(ctx, AssessmentId);
    building::create(conn, ctx, &assessment, &role.profile, &format!("{title}: test"))?;
    for (n, practised) in practice().iter().enumerate() {
        if n == 4 {
            let section = new_id!(ctx, SectionId);
            building::add_section(conn, ctx, &assessment, section, "Longer questions")?;
        }
        let id = question(conn, ctx, &practised.title, practised.text.kind().as_str(), Level::Working, 2, &[&role.skills[n % 3]])?;
        diesel::update(v::table.filter(v::question_id.eq(&id))).set(v::content.eq(Json::new(practised.text.clone()))).execute(conn)?;
        let add = building::AddItem { id: new_id!(ctx, ItemId), question: id, section: None, skill: None };
        building::add_item(conn, ctx, &assessment, &add)?;
    }
    diesel::update(a::table.find(&assessment))
        .set((a::ai_policy.eq("disclosed"), a::contact.eq(CONTACT), a::instructions_md.eq("Take your **time**.")))
        .execute(conn)?;
    let seen = building::look(conn, ctx, &assessment)?.plan.assessment.updated_at;
    building::publish(conn, ctx, &assessment, seen)?;
    Ok(Exam { profile: role.profile, assessment })
}

/// Somebody invited to the exam for 14 days.
pub fn invited(conn: &mut Conn, ctx: &mut Ctx, exam: &Exam, name: &str) -> Result<Invitation> {
    let email = format!("{}@candidate.example", touchstone::kit::text::slug(name));
    super::candidates::invited(conn, ctx, &exam.assessment, name, &email)
}

/// The path of an invitation's link.
pub fn link_to(state: &touchstone::web::State, invitation: &Invitation) -> String {
    paths::candidates::link(&link::make(&state.secrets, &invitation.id, invitation.link_number))
}

/// The seat of an invitation and a context in which its candidate acts.
pub fn seat(ctx: &mut Ctx, invitation: &Invitation) -> (SeatKey, Ctx) {
    let key = SeatKey { invitation: invitation.id.clone(), link_number: invitation.link_number };
    let theirs = ctx.as_actor(Actor::Candidate { organisation: invitation.organisation_id.clone(), invitation: invitation.id.clone() });
    (key, theirs)
}

/// An attempt that began now, in a browser of no name.
pub fn running(conn: &mut Conn, ctx: &mut Ctx, exam: &Exam, name: &str) -> Result<(Invitation, Attempt)> {
    let invitation = invited(conn, ctx, exam, name)?;
    let organisation = ctx.organisation()?;
    let paper = Paper::read(conn, &organisation, &exam.assessment)?;
    let agreed = Agreed { text: "I agree.".into(), at: ctx.now() };
    let (key, mut theirs) = seat(ctx, &invitation);
    actions::start(conn, &mut theirs, &key, &paper, &agreed, "")?;
    let attempt = store::by_invitation(conn, &organisation, &invitation.id)?.expect("an attempt");
    Ok((invitation, attempt))
}

/// An attempt that was handed in now: every question that has a key is answered by it, the essay in a few words.
pub fn finished(conn: &mut Conn, ctx: &mut Ctx, exam: &Exam, name: &str) -> Result<Attempt> {
    let (invitation, attempt) = running(conn, ctx, exam, name)?;
    let organisation = ctx.organisation()?;
    let paper = Paper::read(conn, &organisation, &exam.assessment)?;
    let (key, mut theirs) = seat(ctx, &invitation);
    for line in store::lines(conn, &attempt.id)? {
        let content = &paper.question(&line.item_id)?.content;
        let response =
            content.key().or_else(|| Some(touchstone::questions::Response::Essay("Boil water, pour it over the leaves, wait.".into())));
        let draft = Draft { item: line.item_id, response, answered: true, revision: 0 };
        actions::save(conn, &mut theirs, &key, &draft)?;
    }
    actions::submit(conn, &mut theirs, &key, "")?;
    store::attempt(conn, &organisation, &attempt.id)
}
