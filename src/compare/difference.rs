//! The difference between two situations, split exactly on its causes.
//!
//! The old situation is turned into the new one by one kind of change at a time, in a fixed order:
//!
//! 1. membership: who is a member, and which associations there are;
//! 2. the state's amounts;
//! 3. the keys: populations, percentages, weights, fixed amounts;
//! 4. last year's amounts;
//! 5. the members' decisions;
//! 6. the law's parameters, and the year for which they are asked.
//!
//! After each the rules are worked out anew, and what an amount moved is what that change caused. The order
//! matters where two changes meet, as it must: a larger state amount and a larger population together give
//! more than the two alone.
//!
//! Rounding is kept out of these steps. At each, an amount is taken *before* it was rounded: a split as its
//! exact share, a reduction as last year's amount times its rate, both to the nearest öre. What is left of
//! the whole difference is rounding: that the old amount was rounded by so much, and the new by so much. A
//! changed rounding rule or split unit therefore shows there, and nowhere else. The causes of an amount sum
//! to its difference, always: each is the distance between two neighbours in one row of amounts.
//!
//! A newcomer among the members brings its key and last year's amount; an association that comes brings all
//! of its own, and takes all with it when it goes: all that it moved is then membership.
//!
//! A step may lack sense on its own: percentages that are whole only with the new member. The association
//! then takes that step and the next together, and its effect is counted on the first of them.

mod changes;
mod exact;
mod key;
mod steps;

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::allocation::AllocationStatus;
use crate::domain::member::Party;
use crate::domain::money::{Money, MoneyError};
use crate::domain::name::Name;
use crate::domain::ratio::Ratio;
use crate::domain::year::Year;
use crate::findings::Findings;

use super::cause::Cause;
use super::change::Change;
use crate::rules::financing::work_out;
use crate::rules::outcome::{AssociationOutcome, Outcome, Payer};
use crate::rules::situation::Situation;
use key::Key;

/// The difference between two situations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The year of the old situation.
    pub old_year: Year,
    /// The year of the new.
    pub new_year: Year,
    /// The associations of either, by name.
    pub associations: Vec<AssociationDifference>,
}

/// The difference for one association.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssociationDifference {
    /// Its name.
    pub name: Name,
    /// The status of the state's amount, before; none when the association was not there.
    pub old_status: Option<AllocationStatus>,
    /// The status of the state's amount, now; none when the association is gone.
    pub new_status: Option<AllocationStatus>,
    /// The state's amount.
    pub state: AmountDifference,
    /// The part of it that the members match.
    pub matched: AmountDifference,
    /// What each party contributes, regions first.
    pub parties: Vec<(Party, AmountDifference)>,
    /// What each member contributes, regions first, in register code order.
    pub members: Vec<MemberDifference>,
    /// The very values that changed, with their places.
    pub changes: Vec<Change>,
    /// Causes that could not be told from the one that was applied after them.
    pub inseparable: Vec<Cause>,
}

/// The difference for one member of an association.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberDifference {
    /// Who.
    pub payer: Payer,
    /// Its party.
    pub party: Party,
    /// What it contributes.
    pub contribution: AmountDifference,
}

/// An amount then and now, in kr, and what made it another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AmountDifference {
    /// Before; none when there was no such amount.
    pub old: Option<Money>,
    /// Now; none when there is no such amount.
    pub new: Option<Money>,
    /// What each cause made of the difference; causes that made nothing are not here.
    pub causes: BTreeMap<Cause, Money>,
}

impl AmountDifference {
    /// New less old, in kr; an amount that is not there counts as nothing.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`].
    pub fn difference(&self) -> Result<Money, MoneyError> {
        self.new.unwrap_or(Money::ZERO).minus(self.old.unwrap_or(Money::ZERO))
    }

    /// The difference as a fraction of the old amount; none when there was none.
    #[must_use]
    pub fn ratio(&self) -> Option<Ratio> {
        Ratio::change(self.old?, self.new?)
    }

    /// Whether the amount is another, or was not there, or is gone.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.old != self.new
    }
}

impl AssociationDifference {
    /// Whether any amount, or the status, is another.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.old_status != self.new_status
            || self.state.is_changed()
            || self.matched.is_changed()
            || self.members.iter().any(|member| member.contribution.is_changed())
    }

    /// The changes that an effect of `cause` on the member rests on: its own, those of its party where a
    /// key is shared, and the association's.
    pub fn changes_behind<'a>(
        &'a self,
        cause: Cause,
        member: &'a MemberDifference,
    ) -> impl Iterator<Item = &'a Change> {
        self.changes.iter().filter(move |change| {
            let own = match (&change.member, &member.payer) {
                (Some(name), Payer::Member { name: own, .. }) => name == own,
                (Some(_), Payer::PartyAsOne(_)) => false,
                (None, _) => true,
            };
            let shared =
                matches!(cause, Cause::Keys | Cause::Membership) && change.party == Some(member.party);
            change.cause == cause && (own || shared)
        })
    }
}

/// The causes that made something of any of the amounts, in their order.
#[must_use]
pub fn occurring<'a>(amounts: impl Iterator<Item = &'a AmountDifference>) -> Vec<Cause> {
    let causes: BTreeSet<Cause> = amounts.flat_map(|amount| amount.causes.keys().copied()).collect();
    causes.into_iter().collect()
}

/// The difference between two situations, each of which the rules can work out without an error.
///
/// # Errors
/// [`MoneyError::OutOfRange`] beyond what an amount can be.
pub fn difference(old: &Situation, new: &Situation) -> Result<Difference, MoneyError> {
    let rows: Vec<Worked> = steps::from_old_to_new(old, new).iter().map(Worked::of).collect();
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return Err(MoneyError::OutOfRange) };
    let names: BTreeSet<&Name> =
        first.outcome.associations.iter().chain(&last.outcome.associations).map(|one| &one.name).collect();
    let mut associations = Vec::new();
    for name in names {
        let mut association = compared(name, &rows)?;
        association.changes = changes::changes(name, old, new);
        associations.push(association);
    }
    Ok(Difference { old_year: old.year, new_year: new.year, associations })
}

/// A step as the rules worked it out.
struct Worked {
    /// The associations that were to be worked out.
    asked: BTreeSet<Name>,
    outcome: Outcome,
}

impl Worked {
    fn of(situation: &Situation) -> Self {
        let asked = situation.associations.iter().map(|one| one.name.value.clone()).collect();
        Self { asked, outcome: work_out(situation, &mut Findings::new()) }
    }

    fn association(&self, name: &Name) -> Option<&AssociationOutcome> {
        self.outcome.associations.iter().find(|outcome| outcome.name == *name)
    }

    /// The exact amounts of an association; none when this step lacks sense for it.
    fn exact(&self, name: &Name) -> Option<BTreeMap<Key, Money>> {
        match self.association(name) {
            Some(outcome) => Some(exact::amounts(outcome)),
            None => (!self.asked.contains(name)).then(BTreeMap::new),
        }
    }
}

/// The distances between neighbours in the row of exact amounts, for every amount of an association.
struct Row {
    /// By cause, what each amount moved.
    moved: BTreeMap<Key, BTreeMap<Cause, Money>>,
    inseparable: Vec<Cause>,
}

fn compared(name: &Name, rows: &[Worked]) -> Result<AssociationDifference, MoneyError> {
    let row = row(name, rows)?;
    let (old, new) = (rows.first(), rows.last());
    let outcome = |worked: Option<&Worked>| worked.and_then(|worked| worked.association(name)).cloned();
    let (before, now) = (outcome(old), outcome(new));
    let then = before.as_ref().map(exact::rounded_amounts).unwrap_or_default();
    let after = now.as_ref().map(exact::rounded_amounts).unwrap_or_default();
    let amount = |key: &Key| -> Result<AmountDifference, MoneyError> {
        let mut found = AmountDifference {
            old: then.get(key).copied(),
            new: after.get(key).copied(),
            causes: row.moved.get(key).cloned().unwrap_or_default(),
        };
        let explained = Money::sum(found.causes.values().copied())?;
        found.causes.insert(Cause::Rounding, found.difference()?.minus(explained)?);
        found.causes.retain(|_, effect| !effect.is_zero());
        Ok(found)
    };
    let keys: BTreeSet<&Key> = then.keys().chain(after.keys()).collect();
    let mut parties = Vec::new();
    let mut members = Vec::new();
    for key in keys {
        match key {
            Key::Party(party) => parties.push((*party, amount(key)?)),
            Key::Member(party, payer) => members.push(MemberDifference {
                payer: payer.clone(),
                party: *party,
                contribution: amount(key)?,
            }),
            Key::State | Key::Matched => {}
        }
    }
    Ok(AssociationDifference {
        name: name.clone(),
        old_status: before.as_ref().map(|outcome| outcome.status),
        new_status: now.as_ref().map(|outcome| outcome.status),
        state: amount(&Key::State)?,
        matched: amount(&Key::Matched)?,
        parties,
        members,
        changes: Vec::new(),
        inseparable: row.inseparable,
    })
}

fn row(name: &Name, rows: &[Worked]) -> Result<Row, MoneyError> {
    // An association that comes does so in one step, with all of its own.
    let comes = rows.first().is_some_and(|first| !first.asked.contains(name));
    let ends: Vec<&Worked> = rows.first().into_iter().chain(rows.last()).collect();
    let steps: Vec<&Worked> = if comes { ends } else { rows.iter().collect() };
    let mut exact = steps.into_iter().map(|worked| worked.exact(name));
    let mut before = exact.next().flatten().unwrap_or_default();
    let mut row = Row { moved: BTreeMap::new(), inseparable: Vec::new() };
    let mut waiting = None;
    for (cause, now) in Cause::ALL.into_iter().zip(exact) {
        let Some(now) = now else {
            waiting.get_or_insert(cause);
            row.inseparable.push(cause);
            continue;
        };
        let cause = waiting.take().unwrap_or(cause);
        let keys: BTreeSet<&Key> = before.keys().chain(now.keys()).collect();
        for key in keys {
            let value = |amounts: &BTreeMap<Key, Money>| amounts.get(key).copied().unwrap_or(Money::ZERO);
            let moved = value(&now).minus(value(&before))?;
            if !moved.is_zero() {
                row.moved.entry(key.clone()).or_default().insert(cause, moved);
            }
        }
        before = now;
    }
    Ok(row)
}
