//! A table of amounts then and now, the difference, and what each cause made of it.

use rust_xlsxwriter::XlsxError;

use crate::compare::cause::Cause;
use crate::compare::difference::{AmountDifference, occurring};
use crate::domain::money::Money;
use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::room::fitting;
use crate::write::sheet::{Column, Content, Sheet};
use crate::write::style::Kind;

/// The kind of a column of effects.
pub const EFFECT: Kind = Kind::Change;

/// The columns.
const OLD: usize = 2;
const NEW: usize = 3;
const DIFFERENCE: usize = 4;
const FIRST_CAUSE: usize = 6;

/// A row.
pub struct Line<'d> {
    /// Its two first cells.
    pub names: [String; 2],
    /// The amount.
    pub amount: &'d AmountDifference,
}

/// Writes the table, with a row of totals where the amounts may be added.
pub fn amounts(
    book: &Book<'_>,
    sheet: &mut Sheet<'_>,
    table: &str,
    first: [&str; 2],
    lines: &[Line<'_>],
    has_total: bool,
) -> Result<(), XlsxError> {
    let mut causes = occurring(lines.iter().map(|line| line.amount));
    if causes.is_empty() {
        causes.push(Cause::Rounding);
    }
    let columns = columns(book, first, lines, &causes);
    sheet.widths(&columns)?;
    let area = sheet.coming(lines.len());
    let rows = Rows { book, area: &area, causes: &causes };
    let total = has_total.then(|| rows.total(lines));
    let cells = lines.iter().enumerate().map(|(index, line)| rows.row(index, line));
    sheet.table(&book.text.say(table), &columns, cells, total)?;
    sheet.keep_headings(&area)
}

fn columns(book: &Book<'_>, first: [&str; 2], lines: &[Line<'_>], causes: &[Cause]) -> Vec<Column> {
    let say = |id: &str| book.text.say(id);
    let [one, other] = first;
    let widths = |index: usize| {
        let names = lines.iter().filter_map(move |line| line.names.get(index));
        fitting(names.map(|name| name.chars().count()), 20)
    };
    let mut columns =
        vec![Column::new(say(one), Kind::Text, widths(0)), Column::new(say(other), Kind::Text, widths(1))];
    columns.push(Column::new(say("heading-diff-old"), Kind::Amount, 15));
    columns.push(Column::new(say("heading-diff-new"), Kind::Amount, 15));
    columns.push(Column::new(say("heading-diff-difference"), Kind::Change, 15));
    columns.push(Column::new(say("heading-diff-percent"), Kind::ChangePercent, 12));
    columns.extend(causes.iter().map(|cause| Column::new(book.text.word(cause), EFFECT, 15)));
    columns.push(Column::new(say("heading-diff-check"), Kind::Text, 12));
    columns
}

/// What is not there is 0 kr: nobody pays it.
fn zero_if_none(amount: Option<Money>) -> Money {
    amount.unwrap_or(Money::ZERO)
}

/// The rows of a table while it is being written.
struct Rows<'a> {
    book: &'a Book<'a>,
    area: &'a Area,
    causes: &'a [Cause],
}

impl Rows<'_> {
    fn row(&self, index: usize, line: &Line<'_>) -> Vec<Content> {
        let [one, other] = line.names.clone();
        let (old, new) = (zero_if_none(line.amount.old), zero_if_none(line.amount.new));
        let mut cells =
            vec![one.into(), other.into(), Content::amount(Some(old)), Content::amount(Some(new))];
        cells.extend(self.compared(index, (old, new)));
        cells.extend(self.causes.iter().map(|cause| Content::amount(Some(effect(line.amount, *cause)))));
        cells.push(self.check(index));
        cells
    }

    /// The difference in kronor and per cent.
    fn compared(&self, index: usize, (old, new): (Money, Money)) -> [Content; 2] {
        let cell = |column| self.area.cell(index, column);
        let difference = new.minus(old).ok();
        let formulas = self.book.formulas;
        [
            formulas.difference(&cell(NEW), &cell(OLD), difference),
            formulas.quotient(&cell(DIFFERENCE), &cell(OLD), (difference, Some(old))),
        ]
    }

    /// That the causes sum to the difference: they always do, and the formula shows it.
    fn check(&self, index: usize) -> Content {
        let last = FIRST_CAUSE.saturating_add(self.causes.len()).saturating_sub(1);
        let causes = format!("{}:{}", self.area.cell(index, FIRST_CAUSE), self.area.cell(index, last));
        let [agrees, differs] = ["verdict-agrees", "verify-differs"].map(|id| self.book.text.say(id));
        let difference = self.area.cell(index, DIFFERENCE);
        let formula = format!("=IF(ROUND(SUM({causes})-{difference},2)=0,\"{agrees}\",\"{differs}\")");
        Content::TextFormula(formula, agrees)
    }

    fn total(&self, lines: &[Line<'_>]) -> Vec<Content> {
        let sum = |of: &dyn Fn(&AmountDifference) -> Money| {
            Money::sum(lines.iter().map(|line| of(line.amount))).unwrap_or(Money::ZERO)
        };
        let old = sum(&|amount| zero_if_none(amount.old));
        let new = sum(&|amount| zero_if_none(amount.new));
        let of_column = |column: usize, result: Money| match lines {
            [] => Content::amount(Some(Money::ZERO)),
            _ => self.book.formulas.sum(&self.area.column(column), Some(result)),
        };
        let total = self.book.text.say("total").into();
        let mut cells = vec![total, Content::Blank, of_column(OLD, old), of_column(NEW, new)];
        cells.extend(self.compared(lines.len(), (old, new)));
        for (column, cause) in (FIRST_CAUSE..).zip(self.causes) {
            cells.push(of_column(column, sum(&|amount| effect(amount, *cause))));
        }
        cells.push(self.check(lines.len()));
        cells
    }
}

fn effect(amount: &AmountDifference, cause: Cause) -> Money {
    amount.causes.get(&cause).copied().unwrap_or(Money::ZERO)
}
