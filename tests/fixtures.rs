//! The fixtures: made by the program in `examples/fixtures`, and worked out as their READMEs say.

use crate::common::csv;
use crate::common::files::fixture;
use crate::common::program::Answer;
use crate::common::working_folder::WorkingFolder;

#[path = "../examples/fixtures/workbooks.rs"]
mod workbooks;

#[test]
fn the_committed_workbooks_are_those_that_are_made() {
    for (path, bytes) in workbooks::all() {
        let committed = fs_err::read(fixture(path)).unwrap();
        assert!(committed == bytes, "{path}: make the fixtures anew with `cargo run --example fixtures`");
    }
}

/// Runs a fixture in a folder of its own, so that nothing is written among the fixtures; then what is said, and the
/// columns `medlem`, `bidrag_kr`, `foregaende_kr`, `forandring_kr`, `forandring_procent` and `beslutad_procent` of
/// bidrag.csv.
fn run(name: &str) -> (Answer, Vec<[String; 6]>) {
    let folder = WorkingFolder::new().fixture(name, "f");
    let answer = folder.finsam(&["run", "f", "--all", "--out", "r"]).exits(0);
    let columns =
        ["medlem", "bidrag_kr", "foregaende_kr", "forandring_kr", "forandring_procent", "beslutad_procent"];
    let rows = csv::rows(&folder.read("r/csv/bidrag.csv")).into_iter();
    (answer, rows.map(|row| columns.map(|column| row[column].clone())).collect())
}

#[test]
fn region_orebro_lan_2024() {
    let (answer, lines) = run("orebro-2024");
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
    let (answer, lines) = run("sodra-norrbotten-2022");
    let lines: Vec<(String, String, String)> =
        lines.into_iter().map(|[member, amount, _, change, ..]| (member, amount, change)).collect();
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
