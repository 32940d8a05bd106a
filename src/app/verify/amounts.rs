//! The amounts that differ when a run is rebuilt, and the cells of its inputs that make them so: known from the
//! summaries that the run wrote, which hold every amount and every amount's trace.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::app::summaries::{ASSOCIATIONS, CONTRIBUTIONS, Row, amount, rows};
use crate::domain::csv_profile::CsvProfile;

const TRACES: &str = "csv/sparning.csv";

/// An amount that differs now. Amounts are decimal numbers of kronor as they are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedAmount {
    /// The association; none for a total over all of them.
    pub association: Option<String>,
    /// The member, when the amount is a member's.
    pub member: Option<String>,
    /// The column of the summary.
    pub column: String,
    /// The amount in the run.
    pub before: Option<String>,
    /// The amount now.
    pub now: Option<String>,
}

/// A cell of an input that an amount rests on, and whose value differs now.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ChangedSource {
    /// The input.
    pub file: String,
    /// The sheet; empty where the file has none.
    pub sheet: String,
    /// The cell or line.
    pub spot: String,
    /// What the value is.
    pub rule: String,
    /// The value in the run.
    pub before: String,
    /// The value now.
    pub now: String,
}

/// The bytes of files by path.
type Files = BTreeMap<String, Vec<u8>>;

/// The amounts of a run compared with those of the run rebuilt.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComparedAmounts {
    /// How many amounts of the run are known, and were compared.
    pub compared: usize,
    /// Those that differ.
    pub changed: Vec<ChangedAmount>,
}

impl ComparedAmounts {
    /// The amounts of associations and members, in the order of their names. Only columns that the run has
    /// are compared: a later version may have added some.
    #[must_use]
    pub fn of_summaries(then: &Files, now: &Files, profile: CsvProfile) -> Self {
        let mut amounts = Self::default();
        for (path, key) in [(ASSOCIATIONS, &["forbund"][..]), (CONTRIBUTIONS, &["forbund", "medlem"])] {
            let (Some(then), Some(now)) = (then.get(path), now.get(path)) else { continue };
            let (then, now) = (by_key(rows(then, profile), key), by_key(rows(now, profile), key));
            let columns: BTreeSet<&String> =
                then.values().flat_map(BTreeMap::keys).filter(|column| column.ends_with("_kr")).collect();
            let all: BTreeSet<&Vec<String>> = then.keys().chain(now.keys()).collect();
            for names in all {
                for column in &columns {
                    let value = |row: Option<&Row>| amount(row?.get(*column)?, profile);
                    amounts.compare(ChangedAmount {
                        association: names.first().cloned(),
                        member: names.get(1).cloned(),
                        column: (*column).clone(),
                        before: value(then.get(names)),
                        now: value(now.get(names)),
                    });
                }
            }
        }
        amounts
    }

    /// The totals of two manifests: all that is known of amounts in a run of one workbook.
    #[must_use]
    pub fn of_totals(then: &[u8], now: &[u8]) -> Self {
        let totals = |bytes: &[u8]| -> BTreeMap<String, String> {
            let manifest: Value = serde_json::from_slice(bytes).unwrap_or_default();
            let totals = manifest.get("totals").and_then(Value::as_object).cloned().unwrap_or_default();
            let amounts =
                totals.into_iter().filter_map(|(name, value)| Some((name, value.as_str()?.to_owned())));
            amounts.collect()
        };
        let (then, now) = (totals(then), totals(now));
        let mut amounts = Self::default();
        for (column, before) in then {
            let now = now.get(&column).cloned();
            let (association, member, before) = (None, None, Some(before));
            amounts.compare(ChangedAmount { association, member, column, before, now });
        }
        amounts
    }

    fn compare(&mut self, amount: ChangedAmount) {
        self.compared += usize::from(amount.before.is_some());
        if amount.before != amount.now {
            self.changed.push(amount);
        }
    }
}

/// The cells of the inputs whose values differ between the two traces.
#[must_use]
pub fn changed_sources(then: &Files, now: &Files, profile: CsvProfile) -> Vec<ChangedSource> {
    let (Some(then), Some(now)) = (then.get(TRACES), now.get(TRACES)) else { return Vec::new() };
    let place = ["fil", "blad", "cell", "regel"];
    let leaves = |bytes| by_key(leaves(rows(bytes, profile)), &place);
    let (then, now) = (leaves(then), leaves(now));
    let mut changed = BTreeSet::new();
    for (key, before) in then {
        let Some(after) = now.get(&key) else { continue };
        let [file, sheet, spot, rule] = key.as_slice() else { continue };
        let value = |row: &Row| row.get("varde").cloned().unwrap_or_default();
        let (before, now) = (value(&before), value(after));
        if !spot.is_empty() && before != now {
            let [file, sheet, spot, rule] = [file, sheet, spot, rule].map(Clone::clone);
            changed.insert(ChangedSource { file, sheet, spot, rule, before, now });
        }
    }
    changed.into_iter().collect()
}

/// The steps that were made from nothing but their cell: a step's own steps follow it.
fn leaves(rows: Vec<Row>) -> Vec<Row> {
    let step = |row: &Row| row.get("steg").cloned().unwrap_or_default();
    let next: Vec<String> = rows.iter().skip(1).map(step).chain([String::new()]).collect();
    let rows = rows.into_iter().zip(next);
    rows.filter(|(row, next)| !next.starts_with(&format!("{}.", step(row)))).map(|(row, _)| row).collect()
}

fn by_key(rows: Vec<Row>, key: &[&str]) -> BTreeMap<Vec<String>, Row> {
    let named = |row: &Row| key.iter().map(|column| row.get(*column).cloned().unwrap_or_default()).collect();
    rows.into_iter().map(|row| (named(&row), row)).collect()
}
