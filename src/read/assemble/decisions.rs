//! The sheet Beslut: the members' own decisions with their names resolved.

use super::Who;
use super::members::Members;
use crate::domain::code::Code;
use crate::domain::decision::{Decision, Measure, Scope};
use crate::domain::money::Money;
use crate::domain::place::Sourced;
use crate::domain::rate::Rate;
use crate::domain::word::Word;
use crate::findings::{Findings, Problem};
use crate::names::associations::Listed;
use crate::read::rows::{DecisionRow, DecisionRule, RowValue};

/// Every association, or every member.
const EVERY: &str = "*";

/// Resolves the rows; one with an error is left out.
pub(super) fn join(
    rows: &[DecisionRow],
    members: &Members,
    who: &Who<'_>,
    findings: &mut Findings,
) -> Vec<Decision> {
    rows.iter().filter_map(|row| decision(row, members, who, findings)).collect()
}

fn decision(
    row: &DecisionRow,
    members: &Members,
    who: &Who<'_>,
    findings: &mut Findings,
) -> Option<Decision> {
    // All three are tried before any of them stops the row: one run tells everything.
    let association = association_of(row, who, findings);
    let member = member_of(&row.member, association.as_ref(), members, who, findings);
    let measure = measure_of(row, association.as_ref(), members, who, findings);
    let association = match association? {
        Scope::All => Scope::All,
        Scope::One(listed) => Scope::One(who.associations.name(listed)?.value.clone()),
    };
    Some(Decision {
        association,
        member: member?,
        measure: Sourced::new(measure?, row.value.place.clone()),
        rounding: row.rounding.clone(),
        date: row.date,
        status: row.status,
        reference: row.reference.clone(),
        note: row.note.clone(),
        place: row.place.clone(),
    })
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

fn measure_of(
    row: &DecisionRow,
    association: Option<&Scope<Listed>>,
    members: &Members,
    who: &Who<'_>,
    findings: &mut Findings,
) -> Option<Measure> {
    match (row.rule.value, &row.value.value) {
        (DecisionRule::Reduction, RowValue::Rate(rate)) => {
            reduction(*rate, &row.value, findings).map(Measure::Reduction)
        }
        (DecisionRule::Follows, RowValue::Name(name)) => {
            one_member(name, &row.value, association, members, who, findings).map(Measure::Follows)
        }
        (DecisionRule::Amount, RowValue::Money(amount)) => {
            not_negative(*amount, &row.value, findings).map(Measure::Amount)
        }
        (DecisionRule::Cap, RowValue::Money(amount)) => {
            not_negative(*amount, &row.value, findings).map(Measure::Cap)
        }
        (DecisionRule::Floor, RowValue::Money(amount)) => {
            not_negative(*amount, &row.value, findings).map(Measure::Floor)
        }
        (rule, value) => {
            let problem = Problem::ValueNotWanted { text: value.to_string(), by: rule.id() };
            findings.at(&row.value.place, problem);
            None
        }
    }
}

/// Offices write a reduction of 10 % as `10 %` or as `−10 %`; both mean 10 % less.
fn reduction(written: Rate, cell: &Sourced<RowValue>, findings: &mut Findings) -> Option<Rate> {
    let rate = written.max(written.negated());
    if rate > Rate::ONE {
        findings.at(&cell.place, Problem::ReductionTooLarge { rate });
        return None;
    }
    Some(rate)
}

fn not_negative(amount: Money, cell: &Sourced<RowValue>, findings: &mut Findings) -> Option<Money> {
    if amount.is_negative() {
        findings.at(&cell.place, Problem::NegativeAmount { amount });
        return None;
    }
    Some(amount)
}
