//! The words of the trace: what each rule is called, what its value is, and on what it rests.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::{Fact, Text};
use crate::domain::allocation::AmountKind;
use crate::domain::code::Code;
use crate::domain::member::Party;
use crate::domain::money::Money;
use crate::domain::name::Name;
use crate::domain::rounding::{Direction, Rounding};
use crate::domain::split_key::KeyKind;
use crate::domain::word::Word;
use crate::rules::outcome::{PartyOutcome, Payer};
use crate::rules::trace::{Basis, Decided, NotApplied, Rounded, Rule, Value};

/// With how many decimals of a per cent a share is shown in a trace.
const SHARE_DECIMALS: u32 = 4;

impl Text {
    /// What the rule is called: `Belopp enligt lag: kommuner`.
    #[must_use]
    pub fn rule(&self, rule: &Rule) -> String {
        match rule {
            Rule::StateAmount(status) => {
                AmountKind::governing(*status).map_or_else(String::new, |kind| self.word(&kind))
            }
            Rule::StateAmountUsed => self.say("trace-state-amount-used"),
            Rule::OwnCapital => self.say("trace-own-capital"),
            Rule::Brake => self.say("trace-brake"),
            Rule::ShareByLaw(party) => self.of_party("trace-share-by-law", *party),
            Rule::PartyAmount(party) => self.of_party("trace-party-amount", *party),
            Rule::Weight(kind, member) => self.say_with(
                "trace-weight",
                &[("key", (&self.word(kind)).into()), ("member", member.as_str().into())],
            ),
            Rule::MemberShare => self.say("trace-member-share"),
            Rule::FixedAmount(member) => self.of_member("trace-fixed-amount", member),
            Rule::Remainder(party) => self.of_party("trace-remainder", *party),
            Rule::Split { unit, extra } => {
                let id = if *extra { "trace-split-extra" } else { "trace-split" };
                self.say_with(id, &[("unit", (&self.form().kr(*unit)).into())])
            }
            Rule::TieByCode(members) => {
                let names: Vec<String> = members.iter().map(Name::to_string).collect();
                self.say_with("trace-tie", &[("members", (&self.list(&names)).into())])
            }
            Rule::Undivided => self.say("trace-undivided"),
            Rule::Calculated => self.say("trace-calculated"),
            Rule::LastYear => self.say("trace-last-year"),
            Rule::LastYearSum => self.say("trace-last-year-sum"),
            Rule::ReductionRate => self.say("trace-reduction-rate"),
            Rule::Follows(member) => self.of_member("trace-follows", member),
            Rule::Decided(rule) => self.say(&format!("trace-{}", rule.id())),
            Rule::Offered => self.say("trace-offered"),
            Rule::Contribution => self.say("trace-contribution"),
            Rule::PartyOffered(party) => self.of_party("trace-party-offered", *party),
            Rule::MatchedBy(party) => self.of_party("trace-matched-by", *party),
            Rule::Matched => self.say("trace-matched"),
            Rule::Unmatched => self.say("trace-unmatched"),
            Rule::Change => self.say("trace-change"),
            Rule::PlanTable => self.say("trace-plan-table"),
            Rule::PlanGoal => self.say("trace-plan-goal"),
            Rule::PlanStep { method, step, count } => self.say_with(
                "trace-plan-step",
                &[
                    ("method", (&self.word(method)).into()),
                    ("step", step.to_string().as_str().into()),
                    ("count", count.to_string().as_str().into()),
                ],
            ),
            Rule::Model(rule) => self.model_rule(rule),
        }
    }

    /// The value of a step: `1 260 000 kr`, `10 %`, `används inte: …`.
    #[must_use]
    pub fn trace_value(&self, value: &Value) -> String {
        match value {
            Value::Money(amount) => self.form().kr(*amount),
            Value::Rate(rate) => self.form().rate(*rate),
            Value::Ratio(ratio) => self.form().percent(ratio.percent(SHARE_DECIMALS)),
            Value::Number(number) => self.form().number(*number),
            Value::NotApplied(why) => {
                self.say_with("trace-not-applied", &[("why", (&self.not_applied(*why)).into())])
            }
            Value::Unknown => self.say("unknown"),
        }
    }

    /// Why a rule did not apply.
    #[must_use]
    pub fn not_applied(&self, why: NotApplied) -> String {
        self.say(match why {
            NotApplied::NotGiven => "trace-not-given",
            NotApplied::Overridden => "trace-overridden",
            NotApplied::LessSpecific => "trace-less-specific",
            NotApplied::LastYearMissing => "trace-last-year-missing",
            NotApplied::BelowCap => "trace-below-cap",
            NotApplied::AboveFloor => "trace-above-floor",
            NotApplied::Ended => "trace-ended",
            NotApplied::WithinStaircase => "trace-within-staircase",
            NotApplied::AboveStaircase => "trace-above-staircase",
            NotApplied::NothingDeducted => "trace-nothing-deducted",
            NotApplied::InTheDecision => "trace-in-the-decision",
        })
    }

    /// A rounding rule as it is written in a decision: `uppåt 10 tkr`.
    #[must_use]
    pub fn rounding(&self, rounding: &Rounding) -> String {
        let step = rounding.step().kronor();
        let thousands = step.checked_div(Decimal::ONE_THOUSAND).map(|step| step.normalize());
        let (step, unit) = match thousands.filter(|step| step.scale() == 0) {
            Some(thousands) => (thousands, "tkr"),
            None => (step, "kr"),
        };
        self.say_with(
            "trace-rounding",
            &[
                ("direction", (&self.word(&rounding.direction())).into()),
                ("step", (&self.form().number(step)).into()),
                ("unit", unit.into()),
            ],
        )
    }

    /// A rounding rule within a sentence: `uppåt till jämna 10 000 kronor`.
    #[must_use]
    pub fn rounding_in_words(&self, rounding: &Rounding) -> String {
        let step = rounding.step();
        let id = match (rounding.direction(), step == Money::kr(1)) {
            (Direction::Up, false) => "rounding-up",
            (Direction::Nearest, false) => "rounding-nearest",
            (Direction::Down, false) => "rounding-down",
            (Direction::Up, true) => return self.say("rounding-krona-up"),
            (Direction::Nearest, true) => return self.say("rounding-krona-nearest"),
            (Direction::Down, true) => return self.say("rounding-krona-down"),
        };
        self.say_with(id, &[("step", (&self.form().amount(step)).into())])
    }

    /// A rounding that was made, with the exact amount before: `uppåt 10 tkr från 1 251 000 kr`.
    #[must_use]
    pub fn rounded(&self, rounded: &Rounded) -> String {
        self.say_with(
            "trace-rounded",
            &[
                ("rounding", (&self.rounding(&rounded.rounding)).into()),
                ("exact", (&self.form().number(rounded.exact)).into()),
            ],
        )
    }

    /// On what a step rests: a section of law, a decision with its reference and date, or that it
    /// was read; nothing for what rests on its inputs alone.
    #[must_use]
    pub fn basis(&self, basis: &Basis) -> String {
        match basis {
            Basis::Inputs => String::new(),
            Basis::Law(source) => source.clone(),
            Basis::Read(_) => self.say("trace-read"),
            Basis::Decided(decided) => self.decided(decided),
        }
    }

    /// Who pays: the member's name, or `kommunerna tillsammans` where the list has no members.
    #[must_use]
    pub fn payer<'a>(&self, payer: &'a Payer) -> Cow<'a, str> {
        match payer {
            Payer::Member { name, .. } => Cow::Borrowed(name.as_str()),
            Payer::PartyAsOne(party) => Cow::Owned(self.say(party.together_id())),
        }
    }

    /// A party within a sentence: `regionerna tillsammans`, or `regionen` where there is but one.
    #[must_use]
    pub fn party_in_words(&self, outcome: &PartyOutcome) -> String {
        self.say(outcome.payer_id())
    }

    /// Whose part an amount is: `kommunens`, `regionernas`.
    #[must_use]
    pub fn possessive(&self, payer: &Payer) -> String {
        self.say(match payer {
            Payer::Member { code: Code::Region(_), .. } => "possessive-region",
            Payer::Member { code: Code::Municipality(_), .. } => "possessive-municipality",
            Payer::PartyAsOne(Party::Regions) => "possessive-regions",
            Payer::PartyAsOne(Party::Municipalities | Party::State) => "possessive-municipalities",
        })
    }

    /// How a party's amount was split, within a sentence: `efter befolkning`.
    #[must_use]
    pub fn split_in_words(&self, key: KeyKind) -> String {
        self.say(match key {
            KeyKind::Population => "split-population",
            KeyKind::Population16To64 => "split-population-16-64",
            KeyKind::Equal => "split-equal",
            KeyKind::Percent => "split-percent",
            KeyKind::Weight => "split-weight",
            KeyKind::Amount => "split-amount",
        })
    }

    fn decided(&self, decided: &Decided) -> String {
        let mut facts = vec![self.say("trace-decision")];
        facts.extend(decided.reference.clone());
        facts.extend(decided.date.map(|date| date.to_string()));
        facts.extend(
            decided
                .years
                .map(|years| self.say_with("trace-for-years", &[("years", (&years.to_string()).into())])),
        );
        facts.extend(decided.status.map(|status| self.word(&status)));
        facts.join(", ")
    }

    /// The first of several names, and how many more there are: `Kumla, Laxå och 3 till`.
    #[must_use]
    pub fn first_of(&self, names: &[String], most: usize) -> String {
        let shown = names.get(..most).unwrap_or(names).join(", ");
        match names.len().saturating_sub(most) {
            0 => shown,
            more => self.say_with("and-more", &[("shown", (&shown).into()), ("count", more.into())]),
        }
    }

    fn of_party(&self, id: &str, party: Party) -> String {
        self.say_with(id, &[("party", (&self.word(&party)).into())])
    }

    fn of_member(&self, id: &str, member: &Name) -> String {
        self.say_with(id, &[("member", Fact::from(member.as_str()))])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn a_rounding_is_said_as_a_decision_writes_it() {
        let text = Text::new(Language::Swedish);
        let said =
            |direction, step| text.rounding(&Rounding::new(direction, step).unwrap()).replace('\u{a0}', " ");
        assert_eq!(said(Direction::Up, Money::kr(10_000)), "uppåt 10 tkr");
        assert_eq!(said(Direction::Nearest, Money::kr(1)), "närmaste 1 kr");
        assert_eq!(said(Direction::Down, Money::kr(1_500)), "nedåt 1 500 kr");
        assert_eq!(said(Direction::Down, Money::from_ore(50).unwrap()), "nedåt 0,5 kr");
    }

    #[test]
    fn a_rounding_in_a_sentence_is_in_kronor() {
        let said = |language, direction, step| {
            let rounding = Rounding::new(direction, step).unwrap();
            Text::new(language).rounding_in_words(&rounding).replace('\u{a0}', " ")
        };
        let (swedish, english) = (Language::Swedish, Language::English);
        assert_eq!(said(swedish, Direction::Up, Money::kr(10_000)), "uppåt till jämna 10 000 kronor");
        assert_eq!(said(swedish, Direction::Nearest, Money::kr(1_000)), "till närmaste 1 000 kronor");
        assert_eq!(said(swedish, Direction::Down, Money::kr(1)), "nedåt till hela kronor");
        assert_eq!(said(swedish, Direction::Nearest, Money::kr(1)), "till hela kronor");
        assert_eq!(said(english, Direction::Up, Money::kr(10_000)), "up to an even 10,000 kronor");
        assert_eq!(said(english, Direction::Nearest, Money::kr(1)), "to whole kronor");
    }
}
