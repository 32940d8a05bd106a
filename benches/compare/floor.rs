//! The floor under a run's time: `rust_xlsxwriter` writing the same cells with nothing else.
//!
//! ```text
//! cargo run --release --example floor -- write RUN DIR [--whole]
//! cargo run --release --example floor -- tell RUN FILE.json
//! ```
//! `write` takes the workbooks of a finished run apart, and only then starts its clock: every cell with
//! its value, its formula and its format is written to workbooks in `DIR`, in parallel as finsam does, and
//! the seconds are told on standard output. With `--whole` the tables, the charts, the widths and the
//! heights are written too. `tell` writes the whole run, taken apart, as JSON, for the same job in other
//! languages.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::float_arithmetic,
    reason = "a measuring tool"
)]

mod parts;

use std::path::{Path, PathBuf};
use std::time::Instant;

use parts::{Book, Value, books};
use rayon::prelude::*;
use rust_xlsxwriter::{Chart, ChartType, Format, Formula, Table, TableColumn, Workbook, Worksheet};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["write", run, to] => write(&books(Path::new(run)), Path::new(to), false),
        ["write", run, to, "--whole"] => write(&books(Path::new(run)), Path::new(to), true),
        ["tell", run, to] => {
            let file = fs_err::File::create(*to).expect("a file to write");
            serde_json::to_writer(std::io::BufWriter::new(file), &parts::run(Path::new(run))).expect("JSON");
        }
        _ => panic!("floor write RUN DIR [--whole] | floor tell RUN FILE.json"),
    }
}

/// Writes the workbooks and tells the seconds that it took.
fn write(books: &[Book], to: &Path, whole: bool) {
    let started = Instant::now();
    books.par_iter().for_each(|book| {
        let path: PathBuf = to.join(&book.path);
        fs_err::create_dir_all(path.parent().unwrap()).expect("a folder");
        fs_err::write(path, workbook(book, whole)).expect("a workbook");
    });
    println!("{}", started.elapsed().as_secs_f64());
}

fn workbook(book: &Book, whole: bool) -> Vec<u8> {
    let formats: Vec<Format> = book.formats.iter().map(parts::Form::format).collect();
    let mut workbook = Workbook::new();
    for sheet in &book.sheets {
        let mut worksheet = Worksheet::new();
        worksheet.set_name(&sheet.name).unwrap();
        cells(&mut worksheet, sheet, &formats);
        if whole {
            furniture(&mut worksheet, sheet);
        }
        workbook.push_worksheet(worksheet);
    }
    workbook.save_to_buffer().expect("a workbook")
}

fn cells(worksheet: &mut Worksheet, sheet: &parts::Sheet, formats: &[Format]) {
    for cell in &sheet.cells {
        let (row, column) = (cell.row, cell.column);
        let format = formats.get(cell.format).unwrap();
        match &cell.value {
            Value::Blank => worksheet.write_blank(row, column, format),
            Value::Number(number) => worksheet.write_number_with_format(row, column, *number, format),
            Value::Text(text) => worksheet.write_string_with_format(row, column, text, format),
            Value::Formula { formula, result } => worksheet.write_formula_with_format(
                row,
                column,
                Formula::new(formula).set_result(result),
                format,
            ),
        }
        .unwrap();
    }
}

fn furniture(worksheet: &mut Worksheet, sheet: &parts::Sheet) {
    for (first, last, width) in &sheet.widths {
        worksheet.set_column_range_width(*first, *last, *width).unwrap();
    }
    for (row, height) in &sheet.heights {
        worksheet.set_row_height(*row, *height).unwrap();
    }
    for table in &sheet.tables {
        let columns: Vec<TableColumn> =
            table.columns.iter().map(|name| TableColumn::new().set_header(name)).collect();
        let (first_row, first_column, last_row, last_column) = table.cells;
        let table = Table::new().set_name(&table.name).set_columns(&columns).set_autofilter(false);
        worksheet.add_table(first_row, first_column, last_row, last_column, &table).unwrap();
    }
    for chart in &sheet.charts {
        let mut drawn = Chart::new(if chart.bars { ChartType::Bar } else { ChartType::Line });
        drawn.title().set_name(&chart.title);
        for series in &chart.series {
            drawn
                .add_series()
                .set_name(&series.name)
                .set_categories(&series.categories)
                .set_values(&series.values);
        }
        worksheet.insert_chart(chart.row, chart.column, &drawn).unwrap();
    }
}
