//! The amounts that a run has for each recipient, by which a letter of another run is known to be the same: the
//! address, the text and the run's number may differ.
//!
//! They are read in the summaries that the run wrote, which every version has.

use std::io;

use rust_decimal::Decimal;

use crate::app::earlier_run::EarlierRun;
use crate::app::summaries::{ASSOCIATIONS, CONTRIBUTIONS, Row, amount, rows};
use crate::domain::contact::Recipient;
use crate::domain::csv_profile::CsvProfile;
use crate::output::sha256;

/// The amounts of a run.
pub struct Amounts {
    contributions: Vec<Row>,
    associations: Vec<Row>,
    profile: CsvProfile,
}

/// An amount that a recipient is told: of which association or member, in kr. The state's has no name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmountLine {
    of: String,
    kr: Decimal,
}

impl Amounts {
    /// The amounts of a run; none when a summary is not as the run wrote it.
    ///
    /// # Errors
    /// When one cannot be read.
    pub fn of(run: &EarlierRun) -> io::Result<Option<Self>> {
        let profile = run.csv();
        let read = |path: &str| -> io::Result<Option<Vec<Row>>> {
            let Some(listed) = run.manifest.outputs.iter().find(|output| output.path == path) else {
                return Ok(None);
            };
            let bytes = run.read(path)?.filter(|bytes| sha256(bytes) == listed.sha256);
            Ok(bytes.map(|bytes| rows(&bytes, profile)))
        };
        Ok(match (read(CONTRIBUTIONS)?, read(ASSOCIATIONS)?) {
            (Some(contributions), Some(associations)) => Some(Self { contributions, associations, profile }),
            _ => None,
        })
    }

    /// What a recipient is told: a member its contribution to each association, an association the contributions of its
    /// members and the state's. None when an amount is not known.
    #[must_use]
    pub fn to(&self, recipient: &Recipient) -> Option<Vec<AmountLine>> {
        let (key, value, of) = match recipient {
            Recipient::Member(code) => ("kod", code.to_string(), "forbund"),
            Recipient::Association(name) => ("forbund", name.to_string(), "medlem"),
        };
        let mut lines = self.lines(&self.contributions, (key, &value), of, "bidrag_kr")?;
        if let Recipient::Association(name) = recipient {
            lines.extend(self.lines(&self.associations, ("forbund", name.as_str()), "", "stat_kr")?);
        }
        (!lines.is_empty()).then_some(lines)
    }

    fn lines(
        &self,
        rows: &[Row],
        (key, value): (&str, &str),
        of: &str,
        column: &str,
    ) -> Option<Vec<AmountLine>> {
        let wanted = rows.iter().filter(|row| row.get(key).is_some_and(|cell| cell == value));
        let line = |row: &Row| {
            let kr = amount(row.get(column)?, self.profile)?.parse().ok()?;
            Some(AmountLine { of: row.get(of).cloned().unwrap_or_default(), kr })
        };
        wanted.map(line).collect()
    }
}

/// Whether two lists are of the same amounts, in any order. What both have by the same name has the same amount; what
/// only one has by its name may have been renamed.
#[must_use]
pub fn are_the_same(own: &[AmountLine], theirs: &[AmountLine]) -> bool {
    let (mine, others) = (apart(own, theirs), apart(theirs, own));
    let differs = mine.iter().any(|line| others.iter().any(|other| other.of == line.of));
    own.len() == theirs.len() && !differs && sorted(&mine) == sorted(&others)
}

/// The lines of one list that the other does not have.
fn apart<'a>(one: &'a [AmountLine], other: &[AmountLine]) -> Vec<&'a AmountLine> {
    one.iter().filter(|line| !other.contains(line)).collect()
}

fn sorted(lines: &[&AmountLine]) -> Vec<Decimal> {
    let mut amounts: Vec<Decimal> = lines.iter().map(|line| line.kr).collect();
    amounts.sort();
    amounts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(lines: &[(&str, i64)]) -> Vec<AmountLine> {
        lines.iter().map(|(of, kr)| AmountLine { of: (*of).to_owned(), kr: Decimal::from(*kr) }).collect()
    }

    #[test]
    fn the_same_amounts_in_any_order_and_under_a_new_name() {
        let own = lines(&[("Öst", 100), ("Väst", 200), ("Väst", 200)]);
        for (theirs, same) in [
            (&[("Väst", 200), ("Öst", 100), ("Väst", 200)][..], true),
            (&[("Öst", 100), ("Väster", 200), ("Väster", 200)], true),
            (&[("Öst", 200), ("Väst", 100), ("Väst", 200)], false),
            (&[("Öst", 100), ("Väst", 200)], false),
            (&[("Öst", 100), ("Väst", 200), ("Norr", 201)], false),
            (&[("Öst", 100), ("Väst", 200), ("Väst", 201)], false),
        ] {
            assert_eq!(are_the_same(&own, &lines(theirs)), same, "{theirs:?}");
            assert_eq!(are_the_same(&lines(theirs), &own), same, "{theirs:?}");
        }
    }
}
