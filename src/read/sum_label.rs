//! What the label of a sum row says.

use serde::Deserialize;

/// What a sum row sums, as far as its label says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SumLabel {
    /// The rows since the heading or sum row before.
    Part,
    /// All rows of the table.
    Whole,
    /// One or the other.
    #[serde(rename = "sum")]
    Either,
}
