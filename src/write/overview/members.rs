//! The sheet *Medlemmar*: what each member contributes to all of its associations together.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use super::contributions::{CONTRIBUTION as LINE_NOW, LAST_YEAR as LINE_BEFORE, MEMBER as LINE_MEMBER};
use crate::domain::code::{Code, RegionCode};
use crate::domain::member::Party;
use crate::domain::money::Money;
use crate::rules::outcome::{AssociationOutcome, MemberOutcome, Payer, sum_if_known};
use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::figure::Figure;
use crate::write::room::fitting;
use crate::write::sheet::{Column, Content, Sheet};
use crate::write::style::Kind;

/// The columns.
const MEMBER: usize = 0;
pub const PARTY: usize = 1;
pub const COUNTY: usize = 3;
pub const NOW: usize = 5;
pub const BEFORE: usize = 6;
const CHANGE: usize = 7;

/// A payer with all of its lines taken together.
pub struct Paid {
    /// Its party.
    pub party: Party,
    /// The county it lies in; `None` for a party as one.
    pub county: Option<RegionCode>,
    /// What it contributes.
    pub now: Option<Money>,
    /// What it contributed last year, where all of it is known.
    pub before: Option<Money>,
    name: String,
    code: Option<Code>,
    lines: usize,
}

impl Paid {
    /// Every payer of the run, members in register code order and last the parties as one.
    pub fn all(book: &Book<'_>) -> Vec<Self> {
        let mut payers: BTreeMap<&Payer, Vec<&MemberOutcome>> = BTreeMap::new();
        for line in book.report.outcome.associations.iter().flat_map(AssociationOutcome::members) {
            payers.entry(&line.payer).or_default().push(line);
        }
        payers.into_iter().filter_map(|(payer, lines)| Self::of(book, payer, &lines)).collect()
    }

    fn of(book: &Book<'_>, payer: &Payer, lines: &[&MemberOutcome]) -> Option<Self> {
        let code = payer.code();
        Some(Self {
            party: lines.first()?.party,
            county: code.map(county_of),
            now: Money::sum(lines.iter().map(|line| line.contribution.value)).ok(),
            before: sum_if_known(lines.iter().map(|line| line.last_year.as_ref().map(|last| last.value))),
            name: book.text.payer(payer).into_owned(),
            code,
            lines: lines.len(),
        })
    }

    fn change(&self) -> Option<Money> {
        self.now?.minus(self.before?).ok()
    }
}

fn county_of(code: Code) -> RegionCode {
    match code {
        Code::Region(region) => region,
        Code::Municipality(municipality) => municipality.county(),
    }
}

/// The county's name; words of their own for what lies in no county.
pub fn county_name(book: &Book<'_>, county: Option<RegionCode>) -> String {
    let Some(county) = county else { return book.text.say("county-none") };
    book.report.run.counties.get(&county).map_or_else(|| county.to_string(), ToString::to_string)
}

/// The sheet and the cells of its table.
pub fn members<'b>(
    book: &'b Book<'_>,
    payers: &[Paid],
    lines: &Area,
) -> Result<(Sheet<'b>, Area), XlsxError> {
    let mut sheet = book.sheet("sheet-members")?;
    sheet.across();
    sheet.title(&book.of_year("members-title"))?;
    sheet.note(&book.text.say("members-note"))?;
    sheet.next(1);
    let columns = columns(book, payers);
    sheet.widths(&columns)?;
    let area = sheet.coming(payers.len());
    let rows = payers.iter().enumerate().map(|(index, payer)| row(book, &area, index, payer, lines));
    let total = total(book, &area, payers);
    sheet.table(&book.text.say("table-name-members"), &columns, rows, Some(total))?;
    sheet.keep_headings(&area)?;
    Ok((sheet, area))
}

fn columns(book: &Book<'_>, payers: &[Paid]) -> Vec<Column> {
    let say = |id: &str| book.text.say(id);
    let names = payers.iter().map(|payer| payer.name.chars().count());
    let counties = payers.iter().map(|payer| county_name(book, payer.county).chars().count());
    vec![
        Column::new(say("column-member"), Kind::Text, fitting(names, 24)),
        Column::new(say("column-party"), Kind::Text, 12),
        Column::new(say("column-code"), Kind::Code, 7),
        Column::new(say("column-county"), Kind::Text, fitting(counties, 16)),
        Column::new(say("heading-associations"), Kind::Number, 10),
        Column::new(book.of_year("heading-contribution"), Kind::Amount, 16),
        Column::new(book.of_last_year("heading-contribution"), Kind::Amount, 16),
        Column::new(say("heading-change"), Kind::Change, 16),
        Column::new(say("heading-change-percent"), Kind::ChangePercent, 14),
    ]
}

fn row(book: &Book<'_>, area: &Area, index: usize, payer: &Paid, lines: &Area) -> Vec<Content> {
    let cell = |column| area.cell(index, column);
    let keys = lines.column_from_outside(LINE_MEMBER);
    let sum = |column, result| {
        book.formulas.sum_by(&keys, &cell(MEMBER), &lines.column_from_outside(column), result)
    };
    let count = Figure::Exact(Decimal::from(payer.lines));
    vec![
        payer.name.as_str().into(),
        book.text.word(&payer.party).into(),
        payer.code.map(|code| code.to_string()).unwrap_or_default().into(),
        county_name(book, payer.county).into(),
        Content::Formula(format!("=COUNTIF({keys},{})", cell(MEMBER)), count),
        sum(LINE_NOW, payer.now),
        sum(LINE_BEFORE, payer.before),
        book.formulas.difference(&cell(NOW), &cell(BEFORE), payer.change()),
        book.formulas.quotient(&cell(CHANGE), &cell(BEFORE), (payer.change(), payer.before)),
    ]
}

fn total(book: &Book<'_>, area: &Area, payers: &[Paid]) -> Vec<Content> {
    let formulas = book.formulas;
    let now = sum_if_known(payers.iter().map(|payer| payer.now));
    let before = sum_if_known(payers.iter().map(|payer| payer.before));
    let change = now.zip(before).and_then(|(now, before)| now.minus(before).ok());
    let cell = |column| area.cell(payers.len(), column);
    vec![
        book.text.say("total").into(),
        Content::Blank,
        Content::Blank,
        Content::Blank,
        Content::Blank,
        formulas.sum(&area.column(NOW), now),
        formulas.sum(&area.column(BEFORE), before),
        formulas.difference(&cell(NOW), &cell(BEFORE), change),
        formulas.quotient(&cell(CHANGE), &cell(BEFORE), (change, before)),
    ]
}
