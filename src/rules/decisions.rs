//! Which of the members' decisions govern, and what a member offers because of them.
//!
//! A decision that names both association and member beats one with `*`. Decisions are of four
//! kinds that do not compete with each other: a reduction (own or followed), a decided amount, a
//! cap and a floor. A decided amount overrides all the others. Two decisions of the same kind and
//! rank that say different things stop the run.
//!
//! A decision that nobody has made (*what if*) stands in the place of the made ones of its kind and scope,
//! wherever it would govern. Where another one overrides it, everything stands as it was made.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::code::Code;
use crate::domain::decision::{Decision, DecisionRule, Measure, Scope};
use crate::domain::name::Name;
use crate::domain::rate::Rate;
use crate::domain::unread::Unread;

use super::trace::{Basis, Decided, NotApplied, Overruled, Rule, Step, Traced, Value};

/// All decisions of a run, found by association and member.
pub struct Decisions<'a> {
    made: ByScope<'a>,
    supposed: ByScope<'a>,
    unread: &'a Unread,
}

/// Decisions found by association and member.
struct ByScope<'a> {
    all: &'a [Decision],
    by_scope: BTreeMap<(Scope<&'a Name>, Scope<Code>), Vec<usize>>,
}

/// The decisions that govern one member in one association.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Governing<'a> {
    /// The one of each kind of rules ([`DecisionRule::kind`]).
    by_kind: BTreeMap<DecisionRule, &'a Decision>,
    /// Decisions that a more specific one beats.
    pub less_specific: Vec<&'a Decision>,
    /// Supposed decisions that do not govern, each with the one that overrides it.
    pub beaten: Vec<(&'a Decision, &'a Decision)>,
}

/// A rate of change and the decisions that it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reducing<'a> {
    /// The rate: −10 % is ten per cent less.
    pub rate: Traced<Rate>,
    /// The member whose reduction is followed, where the member's own decision is to follow.
    pub follows: Option<Name>,
    /// The member's own decision, then those of the members that it follows, one after the other.
    pub chain: Vec<&'a Decision>,
}

/// Two decisions of the same kind and rank that disagree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Disagreement<'a> {
    /// Whose decisions they are.
    pub member: Code,
    /// The first in the file.
    pub one: &'a Decision,
    /// The other.
    pub other: &'a Decision,
}

/// Why no rate of reduction can be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FollowError<'a> {
    /// Members follow each other in a circle; the first of them in register code order is the first here.
    Circle(Vec<Code>),
    /// The member that is followed has no reduction.
    Nobody {
        /// The decision to follow.
        decision: &'a Decision,
        /// Who follows.
        member: Code,
        /// Who is followed.
        followed: Code,
    },
    /// The decisions of a member on the way disagree.
    Disagreement(Disagreement<'a>),
    /// A decision that could not be read may be the one that is missing: a finding has said so.
    Unread,
}

impl<'a> ByScope<'a> {
    fn new(all: &'a [Decision]) -> Self {
        let mut by_scope: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (index, decision) in all.iter().enumerate() {
            by_scope
                .entry((scope_of(&decision.association), decision.member.clone()))
                .or_default()
                .push(index);
        }
        Self { all, by_scope }
    }

    /// The indices of those that concern `member` in `association`, in file order.
    fn indices(&self, association: &Name, member: Code) -> BTreeSet<usize> {
        let associations = [Scope::One(association), Scope::All];
        let members = [Scope::One(member), Scope::All];
        associations
            .iter()
            .flat_map(|association| members.iter().map(move |member| (association.clone(), member.clone())))
            .filter_map(|scope| self.by_scope.get(&scope))
            .flatten()
            .copied()
            .filter(|index| self.all.get(*index).is_some_and(|decision| !follows_itself(decision, member)))
            .collect()
    }

    fn concerning(&self, association: &Name, member: Code) -> Vec<&'a Decision> {
        self.indices(association, member).into_iter().filter_map(|index| self.all.get(index)).collect()
    }
}

impl<'a> Decisions<'a> {
    /// The decisions that were made and those that are only supposed, ready to be looked up, beside what could
    /// not be read.
    #[must_use]
    pub fn new(made: &'a [Decision], supposed: &'a [Decision], unread: &'a Unread) -> Self {
        Self { made: ByScope::new(made), supposed: ByScope::new(supposed), unread }
    }

    /// The decisions that govern `member` in `association`.
    ///
    /// # Errors
    /// [`Disagreement`] when two decisions of the same kind and rank say different things.
    pub fn governing(&self, association: &Name, member: Code) -> Result<Governing<'a>, Disagreement<'a>> {
        let made = self.made.concerning(association, member);
        let mut supposed = self.supposed.concerning(association, member);
        let mut beaten = Vec::new();
        // One that is overridden replaces nothing, and what then stays may override another: until all that
        // are left govern.
        loop {
            let replaced =
                |made: &&Decision| supposed.iter().any(|supposed| takes_the_place_of(supposed, made));
            let stays = made.iter().copied().filter(|made| !replaced(made));
            let mut governing = ranked(stays.chain(supposed.iter().copied()).collect(), member)?;
            let overridden = supposed
                .iter()
                .enumerate()
                .find_map(|(index, supposed)| Some((index, *supposed, governing.instead_of(supposed)?)));
            let Some((index, decision, by)) = overridden else {
                governing.beaten = beaten;
                return Ok(governing);
            };
            beaten.push((decision, by));
            supposed.remove(index);
        }
    }

    /// The rate by which `member` reduces its contribution to `association`, through everyone it
    /// follows; `None` when it does not.
    ///
    /// # Errors
    /// [`FollowError`].
    pub fn reduction(
        &self,
        association: &Name,
        member: Code,
        name_of: &dyn Fn(Code) -> Option<Name>,
    ) -> Result<Option<Reducing<'a>>, FollowError<'a>> {
        self.reduction_through(association, member, name_of, &mut Vec::new())
    }

    fn reduction_through(
        &self,
        association: &Name,
        member: Code,
        name_of: &dyn Fn(Code) -> Option<Name>,
        way: &mut Vec<Code>,
    ) -> Result<Option<Reducing<'a>>, FollowError<'a>> {
        let governing = self.governing(association, member).map_err(FollowError::Disagreement)?;
        // A decided amount leaves no rate to follow; the member's own rate is then not used either.
        let has_amount = governing.of(DecisionRule::Amount).is_some();
        let reduction = governing.of(DecisionRule::Reduction).filter(|_| way.is_empty() || !has_amount);
        let Some(decision) = reduction else { return Ok(None) };
        way.push(member);
        match decision.measure.value {
            Measure::Follows(followed) => {
                if let Some(first) = way.iter().position(|passed| *passed == followed) {
                    return Err(FollowError::Circle(circle(way.split_off(first))));
                }
                let nobody = FollowError::Nobody { decision, member, followed };
                let name = name_of(followed).ok_or(nobody.clone())?;
                let Some(mut inner) = self.reduction_through(association, followed, name_of, way)? else {
                    let unread = self.unread.may_concern(association, followed);
                    return Err(if unread { FollowError::Unread } else { nobody });
                };
                let step = Step {
                    rule: Rule::Follows(name.clone()),
                    value: Value::Rate(inner.rate.value),
                    basis: decided(decision),
                    rounded: None,
                    inputs: [inner.rate.step].into(),
                };
                inner.chain.insert(0, decision);
                let rate = Traced { value: inner.rate.value, step: Arc::new(step) };
                Ok(Some(Reducing { rate, follows: Some(name), chain: inner.chain }))
            }
            Measure::Change(rate) => {
                let step = decision_step(Rule::ReductionRate, Value::Rate(rate), decision);
                Ok(Some(Reducing {
                    rate: Traced { value: rate, step },
                    follows: None,
                    chain: vec![decision],
                }))
            }
            _ => Ok(None),
        }
    }

    /// The decisions that were made and concern none of the given members of associations.
    #[must_use]
    pub fn unused(&self, members: &[(&Name, Code)]) -> Vec<&'a Decision> {
        [&self.made, &self.supposed]
            .into_iter()
            .flat_map(|decisions| {
                let used: BTreeSet<usize> = members
                    .iter()
                    .flat_map(|(association, member)| decisions.indices(association, *member))
                    .collect();
                let all = decisions.all.iter().enumerate();
                all.filter(move |(index, _)| !used.contains(index)).map(|(_, decision)| decision)
            })
            .collect()
    }
}

/// The decisions by kind: the most specific governs, and two of equal rank must say the same.
fn ranked(mut all: Vec<&Decision>, member: Code) -> Result<Governing<'_>, Disagreement<'_>> {
    let mut governing = Governing::default();
    // A stable sort: the most specific first, and among equals the first in the file.
    all.sort_by_key(|decision| std::cmp::Reverse(decision.rank()));
    for decision in all {
        let kind = decision.measure.value.rule().kind();
        match governing.of(kind) {
            None => {
                governing.by_kind.insert(kind, decision);
            }
            Some(above) if above.rank() > decision.rank() => governing.less_specific.push(decision),
            Some(equal) if says_the_same(equal, decision) => {}
            Some(equal) => return Err(Disagreement { member, one: equal, other: decision }),
        }
    }
    Ok(governing)
}

/// The members of a circle, beginning with the first in register code order: the same whoever it was found from.
fn circle(mut members: Vec<Code>) -> Vec<Code> {
    let first = members.iter().enumerate().min_by_key(|(_, code)| **code).map_or(0, |(index, _)| index);
    members.rotate_left(first);
    members
}

impl<'a> Governing<'a> {
    /// The decision of this kind of rules.
    #[must_use]
    pub fn of(&self, kind: DecisionRule) -> Option<&'a Decision> {
        self.by_kind.get(&kind).copied()
    }

    /// The decisions, by the kind of their rules.
    pub fn by_kind(&self) -> impl Iterator<Item = (DecisionRule, &'a Decision)> {
        self.by_kind.iter().map(|(kind, decision)| (*kind, *decision))
    }

    /// The decision that governs where `decision` would: a more specific one of its kind, or a decided amount.
    /// `None` when `decision` itself governs.
    fn instead_of(&self, decision: &Decision) -> Option<&'a Decision> {
        let of_kind = self.of(decision.measure.value.rule().kind());
        self.of(DecisionRule::Amount).or(of_kind).filter(|governing| *governing != decision)
    }
}

impl<'a> Governing<'a> {
    /// The decisions that did not apply because a more specific one governs.
    pub(super) fn beaten(&self) -> impl Iterator<Item = NotInForce<'a>> + '_ {
        self.less_specific.iter().map(|decision| NotInForce { decision, why: NotApplied::LessSpecific })
    }

    /// The decisions that a decided amount overrides.
    pub(super) fn overridden(&self) -> impl Iterator<Item = NotInForce<'a>> + '_ {
        let others = self.by_kind.iter().filter(|(kind, _)| **kind != DecisionRule::Amount);
        others.map(|(_, decision)| NotInForce { decision, why: NotApplied::Overridden })
    }
}

/// A decision that is not in force, and why.
#[derive(Clone, Copy)]
pub(super) struct NotInForce<'a> {
    pub decision: &'a Decision,
    pub why: NotApplied,
}

impl NotInForce<'_> {
    /// The step that says so.
    pub fn step(&self) -> Arc<Step> {
        decision_step(rule_of(self.decision), Value::NotApplied(self.why), self.decision)
    }

    /// The same for the outcome.
    pub fn overruled(&self) -> Overruled {
        Overruled { rule: self.decision.measure.value.rule(), decided: self.decision.into(), why: self.why }
    }
}

/// A step that rests on a member's decision alone.
pub(super) fn decision_step(rule: Rule, value: Value, decision: &Decision) -> Arc<Step> {
    Arc::new(Step { rule, value, basis: decided(decision), rounded: None, inputs: Box::default() })
}

/// The decision as the basis of a step.
pub(super) fn decided(decision: &Decision) -> Basis {
    Basis::Decided(Box::new(Decided::from(decision)))
}

impl From<&Decision> for Decided {
    fn from(decision: &Decision) -> Self {
        Self {
            place: decision.measure.place.clone(),
            years: decision.years,
            date: decision.date,
            status: decision.status,
            reference: decision.reference.clone(),
        }
    }
}

fn scope_of(association: &Scope<Name>) -> Scope<&Name> {
    match association {
        Scope::All => Scope::All,
        Scope::One(name) => Scope::One(name),
    }
}

/// `*` follows X: everyone but X itself.
fn follows_itself(decision: &Decision, member: Code) -> bool {
    decision.member == Scope::All && decision.measure.value == Measure::Follows(member)
}

fn rule_of(decision: &Decision) -> Rule {
    Rule::Decided(decision.measure.value.rule().kind())
}

/// Whether a supposed decision takes the place of one that was made: they concern the same members and
/// associations, and say the same kind of thing. A decided amount and a reduction both say what the
/// contribution is to be.
#[must_use]
pub fn takes_the_place_of(supposed: &Decision, made: &Decision) -> bool {
    let (rule, other) = (supposed.measure.value.rule(), made.measure.value.rule());
    let same_kind =
        rule.kind() == other.kind() || rule.says_the_contribution() && other.says_the_contribution();
    same_kind && supposed.association == made.association && supposed.member == made.member
}

fn says_the_same(one: &Decision, other: &Decision) -> bool {
    let rounding = |decision: &Decision| decision.rounding.as_ref().map(|rounding| rounding.value);
    one.measure.value == other.measure.value && rounding(one) == rounding(other) && one.status == other.status
}
