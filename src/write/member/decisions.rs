//! The sheet *Beslut*: ready sentences for the member's decision.

use rust_xlsxwriter::XlsxError;

use super::association_column::association_column;
use crate::domain::code::Code;
use crate::write::book::Book;
use crate::write::member_report::MemberReport;
use crate::write::sentences::Sentences;
use crate::write::sheet::{Column, Content, Sheet};
use crate::write::style::Kind;

/// The sheet, a row an association.
pub fn decisions<'b>(book: &'b Book<'_>, member: &MemberReport<'_>) -> Result<Sheet<'b>, XlsxError> {
    let text = book.text;
    let mut sheet = book.sheet("sheet-decisions")?;
    sheet.across();
    sheet.title(&text.say("decisions-title"))?;
    // A region's name says what it is, a municipality's does not.
    let lead = match member.code {
        Code::Region(_) => "decisions-lead",
        Code::Municipality(_) => "decisions-lead-municipality",
    };
    sheet.note(&text.say_with(lead, &[("member", member.name.as_str().into())]))?;
    sheet.next(1);
    let columns = [
        association_column(book, member),
        Column::new(text.say("heading-sentence"), Kind::Prose, 56),
        Column::new(text.say("heading-origin"), Kind::Prose, 44),
        Column::new(text.say("heading-remarks"), Kind::Prose, 48),
    ];
    sheet.widths(&columns)?;
    let rows = member.lines.iter().map(|(association, line)| {
        let sentences = Sentences { text, year: book.report.outcome.year, association, line };
        vec![
            Content::from(association.name.as_str()),
            sentences.decision().into(),
            sentences.origin().into(),
            sentences.remarks().into(),
        ]
    });
    let area = sheet.table(&text.say("table-name-decisions"), &columns, rows, None)?;
    sheet.keep_headings(&area)?;
    sheet.note(&text.say("decisions-note"))?;
    Ok(sheet)
}
