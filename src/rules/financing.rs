//! The order of the rules for one association and year, from the state's amount to the members'
//! contributions.

use std::sync::Arc;

use crate::domain::allocation::AllocationStatus;
use crate::domain::association::Association;
use crate::domain::code::Code;
use crate::domain::decision::Decision;
use crate::domain::member::{Membership, Party};
use crate::domain::money::Money;
use crate::domain::name::Name;
use crate::domain::place::Place;
use crate::domain::ratio::Ratio;
use crate::domain::rounding::Rounding;
use crate::domain::word::Word;
use crate::domain::year::Year;
use crate::findings::{Findings, Problem};

use super::decisions::{Decisions, FollowError, Governing};
use super::matching::{matching, proportion};
use super::offer::{Offer, OfferInput};
use super::outcome::{AssociationOutcome, MemberOutcome, Outcome, PartyOutcome, Payer};
use super::parameters::{LegalShare, Parameter, Parameters};
use super::parties::{Line, PartySplit};
use super::split::TiePolicy;
use super::trace::{NotApplied, Rule, Step, Traced, Value};

/// What the office has decided for all associations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleSettings {
    /// In what unit (kr) a party's amount is split on its members.
    pub split_unit: Money,
    /// Who gets the last unit when the claims are equal.
    pub ties: TiePolicy,
    /// How a reduced amount is rounded when the decision does not say.
    pub rounding: Rounding,
    /// Where that rounding stands, when it was set.
    pub rounding_place: Option<Place>,
}

impl Default for RuleSettings {
    /// Split in whole kronor, ties by code, reduced amounts to the nearest krona.
    fn default() -> Self {
        Self {
            split_unit: Money::kr(1),
            ties: TiePolicy::ByCode,
            rounding: Rounding::nearest_krona(),
            rounding_place: None,
        }
    }
}

/// What is needed to work out a year.
pub struct Case<'a> {
    /// The budget year.
    pub year: Year,
    /// The associations with all that is known of them.
    pub associations: &'a [Association],
    /// The members' decisions.
    pub decisions: &'a [Decision],
    /// The law's parameters.
    pub parameters: &'a Parameters,
    /// The office's settings.
    pub settings: &'a RuleSettings,
}

/// Works out the year. Every association is worked out as far as it goes, so that all findings come
/// at once; an association that findings stop is left out of the outcome.
#[must_use]
pub fn work_out(case: &Case<'_>, findings: &mut Findings) -> Outcome {
    let decisions = Decisions::new(case.decisions);
    let associations = case
        .associations
        .iter()
        .filter_map(|association| {
            AssociationCase { case, decisions: &decisions, association }.work_out(findings)
        })
        .collect();
    report_unused(case, &decisions, findings);
    Outcome { year: case.year, associations, plans: Vec::new() }
}

fn report_unused(case: &Case<'_>, decisions: &Decisions<'_>, findings: &mut Findings) {
    let members: Vec<(&Name, Code)> = case
        .associations
        .iter()
        .flat_map(|association| {
            let active = association.members.iter().filter(|member| member.covers(case.year));
            active.map(|member| (&association.name.value, member.member))
        })
        .collect();
    for decision in decisions.unused(&members) {
        findings.at(&decision.place, Problem::DecisionNotUsed {});
    }
}

/// One association while it is being worked out.
struct AssociationCase<'a> {
    case: &'a Case<'a>,
    decisions: &'a Decisions<'a>,
    association: &'a Association,
}

impl AssociationCase<'_> {
    fn work_out(&self, findings: &mut Findings) -> Option<AssociationOutcome> {
        let (status, state) = self.state_amount(findings)?;
        let shares = self.shares(findings)?;
        let mut parties = Vec::new();
        for share in &shares.parties {
            parties.push(self.party(share, &shares.state, &state, findings));
        }
        let parties = parties.into_iter().collect::<Option<Vec<PartyOutcome>>>()?;
        let Some(matching) = matching(&state, &parties) else { return self.out_of_range(findings) };

        let outcome = AssociationOutcome {
            name: self.association.name.value.clone(),
            status,
            allocation: self.association.allocation.clone(),
            use_of_possible: self
                .association
                .allocation
                .possible
                .as_ref()
                .and_then(|possible| Ratio::of(state.value, possible.value)),
            state,
            matched: matching.matched,
            unmatched: matching.unmatched,
            parties,
        };
        self.report_matching(&outcome, findings);
        Some(outcome)
    }

    /// Step 1: the state's amount and its status. The authority has already applied own capital and the brake
    /// to what it decides, and nobody has said that a requested amount should be lowered: the trace says so.
    fn state_amount(&self, findings: &mut Findings) -> Option<(AllocationStatus, Traced<Money>)> {
        let Some((status, amount)) = self.association.allocation.governing() else {
            let association = self.name().to_string();
            findings.at(&self.association.name.place, Problem::NoStateAmount { association });
            return None;
        };
        let read = Traced::read(Rule::StateAmount(status), amount);
        let why = match status {
            AllocationStatus::Corrected | AllocationStatus::Final | AllocationStatus::Preliminary => {
                NotApplied::InTheDecision
            }
            AllocationStatus::Requested => NotApplied::NotGiven,
        };
        let inputs = vec![
            Arc::clone(&read.step),
            Step::not_applied(Rule::OwnCapital, why),
            Step::not_applied(Rule::Brake, why),
        ];
        Some((status, Traced::made(Rule::StateAmountUsed, read.value, inputs)))
    }

    /// Step 2: the parties' shares by law.
    fn shares(&self, findings: &mut Findings) -> Option<Shares> {
        let mut share = |party: Party, parameter: Parameter| {
            let found = self.case.parameters.share(parameter, self.case.year);
            if found.is_none() {
                findings.general(Problem::ParameterMissing {
                    parameter: parameter.name().to_owned(),
                    year: usize::from(self.case.year.number()),
                });
            }
            found.map(|share| PartyShare::new(party, &share))
        };
        let state = share(Party::State, Parameter::StateShare)?;
        let parties = if self.members().any(Membership::is_gotland) {
            vec![share(Party::Municipalities, Parameter::MunicipalityOutsideRegionsShare)?]
        } else {
            vec![
                share(Party::Regions, Parameter::RegionsShare)?,
                share(Party::Municipalities, Parameter::MunicipalitiesShare)?,
            ]
        };
        Some(Shares { state, parties })
    }

    /// Steps 2 to 5 for one party.
    fn party(
        &self,
        share: &PartyShare,
        state_share: &PartyShare,
        state: &Traced<Money>,
        findings: &mut Findings,
    ) -> Option<PartyOutcome> {
        let party = share.party;
        let by_law = self.by_law(share, state_share, state, findings)?;
        let members: Vec<&Membership> = self.members().filter(|member| member.party() == party).collect();
        if members.is_empty() {
            self.report_unlisted(party, by_law.value, findings);
        }
        let split = PartySplit { association: self.name(), party, amount: &by_law, members };
        let lines = split.lines(self.case.settings, findings)?;
        let mut outcomes = Vec::with_capacity(lines.len());
        for line in lines {
            outcomes.push(self.member(party, line, findings));
        }
        let members = outcomes.into_iter().collect::<Option<Vec<MemberOutcome>>>()?;

        let steps = members.iter().map(|member| Arc::clone(&member.contribution.step)).collect();
        let Ok(sum) = Money::sum(members.iter().map(|member| member.contribution.value)) else {
            return self.out_of_range(findings);
        };
        let offered = Traced::made(Rule::PartyOffered(party), sum, steps);
        let Some((most, _)) = proportion(sum, state_share.share, share.share) else {
            return self.out_of_range(findings);
        };
        let inputs = vec![Arc::clone(&offered.step), Arc::clone(&state_share.step), Arc::clone(&share.step)];
        let matches = Traced::made(Rule::MatchedBy(party), most, inputs);
        Some(PartyOutcome { party, by_law, offered, matches, members })
    }

    fn by_law(
        &self,
        share: &PartyShare,
        state_share: &PartyShare,
        state: &Traced<Money>,
        findings: &mut Findings,
    ) -> Option<Traced<Money>> {
        match proportion(state.value, share.share, state_share.share) {
            Some((amount, true)) => {
                let inputs =
                    vec![Arc::clone(&state.step), Arc::clone(&state_share.step), Arc::clone(&share.step)];
                Some(Traced::made(Rule::PartyAmount(share.party), amount, inputs))
            }
            Some((_, false)) => {
                let association = self.name().to_string();
                let problem = Problem::AmountNotDivisible { association, amount: state.value };
                findings.at(&self.association.name.place, problem);
                None
            }
            None => self.out_of_range(findings),
        }
    }

    /// Steps 4, 6 and 7 for one member.
    fn member(&self, party: Party, line: Line, findings: &mut Findings) -> Option<MemberOutcome> {
        let Line { payer, key, share, calculated } = line;
        let last_year = payer.code().and_then(|code| self.last_year(code));
        let offer = match &payer {
            Payer::PartyAsOne(_) => Offer::by_law(&calculated),
            Payer::Member { code, name } => {
                let (governing, reduction) = self.governing(*code, findings)?;
                let input = OfferInput {
                    association: self.name(),
                    member: name,
                    calculated: &calculated,
                    last_year: last_year.as_ref(),
                    governing: &governing,
                    reduction,
                    settings: self.case.settings,
                };
                input.offer(findings)?
            }
        };
        let offered = offer.offered;
        let contribution = Traced::made(Rule::Contribution, offered.value, vec![Arc::clone(&offered.step)]);
        let change = last_year.as_ref().and_then(|before| {
            let change = contribution.value.minus(before.value).ok()?;
            let inputs = vec![Arc::clone(&contribution.step), Arc::clone(&before.step)];
            Some(Traced::made(Rule::Change, change, inputs))
        });
        Some(MemberOutcome {
            payer,
            party,
            key,
            share,
            calculated,
            offered,
            contribution,
            last_year,
            change,
            declared: offer.declared,
            status: offer.status,
            governed_by: offer.governed_by,
        })
    }

    /// The decisions that govern a member and its rate of reduction.
    fn governing(
        &self,
        member: Code,
        findings: &mut Findings,
    ) -> Option<(Governing<'_>, Option<Traced<crate::domain::rate::Rate>>)> {
        let name_of =
            |code: Code| self.members().find(|member| member.member == code).map(|m| m.name.clone());
        let shown = |code: Code| name_of(code).map_or_else(|| code.to_string(), |name| name.to_string());
        let association = self.name().to_string();
        let found =
            self.decisions.governing(self.name(), member).map_err(FollowError::Disagreement).and_then(
                |governing| Ok((governing, self.decisions.reduction(self.name(), member, &name_of)?)),
            );
        let error = match found {
            Ok(found) => return Some(found),
            Err(error) => error,
        };
        let (place, problem) = match error {
            FollowError::Disagreement(disagreement) => {
                let other = disagreement.one.measure.place.clone();
                let member = shown(member);
                (&disagreement.other.measure.place, Problem::DecisionsDisagree { association, member, other })
            }
            FollowError::Circle(way) => {
                let members = way.iter().map(|code| shown(*code)).collect();
                (&self.association.name.place, Problem::FollowsCircle { association, members })
            }
            FollowError::Nobody { decision, followed } => {
                let (member, followed) = (shown(member), shown(followed));
                (&decision.measure.place, Problem::FollowsNobody { association, member, followed })
            }
        };
        findings.at(place, problem);
        None
    }

    /// Step 7: last year's amount, the sum of the predecessors' where there were several.
    fn last_year(&self, member: Code) -> Option<Traced<Money>> {
        match self.association.last_year.get(&member)?.as_slice() {
            [] => None,
            [one] => Some(Traced::read(Rule::LastYear, one)),
            several => {
                let sum = Money::sum(several.iter().map(|amount| amount.value)).ok()?;
                let steps = several.iter().map(|amount| Traced::read(Rule::LastYear, amount).step).collect();
                Some(Traced::made(Rule::LastYearSum, sum, steps))
            }
        }
    }

    fn report_unlisted(&self, party: Party, amount: Money, findings: &mut Findings) {
        let association = self.name().to_string();
        let problem = match party {
            Party::Regions => Problem::RegionsNotListed { association, amount },
            Party::Municipalities | Party::State => Problem::MunicipalitiesNotListed { association, amount },
        };
        findings.at(&self.association.name.place, problem);
    }

    fn report_matching(&self, outcome: &AssociationOutcome, findings: &mut Findings) {
        let place = &self.association.name.place;
        let lowest = outcome.parties.iter().min_by_key(|party| party.matches.value);
        if let (Some(lowest), true) = (lowest, outcome.unmatched.value > Money::ZERO) {
            findings.at(
                place,
                Problem::UnmatchedStateMoney {
                    association: self.name().to_string(),
                    amount: outcome.unmatched.value,
                    party: lowest.party.id(),
                    offered: lowest.offered.value,
                    by_law: lowest.by_law.value,
                },
            );
        }
        for party in outcome.parties.iter().filter(|party| party.difference() > Money::ZERO) {
            let association = self.name().to_string();
            let amount = party.difference();
            findings.at(place, Problem::OverMatching { association, party: party.party.id(), amount });
        }
    }

    fn out_of_range<T>(&self, findings: &mut Findings) -> Option<T> {
        let association = self.name().to_string();
        findings.at(&self.association.name.place, Problem::CalculationOutOfRange { association });
        None
    }

    fn name(&self) -> &Name {
        &self.association.name.value
    }

    fn members(&self) -> impl Iterator<Item = &Membership> {
        self.association.members.iter().filter(|member| member.covers(self.case.year))
    }
}

/// The shares by law of the state and of the other parties.
struct Shares {
    state: PartyShare,
    parties: Vec<PartyShare>,
}

/// A party's share by law.
struct PartyShare {
    party: Party,
    share: Ratio,
    step: Arc<Step>,
}

impl PartyShare {
    fn new(party: Party, by_law: &LegalShare) -> Self {
        let value = Value::Ratio(by_law.share.into());
        let step = Step::by_law(Rule::ShareByLaw(party), value, &by_law.source, Vec::new());
        Self { party, share: by_law.share, step }
    }
}
