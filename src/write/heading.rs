//! The headings of the workbooks' columns, by which formulas, charts and other sheets find a column.

use crate::compare::cause::Cause;
use crate::domain::year::Year;
use crate::text::Text;

/// What stands over a column: no two columns of a table have the same. The words are the identifiers of sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// These words.
    Of(&'static str),
    /// Words with the budget year.
    OfYear(&'static str),
    /// Words with the year before.
    OfLastYear(&'static str),
    /// What the column with these words differs by.
    DifferenceOf(&'static str),
    /// A year of a plan.
    PlanYear(Year),
    /// A cause of a difference.
    Cause(Cause),
}

pub const ASSOCIATION: Heading = Heading::Of("column-association");
pub const MEMBER: Heading = Heading::Of("column-member");
pub const PARTY: Heading = Heading::Of("column-party");
pub const COUNTY: Heading = Heading::Of("column-county");
pub const CALCULATED: Heading = Heading::Of("heading-calculated");
pub const CONTRIBUTION: Heading = Heading::OfYear("heading-contribution");
pub const LAST_YEAR: Heading = Heading::OfLastYear("heading-contribution");
pub const CHANGE: Heading = Heading::Of("heading-change");
pub const CHANGE_PERCENT: Heading = Heading::Of("heading-change-percent");
pub const STATE: Heading = Heading::Of("heading-state");
pub const REGIONS: Heading = Heading::Of("heading-regions");
pub const MUNICIPALITIES: Heading = Heading::Of("heading-municipalities");
pub const MATCHED: Heading = Heading::Of("heading-matched");
pub const UNMATCHED: Heading = Heading::Of("heading-unmatched");
pub const PROGRAM: Heading = Heading::Of("heading-program");
pub const DIFFERENCE: Heading = Heading::Of("heading-difference");

impl Heading {
    /// The words, in a workbook of this year.
    pub fn said(self, text: &Text, year: Year) -> String {
        let with_year = |id, year: u16| text.say_with(id, &[("year", (&year.to_string()).into())]);
        match self {
            Self::Of(id) => text.say(id),
            Self::OfYear(id) => with_year(id, year.number()),
            Self::OfLastYear(id) => with_year(id, year.before()),
            Self::DifferenceOf(id) => {
                text.say_with("heading-difference-of", &[("what", (&text.say(id)).into())])
            }
            Self::PlanYear(year) => with_year("heading-plan-year", year.number()),
            Self::Cause(cause) => text.word(&cause),
        }
    }
}
