//! What a member offers: the calculated contribution, or what its decisions make of it.

use std::sync::Arc;

use crate::domain::decision::{Decision, Measure};
use crate::domain::money::Money;
use crate::domain::name::Name;
use crate::domain::place::Place;
use crate::domain::rate::Rate;
use crate::domain::rounding::Rounding;
use crate::findings::{Findings, Problem};

use super::decisions::{Governing, Reducing, decided, decision_step};
use super::outcome::Governed;
use super::settings::RuleSettings;
use super::trace::{Decided, NotApplied, Rounded, Rule, Step, Traced, Value};

/// What a member offers, and why.
pub(super) struct Offer {
    pub offered: Traced<Money>,
    pub rounded: Option<Rounded>,
    pub follows: Option<Name>,
    pub declared: Option<Rate>,
    pub made_by: Vec<Decided>,
    pub governed_by: Governed,
}

/// What an offer is made from.
pub(super) struct OfferInput<'a> {
    pub association: &'a Name,
    pub member: &'a Name,
    pub calculated: &'a Traced<Money>,
    pub last_year: Option<&'a Traced<Money>>,
    pub governing: &'a Governing<'a>,
    pub reduction: Option<&'a Reducing<'a>>,
    pub settings: &'a RuleSettings,
}

/// An amount on its way to an offer, with the rules that did not apply.
struct Draft<'a> {
    amount: Traced<Money>,
    /// How last year's amount was rounded after its reduction.
    rounded: Option<Rounded>,
    governed_by: Governed,
    /// The decisions that made the amount, the one that it rests on first.
    made_by: Vec<&'a Decision>,
    notes: Vec<Arc<Step>>,
}

impl Offer {
    /// Nobody decided otherwise.
    pub fn by_law(calculated: &Traced<Money>) -> Self {
        Self {
            offered: Traced::made(Rule::Offered, calculated.value, vec![Arc::clone(&calculated.step)]),
            rounded: None,
            follows: None,
            declared: None,
            made_by: Vec::new(),
            governed_by: Governed::Law,
        }
    }
}

impl<'a> OfferInput<'a> {
    /// The offer; `None` when findings stop the run.
    pub fn offer(&self, findings: &mut Findings) -> Option<Offer> {
        let mut draft = match self.governing.amount {
            Some(decision) => self.decided_amount(decision)?,
            None => self.bounded(self.reduced(findings)?, findings)?,
        };
        draft.notes.extend(self.governing.beaten());
        let mut inputs = vec![draft.amount.step];
        inputs.append(&mut draft.notes);
        // A rate stands beside the amount only where it made it.
        let made_by_rate = matches!(draft.governed_by, Governed::Reduction | Governed::Follows);
        let declared = self.reduction.filter(|_| made_by_rate).map(|reducing| reducing.rate.value.negated());
        Some(Offer {
            offered: Traced::made(Rule::Offered, draft.amount.value, inputs),
            follows: self.reduction.filter(|_| draft.rounded.is_some()).and_then(|it| it.follows.clone()),
            rounded: draft.rounded,
            declared,
            made_by: draft.made_by.into_iter().map(Decided::from).collect(),
            governed_by: draft.governed_by,
        })
    }

    /// A decided amount overrides every rule, and says so.
    fn decided_amount(&self, decision: &'a Decision) -> Option<Draft<'a>> {
        let Measure::Amount(amount) = decision.measure.value else { return None };
        let step = decision_step(Rule::DecidedAmount, Value::Money(amount), decision);
        let mut notes = vec![Step::not_applied(Rule::Calculated, NotApplied::Overridden)];
        notes.extend(self.governing.overridden());
        Some(Draft {
            amount: Traced { value: amount, step },
            rounded: None,
            governed_by: Governed::Amount,
            made_by: vec![decision],
            notes,
        })
    }

    /// Last year's amount, reduced; the calculated amount where there is no reduction, or nothing
    /// to reduce: a missing amount is never read as 0 kr.
    fn reduced(&self, findings: &mut Findings) -> Option<Draft<'a>> {
        let Some((decision, reducing)) = self.governing.reduction.zip(self.reduction) else {
            return Some(self.by_law(Vec::new()));
        };
        let rate = &reducing.rate;
        let Some(last_year) = self.last_year else {
            let note = Step::made(
                Rule::Reduction,
                Value::NotApplied(NotApplied::LastYearMissing),
                vec![Arc::clone(&rate.step)],
            );
            return Some(self.by_law(vec![note]));
        };
        let (rounding, place) = self.rounding(decision);
        let Some((exact, amount)) = rate
            .value
            .negated()
            .changed(last_year.value)
            .ok()
            .and_then(|exact| Some((exact, rounding.apply(exact).ok()?)))
        else {
            let association = self.association.to_string();
            findings.at(&decision.measure.place, Problem::CalculationOutOfRange { association });
            return None;
        };
        let rounded = Rounded { exact, rounding, place };
        let step = Arc::new(Step {
            rule: Rule::Reduction,
            value: Value::Money(amount),
            basis: decided(decision),
            rounded: Some(Box::new(rounded.clone())),
            inputs: [&last_year.step, &rate.step].map(Arc::clone).into(),
        });
        let governed_by = if matches!(decision.measure.value, Measure::Follows(_)) {
            Governed::Follows
        } else {
            Governed::Reduction
        };
        let notes = vec![Step::not_applied(Rule::Calculated, NotApplied::Overridden)];
        Some(Draft {
            amount: Traced { value: amount, step },
            rounded: Some(rounded),
            governed_by,
            made_by: reducing.chain.clone(),
            notes,
        })
    }

    fn by_law(&self, notes: Vec<Arc<Step>>) -> Draft<'a> {
        Draft {
            amount: self.calculated.clone(),
            rounded: None,
            governed_by: Governed::Law,
            made_by: Vec::new(),
            notes,
        }
    }

    fn rounding(&self, decision: &Decision) -> (Rounding, Option<Place>) {
        match &decision.rounding {
            Some(rounding) => (rounding.value, Some(rounding.place.clone())),
            None => (self.settings.rounding, self.settings.rounding_place.clone()),
        }
    }

    /// The amount within cap and floor. A bound that binds makes the amount alone; bounds that do not are behind
    /// an amount that nothing else decided.
    fn bounded(&self, mut draft: Draft<'a>, findings: &mut Findings) -> Option<Draft<'a>> {
        let cap = self.governing.cap.and_then(|decision| bound(decision));
        let floor = self.governing.floor.and_then(|decision| bound(decision));
        if let (Some((cap, decision)), Some((floor, _))) = (cap, floor)
            && floor > cap
        {
            findings.at(
                &decision.measure.place,
                Problem::FloorAboveCap {
                    association: self.association.to_string(),
                    member: self.member.to_string(),
                    floor,
                    cap,
                },
            );
            return None;
        }
        if let Some((cap, decision)) = cap {
            let binds = draft.amount.value > cap;
            draft = draft.bound(Rule::Cap, cap, decision, binds, Governed::Cap, NotApplied::BelowCap);
        }
        if let Some((floor, decision)) = floor {
            let binds = draft.amount.value < floor;
            draft = draft.bound(Rule::Floor, floor, decision, binds, Governed::Floor, NotApplied::AboveFloor);
        }
        if draft.governed_by == Governed::Law && self.governing.reduction.is_none() {
            draft.made_by = [self.governing.cap, self.governing.floor].into_iter().flatten().collect();
        }
        self.report_not_applied(draft.amount.value, findings);
        Some(draft)
    }

    /// Says which amount stands where there was nothing to reduce.
    fn report_not_applied(&self, applies: Money, findings: &mut Findings) {
        let (Some(decision), Some(reducing), None) =
            (self.governing.reduction, self.reduction, self.last_year)
        else {
            return;
        };
        findings.at(
            &decision.measure.place,
            Problem::LastYearMissing {
                association: self.association.to_string(),
                member: self.member.to_string(),
                rate: reducing.rate.value.negated(),
                applies,
            },
        );
    }
}

impl<'a> Draft<'a> {
    fn bound(
        mut self,
        rule: Rule,
        limit: Money,
        decision: &'a Decision,
        binds: bool,
        governed_by: Governed,
        otherwise: NotApplied,
    ) -> Self {
        if !binds {
            self.notes.push(decision_step(rule, Value::NotApplied(otherwise), decision));
            return self;
        }
        let step = Step {
            rule,
            value: Value::Money(limit),
            basis: decided(decision),
            rounded: None,
            inputs: [self.amount.step].into(),
        };
        Self {
            amount: Traced { value: limit, step: Arc::new(step) },
            rounded: self.rounded,
            governed_by,
            made_by: vec![decision],
            notes: self.notes,
        }
    }
}

/// The limit that a cap or a floor sets, and the decision.
fn bound(decision: &Decision) -> Option<(Money, &Decision)> {
    match decision.measure.value {
        Measure::Cap(limit) | Measure::Floor(limit) => Some((limit, decision)),
        _ => None,
    }
}
