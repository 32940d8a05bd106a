//! The columns of the summaries: their names are a contract, their meanings are told in words.

/// A column.
pub struct Column {
    /// The name in the header row.
    pub name: &'static str,
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

impl Column {
    /// A column that may be empty.
    pub const fn new(name: &'static str, kind: Kind, meaning: &'static str) -> Self {
        Self { name, kind, required: false, meaning }
    }

    /// A column where every row has a value.
    pub const fn required(name: &'static str, kind: Kind, meaning: &'static str) -> Self {
        Self { name, kind, required: true, meaning }
    }
}
