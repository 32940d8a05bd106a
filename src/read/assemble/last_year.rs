//! The sheet Föregående år: what each member contributed last year, predecessors' names included.

use std::collections::{BTreeMap, BTreeSet};

use super::allocation::Allocations;
use super::members::Members;
use super::who::Who;
use crate::domain::code::Code;
use crate::domain::money::Money;
use crate::domain::place::{Place, Sourced};
use crate::findings::{Findings, Problem};
use crate::names::associations::{Called, Listed};
use crate::read::rows::LastYearRow;

/// Last year's amounts.
pub(super) struct LastYear {
    /// By association and member, in kr. Several are those of predecessors; nobody is here whose
    /// amount, or one of whose amounts, is unknown.
    pub(super) amounts: BTreeMap<Listed, BTreeMap<Code, Vec<Sourced<Money>>>>,
    /// Associations with an error in a row of theirs.
    pub(super) unsound: BTreeSet<Listed>,
}

/// A row whose association and member are known.
struct KnownRow<'a> {
    row: &'a LastYearRow,
    called: Called,
}

/// Joins the rows of the year before the run's; the others are counted.
pub(super) fn join(
    rows: &[LastYearRow],
    members: &Members,
    allocations: &Allocations,
    who: &Who<'_>,
    findings: &mut Findings,
) -> LastYear {
    let mut joined = LastYear { amounts: BTreeMap::new(), unsound: BTreeSet::new() };
    let Some(year) = who.year else { return joined };
    let mut known: BTreeMap<(Listed, Code), Vec<KnownRow>> = BTreeMap::new();
    let mut not_used: Vec<&LastYearRow> = Vec::new();
    for row in rows {
        if row.year.value.number() != year.before() {
            not_used.push(row);
            continue;
        }
        let association = match who.associations.resolve(&row.association.value, Some(row.year.value)) {
            Ok(listed) => listed,
            Err(Problem::UnknownAssociation { suggestions, .. }) if suggestions.is_empty() => {
                not_used.push(row);
                continue;
            }
            Err(problem) => {
                findings.at(&row.association.place, problem);
                continue;
            }
        };
        let in_run = allocations.matched.contains_key(&association)
            || allocations.unsound.contains(&association)
            || members.active.contains(&association);
        if !in_run {
            not_used.push(row);
            continue;
        }
        match member_of(row, association, members, who, findings) {
            Some(code) => {
                let called = who.associations.called(&row.association.value, Some(row.year.value));
                known.entry((association, code)).or_default().push(KnownRow { row, called });
            }
            None => {
                joined.unsound.insert(association);
            }
        }
    }
    let mut left: Vec<Left> = Vec::new();
    for ((association, code), rows) in known {
        let member = who.register.member(code).map(|member| member.name.to_string()).unwrap_or_default();
        if !check_once(&rows, &who.name(association), &member, findings) {
            joined.unsound.insert(association);
            continue;
        }
        // One unknown predecessor makes the whole unknown: a part is not the sum.
        let amounts: Option<Vec<_>> = rows.iter().map(|known| known.row.amount.clone()).collect();
        if let Some(mut amounts) = amounts {
            // One, nearly always, for each member of each association.
            amounts.shrink_to_fit();
            tell_sum(&rows, &amounts, &who.name(association), &member, findings);
            if members.has_left(association, code, who)
                && let Some(first) = rows.first()
            {
                let sum = Money::sum(amounts.iter().map(|amount| amount.value)).ok();
                left.push(Left { first: first.row, rows: rows.len(), association, member, sum });
            }
            joined.amounts.entry(association).or_default().insert(code, amounts);
        }
    }
    count_not_used(&not_used, findings);
    name_left(&left, who, findings);
    joined
}

/// A member that paid last year and is none this year.
struct Left<'a> {
    first: &'a LastYearRow,
    rows: usize,
    association: Listed,
    member: String,
    sum: Option<Money>,
}

/// Names those who paid last year and have left: they have no contribution of their own any more.
fn name_left(left: &[Left<'_>], who: &Who<'_>, findings: &mut Findings) {
    let Some(first) = left.first() else { return };
    let Some(sum) = left.iter().try_fold(Money::ZERO, |sum, left| sum.plus(left.sum?).ok()) else { return };
    let problem = Problem::LastYearNotUsed {
        rows: left.iter().map(|left| left.rows).sum(),
        sum,
        left: left.iter().map(|left| format!("{} ({})", left.member, who.name(left.association))).collect(),
    };
    findings.at(&first.first.place, problem);
}

fn member_of(
    row: &LastYearRow,
    association: Listed,
    members: &Members,
    who: &Who<'_>,
    findings: &mut Findings,
) -> Option<Code> {
    let resolved = who.register.resolve(Some(&row.member.value), None, None);
    let code = resolved.map_err(|problem| findings.at(&row.member.place, problem)).ok()?;
    if members.lacks(association, code) {
        let (association, member) = (who.name(association), row.member.value.clone());
        findings.at(&row.member.place, Problem::NotAMember { association, member });
        return None;
    }
    if let Some(amount) = row.amount.as_ref().filter(|amount| amount.value.is_negative()) {
        findings.at(&amount.place, Problem::NegativeAmount { amount: amount.value });
        return None;
    }
    Some(code)
}

/// Whether every row stands under a name of its own, so that the amounts may be summed.
///
/// An association's own name beside an alias that has no end is the same amount twice as likely
/// as an amount of a predecessor: nobody but the office can tell, so it stops.
fn check_once(rows: &[KnownRow], association: &str, member: &str, findings: &mut Findings) -> bool {
    let mut once = true;
    for (index, later) in rows.iter().enumerate() {
        let clashes = |earlier: &&KnownRow| {
            earlier.called == later.called
                || matches!(
                    (&earlier.called, &later.called),
                    (Called::ByItsName, Called::ByAlias(_)) | (Called::ByAlias(_), Called::ByItsName)
                )
        };
        if let Some(earlier) = rows.iter().take(index).find(clashes) {
            // The association's own name beside an alias: if that is a predecessor's, its last day is missing.
            let undated = [earlier, later]
                .into_iter()
                .filter(|known| earlier.called != later.called && known.called != Called::ByItsName)
                .map(|known| known.row.association.value.clone())
                .collect();
            let problem = Problem::DuplicateLastYear {
                association: association.to_owned(),
                member: member.to_owned(),
                other: earlier.row.place.clone(),
                undated,
            };
            findings.at(&later.row.place, problem);
            once = false;
        }
    }
    once
}

fn tell_sum(
    rows: &[KnownRow],
    amounts: &[Sourced<Money>],
    association: &str,
    member: &str,
    findings: &mut Findings,
) {
    let (Some(last), true) = (rows.last(), amounts.len() > 1) else { return };
    if let Ok(sum) = Money::sum(amounts.iter().map(|amount| amount.value)) {
        let problem = Problem::LastYearSummed {
            association: association.to_owned(),
            member: member.to_owned(),
            rows: rows.len(),
            sum,
        };
        findings.at(&last.row.place, problem);
    }
}

fn count_not_used(rows: &[&LastYearRow], findings: &mut Findings) {
    let Some(first) = rows.first() else { return };
    let mut sum = Money::ZERO;
    for amount in rows.iter().filter_map(|row| row.amount.as_ref()) {
        match sum.plus(amount.value) {
            Ok(more) => sum = more,
            Err(_) => {
                findings.at(&amount.place, Problem::NumberOutOfRange { text: amount.value.to_string() });
            }
        }
    }
    let place = Place::whole(&first.place.file);
    findings.at(&place, Problem::LastYearNotUsed { rows: rows.len(), sum, left: Vec::new() });
}
