//! Reading numbers as people type them, exactly.
//!
//! - The decimal sign is a point or a comma: `12.5` and `12,5` are the same.
//! - Thousands may be set apart by spaces, apostrophes, underscores, points or commas, always in groups of three.
//! - With both a point and a comma, the later one is the decimal sign: `1,234.5` and `1.234,5` are the same.
//! - **The one ambiguous form**, a single comma before exactly three digits (`1,500`), is read as thousands, as the
//!   English interface writes it; `0,125` can only be a decimal and is read so. A single point is always the decimal sign.
//! - Powers of ten: `1.2e6`, `1.2 x 10^6`, `1.2 × 10⁶`.
//! - What follows the number is its unit: `12.5 ms`.
//! - Up to 28 significant digits; no rounding. What does not fit is not read at all.

use rust_decimal::Decimal;
use std::str::FromStr;
use unicode_normalization::UnicodeNormalization;

/// A decimal kept as text in JSON and forms, so that it stays exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exact(pub Decimal);

impl std::fmt::Display for Exact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0.normalize())
    }
}

impl FromStr for Exact {
    type Err = NotANumber;
    /// A number alone, written in any way the module's doc names.
    fn from_str(text: &str) -> Result<Self, NotANumber> {
        match read(text) {
            Some((value, unit)) if unit.is_empty() => Ok(Exact(value)),
            _ => Err(NotANumber),
        }
    }
}

impl serde::Serialize for Exact {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Exact {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
        Decimal::from_str_exact(&text).map(Exact).map_err(serde::de::Error::custom)
    }
}

/// Text that is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotANumber;

impl std::fmt::Display for NotANumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not a number")
    }
}

impl std::error::Error for NotANumber {}

/// The number a text starts with and what follows it, trimmed (the unit; empty when there is none).
pub fn read(text: &str) -> Option<(Decimal, String)> {
    let text = plain(text);
    let (negative, rest) = match text.trim().strip_prefix('-') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.trim().strip_prefix('+').unwrap_or(text.trim())),
    };
    let end = rest.find(|c: char| !c.is_ascii_digit() && !is_sign(c)).unwrap_or(rest.len());
    let (mantissa, rest) = rest.split_at(end);
    let mantissa = mantissa.trim_end();
    let (exponent, unit) = exponent(rest.trim_start())?;
    let value = scale(mantissa_value(mantissa)?, exponent)?;
    Some((if negative { -value } else { value }, unit.trim().to_string()))
}

/// Compatibility forms made plain: wide digits, odd spaces, the minus sign, raised digits as `^digits`.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut raised = false;
    for c in text.chars() {
        let digit = match c {
            '⁻' => Some('-'),
            '⁰' => Some('0'),
            '¹' => Some('1'),
            '²' => Some('2'),
            '³' => Some('3'),
            '⁴'..='⁹' => char::from_digit(u32::from(c) - 0x2070, 10),
            _ => None,
        };
        match digit {
            Some(digit) => {
                if !raised {
                    out.push('^')
                }
                out.push(digit)
            }
            None => out.extend(std::iter::once(c).nfkc().map(|c| match c {
                '−' | '–' => '-',
                '’' | '‘' => '\'',
                c if c.is_whitespace() => ' ',
                c => c,
            })),
        }
        raised = digit.is_some();
    }
    out
}

fn is_sign(c: char) -> bool {
    matches!(c, '.' | ',' | ' ' | '\'' | '_')
}

/// The power of ten at the start of a text, and what follows. `None` for a broken one.
fn exponent(text: &str) -> Option<(i32, &str)> {
    let digits = |text: &str| {
        let sign = usize::from(text.starts_with(['-', '+']));
        let end = text[sign..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |i| i + sign);
        (end > sign).then_some(end)
    };
    if let Some(rest) = text.strip_prefix(['e', 'E'])
        && let Some(end) = digits(rest)
    {
        return Some((rest[..end].parse().ok()?, &rest[end..]));
    }
    let times = text.strip_prefix(['x', 'X', '×', '*', '·', '⋅']).map(str::trim_start);
    if let Some(rest) = times.and_then(|rest| rest.strip_prefix("10")) {
        let rest = rest.trim_start();
        let rest = rest.strip_prefix("**").or_else(|| rest.strip_prefix('^'))?.trim_start();
        let end = digits(rest)?;
        return Some((rest[..end].parse().ok()?, &rest[end..]));
    }
    Some((0, text))
}

fn mantissa_value(text: &str) -> Option<Decimal> {
    let of = |sign: char| text.matches(sign).count();
    let (points, commas) = (of('.'), of(','));
    let other: std::collections::BTreeSet<char> = text.chars().filter(|c| matches!(c, ' ' | '\'' | '_')).collect();
    let decimal_sign = match (points, commas) {
        (0, 0) => None,
        (_, 0) if points == 1 => Some('.'),
        (0, _) if commas == 1 => (!is_thousands_comma(text) || !other.is_empty()).then_some(','),
        (_, 0) | (0, _) => None,
        _ => {
            if text.rfind('.') > text.rfind(',') {
                Some('.')
            } else {
                Some(',')
            }
        }
    };
    let (whole, part) = match decimal_sign {
        Some(sign) if of(sign) == 1 => text.split_once(sign)?,
        Some(_) => return None,
        None => (text, ""),
    };
    let groups: std::collections::BTreeSet<char> = whole.chars().filter(|c| is_sign(*c)).collect();
    if groups.len() > 1 || !part.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    if let Some(sign) = groups.first() {
        let mut pieces = whole.split(*sign);
        if !(1..=3).contains(&pieces.next()?.len()) || !pieces.all(|piece| piece.len() == 3) {
            return None;
        }
    }
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    if whole.is_empty() && part.is_empty() {
        return None;
    }
    Decimal::from_str_exact(&format!("{}.{}", if whole.is_empty() { "0" } else { &whole }, if part.is_empty() { "0" } else { part })).ok()
}

/// `1,500` and `12,000`, but not `0,125` or `1,5`.
fn is_thousands_comma(text: &str) -> bool {
    text.split_once(',').is_some_and(|(before, after)| after.len() == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0'))
}

/// `value × 10^exponent`, exactly, or `None`.
fn scale(value: Decimal, exponent: i32) -> Option<Decimal> {
    let value = value.normalize();
    if value.is_zero() {
        return Some(value);
    }
    let mut out = value;
    let places = i32::try_from(out.scale()).ok()? - exponent;
    if (0..=28).contains(&places) {
        out.set_scale(u32::try_from(places).ok()?).ok()?;
        return Some(out.normalize());
    }
    if !(-28..=28).contains(&places) {
        return None;
    }
    out.set_scale(0).ok()?;
    out.checked_mul(Decimal::from(10u64).checked_powu(places.unsigned_abs())?)
}

trait Power: Sized {
    fn checked_powu(self, n: u32) -> Option<Self>;
}
impl Power for Decimal {
    fn checked_powu(self, n: u32) -> Option<Decimal> {
        (0..n).try_fold(Decimal::ONE, |sum, _| sum.checked_mul(self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<String> {
        text.parse::<Exact>().ok().map(|n| n.to_string())
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, want) in [
            ("12.5", "12.5"),
            ("12,5", "12.5"),
            ("-3", "-3"),
            ("−3", "-3"),
            ("+7", "7"),
            (".5", "0.5"),
            ("5.", "5"),
            ("1 000", "1000"),
            ("1\u{a0}000,5", "1000.5"),
            ("1'000'000", "1000000"),
            ("1_000", "1000"),
            ("1,234.5", "1234.5"),
            ("1.234,5", "1234.5"),
            ("1,500", "1500"),
            ("1.500", "1.5"),
            ("0,125", "0.125"),
            ("1,234,567", "1234567"),
            ("1.234.567", "1234567"),
            ("1500,000", "1500"),
            ("1e3", "1000"),
            ("1.2E-2", "0.012"),
            ("2 x 10^6", "2000000"),
            ("2×10⁶", "2000000"),
            ("1.5*10**-3", "0.0015"),
            ("１２", "12"),
            ("0", "0"),
            ("-0", "0"),
            ("1000000000000e-12", "1"),
        ] {
            assert_eq!(value(text).as_deref(), Some(want), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_not_read() {
        for text in [
            "",
            "-",
            ".",
            ",",
            "one",
            "1 2",
            "12 34",
            "1,23,456",
            "1..2",
            "1.2.3",
            "--1",
            "1,2,3.4.5",
            "1e99",
            "1/2",
            "½",
            "0x10",
            "~5",
            "12345678901234567890123456789012345",
            "1e-40",
            "10^",
            "3 ms",
            "NaN",
            "inf",
            "٣",
            "1,234.567,8",
        ] {
            assert_eq!(value(text), None, "{text}");
        }
    }

    #[test]
    fn what_follows_a_number_is_its_unit() {
        let (number, unit) = read("12.5 ms").expect("a number");
        assert_eq!((number.to_string().as_str(), unit.as_str()), ("12.5", "ms"));
        assert_eq!(read("50%").map(|r| r.1).as_deref(), Some("%"));
        assert_eq!(read("3 events").map(|r| r.1).as_deref(), Some("events"));
    }

    proptest::proptest! {
        #[test]
        fn no_text_breaks_the_reader(text in ".{0,60}") { let _ = read(&text); }

        #[test]
        fn a_number_reads_back_as_it_prints(units in -1_000_000_000_000i64..1_000_000_000_000, scale in 0u32..9) {
            let number = Exact(Decimal::new(units, scale));
            proptest::prop_assert_eq!(number.to_string().parse(), Ok(number));
        }
    }
}
