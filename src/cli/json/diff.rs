//! What `finsam diff` answers.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::compare::change::{Change, Stated};
use crate::compare::difference::{AmountDifference, AssociationDifference, Difference, MemberDifference};
use crate::domain::name::Name;
use crate::text::Text;

use super::names::{AllocationStatusName, CauseName, PartyName};
use super::number::{Kr, Percent};
use super::place::KeptPlaceAnswer;

/// What differs between two runs or working folders.
#[derive(Serialize, JsonSchema)]
pub struct DiffAnswer<'a> {
    /// What the first is called.
    old: &'a str,
    /// What the second is called.
    new: &'a str,
    /// The associations of both.
    associations: Vec<AssociationDifferenceAnswer<'a>>,
}

/// What differs for an association.
#[derive(Serialize, JsonSchema)]
struct AssociationDifferenceAnswer<'a> {
    /// Its name.
    association: &'a str,
    /// The status of the state's amount.
    status: StatusDifferenceAnswer,
    /// The state's amount.
    state: AmountDifferenceAnswer,
    /// The part of it that the members match.
    matched: AmountDifferenceAnswer,
    /// What each party contributes.
    parties: BTreeMap<PartyName, AmountDifferenceAnswer>,
    /// What each member contributes, regions first.
    members: Vec<MemberDifferenceAnswer<'a>>,
    /// The very values that changed.
    changes: Vec<ChangeAnswer<'a>>,
    /// Causes that could not be told from the one that was applied after them.
    inseparable: Vec<CauseName>,
}

/// A status then and now.
#[derive(Serialize, JsonSchema)]
struct StatusDifferenceAnswer {
    /// Null when the association was not there.
    old: Option<AllocationStatusName>,
    /// Null when the association is gone.
    new: Option<AllocationStatusName>,
}

/// What differs for a member of an association.
#[derive(Serialize, JsonSchema)]
struct MemberDifferenceAnswer<'a> {
    /// Its name, or that of the party.
    member: Cow<'a, str>,
    /// Its code; null for a party that contributes as one.
    code: Option<String>,
    /// Its party.
    party: PartyName,
    /// What it contributes.
    contribution: AmountDifferenceAnswer,
}

/// An amount then and now.
#[derive(Serialize, JsonSchema)]
struct AmountDifferenceAnswer {
    /// Then; null when there was none.
    old: Option<Kr>,
    /// Now; null when there is none.
    new: Option<Kr>,
    /// Now less then, where an amount that is not there counts as nothing; null when it is too large.
    difference: Option<Kr>,
    /// The difference in per cent of then; null when there was nothing.
    percent: Option<Percent>,
    /// What each cause made of the difference; causes that made nothing are not here.
    causes: BTreeMap<CauseName, Kr>,
}

/// A value that changed.
#[derive(Serialize, JsonSchema)]
struct ChangeAnswer<'a> {
    /// What kind of change it is.
    cause: CauseName,
    /// Whose value it is; null when it is the association's.
    member: Option<&'a str>,
    /// What stood there; null when nothing did.
    old: Option<StatedAnswer<'a>>,
    /// What stands there now; null when nothing does.
    new: Option<StatedAnswer<'a>>,
}

/// A value as somebody stated it. It has no place when it is the law's, or what is done when nobody says anything.
#[derive(Serialize, JsonSchema)]
struct StatedAnswer<'a> {
    /// The value, in words.
    value: String,
    /// Where it stands.
    #[serde(flatten)]
    place: KeptPlaceAnswer<'a>,
}

impl<'a> DiffAnswer<'a> {
    /// The difference between two that are called so.
    pub fn of(found: &'a Difference, (old, new): (&'a str, &'a str), text: &Text) -> Self {
        let associations = found.associations.iter();
        Self {
            old,
            new,
            associations: associations
                .map(|association| AssociationDifferenceAnswer::of(association, text))
                .collect(),
        }
    }
}

impl<'a> AssociationDifferenceAnswer<'a> {
    fn of(association: &'a AssociationDifference, text: &Text) -> Self {
        let of_member = |member: &'a MemberDifference| MemberDifferenceAnswer {
            member: text.payer(&member.payer),
            code: member.payer.code().map(|code| code.to_string()),
            party: member.party.into(),
            contribution: (&member.contribution).into(),
        };
        let parties = association.parties.iter().map(|(party, amount)| ((*party).into(), amount.into()));
        Self {
            association: association.name.as_str(),
            status: StatusDifferenceAnswer {
                old: association.old_status.map(Into::into),
                new: association.new_status.map(Into::into),
            },
            state: (&association.state).into(),
            matched: (&association.matched).into(),
            parties: parties.collect(),
            members: association.members.iter().map(of_member).collect(),
            changes: association.changes.iter().map(|change| ChangeAnswer::of(change, text)).collect(),
            inseparable: association.inseparable.iter().copied().map(Into::into).collect(),
        }
    }
}

impl From<&AmountDifference> for AmountDifferenceAnswer {
    fn from(amount: &AmountDifference) -> Self {
        Self {
            old: amount.old.map(Kr::from),
            new: amount.new.map(Kr::from),
            difference: amount.difference().ok().map(Kr::from),
            percent: amount.ratio().map(|ratio| Percent::of(ratio.percent(2))),
            causes: amount.causes.iter().map(|(cause, effect)| ((*cause).into(), (*effect).into())).collect(),
        }
    }
}

impl<'a> ChangeAnswer<'a> {
    fn of(change: &'a Change, text: &Text) -> Self {
        let stated = |stated: &'a Stated| StatedAnswer {
            value: text.said(&stated.said),
            place: stated.place.as_ref().map(KeptPlaceAnswer::from).unwrap_or_default(),
        };
        Self {
            cause: change.cause.into(),
            member: change.member.as_ref().map(Name::as_str),
            old: change.old.as_ref().map(stated),
            new: change.new.as_ref().map(stated),
        }
    }
}
