//! What every page has around its own content.

use super::Flash;
use crate::kit::text;

/// The frame of a staff page.
#[derive(Debug, Clone)]
pub struct Shell {
    pub title: String,
    pub lang: &'static str,
    pub dir: &'static str,
    /// "", "light" or "dark".
    pub theme: &'static str,
    pub org: String,
    pub person: Option<Person>,
    pub menu: Vec<MenuItem>,
    /// Label and address; the last is the page itself, its address empty.
    pub crumbs: Vec<(String, String)>,
    pub flash: Option<Flash>,
    pub banner: Option<Banner>,
    pub csrf: String,
    pub search_url: Option<String>,
    pub sign_out_url: String,
    pub settings_url: String,
}

impl Shell {
    /// Adds a step to the breadcrumb.
    pub fn crumb(mut self, label: impl Into<String>, href: impl Into<String>) -> Self {
        self.crumbs.push((label.into(), href.into()));
        self
    }
}

/// Who is signed in.
#[derive(Debug, Clone)]
pub struct Person {
    pub name: String,
    pub initials: String,
    pub role_label: &'static str,
}

impl Person {
    /// From a name.
    pub fn new(name: &str, role_label: &'static str) -> Self {
        Self { name: name.to_string(), initials: text::initials(name), role_label }
    }
}

/// How much work waits behind a link of the menu. `app` counts it and puts it into the request.
#[derive(Debug, Clone, Default)]
pub struct Waiting {
    /// The address of the link.
    pub at: String,
    /// 0 shows nothing.
    pub count: u32,
}

/// A link of the menu.
#[derive(Debug, Clone)]
pub struct MenuItem {
    pub label: &'static str,
    pub href: String,
    /// Name of a Lucide icon in the sprite.
    pub icon: &'static str,
    pub current: bool,
    pub count: Option<u32>,
    /// The count is drawn in gold.
    pub urgent: bool,
    /// Stands in the tab bar of a phone.
    pub phone: bool,
    /// Stands at the foot of the side bar.
    pub foot: bool,
}

/// A lasting message above the page.
#[derive(Debug, Clone)]
pub struct Banner {
    /// "good", "info", "warn" or "bad".
    pub tone: &'static str,
    pub title: String,
    pub text: String,
    /// Label and address.
    pub link: Option<(String, String)>,
}

/// The frame of a candidate's page.
#[derive(Debug, Clone)]
pub struct SeatShell {
    pub title: String,
    pub company: String,
    /// The job's title.
    pub role: String,
    /// When the last answer was saved, `10:36`.
    pub saved: Option<String>,
    pub minutes_left: Option<i64>,
    /// The server's moments, in milliseconds since 1970.
    pub ends_ms: Option<i64>,
    pub now_ms: i64,
    /// The attempt's id; empty before the start.
    pub attempt: String,
    pub csrf: String,
    pub lang: &'static str,
    pub dir: &'static str,
    pub theme: &'static str,
    pub help_url: String,
    pub finish_url: Option<String>,
    pub finished: bool,
}
