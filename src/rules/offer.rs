//! What a member offers: the calculated contribution, or what its decisions make of it.

use std::sync::Arc;

use crate::domain::decision::{Decision, DecisionRule};
use crate::domain::money::Money;
use crate::domain::name::Name;
use crate::domain::place::Place;
use crate::domain::rate::Rate;
use crate::domain::rounding::Rounding;
use crate::findings::{Findings, Problem};

use super::decisions::{Governing, NotInForce, Reducing, decided, decision_step};
use super::settings::RuleSettings;
use super::trace::{Decided, NotApplied, Overruled, Rounded, Rule, Step, Traced, Value};

/// What a member offers, and why.
pub(super) struct Offer {
    pub offered: Traced<Money>,
    pub rounded: Option<Rounded>,
    pub follows: Option<Name>,
    pub declared: Option<Rate>,
    pub made_by: Vec<Decided>,
    pub governed_by: Option<DecisionRule>,
    pub overruled: Vec<Overruled>,
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
    governed_by: Option<DecisionRule>,
    /// The decisions that made the amount, the one that it rests on first.
    made_by: Vec<&'a Decision>,
    /// The decisions that are not in force.
    overruled: Vec<NotInForce<'a>>,
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
            governed_by: None,
            overruled: Vec::new(),
        }
    }
}

impl<'a> OfferInput<'a> {
    /// The offer; `None` when findings stop the run.
    pub fn offer(&self, findings: &mut Findings) -> Option<Offer> {
        let mut draft = match self.governing.of(DecisionRule::Amount) {
            Some(decision) => self.decided_amount(decision)?,
            None => self.bounded(self.reduced(findings)?, findings)?,
        };
        draft.overrule(self.governing.beaten());
        let mut inputs = vec![draft.amount.step];
        inputs.append(&mut draft.notes);
        // A rate stands beside the amount only where it made it.
        let made_by_rate = draft.governed_by.is_some_and(|rule| rule.kind() == DecisionRule::Reduction);
        let declared = self.reduction.filter(|_| made_by_rate).map(|reducing| reducing.rate.value);
        Some(Offer {
            offered: Traced::made(Rule::Offered, draft.amount.value, inputs),
            follows: self.reduction.filter(|_| draft.rounded.is_some()).and_then(|it| it.follows.clone()),
            rounded: draft.rounded,
            declared,
            made_by: draft.made_by.into_iter().map(Decided::from).collect(),
            governed_by: draft.governed_by,
            overruled: draft.overruled.iter().map(NotInForce::overruled).collect(),
        })
    }

    /// A decided amount overrides every rule, and says so.
    fn decided_amount(&self, decision: &'a Decision) -> Option<Draft<'a>> {
        let amount = decision.measure.value.amount()?;
        let step = decision_step(Rule::Decided(DecisionRule::Amount), Value::Money(amount), decision);
        let mut draft = Draft {
            amount: Traced { value: amount, step },
            rounded: None,
            governed_by: Some(DecisionRule::Amount),
            made_by: vec![decision],
            overruled: Vec::new(),
            notes: vec![Step::not_applied(Rule::Calculated, NotApplied::Overridden)],
        };
        draft.overrule(self.governing.overridden());
        Some(draft)
    }

    /// Last year's amount, reduced; the calculated amount where there is no reduction, or nothing
    /// to reduce: a missing amount is never read as 0 kr.
    fn reduced(&self, findings: &mut Findings) -> Option<Draft<'a>> {
        let decision = self.governing.of(DecisionRule::Reduction);
        let Some((decision, reducing)) = decision.zip(self.reduction) else {
            return Some(self.by_law(Vec::new()));
        };
        let rate = &reducing.rate;
        let Some(last_year) = self.last_year else {
            let note = Step::made(
                Rule::Decided(DecisionRule::Reduction),
                Value::NotApplied(NotApplied::LastYearMissing),
                vec![Arc::clone(&rate.step)],
            );
            let mut draft = self.by_law(vec![note]);
            // The note, which shows the rate, says it in the trace.
            draft.overruled.push(NotInForce { decision, why: NotApplied::LastYearMissing });
            return Some(draft);
        };
        let (rounding, place) = self.rounding(decision);
        let Some((exact, amount)) = rate
            .value
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
            rule: Rule::Decided(DecisionRule::Reduction),
            value: Value::Money(amount),
            basis: decided(decision),
            rounded: Some(Box::new(rounded.clone())),
            inputs: [&last_year.step, &rate.step].map(Arc::clone).into(),
        });
        let notes = vec![Step::not_applied(Rule::Calculated, NotApplied::Overridden)];
        Some(Draft {
            amount: Traced { value: amount, step },
            rounded: Some(rounded),
            governed_by: Some(decision.measure.value.rule()),
            made_by: reducing.chain.clone(),
            overruled: Vec::new(),
            notes,
        })
    }

    fn by_law(&self, notes: Vec<Arc<Step>>) -> Draft<'a> {
        Draft {
            amount: self.calculated.clone(),
            rounded: None,
            governed_by: None,
            made_by: Vec::new(),
            overruled: Vec::new(),
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
        let bound = |rule| {
            let decision = self.governing.of(rule)?;
            Some((decision.measure.value.amount()?, decision))
        };
        let (cap, floor) = (bound(DecisionRule::Cap), bound(DecisionRule::Floor));
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
            draft = draft.bound(cap, decision, binds, NotApplied::BelowCap);
        }
        if let Some((floor, decision)) = floor {
            let binds = draft.amount.value < floor;
            draft = draft.bound(floor, decision, binds, NotApplied::AboveFloor);
        }
        if draft.governed_by.is_none() && self.governing.of(DecisionRule::Reduction).is_none() {
            draft.made_by = [cap, floor].into_iter().flatten().map(|(_, decision)| decision).collect();
        }
        self.report_not_applied(draft.amount.value, findings);
        Some(draft)
    }

    /// Says which amount stands where there was nothing to reduce.
    fn report_not_applied(&self, applies: Money, findings: &mut Findings) {
        let (Some(decision), Some(reducing), None) =
            (self.governing.of(DecisionRule::Reduction), self.reduction, self.last_year)
        else {
            return;
        };
        findings.at(
            &decision.measure.place,
            Problem::LastYearMissing {
                association: self.association.to_string(),
                member: self.member.to_string(),
                rate: reducing.rate.value,
                applies,
            },
        );
    }
}

impl<'a> Draft<'a> {
    /// Notes decisions that are not in force, for the outcome and in the trace.
    fn overrule(&mut self, decisions: impl IntoIterator<Item = NotInForce<'a>>) {
        for decision in decisions {
            self.notes.push(decision.step());
            self.overruled.push(decision);
        }
    }

    fn bound(mut self, limit: Money, decision: &'a Decision, binds: bool, otherwise: NotApplied) -> Self {
        let rule = decision.measure.value.rule();
        let step_rule = Rule::Decided(rule);
        if !binds {
            self.overrule([NotInForce { decision, why: otherwise }]);
            return self;
        }
        let step = Step {
            rule: step_rule,
            value: Value::Money(limit),
            basis: decided(decision),
            rounded: None,
            inputs: [self.amount.step].into(),
        };
        Self {
            amount: Traced { value: limit, step: Arc::new(step) },
            rounded: self.rounded,
            governed_by: Some(rule),
            made_by: vec![decision],
            overruled: self.overruled,
            notes: self.notes,
        }
    }
}
