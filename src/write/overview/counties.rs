//! The sheet *Län*: what the members of each county contribute together, regions and municipalities.

use std::collections::BTreeMap;

use rust_xlsxwriter::XlsxError;

use super::members::county_name;
use super::members::{BEFORE as MEMBER_BEFORE, COUNTY as MEMBER_COUNTY, NOW as MEMBER_NOW, PARTY, Paid};
use crate::domain::code::RegionCode;
use crate::domain::member::Party;
use crate::domain::money::Money;
use crate::rules::outcome::sum_if_known;
use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::room::fitting;
use crate::write::sheet::{Column, Content, Sheet};
use crate::write::style::Kind;

/// The columns.
const COUNTY: usize = 0;
const REGIONS: usize = 1;
const MUNICIPALITIES: usize = 2;
const NOW: usize = 3;
const BEFORE: usize = 4;
const CHANGE: usize = 5;

/// A county's contributions.
struct County {
    name: String,
    regions: Option<Money>,
    municipalities: Option<Money>,
    now: Option<Money>,
    before: Option<Money>,
}

impl County {
    /// The counties in the order of their codes, and last what lies in none.
    fn all(book: &Book<'_>, payers: &[Paid]) -> Vec<Self> {
        let mut counties: BTreeMap<(bool, Option<RegionCode>), Vec<&Paid>> = BTreeMap::new();
        for payer in payers {
            counties.entry((payer.county.is_none(), payer.county)).or_default().push(payer);
        }
        counties.into_iter().map(|((_, county), payers)| Self::of(book, county, &payers)).collect()
    }

    fn of(book: &Book<'_>, county: Option<RegionCode>, payers: &[&Paid]) -> Self {
        let by = |party| {
            let amounts = payers.iter().filter(|payer| payer.party == party).filter_map(|payer| payer.now);
            Money::sum(amounts).ok()
        };
        Self {
            name: county_name(book, county),
            regions: by(Party::Regions),
            municipalities: by(Party::Municipalities),
            now: sum_if_known(payers.iter().map(|payer| payer.now)),
            before: sum_if_known(payers.iter().map(|payer| payer.before)),
        }
    }

    fn change(&self) -> Option<Money> {
        self.now?.minus(self.before?).ok()
    }
}

/// The sheet.
pub fn counties<'b>(book: &'b Book<'_>, payers: &[Paid], members: &Area) -> Result<Sheet<'b>, XlsxError> {
    let mut sheet = book.sheet("sheet-counties")?;
    sheet.across();
    sheet.title(&book.of_year("counties-title"))?;
    sheet.note(&book.text.say("counties-note"))?;
    sheet.next(1);
    let counties = County::all(book, payers);
    let columns = columns(book, &counties);
    sheet.widths(&columns)?;
    let area = sheet.coming(counties.len());
    let rows = counties.iter().enumerate().map(|(index, county)| row(book, &area, index, county, members));
    let total = total(book, &area, &counties);
    sheet.table(&book.text.say("table-name-counties"), &columns, rows, Some(total))?;
    sheet.keep_headings(&area)?;
    Ok(sheet)
}

fn columns(book: &Book<'_>, counties: &[County]) -> Vec<Column> {
    let say = |id: &str| book.text.say(id);
    let names = counties.iter().map(|county| county.name.chars().count());
    vec![
        Column::new(say("column-county"), Kind::Text, fitting(names, 24)),
        Column::new(say("heading-regions"), Kind::Amount, 16),
        Column::new(say("heading-municipalities"), Kind::Amount, 16),
        Column::new(book.of_year("heading-contribution"), Kind::Amount, 16),
        Column::new(book.of_last_year("heading-contribution"), Kind::Amount, 16),
        Column::new(say("heading-change"), Kind::Change, 16),
        Column::new(say("heading-change-percent"), Kind::ChangePercent, 14),
    ]
}

fn row(book: &Book<'_>, area: &Area, index: usize, county: &County, members: &Area) -> Vec<Content> {
    let formulas = book.formulas;
    let cell = |column| area.cell(index, column);
    let keys = members.column_from_outside(MEMBER_COUNTY);
    let parties = members.column_from_outside(PARTY);
    let now = members.column_from_outside(MEMBER_NOW);
    let before = members.column_from_outside(MEMBER_BEFORE);
    let of_party = |party: Party, result| {
        let word = book.text.word(&party);
        formulas.sum_by_two((&keys, &cell(COUNTY)), (&parties, &word), &now, result)
    };
    vec![
        county.name.as_str().into(),
        of_party(Party::Regions, county.regions),
        of_party(Party::Municipalities, county.municipalities),
        formulas.addition(&cell(REGIONS), &cell(MUNICIPALITIES), county.now),
        formulas.sum_by(&keys, &cell(COUNTY), &before, county.before),
        formulas.difference(&cell(NOW), &cell(BEFORE), county.change()),
        formulas.quotient(&cell(CHANGE), &cell(BEFORE), (county.change(), county.before)),
    ]
}

fn total(book: &Book<'_>, area: &Area, counties: &[County]) -> Vec<Content> {
    let formulas = book.formulas;
    let sum = |column: usize, amount: fn(&County) -> Option<Money>| {
        let result = sum_if_known(counties.iter().map(amount));
        (formulas.sum(&area.column(column), result), result)
    };
    let (now_sum, now) = sum(NOW, |county| county.now);
    let (before_sum, before) = sum(BEFORE, |county| county.before);
    let change = now.zip(before).and_then(|(now, before)| now.minus(before).ok());
    let cell = |column| area.cell(counties.len(), column);
    vec![
        book.text.say("total").into(),
        sum(REGIONS, |county| county.regions).0,
        sum(MUNICIPALITIES, |county| county.municipalities).0,
        now_sum,
        before_sum,
        formulas.difference(&cell(NOW), &cell(BEFORE), change),
        formulas.quotient(&cell(CHANGE), &cell(BEFORE), (change, before)),
    ]
}
