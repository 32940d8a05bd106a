//! The sheet *Bidrag*: who contributes what, and why. Everything but keys and last year's amounts is a formula: the
//! contributions follow what stands in the cells to fill in of the sheet *Räkna själv*.

use rust_xlsxwriter::XlsxError;

use crate::rules::outcome::{AssociationOutcome, MemberOutcome};
use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::column;
use crate::write::content::Content;
use crate::write::heading::Heading::Of;
use crate::write::heading::{CALCULATED, CHANGE, CHANGE_PERCENT, CONTRIBUTION, LAST_YEAR, MEMBER, PARTY};
use crate::write::room::fitting;
use crate::write::sharing::{Keys, Sharing};
use crate::write::sheet::Sheet;
use crate::write::style::Kind;
use crate::write::trial::Trial;

use super::areas::{Areas, BY_LAW, STATE, VALUE};

/// A column of the table.
type Column<'t> = column::Column<'t, Shared<'t>>;

/// The sheet while it is being put together: others refer to its cells before it is written.
pub struct Contributions<'b> {
    sheet: Sheet<'b>,
    columns: Vec<Column<'b>>,
}

impl<'b> Contributions<'b> {
    /// Begins the sheet with its title, and settles where its table stands.
    pub fn begin(book: &'b Book<'_>, association: &AssociationOutcome) -> Result<(Self, Area), XlsxError> {
        let mut sheet = book.sheet("sheet-contributions")?;
        sheet.headed(&book.of_year("contributions-title"), association.name.as_str())?;
        let columns = columns(book, association);
        let area = sheet.coming(&columns, association.members().count());
        Ok((Self { sheet, columns }, area))
    }

    /// Writes the table: the contributions are those of the sheet *Räkna själv*, the calculated ones are made from
    /// the parties' amounts.
    pub fn finish(
        mut self,
        book: &Book<'_>,
        association: &'b AssociationOutcome,
        areas: &Areas,
        trial: &Trial<'_>,
    ) -> Result<Sheet<'b>, XlsxError> {
        let area = &areas.contributions;
        let mut rows = Vec::new();
        for (number, party) in (STATE.saturating_add(1)..).zip(&association.parties) {
            let first = rows.len();
            let lines = (first..).take(party.members.len()).collect();
            let keys = Keys { area, column: VALUE, rows: lines, outside: false };
            let sharing = Sharing::new(party, keys);
            let amount = areas.parties.cell_from_outside(number, BY_LAW);
            for (index, line) in party.members.iter().enumerate() {
                rows.push(Shared {
                    line,
                    share: sharing.share(index, line),
                    calculated: sharing.calculated(index, line, &amount, book.formulas),
                    contribution: trial.contribution(first.saturating_add(index)),
                });
            }
        }
        self.sheet.table("table-name-contributions", &self.columns, &rows)?;
        self.sheet.keep_headings(area)?;
        self.sheet.note(&book.text.say("contributions-declared-note"))?;
        Ok(self.sheet)
    }
}

/// What a row is made from.
struct Shared<'a> {
    line: &'a MemberOutcome,
    /// The formulas of its share and of the calculated contribution, which its party gives.
    share: Content,
    calculated: Content,
    /// The cell with the contribution, on another sheet.
    contribution: String,
}

fn columns<'b>(book: &'b Book<'_>, association: &AssociationOutcome) -> Vec<Column<'b>> {
    let text = book.text;
    let names = association.members().map(|line| text.payer(&line.payer).chars().count());
    let compare = |row: &Shared<'_>| row.line.compared();
    vec![
        Column::new(MEMBER, Kind::Text, fitting(names, 22), |row, _| {
            text.payer(&row.line.payer).into_owned().into()
        })
        .total_word(),
        Column::new(PARTY, Kind::Text, 13, |row, _| text.word(&row.line.party).into()),
        Column::new(Of("column-code"), Kind::Code, 7, |row, _| {
            row.line.payer.code().map(|code| code.to_string()).unwrap_or_default().into()
        }),
        Column::new(Of("column-key"), Kind::Text, 16, |row, _| {
            row.line.key.map(|key| text.word(&key)).unwrap_or_default().into()
        }),
        Column::new(VALUE, Kind::Number, 15, |row, _| Sharing::value(row.line)),
        Column::new(Of("heading-share"), Kind::Share, 11, |row, _| row.share.clone()),
        Column::amounts(CALCULATED, Kind::Amount, 15, |row| Some(row.line.calculated.value))
            .formula(|row, _, _| row.calculated.clone())
            .sum(),
        Column::amounts(CONTRIBUTION, Kind::Amount, 15, move |row| compare(row).now)
            .formula(|row, _, amount| Content::reference(&row.contribution, amount))
            .sum(),
        Column::amounts(LAST_YEAR, Kind::Amount, 15, move |row| compare(row).before).sum(),
        Column::change(CHANGE, 15, (CONTRIBUTION, LAST_YEAR), compare),
        Column::change_percent(CHANGE_PERCENT, 14, (CHANGE, LAST_YEAR), compare),
        Column::new(Of("heading-declared"), Kind::Rate, 13, |row, _| Content::rate(row.line.declared)),
        Column::new(Of("heading-decision"), Kind::Text, 13, |row, _| text.word(&row.line.status()).into()),
    ]
}
