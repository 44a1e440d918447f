//! A part of a whole, exact while it is added up and rounded once when it is shown.

/// A part of one in billionths: 0 to 1 000 000 000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Share(i64);

/// Billionths in one.
pub const ONE: i64 = 1_000_000_000;

impl Share {
    /// Nothing.
    pub const ZERO: Share = Share(0);
    /// `part ÷ whole`, kept between 0 and 1; nothing of nothing is 0.
    pub fn of(part: i64, whole: i64) -> Share {
        if whole <= 0 {
            return Share::ZERO;
        }
        Fraction { num: i128::from(part.clamp(0, whole)), den: i128::from(whole) }.share()
    }
    /// From billionths, kept between 0 and 1.
    pub fn from_billionths(n: i64) -> Share {
        Share(n.clamp(0, ONE))
    }
    /// From an estimate, kept between 0 and 1 and rounded to the nearest billionth.
    #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)]
    pub fn estimate(value: f64) -> Share {
        Share((value.clamp(0.0, 1.0) * ONE as f64).round() as i64)
    }
    /// As a number between 0 and 1, for estimates.
    #[allow(clippy::cast_precision_loss)]
    pub fn value(self) -> f64 {
        self.0 as f64 / ONE as f64
    }
    /// Billionths.
    pub const fn billionths(self) -> i64 {
        self.0
    }
    /// Hundredths of a percent, 0 to 10 000, rounded half up.
    pub fn basis_points(self) -> i32 {
        self.rounded(100_000)
    }
    /// Whole percent, 0 to 100, rounded half up.
    pub fn percent(self) -> i32 {
        self.rounded(10_000_000)
    }
    /// Percent with one decimal when it has one: "78", "69.6".
    pub fn percent_exact(self) -> String {
        let tenths = self.rounded(1_000_000);
        if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) }
    }
    fn rounded(self, unit: i64) -> i32 {
        i32::try_from((2 * self.0 + unit) / (2 * unit)).unwrap_or(i32::MAX)
    }
}

/// An exact fraction; the denominator is above 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fraction {
    num: i128,
    den: i128,
}

impl Fraction {
    /// Nothing.
    pub const ZERO: Fraction = Fraction { num: 0, den: 1 };
    /// `num ÷ den` in lowest terms; `den` below 1 is taken as 1.
    pub fn new(num: i128, den: i128) -> Fraction {
        let den = den.max(1);
        let divisor = i128::try_from(gcd(num.unsigned_abs(), den.unsigned_abs())).unwrap_or(1).max(1);
        Fraction { num: num / divisor, den: den / divisor }
    }
    /// The sum; `None` when it does not fit 128 bits.
    pub fn checked_add(self, other: Fraction) -> Option<Fraction> {
        let shared = i128::try_from(gcd(self.den.unsigned_abs(), other.den.unsigned_abs())).ok()?;
        let left = self.num.checked_mul(other.den / shared)?;
        let right = other.num.checked_mul(self.den / shared)?;
        Some(Fraction::new(left.checked_add(right)?, self.den.checked_mul(other.den / shared)?))
    }
    /// Divided by a whole number above 0; `None` when it does not fit 128 bits.
    pub fn checked_div(self, by: i64) -> Option<Fraction> {
        Some(Fraction::new(self.num, self.den.checked_mul(i128::from(by.max(1)))?))
    }
    /// Whether this is at least `basis_points` hundredths of a percent, exactly.
    pub fn at_least(self, basis_points: i32) -> bool {
        match (self.num.checked_mul(10_000), self.den.checked_mul(i128::from(basis_points))) {
            (Some(left), Some(right)) => left >= right,
            _ => self.share().basis_points() >= basis_points,
        }
    }
    /// Rounded half up to billionths, kept between 0 and 1.
    pub fn share(self) -> Share {
        let one = i128::from(ONE);
        let (whole, rest) = (self.num / self.den, self.num % self.den);
        // Long division keeps the product inside 128 bits for any denominator up to 10^29.
        let billionths = match rest.checked_mul(2 * one).and_then(|n| n.checked_add(self.den)) {
            Some(n) => whole * one + n.div_euclid(2 * self.den),
            None => whole * one + rest / (self.den / one).max(1),
        };
        Share::from_billionths(i64::try_from(billionths.clamp(0, one)).unwrap_or(ONE))
    }
}

fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_once_and_half_up() {
        assert_eq!(Share::of(1, 3).percent(), 33);
        assert_eq!(Share::of(2, 3).basis_points(), 6667);
        assert_eq!(Share::of(1, 200).percent(), 1);
        // 77.496 % is 77 %, although it is 77.50 % when rounded to hundredths first.
        assert_eq!(Share::of(77_496, 100_000).percent(), 77);
        assert_eq!(Share::of(696, 1000).percent_exact(), "69.6");
        assert_eq!(Share::of(7, 10).percent_exact(), "70");
        assert_eq!(Share::of(5, 0), Share::ZERO);
        assert_eq!(Share::of(12, 10).percent(), 100);
    }

    #[test]
    fn fractions_add_without_a_crumb_lost() {
        let third = Fraction::new(1, 3);
        let sum = third.checked_add(Fraction::new(1, 6)).and_then(|f| f.checked_add(Fraction::new(1, 5))).expect("fits");
        assert_eq!(sum, Fraction::new(7, 10));
        assert!(sum.at_least(7000));
        assert!(!sum.at_least(7001));
    }

    #[test]
    fn a_fraction_too_large_says_so() {
        let huge = Fraction::new(1, i128::MAX);
        assert_eq!(huge.checked_add(Fraction::new(1, i128::MAX - 1)), None);
        assert_eq!(huge.share(), Share::ZERO);
    }
}
