//! Where a value came from: file, sheet and cell, with the file's fingerprint.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A file that values were read from.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceFile {
    /// The path relative to the working folder, with `/` between its parts on every system.
    pub path: String,
    /// SHA-256 of the file's bytes, 64 lower-case hexadecimal digits.
    pub sha256: String,
}

/// A cell by row and column, both counted from 0; shown as `B7`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Cell {
    /// The row, counted from 0.
    pub row: u32,
    /// The column, counted from 0.
    pub column: u32,
}

/// The place of something in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Position {
    /// The file as a whole.
    Whole,
    /// A line and a column of a text file, both counted from 1.
    Line {
        /// The line, counted from 1.
        line: usize,
        /// The column in characters, counted from 1.
        column: usize,
    },
    /// A sheet of a workbook as a whole.
    Sheet(Arc<str>),
    /// A cell; a file of comma-separated values has no sheet.
    Cell {
        /// The sheet's name, where the file has sheets.
        sheet: Option<Arc<str>>,
        /// The cell.
        cell: Cell,
    },
}

/// A place that a person can go to and look.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// In which file.
    pub file: Arc<SourceFile>,
    /// Where in it.
    pub position: Position,
}

/// A value and the place it was read from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

impl<T> Sourced<T> {
    /// A value with its place.
    #[must_use]
    pub fn new(value: T, place: Place) -> Self {
        Self { value, place }
    }

    /// The same place with a value made from this one.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Sourced<U> {
        Sourced { value: make(self.value), place: self.place }
    }
}

impl Cell {
    /// The cell in row `row` and column `column`, both counted from 0.
    #[must_use]
    pub fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }

    /// The column's letters: `A`, `Z`, `AA`.
    #[must_use]
    pub fn column_letters(self) -> String {
        let mut letters = String::new();
        let mut rest = u64::from(self.column).saturating_add(1);
        while rest > 0 {
            let digit = rest.saturating_sub(1) % 26;
            letters.insert(0, char::from(b'A'.saturating_add(u8::try_from(digit).unwrap_or_default())));
            rest = rest.saturating_sub(1) / 26;
        }
        letters
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.column_letters(), u64::from(self.row).saturating_add(1))
    }
}

impl Place {
    /// The whole of a file.
    #[must_use]
    pub fn whole(file: &Arc<SourceFile>) -> Self {
        Self { file: Arc::clone(file), position: Position::Whole }
    }

    /// A cell of a file.
    #[must_use]
    pub fn cell(file: &Arc<SourceFile>, sheet: Option<&Arc<str>>, cell: Cell) -> Self {
        Self { file: Arc::clone(file), position: Position::Cell { sheet: sheet.cloned(), cell } }
    }

    /// A line and column (from 1) of a text file.
    #[must_use]
    pub fn line(file: &Arc<SourceFile>, line: usize, column: usize) -> Self {
        Self { file: Arc::clone(file), position: Position::Line { line, column } }
    }

    /// The line and column of a byte offset in the text of a file.
    #[must_use]
    pub fn in_text(file: &Arc<SourceFile>, text: &str, offset: usize) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let line = before.matches('\n').count().saturating_add(1);
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count().saturating_add(1);
        Self::line(file, line, column)
    }

    /// The sheet's name, where there is one.
    #[must_use]
    pub fn sheet(&self) -> Option<&str> {
        match &self.position {
            Position::Sheet(sheet) | Position::Cell { sheet: Some(sheet), .. } => Some(sheet),
            _ => None,
        }
    }

    /// The cell (`B7`) or line (`12:5`) as text, where there is one.
    #[must_use]
    pub fn spot(&self) -> Option<String> {
        match &self.position {
            Position::Cell { cell, .. } => Some(cell.to_string()),
            Position::Line { line, column } => Some(format!("{line}:{column}")),
            Position::Whole | Position::Sheet(_) => None,
        }
    }
}

impl fmt::Display for Place {
    /// `in/bilaga.xlsx, Fördelning!C7`, the form people know from formulas.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file.path)?;
        match &self.position {
            Position::Whole => Ok(()),
            Position::Line { line, column } => write!(f, ":{line}:{column}"),
            Position::Sheet(sheet) => write!(f, ", {sheet}"),
            Position::Cell { sheet: Some(sheet), cell } => write!(f, ", {sheet}!{cell}"),
            Position::Cell { sheet: None, cell } => write!(f, ", {cell}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_excel_names_them() {
        let names = [(0, 0), (6, 2), (0, 25), (0, 26), (0, 701), (0, 702), (1_048_575, 16_383)]
            .map(|(row, column)| Cell::new(row, column).to_string());
        assert_eq!(names, ["A1", "C7", "Z1", "AA1", "ZZ1", "AAA1", "XFD1048576"]);
    }
}
