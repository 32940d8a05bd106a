//! What `--what-if` answers.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

use crate::app::what_if::Supposition;
use crate::compare::supposition::{AssociationEffect, Change, MemberEffect};
use crate::text::Text;

use super::finding::FindingAnswer;
use super::names::PartyName;
use super::number::Kr;

/// What decisions would change that nobody has made.
#[derive(Serialize, JsonSchema)]
pub struct WhatIfAnswer<'a> {
    /// What is supposed.
    supposed: Vec<SupposedAnswer<'a>>,
    /// Where another decision governs all the same.
    beaten: Vec<BeatenAnswer<'a>>,
    /// The state money of the whole run that nobody matches.
    unmatched: SupposedAmountAnswer,
    /// What would change in each association that the decisions concern.
    associations: Vec<AssociationEffectAnswer<'a>>,
    /// What is found only with the supposed decisions.
    findings: Vec<FindingAnswer<'a>>,
}

/// A decision that is supposed.
#[derive(Serialize, JsonSchema)]
struct SupposedAnswer<'a> {
    /// As it was said.
    sentence: &'a str,
    /// Where the decisions stand that it replaces.
    replaces: Vec<String>,
}

/// A supposed decision that another one goes before.
#[derive(Serialize, JsonSchema)]
struct BeatenAnswer<'a> {
    /// The association.
    association: &'a str,
    /// The member.
    member: Cow<'a, str>,
    /// Where the decision stands that governs.
    governing: String,
}

/// What would change in an association.
#[derive(Serialize, JsonSchema)]
struct AssociationEffectAnswer<'a> {
    /// Its name.
    association: &'a str,
    /// The state money that nobody matches.
    unmatched: SupposedAmountAnswer,
    /// The members whose contribution would change, and those that something is supposed of.
    members: Vec<MemberEffectAnswer<'a>>,
}

/// What would change for a member of an association.
#[derive(Serialize, JsonSchema)]
struct MemberEffectAnswer<'a> {
    /// Its code; null for a party that contributes as one.
    code: Option<String>,
    /// Its name, or that of the party.
    member: Cow<'a, str>,
    /// Its party.
    party: PartyName,
    /// What it contributes.
    contribution: SupposedAmountAnswer,
}

/// An amount as it is and as it would be.
#[derive(Serialize, JsonSchema)]
struct SupposedAmountAnswer {
    /// As it is.
    now: Kr,
    /// As it would be.
    then: Kr,
    /// How much more it would be.
    difference: Kr,
}

impl<'a> WhatIfAnswer<'a> {
    /// What the supposition would change.
    pub fn of(supposition: &'a Supposition<'_>, text: &Text) -> Self {
        let supposed = supposition.sentences.iter().zip(&supposition.supposed);
        let beaten = supposition.beaten.iter().map(|beaten| BeatenAnswer {
            association: beaten.association.as_str(),
            member: text.payer(&beaten.member),
            governing: text.place(&beaten.by.measure.place),
        });
        Self {
            supposed: supposed
                .map(|(sentence, supposed)| SupposedAnswer {
                    sentence,
                    replaces: supposed
                        .replaced
                        .iter()
                        .map(|replaced| text.place(&replaced.measure.place))
                        .collect(),
                })
                .collect(),
            beaten: beaten.collect(),
            unmatched: supposition.unmatched().into(),
            associations: supposition
                .effects
                .iter()
                .map(|association| AssociationEffectAnswer::of(association, text))
                .collect(),
            findings: FindingAnswer::all(&supposition.findings, text),
        }
    }
}

impl<'a> AssociationEffectAnswer<'a> {
    fn of(association: &'a AssociationEffect, text: &Text) -> Self {
        let of_member = |member: &'a MemberEffect| MemberEffectAnswer {
            code: member.payer.code().map(|code| code.to_string()),
            member: text.payer(&member.payer),
            party: member.party.into(),
            contribution: member.contribution.into(),
        };
        Self {
            association: association.name.as_str(),
            unmatched: association.unmatched.into(),
            members: association.members.iter().map(of_member).collect(),
        }
    }
}

impl From<Change> for SupposedAmountAnswer {
    fn from(change: Change) -> Self {
        Self { now: change.now.into(), then: change.then.into(), difference: change.difference().into() }
    }
}
