//! The parts of every workbook: well-formed, related, typed, and named once.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use finsam::domain::csv_profile::CsvProfile;
use finsam::domain::rounding::Direction;
use finsam::text::{Language, Text};
use finsam::write::report::Report;
use finsam::write::{mailing, marked, office_workbook};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::common::difference;
use crate::common::model::braked_workbook;
use crate::common::run_files::{files, with_report, workbooks};
use crate::common::situation::{Situation, country, orebro};
use crate::common::workbook::{Parts, unzipped};

/// Every start tag of a part, which must be well-formed.
fn tags(name: &str, part: &[u8]) -> Vec<BytesStart<'static>> {
    let mut reader = Reader::from_reader(part);
    reader.config_mut().check_end_names = true;
    let mut tags = Vec::new();
    let mut open = 0_i32;
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).expect(name) {
            Event::Start(tag) => {
                open += 1;
                tags.push(tag.into_owned());
            }
            Event::Empty(tag) => tags.push(tag.into_owned()),
            Event::End(_) => open -= 1,
            Event::Eof => break,
            _ => {}
        }
        buffer.clear();
    }
    assert_eq!(open, 0, "{name} has tags that are not closed");
    tags
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    tag.attributes()
        .map(Result::unwrap)
        .find(|attribute| attribute.key.as_ref() == name)
        .map(|attribute| attribute.value.into_owned())
}

fn named<'a>(
    tags: &'a [BytesStart<'static>],
    name: &'a str,
) -> impl Iterator<Item = &'a BytesStart<'static>> {
    tags.iter().filter(move |tag| tag.name().as_ref() == name)
}

/// All workbooks of the samples in both languages, and a whole country's in Swedish.
fn samples() -> &'static [(String, Parts)] {
    static SAMPLES: LazyLock<Vec<(String, Parts)>> = LazyLock::new(made);
    &SAMPLES
}

fn made() -> Vec<(String, Parts)> {
    let hostile = Situation::new(2024)
        .association("=cmd()|'/C calc'!A0 & <Söner> \"AB\"", "2 000 000")
        .member("18", "Region Örebro län")
        .last_year("500 000")
        .member("1880", "+Örebro")
        .last_year("500 000")
        .work_out();
    let worked = [orebro(Direction::Nearest, "10000").work_out(), hostile, Situation::new(2024).work_out()];
    let mut samples = Vec::new();
    for worked in &worked {
        for language in [Language::Swedish, Language::English] {
            samples.extend(workbooks(worked, language));
        }
    }
    for language in [Language::Swedish, Language::English] {
        let differences = difference::workbooks(language);
        samples.extend(differences.iter().map(|bytes| ("difference".to_owned(), unzipped(bytes))));
    }
    samples.extend(workbooks(&country().work_out(), Language::Swedish));
    samples
}

#[test]
fn every_part_is_well_formed_and_has_a_type() {
    for (workbook, parts) in samples() {
        let types = tags(workbook, &parts["[Content_Types].xml"]);
        let defaults: BTreeSet<String> =
            named(&types, "Default").filter_map(|tag| attribute(tag, "Extension")).collect();
        let overrides: BTreeSet<String> =
            named(&types, "Override").filter_map(|tag| attribute(tag, "PartName")).collect();
        for (name, part) in parts {
            tags(name, part);
            let extension = name.rsplit('.').next().unwrap();
            assert!(
                overrides.contains(&format!("/{name}")) || defaults.contains(extension),
                "{workbook}: {name} has no content type"
            );
        }
        for part in overrides {
            assert!(parts.contains_key(part.trim_start_matches('/')), "{workbook}: {part} is not there");
        }
    }
}

#[test]
fn every_relationship_leads_to_a_part() {
    for (workbook, parts) in samples() {
        for (name, part) in
            parts.iter().filter(|(name, _)| Path::new(name).extension().is_some_and(|e| e == "rels"))
        {
            let owner = name.replace("_rels/", "").replace(".rels", "");
            let folder = owner.rsplit_once('/').map_or("", |(folder, _)| folder);
            let mut seen = BTreeSet::new();
            for tag in named(&tags(name, part), "Relationship") {
                let id = attribute(tag, "Id").unwrap();
                assert!(seen.insert(id.clone()), "{workbook}: {name} has {id} twice");
                assert_eq!(attribute(tag, "TargetMode"), None, "{workbook}: {name} leads outside the file");
                let target = resolved(folder, &attribute(tag, "Target").unwrap());
                assert!(
                    parts.contains_key(&target),
                    "{workbook}: {name} leads to {target}, which is not there"
                );
            }
        }
    }
}

fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        if part == ".." {
            path.pop();
        } else {
            path.push(part);
        }
    }
    path.join("/")
}

#[test]
fn no_cell_stands_twice_and_every_formula_has_a_result() {
    for (workbook, parts) in samples() {
        for (name, part) in parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")) {
            let mut seen = BTreeSet::new();
            let all = tags(name, part);
            for cell in named(&all, "c") {
                let place = attribute(cell, "r").unwrap();
                assert!(seen.insert(place.clone()), "{workbook}: {name} has {place} twice");
                assert_ne!(
                    attribute(cell, "t").as_deref(),
                    Some("e"),
                    "{workbook}: {name} {place} is an error"
                );
            }
            let text = String::from_utf8(part.clone()).unwrap();
            assert!(!text.contains("</f></c>"), "{workbook}: {name} has a formula without a result");
            assert!(!text.contains("</f><v></v>"), "{workbook}: {name} has a formula with an empty result");
            for volatile in ["NOW(", "TODAY(", "RAND(", "INDIRECT(", "OFFSET("] {
                assert!(!text.contains(volatile), "{workbook}: {name} uses {volatile})");
            }
        }
    }
}

#[test]
fn tables_and_sheets_have_names_of_their_own() {
    for (workbook, parts) in samples() {
        let mut names = BTreeSet::new();
        let mut take = |name: String| {
            let lower = name.to_lowercase();
            assert!(names.insert(lower), "{workbook}: the name {name} is used twice");
        };
        for (name, part) in parts.iter().filter(|(name, _)| name.starts_with("xl/tables/")) {
            let all = tags(name, part);
            named(&all, "table").filter_map(|tag| attribute(tag, "displayName")).for_each(&mut take);
            let columns: Vec<String> =
                named(&all, "tableColumn").filter_map(|tag| attribute(tag, "name")).collect();
            let unique: BTreeSet<&String> = columns.iter().collect();
            assert_eq!(unique.len(), columns.len(), "{workbook}: {name} has a heading twice: {columns:?}");
        }
        let book = tags(workbook, &parts["xl/workbook.xml"]);
        // Print titles stand once a sheet under one name.
        named(&book, "definedName")
            .filter_map(|tag| attribute(tag, "name"))
            .filter(|name| !name.starts_with("_xlnm."))
            .for_each(&mut take);
        let sheets: Vec<String> = named(&book, "sheet").filter_map(|tag| attribute(tag, "name")).collect();
        let unique: BTreeSet<String> = sheets.iter().map(|name| name.to_lowercase()).collect();
        assert_eq!(unique.len(), sheets.len(), "{workbook}: {sheets:?}");
    }
}

#[test]
fn no_sheet_has_two_tables() {
    let mut tables = 0;
    for (workbook, parts) in samples() {
        for (name, part) in parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")) {
            let count = named(&tags(name, part), "tablePart").count();
            assert!(count <= 1, "{workbook}: {name} has {count} tables");
            tables += count;
        }
    }
    assert!(tables > 50, "only {tables} tables were seen");
}

#[test]
fn charts_carry_their_values_and_words_for_those_who_do_not_see_them() {
    let mut charts = 0;
    for (workbook, parts) in samples() {
        for (name, part) in parts.iter().filter(|(name, _)| name.starts_with("xl/charts/chart")) {
            charts += 1;
            let text = String::from_utf8(part.clone()).unwrap();
            assert!(text.contains(r#"<c:min val="0"/>"#), "{workbook}: the bars of {name} begin anywhere");
            for values in text.split("<c:val>").skip(1) {
                let values = values.split("</c:val>").next().unwrap();
                assert!(values.contains("<c:numCache>"), "{workbook}: {name} has values without a cache");
                let numbers = values.split("<c:v>").skip(1).map(|rest| rest.split('<').next().unwrap());
                let numbers: Vec<f64> = numbers.map(|number| number.parse().expect(number)).collect();
                assert!(!numbers.is_empty(), "{workbook}: {name} has an empty cache");
            }
        }
        for (name, part) in parts.iter().filter(|(name, _)| name.starts_with("xl/drawings/drawing")) {
            for tag in named(&tags(name, part), "xdr:cNvPr") {
                let words = attribute(tag, "descr").unwrap_or_default();
                assert!(words.len() > 40, "{workbook}: {name} has no description");
            }
        }
    }
    assert!(charts > 20, "only {charts} charts");
}

#[test]
fn sheets_are_for_a4_with_a_footer() {
    for (workbook, parts) in samples() {
        for (name, part) in parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")) {
            let all = tags(name, part);
            let setup = named(&all, "pageSetup").next().expect(name);
            assert_eq!(attribute(setup, "paperSize").as_deref(), Some("9"), "{workbook}: {name} is not A4");
            assert_eq!(attribute(setup, "fitToHeight").as_deref(), Some("0"), "{workbook}: {name}");
            let text = String::from_utf8(part.clone()).unwrap();
            for piece in ["&amp;F", "&amp;P", "0123abcd"] {
                assert!(text.contains(piece), "{workbook}: the footer of {name} lacks {piece}");
            }
            assert!(!text.contains("<mergeCell "), "{workbook}: {name} has merged cells");
        }
    }
}

#[test]
fn every_sheet_with_a_table_repeats_its_headings_on_every_printed_page() {
    for (workbook, parts) in samples() {
        let book = tags(workbook, &parts["xl/workbook.xml"]);
        let repeated: BTreeSet<String> = named(&book, "definedName")
            .filter(|tag| attribute(tag, "name").as_deref() == Some("_xlnm.Print_Titles"))
            .map(|tag| attribute(tag, "localSheetId").unwrap())
            .collect();
        for number in 0..named(&book, "sheet").count() {
            let part = &parts[&format!("xl/worksheets/sheet{}.xml", number + 1)];
            let has_a_table = String::from_utf8(part.clone()).unwrap().contains("<tablePart ");
            // The key figures of an overview stand at the head of its one page, above the chart.
            let overview =
                number == 0 && ["sammanstallning", "forbund"].iter().any(|of| workbook.starts_with(of));
            if has_a_table && !overview {
                assert!(repeated.contains(&number.to_string()), "{workbook}: sheet {number} of {repeated:?}");
            }
        }
    }
}

#[test]
fn no_workbook_holds_a_program() {
    for language in [Language::Swedish, Language::English] {
        for (workbook, parts) in one_of_each(language) {
            let types = String::from_utf8(parts["[Content_Types].xml"].clone()).unwrap().to_lowercase();
            assert!(!types.contains("macro") && !types.contains("vba"), "{workbook}: {types}");
            for name in parts.keys() {
                let kind = name.rsplit('.').next().unwrap();
                assert!(matches!(kind, "xml" | "rels" | "vml"), "{workbook}: {name}");
                let lower = name.to_lowercase();
                assert!(!lower.contains("vbaproject") && !lower.contains("activex"), "{workbook}: {name}");
            }
        }
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let worked = orebro(Direction::Up, "10000").work_out();
    let bytes = || files(&worked, Language::Swedish, CsvProfile::ExcelSwedish, None);
    let first = bytes();
    // The library stamps the time when none is given: a second later it would show.
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    assert!(first == bytes(), "a clock or a random order stands in some file");
}

#[test]
fn a_name_like_a_formula_is_text_in_a_workbook() {
    let hostile = Situation::new(2024).association("=cmd()", "1 000").member("1880", "=1+1").work_out();
    for (workbook, parts) in workbooks(&hostile, Language::Swedish) {
        for (name, part) in parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")) {
            let text = String::from_utf8(part.clone()).unwrap();
            assert!(!text.contains("<f>cmd()") && !text.contains("<f>1+1"), "{workbook}: {name}");
        }
        let shared = String::from_utf8(parts["xl/sharedStrings.xml"].clone()).unwrap();
        assert!(shared.contains("=cmd()") || shared.contains("=1+1"), "{workbook}");
    }
}

#[test]
fn every_sheet_has_its_title_in_a1_and_every_table_a_row_of_headings() {
    for (workbook, parts) in samples() {
        let core = String::from_utf8(parts["docProps/core.xml"].clone()).unwrap();
        assert!(core.contains("<dc:title>"), "{workbook} has no title");
        for (name, part) in parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")) {
            let text = String::from_utf8(part.clone()).unwrap();
            let title = text.split(r#"<c r="A1" s=""#).nth(1).and_then(|rest| rest.split_once('"'));
            let (format, rest) = title.unwrap_or_else(|| panic!("{workbook}: {name} has no title in A1"));
            assert!(format != "0" && rest.starts_with(r#" t="s">"#), "{workbook}: {name} has no title in A1");
            let frozen = text.contains(r#"state="frozen""#) || name.ends_with("sheet1.xml");
            let empty = !text.contains("<tablePart ");
            assert!(frozen || empty, "{workbook}: {name} does not keep its headings in sight");
        }
        for (name, part) in parts.iter().filter(|(name, _)| name.starts_with("xl/tables/")) {
            let all = tags(name, part);
            let table = named(&all, "table").next().unwrap();
            assert_ne!(attribute(table, "headerRowCount").as_deref(), Some("0"), "{workbook}: {name}");
        }
    }
}

/// A part of a workbook as text.
fn part(parts: &Parts, name: &str) -> String {
    String::from_utf8(parts[name].clone()).unwrap()
}

/// The number formats of the cells with this value, in every sheet of a workbook.
fn formats_of(parts: &Parts, value: &str) -> BTreeSet<String> {
    let styles = part(parts, "xl/styles.xml");
    let formats = styles.split("<cellXfs").nth(1).unwrap();
    let attribute = |tag: &str, name: &str| {
        tag.split(&format!("{name}=\"")).nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let format_of = |cell: &str| {
        let style: usize = attribute(cell, "s").parse().unwrap();
        let id = attribute(formats.split("<xf ").nth(style + 1).unwrap(), "numFmtId");
        let format =
            styles.split("<numFmt ").find(|format| format.starts_with(&format!("numFmtId=\"{id}\"")));
        attribute(format.unwrap(), "formatCode")
    };
    let sheets = parts.keys().filter(|name| name.starts_with("xl/worksheets/sheet"));
    sheets
        .flat_map(|name| part(parts, name).split("<c ").map(str::to_owned).collect::<Vec<_>>())
        .filter(|cell| cell.contains(&format!("<v>{value}</v>")))
        .map(|cell| format_of(&cell))
        .collect()
}

#[test]
fn amounts_with_ore_are_shown_with_ore_and_whole_kronor_without() {
    // Half of the state's amount: 500 000,50 kr, and 500 000 kr.
    for (state, half, has_ore) in [("1 000 001", "500000.5", true), ("1 000 000", "500000", false)] {
        let worked = Situation::new(2024)
            .association("Öst", state)
            .member("18", "Region Örebro län")
            .member("1880", "Örebro")
            .work_out();
        for (path, parts) in workbooks(&worked, Language::Swedish) {
            let formats = formats_of(&parts, half);
            assert!(!formats.is_empty(), "{path} has no cell with {half}");
            for format in formats {
                assert_eq!(format.contains("#,##0.00"), has_ore, "{path}: {half} is shown as {format}");
            }
            // Binary fractions do not hold öre: what is added up is rounded to them.
            let rounds = parts.iter().any(|(name, _)| {
                name.starts_with("xl/worksheets/sheet") && part(&parts, name).contains("ROUND(SUM(")
            });
            assert!(rounds == has_ore || !path.starts_with("sammanstallning"), "{path}");
        }
    }
}

#[test]
fn bars_below_zero_have_no_least_value() {
    let worked = Situation::new(2024)
        .association("Öst", "1 000")
        .member("18", "Region Örebro län")
        .last_year("-500")
        .member("1880", "Örebro")
        .last_year("500")
        .work_out();
    let books = workbooks(&worked, Language::Swedish);
    let chart = |book: &str| part(&books[book], "xl/charts/chart1.xml");
    assert!(!chart("medlemmar/Region-Örebro-län-2024.xlsx").contains("<c:min "));
    assert!(chart("medlemmar/Örebro-2024.xlsx").contains(r#"<c:min val="0"/>"#));
}

#[test]
fn a_name_that_is_wider_than_its_column_takes_several_lines() {
    // 95 letters, the widest column holds 62: two lines of 15 points each.
    let long =
        "Samordningsförbundet för arbetslivsinriktad rehabilitering i norra och mellersta delen av X län";
    assert_eq!(long.chars().count(), 95);
    let worked =
        Situation::new(2024).association(long, "1 000 000").member("18", "Region Örebro län").work_out();
    let books = workbooks(&worked, Language::Swedish);
    let member = &books["medlemmar/Region-Örebro-län-2024.xlsx"];
    let overview = &books["sammanstallning-2024.xlsx"];
    // Bidrag, Statliga medel, Beslut and Räkna själv of the member; Förbund of all.
    for (parts, sheet, row) in
        [(member, 1, 5), (member, 2, 5), (member, 3, 5), (member, 4, 6), (overview, 2, 5)]
    {
        let text = part(parts, &format!("xl/worksheets/sheet{sheet}.xml"));
        let all = tags("sheet", text.as_bytes());
        let found = named(&all, "row").find(|tag| attribute(tag, "r") == Some(row.to_string())).unwrap();
        let height: f64 = attribute(found, "ht").expect("a height of its own").parse().unwrap();
        assert!(height >= 30.0, "sheet {sheet}: {height}");
        let cell = named(&all, "c").find(|tag| attribute(tag, "r") == Some(format!("A{row}"))).unwrap();
        let format: usize = attribute(cell, "s").unwrap().parse().unwrap();
        let styles = part(parts, "xl/styles.xml");
        let formats = styles.split("<cellXfs ").nth(1).unwrap();
        let format = formats.split("<xf ").nth(format + 1).unwrap();
        assert!(format.contains(r#"wrapText="1""#), "sheet {sheet}: {format}");
    }
}

/// A member with so many associations.
fn member_of(count: u32) -> Parts {
    let mut situation = Situation::new(2024);
    for number in 1..=count {
        situation =
            situation.association(&format!("Förbund {number}"), "1 000").member("18", "Region Örebro län");
    }
    workbooks(&situation.work_out(), Language::Swedish)
        .remove("medlemmar/Region-Örebro-län-2024.xlsx")
        .unwrap()
}

#[test]
fn a_chart_stays_on_the_page_while_it_fits_there_with_lower_bars() {
    // Seven associations: 332 pixels of table and at most 7 * 34 + 110 = 348 of chart: lower by some pixels,
    // they are within the 669 of the page.
    let seven = member_of(7);
    assert!(!part(&seven, "xl/worksheets/sheet1.xml").contains("<rowBreaks"));
    let titled = |parts: &Parts| part(parts, "xl/workbook.xml").matches("_xlnm.Print_Titles").count();
    // Twelve: 432 and 350 at the least.
    let twelve = member_of(12);
    assert!(part(&twelve, "xl/worksheets/sheet1.xml").contains("<rowBreaks"));
    assert_eq!(titled(&twelve) + 1, titled(&seven), "no headings of the table above the chart");
    // 4 pixels of 9 525 units: the edge of the chart is not on the page before.
    assert!(part(&twelve, "xl/drawings/drawing1.xml").contains("<xdr:rowOff>38100</xdr:rowOff>"));
}

#[test]
fn bars_of_last_year_stand_for_those_whose_amount_is_known() {
    let worked = orebro(Direction::Up, "10000").work_out();
    let books = workbooks(&worked, Language::Swedish);
    let association = &books["forbund/Sydnärke-2024.xlsx"];
    let chart = part(association, "xl/charts/chart1.xml");
    assert_eq!(chart.matches("<c:ser>").count(), 2);
    assert!(chart.contains("Medlemmarnas bidrag 2024, kr"));
    // The region's is known, the municipalities' are not: in the order of their codes.
    let said = "Bidraget 2023 är okänt för Laxå, Hallsberg, Kumla, Askersund och saknar stapel.";
    assert!(part(association, "xl/sharedStrings.xml").contains(said));
    assert!(part(association, "xl/drawings/drawing1.xml").contains(said));
    // Nobody's is known: no bars, and nothing to say.
    let none = Situation::new(2024).association("Öst", "1 000").member("1880", "Örebro").work_out();
    let books = workbooks(&none, Language::Swedish);
    let chart = part(&books["forbund/Öst-2024.xlsx"], "xl/charts/chart1.xml");
    assert_eq!(chart.matches("<c:ser>").count(), 1);
    assert!(!part(&books["forbund/Öst-2024.xlsx"], "xl/sharedStrings.xml").contains("saknar stapel"));
}

#[test]
fn the_overview_draws_the_use_of_the_possible_amounts_where_any_is_known() {
    use finsam::domain::allocation::AmountKind;
    let one = Situation::new(2024)
        .association("Öst", "1 000")
        .amount(AmountKind::Possible, "2 000")
        .association("Väst", "1 000");
    let books = workbooks(&one.work_out(), Language::Swedish);
    let overview = &books["sammanstallning-2024.xlsx"];
    let [first, second] = [1, 2].map(|number| part(overview, &format!("xl/charts/chart{number}.xml")));
    assert!(first.contains("<c:v>Staten, kr</c:v>"), "the legend says who pays");
    assert!(
        second.contains("<c:v>Möjligt belopp från staten, kr</c:v>") && second.contains("<c:v>2000</c:v>")
    );
    assert!(part(overview, "xl/sharedStrings.xml").contains("Möjligt belopp är okänt för Väst"));
    let without = orebro(Direction::Up, "10000").work_out();
    assert!(
        !workbooks(&without, Language::Swedish)["sammanstallning-2024.xlsx"]
            .contains_key("xl/charts/chart2.xml")
    );
}

#[test]
fn nothing_stands_in_the_middle_of_the_footer_where_a_long_file_name_goes() {
    let worked = orebro(Direction::Up, "10000").work_out();
    for (workbook, parts) in workbooks(&worked, Language::Swedish) {
        let sheet = part(&parts, "xl/worksheets/sheet1.xml");
        assert!(!sheet.contains("&amp;C"), "{workbook}");
        assert!(sheet.contains("&amp;R&amp;8Sida &amp;P av &amp;N\nKörning 0123abcd"), "{workbook}");
    }
}

/// A workbook of each kind in a language, by what it is.
fn one_of_each(language: Language) -> Vec<(String, Parts)> {
    let worked = orebro(Direction::Nearest, "10000").work_out();
    let text = Text::new(language);
    let mut all: Vec<(String, Parts)> = workbooks(&worked, language).into_iter().collect();
    let mut add = |kind: &str, bytes: &[u8]| all.push((kind.to_owned(), unzipped(bytes)));
    for difference in difference::workbooks(language) {
        add("difference", &difference);
    }
    add("model", &braked_workbook(language));
    let mailing = |report: &Report<'_>| mailing::workbook(report, &[]).unwrap();
    add("mailing", &with_report(&worked, language, CsvProfile::ExcelSwedish, mailing));
    add("marked", &marked::bytes(&[], &worked.findings, &text).unwrap());
    add("office", &office_workbook::bytes(worked.outcome.year, &[], &text).unwrap());
    all
}

#[test]
fn every_workbook_tells_its_language() {
    for (language, tag) in [(Language::Swedish, "sv-SE"), (Language::English, "en-GB")] {
        for (workbook, parts) in one_of_each(language) {
            let core = std::str::from_utf8(&parts["docProps/core.xml"]).unwrap();
            let said: Vec<&str> = core.split("<dc:language>").skip(1).collect();
            assert_eq!(said.len(), 1, "{workbook}");
            assert!(said[0].starts_with(&format!("{tag}</dc:language>")), "{workbook}: {}", said[0]);
        }
    }
}
