//! The sheet *Bidrag*: who contributes what, and why. Everything but keys and last year's amounts is a formula: the
//! contributions follow what stands in the cells to fill in of the sheet *Räkna själv*.

use rust_xlsxwriter::XlsxError;

use crate::domain::money::Money;
use crate::rules::outcome::{AssociationOutcome, MemberOutcome, sum_if_known};
use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::room::fitting;
use crate::write::sharing::{Keys, Sharing};
use crate::write::sheet::{Column, Content, Sheet};
use crate::write::style::Kind;
use crate::write::trial::Trial;

use super::areas::{Areas, BY_LAW, CALCULATED, CHANGE, CONTRIBUTION, LAST_YEAR, STATE, VALUE};

/// The sheet while it is being put together: others refer to its cells before it is written.
pub struct Contributions<'b> {
    sheet: Sheet<'b>,
    columns: Vec<Column>,
}

impl<'b> Contributions<'b> {
    /// Begins the sheet with its title, and settles where its table stands.
    pub fn begin(book: &'b Book<'_>, association: &AssociationOutcome) -> Result<(Self, Area), XlsxError> {
        let mut sheet = book.sheet("sheet-contributions")?;
        sheet.across();
        sheet.title(&book.of_year("contributions-title"))?;
        sheet.note(association.name.as_str())?;
        sheet.next(1);
        let columns = columns(book, association);
        sheet.widths(&columns)?;
        let area = sheet.coming(association.members().count());
        Ok((Self { sheet, columns }, area))
    }

    /// Writes the table: the contributions are those of the sheet *Räkna själv*, the calculated ones are made from
    /// the parties' amounts.
    pub fn finish(
        mut self,
        book: &Book<'_>,
        association: &AssociationOutcome,
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
                let shared = Shared {
                    share: sharing.share(index, line),
                    calculated: sharing.calculated(index, line, &amount, book.formulas),
                    contribution: trial.contribution(first.saturating_add(index)),
                };
                rows.push(row(book, area, first.saturating_add(index), line, shared));
            }
        }
        let lines: Vec<&MemberOutcome> = association.members().collect();
        let total = total(book, area, &lines);
        self.sheet.table(&book.text.say("table-name-contributions"), &self.columns, rows, Some(total))?;
        self.sheet.keep_headings(area)?;
        self.sheet.note(&book.text.say("contributions-declared-note"))?;
        Ok(self.sheet)
    }
}

/// What a row takes from its party and from other sheets.
struct Shared {
    share: Content,
    calculated: Content,
    contribution: String,
}

fn columns(book: &Book<'_>, association: &AssociationOutcome) -> Vec<Column> {
    let say = |id: &str| book.text.say(id);
    let names = association.members().map(|line| book.text.payer(&line.payer).chars().count());
    vec![
        Column::new(say("column-member"), Kind::Text, fitting(names, 22)),
        Column::new(say("column-party"), Kind::Text, 13),
        Column::new(say("column-code"), Kind::Code, 7),
        Column::new(say("column-key"), Kind::Text, 16),
        Column::new(say("heading-key-value"), Kind::Number, 15),
        Column::new(say("heading-share"), Kind::Share, 11),
        Column::new(say("heading-calculated"), Kind::Amount, 15),
        Column::new(book.of_year("heading-contribution"), Kind::Amount, 15),
        Column::new(book.of_last_year("heading-contribution"), Kind::Amount, 15),
        Column::new(say("heading-change"), Kind::Change, 15),
        Column::new(say("heading-change-percent"), Kind::ChangePercent, 14),
        Column::new(say("heading-declared"), Kind::Rate, 13),
        Column::new(say("heading-decision"), Kind::Text, 13),
    ]
}

fn row(book: &Book<'_>, area: &Area, index: usize, line: &MemberOutcome, shared: Shared) -> Vec<Content> {
    let text = book.text;
    let cell = |column| area.cell(index, column);
    let last_year = line.last_year.as_ref().map(|amount| amount.value);
    let change = line.change.as_ref().map(|amount| amount.value);
    vec![
        text.payer(&line.payer).into_owned().into(),
        text.word(&line.party).into(),
        line.payer.code().map(|code| code.to_string()).unwrap_or_default().into(),
        line.key.map(|key| text.word(&key)).unwrap_or_default().into(),
        Sharing::value(line),
        shared.share,
        shared.calculated,
        Content::reference(&shared.contribution, Some(line.contribution.value)),
        Content::amount(last_year),
        book.formulas.difference(&cell(CONTRIBUTION), &cell(LAST_YEAR), change),
        book.formulas.quotient(&cell(CHANGE), &cell(LAST_YEAR), (change, last_year)),
        Content::rate(line.declared),
        text.word(&line.status()).into(),
    ]
}

fn total(book: &Book<'_>, area: &Area, lines: &[&MemberOutcome]) -> Vec<Content> {
    let formulas = book.formulas;
    let sum = |column: usize, amount: fn(&MemberOutcome) -> Option<Money>| {
        let result = sum_if_known(lines.iter().map(|line| amount(line)));
        (formulas.sum(&area.column(column), result), result)
    };
    let (calculated, _) = sum(CALCULATED, |line| Some(line.calculated.value));
    let (contribution, now) = sum(CONTRIBUTION, |line| Some(line.contribution.value));
    let (last_year, before) = sum(LAST_YEAR, |line| line.last_year.as_ref().map(|amount| amount.value));
    let change = now.zip(before).and_then(|(now, before)| now.minus(before).ok());
    let cell = |column| area.cell(lines.len(), column);
    vec![
        book.text.say("total").into(),
        Content::Blank,
        Content::Blank,
        Content::Blank,
        Content::Blank,
        Content::Blank,
        calculated,
        contribution,
        last_year,
        formulas.difference(&cell(CONTRIBUTION), &cell(LAST_YEAR), change),
        formulas.quotient(&cell(CHANGE), &cell(LAST_YEAR), (change, before)),
        Content::Blank,
        Content::Blank,
    ]
}
