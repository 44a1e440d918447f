//! The pages, one file a resource, and the routes.

mod assessments;
mod builder;
mod frame;
mod items;
mod panel;
mod picker;
mod preview;
mod publication;
mod role;
mod sections;
mod settings;
mod suggestion;
mod words;

use actix_web::web::{ServiceConfig, get, post, resource};

/// Every route of the slice.
pub fn routes(cfg: &mut ServiceConfig) {
    cfg.service(resource("/assessments").route(get().to(assessments::index)).route(post().to(assessments::create)))
        .service(resource("/assessments/new").route(get().to(assessments::new)))
        .service(resource("/assessments/{id}").route(get().to(assessments::show)))
        .service(resource("/assessments/{id}/deletion").route(post().to(assessments::delete)))
        .service(resource("/assessments/{id}/versions").route(post().to(assessments::new_version)))
        .service(resource("/assessments/{id}/archive").route(post().to(assessments::archive)))
        .service(resource("/assessments/{id}/role").route(get().to(role::show)).route(post().to(role::take_over)))
        .service(resource("/assessments/{id}/questions").route(get().to(builder::show)))
        .service(resource("/assessments/{id}/items").route(post().to(items::create)))
        .service(resource("/assessments/{id}/items/{item}").route(post().to(items::update)))
        .service(resource("/assessments/{id}/items/{item}/place").route(post().to(items::place)))
        .service(resource("/assessments/{id}/items/{item}/removal").route(post().to(items::remove)))
        .service(resource("/assessments/{id}/points").route(post().to(items::reset_points)))
        .service(resource("/assessments/{id}/sections").route(post().to(sections::create)))
        .service(resource("/assessments/{id}/sections/{section}").route(post().to(sections::update)))
        .service(resource("/assessments/{id}/sections/{section}/place").route(post().to(sections::place)))
        .service(resource("/assessments/{id}/sections/{section}/removal").route(post().to(sections::remove)))
        .service(resource("/assessments/{id}/suggestion").route(get().to(suggestion::show)).route(post().to(suggestion::add)))
        .service(resource("/assessments/{id}/settings").route(get().to(settings::edit)).route(post().to(settings::update)))
        .service(resource("/assessments/{id}/settings/preview").route(post().to(settings::preview)))
        .service(resource("/assessments/{id}/review").route(get().to(publication::show)))
        .service(resource("/assessments/{id}/publication").route(post().to(publication::create)))
        .service(resource("/assessments/{id}/preview").route(get().to(preview::start)))
        .service(resource("/assessments/{id}/preview/{number}").route(get().to(preview::page)));
}
