//! `[allocation]` in finsam.toml: how the allocation file is read where it can be read in several ways.

use std::collections::BTreeMap;

use crate::domain::allocation::AllocationStatus;
use crate::domain::allocation_settings::{AllocationSettings, ColumnSetting};
use crate::domain::unit::Unit;

use super::table::{Reading, Table};

/// The last row of a sheet in Excel.
const LAST_ROW: i64 = 1_048_576;

/// The words for the status, in Swedish and in English.
const STATUSES: [&str; 5] =
    ["antagen/assumed", "äskad/requested", "preliminär/preliminary", "slutlig/final", "rättad/corrected"];

pub(super) fn allocation(mut table: Table<'_>, reading: &mut Reading<'_>) -> AllocationSettings {
    let text = |table: &mut Table<'_>, key, reading: &mut Reading<'_>| {
        table.text(key, reading).map(|text| text.value)
    };
    let settings = AllocationSettings {
        file: text(&mut table, "file", reading),
        sheet: text(&mut table, "sheet", reading),
        header_row: table.integer("header-row", 1..=LAST_ROW, reading).map(|row| row.value),
        columns: columns(table.table("columns", reading), reading),
        unit: table.chosen("unit", &["kr", "tkr", "mnkr"], reading, unit).map(|unit| unit.value),
        status: table.chosen("status", &STATUSES, reading, status).map(|status| status.value),
        hidden: table.yes_or_no("hidden", reading).unwrap_or_default(),
    };
    table.finish(reading);
    settings
}

fn unit(word: &str) -> Option<Unit> {
    match word {
        "kr" => Some(Unit::Kr),
        "tkr" => Some(Unit::Tkr),
        "mnkr" => Some(Unit::Mnkr),
        _ => None,
    }
}

/// The status with this word, in Swedish or English.
fn status(word: &str) -> Option<AllocationStatus> {
    match word {
        "antagen" | "assumed" => Some(AllocationStatus::Assumed),
        "äskad" | "requested" => Some(AllocationStatus::Requested),
        "preliminär" | "preliminary" => Some(AllocationStatus::Preliminary),
        "slutlig" | "final" => Some(AllocationStatus::Final),
        "rättad" | "corrected" => Some(AllocationStatus::Corrected),
        _ => None,
    }
}

fn columns(mut table: Table<'_>, reading: &mut Reading<'_>) -> BTreeMap<ColumnSetting, String> {
    let mut columns = BTreeMap::new();
    for (word, column) in ColumnSetting::WORDS {
        if let Some(text) = table.text(word, reading) {
            columns.insert(column, text.value);
        }
    }
    table.finish(reading);
    columns
}
