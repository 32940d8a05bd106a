//! A table of amounts then and now, the difference, and what each cause made of it.

use rust_xlsxwriter::XlsxError;

use crate::compare::cause::Cause;
use crate::compare::difference::{AmountDifference, occurring};
use crate::domain::comparison::Comparison;
use crate::domain::money::Money;
use crate::text::Text;
use crate::write::book::Book;
use crate::write::column::{self, Cells};
use crate::write::content::Content;
use crate::write::heading::Heading::{self, Of};
use crate::write::room::fitting;
use crate::write::sheet::Sheet;
use crate::write::style::Kind;

const OLD: Heading = Of("heading-diff-old");
const NEW: Heading = Of("heading-diff-new");
const DIFFERENCE: Heading = Of("heading-diff-difference");

/// A row.
pub struct Line<'d> {
    /// Its two first cells.
    pub names: [String; 2],
    /// The amount.
    pub amount: &'d AmountDifference,
}

/// A column of the table.
type Column<'t, 'd> = column::Column<'t, Line<'d>>;

impl Line<'_> {
    /// What is not there is 0 kr: nobody pays it.
    fn compared(&self) -> Comparison {
        let zero_if_none = |amount: Option<Money>| Some(amount.unwrap_or(Money::ZERO));
        Comparison { now: zero_if_none(self.amount.new), before: zero_if_none(self.amount.old) }
    }
}

/// Writes the table, with a row of totals where the amounts may be added.
pub fn amounts(
    book: &Book<'_>,
    sheet: &mut Sheet<'_>,
    table: &str,
    first: [&'static str; 2],
    lines: &[Line<'_>],
    has_total: bool,
) -> Result<(), XlsxError> {
    let mut causes = occurring(lines.iter().map(|line| line.amount));
    if causes.is_empty() {
        causes.push(Cause::Rounding);
    }
    let mut columns = columns(book, first, lines, &causes);
    if !has_total {
        columns = columns.into_iter().map(Column::without_total).collect();
    }
    let area = sheet.table(table, &columns, lines)?;
    sheet.keep_headings(&area)
}

fn columns<'t, 'd>(
    book: &'t Book<'_>,
    [one, other]: [&'static str; 2],
    lines: &[Line<'_>],
    causes: &'t [Cause],
) -> Vec<Column<'t, 'd>> {
    let width = |index: usize| {
        let names = lines.iter().filter_map(move |line| line.names.get(index));
        fitting(names.map(|name| name.chars().count()), 20)
    };
    let mut columns = vec![
        Column::new(Of(one), Kind::Text, width(0), |Line { names: [name, _], .. }, _| name.as_str().into())
            .total_word(),
        Column::new(Of(other), Kind::Text, width(1), |Line { names: [_, name], .. }, _| name.as_str().into()),
        Column::amounts(OLD, Kind::Amount, 15, |line| line.compared().before).sum(),
        Column::amounts(NEW, Kind::Amount, 15, |line| line.compared().now).sum(),
        Column::change(DIFFERENCE, 15, (NEW, OLD), Line::compared),
        Column::change_percent(Of("heading-diff-percent"), 12, (DIFFERENCE, OLD), Line::compared),
    ];
    columns.extend(causes.iter().map(|cause| {
        let effect = |line: &Line<'_>| line.amount.causes.get(cause).copied().unwrap_or(Money::ZERO);
        Column::amounts(Heading::Cause(*cause), Kind::Change, 15, move |line| Some(effect(line))).sum()
    }));
    let check = move |cells: &Cells<'_>| check(book.text, causes, cells);
    columns.push(
        Column::new(Of("heading-diff-check"), Kind::Text, 12, move |_, cells| check(cells))
            .total(move |_, cells| check(cells)),
    );
    columns
}

/// That the causes sum to the difference: they always do, and the formula shows it.
fn check(text: &Text, causes: &[Cause], cells: &Cells<'_>) -> Content {
    let [first, last] = [causes.first(), causes.last()]
        .map(|cause| cause.map(|cause| cells.of(Heading::Cause(*cause))).unwrap_or_default());
    let [agrees, differs] = ["verdict-agrees", "verify-differs"].map(|id| text.say(id));
    let difference = cells.of(DIFFERENCE);
    let formula = format!("=IF(ROUND(SUM({first}:{last})-{difference},2)=0,\"{agrees}\",\"{differs}\")");
    Content::TextFormula(formula, agrees)
}
