//! Plain values that every slice speaks: ids, time, chance, points, pages, secrets, text.
//!
//! Nothing here does I/O and nothing here knows the product; a value that only one slice needs lives in that slice.

pub mod clock;
pub mod csv;
pub mod dice;
pub mod ids;
pub mod json;
pub mod level;
pub mod markdown;
pub mod pace;
pub mod page;
pub mod permission;
pub mod points;
pub mod secret;
pub mod text;
pub mod words;

pub use clock::{Clock, Span, Time};
pub use dice::Dice;
pub use json::Json;
pub use level::Level;
pub use pace::Pace;
pub use page::{Cursor, Page};
pub use permission::{Permission, Role};
pub use points::Points;
pub use secret::Secret;
