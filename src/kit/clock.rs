//! Time. The only place that reads the machine's clock; everything else is handed a [`Clock`].
//!
//! Moments are kept as microseconds since 1970 (UTC) in a `BIGINT`: exact, the same in both databases, compared and
//! indexed as plain numbers, and no text form to disagree about.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

/// A moment, in microseconds since 1970-01-01T00:00:00Z.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::BigInt)]
#[serde(transparent)]
pub struct Time(i64);

/// A length of time, in microseconds. May be negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span(i64);

impl Span {
    /// `n` whole seconds.
    pub const fn seconds(n: i64) -> Self {
        Self(n * 1_000_000)
    }
    /// `n` whole minutes.
    pub const fn minutes(n: i64) -> Self {
        Self::seconds(n * 60)
    }
    /// `n` whole hours.
    pub const fn hours(n: i64) -> Self {
        Self::minutes(n * 60)
    }
    /// `n` days of 24 hours.
    pub const fn days(n: i64) -> Self {
        Self::hours(n * 24)
    }
    /// `n` whole milliseconds.
    pub const fn millis(n: i64) -> Self {
        Self(n * 1000)
    }
    /// Whole seconds, rounded towards zero.
    pub const fn whole_seconds(self) -> i64 {
        self.0 / 1_000_000
    }
    /// Whole minutes, rounded towards zero.
    pub const fn whole_minutes(self) -> i64 {
        self.0 / 60_000_000
    }
    /// Whole minutes, rounded up; what a person is told is left.
    pub const fn minutes_up(self) -> i64 {
        (self.0 + 59_999_999).div_euclid(60_000_000)
    }
    /// Microseconds.
    pub const fn micros(self) -> i64 {
        self.0
    }
    /// As the standard library's duration; a negative span is zero.
    pub fn std(self) -> std::time::Duration {
        std::time::Duration::from_micros(u64::try_from(self.0).unwrap_or(0))
    }
}

impl Time {
    /// From microseconds since 1970.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }
    /// Microseconds since 1970.
    pub const fn micros(self) -> i64 {
        self.0
    }
    /// Milliseconds since 1970, what browsers count in.
    pub const fn millis(self) -> i64 {
        self.0.div_euclid(1000)
    }
    /// Whole seconds since 1970.
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(1_000_000)
    }
    /// This moment in UTC, for printing. A moment outside jiff's range is clamped to its ends.
    pub fn stamp(self) -> jiff::Timestamp {
        jiff::Timestamp::from_microsecond(self.0).unwrap_or(if self.0 < 0 { jiff::Timestamp::MIN } else { jiff::Timestamp::MAX })
    }
    /// `2026-11-18T10:36:00Z`: for `<time datetime>`, exports and logs.
    pub fn iso(self) -> String {
        self.stamp().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
    }
    /// `18 Nov 2026`.
    pub fn date(self) -> String {
        self.stamp().strftime("%-d %b %Y").to_string()
    }
    /// `18 Nov 2026, 10:36 UTC`.
    pub fn date_time(self) -> String {
        self.stamp().strftime("%-d %b %Y, %H:%M UTC").to_string()
    }
    /// `10:36`.
    pub fn hour_minute(self) -> String {
        self.stamp().strftime("%H:%M").to_string()
    }
    /// `2026-11-18`: the value of `<input type=date>`.
    pub fn day(self) -> String {
        self.stamp().strftime("%Y-%m-%d").to_string()
    }
    /// How long ago this was, in words: "just now", "6 s ago", "25 minutes ago", "3 days ago", then the date.
    pub fn ago(self, now: Time) -> String {
        let seconds = (now - self).whole_seconds();
        let some = |n: i64, one: &str, many: &str| format!("{n} {} ago", if n == 1 { one } else { many });
        match seconds {
            ..2 => "just now".to_string(),
            2..60 => format!("{seconds} s ago"),
            60..3600 => some(seconds / 60, "minute", "minutes"),
            3600..86_400 => some(seconds / 3600, "hour", "hours"),
            86_400..1_209_600 => some(seconds / 86_400, "day", "days"),
            _ => self.date(),
        }
    }
    /// The last microsecond of a UTC day written `2026-11-18`; `None` for anything else.
    pub fn end_of_day(day: &str) -> Option<Time> {
        let date: jiff::civil::Date = day.trim().parse().ok()?;
        let next = jiff::tz::TimeZone::UTC.to_timestamp(date.tomorrow().ok()?.at(0, 0, 0, 0)).ok()?;
        Some(Time(next.as_microsecond() - 1))
    }
}

impl std::ops::Add<Span> for Time {
    type Output = Time;
    fn add(self, span: Span) -> Time {
        Time(self.0.saturating_add(span.0))
    }
}
impl std::ops::Sub<Span> for Time {
    type Output = Time;
    fn sub(self, span: Span) -> Time {
        Time(self.0.saturating_sub(span.0))
    }
}
impl std::ops::Sub for Time {
    type Output = Span;
    fn sub(self, other: Time) -> Span {
        Span(self.0.saturating_sub(other.0))
    }
}
impl std::ops::Add for Span {
    type Output = Span;
    fn add(self, other: Span) -> Span {
        Span(self.0.saturating_add(other.0))
    }
}

impl<DB> diesel::serialize::ToSql<diesel::sql_types::BigInt, DB> for Time
where
    DB: diesel::backend::Backend,
    i64: diesel::serialize::ToSql<diesel::sql_types::BigInt, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut diesel::serialize::Output<'b, '_, DB>) -> diesel::serialize::Result {
        self.0.to_sql(out)
    }
}
impl<DB> diesel::deserialize::FromSql<diesel::sql_types::BigInt, DB> for Time
where
    DB: diesel::backend::Backend,
    i64: diesel::deserialize::FromSql<diesel::sql_types::BigInt, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
        i64::from_sql(bytes).map(Time)
    }
}

/// Where the time comes from: the machine, or a hand that tests move. Cheap to clone; clones of a hand share it.
#[derive(Debug, Clone)]
pub struct Clock(Source);

#[derive(Debug, Clone)]
enum Source {
    Machine,
    Hand(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's clock.
    pub fn machine() -> Self {
        Self(Source::Machine)
    }
    /// A clock that stands at an RFC 3339 moment until it is moved.
    ///
    /// # Panics
    /// When the text is no RFC 3339 moment; for tests and demonstrations.
    pub fn fixed(at: &str) -> Self {
        let at: jiff::Timestamp = at.parse().expect("an RFC 3339 moment");
        Self::at(Time(at.as_microsecond()))
    }
    /// A clock that stands at `time` until it is moved.
    pub fn at(time: Time) -> Self {
        Self(Source::Hand(Arc::new(AtomicI64::new(time.0))))
    }
    /// Now.
    pub fn now(&self) -> Time {
        match &self.0 {
            Source::Machine => machine_now(),
            Source::Hand(micros) => Time(micros.load(Ordering::SeqCst)),
        }
    }
    /// Moves a fixed clock on; the machine's clock does not move for anybody.
    pub fn advance(&self, span: Span) {
        if let Source::Hand(micros) = &self.0 {
            micros.fetch_add(span.0, Ordering::SeqCst);
        }
    }
}

#[allow(clippy::disallowed_methods)]
fn machine_now() -> Time {
    Time(jiff::Timestamp::now().as_microsecond())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_read_as_a_person_would_say_them() {
        let clock = Clock::fixed("2026-11-18T10:36:00Z");
        let then = clock.now();
        let after = |span| then.ago(then + span);
        assert_eq!(after(Span::seconds(0)), "just now");
        assert_eq!(after(Span::seconds(6)), "6 s ago");
        assert_eq!(after(Span::minutes(1)), "1 minute ago");
        assert_eq!(after(Span::hours(5)), "5 hours ago");
        assert_eq!(after(Span::days(3)), "3 days ago");
        assert_eq!(after(Span::days(40)), "18 Nov 2026");
    }

    #[test]
    fn a_day_ends_one_microsecond_before_the_next() {
        let end = Time::end_of_day("2026-02-28").expect("a day");
        assert_eq!((end + Span(1)).iso(), "2026-03-01T00:00:00Z");
        assert_eq!(Time::end_of_day("2026-02-30"), None);
        assert_eq!(Time::end_of_day("soon"), None);
    }

    #[test]
    fn minutes_left_are_rounded_up() {
        assert_eq!(Span::seconds(61).minutes_up(), 2);
        assert_eq!(Span::seconds(60).minutes_up(), 1);
        assert_eq!(Span::seconds(0).minutes_up(), 0);
    }
}
