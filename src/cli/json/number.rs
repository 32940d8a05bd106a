//! Numbers as decimal text, so that no reader makes floats of them.

use std::fmt::Display;

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::money::Money;

/// An amount in kr as decimal text: `1305500`, `-0.82`.
#[derive(Serialize, JsonSchema)]
#[schemars(extend("pattern" = r"^-?[0-9]+(\.[0-9]+)?$"))]
pub struct Kr(String);

/// A number of per cent as decimal text: `-9.61`.
#[derive(Serialize, JsonSchema)]
#[schemars(extend("pattern" = r"^-?[0-9]+(\.[0-9]+)?$"))]
pub struct Percent(String);

impl From<Money> for Kr {
    fn from(amount: Money) -> Self {
        Self(amount.to_string())
    }
}

impl Percent {
    /// The number, which is written with a decimal point.
    pub fn of(number: impl Display) -> Self {
        Self(number.to_string())
    }
}
