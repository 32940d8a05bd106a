//! The facts of a finding.

use rust_decimal::Decimal;

use crate::domain::money::Money;
use crate::domain::place::Place;
use crate::domain::rate::Rate;

/// A fact in a finding, still without language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Argument {
    /// Words from the user's file, shown as they stand.
    Text(String),
    /// Several such, shown as a list.
    List(Vec<String>),
    /// An amount, shown in kr.
    Money(Money),
    /// A rate, shown in per cent.
    Rate(Rate),
    /// A number of things.
    Count(usize),
    /// A number without unit.
    Number(Decimal),
    /// Another place than the finding's own.
    Place(Place),
    /// A word that `text` knows in both languages, by its identifier.
    Word(&'static str),
    /// Several such words, shown as a list.
    Words(Vec<&'static str>),
}

macro_rules! argument_from {
    ($($from:ty => $variant:ident),+ $(,)?) => {
        $(impl From<$from> for Argument {
            fn from(value: $from) -> Self {
                Self::$variant(value)
            }
        })+
    };
}

argument_from! {
    String => Text,
    Vec<String> => List,
    Money => Money,
    Rate => Rate,
    usize => Count,
    Decimal => Number,
    Place => Place,
    &'static str => Word,
    Vec<&'static str> => Words,
}
