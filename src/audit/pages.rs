//! The audit trail for administrators: a list with filters, and the same as a file.

use super::{Entry, Filter, label, store};
use crate::error::Result;
use crate::kit::{Cursor, Permission, csv, text};
use crate::paths::{self, accounts as urls};
use crate::web::{Fields, Shell, Visit};
use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::{ServiceConfig, get};

const SIZE: usize = 50;
/// A file holds at most so many rows, the newest.
const MOST_EXPORTED: usize = 50_000;

/// The slice's routes.
pub fn routes(cfg: &mut ServiceConfig) {
    cfg.route(&urls::audit(), get().to(index));
    cfg.route(&urls::audit_export(), get().to(export));
}

#[derive(askama::Template)]
#[template(path = "audit/index.html")]
struct Index {
    shell: Shell,
    rows: Vec<Row>,
    people: Vec<(String, String)>,
    kinds: Vec<(String, String)>,
    filter: Filter,
    action: String,
    export_url: String,
    newest: Option<String>,
    older: Option<String>,
    filtered: bool,
}

struct Row {
    iso: String,
    when: String,
    who: String,
    summary: String,
    detail: Vec<(String, String)>,
}

fn filter(fields: &Fields) -> Filter {
    Filter { fact: text::one_line(fields.value("fact")), actor: text::one_line(fields.value("actor")) }
}

/// The newest rows, page by page.
pub async fn index(visit: Visit) -> Result<HttpResponse> {
    visit.staff()?;
    let filter = filter(&visit.query);
    let from = Cursor::decode(visit.query.value("from"));
    let (wanted, begins) = (filter.clone(), from.clone());
    let (page, people, kinds) = visit
        .read(move |conn, ctx| {
            ctx.need(Permission::ViewAudit)?;
            let organisation = ctx.organisation()?;
            Ok((
                store::list(conn, &organisation, &wanted, begins.as_ref(), SIZE)?,
                store::people(conn, &organisation)?,
                store::kinds(conn, &organisation)?,
            ))
        })
        .await?;
    let link = |path: &str, from: &str| paths::with_query(path, &[("actor", &filter.actor), ("fact", &filter.fact), ("from", from)]);
    let people = people
        .into_iter()
        .chain(
            [("candidate", "Candidates"), ("system", "The program"), ("nobody", "Nobody signed in")]
                .map(|(k, v)| (k.to_string(), v.to_string())),
        )
        .collect();
    visit.page(&Index {
        shell: visit.shell("Audit trail").crumb("Settings", urls::settings()).crumb("Audit trail", ""),
        newest: from.map(|_| link(&urls::audit(), "")),
        older: page.next.as_ref().map(|next| link(&urls::audit(), &next.encode())),
        rows: page.rows.into_iter().map(row).collect(),
        people,
        kinds: kinds
            .into_iter()
            .map(|noun| {
                let label = label(&noun);
                (noun, label)
            })
            .collect(),
        action: urls::audit(),
        export_url: link(&urls::audit_export(), ""),
        filtered: !filter.fact.is_empty() || !filter.actor.is_empty(),
        filter,
    })
}

fn row(entry: Entry) -> Row {
    let mut detail = vec![("Fact".to_string(), entry.fact.clone()), (label(&entry.subject_kind), entry.subject_id.clone())];
    if let serde_json::Value::Object(map) = &*entry.detail {
        detail.extend(map.iter().map(|(key, value)| (label(key), shown(value))));
    } else if !entry.detail.is_null() {
        detail.push(("Detail".to_string(), shown(&entry.detail)));
    }
    if !entry.address.is_empty() {
        detail.push(("Network address".to_string(), entry.address));
    }
    Row { iso: entry.at.iso(), when: entry.at.date_time(), who: entry.actor_name, summary: entry.summary, detail }
}

fn shown(value: &serde_json::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), ToString::to_string)
}

/// What the list shows, as CSV.
pub async fn export(visit: Visit) -> Result<HttpResponse> {
    visit.staff()?;
    let filter = filter(&visit.query);
    let rows = visit
        .read(move |conn, ctx| {
            ctx.need(Permission::ViewAudit)?;
            let organisation = ctx.organisation()?;
            let (mut rows, mut from) = (Vec::new(), None);
            loop {
                let page = store::list(conn, &organisation, &filter, from.as_ref(), 1000)?;
                rows.extend(page.rows);
                from = page.next;
                if from.is_none() || rows.len() >= MOST_EXPORTED {
                    return Ok(rows);
                }
            }
        })
        .await?;
    let lines = rows.into_iter().map(|e| {
        vec![
            e.at.iso(),
            e.actor_kind,
            e.actor_name,
            e.fact,
            e.summary,
            e.subject_kind,
            e.subject_id,
            e.address,
            if e.detail.is_null() { String::new() } else { e.detail.text().to_string() },
        ]
    });
    let file = csv::file(&["when", "actor kind", "who", "fact", "summary", "about", "about id", "network address", "detail"], lines);
    let name = format!("attachment; filename=\"audit-trail-{}.csv\"", visit.state.clock.now().day());
    Ok(HttpResponse::Ok().content_type("text/csv; charset=utf-8").insert_header((header::CONTENT_DISPOSITION, name)).body(file))
}
