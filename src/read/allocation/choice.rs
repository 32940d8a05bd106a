//! Which of the file's tables is the authority's.

use std::sync::Arc;

use crate::domain::allocation_settings::AllocationSettings;
use crate::domain::place::{Cell, Place, SourceFile};
use crate::domain::year::Year;
use crate::findings::{Findings, Problem};

use super::years::is_of;
use crate::read::column::Column;
use crate::read::header::Words;
use crate::read::sheet::Sheet;
use crate::read::table::Table;
use crate::read::table_kind::TableKind;

/// The one table of the file: of the visible sheets, or of the sheet that the settings name. Where several
/// tables only differ in their years, that of the run's year.
pub(super) fn table<'a>(
    sheets: &'a [Sheet],
    file: &Arc<SourceFile>,
    settings: &AllocationSettings,
    year: Option<Year>,
    words: &Words,
    findings: &mut Findings,
) -> Option<Table<'a>> {
    let header_row = settings.header_row.map(|row| row.saturating_sub(1));
    let mut tables: Vec<Table<'a>> = Vec::new();
    for sheet in sheets {
        let found = Table::all(sheet, TableKind::Allocation, words, header_row);
        let wanted = match &settings.sheet {
            Some(name) => sheet.name.as_deref() == Some(name.as_str()),
            None => sheet.visible,
        };
        if wanted {
            tables.extend(found);
        } else if !sheet.visible && settings.sheet.is_none() && !found.is_empty() {
            findings.at(&sheet.whole(), Problem::HiddenSheet {});
        }
    }
    if let Some(year) = year
        && tables.len() > 1
        && tables.iter().any(|table| is_of(table, year))
    {
        tables.retain(|table| is_of(table, year));
    }
    let kind = TableKind::Allocation.id();
    if tables.len() > 1 {
        let candidates = tables
            .iter()
            .map(|table| table.sheet.place(Cell::new(table.header_row, 0)).to_string())
            .collect();
        findings.at(&Place::whole(file), Problem::SeveralTables { table: kind, candidates });
        return None;
    }
    let table = tables.pop();
    if table.is_none() {
        let columns = vec![Column::Association.id(), Column::Final.id()];
        findings.at(&Place::whole(file), Problem::TableNotFound { table: kind, columns });
    }
    table
}
