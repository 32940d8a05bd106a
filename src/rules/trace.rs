//! The trace (underlag): why an amount is what it is, from the rule down to the cell.
//!
//! A trace is a tree of [`Step`]s. A step has a value, the rule that made it, the steps it was
//! made from, and its basis: the law, a decision, a setting, or at the leaves a cell in a file.
//! Steps are shared between amounts, so a tree is cheap to keep for every amount of a run.

mod model_rule;

use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::domain::allocation::AllocationStatus;
use crate::domain::decision::{DecisionRule, DecisionStatus, Years};
use crate::domain::member::Party;
use crate::domain::money::Money;
use crate::domain::name::Name;
use crate::domain::place::{Place, Sourced};
use crate::domain::plan::PlanMethod;
use crate::domain::rate::Rate;
use crate::domain::ratio::Ratio;
use crate::domain::rounding::Rounding;
use crate::domain::split_key::KeyKind;

pub use model_rule::{ModelKey, ModelRule};

/// A value together with the step that explains it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traced<T> {
    /// The value.
    pub value: T,
    /// Why.
    pub step: Arc<Step>,
}

/// One step of a trace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The rule that gave the value.
    pub rule: Rule,
    /// The value.
    pub value: Value,
    /// On what the rule or the value rests.
    pub basis: Basis,
    /// How the value was rounded, and from what exact number of kronor.
    pub rounded: Option<Box<Rounded>>,
    /// What the value was made from.
    pub inputs: Box<[Arc<Step>]>,
}

/// A rounding that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rounded {
    /// The exact number of kronor before.
    pub exact: Decimal,
    /// The rule for rounding.
    pub rounding: Rounding,
    /// Where the rule stands, when somebody wrote it.
    pub place: Option<Place>,
}

/// The value of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// An amount in kr.
    Money(Money),
    /// A rate in per cent.
    Rate(Rate),
    /// A fraction, such as a member's share.
    Ratio(Box<Ratio>),
    /// A number without unit, such as inhabitants.
    Number(Decimal),
    /// The rule did not apply, for this reason.
    NotApplied(NotApplied),
    /// The amount is not known.
    Unknown,
}

/// Why a rule did not apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NotApplied {
    /// Its parameters were not given.
    NotGiven,
    /// A decided amount overrides it.
    Overridden,
    /// A more specific decision governs.
    LessSpecific,
    /// The amount it needs is missing.
    LastYearMissing,
    /// The amount did not reach the cap.
    BelowCap,
    /// The amount was not below the floor.
    AboveFloor,
    /// It held for earlier years only.
    Ended,
    /// Own capital lies within the staircase.
    WithinStaircase,
    /// Own capital lies above the staircase.
    AboveStaircase,
    /// Nothing was deducted from anybody.
    NothingDeducted,
    /// The authority has already applied it to what it decides.
    InTheDecision,
}

/// On what a step rests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Nothing but its inputs.
    Inputs,
    /// A section of law or another public source, as it is cited.
    Law(String),
    /// A cell or line that somebody wrote.
    Read(Place),
    /// A member's decision.
    Decided(Box<Decided>),
}

/// A member's decision as the basis of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// The cell that says what was decided.
    pub place: Place,
    /// The budget years that it says it is for.
    pub years: Option<Years>,
    /// When.
    pub date: Option<Date>,
    /// How firm.
    pub status: Option<DecisionStatus>,
    /// The reference number (diarienummer).
    pub reference: Option<String>,
}

/// A decision that is not in force for a member, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overruled {
    /// Its rule.
    pub rule: DecisionRule,
    /// The decision.
    pub decided: Decided,
    /// Why it is not in force.
    pub why: NotApplied,
}

/// The rules, and the leaves from which they start.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// The state's amount of a year to come, as the plan's table has it.
    PlanTable,
    /// The state's amount that a plan is to reach.
    PlanGoal,
    /// The state's amount of a year on the way to a plan's goal.
    PlanStep {
        /// How the way goes.
        method: PlanMethod,
        /// Which year of the way, from 1.
        step: u32,
        /// How many years the way takes.
        count: u32,
    },
    /// The state's amount, by its status.
    StateAmount(AllocationStatus),
    /// The state's amount as it is used, with the rules that could have lowered it.
    StateAmountUsed,
    /// Reduction of the state's amount for own capital above the staircase.
    OwnCapital,
    /// The brake on the state's amount.
    Brake,
    /// A party's share by law.
    ShareByLaw(Party),
    /// A party's amount by law.
    PartyAmount(Party),
    /// A member's weight in the split.
    Weight(KeyKind, Name),
    /// A member's share of its party's amount.
    MemberShare,
    /// A fixed amount agreed on as key.
    FixedAmount(Name),
    /// What the fixed amounts leave for the other members.
    Remainder(Party),
    /// The split by largest remainder: rounded down, then a unit more for the largest remainders.
    Split {
        /// The unit of the split.
        unit: Money,
        /// Whether the member got one unit more than its rounded-down share.
        extra: bool,
    },
    /// The unit went to this member by register code order among equal remainders.
    TieByCode(Vec<Name>),
    /// The whole of the party's amount falls on its only member, or is not split.
    Undivided,
    /// The calculated contribution.
    Calculated,
    /// Last year's amount.
    LastYear,
    /// Last year's amount as the sum of the predecessors'.
    LastYearSum,
    /// A decided reduction.
    ReductionRate,
    /// The reduction of the member that is followed.
    Follows(Name),
    /// What a decision made: last year's amount, reduced; a decided amount; a cap; a floor.
    Decided(DecisionRule),
    /// What the member offers.
    Offered,
    /// What the member contributes.
    Contribution,
    /// What the party offers together.
    PartyOffered(Party),
    /// The most that the state pays against what the party offers.
    MatchedBy(Party),
    /// The state's matched amount.
    Matched,
    /// The state money that nobody matches.
    Unmatched,
    /// The change since last year in kr.
    Change,
    /// A rule of the state's model.
    Model(ModelRule),
}

impl Step {
    /// A leaf: a value that somebody wrote in a cell.
    #[must_use]
    pub fn read(rule: Rule, value: Value, place: &Place) -> Arc<Self> {
        Arc::new(Self {
            rule,
            value,
            basis: Basis::Read(place.clone()),
            rounded: None,
            inputs: Box::default(),
        })
    }

    /// A step that rests on its inputs alone.
    #[must_use]
    pub fn made(rule: Rule, value: Value, inputs: Vec<Arc<Self>>) -> Arc<Self> {
        Arc::new(Self { rule, value, basis: Basis::Inputs, rounded: None, inputs: inputs.into() })
    }

    /// A step that rests on the law.
    #[must_use]
    pub fn by_law(rule: Rule, value: Value, source: &str, inputs: Vec<Arc<Self>>) -> Arc<Self> {
        let inputs = inputs.into();
        Arc::new(Self { rule, value, basis: Basis::Law(source.to_owned()), rounded: None, inputs })
    }

    /// A rule that did not apply, and why.
    #[must_use]
    pub fn not_applied(rule: Rule, why: NotApplied) -> Arc<Self> {
        Self::made(rule, Value::NotApplied(why), Vec::new())
    }

    /// Where the value was read, or the cell that says what was decided.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        match &self.basis {
            Basis::Read(place) => Some(place),
            Basis::Decided(decided) => Some(&decided.place),
            Basis::Inputs | Basis::Law(_) => None,
        }
    }

    /// Walks the tree from this step down, each step with its outline number (`1`, `1.2`, `1.2.1`).
    pub fn walk<'a>(self: &'a Arc<Self>, visit: &mut impl FnMut(&str, &'a Arc<Self>)) {
        fn down<'a>(number: &str, step: &'a Arc<Step>, visit: &mut impl FnMut(&str, &'a Arc<Step>)) {
            visit(number, step);
            for (index, input) in step.inputs.iter().enumerate() {
                down(&format!("{number}.{}", index.saturating_add(1)), input, visit);
            }
        }
        down("1", self, visit);
    }

    /// Every place that the step and what it was made from were read from.
    #[must_use]
    pub fn places(self: &Arc<Self>) -> Vec<Place> {
        let mut places = Vec::new();
        self.walk(&mut |_, step| {
            places.extend(step.place().cloned());
            let rounding = step.rounded.as_ref().and_then(|rounded| rounded.place.as_ref());
            places.extend(rounding.cloned());
        });
        places.sort();
        places.dedup();
        places
    }
}

impl Traced<Money> {
    /// An amount that was read from a cell.
    #[must_use]
    pub fn read(rule: Rule, amount: &Sourced<Money>) -> Self {
        Self { value: amount.value, step: Step::read(rule, Value::Money(amount.value), &amount.place) }
    }

    /// An amount made from others.
    #[must_use]
    pub fn made(rule: Rule, amount: Money, inputs: Vec<Arc<Step>>) -> Self {
        Self { value: amount, step: Step::made(rule, Value::Money(amount), inputs) }
    }
}
