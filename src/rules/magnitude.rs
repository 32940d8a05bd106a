//! Last year's amounts that only make sense in another unit.
//!
//! A list in thousands that is read in kronor makes every change absurd and every reduction a thousandth, and nothing
//! in the arithmetic is wrong. No real contribution changes fiftyfold in a year.

use std::collections::BTreeMap;

use crate::domain::money::Money;
use crate::domain::place::{Place, Position, Sourced};
use crate::findings::{Findings, Problem};

use super::outcome::Outcome;
use super::situation::Situation;

/// How many times larger or smaller than the calculated contribution last year's amount may be.
const MOST: i128 = 50;

/// Whether last year's amounts are held against the calculated contributions (`[checks] magnitude`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MagnitudeCheck {
    /// All but those in these cells (`D5`, or `Föregående år!D5`), of which somebody says that they are right.
    AllBut(Vec<String>),
    /// None: somebody says that they are all right.
    Off,
}

impl Default for MagnitudeCheck {
    fn default() -> Self {
        Self::AllBut(Vec::new())
    }
}

impl MagnitudeCheck {
    /// Whether somebody says that the amount at this place is right.
    fn settles(&self, place: &Place) -> bool {
        match self {
            Self::Off => true,
            Self::AllBut(cells) => {
                let spot = place.spot().unwrap_or_default();
                let whole = format!("{}!{spot}", place.sheet().unwrap_or(&place.file.path));
                cells.iter().any(|cell| [&spot, &whole].iter().any(|named| alike(cell, named)))
            }
        }
    }
}

/// Whether two names of cells are the same but for case and the `$` of formulas.
fn alike(one: &str, other: &str) -> bool {
    one.replace('$', "").trim().to_lowercase() == other.to_lowercase()
}

/// Stops where a member's last amount, the sum where predecessors merged, is less than a fiftieth or more than fifty
/// times of what is calculated for it now: once, with all the cells. Nothing is said of 0 kr, nor against 0 kr.
pub fn report(situation: &Situation, outcome: &Outcome, check: &MagnitudeCheck, findings: &mut Findings) {
    let mut odd: Vec<(&Sourced<Money>, Money)> = Vec::new();
    for association in &situation.associations {
        let Some(worked_out) = outcome.associations.iter().find(|it| it.name == association.name.value)
        else {
            continue;
        };
        for member in worked_out.members() {
            let amounts = member.payer.code().and_then(|code| association.last_year.get(&code));
            let amounts = amounts.map(Vec::as_slice).unwrap_or_default();
            let Ok(last_year) = Money::sum(amounts.iter().map(|amount| amount.value)) else { continue };
            let calculated = member.calculated.value;
            if is_odd(last_year, calculated) {
                let questioned = amounts.iter().filter(|amount| !check.settles(&amount.place));
                odd.extend(questioned.map(|amount| (amount, calculated)));
            }
        }
    }
    odd.sort_by(|(one, _), (other, _)| one.place.cmp(&other.place));
    if let Some((first, calculated)) = odd.first() {
        let places: Vec<&Place> = odd.iter().map(|(amount, _)| &amount.place).collect();
        let (amount, calculated) = (first.value, *calculated);
        let problem =
            Problem::LastYearMagnitude { amount, calculated, count: places.len(), cells: ranges(&places) };
        findings.at(&first.place, problem);
    }
}

fn is_odd(last_year: Money, calculated: Money) -> bool {
    let (last_year, calculated) = (last_year.ore().abs(), calculated.ore());
    let is_less = |one: i128, other: i128| one.saturating_mul(MOST) < other;
    last_year != 0 && calculated > 0 && (is_less(last_year, calculated) || is_less(calculated, last_year))
}

/// The cells as a spreadsheet names them, those below one another as one range: `D2:D14`, `Blad2!D7`. The places are
/// sorted.
fn ranges(places: &[&Place]) -> Vec<String> {
    type Run = (u32, u32);
    let mut columns: BTreeMap<(&Place, u32), Vec<Run>> = BTreeMap::new();
    for place in places {
        let Position::Cell { cell, .. } = &place.position else { continue };
        let of_sheet = places.iter().find(|other| other.file == place.file && other.sheet() == place.sheet());
        let runs = columns.entry((of_sheet.unwrap_or(place), cell.column)).or_default();
        match runs.last_mut() {
            Some((_, last)) if last.saturating_add(1) >= cell.row => *last = cell.row,
            _ => runs.push((cell.row, cell.row)),
        }
    }
    let first = places.first();
    let ranges = columns.iter().flat_map(|((sheet, column), runs)| {
        let here = first.is_some_and(|first| first.file == sheet.file && first.sheet() == sheet.sheet());
        let prefix =
            if here { String::new() } else { format!("{}!", sheet.sheet().unwrap_or(&sheet.file.path)) };
        runs.iter().map(move |(from, to)| {
            let cell = |row: u32| crate::domain::place::Cell::new(row, *column);
            let to = if to == from { String::new() } else { format!(":{}", cell(*to)) };
            format!("{prefix}{}{to}", cell(*from))
        })
    });
    ranges.collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::place::{Cell, SourceFile};

    #[test]
    fn fifty_times_is_the_limit() {
        let odd = |last_year: i32, calculated: i32| is_odd(Money::kr(last_year), Money::kr(calculated));
        assert!(!odd(20_000, 1_000_000), "exactly a fiftieth");
        assert!(odd(19_999, 1_000_000));
        assert!(!odd(50_000_000, 1_000_000), "exactly fifty times");
        assert!(odd(50_000_001, 1_000_000));
        assert!(!odd(0, 1_000_000) && !odd(1, 0));
        // Not as an amount, but as a size.
        assert!(odd(-1_390, 1_260_000));
    }

    #[test]
    fn cells_below_one_another_are_one_range() {
        let file = Arc::new(SourceFile { path: "medlemmar.xlsx".into(), sha256: String::new() });
        let sheet = |name: &str| Some(Arc::<str>::from(name));
        let place = |name: &str, row: u32| Place::cell(&file, sheet(name).as_ref(), Cell::new(row, 3));
        let places: Vec<Place> =
            [("A", 1), ("A", 2), ("A", 4), ("B", 5)].iter().map(|(name, row)| place(name, *row)).collect();
        assert_eq!(ranges(&places.iter().collect::<Vec<_>>()), ["D2:D3", "D5", "B!D6"]);
    }

    #[test]
    fn cells_are_named_in_several_ways() {
        let file = Arc::new(SourceFile { path: "föregående år.csv".into(), sha256: String::new() });
        let place = Place::cell(&file, None, Cell::new(1, 3));
        for cell in ["D2", "d2", "$D$2", "föregående år.csv!D2"] {
            assert!(MagnitudeCheck::AllBut(vec![cell.to_owned()]).settles(&place), "{cell}");
        }
        assert!(!MagnitudeCheck::AllBut(vec!["D22".to_owned()]).settles(&place));
    }
}
