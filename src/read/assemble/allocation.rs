//! The authority's rows, joined to the associations of the list: the books are closed here.

use std::collections::{BTreeMap, BTreeSet};

use super::members::Members;
use super::who::Who;
use crate::domain::allocation::Allocation;
use crate::domain::money::Money;
use crate::domain::place::Place;
use crate::findings::{Findings, Problem};
use crate::names::associations::Listed;
use crate::read::rows::{AllocationRow, AllocationRows};

/// What each listed association is allocated.
pub(super) struct Allocations {
    /// By association; one that is missing has no row, or none that can be used.
    pub(super) matched: BTreeMap<Listed, Allocation>,
    /// Associations with an error in a row of theirs.
    pub(super) unsound: BTreeSet<Listed>,
}

/// Joins rows and associations. Every row is one association's, stops the run, or is counted as
/// not in the office's list.
pub(super) fn join(
    allocation: &AllocationRows,
    members: &Members,
    who: &Who<'_>,
    findings: &mut Findings,
) -> Allocations {
    let mut joined = Allocations { matched: BTreeMap::new(), unsound: BTreeSet::new() };
    let mut places: BTreeMap<Listed, &Place> = BTreeMap::new();
    let mut others: Vec<&AllocationRow> = Vec::new();
    for row in &allocation.rows {
        match who.associations.resolve(&row.name.value, who.year) {
            Ok(listed) => {
                if let Some(other) = places.get(&listed) {
                    let (association, other) = (who.name(listed), (*other).clone());
                    findings.at(&row.name.place, Problem::DuplicateRow { association, other });
                    joined.unsound.insert(listed);
                    continue;
                }
                places.insert(listed, &row.name.place);
                if check_amounts(row, &who.name(listed), findings) {
                    joined.matched.insert(listed, row.allocation.clone());
                } else {
                    joined.unsound.insert(listed);
                }
            }
            Err(Problem::UnknownAssociation { .. } | Problem::AliasOutsideYear { .. }) => others.push(row),
            Err(problem) => findings.at(&row.name.place, problem),
        }
    }
    if allocation.unread {
        joined.unsound.extend(members.active.iter().copied());
        return joined;
    }
    let found: BTreeSet<Listed> = places.into_keys().collect();
    let alike = report_missing(&found, &others, members, who, findings);
    joined.unsound.extend(alike.missing);
    others.retain(|row| !alike.rows.contains(&row.name.place));
    count_others(&others, findings);
    joined
}

/// Associations without a row, and the rows that may be theirs.
struct Alike<'a> {
    missing: BTreeSet<Listed>,
    rows: BTreeSet<&'a Place>,
}

fn report_missing<'a>(
    found: &BTreeSet<Listed>,
    others: &[&'a AllocationRow],
    members: &Members,
    who: &Who<'_>,
    findings: &mut Findings,
) -> Alike<'a> {
    // A predecessor that stays in the list with its members' last day needs no row any more.
    let missing: BTreeSet<Listed> = members.active.difference(found).copied().collect();
    let mut alike = Alike { missing, rows: BTreeSet::new() };
    if alike.missing.is_empty() {
        return alike;
    }
    let mut without_row = alike.missing.clone();
    for row in others {
        for listed in who.associations.resembling(&row.name.value).intersection(&alike.missing) {
            let by_alias = who.associations.outside_year(&row.name.value, who.year);
            let problem = match by_alias.filter(|(meant, _)| meant == listed) {
                Some((_, problem)) => problem,
                None => Problem::RowResembles { row: row.name.value.clone(), association: who.name(*listed) },
            };
            findings.at(&row.name.place, problem);
            alike.rows.insert(&row.name.place);
            without_row.remove(listed);
        }
    }
    for listed in without_row {
        if let Some(name) = who.associations.name(listed) {
            let association = name.value.to_string();
            findings.at(&name.place, Problem::AssociationWithoutRow { association });
        }
    }
    alike
}

/// Whether the row has an amount that governs, and none below zero.
fn check_amounts(row: &AllocationRow, association: &str, findings: &mut Findings) -> bool {
    let negative: Vec<_> = row.allocation.amounts().filter(|amount| amount.value.is_negative()).collect();
    for amount in &negative {
        findings.at(&amount.place, Problem::NegativeAmount { amount: amount.value });
    }
    let governed = row.allocation.governing().is_some();
    if !governed && !row.unread {
        let association = association.to_owned();
        findings.at(&row.name.place, Problem::NoStateAmount { association });
    }
    governed && negative.is_empty()
}

fn count_others(others: &[&AllocationRow], findings: &mut Findings) {
    let Some(first) = others.first() else { return };
    let mut sum = Money::ZERO;
    for amount in others.iter().filter_map(|row| row.allocation.governing()).map(|(_, amount)| amount) {
        match sum.plus(amount.value) {
            Ok(more) => sum = more,
            Err(_) => {
                findings.at(&amount.place, Problem::NumberOutOfRange { text: amount.value.to_string() });
            }
        }
    }
    let place = Place::whole(&first.name.place.file);
    findings.at(&place, Problem::RowsNotInMemberList { count: others.len(), sum });
}
