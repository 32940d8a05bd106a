//! What an office types in its own workbook.

use std::sync::Arc;

use finsam::domain::place::SourceFile;
use finsam::domain::year::Year;
use finsam::findings::Findings;
use finsam::read::column::Column;
use finsam::read::office_table::{OfficeRow, OfficeTable};
use finsam::read::open;
use finsam::read::table_kind::TableKind;
use finsam::text::{Language, Text};
use finsam::write::office_workbook;

use super::working_folder::WorkingFolder;

/// The tables of an office's workbook.
pub fn tables(folder: &WorkingFolder, workbook: &str) -> Vec<OfficeTable> {
    let file = Arc::new(SourceFile { path: workbook.into(), sha256: String::new() });
    let bytes = fs_err::read(folder.path(workbook)).unwrap();
    OfficeTable::all(&open::sheets(&bytes, &file, &mut Findings::new()))
}

/// The rows of one of its tables.
pub fn rows(folder: &WorkingFolder, workbook: &str, kind: TableKind) -> Vec<OfficeRow> {
    tables(folder, workbook)
        .into_iter()
        .filter(|table| table.kind == kind)
        .flat_map(|table| table.rows)
        .collect()
}

/// The workbook as it is when somebody has typed in its tables.
pub fn type_in(folder: &WorkingFolder, workbook: &str, typing: impl FnOnce(&mut Vec<OfficeTable>)) {
    let mut tables = tables(folder, workbook);
    typing(&mut tables);
    let bytes =
        office_workbook::bytes(Year::new(2025).unwrap(), &tables, &Text::new(Language::Swedish)).unwrap();
    fs_err::write(folder.path(workbook), bytes).unwrap();
}

/// A row that somebody types.
pub fn row(cells: &[(Column, &str)]) -> OfficeRow {
    OfficeRow::of(cells.iter().map(|(column, text)| (*column, (*text).to_owned())))
}

/// Types rows in a table; how many cells that is.
pub fn add(tables: &mut Vec<OfficeTable>, kind: TableKind, rows: &[&[(Column, &str)]]) -> usize {
    if !tables.iter().any(|table| table.kind == kind) {
        tables.push(OfficeTable::empty(kind));
    }
    let table = tables.iter_mut().find(|table| table.kind == kind).unwrap();
    table.rows.extend(rows.iter().map(|cells| row(cells)));
    rows.iter().map(|cells| cells.len()).sum()
}

/// Says yes for each association that asks; how many cells that is.
pub fn confirm(tables: &mut [OfficeTable]) -> usize {
    let members = tables.iter_mut().filter(|table| table.kind == TableKind::Members);
    let mut asking: Vec<&mut OfficeRow> = members.flat_map(|table| &mut table.rows).collect();
    asking.retain(|row| row.text(Column::Confirmed) == "nej");
    let typed = asking.len();
    for row in asking {
        row.cells.extend(self::row(&[(Column::Confirmed, "ja")]).cells);
    }
    typed
}
