//! The sheet Plan: an amount a year, or a goal, for each association.

use std::collections::BTreeMap;

use super::who::Who;
use crate::domain::money::Money;
use crate::domain::place::{Place, Sourced};
use crate::domain::plan::{Plan, PlanPath};
use crate::domain::year::Year;
use crate::findings::{Findings, Problem};
use crate::names::associations::Listed;
use crate::read::rows::{PlanRow, PlanSays};

/// Joins the rows to a plan for each association, in the order of the member list. A row that contradicts an
/// earlier one is an error.
pub(super) fn join(rows: &[PlanRow], who: &Who<'_>, findings: &mut Findings) -> Vec<Plan> {
    let mut by_association: BTreeMap<Listed, Vec<&PlanRow>> = BTreeMap::new();
    for row in rows {
        match who.associations.resolve(&row.association.value, who.year) {
            Ok(listed) => by_association.entry(listed).or_default().push(row),
            Err(problem) => findings.at(&row.association.place, problem),
        }
    }
    by_association.into_iter().filter_map(|(listed, rows)| plan(listed, &rows, who, findings)).collect()
}

fn plan(listed: Listed, rows: &[&PlanRow], who: &Who<'_>, findings: &mut Findings) -> Option<Plan> {
    let association = who.associations.name(listed)?.value.clone();
    let first = rows.first()?;
    let mut twice = |place: &Place, other: &Place| {
        let problem = Problem::PlanTwice { association: who.name(listed), other: other.clone() };
        findings.at(place, problem);
    };
    let mut years: BTreeMap<Year, &Sourced<Money>> = BTreeMap::new();
    let mut goal = None;
    for row in rows {
        match &row.says {
            PlanSays::Amount(year, amount) => match years.get(&year.value) {
                Some(said) if said.value != amount.value => twice(&amount.place, &said.place),
                Some(_) => {}
                None => {
                    years.insert(year.value, amount);
                }
            },
            PlanSays::Goal(..) if goal.is_some() => twice(&row.place, &first.place),
            PlanSays::Goal(method, year, amount) => goal = Some((method, year, amount)),
        }
    }
    let path = match goal {
        Some(_) if !years.is_empty() => {
            let last = rows.last()?;
            twice(&last.place, &first.place);
            return None;
        }
        Some((method, year, amount)) => {
            PlanPath::Goal { method: method.value, year: year.clone(), amount: amount.clone() }
        }
        None => PlanPath::Table(years.into_iter().map(|(year, amount)| (year, amount.clone())).collect()),
    };
    Some(Plan { association, path, place: first.place.clone() })
}
