//! The very values that differ between two situations, for one association, with their places.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::association::Association;
use crate::domain::code::Code;
use crate::domain::decision::{Decision, DecisionRule};
use crate::domain::member::{Membership, Party, party_of};
use crate::domain::money::Money;
use crate::domain::name::Name;
use crate::domain::place::{Place, Sourced};
use crate::domain::rounding::Rounding;
use crate::domain::split_key::SplitKey;

use crate::compare::cause::Cause;
use crate::compare::change::{Change, Said, Stated};
use crate::rules::parameters::Parameter;
use crate::rules::situation::Situation;
use crate::rules::trace::Value;

/// One side of the comparison.
struct Side<'a> {
    situation: &'a Situation,
    association: &'a Association,
    members: BTreeMap<Code, &'a Membership>,
}

impl<'a> Side<'a> {
    fn of(situation: &'a Situation, name: &Name) -> Option<Self> {
        let association = situation.associations.iter().find(|one| one.name.value == *name)?;
        let covering = association.members.iter().filter(|member| member.covers(situation.year));
        let members = covering.map(|member| (member.member, member)).collect();
        Some(Self { situation, association, members })
    }
}

/// What changed for the association of this name.
pub(super) fn changes(name: &Name, old: &Situation, new: &Situation) -> Vec<Change> {
    let (before, now) = match (Side::of(old, name), Side::of(new, name)) {
        (Some(before), Some(now)) => (before, now),
        (before, now) => {
            let stated = |side: Option<Side<'_>>| {
                side.map(|side| Stated {
                    said: Said::Association,
                    place: Some(side.association.name.place.clone()),
                })
            };
            let (old, new) = (stated(before), stated(now));
            return vec![Change { cause: Cause::Membership, member: None, party: None, old, new }];
        }
    };
    let mut found = Found { changes: Vec::new(), member: None };
    found.note(Cause::StateAmount, state(&before), state(&now));
    let codes: BTreeSet<&Code> = before.members.keys().chain(now.members.keys()).collect();
    for code in codes {
        found.member(*code, &before, &now);
    }
    found.member = None;
    found.law(&before, &now);
    found.settings(&before, &now);
    found.changes
}

/// The changes so far, and whose values are compared.
struct Found {
    changes: Vec<Change>,
    member: Option<(Name, Party)>,
}

impl Found {
    /// Notes a change unless the same is said on both sides, wherever it stands.
    fn note(&mut self, cause: Cause, old: Option<Stated>, new: Option<Stated>) {
        if old.as_ref().map(|stated| &stated.said) == new.as_ref().map(|stated| &stated.said) {
            return;
        }
        let (member, party) = self.member.clone().unzip();
        self.changes.push(Change { cause, member, party, old, new });
    }

    fn member(&mut self, code: Code, before: &Side<'_>, now: &Side<'_>) {
        let (was, is) = (before.members.get(&code).copied(), now.members.get(&code).copied());
        self.member = is.or(was).map(|member| (member.name.clone(), party_of(code)));
        let stated = |member: Option<&Membership>| {
            member.map(|member| Stated { said: Said::Member, place: Some(member.place.clone()) })
        };
        self.note(Cause::Membership, stated(was), stated(is));
        if let (Some(was), Some(is)) = (was, is) {
            self.note(Cause::Keys, was.key.as_ref().map(key), is.key.as_ref().map(key));
            self.note(Cause::LastYear, last_year(before, code), last_year(now, code));
        }
        let (was, is) = (decisions(before, code), decisions(now, code));
        let kinds: BTreeSet<&DecisionRule> = was.keys().chain(is.keys()).collect();
        for kind in kinds {
            self.note(Cause::Decisions, was.get(kind).cloned(), is.get(kind).cloned());
        }
        self.note(Cause::Rounding, rounding(before, code), rounding(now, code));
    }

    fn law(&mut self, before: &Side<'_>, now: &Side<'_>) {
        for (parameter, party) in [
            (Parameter::StateShare, Party::State),
            (Parameter::RegionsShare, Party::Regions),
            (Parameter::MunicipalitiesShare, Party::Municipalities),
            (Parameter::MunicipalityOutsideRegionsShare, Party::Municipalities),
        ] {
            let share = |side: &Side<'_>| {
                let share = side.situation.parameters.share(parameter, side.situation.year)?;
                Some(Stated { said: Said::Share(party, share.share), place: None })
            };
            self.note(Cause::Parameters, share(before), share(now));
        }
    }

    fn settings(&mut self, before: &Side<'_>, now: &Side<'_>) {
        let unit = |side: &Side<'_>| {
            Some(Stated { said: Said::Unit(side.situation.settings.split_unit), place: None })
        };
        self.note(Cause::Rounding, unit(before), unit(now));
    }
}

fn state(side: &Side<'_>) -> Option<Stated> {
    let (status, amount) = side.association.allocation.governing()?;
    Some(Stated { said: Said::State(status, amount.value), place: Some(amount.place.clone()) })
}

fn key(key: &SplitKey) -> Stated {
    let value = match key {
        SplitKey::Percent(rate) => Value::Rate(rate.value),
        SplitKey::Amount(amount) => Value::Money(amount.value),
        SplitKey::Equal(_) => Value::Number(rust_decimal::Decimal::ONE),
        _ => Value::Number(key.weight().unwrap_or_default()),
    };
    Stated { said: Said::Key(key.kind(), value), place: Some(key.place().clone()) }
}

fn last_year(side: &Side<'_>, member: Code) -> Option<Stated> {
    let amounts: &Vec<Sourced<Money>> = side.association.last_year.get(&member)?;
    let sum = Money::sum(amounts.iter().map(|amount| amount.value)).ok()?;
    let place = amounts.first().map(|amount| amount.place.clone());
    Some(Stated { said: Said::Amount(sum), place })
}

/// The decisions that govern the member, by the kind of their rules.
fn decisions(side: &Side<'_>, member: Code) -> BTreeMap<DecisionRule, Stated> {
    let all = side.situation.decisions_by_scope();
    let Ok(governing) = all.governing(&side.association.name.value, member) else { return BTreeMap::new() };
    let stated = |decision: &Decision| Stated {
        said: Said::Measure(decision.measure.value),
        place: Some(decision.measure.place.clone()),
    };
    governing.by_kind().map(|(kind, decision)| (kind, stated(decision))).collect()
}

/// The rule by which the member's reduction is rounded, where there is a reduction.
fn rounding(side: &Side<'_>, member: Code) -> Option<Stated> {
    let all = side.situation.decisions_by_scope();
    let decision: &Decision =
        all.governing(&side.association.name.value, member).ok()?.of(DecisionRule::Reduction)?;
    let settings = &side.situation.settings;
    let (rule, place): (Rounding, Option<Place>) = match &decision.rounding {
        Some(own) => (own.value, Some(own.place.clone())),
        None => (settings.rounding, settings.rounding_place.clone()),
    };
    Some(Stated { said: Said::Rounding(rule), place })
}
