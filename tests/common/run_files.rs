//! The files of a run, written from a situation that was worked out.

use std::collections::BTreeMap;
use std::path::Path;

use finsam::domain::contact::Contacts;
use finsam::domain::csv_profile::CsvProfile;
use finsam::domain::place::SourceFile;
use finsam::names::register::Register;
use finsam::output::Source;
use finsam::text::{Language, Text};
use finsam::write::report::{Report, RunFacts};
use finsam::write::template::Template;
use finsam::write::{Only, documents};

use super::situation::Worked;
use super::workbook::{Parts, unzipped};

pub fn facts(csv: CsvProfile) -> RunFacts {
    RunFacts {
        id: "0123abcd".into(),
        version: "0.1.0".into(),
        inputs: vec![SourceFile { path: "in/situation.xlsx".into(), sha256: "0".repeat(64) }],
        csv,
        counties: Register::builtin().counties().map(|(code, name)| (code, name.clone())).collect(),
        template: Template::default(),
        office: None,
        contacts: Contacts::default(),
    }
}

/// What `give` makes of the report of a run.
pub fn with_report<T>(
    worked: &Worked,
    language: Language,
    csv: CsvProfile,
    give: impl FnOnce(&Report<'_>) -> T,
) -> T {
    let (text, run) = (Text::new(language), facts(csv));
    give(&Report::new(&worked.outcome, &worked.findings, &text, &run))
}

/// The files with their bytes, by path, in the order in which a run writes them.
pub fn files(
    worked: &Worked,
    language: Language,
    csv: CsvProfile,
    only: Option<&Only>,
) -> Vec<(String, Vec<u8>)> {
    with_report(worked, language, csv, |report| {
        let documents = documents(report, only).unwrap();
        documents.iter().map(|document| (document.path().to_owned(), document.bytes().unwrap())).collect()
    })
}

/// The bytes of one file.
pub fn file(worked: &Worked, language: Language, csv: CsvProfile, path: &str) -> Vec<u8> {
    with_report(worked, language, csv, |report| {
        let documents = documents(report, None).unwrap();
        documents.iter().find(|document| document.path() == path).expect(path).bytes().unwrap()
    })
}

/// The workbooks by their paths, each as its parts.
pub fn workbooks(worked: &Worked, language: Language) -> BTreeMap<String, Parts> {
    files(worked, language, CsvProfile::ExcelSwedish, None)
        .into_iter()
        .filter(|(path, _)| Path::new(path).extension().is_some_and(|kind| kind == "xlsx"))
        .map(|(path, bytes)| (path, unzipped(&bytes)))
        .collect()
}
