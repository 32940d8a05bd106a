//! Numbers as Swedes write them in cells: `1 260 000`, `994,0`, `3, 250 mnkr`, `−10 %`, `(1 234)`.
//!
//! A comma is the decimal mark. A point may be a decimal mark or stand between groups; where both
//! readings are possible (`1.000`) the number is refused and somebody has to say which it is.

use rust_decimal::Decimal;

use super::name::clean;
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
    /// How many decimals were written, also when they are zeros.
    pub decimals: u32,
    /// Whether what was read as three decimals could be a group of thousands instead: `900,000`, but not
    /// `0,001`, for no group follows a zero.
    pub may_be_groups: bool,
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
    let plain = clean(text).to_lowercase().replace(['\u{2212}', '\u{2013}'], "-");
    let (rest, outer) = measure(&plain);
    let (rest, negative) = sign(rest)?;
    // In `(1 234 kr)` the unit stands inside the parentheses, in `kr 1 234` before the number.
    let (digits, inner) = measure(rest);
    let ((measure, None) | (None, measure)) = (outer, inner) else { return Err(NumberError::NotANumber) };
    let digits = digits.trim();
    let (value, decimals) = unsigned(digits)?;
    let may_be_groups = decimals == 3 && !digits.starts_with('0');
    let value = if negative && !value.is_zero() { -value } else { value };
    let (percent, unit) = match measure {
        None => (false, None),
        Some(Measure::Percent) => (true, None),
        Some(Measure::Unit(unit)) => (false, Some(unit)),
    };
    Ok(Number { value, percent, unit, decimals, may_be_groups })
}

/// What is written after a number, or before it.
#[derive(Clone, Copy)]
enum Measure {
    Percent,
    Unit(Unit),
}

/// Takes off the unit or the per cent sign.
fn measure(text: &str) -> (&str, Option<Measure>) {
    let text = text.trim();
    if let Some(rest) = text.strip_suffix('%').or_else(|| text.strip_suffix("procent")) {
        return (rest.trim_end(), Some(Measure::Percent));
    }
    if let (rest, Some(unit)) = Unit::split_off(text) {
        return (rest, Some(Measure::Unit(unit)));
    }
    match text.strip_prefix("sek ").or_else(|| text.strip_prefix("kr ")) {
        Some(rest) => (rest.trim_start(), Some(Measure::Unit(Unit::Kr))),
        None => (text, None),
    }
}

/// Takes off the sign: before, after, or as parentheses.
fn sign(text: &str) -> Result<(&str, bool), NumberError> {
    let text = text.trim();
    let inside = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let before = text.strip_prefix('-').map(str::trim_start);
    let after = text.strip_suffix('-').map(str::trim_end);
    match (inside, before, after) {
        (None, None, None) => Ok((text.strip_prefix('+').unwrap_or(text), false)),
        (Some(rest), None, None) | (None, Some(rest), None) | (None, None, Some(rest)) => Ok((rest, true)),
        _ => Err(NumberError::NotANumber),
    }
}

/// A number without sign and unit, and how many decimals it has.
fn unsigned(text: &str) -> Result<(Decimal, u32), NumberError> {
    if !text.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, ' ' | ',' | '.')) {
        return Err(NumberError::NotANumber);
    }
    let marks = (text.matches(',').count(), text.matches('.').count());
    match marks {
        (0, 0) => integer(&grouped(text, ' ')?),
        (1, 0) => {
            let (whole, decimals) = text.split_once(',').ok_or(NumberError::NotANumber)?;
            // `3, 250 mnkr` stands in a printed decision: the blank after the comma says nothing.
            fraction(&grouped(whole, ' ')?, decimals.trim_start())
        }
        (0, 1) => {
            let (whole, decimals) = text.split_once('.').ok_or(NumberError::NotANumber)?;
            let could_be_groups = decimals.len() == 3 && whole.len() <= 3 && !whole.starts_with('0');
            if could_be_groups && !whole.is_empty() {
                return Err(NumberError::Ambiguous {
                    one: format!("{whole},{decimals}"),
                    other: format!("{whole} {decimals}"),
                });
            }
            fraction(&grouped(whole, ' ')?, decimals)
        }
        (_, 0) => integer(&grouped(text, ',')?),
        (0, _) => integer(&grouped(text, '.')?),
        _ => {
            // Both marks: the one that stands last is the decimal mark, the other makes groups.
            let (whole, decimals) = text.rsplit_once([',', '.']).ok_or(NumberError::NotANumber)?;
            let mark = if whole.contains(',') { ',' } else { '.' };
            fraction(&grouped(whole, mark)?, decimals)
        }
    }
}

/// The digits of `text`, which are in one piece or in groups of three.
fn grouped(text: &str, mark: char) -> Result<String, NumberError> {
    let mut groups = text.split(mark);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let well_formed =
        rest.is_empty() || ((1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3));
    let digits: String = std::iter::once(first).chain(rest).collect();
    if well_formed && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(digits)
    } else {
        Err(NumberError::NotANumber)
    }
}

fn integer(digits: &str) -> Result<(Decimal, u32), NumberError> {
    Decimal::from_str_exact(digits).map(|number| (number, 0)).map_err(|_| NumberError::OutOfRange)
}

fn fraction(whole: &str, decimals: &str) -> Result<(Decimal, u32), NumberError> {
    if decimals.is_empty() || !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NumberError::NotANumber);
    }
    let places = u32::try_from(decimals.len()).map_err(|_| NumberError::OutOfRange)?;
    Decimal::from_str_exact(&format!("{whole}.{decimals}"))
        .map(|number| (number.normalize(), places))
        .map_err(|_| NumberError::OutOfRange)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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

    fn number(text: &str) -> String {
        match parse(text) {
            Ok(written) => {
                let unit = written.unit.map_or(String::new(), |unit| format!(" {}", unit.word()));
                format!("{}{unit}{}", written.value.normalize(), if written.percent { " %" } else { "" })
            }
            Err(NumberError::NotANumber) => "no".to_owned(),
            Err(NumberError::Ambiguous { one, other }) => format!("{one} or {other}"),
            Err(NumberError::OutOfRange) => "far".to_owned(),
        }
    }

    /// The forms of domain.md, "How Swedish spreadsheets look", each with its value by hand.
    #[test]
    fn swedish_forms() {
        for (text, expected) in [
            ("900 000", "900000"),
            ("1\u{a0}260\u{a0}000", "1260000"),
            ("1\u{202f}260\u{202f}000", "1260000"),
            ("1\u{2009}260\u{2009}000", "1260000"),
            ("1 260\n000", "1260000"),
            ("1 260 \r\n 000", "1260000"),
            ("994,0", "994"),
            ("1 305,5", "1305.5"),
            ("3, 250 mnkr", "3.25 mnkr"),
            ("1,625 mnkr", "1.625 mnkr"),
            ("375 tkr", "375 tkr"),
            ("375,0 tkr", "375 tkr"),
            ("\u{2212}130 000 kr", "-130000 kr"),
            ("-130000kr", "-130000 kr"),
            ("\u{2013}130 000", "-130000"),
            ("(1 234)", "-1234"),
            ("(1 234) kr", "-1234 kr"),
            ("(1 234 kr)", "-1234 kr"),
            ("1 234-", "-1234"),
            ("1 234 -", "-1234"),
            ("+375", "375"),
            ("-10%", "-10 %"),
            ("\u{2212}10 %", "-10 %"),
            ("35,5 procent", "35.5 %"),
            ("1 234:-", "1234 kr"),
            ("900 000 kronor", "900000 kr"),
            ("900 tusen kronor", "900 tkr"),
            ("3,25 miljoner kronor", "3.25 mnkr"),
            ("SEK 1 000", "1000 kr"),
            ("0", "0"),
            ("-0", "0"),
            ("1.250.300", "1250300"),
            ("1.250,50", "1250.5"),
            ("1,250.50", "1250.5"),
            ("1,250,300", "1250300"),
            ("1.5", "1.5"),
            ("0.500", "0.5"),
            ("1000.500", "1000.5"),
            ("\u{feff}12\u{200b}", "12"),
        ] {
            assert_eq!(number(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_is_no_number() {
        for text in [
            "",
            " ",
            "-",
            "..",
            "1 2 3",
            "12 34",
            "1234 567",
            "1 23",
            "1,2,3",
            "1.2.3",
            "1,",
            ",5",
            ".5",
            "1 ,5",
            "--1",
            "(-1)",
            "-1-",
            "(1",
            "1)",
            "1_000",
            "1e6",
            "٣",
            "½",
            "abc",
            "12 st",
            "kr",
            "%",
            "10 % kr",
            "2024-01-01",
            "1 000 kr kr",
            "1/2",
            "0x10",
            "1,2 34",
            "1, 2 34",
        ] {
            assert_eq!(number(text), "no", "{text:?}");
        }
    }

    #[test]
    fn a_lone_point_before_three_digits_has_two_meanings() {
        assert_eq!(number("1.000"), "1,000 or 1 000");
        assert_eq!(number("-12.345 kr"), "12,345 or 12 345");
    }

    #[test]
    fn more_digits_than_a_decimal_holds() {
        assert_eq!(number(&"9".repeat(40)), "far");
        assert_eq!(number(&format!("1,{}", "9".repeat(40))), "far");
    }
}
