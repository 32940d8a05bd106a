//! How a party's amount by law is shared between its members, as formulas over the values of their keys.
//!
//! The split by largest remainder is exact in the rules. A formula comes to the same by rounding the exact share
//! down and adding what the split gave besides: the sheet *Underlag* says who got it, and why.

use rust_decimal::{Decimal, RoundingStrategy};

use super::area::Area;
use super::content::Content;
use super::figure::Figure;
use super::formula::Formulas;
use super::heading::Heading;
use super::style::Kind;
use crate::domain::money::Money;
use crate::domain::split_key::KeyKind;
use crate::rules::outcome::{MemberOutcome, PartyOutcome};
use crate::rules::trace::Value;

/// The decimals to which an exact share is rounded before it is rounded down: binary fractions would make
/// 332 999,9999999999 of a whole 333 000.
const DECIMALS: u32 = 7;

/// The lines of a party and where the values of their keys stand.
pub struct Sharing<'a> {
    party: &'a PartyOutcome,
    keys: Keys<'a>,
    /// The lines' weights, where they share by weights.
    weights: Vec<Option<Decimal>>,
}

/// Where the values of the keys of a party's lines stand.
pub struct Keys<'a> {
    /// The table.
    pub area: &'a Area,
    /// Its column of values.
    pub column: Heading,
    /// The rows of the lines, from 0, in their order.
    pub rows: Vec<usize>,
    /// Whether the formulas stand on another sheet.
    pub outside: bool,
}

/// The weight of a line among those that share by weights.
fn weight(line: &MemberOutcome) -> Option<Decimal> {
    match line.key_value.as_ref()? {
        Value::Number(number) => Some(*number),
        Value::Rate(rate) => Some(rate.fraction()),
        _ => None,
    }
}

impl<'a> Sharing<'a> {
    /// The lines of a party, with the values of their keys.
    pub fn new(party: &'a PartyOutcome, keys: Keys<'a>) -> Self {
        Self { party, keys, weights: party.members.iter().map(weight).collect() }
    }

    /// The value of a line's key; nothing where the amount is not split.
    pub fn value(line: &MemberOutcome) -> Content {
        match &line.key_value {
            Some(Value::Number(number)) if number.normalize().scale() == 0 => {
                Content::Figure(Figure::Exact(*number))
            }
            Some(Value::Number(number)) => Content::Figure(Figure::Exact(*number)).of_kind(Kind::FineNumber),
            Some(Value::Rate(rate)) => Content::Figure(Figure::rate(*rate)).of_kind(Kind::Share),
            Some(Value::Money(amount)) => Content::amount(Some(*amount)).of_kind(Kind::Amount),
            _ => Content::Blank,
        }
    }

    /// The share of the line with this index in the party.
    pub fn share(&self, index: usize, line: &MemberOutcome) -> Content {
        let Some(share) = line.share else { return Content::Blank };
        match (line.key, self.weight(index)) {
            // Agreed percentages are the shares, and together the whole.
            (Some(KeyKind::Percent), Some(_)) => {
                Content::Formula(format!("={}", self.cell(index)), Figure::ratio(share))
            }
            (Some(_), Some(weight)) => {
                let formula = format!("={}/{}", self.cell(index), self.sum());
                let result = self.whole().map_or(Figure::ratio(share), |whole| Figure::part(weight, whole));
                Content::Formula(formula, result)
            }
            _ => Content::Figure(Figure::ratio(share)),
        }
    }

    /// The calculated contribution of the line with this index, made from the cell with the party's amount.
    pub fn calculated(
        &self,
        index: usize,
        line: &MemberOutcome,
        party: &str,
        formulas: Formulas<'_>,
    ) -> Content {
        let amount = line.calculated.value;
        let formula = match (line.key, self.weight(index), line.unit) {
            (Some(KeyKind::Amount), ..) => self.cell(index),
            (Some(key), Some(weight), Some(unit)) => {
                // Beyond the numbers that a spreadsheet can work with.
                let Some(added) = self.added(key, weight, unit, amount) else {
                    return Content::amount(Some(amount));
                };
                format!("{}{added}", self.rounded_down(index, key, party, unit))
            }
            _ => party.to_owned(),
        };
        formulas.amount(&formula, amount)
    }

    /// The exact share, rounded down to whole units.
    fn rounded_down(&self, index: usize, key: KeyKind, party: &str, unit: Money) -> String {
        let fixed: Vec<String> =
            self.indices(|_, line| line.key == Some(KeyKind::Amount)).map(|index| self.cell(index)).collect();
        let shared =
            if fixed.is_empty() { party.to_owned() } else { format!("({party}-{})", fixed.join("-")) };
        let of_whole = if key == KeyKind::Percent { String::new() } else { format!("/{}", self.sum()) };
        let exact = format!("{shared}*{}{of_whole}", self.cell(index));
        if unit == Money::kr(1) {
            return format!("ROUNDDOWN(ROUND({exact},{DECIMALS}),0)");
        }
        let unit = unit.kronor().normalize();
        format!("ROUNDDOWN(ROUND({exact}/{unit},{DECIMALS}),0)*{unit}")
    }

    /// What the split gave besides, with its sign; nothing where it gave nothing.
    fn added(&self, key: KeyKind, weight: Decimal, unit: Money, amount: Money) -> Option<String> {
        let whole = if key == KeyKind::Percent { Decimal::ONE } else { self.whole()? };
        let unit = unit.kronor();
        let exact = self.party.shared.kronor().checked_mul(weight)?.checked_div(whole)?.checked_div(unit)?;
        let units = exact.round_dp_with_strategy(DECIMALS, RoundingStrategy::MidpointAwayFromZero).trunc();
        let added = amount.kronor().checked_sub(units.checked_mul(unit)?)?.normalize();
        Some(match added {
            nothing if nothing.is_zero() => String::new(),
            less if less.is_sign_negative() => less.to_string(),
            more => format!("+{more}"),
        })
    }

    fn weight(&self, index: usize) -> Option<Decimal> {
        self.weights.get(index).copied().flatten()
    }

    /// The weights together; nothing where they are beyond all numbers.
    fn whole(&self) -> Option<Decimal> {
        self.weights.iter().flatten().try_fold(Decimal::ZERO, |sum, weight| sum.checked_add(*weight))
    }

    /// The formula of the weights together: rounded where they have decimals, which binary fractions do not hold
    /// exactly.
    fn sum(&self) -> String {
        let sharing = self.indices(|index, _| self.weight(index).is_some());
        let rows: Vec<usize> = sharing.filter_map(|index| self.keys.rows.get(index).copied()).collect();
        let parts = rows.chunk_by(|row, next| row.saturating_add(1) == *next).filter_map(|run| {
            let (first, end) = (*run.first()?, run.last()?.saturating_add(1));
            Some(self.keys.range((first, end)))
        });
        let sum = format!("SUM({})", parts.collect::<Vec<String>>().join(","));
        match self.weights.iter().flatten().map(|weight| weight.normalize().scale()).max() {
            None | Some(0) => sum,
            Some(decimals) => format!("ROUND({sum},{decimals})"),
        }
    }

    fn indices(&self, is: impl Fn(usize, &MemberOutcome) -> bool) -> impl Iterator<Item = usize> {
        let lines = self.party.members.iter().enumerate();
        lines.filter(move |(index, line)| is(*index, line)).map(|(index, _)| index)
    }

    fn cell(&self, index: usize) -> String {
        self.keys.rows.get(index).map(|row| self.keys.cell(*row)).unwrap_or_default()
    }
}

impl Keys<'_> {
    fn cell(&self, row: usize) -> String {
        if self.outside {
            self.area.cell_from_outside(row, self.column)
        } else {
            self.area.cell(row, self.column)
        }
    }

    fn range(&self, rows: (usize, usize)) -> String {
        if self.outside {
            self.area.part_from_outside(rows, self.column)
        } else {
            self.area.part(rows, self.column)
        }
    }
}
