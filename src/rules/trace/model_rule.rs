//! The rules of the state's model, as a trace names them.

use crate::domain::money::Money;
use crate::domain::name::Name;

/// What the trace says of the model.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ModelRule {
    /// The possible amount.
    Possible,
    /// By base amount and keys, rounded by largest remainder; whether it got a step more.
    ByKeys {
        /// The step.
        unit: Money,
        /// Whether a step more than the exact amount rounded down.
        extra: bool,
    },
    /// The national total.
    Total,
    /// The base amount.
    Base,
    /// What the base amounts leave.
    Rest,
    /// The association's share of a key.
    KeyShare(ModelKey),
    /// The weight of a key.
    KeyWeight(ModelKey),
    /// The association's sum of a key.
    KeySum(ModelKey),
    /// The country's sum of a key.
    KeyTotal(ModelKey),
    /// What a municipality has of a key.
    KeyOf(ModelKey, Name),
    /// How large a part of a municipality belongs to the association.
    PartOf(Name),
    /// The weight of a municipality's part.
    PartWeight(Name),
    /// Own capital.
    OwnCapital,
    /// The year's funds.
    Funds,
    /// What the staircase allows.
    Limit,
    /// What lies above it.
    Excess,
    /// How much of it is deducted.
    DeductedPart,
    /// Redistributed from others.
    Redistributed,
    /// How much of what was deducted goes to the others.
    RedistributedPart,
    /// What all associations had deducted.
    DeductedTogether,
    /// What the brake gives or takes.
    Braked,
    /// The lowest amount that the brake allows.
    Floor,
    /// The largest decrease.
    BrakeRate,
    /// Last year's amount from the state.
    Before,
    /// The authority's rounding.
    AuthorityRounding,
    /// A parameter as the office wrote it.
    OfficeParameter,
}

/// The two keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ModelKey {
    /// Försörjningsmått.
    Measure,
    /// Inhabitants aged 16–64.
    Population,
}
