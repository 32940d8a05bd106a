//! A small office, built row by row, and what is assembled from it.

mod allocation;
mod decisions;
mod last_year;
mod members;

use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::*;
use crate::domain::allocation::{Allocation, AmountKind};
use crate::domain::decision::Measure;
use crate::domain::money::Money;
use crate::domain::place::{Cell, Place, SourceFile};
use crate::domain::rate::Rate;
use crate::findings::Severity;
use crate::names::alias::Alias;
use crate::read::rows::{AllocationRow, DecisionRow, LastYearRow, MemberRow, RowValue};

/// Everything that is assembled, with as few words as possible.
#[derive(Default)]
struct Case {
    allocation: AllocationRows,
    office: OfficeRows,
    year: Option<Sourced<Year>>,
}

fn place(file: &str, sheet: &str, row: usize, column: u32) -> Place {
    let file = Arc::new(SourceFile { path: file.into(), sha256: "0".repeat(64) });
    Place::cell(&file, Some(&sheet.into()), Cell::new(u32::try_from(row).unwrap(), column))
}

fn office(sheet: &str, row: usize, column: u32) -> Place {
    place("medlemmar.xlsx", sheet, row + 1, column)
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn year(number: u16) -> Year {
    Year::new(number).unwrap()
}

fn percent(number: i64) -> RowValue {
    RowValue::Rate(Rate::from_percent(Decimal::from(number)).unwrap())
}

fn reduction(written: i64) -> Measure<String> {
    Measure::reduction(Rate::from_percent(Decimal::from(written)).unwrap())
}

fn amount(amount: i32) -> Measure<String> {
    Measure::Amount(Money::kr(amount))
}

fn number(number: i64) -> RowValue {
    RowValue::Number(Decimal::from(number))
}

fn kr(amount: i32) -> RowValue {
    RowValue::Money(Money::kr(amount))
}

impl Case {
    /// A case whose allocation file says 2024.
    fn new() -> Self {
        Self::default().file_year(2024)
    }

    fn file_year(mut self, number: u16) -> Self {
        let column = u32::try_from(self.allocation.column_years.len()).unwrap();
        let place = place("in/bilaga.xlsx", "Fördelning", 0, column);
        self.allocation.column_years.push(Sourced::new(year(number), place));
        self
    }

    fn settings_year(mut self, number: u16) -> Self {
        let file = Arc::new(SourceFile { path: "finsam.toml".into(), sha256: String::new() });
        self.year = Some(Sourced::new(year(number), Place::line(&file, 1, 8)));
        self
    }

    /// A row of the allocation file with a final amount in kr.
    fn row(self, name: &str, amount: i32) -> Self {
        let place = place("in/bilaga.xlsx", "Fördelning", self.allocation.rows.len() + 4, 1);
        self.row_with(
            name,
            [(AmountKind::Final, Sourced::new(Money::kr(amount), place))].into_iter().collect(),
        )
    }

    fn row_with(mut self, name: &str, allocation: Allocation) -> Self {
        let place = place("in/bilaga.xlsx", "Fördelning", self.allocation.rows.len() + 4, 0);
        self.allocation.rows.push(AllocationRow {
            name: Sourced::new(name.into(), place),
            allocation,
            unread: false,
        });
        self
    }

    fn member(self, association: &str, member: &str) -> Self {
        self.member_row(association, Some(member), |_| {})
    }

    fn member_row(
        mut self,
        association: &str,
        member: Option<&str>,
        change: impl FnOnce(&mut MemberRow),
    ) -> Self {
        let row = self.office.members.len();
        let cell = |column| office("Medlemmar", row, column);
        let mut new = MemberRow {
            short_name: None,
            association: Sourced::new(association.into(), cell(0)),
            member: member.map(|name| Sourced::new(name.into(), cell(1))),
            party: None,
            code: None,
            key: None,
            value: None,
            unread: false,
            from: None,
            to: None,
            place: cell(0),
        };
        change(&mut new);
        self.office.members.push(new);
        self
    }

    fn decision(mut self, association: &str, member: &str, measure: Measure<String>) -> Self {
        let row = self.office.decisions.len();
        let cell = |column| office("Beslut", row, column);
        self.office.decisions.push(DecisionRow {
            years: None,
            association: Sourced::new(association.into(), cell(0)),
            member: Sourced::new(member.into(), cell(1)),
            measure: Some(Sourced::new(measure, cell(3))),
            rounding: None,
            date: None,
            status: None,
            reference: None,
            note: None,
            place: cell(0),
        });
        self
    }

    fn last_year(mut self, association: &str, member: &str, number: u16, amount: Option<i32>) -> Self {
        let row = self.office.last_year.len();
        let cell = |column| office("Föregående år", row, column);
        self.office.last_year.push(LastYearRow {
            association: Sourced::new(association.into(), cell(0)),
            member: Sourced::new(member.into(), cell(1)),
            year: Sourced::new(year(number), cell(2)),
            amount: amount.map(|amount| Sourced::new(Money::kr(amount), cell(3))),
            place: cell(0),
        });
        self
    }

    /// An alias, with the last day that the name was used (empty: until further notice).
    fn alias(mut self, name: &str, target: &str, to: &str) -> Self {
        let row = self.office.aliases.len();
        let cell = |column| office("Alias", row, column);
        self.office.aliases.push(Alias {
            name: Sourced::new(name.into(), cell(0)),
            target: Sourced::new(target.into(), cell(1)),
            from: None,
            to: (!to.is_empty()).then(|| Sourced::new(date(to), cell(3))),
        });
        self
    }

    fn assemble(&self) -> (Option<Situation>, Findings) {
        let mut findings = Findings::new();
        let given = Given { year: self.year.clone(), ..Given::default() };
        let assembled = assemble(&self.allocation, &self.office, &Register::builtin(), given, &mut findings);
        (assembled.map(|assembled| assembled.situation), findings)
    }

    /// What is assembled when nothing stops the run.
    fn sound(&self) -> Situation {
        let (assembled, findings) = self.assemble();
        assert!(!findings.stop_the_run(), "{:#?}", findings.sorted());
        assembled.unwrap()
    }

    /// Every finding as `code spot`, in their order; a finding that is nowhere has no spot.
    fn findings(&self) -> Vec<String> {
        self.assemble()
            .1
            .sorted()
            .into_iter()
            .map(|finding| {
                let spot = finding.place.as_ref().map(|place| match place.sheet() {
                    Some(sheet) => format!(" {sheet}!{}", place.spot().unwrap_or_default()),
                    None => format!(" {}", place.file.path),
                });
                format!("{}{}", finding.problem.code(), spot.unwrap_or_default())
            })
            .collect()
    }

    fn problems(&self) -> Vec<Problem> {
        self.assemble().1.sorted().into_iter().map(|finding| finding.problem.clone()).collect()
    }
}

/// The names of the associations that were assembled.
fn names(assembled: &Situation) -> Vec<&str> {
    assembled.associations.iter().map(|association| association.name.value.as_str()).collect()
}

/// Region Örebro län's four associations as its memo of 2024 names them, the state's amounts
/// derived as twice the region's (orebro-2024 among the fixtures).
fn orebro() -> Case {
    Case::new()
        .row("Samordningsförbundet i Norra Örebro län", 1_800_000)
        .row("Karlskoga/Degerfors", 2_520_000)
        .row("Samordningsförbundet Sydnärke", 2_360_000)
        .row("Samordningsförbundet Finsam Lekeberg och Örebro", 2_000_000)
        .member("Norra Örebro län (SOFINT)", "Region Örebro län")
        .member("Degerfors/Karlskoga", "Region Örebro län")
        .member("Sydnärke", "Region Örebro län")
        .member("Finsam Lekeberg och Örebro", "Region Örebro län")
}

#[test]
fn orebro_2024_is_joined_by_the_names_of_its_memo() {
    let assembled = orebro().sound();
    assert_eq!(assembled.year, year(2024));
    assert_eq!(
        names(&assembled),
        ["Norra Örebro län (SOFINT)", "Degerfors/Karlskoga", "Sydnärke", "Finsam Lekeberg och Örebro"]
    );
    let amounts = assembled.associations.iter().map(|association| {
        let (_, amount) = association.allocation.governing().unwrap();
        (amount.value, amount.place.spot().unwrap())
    });
    let expected = [(1_800_000, "B5"), (2_520_000, "B6"), (2_360_000, "B7"), (2_000_000, "B8")];
    assert_eq!(amounts.collect::<Vec<_>>(), expected.map(|(kr, cell)| (Money::kr(kr), cell.to_owned())));
    assert_eq!(orebro().findings(), Vec::<String>::new());
}

#[test]
fn the_year_comes_from_the_settings_or_the_file() {
    let without = || Case { allocation: AllocationRows::default(), ..Case::default() }.member("A", "Sala");
    assert_eq!(without().row("A", 2).settings_year(2025).sound().year, year(2025));
    assert_eq!(without().row("A", 2).file_year(2024).sound().year, year(2024));
    assert_eq!(without().row("A", 2).file_year(2024).settings_year(2024).sound().year, year(2024));
    assert_eq!(without().row("A", 2).findings(), ["F206"]);
    assert_eq!(without().row("A", 2).assemble().0, None);
}

#[test]
fn a_place_that_says_another_year_stops_the_run() {
    let of_settings = Case::new().settings_year(2025).row("A", 2).member("A", "Sala");
    assert_eq!(of_settings.findings(), ["F205 Fördelning!A1"]);
    assert_eq!(of_settings.problems(), [Problem::OtherYear { expected: 2025, found: 2024 }]);
    let of_file = Case::new().file_year(2023).row("A", 2).member("A", "Sala");
    assert_eq!(of_file.findings(), ["F205 Fördelning!B1"]);
}

#[test]
fn all_is_told_in_one_run_also_without_a_year() {
    let case = Case::default().row("Sydnärke", -2).member("Sydnärke", "Upplands Vesby").decision(
        "Sydnärkee",
        "*",
        amount(1),
    );
    assert_eq!(case.findings(), ["F206", "F307 Fördelning!B5", "F406 Beslut!A2", "F401 Medlemmar!B2"]);
}

#[test]
fn an_empty_list_is_told() {
    assert_eq!(Case::new().row("A", 2).findings(), ["F506", "F501 in/bilaga.xlsx"]);
}
