//! The words of the state's model in a trace.

use super::Text;
use crate::rules::trace::{ModelKey, ModelRule};

impl Text {
    /// What a rule of the model is called.
    pub(super) fn model_rule(&self, rule: &ModelRule) -> String {
        match rule {
            ModelRule::Possible => self.say("model-trace-possible"),
            ModelRule::ByKeys { unit, extra } => {
                let id = if *extra { "model-trace-by-keys-extra" } else { "model-trace-by-keys" };
                self.say_with(id, &[("unit", (&self.form().kr(*unit)).into())])
            }
            ModelRule::Total => self.say("model-trace-total"),
            ModelRule::Base => self.say("model-trace-base"),
            ModelRule::Rest => self.say("model-trace-rest"),
            ModelRule::KeyShare(key) => self.of_key("model-trace-key-share", *key),
            ModelRule::KeyWeight(key) => self.of_key("model-trace-key-weight", *key),
            ModelRule::KeySum(key) => self.of_key("model-trace-key-sum", *key),
            ModelRule::KeyTotal(key) => self.of_key("model-trace-key-total", *key),
            ModelRule::KeyOf(key, name) => self.say_with(
                "model-trace-key-of",
                &[("key", (&self.key(*key)).into()), ("municipality", name.as_str().into())],
            ),
            ModelRule::PartOf(name) => {
                self.say_with("model-trace-part-of", &[("municipality", name.as_str().into())])
            }
            ModelRule::PartWeight(name) => {
                self.say_with("model-trace-part-weight", &[("municipality", name.as_str().into())])
            }
            ModelRule::OwnCapital => self.say("model-trace-own-capital"),
            ModelRule::Funds => self.say("model-trace-funds"),
            ModelRule::Limit => self.say("model-trace-limit"),
            ModelRule::Excess => self.say("model-trace-excess"),
            ModelRule::DeductedPart => self.say("model-trace-deducted-part"),
            ModelRule::Redistributed => self.say("model-trace-redistributed"),
            ModelRule::RedistributedPart => self.say("model-trace-redistributed-part"),
            ModelRule::DeductedTogether => self.say("model-trace-deducted-together"),
            ModelRule::Braked => self.say("model-trace-braked"),
            ModelRule::Floor => self.say("model-trace-floor"),
            ModelRule::BrakeRate => self.say("model-trace-brake-rate"),
            ModelRule::Before => self.say("model-trace-before"),
            ModelRule::AuthorityRounding => self.say("model-trace-authority-rounding"),
            ModelRule::OfficeParameter => self.say("model-trace-office-parameter"),
        }
    }

    fn of_key(&self, id: &str, key: ModelKey) -> String {
        self.say_with(id, &[("key", (&self.key(key)).into())])
    }

    fn key(&self, key: ModelKey) -> String {
        self.say(match key {
            ModelKey::Measure => "model-key-measure",
            ModelKey::Population => "model-key-population",
        })
    }
}
