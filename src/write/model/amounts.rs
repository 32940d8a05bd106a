//! The sheet *Modell*: the assumptions, and one row per association.

use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use super::book::ModelBook;
use crate::domain::comparison::Comparison;
use crate::domain::money::Money;
use crate::domain::ratio::Ratio;
use crate::model::ModelRow;
use crate::write::area::Area;
use crate::write::column::{self, Cells};
use crate::write::content::Content;
use crate::write::figure::{Figure, nearest};
use crate::write::heading::ASSOCIATION;
use crate::write::heading::Heading::{self, Of};
use crate::write::room::fitting;
use crate::write::sheet::Sheet;
use crate::write::style::Kind;

const POPULATION: Heading = Of("model-heading-population");
const MEASURE: Heading = Of("model-heading-measure");
const BY_KEYS: Heading = Of("model-by-keys");
const DEDUCTED: Heading = Of("model-deducted");
const REDISTRIBUTED: Heading = Of("model-redistributed");
const BRAKED: Heading = Of("model-braked");
const AMOUNT: Heading = Of("model-amount");
const AUTHORITY: Heading = Of("model-authority");
const DIFFERENCE: Heading = Of("model-difference");

/// A column of the assumptions: what is assumed, a sentence's identifier, and its value.
type Assumption<'t> = column::Column<'t, (&'static str, Content)>;

/// The values of the assumptions.
const VALUE: Heading = Of("model-heading-value");

/// The cells of the assumptions, by row.
const TOTAL: usize = 0;
const BASE: usize = 1;
const WEIGHT: usize = 2;
const REST: usize = 3;

pub(super) fn sheet<'b>(book: &'b ModelBook<'_>) -> Result<Sheet<'b>, XlsxError> {
    let (report, text) = (book.report, book.report.text);
    let mut sheet =
        Sheet::new(&text.say("model-sheet"), &book.style, book.formulas, book.report.outcome.year)?;
    sheet.headed(&report.of_year("model-title"), &text.say("model-note"))?;
    let assumed = assumptions(book, &mut sheet)?;
    let rows: Vec<Row<'_>> = report.rows().collect();
    sheet.table("model-table-name", &columns(book, &assumed), &rows)?;
    if !report.outcome.left.is_zero() {
        sheet
            .note(&text.say_with("model-left", &[("left", (&text.form().kr(report.outcome.left)).into())]))?;
    }
    Ok(sheet)
}

/// What the amounts rest on, in cells that the formulas name.
fn assumptions<'b>(book: &'b ModelBook<'_>, sheet: &mut Sheet<'b>) -> Result<Area, XlsxError> {
    let (outcome, text) = (book.report.outcome, book.report.text);
    let count = outcome.rows.len();
    let bases = Decimal::from(count).saturating_mul(outcome.base.kronor());
    let rest = outcome.total.kronor().saturating_sub(bases);
    let weight = Decimal::new(i64::from(outcome.measure_weight), 2);
    let columns = [
        Assumption::new(Of("model-heading-what"), Kind::Text, 24, |(what, _), _| text.say(what).into()),
        Assumption::new(VALUE, Kind::Amount, 15, |(_, value), _| value.clone()),
    ];
    let area = sheet.coming(&columns, 4);
    let rest_formula = format!("={}-{count}*{}", area.cell(TOTAL, VALUE), area.cell(BASE, VALUE));
    let rows = [
        ("model-parameter-total", Content::amount(Some(outcome.total))),
        ("model-parameter-base", Content::amount(Some(outcome.base))),
        ("model-parameter-weight", Content::Figure(Figure::Exact(weight)).of_kind(Kind::Share)),
        ("model-parameter-rest", Content::Formula(rest_formula, Figure::Exact(rest))),
    ];
    sheet.table("model-parameters-name", &columns, &rows)
}

/// What a row is made from: an association, and what the authority gives it.
type Row<'a> = (&'a ModelRow, Option<Money>);

/// A column of the table.
type Column<'t, 'a> = column::Column<'t, Row<'a>>;

fn columns<'t, 'a>(book: &'t ModelBook<'_>, assumed: &'t Area) -> Vec<Column<'t, 'a>> {
    let names = book.report.outcome.rows.iter().map(|row| row.name.as_str().chars().count());
    let known = |_: &Row<'a>, _: &Cells<'_>, amount: Option<Money>| {
        amount.map_or(Content::Blank, |amount| Content::amount(Some(amount)))
    };
    let mut columns = vec![
        Column::new(ASSOCIATION, Kind::Text, fitting(names, 44), |(row, _), _| row.name.as_str().into())
            .total_word(),
        Column::new(POPULATION, Kind::Number, 15, |(row, _), _| number(row.population).into()),
        Column::new(MEASURE, Kind::FineNumber, 16, |(row, _), _| number(row.measure).into()),
        Column::new(Of("model-heading-exact"), Kind::Amount, 15, move |(row, _), cells| {
            exact(book, assumed, cells, row)
        }),
        Column::amounts(BY_KEYS, Kind::Amount, 15, |(row, _)| Some(row.by_keys)).sum(),
        Column::amounts(DEDUCTED, Kind::Amount, 13, |(row, _)| Some(row.deducted)).sum(),
        Column::amounts(REDISTRIBUTED, Kind::Amount, 13, |(row, _)| Some(row.redistributed)).sum(),
        Column::amounts(Of("model-heading-before"), Kind::Amount, 15, |(row, _)| row.before).formula(known),
        Column::amounts(Of("model-heading-floor"), Kind::Amount, 15, |(row, _)| row.floor).formula(known),
        Column::amounts(BRAKED, Kind::Change, 13, |(row, _)| Some(row.braked)).sum(),
        Column::amounts(AMOUNT, Kind::Amount, 15, |(row, _)| Some(row.amount.value))
            .formula(|(row, _), cells, _| {
                let [keys, less, more, braked] =
                    [BY_KEYS, DEDUCTED, REDISTRIBUTED, BRAKED].map(|heading| cells.of(heading));
                cells.formulas.amount(&format!("{keys}-{less}+{more}+{braked}"), row.amount.value)
            })
            .sum(),
    ];
    if book.report.compares() {
        let compared =
            |(row, authority): &Row<'a>| Comparison { now: Some(row.amount.value), before: *authority };
        columns.extend([
            Column::amounts(AUTHORITY, Kind::Amount, 15, |(_, authority)| *authority).sum(),
            Column::change(DIFFERENCE, 14, (AMOUNT, AUTHORITY), compared),
            Column::change_percent(Of("model-difference-percent"), 13, (DIFFERENCE, AUTHORITY), compared),
        ]);
    }
    columns
}

/// Base amount and keys before any rounding, as a formula over the assumptions; a spreadsheet's binary
/// fractions may differ from the exact amount beyond the krona.
fn exact(book: &ModelBook<'_>, assumed: &Area, cells: &Cells<'_>, row: &ModelRow) -> Content {
    let share = |heading| {
        let sum = cells.area.column(heading);
        let (first, last) = sum.split_once(':').unwrap_or((sum.as_str(), sum.as_str()));
        format!("{}/SUM({}:{})", cells.of(heading), fixed(first), fixed(last))
    };
    let weight = fixed(&assumed.cell(WEIGHT, VALUE));
    let formula = format!(
        "={}+{}*({weight}*{}+(1-{weight})*{})",
        fixed(&assumed.cell(BASE, VALUE)),
        fixed(&assumed.cell(REST, VALUE)),
        share(MEASURE),
        share(POPULATION),
    );
    Content::Formula(formula, in_doubles(book, row))
}

/// The formula's result as a spreadsheet works it out, in its own order of operations.
#[expect(
    clippy::float_arithmetic,
    reason = "the stored result of a formula must be what the spreadsheet's own arithmetic gives"
)]
fn in_doubles(book: &ModelBook<'_>, row: &ModelRow) -> Figure {
    let outcome = book.report.outcome;
    let double = |ratio: Ratio| match number(ratio) {
        Figure::Exact(number) => nearest(number),
        Figure::Quotient(number) => number,
        Figure::Unknown | Figure::None => 0.0,
    };
    let sum = |value: fn(&ModelRow) -> Ratio| outcome.rows.iter().map(|row| double(value(row))).sum::<f64>();
    let weight = nearest(Decimal::new(i64::from(outcome.measure_weight), 2));
    let bases = Decimal::from(outcome.rows.len()).saturating_mul(outcome.base.kronor());
    let rest = nearest(outcome.total.kronor().saturating_sub(bases));
    let measure = weight * (double(row.measure) / sum(|row| row.measure));
    let population = (1.0 - weight) * (double(row.population) / sum(|row| row.population));
    Figure::Quotient(nearest(outcome.base.kronor()) + rest * (measure + population))
}

/// A sum of a key: exact where it has a finite decimal form that is short.
fn number(ratio: Ratio) -> Figure {
    let hundredth =
        ratio.denominator().checked_mul(100).and_then(|below| Ratio::new(ratio.numerator(), below));
    hundredth.map_or(Figure::Unknown, |it| Figure::Exact(it.percent(4).normalize()))
}

/// A cell's address that stays when the formula is copied.
fn fixed(cell: &str) -> String {
    let (letters, row): (String, String) = cell.chars().partition(char::is_ascii_alphabetic);
    format!("${letters}${row}")
}
