//! Everything that the rules are given for a year, kept together.

use crate::domain::association::Association;
use crate::domain::decision::Decision;
use crate::domain::plan::Plan;
use crate::domain::year::Year;

use super::financing::{Case, RuleSettings};
use super::parameters::Parameters;

/// Everything that the rules are given for a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Situation {
    /// The budget year.
    pub year: Year,
    /// The associations with all that is known of them.
    pub associations: Vec<Association>,
    /// The members' decisions.
    pub decisions: Vec<Decision>,
    /// The plans for the years to come.
    pub plans: Vec<Plan>,
    /// The law's parameters.
    pub parameters: Parameters,
    /// The office's settings.
    pub settings: RuleSettings,
}

impl Situation {
    /// The case to work out.
    #[must_use]
    pub fn case(&self) -> Case<'_> {
        Case {
            year: self.year,
            associations: &self.associations,
            decisions: &self.decisions,
            parameters: &self.parameters,
            settings: &self.settings,
        }
    }
}
