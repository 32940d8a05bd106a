//! LibreOffice recalculates every formula of every workbook, and each cell must come out as it was
//! stored. Needs `soffice` on the path; where it is missing the test says so and passes, except in CI.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Data, Reader, Xlsx, open_workbook};
use finsam::domain::rounding::Direction;
use finsam::output::Source;
use finsam::text::{Language, Text};
use finsam::write::documents;
use finsam::write::report::{CsvProfile, Report};

use crate::situation::{Worked, orebro};
use crate::summaries::facts;

/// Never reads the stored results of formulas: everything is worked out anew.
const ALWAYS_RECALCULATE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#;

type Cells = BTreeMap<(String, usize, usize), Data>;

#[test]
fn libreoffice_comes_to_the_same_figures() {
    if Command::new("soffice").arg("--version").output().is_err() {
        assert!(std::env::var_os("CI").is_none(), "CI must have LibreOffice (soffice)");
        eprintln!("skipped: LibreOffice (soffice) is not on the path");
        return;
    }
    // Under `target/`, where the files can be looked at afterwards.
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("recalculation");
    let _ = fs_err::remove_dir_all(&folder);
    let mut files = Vec::new();
    for (name, worked) in samples() {
        for language in [Language::Swedish, Language::English] {
            let here = folder.join(format!("{name}-{}", language.code()));
            fs_err::create_dir_all(&here).unwrap();
            files.extend(write_workbooks(&worked, language, &here));
        }
    }
    let recalculated = recalculate(&folder, &files);
    let mut formulas = 0;
    for (stored, recalculated) in files.iter().zip(&recalculated) {
        formulas += compare(stored, recalculated);
    }
    assert!(formulas > 500, "only {formulas} formulas were compared");
}

/// Workbooks with whole kronor and with öre, with all known and with something unknown.
fn samples() -> [(&'static str, Worked); 3] {
    let ore = crate::situation::Situation::new(2025)
        .association("Öre och unknown", "1 000 000.10")
        .amount(finsam::domain::allocation::AmountKind::Possible, "1 500 000")
        .member("18", "Region Örebro län")
        .last_year("400 000.35")
        .member("1880", "Örebro")
        .last_year("0")
        .population("160000")
        .member("1814", "Lekeberg")
        .population("8789")
        .last_year("1.05");
    let mut ore = ore;
    ore.settings.split_unit = crate::situation::kr("0.01");
    [
        ("whole", orebro(Direction::Up, "10000").work_out()),
        ("unmatched", orebro(Direction::Nearest, "10000").work_out()),
        ("ore", ore.work_out()),
    ]
}

fn write_workbooks(worked: &Worked, language: Language, folder: &Path) -> Vec<PathBuf> {
    let (text, run) = (Text::new(language), facts(CsvProfile::ExcelSwedish));
    let report = Report { outcome: &worked.outcome, findings: &worked.findings, text: &text, run: &run };
    let mut files = Vec::new();
    for (number, document) in documents(&report, None).unwrap().iter().enumerate() {
        if Path::new(document.path()).extension().is_some_and(|extension| extension == "xlsx") {
            let language = language.code();
            let year = worked.outcome.year;
            let file = folder.join(format!("{year}-{language}-{number:02}.xlsx"));
            fs_err::write(&file, document.bytes().unwrap()).unwrap();
            files.push(file);
        }
    }
    files
}

/// The files as LibreOffice saves them after working everything out, in the same order.
fn recalculate(folder: &Path, files: &[PathBuf]) -> Vec<PathBuf> {
    let profile = folder.join("profile");
    fs_err::create_dir_all(profile.join("user")).unwrap();
    fs_err::write(profile.join("user").join("registrymodifications.xcu"), ALWAYS_RECALCULATE).unwrap();
    let mut folders: Vec<&Path> = files.iter().map(|file| file.parent().unwrap()).collect();
    folders.dedup();
    for here in folders {
        let status = Command::new("soffice")
            .arg(format!("-env:UserInstallation=file://{}", profile.display()))
            .args(["--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"])
            .arg(here.join("recalculated"))
            .args(files.iter().filter(|file| file.parent() == Some(here)))
            .output()
            .unwrap();
        assert!(status.status.success(), "{status:?}");
    }
    files
        .iter()
        .map(|file| file.parent().unwrap().join("recalculated").join(file.file_name().unwrap()))
        .collect()
}

/// Compares every cell and gives the number of formulas.
fn compare(stored: &Path, recalculated: &Path) -> usize {
    let (expected, formulas) = read(stored);
    let (found, _) = read(recalculated);
    for (place, value) in &expected {
        let there = found.get(place).unwrap_or(&Data::Empty);
        let same = match (value, there) {
            // LibreOffice writes fifteen significant digits.
            (Data::Float(one), Data::Float(other)) => format!("{one:.14e}") == format!("{other:.14e}"),
            (Data::String(one), Data::String(other)) => one == other,
            (Data::String(one), Data::Empty) => one.is_empty(),
            (one, other) => one == other,
        };
        assert!(same, "{} {place:?}: stored {value:?}, recalculated {there:?}", stored.display());
        assert!(!matches!(there, Data::Error(_)), "{} {place:?}: {there:?}", stored.display());
    }
    formulas
}

fn read(file: &Path) -> (Cells, usize) {
    let mut workbook: Xlsx<_> = open_workbook(file).unwrap();
    let mut cells = Cells::new();
    let mut formulas = 0;
    for sheet in workbook.sheet_names() {
        let range = workbook.worksheet_range(&sheet).unwrap();
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let place = (sheet.clone(), row + top as usize, column + left as usize);
            cells.insert(place, value.clone());
        }
        let written = workbook.worksheet_formula(&sheet).unwrap();
        formulas += written.used_cells().filter(|(.., formula)| !formula.is_empty()).count();
    }
    (cells, formulas)
}
