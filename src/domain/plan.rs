//! A plan for the state's amount over the years to come, made by the association or its members.

use super::money::Money;
use super::name::Name;
use super::place::{Place, Sourced};
use super::year::Year;

/// How the years between now and the goal are filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlanMethod {
    /// The same number of kronor more every year (linjär).
    Linear,
    /// The same percentage more every year (lika procent).
    EqualPercent,
}

/// A plan for one association.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The association, by its name in the member list.
    pub association: Name,
    /// The way from the state's amount of the budget year.
    pub path: PlanPath,
    /// Where the plan begins in the file.
    pub place: Place,
}

/// The way of a plan. Amounts are the state's, in kr.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanPath {
    /// An amount for each year, in order; years may be missing.
    Table(Vec<(Year, Sourced<Money>)>),
    /// A goal, and how to get there from the budget year.
    Goal {
        /// The method.
        method: PlanMethod,
        /// The year of the goal.
        year: Sourced<Year>,
        /// The amount of that year.
        amount: Sourced<Money>,
    },
}
