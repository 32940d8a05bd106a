//! The sheet *Län*: what the members of each county contribute together, regions and municipalities.

use std::collections::BTreeMap;

use rust_xlsxwriter::XlsxError;

use super::members::{Paid, county_name};
use crate::domain::code::RegionCode;
use crate::domain::comparison::Comparison;
use crate::domain::member::Party;
use crate::domain::money::Money;
use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::column::{self, Cells};
use crate::write::heading::{
    CHANGE, CHANGE_PERCENT, CONTRIBUTION, COUNTY, LAST_YEAR, MUNICIPALITIES, PARTY, REGIONS,
};
use crate::write::room::fitting;
use crate::write::sheet::Sheet;
use crate::write::style::Kind;

/// A column of the table.
type Column<'t> = column::Column<'t, County>;

/// A county's contributions.
struct County {
    name: String,
    regions: Option<Money>,
    municipalities: Option<Money>,
    compared: Comparison,
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
            let amounts =
                payers.iter().filter(|payer| payer.party == party).filter_map(|payer| payer.compared.now);
            Money::sum(amounts).ok()
        };
        Self {
            name: county_name(book, county),
            regions: by(Party::Regions),
            municipalities: by(Party::Municipalities),
            compared: Comparison::sum(payers.iter().map(|payer| payer.compared)),
        }
    }
}

/// The sheet.
pub fn counties<'b>(book: &'b Book<'_>, payers: &[Paid], members: &Area) -> Result<Sheet<'b>, XlsxError> {
    let mut sheet = book.sheet("sheet-counties")?;
    sheet.headed(&book.of_year("counties-title"), &book.text.say("counties-note"))?;
    let counties = County::all(book, payers);
    let area = sheet.table("table-name-counties", &columns(book, &counties, members), &counties)?;
    sheet.keep_headings(&area)?;
    Ok(sheet)
}

fn columns<'t>(book: &'t Book<'_>, counties: &[County], members: &Area) -> Vec<Column<'t>> {
    let names = counties.iter().map(|county| county.name.chars().count());
    let [keys, parties, now, before] =
        [COUNTY, PARTY, CONTRIBUTION, LAST_YEAR].map(|heading| members.column_from_outside(heading));
    let by_party = |party: Party| {
        let (keys, parties, now) = (keys.clone(), parties.clone(), now.clone());
        move |_: &County, cells: &Cells<'_>, amount| {
            let word = book.text.word(&party);
            cells.formulas.sum_by_two((&keys, &cells.of(COUNTY)), (&parties, &word), &now, amount)
        }
    };
    let compared = |county: &County| county.compared;
    vec![
        Column::new(COUNTY, Kind::Text, fitting(names, 24), |county, _| county.name.as_str().into())
            .total_word(),
        Column::amounts(REGIONS, Kind::Amount, 16, |county| county.regions)
            .formula(by_party(Party::Regions))
            .sum(),
        Column::amounts(MUNICIPALITIES, Kind::Amount, 16, |county| county.municipalities)
            .formula(by_party(Party::Municipalities))
            .sum(),
        Column::amounts(CONTRIBUTION, Kind::Amount, 16, |county| county.compared.now)
            .formula(|_, cells, amount| {
                cells.formulas.addition(&cells.of(REGIONS), &cells.of(MUNICIPALITIES), amount)
            })
            .sum(),
        Column::amounts(LAST_YEAR, Kind::Amount, 16, |county| county.compared.before)
            .formula(move |_, cells, amount| cells.formulas.sum_by(&keys, &cells.of(COUNTY), &before, amount))
            .sum(),
        Column::change(CHANGE, 16, (CONTRIBUTION, LAST_YEAR), compared),
        Column::change_percent(CHANGE_PERCENT, 14, (CHANGE, LAST_YEAR), compared),
    ]
}
