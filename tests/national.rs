//! The invented country of `examples/national`: the whole of it, the same each time, and a thousand
//! associations as surely as seventy.

use calamine::Reader;

use crate::common::national::{country, folder, made};
use crate::common::program::Answer;
use crate::common::workbook::opened;
use crate::common::working_folder::WorkingFolder;

/// How many workbooks the run wrote to the folder.
fn workbooks(country: &WorkingFolder, folder: &str) -> usize {
    fs_err::read_dir(country.path(folder)).unwrap().count()
}

#[test]
fn the_whole_country_is_in_it_and_every_kind_of_decision() {
    let invented = country::country(None);
    let municipalities = invented.members.iter().filter(|member| member.inhabitants > 0).count();
    // Gotland does a region's work, but is a municipality (3 §).
    assert_eq!((municipalities, invented.members.len() - municipalities), (290, 20));
    let memberships = |code: u32| {
        let members = invented.associations.iter().flat_map(|one| &one.municipalities);
        members.filter(|member| member.code == code).count()
    };
    let with = |number: usize| {
        let all = invented.members.iter().filter(|member| member.inhabitants > 0);
        all.filter(|member| memberships(member.code) == number).count()
    };
    assert_eq!([with(0), with(1), with(2)], [16, 273, 1]);
    assert_eq!(invented.associations.len(), 73);

    let folder = made(None);
    folder.finsam(&["run", ".", "--out", "r"]).exits(0);
    assert_eq!(workbooks(&folder, "r/forbund"), 73);
    // 274 municipalities that belong to some association, and the regions without Gotland.
    assert_eq!(workbooks(&folder, "r/medlemmar"), 294);
    let traces = folder.read("r/csv/sparning.csv");
    for rule in ["Beslutad minskning", "Följer Salem", "Beslutat belopp", ";Tak;", ";Golv;"] {
        assert!(traces.contains(rule), "{rule}");
    }
}

#[test]
fn every_file_says_that_it_is_invented_and_is_the_same_each_time() {
    let files = folder::files(None).unwrap();
    for (name, bytes) in &files {
        let says = if std::path::Path::new(name).extension().is_some_and(|ending| ending == "xlsx") {
            let sheets = opened(bytes.clone()).worksheets();
            sheets.iter().all(|(_, cells)| {
                cells.get_value((0, 0)).is_some_and(|cell| cell.to_string().starts_with("PÅHITTADE"))
            })
        } else {
            String::from_utf8_lossy(bytes).contains("PÅHITTADE")
        };
        assert!(says, "{name}");
    }
    assert!(files == folder::files(None).unwrap());
}

#[test]
fn a_thousand_associations_are_worked_out_as_one_is() {
    let folder = made(Some(1_000));
    let answer: Answer = folder.finsam(&["check", "."]);
    assert_eq!(answer.code, Some(0), "{}", answer.err);
    assert!(answer.out.contains("krets 14"), "{}", answer.out);
}
