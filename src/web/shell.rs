//! What every page has around its own content.

use super::Flash;
use crate::kit::text;
use crate::language::{Slot, Words};
use std::sync::{Arc, RwLock};

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
    /// What the page is written in.
    pub w: Words,
    pub theme: &'static str,
    pub help_url: String,
    pub finish_url: Option<String>,
    /// What changed about the time, said in a strip; empty mostly.
    pub told: String,
    /// While the clock runs.
    pub live: Option<LiveClock>,
    pub finished: bool,
    /// Where the choice of a language is sent, and the page to come back to; empty where it cannot be chosen.
    pub language_url: String,
    pub back_url: String,
    /// The form whose text is saved before the language changes; empty for none.
    pub language_form: &'static str,
}

/// What the page script needs to keep up with the server's clock.
#[derive(Debug, Clone)]
pub struct LiveClock {
    /// Seconds given and credited, as the page was written.
    pub extra_s: i32,
    pub credited_s: i32,
    /// Seconds from one sign of life to the next.
    pub beat_s: i64,
    /// Whole minutes that can still be given back for a broken connection.
    pub offline_minutes: i32,
    pub presence_url: String,
    pub clock_url: String,
}

impl SeatShell {
    /// Whole minutes that can still be given back for a broken connection; `None` where none can.
    pub fn offline_minutes(&self) -> Option<i32> {
        self.live.as_ref().map(|live| live.offline_minutes).filter(|minutes| *minutes > 0)
    }
    /// The words of the page script as JSON for a `<script>`. Plurals are objects by the form that browsers name.
    pub fn script_words(&self) -> Arc<str> {
        static MADE: RwLock<Vec<(Words, Arc<str>)>> = RwLock::new(Vec::new());
        if let Some((_, json)) = MADE.read().ok().as_ref().and_then(|made| made.iter().find(|(w, _)| *w == self.w)) {
            return Arc::clone(json);
        }
        let json: Arc<str> = script_words(self.w).into();
        if let Ok(mut made) = MADE.write() {
            made.push((self.w, Arc::clone(&json)));
        }
        json
    }
}

fn script_words(w: Words) -> String {
    let json = serde_json::json!({
        "saving": w.t("script-saving"),
        "saved": w.for_script("saved-at", &[Slot::Text("time")]),
        "offline": w.for_script("script-offline", &[Slot::Count("count")]),
        "offline_said": w.t("script-offline-said"),
        "back": w.t("script-back"),
        "restored": w.t("script-restored"),
        "minutes": w.for_script("time-left", &[Slot::Count("minutes")]),
        "clock": w.for_script("clock-left", &[Slot::Text("time")]),
        "hidden": w.t("script-time-hidden"),
        "hide": w.t("timer-hide"),
        "show": w.t("timer-show"),
        "mark": w.for_script("script-time-mark", &[Slot::Count("n")]),
        "up": w.t("script-time-up"),
        "move_up": w.t("order-up"),
        "move_down": w.t("order-down"),
        "moved": w.for_script("order-moved", &[Slot::Text("item"), Slot::Text("n")]),
    });
    // "</script>" in a message must not end the element.
    json.to_string().replace('<', "\\u003c")
}
