//! The split inside a party: from the party's amount by law to each member's calculated
//! contribution.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::domain::code::Code;
use crate::domain::member::{Membership, Party};
use crate::domain::money::Money;
use crate::domain::name::Name;
use crate::domain::place::Place;
use crate::domain::rate::Rate;
use crate::domain::ratio::Ratio;
use crate::domain::split_key::{KeyKind, SplitKey};
use crate::domain::word::Word;
use crate::findings::{Findings, Problem};

use super::outcome::Payer;
use super::settings::RuleSettings;
use super::split::{Part, Split, SplitError, split};
use super::trace::{Rule, Step, Traced, Value};

/// One member's calculated contribution.
pub(super) struct Line {
    pub payer: Payer,
    pub key: Option<KeyKind>,
    pub key_value: Option<Value>,
    pub unit: Option<Money>,
    pub share: Option<Ratio>,
    pub calculated: Traced<Money>,
}

/// The lines of a party, and what fixed amounts leave for those who share, in kr.
pub(super) struct PartyLines {
    pub shared: Money,
    pub lines: Vec<Line>,
}

/// A party whose amount is to be split.
pub(super) struct PartySplit<'a> {
    pub association: &'a Name,
    pub party: Party,
    /// The party's amount by law.
    pub amount: &'a Traced<Money>,
    /// The members of the party in the year, in register code order.
    pub members: Vec<&'a Membership>,
}

impl PartySplit<'_> {
    /// Splits the party's amount on its members; `None` when findings stop the run.
    pub fn lines(&self, settings: &RuleSettings, findings: &mut Findings) -> Option<PartyLines> {
        match self.members.as_slice() {
            [] => Some(self.undivided(Payer::PartyAsOne(self.party))),
            [only] if !only.key.as_ref().is_some_and(decides_alone) => Some(self.undivided(payer(only))),
            _ => self.by_key(settings, findings),
        }
    }

    fn undivided(&self, payer: Payer) -> PartyLines {
        let share = Some(Ratio::ONE);
        let line = Line { payer, key: None, key_value: None, unit: None, share, calculated: self.whole() };
        PartyLines { shared: self.amount.value, lines: vec![line] }
    }

    fn whole(&self) -> Traced<Money> {
        let undivided = Step::made(Rule::Undivided, Value::Ratio(Ratio::ONE.into()), Vec::new());
        Traced::made(Rule::Calculated, self.amount.value, vec![Arc::clone(&self.amount.step), undivided])
    }

    fn by_key(&self, settings: &RuleSettings, findings: &mut Findings) -> Option<PartyLines> {
        let keyed = self.keyed(findings)?;
        let (fixed, shared): (Vec<Keyed<'_>>, Vec<Keyed<'_>>) =
            keyed.into_iter().partition(|(_, key)| key.kind() == KeyKind::Amount);
        self.check_kinds(&shared, findings)?;
        let remainder = self.remainder(&fixed, shared.is_empty(), findings)?;

        let mut lines: Vec<(Code, Line)> = fixed.iter().filter_map(fixed_line).collect();
        if !shared.is_empty() {
            lines.extend(self.shared_lines(&shared, &remainder, settings, findings)?);
        }
        lines.sort_by_key(|(code, _)| *code);
        let lines = lines.into_iter().map(|(_, line)| line).collect();
        Some(PartyLines { shared: remainder.value, lines })
    }

    /// The members with their keys, which all must have.
    fn keyed(&self, findings: &mut Findings) -> Option<Vec<Keyed<'_>>> {
        if let Some(without) = self.members.iter().find(|member| member.key.is_none()) {
            let problem = Problem::KeyMissing {
                association: self.association.to_string(),
                party: self.party.members_id(),
            };
            findings.at(&without.place, problem);
            return None;
        }
        Some(self.members.iter().filter_map(|member| member.key.as_ref().map(|key| (*member, key))).collect())
    }

    /// All members that share must do so by one kind of key, and percentages must be the whole.
    fn check_kinds(&self, shared: &[Keyed<'_>], findings: &mut Findings) -> Option<()> {
        let mut kinds: Vec<KeyKind> = shared.iter().map(|(_, key)| key.kind()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let first = shared.first().map(place_of);
        if let (Some(place), [_, _, ..]) = (first, kinds.as_slice()) {
            let keys = kinds.iter().map(Word::id).collect();
            let association = self.association.to_string();
            let from_register = shared.iter().filter(|keyed| is_from_register(keyed)).count();
            let party = self.party.members_id();
            findings.at(place, Problem::KeysDiffer { association, party, keys, from_register });
            return None;
        }
        if let (Some(place), [KeyKind::Percent]) = (first, kinds.as_slice()) {
            let sum: Option<Decimal> = shared
                .iter()
                .try_fold(Decimal::ZERO, |sum, (_, key)| sum.checked_add(key.weight().unwrap_or_default()));
            let sum = sum.and_then(|sum| Rate::from_fraction(sum).ok()).unwrap_or(Rate::ZERO);
            if sum != Rate::ONE {
                let association = self.association.to_string();
                let party = self.party.members_id();
                findings.at(place, Problem::PercentNotWhole { association, party, sum });
                return None;
            }
        }
        Some(())
    }

    /// What the fixed amounts leave for the others: the whole amount when there are none.
    fn remainder(
        &self,
        fixed: &[Keyed<'_>],
        nobody_shares: bool,
        findings: &mut Findings,
    ) -> Option<Traced<Money>> {
        let Some((_, first)) = fixed.first() else { return Some(self.amount.clone()) };
        let amounts = fixed.iter().filter_map(|(_, key)| match key {
            SplitKey::Amount(amount) => Some(amount.value),
            _ => None,
        });
        let sum = Money::sum(amounts).ok()?;
        let rest = self.amount.value.minus(sum).ok()?;
        if rest.is_negative() || (nobody_shares && !rest.is_zero()) {
            findings.at(
                first.place(),
                Problem::AmountsNotWhole {
                    association: self.association.to_string(),
                    party: self.party.members_id(),
                    sum,
                    total: self.amount.value,
                },
            );
            return None;
        }
        let mut inputs = vec![Arc::clone(&self.amount.step)];
        inputs.extend(fixed.iter().map(weight_step));
        Some(Traced::made(Rule::Remainder(self.party), rest, inputs))
    }

    fn shared_lines(
        &self,
        shared: &[Keyed<'_>],
        amount: &Traced<Money>,
        settings: &RuleSettings,
        findings: &mut Findings,
    ) -> Option<Vec<(Code, Line)>> {
        let claims: Vec<(Code, Decimal)> =
            shared.iter().map(|(member, key)| (member.member, key.weight().unwrap_or_default())).collect();
        let split = match split(amount.value, settings.split_unit, &claims, settings.ties) {
            Ok(split) => split,
            Err(error) => {
                self.report(&error, shared, findings);
                return None;
            }
        };
        let weights: Vec<Arc<Step>> = shared.iter().map(weight_step).collect();
        let lines = shared.iter().zip(&split.parts).map(|((member, key), part)| {
            let calculated = shared_amount(amount, &weights, &split, part, shared);
            let line = Line {
                payer: payer(member),
                key: Some(key.kind()),
                key_value: Some(value_of(key)),
                unit: Some(split.unit),
                share: Some(part.share),
                calculated,
            };
            (member.member, line)
        });
        Some(lines.collect())
    }

    fn report(&self, error: &SplitError, shared: &[Keyed<'_>], findings: &mut Findings) {
        let association = self.association.to_string();
        let party = self.party.members_id();
        let problem = match error {
            SplitError::AllZero => Problem::WeightsAllZero { association, party },
            SplitError::Tie(tied) => {
                let members =
                    tied.iter().filter_map(|index| shared.get(*index)).map(|(m, _)| m.name.to_string());
                Problem::TieStops { association, members: members.collect() }
            }
            SplitError::Negative(index) => Problem::NegativeWeight {
                value: shared.get(*index).and_then(|(_, key)| key.weight()).unwrap_or_default(),
            },
            SplitError::TooLarge => Problem::CalculationOutOfRange { association },
        };
        match shared.first() {
            Some(keyed) => findings.at(place_of(keyed), problem),
            None => findings.general(problem),
        }
    }
}

/// A member with its key.
type Keyed<'a> = (&'a Membership, &'a SplitKey);

/// Whether the key's value is not the office's: inhabitants that the list does not give stand in the register.
fn is_from_register((member, key): &Keyed<'_>) -> bool {
    key.place().file != member.place.file
}

/// Where the office can mend a member's key: never in the built-in register.
fn place_of<'a>(keyed: &Keyed<'a>) -> &'a Place {
    if is_from_register(keyed) { &keyed.0.place } else { keyed.1.place() }
}

/// Whether the key says something also of a member that is alone: a fixed amount or a per cent that must be the
/// whole, and a weight of zero, by which nothing can be split.
fn decides_alone(key: &SplitKey) -> bool {
    matches!(key, SplitKey::Amount(_) | SplitKey::Percent(_))
        || key.weight().is_some_and(|weight| weight.is_zero())
}

fn payer(member: &Membership) -> Payer {
    Payer::Member { code: member.member, name: member.name.clone() }
}

fn fixed_line((member, key): &Keyed<'_>) -> Option<(Code, Line)> {
    let SplitKey::Amount(amount) = key else { return None };
    let fixed = Traced::read(Rule::FixedAmount(member.name.clone()), amount);
    let calculated = Traced::made(Rule::Calculated, fixed.value, vec![fixed.step]);
    let line = Line {
        payer: payer(member),
        key: Some(KeyKind::Amount),
        key_value: Some(value_of(key)),
        unit: None,
        share: None,
        calculated,
    };
    Some((member.member, line))
}

/// The value of a key, as its leaf in the trace has it.
fn value_of(key: &SplitKey) -> Value {
    match key {
        SplitKey::Amount(amount) => Value::Money(amount.value),
        SplitKey::Percent(rate) => Value::Rate(rate.value),
        _ => Value::Number(key.weight().unwrap_or_default()),
    }
}

/// The leaf for a member's weight. Every member's weight is in every member's trace, because the
/// share depends on all of them.
fn weight_step((member, key): &Keyed<'_>) -> Arc<Step> {
    let name = member.name.clone();
    let rule = match key {
        SplitKey::Amount(_) => Rule::FixedAmount(name),
        _ => Rule::Weight(key.kind(), name),
    };
    Step::read(rule, value_of(key), key.place())
}

fn shared_amount(
    amount: &Traced<Money>,
    weights: &[Arc<Step>],
    split: &Split,
    part: &Part,
    shared: &[Keyed<'_>],
) -> Traced<Money> {
    let share = Step::made(Rule::MemberShare, Value::Ratio(part.share.into()), weights.to_vec());
    let mut split_inputs = Vec::new();
    if part.tied {
        let among = |won: bool| {
            let tied =
                shared.iter().zip(&split.parts).filter(move |(_, part)| part.tied && part.extra == won);
            tied.map(|((member, _), _)| member.name.clone()).collect::<Vec<Name>>()
        };
        split_inputs.push(Step::made(Rule::TieByCode(among(true)), Value::Money(split.unit), Vec::new()));
    }
    let rule = Rule::Split { unit: split.unit, extra: part.extra };
    let split_step = Step::made(rule, Value::Money(part.amount), split_inputs);
    Traced::made(Rule::Calculated, part.amount, vec![Arc::clone(&amount.step), share, split_step])
}
