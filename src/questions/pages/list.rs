//! The list of questions.

use crate::error::Result;
use crate::kit::ids::QuestionId;
use crate::kit::{Cursor, Level, Page, Permission, text};
use crate::paths;
use crate::questions::actions::{self, Overview, SkillChoice};
use crate::questions::model::Kind;
use crate::questions::record::{Filter, Listed, QuestionState};
use crate::web::{Fields, Flash, Shell, Visit};
use actix_web::HttpResponse;

/// A tab of the list.
struct Tab {
    label: &'static str,
    href: String,
    count: i64,
    current: bool,
}

/// An area with its skills, as a group of a select.
struct Group {
    slug: String,
    name: String,
    skills: Vec<SkillChoice>,
}

#[derive(askama::Template)]
#[template(path = "questions/index.html")]
struct Index {
    shell: Shell,
    page: Page<Listed>,
    query: Fields,
    tabs: Vec<Tab>,
    groups: Vec<Group>,
    may_edit: bool,
    empty: bool,
    filtered: bool,
    first: Option<String>,
    next: Option<String>,
    state: String,
    seen: String,
}

impl Index {
    fn kinds(&self) -> &'static [Kind] {
        Kind::ALL
    }
    fn tone(&self, state: &QuestionState) -> &'static str {
        match state {
            QuestionState::Draft => "",
            QuestionState::Published => "good",
            QuestionState::Retired => "warn",
        }
    }
    fn levels(&self) -> &'static [Level] {
        Level::ALL
    }
}

/// `GET /questions?q=&topic=area:…|skill:…&kind=&level=&minutes=&state=&from=`. Without a state, what is published.
pub async fn index(visit: Visit) -> Result<HttpResponse> {
    visit.staff()?;
    let query = visit.query.clone();
    let state = query.get("state").filter(|s| !s.is_empty()).unwrap_or("published").to_string();
    let filter = filter_of(&query, &state);
    let from = query.get("from").and_then(Cursor::decode).filter(|cursor| cursor.id.parse::<QuestionId>().is_ok());
    let (filter_read, from_read) = (filter.clone(), from.clone());
    let Overview { page, counts, skills } =
        visit.read(move |conn, ctx| actions::overview(conn, ctx, &filter_read, from_read.as_ref())).await?;
    let link = |set: &[(&str, &str)]| link(&query, set);
    let count = |s: QuestionState| counts.get(&s).copied().unwrap_or(0);
    let all: i64 = counts.values().sum();
    let tabs = QuestionState::ALL
        .iter()
        .rev()
        .map(|s| {
            (
                s.as_str(),
                match s {
                    QuestionState::Draft => "Drafts",
                    QuestionState::Published => "Published",
                    QuestionState::Retired => "Retired",
                },
                count(*s),
            )
        })
        .chain([("all", "All", all)])
        .collect::<Vec<_>>();
    // Published first, whatever the order of the life cycle.
    let order = ["published", "draft", "retired", "all"];
    let tabs = order
        .iter()
        .filter_map(|word| tabs.iter().find(|t| t.0 == *word))
        .map(|(word, label, count)| Tab { label, href: link(&[("state", word), ("from", "")]), count: *count, current: *word == state })
        .collect();
    let seen = match (page.rows.len(), &page.next, &from) {
        (n, None, None) => text::count(n, "question", "questions"),
        (n, _, _) => format!("{n} on this page"),
    };
    let next = page.next.as_ref().map(|cursor| link(&[("from", &cursor.encode())]));
    let first = from.map(|_| link(&[("from", "")]));
    let filtered = ["q", "topic", "kind", "level", "minutes"].iter().any(|name| !query.value(name).is_empty());
    let index = Index {
        shell: visit.shell("Questions"),
        groups: groups(skills),
        may_edit: visit.actor.may(Permission::EditQuestions),
        empty: all == 0,
        filtered,
        first,
        next,
        page,
        query,
        tabs,
        state,
        seen,
    };
    visit.page(&index)
}

/// `POST /questions/bank`: adds the questions that come with the product.
pub async fn install(visit: Visit) -> Result<HttpResponse> {
    let done = visit.write(actions::install_bank).await?;
    let text = match (done.added, done.renewed) {
        (0, 0) => "You have all of them already.".to_string(),
        (added, 0) => format!("{} were added.", text::count(added, "question", "questions")),
        (added, renewed) => format!("{} were added and {} renewed.", text::count(added, "question", "questions"), renewed),
    };
    Ok(visit.go_with(&paths::questions::index(), &Flash::good("Done.", text)))
}

fn filter_of(query: &Fields, state: &str) -> Filter {
    let topic = text::one_line(query.value("topic"));
    Filter {
        text: text::one_line(query.value("q")).chars().take(200).collect(),
        skill: topic.strip_prefix("skill:").unwrap_or("").to_string(),
        area: topic.strip_prefix("area:").unwrap_or("").to_string(),
        kind: query.value("kind").parse().ok(),
        level: query.value("level").parse().ok(),
        minutes_most: query.value("minutes").parse().ok(),
        state: state.parse().ok(),
    }
}

/// The list's address with some parts of its query changed; what is empty is left out.
fn link(query: &Fields, set: &[(&str, &str)]) -> String {
    let parts: Vec<(&str, &str)> = ["q", "topic", "kind", "level", "minutes", "state", "from"]
        .iter()
        .map(|name| (*name, set.iter().find(|(n, _)| n == name).map_or(query.value(name), |(_, v)| *v)))
        .collect();
    paths::with_query(&paths::questions::index(), &parts)
}

fn groups(skills: Vec<SkillChoice>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for skill in skills {
        match groups.last_mut() {
            Some(group) if group.slug == skill.area_slug => group.skills.push(skill),
            _ => groups.push(Group { slug: skill.area_slug.clone(), name: skill.area_name.clone(), skills: vec![skill] }),
        }
    }
    groups
}
