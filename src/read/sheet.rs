//! A sheet as it was read: the cells that have something in them, each at its place.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::domain::name::printable;
use crate::domain::place::{Cell, Place, Position, SourceFile};

/// One sheet of a workbook, or the whole of a text file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// The file; the process that reads doubtful workbooks does not know which it is.
    #[serde(skip)]
    pub file: Arc<SourceFile>,
    /// The sheet's name; a text file has none.
    pub name: Option<Arc<str>>,
    /// Whether a reader sees the sheet without looking for it.
    pub visible: bool,
    /// The cells by row and column, counted from 0.
    pub rows: BTreeMap<u32, BTreeMap<u32, Content>>,
    /// The rows that are not shown, counted from 0.
    pub hidden_rows: BTreeSet<u32>,
    /// The columns that are not shown, counted from 0: first and last of each run.
    pub hidden_columns: Vec<(u32, u32)>,
    /// Merged cells, first and last of each rectangle; the value stands in the first.
    pub merged: Vec<(Cell, Cell)>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
        Self {
            file: Arc::clone(file),
            name: name.map(|name| Arc::from(printable(name).as_ref())),
            visible,
            rows: BTreeMap::new(),
            hidden_rows: BTreeSet::new(),
            hidden_columns: Vec::new(),
            merged: Vec::new(),
        }
    }

    /// Puts `content` in a cell, and gives what stood there. Its text is left without what no file can hold.
    pub fn put(&mut self, cell: Cell, mut content: Content) -> Option<Content> {
        if let Content::Text(text) | Content::Other(text) | Content::Error(text) = &mut content
            && let Cow::Owned(printable) = printable(text)
        {
            *text = printable;
        }
        self.rows.entry(cell.row).or_default().insert(cell.column, content)
    }

    /// The place of the sheet as a whole.
    #[must_use]
    pub fn whole(&self) -> Place {
        let position = self.name.as_ref().map_or(Position::Whole, |name| Position::Sheet(Arc::clone(name)));
        Place { file: Arc::clone(&self.file), position }
    }

    /// Whether a column is hidden.
    #[must_use]
    pub fn hides_column(&self, column: u32) -> bool {
        self.hidden_columns.iter().any(|(first, last)| (*first..=*last).contains(&column))
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
    /// The content as text, a number with the decimal comma that a Swedish spreadsheet shows it with.
    #[must_use]
    pub fn as_text(&self) -> String {
        match self {
            Self::Text(text) | Self::Other(text) | Self::Error(text) => text.clone(),
            Self::Number(number) => with_comma(*number),
            Self::Percent(fraction) => fraction
                .checked_mul(Decimal::ONE_HUNDRED)
                .map_or_else(String::new, |percent| format!("{} %", with_comma(percent.normalize()))),
            Self::Date(date) => date.to_string(),
            Self::FormulaWithoutValue => String::new(),
        }
    }
}

/// A float as the decimal that a spreadsheet shows: its 15 significant digits. `None` when it is not
/// a number or too large to be one.
#[must_use]
pub fn number_shown(float: f64) -> Option<Decimal> {
    if !float.is_finite() {
        return None;
    }
    Decimal::from_scientific(&format!("{float:.14e}")).ok().map(|decimal| decimal.normalize())
}

fn with_comma(number: Decimal) -> String {
    number.to_string().replace('.', ",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_become_the_decimals_that_are_shown() {
        for (float, shown) in [
            (1390.0, "1390"),
            (994.1, "994.1"),
            (0.1 + 0.2, "0.3"),
            (1_305.499_999_999_999_8, "1305.5"),
            (-0.0, "0"),
        ] {
            assert_eq!(number_shown(float).unwrap().to_string(), shown);
        }
        assert_eq!(number_shown(f64::NAN), None);
        assert_eq!(number_shown(1e300), None);
    }

    #[test]
    fn a_cell_has_no_letter_that_no_file_can_hold() {
        let file = Arc::new(SourceFile { path: "a.xlsx".into(), sha256: String::new() });
        let mut sheet = Sheet::new(&file, Some("Med\u{FFFE}lemmar"), true);
        let cell = Cell::new(0, 0);
        sheet.put(cell, Content::Text("Fin\u{FFFE}\u{1b}[2Jsam\r\n_xFFFE_".into()));
        assert_eq!(sheet.text(cell).unwrap(), "Fin[2Jsam\r\n_xFFFE_");
        assert_eq!(sheet.name.as_deref(), Some("Medlemmar"));
    }
}
