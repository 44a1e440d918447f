//! The web kit: what every page is made with. It knows the tenant and the actor, but no slice.
//!
//! A handler takes a [`Visit`], reads or writes through it, and answers with [`Visit::page`] or [`Visit::go`]:
//!
//! ```text
//! pub async fn index(visit: Visit) -> Result<HttpResponse> {
//!     let rows = visit.read(|conn, ctx| actions::list(conn, ctx)).await?;
//!     visit.page(&Index { shell: visit.shell("Job profiles"), rows })
//! }
//! ```

pub mod assets;
pub mod csrf;
mod errors;
mod fields;
mod flash;
mod framed;
mod headers;
mod limits;
mod seat_errors;
mod shell;
mod state;
mod visit;

pub use errors::{paint, painted, refuse};
pub use fields::{Fields, Parse};
pub use flash::{Flash, Tone};
pub use headers::security_headers;
pub use limits::{Limiter, limit_addresses};
pub use shell::{Banner, LiveClock, MenuItem, Person, SeatShell, Shell, Waiting};
pub use state::{MenuSource, State};
pub use visit::{Visit, client_address};
