//! Closed books: what became of every row and column of a table.

use crate::domain::allocation::AmountKind;
use crate::domain::money::Money;
use crate::domain::place::{Place, Sourced};
use crate::domain::unit::Unit;
use crate::domain::word::words;

use super::column::Column;
use super::table::Table;
use super::table_kind::TableKind;

/// Why a row is not one of the table's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Exclusion {
    /// A title above the header.
    Title,
    /// The header, repeated.
    RepeatedHeader,
    /// A heading between rows, such as a county: a name without any amount.
    Heading,
    /// A sum row, which is checked.
    Sum,
    /// A note or footnote: text alone, below the last row.
    Note,
    /// A hidden row.
    Hidden,
}

words! {
    Exclusion {
        Title = "exclusion-title",
        RepeatedHeader = "exclusion-repeated-header",
        Heading = "exclusion-heading",
        Sum = "exclusion-sum",
        Note = "exclusion-note",
        Hidden = "exclusion-hidden",
    }
}

/// Where a column's unit was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnitSource {
    /// In finsam.toml.
    Settings,
    /// In the header.
    Header,
    /// In a title above the table.
    Title(Place),
}

/// A column that is used, and as what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountColumn {
    /// What column it is.
    pub column: Column,
    /// The header, and where it stands.
    pub header: Sourced<String>,
    /// The unit of the cells that name none, and where it was found.
    pub unit: Option<(Unit, UnitSource)>,
}

/// A row that is not one of the table's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExcludedRow {
    /// The row, by its first cell.
    pub place: Place,
    /// What stands first in it.
    pub label: String,
    /// Why it is excluded.
    pub why: Exclusion,
}

/// The account of one table: every row is used, excluded by a named rule, or a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// What table.
    pub kind: TableKind,
    /// The header row.
    pub header: Place,
    /// The columns that are used.
    pub columns: Vec<AccountColumn>,
    /// The headers of those that are not.
    pub ignored: Vec<Sourced<String>>,
    /// The number of rows used.
    pub used: usize,
    /// The rows excluded and why.
    pub excluded: Vec<ExcludedRow>,
    /// The sum of each amount column over the rows used, in kr.
    pub sums: Vec<(AmountKind, Money)>,
    /// The sums that the file states, in kr, from above and downwards.
    pub stated: Vec<(AmountKind, Sourced<Money>)>,
}

impl Account {
    /// The account of a table of which no row has been read yet.
    #[must_use]
    pub fn of(table: &Table<'_>) -> Self {
        let mut account = Self {
            kind: table.kind,
            header: table.row_place(table.header_row),
            columns: Vec::new(),
            ignored: Vec::new(),
            used: 0,
            excluded: Vec::new(),
            sums: Vec::new(),
            stated: Vec::new(),
        };
        for (cell, text) in table.above() {
            account.exclude(table.sheet.place(cell), text.to_owned(), Exclusion::Title);
        }
        for row in table.repeated_headers() {
            account.exclude(table.row_place(row), String::new(), Exclusion::RepeatedHeader);
        }
        account
    }

    /// The account of one of the office's own tables, of which every row that is not blank is used.
    #[must_use]
    pub fn of_office_table(table: &Table<'_>) -> Self {
        let mut account = Self::of(table);
        // `Belopp` may also be the state's amount, which the office's own tables do not have.
        for (column, headers) in table.columns.iter().filter(|(column, _)| !Column::OF_STATE.contains(column))
        {
            let money = matches!(column, Column::Amount | Column::Value | Column::StateAmount);
            for header in headers {
                let title = || {
                    let (cell, unit) = table.title_unit()?;
                    Some((unit, UnitSource::Title(table.sheet.place(cell))))
                };
                let unit = header.header.unit.map(|unit| (unit, UnitSource::Header)).or_else(title);
                account.columns.push(AccountColumn {
                    column: *column,
                    header: Sourced::new(header.text.clone(), table.sheet.place(header.cell)),
                    unit: unit.filter(|_| money),
                });
            }
        }
        account.columns.sort_by(|one, other| one.header.place.cmp(&other.header.place));
        account.ignored = table
            .unknown
            .iter()
            .map(|header| Sourced::new(header.text.clone(), table.sheet.place(header.cell)))
            .collect();
        account.used = table.rows().count();
        account
    }

    /// Notes that a row is excluded.
    pub fn exclude(&mut self, place: Place, label: String, why: Exclusion) {
        self.excluded.push(ExcludedRow { place, label, why });
    }
}
