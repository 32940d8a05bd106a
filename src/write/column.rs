//! A table of a workbook is one list of columns: what stands over each, in each of its rows, and below them.

use super::area::Area;
use super::content::Content;
use super::formula::Formulas;
use super::heading::Heading;
use super::style::Kind;
use crate::domain::comparison::Comparison;
use crate::domain::money::Money;
use crate::rules::outcome::sum_if_known;

/// A column of a table whose rows are made from `Row`.
pub struct Column<'t, Row> {
    /// What stands over it.
    pub heading: Heading,
    /// What stands in it.
    pub kind: Kind,
    /// Its width in characters.
    pub width: u16,
    amount: Amount<'t, Row>,
    cell: Cell<'t, Row>,
    total: Total<'t, Row>,
}

type Amount<'t, Row> = Box<dyn Fn(&Row) -> Option<Money> + 't>;
type Below<'t, Row> = Box<dyn Fn(&[Row], &Cells<'_>) -> Content + 't>;
type Cell<'t, Row> = Box<dyn Fn(&Row, &Cells<'_>, Option<Money>) -> Content + 't>;

/// What stands below a column.
enum Total<'t, Row> {
    Nothing,
    /// The word for it.
    Word,
    /// The sum of the column's amounts.
    Sum,
    /// What all rows make.
    Of(Below<'t, Row>),
}

/// The cells of a row of a table, or of its row of totals, as its formulas name them.
pub struct Cells<'a> {
    /// The table.
    pub area: &'a Area,
    /// The row, from 0.
    pub row: usize,
    /// The formulas.
    pub formulas: Formulas<'a>,
}

impl Cells<'_> {
    /// The cell of a column.
    pub fn of(&self, heading: Heading) -> String {
        self.area.cell(self.row, heading)
    }

    /// The change in kr from one column to another.
    pub fn change(&self, (now, before): (Heading, Heading), compared: Comparison) -> Content {
        self.formulas.difference(&self.of(now), &self.of(before), compared.change())
    }

    /// A column's change in kr as a part of what was before.
    pub fn change_percent(&self, (change, before): (Heading, Heading), compared: Comparison) -> Content {
        self.formulas.change_percent(&self.of(change), &self.of(before), compared)
    }
}

impl<'t, Row> Column<'t, Row> {
    /// A column of text, or of figures that have no sum.
    pub fn new(
        heading: Heading,
        kind: Kind,
        width: u16,
        cell: impl Fn(&Row, &Cells<'_>) -> Content + 't,
    ) -> Self {
        Self {
            heading,
            kind,
            width,
            amount: Box::new(|_| None),
            cell: Box::new(move |row, cells, _| cell(row, cells)),
            total: Total::Nothing,
        }
    }

    /// A column of amounts in kr.
    pub fn amounts(
        heading: Heading,
        kind: Kind,
        width: u16,
        amount: impl Fn(&Row) -> Option<Money> + 't,
    ) -> Self {
        Self {
            heading,
            kind,
            width,
            amount: Box::new(amount),
            cell: Box::new(|_, _, amount| Content::amount(amount)),
            total: Total::Nothing,
        }
    }

    /// The change in kr from one column to another, in the row of totals too.
    pub fn change(
        heading: Heading,
        width: u16,
        columns: (Heading, Heading),
        compared: impl Fn(&Row) -> Comparison + Copy + 't,
    ) -> Self {
        Self::new(heading, Kind::Change, width, move |row, cells| cells.change(columns, compared(row)))
            .total(move |rows, cells| cells.change(columns, Comparison::sum(rows.iter().map(compared))))
    }

    /// A column's change in per cent of what was before, in the row of totals too.
    pub fn change_percent(
        heading: Heading,
        width: u16,
        columns: (Heading, Heading),
        compared: impl Fn(&Row) -> Comparison + Copy + 't,
    ) -> Self {
        let cell = move |row: &Row, cells: &Cells<'_>| cells.change_percent(columns, compared(row));
        Self::new(heading, Kind::ChangePercent, width, cell).total(move |rows, cells| {
            cells.change_percent(columns, Comparison::sum(rows.iter().map(compared)))
        })
    }

    /// The formula by which each amount is worked out, given what it comes to.
    pub fn formula(mut self, formula: impl Fn(&Row, &Cells<'_>, Option<Money>) -> Content + 't) -> Self {
        self.cell = Box::new(formula);
        self
    }

    /// The word for the row of totals stands below.
    pub fn total_word(mut self) -> Self {
        self.total = Total::Word;
        self
    }

    /// The sum of the amounts stands below.
    pub fn sum(mut self) -> Self {
        self.total = Total::Sum;
        self
    }

    /// What is made from all rows stands below.
    pub fn total(mut self, total: impl Fn(&[Row], &Cells<'_>) -> Content + 't) -> Self {
        self.total = Total::Of(Box::new(total));
        self
    }

    /// Nothing stands below.
    pub fn without_total(mut self) -> Self {
        self.total = Total::Nothing;
        self
    }

    /// Whether anything stands below.
    pub fn has_total(&self) -> bool {
        !matches!(self.total, Total::Nothing)
    }

    /// What stands in a row.
    pub fn cell(&self, row: &Row, cells: &Cells<'_>) -> Content {
        (self.cell)(row, cells, (self.amount)(row))
    }

    /// What stands below the rows.
    pub fn total_of(&self, rows: &[Row], cells: &Cells<'_>) -> Content {
        match &self.total {
            Total::Nothing => Content::Blank,
            Total::Word => cells.formulas.text.say("total").into(),
            Total::Sum if rows.is_empty() => Content::amount(Some(Money::ZERO)),
            Total::Sum => {
                let sum = sum_if_known(rows.iter().map(|row| (self.amount)(row)));
                cells.formulas.sum(&cells.area.column(self.heading), sum)
            }
            Total::Of(total) => total(rows, cells),
        }
    }
}
