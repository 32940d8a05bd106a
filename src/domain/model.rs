//! What the state's model is worked out from: the national total, and each association with its
//! municipalities.

use rust_decimal::Decimal;

use super::code::Code;
use super::money::Money;
use super::name::Name;
use super::place::{Place, Sourced};
use super::ratio::Ratio;

/// The national total, in kr.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NationalTotal {
    /// The amount.
    pub amount: Money,
    /// Where it stands, when it was not given with the command.
    pub place: Option<Place>,
}

/// An association as the model sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelAssociation {
    /// Its name.
    pub name: Sourced<Name>,
    /// Its municipalities, or its parts of them.
    pub parts: Vec<ModelPart>,
    /// Last year's amount from the state, in kr; `None` when it is not known.
    pub before: Option<Sourced<Money>>,
    /// Own capital, in kr.
    pub own_capital: Option<Sourced<Money>>,
    /// The year's funds altogether, in kr.
    pub funds: Option<Sourced<Money>>,
}

/// A municipality in an association, or the part of it that belongs there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelPart {
    /// The municipality's code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// How large a part of it: the whole unless it belongs to several associations.
    pub share: Ratio,
    /// The weights that the share was made from, this association's first.
    pub weights: Vec<Sourced<Decimal>>,
    /// Inhabitants aged 16–64.
    pub population: Sourced<Decimal>,
    /// The support measure.
    pub measure: Sourced<Measure>,
}

/// The support measure (försörjningsmått) of a municipality.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// A number, of persons or full years.
    Number(Decimal),
    /// A share of the inhabitants aged 16–64, as a fraction of one.
    Share(Decimal),
}

/// What the support measure is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasureKind {
    /// A number, of persons or full years.
    Number,
    /// A share of the inhabitants, in per cent.
    Percent,
    /// A share of the inhabitants, as a fraction of one.
    Share,
}

impl MeasureKind {
    /// The kind of this name in finsam.toml: `antal` or `andel`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "antal" | "number" => Some(Self::Number),
            "procent" | "percent" => Some(Self::Percent),
            "andel" | "share" => Some(Self::Share),
            _ => None,
        }
    }
}
