//! The sheet *Medlemmar*: what each member contributes to all of its associations together.

use std::collections::BTreeMap;

use rust_xlsxwriter::XlsxError;

use crate::domain::code::{Code, RegionCode};
use crate::domain::comparison::Comparison;
use crate::domain::member::Party;
use crate::rules::outcome::{AssociationOutcome, MemberOutcome, Payer};
use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::column::{self, Cells};
use crate::write::content::Content;
use crate::write::figure::Figure;
use crate::write::heading::Heading::Of;
use crate::write::heading::{CHANGE, CHANGE_PERCENT, CONTRIBUTION, COUNTY, LAST_YEAR, MEMBER, PARTY};
use crate::write::room::fitting;
use crate::write::sheet::Sheet;
use crate::write::style::Kind;

/// A column of the table.
type Column<'t> = column::Column<'t, Paid>;

/// A payer with all of its lines taken together.
pub struct Paid {
    /// Its party.
    pub party: Party,
    /// The county it lies in; `None` for a party as one.
    pub county: Option<RegionCode>,
    /// What it contributes, beside last year where all of that is known.
    pub compared: Comparison,
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
            compared: Comparison::sum(lines.iter().map(|line| line.compared())),
            name: book.text.payer(payer).into_owned(),
            code,
            lines: lines.len(),
        })
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
    sheet.headed(&book.of_year("members-title"), &book.text.say("members-note"))?;
    let area = sheet.table("table-name-members", &columns(book, payers, lines), payers)?;
    sheet.keep_headings(&area)?;
    Ok((sheet, area))
}

fn columns<'t>(book: &'t Book<'_>, payers: &[Paid], lines: &'t Area) -> Vec<Column<'t>> {
    let names = payers.iter().map(|payer| payer.name.chars().count());
    let counties = payers.iter().map(|payer| county_name(book, payer.county).chars().count());
    let keys = || lines.column_from_outside(MEMBER);
    let sum = |heading| {
        let (keys, amounts) = (keys(), lines.column_from_outside(heading));
        move |_: &Paid, cells: &Cells<'_>, amount| {
            cells.formulas.sum_by(&keys, &cells.of(MEMBER), &amounts, amount)
        }
    };
    let compared = |payer: &Paid| payer.compared;
    vec![
        Column::new(MEMBER, Kind::Text, fitting(names, 24), |payer, _| payer.name.as_str().into())
            .total_word(),
        Column::new(PARTY, Kind::Text, 12, |payer, _| book.text.word(&payer.party).into()),
        Column::new(Of("column-code"), Kind::Code, 7, |payer, _| {
            payer.code.map(|code| code.to_string()).unwrap_or_default().into()
        }),
        Column::new(COUNTY, Kind::Text, fitting(counties, 16), |payer, _| {
            county_name(book, payer.county).into()
        }),
        Column::new(Of("heading-associations"), Kind::Number, 10, move |payer, cells| {
            let count = Figure::Exact(payer.lines.into());
            Content::Formula(format!("=COUNTIF({},{})", keys(), cells.of(MEMBER)), count)
        }),
        Column::amounts(CONTRIBUTION, Kind::Amount, 16, |payer| payer.compared.now)
            .formula(sum(CONTRIBUTION))
            .sum(),
        Column::amounts(LAST_YEAR, Kind::Amount, 16, |payer| payer.compared.before)
            .formula(sum(LAST_YEAR))
            .sum(),
        Column::change(CHANGE, 16, (CONTRIBUTION, LAST_YEAR), compared),
        Column::change_percent(CHANGE_PERCENT, 14, (CHANGE, LAST_YEAR), compared),
    ]
}
