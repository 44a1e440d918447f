//! The form of a question: one for all kinds, with a part of its own for each.
//!
//! Everything the form holds is in its [`Fields`], so a form that comes back (a row added, a preview, a mistake, somebody
//! else's save) shows exactly what was typed.

mod content;
mod rows;

pub use rows::Row;

use crate::error::{Error, FieldErrors, Result};
use crate::kit::Level;
use crate::kit::ids::SkillId;
use crate::kit::text::many_lines;
use crate::questions::bank::{MINUTES, SKILLS_MAX, TITLE_MAX};
use crate::questions::model::{Kind, QuestionText};
use crate::questions::record::{Full, Save};
use crate::web::Fields;

/// How many skills the form offers to name.
pub const SKILLS: usize = SKILLS_MAX;

/// What the pressed button asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// Publish, or save a published question.
    Publish,
    /// Save as a draft.
    Draft,
    /// Show the form again, with rows changed or the preview renewed.
    Again,
}

/// A form that was sent or is to be shown.
#[derive(Debug, Clone)]
pub struct Editor {
    pub kind: Kind,
    pub fields: Fields,
}

impl Editor {
    /// An empty form; `skill` is the id of its main skill, empty for none.
    pub fn blank(kind: Kind, skill: &str) -> Editor {
        let mut fields = content::blank(kind);
        if !skill.is_empty() {
            fields.push("skill.0", skill);
        }
        Editor { kind, fields }
    }

    /// The form that shows a question.
    pub fn of(full: &Full) -> Editor {
        let (question, text) = (&full.question, &*full.version.content);
        let mut fields = content::fields_of(&text.content);
        for (name, value) in [
            ("title", question.title.clone()),
            ("level", question.level.to_string()),
            ("minutes", question.minutes.to_string()),
            ("prompt", text.prompt_md.clone()),
            ("explanation", text.explanation_md.clone()),
            ("sources", text.sources.join("\n")),
        ] {
            fields.push(name, value);
        }
        for (n, skill) in full.skills.iter().enumerate() {
            fields.push(&format!("skill.{n}"), skill.id.as_str());
        }
        Editor { kind: question.kind, fields }
    }

    /// A form as sent. The kind is what the question has, or what the form says.
    ///
    /// # Errors
    /// `NotFound` when a new question is of no kind.
    pub fn sent(fields: Fields, kind: Option<Kind>) -> Result<Editor> {
        let kind = kind.or_else(|| fields.value("kind").parse().ok()).ok_or(Error::NotFound)?;
        Ok(Editor { kind, fields })
    }

    /// Does what the pressed button says to the rows, and tells what else it asks for.
    pub fn press(&mut self) -> Press {
        let button = self.fields.value("do").to_string();
        self.fields.set("do", "");
        match button.as_str() {
            "draft" => Press::Draft,
            "preview" => Press::Again,
            other if rows::apply(&mut self.fields, other) => {
                // A new criterion starts with the levels that every rubric needs.
                if other == "add criteria" {
                    let n = rows::count(&self.fields, "criteria", 1).saturating_sub(1);
                    rows::set_count(&mut self.fields, &format!("criteria.{n}.levels"), 3);
                    for level in 0..3 {
                        self.fields.push(&format!("criteria.{n}.levels.{level}.points"), level.to_string());
                    }
                }
                Press::Again
            }
            _ => Press::Publish,
        }
    }

    /// What the form says. Blank rows go from the form itself, so that messages and rows have the same numbers.
    ///
    /// # Errors
    /// `Invalid`: what cannot be read. Whether the rest is fit for use is decided by the action.
    pub fn save(&mut self, scope: &str, publish: bool) -> Result<Save> {
        content::tidy_all(self.kind, &mut self.fields);
        let mut errors = FieldErrors::new();
        let mut parse = self.fields.parse();
        let title = parse.line("title", "a title", TITLE_MAX);
        let level = parse.choice_or("level", "a level", Level::Working);
        let minutes = parse.number("minutes", "the minutes", MINUTES);
        let skills = self.skills(&mut errors);
        let parsed = parse.done(());
        let text = self.text(scope, &mut errors);
        let mut all = if let Err(Error::Invalid(first)) = parsed { first } else { FieldErrors::new() };
        errors.iter().for_each(|(field, message)| all.add(field, message));
        if publish {
            // Said together with the rest, so that a form comes back once with everything.
            text.check().into_iter().for_each(|p| all.add(&p.field, p.message));
            if skills.is_empty() {
                all.add("skill.0", "Choose the skill that this question measures.");
            }
        }
        all.or(Save { title, level, minutes, skills, text, publish })
    }

    /// The text as far as it can be read; for a preview.
    pub fn text(&self, scope: &str, errors: &mut FieldErrors) -> QuestionText {
        QuestionText {
            prompt_md: many_lines(self.fields.value("prompt")),
            explanation_md: many_lines(self.fields.value("explanation")),
            sources: self.fields.value("sources").lines().map(crate::kit::text::one_line).filter(|line| !line.is_empty()).collect(),
            content: content::content_of(self.kind, &self.fields, scope, errors),
        }
    }

    /// The rows of a list, for the template.
    pub fn rows(&self, list: &str) -> Vec<Row<'_>> {
        rows::rows(&self.fields, list, 0)
    }

    fn skills(&self, errors: &mut FieldErrors) -> Vec<SkillId> {
        let mut skills: Vec<SkillId> = Vec::new();
        for n in 0..SKILLS {
            let name = format!("skill.{n}");
            match self.fields.value(&name) {
                "" => {}
                typed => match typed.parse() {
                    Ok(id) if skills.contains(&id) => errors.add(&name, "This skill is named twice."),
                    Ok(id) => skills.push(id),
                    Err(_) => errors.add(&name, "Choose a skill of the list."),
                },
            }
        }
        skills
    }
}
