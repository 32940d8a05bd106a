//! The fixtures: made by the program in `examples/fixtures`, and worked out as their READMEs say.

use std::path::Path;
use std::process::Command;

use crate::common::program::Answer;

#[path = "../examples/fixtures/workbooks.rs"]
mod workbooks;

#[test]
fn the_committed_workbooks_are_those_that_are_made() {
    for (path, bytes) in workbooks::all() {
        let committed = fs_err::read(fixture(path)).unwrap();
        assert!(committed == bytes, "{path}: make the fixtures anew with `cargo run --example fixtures`");
    }
}

fn fixture(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(path)
}

/// Runs a fixture into a folder of its own, so that nothing is written among the fixtures.
fn run(name: &str, out: &Path) -> Answer {
    let mut command = Command::new(env!("CARGO_BIN_EXE_finsam"));
    command.arg("run").arg(fixture(name)).arg("--out").arg(out).env("NO_COLOR", "1");
    Answer::of(command.output().unwrap())
}

/// The columns `medlem`, `bidrag_kr`, `foregaende_kr`, `forandring_kr`, `forandring_procent` and
/// `beslutad_procent` of the lines of bidrag.csv.
fn contributions(out: &Path) -> Vec<[String; 6]> {
    let text = fs_err::read_to_string(out.join("csv").join("bidrag.csv")).unwrap();
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    let lines = reader.records().map(|record| {
        let record = record.unwrap();
        [2, 9, 10, 11, 12, 13].map(|column| record[column].to_owned())
    });
    lines.collect()
}

#[test]
fn region_orebro_lan_2024() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("r");
    let answer = run("orebro-2024", &out).exits(0);
    let lines = contributions(&out);
    let of = |member: &str| -> Vec<[String; 5]> {
        let lines = lines.iter().filter(|line| line[0] == member);
        lines.map(|line| [1, 2, 3, 4, 5].map(|column| line[column].clone())).collect()
    };
    assert_eq!(
        of("Region Örebro län"),
        [
            ["900000", "994000", "-94000", "-9,46", "-10"],
            ["1260000", "1390000", "-130000", "-9,35", "-10"],
            ["1180000", "1305500", "-125500", "-9,61", "-10"],
            ["1000000", "2000000", "-1000000", "-50,00", "-50"],
        ]
    );
    for (member, amount) in
        [("Askersund", "243135"), ("Hallsberg", "341495"), ("Kumla", "480486"), ("Laxå", "114884")]
    {
        assert_eq!(of(member), [[amount, "", "", "", ""]], "{member}: last year is unknown, not zero");
    }
    for said in ["5 689 500  4 340 000  −1 349 500", "stämmer"] {
        assert!(answer.out.contains(said), "{said} in\n{}", answer.out);
    }
    assert!(answer.reports("F601"), "Örebro kommun's last year is missing");
}

#[test]
fn sodra_norrbotten_2022() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("r");
    let answer = run("sodra-norrbotten-2022", &out).exits(0);
    let lines: Vec<(String, String, String)> = contributions(&out)
        .into_iter()
        .map(|[member, amount, _, change, ..]| (member, amount, change))
        .collect();
    let expected = [
        ("Region Norrbotten", "1625000", "375000"),
        ("Älvsbyn", "79997", ""),
        ("Luleå", "819575", ""),
        ("Piteå", "436794", ""),
        ("Boden", "288634", ""),
    ];
    assert_eq!(lines, expected.map(|(member, amount, change)| (member.into(), amount.into(), change.into())));
    assert!(answer.out.contains("65 %"), "{}", answer.out);
    assert!(answer.out.contains("3 250 000"), "{}", answer.out);
}
