//! The order of the rules for one association and year, from the state's amount to the members'
//! contributions.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::allocation::AllocationStatus;
use crate::domain::association::Association;
use crate::domain::code::Code;
use crate::domain::member::{Membership, Party};
use crate::domain::money::Money;
use crate::domain::name::Name;
use crate::domain::ratio::Ratio;
use crate::domain::unread::Unread;
use crate::domain::year::Year;
use crate::findings::{Findings, Problem};

use super::decisions::{Decisions, Disagreement, FollowError, Governing, Reducing};
use super::matching::matching;
use super::offer::{Offer, OfferInput};
use super::outcome::{AssociationOutcome, LegalShares, MemberOutcome, Outcome, PartyOutcome, Payer};
use super::parameters::{LegalShare, Parameter};
use super::parties::{Line, PartyLines, PartySplit};
use super::proportion::proportion;
use super::situation::Situation;
use super::trace::{NotApplied, Rule, Step, Traced, Value};

/// Works out the year. Every association is worked out as far as it goes, so that all findings come
/// at once; an association that findings stop is left out of the outcome.
#[must_use]
pub fn work_out(situation: &Situation, findings: &mut Findings) -> Outcome {
    let decisions = situation.decisions_by_scope();
    let of = |association| AssociationCase {
        situation,
        year: situation.year,
        unread: &situation.unread,
        decisions: &decisions,
        association,
    };
    for unread in &situation.unread.associations {
        of(&unread.association).check(unread.knows_members, findings);
    }
    let associations =
        situation.associations.iter().filter_map(|association| of(association).work_out(findings)).collect();
    report_unused(situation, &decisions, findings);
    Outcome { year: situation.year, associations, plans: Vec::new() }
}

/// What the parties of an association contribute in `year` by law and key alone, in kr. Empty where its state amount
/// cannot be split; what is wrong with its keys is reported where the year of the situation is worked out.
#[must_use]
pub fn by_law_and_key(association: &Association, year: Year, situation: &Situation) -> Vec<PartyOutcome> {
    let decisions = Decisions::new(&[], &[], Unread::NONE);
    let case = AssociationCase { situation, year, unread: Unread::NONE, decisions: &decisions, association };
    case.work_out(&mut Findings::new()).map(|outcome| outcome.parties).unwrap_or_default()
}

fn report_unused(situation: &Situation, decisions: &Decisions<'_>, findings: &mut Findings) {
    // A member that could not be read may be the one that a decision is about.
    if situation.unread.associations.iter().any(|unread| !unread.knows_members) {
        return;
    }
    let unread = situation.unread.associations.iter().map(|unread| &unread.association);
    let members: Vec<(&Name, Code)> = situation
        .associations
        .iter()
        .chain(unread)
        .flat_map(|association| {
            let active = association.members.iter().filter(|member| member.covers(situation.year));
            active.map(|member| (&association.name.value, member.member))
        })
        .collect();
    for decision in decisions.unused(&members) {
        findings.at(&decision.place, Problem::DecisionNotUsed {});
    }
}

/// One association while it is being worked out.
struct AssociationCase<'a> {
    situation: &'a Situation,
    /// The year that is worked out: that of the situation, or one to come.
    year: Year,
    unread: &'a Unread,
    decisions: &'a Decisions<'a>,
    association: &'a Association,
}

/// What governs a member: its decisions, and the rate of its reduction where it has one.
struct Governed<'a> {
    decisions: Governing<'a>,
    reduction: Option<Reducing<'a>>,
}

/// What governs each member; nobody is here whose decisions stop the run.
type GovernedBy<'a> = BTreeMap<Code, Governed<'a>>;

impl<'a> AssociationCase<'a> {
    /// The association as far as it goes: what one error hides nobody can mend.
    fn work_out(&self, findings: &mut Findings) -> Option<AssociationOutcome> {
        let governed = self.governed(true, findings);
        let (status, state) = self.state_amount(findings)?;
        let shares = self.shares(findings)?;
        let mut parties = Vec::new();
        for share in &shares.parties {
            parties.push(self.party(share, &shares.state, &state, &governed, findings));
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
                .possible()
                .and_then(|possible| Ratio::of(state.value, possible)),
            state,
            matched: matching.matched,
            unmatched: matching.unmatched,
            parties,
            left_last_year: self.left_last_year(),
        };
        self.report_matching(&outcome, findings);
        Some(outcome)
    }

    /// What can be checked of an association with an error of its own: whether its decisions agree and lead
    /// somewhere, and whether the state's amount can be shared.
    fn check(&self, knows_members: bool, findings: &mut Findings) {
        self.governed(knows_members, findings);
        if self.association.allocation.governing().is_none() {
            return;
        }
        if let Some((_, state)) = self.state_amount(findings)
            && let Some(shares) = self.shares(findings)
        {
            for share in &shares.parties {
                self.by_law(share, &shares.state, &state, findings);
            }
        }
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
            AllocationStatus::Requested | AllocationStatus::Assumed => NotApplied::NotGiven,
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
            let found = self.situation.parameters.share(parameter, self.year);
            if found.is_none() {
                findings.general(Problem::ParameterMissing {
                    parameter: parameter.name().to_owned(),
                    year: usize::from(self.year.number()),
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
        governed: &GovernedBy<'a>,
        findings: &mut Findings,
    ) -> Option<PartyOutcome> {
        let party = share.party;
        let by_law = self.by_law(share, state_share, state, findings)?;
        let members: Vec<&Membership> = self.members().filter(|member| member.party() == party).collect();
        if members.is_empty() {
            self.report_unlisted(party, by_law.value, findings);
        }
        let split = PartySplit { association: self.name(), party, amount: &by_law, members };
        let PartyLines { shared, lines } = split.lines(&self.situation.settings, findings)?;
        let mut outcomes = Vec::with_capacity(lines.len());
        for line in lines {
            outcomes.push(self.member(party, line, governed, findings));
        }
        let members = outcomes.into_iter().collect::<Option<Vec<MemberOutcome>>>()?;

        let steps = members.iter().map(|member| Arc::clone(&member.contribution.step)).collect();
        let Ok(sum) = Money::sum(members.iter().map(|member| member.contribution.value)) else {
            return self.out_of_range(findings);
        };
        let offered = Traced::made(Rule::PartyOffered(party), sum, steps);
        let shares = LegalShares { state: state_share.share, party: share.share };
        let Some(most) = shares.matched_by(sum) else { return self.out_of_range(findings) };
        let inputs = vec![Arc::clone(&offered.step), Arc::clone(&state_share.step), Arc::clone(&share.step)];
        let matches = Traced::made(Rule::MatchedBy(party), most, inputs);
        Some(PartyOutcome { party, shares, by_law, shared, offered, matches, members })
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
    fn member(
        &self,
        party: Party,
        line: Line,
        governed: &GovernedBy<'a>,
        findings: &mut Findings,
    ) -> Option<MemberOutcome> {
        let Line { payer, key, key_value, unit, share, calculated } = line;
        let last_year = payer.code().and_then(|code| self.last_year(code));
        let offer = match &payer {
            Payer::PartyAsOne(_) => Offer::by_law(&calculated),
            Payer::Member { code, name } => {
                let Governed { decisions, reduction } = governed.get(code)?;
                let input = OfferInput {
                    association: self.name(),
                    member: name,
                    calculated: &calculated,
                    last_year: last_year.as_ref(),
                    governing: decisions,
                    reduction: reduction.as_ref(),
                    settings: &self.situation.settings,
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
            key_value,
            unit,
            share,
            calculated,
            offered,
            contribution,
            last_year,
            change,
            rounded: offer.rounded,
            follows: offer.follows,
            declared: offer.declared,
            made_by: offer.made_by,
            governed_by: offer.governed_by,
            overruled: offer.overruled,
        })
    }

    /// What governs each member of the year. Where not all members are known, nobody can tell whom one that is
    /// missing follows.
    fn governed(&self, knows_members: bool, findings: &mut Findings) -> GovernedBy<'a> {
        let mut governed = BTreeMap::new();
        for member in self.members() {
            match self.governing(member.member) {
                Ok(found) => {
                    governed.insert(member.member, found);
                }
                Err(error) => self.report(&error, knows_members, findings),
            }
        }
        governed
    }

    fn governing(&self, member: Code) -> Result<Governed<'a>, FollowError<'a>> {
        let name_of =
            |code: Code| self.members().find(|member| member.member == code).map(|m| m.name.clone());
        let decisions = self.decisions.governing(self.name(), member).map_err(FollowError::Disagreement)?;
        if self.unread.may_concern(self.name(), member) {
            return Err(FollowError::Unread);
        }
        let reduction = self.decisions.reduction(self.name(), member, &name_of)?;
        Ok(Governed { decisions, reduction })
    }

    fn report(&self, error: &FollowError<'a>, knows_members: bool, findings: &mut Findings) {
        let name_of = |code: &Code| {
            self.members().find(|member| member.member == *code).map(|member| member.name.to_string())
        };
        let shown = |code: &Code| name_of(code).unwrap_or_else(|| code.to_string());
        let association = self.name().to_string();
        let (place, problem) = match error {
            FollowError::Unread => return,
            FollowError::Nobody { .. } if !knows_members => return,
            FollowError::Disagreement(Disagreement { member, one, other }) => {
                let (member, one) = (shown(member), one.measure.place.clone());
                (&other.measure.place, Problem::DecisionsDisagree { association, member, other: one })
            }
            FollowError::Circle(way) => {
                let members = way.iter().map(shown).collect();
                (&self.association.name.place, Problem::FollowsCircle { association, members })
            }
            FollowError::Nobody { decision, member, followed } => {
                let registered = || decision.followed.as_ref().map(Name::to_string);
                let followed = registered().unwrap_or_else(|| shown(followed));
                let member = shown(member);
                (&decision.measure.place, Problem::FollowsNobody { association, member, followed })
            }
        };
        findings.at(place, problem);
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

    /// What those paid last year who are no members any more. Who was one then has an amount, or it is unknown.
    fn left_last_year(&self) -> Option<Money> {
        let last_year = Year::new(self.year.before()).ok();
        let were_members = self.association.members.iter().filter(|member| {
            let paid = self.association.last_year.contains_key(&member.member);
            paid || last_year.is_some_and(|year| member.covers(year))
        });
        let mut left: BTreeSet<Code> = were_members.map(|member| member.member).collect();
        for member in self.members() {
            left.remove(&member.member);
        }
        left.into_iter().try_fold(Money::ZERO, |sum, code| sum.plus(self.last_year(code)?.value).ok())
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
                    payer: lowest.payer_id(),
                    offered: lowest.offered.value,
                    short: lowest.shortfall(),
                    share: lowest.shares.party_id(),
                },
            );
        }
        for party in outcome.parties.iter().filter(|party| party.difference() > Money::ZERO) {
            let association = self.name().to_string();
            let amount = party.difference();
            let (payer, share) = (party.payer_id(), party.shares.party_id());
            findings.at(place, Problem::OverMatching { association, payer, amount, share });
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
        self.association.members.iter().filter(|member| member.covers(self.year))
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
