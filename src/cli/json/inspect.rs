//! What `finsam inspect` answers: a list of these, a file each.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::app::inspect::Inspected;
use crate::read::account::{Account, AccountColumn, UnitSource};
use crate::text::Text;

use super::finding::FindingAnswer;
use super::names::{AmountName, ExclusionName, TableName};
use super::number::Kr;

/// What was understood of a file.
#[derive(Serialize, JsonSchema)]
pub struct InspectedAnswer<'a> {
    /// The file as it was named.
    file: &'a str,
    /// The settings that it was read with; null where it lies in no working folder.
    settings: Option<String>,
    /// SHA-256 of its bytes.
    sha256: &'a str,
    /// Its sheets.
    sheets: Vec<SheetAnswer<'a>>,
    /// Its tables.
    tables: Vec<TableAnswer<'a>>,
    /// What was found, gravest first.
    findings: Vec<FindingAnswer<'a>>,
}

/// A sheet.
#[derive(Serialize, JsonSchema)]
struct SheetAnswer<'a> {
    /// Its name; null where the file has none.
    name: Option<&'a str>,
    /// Whether it is shown.
    visible: bool,
    /// How many of its rows have something in them.
    rows: usize,
}

/// A table, and what became of each row.
#[derive(Serialize, JsonSchema)]
struct TableAnswer<'a> {
    /// What it is of.
    table: TableName,
    /// The sheet; null where the file has none.
    sheet: Option<&'a str>,
    /// The first cell of the header; null where it has none.
    header: Option<String>,
    /// The columns that are used.
    columns: Vec<ColumnAnswer<'a>>,
    /// The headers of those that are not.
    ignored: Vec<&'a str>,
    /// How many rows are used.
    used: usize,
    /// The rows that are not.
    excluded: Vec<ExcludedRowAnswer<'a>>,
    /// The sum of each amount over the rows used.
    sums_kr: BTreeMap<AmountName, Kr>,
    /// The sums that the file states.
    stated_kr: BTreeMap<AmountName, Kr>,
}

/// A column that is used.
#[derive(Serialize, JsonSchema)]
struct ColumnAnswer<'a> {
    /// Its header.
    header: &'a str,
    /// The header's cell.
    cell: Option<String>,
    /// As what it is used.
    column: &'static str,
    /// The unit of its cells that name none (`kr`, `tkr`, `mnkr`); null where it has none.
    unit: Option<&'static str>,
    /// Where the unit was found: `settings`, `header`, or the cell of a title; null where there is none.
    unit_from: Option<String>,
}

/// A row that is not one of the table's own.
#[derive(Serialize, JsonSchema)]
struct ExcludedRowAnswer<'a> {
    /// Its first cell.
    cell: Option<String>,
    /// What stands there.
    label: &'a str,
    /// Why it is excluded.
    why: ExclusionName,
}

impl<'a> InspectedAnswer<'a> {
    /// The file.
    pub fn of(file: &'a Inspected, text: &Text) -> Self {
        let sheets = file.sheets.iter().map(|sheet| SheetAnswer {
            name: sheet.name.as_deref(),
            visible: sheet.visible,
            rows: sheet.rows.len(),
        });
        Self {
            file: &file.file.path,
            settings: file.settings.as_ref().map(|settings| settings.display().to_string()),
            sha256: &file.file.sha256,
            sheets: sheets.collect(),
            tables: file.accounts.iter().map(TableAnswer::of).collect(),
            findings: FindingAnswer::all(&file.findings, text),
        }
    }
}

impl<'a> TableAnswer<'a> {
    fn of(account: &'a Account) -> Self {
        let excluded = account.excluded.iter().map(|row| ExcludedRowAnswer {
            cell: row.place.spot(),
            label: &row.label,
            why: row.why.into(),
        });
        let stated = account.stated.iter().map(|(kind, stated)| ((*kind).into(), stated.value.into()));
        Self {
            table: account.kind.into(),
            sheet: account.header.sheet(),
            header: account.header.spot(),
            columns: account.columns.iter().map(ColumnAnswer::of).collect(),
            ignored: account.ignored.iter().map(|ignored| ignored.value.as_str()).collect(),
            used: account.used,
            excluded: excluded.collect(),
            sums_kr: account.sums.iter().map(|(kind, sum)| ((*kind).into(), (*sum).into())).collect(),
            stated_kr: stated.collect(),
        }
    }
}

impl<'a> ColumnAnswer<'a> {
    fn of(column: &'a AccountColumn) -> Self {
        let unit = column.unit.as_ref();
        Self {
            header: &column.header.value,
            cell: column.header.place.spot(),
            column: column.column.name(),
            unit: unit.map(|(unit, _)| unit.word()),
            unit_from: unit.map(|(_, source)| match source {
                UnitSource::Settings => "settings".to_owned(),
                UnitSource::Header => "header".to_owned(),
                UnitSource::Title(place) => place.spot().unwrap_or_default(),
            }),
        }
    }
}
