//! The summaries as comma-separated values: associations, contributions, findings, trace
//! and letters.
//!
//! The columns are a contract that other programs build on: they are the same in both languages
//! and their order never changes. What stands in them follows the language.

mod associations;
mod column;
mod contributions;
mod findings;
mod letters;
mod listing;
pub mod package;
pub(super) mod table;
mod traces;

use std::io::Write;

use super::report::Report;
use crate::output::SourceError;
use column::Column;
pub use listing::Listing;

/// A file of comma-separated values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Summary {
    /// One row per association.
    Associations,
    /// One row per contribution.
    Contributions,
    /// One row per finding.
    Findings,
    /// One row per step of every amount's trace.
    Traces,
    /// One row per member, for letters.
    Letters,
}

impl Summary {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Associations, Self::Contributions, Self::Findings, Self::Traces, Self::Letters];

    /// The path in the run's folder.
    pub fn path(self) -> &'static str {
        match self {
            Self::Associations => "csv/forbund.csv",
            Self::Contributions => "csv/bidrag.csv",
            Self::Findings => "csv/avvikelser.csv",
            Self::Traces => "csv/sparning.csv",
            Self::Letters => "csv/brev.csv",
        }
    }

    /// The name of the file without its kind.
    pub fn name(self) -> &'static str {
        match self {
            Self::Associations => "forbund",
            Self::Contributions => "bidrag",
            Self::Findings => "avvikelser",
            Self::Traces => "sparning",
            Self::Letters => "brev",
        }
    }

    /// The identifier of the sentence that says what the rows are.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Associations => "csv-table-forbund",
            Self::Contributions => "csv-table-bidrag",
            Self::Findings => "csv-table-avvikelser",
            Self::Traces => "csv-table-sparning",
            Self::Letters => "csv-table-brev",
        }
    }

    /// The columns that together tell the rows apart.
    pub fn key(self) -> &'static [&'static str] {
        match self {
            Self::Associations => &["forbund"],
            Self::Contributions => &["forbund", "medlem"],
            Self::Findings => &[],
            Self::Traces => &["belopp_id", "steg"],
            Self::Letters => &["kod"],
        }
    }

    /// The columns whose values, where there is one, stand in another file's column of the same name.
    pub fn refers_to(self) -> &'static [(&'static str, Self)] {
        match self {
            Self::Contributions => &[("forbund", Self::Associations), ("kod", Self::Letters)],
            _ => &[],
        }
    }

    /// The columns, in their order.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Associations => associations::COLUMNS,
            Self::Contributions => contributions::COLUMNS,
            Self::Findings => findings::COLUMNS,
            Self::Traces => traces::COLUMNS,
            Self::Letters => letters::COLUMNS,
        }
    }

    /// Writes the file, row by row.
    ///
    /// # Errors
    /// Why it cannot be made, or written.
    pub fn write(self, report: &Report<'_>, file: &mut dyn Write) -> Result<(), SourceError> {
        self.rows(report, file).map_err(|error| match error.into_kind() {
            csv::ErrorKind::Io(error) => SourceError::Machine(error),
            other => SourceError::NotMade(format!("{other:?}")),
        })
    }

    fn rows(self, report: &Report<'_>, file: &mut dyn Write) -> Result<(), csv::Error> {
        let columns = self.columns().iter().map(|column| column.name);
        let mut table = table::Table::new(file, report.run.csv, columns)?;
        match self {
            Self::Associations => associations::rows(report, &mut table),
            Self::Contributions => contributions::rows(report, &mut table),
            Self::Findings => findings::rows(report, &mut table),
            Self::Traces => traces::rows(report, &mut table),
            Self::Letters => letters::rows(report, &mut table),
        }?;
        table.finish()?;
        Ok(())
    }
}
