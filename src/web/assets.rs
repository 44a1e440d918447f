//! Static files: embedded in the binary, named by their content, compressed once, cached for ever.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use std::collections::HashMap;
use std::sync::{LazyLock, RwLock};

#[derive(rust_embed::RustEmbed)]
#[folder = "static/"]
struct Files;

/// One digest over all files: it names the folder, so that relative links between them keep working.
static DIGEST: LazyLock<String> = LazyLock::new(|| {
    let mut names: Vec<_> = Files::iter().collect();
    names.sort();
    let all: Vec<u8> = names.iter().filter_map(|n| Files::get(n)).flat_map(|f| f.metadata.sha256_hash()).collect();
    aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, &all).as_ref().iter().take(6).map(|b| format!("{b:02x}")).collect()
});

static COMPRESSED: LazyLock<RwLock<HashMap<String, web::Bytes>>> = LazyLock::new(RwLock::default);

/// The URL of a file of `static/`: `url("app.css")`.
pub fn url(path: &str) -> String {
    format!("/static/{}/{path}", *DIGEST)
}

/// Serves the files.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/static/{digest}/{path:.*}", web::get().to(show));
    cfg.route("/favicon.ico", web::get().to(favicon));
}

async fn favicon() -> HttpResponse {
    HttpResponse::PermanentRedirect().insert_header((header::LOCATION, url("favicon.svg"))).finish()
}

async fn show(request: HttpRequest, path: web::Path<(String, String)>) -> HttpResponse {
    let (digest, path) = path.into_inner();
    let Some(file) = Files::get(&path) else { return HttpResponse::NotFound().body("There is no such file.") };
    let mut response = HttpResponse::Ok();
    let kind = mime_guess::from_path(&path).first_or_octet_stream();
    response.insert_header((
        header::CONTENT_TYPE,
        if kind.type_() == "text" || path.ends_with(".js") { format!("{kind}; charset=utf-8") } else { kind.to_string() },
    ));
    // Only the current name is for ever: an old page that asks by an old name gets the new file, but briefly.
    let cache = if digest == *DIGEST { "public, max-age=31536000, immutable" } else { "public, max-age=60" };
    response.insert_header((header::CACHE_CONTROL, cache)).insert_header((header::VARY, "Accept-Encoding"));
    let takes_brotli = request.headers().get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).is_some_and(|v| v.contains("br"));
    let packed_already = path.ends_with(".woff2") || path.ends_with(".png");
    if takes_brotli && !packed_already {
        let data = file.data.into_owned();
        if let Ok(Ok(bytes)) = web::block(move || compressed(&path, &data)).await {
            return response.insert_header((header::CONTENT_ENCODING, "br")).body(bytes);
        }
        return HttpResponse::ServiceUnavailable().finish();
    }
    response.insert_header((header::CONTENT_ENCODING, "identity")).body(file.data.into_owned())
}

/// The file under brotli 11, made once. In a debug build files are read anew from disk, so their content is part of the key.
fn compressed(path: &str, data: &[u8]) -> std::io::Result<web::Bytes> {
    let key = format!("{path}:{}", data.len());
    if !cfg!(debug_assertions)
        && let Some(bytes) = COMPRESSED.read().ok().and_then(|c| c.get(&key).cloned())
    {
        return Ok(bytes);
    }
    let mut out = Vec::with_capacity(data.len() / 3);
    let params = brotli::enc::BrotliEncoderParams { quality: if cfg!(debug_assertions) { 4 } else { 11 }, ..Default::default() };
    brotli::BrotliCompress(&mut std::io::Cursor::new(data), &mut out, &params)?;
    let bytes = web::Bytes::from(out);
    if let Ok(mut cache) = COMPRESSED.write() {
        cache.insert(key, bytes.clone());
    }
    Ok(bytes)
}
