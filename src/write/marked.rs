//! `check --mark`: a copy of the values that were read, with the troubled cells marked.
//!
//! One sheet for each sheet that was read, with what stands in its cells as it was read, and a list in
//! front with a link to each troubled cell. The user's own files are left alone.

use std::collections::{BTreeMap, BTreeSet};

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Note, Url, Workbook, Worksheet,
    XlsxError,
};

use crate::domain::place::{Cell, Place, Position};
use crate::findings::{Finding, Findings, Severity};
use crate::read::sheet::{Content, Sheet};
use crate::text::Text;
use crate::write::portable;

/// The longest name of a sheet in Excel.
const LONGEST_NAME: usize = 31;

/// The bytes of the marked copy.
///
/// # Errors
/// What the library says.
pub fn bytes(sheets: &[Sheet], findings: &Findings, text: &Text) -> Result<Vec<u8>, XlsxError> {
    let names = sheet_names(sheets, &text.say("marked-list"));
    let mut workbook = Workbook::new();
    // No clock: the same input gives the same bytes.
    workbook
        .set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2004, 1, 1)?));
    list(workbook.add_worksheet(), sheets, &names, findings, text)?;
    for (sheet, name) in sheets.iter().zip(&names) {
        let troubled = troubled(sheet, findings);
        copy(workbook.add_worksheet().set_name(name)?, sheet, &troubled, text)?;
    }
    portable::bytes(&mut workbook, Some(text.language()))
}

/// The front sheet: every finding, gravest first, with a link to its cell.
fn list(
    front: &mut Worksheet,
    sheets: &[Sheet],
    names: &[String],
    findings: &Findings,
    text: &Text,
) -> Result<(), XlsxError> {
    front.set_name(text.say("marked-list"))?;
    let heading = Format::new().set_bold().set_border_bottom(FormatBorder::Thin).set_align(FormatAlign::Top);
    let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let columns: [ListColumn<'_>; 5] = [
        ("marked-severity", 14.0, &|it| Listed::Severity(text.word(&it.severity()))),
        ("marked-code", 8.0, &|it| Listed::Text(it.problem.code().to_owned())),
        ("marked-place", 44.0, &|it| {
            let place = it.place.as_ref().map(|place| text.place(place)).unwrap_or_default();
            match it.place.as_ref().and_then(|place| link(place, sheets, names)) {
                Some(link) => Listed::Link(place, link),
                None => Listed::Text(place),
            }
        }),
        ("marked-message", 70.0, &|it| Listed::Text(text.message(&it.problem))),
        ("marked-action", 70.0, &|it| Listed::Text(text.action(&it.problem))),
    ];
    for (column, (id, width, _)) in (0_u16..).zip(columns) {
        front.write_with_format(0, column, text.say(id), &heading)?;
        front.set_column_width(column, width)?;
    }
    for (row, finding) in (1_u32..).zip(findings.sorted()) {
        let severity =
            Format::new().set_align(FormatAlign::Top).set_background_color(colour(finding.severity()));
        for (column, (.., listed)) in (0_u16..).zip(columns) {
            match listed(finding) {
                Listed::Severity(word) => front.write_with_format(row, column, word, &severity)?,
                Listed::Text(said) => front.write_with_format(row, column, said, &plain)?,
                Listed::Link(place, link) => front.write_url_with_text(row, column, Url::new(link), place)?,
            };
        }
    }
    front.set_freeze_panes(1, 0)?;
    front.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}

/// A column of the front sheet: the identifier of its heading, its width, and what stands in it.
type ListColumn<'a> = (&'static str, f64, &'a dyn Fn(&Finding) -> Listed);

/// What stands in a cell of the front sheet.
enum Listed {
    /// How grave the finding is, in its colour.
    Severity(String),
    Text(String),
    /// A place, and where it leads.
    Link(String, String),
}

/// The findings of a sheet by cell, gravest first.
fn troubled<'a>(sheet: &Sheet, findings: &'a Findings) -> BTreeMap<Cell, Vec<&'a Finding>> {
    let mut troubled: BTreeMap<Cell, Vec<&Finding>> = BTreeMap::new();
    for finding in findings.sorted() {
        let Some(place) = finding.place.as_ref().filter(|place| is_in(place, sheet)) else { continue };
        if let Position::Cell { cell, .. } = place.position {
            troubled.entry(cell).or_default().push(finding);
        }
    }
    troubled
}

/// Copies the values of a sheet, and marks and comments the troubled cells.
fn copy(
    copy: &mut Worksheet,
    sheet: &Sheet,
    troubled: &BTreeMap<Cell, Vec<&Finding>>,
    text: &Text,
) -> Result<(), XlsxError> {
    let cells = sheet
        .rows
        .iter()
        .flat_map(|(row, cells)| cells.iter().map(|(column, content)| (Cell::new(*row, *column), content)));
    for (cell, content) in cells {
        let mark =
            troubled.get(&cell).and_then(|findings| findings.first()).map(|finding| finding.severity());
        write(copy, cell, content, mark)?;
    }
    for (cell, findings) in troubled {
        let Some((row, column)) = position(*cell) else { continue };
        if sheet.content(*cell).is_none()
            && let Some(finding) = findings.first()
        {
            copy.write_blank(row, column, &marked(finding.severity()))?;
        }
        let said: Vec<String> = findings.iter().map(|finding| comment(finding, text)).collect();
        // Excel shows at most 32 767 characters; a comment that long is no help anyway.
        let said: String = said.join("\n\n").chars().take(4_000).collect();
        let note =
            Note::new(said).set_author("finsam").add_author_prefix(false).set_width(360).set_height(160);
        copy.insert_note(row, column, &note)?;
    }
    Ok(())
}

fn comment(finding: &Finding, text: &Text) -> String {
    let severity = text.word(&finding.severity());
    let said = format!(
        "{severity} {}: {}\n{}",
        finding.problem.code(),
        text.message(&finding.problem),
        text.action(&finding.problem)
    );
    as_it_stands(&said)
}

/// The text with an escape of its own before each `_xHHHH_` in it: in a comment a spreadsheet takes that for the
/// character of the number (ECMA-376, part 1, 22.9.2.19), and the library writes it as it is.
fn as_it_stands(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        written.push_str(before);
        let is_escape = from
            .as_bytes()
            .get(2..7)
            .is_some_and(|next| next.last() == Some(&b'_') && next.iter().take(4).all(u8::is_ascii_hexdigit));
        written.push_str(if is_escape { "_x005F_x" } else { "_x" });
        rest = from.get(2..).unwrap_or_default();
    }
    written.push_str(rest);
    written
}

fn write(
    copy: &mut Worksheet,
    cell: Cell,
    content: &Content,
    mark: Option<Severity>,
) -> Result<(), XlsxError> {
    let Some((row, column)) = position(cell) else { return Ok(()) };
    let format = mark.map_or_else(Format::new, marked);
    match content {
        Content::Number(number) => copy.write_number_with_format(row, column, float(*number), &format)?,
        Content::Percent(fraction) => copy.write_number_with_format(
            row,
            column,
            float(*fraction),
            &format.set_num_format("0.##########%"),
        )?,
        Content::Date(date) => {
            let year = u16::try_from(date.year()).unwrap_or(1900);
            let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
            match ExcelDateTime::from_ymd(year, month, day) {
                Ok(date) => {
                    copy.write_datetime_with_format(row, column, &date, &format.set_num_format("yyyy-mm-dd"))?
                }
                Err(_) => copy.write_string_with_format(row, column, date.to_string(), &format)?,
            }
        }
        other => {
            let text: String = other.as_text().chars().take(32_000).collect();
            copy.write_string_with_format(row, column, text, &format)?
        }
    };
    Ok(())
}

/// The row and column in a worksheet; `None` outside what a worksheet can hold.
fn position(cell: Cell) -> Option<(u32, u16)> {
    let column = u16::try_from(cell.column).ok().filter(|column| *column < 16_384)?;
    (cell.row < 1_048_576).then_some((cell.row, column))
}

fn float(number: rust_decimal::Decimal) -> f64 {
    number.to_string().parse().unwrap_or_default()
}

fn marked(severity: Severity) -> Format {
    Format::new().set_background_color(colour(severity)).set_border(FormatBorder::Medium)
}

/// Light enough for black text; the border and the comment say the same without colour.
fn colour(severity: Severity) -> Color {
    match severity {
        Severity::Error => Color::RGB(0x00F4_B6B0),
        Severity::Warning => Color::RGB(0x00FA_E3A0),
        Severity::Information => Color::RGB(0x00D6_E6F2),
    }
}

fn is_in(place: &Place, sheet: &Sheet) -> bool {
    place.file == sheet.file && place.sheet() == sheet.name.as_deref()
}

fn link(place: &Place, sheets: &[Sheet], names: &[String]) -> Option<String> {
    let (_, name) = sheets.iter().zip(names).find(|(sheet, _)| is_in(place, sheet))?;
    let cell = place.spot()?;
    Some(format!("internal:'{}'!{cell}", name.replace('\'', "''")))
}

/// A name for each sheet that Excel takes and no other has: the sheet's own, else its file's.
fn sheet_names(sheets: &[Sheet], taken: &str) -> Vec<String> {
    let mut used: BTreeSet<String> = [taken.to_lowercase()].into();
    sheets
        .iter()
        .map(|sheet| {
            let file = sheet.file.path.rsplit('/').next().unwrap_or_default();
            let wished = sheet.name.as_deref().unwrap_or(file);
            let clean: String = wished
                .chars()
                .map(|letter| if "[]:*?/\\'".contains(letter) { '-' } else { letter })
                .collect();
            let mut name = shortened(&clean, "");
            let mut number = 2_u32;
            while name.is_empty() || !used.insert(name.to_lowercase()) {
                name = shortened(&clean, &format!(" ({number})"));
                number = number.saturating_add(1);
            }
            name
        })
        .collect()
}

/// The name cut so that with its ending it has at most 31 UTF-16 units.
fn shortened(name: &str, ending: &str) -> String {
    let room = LONGEST_NAME.saturating_sub(ending.len());
    let mut short = String::new();
    let mut units = 0_usize;
    for letter in name.chars() {
        units = units.saturating_add(letter.len_utf16());
        if units > room {
            break;
        }
        short.push(letter);
    }
    format!("{}{ending}", short.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::place::SourceFile;
    use crate::findings::Problem;
    use crate::text::Language;
    use std::sync::Arc;

    #[test]
    fn what_looks_like_an_escape_in_a_comment_is_no_escape() {
        assert_eq!(as_it_stands("Fin_xFFFE_sam_x0_x00e5_"), "Fin_x005F_xFFFE_sam_x0_x005F_x00e5_");
        assert_eq!(as_it_stands("_xåäö_ _x"), "_xåäö_ _x");
    }

    #[test]
    fn the_values_come_back_and_the_list_links_to_them() {
        let file = Arc::new(SourceFile { path: "medlemmar.xlsx".into(), sha256: String::new() });
        let mut sheet = Sheet::new(&file, Some("Beslut"), true);
        let number = rust_decimal::Decimal::new(13_055, 1);
        sheet.rows.entry(1).or_default().insert(2, Content::Number(number));
        sheet.rows.entry(1).or_default().insert(3, Content::Text("=1+1".into()));
        let mut findings = Findings::new();
        findings.at(&sheet.place(Cell::new(1, 2)), Problem::NotAnAmount { text: "10".into() });
        findings.at(&sheet.place(Cell::new(9, 0)), Problem::FormulaWithoutValue {});
        let bytes = bytes(&[sheet.clone(), sheet], &findings, &Text::new(Language::Swedish)).unwrap();
        let mut found = Findings::new();
        let read = crate::read::open::sheets(&bytes, &file, &mut found);
        assert_eq!(found, Findings::new());
        let names: Vec<&str> = read.iter().filter_map(|sheet| sheet.name.as_deref()).collect();
        assert_eq!(names[1..], ["Beslut", "Beslut (2)"]);
        assert_eq!(read[1].content(Cell::new(1, 2)), Some(&Content::Number(number)));
        assert_eq!(read[1].text(Cell::new(1, 3)).as_deref(), Some("=1+1"), "text stays text");
        assert_eq!(read[0].rows.len(), 3, "a header and two findings");
    }

    #[test]
    fn names_that_excel_takes() {
        let file = Arc::new(SourceFile {
            path: "in/Bilaga: slutlig fördelning av medel 2024.csv".into(),
            sha256: String::new(),
        });
        let sheets = [
            Sheet::new(&file, None, true),
            Sheet::new(&file, None, true),
            Sheet::new(&file, Some("att rätta"), true),
        ];
        let names = sheet_names(&sheets, "Att rätta");
        assert_eq!(
            names,
            ["Bilaga- slutlig fördelning av m", "Bilaga- slutlig fördelning (2)", "att rätta (2)"]
        );
        assert!(names.iter().all(|name| name.encode_utf16().count() <= LONGEST_NAME));
    }
}
