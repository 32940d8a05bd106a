//! The office's own workbook, empty or begun: a sheet for each table, with its header words, a note
//! on each header, lists to choose from, and the rows that are known so far.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Note, Workbook, XlsxError,
};

use crate::domain::code::Code;
use crate::domain::member::{Party, party_of};
use crate::domain::year::Year;
use crate::text::Text;
use crate::write::portable;

/// How many rows below the header the lists and checks reach.
const ROWS: u32 = 2_000;

/// A row of the member list as it is begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BegunMember {
    /// The association.
    pub association: String,
    /// The member: its code and name; `None` where no member is known.
    pub member: Option<(Code, String)>,
    /// How it is known, in a few words.
    pub known_by: String,
}

/// What the workbook begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    /// The budget year; last year's table is for the year before.
    pub year: Year,
    /// The member list.
    pub members: Vec<BegunMember>,
    /// Other names and what they mean.
    pub aliases: Vec<(String, String)>,
}

/// A column of a table: the identifiers of its heading and note, its width, its choices, and what a row begins with.
struct ColumnOf<Row> {
    heading: &'static str,
    note: &'static str,
    width: f64,
    choices: &'static [&'static str],
    begun: fn(&Row, &Text) -> String,
}

const fn column<Row>(heading: &'static str, note: &'static str, width: f64) -> ColumnOf<Row> {
    ColumnOf { heading, note, width, choices: &[], begun: |_, _| String::new() }
}

const fn choice<Row>(
    heading: &'static str,
    note: &'static str,
    width: f64,
    choices: &'static [&'static str],
) -> ColumnOf<Row> {
    ColumnOf { choices, ..column(heading, note, width) }
}

impl<Row> ColumnOf<Row> {
    const fn begun(self, begun: fn(&Row, &Text) -> String) -> Self {
        Self { begun, ..self }
    }
}

const KEYS: &[&str] =
    &["key-population", "key-population-16-64", "key-equal", "key-percent", "key-weight", "key-amount"];

const MEMBERS: &[ColumnOf<BegunMember>] = &[
    column("column-association", "office-note-association", 46.0)
        .begun(|member: &BegunMember, _| member.association.clone()),
    column("column-member", "office-note-member", 24.0)
        .begun(|member: &BegunMember, _| member.of(|_, name| name.to_owned())),
    choice("column-party", "office-note-party", 11.0, &["office-party-region", "office-party-municipality"])
        .begun(|member, text| {
            member.of(|code, _| match party_of(code) {
                Party::Regions => text.say("office-party-region"),
                Party::Municipalities | Party::State => text.say("office-party-municipality"),
            })
        }),
    column("column-code", "office-note-code", 8.0).begun(|member, _| member.of(|code, _| code.to_string())),
    choice("column-key", "office-note-key", 18.0, KEYS),
    column("column-value", "office-note-value", 10.0),
    column("column-from", "office-note-from", 12.0),
    column("column-to", "office-note-to", 12.0),
    choice("column-confirmed", "office-note-confirmed", 12.0, &["office-yes", "office-no"])
        .begun(|_, text| text.say("office-no")),
    column("column-known-by", "office-note-known-by", 40.0).begun(|member, _| member.known_by.clone()),
];

const DECISIONS: &[ColumnOf<()>] = &[
    column("column-year", "office-note-decision-year", 12.0),
    column("column-association", "office-note-decision-association", 34.0),
    column("column-member", "office-note-decision-member", 24.0),
    choice(
        "column-rule",
        "office-note-rule",
        12.0,
        &["rule-reduction", "rule-follows", "rule-amount", "rule-cap", "rule-floor"],
    ),
    column("column-value", "office-note-decision-value", 16.0),
    column("column-rounding", "office-note-rounding", 18.0),
    column("column-date", "office-note-date", 12.0),
    choice(
        "column-status",
        "office-note-status",
        13.0,
        &["decision-status-preliminary", "decision-status-conditional", "decision-status-final"],
    ),
    column("column-reference", "office-note-reference", 16.0),
    column("column-note", "office-note-note", 40.0),
];

const LAST_YEAR: &[ColumnOf<()>] = &[
    column("column-association", "office-note-last-year-association", 46.0),
    column("column-member", "office-note-member", 24.0),
    column("column-year", "office-note-year", 8.0),
    column("office-amount-kr", "office-note-amount", 16.0),
];

const ALIASES: &[ColumnOf<(String, String)>] = &[
    column("column-name", "office-note-alias-name", 40.0).begun(|(name, _), _| name.clone()),
    column("column-target", "office-note-alias-target", 46.0).begun(|(_, target), _| target.clone()),
    column("column-from", "office-note-from", 12.0),
    column("column-to", "office-note-to", 12.0),
];

const CONTACTS: &[ColumnOf<()>] = &[
    column("column-member", "office-note-contact-member", 30.0),
    column("column-email", "office-note-email", 34.0),
    column("column-name", "office-note-contact-name", 26.0),
    column("column-copy", "office-note-copy", 34.0),
];

const PLAN: &[ColumnOf<()>] = &[
    column("column-association", "office-note-association", 46.0),
    column("column-year", "office-note-plan-year", 8.0),
    column("office-state-amount-kr", "office-note-plan-amount", 20.0),
    choice("column-method", "office-note-plan-method", 14.0, &["plan-linear", "plan-equal-percent"]),
    column("column-target-year", "office-note-plan-target-year", 9.0),
    column("office-target-amount-kr", "office-note-plan-target-amount", 18.0),
];

/// The bytes of the workbook.
///
/// # Errors
/// What the library says; none is expected for text of ordinary length.
pub fn bytes(begun: &Begun, text: &Text) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // A fixed day, so that the same beginning gives the same bytes.
    let created = ExcelDateTime::from_ymd(begun.year.number(), 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));

    table(&mut workbook, text, "table-members", MEMBERS, &begun.members)?;
    table(&mut workbook, text, "table-decisions", DECISIONS, &[])?;
    table(&mut workbook, text, "table-last-year", LAST_YEAR, &[])?;
    table(&mut workbook, text, "table-contacts", CONTACTS, &[])?;
    table(&mut workbook, text, "table-aliases", ALIASES, &begun.aliases)?;
    table(&mut workbook, text, "table-plan", PLAN, &[])?;
    portable::bytes(&mut workbook, Some(text.language()))
}

impl BegunMember {
    /// What its code and name say; nothing where no member is known.
    fn of(&self, say: impl Fn(Code, &str) -> String) -> String {
        self.member.as_ref().map(|(code, name)| say(*code, name)).unwrap_or_default()
    }
}

fn table<Row>(
    workbook: &mut Workbook,
    text: &Text,
    name: &str,
    columns: &[ColumnOf<Row>],
    rows: &[Row],
) -> Result<(), XlsxError> {
    let heading = Format::new()
        .set_bold()
        .set_background_color("DCE6EE")
        .set_border_bottom(FormatBorder::Thin)
        .set_align(FormatAlign::Top);
    let sheet = workbook.add_worksheet().set_name(text.say(name))?;
    for (index, column) in (0_u16..).zip(columns) {
        sheet.write_with_format(0, index, text.say(column.heading), &heading)?;
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
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    for (number, row) in (1_u32..).zip(rows) {
        for (index, column) in (0_u16..).zip(columns) {
            sheet.write_string(number, index, (column.begun)(row, text))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn the_sheets_are_found_again_by_their_headers() {
        for language in [Language::Swedish, Language::English] {
            let begun = Begun {
                year: Year::new(2025).unwrap(),
                members: vec![BegunMember {
                    association: "Sydnärke".into(),
                    member: Some(("1860".parse().unwrap(), "Laxå".into())),
                    known_by: String::new(),
                }],
                aliases: vec![("SN".into(), "Sydnärke".into())],
            };
            let bytes = bytes(&begun, &Text::new(language)).unwrap();
            let file = std::sync::Arc::new(crate::domain::place::SourceFile {
                path: "m.xlsx".into(),
                sha256: String::new(),
            });
            let mut findings = crate::findings::Findings::new();
            let sheets = crate::read::open::sheets(&bytes, &file, &mut findings);
            let office = crate::read::office::rows(&sheets, &mut findings);
            let found: Vec<&str> = findings.sorted().iter().map(|finding| finding.problem.id()).collect();
            assert_eq!(found, ["member-not-confirmed"]);
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
