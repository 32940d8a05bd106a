//! `[office]`: who works out the year. A region, a municipality or an association begins, checks, runs and drafts in
//! four commands, and writes to those that it is to write to.

use std::collections::BTreeSet;

use finsam::read::column::Column::{Association, Confirmed, Email, Key, Member, ShortName};
use finsam::read::table_kind::TableKind;

use crate::common::files::project;
use crate::common::office_workbook::{add, confirm, rows, type_in};
use crate::common::program::Answer;
use crate::common::working_folder::WorkingFolder;

/// The associations of the register that exist, with invented amounts, as the authority would publish them.
pub fn allocation_of_the_country(year: u16, spelled: impl Fn(&str) -> String) -> String {
    let mut reader = csv::Reader::from_path(project("src/names/data/forbund.csv")).unwrap();
    let records = reader.records().map(Result::unwrap);
    let open =
        records.filter(|record| !record[2].starts_with("upphört") && !record[2].starts_with("ombildat"));
    let names: Vec<String> = open.map(|record| record[0].to_owned()).collect();
    assert_eq!(names.len(), 50);
    let amounts = || (0..names.len()).map(|number| 2_000 + 37 * number);
    let lines = names.iter().zip(amounts()).map(|(name, amount)| format!("\"{}\";{amount}\n", spelled(name)));
    format!(
        "Bilaga slutlig fördelning samordningsförbund {year}\n\nSamordningsförbund;Slutlig tilldelning {year} (tkr)\n\
         {}Totalt;{}\n",
        lines.collect::<String>(),
        amounts().sum::<usize>(),
    )
}

fn country() -> WorkingFolder {
    WorkingFolder::new().file("bilaga.csv", &allocation_of_the_country(2025, str::to_owned))
}

const SENDER: &str = "from = \"kansli@exempel.se\"\ndate = 2024-11-20\n";

/// Types who sends, two lines, in the file that `init` has written for it.
fn type_sender(folder: WorkingFolder) -> WorkingFolder {
    let settings = folder.read("ny/utskick.toml");
    folder.file("ny/utskick.toml", &format!("{SENDER}{settings}"))
}

fn lines(answer: &Answer) -> usize {
    answer.out.lines().count() + answer.err.lines().count()
}

/// The recipients of the drafts of the one run in the folder.
fn recipients(folder: &WorkingFolder, answer: &Answer) -> BTreeSet<String> {
    assert_eq!(answer.code, Some(0), "{answer:?}");
    let run = folder.visible("ny/ut").into_iter().find(|name| name.starts_with("2025-")).unwrap();
    let drafts = folder.visible(&format!("ny/ut/{run}/epost"));
    drafts.into_iter().filter_map(|name| Some(name.strip_suffix(".eml")?.to_owned())).collect()
}

/// An office goes from the authority's file to its drafts.
fn goes_through(
    office: &str,
    contacts: &[&str],
    confirmations: usize,
    other_counties: &[&str],
) -> BTreeSet<String> {
    let folder = country();
    let mut commands = 0;
    let mut finsam = |arguments: &[&str]| {
        commands += 1;
        folder.finsam(arguments)
    };
    let begun = finsam(&["init", "ny", "--office", office, "--allocation", "bilaga.csv"]).exits(0);
    let checked = finsam(&["check", "ny"]).exits(1);
    // One question for all of them.
    assert_eq!(checked.codes(), ["F527"], "{checked:?}");
    assert!(lines(&checked) <= 12 && lines(&begun) + lines(&checked) <= 24, "{begun:?}{checked:?}");
    for county in other_counties {
        let said = format!("{}{}{}{}", begun.out, begun.err, checked.out, checked.err);
        assert!(!said.contains(county), "{county}: {said}");
    }
    let mut typed = 0;
    type_in(&folder, "ny/medlemmar.xlsx", |tables| {
        typed += confirm(tables);
        for name in contacts {
            let address = format!("kontakt{typed}@exempel.se");
            typed += add(tables, TableKind::Contacts, &[&[(Member, name), (Email, &address)]]);
        }
    });
    assert_eq!(typed, confirmations + 2 * contacts.len(), "the cells that are typed");
    let folder = type_sender(folder);
    folder.finsam(&["run", "ny"]).exits(0);
    let drafted = folder.finsam(&["mail", "draft", "ny"]);
    assert!(commands + 2 <= 4, "init, check, run and mail draft");
    recipients(&folder, &drafted)
}

#[test]
fn a_region_writes_to_its_associations_in_four_commands() {
    let associations = [
        "Samordningsförbundet i Norra Örebro län",
        "Samordningsförbundet Degerfors/Karlskoga",
        "Samordningsförbundet Sydnärke",
        "Samordningsförbundet Finsam Lekeberg och Örebro",
    ];
    let others = ["Värmland", "Västmanland", "Stockholm", "Skåne", "Östergötland"];
    let written = goes_through("Region Örebro län", &associations, 4, &others);
    assert_eq!(written.len(), 4);
    assert!(written.iter().all(|draft| draft.starts_with("forbund-samordningsforbundet-")), "{written:?}");
    assert!(written.contains("forbund-samordningsforbundet-sydnarke"), "{written:?}");
}

#[test]
fn a_municipality_writes_to_its_association() {
    let written =
        goes_through("Kumla kommun", &["Samordningsförbundet Sydnärke"], 1, &["Värmland", "Halland"]);
    assert_eq!(written, BTreeSet::from(["forbund-samordningsforbundet-sydnarke".to_owned()]));
}

#[test]
fn an_association_writes_to_its_members() {
    let members = ["Region Halland", "Falkenberg", "Halmstad", "Hylte", "Kungsbacka", "Laholm", "Varberg"];
    let written = goes_through("Samordningsförbundet i Halland", &members, 1, &["Örebro", "Skåne"]);
    assert_eq!(written.len(), members.len());
    assert!(written.contains("medlem-13-region-halland") && written.contains("medlem-1384-kungsbacka"));
}

#[test]
fn init_proposes_only_the_offices_associations_with_a_question_for_each() {
    let folder = country();
    folder.finsam(&["init", "ny", "--office", "Region Örebro län", "--allocation", "bilaga.csv"]).exits(0);
    let members = rows(&folder, "ny/medlemmar.xlsx", TableKind::Members);
    // Counted in the register: four, two, four and two municipalities, and the region in each.
    assert_eq!(members.len(), 16);
    let named = |column| members.iter().filter(move |row| !row.text(column).is_empty());
    assert_eq!(named(Confirmed).count(), 4, "one question for each association");
    assert!(named(Confirmed).all(|row| row.text(Confirmed) == "nej"));
    let short: Vec<String> = named(ShortName).map(|row| row.text(ShortName)).collect();
    assert_eq!(short, ["Norra Örebro län", "Degerfors/Karlskoga", "Sydnärke", "Finsam Lekeberg och Örebro"]);
    let keys: Vec<String> = named(Key).map(|row| row.text(Member)).collect();
    assert_eq!(keys.len(), 12, "the region is alone in its party: {keys:?}");
    assert!(folder.read("ny/finsam.toml").contains("\n[office]\nname = \"Region Örebro län\"\n"));
}

#[test]
fn one_yes_counts_for_the_association_and_a_no_anywhere_stops() {
    let folder = WorkingFolder::orebro().replaced(
        "medlemmar.csv",
        "Förbund;Medlem;Nyckel",
        "Förbund;Medlem;Nyckel;Bekräftad",
    );
    let asked = folder.finsam(&["check"]).exits(1);
    assert_eq!(asked.times("F527"), 1, "one question: {asked:?}");
    let confirmed = folder
        .replaced("medlemmar.csv", "Degerfors;befolkning", "Degerfors;befolkning;ja")
        .replaced("medlemmar.csv", "Hallsberg;befolkning", "Hallsberg;befolkning;ja");
    assert!(!confirmed.finsam(&["check"]).exits(0).reports("F527"));
    let denied = confirmed.replaced("medlemmar.csv", "Karlskoga;befolkning", "Karlskoga;befolkning;nej");
    let asked = denied.finsam(&["check", "--format", "json"]).exits(1);
    let finding = asked.findings().into_iter().find(|finding| finding["code"] == "F527").unwrap();
    assert!(finding["message"].as_str().unwrap().contains("Karlskoga/Degerfors"), "{finding}");
}

#[test]
fn a_row_that_resembles_a_known_association_is_a_question_and_never_matched() {
    let spelled = |name: &str| name.replace("Sydnärke", "Sydnerke");
    let folder = WorkingFolder::new().file("bilaga.csv", &allocation_of_the_country(2025, spelled));
    let begun = folder.finsam(&["init", "ny", "--office", "Kumla", "--allocation", "bilaga.csv"]).exits(0);
    let question =
        "Är ”Samordningsförbundet Sydnerke” (bilaga.csv, cell A7) samma som Samordningsförbundet Sydnärke?";
    assert!(begun.out.contains(question), "{}", begun.out);
    assert!(begun.out.contains("Finns inte i filen."), "{}", begun.out);
    let members = rows(&folder, "ny/medlemmar.xlsx", TableKind::Members);
    assert!(members.iter().all(|row| row.text(Association) == "Samordningsförbundet Sydnärke"));
}

#[test]
fn who_the_office_is_has_to_be_clear() {
    let folder = country();
    for (office, said) in [
        ("Umeå", "2480 Umeå och Samordningsförbundet Umeå"),
        ("Stockholm", "heter flera"),
        ("Region Orebro län", "Menar du Region Örebro län"),
        ("Samordningsförbundet Sydnerke", "Menar du Samordningsförbundet Sydnärke?"),
        ("Ankeborg", "Skriv hela namnet"),
    ] {
        let answer = folder.finsam(&["init", "ny", "--office", office, "--year", "2025"]).exits(2);
        assert!(answer.err.contains(said), "{office}: {}", answer.err);
        assert!(!folder.path("ny").exists());
    }
    // A third of the associations are in no register.
    folder
        .finsam(&["init", "ny", "--office", "Samordningsförbundet Nyköping-Flen", "--year", "2025"])
        .exits(0);
    let members = rows(&folder, "ny/medlemmar.xlsx", TableKind::Members);
    assert_eq!(
        members.iter().map(|row| row.text(Association)).collect::<Vec<_>>(),
        ["Samordningsförbundet Nyköping-Flen"]
    );
    // In a folder the list is asked too.
    let told = |settings: &str| WorkingFolder::orebro().file("finsam.toml", settings).finsam(&["check"]);
    assert!(told("year = 2024\n[office]\nname = \"Sydnerke\"\n").exits(1).reports("F411"));
    assert!(told("year = 2024\n[office]\nname = \"Malmö\"\n").exits(0).reports("F412"));
    assert!(!told("year = 2024\n[office]\nname = \"Sydnärke\"\n").exits(0).reports("F411"));
}

const MAIL: &str = "year = 2024\n[mail]\nfrom = \"kansli@sydnarke.se\"\ndate = 2023-11-20\n";

fn drafts(office: &str, contacts: &str) -> (WorkingFolder, Answer) {
    let settings = format!("{MAIL}[office]\nname = \"{office}\"\n");
    let contacts = format!("Medlem;E-post;Kopia\n{contacts}");
    let folder = WorkingFolder::orebro().file("finsam.toml", &settings).file("kontakter.csv", &contacts);
    folder.finsam(&["run", "--out", "körning"]).exits(0);
    let answer = folder.finsam(&["mail", "draft", "körning", "--folder"]);
    (folder, answer)
}

const SYDNARKE: &str =
    "Samordningsförbundet Sydnärke;kansliet@sydnarke.se;\nDegerfors/Karlskoga;kansliet@dk.se;\n";

#[test]
fn nobody_writes_to_itself() {
    let region = format!("Region Örebro län;ekonomi@region.se;\n{SYDNARKE}");
    let (folder, answer) = drafts("Region Örebro län", &region);
    assert_eq!(answer.code, Some(0), "{answer:?}");
    let names: Vec<String> = folder.visible("körning/epost");
    assert!(names.iter().all(|name| !name.starts_with("medlem-")), "{names:?}");
    let letter = folder.read("körning/epost/forbund-samordningsforbundet-sydnarke/meddelande.txt");
    // The memo's amount: 1 305,5 tkr less ten per cent, up to whole 10 tkr.
    let own = "Region Örebro län bidrar med 1\u{a0}180\u{a0}000\u{a0}kr till Samordningsförbundet Sydnärke år 2024.";
    assert!(letter.contains(own), "{letter}");
    // An association without a contact is told: the office writes to each.
    let (_, answer) = drafts("Region Örebro län", "Sydnärke;kansliet@sydnarke.se;\n");
    assert!(answer.reports("F706"), "{answer:?}");
    // A municipality writes to no association that it is not a member of.
    let (folder, answer) = drafts("Kumla", SYDNARKE);
    assert_eq!(answer.code, Some(0), "{answer:?}");
    assert!(!folder.path("körning/epost/forbund-degerfors-karlskoga.eml").exists());
}

#[test]
fn others_get_a_copy_of_every_letter() {
    let contacts = format!("{SYDNARKE}Försäkringskassan;finsam@fk.se;registrator@fk.se\n");
    let (folder, answer) = drafts("Region Örebro län", &contacts);
    assert_eq!(answer.code, Some(0), "{answer:?}");
    let approval = folder.read("körning/epost/godkannande.toml");
    assert_eq!(approval.matches("\"finsam@fk.se\"").count(), 2, "{approval}");
    assert_eq!(approval.matches("\"registrator@fk.se\"").count(), 2, "{approval}");
    // A name that may be a member's or an association's, and the whole list, take no others.
    let check = |settings: &str, name: &str| {
        let contacts = format!("Medlem;E-post\n{name};a@exempel.se\n");
        let folder = WorkingFolder::orebro().file("finsam.toml", settings).file("kontakter.csv", &contacts);
        folder.finsam(&["check", "--all"])
    };
    let office = "year = 2024\n[office]\nname = \"Region Örebro län\"\n";
    assert!(check(office, "Försäkringskassan").exits(0).reports("F716"));
    for name in ["Karlkoga", "Karlstads kommn kommun", "Region Nord", "Samordningsförbundet Väst"] {
        check(office, name).exits(1);
    }
    assert!(check("year = 2024\n", "Försäkringskassan").exits(1).reports("F401"));
}

#[test]
fn a_year_can_begin_from_typed_amounts_that_say_what_they_are() {
    let folder = WorkingFolder::new();
    folder.finsam(&["init", "ny", "--office", "Region Örebro län", "--year", "2025"]).exits(0);
    let typed = rows(&folder, "ny/medlemmar.xlsx", TableKind::Allocation);
    assert!(typed.is_empty(), "the office's tables are others");
    type_in(&folder, "ny/medlemmar.xlsx", |tables| {
        confirm(tables);
    });
    assert!(folder.finsam(&["check", "ny"]).exits(1).reports("F102"), "no amounts yet");
    let amounts = |rows: &str| format!("Förbund;Äskad tilldelning (kr);Antagen tilldelning (kr)\n{rows}");
    let three = "Samordningsförbundet i Norra Örebro län;;1 800 000\nSamordningsförbundet Degerfors/Karlskoga;2 520 000;\n\
                 Samordningsförbundet Sydnärke;2 360 000;2 300 000\nSamordningsförbundet Finsam Lekeberg och Örebro;2 000 000;\n";
    let folder = folder.file("ny/fördelning.csv", &amounts(three));
    folder.finsam(&["run", "ny"]).exits(0);
    let [run] = folder.visible("ny/ut").try_into().unwrap();
    assert!(run.starts_with("2025-antagen-"), "{run}");
    let csv = folder.read(&format!("ny/ut/{run}/csv/forbund.csv"));
    // What is asked for goes before what is assumed.
    assert!(csv.contains("Samordningsförbundet Sydnärke;äskad;") && csv.contains(";2360000;"), "{csv}");
    assert!(csv.contains("Samordningsförbundet i Norra Örebro län;antagen;"), "{csv}");
    assert!(
        csv.lines()
            .any(|line| line.starts_with("2025;Samordningsförbundet i Norra") && line.ends_with(";1800000"))
    );
    // The authority's file takes their place.
    let folder = folder.file("ny/in/bilaga.csv", &allocation_of_the_country(2025, str::to_owned));
    let checked = folder.finsam(&["check", "ny", "--all"]).exits(0);
    assert!(checked.reports("F117"), "{checked:?}");
    folder.finsam(&["run", "ny"]).exits(0);
    assert!(folder.visible("ny/ut").iter().any(|name| name.starts_with("2025-slutlig-")));
}

#[test]
fn typed_amounts_are_never_the_authoritys() {
    let folder = WorkingFolder::orebro();
    folder.remove("in/bilaga.csv");
    let typed = "Förbund;Slutlig tilldelning (kr)\nSydnärke;2 360 000\nDegerfors/Karlskoga;2 520 000\n";
    let told = folder.file("fördelning.csv", typed).finsam(&["check"]).exits(1);
    assert!(told.reports("F118"), "{told:?}");
}

#[test]
fn a_short_name_is_one_associations_and_stands_in_the_tables() {
    let with = |rows: [&str; 3]| {
        let short = |text: String, (member, name): (&str, &str)| {
            text.replace(&format!("{member};befolkning"), &format!("{member};befolkning;{name}"))
        };
        let folder = WorkingFolder::orebro();
        let members =
            folder.read("medlemmar.csv").replace("Förbund;Medlem;Nyckel", "Förbund;Medlem;Nyckel;Kort namn");
        let members = ["Degerfors", "Karlskoga", "Hallsberg"].into_iter().zip(rows).fold(members, short);
        folder.file("medlemmar.csv", &members).finsam(&["check"])
    };
    let shown = with(["DK", "", "SN"]).exits(0);
    assert!(shown.out.contains("\nDK ") && shown.out.contains("\nSN "), "{}", shown.out);
    assert!(with(["DK", "KD", ""]).exits(1).reports("F528"));
    assert!(with(["DK", "", "dk"]).exits(1).reports("F529"));
}
