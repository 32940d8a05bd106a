//! The sheet *Räkna själv*: cells that the reader may change, and what every contribution then becomes. All other
//! sheets of the workbook follow. Beside each contribution stands the program's own, as a value: charts draw from
//! it, and the difference tells what the reader has changed.

use rust_xlsxwriter::XlsxError;

use super::area::Area;
use super::book::Book;
use super::figure::Figure;
use super::reduction::{self, Inputs};
use super::sheet::{Column, Content, Sheet};
use super::style::Kind;
use crate::domain::money::Money;
use crate::domain::rounding::Rounding;
use crate::rules::outcome::{MemberOutcome, sum_if_known};

/// The sheet while it is being put together: the other sheets refer to its cells before it is written, and it to
/// theirs.
pub struct Trial<'b> {
    sheet: Sheet<'b>,
    columns: Vec<Column>,
    area: Area,
    places: Places,
}

/// The columns, which stand after those that say whose the contribution is.
#[derive(Clone, Copy)]
struct Places {
    last_year: usize,
    inputs: Inputs,
    contribution: usize,
    program: usize,
    difference: usize,
    calculated: usize,
}

/// What a row is made from besides its contribution.
pub struct Tried {
    /// Whose the contribution is, in as many cells as there are columns for it.
    pub labels: Vec<Content>,
    /// Last year's contribution.
    pub last_year: Content,
    /// The contribution by law and key.
    pub calculated: Content,
    /// What stands last, where there is a column for it.
    pub more: Option<Content>,
}

impl<'b> Trial<'b> {
    /// Begins the sheet of an owner with its title: `labels` are the columns that say whose a contribution is,
    /// `more` is a last column of amounts.
    pub fn begin(
        book: &Book<'_>,
        mut sheet: Sheet<'b>,
        owner: &str,
        labels: Vec<Column>,
        more: Option<Column>,
        lines: usize,
    ) -> Result<Self, XlsxError> {
        let say = |id: &str| book.text.say(id);
        sheet.across();
        sheet.title(&say("trial-title"))?;
        sheet.note(owner)?;
        sheet.note(&say("trial-note"))?;
        sheet.next(1);
        let places = Places::after(labels.len());
        let mut columns = labels;
        columns.extend([
            Column::new(book.of_last_year("heading-contribution"), Kind::Amount, 15),
            Column::new(say("heading-try-amount"), Kind::InputAmount, 15),
            Column::new(say("heading-try-rate"), Kind::Input, 13),
            Column::new(say("heading-try-step"), Kind::InputAmount, 13),
            Column::new(say("heading-try-direction"), Kind::InputText, 13),
            Column::new(say("heading-try-contribution"), Kind::Amount, 15),
            Column::new(say("heading-program"), Kind::Amount, 15),
            Column::new(say("heading-difference"), Kind::Change, 15),
            Column::new(say("heading-calculated"), Kind::Amount, 15),
        ]);
        columns.extend(more);
        sheet.widths(&columns)?;
        let area = sheet.coming(lines);
        Ok(Self { sheet, columns, area, places })
    }

    /// The contribution of a row, for a formula on another sheet.
    pub fn contribution(&self, row: usize) -> String {
        self.area.cell_from_outside(row, self.places.contribution)
    }

    /// The program's own contributions: values, for a chart.
    pub fn programs(&self) -> String {
        self.area.column_from_outside(self.places.program)
    }

    /// The cells with the first label of every row, for a chart.
    pub fn names(&self) -> String {
        self.area.column_from_outside(0)
    }

    /// Words for whether anything is changed: a formula for the head of another sheet.
    pub fn is_as_it_was(&self, book: &Book<'_>) -> Content {
        let [now, program] = [self.places.contribution, self.places.program]
            .map(|column| self.area.column_from_outside(column));
        book.formulas.same(&now, &program, self.area.rows)
    }

    /// Writes the table: a row a line. `more` is the sum of the last column, where there is one.
    pub fn finish(
        self,
        book: &Book<'_>,
        lines: &[&MemberOutcome],
        tried: impl Fn(usize, &MemberOutcome) -> Tried,
        more: Option<Money>,
    ) -> Result<Sheet<'b>, XlsxError> {
        let Self { mut sheet, columns, area, places } = self;
        let rows = lines
            .iter()
            .enumerate()
            .map(|(index, line)| places.row(book, &area, index, line, tried(index, line)));
        let total = places.total(book, &area, lines, (columns.len(), more));
        sheet.table(&book.text.say("table-name-trial"), &columns, rows, Some(total))?;
        sheet.keep_headings(&area)?;
        for note in ["trial-amount-note", "trial-follows-note"] {
            sheet.note(&book.text.say(note))?;
        }
        reduction::fill_in(book, &area, places.inputs, &mut sheet)?;
        Ok(sheet)
    }
}

impl Places {
    fn after(labels: usize) -> Self {
        let place = |number| labels.saturating_add(number);
        Self {
            last_year: labels,
            inputs: Inputs { amount: place(1), rate: place(2), step: place(3), direction: place(4) },
            contribution: place(5),
            program: place(6),
            difference: place(7),
            calculated: place(8),
        }
    }

    fn row(
        self,
        book: &Book<'_>,
        area: &Area,
        index: usize,
        line: &MemberOutcome,
        tried: Tried,
    ) -> Vec<Content> {
        let Self { last_year, inputs, contribution, program, calculated, .. } = self;
        let cell = |column| area.cell(index, column);
        let rounding = line.rounded.as_ref().map_or_else(Rounding::nearest_krona, |rounded| rounded.rounding);
        let amount = Some(line.contribution.value);
        let formula = reduction::formula(book.text, area, index, inputs, last_year, calculated);
        let mut row = tried.labels;
        row.extend([
            tried.last_year,
            reduction::amount(line, rounding).map_or(Content::Blank, |amount| Content::amount(Some(amount))),
            line.declared.map_or(Content::Blank, |rate| Figure::rate(rate).into()),
            Content::amount(Some(rounding.step())),
            book.text.word(&rounding.direction()).into(),
            Content::Formula(formula, Figure::amount(amount)),
            Content::amount(amount),
            book.formulas.difference(&cell(contribution), &cell(program), Some(Money::ZERO)),
            tried.calculated,
        ]);
        row.extend(tried.more);
        row
    }

    /// The row of totals, in so many columns, the last of which may be more than this sheet's own.
    fn total(
        self,
        book: &Book<'_>,
        area: &Area,
        lines: &[&MemberOutcome],
        (columns, more): (usize, Option<Money>),
    ) -> Vec<Content> {
        let Self { last_year, inputs, contribution, program, difference, calculated } = self;
        let sum = |column: usize, result| book.formulas.sum(&area.column(column), result);
        let before = sum_if_known(lines.iter().map(|line| line.last_year.as_ref().map(|last| last.value)));
        let now = Money::sum(lines.iter().map(|line| line.contribution.value)).ok();
        let by_law = Money::sum(lines.iter().map(|line| line.calculated.value)).ok();
        let total = |column: usize| match column {
            0 => book.text.say("total").into(),
            column if column < last_year => Content::Blank,
            column if column == last_year => sum(column, before),
            // Nothing is filled in there, so it has not the colour of what is.
            column if column <= inputs.direction => Content::Blank.of_kind(Kind::Text),
            column if column == contribution || column == program => sum(column, now),
            column if column == difference => sum(column, Some(Money::ZERO)),
            column if column == calculated => sum(column, by_law),
            column => sum(column, more),
        };
        (0..columns).map(total).collect()
    }
}
