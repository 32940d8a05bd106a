//! Workbooks of the format xlsx (and xlsm), cell by cell.
//!
//! calamine is never asked for a whole sheet at once: two far cells would make it ask for more
//! memory than there is. The cells are streamed into a sparse sheet with bounds of our own.

use std::io::{Cursor, Read};
use std::sync::Arc;

use calamine::{DataRef, Reader, SheetVisible, Xlsx, XlsxError};
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::domain::place::{Cell, Place, SourceFile};
use crate::findings::{Findings, Problem};

use super::sheet::{Content, Sheet};

/// The largest workbook when unpacked, in bytes.
const LARGEST_UNPACKED: u64 = 64 * 1024 * 1024;
/// The most files in a workbook's archive.
const MOST_PARTS: usize = 5_000;
/// The most cells with something in them.
const MOST_CELLS: usize = 2_000_000;
/// The rows and columns of a sheet in Excel.
const ROWS: u32 = 1_048_576;
const COLUMNS: u32 = 16_384;

/// The sheets of the workbook.
pub fn sheets(bytes: &[u8], file: &Arc<SourceFile>, findings: &mut Findings) -> Vec<Sheet> {
    let whole = Place::whole(file);
    if let Err(reason) = unpacks_within_bounds(bytes) {
        findings.at(&whole, Problem::WorkbookBroken { reason });
        return Vec::new();
    }
    let mut workbook: Xlsx<_> = match Xlsx::new(Cursor::new(bytes)) {
        Ok(workbook) => workbook,
        Err(XlsxError::Password) => {
            findings.at(&whole, Problem::WorkbookEncrypted {});
            return Vec::new();
        }
        Err(error) => {
            findings.at(&whole, Problem::WorkbookBroken { reason: error.to_string() });
            return Vec::new();
        }
    };
    let metadata = workbook.sheets_metadata().to_vec();
    let mut sheets = Vec::new();
    for sheet in metadata {
        let visible = sheet.visible == SheetVisible::Visible;
        let mut read = Sheet::new(file, Some(&sheet.name), visible);
        match fill(&mut workbook, &mut read, findings) {
            Ok(()) => sheets.push(read),
            // Sheets of charts and dialogues have no cells.
            Err(XlsxError::WorksheetNotFound(_)) => {}
            Err(error) => {
                let place = read.name.as_ref().map_or_else(
                    || whole.clone(),
                    |name| Place {
                        file: Arc::clone(file),
                        position: crate::domain::place::Position::Sheet(Arc::clone(name)),
                    },
                );
                findings.at(&place, Problem::WorkbookBroken { reason: error.to_string() });
            }
        }
    }
    sheets
}

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

fn fill(workbook: &mut Workbook<'_>, sheet: &mut Sheet, findings: &mut Findings) -> Result<(), XlsxError> {
    let name = sheet.name.clone().unwrap_or_default();
    let mut empty = Vec::new();
    let mut cells = workbook.worksheet_cells_reader(&name)?;
    let percent: Vec<bool> = cells
        .styles()
        .iter()
        .map(|style| style.number_format.as_ref().is_some_and(|format| is_percent(&format.format_code)))
        .collect();
    let mut count = 0_usize;
    while let Some((read, style)) = cells.next_cell_with_style_id()? {
        let (row, column) = read.get_position();
        let cell = Cell::new(row, column);
        count = count.saturating_add(1);
        if row >= ROWS || column >= COLUMNS || count > MOST_CELLS {
            let reason = format!("{cell}");
            findings.at(&Place::whole(&sheet.file), Problem::WorkbookBroken { reason });
            return Ok(());
        }
        let is_percent = percent.get(style).copied().unwrap_or_default();
        let Some(content) = content(read.get_value(), is_percent) else {
            empty.push(cell);
            continue;
        };
        if sheet.rows.entry(row).or_default().insert(column, content).is_some() {
            findings.at(&sheet.place(cell), Problem::CellTwice {});
        }
    }
    drop(cells);
    if !empty.is_empty() {
        mark_formulas(workbook, &name, &empty, sheet)?;
    }
    Ok(())
}

/// Of the cells that came out empty, those with a formula lack only their stored result.
fn mark_formulas(
    workbook: &mut Workbook<'_>,
    name: &str,
    empty: &[Cell],
    sheet: &mut Sheet,
) -> Result<(), XlsxError> {
    let mut cells = workbook.worksheet_cells_reader(name)?;
    while let Some(read) = cells.next_cell_with_formula_metadata()? {
        let cell = Cell::new(read.pos.0, read.pos.1);
        if read.formula.is_some() && empty.contains(&cell) {
            sheet.rows.entry(cell.row).or_default().insert(cell.column, Content::FormulaWithoutValue);
        }
    }
    Ok(())
}

fn content(value: &DataRef<'_>, is_percent: bool) -> Option<Content> {
    let number = |number: f64| match decimal(number) {
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

fn date(year: u16, month: u8, day: u8) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// A float as the decimal that a spreadsheet shows: its 15 significant digits. `None` when it is not
/// a number or too large to be one.
#[must_use]
pub fn decimal(float: f64) -> Option<Decimal> {
    if !float.is_finite() {
        return None;
    }
    Decimal::from_scientific(&format!("{float:.14e}")).ok().map(|decimal| decimal.normalize())
}

/// Whether a number format shows per cent: a `%` outside quoted text.
fn is_percent(format: &str) -> bool {
    let mut quoted = false;
    let mut escaped = false;
    for letter in format.chars() {
        match letter {
            _ if escaped => escaped = false,
            '\\' | '_' | '*' => escaped = true,
            '"' => quoted = !quoted,
            '%' if !quoted => return true,
            _ => {}
        }
    }
    false
}

/// Refuses an archive that unpacks to more than can be read, or that declares more than it holds,
/// before calamine makes room for it.
fn unpacks_within_bounds(bytes: &[u8]) -> Result<(), String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    if archive.len() > MOST_PARTS {
        return Err(format!("{} > {MOST_PARTS}", archive.len()));
    }
    let mut unpacked = 0_u64;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(|error| error.to_string())?;
        unpacked = unpacked.saturating_add(part.size());
    }
    if unpacked > LARGEST_UNPACKED {
        return Err(format!("{} MB", unpacked / (1024 * 1024)));
    }
    strings_within_bounds(&mut archive)
}

/// calamine makes room for as many shared strings as are declared; each takes at least four bytes
/// (`<si/>`), so a part cannot hold more than its size.
fn strings_within_bounds(archive: &mut zip::ZipArchive<Cursor<&[u8]>>) -> Result<(), String> {
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|error| error.to_string())?;
        let is_strings =
            part.name().is_ok_and(|name| name.to_ascii_lowercase().ends_with("sharedstrings.xml"));
        if !is_strings {
            continue;
        }
        let size = part.size();
        let mut head = Vec::new();
        part.by_ref().take(4_096).read_to_end(&mut head).map_err(|error| error.to_string())?;
        let head = String::from_utf8_lossy(&head);
        for attribute in ["uniqueCount=", "count="] {
            let declared = head.split(attribute).nth(1).and_then(|rest| rest.split(['"', '\'']).nth(1));
            if declared.is_some_and(|count| count.parse::<u64>().is_ok_and(|count| count > size.max(1_000))) {
                return Err(format!("{attribute}{}", declared.unwrap_or_default()));
            }
        }
    }
    Ok(())
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
    fn floats_become_the_decimals_that_are_shown() {
        for (float, shown) in [
            (1390.0, "1390"),
            (994.1, "994.1"),
            (0.1 + 0.2, "0.3"),
            (1_305.499_999_999_999_8, "1305.5"),
            (-0.0, "0"),
        ] {
            assert_eq!(decimal(float).unwrap().to_string(), shown);
        }
        assert_eq!(decimal(f64::NAN), None);
        assert_eq!(decimal(1e300), None);
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
