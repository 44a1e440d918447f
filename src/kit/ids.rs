//! Newtypes over UUIDv7 text, one a noun, so that no id is ever passed where another is meant.
//!
//! They live here so that any slice may name a thing of a higher slice without depending on it. Text rather than
//! a native type because SQLite has none and one column type serves both databases; version 7 because ids then sort
//! by time of making and inserts stay at the end of the index.

use super::{Clock, Dice};

macro_rules! id {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, diesel::expression::AsExpression, diesel::deserialize::FromSqlRow)]
        #[diesel(sql_type = diesel::sql_types::Text)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// A new id: 48 bits of the clock's milliseconds, the rest chance.
            pub fn new(clock: &Clock, dice: &mut Dice) -> Self { Self(uuid7(clock, dice)) }
            /// The canonical text, 36 characters.
            pub fn as_str(&self) -> &str { &self.0 }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(&self.0) }
        }
        impl std::str::FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> { parse(text).map(Self) }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
        impl<DB> diesel::serialize::ToSql<diesel::sql_types::Text, DB> for $name
        where DB: diesel::backend::Backend, String: diesel::serialize::ToSql<diesel::sql_types::Text, DB> {
            fn to_sql<'b>(&'b self, out: &mut diesel::serialize::Output<'b, '_, DB>) -> diesel::serialize::Result {
                self.0.to_sql(out)
            }
        }
        impl<DB> diesel::deserialize::FromSql<diesel::sql_types::Text, DB> for $name
        where DB: diesel::backend::Backend, String: diesel::deserialize::FromSql<diesel::sql_types::Text, DB> {
            fn from_sql(bytes: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
                String::from_sql(bytes).map(Self)
            }
        }
    )+};
}

id! {
    /// A company that hires; the tenant.
    OrganisationId,
    /// A member of staff who can sign in.
    UserId,
    /// A signed-in browser.
    SessionId,
    /// A refresh token's row.
    RefreshTokenId,
    /// A single-use letter token's row (invitation of a user, password reset).
    OneTimeTokenId,
    /// A skill area of the catalogue.
    AreaId,
    /// A skill of the catalogue.
    SkillId,
    /// A responsibility of the catalogue.
    ResponsibilityId,
    /// A job profile.
    ProfileId,
    /// A skill asked for by a profile.
    ProfileSkillId,
    /// An attribute that people rate by anchors.
    AttributeId,
    /// A published text of a profile.
    ProfileVersionId,
    /// A question of the bank.
    QuestionId,
    /// A frozen version of a question.
    QuestionVersionId,
    /// An assessment (one version of a test).
    AssessmentId,
    /// A skill as an assessment froze it.
    AssessmentSkillId,
    /// A section of an assessment.
    SectionId,
    /// A question placed in an assessment.
    ItemId,
    /// A person who applies.
    CandidateId,
    /// A candidate's application for a profile.
    ApplicationId,
    /// An invitation to sit an assessment.
    InvitationId,
    /// A sitting.
    AttemptId,
    /// A candidate's answer to one item.
    AnswerId,
    /// Something that happened during a sitting.
    AttemptEventId,
    /// One grader's (or the machine's) points for an answer.
    MarkId,
    /// An answer that waits for a grader.
    GradingTaskId,
    /// One reviewer's ratings of a candidate.
    ReviewId,
    /// A decision record.
    DecisionId,
    /// A note on an application.
    NoteId,
    /// A row of the audit trail.
    AuditId,
    /// A background job.
    JobId,
    /// A letter in the outbox.
    LetterId,
}

/// Text that is no UUID.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnId;

impl std::fmt::Display for NotAnId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not an id")
    }
}

impl std::error::Error for NotAnId {}

fn parse(text: &str) -> Result<String, NotAnId> {
    // Only the canonical form: two spellings of one id would defeat unique keys and caches.
    if text.len() != 36 {
        return Err(NotAnId);
    }
    let id = uuid::Uuid::try_parse(text).map_err(|_| NotAnId)?;
    Ok(id.hyphenated().to_string())
}

/// A fresh UUIDv7 as canonical text.
pub fn uuid7(clock: &Clock, dice: &mut Dice) -> String {
    let micros = clock.now().micros().max(0);
    let mut rest = dice.bytes::<10>();
    // The first twelve bits are the fraction of the millisecond (RFC 9562 §6.2, method 3), so that rows of one deed sort in
    // the order in which they were made.
    let fraction = (micros % 1000 * 4096 / 1000) as u16;
    rest[..2].copy_from_slice(&fraction.to_be_bytes());
    uuid::Builder::from_unix_timestamp_millis((micros / 1000) as u64, &rest).into_uuid().hyphenated().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_sort_by_time_and_parse_only_in_their_canonical_form() {
        let mut dice = Dice::seeded(7);
        let first = UserId::new(&Clock::fixed("2026-01-01T00:00:00Z"), &mut dice);
        let later = UserId::new(&Clock::fixed("2026-01-01T00:00:01Z"), &mut dice);
        assert!(first < later);
        let clock = Clock::fixed("2026-01-01T00:00:00Z");
        let microsecond = Clock::fixed("2026-01-01T00:00:00.000001Z").now() - clock.now();
        let ids: Vec<UserId> = (0..3000)
            .map(|_| {
                clock.advance(microsecond);
                UserId::new(&clock, &mut dice)
            })
            .collect();
        assert!(ids.is_sorted(), "one a microsecond, across milliseconds");
        assert_eq!(first.as_str().parse::<UserId>(), Ok(first.clone()));
        assert_eq!(first.as_str().to_uppercase().parse::<UserId>(), Ok(first.clone()));
        assert_eq!(first.as_str().replace('-', "").parse::<UserId>(), Err(NotAnId));
        assert_eq!("'; drop table users".parse::<UserId>(), Err(NotAnId));
    }
}
