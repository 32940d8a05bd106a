//! The sheet Beslut: the members' own decisions with their names resolved.

use std::collections::BTreeMap;

use jiff::ToSpan;

use super::members::Members;
use super::who::Who;
use crate::domain::code::Code;
use crate::domain::decision::{Decision, Measure, Scope};
use crate::domain::name::Name;
use crate::domain::place::Sourced;
use crate::domain::rate::Rate;
use crate::findings::{Findings, Problem};
use crate::names::associations::Listed;
use crate::read::rows::DecisionRow;

/// Every association, or every member.
const EVERY: &str = "*";

/// The decisions of the year, and whom those concern that could not be read.
pub(super) struct Decided {
    pub(super) decisions: Vec<Decision>,
    pub(super) unread: Vec<(Scope<Name>, Scope<Code>)>,
}

/// Resolves the rows of the run's year; one with an error is left out. Rows of other years are counted.
pub(super) fn join(
    rows: &[DecisionRow],
    members: &Members,
    who: &Who<'_>,
    findings: &mut Findings,
) -> Decided {
    let mut decided = Decided { decisions: Vec::new(), unread: Vec::new() };
    let (of_year, others): (Vec<&DecisionRow>, Vec<&DecisionRow>) =
        rows.iter().partition(|row| may_be_of_year(row, who));
    for row in of_year {
        check_date(row, who, findings);
        decided.add(row, members, who, findings);
    }
    report_others(&others, who, findings);
    decided
}

/// Whether the row does not say that it is for other years than the run's.
fn may_be_of_year(row: &DecisionRow, who: &Who<'_>) -> bool {
    let (Some(years), Some(year)) = (&row.years, who.year) else { return true };
    years.value.include(year)
}

/// Says once, for each table, which rows are for other years.
fn report_others(others: &[&DecisionRow], who: &Who<'_>, findings: &mut Findings) {
    let Some(year) = who.year else { return };
    let mut tables: BTreeMap<(&str, Option<&str>), Vec<&DecisionRow>> = BTreeMap::new();
    for row in others {
        tables.entry((&row.place.file.path, row.place.sheet())).or_default().push(row);
    }
    for rows in tables.into_values() {
        let cells = rows.iter().filter_map(|row| row.years.as_ref());
        if let Some(first) = cells.clone().next() {
            let problem = Problem::DecisionsOfOtherYears {
                rows: rows.len(),
                cells: cells.filter_map(|years| years.place.spot()).collect(),
                year: usize::from(year.number()),
            };
            findings.at(&first.place, problem);
        }
    }
}

/// A row that does not say for which year it is must have been decided about the run's: members decide from
/// November to February before a year, and may change their minds while it lasts.
fn check_date(row: &DecisionRow, who: &Who<'_>, findings: &mut Findings) {
    let (Some(date), None, Some(year)) = (&row.date, &row.years, who.year) else { return };
    let first = year.first_day().checked_sub(9.months()).unwrap_or(year.first_day());
    if !(first..=year.last_day()).contains(&date.value) {
        let year = usize::from(year.number());
        let problem = Problem::DecisionDateOfOtherYear { date: date.value.to_string(), year };
        findings.at(&date.place, problem);
    }
}

impl Decided {
    /// Adds the decision, or whom it concerns where what it decides could not be read; neither where that is not
    /// known, as a finding says.
    fn add(
        &mut self,
        row: &DecisionRow,
        members: &Members,
        who: &Who<'_>,
        findings: &mut Findings,
    ) -> Option<()> {
        // All three are tried before any of them stops the row: one run tells everything.
        let listed = association_of(row, who, findings);
        let member = member_of(&row.member, listed.as_ref(), members, who, findings);
        let measure = row.measure.as_ref().and_then(|measure| {
            let sound = sound(measure, listed.as_ref(), members, who, findings)?;
            Some(Sourced::new(sound, measure.place.clone()))
        });
        let association = match listed? {
            Scope::All => Scope::All,
            Scope::One(listed) => Scope::One(who.associations.name(listed)?.value.clone()),
        };
        let member = member?;
        let Some(measure) = measure else {
            self.unread.push((association, member));
            return None;
        };
        let followed = match measure.value {
            Measure::Follows(code) => who.register.member(code).map(|member| member.name.clone()),
            _ => None,
        };
        self.decisions.push(Decision {
            association,
            member,
            measure,
            followed,
            years: row.years.as_ref().map(|years| years.value),
            rounding: row.rounding.clone(),
            date: row.date.as_ref().map(|date| date.value),
            status: row.status,
            reference: row.reference.clone(),
            note: row.note.clone(),
            place: row.place.clone(),
        });
        Some(())
    }
}

fn association_of(row: &DecisionRow, who: &Who<'_>, findings: &mut Findings) -> Option<Scope<Listed>> {
    if row.association.value.trim() == EVERY {
        return Some(Scope::All);
    }
    let resolved = who.associations.resolve(&row.association.value, who.year);
    resolved.map(Scope::One).map_err(|problem| findings.at(&row.association.place, problem)).ok()
}

fn member_of(
    cell: &Sourced<String>,
    association: Option<&Scope<Listed>>,
    members: &Members,
    who: &Who<'_>,
    findings: &mut Findings,
) -> Option<Scope<Code>> {
    if cell.value.trim() == EVERY {
        return Some(Scope::All);
    }
    one_member(&cell.value, cell, association, members, who, findings).map(Scope::One)
}

/// The member of this name, who must be one in the association that the decision names.
fn one_member<T>(
    name: &str,
    cell: &Sourced<T>,
    association: Option<&Scope<Listed>>,
    members: &Members,
    who: &Who<'_>,
    findings: &mut Findings,
) -> Option<Code> {
    let resolved = who.register.resolve(Some(name), None, None);
    let code = resolved.map_err(|problem| findings.at(&cell.place, problem)).ok()?;
    if let Some(Scope::One(listed)) = association
        && members.lacks(*listed, code)
    {
        let (association, member) = (who.name(*listed), name.to_owned());
        findings.at(&cell.place, Problem::NotAMember { association, member });
        return None;
    }
    Some(code)
}

/// The measure, with the member that it names, where it can be one.
fn sound(
    measure: &Sourced<Measure<String>>,
    association: Option<&Scope<Listed>>,
    members: &Members,
    who: &Who<'_>,
    findings: &mut Findings,
) -> Option<Measure> {
    let problem = match &measure.value {
        Measure::Change(rate) if rate.negated() > Rate::ONE => {
            Problem::ReductionTooLarge { rate: rate.negated() }
        }
        Measure::Change(rate) => return Some(Measure::Change(*rate)),
        Measure::Follows(name) => {
            return one_member(name, measure, association, members, who, findings).map(Measure::Follows);
        }
        of_amount => {
            let amount = of_amount.amount()?;
            if !amount.is_negative() {
                return Measure::of_amount(of_amount.rule(), amount);
            }
            Problem::NegativeAmount { amount }
        }
    };
    findings.at(&measure.place, problem);
    None
}
