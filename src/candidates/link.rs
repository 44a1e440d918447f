//! The link in a candidate's letter: the invitation, the number of the link, and a signature over both.
//!
//! `/i/{token}` with token = 22 characters of the id (base64url), 22 characters of HMAC-SHA-256 cut to 128 bits, then the
//! number in digits. The number stands last so that the address ends in a digit: mail programs leave a trailing `-` or `_`
//! out of what they make clickable. Nothing of it is kept, so a stolen database opens no seat.

use crate::config::Secrets;
use crate::kit::ids::InvitationId;
use crate::kit::secret;

/// Characters of 16 bytes in base64url.
const PART: usize = 22;

/// The token of an invitation's link.
pub fn make(secrets: &Secrets, invitation: &InvitationId, link_number: i32) -> String {
    let id = uuid::Uuid::try_parse(invitation.as_str()).map(|u| secret::encode(u.as_bytes())).unwrap_or_default();
    format!("{id}{}{link_number}", tag(secrets, invitation, link_number))
}

/// The invitation and the number of the link; `None` for anything that [`make`] did not make with this secret.
///
/// A number lower than the invitation's own means that the link was replaced.
pub fn read(secrets: &Secrets, token: &str) -> Option<(InvitationId, i32)> {
    if !token.is_ascii() || token.len() <= 2 * PART || token.len() > 2 * PART + 10 {
        return None;
    }
    let (id, rest) = token.split_at(PART);
    let (given, number) = rest.split_at(PART);
    let bytes: [u8; 16] = secret::decode(id)?.try_into().ok()?;
    let invitation: InvitationId = uuid::Uuid::from_bytes(bytes).hyphenated().to_string().parse().ok()?;
    let link_number: i32 = number.parse().ok()?;
    (number == link_number.to_string() && secret::same(given, &tag(secrets, &invitation, link_number))).then_some((invitation, link_number))
}

fn tag(secrets: &Secrets, invitation: &InvitationId, link_number: i32) -> String {
    let mut tag = secret::sign(secrets.links.expose(), &format!("invitation:{invitation}:{link_number}"));
    tag.truncate(PART);
    tag
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::{Clock, Dice, Secret};

    fn secrets(master: &str) -> Secrets {
        Secrets::of(&Secret::new(master.to_string()))
    }

    #[test]
    fn a_link_is_read_back_with_its_number_and_only_with_the_same_secret() {
        let (ours, theirs) = (secrets("one secret of thirty-two characters"), secrets("another secret of thirty-two letters"));
        let mut dice = Dice::seeded(3);
        for number in [1, 2, 40, i32::MAX] {
            let id = InvitationId::new(&Clock::fixed("2026-01-01T00:00:00Z"), &mut dice);
            let token = make(&ours, &id, number);
            assert!(
                token.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_') && token.ends_with(|c: char| c.is_ascii_digit())
            );
            assert_eq!(read(&ours, &token), Some((id, number)));
            assert_eq!(read(&theirs, &token), None);
        }
    }

    #[test]
    fn a_link_that_was_changed_anywhere_is_no_link() {
        let secrets = secrets("one secret of thirty-two characters");
        let id = InvitationId::new(&Clock::fixed("2026-01-01T00:00:00Z"), &mut Dice::seeded(4));
        let token = make(&secrets, &id, 1);
        for at in 0..token.len() {
            let other = if token.as_bytes()[at] == b'A' { "B" } else { "A" };
            let changed = format!("{}{other}{}", &token[..at], &token[at + 1..]);
            assert_eq!(read(&secrets, &changed), None, "{changed}");
        }
        for rubbish in [
            "",
            "é",
            "1",
            &token[..44],
            &format!("{token}0"),
            &format!("{}+1", &token[..44]),
            &format!("{}01", &token[..44]),
            &"9".repeat(60),
        ] {
            assert_eq!(read(&secrets, rubbish), None, "{rubbish}");
        }
    }
}
