//! What the files of the state's model are made from.

use crate::domain::money::Money;
use crate::model::{ModelOutcome, ModelRow};
use crate::text::Text;

/// What the files are made from.
pub struct ModelReport<'a> {
    /// What the model gave.
    pub outcome: &'a ModelOutcome,
    /// What the authority's file gives each association, in the order of the outcome, in kr; empty
    /// when there is nothing to compare with.
    pub authority: &'a [Option<Money>],
    /// The language.
    pub text: &'a Text,
}

impl ModelReport<'_> {
    /// Each association with what the authority gives it.
    pub fn rows(&self) -> impl Iterator<Item = (&ModelRow, Option<Money>)> {
        let authority = self.authority.iter().copied().chain(std::iter::repeat(None));
        self.outcome.rows.iter().zip(authority)
    }

    /// Whether there is anything to compare with.
    #[must_use]
    pub fn compares(&self) -> bool {
        !self.authority.is_empty()
    }

    /// The year in a sentence.
    pub(super) fn of_year(&self, id: &str) -> String {
        self.text.say_with(id, &[("year", self.outcome.year.to_string().as_str().into())])
    }
}
