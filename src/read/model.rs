//! The table of the state's model: inhabitants aged 16–64 and the support measure of each municipality.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::column::Column;
use super::header::Words;
use super::sheet::{Content, Sheet};
use super::table::{HeaderCell, Table};
use super::table_kind::TableKind;
use super::value::CellValue;
use crate::domain::model::{Measure, MeasureKind};
use crate::domain::place::{Place, SourceFile, Sourced};
use crate::findings::{Findings, Problem};

/// One municipality's row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelRow {
    /// Kommun; `None` when only a code stands there.
    pub municipality: Option<Sourced<String>>,
    /// Kod, as written.
    pub code: Option<Sourced<String>>,
    /// Inhabitants aged 16–64.
    pub population: Sourced<Decimal>,
    /// The support measure.
    pub measure: Sourced<Measure>,
    /// The row's first cell.
    pub place: Place,
}

/// Reads the table; `None` with an error among the findings when there is none, or when nothing tells
/// what the measure is counted in. `kind` is what the settings say of that.
pub fn rows(
    sheets: &[Sheet],
    file: &Arc<SourceFile>,
    kind: Option<MeasureKind>,
    findings: &mut Findings,
) -> Option<Vec<ModelRow>> {
    let words = Words::built_in();
    let mut visible = sheets.iter().filter(|sheet| sheet.visible);
    let Some(table) = visible.find_map(|sheet| Table::find(sheet, TableKind::Model, &words, None)) else {
        let columns = vec![Column::Municipality.id(), Column::Population16To64.id(), Column::Measure.id()];
        let table = TableKind::Model.id();
        findings.at(&Place::whole(file), Problem::TableNotFound { table, columns });
        return None;
    };
    for (column, headers) in &table.columns {
        if let [_, second, ..] = headers.as_slice() {
            let candidates =
                headers.iter().map(|header| format!("{} ({})", header.text, header.cell)).collect();
            let problem = Problem::SeveralColumns { column: column.id(), candidates };
            findings.at(&table.sheet.place(second.cell), problem);
        }
    }
    let header = table.column(Column::Measure)?;
    let Some(kind) = kind.or_else(|| kind_of_header(&header.text)) else {
        let problem = Problem::MeasureKindUnknown { header: header.text.clone() };
        findings.at(&table.sheet.place(header.cell), problem);
        return None;
    };
    let reader = Reader { table: &table, words: &words, kind };
    Some(table.rows().filter_map(|row| reader.row(row, findings)).collect())
}

/// The kind that a header names; `None` when it names none, or several.
fn kind_of_header(text: &str) -> Option<MeasureKind> {
    const NUMBER: [&str; 7] =
        ["antal", "personer", "helårs", "invånare med", "number", "persons", "full years"];
    const PERCENT: [&str; 4] = ["%", "procent", "per cent", "percent"];
    const SHARE: [&str; 4] = ["andel", "kvot", "share", "quotient"];
    let text = text.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    match (has(&NUMBER), has(&PERCENT), has(&SHARE)) {
        (true, false, false) => Some(MeasureKind::Number),
        // `Andel (%)` is in per cent.
        (false, true, _) => Some(MeasureKind::Percent),
        (false, false, true) => Some(MeasureKind::Share),
        _ => None,
    }
}

struct Reader<'a> {
    table: &'a Table<'a>,
    words: &'a Words,
    kind: MeasureKind,
}

impl Reader<'_> {
    /// A municipality's row; nothing for blank rows, notes and sum rows.
    fn row(&self, row: u32, findings: &mut Findings) -> Option<ModelRow> {
        let name = self.cell(row, Column::Municipality);
        let code = self.cell(row, Column::Code);
        let figures = [Column::Population16To64, Column::Measure];
        let has_figure = figures.iter().any(|column| self.cell(row, *column).content.is_some());
        let label = name.content.or(code.content).map(Content::as_text).unwrap_or_default();
        if !has_figure || self.words.sum_label(&label).is_some() {
            return None;
        }
        if label.trim().is_empty() {
            findings.at(&name.place, Problem::CellEmpty { column: Column::Municipality.id() });
            return None;
        }
        let population = self.number(row, Column::Population16To64, findings);
        let measure = self.measure(row, findings);
        Some(ModelRow {
            municipality: name.text(findings),
            code: code.text(findings),
            population: population?,
            measure: measure?,
            place: self.table.row_place(row),
        })
    }

    fn measure(&self, row: u32, findings: &mut Findings) -> Option<Sourced<Measure>> {
        if self.kind == MeasureKind::Number {
            return self.number(row, Column::Measure, findings).map(|it| it.map(Measure::Number));
        }
        let cell = self.cell(row, Column::Measure);
        if cell.is_missing() {
            findings.at(&cell.place, Problem::CellEmpty { column: Column::Measure.id() });
            return None;
        }
        let share = match (cell.content?, self.kind) {
            (Content::Number(share), MeasureKind::Share) => Sourced::new(*share, cell.place.clone()),
            _ => cell.rate(true, findings)?.map(crate::domain::rate::Rate::fraction),
        };
        if share.value < Decimal::ZERO {
            findings.at(&cell.place, Problem::NegativeWeight { value: share.value });
            return None;
        }
        if share.value > Decimal::ONE {
            let text = cell.content.map(Content::as_text).unwrap_or_default();
            findings.at(&cell.place, Problem::MeasureTooLarge { text });
            return None;
        }
        Some(share.map(Measure::Share))
    }

    fn number(&self, row: u32, column: Column, findings: &mut Findings) -> Option<Sourced<Decimal>> {
        let cell = self.cell(row, column);
        if cell.is_missing() {
            findings.at(&cell.place, Problem::CellEmpty { column: column.id() });
            return None;
        }
        let number = cell.number(findings)?;
        if number.value < Decimal::ZERO {
            findings.at(&cell.place, Problem::NegativeWeight { value: number.value });
            return None;
        }
        Some(number)
    }

    fn cell(&self, row: u32, column: Column) -> CellValue<'_> {
        let content = self.table.cell(row, column).map(|(_, content)| content);
        CellValue { content, place: self.place(row, column) }
    }

    fn place(&self, row: u32, column: Column) -> Place {
        let header: Option<&HeaderCell> = self.table.column(column);
        header.map_or_else(|| self.table.row_place(row), |_| self.table.place(row, column))
    }
}
