//! What stands in a cell: text, a figure, or a formula with its result.

use super::figure::Figure;
use super::style::Kind;
use crate::domain::money::Money;
use crate::domain::rate::Rate;

/// What stands in a cell.
#[derive(Clone, Debug)]
pub enum Content {
    /// Nothing.
    Blank,
    /// Text.
    Text(String),
    /// A figure.
    Figure(Figure),
    /// Content of another kind than its column's.
    OfKind(Kind, Box<Content>),
    /// A formula with its result.
    Formula(String, Figure),
    /// A formula that gives text, with its result.
    TextFormula(String, String),
}

impl Content {
    /// The same content in the form of another kind.
    pub fn of_kind(self, kind: Kind) -> Self {
        Self::OfKind(kind, Box::new(self))
    }

    /// An amount in kr, or the word for unknown.
    pub fn amount(amount: Option<Money>) -> Self {
        Self::Figure(Figure::amount(amount))
    }

    /// The amount of another cell.
    pub fn reference(cell: &str, amount: Option<Money>) -> Self {
        Self::Formula(format!("={cell}"), Figure::amount(amount))
    }

    /// A decided rate, with decimals only where it has them; nothing where none was declared.
    pub fn rate(rate: Option<Rate>) -> Self {
        let Some(rate) = rate else { return Self::Blank };
        let kind = if rate.percent().scale() == 0 { Kind::Rate } else { Kind::FineRate };
        Self::Figure(Figure::rate(rate)).of_kind(kind)
    }
}

impl From<Figure> for Content {
    fn from(figure: Figure) -> Self {
        Self::Figure(figure)
    }
}

impl From<String> for Content {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Content {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
