//! What stands in a cell of comma-separated values.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::domain::money::Money;

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field<'a> {
    /// Text.
    Text(Cow<'a, str>),
    /// A number, written plainly: no grouping, a hyphen as minus, the profile's decimal mark.
    Number(Decimal),
    /// Nothing: what is not known is not 0.
    Empty,
}

impl<'a> From<&'a str> for Field<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Field<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Field<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

impl From<Money> for Field<'_> {
    fn from(amount: Money) -> Self {
        Self::Number(amount.kronor())
    }
}

impl From<Decimal> for Field<'_> {
    fn from(number: Decimal) -> Self {
        Self::Number(number)
    }
}

impl From<u16> for Field<'_> {
    fn from(number: u16) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Field<'_> {
    fn from(number: usize) -> Self {
        Self::Number(number.into())
    }
}

impl<T: Into<Self>> From<Option<T>> for Field<'_> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}
