//! Sum rows: recognised by their label and checked against the rows above.
//!
//! A sum row may be that of the rows since the last one (a subtotal) or of all rows so far. In
//! published tables it is often a krona or two off, because the rows were rounded one by one and the
//! sum was not (Finansdepartementet's table of 13 April 2016 is a real one): a difference that the
//! rounding of the rows explains is told, a larger one stops the run.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::domain::allocation::AmountKind;
use crate::domain::money::Money;
use crate::domain::place::Sourced;
use crate::findings::{Findings, Problem};

use super::unit::Unit;

/// The running sums of a table's amount columns.
#[derive(Debug, Default)]
pub struct Sums {
    columns: BTreeMap<AmountKind, Running>,
    rows: usize,
    rows_since: usize,
}

#[derive(Debug, Default)]
struct Running {
    all: Decimal,
    since: Decimal,
    /// The most decimals that an amount was written with, and the unit it was written in.
    decimals: u32,
    unit: Option<Unit>,
}

impl Sums {
    /// Adds a row's amount (kr), written in `unit` with `decimals` decimals.
    pub fn add(&mut self, kind: AmountKind, amount: Money, unit: Unit, decimals: u32) {
        let running = self.columns.entry(kind).or_default();
        running.all = running.all.checked_add(amount.kronor()).unwrap_or(Decimal::MAX);
        running.since = running.since.checked_add(amount.kronor()).unwrap_or(Decimal::MAX);
        running.decimals = running.decimals.max(decimals);
        running.unit = Some(unit);
    }

    /// Ends a row of the table.
    pub fn end_row(&mut self) {
        self.rows = self.rows.saturating_add(1);
        self.rows_since = self.rows_since.saturating_add(1);
    }

    /// Checks a sum row and starts anew after it.
    pub fn check(&mut self, label: &str, stated: &[(AmountKind, Sourced<Money>)], findings: &mut Findings) {
        for (kind, amount) in stated {
            let running = self.columns.entry(*kind).or_default();
            let candidates = [(running.all, self.rows), (running.since, self.rows_since)];
            let nearest = candidates
                .into_iter()
                .min_by_key(|(sum, _)| sum.checked_sub(amount.value.kronor()).unwrap_or(Decimal::MAX).abs());
            let Some((sum, rows)) = nearest else { continue };
            let Ok(computed) = Money::new(sum) else { continue };
            if computed == amount.value {
                continue;
            }
            let Ok(difference) = amount.value.minus(computed) else { continue };
            let problem = if difference.kronor().abs() <= running.slack(rows) {
                Problem::SumOffByRounding { label: label.to_owned(), stated: amount.value, computed, rows }
            } else {
                Problem::SumWrong { label: label.to_owned(), stated: amount.value, computed, difference }
            };
            findings.at(&amount.place, problem);
        }
        for running in self.columns.values_mut() {
            running.since = Decimal::ZERO;
        }
        self.rows_since = 0;
    }
}

impl Running {
    /// How far off (kr) the sum can be because each row, and the sum itself, was rounded: half a unit
    /// of the last written decimal for each.
    fn slack(&self, rows: usize) -> Decimal {
        let last_decimal =
            Decimal::try_from_i128_with_scale(5, self.decimals.saturating_add(1)).unwrap_or_default();
        let rounded = Decimal::from(rows).checked_add(Decimal::ONE).unwrap_or_default();
        self.unit
            .and_then(|unit| last_decimal.checked_mul(unit.kronor())?.checked_mul(rounded))
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::place::{Cell, Place, SourceFile};
    use std::sync::Arc;

    fn stated(amount: i32) -> Vec<(AmountKind, Sourced<Money>)> {
        let file = Arc::new(SourceFile { path: "x".into(), sha256: String::new() });
        vec![(AmountKind::Final, Sourced::new(Money::kr(amount), Place::cell(&file, None, Cell::new(0, 0))))]
    }

    fn found(sums: &mut Sums, amount: i32) -> Vec<&'static str> {
        let mut findings = Findings::new();
        sums.check("Summa", &stated(amount), &mut findings);
        findings.sorted().iter().map(|finding| finding.problem.id()).collect()
    }

    fn add(sums: &mut Sums, amounts: &[i32], unit: Unit, decimals: u32) {
        for amount in amounts {
            sums.add(AmountKind::Final, Money::kr(*amount), unit, decimals);
            sums.end_row();
        }
    }

    #[test]
    fn blekinge_2017_is_a_krona_off() {
        // Finansdepartementet 13 April 2016: the five rows sum to 168 042 325, the table says …326.
        let mut sums = Sums::default();
        add(&mut sums, &[31_108_914, 54_546_990, 21_869_886, 45_742_728, 14_773_807], Unit::Kr, 0);
        assert_eq!(found(&mut sums, 168_042_326), ["sum-off-by-rounding"]);
        add(&mut sums, &[47_641_716], Unit::Kr, 0);
        assert_eq!(found(&mut sums, 215_684_043), ["sum-off-by-rounding"]);
    }

    #[test]
    fn subtotals_and_totals() {
        let mut sums = Sums::default();
        add(&mut sums, &[1_000, 2_000], Unit::Tkr, 0);
        assert!(found(&mut sums, 3_000).is_empty());
        add(&mut sums, &[5_000], Unit::Tkr, 0);
        assert!(found(&mut sums, 5_000).is_empty(), "since the last sum row");
        assert!(found(&mut sums, 8_000).is_empty(), "of all rows");
    }

    #[test]
    fn what_rounding_does_not_explain_is_an_error() {
        let mut sums = Sums::default();
        // Two rows in tkr with one decimal: half of 100 kr for each and for the sum, 150 kr.
        add(&mut sums, &[1_000, 2_000], Unit::Tkr, 1);
        assert_eq!(found(&mut sums, 3_150), ["sum-off-by-rounding"]);
        let mut sums = Sums::default();
        add(&mut sums, &[1_000, 2_000], Unit::Tkr, 1);
        assert_eq!(found(&mut sums, 3_151), ["sum-wrong"]);
    }
}
