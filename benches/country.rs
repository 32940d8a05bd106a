//! What each part of a run costs, for the invented country: reading, resolving names, the rules, and each kind
//! of file. The whole process is measured by `benches/compare/compare.py`.
//!
//! `cargo bench --bench country`

#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a benchmark")]

use std::path::Path;
use std::sync::{Arc, LazyLock};

use divan::{Bencher, black_box};
use finsam::domain::allocation_settings::AllocationSettings;
use finsam::domain::contact::Contacts;
use finsam::domain::csv_profile::CsvProfile;
use finsam::domain::place::SourceFile;
use finsam::findings::Findings;
use finsam::names::register::Register;
use finsam::output::belonging::Mark;
use finsam::output::{Source, Target, Written, write_set};
use finsam::read::assemble::{Given, assemble};
use finsam::read::rows::{AllocationRows, OfficeRows};
use finsam::read::sheet::Sheet;
use finsam::read::{allocation, office as office_tables, open};
use finsam::rules::financing::work_out;
use finsam::rules::outcome::Outcome;
use finsam::rules::parameters::Parameters;
use finsam::rules::situation::Situation;
use finsam::text::{Language, Text};
use finsam::write::documents;
use finsam::write::report::{Report, RunFacts};
use finsam::write::template::Template;

#[path = "../examples/national/country.rs"]
mod country;
#[path = "../examples/national/folder.rs"]
mod folder;
#[path = "../examples/national/office.rs"]
mod office;
#[path = "../examples/national/sheet.rs"]
mod sheet;

fn main() {
    divan::main();
}

/// The files of the country: the allocation and the office's workbook.
static FILES: LazyLock<Vec<(Arc<SourceFile>, Vec<u8>)>> = LazyLock::new(|| {
    let files = folder::files(None).expect("a country");
    let is_read = |path: &str| path.starts_with("in/") || path == "medlemmar.xlsx";
    let files = files.into_iter().filter(|(path, _)| is_read(path));
    files.map(|(path, bytes)| (Arc::new(SourceFile { path, sha256: String::new() }), bytes)).collect()
});

static REGISTER: LazyLock<Register> = LazyLock::new(Register::builtin);

fn sheets() -> Vec<Vec<Sheet>> {
    FILES.iter().map(|(file, bytes)| open::sheets(bytes, file, &mut Findings::new())).collect()
}

fn rows(sheets: &[Vec<Sheet>]) -> (AllocationRows, OfficeRows) {
    let ((file, _), [allocated, office]) = (FILES.first().unwrap(), sheets) else {
        unreachable!("two files")
    };
    let findings = &mut Findings::new();
    let (allocated, _) = allocation::rows(allocated, file, &AllocationSettings::default(), None, findings);
    (allocated, office_tables::rows(office, findings))
}

fn assembled((allocated, office): &(AllocationRows, OfficeRows)) -> Situation {
    let given = Given { parameters: Parameters::built_in().unwrap(), ..Given::default() };
    assemble(allocated, office, &REGISTER, given, &mut Findings::new()).expect("a year").situation
}

fn outcome(situation: &Situation) -> Outcome {
    work_out(situation, &mut Findings::new())
}

static SITUATION: LazyLock<Situation> = LazyLock::new(|| assembled(&rows(&sheets())));

#[divan::bench]
fn read_sheets() -> Vec<Vec<Sheet>> {
    sheets()
}

#[divan::bench]
fn find_tables(bencher: Bencher<'_, '_>) {
    let sheets = sheets();
    bencher.bench(|| rows(black_box(&sheets)));
}

#[divan::bench]
fn resolve_names(bencher: Bencher<'_, '_>) {
    let rows = rows(&sheets());
    bencher.bench(|| assembled(black_box(&rows)));
}

#[divan::bench]
fn rules() -> Outcome {
    outcome(black_box(&SITUATION))
}

static OUTCOME: LazyLock<Outcome> = LazyLock::new(|| outcome(&SITUATION));
static FINDINGS: LazyLock<Findings> = LazyLock::new(Findings::new);
static TEXT: LazyLock<Text> = LazyLock::new(|| Text::new(Language::Swedish));
static FACTS: LazyLock<RunFacts> = LazyLock::new(|| RunFacts {
    id: "0123abcd".into(),
    version: "0.1.0".into(),
    inputs: FILES.iter().map(|(file, _)| (**file).clone()).collect(),
    csv: CsvProfile::default(),
    counties: REGISTER.counties().map(|(code, name)| (code, name.clone())).collect(),
    template: Template::default(),
    office: None,
    contacts: Contacts::default(),
});
static REPORT: LazyLock<Report<'static>> = LazyLock::new(|| Report::new(&OUTCOME, &FINDINGS, &TEXT, &FACTS));

/// All files of one kind, one after another: those whose path begins so.
#[divan::bench(args = ["sammanstallning", "forbund/", "medlemmar/", "csv/"], sample_count = 10)]
fn files_in_one_thread(bencher: Bencher<'_, '_>, kind: &str) {
    let documents = documents(&REPORT, None).expect("files");
    bencher.bench(|| {
        let of_kind = documents.iter().filter(|document| document.path().starts_with(kind));
        of_kind.map(|document| document.bytes().expect("a file").len()).sum::<usize>()
    });
}

/// Every file made and written to disk, with so many threads.
#[divan::bench(args = [1, 2], sample_count = 20)]
fn all_files_to_disk(bencher: Bencher<'_, '_>, threads: usize) {
    let documents = documents(&REPORT, None).expect("files");
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
    let folder = tempfile::tempdir().expect("a folder");
    bencher.bench(|| {
        let target = folder.path().join("run");
        let written = || write_set(&Target::open(&target)?, &documents, &Anything);
        pool.install(written).expect("a run").len()
    });
}

/// A mark that takes everything in the folder for its own, and is never there already.
struct Anything;

impl Mark for Anything {
    fn file(&self) -> &'static str {
        "manifest.json"
    }

    fn bytes(&self, _written: &[Written]) -> Vec<u8> {
        b"{}".to_vec()
    }

    fn strangers(&self, _folder: &Path, _entries: &[String]) -> std::io::Result<Option<Vec<String>>> {
        Ok(Some(Vec::new()))
    }

    fn stands_in(&self, _folder: &Path) -> std::io::Result<bool> {
        Ok(false)
    }
}
