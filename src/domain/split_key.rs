//! Split keys (fördelningsnyckel): by what a party's amount is shared between its members.

use rust_decimal::Decimal;

use super::money::Money;
use super::place::{Place, Sourced};
use super::rate::Rate;

/// The kind of key. The law leaves it to the members of a party to agree on one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyKind {
    /// By number of inhabitants (befolkning).
    Population,
    /// By number of inhabitants aged 16–64 (befolkning 16–64).
    Population16To64,
    /// Equal parts (lika).
    Equal,
    /// By agreed percentages, which must sum to 100 % (procent).
    Percent,
    /// By agreed weights (vikt).
    Weight,
    /// Fixed amounts (belopp); members with another key share what is left.
    Amount,
}

/// One member's key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SplitKey {
    /// Inhabitants.
    Population(Sourced<Decimal>),
    /// Inhabitants aged 16–64.
    Population16To64(Sourced<Decimal>),
    /// Equal parts; the place is where the key was named.
    Equal(Place),
    /// An agreed percentage of the party's amount.
    Percent(Sourced<Rate>),
    /// An agreed weight, without unit.
    Weight(Sourced<Decimal>),
    /// A fixed amount in kr.
    Amount(Sourced<Money>),
}

impl SplitKey {
    /// The kind of this key.
    #[must_use]
    pub fn kind(&self) -> KeyKind {
        match self {
            Self::Population(_) => KeyKind::Population,
            Self::Population16To64(_) => KeyKind::Population16To64,
            Self::Equal(_) => KeyKind::Equal,
            Self::Percent(_) => KeyKind::Percent,
            Self::Weight(_) => KeyKind::Weight,
            Self::Amount(_) => KeyKind::Amount,
        }
    }

    /// Where the key's value stands.
    #[must_use]
    pub fn place(&self) -> &Place {
        match self {
            Self::Population(value) | Self::Population16To64(value) | Self::Weight(value) => &value.place,
            Self::Equal(place) => place,
            Self::Percent(value) => &value.place,
            Self::Amount(value) => &value.place,
        }
    }

    /// The weight among members with the same kind of key; a fixed amount has none.
    #[must_use]
    pub fn weight(&self) -> Option<Decimal> {
        match self {
            Self::Population(value) | Self::Population16To64(value) | Self::Weight(value) => {
                Some(value.value)
            }
            Self::Equal(_) => Some(Decimal::ONE),
            Self::Percent(rate) => Some(rate.value.fraction()),
            Self::Amount(_) => None,
        }
    }
}
