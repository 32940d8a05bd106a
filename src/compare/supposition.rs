//! What if: the same situation with decisions that nobody has made, and what they change.
//!
//! A supposed decision takes the place of the decision of the same members in the same associations that
//! says the same kind of thing; everything else is as it is, precedence too. Where another decision overrides
//! it, nothing changes.

use crate::domain::code::Code;
use crate::domain::decision::{Decision, DecisionRule};
use crate::domain::member::Party;
use crate::domain::money::Money;
use crate::domain::name::Name;

use crate::rules::decisions::takes_the_place_of;
use crate::rules::outcome::{AssociationOutcome, MemberOutcome, Outcome, Payer};
use crate::rules::situation::Situation;

/// A decision that is supposed, and those whose place it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supposed {
    /// The decision as it would be: a reduction with the rounding of the decision that it replaces, unless it
    /// has its own.
    pub decision: Decision,
    /// Those that it replaces, in the order of the table.
    pub replaced: Vec<Decision>,
}

/// A supposed decision that does not govern everywhere: a more specific one does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beaten {
    /// In which association.
    pub association: Name,
    /// For which member.
    pub member: Payer,
    /// The decision that governs.
    pub by: Decision,
}

/// An amount in kr, as it is and as it would be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// As it is.
    pub now: Money,
    /// As it would be.
    pub then: Money,
}

/// What would change in one association.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssociationEffect {
    /// Its name.
    pub name: Name,
    /// The state money that nobody matches.
    pub unmatched: Change,
    /// The members whose contribution would change, and those that something is supposed of.
    pub members: Vec<MemberEffect>,
}

/// What would change for one member of an association.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberEffect {
    /// Who.
    pub payer: Payer,
    /// Its party.
    pub party: Party,
    /// The contribution.
    pub contribution: Change,
}

impl Change {
    /// How much more it would be, in kr; negative when it would be less.
    #[must_use]
    pub fn difference(self) -> Money {
        self.then.minus(self.now).unwrap_or(Money::ZERO)
    }
}

/// The situation with the supposed decisions, and what they replace.
#[must_use]
pub fn suppose(situation: &Situation, decisions: Vec<Decision>) -> (Situation, Vec<Supposed>) {
    let supposed: Vec<Supposed> =
        decisions.into_iter().map(|decision| in_place(decision, &situation.decisions)).collect();
    let decisions = supposed.iter().map(|it| it.decision.clone()).collect();
    (Situation { supposed: decisions, ..situation.clone() }, supposed)
}

fn in_place(mut decision: Decision, decided: &[Decision]) -> Supposed {
    let replaced: Vec<Decision> =
        decided.iter().filter(|decided| takes_the_place_of(&decision, decided)).cloned().collect();
    let is_reduction = decision.measure.value.rule().kind() == DecisionRule::Reduction;
    if is_reduction && decision.rounding.is_none() {
        decision.rounding = replaced.iter().find_map(|replaced| replaced.rounding.clone());
    }
    Supposed { decision, replaced }
}

/// Where a supposed decision does not govern, because a more specific one or a decided amount does.
#[must_use]
pub fn beaten(situation: &Situation, outcome: &Outcome, supposed: &Supposed) -> Vec<Beaten> {
    let decisions = situation.decisions_by_scope();
    let lines = outcome
        .associations
        .iter()
        .flat_map(|association| association.members().map(move |line| (association, line)));
    lines
        .filter_map(|(association, line)| {
            let code = line.payer.code().filter(|code| concerns(supposed, association, *code))?;
            let beaten = decisions.governing(&association.name, code).ok()?.beaten;
            let (_, by) = beaten.into_iter().find(|(decision, _)| **decision == supposed.decision)?;
            Some(Beaten { association: association.name.clone(), member: line.payer.clone(), by: by.clone() })
        })
        .collect()
}

fn concerns(supposed: &Supposed, association: &AssociationOutcome, code: Code) -> bool {
    supposed.decision.concerns(&association.name, code)
}

/// What the supposed decisions change, association by association. An association in which nothing changes
/// and of whose members nothing is supposed is left out.
#[must_use]
pub fn effects(now: &Outcome, then: &Outcome, supposed: &[Supposed]) -> Vec<AssociationEffect> {
    let pairs = now.associations.iter().filter_map(|before| {
        Some((before, then.associations.iter().find(|after| after.name == before.name)?))
    });
    pairs
        .filter_map(|(before, after)| {
            let unmatched = Change { now: before.unmatched.value, then: after.unmatched.value };
            let is_supposed = |line: &MemberOutcome| {
                let code = line.payer.code();
                code.is_some_and(|code| supposed.iter().any(|it| concerns(it, before, code)))
            };
            let members: Vec<MemberEffect> = before
                .members()
                .filter_map(|line| {
                    let after = after.members().find(|after| after.payer == line.payer)?;
                    let contribution =
                        Change { now: line.contribution.value, then: after.contribution.value };
                    let tell = contribution.now != contribution.then || is_supposed(line);
                    let payer = line.payer.clone();
                    tell.then_some(MemberEffect { payer, party: line.party, contribution })
                })
                .collect();
            let tell = !members.is_empty() || unmatched.now != unmatched.then;
            tell.then(|| AssociationEffect { name: before.name.clone(), unmatched, members })
        })
        .collect()
}
