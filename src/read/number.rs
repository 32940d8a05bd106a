//! Numbers as Swedes write them in cells: `1 260 000`, `994,0`, `3, 250 mnkr`, `−10 %`, `(1 234)`.
//!
//! A comma is the decimal mark. A point may be a decimal mark or stand between groups; where both
//! readings are possible (`1.000`) the number is refused and somebody has to say which it is.

use rust_decimal::Decimal;

use crate::domain::name::clean;

use super::unit::Unit;

/// A number with what stands beside it in the cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// The number as written: `10` for `10 %`, `3.25` for `3,25 mnkr`.
    pub value: Decimal,
    /// Whether a per cent sign follows.
    pub percent: bool,
    /// The unit that follows.
    pub unit: Option<Unit>,
}

/// Why a text is not a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberError {
    /// It is no number at all.
    NotANumber,
    /// It can be read in two ways.
    Ambiguous {
        /// One reading.
        one: String,
        /// The other.
        other: String,
    },
    /// It has more digits than an amount can have.
    OutOfRange,
}

/// Whether the text says that there is no number: nothing, dashes, two points, `saknas`.
#[must_use]
pub fn is_missing(text: &str) -> bool {
    let text = clean(text).to_lowercase();
    matches!(
        text.as_str(),
        "" | "-"
            | "–"
            | "—"
            | "−"
            | "."
            | ".."
            | "..."
            | "…"
            | "n/a"
            | "saknas"
            | "okänt"
            | "okänd"
            | "unknown"
            | "ej känt"
            | "uppgift saknas"
    )
}

/// Reads a number with its sign, per cent sign and unit.
///
/// # Errors
/// [`NumberError`].
pub fn parse(text: &str) -> Result<Number, NumberError> {
    let cleaned = clean(text);
    let rest = cleaned.as_str();
    let (rest, unit) = Unit::split_off(rest);
    let (rest, percent) = match rest.strip_suffix('%') {
        Some(rest) if unit.is_none() => (rest.trim_end(), true),
        Some(_) => return Err(NumberError::NotANumber),
        None => (rest, false),
    };
    let (rest, negative) = split_sign(rest)?;
    let magnitude = magnitude(rest)?;
    let value = if negative && !magnitude.is_zero() { -magnitude } else { magnitude };
    Ok(Number { value, percent, unit })
}

/// The sign: before (`-`, `−`, `–`, `+`), after (`1 234-`), or as parentheses.
fn split_sign(text: &str) -> Result<(&str, bool), NumberError> {
    if let Some(inside) = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')) {
        return Ok((inside.trim(), true));
    }
    let minus = ['-', '\u{2212}', '\u{2013}'];
    if let Some(rest) = text.strip_prefix(minus) {
        return Ok((rest.trim_start(), true));
    }
    if let Some(rest) = text.strip_suffix(minus) {
        return Ok((rest.trim_end(), true));
    }
    if text.contains(minus) {
        return Err(NumberError::NotANumber);
    }
    Ok((text.strip_prefix('+').map_or(text, str::trim_start), false))
}

fn magnitude(text: &str) -> Result<Decimal, NumberError> {
    if !text.starts_with(|first: char| first.is_ascii_digit())
        || !text.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, ' ' | ',' | '.'))
    {
        return Err(NumberError::NotANumber);
    }
    let commas = text.matches(',').count();
    let points = text.matches('.').count();
    let last = text.rfind([',', '.']).and_then(|at| text.get(at..)).and_then(|rest| rest.chars().next());
    match (commas, points, last) {
        (0, 0, _) => from_parts(text, &[' '], ""),
        // A comma: the decimal mark, with points or blanks between the groups.
        (1, _, Some(',')) => split_at_mark(text, ',', &[' ', '.']),
        // Several commas stand between groups.
        (2.., 0, _) => from_parts(text, &[','], ""),
        (_, 1, Some('.')) if commas > 0 => split_at_mark(text, '.', &[',']),
        (0, 2.., _) => from_parts(text, &['.'], ""),
        (0, 1, _) => with_one_point(text),
        _ => Err(NumberError::NotANumber),
    }
}

/// `1.5` and `1234.567` have a decimal point; `1.000` may also be a thousand.
fn with_one_point(text: &str) -> Result<Decimal, NumberError> {
    let (whole, decimals) = text.split_once('.').ok_or(NumberError::NotANumber)?;
    let could_be_groups = decimals.len() == 3 && whole.len() <= 3 && whole != "0";
    if could_be_groups && !whole.contains(' ') {
        return Err(NumberError::Ambiguous {
            one: format!("{whole}{decimals}"),
            other: format!("{whole},{decimals}"),
        });
    }
    split_at_mark(text, '.', &[' '])
}

fn split_at_mark(text: &str, mark: char, separators: &[char]) -> Result<Decimal, NumberError> {
    let (whole, decimals) = text.rsplit_once(mark).ok_or(NumberError::NotANumber)?;
    // `3, 250 mnkr`: a blank after the comma, as in a published decision.
    from_parts(whole.trim_end(), separators, decimals.trim_start())
}

/// A number from its whole part, in which one of the separators may stand between groups of three
/// digits, and its decimals.
fn from_parts(whole: &str, separators: &[char], decimals: &str) -> Result<Decimal, NumberError> {
    let used: Vec<char> = separators.iter().copied().filter(|separator| whole.contains(*separator)).collect();
    let groups: Vec<&str> = match used.as_slice() {
        [] => vec![whole],
        [one] => whole.split(*one).collect(),
        _ => return Err(NumberError::NotANumber),
    };
    let well_formed = match groups.as_slice() {
        [only] => !only.is_empty(),
        [first, rest @ ..] => (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3),
        [] => false,
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !well_formed || !groups.iter().all(|group| digits(group)) || !digits(decimals) {
        return Err(NumberError::NotANumber);
    }
    let plain = if decimals.is_empty() { groups.concat() } else { format!("{}.{decimals}", groups.concat()) };
    Decimal::from_str_exact(&plain).map_err(|_| NumberError::OutOfRange)
}

/// A float as the decimal that a spreadsheet shows: its 15 significant digits. `None` when it is not
/// a number or too large to be one.
#[must_use]
pub fn from_float(float: f64) -> Option<Decimal> {
    if !float.is_finite() {
        return None;
    }
    Decimal::from_scientific(&format!("{float:.14e}")).ok().map(|decimal| decimal.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn value(text: &str) -> Result<String, NumberError> {
        parse(text).map(|number| number.value.normalize().to_string())
    }

    #[test]
    fn floats_become_the_decimals_that_are_shown() {
        for (float, shown) in [
            (1390.0, "1390"),
            (994.1, "994.1"),
            (0.1 + 0.2, "0.3"),
            (1_305.499_999_999_999_8, "1305.5"),
            (-0.0, "0"),
        ] {
            assert_eq!(from_float(float).unwrap().to_string(), shown);
        }
        assert_eq!(from_float(f64::NAN), None);
        assert_eq!(from_float(1e300), None);
    }

    #[test]
    fn every_swedish_form() {
        for (text, expected) in [
            ("900 000", "900000"),
            ("1\u{a0}260\u{a0}000", "1260000"),
            ("1\u{202f}260\u{2009}000", "1260000"),
            ("1 260\n000", "1260000"),
            ("994,0", "994"),
            ("1 305,5", "1305.5"),
            ("-10", "-10"),
            ("\u{2212}10", "-10"),
            ("(1 234)", "-1234"),
            ("1 234-", "-1234"),
            ("+375", "375"),
            ("1.260.000", "1260000"),
            ("1.260,50", "1260.5"),
            ("1,260.50", "1260.5"),
            ("1,260,000", "1260000"),
            ("1,625", "1.625"),
            ("1.5", "1.5"),
            ("1234.567", "1234.567"),
            ("0.125", "0.125"),
            ("0", "0"),
            ("-0", "0"),
        ] {
            assert_eq!(value(text).as_deref(), Ok(expected), "{text:?}");
        }
    }

    #[test]
    fn units_and_per_cent() {
        let number = |text: &str| {
            parse(text).map(|number| (number.value.normalize().to_string(), number.percent, number.unit))
        };
        assert_eq!(number("3, 250 mnkr"), Ok(("3.25".into(), false, Some(Unit::Mnkr))));
        assert_eq!(number("375,0 tkr"), Ok(("375".into(), false, Some(Unit::Tkr))));
        assert_eq!(number("1 260 000 kronor"), Ok(("1260000".into(), false, Some(Unit::Kr))));
        assert_eq!(number("900:-"), Ok(("900".into(), false, Some(Unit::Kr))));
        assert_eq!(number("-10%"), Ok(("-10".into(), true, None)));
        assert_eq!(number("\u{2212}10 %"), Ok(("-10".into(), true, None)));
        assert_eq!(number("10 % kr"), Err(NumberError::NotANumber));
    }

    #[test]
    fn a_point_that_may_be_either_stops() {
        for text in ["1.000", "12.345", "-999.000"] {
            assert!(matches!(value(text), Err(NumberError::Ambiguous { .. })), "{text}");
        }
    }

    #[test]
    fn what_is_no_number() {
        for text in [
            "", "kr", "1 2 3", "12 34", "1 0000", "1-2", "1.2.3", "1,2,3", "ett", "1e5", "1_000", "١",
            "1 000 00", ",5", "5,x", "--1",
        ] {
            assert_eq!(value(text), Err(NumberError::NotANumber), "{text:?}");
        }
        assert_eq!(value(&"9".repeat(40)), Err(NumberError::OutOfRange));
    }

    #[test]
    fn what_says_that_there_is_none() {
        for text in ["", " ", "-", "–", "..", "\u{a0}", "saknas"] {
            assert!(is_missing(text), "{text:?}");
        }
        assert!(!is_missing("0"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,40}") {
            let _ = parse(&text);
        }

        #[test]
        fn what_is_written_is_read(ore in -10_i64.pow(15)..10_i64.pow(15)) {
            let amount = crate::domain::money::Money::from_ore(i128::from(ore)).unwrap();
            let swedish = crate::text::Form::new(crate::text::Language::Swedish).kr(amount);
            let read = parse(&swedish).unwrap();
            prop_assert_eq!((read.value.normalize(), read.unit), (amount.kronor(), Some(Unit::Kr)));
        }
    }
}
