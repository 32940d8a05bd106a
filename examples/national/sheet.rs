//! A sheet of an invented workbook: what it says of itself, a header and rows.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

/// What stands in every file.
pub const INVENTED: &str =
    "PÅHITTADE UPPGIFTER: belopp, medlemskap, beslut och kontakter är gjorda av ett program";

/// What stands in a cell.
#[derive(Clone)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text.
    Text(String),
    /// A whole number.
    Number(u64),
    /// A day.
    Date(u16, u8, u8),
}

/// The cells of a row.
pub type Row = Vec<Cell>;

/// A header and the width of its column.
pub type Header = (&'static str, f64);

/// A cell with text.
pub fn text(text: impl Into<String>) -> Cell {
    Cell::Text(text.into())
}

/// A workbook with a fixed day of creation, so that the same program gives the same bytes.
pub fn workbook() -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2025, 11, 10)?;
    workbook.set_properties(&DocProperties::new().set_title(INVENTED).set_creation_datetime(&created));
    Ok(workbook)
}

/// Adds a sheet: its titles, the header and the rows.
pub fn add(
    workbook: &mut Workbook,
    name: &str,
    titles: &[&str],
    headers: &[Header],
    rows: &[Row],
) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let date = Format::new().set_num_format("yyyy-mm-dd");
    let number = Format::new().set_num_format("#,##0");
    let sheet = workbook.add_worksheet().set_name(name)?;
    for (row, title) in (0_u32..).zip(titles) {
        sheet.write_with_format(row, 0, *title, &bold)?;
    }
    let header = u32::try_from(titles.len()).unwrap_or_default() + 1;
    for (column, (title, width)) in (0_u16..).zip(headers) {
        sheet.write_with_format(header, column, *title, &bold)?;
        sheet.set_column_width(column, *width)?;
    }
    for (row, cells) in (header + 1..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            match cell {
                Cell::Empty => continue,
                Cell::Text(text) => sheet.write(row, column, text)?,
                // Codes and years are read without blanks between their digits.
                Cell::Number(small) if *small < 10_000 => sheet.write(row, column, *small)?,
                Cell::Number(large) => sheet.write_with_format(row, column, *large, &number)?,
                Cell::Date(year, month, day) => {
                    let day = ExcelDateTime::from_ymd(*year, *month, *day)?;
                    sheet.write_with_format(row, column, &day, &date)?
                }
            };
        }
    }
    sheet.set_freeze_panes(header + 1, 0)?;
    Ok(())
}
