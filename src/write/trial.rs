//! The sheet *Räkna själv*: cells that the reader may change, and what every contribution then becomes. All other
//! sheets of the workbook follow. Beside each contribution stands the program's own, as a value: charts draw from
//! it, and the difference tells what the reader has changed.

use rust_xlsxwriter::XlsxError;

use super::area::Area;
use super::book::Book;
use super::column::{self, Cells};
use super::content::Content;
use super::figure::Figure;
use super::heading::{CALCULATED, DIFFERENCE, Heading, LAST_YEAR, PROGRAM};
use super::reduction::{self, AMOUNT, DIRECTION, RATE, STEP};
use super::sheet::Sheet;
use super::style::Kind;
use crate::domain::money::Money;
use crate::domain::rounding::Rounding;
use crate::rules::outcome::{AssociationOutcome, MemberOutcome};
use crate::text::Text;

/// A column of the table.
pub type Column<'t> = column::Column<'t, Tried<'t>>;

/// What the contribution becomes.
const TRIED: Heading = Heading::Of("heading-try-contribution");

/// The sheet while it is being put together: the other sheets refer to its cells before it is written, and it to
/// theirs.
pub struct Trial<'b> {
    sheet: Sheet<'b>,
    columns: Vec<Column<'b>>,
    area: Area,
}

/// What a row is made from.
pub struct Tried<'a> {
    /// Where the contribution goes.
    pub association: &'a AssociationOutcome,
    /// The contribution.
    pub line: &'a MemberOutcome,
    /// The cell with last year's contribution.
    pub last_year: String,
    /// The cell with the contribution by law and key, where another sheet has it.
    pub calculated: Option<String>,
    /// The cell for a last column, where there is one.
    pub more: String,
}

impl<'b> Trial<'b> {
    /// Begins the sheet of an owner with its title: `labels` are the columns that say whose a contribution is,
    /// `more` is a last column of amounts.
    pub fn begin(
        book: &'b Book<'_>,
        mut sheet: Sheet<'b>,
        owner: &str,
        labels: Vec<Column<'b>>,
        more: Option<Column<'b>>,
        lines: usize,
    ) -> Result<Self, XlsxError> {
        let say = |id: &str| book.text.say(id);
        sheet.across();
        sheet.title(&say("trial-title"))?;
        sheet.note(owner)?;
        sheet.note(&say("trial-note"))?;
        sheet.next(1);
        let mut columns = labels;
        columns.extend(own_columns(book.text));
        columns.extend(more);
        let area = sheet.coming(&columns, lines);
        Ok(Self { sheet, columns, area })
    }

    /// The contribution of a row, for a formula on another sheet.
    pub fn contribution(&self, row: usize) -> String {
        self.area.cell_from_outside(row, TRIED)
    }

    /// The program's own contributions: values, for a chart.
    pub fn programs(&self) -> String {
        self.area.column_from_outside(PROGRAM)
    }

    /// The cells with the first label of every row, for a chart.
    pub fn names(&self) -> String {
        let first = self.columns.first();
        first.map(|column| self.area.column_from_outside(column.heading)).unwrap_or_default()
    }

    /// Words for whether anything is changed: a formula for the head of another sheet.
    pub fn is_as_it_was(&self, book: &Book<'_>) -> Content {
        let [now, program] = [TRIED, PROGRAM].map(|column| self.area.column_from_outside(column));
        book.formulas.same(&now, &program, self.area.rows)
    }

    /// Writes the table.
    pub fn finish(self, book: &Book<'_>, rows: &[Tried<'b>]) -> Result<Sheet<'b>, XlsxError> {
        let Self { mut sheet, columns, area } = self;
        sheet.table("table-name-trial", &columns, rows)?;
        sheet.keep_headings(&area)?;
        for note in ["trial-amount-note", "trial-follows-note"] {
            sheet.note(&book.text.say(note))?;
        }
        reduction::fill_in(book, &area, &mut sheet)?;
        Ok(sheet)
    }
}

impl Tried<'_> {
    fn rounding(&self) -> Rounding {
        self.line.rounded.as_ref().map_or_else(Rounding::nearest_krona, |rounded| rounded.rounding)
    }
}

/// The columns after those that say whose the contribution is.
fn own_columns(text: &Text) -> [Column<'_>; 9] {
    // Nothing is filled in below the cells to fill in, so it has not their colour.
    let plain = |_: &[Tried<'_>], _: &Cells<'_>| Content::Blank.of_kind(Kind::Text);
    [
        Column::amounts(LAST_YEAR, Kind::Amount, 15, |tried| tried.line.compared().before)
            .formula(|tried, _, amount| Content::reference(&tried.last_year, amount))
            .sum(),
        Column::new(AMOUNT, Kind::InputAmount, 15, |tried, _| {
            let amount = reduction::amount(tried.line, tried.rounding());
            amount.map_or(Content::Blank, |amount| Content::amount(Some(amount)))
        })
        .total(plain),
        Column::new(RATE, Kind::Input, 13, |tried, _| {
            tried.line.declared.map_or(Content::Blank, |rate| Figure::rate(rate).into())
        })
        .total(plain),
        Column::new(STEP, Kind::InputAmount, 13, |tried, _| Content::amount(Some(tried.rounding().step())))
            .total(plain),
        Column::new(DIRECTION, Kind::InputText, 13, |tried, _| {
            text.word(&tried.rounding().direction()).into()
        })
        .total(plain),
        Column::amounts(TRIED, Kind::Amount, 15, |tried| Some(tried.line.contribution.value))
            .formula(|_, cells, amount| Content::Formula(reduction::formula(cells), Figure::amount(amount)))
            .sum(),
        Column::amounts(PROGRAM, Kind::Amount, 15, |tried| Some(tried.line.contribution.value)).sum(),
        Column::amounts(DIFFERENCE, Kind::Change, 15, |_| Some(Money::ZERO))
            .formula(|_, cells, none| cells.formulas.difference(&cells.of(TRIED), &cells.of(PROGRAM), none))
            .sum(),
        Column::amounts(CALCULATED, Kind::Amount, 15, |tried| Some(tried.line.calculated.value))
            .formula(|tried, _, amount| match &tried.calculated {
                Some(cell) => Content::reference(cell, amount),
                None => Content::amount(amount),
            })
            .sum(),
    ]
}
