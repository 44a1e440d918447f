//! From the outbox to an SMTP server.

use super::{Letter, LetterState, store};
use crate::config::Mail;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::web::State;
use lettre::message::header::{Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use std::future::Future;
use std::pin::Pin;

type Transport = AsyncSmtpTransport<Tokio1Executor>;

/// The handler of [`super::SEND`].
pub fn send_letter(state: State, ctx: Ctx, payload: serde_json::Value) -> Pin<Box<dyn Future<Output = Result<()>>>> {
    Box::pin(async move {
        let id = payload["letter"].as_str().unwrap_or_default().to_string();
        let letter = state.db.read(move |conn| store::load(conn, &id)).await?;
        if letter.state == LetterState::Sent {
            return Ok(());
        }
        let outcome = deliver(&state.config.mail, &letter).await;
        let now = ctx.now();
        let (new, cause) = match &outcome {
            Ok(true) => (LetterState::Sent, None),
            Ok(false) => (LetterState::Kept, None),
            Err(error) => (LetterState::Failed, Some(error.to_string())),
        };
        state.db.write(move |conn| store::set_state(conn, &letter.id, &letter.kind, new, cause.as_deref(), now)).await?;
        outcome.map(|_| ())
    })
}

/// `true` when the server took it, `false` when there is no server.
async fn deliver(mail: &Mail, letter: &Letter) -> Result<bool> {
    let Some(transport) = transport(mail)? else { return Ok(false) };
    let message = message(mail, letter)?;
    transport.send(message).await.map_err(|e| Error::Internal(format!("SMTP: {e}")))?;
    Ok(true)
}

fn transport(mail: &Mail) -> Result<Option<Transport>> {
    let Some(url) = &mail.smtp_url else { return Ok(None) };
    let builder = Transport::from_url(url.expose()).map_err(|e| Error::Internal(format!("mail.smtp_url: {e}")))?;
    Ok(Some(builder.timeout(Some(std::time::Duration::from_secs(20))).build()))
}

fn message(mail: &Mail, letter: &Letter) -> Result<Message> {
    let from: Mailbox = mail.from.parse().map_err(|e| Error::Internal(format!("mail.from: {e}")))?;
    let address: Address = letter.to_address.parse().map_err(|e| Error::Internal(format!("the address of the letter: {e}")))?;
    Message::builder()
        .from(from)
        .to(Mailbox::new(Some(letter.to_name.clone()), address))
        .subject(letter.subject.clone())
        .header(ContentLanguage(letter.language.to_string()))
        .multipart(MultiPart::alternative_plain_html(letter.body_text.clone(), letter.body_html.clone()))
        .map_err(|e| Error::Internal(format!("the letter cannot be written: {e}")))
}

/// The language of the letter (RFC 3282), by which mail programs read it aloud and offer to translate.
#[derive(Clone)]
struct ContentLanguage(String);

impl Header for ContentLanguage {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Content-Language")
    }
    fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(text.to_string()))
    }
    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), self.0.clone())
    }
}

/// Whether the SMTP server answers; `None` when none is set. For `doctor`.
pub async fn check(mail: &Mail) -> Option<std::result::Result<(), String>> {
    mail.from.parse::<Mailbox>().err().map(|e| Err(format!("mail.from: {e}"))).or(match transport(mail) {
        Ok(None) => None,
        Err(error) => Some(Err(error.to_string())),
        Ok(Some(transport)) => Some(match transport.test_connection().await {
            Ok(true) => Ok(()),
            Ok(false) => Err("the server answers, but refuses".to_string()),
            Err(error) => Err(error.to_string()),
        }),
    })
}
