//! The outcome as one member sees it: its line in each of its associations.

use std::collections::BTreeMap;

use crate::domain::code::Code;
use crate::domain::comparison::Comparison;
use crate::domain::name::Name;
use crate::rules::outcome::{AssociationOutcome, MemberOutcome, Payer};

use super::report::Report;

/// A member's line in an association.
pub type MemberLine<'a> = (&'a AssociationOutcome, &'a MemberOutcome);

/// One member with its lines in all of its associations.
pub struct MemberReport<'a> {
    /// The member's code.
    pub code: Code,
    /// The member's name in the register.
    pub name: &'a Name,
    /// Its associations, in the order of the member list, with its line in each.
    pub lines: Vec<MemberLine<'a>>,
}

impl MemberReport<'_> {
    /// What the member contributes to all of its associations, beside last year.
    pub(super) fn compared(&self) -> Comparison {
        Comparison::sum(self.lines.iter().map(|(_, line)| line.compared()))
    }
}

/// The members with a line of their own, in register code order.
#[must_use]
pub fn members<'a>(report: &Report<'a>) -> Vec<MemberReport<'a>> {
    let mut members: BTreeMap<Code, MemberReport<'a>> = BTreeMap::new();
    for association in &report.outcome.associations {
        for line in association.members() {
            let Payer::Member { code, name } = &line.payer else { continue };
            members
                .entry(*code)
                .or_insert_with(|| MemberReport { code: *code, name, lines: Vec::new() })
                .lines
                .push((association, line));
        }
    }
    members.into_values().collect()
}
