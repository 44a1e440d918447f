//! Writing and changing a question.

use super::editor::{Editor, Press, SKILLS};
use super::show::seed;
use crate::error::{Error, FieldErrors, Result};
use crate::kit::ids::QuestionId;
use crate::kit::{Level, Permission, markdown};
use crate::questions::actions::{self, SkillChoice};
use crate::questions::kinds::{render_answer, render_key};
use crate::questions::model::{Kind, MatchingPolicy, MultiplePolicy, OrderingPolicy};
use crate::questions::record::{Full, QuestionState};
use crate::web::{Fields, Flash, Shell, Visit};
use crate::{new_id, paths};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web::Path};

#[derive(askama::Template)]
#[template(path = "questions/kind.html")]
struct PickKind {
    shell: Shell,
    kinds: Vec<(Kind, &'static str)>,
    /// The skill that the question will measure: its id and its name, empty for none.
    skill: String,
    about: String,
}

/// The question as a candidate sees it, as far as it is written.
struct Preview {
    prompt: String,
    answer: String,
}

/// What somebody else saved meanwhile.
struct Other {
    title: String,
    prompt: String,
    key: String,
    explanation: String,
}

#[derive(askama::Template)]
#[template(path = "questions/edit.html")]
struct Form {
    shell: Shell,
    editor: Editor,
    errors: FieldErrors,
    action: String,
    cancel: String,
    id: String,
    revision: i32,
    skills: Vec<(String, Vec<SkillChoice>)>,
    preview: Option<Preview>,
    other: Option<Other>,
    draft: bool,
    frozen: bool,
}

impl Form {
    fn levels(&self) -> Vec<(&'static str, &'static str)> {
        Level::ALL.iter().map(|l| (l.as_str(), l.label())).collect()
    }
    /// The selects of skills: one empty one more than are used, at least two.
    fn skill_rows(&self) -> Vec<SkillRow<'_>> {
        let all: Vec<_> = (0..SKILLS)
            .map(|n| {
                let name = format!("skill.{n}");
                SkillRow {
                    chosen: self.editor.fields.value(&name),
                    name,
                    label: if n == 0 { "Main skill" } else { "Another skill" },
                    blank: if n == 0 { "Choose a skill" } else { "None" },
                    optional: n > 0,
                }
            })
            .collect();
        let used = all.iter().rposition(|row| !row.chosen.is_empty()).map_or(0, |last| last + 1);
        all.into_iter().take((used + 1).max(2)).collect()
    }
    fn policies(&self) -> Vec<(&'static str, &'static str, &'static str)> {
        fn all<P: Copy>(
            list: &[P],
            word: impl Fn(P) -> &'static str,
            label: impl Fn(P) -> &'static str,
        ) -> Vec<(&'static str, &'static str, &'static str)> {
            list.iter().map(|p| (word(*p), label(*p), "")).collect()
        }
        match self.editor.kind {
            Kind::Multiple => all(MultiplePolicy::ALL, MultiplePolicy::as_str, MultiplePolicy::label),
            Kind::Ordering => all(OrderingPolicy::ALL, OrderingPolicy::as_str, OrderingPolicy::label),
            Kind::Matching => all(MatchingPolicy::ALL, MatchingPolicy::as_str, MatchingPolicy::label),
            _ => Vec::new(),
        }
    }
    fn explain_label(&self) -> &'static str {
        if self.editor.kind == Kind::Essay { "What a good answer says" } else { "Why the key is right, and the rest is not" }
    }
    fn policy(&self) -> &str {
        let chosen = self.editor.fields.value("policy");
        if chosen.is_empty() { self.policies().first().map_or("", |p| p.0) } else { chosen }
    }
}

/// A select of the form.
struct SkillRow<'a> {
    name: String,
    chosen: &'a str,
    label: &'static str,
    blank: &'static str,
    optional: bool,
}

/// What a form is for.
struct About<'a> {
    title: String,
    id: String,
    full: Option<&'a Full>,
    revision: i32,
}

/// `GET /questions/new?kind=`.
pub async fn new(visit: Visit) -> Result<HttpResponse> {
    visit.actor.need(Permission::EditQuestions)?;
    let skills = visit.read(|conn, ctx| actions::blank(conn, ctx)).await?;
    let asked = visit.query.value("skill");
    let (skill, about) =
        skills.iter().find(|s| s.id.as_str() == asked).map_or_else(Default::default, |s| (asked.to_string(), s.name.clone()));
    let Ok(kind) = visit.query.value("kind").parse::<Kind>() else {
        let shell = visit.shell("New question").crumb("Questions", paths::questions::index()).crumb("New question", "");
        return visit.page(&PickKind { shell, kinds: Kind::ALL.iter().map(|k| (*k, blurb(*k))).collect(), skill, about });
    };
    let mut ctx = visit.ctx();
    let about = About { title: "New question".into(), id: new_id!(ctx, QuestionId).to_string(), full: None, revision: 0 };
    visit.page(&form(&visit, Editor::blank(kind, &skill), skills, about, FieldErrors::new(), false))
}

/// `POST /questions`: writes a new question, or shows the form again.
pub async fn create(visit: Visit, fields: Fields) -> Result<HttpResponse> {
    visit.actor.need(Permission::EditQuestions)?;
    let mut editor = Editor::sent(fields, None)?;
    // Minted when the form was made: sending it twice makes one question.
    let id: QuestionId = editor.fields.value("id").parse().map_err(|_| Error::NotFound)?;
    let skills = visit.read(|conn, ctx| actions::blank(conn, ctx)).await?;
    let about = About { title: "New question".into(), id: id.to_string(), full: None, revision: 0 };
    let press = editor.press();
    if press == Press::Again {
        return visit.page(&form(&visit, editor, skills, about, FieldErrors::new(), true));
    }
    let written = match editor.save(id.as_str(), press == Press::Publish) {
        Ok(save) => visit.write(move |conn, ctx| actions::create(conn, ctx, id, &save)).await,
        Err(error) => Err(error),
    };
    match written {
        Ok(id) => Ok(visit.go_with(
            &paths::questions::show(&id),
            &if press == Press::Draft {
                Flash::good("Saved as a draft.", "Assessments cannot take it until you publish it.")
            } else {
                Flash::good("Published.", "Assessments can take this question now.")
            },
        )),
        Err(Error::Invalid(errors)) => visit.page_as(StatusCode::UNPROCESSABLE_ENTITY, &form(&visit, editor, skills, about, errors, true)),
        Err(error) => Err(error),
    }
}

/// `GET /questions/{id}/edit`.
pub async fn edit(visit: Visit, id: Path<String>) -> Result<HttpResponse> {
    let id: QuestionId = id.parse().map_err(|_| Error::NotFound)?;
    let (full, skills) = visit.read(move |conn, ctx| actions::edit(conn, ctx, &id)).await?;
    if full.question.state == QuestionState::Retired {
        return Err(crate::questions::rules::Refusal::Retired.into());
    }
    let about = About {
        title: format!("Edit: {}", full.question.title),
        id: full.question.id.to_string(),
        revision: full.question.revision,
        full: Some(&full),
    };
    visit.page(&form(&visit, Editor::of(&full), skills, about, FieldErrors::new(), true))
}

/// `POST /questions/{id}`: saves, or shows the form again; 409 with both texts when somebody else saved meanwhile.
pub async fn update(visit: Visit, id: Path<String>, fields: Fields) -> Result<HttpResponse> {
    let id: QuestionId = id.parse().map_err(|_| Error::NotFound)?;
    let read = id.clone();
    let (full, skills) = visit.read(move |conn, ctx| actions::edit(conn, ctx, &read)).await?;
    let mut editor = Editor::sent(fields, Some(full.question.kind))?;
    let seen = editor.fields.parse().revision();
    let about =
        |revision| About { title: format!("Edit: {}", full.question.title), id: full.question.id.to_string(), full: Some(&full), revision };
    let press = editor.press();
    if press == Press::Again {
        return visit.page(&form(&visit, editor, skills, about(seen), FieldErrors::new(), true));
    }
    let publish = press == Press::Publish || full.question.state == QuestionState::Published;
    let to = paths::questions::show(&id);
    let key = id.clone();
    let written = match editor.save(id.as_str(), publish) {
        Ok(save) => visit.write(move |conn, ctx| actions::update(conn, ctx, &key, seen, &save)).await,
        Err(error) => Err(error),
    };
    match written {
        Ok(question) => Ok(visit.go_with(&to, &saved(&full, question.current_number, question.state))),
        Err(Error::Invalid(errors)) => {
            visit.page_as(StatusCode::UNPROCESSABLE_ENTITY, &form(&visit, editor, skills, about(seen), errors, true))
        }
        Err(Error::Stale) => {
            let (now, skills) = visit.read(move |conn, ctx| actions::edit(conn, ctx, &id)).await?;
            let text = &*now.version.content;
            let other = Other {
                title: now.question.title.clone(),
                prompt: markdown::html(&text.prompt_md, 3),
                key: render_key(&text.content),
                explanation: markdown::html(&text.explanation_md, 3),
            };
            // The next save is made knowing what the other one was, so it carries its revision.
            let about = About {
                title: format!("Edit: {}", now.question.title),
                id: now.question.id.to_string(),
                revision: now.question.revision,
                full: Some(&now),
            };
            let form = Form { other: Some(other), ..form(&visit, editor, skills, about, FieldErrors::new(), true) };
            visit.page_as(StatusCode::CONFLICT, &form)
        }
        Err(error) => Err(error),
    }
}

fn saved(before: &Full, number: i32, state: QuestionState) -> Flash {
    match (before.question.state, state) {
        (QuestionState::Draft, QuestionState::Published) => Flash::good("Published.", "Assessments can take this question now."),
        (_, QuestionState::Draft) => Flash::good("Saved as a draft.", ""),
        _ if number > before.question.current_number => {
            Flash::good("Saved as a new version.", format!("Published assessments keep version {}.", before.question.current_number))
        }
        _ => Flash::good("Saved.", ""),
    }
}

fn form(visit: &Visit, editor: Editor, skills: Vec<SkillChoice>, about: About<'_>, errors: FieldErrors, with_preview: bool) -> Form {
    let mut groups: Vec<(String, Vec<SkillChoice>)> = Vec::new();
    for skill in skills {
        match groups.last_mut() {
            Some((area, list)) if *area == skill.area_name => list.push(skill),
            _ => groups.push((skill.area_name.clone(), vec![skill])),
        }
    }
    let preview = with_preview.then(|| {
        let text = editor.text(&about.id, &mut FieldErrors::new());
        Preview {
            prompt: markdown::html(&text.prompt_md, 4),
            answer: render_answer(super::show::EN, &text.content.present(seed(&about.id)), None, "preview", true),
        }
    });
    let mut shell = visit.shell(about.title).crumb("Questions", paths::questions::index());
    let (action, cancel) = match about.full {
        Some(full) => {
            let href = paths::questions::show(&full.question.id);
            shell = shell.crumb(full.question.title.clone(), href.clone()).crumb("Edit", "");
            (href.clone(), href)
        }
        None => {
            shell = shell.crumb(editor.kind.label(), "");
            (paths::questions::index(), paths::questions::index())
        }
    };
    Form {
        shell,
        errors,
        action,
        cancel,
        preview,
        editor,
        id: about.id,
        revision: about.revision,
        skills: groups,
        other: None,
        draft: about.full.is_none_or(|f| f.question.state == QuestionState::Draft),
        frozen: about.full.is_some_and(|f| f.version.frozen_at.is_some()),
    }
}

const fn blurb(kind: Kind) -> &'static str {
    match kind {
        Kind::Choice => "One option is right. Quick to answer, marked at once.",
        Kind::Multiple => "One or more options are right, with credit for part of them.",
        Kind::TrueFalse => "A statement holds or does not. Say in the explanation why.",
        Kind::Numeric => "A number, with a tolerance and units if you like.",
        Kind::ShortText => "A word, a name or a line of code, compared with what you accept.",
        Kind::Ordering => "Steps or items to put in the right order.",
        Kind::Matching => "Lines that each belong to one match of a list.",
        Kind::Essay => "A written answer that people mark with your rubric.",
    }
}
