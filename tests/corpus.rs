//! Odd, broken and hostile files: each is a table or a finding, within bounds of time and memory, and
//! never a panic. What is odd about each stands in fixtures/sheets/README.md.

use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::path::PathBuf;
use std::sync::Arc;

use finsam::domain::place::{Cell, SourceFile};
use finsam::findings::Findings;
use finsam::read::open;
use finsam::read::sheet::Content;
use finsam::read::worker::Worker;

use crate::common::files::fixture;
use crate::common::program::Answer;
use crate::common::working_folder::WorkingFolder;

fn worker() -> Worker {
    Worker::process(PathBuf::from(env!("CARGO_BIN_EXE_finsam")))
}

/// What became of a file: each sheet with its number of cells, then the findings.
fn read(name: &str, bytes: &[u8]) -> String {
    let file = Arc::new(SourceFile { path: name.to_owned(), sha256: String::new() });
    let mut findings = Findings::new();
    let mut told: Vec<String> = open::sheets_with(bytes, &file, &mut worker(), &mut findings)
        .iter()
        .map(|sheet| {
            let cells: usize = sheet.rows.values().map(std::collections::BTreeMap::len).sum();
            let hidden = if sheet.visible { "" } else { " hidden" };
            format!("{} {cells}{hidden}", sheet.name.as_deref().unwrap_or("-"))
        })
        .collect();
    told.extend(findings.sorted().iter().map(|finding| {
        let place = finding.place.as_ref();
        let spot = place.and_then(|place| place.spot().or_else(|| place.sheet().map(str::to_owned)));
        format!("{} {}", finding.problem.id(), spot.unwrap_or_default()).trim_end().to_owned()
    }));
    told.join(", ")
}

/// File by file what is read from it: counted and looked up in a spreadsheet program, or told by the file's
/// own story in the README.
const EXPECTED: &str = include_str!("../fixtures/sheets/expected.txt");

/// Numbers shown as per cent are fractions in every format; a `%` that is only text after a number is not.
#[test]
fn per_cent_hidden_parts_and_merged_cells_in_formats_that_calamine_tells_little_of() {
    let folder = fixture("sheets");
    for name in ["dolt.ods", "dolt.xls", "dolt.xlsb"] {
        let bytes = fs_err::read(folder.join(name)).unwrap();
        let file = Arc::new(SourceFile { path: name.to_owned(), sha256: String::new() });
        let sheets = open::sheets_with(&bytes, &file, &mut worker(), &mut Findings::new());
        let sheet = &sheets[0];
        let cell = |row, column| sheet.content(Cell::new(row, column)).cloned().unwrap();
        assert_eq!(cell(2, 3), Content::Percent("0.35".parse().unwrap()), "{name}");
        assert_eq!(cell(3, 3), Content::Number("0.9".parse().unwrap()), "{name}");
        assert_eq!(cell(4, 3), Content::Percent("0.125".parse().unwrap()), "{name}");
        assert_eq!(cell(2, 2), Content::Number("2520".parse().unwrap()), "{name}");
        assert_eq!(sheet.hidden_rows.iter().copied().collect::<Vec<_>>(), [3], "{name}");
        let hidden: Vec<u32> = (0..8).filter(|column| sheet.hides_column(*column)).collect();
        assert_eq!(hidden, [1], "{name}");
        assert_eq!(sheet.merged, [(Cell::new(0, 0), Cell::new(0, 3))], "{name}");
    }
}

#[test]
fn each_file_is_a_table_or_a_finding() {
    let folder = fixture("sheets");
    let mut names: Vec<String> = fs_err::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "README.md" && name != "expected.txt")
        .collect();
    names.sort();
    let readme = fs_err::read_to_string(folder.join("README.md")).unwrap();
    let mut told = String::new();
    for name in names {
        assert!(readme.contains(&format!("`{name}`")), "{name} is not in the README");
        let bytes = fs_err::read(folder.join(&name)).unwrap();
        writeln!(told, "{name}: {}", read(&name, &bytes)).unwrap();
    }
    assert_eq!(told, EXPECTED.replace("\r\n", "\n"));
}

/// A workbook of one sheet whose markup is `sheet`, with further parts.
fn xlsx(sheet: &str, further: &[(&str, &str)]) -> Vec<u8> {
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut parts = vec![
        (
            "_rels/.rels",
            format!(
                "<Relationships><Relationship Id=\"r\" Type=\"{OFFICE}/officeDocument\" \
                 Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".to_owned(),
        ),
        (
            "xl/workbook.xml",
            "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Blad1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
                .to_owned(),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships>\
                 <Relationship Id=\"rId1\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
                 <Relationship Id=\"rId2\" Type=\"{OFFICE}/sharedStrings\" Target=\"sharedStrings.xml\"/>\
                 </Relationships>"
            ),
        ),
        ("xl/worksheets/sheet1.xml", format!("<worksheet>{sheet}</worksheet>")),
    ];
    parts.retain(|(part, _)| !further.iter().any(|(name, _)| name == part));
    parts.extend(further.iter().map(|(name, text)| (*name, (*text).to_owned())));
    archive(&parts)
}

fn archive(parts: &[(&str, String)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn rows(cells: &str) -> String {
    format!("<sheetData><row r=\"1\">{cells}</row></sheetData>")
}

#[test]
fn declarations_are_not_believed() {
    let strings = |count: &str| format!("<sst uniqueCount=\"{count}\"><si><t>a</t></si></sst>");
    let sst = |count: &str| {
        read(
            "a.xlsx",
            &xlsx(&rows("<c r=\"A1\" t=\"s\"><v>0</v></c>"), &[("xl/sharedStrings.xml", &strings(count))]),
        )
    };
    assert_eq!(sst("1"), "Blad1 1");
    assert_eq!(sst("4000000000"), "workbook-broken");
    assert_eq!(sst("99999999999999999999999"), "workbook-broken");
    let cell = |cell: &str| read("a.xlsx", &xlsx(&rows(cell), &[]));
    assert_eq!(cell("<c r=\"A1\"><v>1</v></c><c r=\"XFD1048576\"><v>1</v></c>"), "Blad1 2");
    for place in ["AAAAAAAAA1", "A99999999999", "A4294967295", "XFE1", "A0", "1A"] {
        assert_eq!(cell(&format!("<c r=\"{place}\"><v>1</v></c>")), "workbook-broken Blad1", "{place}");
    }
    assert_eq!(
        cell("<c r=\"A1\"><f t=\"shared\" si=\"4000000000\" ref=\"A1:A2\">1+1</f><v>2</v></c>"),
        "Blad1 1"
    );
    let dimension = format!("<dimension ref=\"C5:A1\"/>{}", rows("<c r=\"A1\"><v>1</v></c>"));
    assert_eq!(read("a.xlsx", &xlsx(&dimension, &[])), "Blad1 1");
}

#[test]
fn an_error_value_that_calamine_does_not_know_costs_its_own_cell_only() {
    let cells = "<c r=\"A1\"><v>1</v></c><c r=\"B1\" t=\"e\"><v>#SPILL!</v></c><c r=\"C1\"><v>2</v></c>";
    let file = Arc::new(SourceFile { path: "a.xlsx".to_owned(), sha256: String::new() });
    let mut findings = Findings::new();
    let sheets = open::sheets_with(&xlsx(&rows(cells), &[]), &file, &mut worker(), &mut findings);
    assert_eq!(findings, Findings::new());
    let texts: Vec<String> = sheets[0].rows[&0].values().map(finsam::read::sheet::Content::as_text).collect();
    assert_eq!(texts, ["1", "#SPILL!", "2"]);
}

/// What calamine reads in part, as another value or not at all is a finding at its cell.
#[test]
fn a_cell_that_would_be_misread_is_told_where_it_stands() {
    let found = |cell: &str| -> Vec<String> {
        let cells = format!("<c r=\"A1\"><v>1</v></c>{cell}<c r=\"C1\"><v>2</v></c>");
        let file = Arc::new(SourceFile { path: "a.xlsx".to_owned(), sha256: String::new() });
        let mut findings = Findings::new();
        let sheets = open::sheets_with(&xlsx(&rows(&cells), &[]), &file, &mut worker(), &mut findings);
        let text = |column| sheets[0].rows[&0].get(&column).map(finsam::read::sheet::Content::as_text);
        assert_eq!((text(0).as_deref(), text(2).as_deref()), (Some("1"), Some("2")), "{cell}");
        let told = findings.sorted().into_iter().map(|finding| {
            let place = finding.place.as_ref().unwrap();
            format!("{} {}!{}", finding.problem.code(), place.sheet().unwrap(), place.spot().unwrap())
        });
        told.collect()
    };
    for cell in [
        "<c r=\"B1\"><v>&foo;</v></c>",
        "<c r=\"B1\"><v>23&foo;60</v></c>",
        "<c r=\"B1\"><v>23&#54;0</v></c>",
        "<c r=\"B1\"><v>23<!-- 6 -->60</v></c>",
        "<c r=\"B1\"><v><!-- 6 -->2360</v></c>",
        "<c r=\"B1\"><v><![CDATA[2360]]></v></c>",
        "<c r=\"B1\"><v><b>2360</b></v></c>",
        "<c r=\"B1\" t=\"str\"><v>a&foo;b</v></c>",
        "<c r=\"B1\" t=\"str\"><v><![CDATA[a]]></v></c>",
        "<c r=\"B1\" t=\"inlineStr\"><is><t>a&foo;b</t></is></c>",
    ] {
        assert_eq!(found(cell), ["F219 Blad1!B1"], "{cell}");
    }
    for cell in ["<c r=\"B1\"><v>1</v><v>2</v></c>", "<c r=\"B1\"><v/><v>2</v></c>"] {
        assert_eq!(found(cell), ["F220 Blad1!B1"], "{cell}");
    }
    for cell in [
        "<c r=\"B1\"><f>A1&amp;C1</f><v>12</v></c>",
        "<c r=\"B1\" t=\"str\"><v>a&amp;b&#229;</v></c>",
        "<c r=\"B1\" t=\"inlineStr\"><is><t>a&lt;b<![CDATA[c]]></t></is></c>",
        "<c r=\"B1\"><v>12<!-- 1 --></v></c>",
        "<c r=\"B1\"/>",
    ] {
        assert_eq!(found(cell), Vec::<String>::new(), "{cell}");
    }
}

#[test]
fn what_swells_when_unpacked_is_refused() {
    // 65 MB of blanks pack to some 64 kB.
    let blanks = " ".repeat(65 * 1024 * 1024);
    let bomb = xlsx(&format!("{blanks}{}", rows("<c r=\"A1\"><v>1</v></c>")), &[]);
    assert!(bomb.len() < 1_000_000);
    assert_eq!(read("a.xlsx", &bomb), "file-too-large");
}

/// An ods of two kilobytes that declares 96 million cells: calamine would take 6 GB for it.
fn overwhelming() -> Vec<u8> {
    let row = "<table:table-row table:number-rows-repeated=\"9600\"><table:table-cell \
               table:number-columns-repeated=\"10000\" office:value-type=\"float\" office:value=\"1\">\
               <text:p>1</text:p></table:table-cell></table:table-row>";
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body>\
         <office:spreadsheet><table:table table:name=\"Blad1\">{row}</table:table></office:spreadsheet>\
         </office:body></office:document-content>"
    );
    archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_owned()),
        ("META-INF/manifest.xml", "<manifest:manifest xmlns:manifest=\"m\"/>".to_owned()),
        ("content.xml", content),
    ])
}

#[test]
fn repeated_cells_do_not_eat_the_machine() {
    assert_eq!(read("a.ods", &overwhelming()), "workbook-overwhelms");
}

/// One process reads them all until it is brought down; then another does.
#[test]
fn workbooks_after_one_that_overwhelms_are_read() {
    let good = fs_err::read(fixture("sheets/fordelning.ods")).unwrap();
    let mut worker = worker();
    for (bytes, sheets) in [(&good, 1), (&good, 1), (&overwhelming(), 0), (&good, 1)] {
        let file = Arc::new(SourceFile { path: "a.ods".to_owned(), sha256: String::new() });
        let mut findings = Findings::new();
        assert_eq!(open::sheets_with(bytes, &file, &mut worker, &mut findings).len(), sheets);
        assert_eq!(findings == Findings::new(), sheets == 1);
    }
}

/// What `inspect` says of a file: it finds the tables too.
fn inspect(name: &str, bytes: &[u8]) -> Answer {
    let folder = WorkingFolder::new().bytes(name, bytes);
    let answer = folder.finsam(&["inspect", name]);
    assert!(matches!(answer.code, Some(0 | 1)), "{name}: {} {}", answer.out, answer.err);
    answer
}

/// Each of these took minutes or gigabytes: the search for headers went over every cell again and again,
/// a unit was sought in a text of megabytes, and one part was read for each of thousands of sheets.
#[test]
fn what_is_large_in_an_odd_way_is_answered() {
    let told = |name: &str, text: String| inspect(name, text.as_bytes()).out;
    // One cell of megabytes, with and without the words of units; a quote that nothing closes.
    assert!(told("long.csv", "a".repeat(3_000_000)).contains("F201"));
    assert!(
        told("kr.csv", format!("F\u{f6}rbund;Tilldelning (tkr)\n{};1\n", "kr ".repeat(700_000)))
            .contains("F207")
    );
    assert!(told("quote.csv", format!("\"{}", "a;\n".repeat(1_000_000))).contains("F201"));
    // More fields in a line than a sheet has columns.
    assert!(told("wide.csv", ";".repeat(3_000_000)).contains("F106"));
    // Rows upon rows that read like headers, and like nothing.
    assert!(!told("heads.csv", "F\u{f6}rbund medlem a;F\u{f6}rbund medlem b\n".repeat(60_000)).is_empty());
    assert!(told("cells.csv", "i a e;nyckla 1;o k\n".repeat(100_000)).contains("F201"));

    // One part that is said to be many sheets, and more sheets than anybody has.
    let mut sheets = String::new();
    for number in 1..=50 {
        write!(sheets, "<sheet name=\"S{number}\" sheetId=\"{number}\" r:id=\"rId1\"/>").unwrap();
    }
    let book = format!(
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{sheets}</sheets></workbook>"
    );
    let one_part = xlsx(&rows("<c r=\"A1\"><v>1</v></c>"), &[("xl/workbook.xml", &book)]);
    assert_eq!(read("sheets.xlsx", &one_part), "workbook-broken");
    let areas = "<mergeCell ref=\"A1:B2\"/>".repeat(20_001);
    let merged = format!("{}<mergeCells>{areas}</mergeCells>", rows("<c r=\"A1\"><v>1</v></c>"));
    assert_eq!(read("merged.xlsx", &xlsx(&merged, &[])), "workbook-broken Blad1");
}

/// How many changed files are tried for each: `FINSAM_FLIPS` sets it.
fn flips() -> u64 {
    std::env::var("FINSAM_FLIPS").ok().and_then(|flips| flips.parse().ok()).unwrap_or(20)
}

/// Marsaglia's xorshift: any sequence does, as long as a failure can be repeated.
struct Sequence(u64);

impl Sequence {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next()).unwrap_or_default() % bound
    }
}

/// What stands in the markup of workbooks, to put where it does not belong.
const SNIPPETS: &[&str] = &[
    "<c r=\"A1\"/>",
    "</row>",
    "<row r=\"4294967295\"/>",
    "\"",
    "<f/>",
    "<f t=\"shared\" si=\"99999999999\"/>",
    "t=\"s\"",
    "t=\"e\"",
    "s=\"4000000000\"",
    "count=\"4000000000\"",
    "uniqueCount=\"4000000000\"",
    "<v>",
    "</v>",
    "r=\"ZZZZZZ1\"",
    "-1",
    "1e999",
    "&#0;",
    "&lt;",
    "<!--",
    "]]>",
    "<mergeCell ref=\"A1:XFD1048576\"/>",
    "<dimension ref=\"C5:A1\"/>",
    "hidden=\"1\"",
    "\u{0}",
    "\u{fffd}",
];

/// Markup changed inside the archive, where a changed byte of the archive itself would only break it.
#[test]
fn changed_markup_never_brings_the_reader_down() {
    let folder = fixture("sheets");
    let mut sequence = Sequence(0x2003_1210);
    for name in [
        "fordelning-libreoffice.xlsx",
        "any_sheets.xlsx",
        "nocache.xlsx",
        "fordelning.ods",
        "fordelning.xlsb",
        "dolt.ods",
        "dolt.xlsb",
    ] {
        let bytes = fs_err::read(folder.join(name)).unwrap();
        let mut original = zip::ZipArchive::new(std::io::Cursor::new(bytes.as_slice())).unwrap();
        let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
        for index in 0..original.len() {
            let mut part = original.by_index(index).unwrap();
            let mut content = Vec::new();
            part.read_to_end(&mut content).unwrap();
            parts.push((part.name().unwrap().into_owned(), content));
        }
        for _ in 0..flips() {
            let mut changed = parts.clone();
            for _ in 0..=sequence.below(3) {
                let which = sequence.below(changed.len());
                let content = &mut changed[which].1;
                if content.is_empty() {
                    continue;
                }
                let at = sequence.below(content.len());
                match sequence.below(4) {
                    0 => content[at] = sequence.next().to_le_bytes()[0],
                    1 => content.truncate(at),
                    2 => {
                        let end = (at + sequence.below(40)).min(content.len());
                        content.drain(at..end);
                    }
                    _ => {
                        let snippet = SNIPPETS[sequence.below(SNIPPETS.len())];
                        content.splice(at..at, snippet.bytes());
                    }
                }
            }
            let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
            for (part, content) in &changed {
                writer.start_file(part.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
                writer.write_all(content).unwrap();
            }
            let told = read(name, &writer.finish().unwrap().into_inner());
            assert!(!told.is_empty(), "{name}: neither a sheet nor a finding");
        }
    }
}

/// Bytes changed anywhere: no answer but sheets or findings.
#[test]
fn changed_bytes_never_bring_the_reader_down() {
    let folder = fixture("sheets");
    let mut sequence = Sequence(0x2003_1210);
    for name in [
        "date.xls",
        "date.xlsb",
        "date.ods",
        "dolt.xls",
        "dolt.xlsb",
        "dolt.ods",
        "any_sheets.xlsx",
        "hidden.xlsx",
        "merge_cells.xls",
    ] {
        let original = fs_err::read(folder.join(name)).unwrap();
        for _ in 0..flips() {
            let mut bytes = original.clone();
            for _ in 0..=sequence.below(4) {
                let at = sequence.below(bytes.len());
                bytes[at] = sequence.next().to_le_bytes()[0];
            }
            let told = read(name, &bytes);
            assert!(!told.is_empty(), "{name}: neither a sheet nor a finding");
        }
    }
}
