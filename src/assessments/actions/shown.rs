//! A question as a candidate would be shown it, without an answer to give.

use crate::assessments::model::{Assessment, Item};
use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::Result;
use crate::kit::markdown;
use crate::language::{Language, Words};
use crate::questions::{self, kinds};

/// HTML of both halves of the page.
#[derive(Debug, Clone)]
pub struct ShownQuestion {
    pub prompt_html: String,
    pub answer_html: String,
}

/// The question of an item the actor has looked at: the newest text in a draft, the frozen one afterwards.
pub fn shown_question(conn: &mut Conn, ctx: &Ctx, assessment: &Assessment, item: &Item) -> Result<ShownQuestion> {
    let org = ctx.organisation()?;
    let version = if assessment.is_draft() {
        questions::full(conn, &org, &item.question_id)?.version
    } else {
        questions::version(conn, &org, &item.question_version_id)?
    };
    // Any seed will do, but the same each time, so that the preview does not jump about.
    let presented = version.content.content.present(1);
    Ok(ShownQuestion {
        prompt_html: markdown::html(&version.content.prompt_md, 2),
        answer_html: kinds::render_answer(Words::of(Language::English), &presented, None, "p-", true),
    })
}
