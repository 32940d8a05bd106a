//! The outcome: what the rules say for one year, every amount with its trace.
//!
//! Amounts are in kr. What is not known is `None`, and a sum with something unknown in it is
//! unknown: it is never read as 0 kr.

use crate::domain::allocation::{Allocation, AllocationStatus};
use crate::domain::code::Code;
use crate::domain::comparison::Comparison;
use crate::domain::decision::{DecisionRule, DecisionStatus};
use crate::domain::member::Party;
use crate::domain::money::Money;
use crate::domain::name::Name;
use crate::domain::rate::Rate;
use crate::domain::ratio::Ratio;
use crate::domain::split_key::KeyKind;
use crate::domain::year::Year;

use super::proportion::proportion;
use super::trace::{Decided, Overruled, Rounded, Traced, Value};

/// What the rules say for one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The budget year.
    pub year: Year,
    /// The associations, in the order of the member list.
    pub associations: Vec<AssociationOutcome>,
    /// What is planned for the years to come, where something is.
    pub plans: Vec<Planned>,
}

/// What the rules say of one association.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssociationOutcome {
    /// The association's name.
    pub name: Name,
    /// The status of the state's amount.
    pub status: AllocationStatus,
    /// The state's amounts as the authority's file gives them.
    pub allocation: Allocation,
    /// The state's amount `S` that governs.
    pub state: Traced<Money>,
    /// The part of `S` that the members match.
    pub matched: Traced<Money>,
    /// The part of `S` that nobody matches: state money that the area loses.
    pub unmatched: Traced<Money>,
    /// The parties besides the state: regions first, then municipalities. Gotland has only
    /// municipalities.
    pub parties: Vec<PartyOutcome>,
    /// What members that have left since paid last year; 0 kr when nobody has left, `None` while it is unknown.
    pub left_last_year: Option<Money>,
    /// The possible amount that is used, `S / possible`, where the possible amount is known.
    pub use_of_possible: Option<Ratio>,
}

/// What the rules say of one party in one association.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyOutcome {
    /// Which party.
    pub party: Party,
    /// The shares by law that its amount was worked out with.
    pub shares: LegalShares,
    /// The party's amount by law: half of `S` (for Gotland, the whole of `S`).
    pub by_law: Traced<Money>,
    /// What fixed amounts leave of it for those who share it, in kr.
    pub shared: Money,
    /// What its members offer together.
    pub offered: Traced<Money>,
    /// The most that the state pays against what the party offers.
    pub matches: Traced<Money>,
    /// The members, in register code order; one unnamed line when the member list has none.
    pub members: Vec<MemberOutcome>,
}

/// The shares by law of the whole financing that a party's amount was worked out with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LegalShares {
    /// The state's.
    pub state: Ratio,
    /// The party's own.
    pub party: Ratio,
}

impl LegalShares {
    /// The most that the state pays against what the party offers, in whole öre; none beyond what an amount can be.
    #[must_use]
    pub fn matched_by(self, offered: Money) -> Option<Money> {
        proportion(offered, self.state, self.party).map(|(amount, _)| amount)
    }

    /// The word for the party's own share within a sentence: `fjärdedel`, for Gotland `hälft`.
    #[must_use]
    pub fn party_id(self) -> &'static str {
        match (self.party.numerator(), self.party.denominator()) {
            (1, 4) => "share-quarter",
            (1, 2) => "share-half",
            _ => "share-by-law",
        }
    }

    /// How many kronor of the state's money follow one krona from the party: 2 under today's law.
    #[must_use]
    pub fn state_per_krona(self) -> Option<Ratio> {
        Ratio::new(
            self.state.numerator().checked_mul(self.party.denominator())?,
            self.state.denominator().checked_mul(self.party.numerator())?,
        )
    }
}

/// Who a line of contributions is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Payer {
    /// A member of the association.
    Member {
        /// Its code.
        code: Code,
        /// Its name in the register.
        name: Name,
    },
    /// The party as one, because the member list does not have its members.
    PartyAsOne(Party),
}

/// What the rules say of one member in one association.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberOutcome {
    /// Who.
    pub payer: Payer,
    /// The member's party.
    pub party: Party,
    /// By what key the party's amount was split; `None` when it was not.
    pub key: Option<KeyKind>,
    /// The value of the key: inhabitants, a weight, a percentage, or a fixed amount; `None` when it was not split.
    pub key_value: Option<Value>,
    /// In what unit (kr) the amount was split; `None` with a fixed amount, and when it was not.
    pub unit: Option<Money>,
    /// The member's share of the party's amount; `None` with a fixed amount.
    pub share: Option<Ratio>,
    /// The contribution by law and key (beräknat).
    pub calculated: Traced<Money>,
    /// What the member offers by its own decisions (erbjudet).
    pub offered: Traced<Money>,
    /// What the member contributes (bidrag).
    pub contribution: Traced<Money>,
    /// What the member contributed last year, where that is known.
    pub last_year: Option<Traced<Money>>,
    /// The change in kr since last year.
    pub change: Option<Traced<Money>>,
    /// How last year's amount was rounded after its reduction, and from what; `None` where none was reduced.
    pub rounded: Option<Rounded>,
    /// The member whose reduction is followed, where one is.
    pub follows: Option<Name>,
    /// The change that was declared, −10 % for a reduction by ten per cent: not the actual change. `None` where
    /// no rate made the contribution.
    pub declared: Option<Rate>,
    /// The decisions that made the contribution, the one that it rests on first: a decided amount, or a cap or a
    /// floor that binds, alone; else the reduction with those of the members that it follows; else a cap and a
    /// floor that did not bind. None where the law made it, also because a reduction could not be applied.
    pub made_by: Vec<Decided>,
    /// The rule of the decision that gave the contribution; none where the law and the key did.
    pub governed_by: Option<DecisionRule>,
    /// The decisions about this member that are not in force, and why: a decided amount or a more specific decision goes
    /// before them, last year's amount is missing, or the cap or the floor was not reached.
    pub overruled: Vec<Overruled>,
}

/// A plan, worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The association.
    pub association: Name,
    /// The possible amount of the budget year, in kr, where it is known: the years to come have none yet.
    pub possible: Option<Money>,
    /// The budget year and those to come, in order.
    pub years: Vec<PlannedYear>,
}

/// One year of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedYear {
    /// The year.
    pub year: Year,
    /// The state's amount, in kr.
    pub state: Traced<Money>,
    /// What the parties contribute by law, and their members by key, in kr: together as much as the state. Empty
    /// where the amount cannot be split.
    pub parties: Vec<PartyOutcome>,
}

impl PlannedYear {
    /// What every member contributes by law and key (`calculated`).
    pub fn members(&self) -> impl Iterator<Item = &MemberOutcome> {
        self.parties.iter().flat_map(|party| &party.members)
    }

    /// How much of the possible amount is used.
    #[must_use]
    pub fn use_of(&self, possible: Option<Money>) -> Option<Ratio> {
        Ratio::of(self.state.value, possible?)
    }
}

impl Outcome {
    /// The plan of an association, where it has one.
    #[must_use]
    pub fn plan(&self, association: &Name) -> Option<&Planned> {
        self.plans.iter().find(|plan| plan.association == *association)
    }

    /// Whether any amount that people are shown has öre.
    #[must_use]
    pub fn has_ore(&self) -> bool {
        self.associations.iter().any(|it| it.amounts().any(Money::has_ore))
    }
}

impl AssociationOutcome {
    /// The amounts that people are shown: the state's, the parties' and the members'.
    fn amounts(&self) -> impl Iterator<Item = Money> {
        let of_state = [self.state.value, self.matched.value];
        let possible = self.allocation.possible();
        let of_parties = self.parties.iter().flat_map(|party| [party.by_law.value, party.matches.value]);
        let of_members = self.members().flat_map(|line| {
            let last_year = line.last_year.as_ref().map(|amount| amount.value);
            [line.calculated.value, line.contribution.value].into_iter().chain(last_year)
        });
        of_state.into_iter().chain(possible).chain(of_parties).chain(of_members)
    }

    /// What was paid to the association last year, also by members that have left since; `None` while any of it
    /// is unknown.
    #[must_use]
    pub fn last_year(&self) -> Option<Money> {
        let lines = self.members().map(|line| line.last_year.as_ref().map(|amount| amount.value));
        sum_if_known(lines.chain([self.left_last_year]))
    }

    /// The party of this kind, where the association has it.
    #[must_use]
    pub fn party(&self, party: Party) -> Option<&PartyOutcome> {
        self.parties.iter().find(|outcome| outcome.party == party)
    }

    /// The lines whose members have not decided for good: no decision, a proposal, or one on a condition. What
    /// they contribute may still change.
    pub fn undecided(&self) -> impl Iterator<Item = &MemberOutcome> {
        self.members().filter(|line| line.status() != Some(DecisionStatus::Final))
    }

    /// All lines of contributions, regions first, in register code order.
    pub fn members(&self) -> impl Iterator<Item = &MemberOutcome> {
        self.parties.iter().flat_map(|party| &party.members)
    }
}

impl PartyOutcome {
    /// How much the offered amount differs from the amount by law, in kr; negative when it is less.
    #[must_use]
    pub fn difference(&self) -> Money {
        self.offered.value.minus(self.by_law.value).unwrap_or(Money::ZERO)
    }

    /// How much less the party offers than its share by law, in kr; 0 kr when it is not less.
    #[must_use]
    pub fn shortfall(&self) -> Money {
        self.by_law.value.minus(self.offered.value).unwrap_or(Money::ZERO).max(Money::ZERO)
    }

    /// The words for who pays within a sentence: `kommunerna tillsammans`, or `regionen` where there is but one.
    #[must_use]
    pub fn payer_id(&self) -> &'static str {
        match (self.members.as_slice(), self.party) {
            ([MemberOutcome { payer: Payer::Member { .. }, .. }], Party::Regions) => "payer-region-alone",
            ([MemberOutcome { payer: Payer::Member { .. }, .. }], _) => "payer-municipality-alone",
            (_, party) => party.together_id(),
        }
    }
}

impl MemberOutcome {
    /// The decision that says how firm the contribution is: the least final of those that made it, and the first
    /// of those that are alike. `None` where no decision made it.
    #[must_use]
    pub fn decision(&self) -> Option<&Decided> {
        self.made_by.iter().min_by_key(|decided| decided.status)
    }

    /// How firm the contribution is; `None` when it is not decided: no decision made it, or one that does not say.
    #[must_use]
    pub fn status(&self) -> Option<DecisionStatus> {
        self.decision()?.status
    }

    /// The contribution, and last year's where that is known.
    pub fn this_and_last_year(&self) -> impl Iterator<Item = Money> {
        [Some(&self.contribution), self.last_year.as_ref()].into_iter().flatten().map(|amount| amount.value)
    }

    /// What the member contributes, beside last year.
    #[must_use]
    pub fn compared(&self) -> Comparison {
        let before = self.last_year.as_ref().map(|last| last.value);
        Comparison { now: Some(self.contribution.value), before }
    }

    /// The actual change since last year; `None` when last year is unknown or was 0 kr.
    #[must_use]
    pub fn actual_change(&self) -> Option<Ratio> {
        self.compared().ratio()
    }
}

impl Payer {
    /// The member's code, where the line is about one member.
    #[must_use]
    pub fn code(&self) -> Option<Code> {
        match self {
            Self::Member { code, .. } => Some(*code),
            Self::PartyAsOne(_) => None,
        }
    }
}

/// The sum of amounts that may be unknown: unknown when any of them is, or when there are none.
#[must_use]
pub fn sum_if_known(amounts: impl IntoIterator<Item = Option<Money>>) -> Option<Money> {
    let mut amounts = amounts.into_iter().peekable();
    amounts.peek()?;
    amounts.try_fold(Money::ZERO, |sum, amount| sum.plus(amount?).ok())
}
