//! What a thousand unknown names cost: names that nobody is called, each with its suggestions.
//!
//! `cargo bench --bench names`

#![expect(clippy::unwrap_used, reason = "a benchmark")]

use std::fmt::Write;
use std::sync::Arc;

use divan::{Bencher, black_box};
use finsam::domain::allocation_settings::AllocationSettings;
use finsam::domain::place::SourceFile;
use finsam::findings::Findings;
use finsam::names::register::Register;
use finsam::read::assemble::{Given, assemble};
use finsam::read::rows::{AllocationRows, OfficeRows};
use finsam::read::sheet::Sheet;
use finsam::read::{allocation, office, open};

fn main() {
    divan::main();
}

const NAMES: usize = 1_000;

/// Names as alike as those of a long list.
fn name(number: usize) -> String {
    const SYLLABLES: [&str; 10] =
        ["Berg", "Dal", "Fors", "Hult", "Köping", "Lund", "Näs", "Sund", "Torp", "Vik"];
    let syllable = |place: usize| SYLLABLES.get(number / place % 10).unwrap();
    format!("{}{}{}", syllable(1), syllable(10), syllable(100)).to_lowercase()
}

fn sheets(path: &str, text: &str) -> (Arc<SourceFile>, Vec<Sheet>) {
    let file = Arc::new(SourceFile { path: path.to_owned(), sha256: String::new() });
    let sheets = open::sheets(text.as_bytes(), &file, &mut Findings::new());
    (file, sheets)
}

fn allocated(names: impl Iterator<Item = String>) -> AllocationRows {
    let mut text = "Samordningsförbund;Slutlig tilldelning 2024 (kr)\n".to_owned();
    for name in names {
        writeln!(text, "{name};1 000 000").unwrap();
    }
    let (file, sheets) = sheets("in/bilaga.csv", &text);
    let settings = AllocationSettings::default();
    let (rows, _) = allocation::rows(&sheets, &file, &settings, None, &mut Findings::new());
    assert_eq!(rows.rows.len(), NAMES);
    rows
}

fn listed(rows: impl Iterator<Item = (String, String)>) -> OfficeRows {
    let mut text = "Förbund;Medlem\n".to_owned();
    for (association, member) in rows {
        writeln!(text, "{association};{member}").unwrap();
    }
    let rows = office::rows(&sheets("medlemmar.csv", &text).1, &mut Findings::new());
    assert_eq!(rows.members.len(), NAMES);
    rows
}

/// How many findings the names make: each stops the run.
fn findings(allocated: &AllocationRows, office: &OfficeRows, register: &Register) -> usize {
    let mut findings = Findings::new();
    black_box(assemble(allocated, office, register, Given::default(), &mut findings));
    findings.sorted().len()
}

/// A thousand rows of the allocation file that are nearly, but never quite, the names of a thousand listed.
#[divan::bench]
fn unknown_associations(bencher: Bencher<'_, '_>) {
    let (register, names) = (Register::builtin(), || (0..NAMES).map(name));
    let rows = allocated(names().map(|name| name + "a"));
    let office = listed(names().map(|name| (name, "Kumla".to_owned())));
    assert!(findings(&rows, &office, &register) >= NAMES);
    bencher.bench(|| findings(black_box(&rows), black_box(&office), &register));
}

/// A thousand members of the list that are no municipality.
#[divan::bench]
fn unknown_members(bencher: Bencher<'_, '_>) {
    let (register, names) = (Register::builtin(), || (0..NAMES).map(name));
    let rows = allocated(names());
    let office = listed(names().map(|name| ("Sydnärke".to_owned(), name)));
    assert!(findings(&rows, &office, &register) >= NAMES);
    bencher.bench(|| findings(black_box(&rows), black_box(&office), &register));
}
