//! The office's own workbook, empty, begun or carried on from the year before: a sheet for each table, with its header
//! words, a note on each header, lists to choose from, and the rows that are known so far.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Note, Workbook, Worksheet, XlsxError,
};

use crate::domain::year::Year;
use crate::read::column::Column;
use crate::read::office_table::{OfficeRow, OfficeTable};
use crate::read::sheet::Content;
use crate::read::table_kind::TableKind;
use crate::text::Text;
use crate::write::portable;

/// How many rows below the header the lists and checks reach.
const ROWS: u32 = 2_000;

/// The width of a column with the office's own notes.
const NOTES_WIDTH: f64 = 30.0;

/// A column of a table: what it is, the identifiers of its heading and note, its width and its choices.
struct ColumnOf {
    column: Column,
    heading: &'static str,
    note: &'static str,
    width: f64,
    choices: &'static [&'static str],
}

const fn column(column: Column, heading: &'static str, note: &'static str, width: f64) -> ColumnOf {
    ColumnOf { column, heading, note, width, choices: &[] }
}

impl ColumnOf {
    const fn choices(self, choices: &'static [&'static str]) -> Self {
        Self { choices, ..self }
    }
}

const KEYS: &[&str] =
    &["key-population", "key-population-16-64", "key-equal", "key-percent", "key-weight", "key-amount"];
const PARTIES: &[&str] = &["office-party-region", "office-party-municipality"];
const RULES: &[&str] = &["rule-reduction", "rule-follows", "rule-amount", "rule-cap", "rule-floor"];
const STATUSES: &[&str] =
    &["decision-status-preliminary", "decision-status-conditional", "decision-status-final"];

const MEMBERS: &[ColumnOf] = &[
    column(Column::Association, "column-association", "office-note-association", 46.0),
    column(Column::ShortName, "column-short-name", "office-note-short-name", 24.0),
    column(Column::Member, "column-member", "office-note-member", 24.0),
    column(Column::Party, "column-party", "office-note-party", 11.0).choices(PARTIES),
    column(Column::Code, "column-code", "office-note-code", 8.0),
    column(Column::Key, "column-key", "office-note-key", 18.0).choices(KEYS),
    column(Column::Value, "column-value", "office-note-value", 10.0),
    column(Column::From, "column-from", "office-note-from", 12.0),
    column(Column::To, "column-to", "office-note-to", 12.0),
    column(Column::Confirmed, "column-confirmed", "office-note-confirmed", 12.0)
        .choices(&["office-yes", "office-no"]),
    column(Column::KnownBy, "column-known-by", "office-note-known-by", 40.0),
];

/// The columns of a member list that finsam has begun, which nobody else's needs.
const OF_BEGINNING: [Column; 2] = [Column::Confirmed, Column::KnownBy];

const DECISIONS: &[ColumnOf] = &[
    column(Column::Year, "column-year", "office-note-decision-year", 12.0),
    column(Column::Association, "column-association", "office-note-decision-association", 34.0),
    column(Column::Member, "column-member", "office-note-decision-member", 24.0),
    column(Column::Rule, "column-rule", "office-note-rule", 12.0).choices(RULES),
    column(Column::Value, "column-value", "office-note-decision-value", 16.0),
    column(Column::Rounding, "column-rounding", "office-note-rounding", 18.0),
    column(Column::Date, "column-date", "office-note-date", 12.0),
    column(Column::Status, "column-status", "office-note-status", 13.0).choices(STATUSES),
    column(Column::Reference, "column-reference", "office-note-reference", 16.0),
    column(Column::Note, "column-note", "office-note-note", 40.0),
];

const LAST_YEAR: &[ColumnOf] = &[
    column(Column::Association, "column-association", "office-note-last-year-association", 46.0),
    column(Column::Member, "column-member", "office-note-member", 24.0),
    column(Column::Year, "column-year", "office-note-year", 8.0),
    column(Column::Amount, "office-amount-kr", "office-note-amount", 16.0),
    column(Column::Source, "column-source", "office-note-source", 24.0),
];

const CONTACTS: &[ColumnOf] = &[
    column(Column::Member, "column-member", "office-note-contact-member", 30.0),
    column(Column::Email, "column-email", "office-note-email", 34.0),
    column(Column::Name, "column-name", "office-note-contact-name", 26.0),
    column(Column::Copy, "column-copy", "office-note-copy", 34.0),
];

const ALIASES: &[ColumnOf] = &[
    column(Column::Name, "column-name", "office-note-alias-name", 40.0),
    column(Column::Target, "column-target", "office-note-alias-target", 46.0),
    column(Column::From, "column-from", "office-note-from", 12.0),
    column(Column::To, "column-to", "office-note-to", 12.0),
];

const PLAN: &[ColumnOf] = &[
    column(Column::Association, "column-association", "office-note-association", 46.0),
    column(Column::Year, "column-year", "office-note-plan-year", 8.0),
    column(Column::StateAmount, "office-state-amount-kr", "office-note-plan-amount", 20.0),
    column(Column::Method, "column-method", "office-note-plan-method", 14.0)
        .choices(&["plan-linear", "plan-equal-percent"]),
    column(Column::TargetYear, "column-target-year", "office-note-plan-target-year", 9.0),
    column(Column::TargetAmount, "office-target-amount-kr", "office-note-plan-target-amount", 18.0),
];

const ASSOCIATIONS: &[ColumnOf] = &[
    column(Column::Association, "column-association", "office-note-association", 46.0),
    column(Column::OwnCapital, "office-own-capital-kr", "office-note-own-capital", 18.0),
    column(Column::Funds, "office-funds-kr", "office-note-funds", 18.0),
    column(Column::StateBefore, "office-state-before-kr", "office-note-state-before", 22.0),
];

/// What the state may give, before the authority has said so.
const AMOUNTS: &[ColumnOf] = &[
    column(Column::Association, "column-association", "office-note-association", 46.0),
    column(Column::Requested, "office-requested-kr", "office-note-requested", 24.0),
    column(Column::Assumed, "office-assumed-kr", "office-note-assumed", 24.0),
];

/// The sheets that every workbook has, in their order.
const SHEETS: [(TableKind, &[ColumnOf]); 6] = [
    (TableKind::Members, MEMBERS),
    (TableKind::Decisions, DECISIONS),
    (TableKind::LastYear, LAST_YEAR),
    (TableKind::Contacts, CONTACTS),
    (TableKind::Aliases, ALIASES),
    (TableKind::Plan, PLAN),
];

/// Sheets that only the workbook of an office has that uses it.
const MORE: [(TableKind, &[ColumnOf]); 2] =
    [(TableKind::Associations, ASSOCIATIONS), (TableKind::Allocation, AMOUNTS)];

/// The bytes of the workbook for a budget year, with what its tables begin with. Several tables of one kind stand one
/// after another, each with its own headings, for they may count in different units.
///
/// # Errors
/// What the library says; none is expected for text of ordinary length.
pub fn bytes(year: Year, tables: &[OfficeTable], text: &Text) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // A fixed day, so that the same beginning gives the same bytes.
    let created = ExcelDateTime::from_ymd(year.number(), 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    for (kind, columns) in SHEETS {
        let of_kind: Vec<&OfficeTable> = tables.iter().filter(|table| table.kind == kind).collect();
        sheets(&mut workbook, text, kind, columns, &of_kind)?;
    }
    for (kind, columns) in MORE {
        let of_kind: Vec<&OfficeTable> = tables.iter().filter(|table| table.kind == kind).collect();
        if !of_kind.is_empty() {
            sheets(&mut workbook, text, kind, columns, &of_kind)?;
        }
    }
    portable::bytes(&mut workbook, Some(text.language()))
}

/// A sheet for each table of one kind, or an empty one: tables of the same headings share theirs.
fn sheets(
    workbook: &mut Workbook,
    text: &Text,
    kind: TableKind,
    columns: &[ColumnOf],
    tables: &[&OfficeTable],
) -> Result<(), XlsxError> {
    let mut by_headings: Vec<(&OfficeTable, Vec<&OfficeRow>)> = Vec::new();
    let empty = OfficeTable::empty(kind);
    for table in tables.iter().copied().chain(tables.is_empty().then_some(&empty)) {
        let same = |other: &&mut (&OfficeTable, Vec<&OfficeRow>)| {
            other.0.headings == table.headings && other.0.notes == table.notes
        };
        match by_headings.iter_mut().find(same) {
            Some((_, rows)) => rows.extend(&table.rows),
            None => by_headings.push((table, table.rows.iter().collect())),
        }
    }
    for (number, (table, rows)) in (1_usize..).zip(by_headings) {
        // An office's own list needs no confirmation, and says from nowhere that it is known.
        let is_begun = table.headings.is_empty();
        let stays = |it: &&ColumnOf| {
            is_begun || table.headings.contains_key(&it.column) || !OF_BEGINNING.contains(&it.column)
        };
        let columns: Vec<&ColumnOf> = columns.iter().filter(stays).collect();
        let name = text.say(kind.id());
        let name = if number == 1 { name } else { format!("{name} {number}") };
        sheet(workbook.add_worksheet().set_name(name)?, text, &columns, table, &rows)?;
    }
    Ok(())
}

fn sheet(
    sheet: &mut Worksheet,
    text: &Text,
    columns: &[&ColumnOf],
    table: &OfficeTable,
    rows: &[&OfficeRow],
) -> Result<(), XlsxError> {
    let heading = Format::new()
        .set_bold()
        .set_background_color("DCE6EE")
        .set_border_bottom(FormatBorder::Thin)
        .set_align(FormatAlign::Top);
    let look = Look::new();
    let mut at: BTreeMap<Column, u16> = BTreeMap::new();
    for (index, column) in (0_u16..).zip(columns) {
        at.insert(column.column, index);
        let called = table.headings.get(&column.column).cloned().unwrap_or_else(|| text.say(column.heading));
        sheet.write_with_format(0, index, &called, &heading)?;
        let note =
            Note::new(text.say(column.note)).set_author("finsam").add_author_prefix(false).set_width(260);
        sheet.insert_note(0, index, &note)?;
        sheet.set_column_width(index, column.width)?;
        if !column.choices.is_empty() {
            let words: Vec<String> = column.choices.iter().map(|id| text.say(id)).collect();
            let list = DataValidation::new()
                .allow_list_strings(&words)?
                .set_error_style(DataValidationErrorStyle::Stop)
                .set_error_title(text.say(column.heading))?
                .set_error_message(text.say("office-choose"))?;
            sheet.add_data_validation(1, index, ROWS, index, &list)?;
        }
    }
    // Columns of other kinds of table that the office has here, and its own notes. A heading may mean several columns,
    // of which the table has one.
    let mut shown: BTreeSet<&String> =
        columns.iter().filter_map(|it| table.headings.get(&it.column)).chain(&table.notes).collect();
    let others = table.headings.iter().filter(|(_, called)| shown.insert(called));
    let mut next = u16::try_from(columns.len()).unwrap_or(u16::MAX);
    let mut more = |called: &str| -> Result<u16, XlsxError> {
        let index = next;
        next = next.saturating_add(1);
        sheet.write_with_format(0, index, called, &heading)?;
        sheet.set_column_width(index, NOTES_WIDTH)?;
        Ok(index)
    };
    for (column, called) in others {
        at.insert(*column, more(called)?);
    }
    let notes: Vec<u16> = table.notes.iter().map(|called| more(called)).collect::<Result<_, _>>()?;
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    for (number, row) in (1_u32..).zip(rows) {
        for (column, content) in &row.cells {
            if let Some(index) = at.get(column) {
                look.write(sheet, (number, *index), Some(*column), content)?;
            }
        }
        for (index, content) in notes.iter().zip(&row.notes) {
            if let Some(content) = content {
                look.write(sheet, (number, *index), None, content)?;
            }
        }
    }
    Ok(())
}

/// How the kinds of content look.
struct Look {
    /// An amount in whole units.
    amount: Format,
    /// An amount with öre, or thousands with decimals.
    fraction: Format,
    /// A year or a code: it stands as text does, with no thousands apart.
    number: Format,
    percent: Format,
    date: Format,
}

impl Look {
    fn new() -> Self {
        let amount =
            |form: &str| Format::new().set_num_format(form).set_align(FormatAlign::Right).set_indent(1);
        let left = || Format::new().set_align(FormatAlign::Left);
        Self {
            amount: amount("#,##0"),
            fraction: amount("#,##0.0##"),
            number: left(),
            percent: left().set_num_format("0.##########%"),
            date: left().set_num_format("yyyy-mm-dd"),
        }
    }

    fn write(
        &self,
        sheet: &mut Worksheet,
        (row, index): (u32, u16),
        column: Option<Column>,
        content: &Content,
    ) -> Result<(), XlsxError> {
        let float = |number: &Decimal| number.to_f64().unwrap_or_default();
        match content {
            Content::Text(text) | Content::Other(text) | Content::Error(text) => {
                sheet.write_string(row, index, text)?;
            }
            Content::Number(value) => {
                let format = match column {
                    Some(column) if column.has_amounts() && value.is_integer() => &self.amount,
                    Some(column) if column.has_amounts() => &self.fraction,
                    _ => &self.number,
                };
                sheet.write_number_with_format(row, index, float(value), format)?;
            }
            Content::Percent(value) => {
                sheet.write_number_with_format(row, index, float(value), &self.percent)?;
            }
            Content::Date(day) => {
                let (year, month, day) = (day.year(), day.month(), day.day());
                let date =
                    ExcelDateTime::from_ymd(year.unsigned_abs(), month.unsigned_abs(), day.unsigned_abs())?;
                sheet.write_datetime_with_format(row, index, &date, &self.date)?;
            }
            Content::FormulaWithoutValue => {}
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn the_sheets_are_found_again_by_their_headers() {
        for language in [Language::Swedish, Language::English] {
            let row = |cells: &[(Column, &str)]| {
                OfficeRow::of(cells.iter().map(|(column, text)| (*column, (*text).to_owned())))
            };
            let member =
                row(&[(Column::Association, "Sydnärke"), (Column::Member, "Laxå"), (Column::Code, "1860")]);
            let alias = row(&[(Column::Name, "SN"), (Column::Target, "Sydnärke")]);
            let tables = [(TableKind::Members, member), (TableKind::Aliases, alias)]
                .map(|(kind, row)| OfficeTable { rows: vec![row], ..OfficeTable::empty(kind) });
            let bytes = bytes(Year::new(2025).unwrap(), &tables, &Text::new(language)).unwrap();
            let file = std::sync::Arc::new(crate::domain::place::SourceFile {
                path: "m.xlsx".into(),
                sha256: String::new(),
            });
            let mut findings = crate::findings::Findings::new();
            let sheets = crate::read::open::sheets(&bytes, &file, &mut findings);
            let office = crate::read::office::rows(&sheets, &mut findings);
            let found: Vec<&str> = findings.sorted().iter().map(|finding| finding.problem.id()).collect();
            assert_eq!(found, ["members-not-confirmed"]);
            assert_eq!((office.members.len(), office.aliases.len()), (1, 1));
            assert_eq!(sheets.len(), 6);
        }
    }

    #[test]
    fn every_choice_is_a_word_that_is_read() {
        use crate::domain::decision::{DecisionRule, DecisionStatus};
        use crate::domain::plan::PlanMethod;
        use crate::domain::split_key::KeyKind;
        use crate::read::choice::Choice;
        for language in [Language::Swedish, Language::English] {
            let text = Text::new(language);
            let reads = |word: &str, words: &[&[&str]]| words.iter().any(|words| words.contains(&word));
            let words = |lists: Vec<&'static [&'static str]>| lists;
            let keys = words(KeyKind::WORDS.iter().map(|(_, words)| *words).collect());
            let rules = words(DecisionRule::WORDS.iter().map(|(_, words)| *words).collect());
            let status = words(DecisionStatus::WORDS.iter().map(|(_, words)| *words).collect());
            let methods = words(PlanMethod::WORDS.iter().map(|(_, words)| *words).collect());
            let members = MEMBERS.iter().map(|column| (column.heading, column.choices));
            let others = DECISIONS.iter().chain(PLAN).map(|column| (column.heading, column.choices));
            for (heading, choices) in members.chain(others) {
                let lists = match heading {
                    "column-key" => &keys,
                    "column-rule" => &rules,
                    "column-status" => &status,
                    "column-method" => &methods,
                    _ => continue,
                };
                for choice in choices {
                    assert!(reads(&text.say(choice), lists), "{choice}");
                }
            }
        }
    }
}
