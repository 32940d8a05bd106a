//! The summaries as comma-separated values: associations, contributions, findings, trace
//! and letters.
//!
//! The columns are a contract that other programs build on: they are the same in both languages
//! and their order never changes. What stands in them follows the language.

mod associations;
mod column;
mod contributions;
pub(super) mod field;
mod findings;
mod letters;
pub mod package;
mod table;
mod traces;

use std::io::Write;

use super::report::Report;
use crate::domain::csv_profile::CsvProfile;
use crate::output::SourceError;
pub use column::Column;
use column::Described;
use table::Table;

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

    /// The names of the columns, in their order, with what is said of each.
    pub fn columns(self) -> Vec<(&'static str, Described)> {
        match self {
            Self::Associations => described(associations::columns()),
            Self::Contributions => described(contributions::columns()),
            Self::Findings => described(findings::columns()),
            Self::Traces => described(traces::columns()),
            Self::Letters => described(letters::columns()),
        }
    }

    /// Writes the file, row by row.
    ///
    /// # Errors
    /// Why it cannot be made, or written.
    pub fn write(self, report: &Report<'_>, file: &mut dyn Write) -> Result<(), SourceError> {
        let written = match self {
            Self::Associations => associations::write(report, file),
            Self::Contributions => contributions::write(report, file),
            Self::Findings => findings::write(report, file),
            Self::Traces => traces::write(report, file),
            Self::Letters => letters::write(report, file),
        };
        written.map(|_| ()).map_err(|error| match error.into_kind() {
            csv::ErrorKind::Io(error) => SourceError::Machine(error),
            other => SourceError::NotMade(format!("{other:?}")),
        })
    }
}

fn described<Row>(columns: Vec<Column<Row>>) -> Vec<(&'static str, Described)> {
    columns.into_iter().filter_map(|column| Some((column.name, column.described?))).collect()
}

/// The bytes of a table with a row for each of `rows`.
///
/// # Errors
/// What the library says.
pub fn list<'r, Row: 'r>(
    profile: CsvProfile,
    columns: Vec<Column<Row>>,
    rows: impl IntoIterator<Item = &'r Row>,
) -> Result<Vec<u8>, String> {
    let written = Table::new(Vec::new(), profile, columns).and_then(|mut table| {
        rows.into_iter().try_for_each(|row| table.row(row))?;
        Ok(table.finish()?)
    });
    written.map_err(|error| error.to_string())
}
