//! The page of links to everything that can be set or looked into.

use crate::error::Result;
use crate::kit::Permission;
use crate::paths;
use crate::web::{Shell, Visit};
use actix_web::HttpResponse;

#[derive(askama::Template)]
#[template(path = "accounts/settings/index.html")]
struct Index {
    shell: Shell,
    groups: Vec<Group>,
}

struct Group {
    title: &'static str,
    links: Vec<Link>,
}
struct Link {
    href: String,
    icon: &'static str,
    title: &'static str,
    text: &'static str,
}

/// What this person may set.
pub async fn index(visit: Visit) -> Result<HttpResponse> {
    let role = visit.staff()?.role;
    let link = |href: String, icon, title, text| Link { href, icon, title, text };
    let mut groups = vec![
        Group {
            title: "You",
            links: vec![link(
                paths::accounts::account(),
                "user",
                "Your account",
                "Name, password, browsers that are signed in, light or dark.",
            )],
        },
        Group { title: "Company", links: Vec::new() },
        Group { title: "What happened", links: Vec::new() },
    ];
    let mut add = |group: usize, permission, link| {
        if role.may(permission) {
            groups[group].links.push(link);
        }
    };
    add(1, Permission::ManageUsers, link(paths::accounts::users(), "users", "Users", "Who may sign in, and what they may do."));
    add(
        1,
        Permission::ManageSettings,
        link(paths::accounts::company(), "building-2", "Company", "The name that candidates see and the address they ask."),
    );
    add(
        1,
        Permission::ViewProfiles,
        link(paths::skills::index(), "list-checks", "Skills catalogue", "The skills and levels that job profiles and questions speak of."),
    );
    add(2, Permission::ViewOutbox, link(paths::accounts::outbox(), "mail", "Outbox", "Letters that went out, wait or are kept here."));
    add(2, Permission::ViewAudit, link(paths::accounts::audit(), "shield", "Audit trail", "Who did what, and when."));
    add(
        2,
        Permission::ManageSettings,
        link(paths::accounts::jobs(), "refresh", "Background jobs", "Work that waits, and work that was given up."),
    );
    groups.retain(|group| !group.links.is_empty());
    visit.page(&Index { shell: visit.shell("Settings"), groups })
}
