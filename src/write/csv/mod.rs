//! The summaries as comma-separated values: associations, contributions, findings and trace.
//!
//! The columns are a contract that other programs build on: they are the same in both languages
//! and their order never changes. What stands in them follows the language.

mod associations;
mod contributions;
mod findings;
mod table;
mod traces;

use super::report::Report;

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
}

impl Summary {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Associations, Self::Contributions, Self::Findings, Self::Traces];

    /// The path in the run's folder.
    pub fn path(self) -> &'static str {
        match self {
            Self::Associations => "csv/forbund.csv",
            Self::Contributions => "csv/bidrag.csv",
            Self::Findings => "csv/avvikelser.csv",
            Self::Traces => "csv/sparning.csv",
        }
    }

    /// The columns, in their order.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Associations => associations::COLUMNS,
            Self::Contributions => contributions::COLUMNS,
            Self::Findings => findings::COLUMNS,
            Self::Traces => traces::COLUMNS,
        }
    }

    /// The bytes.
    pub fn bytes(self, report: &Report<'_>) -> Result<Vec<u8>, String> {
        let mut table =
            table::Table::new(report.run.csv, self.columns()).map_err(|error| error.to_string())?;
        match self {
            Self::Associations => associations::rows(report, &mut table),
            Self::Contributions => contributions::rows(report, &mut table),
            Self::Findings => findings::rows(report, &mut table),
            Self::Traces => traces::rows(report, &mut table),
        }
        .map_err(|error| error.to_string())?;
        table.into_bytes()
    }
}
