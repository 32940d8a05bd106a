//! What the office has decided for all associations.

use super::split::TiePolicy;
use crate::domain::money::Money;
use crate::domain::place::Place;
use crate::domain::rounding::Rounding;

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
