//! A form with a file, read part by part.

use crate::candidates::people;
use crate::error::{Error, Result};
use crate::web::Fields;
use actix_multipart::Multipart;
use actix_web::http::header;
use actix_web::{HttpRequest, web};
use futures_util::StreamExt;

/// So much is read and thrown away, so that the browser hears the answer instead of a broken connection.
const PATIENCE: usize = 32 * people::MOST_BYTES;

/// The fields of a form and its file: `None` when no file was chosen, and one byte more than the most when it is larger.
pub async fn read(request: &HttpRequest, fields: Fields, payload: web::Payload) -> Result<(Fields, Option<Vec<u8>>)> {
    let is_multipart =
        request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).is_some_and(|v| v.starts_with("multipart/form-data"));
    if !is_multipart {
        return Ok((fields, None));
    }
    let broken = || Error::field("file", "The upload did not arrive whole. Send it again.");
    let (mut fields, mut file, mut total) = (Fields::default(), None, 0);
    let mut parts = Multipart::new(request.headers(), payload);
    while let Some(part) = parts.next().await {
        let mut part = part.map_err(|_| broken())?;
        let (name, is_file) = part
            .content_disposition()
            .map_or((String::new(), false), |d| (d.get_name().unwrap_or("").to_string(), d.get_filename().is_some()));
        let mut bytes = Vec::new();
        while let Some(chunk) = part.next().await {
            let chunk = chunk.map_err(|_| broken())?;
            total += chunk.len();
            if total > PATIENCE {
                return Err(Error::field("file", format!("The file is larger than {} KB.", people::MOST_BYTES / 1024)));
            }
            let room = (people::MOST_BYTES + 1).saturating_sub(bytes.len());
            bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
        }
        if is_file {
            if !bytes.is_empty() {
                file = Some(bytes)
            }
        } else {
            fields.push(&name, String::from_utf8(bytes).map_err(|_| broken())?);
        }
    }
    Ok((fields, file))
}
