//! The sheet *Modell*: the assumptions, and one row per association.

use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use super::book::ModelBook;
use crate::domain::money::Money;
use crate::domain::ratio::Ratio;
use crate::model::ModelRow;
use crate::rules::outcome::sum_if_known;
use crate::write::area::Area;
use crate::write::figure::{Figure, nearest};
use crate::write::room::fitting;
use crate::write::sheet::{Column, Content, Sheet};
use crate::write::style::Kind;

const POPULATION: usize = 1;
const MEASURE: usize = 2;
const BY_KEYS: usize = 4;
const DEDUCTED: usize = 5;
const REDISTRIBUTED: usize = 6;
const BRAKED: usize = 9;
const AMOUNT: usize = 10;
const AUTHORITY: usize = 11;
const DIFFERENCE: usize = 12;

/// The cells of the assumptions, by row.
const TOTAL: usize = 0;
const BASE: usize = 1;
const WEIGHT: usize = 2;
const REST: usize = 3;

pub(super) fn sheet<'b>(book: &'b ModelBook<'_>) -> Result<Sheet<'b>, XlsxError> {
    let (report, text) = (book.report, book.report.text);
    let mut sheet = Sheet::new(&text.say("model-sheet"), &book.style, text)?;
    sheet.across();
    sheet.title(&report.of_year("model-title"))?;
    sheet.note(&text.say("model-note"))?;
    sheet.next(1);
    let columns = columns(book);
    sheet.widths(&columns)?;
    let assumed = assumptions(book, &mut sheet)?;
    let area = sheet.coming(report.outcome.rows.len());
    let rows: Vec<_> = report
        .rows()
        .enumerate()
        .map(|(index, (row, authority))| association(book, (&assumed, &area), index, row, authority))
        .collect();
    sheet.table(&text.say("model-table-name"), &columns, rows, Some(total(book, &area)))?;
    if !report.outcome.left.is_zero() {
        sheet
            .note(&text.say_with("model-left", &[("left", (&text.form().kr(report.outcome.left)).into())]))?;
    }
    Ok(sheet)
}

/// What the amounts rest on, in cells that the formulas name.
fn assumptions<'b>(book: &'b ModelBook<'_>, sheet: &mut Sheet<'b>) -> Result<Area, XlsxError> {
    let (outcome, text) = (book.report.outcome, book.report.text);
    let columns = [
        Column::new(text.say("model-heading-what"), Kind::Text, 24),
        Column::new(text.say("model-heading-value"), Kind::Amount, 15),
    ];
    let area = sheet.coming(4);
    let count = outcome.rows.len();
    let bases = Decimal::from(count).saturating_mul(outcome.base.kronor());
    let rest = outcome.total.kronor().saturating_sub(bases);
    let weight = Decimal::new(i64::from(outcome.measure_weight), 2);
    let rest_formula = format!("={}-{count}*{}", area.cell(TOTAL, 1), area.cell(BASE, 1));
    let rows = vec![
        vec![text.say("model-parameter-total").into(), Content::amount(Some(outcome.total))],
        vec![text.say("model-parameter-base").into(), Content::amount(Some(outcome.base))],
        vec![
            text.say("model-parameter-weight").into(),
            Content::Figure(Figure::Exact(weight)).of_kind(Kind::Share),
        ],
        vec![text.say("model-parameter-rest").into(), Content::Formula(rest_formula, Figure::Exact(rest))],
    ];
    sheet.table(&text.say("model-parameters-name"), &columns, rows, None)
}

fn columns(book: &ModelBook<'_>) -> Vec<Column> {
    let text = book.report.text;
    let amount = |id: &str| Column::new(text.say(id), Kind::Amount, 15);
    let names = book.report.outcome.rows.iter().map(|row| row.name.as_str().chars().count());
    let mut columns = vec![
        Column::new(text.say("column-association"), Kind::Text, fitting(names, 44)),
        Column::new(text.say("model-heading-population"), Kind::Number, 15),
        Column::new(text.say("model-heading-measure"), Kind::FineNumber, 16),
        amount("model-heading-exact"),
        amount("model-by-keys"),
        Column::new(text.say("model-deducted"), Kind::Amount, 13),
        Column::new(text.say("model-redistributed"), Kind::Amount, 13),
        amount("model-heading-before"),
        amount("model-heading-floor"),
        Column::new(text.say("model-braked"), Kind::Change, 13),
        amount("model-amount"),
    ];
    if book.report.compares() {
        columns.push(amount("model-authority"));
        columns.push(Column::new(text.say("model-difference"), Kind::Change, 14));
        columns.push(Column::new(text.say("model-difference-percent"), Kind::ChangePercent, 13));
    }
    columns
}

fn association(
    book: &ModelBook<'_>,
    (assumed, area): (&Area, &Area),
    index: usize,
    row: &ModelRow,
    authority: Option<Money>,
) -> Vec<Content> {
    let formulas = book.formulas;
    let cell = |column| area.cell(index, column);
    let sum = format!("{}-{}+{}+{}", cell(BY_KEYS), cell(DEDUCTED), cell(REDISTRIBUTED), cell(BRAKED));
    let known = |amount: Option<Money>| amount.map_or(Content::Blank, |amount| Content::amount(Some(amount)));
    let mut cells = vec![
        row.name.as_str().into(),
        Content::Figure(number(row.population)),
        Content::Figure(number(row.measure)),
        exact(book, (assumed, area), index, row),
        Content::amount(Some(row.by_keys)),
        Content::amount(Some(row.deducted)),
        Content::amount(Some(row.redistributed)),
        known(row.before),
        known(row.floor),
        Content::amount(Some(row.braked)),
        formulas.amount(&sum, row.amount.value),
    ];
    if book.report.compares() {
        let difference = authority.and_then(|authority| row.amount.value.minus(authority).ok());
        cells.push(Content::amount(authority));
        cells.push(formulas.difference(&cell(AMOUNT), &cell(AUTHORITY), difference));
        cells.push(formulas.quotient(&cell(DIFFERENCE), &cell(AUTHORITY), (difference, authority)));
    }
    cells
}

/// Base amount and keys before any rounding, as a formula over the assumptions; a spreadsheet's binary
/// fractions may differ from the exact amount beyond the krona.
fn exact(book: &ModelBook<'_>, (assumed, area): (&Area, &Area), index: usize, row: &ModelRow) -> Content {
    let share = |column: usize| {
        let sum = area.column(column);
        let (first, last) = sum.split_once(':').unwrap_or((sum.as_str(), sum.as_str()));
        format!("{}/SUM({}:{})", area.cell(index, column), fixed(first), fixed(last))
    };
    let weight = fixed(&assumed.cell(WEIGHT, 1));
    let formula = format!(
        "={}+{}*({weight}*{}+(1-{weight})*{})",
        fixed(&assumed.cell(BASE, 1)),
        fixed(&assumed.cell(REST, 1)),
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

fn total(book: &ModelBook<'_>, area: &Area) -> Vec<Content> {
    let (report, formulas) = (book.report, book.formulas);
    let sum = |column: usize, amount: fn(&ModelRow) -> Money| {
        let amounts = report.outcome.rows.iter().map(amount);
        formulas.sum(&area.column(column), Money::sum(amounts).ok())
    };
    let amounts = Money::sum(report.outcome.rows.iter().map(|row| row.amount.value)).ok();
    let mut cells = vec![
        report.text.say("total").into(),
        Content::Blank,
        Content::Blank,
        Content::Blank,
        sum(BY_KEYS, |row| row.by_keys),
        sum(DEDUCTED, |row| row.deducted),
        sum(REDISTRIBUTED, |row| row.redistributed),
        Content::Blank,
        Content::Blank,
        sum(BRAKED, |row| row.braked),
        sum(AMOUNT, |row| row.amount.value),
    ];
    if report.compares() {
        let authority = sum_if_known(report.authority.iter().copied());
        let difference = amounts.zip(authority).and_then(|(own, theirs)| own.minus(theirs).ok());
        let cell = |column| area.cell(report.outcome.rows.len(), column);
        cells.push(formulas.sum(&area.column(AUTHORITY), authority));
        cells.push(formulas.difference(&cell(AMOUNT), &cell(AUTHORITY), difference));
        cells.push(formulas.quotient(&cell(DIFFERENCE), &cell(AUTHORITY), (difference, authority)));
    }
    cells
}

/// A cell's address that stays when the formula is copied.
fn fixed(cell: &str) -> String {
    let (letters, row): (String, String) = cell.chars().partition(char::is_ascii_alphabetic);
    format!("${letters}${row}")
}
