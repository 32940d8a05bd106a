//! The life of an allocation: requested, preliminary, final, corrected. Its status stands in every output.

use crate::common::working_folder::WorkingFolder;

/// Sydnärke's amount (tkr) in a table with this title and this header.
fn table(title: &str, header: &str, tkr: &str) -> String {
    format!(
        "{title} samordningsförbund 2024, tkr;\nSamordningsförbund;{header}\nDegerfors/Karlskoga;2 520\nSydnärke;{tkr}\n"
    )
}

#[test]
fn each_new_table_takes_over_and_every_output_says_how_far_it_has_come() {
    // The tables stay in the folder as they come. Half of Sydnärke's amount is Kumla's party's; the region
    // has decided on 1 305,5 tkr less ten per cent, 1 180 tkr.
    let tables = [
        ("a.csv", table("Äskande", "Äskade medel", "2 200"), "äskad", "1100000"),
        ("b.csv", table("Preliminär fördelning", "Tilldelning", "2 300"), "preliminär", "1150000"),
        ("c.csv", table("Slutlig fördelning", "Tilldelning", "2 360"), "slutlig", "1180000"),
        ("d.csv", table("Rättelse av slutlig fördelning", "Tilldelning", "2 400"), "rättad", "1200000"),
    ];
    let mut folder = WorkingFolder::orebro();
    folder.remove("in/bilaga.csv");
    for (name, content, status, municipalities) in tables {
        folder = folder.file(&format!("in/{name}"), &content);
        let answer = folder.finsam(&["run", "--format", "json", "--csv", "rfc4180"]).exits(0).json();
        let run = answer["folder"].as_str().unwrap();
        assert!(run.contains(&format!("2024-{status}-")), "{run}");

        let sydnarke = &answer["associations"][1];
        let paid: i64 = sydnarke["members"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|member| member["party"] == "municipalities")
            .map(|member| member["contribution"].as_str().unwrap().parse::<i64>().unwrap())
            .sum();
        assert_eq!(paid.to_string(), municipalities);
        // Nobody has decided for good: the region's row is preliminary, the others have none.
        assert_eq!(sydnarke["undecided"].as_array().unwrap().len(), 5);

        let path = folder.path(&format!("{run}/csv/forbund.csv"));
        let summary = fs_err::read_to_string(path).unwrap();
        assert!(summary.lines().skip(1).all(|line| line.contains(&format!(",{status},"))), "{summary}");
    }
}

#[test]
fn who_has_not_decided_for_good_is_told_until_all_have() {
    let folder = WorkingFolder::orebro();
    let told = folder.finsam(&["check", "--all"]).in_one_blank();
    assert!(
        told.contains("5 av 5") && told.contains("Region Örebro län, Laxå, Hallsberg, Kumla och 1 till"),
        "{told}"
    );
    let decided = folder.replaced("beslut.csv", "preliminär", "slutlig").replaced(
        "medlemmar.csv",
        "Samordningsförbundet Sydnärke;Laxå;befolkning\n",
        "",
    );
    let told = decided.finsam(&["check", "--all"]).out;
    assert!(told.contains("3 av 4") && told.contains("Hallsberg, Kumla, Askersund"), "{told}");
    // What the municipalities paid last year is not known, so that a reduction would decide nothing.
    let all = decided.read("beslut.csv") + "*;*;tak;9 mnkr;;2024-03-01;slutlig\n";
    let told = decided.file("beslut.csv", &all).finsam(&["check", "--all"]).out;
    assert!(told.contains("Alla medlemmar har fattat slutliga beslut."), "{told}");
}

#[test]
fn a_run_is_explained_by_what_it_kept_whatever_the_folder_says_now() {
    let folder = WorkingFolder::orebro();
    folder.finsam(&["run", "--out", "ut/1"]).exits(0);
    let asked = ["explain", "Sydnärke", "Region Örebro län"];
    let then = folder.finsam(&asked);
    let folder = folder.replaced("beslut.csv", "−10 %", "−20 %");
    let now = folder.finsam(&asked);
    let run = folder.finsam(&[&asked[..], &["--run", "ut/1"]].concat()).exits(0);
    assert_eq!(run.out, then.out);
    assert_ne!(run.out, now.out);
    fs_err::remove_dir_all(folder.path("ut/1/underlag")).unwrap();
    let lost = folder.finsam(&[&asked[..], &["--run", "ut/1"]].concat()).exits(2);
    assert!(lost.err.contains("har inte kvar sitt underlag"), "{lost:?}");
}
