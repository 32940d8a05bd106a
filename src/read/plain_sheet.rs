//! What the process that reads workbooks answers: sheets without places, or why there are none.

use serde::{Deserialize, Serialize};

/// A sheet on its way between two processes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlainSheet {
    /// The sheet's name.
    pub name: String,
    /// Whether it is shown.
    pub visible: bool,
    /// Row, column, kind and text of each cell.
    pub cells: Vec<(u32, u32, CellKind, String)>,
    /// First row and column, last row and column of merged cells.
    pub merged: Vec<(u32, u32, u32, u32)>,
    /// Hidden rows, first and last of each run.
    pub hidden_rows: Vec<(u32, u32)>,
    /// Hidden columns, first and last of each run.
    pub hidden_columns: Vec<(u32, u32)>,
}

/// What kind of content a cell has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CellKind {
    /// Text.
    Text,
    /// A number.
    Number,
    /// A number shown as per cent: the fraction.
    Percent,
    /// A date, `2024-02-28`.
    Date,
    /// An error value.
    Error,
    /// A formula without a stored result.
    Formula,
    /// Something else, as text.
    Other,
}

/// Why a workbook cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// It is protected by a password.
    Encrypted,
    /// It is broken.
    Broken(String),
}
