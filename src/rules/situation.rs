//! Everything that the rules are given for a year, kept together.

use crate::domain::association::Association;
use crate::domain::decision::Decision;
use crate::domain::plan::Plan;
use crate::domain::unread::Unread;
use crate::domain::year::Year;

use super::decisions::Decisions;
use super::parameters::Parameters;
use super::settings::RuleSettings;

/// Everything that the rules are given for a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Situation {
    /// The budget year.
    pub year: Year,
    /// The associations with all that is known of them.
    pub associations: Vec<Association>,
    /// The members' decisions.
    pub decisions: Vec<Decision>,
    /// Decisions that nobody has made: what if.
    pub supposed: Vec<Decision>,
    /// What could not be read.
    pub unread: Unread,
    /// The plans for the years to come.
    pub plans: Vec<Plan>,
    /// The law's parameters.
    pub parameters: Parameters,
    /// The office's settings.
    pub settings: RuleSettings,
}

impl Situation {
    /// The decisions, ready to be looked up.
    #[must_use]
    pub fn decisions_by_scope(&self) -> Decisions<'_> {
        Decisions::new(&self.decisions, &self.supposed, &self.unread)
    }
}
