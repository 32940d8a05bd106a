//! From rows to the domain: names resolved, rows joined to associations, decisions and last year.
//!
//! Every row is used, excluded by a named rule that counts it, or stops the run (law 3 of the
//! core). An association with an error of its own is given back apart, so that the rules work out only what is
//! sound, check what can be checked of the rest, and one run still tells as much as it can.

mod allocation;
mod contacts;
pub mod coverage;
mod decisions;
mod keys;
mod known_row;
mod last_year;
mod members;
mod model;
mod office;
mod plans;
mod short_names;
mod who;
mod year;

use std::collections::BTreeSet;

pub use model::model;
use who::Who;

use super::rows::{AllocationRows, DecisionRow, OfficeRows};
use crate::domain::association::Association;
use crate::domain::contact::Contacts;
use crate::domain::decision::Decision;
use crate::domain::office::Office;
use crate::domain::place::Sourced;
use crate::domain::short_names::ShortNames;
use crate::domain::unread::{Unread, UnreadAssociation};
use crate::domain::year::Year;
use crate::findings::{Findings, Problem};
use crate::names::associations::Listed;
use crate::names::register::Register;
use crate::rules::parameters::Parameters;
use crate::rules::settings::RuleSettings;
use crate::rules::situation::Situation;

/// What holds beside the tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// The budget year; `None` takes it from the allocation file.
    pub year: Option<Sourced<Year>>,
    /// Who the office says that it is.
    pub office: Option<Sourced<String>>,
    /// The law's parameters.
    pub parameters: Parameters,
    /// What the office has decided for all associations.
    pub rules: RuleSettings,
}

/// What the rows say together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assembled {
    /// What the rules are given.
    pub situation: Situation,
    /// Who the office is.
    pub office: Option<Office>,
    /// The associations' short names.
    pub short_names: ShortNames,
    /// To whom mail goes.
    pub contacts: Contacts,
}

/// Joins the rows of the allocation file and of the member workbook.
/// The associations stand in the order of the member list: those with a row in the allocation file and without errors
/// of their own. The decisions stand in the order of their rows.
///
/// `None` only when no year is known. When the findings stop the run, an association with an error is not among
/// the associations that are given back, but among what could not be read.
#[must_use]
pub fn assemble(
    allocation: &AllocationRows,
    office: &OfficeRows,
    register: &Register,
    given: Given,
    findings: &mut Findings,
) -> Option<Assembled> {
    let year = year::find(&allocation.years(), given.year.as_ref(), findings);
    if office.members.is_empty() {
        findings.general(Problem::NoMembers {});
    }
    let associations = office.names(findings);
    let who = Who { associations: &associations, register, year };

    let members = members::join(&office.members, &who, findings);
    let mut allocations = allocation::join(allocation, &members, &who, findings);
    let decided = decisions::join(&office.decisions, &members, &who, findings);
    let mut last_year = last_year::join(&office.last_year, &members, &allocations, &who, findings);

    let plans = plans::join(&office.plans, &who, findings);
    let contacts = contacts::join(&office.contacts, &members, &who, given.office.is_some(), findings);
    let short_names = short_names::join(&office.members, &who, findings);
    let is_office = given.office.as_ref().and_then(|text| self::office::find(text, &members, &who, findings));

    let unsound: BTreeSet<Listed> =
        [&members.unsound, &members.unkeyed, &allocations.unsound, &last_year.unsound]
            .into_iter()
            .flatten()
            .copied()
            .collect();
    let (mut joined, mut unread) = (Vec::new(), Vec::new());
    for (listed, name) in associations.iter() {
        let allocation = allocations.matched.remove(&listed);
        let mut association = |allocation| Association {
            name: name.clone(),
            allocation,
            members: members.of(listed).to_vec(),
            last_year: last_year.amounts.remove(&listed).unwrap_or_default(),
        };
        if unsound.contains(&listed) {
            let association = association(allocation.unwrap_or_default());
            let knows_members = !members.unsound.contains(&listed);
            unread.push(UnreadAssociation { association, knows_members });
        } else if let Some(allocation) = allocation {
            joined.push(association(allocation));
        }
    }
    let situation = Situation {
        year: year?,
        associations: joined,
        decisions: decided.decisions,
        supposed: Vec::new(),
        unread: Unread { associations: unread, decisions: decided.unread },
        plans,
        parameters: given.parameters,
        settings: given.rules,
    };
    Some(Assembled { situation, office: is_office, short_names, contacts })
}

/// Decisions that do not stand in the member workbook, with their names resolved by it.
#[must_use]
pub fn decisions(
    rows: &[DecisionRow],
    office: &OfficeRows,
    register: &Register,
    year: Year,
    findings: &mut Findings,
) -> Vec<Decision> {
    // What is wrong with the workbook itself has been told.
    let told = &mut Findings::new();
    let associations = office.names(told);
    let who = Who { associations: &associations, register, year: Some(year) };
    let members = members::join(&office.members, &who, told);
    decisions::join(rows, &members, &who, findings).decisions
}

#[cfg(test)]
mod tests;
