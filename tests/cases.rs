//! The case files of `fixtures/cases`: a situation in tables, what is expected of it, and where that comes
//! from, to be read by someone who knows the law and no Rust. Each goes the whole way through the program,
//! from the spreadsheets to `bidrag.csv`, and no amount may differ by an öre.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;

use crate::common::csv;
use crate::common::files::fixture;
use crate::common::working_folder::WorkingFolder;

/// A case. The tables are those of a working folder, as text with semicolons.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// What it shows, in a sentence.
    fall: String,
    /// The rule, with its paragraph or whose decision it is.
    rattsregel: String,
    /// The document, or how the figures were worked out by hand.
    kalla: String,
    ar: u16,
    /// Further lines of finsam.toml.
    installningar: Option<String>,
    fordelning: String,
    medlemmar: String,
    beslut: Option<String>,
    foregaende: Option<String>,
    alias: Option<String>,
    plan: Option<String>,
    vantat: Expected,
}

/// What is expected.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    /// Every contribution: association; member; kr. None when the run stops.
    bidrag: Option<String>,
    /// Every association: the state's matched amount; what is not taken up, in kr.
    stat: Option<String>,
    /// The plan: association; year; the state's amount; `regioner` or `kommuner`; what the party pays, in kr.
    plan: Option<String>,
    /// The status of the state's amounts.
    status: Option<String>,
    /// Every error and warning, by code.
    avvikelser: Vec<String>,
}

fn files() -> Vec<PathBuf> {
    let folder = fixture("cases");
    let mut files: Vec<PathBuf> =
        fs_err::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "toml"));
    files.sort();
    files
}

fn folder_of(case: &Case) -> WorkingFolder {
    let settings = case.installningar.as_deref().unwrap_or_default();
    let folder = WorkingFolder::new()
        .file("finsam.toml", &format!("year = {}\nlanguage = \"sv\"\n{settings}", case.ar))
        .file("in/fordelning.csv", &case.fordelning)
        .file("medlemmar.csv", &case.medlemmar);
    let further = [
        ("beslut.csv", &case.beslut),
        ("föregående år.csv", &case.foregaende),
        ("alias.csv", &case.alias),
        ("plan.csv", &case.plan),
    ];
    further.into_iter().fold(folder, |folder, (name, table)| match table {
        Some(table) => folder.file(name, table),
        None => folder,
    })
}

/// The errors and warnings of a working folder, by code.
fn found(folder: &WorkingFolder) -> BTreeSet<String> {
    let findings = folder.finsam(&["check", ".", "--format", "json"]).findings();
    findings
        .iter()
        .filter(|finding| finding["severity"] != "information")
        .map(|finding| finding["code"].as_str().unwrap().to_owned())
        .collect()
}

/// The named columns of a summary's rows, joined by semicolons.
fn columns(folder: &WorkingFolder, summary: &str, named: &[&str]) -> BTreeSet<String> {
    let rows = csv::rows(&folder.read(&format!("ut/1/csv/{summary}")));
    rows.iter().map(|row| named.iter().map(|name| row[*name].clone()).collect::<Vec<_>>().join(";")).collect()
}

/// The expected rows: `1 180 000,50` is `1180000.5` there.
fn rows(table: Option<&String>) -> BTreeSet<String> {
    let amount = |text: &str| {
        let number: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
        let number = number.replace(',', ".");
        if number.contains('.') { number.trim_end_matches('0').to_owned() } else { number }
    };
    let row = |line: &str| {
        let mut fields = line.split(';').map(str::trim);
        let name = fields.next().unwrap_or_default().to_owned();
        let rest = fields.map(|field| {
            let is_amount = field.starts_with(|letter: char| letter.is_ascii_digit());
            if is_amount { amount(field) } else { field.to_owned() }
        });
        std::iter::once(name).chain(rest).collect::<Vec<_>>().join(";")
    };
    table.map(|table| table.trim().lines().map(row).collect()).unwrap_or_default()
}

/// The plans, party by party; every year the parties pay as much as the state.
fn planned(folder: &WorkingFolder) -> BTreeSet<String> {
    let answer = folder.finsam(&["run", ".", "--out", "ut/2", "--format", "json"]).json();
    let mut rows = BTreeSet::new();
    for association in answer["associations"].as_array().unwrap() {
        for year in association["plan"].as_array().into_iter().flatten() {
            let kr = |value: &Value| value.as_str().unwrap().parse::<i64>().unwrap();
            let mut whole = 0;
            for (party, name) in [("regions", "regioner"), ("municipalities", "kommuner")] {
                let members = year["members"].as_array().unwrap().iter();
                let paid: i64 = members
                    .filter(|member| member["party"] == party)
                    .map(|member| kr(&member["amount"]))
                    .sum();
                whole += paid;
                let name = format!("{};{};{}", year["year"], kr(&year["state"]), name);
                rows.insert(format!("{};{name};{paid}", association["association"].as_str().unwrap()));
            }
            assert_eq!(whole, kr(&year["state"]));
        }
    }
    rows
}

fn holds(file: &Path) -> Result<(), String> {
    let text = fs_err::read_to_string(file).unwrap();
    let case: Case = toml::from_str(&text).map_err(|error| error.to_string())?;
    for said in [&case.fall, &case.rattsregel, &case.kalla] {
        assert!(said.len() > 10, "{}: the case, its rule and its source are to be told", file.display());
    }
    let stops = case.vantat.bidrag.is_none();
    assert!(!stops || !case.vantat.avvikelser.is_empty(), "{}: nothing is expected", file.display());
    let folder = folder_of(&case);
    let mut wrong = Vec::new();
    let mut compare = |what: &str, expected: BTreeSet<String>, came: BTreeSet<String>| {
        if expected != came {
            wrong.push(format!("{what}\n  väntat {expected:?}\n  blev   {came:?}"));
        }
    };
    compare("avvikelser", case.vantat.avvikelser.iter().cloned().collect(), found(&folder));
    let answer = folder.finsam(&["run", ".", "--out", "ut/1", "--csv", "rfc4180"]);
    if stops || answer.code != Some(0) {
        let code = |code: Option<i32>| BTreeSet::from([code.unwrap_or_default().to_string()]);
        compare("svarskod", code(Some(i32::from(stops))), code(answer.code));
    } else {
        let contributions = columns(&folder, "bidrag.csv", &["forbund", "medlem", "bidrag_kr"]);
        compare("bidrag", rows(case.vantat.bidrag.as_ref()), contributions);
        let state = columns(&folder, "forbund.csv", &["forbund", "stat_kr", "outtagen_stat_kr"]);
        compare("stat", rows(case.vantat.stat.as_ref()), state);
        compare("plan", rows(case.vantat.plan.as_ref()), planned(&folder));
        if let Some(status) = case.vantat.status {
            compare("status", BTreeSet::from([status]), columns(&folder, "forbund.csv", &["status"]));
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

/// Who spells an association in two ways finds the same names in the summaries, whichever row stands first.
#[test]
fn the_names_in_the_summaries_do_not_depend_on_the_order_of_rows() {
    let (allocated, listed) = (
        ["Sydnärke;1 000 000", "Norra Örebro län;2 000 000"],
        [
            "Samordningsförbundet Sydnärke;Region Örebro län",
            "Samordningsförbundet i Norra Örebro län;Region Örebro län",
            "Norra Örebro län (SOFINT);Nora",
            "Sydnärke;Kumla",
        ],
    );
    let names = |allocated: Vec<&str>, listed: Vec<&str>| {
        let folder = WorkingFolder::new()
            .file("finsam.toml", "year = 2024\n")
            .file("in/a.csv", &format!("Förbund;Slutlig tilldelning (kr)\n{}\n", allocated.join("\n")))
            .file("medlemmar.csv", &format!("Förbund;Medlem\n{}\n", listed.join("\n")));
        folder.finsam(&["run", ".", "--out", "ut/1", "--csv", "rfc4180"]).exits(0);
        (
            columns(&folder, "bidrag.csv", &["forbund", "medlem"]),
            columns(&folder, "forbund.csv", &["forbund"]),
        )
    };
    let turned = names(allocated.into_iter().rev().collect(), listed.into_iter().rev().collect());
    assert_eq!(names(allocated.to_vec(), listed.to_vec()), turned);
    assert_eq!(turned.1, ["Norra Örebro län (SOFINT)", "Sydnärke"].map(str::to_owned).into());
}

#[test]
fn every_case_comes_out_as_it_should() {
    let files = files();
    assert!(files.len() >= 40, "{} cases", files.len());
    let wrong: Vec<String> = files
        .iter()
        .filter_map(|file| holds(file).err().map(|why| format!("{}: {why}", file.display())))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
