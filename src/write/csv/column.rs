//! The columns of comma-separated values: a list a table, with name, meaning and value of each in one entry. Their
//! names and their order are a contract.

use super::field::Field;

/// A column of a table whose rows are made from `Row`.
pub struct Column<Row> {
    /// The name in the header row.
    pub name: &'static str,
    /// What `datapackage.json` says of it; nothing in a list that it does not describe.
    pub described: Option<Described>,
    /// What stands in a row.
    pub value: fn(&Row) -> Field<'_>,
}

/// What `datapackage.json` says of a column.
pub struct Described {
    /// What stands in it.
    pub kind: Kind,
    /// Whether every row has a value.
    pub required: bool,
    /// The identifier of the sentence that says what it means.
    pub meaning: &'static str,
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// A year.
    Year,
    /// An amount in kr.
    Amount,
    /// A number of per cent.
    Percent,
}

impl<Row> Column<Row> {
    /// A column that may be empty.
    pub fn new(name: &'static str, kind: Kind, meaning: &'static str, value: fn(&Row) -> Field<'_>) -> Self {
        Self { name, described: Some(Described { kind, required: false, meaning }), value }
    }

    /// A column where every row has a value.
    pub fn required(
        name: &'static str,
        kind: Kind,
        meaning: &'static str,
        value: fn(&Row) -> Field<'_>,
    ) -> Self {
        Self { name, described: Some(Described { kind, required: true, meaning }), value }
    }

    /// A column of a list that `datapackage.json` does not describe.
    pub fn listed(name: &'static str, value: fn(&Row) -> Field<'_>) -> Self {
        Self { name, described: None, value }
    }
}
