//! LibreOffice recalculates every formula of every workbook, and each cell must come out as it was
//! stored. Needs `soffice` on the path; where it is missing the test says so and passes, except in CI.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use calamine::{Data, Reader};
use finsam::domain::csv_profile::CsvProfile;
use finsam::domain::rounding::Direction;
use finsam::output::Source;
use finsam::text::Language;
use finsam::write::documents;
use rust_decimal::Decimal;

use crate::common::difference;
use crate::common::model::braked_workbook;
use crate::common::national;
use crate::common::run_files::with_report;
use crate::common::situation::{Situation, Worked, country, kr, orebro, percent};
use crate::common::workbook::{cells, opened, with_part};
use crate::common::working_folder::WorkingFolder;

/// Never reads the stored results of formulas: everything is worked out anew.
const ALWAYS_RECALCULATE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#;

type Cells = BTreeMap<(String, usize, usize), Data>;

#[test]
fn libreoffice_comes_to_the_same_figures() {
    if !has_libreoffice() {
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
    for language in [Language::Swedish, Language::English] {
        let here = folder.join(format!("difference-{}", language.code()));
        fs_err::create_dir_all(&here).unwrap();
        for (number, bytes) in difference::workbooks(language).iter().enumerate() {
            let file = here.join(format!("difference-{}-{number}.xlsx", language.code()));
            fs_err::write(&file, bytes).unwrap();
            files.push(file);
        }
        let file = folder.join(format!("modell-{}.xlsx", language.code()));
        fs_err::write(&file, braked_workbook(language)).unwrap();
        files.push(file);
    }
    files.extend(runs(&folder));
    let recalculated = recalculate(&folder, &files);
    let mut formulas = 0;
    for (stored, recalculated) in files.iter().zip(&recalculated) {
        formulas += compare(stored, recalculated);
    }
    assert!(formulas > 20_000, "only {formulas} formulas were compared");
}

fn has_libreoffice() -> bool {
    let has = Command::new("soffice").arg("--version").output().is_ok();
    if !has {
        assert!(std::env::var_os("CI").is_none(), "CI must have LibreOffice (soffice)");
        eprintln!("skipped: LibreOffice (soffice) is not on the path");
    }
    has
}

/// The region's −10 % of 994 000, 1 390 000 and 1 305 500, changed to −15 % in the cell to fill in: 844 900,
/// 1 181 500 and 1 109 675, rounded up to 10 000. The state's 1 800 000, 2 520 000 and 2 360 000 less twice that.
/// It stays at −50 % in Finsam Lekeberg och Örebro: 1 000 000, and the state's 2 000 000 are matched.
const TRIED: [(&str, f64, f64); 3] = [
    ("Norra Örebro län", 850_000.0, 100_000.0),
    ("Degerfors Karlskoga", 1_190_000.0, 140_000.0),
    ("Sydnärke", 1_110_000.0, 140_000.0),
];

/// The contributions before: 900 000, 1 260 000 and 1 180 000.
const BEFORE: [f64; 3] = [900_000.0, 1_260_000.0, 1_180_000.0];

/// The workbook with −15 % wherever a cell to fill in says −10 %.
fn with_other_rate(file: &Path, to: &Path) {
    let changed = with_part(&fs_err::read(file).unwrap(), |part, text| {
        // The sheet is known by the words that its input takes.
        if part.starts_with("xl/worksheets/sheet") && text.contains("<dataValidations") {
            assert!(text.contains("<v>-0.1</v>"), "{part} of {}", file.display());
            return text.replace("<v>-0.1</v>", "<v>-0.15</v>");
        }
        text
    });
    fs_err::write(to, changed).unwrap();
}

/// What stands in the row of a sheet that begins with these words.
fn row_of<'c>(cells: &'c Cells, sheet: &str, what: &str) -> impl Fn(usize) -> &'c Data + use<'c> {
    let sheet = sheet.to_owned();
    let first = |(place, value): &(&(String, usize, usize), &Data)| {
        place.0 == sheet && place.2 == 0 && **value == Data::String(what.into())
    };
    let found = cells.iter().find(first);
    assert!(found.is_some(), "{sheet}: {what}");
    let row = found.unwrap().0.1;
    move |column| &cells[&(sheet.clone(), row, column)]
}

#[test]
fn what_a_reader_tries_comes_to_what_check_says_of_it() {
    let office = WorkingFolder::new().fixture("orebro-2024", "f");
    let said = office.finsam(&["check", "f", "--vad-om", "Region Örebro län: -15 %"]).exits(0);
    for amount in ["850 000", "1 190 000", "1 110 000", "100 000", "140 000"] {
        assert!(said.out.replace('\u{a0}', " ").contains(amount), "{amount}: {}", said.out);
    }
    if !has_libreoffice() {
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("tried");
    let _ = fs_err::remove_dir_all(&folder);
    let workbooks = run_of(&office, "f", Language::Swedish, &folder.join("run"));
    let names = TRIED.map(|(name, ..)| name).into_iter().chain(["Region Örebro län", "sammanstallning"]);
    let mut files = Vec::new();
    for name in names {
        let is_of = |file: &&PathBuf| file.to_str().unwrap().replace('-', " ").contains(name);
        let changed = folder.join(format!("{name}.xlsx"));
        with_other_rate(workbooks.iter().find(is_of).expect(name), &changed);
        files.push(changed);
    }
    let recalculated = recalculate(&folder, &files);
    let cells: Vec<Cells> = recalculated.iter().map(|file| read(file).0).collect();
    let [associations @ .., member, overview] = cells.as_slice() else { panic!("five workbooks") };
    for (((name, contribution, lost), before), cells) in TRIED.iter().zip(BEFORE).zip(associations) {
        let region = row_of(cells, "Räkna själv", "Region Örebro län");
        let difference = contribution - before;
        for (column, amount) in [(7, *contribution), (8, before), (9, difference)] {
            assert_eq!(*region(column), Data::Float(amount), "{name}: column {column}");
        }
        assert_eq!(*row_of(cells, "Bidrag", "Region Örebro län")(7), Data::Float(*contribution), "{name}");
        assert_eq!(*row_of(cells, "Parter", "regioner")(3), Data::Float(*contribution), "{name}");
        // The municipalities are as they were: half of what the state gives, which the region no longer is.
        let municipalities = row_of(cells, "Parter", "kommuner");
        assert_eq!((municipalities(3), municipalities(4)), (municipalities(2), &Data::Float(0.0)), "{name}");
        assert_eq!(*row_of(cells, "Översikt", "Staten betalar inte ut")(1), Data::Float(*lost), "{name}");
        let checked = row_of(cells, "Avstämning", "Staten betalar inte ut");
        let expected = [*lost, 0.0, *lost].map(Data::Float);
        assert_eq!([1, 2, 3].map(|column| checked(column).clone()), expected, "{name}");
        assert_eq!(*checked(4), Data::String("för mycket".into()), "{name}");
        let note = &cells[&("Översikt".to_owned(), 4, 0)];
        assert!(note.to_string().starts_with("Någon har ändrat"), "{name}: {note}");
    }
    // 850 000 + 1 190 000 + 1 110 000 + 1 000 000, and the state's 100 000 + 140 000 + 140 000.
    assert_eq!(*row_of(member, "Bidrag", "Totalt")(2), Data::Float(4_150_000.0));
    let state = row_of(member, "Statliga medel", "Totalt");
    assert_eq!([9, 10].map(|column| state(column).clone()), [380_000.0; 2].map(Data::Float));
    assert_eq!(*row_of(overview, "Medlemmar", "Region Örebro län")(5), Data::Float(4_150_000.0));
    assert_eq!(*row_of(overview, "Län", "Örebro län")(1), Data::Float(4_150_000.0));
    assert_eq!(*row_of(overview, "Översikt", "Staten betalar inte ut")(1), Data::Float(380_000.0));
    assert_eq!(*row_of(overview, "Avstämning", "Totalt")(4), Data::Float(-380_000.0));
}

/// Kumla's contribution of last year is not known: with a rate it has none, and nothing that it is a part of is known
/// either. SUMIFS passes over words, so that the overview's parties and counties once had 0 kr of it.
#[test]
fn what_a_reader_tries_without_last_year_is_unknown_and_never_zero() {
    if !has_libreoffice() {
        return;
    }
    let office = WorkingFolder::new().fixture("orebro-2024", "f");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("tried-unknown");
    let _ = fs_err::remove_dir_all(&folder);
    let workbooks = run_of(&office, "f", Language::Swedish, &folder.join("run"));
    let mut files = Vec::new();
    // The cell for Kumla's rate: behind two labels, one and three.
    for (name, cell) in
        [("forbund/Samordningsförbundet-Sydnärke", "E9"), ("Kumla", "D6"), ("sammanst", "F17")]
    {
        let file = workbooks.iter().find(|file| file.to_str().unwrap().contains(name)).expect(name);
        let changed = with_part(&fs_err::read(file).unwrap(), |part, text| {
            if !part.starts_with("xl/worksheets/sheet") || !text.contains("<dataValidations") {
                return text;
            }
            let (before, rest) = text.split_once(&format!(r#"<c r="{cell}""#)).expect("a cell to fill in");
            let (format, after) = rest.split_once("/>").expect("an empty cell");
            format!(r#"{before}<c r="{cell}"{format}><v>-0.1</v></c>{after}"#)
        });
        let file = folder.join(format!("{}.xlsx", name.replace('/', "-")));
        fs_err::write(&file, changed).unwrap();
        files.push(file);
    }
    let cells: Vec<Cells> = recalculate(&folder, &files).iter().map(|file| read(file).0).collect();
    for (file, cells) in files.iter().zip(&cells) {
        let error = cells.iter().find(|(_, value)| matches!(value, Data::Error(_)));
        assert_eq!(error, None, "{}", file.display());
    }
    let [association, member, overview] = cells.as_slice() else { panic!("three workbooks") };
    for (cells, sheet, row, column) in [
        (association, "Räkna själv", "Kumla", 7),
        (association, "Bidrag", "Totalt", 7),
        (association, "Parter", "kommuner", 3),
        (association, "Parter", "staten", 3),
        (association, "Översikt", "Staten betalar inte ut", 1),
        (association, "Avstämning", "Staten betalar inte ut", 1),
        (member, "Bidrag", "Totalt", 2),
        (member, "Statliga medel", "Totalt", 8),
        (overview, "Förbund", "Samordningsförbundet Sydnärke", 4),
        (overview, "Förbund", "Samordningsförbundet Sydnärke", 5),
        (overview, "Medlemmar", "Kumla", 5),
        (overview, "Län", "Örebro län", 2),
        (overview, "Översikt", "Staten betalar inte ut", 1),
    ] {
        assert_eq!(*row_of(cells, sheet, row)(column), Data::String("okänt".into()), "{sheet}: {row}");
    }
    // The regions are as they were.
    assert_eq!(*row_of(overview, "Län", "Örebro län")(1), Data::Float(4_340_000.0));
}

/// What openpyxl reads with `data_only`: each cell as JSON, a line a cell.
const READ_BY_OPENPYXL: &str = r#"
import json, sys
from openpyxl import load_workbook
sys.stdout.reconfigure(encoding="utf-8")
for path in sys.argv[1:]:
    for sheet in load_workbook(path, data_only=True):
        for row in sheet.iter_rows():
            for cell in row:
                value = cell.value
                if value is not None:
                    kind, told = ("s", value) if isinstance(value, str) else ("n", repr(float(value)))
                    print(json.dumps([path, sheet.title, cell.row - 1, cell.column - 1, kind, told]))
"#;

/// A reader that works nothing out shows what is stored: the same as calamine, which LibreOffice agrees with.
#[test]
fn openpyxl_reads_the_stored_figures() {
    let has = |python: &&str| {
        let asked = Command::new(python).args(["-c", "import openpyxl"]).output();
        asked.is_ok_and(|answer| answer.status.success())
    };
    let Some(python) = ["python3", "python"].into_iter().find(has) else {
        assert!(std::env::var_os("CI").is_none(), "CI must have Python with openpyxl");
        eprintln!("skipped: Python with openpyxl is not on the path");
        return;
    };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("openpyxl");
    let _ = fs_err::remove_dir_all(&folder);
    let files = runs(&folder);
    let answer = Command::new(python).args(["-c", READ_BY_OPENPYXL]).args(&files).output().unwrap();
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    let mut found: BTreeMap<PathBuf, Cells> = BTreeMap::new();
    for line in String::from_utf8(answer.stdout).unwrap().lines() {
        let (path, sheet, row, column, kind, told): (PathBuf, String, usize, usize, String, String) =
            serde_json::from_str(line).unwrap();
        // As digits: the reader of JSON need not find the nearest binary fraction.
        let value = if kind == "n" { Data::Float(told.parse().unwrap()) } else { Data::String(told) };
        found.entry(path).or_default().insert((sheet, row, column), value);
    }
    for file in &files {
        let (mut cells, _) = read(file);
        cells.retain(|_, value| *value != Data::String(String::new()));
        let found = found.remove(file).unwrap_or_default();
        let other = |(place, value): &(&_, &Data)| found.get(*place) != Some(*value);
        let different = cells.iter().find(other).map(|(place, value)| (place, value, found.get(place)));
        assert_eq!(different, None, "{}: stored, and what openpyxl reads", file.display());
        assert_eq!(cells.len(), found.len(), "{}", file.display());
    }
}

/// Workbooks with whole kronor and with öre, with all known and with something unknown, and with amounts that
/// are decided.
fn samples() -> [(&'static str, Worked); 8] {
    let like_a_formula = Situation::new(2024)
        .association("=cmd()|'/C calc'!A0 & <Söner>", "1 000 000")
        .member("18", "Region Örebro län")
        .last_year("500 000")
        .association(">0", "1 000 000")
        .member("18", "Region Örebro län")
        .last_year("400 000");
    let ore = Situation::new(2025)
        .association("Öre och unknown", "1 000 000.10")
        .amount(finsam::domain::allocation::AmountKind::Possible, "1 500 000")
        .member("18", "Region Örebro län")
        .last_year("400 000.35")
        .member("1880", "Örebro")
        .last_year("0")
        .population("160000")
        .member("1814", "Lekeberg")
        .population("8789")
        .last_year("1.05")
        .member("1860", "Laxå")
        .last_year("10.15")
        .during(None, Some(jiff::civil::Date::constant(2024, 12, 31)));
    let mut ore = ore;
    ore.settings.split_unit = kr("0.01");
    [
        ("whole", orebro(Direction::Up, "10000").work_out()),
        ("unmatched", orebro(Direction::Nearest, "10000").work_out()),
        ("ore", ore.work_out()),
        ("decided", decided().work_out()),
        ("keys", keys("1").work_out()),
        ("keys in thousands", keys("1000").work_out()),
        ("like a formula", like_a_formula.work_out()),
        ("country", country().work_out()),
    ]
}

/// Every kind of key, with values that binary fractions do not hold, equal remainders, and a fixed amount beside
/// a key; split in whole units of so many kronor.
fn keys(unit: &str) -> Situation {
    use finsam::domain::split_key::SplitKey;
    let mut situation = Situation::new(2027);
    situation.settings.split_unit = kr(unit);
    situation = situation
        .association("Procent", "2 000 000")
        .member("18", "Region Örebro län")
        .member("1880", "Örebro")
        .share("33.3")
        .member("1814", "Lekeberg")
        .share("33.3")
        .member("1860", "Laxå")
        .share("33.4");
    situation = situation
        .association("Vikter", "2 000 000")
        .member("18", "Region Örebro län")
        .member("1880", "Örebro")
        .weight("0.1")
        .member("1814", "Lekeberg")
        .weight("0.2")
        .member("1860", "Laxå")
        .weight("12.345");
    situation = situation
        .association("Fast och befolkning", "2 000 000")
        .member("18", "Region Örebro län")
        .member("1814", "Lekeberg")
        .population("8789")
        .member("1860", "Laxå")
        .fixed("123 000")
        .member("1880", "Örebro")
        .population("160003")
        .member("1881", "Kumla")
        .population("22685");
    let mut equal = situation.association("Lika", "2 000 000").member("18", "Region Örebro län");
    for (code, name) in [("1880", "Örebro"), ("1814", "Lekeberg"), ("1860", "Laxå")] {
        equal = equal.member(code, name).key(SplitKey::Equal);
    }
    equal
}

/// A decided amount, a cap and a floor on a cut.
fn decided() -> Situation {
    use finsam::domain::decision::Measure;
    let mut situation = Situation::new(2023);
    for name in ["Belopp", "Tak", "Golv"] {
        situation =
            situation.association(name, "1 000 000").member("18", "Region Örebro län").last_year("700 000");
    }
    situation
        .decision("Belopp", "18", Measure::Amount(kr("123 456")))
        .decision("*", "18", Measure::reduction(percent("10")))
        .decision("Tak", "18", Measure::Cap(kr("600 000")))
        .decision("Golv", "18", Measure::Floor(kr("650 000")))
}

fn write_workbooks(worked: &Worked, language: Language, folder: &Path) -> Vec<PathBuf> {
    let year = worked.outcome.year;
    with_report(worked, language, CsvProfile::ExcelSwedish, |report| {
        let mut files = Vec::new();
        for (number, document) in documents(report, None).unwrap().iter().enumerate() {
            if Path::new(document.path()).extension().is_some_and(|extension| extension == "xlsx") {
                // Of the country, the overview and a few of the others.
                if number > 2 && number % 60 != 0 && year.number() == 2026 {
                    continue;
                }
                let file = folder.join(format!("{year}-{}-{number:03}.xlsx", language.code()));
                fs_err::write(&file, document.bytes().unwrap()).unwrap();
                files.push(file);
            }
        }
        files
    })
}

/// The workbooks of runs as a user makes them: both fixtures in both languages, and the whole country.
fn runs(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for name in ["orebro-2024", "sodra-norrbotten-2022"] {
        for language in [Language::Swedish, Language::English] {
            let office = WorkingFolder::new().fixture(name, "f");
            files.extend(run_of(&office, "f", language, &folder.join(format!("{name}-{}", language.code()))));
        }
    }
    let country = national::made(None);
    let workbooks = run_of(&country, ".", Language::Swedish, &folder.join("national"));
    assert_eq!(workbooks.len(), 73 + 294 + 1);
    files.extend(workbooks);
    files
}

/// The workbooks of a run of the program.
fn run_of(office: &WorkingFolder, folder: &str, language: Language, out: &Path) -> Vec<PathBuf> {
    office.finsam(&["run", folder, "--lang", language.code(), "--out", out.to_str().unwrap()]).exits(0);
    let mut files = Vec::new();
    for folder in [out.to_owned(), out.join("forbund"), out.join("medlemmar")] {
        let entries = fs_err::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        files.extend(entries.filter(|path| path.extension().is_some_and(|extension| extension == "xlsx")));
    }
    files
}

/// The most files that one LibreOffice is given: it stops without a word after some two hundred.
const AT_ONCE: usize = 60;

/// The files as LibreOffice saves them after working everything out, in the same order.
fn recalculate(folder: &Path, files: &[PathBuf]) -> Vec<PathBuf> {
    let portions: Vec<&[PathBuf]> = files
        .chunk_by(|one, next| one.parent() == next.parent())
        .flat_map(|together| together.chunks(AT_ONCE))
        .collect();
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for number in 0..2 {
            let (next, portions) = (&next, &portions);
            let profile = folder.join(format!("profile-{number}"));
            scope.spawn(move || {
                fs_err::create_dir_all(profile.join("user")).unwrap();
                let settings = profile.join("user").join("registrymodifications.xcu");
                fs_err::write(settings, ALWAYS_RECALCULATE).unwrap();
                while let Some(portion) = portions.get(next.fetch_add(1, Ordering::Relaxed)) {
                    convert(&profile, portion);
                }
            });
        }
    });
    files.iter().map(|file| recalculated(file)).collect()
}

/// Lets LibreOffice save files of one folder anew.
fn convert(profile: &Path, files: &[PathBuf]) {
    let answer = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"])
        .arg(recalculated(&files[0]).parent().unwrap())
        .args(files)
        .output()
        .unwrap();
    assert!(answer.status.success(), "{answer:?}");
}

fn recalculated(file: &Path) -> PathBuf {
    file.parent().unwrap().join("recalculated").join(file.file_name().unwrap())
}

/// Compares every cell and gives the number of formulas.
fn compare(stored: &Path, recalculated: &Path) -> usize {
    let (expected, formulas) = read(stored);
    let (found, _) = read(recalculated);
    for (place, value) in &expected {
        let there = found.get(place).unwrap_or(&Data::Empty);
        let same = match (value, there) {
            (Data::Float(one), Data::Float(other)) => same_number(*one, *other),
            (Data::String(one), Data::String(other)) => one == other,
            (Data::String(one), Data::Empty) => one.is_empty(),
            (one, other) => one == other,
        };
        assert!(same, "{} {place:?}: stored {value:?}, recalculated {there:?}", stored.display());
        assert!(!matches!(there, Data::Error(_)), "{} {place:?}: {there:?}", stored.display());
    }
    formulas
}

/// Whether the numbers are the same as far as LibreOffice writes them: with fifteen significant digits.
/// An amount has no more, and must be the same to the last; a quotient may have, and is then rounded.
fn same_number(stored: f64, written: f64) -> bool {
    let [exact, rounded] = [stored, written].map(|number| number.to_string().parse::<Decimal>().unwrap());
    let digits = u32::try_from(exact.mantissa().abs().to_string().len()).unwrap();
    if digits <= 15 {
        return exact == rounded;
    }
    // Half of the fifteenth digit.
    (exact - rounded).abs() <= Decimal::new(5, exact.scale() + 15 - digits + 1)
}

fn read(file: &Path) -> (Cells, usize) {
    let mut book = opened(fs_err::read(file).unwrap());
    let mut found = Cells::new();
    let mut formulas = 0;
    for (sheet, cells) in cells(&mut book) {
        found.extend(cells.into_iter().map(|((row, column), value)| ((sheet.clone(), row, column), value)));
        let written = book.worksheet_formula(&sheet).unwrap();
        formulas += written.used_cells().filter(|(.., formula)| !formula.is_empty()).count();
    }
    (found, formulas)
}
