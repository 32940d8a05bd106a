//! The cells in which two forms of the same workbook or table differ.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use crate::domain::place::{Cell, SourceFile};
use crate::findings::Findings;
use crate::read::open;

/// A cell whose value somebody has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedCell {
    /// The sheet; a file of comma-separated values has none.
    pub sheet: Option<String>,
    /// The cell, as `B7`.
    pub cell: String,
    /// What stood there.
    pub before: Option<String>,
    /// What stands there.
    pub now: Option<String>,
}

/// The values of a file by sheet and cell.
type Values = BTreeMap<(Option<String>, Cell), String>;

/// The cells in which `now` differs from `before`; none when the difference is not in values, or the
/// file has no cells.
#[must_use]
pub fn changed_cells(path: &str, before: &[u8], now: &[u8]) -> Vec<ChangedCell> {
    let kind = Path::new(path).extension().and_then(|kind| kind.to_str());
    if !matches!(kind, Some("xlsx" | "csv")) {
        return Vec::new();
    }
    let (before, now) = (values(path, before), values(path, now));
    let places: BTreeSet<_> = before.keys().chain(now.keys()).collect();
    let differs = places.into_iter().filter(|place| before.get(place) != now.get(place));
    differs
        .map(|place| ChangedCell {
            sheet: place.0.clone(),
            cell: place.1.to_string(),
            before: before.get(place).cloned(),
            now: now.get(place).cloned(),
        })
        .collect()
}

fn values(path: &str, bytes: &[u8]) -> Values {
    let file = Arc::new(SourceFile { path: path.to_owned(), sha256: String::new() });
    let mut values = Values::new();
    // A file that can no longer be read has no values: every cell of it is then gone.
    for sheet in open::sheets(bytes, &file, &mut Findings::new()) {
        let name = sheet.name.as_deref().map(str::to_owned);
        for (row, cells) in &sheet.rows {
            for (column, content) in cells {
                values.insert((name.clone(), Cell::new(*row, *column)), content.as_text());
            }
        }
    }
    values
}
