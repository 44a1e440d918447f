//! What every test stands on: a stage (a fresh database, a fixed clock), a cast (people of two companies), a browser.

#![allow(dead_code, unused_imports)]

pub mod browser;
pub mod cast;
pub mod data;
pub mod letters;
pub mod make;
pub mod pages;
pub mod postgres;
pub mod proxy;
pub mod smtp;
pub mod stage;

pub use browser::{Browser, Page};
pub use cast::{KESTREL, NADIA, Persona, RIVAL};
pub use stage::Stage;

/// Declares tests that run on both databases: `both! { async fn a_sentence(stage: Stage) { … } }`.
#[macro_export]
macro_rules! both {
    ($($(#[$meta:meta])* async fn $name:ident($stage:ident: Stage) $body:block)+) => {$(
        $(#[$meta])*
        mod $name {
            #[allow(unused_imports)]
            use super::*;
            async fn story($stage: $crate::support::Stage) $body
            #[actix_web::test]
            async fn sqlite() { story($crate::support::Stage::sqlite().await).await; }
            #[actix_web::test]
            async fn postgres() { if let Some(stage) = $crate::support::Stage::postgres().await { story(stage).await; } }
        }
    )+};
}
