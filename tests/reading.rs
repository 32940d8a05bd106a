//! Reading on workbooks that are built here, cell by cell, so that each test says what stands where.

use std::sync::Arc;

use finsam::config::Settings;
use finsam::domain::allocation::AmountKind;
use finsam::domain::place::SourceFile;
use finsam::domain::unit::Unit;
use finsam::findings::Findings;
use finsam::read::account::Account;
use finsam::read::account::{Exclusion, UnitSource};
use finsam::read::allocation;
use finsam::read::rows::{AllocationRows, OfficeRows, RowValue};
use finsam::read::sheet::Sheet;
use finsam::read::{office, open};
use rust_xlsxwriter::{Formula, Workbook};

use crate::common::spreadsheet::Put::{self, Date, Nothing, Number, Percent, Text};
use crate::common::spreadsheet::{workbook, write};
use crate::common::working_folder::WorkingFolder;

fn opened(path: &str, bytes: &[u8]) -> (Arc<SourceFile>, Vec<Sheet>) {
    let file = Arc::new(SourceFile { path: path.to_owned(), sha256: String::new() });
    let mut findings = Findings::new();
    let sheets = open::sheets(bytes, &file, &mut findings);
    assert_eq!(findings, Findings::new());
    (file, sheets)
}

/// What the authority's table came to.
struct Understood {
    rows: AllocationRows,
    account: Option<Account>,
}

fn allocation_by(bytes: &[u8], settings: &str) -> (Understood, Vec<String>) {
    let (file, sheets) = opened("in/bilaga.xlsx", bytes);
    let mut findings = Findings::new();
    let own = Arc::new(SourceFile { path: "finsam.toml".into(), sha256: String::new() });
    let settings = Settings::parse(&format!("[allocation]\n{settings}"), &own).unwrap().allocation;
    let (rows, account) = allocation::rows(&sheets, &file, &settings, None, &mut findings);
    (Understood { rows, account }, listed(&findings))
}

fn allocation(bytes: &[u8]) -> (Understood, Vec<String>) {
    allocation_by(bytes, "")
}

/// The findings as `id cell`, gravest first.
fn listed(findings: &Findings) -> Vec<String> {
    findings
        .sorted()
        .iter()
        .map(|finding| {
            let spot = finding.place.as_ref().and_then(finsam::domain::place::Place::spot);
            format!("{} {}", finding.problem.id(), spot.unwrap_or_default()).trim().to_owned()
        })
        .collect()
}

fn lines(understood: &Understood) -> Vec<String> {
    understood
        .rows
        .rows
        .iter()
        .map(|row| {
            let amounts: Vec<String> =
                [AmountKind::Possible, AmountKind::Requested, AmountKind::Preliminary, AmountKind::Final]
                    .iter()
                    .map(|&kind| {
                        row.allocation.amount(kind).map_or("-".to_owned(), |it| it.value.to_string())
                    })
                    .collect();
            format!("{}: {}", row.name.value, amounts.join(" "))
        })
        .collect()
}

/// What the authority publishes, as far as is known: title and note above, thousands that only the
/// note names, a sum row below.
const AUTHORITY: &[&[Put]] = &[
    &[Text("Bilaga slutlig fördelning samordningsförbund 2024")],
    &[Text("Belopp i tusentals kronor")],
    &[],
    &[
        Text("Samordningsförbund"),
        Text("Län"),
        Text("Möjlig tilldelning"),
        Text("Äskade medel"),
        Text("Slutlig tilldelning"),
    ],
    &[Text("Degerfors/Karlskoga"), Text("Örebro län"), Number(2000.0), Number(1800.0), Number(1800.0)],
    &[
        Text("Samordningsförbundet i Norra Örebro län*"),
        Text("Örebro län"),
        Number(2600.5),
        Number(2520.0),
        Number(2520.0),
    ],
    &[Text("Sydnärke"), Text("Örebro län"), Text(".."), Text("2\u{a0}360"), Number(2360.0)],
    &[Text("Totalt"), Nothing, Number(4600.5), Number(6680.0), Number(6680.0)],
    &[Text("* Även kallat SOFINT")],
];

#[test]
fn the_authoritys_file() {
    let (understood, findings) = allocation(&workbook(&[("Fördelning", AUTHORITY)]));
    assert_eq!(
        lines(&understood),
        [
            "Degerfors/Karlskoga: 2000000 1800000 - 1800000",
            "Samordningsförbundet i Norra Örebro län: 2600500 2520000 - 2520000",
            "Sydnärke: - 2360000 - 2360000",
        ]
    );
    assert_eq!(findings, ["number-as-text D7"]);
    let first = &understood.rows.rows[0];
    assert_eq!(first.name.place.to_string(), "in/bilaga.xlsx, Fördelning!A5");
    assert_eq!(
        first.allocation.amount(AmountKind::Final).unwrap().place.to_string(),
        "in/bilaga.xlsx, Fördelning!E5"
    );
    let years: Vec<String> = understood.rows.years().iter().map(|year| year.value.to_string()).collect();
    assert_eq!(years, ["2024"]);

    let account = understood.account.unwrap();
    assert_eq!(account.used, 3);
    let excluded: Vec<(String, Exclusion)> =
        account.excluded.iter().map(|row| (row.place.spot().unwrap(), row.why)).collect();
    assert_eq!(
        excluded,
        [
            ("A1".to_owned(), Exclusion::Title),
            ("A2".to_owned(), Exclusion::Title),
            ("A8".to_owned(), Exclusion::Sum),
            ("A9".to_owned(), Exclusion::Note),
        ]
    );
    let (unit, source) = account.columns[1].unit.clone().unwrap();
    assert_eq!(unit, Unit::Tkr);
    assert!(matches!(source, UnitSource::Title(place) if place.spot().unwrap() == "A2"));
    let sums: Vec<String> = account.sums.iter().map(|(_, sum)| sum.to_string()).collect();
    assert_eq!(sums, ["4600500", "6680000", "6680000"]);
}

#[test]
fn a_wrong_sum_stops_and_rounding_is_told() {
    let table = |off: f64| {
        workbook(&[(
            "Blad1",
            &[
                &[Text("Förbund"), Text("Slutlig tilldelning 2024 (kr)")],
                &[Text("A"), Number(100_000.0)],
                &[Text("B"), Number(200_000.0)],
                &[Text("Summa"), Number(300_000.0 + off)],
            ],
        )])
    };
    assert_eq!(allocation(&table(0.0)).1, [] as [&str; 0]);
    assert_eq!(allocation(&table(1.0)).1, ["sum-off-by-rounding B4"]);
    assert_eq!(allocation(&table(2.0)).1, ["sum-wrong B4"]);
}

#[test]
fn no_unit_anywhere_stops_and_the_settings_settle_it() {
    let bytes = workbook(&[(
        "Blad1",
        &[
            &[Text("Förbund"), Text("Slutlig tilldelning 2024")],
            &[Text("A"), Number(100.0)],
            &[Text("B"), Text("2 mnkr")],
        ],
    )]);
    let (_, findings) = allocation(&bytes);
    assert_eq!(findings, ["unit-missing B2"]);
    let (understood, findings) = allocation_by(&bytes, "unit = \"tkr\"");
    assert_eq!(lines(&understood), ["A: - - - 100000", "B: - - - 2000000"]);
    assert_eq!(findings, [] as [&str; 0]);
}

#[test]
fn the_status_comes_from_the_title_or_the_settings() {
    let table = |title: &'static str| {
        workbook(&[(
            "Blad1",
            &[
                &[Text(title)],
                &[Text("Förbund"), Text("Tilldelning 2024 (tkr)")],
                &[Text("A"), Number(1000.0)],
            ],
        )])
    };
    assert_eq!(lines(&allocation(&table("Preliminär fördelning")).0), ["A: - - 1000000 -"]);
    assert_eq!(allocation(&table("Fördelning")).1, ["status-unknown B2"]);
    let (understood, findings) = allocation_by(&table("Fördelning"), "status = \"slutlig\"");
    assert_eq!((lines(&understood), findings), (vec!["A: - - - 1000000".to_owned()], vec![]));
}

#[test]
fn two_columns_that_could_be_final_stop_until_the_settings_choose() {
    let bytes = workbook(&[(
        "Blad1",
        &[
            &[Text("Förbund"), Text("Slutlig tilldelning (kr)"), Text("Beslut (kr)")],
            &[Text("A"), Number(100_000.0), Number(200_000.0)],
        ],
    )]);
    assert_eq!(allocation(&bytes).1, ["several-columns B1"]);
    let (understood, findings) = allocation_by(&bytes, "columns = { slutlig = \"Beslut (kr)\" }");
    assert_eq!(lines(&understood), ["A: - - - 200000"]);
    assert_eq!(findings, ["column-ignored B1"]);
    assert_eq!(lines(&allocation_by(&bytes, "columns = { slutlig = \"B\" }").0), ["A: - - - 100000"]);
}

#[test]
fn cells_that_are_no_amounts_are_all_told_at_once() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    write(
        sheet,
        0,
        0,
        &[
            &[Text("Förbund"), Text("Slutlig tilldelning (kr)")],
            &[Text("A"), Text("1.000")],
            &[Text("B"), Date(45_000.0)],
            &[Text("C"), Text("ca 5")],
            &[Text("D"), Nothing],
            &[Text("E"), Number(100_000.001)],
            &[Nothing, Number(70_000.0)],
        ],
    );
    sheet.write_formula(4, 1, Formula::new("=NA()").set_result("#N/A")).unwrap();
    let (_, findings) = allocation(&book.save_to_buffer().unwrap());
    assert_eq!(
        findings,
        [
            "ambiguous-number B2",
            "date-for-amount B3",
            "not-an-amount B4",
            "error-value B5",
            "finer-than-ore B6",
            "row-without-name B7",
        ]
    );
}

const OFFICE: &[(&str, &[&[Put]])] = &[
    (
        "Medlemmar",
        &[
            &[
                Text("Förbund"),
                Text("Medlem"),
                Text("Part"),
                Text("Kod"),
                Text("Nyckel"),
                Text("Värde"),
                Text("Från"),
                Text("Till"),
            ],
            &[Text("Sydnärke"), Text("Region Örebro län"), Text("region"), Number(18.0)],
            &[
                Text("Sydnärke"),
                Text("Hallsberg"),
                Text("kommun"),
                Text("1861"),
                Text("Befolkning"),
                Text("15 900"),
            ],
            &[
                Text("Sydnärke"),
                Nothing,
                Nothing,
                Number(1881.0),
                Text("belopp"),
                Text("480 tkr"),
                Date(44_348.0),
            ],
            &[
                Text("Sydnärke"),
                Text("Laxå"),
                Nothing,
                Nothing,
                Text("procent"),
                Number(35.5),
                Nothing,
                Text("2024-12-31"),
            ],
        ],
    ),
    (
        "Beslut",
        &[
            &[
                Text("Förbund"),
                Text("Medlem"),
                Text("Regel"),
                Text("Värde"),
                Text("Avrundning"),
                Text("Datum"),
                Text("Status"),
                Text("Diarienummer"),
                Text("Not"),
            ],
            &[
                Text("*"),
                Text("Region Örebro län"),
                Text("minskning"),
                Percent(-0.1),
                Text("uppåt 10 tkr"),
                Text("2024-02-28"),
                Text("slutlig"),
                Text("23RS1"),
            ],
            &[Text("Lekeberg"), Text("Region Örebro län"), Text("följer"), Text("Örebro")],
            &[
                Text("Lekeberg"),
                Text("Örebro"),
                Text("Minskning"),
                Text("50 %"),
                Nothing,
                Nothing,
                Text("villkorad"),
            ],
            &[Text("Väst"), Text("Lysekil"), Text("tak"), Text("1,5 mnkr")],
        ],
    ),
    (
        "Föregående år",
        &[
            &[Text("Belopp i tkr")],
            &[Text("Förbund"), Text("Medlem"), Text("År"), Text("Belopp")],
            &[Text("Sydnärke"), Text("Region Örebro län"), Number(2023.0), Number(1305.5)],
            &[Text("Lekeberg"), Text("Region Örebro län"), Text("2023"), Text("..")],
            &[Text("Summa"), Nothing, Nothing, Number(1305.5)],
        ],
    ),
    ("Alias", &[&[Text("Namn"), Text("Avser")], &[Text("SOFINT"), Text("Norra Örebro län")]]),
    (
        "Kontakter",
        &[&[Text("Medlem"), Text("E-post"), Text("Namn"), Text("Kopia")], &[Text("Laxå"), Text("a@b.se")]],
    ),
    (
        "Plan",
        &[
            &[Text("Förbund"), Text("År"), Text("Statligt belopp (tkr)")],
            &[Text("Väst"), Number(2024.0), Number(1.0)],
        ],
    ),
];

fn office_of(sheets: &[(&str, &[&[Put]])]) -> (OfficeRows, Vec<String>) {
    let (_, sheets) = opened("medlemmar.xlsx", &workbook(sheets));
    let mut findings = Findings::new();
    let rows = office::rows(&sheets, &mut findings);
    (rows, listed(&findings))
}

#[test]
fn the_member_workbook() {
    let (rows, findings) = office_of(OFFICE);
    assert_eq!(findings, [] as [&str; 0]);
    let members: Vec<String> = rows
        .members
        .iter()
        .map(|row| {
            let name = row.member.as_ref().map_or("-", |name| name.value.as_str());
            let code = row.code.as_ref().map_or("-", |code| code.value.as_str());
            let value = row.value.as_ref().map(|value| value.value.clone());
            let value = match value {
                Some(RowValue::Number(number)) => number.to_string(),
                Some(RowValue::Money(amount)) => format!("{amount} kr"),
                Some(RowValue::Rate(rate)) => rate.to_string(),
                None => "-".to_owned(),
            };
            let from = row.from.as_ref().map_or("-".to_owned(), |date| date.value.to_string());
            let to = row.to.as_ref().map_or("-".to_owned(), |date| date.value.to_string());
            format!("{name} {code} {value} {from} {to}")
        })
        .collect();
    assert_eq!(
        members,
        [
            "Region Örebro län 18 - - -",
            "Hallsberg 1861 15900 - -",
            "- 1881 480000 kr 2021-06-01 -",
            "Laxå - 35.5 % - 2024-12-31",
        ]
    );
    let decisions: Vec<String> = rows
        .decisions
        .iter()
        .map(|row| {
            let rounding =
                row.rounding.as_ref().map(|it| (it.value.direction(), it.value.step().to_string()));
            let measure = &row.measure.as_ref().unwrap().value;
            format!("{} {measure:?} {rounding:?} {:?}", row.association.value, row.status)
        })
        .collect();
    assert_eq!(decisions.len(), 4);
    assert!(decisions[0].starts_with("* Change(Rate(-0.1)) Some((Up, \"10000\")) Some(Final)"));
    assert!(decisions[1].starts_with("Lekeberg Follows(\"Örebro\")"));
    assert!(decisions[2].starts_with("Lekeberg Change(Rate(-0.5)) None Some(Conditional)"));
    assert!(decisions[3].starts_with("Väst Cap(Money(1500000"));
    assert_eq!(rows.decisions[0].date.as_ref().unwrap().value.to_string(), "2024-02-28");
    assert_eq!(rows.decisions[0].measure.as_ref().unwrap().place.spot().unwrap(), "D2");
    let last_year: Vec<Option<String>> =
        rows.last_year.iter().map(|row| row.amount.as_ref().map(|it| it.value.to_string())).collect();
    assert_eq!(last_year, [Some("1305500".to_owned()), None]);
    assert_eq!(rows.aliases[0].target.value, "Norra Örebro län");
}

#[test]
fn what_is_wrong_in_the_member_workbook_is_told_at_once() {
    let (rows, findings) = office_of(&[
        (
            "Beslut",
            &[
                &[Text("Förbund"), Text("Medlem"), Text("Regel"), Text("Värde"), Text("Avrundning")],
                &[Text("A"), Text("B"), Text("minskning"), Number(10.0)],
                &[Text("A"), Text("B"), Text("sänkning"), Text("10 %")],
                &[Text("A"), Nothing, Text("belopp"), Text("5 kr")],
                &[Text("A"), Text("B"), Text("belopp"), Number(5.0), Text("uppåt")],
                &[Text("A"), Text("B"), Text("golv")],
            ],
        ),
        ("Anteckningar", &[&[Text("Ring Karin")]]),
    ]);
    // Whom a decision concerns is known also where what it decides is not.
    assert!(rows.decisions.iter().all(|row| row.measure.is_none() && row.association.value == "A"));
    assert_eq!(OfficeRows { decisions: Vec::new(), ..rows }, OfficeRows::default());
    assert_eq!(
        findings,
        [
            "rate-without-sign D2",
            "unknown-word C3",
            "cell-empty B4",
            "unit-missing D5",
            "not-a-rounding E5",
            "cell-empty D6",
            "sheet-ignored",
        ]
    );
}

#[test]
fn one_csv_a_table() {
    let mut sheets = Vec::new();
    for (path, text) in [
        ("medlemmar.csv", "Förbund;Medlem;Kod\r\nVäst;Lysekil;1484\r\n"),
        ("foregaende.csv", "Förbund;Medlem;År;Belopp (tkr)\r\nVäst;Lysekil;2014;212\r\n"),
    ] {
        sheets.extend(opened(path, text.as_bytes()).1);
    }
    let mut findings = Findings::new();
    let rows = office::rows(&sheets, &mut findings);
    assert_eq!(listed(&findings), [] as [&str; 0]);
    assert_eq!(rows.members[0].code.as_ref().unwrap().value, "1484");
    assert_eq!(rows.last_year[0].amount.as_ref().unwrap().value.to_string(), "212000");
    assert_eq!(rows.last_year[0].place.to_string(), "foregaende.csv, A2");
}

#[test]
fn an_amount_that_cannot_be_read_is_told_once() {
    let folder = WorkingFolder::orebro().replaced("in/bilaga.csv", "2 360", "2.360");
    let codes = folder.finsam(&["check"]).codes();
    assert!(codes.contains(&"F302".to_owned()), "{codes:?}");
    assert!(!codes.contains(&"F511".to_owned()), "it is not also missing: {codes:?}");
}

#[test]
fn of_several_files_the_latest_status_is_used_and_the_others_are_named() {
    let preliminary =
        "Preliminär fördelning 2024, tkr\nSamordningsförbund;Preliminär tilldelning\nSydnärke;2 000\n";
    let alone = WorkingFolder::orebro();
    let folder = WorkingFolder::orebro()
        .file("in/a.csv", preliminary)
        .file("in/b.csv", "<html><table></table></html>");
    let answer = folder.finsam(&["run", ".", "--all", "--out", "ut/1"]).exits(0);
    alone.finsam(&["run", ".", "--out", "ut/1"]).exits(0);
    assert_eq!(folder.read("ut/1/csv/bidrag.csv"), alone.read("ut/1/csv/bidrag.csv"));
    let codes = answer.codes();
    assert!(codes.contains(&"F115".to_owned()) && codes.contains(&"F116".to_owned()), "{codes:?}");
    // They decide what the run says, so it keeps them, and says the same when it is made again.
    assert!(folder.read("ut/1/manifest.json").contains("in/a.csv"), "it is an input of the run");
    folder.finsam(&["verify", "ut/1"]).exits(0);
}

#[test]
fn headings_that_nobody_knows_are_settled_by_row_and_letters() {
    let bytes = workbook(&[(
        "Blad1",
        &[
            &[Text("Rapport")],
            &[Text("Vem"), Text("Var"), Text("Hur mycket")],
            &[Text("Sydnärke"), Text("Örebro län"), Number(2360.0)],
        ],
    )]);
    assert_eq!(allocation(&bytes).1, ["table-not-found"]);
    let settings = "header-row = 2\nunit = \"tkr\"\ncolumns.association = \"A\"\ncolumns.final = \"C\"\n";
    let (understood, findings) = allocation_by(&bytes, settings);
    assert_eq!(lines(&understood), ["Sydnärke: - - - 2360000"]);
    assert_eq!(findings, ["column-ignored B2"]);
}
