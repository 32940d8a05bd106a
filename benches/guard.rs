//! What the guard around the reader costs an ordinary file: 80 associations in a workbook, read by
//! calamine alone and by finsam, and, for the formats that need it, in a process of its own and without.
//!
//! `cargo bench --bench guard`

#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a benchmark")]

use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use calamine::{Reader, Xlsx};
use divan::{Bencher, black_box};
use finsam::domain::place::SourceFile;
use finsam::findings::Findings;
use finsam::read::open;
use finsam::read::worker::Worker;
use rust_xlsxwriter::Workbook;

fn main() {
    divan::main();
}

/// The rows of an allocation: a title, a header, and 80 associations with their county and amounts.
fn eighty_rows() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Fördelning 2024").unwrap();
    sheet.write(0, 0, "Bilaga slutlig fördelning samordningsförbund 2024, tkr").unwrap();
    for (column, header) in
        (0_u16..).zip(["Samordningsförbund", "Län", "Möjlig tilldelning", "Slutlig tilldelning"])
    {
        sheet.write(2, column, header).unwrap();
    }
    for row in 3..83_u32 {
        sheet.write(row, 0, format!("Samordningsförbundet {row}")).unwrap();
        sheet.write(row, 1, "Örebro län").unwrap();
        sheet.write(row, 2, 2_000 + row).unwrap();
        sheet.write(row, 3, 1_500 + row).unwrap();
    }
    workbook.save_to_buffer().expect("a workbook in memory")
}

fn fixture(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/sheets").join(name);
    fs_err::read(path).expect("a fixture")
}

fn read(bytes: &[u8], worker: &mut Worker) -> usize {
    let file = Arc::new(SourceFile { path: "bilaga".to_owned(), sha256: String::new() });
    let sheets = open::sheets_with(bytes, &file, worker, &mut Findings::new());
    sheets.iter().map(|sheet| sheet.rows.len()).sum()
}

#[divan::bench]
fn xlsx_calamine_alone(bencher: Bencher<'_, '_>) {
    let bytes = eighty_rows();
    bencher.bench(|| {
        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(black_box(bytes.as_slice()))).expect("a workbook");
        workbook.worksheet_range("Fördelning 2024").expect("a sheet").height()
    });
}

#[divan::bench]
fn xlsx_with_the_guard(bencher: Bencher<'_, '_>) {
    let bytes = eighty_rows();
    bencher.bench(|| read(black_box(&bytes), &mut Worker::here()));
}

#[divan::bench(args = ["fordelning.ods", "fordelning.xls", "fordelning.xlsb"])]
fn in_this_process(bencher: Bencher<'_, '_>, name: &str) {
    let bytes = fixture(name);
    bencher.bench(|| read(black_box(&bytes), &mut Worker::here()));
}

#[divan::bench(args = ["fordelning.ods", "fordelning.xls", "fordelning.xlsb"])]
fn in_a_process_of_its_own(bencher: Bencher<'_, '_>, name: &str) {
    let bytes = fixture(name);
    let worker = || Worker::process(PathBuf::from(env!("CARGO_BIN_EXE_finsam")));
    bencher.bench(|| read(black_box(&bytes), &mut worker()));
}

#[divan::bench(args = ["fordelning.ods", "fordelning.xls", "fordelning.xlsb"])]
fn in_a_process_with_others_before(bencher: Bencher<'_, '_>, name: &str) {
    let bytes = fixture(name);
    let mut worker = Worker::process(PathBuf::from(env!("CARGO_BIN_EXE_finsam")));
    bencher.bench_local(|| read(black_box(&bytes), &mut worker));
}
