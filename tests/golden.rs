//! Golden workbooks: the unzipped parts, as they were when somebody last looked at them
//! in Excel's and LibreOffice's eyes. A change is looked at, then accepted with `cargo insta accept`.

use std::fmt::Write;

use finsam::domain::decision::Measure;
use finsam::text::Language;

use crate::common::run_files::workbooks;
use crate::common::situation::{Situation, percent};

/// Parts that say nothing of ours: the theme is the library's, the rest are lists of the other parts.
const IGNORED: &[&str] = &[
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/app.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/theme/theme1.xml",
];

/// What begins a line in a golden: rows, styles, texts, series; a change then shows where it is.
const LINES: &[&str] = &[
    "row ",
    "sheet",
    "cols",
    "col ",
    "page",
    "headerFooter",
    "si>",
    "xf ",
    "numFmt ",
    "font>",
    "border>",
    "c:ser>",
    "c:cat>",
    "c:val>",
    "c:catAx>",
    "c:valAx>",
    "c:legend>",
    "tableColumn ",
    "dc:",
    "xdr:graphicFrame",
];

#[test]
fn workbooks_are_as_they_were_last_seen() {
    // 1 000 000 from the state; the region gives 10 % less than last year's 500 000: 450 000, so
    // 100 000 of the state's money is left.
    let worked = Situation::new(2024)
        .association("Öst", "1 000 000")
        .member("18", "Region Örebro län")
        .last_year("500 000")
        .decision("*", "18", Measure::reduction(percent("10")))
        .work_out();
    for (path, parts) in workbooks(&worked, Language::Swedish) {
        let mut seen = String::new();
        for (name, part) in parts.iter().filter(|(name, _)| !IGNORED.contains(&name.as_str())) {
            let text = String::from_utf8(part.clone()).unwrap();
            let text =
                LINES.iter().fold(text, |text, tag| text.replace(&format!("<{tag}"), &format!("\n<{tag}")));
            write!(seen, "--- {name}\n{text}\n").unwrap();
        }
        let kind = path.split(['/', '-']).next().unwrap();
        insta::assert_snapshot!(kind, seen);
    }
}
