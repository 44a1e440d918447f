//! Secrets that never print, random tokens, and the hash they are stored under.

use super::Dice;
use base64::Engine;

/// A value that must not be logged: its `Debug` and `Display` show nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret<T = String>(T);

impl<T> Secret<T> {
    /// Wraps a value.
    pub fn new(value: T) -> Self {
        Self(value)
    }
    /// The value itself. Each use is a place to look at in review.
    pub fn expose(&self) -> &T {
        &self.0
    }
}

impl<T> std::fmt::Debug for Secret<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[secret]")
    }
}

impl<'de, T: serde::Deserialize<'de>> serde::Deserialize<'de> for Secret<T> {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        T::deserialize(d).map(Secret)
    }
}

/// A random token of 256 bits, base64url, 43 characters.
pub fn token(dice: &mut Dice) -> Secret<String> {
    Secret(encode(&dice.bytes::<32>()))
}

/// SHA-256 of a token, base64url: what the database keeps of it.
pub fn digest(token: &str) -> String {
    encode(aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, token.as_bytes()).as_ref())
}

/// HMAC-SHA-256 of `message` under `key`, base64url.
pub fn sign(key: &[u8], message: &str) -> String {
    let key = aws_lc_rs::hmac::Key::new(aws_lc_rs::hmac::HMAC_SHA256, key);
    encode(aws_lc_rs::hmac::sign(&key, message.as_bytes()).as_ref())
}

/// Whether `signature` is [`sign`]'s for this key and message; takes the same time whatever differs.
pub fn verify(key: &[u8], message: &str, signature: &str) -> bool {
    let key = aws_lc_rs::hmac::Key::new(aws_lc_rs::hmac::HMAC_SHA256, key);
    decode(signature).is_some_and(|tag| aws_lc_rs::hmac::verify(&key, message.as_bytes(), &tag).is_ok())
}

/// A key for one purpose, derived from the installation's secret (HMAC-SHA-256 of the purpose's name).
pub fn derive(master: &[u8], purpose: &str) -> Secret<Vec<u8>> {
    let key = aws_lc_rs::hmac::Key::new(aws_lc_rs::hmac::HMAC_SHA256, master);
    Secret(aws_lc_rs::hmac::sign(&key, purpose.as_bytes()).as_ref().to_vec())
}

/// Whether two texts are equal, in time that does not depend on where they differ.
pub fn same(a: &str, b: &str) -> bool {
    aws_lc_rs::constant_time::verify_slices_are_equal(a.as_bytes(), b.as_bytes()).is_ok()
}

/// base64url without padding.
pub fn encode(bytes: &[u8]) -> String {
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}
/// Reads base64url without padding.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_holds_for_its_key_and_message_only() {
        let tag = sign(b"key", "message");
        assert!(verify(b"key", "message", &tag));
        assert!(!verify(b"key", "messagf", &tag));
        assert!(!verify(b"kez", "message", &tag));
        assert!(!verify(b"key", "message", "not base64 %"));
    }

    #[test]
    fn a_secret_does_not_print() {
        assert_eq!(format!("{:?}", Secret::new("hunter2".to_string())), "[secret]");
    }
}
