//! The words for what was stated on either side of a difference.

use super::{Fact, Text};
use crate::compare::change::{Said, Stated};
use crate::domain::decision::Measure;
use crate::domain::split_key::KeyKind;
use crate::rules::trace::{Rule, Value};

impl Text {
    /// What was stated and where: `22 681 (medlemmar.xlsx, blad Medlemmar, cell F7)`.
    #[must_use]
    pub fn stated(&self, stated: Option<&Stated>) -> String {
        let Some(stated) = stated else { return self.say("diff-nothing") };
        let said = self.said(&stated.said);
        match &stated.place {
            None => said,
            Some(place) => self.say_with(
                "diff-stated",
                &[("said", Fact::from(&said)), ("place", Fact::from(&self.place(place)))],
            ),
        }
    }

    /// What was stated: `10 % minskning`, `slutlig 2 360 000 kr`.
    #[must_use]
    pub fn said(&self, said: &Said) -> String {
        match said {
            Said::Amount(amount) => self.form().kr(*amount),
            Said::Key(KeyKind::Equal, _) => self.word(&KeyKind::Equal),
            Said::Key(kind, value) => format!("{} {}", self.word(kind), self.trace_value(value)),
            Said::Share(party, share) => {
                format!(
                    "{}: {}",
                    self.rule(&Rule::ShareByLaw(*party)),
                    self.trace_value(&Value::Ratio((*share).into()))
                )
            }
            Said::State(status, amount) => format!("{} {}", self.word(status), self.form().kr(*amount)),
            Said::Measure(measure) => self.measure(measure),
            Said::Member => self.say("diff-member"),
            Said::Association => self.say("diff-association"),
            Said::Rounding(rounding) => self.rounding(rounding),
            Said::Unit(unit) => self.say_with("diff-unit", &[("unit", (&self.form().kr(*unit)).into())]),
        }
    }

    fn measure(&self, measure: &Measure) -> String {
        let value = match measure {
            Measure::Change(rate) => self.form().rate((*rate).max(rate.negated())),
            Measure::Follows(member) => member.to_string(),
            of_amount => of_amount.amount().map_or_else(String::new, |amount| self.form().kr(amount)),
        };
        format!("{} {value}", self.word(&measure.rule()))
    }
}
