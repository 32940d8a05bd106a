//! A sheet as it was read: the cells that have something in them, each at its place.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::domain::place::{Cell, Place, SourceFile};

/// One sheet of a workbook, or the whole of a text file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The file.
    pub file: Arc<SourceFile>,
    /// The sheet's name; a text file has none.
    pub name: Option<Arc<str>>,
    /// Whether a reader sees the sheet without looking for it.
    pub visible: bool,
    /// The cells by row and column, counted from 0.
    pub rows: BTreeMap<u32, BTreeMap<u32, Content>>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Text, as it stands.
    Text(String),
    /// A number with the 15 significant digits that a spreadsheet shows.
    Number(Decimal),
    /// A number shown as per cent: the fraction, so that 10 % is 0.10.
    Percent(Decimal),
    /// A date.
    Date(Date),
    /// True or false, a time of day, or something else that is none of the above; as text.
    Other(String),
    /// An error value such as `#N/A`.
    Error(String),
    /// A formula whose result was not stored.
    FormulaWithoutValue,
}

impl Sheet {
    /// An empty sheet.
    #[must_use]
    pub fn new(file: &Arc<SourceFile>, name: Option<&str>, visible: bool) -> Self {
        Self { file: Arc::clone(file), name: name.map(Arc::from), visible, rows: BTreeMap::new() }
    }

    /// What stands in the cell, if anything.
    #[must_use]
    pub fn content(&self, cell: Cell) -> Option<&Content> {
        self.rows.get(&cell.row)?.get(&cell.column)
    }

    /// The place of a cell.
    #[must_use]
    pub fn place(&self, cell: Cell) -> Place {
        Place::cell(&self.file, self.name.as_ref(), cell)
    }

    /// The text of a cell: letters as they stand, a number as its digits.
    #[must_use]
    pub fn text(&self, cell: Cell) -> Option<String> {
        self.content(cell).map(Content::as_text)
    }
}

impl Content {
    /// The content as text.
    #[must_use]
    pub fn as_text(&self) -> String {
        match self {
            Self::Text(text) | Self::Other(text) | Self::Error(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Percent(fraction) => fraction
                .checked_mul(Decimal::ONE_HUNDRED)
                .map_or_else(String::new, |percent| format!("{} %", percent.normalize())),
            Self::Date(date) => date.to_string(),
            Self::FormulaWithoutValue => String::new(),
        }
    }
}
