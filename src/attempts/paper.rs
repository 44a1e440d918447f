//! A published assessment as a candidate's pages need it: contents read, statements rendered, once.

use crate::assessments::{Frozen, FrozenItem, frozen};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::kit::ids::{AssessmentId, ItemId, OrganisationId, QuestionVersionId};
use crate::kit::markdown;
use crate::questions::{self, Content, Kind};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// A published assessment with its questions. Never changes.
#[derive(Debug)]
pub struct Paper {
    pub frozen: Frozen,
    /// In the author's order.
    pub questions: Vec<PaperQuestion>,
    /// The introduction of each frozen section as safe HTML; empty for none.
    pub introductions: Vec<String>,
    by_item: HashMap<ItemId, usize>,
    /// The kinds that occur, in the order of [`Kind::ALL`].
    pub kinds: Vec<Kind>,
}

/// One question of a paper.
#[derive(Debug)]
pub struct PaperQuestion {
    pub item: FrozenItem,
    pub kind: Kind,
    pub content: Content,
    /// The statement as safe HTML.
    pub prompt_html: String,
    /// Index into the frozen sections.
    pub section: usize,
}

impl Paper {
    /// Reads a published assessment and its questions.
    ///
    /// # Errors
    /// `NotFound` for a draft or another organisation's.
    pub fn read(conn: &mut Conn, organisation: &OrganisationId, id: &AssessmentId) -> Result<Paper> {
        let frozen = frozen(conn, organisation, id)?;
        let versions: Vec<QuestionVersionId> = frozen.items.iter().map(|i| i.question_version_id.clone()).collect();
        let mut texts: HashMap<_, _> =
            questions::versions_by_id(conn, organisation, &versions)?.into_iter().map(|v| (v.id, v.content.into_inner())).collect();
        let mut all = Vec::with_capacity(frozen.items.len());
        for item in &frozen.items {
            let text = texts
                .remove(&item.question_version_id)
                .ok_or_else(|| Error::internal(format!("the text of item {} is missing", item.id)))?;
            let section = frozen.sections.iter().position(|s| s.id == item.section_id).unwrap_or(0);
            all.push(PaperQuestion {
                item: item.clone(),
                kind: text.kind(),
                prompt_html: markdown::html(&text.prompt_md, 2),
                content: text.content,
                section,
            });
        }
        let by_item = all.iter().enumerate().map(|(i, q)| (q.item.id.clone(), i)).collect();
        let kinds = Kind::ALL.iter().copied().filter(|k| all.iter().any(|q| q.kind == *k)).collect();
        let introduction = |md: &str| if md.trim().is_empty() { String::new() } else { markdown::html(md, 3) };
        let introductions = frozen.sections.iter().map(|s| introduction(&s.introduction_md)).collect();
        Ok(Paper { frozen, questions: all, introductions, by_item, kinds })
    }

    /// The question of an item.
    pub fn question(&self, item: &ItemId) -> Result<&PaperQuestion> {
        self.by_item.get(item).and_then(|i| self.questions.get(*i)).ok_or(Error::NotFound)
    }

    /// The section of each question, in the author's order.
    pub fn sections(&self) -> Vec<usize> {
        self.questions.iter().map(|q| q.section).collect()
    }

    /// Whom a candidate asks: the assessment's contact, else the company's address.
    pub fn contact<'a>(&'a self, company_contact: &'a str) -> &'a str {
        if self.frozen.assessment.contact.trim().is_empty() { company_contact } else { &self.frozen.assessment.contact }
    }
}

/// Dozens of assessments are sat in one week; each paper is some ten kilobytes.
const MOST: usize = 64;

/// Papers read lately. It belongs to one database, so it is kept with the application and not in a global.
#[derive(Debug, Clone, Default)]
pub struct Papers(Arc<Mutex<HashMap<(OrganisationId, AssessmentId), Arc<Paper>>>>);

impl Papers {
    /// A paper that was read before.
    pub fn known(&self, organisation: &OrganisationId, id: &AssessmentId) -> Option<Arc<Paper>> {
        self.0.lock().ok()?.get(&(organisation.clone(), id.clone())).cloned()
    }

    /// The paper, read now where it is not known.
    ///
    /// # Errors
    /// As [`Paper::read`].
    pub fn get(&self, conn: &mut Conn, organisation: &OrganisationId, id: &AssessmentId) -> Result<Arc<Paper>> {
        if let Some(known) = self.known(organisation, id) {
            return Ok(known);
        }
        let paper = Arc::new(Paper::read(conn, organisation, id)?);
        if let Ok(mut kept) = self.0.lock() {
            if kept.len() >= MOST {
                kept.clear();
            }
            kept.insert((organisation.clone(), id.clone()), Arc::clone(&paper));
        }
        Ok(paper)
    }
}
