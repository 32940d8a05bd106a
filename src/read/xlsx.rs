//! Workbooks of the format xlsx (and xlsm), cell by cell.
//!
//! calamine is never asked for a whole sheet at once: two far cells would make it ask for more
//! memory than there is. The cells are streamed into a sparse sheet with bounds of our own, and the markup
//! is read beside it for what calamine leaves out ([`super::markup`]).

use std::io::Cursor;
use std::sync::Arc;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::domain::place::{Cell, Place, SourceFile};
use crate::findings::{Findings, Problem};

use super::archive;
use super::layout::is_percent;
use super::markup::{COLUMNS, Markup, ROWS, sheet_parts};
use super::sheet::{Content, Sheet, number_shown};

/// The most cells with something in them, in all sheets together.
pub const MOST_CELLS: usize = 500_000;
/// The most sheets: several for each of the country's municipalities.
pub const MOST_SHEETS: usize = 1_000;

/// The sheets of the workbook.
pub fn sheets(bytes: &[u8], file: &Arc<SourceFile>, findings: &mut Findings) -> Vec<Sheet> {
    match read(bytes, file, findings) {
        Ok(sheets) => sheets,
        Err(problem) => {
            findings.at(&Place::whole(file), problem);
            Vec::new()
        }
    }
}

fn read(bytes: &[u8], file: &Arc<SourceFile>, findings: &mut Findings) -> Result<Vec<Sheet>, Problem> {
    let mut archive = archive::open(bytes)?;
    let parts = sheet_parts(&mut archive)?;
    let mut workbook: Workbook<'_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let mut worksheets = workbook.sheets_metadata().to_vec();
    worksheets.retain(|about| about.typ == SheetType::WorkSheet);
    if worksheets.is_empty() {
        return Err(Problem::NoWorksheets {});
    }
    if worksheets.len() > MOST_SHEETS {
        return Err(Problem::WorkbookBroken { reason: format!("{} > {MOST_SHEETS}", worksheets.len()) });
    }
    let mut sheets = Vec::new();
    let mut room = MOST_CELLS;
    for about in worksheets {
        let visible = about.visible == SheetVisible::Visible;
        let mut sheet = Sheet::new(file, Some(&about.name), visible);
        let markup = match parts.get(&about.name) {
            Some(part) => Markup::read(&mut archive, part),
            None => Err(Problem::WorkbookBroken { reason: about.name.clone() }),
        };
        let filled = markup.and_then(|markup| fill(&mut workbook, &mut sheet, markup, &mut room, findings));
        match filled {
            Ok(()) => sheets.push(sheet),
            Err(problem) => findings.at(&sheet.whole(), problem),
        }
    }
    Ok(sheets)
}

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

fn fill(
    workbook: &mut Workbook<'_>,
    sheet: &mut Sheet,
    markup: Markup,
    room: &mut usize,
    findings: &mut Findings,
) -> Result<(), Problem> {
    let name = sheet.name.clone().unwrap_or_default();
    let mut cells = workbook.worksheet_cells_reader(&name).map_err(|error| broken(&error))?;
    let percent: Vec<bool> = cells
        .styles()
        .iter()
        .map(|style| style.number_format.as_ref().is_some_and(|format| is_percent(&format.format_code)))
        .collect();
    loop {
        let (read, style) = match cells.next_cell_with_style_id() {
            Ok(Some(read)) => read,
            Ok(None) => break,
            // An error value that calamine does not know (`#SPILL!`): the markup tells where it is.
            Err(XlsxError::CellError(_)) => continue,
            // So is a reference to what the file does not define (`&foo;`).
            Err(XlsxError::Xml(quick_xml::Error::Escape(_))) if !markup.misread.is_empty() => continue,
            Err(error) => return Err(broken(&error)),
        };
        let (row, column) = read.get_position();
        let cell = Cell::new(row, column);
        let is_percent = percent.get(style).copied().unwrap_or_default();
        let Some(content) = content(read.get_value(), is_percent) else { continue };
        if row >= ROWS || column >= COLUMNS || *room == 0 {
            return Err(Problem::WorkbookBroken { reason: format!("{cell}") });
        }
        *room = room.saturating_sub(1);
        if sheet.put(cell, content).is_some() {
            findings.at(&sheet.place(cell), Problem::CellTwice {});
        }
    }
    for (cell, problem) in markup.misread {
        findings.at(&sheet.place(cell), problem);
    }
    for cell in markup.formulas_without_value {
        sheet.put(cell, Content::FormulaWithoutValue);
    }
    for (cell, value) in markup.errors.into_iter().chain(markup.senseless) {
        sheet.put(cell, Content::Error(value));
    }
    sheet.hidden_rows = markup.hidden_rows;
    sheet.hidden_columns = markup.hidden_columns;
    sheet.merged = markup.merged;
    Ok(())
}

fn broken(error: &XlsxError) -> Problem {
    match error {
        XlsxError::Password => Problem::WorkbookEncrypted {},
        other => Problem::WorkbookBroken { reason: other.to_string() },
    }
}

fn content(value: &DataRef<'_>, is_percent: bool) -> Option<Content> {
    let number = |number: f64| match number_shown(number) {
        None => Content::Error(number.to_string()),
        Some(fraction) if is_percent => Content::Percent(fraction),
        Some(number) => Content::Number(number),
    };
    Some(match value {
        DataRef::Empty => return None,
        DataRef::Int(whole) if is_percent => Content::Percent(Decimal::from(*whole)),
        DataRef::Int(whole) => Content::Number(Decimal::from(*whole)),
        DataRef::Float(float) => number(*float),
        DataRef::String(text) => text_content(text)?,
        DataRef::SharedString(text) => text_content(text)?,
        DataRef::Bool(yes) => Content::Other(yes.to_string()),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            date(year, month, day)
                .filter(|_| moment.is_datetime())
                .map_or_else(|| number(moment.as_f64()), Content::Date)
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text
            .get(..10)
            .and_then(|day| day.parse().ok())
            .map_or_else(|| Content::Other(text.clone()), Content::Date),
        DataRef::Error(error) => Content::Error(error.to_string()),
    })
}

fn text_content(text: &str) -> Option<Content> {
    (!crate::domain::name::clean(text).is_empty()).then(|| Content::Text(text.to_owned()))
}

/// A day, unless it is one that only Excel has: 29 February 1900.
pub fn date(year: u16, month: u8, day: u8) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_xlsxwriter::{Format, Formula, Workbook};

    fn read(bytes: &[u8]) -> (Vec<Sheet>, Findings) {
        let file = Arc::new(SourceFile { path: "x.xlsx".into(), sha256: String::new() });
        let mut findings = Findings::new();
        let sheets = sheets(bytes, &file, &mut findings);
        (sheets, findings)
    }

    #[test]
    fn percent_dates_and_formulas_are_told_apart() {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet().set_name("Beslut").unwrap();
        sheet.write_with_format(0, 0, -0.1, &Format::new().set_num_format("0 %")).unwrap();
        sheet.write_with_format(1, 0, -0.1, &Format::new().set_num_format("0.0\" % av allt\"")).unwrap();
        sheet.write_with_format(2, 0, 45_350, &Format::new().set_num_format("yyyy-mm-dd")).unwrap();
        sheet.write_formula(3, 0, Formula::new("1+1").set_result("")).unwrap();
        sheet.write_formula(4, 0, Formula::new("1+1").set_result("2")).unwrap();
        sheet.write(5, 1, "text").unwrap();
        let (sheets, findings) = read(&workbook.save_to_buffer().unwrap());
        assert_eq!(findings, Findings::new());
        let cell = |row, column| sheets[0].content(Cell::new(row, column)).cloned();
        assert_eq!(cell(0, 0), Some(Content::Percent(Decimal::new(-1, 1))));
        assert_eq!(cell(1, 0), Some(Content::Number(Decimal::new(-1, 1))));
        assert_eq!(cell(2, 0), Some(Content::Date(Date::constant(2024, 2, 28))));
        assert_eq!(cell(4, 0), Some(Content::Number(Decimal::TWO)));
        assert_eq!(cell(5, 1), Some(Content::Text("text".into())));
        assert_eq!(cell(5, 0), None);
    }
}
