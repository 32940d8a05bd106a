//! The sheet *Beslut*: ready sentences for the member's decision.

use rust_xlsxwriter::XlsxError;

use super::association_column::association_column;
use crate::domain::code::Code;
use crate::write::book::Book;
use crate::write::column;
use crate::write::heading::Heading::Of;
use crate::write::member_report::{MemberLine, MemberReport};
use crate::write::sentences::{Sentences, condition, municipality_in_full};
use crate::write::sheet::Sheet;
use crate::write::style::Kind;

/// A column of the table.
type Column<'t, 'a> = column::Column<'t, MemberLine<'a>>;

/// The sheet, a row an association.
pub fn decisions<'b, 'a>(book: &'b Book<'a>, member: &MemberReport<'a>) -> Result<Sheet<'b>, XlsxError> {
    let text = book.text;
    let mut sheet = book.sheet("sheet-decisions")?;
    sheet.across();
    sheet.title(&text.say("decisions-title"))?;
    // A region's name says what it is, a municipality's does not.
    let name = match member.code {
        Code::Region(_) => member.name.to_string(),
        Code::Municipality(_) => municipality_in_full(member.name.as_str()),
    };
    let named = member.lines.iter().map(|(association, line)| (association.name.to_string(), *line));
    if let Some(condition) = condition(text, named) {
        sheet.note(&condition)?;
    }
    sheet.note(&text.say_with("decisions-lead", &[("member", (&name).into())]))?;
    sheet.next(1);
    let year = book.report.outcome.year;
    let sentences = |(association, line): &MemberLine<'a>| Sentences { text, year, association, line };
    let columns = [
        association_column(member, |(association, _): &MemberLine<'_>| association).without_total(),
        Column::new(Of("heading-sentence"), Kind::Prose, 56, |it, _| sentences(it).decision().into()),
        Column::new(Of("heading-decision"), Kind::Text, 14, |(_, line), _| text.word(&line.status()).into()),
        Column::new(Of("heading-origin"), Kind::Prose, 44, |it, _| sentences(it).origin().into()),
        Column::new(Of("heading-remarks"), Kind::Prose, 48, |it, _| sentences(it).remarks().into()),
    ];
    let area = sheet.table("table-name-decisions", &columns, &member.lines)?;
    sheet.keep_headings(&area)?;
    sheet.note(&text.say("decisions-note"))?;
    Ok(sheet)
}
