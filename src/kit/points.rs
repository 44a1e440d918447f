//! Exact points: whole hundredths, never a float, so that parts always add up to their sum.

/// Points in hundredths (`Points(250)` is 2.5 points). May be negative inside a marking policy.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Default,
    serde::Serialize,
    serde::Deserialize,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Integer)]
#[serde(transparent)]
pub struct Points(pub i32);

impl Points {
    /// None.
    pub const ZERO: Points = Points(0);
    /// `n` whole points.
    pub const fn whole(n: i32) -> Self {
        Self(n * 100)
    }
    /// Hundredths.
    pub const fn hundredths(self) -> i32 {
        self.0
    }
    /// `self × numerator ÷ denominator`, rounded half up once, computed in 64 bits. Zero when the denominator is zero.
    pub fn share(self, numerator: i64, denominator: i64) -> Points {
        if denominator == 0 {
            return Points::ZERO;
        }
        let product = i64::from(self.0) * numerator;
        let rounded = (2 * product + denominator).div_euclid(2 * denominator);
        Points(i32::try_from(rounded).unwrap_or(if rounded < 0 { i32::MIN } else { i32::MAX }))
    }
    /// This part of `whole`, in hundredths of a percent (0 to 10 000), rounded half up; 0 of nothing is 0.
    pub fn basis_points_of(self, whole: Points) -> i32 {
        if whole.0 <= 0 {
            return 0;
        }
        Points(10_000).share(i64::from(self.0), i64::from(whole.0)).0
    }
    /// Parses what a person types: "2", "2.5", "2,25". `None` for more than two decimals or anything else.
    pub fn parse(text: &str) -> Option<Points> {
        let text = text.trim().replace(',', ".");
        let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
        let negative = whole.starts_with('-');
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        let bare = whole.strip_prefix('-').unwrap_or(whole);
        if bare.is_empty() || bare.len() > 7 || part.len() > 2 || !digits(bare) || !digits(part) {
            return None;
        }
        let whole: i32 = bare.parse().ok()?;
        let part: i32 = format!("{part:0<2}").parse().ok()?;
        let hundredths = whole * 100 + part;
        Some(Points(if negative { -hundredths } else { hundredths }))
    }
}

/// "3", "2.5", "0.25": as few decimals as say it exactly.
impl std::fmt::Display for Points {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, part) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        match part {
            0 => write!(f, "{sign}{whole}"),
            part if part % 10 == 0 => write!(f, "{sign}{whole}.{}", part / 10),
            part => write!(f, "{sign}{whole}.{part:02}"),
        }
    }
}

impl std::ops::Add for Points {
    type Output = Points;
    fn add(self, other: Points) -> Points {
        Points(self.0.saturating_add(other.0))
    }
}
impl std::ops::Sub for Points {
    type Output = Points;
    fn sub(self, other: Points) -> Points {
        Points(self.0.saturating_sub(other.0))
    }
}
impl std::iter::Sum for Points {
    fn sum<I: Iterator<Item = Points>>(iter: I) -> Points {
        iter.fold(Points::ZERO, |a, b| a + b)
    }
}

impl<DB> diesel::serialize::ToSql<diesel::sql_types::Integer, DB> for Points
where
    DB: diesel::backend::Backend,
    i32: diesel::serialize::ToSql<diesel::sql_types::Integer, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut diesel::serialize::Output<'b, '_, DB>) -> diesel::serialize::Result {
        self.0.to_sql(out)
    }
}
impl<DB> diesel::deserialize::FromSql<diesel::sql_types::Integer, DB> for Points
where
    DB: diesel::backend::Backend,
    i32: diesel::deserialize::FromSql<diesel::sql_types::Integer, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
        i32::from_sql(bytes).map(Points)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_print_and_parse_exactly() {
        for (text, hundredths) in [("3", 300), ("2.5", 250), ("0.25", 25), ("-1.05", -105), ("1234567", 123_456_700)] {
            assert_eq!(Points::parse(text), Some(Points(hundredths)), "{text}");
            assert_eq!(Points(hundredths).to_string(), text);
        }
        assert_eq!(Points::parse("2,25"), Some(Points(225)));
        for bad in ["", ".", "1.234", "one", "1e3", "99999999", "٣", "--1"] {
            assert_eq!(Points::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_share_is_rounded_half_up_once() {
        assert_eq!(Points(100).share(1, 3), Points(33));
        assert_eq!(Points(100).share(2, 3), Points(67));
        assert_eq!(Points(1).share(1, 2), Points(1));
        assert_eq!(Points(1).share(-1, 2), Points(0));
        assert_eq!(Points(100).share(1, 0), Points::ZERO);
    }
}
