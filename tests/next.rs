//! `finsam next`: the next year's folder, begun from this year's current run.

use std::collections::BTreeMap;
use std::fmt::Write;

use finsam::read::column::Column::{Amount, Association, Confirmed, Member, ShortName, Source, Year};
use finsam::read::table_kind::TableKind;
use proptest::prelude::*;

use crate::common::csv;
use crate::common::office_workbook::{add, rows, type_in};
use crate::common::working_folder::WorkingFolder;

/// The file of Örebro's associations for 2025, with invented amounts.
const FILE_2025: &str = "Bilaga slutlig fördelning samordningsförbund 2025\n\n\
    Samordningsförbund;Slutlig tilldelning 2025 (tkr)\n\
    Samordningsförbundet i Norra Örebro län;1 900\nSamordningsförbundet Degerfors/Karlskoga;2 600\n\
    Samordningsförbundet Sydnärke;2 400\nSamordningsförbundet Finsam Lekeberg och Örebro;2 100\nTotalt;9 000\n";

/// What each member of each association contributed, in kr, by the summary of the one run in a folder.
fn contributions(folder: &WorkingFolder, of: &str) -> BTreeMap<(String, String), String> {
    amounts(folder, of, "bidrag_kr")
}

fn amounts(folder: &WorkingFolder, of: &str, column: &str) -> BTreeMap<(String, String), String> {
    let [run] = folder.visible(&format!("{of}/ut")).try_into().unwrap();
    let rows = csv::rows(&folder.read(&format!("{of}/ut/{run}/csv/bidrag.csv")));
    rows.into_iter().map(|row| ((row["forbund"].clone(), row["kod"].clone()), row[column].clone())).collect()
}

/// Last year's table of a folder's workbook: by association and code, in kr.
fn last_year(folder: &WorkingFolder, of: &str) -> BTreeMap<(String, String), String> {
    let rows = rows(folder, &format!("{of}/medlemmar.xlsx"), TableKind::LastYear);
    let of_row = rows.iter().map(|row| {
        let code = row.text(Member).split(' ').next().unwrap().to_owned();
        ((row.text(Association), code), row.text(Amount))
    });
    of_row.collect()
}

#[test]
fn one_command_begins_the_next_year_of_orebro() {
    let folder = WorkingFolder::new().fixture("orebro-2024", "2024").file("fil 2025.csv", FILE_2025);
    folder.finsam(&["run", "2024"]).exits(0);
    let paid = contributions(&folder, "2024");
    let made = folder.finsam(&["next", "2024", "2025", "--allocation", "fil 2025.csv"]).exits(0);
    assert!(made.out.contains("Föregående år: 16 bidrag"), "{}", made.out);
    assert_eq!(last_year(&folder, "2025"), paid);
    // The memo's amounts.
    let region = |association: &str| paid[&(association.to_owned(), "18".to_owned())].clone();
    assert_eq!(region("Samordningsförbundet Degerfors/Karlskoga"), "1260000");
    let [run] = folder.visible("2024/ut").try_into().unwrap();
    let id = run.rsplit('-').next().unwrap();
    let members = rows(&folder, "2025/medlemmar.xlsx", TableKind::LastYear);
    assert!(
        members.iter().all(|row| row.text(Year) == "2024" && row.text(Source) == format!("körning {id}"))
    );
    let short = rows(&folder, "2025/medlemmar.xlsx", TableKind::Members);
    assert!(short.iter().any(|row| row.text(ShortName) == "Norra Örebro län (SOFINT)"));
    assert!(
        short.iter().all(|row| row.text(Confirmed).is_empty()),
        "the office's own list needs no confirmation"
    );
    // Nothing of the fixture but the year is changed.
    let settings = folder.read("2024/finsam.toml");
    assert_eq!(folder.read("2025/finsam.toml"), settings.replace("year = 2024", "year = 2025"));

    // No decision of 2024 applies: the law decides.
    let decisions = rows(&folder, "2025/medlemmar.xlsx", TableKind::Decisions);
    assert!(!decisions.is_empty() && decisions.iter().all(|row| row.text(Year) == "2024"), "{decisions:?}");
    folder.finsam(&["run", "2025"]).exits(0);
    let now = contributions(&folder, "2025");
    assert_eq!(
        now[&("Samordningsförbundet Sydnärke".to_owned(), "18".to_owned())],
        "1200000",
        "half of 2 400 tkr"
    );
    assert_eq!(amounts(&folder, "2025", "foregaende_kr"), paid);

    // A second one to the same place changes nothing.
    let before = folder.files("2025");
    let again = folder.finsam(&["next", "2024", "2025"]).exits(2);
    assert!(again.err.contains("finns redan"), "{}", again.err);
    assert_eq!(folder.files("2025"), before);
}

/// The machine may speak another language than the office.
#[test]
fn the_new_folder_is_in_the_language_of_the_old_one() {
    let folder = WorkingFolder::new().fixture("orebro-2024", "2024");
    folder.finsam(&["run", "2024"]).exits(0);
    let next = |new: &str, more: &[&str]| {
        let arguments = [&["next", "2024", new][..], more].concat();
        folder.program(&arguments).environment("LC_ALL", "en_GB.UTF-8").answer().exits(0).out
    };
    assert!(next("2025", &[]).contains("Föregående år: 16 bidrag"));
    assert!(next("also 2025", &["--lang", "en"]).contains("Last year: 16 contributions"));
}

#[test]
fn what_belongs_to_one_year_is_left_out_and_told() {
    let settings = "# Vårt.\nyear = 2024 # i år\nmembers = [\"medlemmar.csv\", \"beslut.csv\", \"föregående år.csv\", \"kontakter.csv\"]\n\
                    [allocation]\nstatus = \"slutlig\"\n[office]\nname = \"Sydnärke\"\n";
    let folder = WorkingFolder::new()
        .fixture("findings/base", "i år")
        .file("i år/finsam.toml", settings)
        .file(
            "i år/utskick.toml",
            "from = \"kansli@sydnarke.se\" # vi\ndate = 2023-11-20\ntemplates = \"brev\"\n",
        )
        .file("i år/brev/medlem.txt", "Ämne: Bidrag\n\nHej!\n")
        .file("i år/mallar/utseende.toml", "font = \"Calibri\"\n")
        .file("i år/parametrar.toml", "")
        .file("i år/kontakter.csv", "Medlem;E-post\nLaxå;laxa@exempel.se\n");
    folder.finsam(&["run", "i år"]).exits(0);
    let made = folder.finsam(&["next", "i år", "nästa år"]).exits(0);
    assert!(
        made.out.contains("Inte med, för det gällde 2024: members, allocation och date."),
        "{}",
        made.out
    );
    assert!(made.out.contains("finsam check \"nästa år\""), "{}", made.out);
    let text = "# Vårt.\nyear = 2025 # i år\n[office]\nname = \"Sydnärke\"\n";
    assert_eq!(folder.read("nästa år/finsam.toml"), text);
    let mail = "from = \"kansli@sydnarke.se\" # vi\ntemplates = \"brev\"\n";
    assert_eq!(folder.read("nästa år/utskick.toml"), mail);
    for file in ["brev/medlem.txt", "mallar/utseende.toml", "parametrar.toml"] {
        assert_eq!(folder.read(&format!("nästa år/{file}")), folder.read(&format!("i år/{file}")), "{file}");
    }
    let contacts = rows(&folder, "nästa år/medlemmar.xlsx", TableKind::Contacts);
    assert_eq!(contacts.iter().map(|row| row.text(Member)).collect::<Vec<_>>(), ["Laxå"]);
    // The old folder is as it was.
    assert_eq!(folder.read("i år/finsam.toml"), settings);
}

#[test]
fn without_a_run_or_with_a_changed_one_there_is_no_next_year() {
    let folder = WorkingFolder::new()
        .fixture("findings/base", "2024")
        .file("fel.csv", &FILE_2025.replace("2025", "2026"));
    let refused = folder.finsam(&["next", "2024", "2025"]).exits(2);
    assert!(refused.err.contains("ingen körning"), "{}", refused.err);
    folder.finsam(&["run", "2024", "--only", "Sydnärke"]).exits(0);
    assert!(folder.finsam(&["next", "2024", "2025"]).exits(2).err.contains("ingen körning"));
    folder.finsam(&["run", "2024"]).exits(0);
    let wrong = folder.finsam(&["next", "2024", "2025", "--allocation", "fel.csv"]);
    assert!(wrong.code != Some(0) && wrong.err.contains("2026"), "{wrong:?}");
    let run = folder.visible("2024/ut").into_iter().find(|name| name.contains("-1-")).unwrap();
    let folder = folder.replaced(&format!("2024/ut/{run}/csv/bidrag.csv"), "1260000", "1260001");
    let refused = folder.finsam(&["next", "2024", "2025"]).exits(2);
    assert!(refused.err.contains("csv/bidrag.csv"), "{}", refused.err);
    assert!(!folder.path("2025").exists());
}

#[test]
fn the_marked_run_is_the_one_whose_amounts_are_last_years() {
    let folder = WorkingFolder::new().fixture("orebro-2024", "2024");
    folder.finsam(&["run", "2024"]).exits(0);
    let first = contributions(&folder, "2024");
    type_in(&folder, "2024/medlemmar.xlsx", |tables| {
        use finsam::read::column::Column::{Rule, Value};
        let row: &[(finsam::read::column::Column, &str)] = &[
            (Association, "Samordningsförbundet Sydnärke"),
            (Member, "Laxå"),
            (Rule, "belopp"),
            (Value, "200 000 kr"),
            (Year, "2024"),
        ];
        add(tables, TableKind::Decisions, &[row]);
    });
    folder.finsam(&["run", "2024"]).exits(0);
    assert_eq!(folder.visible("2024/ut").len(), 2);
    folder.finsam(&["runs", "2024", "--current", "1"]).exits(0);
    folder.finsam(&["next", "2024", "2025"]).exits(0);
    assert_eq!(last_year(&folder, "2025"), first);
    folder.finsam(&["runs", "2024", "--current", "2"]).exits(0);
    folder.finsam(&["next", "2024", "om igen"]).exits(0);
    assert_eq!(
        last_year(&folder, "om igen")[&("Samordningsförbundet Sydnärke".into(), "1860".into())],
        "200000"
    );
}

#[test]
fn who_joins_leaves_and_merges_is_told() {
    let members = "Förbund;Medlem;Nyckel;Från;Till\nNorr;Region Örebro län;;;\nNorr;Nora;befolkning;;2024-12-31\n\
                   Norr;Hällefors;befolkning;;\nNorr;Lindesberg;befolkning;2025-01-01;\nFinsam Falun;Region Dalarna;;;\nFinsam Falun;Falun;;;\n";
    let alias = "Namn;Avser;Från;Till\nGamla Norr;Norr;;2024-12-31\n";
    let folder = WorkingFolder::new()
        .file("a/finsam.toml", "year = 2024\n")
        .file("a/medlemmar.csv", members)
        .file("a/alias.csv", alias)
        .file("a/in/bilaga.csv", "Slutlig fördelning 2024\nSamordningsförbund;Slutlig tilldelning (kr)\nNorr;1 000 000\nFinsam Falun;900 000\n")
        .file("2025.csv", "Slutlig fördelning 2025\nSamordningsförbund;Slutlig tilldelning (kr)\nFinsam Falun;900 000\n");
    folder.finsam(&["run", "a"]).exits(0);
    let made = folder.finsam(&["next", "a", "b", "--allocation", "2025.csv"]).exits(0);
    for told in [
        "Nora är inte längre med i Norr.",
        "Lindesberg går med i Norr.",
        "Gamla Norr har gått upp i Norr.",
        "Finsam Falun finns inte längre enligt registret. Efter det kom Samordningsförbundet Finsam Falun-Borlänge.",
        "Norr finns inte i Försäkringskassans nya fil.",
    ] {
        assert!(made.out.contains(told), "{told}: {}", made.out);
    }
}

#[test]
fn a_runs_own_summary_is_last_years_table_as_long_as_nobody_has_changed_it() {
    let made = |settings: &str| {
        let folder = WorkingFolder::new().fixture("findings/base", "2024").fixture("findings/base", "2025");
        folder.finsam(&["run", "2024", "--out", "2025/förra"]).exits(0);
        folder.remove("2025/föregående år.csv");
        folder.remove("2025/beslut.csv");
        let file = folder.read("2025/in/bilaga.csv").replace("2024", "2025");
        folder.file("2025/in/bilaga.csv", &file).file("2025/finsam.toml", &format!("year = 2025\n{settings}"))
    };
    let paid = |folder: &WorkingFolder| {
        let rows = csv::rows(&folder.read("2025/förra/csv/bidrag.csv"));
        rows.into_iter()
            .map(|row| ((row["forbund"].clone(), row["kod"].clone()), row["bidrag_kr"].clone()))
            .collect()
    };
    let settings = "members = [\"medlemmar.csv\", \"förra/csv/bidrag.csv\"]\n";
    let folder = made(settings);
    folder.finsam(&["run", "2025"]).exits(0);
    let expected: BTreeMap<(String, String), String> = paid(&folder);
    assert_eq!(amounts(&folder, "2025", "foregaende_kr"), expected);

    let changed = made(settings).replaced("2025/förra/csv/bidrag.csv", "1260000", "1260001");
    assert!(changed.finsam(&["check", "2025"]).exits(1).reports("F132"));
    let moved = made("");
    let summary = moved.read("2025/förra/csv/bidrag.csv");
    let moved = moved.file("2025/bidrag.csv", &summary);
    assert!(moved.finsam(&["check", "2025"]).exits(1).reports("F132"), "no manifest beside it");
    let manifest = moved.read("2025/förra/manifest.json");
    let beside = moved.file("2025/manifest.json", &manifest);
    beside.finsam(&["run", "2025"]).exits(0);
    assert_eq!(amounts(&beside, "2025", "foregaende_kr"), expected);
}

#[test]
fn what_was_tried_in_a_workbook_is_never_last_years_amount() {
    let book = "förra/medlemmar/Region-Örebro-län-2024.xlsx";
    let settings = format!("year = 2025\nmembers = [\"medlemmar.csv\", \"{book}\"]\n");
    let folder = WorkingFolder::new().fixture("findings/base", "2024").fixture("findings/base", "2025");
    folder.finsam(&["run", "2024", "--out", "2025/förra"]).exits(0);
    folder.remove("2025/föregående år.csv");
    folder.remove("2025/beslut.csv");
    let file = folder.read("2025/in/bilaga.csv").replace("2024", "2025");
    let folder = folder.file("2025/in/bilaga.csv", &file).file("2025/finsam.toml", &settings);
    folder.finsam(&["run", "2025"]).exits(0);
    let before = amounts(&folder, "2025", "foregaende_kr");
    assert_eq!(before[&("Samordningsförbundet Karlskoga/Degerfors".into(), "18".into())], "1260000");
    assert_eq!(
        before[&("Samordningsförbundet Karlskoga/Degerfors".into(), "1883".into())],
        "",
        "another's amount"
    );
    // Saved by a spreadsheet program, with another rate tried.
    let bytes = fs_err::read(folder.path(&format!("2025/{book}"))).unwrap();
    let changed =
        crate::common::workbook::with_part(&bytes, |_, part| part.replace("</worksheet>", "</worksheet> "));
    let folder = folder.bytes(&format!("2025/{book}"), &changed);
    assert!(folder.finsam(&["check", "2025"]).exits(1).reports("F132"));
}

/// `Örebro-2024.xlsx` is how the name of an association's workbook ends too, and was taken for that and refused.
#[test]
fn a_workbook_is_known_by_what_it_holds_and_not_by_how_its_name_ends() {
    let folder = WorkingFolder::new().fixture("orebro-2024", "2024").file("2025/in/bilaga.csv", FILE_2025);
    folder.finsam(&["run", "2024", "--out", "2025/förra"]).exits(0);
    folder.finsam(&["run", "2024"]).exits(0);
    folder.finsam(&["next", "2024", "ny"]).exits(0);
    type_in(&folder, "ny/medlemmar.xlsx", |tables| tables.retain(|table| table.kind != TableKind::LastYear));
    let members = fs_err::read(folder.path("ny/medlemmar.xlsx")).unwrap();
    let settings = "year = 2025\nmembers = [\"medlemmar.xlsx\", \"förra/medlemmar/Örebro-2024.xlsx\"]\n";
    let folder = folder.bytes("2025/medlemmar.xlsx", &members).file("2025/finsam.toml", settings);
    folder.finsam(&["run", "2025"]).exits(0);
    let before = amounts(&folder, "2025", "foregaende_kr");
    assert_eq!(before[&("Samordningsförbundet Finsam Lekeberg och Örebro".into(), "1880".into())], "949000");
}

#[test]
fn what_cannot_be_read_is_not_left_behind_in_silence() {
    let folder = WorkingFolder::new().fixture("orebro-2024", "2024");
    folder.finsam(&["run", "2024"]).exits(0);
    let folder = folder.bytes("2024/medlemmar.xlsx", b"PK\x03\x04 broken off");
    folder.finsam(&["next", "2024", "2025"]).exits(1);
    assert!(!folder.path("2025").exists());
}

/// An association of a made-up folder: the state's amount in öre, whether it came of two others, and for each of some
/// municipalities when it was a member.
#[derive(Clone, Debug)]
struct MadeUp {
    ore: u64,
    merged: bool,
    members: Vec<(usize, &'static str)>,
}

const PERIODS: [&str; 4] = [";", "2024-06-01;", ";2024-12-31", "2025-01-01;"];
const MUNICIPALITIES: [&str; 8] =
    ["Hällefors", "Ljusnarsberg", "Nora", "Lindesberg", "Laxå", "Hallsberg", "Kumla", "Askersund"];

fn made_up() -> impl Strategy<Value = Vec<MadeUp>> {
    let member = (0..MUNICIPALITIES.len(), prop::sample::select(&PERIODS[..]));
    let association = (
        (2_500_000_u64..225_000_000).prop_map(|ore| 4 * ore),
        any::<bool>(),
        prop::collection::vec(member, 1..5),
    )
        .prop_map(|(ore, merged, mut members)| {
            members.sort_unstable();
            members.dedup_by_key(|(member, _)| *member);
            // Somebody is a member in both years.
            members[0].1 = PERIODS[0];
            MadeUp { ore, merged, members }
        });
    prop::collection::vec(association, 1..4)
}

fn folder_of(associations: &[MadeUp]) -> WorkingFolder {
    let mut members = String::from("Förbund;Medlem;Nyckel;Från;Till\n");
    let mut alias = String::from("Namn;Avser;Från;Till\n");
    let mut before = String::from("Förbund;Medlem;År;Belopp (kr)\n");
    let mut file = String::new();
    for (number, association) in associations.iter().enumerate() {
        let name = format!("Förbundet {number}");
        writeln!(members, "{name};Region Örebro län;;;").unwrap();
        for (member, period) in &association.members {
            writeln!(members, "{name};{};befolkning;{period}", MUNICIPALITIES[*member]).unwrap();
        }
        if association.merged {
            for old in ["Gamla", "Äldsta"] {
                writeln!(alias, "{old} {number};{name};;2023-12-31").unwrap();
                writeln!(before, "{old} {number};Region Örebro län;2023;1000,5{number}").unwrap();
            }
        }
        writeln!(file, "{name};{},{:02}", association.ore / 100, association.ore % 100).unwrap();
    }
    let file = format!("Slutlig fördelning 2024\nSamordningsförbund;Slutlig tilldelning (kr)\n{file}");
    WorkingFolder::new()
        .file("a/finsam.toml", "year = 2024\n[split]\nunit = \"1 öre\"\n[checks]\nmagnitude = false\n")
        .file("a/medlemmar.csv", &members)
        .file("a/alias.csv", &alias)
        .file("a/föregående år.csv", &before)
        .file("2025.csv", &file.replace("2024", "2025"))
        .file("a/in/bilaga.csv", &file)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn last_years_amounts_are_the_contributions_of_the_run(associations in made_up()) {
        let folder = folder_of(&associations);
        folder.finsam(&["run", "a"]).exits(0);
        let paid = contributions(&folder, "a");
        folder.finsam(&["next", "a", "b", "--allocation", "2025.csv"]).exits(0);
        let plain = |amounts: BTreeMap<(String, String), String>| -> BTreeMap<(String, String), rust_decimal::Decimal> {
            amounts.into_iter().map(|(of, amount)| (of, amount.replace(',', ".").parse().unwrap())).collect()
        };
        let paid = plain(paid);
        prop_assert_eq!(&plain(last_year(&folder, "b")), &paid);
        // Who is a member in both years is compared with just that.
        folder.finsam(&["run", "b"]).exits(0);
        for (of, before) in amounts(&folder, "b", "foregaende_kr") {
            let before = (!before.is_empty()).then(|| before.replace(',', ".").parse().unwrap());
            prop_assert_eq!(before, paid.get(&of).copied(), "{:?}", of);
        }
    }
}
