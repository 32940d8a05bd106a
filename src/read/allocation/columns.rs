//! Which columns hold which amounts, in which unit, and whether the amounts make sense in it.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::domain::allocation::AmountKind;
use crate::domain::allocation_settings::AllocationSettings;
use crate::domain::place::{Place, Sourced};
use crate::domain::unit::Unit;
use crate::domain::word::Word;
use crate::domain::year::Year;
use crate::findings::{Findings, Problem};
use crate::read::account::{Account, AccountColumn, UnitSource};
use crate::read::column::Column;
use crate::read::status;
use crate::read::table::{HeaderCell, Table};
use crate::read::value::Amount;

use super::years::of_titles;

/// What one association's amount lies between, in kr. The whole of the state's money is some 340 million
/// kr a year, and the base amount of the model of 2015 is 400 000 kr for each association: what lies far
/// outside was read in the wrong unit.
const PLAUSIBLE: (i64, i64) = (20_000, 400_000_000);

/// An amount column that is used.
pub(super) struct AmountColumn {
    /// Which amount.
    pub kind: AmountKind,
    /// Its header.
    pub header: HeaderCell,
    /// The unit of cells without their own, and where it was found.
    pub unit: Option<(Unit, UnitSource)>,
}

impl AmountColumn {
    /// The unit of cells without their own.
    pub(super) fn unit(&self) -> Option<Unit> {
        self.unit.as_ref().map(|(unit, _)| *unit)
    }
}

/// The amount columns, one for each kind, noted in the account with those that are left out.
pub(super) fn amounts(
    table: &Table<'_>,
    settings: &AllocationSettings,
    year: Option<Year>,
    account: &mut Account,
    findings: &mut Findings,
) -> Option<Vec<AmountColumn>> {
    let mut sound = one_association(table, findings);
    let year = year.or_else(|| of_titles(table).map(|year| year.value)).map(Year::number);
    let mut by_kind: BTreeMap<AmountKind, Vec<&HeaderCell>> = BTreeMap::new();
    for kind in AmountKind::ALL {
        let headers = of_year(table, Column::of_amount(kind), year);
        if !headers.is_empty() {
            by_kind.insert(kind, headers);
        }
    }
    let unnamed = of_year(table, Column::Allocated, year);
    if let Some(first) = unnamed.first() {
        match status_of(table, settings) {
            Some(kind) => {
                // Beside a column of that very status, one that does not tell is something else.
                by_kind.entry(kind).or_insert_with(|| unnamed.clone());
            }
            None if by_kind.contains_key(&AmountKind::Final) => {}
            None => {
                let place = table.sheet.place(first.cell);
                findings.at(&place, Problem::StatusUnknown { column: first.text.clone() });
                sound = false;
            }
        }
    }
    if is_corrected(table)
        && !by_kind.contains_key(&AmountKind::Corrected)
        && let Some(headers) = by_kind.remove(&AmountKind::Final)
    {
        // A table that was published anew calls its amounts final as the first one did.
        by_kind.insert(AmountKind::Corrected, headers);
    }
    let mut columns = Vec::new();
    for (kind, headers) in by_kind {
        match headers.as_slice() {
            [] => {}
            &[one] => {
                columns.push(AmountColumn { kind, header: one.clone(), unit: unit(table, one, settings) });
            }
            [first, ..] => {
                sound = false;
                let candidates = headers.iter().map(|header| format!("{} ({})", header.text, header.cell));
                let candidates = candidates.collect();
                let place = table.sheet.place(first.cell);
                findings.at(&place, Problem::SeveralColumns { column: kind.id(), candidates });
            }
        }
    }
    if !sound {
        return None;
    }
    note(table, &columns, account, findings);
    Some(columns)
}

/// Whether one column has the names of the associations; several are a finding.
fn one_association(table: &Table<'_>, findings: &mut Findings) -> bool {
    let headers = table.columns.get(&Column::Association).map_or(&[][..], Vec::as_slice);
    let column = Column::Association.id();
    match headers {
        [_] => true,
        [] => {
            let problem = Problem::TableNotFound { table: table.kind.id(), columns: vec![column] };
            findings.at(&table.row_place(table.header_row), problem);
            false
        }
        [first, ..] => {
            let candidates = headers.iter().map(|header| format!("{} ({})", header.text, header.cell));
            let problem = Problem::SeveralColumns { column, candidates: candidates.collect() };
            findings.at(&table.sheet.place(first.cell), problem);
            false
        }
    }
}

/// The headers of a column, without those of other years than `year`, as long as the table has any
/// amount of that year or of none.
fn of_year<'t>(table: &'t Table<'_>, column: Column, year: Option<u16>) -> Vec<&'t HeaderCell> {
    let fits = |header: &HeaderCell, year: u16| {
        header.header.years.is_empty() || header.header.years.contains(&year)
    };
    let headers = table.columns.get(&column).map_or(&[][..], Vec::as_slice);
    let kept = year.filter(|year| amounts_of(table).any(|(_, header)| fits(header, *year)));
    match kept {
        Some(year) => headers.iter().filter(|header| fits(header, year)).collect(),
        None => headers.iter().collect(),
    }
}

/// Every column of amounts that may govern, with its kind where its header says it.
pub(super) fn amounts_of<'t>(
    table: &'t Table<'_>,
) -> impl Iterator<Item = (Option<AmountKind>, &'t HeaderCell)> + 't {
    let governing = AmountKind::ALL.into_iter().filter(|kind| *kind != AmountKind::Possible);
    let governing = governing.map(|kind| (Column::of_amount(kind), Some(kind)));
    governing.chain([(Column::Allocated, None)]).flat_map(|(column, kind)| {
        table.columns.get(&column).into_iter().flatten().map(move |header| (kind, header))
    })
}

fn unit(table: &Table<'_>, header: &HeaderCell, settings: &AllocationSettings) -> Option<(Unit, UnitSource)> {
    let by_settings = settings.unit.map(|unit| (unit, UnitSource::Settings));
    let by_header = header.header.unit.map(|unit| (unit, UnitSource::Header));
    by_settings.or(by_header).or_else(|| {
        let (cell, unit) = table.title_unit()?;
        Some((unit, UnitSource::Title(table.sheet.place(cell))))
    })
}

/// What amounts are whose header does not say: by the settings, else by the titles, else by the sheet's or the
/// file's name. They may be possible amounts, which never govern.
pub(super) fn status_of(table: &Table<'_>, settings: &AllocationSettings) -> Option<AmountKind> {
    if let Some(status) = settings.status {
        return AmountKind::governing(status);
    }
    let has_possible = table.columns.contains_key(&Column::Possible);
    let only = |texts: &[&str]| {
        let mut named = status::named_in(texts);
        // The possible amounts that it speaks of have a column of their own.
        named.retain(|kind| !(has_possible && *kind == AmountKind::Possible));
        status::only(&named)
    };
    let titles: Vec<&str> = table.above().map(|(_, text)| text).collect();
    only(&titles)
        .or_else(|| only(&[table.sheet.name.as_deref().unwrap_or_default()]))
        .or_else(|| only(&[&file_name(table)]))
}

/// Whether the titles, the sheet's or the file's name say that the table is a corrected one.
fn is_corrected(table: &Table<'_>) -> bool {
    let file = file_name(table);
    let titles = table.above().map(|(_, text)| text);
    let mut named = titles.chain(table.sheet.name.as_deref()).chain([file.as_str()]);
    named.any(|text| {
        let mut kinds = status::named_in(&[text]);
        kinds.retain(|kind| *kind != AmountKind::Possible);
        kinds == [AmountKind::Corrected]
    })
}

/// The name of the table's file, in words.
fn file_name(table: &Table<'_>) -> String {
    let path = &table.sheet.file.path;
    path.rsplit('/').next().unwrap_or(path).replace(['-', '_', '.'], " ")
}

/// Notes in the account what became of each column, and says which are left out.
fn note(table: &Table<'_>, columns: &[AmountColumn], account: &mut Account, findings: &mut Findings) {
    let sourced = |header: &HeaderCell| Sourced::new(header.text.clone(), table.sheet.place(header.cell));
    if let Some(header) = table.column(Column::Association) {
        let header = sourced(header);
        account.columns.push(AccountColumn { column: Column::Association, header, unit: None });
    }
    account.columns.extend(columns.iter().map(|column| AccountColumn {
        column: Column::of_amount(column.kind),
        header: sourced(&column.header),
        unit: column.unit.clone(),
    }));
    let is_used = |header: &HeaderCell| columns.iter().any(|column| column.header.cell == header.cell);
    let known = [Column::Association, Column::County, Column::Code, Column::Year];
    let not_used = table
        .columns
        .iter()
        .filter(|(column, _)| !known.contains(column))
        .flat_map(|(_, headers)| headers)
        .chain(&table.unknown)
        .filter(|header| !is_used(header));
    let mut ignored: Vec<Sourced<String>> = not_used.map(sourced).collect();
    ignored.sort_by(|one, other| one.place.cmp(&other.place));
    ignored.dedup();
    for header in &ignored {
        findings.at(&header.place, Problem::ColumnIgnored { column: header.value.clone() });
    }
    account.ignored = ignored;
}

/// Tells amounts that only make sense in another unit: once for the column when most of its amounts are so,
/// else cell by cell. A unit in the settings is somebody's word, and nothing is said.
pub(super) fn check_magnitude(
    column: &AmountColumn,
    amounts: &[Sourced<Amount>],
    header: &Place,
    findings: &mut Findings,
) {
    if matches!(column.unit, Some((_, UnitSource::Settings))) {
        return;
    }
    let (least, most) = (Decimal::from(PLAUSIBLE.0), Decimal::from(PLAUSIBLE.1));
    let is_odd = |amount: &&Sourced<Amount>| {
        let kronor = amount.value.money.kronor();
        !kronor.is_zero() && !(least..=most).contains(&kronor.abs())
    };
    let odd: Vec<&Sourced<Amount>> = amounts.iter().filter(is_odd).collect();
    let problem = |amount: &Sourced<Amount>| Problem::MagnitudeOdd {
        amount: amount.value.money,
        unit: amount.value.unit.word().to_owned(),
    };
    match odd.first() {
        Some(first) if odd.len().saturating_mul(2) > amounts.len() => findings.at(header, problem(first)),
        _ => {
            for amount in odd {
                findings.at(&amount.place, problem(amount));
            }
        }
    }
}
