//! What the workbooks tell of the whole: named cells, and the overview's members, counties and changes.
//! Read back as a program without formulas of its own reads them.

use calamine::{Data, Reader};
use finsam::domain::allocation::AmountKind;
use finsam::domain::csv_profile::CsvProfile;
use finsam::domain::decision::Measure;
use finsam::domain::rounding::Direction;
use finsam::rules::outcome::Payer;
use finsam::text::Language;

use crate::common::run_files::file;
use crate::common::situation::{Situation, Worked, kr, orebro};
use crate::common::workbook::{Book, opened};
use crate::common::working_folder::WorkingFolder;

/// A workbook of the run, in Swedish.
fn book(worked: &Worked, path: &str) -> Book {
    opened(file(worked, Language::Swedish, CsvProfile::ExcelSwedish, path))
}

/// What stands in the cell of this name.
fn named(book: &mut Book, name: &str) -> Data {
    let names = book.defined_names().to_vec();
    let (_, cell) = names.iter().find(|(known, _)| known == name).expect(name);
    let (sheet, cell) = cell.rsplit_once('!').unwrap();
    // Of the form $B$5: these tables have fewer than 26 columns.
    let (column, row) = cell.trim_start_matches('$').split_once('$').unwrap();
    let place = (row.parse::<u32>().unwrap() - 1, u32::from(column.as_bytes()[0] - b'A'));
    let range = book.worksheet_range(sheet.trim_matches('\'')).unwrap();
    range.get_value(place).cloned().unwrap_or_default()
}

#[test]
fn the_figures_that_matter_can_be_gone_to_by_name() {
    let worked = orebro(Direction::Up, "10000").work_out();
    // Sydnärke: the state 2 360 000, a quarter of the pot from the region and from the municipalities
    // each, 4 720 000 in all; the municipalities' amounts of last year are not known.
    let mut book = book(&worked, "forbund/Sydnärke-2024.xlsx");
    assert_eq!(named(&mut book, "Statens_belopp"), Data::Float(2_360_000.0));
    assert_eq!(named(&mut book, "Regionernas_bidrag"), Data::Float(1_180_000.0));
    assert_eq!(named(&mut book, "Kommunernas_bidrag"), Data::Float(1_180_000.0));
    assert_eq!(named(&mut book, "Förbundets_medel"), Data::Float(4_720_000.0));
    assert_eq!(named(&mut book, "Föregående_års_bidrag"), Data::String("okänt".into()));
    // The memo's total.
    let mut book = self::book(&worked, "medlemmar/Region-Örebro-län-2024.xlsx");
    assert_eq!(named(&mut book, "Bidrag_totalt"), Data::Float(4_340_000.0));
    assert_eq!(named(&mut book, "Föregående_års_bidrag"), Data::Float(5_689_500.0));
    assert_eq!(named(&mut book, "Förändring_kr"), Data::Float(-1_349_500.0));
}

#[test]
fn what_was_paid_by_who_has_left_counts_in_last_years_sum() {
    // 300 000, 200 000 and, from who left at the turn of the year, 50 000 kr; this year twice 500 000.
    let situation = |laxa: Option<&str>| {
        let situation = Situation::new(2024)
            .association("Öst", "1 000 000")
            .member("18", "Region Örebro län")
            .last_year("300 000")
            .member("1881", "Kumla")
            .last_year("200 000")
            .member("1860", "Laxå")
            .during(None, Some(jiff::civil::Date::constant(2023, 12, 31)));
        laxa.map_or_else(|| situation.clone(), |paid| situation.clone().last_year(paid))
    };
    let unknown = || Data::String("okänt".into());
    for (laxa, sum, change) in [
        (Some("50 000"), Data::Float(550_000.0), Data::Float(450_000.0)),
        (Some("0"), Data::Float(500_000.0), Data::Float(500_000.0)),
        (None, unknown(), unknown()),
    ] {
        let worked = situation(laxa).work_out();
        for path in ["forbund/Öst-2024.xlsx", OVERVIEW] {
            let mut book = book(&worked, path);
            assert_eq!(named(&mut book, "Föregående_års_bidrag"), sum, "{path} {laxa:?}");
            assert_eq!(named(&mut book, "Förändring_kr"), change, "{path} {laxa:?}");
        }
    }
}

/// The rows of a sheet below its headings, each as text: whole numbers plain, what is empty left out.
fn rows(book: &mut Book, sheet: &str) -> Vec<Vec<String>> {
    let range = book.worksheet_range(sheet).unwrap();
    let rows = range.rows().map(|row| {
        row.iter().map(ToString::to_string).filter(|cell| !cell.is_empty()).collect::<Vec<String>>()
    });
    // Title, notes and one empty row, then the headings.
    rows.skip_while(|row| !row.is_empty()).skip(2).collect()
}

fn starts<'a>(rows: &'a [Vec<String>], with: &str) -> Vec<&'a str> {
    let row = rows.iter().find(|row| row[0] == with).expect(with);
    row.iter().skip(1).map(String::as_str).collect()
}

const OVERVIEW: &str = "sammanstallning-2024.xlsx";

#[test]
fn each_member_with_all_of_its_associations_together() {
    let worked = orebro(Direction::Up, "10000").work_out();
    let rows = rows(&mut book(&worked, OVERVIEW), "Medlemmar");
    // The memo's total for the region. 1 349 500 / 5 689 500 = 0.23719…
    let region = starts(&rows, "Region Örebro län");
    assert_eq!(region[..7], ["regioner", "18", "Örebro län", "4", "4340000", "5689500", "-1349500"]);
    assert!(region[7].starts_with("-0.23719"), "{region:?}");
    assert_eq!(
        starts(&rows, "Kumla"),
        ["kommuner", "1881", "Örebro län", "1", "480486", "okänt", "okänt", "okänt"]
    );
    // The municipal quarters of Norra Örebro län and Degerfors/Karlskoga, whose municipalities are not
    // in the list: 900 000 + 1 260 000.
    let as_one = starts(&rows, "kommunerna tillsammans");
    assert_eq!(as_one, ["kommuner", "inte delat på medlemmar", "2", "2160000", "okänt", "okänt", "okänt"]);
    assert_eq!(starts(&rows, "Totalt"), ["8680000", "okänt", "okänt", "okänt"]);
}

#[test]
fn each_county_with_its_regions_and_municipalities() {
    // A region and a municipality of Örebro, a municipality of Östergötland (05): 250 000 from the region,
    // and 250 000 by 3 : 1 from the municipalities.
    let worked = Situation::new(2024)
        .association("Över länsgränsen", "500 000")
        .member("18", "Region Örebro län")
        .last_year("200 000")
        .member("1882", "Askersund")
        .weight("3")
        .last_year("100 000")
        .member("0583", "Motala")
        .weight("1")
        .last_year("50 000")
        .work_out();
    let rows = rows(&mut book(&worked, OVERVIEW), "Län");
    // 62 500 / 50 000 − 1 = 0.25; (250 000 + 187 500) − 300 000 = 137 500.
    assert_eq!(starts(&rows, "Östergötlands län"), ["0", "62500", "62500", "50000", "12500", "0.25"]);
    assert_eq!(starts(&rows, "Örebro län")[..5], ["250000", "187500", "437500", "300000", "137500"]);
    assert_eq!(starts(&rows, "Totalt")[..5], ["250000", "250000", "500000", "350000", "150000"]);
    let names: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(names, ["Östergötlands län", "Örebro län", "Totalt"], "in the order of the codes");
}

#[test]
fn the_largest_changes_come_first_and_what_is_unknown_is_not_compared() {
    let worked = orebro(Direction::Up, "10000").work_out();
    let rows = rows(&mut book(&worked, OVERVIEW), "Förändringar");
    let seen: Vec<[&str; 3]> =
        rows.iter().map(|row| [row[0].as_str(), row[1].as_str(), row[4].as_str()]).collect();
    assert_eq!(
        seen,
        [
            ["Finsam Lekeberg och Örebro", "Region Örebro län", "-1000000"],
            ["Degerfors/Karlskoga", "Region Örebro län", "-130000"],
            ["Sydnärke", "Region Örebro län", "-125500"],
            ["Norra Örebro län", "Region Örebro län", "-94000"],
        ]
    );
}

#[test]
fn the_use_of_the_possible_amount_is_unknown_when_one_of_them_is() {
    // Södra Norrbotten 2022: 3 250 000 of a possible 5 000 000, 65 %.
    let one = Situation::new(2022)
        .association("Södra Norrbotten", "3 250 000")
        .amount(AmountKind::Possible, "5 000 000")
        .member("25", "Region Norrbotten");
    let mut first = book(&one.work_out(), "sammanstallning-2022.xlsx");
    assert_eq!(named(&mut first, "Möjlig_tilldelning"), Data::Float(5_000_000.0));
    assert_eq!(named(&mut first, "Utnyttjad_del"), Data::Float(0.65));
    let two = one.association("Utan möjlig", "100 000").member("25", "Region Norrbotten").work_out();
    let mut second = book(&two, "sammanstallning-2022.xlsx");
    assert_eq!(named(&mut second, "Möjlig_tilldelning"), Data::String("okänt".into()));
    assert_eq!(named(&mut second, "Utnyttjad_del"), Data::String("okänt".into()));
    assert_eq!(starts(&rows(&mut second, "Förbund"), "Södra Norrbotten").last(), Some(&"0.65"));
    // Where the authority's file gives no possible amounts there is nothing to say of them.
    let none = orebro(Direction::Up, "10000").work_out();
    let names = book(&none, OVERVIEW).defined_names().to_vec();
    assert!(names.iter().all(|(name, _)| name != "Utnyttjad_del"));
}

#[test]
fn a_plan_has_a_row_a_member_and_a_column_a_year() {
    // The state's 3 250 000 of 2022 become 5 000 000 in 2027 by as much every year, 350 000; the region pays
    // half of it and the municipalities half.
    let folder = WorkingFolder::new().fixture("sodra-norrbotten-2022", "f");
    folder.finsam(&["run", "f", "--out", "r"]).exits(0);
    let bytes = fs_err::read(folder.path("r/forbund/Södra-Norrbotten-2022.xlsx")).unwrap();
    let mut book = opened(bytes);
    let members = rows(&mut book, "Plan per medlem");
    let region = ["regioner", "1625000", "1800000", "1975000", "2150000", "2325000", "2500000"];
    assert_eq!(starts(&members, "Region Norrbotten"), region);
    let total = ["3250000", "3600000", "3950000", "4300000", "4650000", "5000000"];
    assert_eq!(starts(&members, "Totalt"), total);
    let years = rows(&mut book, "Plan");
    // 350 000 / 3 250 000 = 0.1076…; 3 600 000 of a possible 5 000 000 are 72 %.
    let next = starts(&years, "2023");
    assert_eq!((next.len(), next[0], next[1]), (6, "3600000", "350000"));
    assert_eq!(&next[3..], ["5000000", "0.72", "3600000"]);
    let mut of_plan = figures_without_formulas(&mut book);
    of_plan.retain(|place| place.starts_with("Plan"));
    assert_eq!(of_plan, ["Plan: Möjligt belopp från staten 2022, kr", "Plan: Statens belopp, kr"]);
}

#[test]
fn what_the_reader_tries_begins_as_it_is() {
    // The region by a reduction, Kumla by an amount that was decided, Askersund by a cap on what the key gives it,
    // and the others by the key.
    let kumla = Measure::Amount(kr("400 000"));
    let askersund = Measure::Cap(kr("100 000"));
    let worked = orebro(Direction::Up, "10000")
        .decision("Sydnärke", "1881", kumla)
        .decision("Sydnärke", "1882", askersund)
        .work_out();
    let mut book = book(&worked, "forbund/Sydnärke-2024.xlsx");
    let bidrag = rows(&mut book, "Bidrag");
    let range = book.worksheet_range("Räkna själv").unwrap();
    let of = |member: &str| range.rows().find(|row| row[0] == Data::String(member.into())).expect(member);
    for line in worked.association("Sydnärke").members() {
        let Payer::Member { name, .. } = &line.payer else { panic!("a member") };
        let amount = line.contribution.value.kronor().to_string();
        assert_eq!(of(name.as_str())[7].to_string(), amount, "{name}");
        assert!(starts(&bidrag, name.as_str()).contains(&amount.as_str()), "{name}");
    }
    assert_eq!((&of("Kumla")[3], &of("Kumla")[7]), (&Data::Float(400_000.0), &Data::Float(400_000.0)));
    assert_eq!(
        (&of("Askersund")[3], &of("Askersund")[7]),
        (&Data::Float(100_000.0), &Data::Float(100_000.0))
    );
    assert_eq!((&of("Hallsberg")[3], &of("Hallsberg")[4]), (&Data::Empty, &Data::Empty));
    assert_eq!(
        (&of("Region Örebro län")[3], &of("Region Örebro län")[4]),
        (&Data::Empty, &Data::Float(-0.1))
    );
}

/// The figures that are no formulas, by sheet and heading: what was read, what the reader fills in, what another
/// workbook works out, and the program's own figures, which formulas are checked against and charts draw from.
fn figures_without_formulas(book: &mut Book) -> Vec<String> {
    book.load_tables().unwrap();
    let mut found = Vec::new();
    for name in book.table_names().into_iter().cloned().collect::<Vec<String>>() {
        let table = book.table_by_name(&name).unwrap();
        let (sheet, headings) = (table.sheet_name().to_owned(), table.columns().to_vec());
        let formulas = book.worksheet_formula(&sheet).unwrap();
        let (top, left) = table.data().start().unwrap();
        for (row, column, value) in table.data().used_cells() {
            let place = (top + u32::try_from(row).unwrap(), left + u32::try_from(column).unwrap());
            let is_formula = formulas.get_value(place).is_some_and(|formula| !formula.is_empty());
            if matches!(value, Data::Float(_)) && !is_formula {
                found.push(format!("{sheet}: {}", headings[column].replace('\n', " ")));
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

#[test]
fn every_figure_that_the_workbook_can_work_out_is_a_formula() {
    let worked = orebro(Direction::Nearest, "10000").work_out();
    let mut of_association = book(&worked, "forbund/Sydnärke-2024.xlsx");
    assert_eq!(
        figures_without_formulas(&mut of_association),
        [
            "Avstämning: Enligt finsam, kr",
            // The only region has the whole of the regions' part.
            "Bidrag: Andel",
            "Bidrag: Beslutad förändring",
            "Bidrag: Bidrag 2023, kr",
            "Bidrag: Nyckelns värde",
            "Parter: Andel enligt lagen",
            // The state's amount.
            "Parter: Enligt lagen, kr",
            "Räkna själv: Avrunda till, kr (fyll i)",
            "Räkna själv: Enligt finsam, kr",
            "Räkna själv: Förändring, % (fyll i)",
        ]
    );
    let mut of_member = book(&worked, "medlemmar/Region-Örebro-län-2024.xlsx");
    assert_eq!(
        figures_without_formulas(&mut of_member),
        [
            "Bidrag: Beslutad förändring",
            "Bidrag: Bidrag 2023, kr",
            "Räkna själv: Avrunda till, kr (fyll i)",
            // From here on what rests on other members, whom the workbook does not have.
            "Räkna själv: Beräknat, kr",
            "Räkna själv: Enligt finsam, kr",
            "Räkna själv: Förändring, % (fyll i)",
            "Statliga medel: De andra räcker till, kr",
            "Statliga medel: Staten betalar per krona",
            "Statliga medel: Statens belopp, kr",
            "Statliga medel: Övriga regioner eller kommuner, kr",
        ]
    );
    let mut of_all = book(&worked, "sammanstallning-2024.xlsx");
    assert_eq!(
        figures_without_formulas(&mut of_all),
        [
            // The program's own, which charts draw from.
            "Avstämning: Kommuner, kr",
            "Avstämning: Regioner, kr",
            "Avstämning: Staten betalar, kr",
            // Worked out in each association's workbook.
            "Bidrag: Beräknat, kr",
            "Bidrag: Beslutad förändring",
            "Bidrag: Bidrag 2023, kr",
            "Förbund: Statens belopp, kr",
            "Räkna själv: Avrunda till, kr (fyll i)",
            "Räkna själv: Enligt finsam, kr",
            "Räkna själv: Förändring, % (fyll i)",
        ]
    );
}
