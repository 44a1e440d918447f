//! Pages that hiring managers and other staff both see: the same content in the frame of whoever looks.

use super::{Shell, Visit};
use crate::error::Result;
use crate::kit::Role;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

#[derive(Template)]
#[template(path = "web/framed_staff.html")]
struct StaffFrame {
    shell: Shell,
    content: String,
}

#[derive(Template)]
#[template(path = "web/framed_manager.html")]
struct ManagerFrame {
    shell: Shell,
    content: String,
}

impl Visit {
    /// Answers with `content`, which brings its own h1, in the frame of the actor's role.
    pub fn framed(&self, shell: Shell, content: &impl Template) -> Result<HttpResponse> {
        self.framed_as(StatusCode::OK, shell, content)
    }

    /// The same with a status.
    pub fn framed_as(&self, status: StatusCode, shell: Shell, content: &impl Template) -> Result<HttpResponse> {
        let page = self.frame(shell, content)?;
        Ok(self.answer(status).body(page))
    }

    /// The page as text.
    pub(super) fn frame(&self, shell: Shell, content: &impl Template) -> Result<String> {
        let content = content.render()?;
        Ok(match self.staff()?.role {
            Role::HiringManager => ManagerFrame { shell, content }.render()?,
            _ => StaffFrame { shell, content }.render()?,
        })
    }
}
