//! Spreadsheets that are built for a test, cell by cell, so that it says what stands where.

use rust_xlsxwriter::{Format, Workbook, Worksheet};

/// A cell to write: text, a number, per cent, a date serial, or nothing.
#[derive(Clone, Copy)]
pub enum Put {
    Text(&'static str),
    Number(f64),
    Percent(f64),
    Date(f64),
    Nothing,
}

/// Writes the rows with their first cell here.
pub fn write(sheet: &mut Worksheet, first_row: u32, first_column: u16, rows: &[&[Put]]) {
    let shown_as = |format: &str| Format::new().set_num_format(format);
    for (row, cells) in (first_row..).zip(rows) {
        for (column, cell) in (first_column..).zip(*cells) {
            let written = match *cell {
                Put::Text(text) => sheet.write_string(row, column, text),
                Put::Number(number) => sheet.write_number(row, column, number),
                Put::Percent(number) => sheet.write_number_with_format(row, column, number, &shown_as("0%")),
                Put::Date(serial) => {
                    sheet.write_number_with_format(row, column, serial, &shown_as("yyyy-mm-dd"))
                }
                Put::Nothing => continue,
            };
            written.unwrap();
        }
    }
}

/// A workbook of these sheets.
pub fn workbook(sheets: &[(&str, &[&[Put]])]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        write(workbook.add_worksheet().set_name(*name).unwrap(), 0, 0, rows);
    }
    workbook.save_to_buffer().unwrap()
}
