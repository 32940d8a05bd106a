//! The sheet *Bidrag*: every contribution of the run, as the sheet *Räkna själv* gives it. How the calculated ones came
//! about stands in each association's own workbook.

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::rules::outcome::{AssociationOutcome, MemberOutcome};
use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::column;
use crate::write::content::Content;
use crate::write::heading::Heading::Of;
use crate::write::heading::{
    ASSOCIATION, CALCULATED, CHANGE, CHANGE_PERCENT, CONTRIBUTION, LAST_YEAR, MEMBER, PARTY,
};
use crate::write::room::fitting;
use crate::write::sheet::Sheet;
use crate::write::style::Kind;
use crate::write::trial::Trial;

/// A column of the table.
type Column<'t, 'a> = column::Column<'t, Line<'a>>;

/// A member's line in an association.
pub type Line<'a> = (&'a AssociationOutcome, &'a MemberOutcome);

/// Every line of the run, in the order of the associations.
pub fn lines<'a>(book: &Book<'a>) -> Vec<Line<'a>> {
    let of = |association: &'a AssociationOutcome| association.members().map(move |line| (association, line));
    book.report.outcome.associations.iter().flat_map(of).collect()
}

/// The sheet and the cells of its table.
pub fn contributions<'b>(
    book: &'b Book<'_>,
    workbook: &mut Workbook,
    lines: &[Line<'_>],
    trial: &Trial<'_>,
) -> Result<(Sheet<'b>, Area), XlsxError> {
    let mut sheet = book.long_sheet(workbook, lines.len(), "sheet-contributions")?;
    sheet.headed(&book.of_year("contributions-title"), &book.text.say("contributions-declared-note"))?;
    let area = sheet.table("table-name-contributions", &columns(book, lines, trial), lines)?;
    sheet.keep_headings(&area)?;
    Ok((sheet, area))
}

fn columns<'t, 'a>(book: &'t Book<'_>, lines: &[Line<'a>], trial: &'t Trial<'_>) -> Vec<Column<'t, 'a>> {
    let text = book.text;
    let compare = |(_, line): &Line<'a>| line.compared();
    vec![
        Column::new(ASSOCIATION, Kind::Text, association_width(lines), |(association, _), _| {
            association.name.as_str().into()
        })
        .total_word(),
        Column::new(MEMBER, Kind::Text, member_width(book, lines), |(_, line), _| {
            text.payer(&line.payer).into_owned().into()
        }),
        Column::new(PARTY, Kind::Text, 12, |(_, line), _| text.word(&line.party).into()),
        Column::new(Of("column-code"), Kind::Code, 7, |(_, line), _| {
            line.payer.code().map(|code| code.to_string()).unwrap_or_default().into()
        }),
        Column::amounts(CALCULATED, Kind::Amount, 15, |(_, line)| Some(line.calculated.value)).sum(),
        Column::amounts(CONTRIBUTION, Kind::Amount, 15, move |line| compare(line).now)
            .formula(|_, cells, amount| Content::reference(&trial.contribution(cells.row), amount))
            .sum(),
        Column::amounts(LAST_YEAR, Kind::Amount, 15, move |line| compare(line).before).sum(),
        Column::change(CHANGE, 15, (CONTRIBUTION, LAST_YEAR), compare),
        Column::change_percent(CHANGE_PERCENT, 14, (CHANGE, LAST_YEAR), compare),
        Column::new(Of("heading-declared"), Kind::Rate, 13, |(_, line), _| Content::rate(line.declared)),
        Column::new(Of("heading-decision"), Kind::Text, 14, |(_, line), _| text.word(&line.status()).into()),
    ]
}

/// How wide a column with the associations' names is.
pub fn association_width(lines: &[Line<'_>]) -> u16 {
    fitting(lines.iter().map(|(association, _)| association.name.as_str().chars().count()), 24)
}

/// How wide a column with the members' names is.
pub fn member_width(book: &Book<'_>, lines: &[Line<'_>]) -> u16 {
    fitting(lines.iter().map(|(_, line)| book.text.payer(&line.payer).chars().count()), 20)
}
