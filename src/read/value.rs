//! A cell's value where a certain kind is due. What is not of that kind is a finding.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::domain::decision::Years;
use crate::domain::money::{Money, MoneyError};
use crate::domain::name::clean;
use crate::domain::number::{self, NumberError};
use crate::domain::place::{Place, Sourced};
use crate::domain::rate::{Rate, RateError};
use crate::domain::rounding::Rounding;
use crate::domain::unit::Unit;
use crate::domain::year::Year;
use crate::findings::{Findings, Problem};

use super::choice::Choice;
use super::sheet::Content;

/// A cell that is to be read: what stands there and where.
pub struct CellValue<'a> {
    /// What stands there; `None` is an empty cell.
    pub content: Option<&'a Content>,
    /// Where.
    pub place: Place,
}

impl CellValue<'_> {
    /// The cell's text, cleaned; `None` when nothing stands there.
    pub fn text(&self, findings: &mut Findings) -> Option<Sourced<String>> {
        match self.content? {
            Content::Error(error) => {
                findings.at(&self.place, Problem::ErrorValue { value: error.clone() });
                None
            }
            Content::FormulaWithoutValue => {
                findings.at(&self.place, Problem::FormulaWithoutValue {});
                None
            }
            content => {
                let text = clean(&content.as_text());
                (!text.is_empty()).then(|| Sourced::new(text, self.place.clone()))
            }
        }
    }

    /// Whether the cell is empty or says that there is no value.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        match self.content {
            None => true,
            Some(Content::Text(text)) => number::is_missing(text),
            Some(_) => false,
        }
    }

    /// An amount in kr; `unit` is that of the column, for a cell without its own.
    pub fn money(&self, unit: Option<Unit>, column: &str, findings: &mut Findings) -> Option<Sourced<Money>> {
        match self.amount(unit) {
            Ok(amount) => amount.map(|amount| Sourced::new(amount.money, self.place.clone())),
            Err(NoAmount::NoUnit) => {
                findings.at(&self.place, Problem::UnitMissing { column: column.to_owned() });
                None
            }
            Err(NoAmount::Problem(problem)) => {
                findings.at(&self.place, problem);
                None
            }
        }
    }

    /// An amount in kr and how finely it was written; `None` when the cell has none.
    ///
    /// # Errors
    /// [`NoAmount`].
    pub fn amount(&self, unit: Option<Unit>) -> Result<Option<Amount>, NoAmount> {
        if self.is_missing() {
            return Ok(None);
        }
        let Some(content) = self.content else { return Ok(None) };
        let text = clean(&content.as_text());
        let mut may_be_groups = false;
        let (number, decimals, own_unit) = match content {
            Content::Number(number) => (*number, number.normalize().scale(), None),
            Content::Text(_) => {
                let number = number::parse(&text).map_err(|error| number_problem(&text, error))?;
                if number.percent {
                    return Err(Problem::NotAnAmount { text }.into());
                }
                may_be_groups = number.may_be_groups;
                (number.value, number.decimals, number.unit)
            }
            Content::Date(_) => return Err(Problem::DateForAmount { text }.into()),
            Content::Error(value) => return Err(Problem::ErrorValue { value: value.clone() }.into()),
            Content::FormulaWithoutValue => return Err(Problem::FormulaWithoutValue {}.into()),
            Content::Percent(_) | Content::Other(_) => return Err(Problem::NotAnAmount { text }.into()),
        };
        let unit = match own_unit.or(unit) {
            Some(unit) => unit,
            // Nothing is nothing in every unit.
            None if number.is_zero() => Unit::Kr,
            None => return Err(NoAmount::NoUnit),
        };
        if unit == Unit::Kr && may_be_groups {
            // `900,000` kr: nobody writes thousandths of a krona, but English groups look so.
            let (one, other) = (text.replace([',', '.'], " "), text.clone());
            return Err(Problem::AmbiguousNumber { text, one, other }.into());
        }
        let out_of_range = || Problem::NumberOutOfRange { text: text.clone() };
        let kronor = number.checked_mul(unit.kronor()).ok_or_else(out_of_range)?;
        let money = Money::new(kronor).map_err(|error| match error {
            MoneyError::FinerThanOre => Problem::FinerThanOre { text: text.clone() },
            MoneyError::OutOfRange => out_of_range(),
        })?;
        let last_place = Decimal::try_from_i128_with_scale(1, decimals).unwrap_or(Decimal::ONE);
        let step = last_place.checked_mul(unit.kronor()).unwrap_or(Decimal::ONE);
        Ok(Some(Amount { money, step, unit }))
    }

    /// Whether a number is stored as text in a file that can tell the two apart, and nothing in the text
    /// but the number makes it so.
    #[must_use]
    pub fn is_number_as_text(&self) -> bool {
        let Some(Content::Text(text)) = self.content else { return false };
        self.place.sheet().is_some() && number::parse(text).is_ok_and(|number| number.unit.is_none())
    }

    /// A percentage. A plain number is refused, for `10` and `0,1` could both be meant, unless
    /// `in_per_cent` says that something else makes it one.
    pub fn rate(&self, in_per_cent: bool, findings: &mut Findings) -> Option<Sourced<Rate>> {
        let text = self.text(findings)?;
        let rate = match self.content? {
            Content::Percent(fraction) => Rate::from_fraction(*fraction),
            Content::Text(_) => {
                let number = self.number_text(&text.value, findings)?;
                if !number.percent && (!in_per_cent || number.unit.is_some()) {
                    let plain = Some(number.value).filter(|_| number.unit.is_none());
                    findings.at(&self.place, without_sign(text.value, plain));
                    return None;
                }
                Rate::from_percent(number.value)
            }
            Content::Number(number) if in_per_cent => Rate::from_percent(*number),
            Content::Number(number) => {
                findings.at(&self.place, without_sign(text.value, Some(*number)));
                return None;
            }
            _ => {
                findings.at(&self.place, Problem::NotARate { text: text.value, why: "rate-no-number" });
                return None;
            }
        };
        if let Err(error) = rate {
            let why = match error {
                RateError::TooFine => "rate-too-fine",
                RateError::OutOfRange => "rate-out-of-range",
            };
            findings.at(&self.place, Problem::NotARate { text: text.value, why });
        }
        rate.ok().map(|rate| Sourced::new(rate, self.place.clone()))
    }

    /// A number without unit, such as inhabitants.
    pub fn number(&self, findings: &mut Findings) -> Option<Sourced<Decimal>> {
        if self.is_missing() {
            return None;
        }
        let text = self.text(findings)?;
        let number = match self.content? {
            Content::Number(number) => *number,
            Content::Text(_) => {
                let number = self.number_text(&text.value, findings)?;
                if number.percent || number.unit.is_some() {
                    findings.at(&self.place, Problem::NotAnAmount { text: text.value });
                    return None;
                }
                number.value
            }
            _ => {
                findings.at(&self.place, Problem::NotAnAmount { text: text.value });
                return None;
            }
        };
        Some(Sourced::new(number, self.place.clone()))
    }

    /// A date: a date cell, or `2024-02-28`, `20240228` as text.
    pub fn date(&self, findings: &mut Findings) -> Option<Sourced<Date>> {
        if self.is_missing() {
            return None;
        }
        let text = self.text(findings)?;
        let date = match self.content? {
            Content::Date(date) => Some(*date),
            Content::Text(_) | Content::Number(_) => date_from(&text.value),
            _ => None,
        };
        if date.is_none() {
            findings.at(&self.place, Problem::NotADate { text: text.value });
        }
        date.map(|date| Sourced::new(date, self.place.clone()))
    }

    /// A budget year.
    pub fn year(&self, findings: &mut Findings) -> Option<Sourced<Year>> {
        let text = self.text(findings)?;
        let year = text.value.parse().ok().and_then(|year| Year::new(year).ok());
        if year.is_none() {
            findings.at(&self.place, Problem::NotAYear { text: text.value });
        }
        year.map(|year| Sourced::new(year, self.place.clone()))
    }

    /// A budget year, or the first and the last of several: `2024–2026`.
    pub fn years(&self, findings: &mut Findings) -> Option<Sourced<Years>> {
        if self.is_missing() {
            return None;
        }
        let text = self.text(findings)?;
        let years = years_from(&text.value);
        if years.is_none() {
            findings.at(&self.place, Problem::NotYears { text: text.value });
        }
        years.map(|years| Sourced::new(years, self.place.clone()))
    }

    /// One of the words that a column takes.
    pub fn word<T: Choice>(&self, column: &'static str, findings: &mut Findings) -> Option<Sourced<T>> {
        let text = self.text(findings)?;
        let lower = text.value.to_lowercase();
        let found =
            T::WORDS.iter().find(|(_, words)| words.contains(&lower.as_str())).map(|(value, _)| *value);
        if found.is_none() {
            let choices = T::WORDS.iter().map(|(value, _)| value.id()).collect();
            findings.at(&self.place, Problem::UnknownWord { column, text: text.value, choices });
        }
        found.map(|value| Sourced::new(value, self.place.clone()))
    }

    /// A rounding rule: `uppåt 10 tkr`.
    pub fn rounding(&self, findings: &mut Findings) -> Option<Sourced<Rounding>> {
        if self.is_missing() {
            return None;
        }
        let text = self.text(findings)?;
        let rounding = Rounding::from_words(&text.value);
        if rounding.is_none() {
            findings.at(&self.place, Problem::NotARounding { text: text.value });
        }
        rounding.map(|rounding| Sourced::new(rounding, self.place.clone()))
    }

    fn number_text(&self, text: &str, findings: &mut Findings) -> Option<number::Number> {
        match number::parse(text) {
            Ok(number) => Some(number),
            Err(error) => {
                findings.at(&self.place, number_problem(text, error));
                None
            }
        }
    }
}

/// An amount and how finely it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The amount in kr.
    pub money: Money,
    /// The last decimal place that was written, in kr: 100 for `994,0` tkr. An amount that was rounded
    /// before it was written is off by at most half of it.
    pub step: Decimal,
    /// The unit it was written in.
    pub unit: Unit,
}

/// Why there is no amount where one is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoAmount {
    /// The number is there but its unit is not, neither in the cell nor around it.
    NoUnit,
    /// Something is wrong with the cell.
    Problem(Problem),
}

impl From<Problem> for NoAmount {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

fn number_problem(text: &str, error: NumberError) -> Problem {
    let text = text.to_owned();
    match error {
        NumberError::NotANumber => Problem::NotAnAmount { text },
        NumberError::OutOfRange => Problem::NumberOutOfRange { text },
        NumberError::Ambiguous { one, other } => Problem::AmbiguousNumber { text, one, other },
    }
}

/// `2024`, or `2024–2026` with a dash of any kind and blanks around it or not.
/// The number that may be a percentage: `10` is hardly anything but 10 %, but `0,1` may be 10 % too.
fn without_sign(text: String, plain: Option<Decimal>) -> Problem {
    let in_per_cent = |number: &str| format!("{number}\u{a0}%");
    let percent = plain.iter().map(|_| in_per_cent(&text)).collect();
    let is_fraction = |number: &Decimal| !number.is_zero() && number.abs() < Decimal::ONE;
    let hundredfold = plain.filter(is_fraction).and_then(|number| number.checked_mul(Decimal::ONE_HUNDRED));
    let whole = hundredfold.map(|number| number.normalize()).filter(|number| number.scale() == 0);
    let or = whole.iter().map(|number| in_per_cent(&number.to_string())).collect();
    Problem::RateWithoutSign { text, percent, or }
}

fn years_from(text: &str) -> Option<Years> {
    let year = |text: &str| Year::new(text.trim().parse().ok()?).ok();
    match text.split_once(['-', '\u{2013}', '\u{2014}', '\u{2212}']) {
        None => year(text).map(Years::from),
        Some((first, last)) => Years::new(year(first)?, year(last)?).ok(),
    }
}

fn date_from(text: &str) -> Option<Date> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let separators = text.chars().filter(|letter| !letter.is_ascii_digit()).collect::<String>();
    if digits.len() != 8 || !matches!(separators.as_str(), "" | "--" | "//") {
        return None;
    }
    // `28/02/2024` has its year last: only the order year, month, day is read.
    if !separators.is_empty() && text.find(|letter: char| !letter.is_ascii_digit()) != Some(4) {
        return None;
    }
    let part = |from: usize, to: usize| digits.get(from..to)?.parse::<i16>().ok();
    let (month, day) = (i8::try_from(part(4, 6)?).ok()?, i8::try_from(part(6, 8)?).ok()?);
    Date::new(part(0, 4)?, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::place::{Cell, SourceFile};
    use std::sync::Arc;

    fn place() -> Place {
        Place::cell(&Arc::new(SourceFile { path: "x".into(), sha256: String::new() }), None, Cell::new(0, 0))
    }

    fn with<T>(
        content: &Content,
        read: impl Fn(&CellValue<'_>, &mut Findings) -> T,
    ) -> (T, Vec<&'static str>) {
        let mut findings = Findings::new();
        let value = read(&CellValue { content: Some(content), place: place() }, &mut findings);
        (value, findings.sorted().iter().map(|finding| finding.problem.id()).collect())
    }

    fn money(content: &Content, unit: Option<Unit>) -> (Option<String>, Vec<&'static str>) {
        with(content, |cell, findings| {
            cell.money(unit, "Belopp", findings).map(|money| money.value.to_string())
        })
    }

    fn text(text: &str) -> Content {
        Content::Text(text.to_owned())
    }

    #[test]
    fn amounts_in_every_unit() {
        assert_eq!(
            money(&Content::Number(Decimal::new(13_055, 1)), Some(Unit::Tkr)),
            (Some("1305500".into()), vec![])
        );
        assert_eq!(money(&text("3, 250 mnkr"), Some(Unit::Tkr)), (Some("3250000".into()), vec![]));
        assert_eq!(money(&text("900 000"), Some(Unit::Kr)), (Some("900000".into()), vec![]));
        assert_eq!(money(&text(".."), None), (None, vec![]));
        assert_eq!(money(&text("900 000"), None), (None, vec!["unit-missing"]));
        assert_eq!(money(&text("1.000"), Some(Unit::Kr)), (None, vec!["ambiguous-number"]));
        assert_eq!(money(&text("10 %"), Some(Unit::Kr)), (None, vec!["not-an-amount"]));
        assert_eq!(money(&Content::Percent(Decimal::ONE), Some(Unit::Kr)), (None, vec!["not-an-amount"]));
        assert_eq!(
            money(&Content::Date(Date::constant(2024, 1, 1)), Some(Unit::Kr)),
            (None, vec!["date-for-amount"])
        );
        assert_eq!(money(&Content::Error("#N/A".into()), Some(Unit::Kr)), (None, vec!["error-value"]));
        assert_eq!(
            money(&Content::FormulaWithoutValue, Some(Unit::Kr)),
            (None, vec!["formula-without-value"])
        );
        assert_eq!(
            money(&Content::Number(Decimal::new(333, 3)), Some(Unit::Kr)),
            (None, vec!["finer-than-ore"])
        );
        assert_eq!(
            money(&Content::Number(Decimal::from(10_i64.pow(17))), Some(Unit::Kr)),
            (None, vec!["number-out-of-range"])
        );
    }

    #[test]
    fn a_rate_must_say_per_cent() {
        let rate = |content: &Content| {
            with(content, |cell, findings| {
                cell.rate(false, findings).map(|rate| rate.value.percent().to_string())
            })
        };
        assert_eq!(rate(&Content::Percent(Decimal::new(-1, 1))), (Some("-10".into()), vec![]));
        assert_eq!(rate(&text("\u{2212}10 %")), (Some("-10".into()), vec![]));
        assert_eq!(rate(&text("12,5%")), (Some("12.5".into()), vec![]));
        assert_eq!(rate(&Content::Number(Decimal::TEN)), (None, vec!["rate-without-sign"]));
        assert_eq!(rate(&Content::Number(Decimal::new(1, 1))), (None, vec!["rate-without-sign"]));
        assert_eq!(rate(&text("10")), (None, vec!["rate-without-sign"]));
    }

    /// `0,1` may be 0,1 % or 10 %; `10` is hardly 1 000 %, and with a unit it is no percentage at all.
    #[test]
    fn a_number_without_a_sign_asks_which_percentage_is_meant() {
        let asked = |content: &Content, in_per_cent| {
            let mut findings = Findings::new();
            let cell = CellValue { content: Some(content), place: place() };
            assert_eq!(cell.rate(in_per_cent, &mut findings), None);
            match findings.sorted().as_slice() {
                [finding] => match &finding.problem {
                    Problem::RateWithoutSign { percent, or, .. } => (percent.join(""), or.join("")),
                    other => panic!("{other:?}"),
                },
                several => panic!("{several:?}"),
            }
        };
        let said = |percent: &str, or: &str| (percent.replace(' ', "\u{a0}"), or.replace(' ', "\u{a0}"));
        assert_eq!(asked(&Content::Number(Decimal::TEN), false), said("10 %", ""));
        assert_eq!(asked(&Content::Number(Decimal::new(1, 1)), false), said("0,1 %", "10 %"));
        assert_eq!(asked(&text("5"), false), said("5 %", ""));
        assert_eq!(asked(&text("5 kr"), true), said("", ""));
    }

    #[test]
    fn what_is_no_rate_says_why_and_in_swedish_numbers() {
        let told = |content: &Content| {
            let mut findings = Findings::new();
            assert_eq!(CellValue { content: Some(content), place: place() }.rate(true, &mut findings), None);
            findings.sorted().into_iter().map(|finding| finding.problem.clone()).collect::<Vec<_>>()
        };
        let problem = |text: &str, why| vec![Problem::NotARate { text: text.to_owned(), why }];
        let fine = Content::Percent("-0.10123456789".parse().unwrap());
        assert_eq!(told(&fine), problem("-10,123456789 %", "rate-too-fine"));
        let fine = Content::Number("10.1234567".parse().unwrap());
        assert_eq!(told(&fine), problem("10,1234567", "rate-too-fine"));
        assert_eq!(told(&text("10,1234567 %")), problem("10,1234567 %", "rate-too-fine"));
        assert_eq!(told(&text("12 000 %")), problem("12 000 %", "rate-out-of-range"));
        assert_eq!(told(&Content::Other("true".into())), problem("true", "rate-no-number"));
    }

    #[test]
    fn three_decimals_are_a_group_of_thousands_unless_a_zero_stands_before() {
        let kr = |text: &str| money(&Content::Text(text.to_owned()), Some(Unit::Kr));
        assert_eq!(kr("900,000"), (None, vec!["ambiguous-number"]));
        assert_eq!(kr("1 900,000"), (None, vec!["ambiguous-number"]));
        // No amount is written `0 001`.
        assert_eq!(kr("0,001 kr"), (None, vec!["finer-than-ore"]));
        assert_eq!(kr("-0.001 kr"), (None, vec!["finer-than-ore"]));
        assert_eq!(kr("0,500 kr"), (Some("0.5".into()), vec![]));
    }

    #[test]
    fn the_years_of_a_decision() {
        let years = |text: &str| years_from(text).map(|years| years.to_string());
        for span in ["2024–2026", "2024-2026", "2024 – 2026", "2024 -2026", "2024\u{2212}2026"] {
            assert_eq!(years(span), Some("2024–2026".into()), "{span}");
        }
        assert_eq!((years("2024"), years("2024-2024")), (Some("2024".into()), Some("2024".into())));
        for wrong in [
            "2026–2024",
            "2024–",
            "–2026",
            "24–26",
            "2024–2025–2026",
            "2003",
            "2024, 2025",
            "i år",
            "2024-02-28",
        ] {
            assert_eq!(years(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn dates() {
        assert_eq!(date_from("2024-02-28"), Some(Date::constant(2024, 2, 28)));
        assert_eq!(date_from("20240228"), Some(Date::constant(2024, 2, 28)));
        for wrong in ["28/02/2024", "2024-02-30", "2024", "februari 2024"] {
            assert_eq!(date_from(wrong), None, "{wrong}");
        }
    }
}
