//! The office's tables as they stand: what each cell holds, under the column that it is known by. Nothing is understood
//! of it; that is for [`super::office`].

use std::collections::BTreeMap;

use super::column::Column;
use super::header::Words;
use super::sheet::{Content, Sheet};
use super::table::{HeaderCell, Table};
use super::table_kind::TableKind;

/// One of the office's tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeTable {
    /// What it is.
    pub kind: TableKind,
    /// The headings of the columns that are known, as the office wrote them; one that is left out has the usual one.
    pub headings: BTreeMap<Column, String>,
    /// The headings of columns that are the office's own notes.
    pub notes: Vec<String>,
    /// The rows, from above.
    pub rows: Vec<OfficeRow>,
}

/// A row of one of the office's tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfficeRow {
    /// What stands under each column that is known.
    pub cells: BTreeMap<Column, Content>,
    /// What stands under each of the notes, in their order.
    pub notes: Vec<Option<Content>>,
}

impl OfficeTable {
    /// A table with no rows yet.
    #[must_use]
    pub fn empty(kind: TableKind) -> Self {
        Self { kind, headings: BTreeMap::new(), notes: Vec::new(), rows: Vec::new() }
    }

    /// The tables of the sheets that a reader sees, each from above; hidden rows and columns are left out, as they are
    /// where the rows are read. A unit that stands above a table stands in the headings of its amounts.
    #[must_use]
    pub fn all(sheets: &[Sheet]) -> Vec<Self> {
        let words = Words::built_in();
        let seen = sheets.iter().filter(|sheet| sheet.visible);
        seen.flat_map(|sheet| Table::of_office(sheet, &words).iter().map(Self::of).collect::<Vec<_>>())
            .collect()
    }

    fn of(table: &Table<'_>) -> Self {
        let shown = |header: &&HeaderCell| !table.sheet.hides_column(header.cell.column);
        let known: Vec<(Column, &HeaderCell)> = table
            .columns
            .iter()
            .filter_map(|(column, headers)| Some((*column, headers.iter().find(shown)?)))
            .collect();
        let notes: Vec<&HeaderCell> = table.unknown.iter().filter(shown).collect();
        let heading = |column: Column, header: &HeaderCell| match (header.header.unit, table.unit(header)) {
            (None, Some(unit)) if column.has_amounts() => format!("{} ({})", header.text, unit.word()),
            _ => header.text.clone(),
        };
        let rows = table.rows().filter(|row| !table.sheet.hidden_rows.contains(row)).map(|row| {
            let content = |header: &HeaderCell| {
                let cells = table.sheet.rows.get(&row)?;
                cells.get(&header.cell.column).filter(|content| !content.as_text().trim().is_empty()).cloned()
            };
            OfficeRow {
                cells: known
                    .iter()
                    .filter_map(|(column, header)| Some((*column, content(header)?)))
                    .collect(),
                notes: notes.iter().map(|header| content(header)).collect(),
            }
        });
        Self {
            kind: table.kind,
            headings: known.iter().map(|(column, header)| (*column, heading(*column, header))).collect(),
            notes: notes.iter().map(|header| header.text.clone()).collect(),
            rows: rows.filter(|row| !row.cells.is_empty()).collect(),
        }
    }
}

impl OfficeRow {
    /// A row of texts.
    #[must_use]
    pub fn of(cells: impl IntoIterator<Item = (Column, String)>) -> Self {
        let cells = cells.into_iter().filter(|(_, text)| !text.is_empty());
        Self { cells: cells.map(|(column, text)| (column, Content::Text(text))).collect(), notes: Vec::new() }
    }

    /// What stands under a column, as text; nothing where it is empty.
    #[must_use]
    pub fn text(&self, column: Column) -> String {
        self.cells.get(&column).map(Content::as_text).unwrap_or_default()
    }
}
