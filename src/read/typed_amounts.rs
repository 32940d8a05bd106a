//! The sheet Fördelning of the office's own workbook: what the state may give, typed by the office while the authority
//! has decided nothing. The amounts are asked for or assumed, and everything that is made of them says so; the
//! authority's file takes their place when there is one.

use crate::domain::allocation::AmountKind;
use crate::domain::allocation_settings::AllocationSettings;
use crate::domain::name::clean;
use crate::domain::year::Year;
use crate::findings::{Findings, Problem};

use super::allocation;
use super::rows::AllocationRows;
use super::sheet::Sheet;

/// The names of the sheet, or of a text file that holds it alone.
const NAMES: [&str; 3] = ["fördelning", "fordelning", "allocation"];

/// Whether the office's typed amounts stand in the sheet.
#[must_use]
pub fn stand_in(sheet: &Sheet) -> bool {
    let file = sheet.file.path.rsplit('/').next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let called = sheet.name.as_deref().unwrap_or(stem);
    sheet.visible && NAMES.contains(&clean(called).to_lowercase().as_str())
}

/// The rows of the sheets in which typed amounts stand; `None` where there is an authority's file, or no amount.
pub fn rows(
    sheets: &[Sheet],
    has_file: bool,
    year: Option<Year>,
    findings: &mut Findings,
) -> Option<AllocationRows> {
    let sheet = sheets.first()?;
    if let Some(second) = sheets.get(1) {
        findings.at(&second.whole(), Problem::TypedAmountsTwice { other: sheet.whole() });
        return Some(AllocationRows::unread());
    }
    let mut found = Findings::new();
    let settings = AllocationSettings::default();
    let (rows, _) = allocation::rows(sheets, &sheet.file, &settings, year, &mut found);
    let has_amounts = rows.rows.iter().any(|row| row.unread || row.allocation.amounts().next().is_some());
    if has_file || !has_amounts && !rows.unread {
        if has_amounts {
            findings.at(&sheet.whole(), Problem::TypedAmountsNotUsed {});
        }
        return None;
    }
    findings.append(found);
    let decided = [AmountKind::Preliminary, AmountKind::Final, AmountKind::Corrected];
    let decided = |row: &super::rows::AllocationRow| {
        decided.iter().find_map(|kind| row.allocation.amount(*kind)).map(|amount| amount.place.clone())
    };
    if let Some(place) = rows.rows.iter().find_map(decided) {
        findings.at(&place, Problem::TypedAmountDecided {});
    }
    Some(rows)
}
