//! Workbooks of the formats xls, xlsb and ods, by calamine, in a process of their own.
//!
//! calamine makes room for what these files declare, and a broken one can make it panic or bring the
//! process down: see [`super::worker`], which calls this where that does no harm.

use std::io::Cursor;
use std::sync::Arc;

use calamine::{Data, Ods, OdsError, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsb, XlsbError};

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::domain::place::{Cell, SourceFile};
use crate::findings::Problem;

use super::format::Format;
use super::layout::{self, Layout};
use super::markup::MOST_MERGED;
use super::sheet::{Content, Sheet, number_shown};
use super::xlsx::{MOST_CELLS, date};

/// Why a workbook cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// It is protected by a password.
    Encrypted,
    /// It is broken.
    Broken(String),
}

/// The sheets of a workbook of one of these formats, of a file that is not known here.
///
/// # Errors
/// [`Refusal`].
pub fn parse(bytes: &[u8], format: Format) -> Result<Vec<Sheet>, Refusal> {
    match format {
        Format::Xls => {
            let mut workbook = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
                XlsError::Password => Refusal::Encrypted,
                other => broken(&other),
            })?;
            let mut layouts = layout::xls::layouts(bytes).map_err(Refusal::Broken)?;
            let names: Vec<String> =
                workbook.sheets_metadata().iter().map(|about| about.name.clone()).collect();
            for (name, layout) in names.iter().zip(&mut layouts) {
                let merged = workbook.merge_cells_by_sheet_name(name).unwrap_or_default();
                layout.merged =
                    merged.iter().map(|area| (area.start.0, area.start.1, area.end.0, area.end.1)).collect();
            }
            all(&mut workbook, layouts)
        }
        Format::Xlsb => {
            let mut workbook = Xlsb::new(Cursor::new(bytes)).map_err(|error| match error {
                XlsbError::Password => Refusal::Encrypted,
                other => broken(&other),
            })?;
            all(&mut workbook, layout::xlsb::layouts(bytes).map_err(refused)?)
        }
        _ => {
            let mut workbook = Ods::new(Cursor::new(bytes)).map_err(|error| match error {
                OdsError::Password => Refusal::Encrypted,
                other => broken(&other),
            })?;
            all(&mut workbook, layout::ods::layouts(bytes).map_err(refused)?)
        }
    }
}

/// A problem of the workbook's parts, as the worker answers it.
fn refused(problem: Problem) -> Refusal {
    match problem {
        Problem::WorkbookBroken { reason } => Refusal::Broken(reason),
        other => Refusal::Broken(other.code().to_owned()),
    }
}

/// The sheets with their cells and their layouts, which come in the same order.
fn all<'b, R: Reader<Cursor<&'b [u8]>>>(workbook: &mut R, layouts: Vec<Layout>) -> Result<Vec<Sheet>, Refusal>
where
    R::Error: std::fmt::Display,
{
    let metadata = workbook.sheets_metadata().to_vec();
    if metadata.len() != layouts.len() {
        // What is hidden could not be told, and would be counted.
        return Err(Refusal::Broken(format!("{} sheets, {} layouts", metadata.len(), layouts.len())));
    }
    let file = Arc::new(SourceFile::default());
    let mut sheets = Vec::new();
    let mut room = MOST_CELLS;
    let worksheets = metadata.into_iter().zip(layouts);
    for (about, layout) in worksheets.filter(|(about, _)| about.typ == SheetType::WorkSheet) {
        let range = workbook.worksheet_range(&about.name).map_err(|error| broken(&error))?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut sheet = Sheet::new(&file, Some(&about.name), about.visible == SheetVisible::Visible);
        for (row, column, data) in range.used_cells() {
            let (Some(row), Some(column)) = (at(first_row, row), at(first_column, column)) else { continue };
            let Some(content) = content(data, layout.percent.contains(&(row, column))) else { continue };
            sheet.put(Cell::new(row, column), content);
            if room == 0 {
                return Err(Refusal::Broken(format!("> {MOST_CELLS}")));
            }
            room = room.saturating_sub(1);
        }
        for cell in formulas_without_value(workbook, &about.name, &range) {
            sheet.put(cell, Content::FormulaWithoutValue);
        }
        if layout.merged.len() > MOST_MERGED {
            return Err(Refusal::Broken(format!("{} > {MOST_MERGED}", layout.merged.len())));
        }
        for (first, last) in layout.hidden_rows.into_iter().filter(|(first, last)| first <= last) {
            sheet.hidden_rows.extend(sheet.rows.range(first..=last).map(|(row, _)| *row));
        }
        sheet.hidden_columns = layout.hidden_columns;
        let corners = |(top, left, bottom, right)| (Cell::new(top, left), Cell::new(bottom, right));
        sheet.merged = layout.merged.into_iter().map(corners).collect();
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// The cells that have a formula but no value.
fn formulas_without_value<'b, R: Reader<Cursor<&'b [u8]>>>(
    workbook: &mut R,
    name: &str,
    values: &calamine::Range<Data>,
) -> Vec<Cell> {
    let Ok(formulas) = workbook.worksheet_formula(name) else { return Vec::new() };
    let (first_row, first_column) = formulas.start().unwrap_or_default();
    formulas
        .used_cells()
        .filter(|(_, _, formula)| !formula.is_empty())
        .filter_map(|(row, column, _)| Some((at(first_row, row)?, at(first_column, column)?)))
        .filter(|&position| values.get_value(position).is_none_or(|value| *value == Data::Empty))
        .map(|(row, column)| Cell::new(row, column))
        .collect()
}

fn at(first: u32, offset: usize) -> Option<u32> {
    first.checked_add(u32::try_from(offset).ok()?)
}

/// What stands in a cell, and whether it is shown as per cent.
fn content(data: &Data, is_percent: bool) -> Option<Content> {
    let of_number = if is_percent { Content::Percent } else { Content::Number };
    Some(match data {
        Data::Empty => return None,
        Data::Int(whole) => of_number(Decimal::from(*whole)),
        Data::Float(float) => {
            number_shown(*float).map_or_else(|| Content::Error(float.to_string()), of_number)
        }
        Data::String(text) if crate::domain::name::clean(text).is_empty() => return None,
        Data::String(text) => Content::Text(text.clone()),
        Data::Bool(yes) => Content::Other(yes.to_string()),
        Data::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            let day = date(year, month, day).filter(|_| moment.is_datetime());
            day.map_or_else(|| Content::Other(moment.as_f64().to_string()), Content::Date)
        }
        Data::DateTimeIso(text) => {
            let day = text.get(..10).and_then(|day| day.parse().ok());
            day.map_or_else(|| Content::Other(text.clone()), Content::Date)
        }
        Data::DurationIso(text) => Content::Other(text.clone()),
        Data::Error(error) => Content::Error(error.to_string()),
    })
}

fn broken(error: &impl std::fmt::Display) -> Refusal {
    Refusal::Broken(error.to_string())
}
