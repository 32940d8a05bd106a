//! What the sheets of the model's workbook share.

use crate::write::formula::Formulas;
use crate::write::style::Style;

use super::report::ModelReport;

/// What the sheets share.
pub struct ModelBook<'a> {
    /// What it is made from.
    pub report: &'a ModelReport<'a>,
    /// The formats.
    pub style: Style,
    /// The formulas.
    pub formulas: Formulas<'a>,
}
