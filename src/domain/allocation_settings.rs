//! The settings that settle what a spreadsheet leaves open: the table `[allocation]` of finsam.toml.

use std::collections::BTreeMap;

use super::allocation::{AllocationStatus, AmountKind};
use super::unit::Unit;

/// How the allocation file is to be read, where it can be read in several ways.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AllocationSettings {
    /// The file, relative to the working folder.
    pub file: Option<String>,
    /// The sheet with the table.
    pub sheet: Option<String>,
    /// The row with the headers, the lowest of them, counted from 1 as in Excel.
    pub header_row: Option<u32>,
    /// Which column (by its letters, or by its header) is which: `final = "D"`.
    pub columns: BTreeMap<ColumnSetting, String>,
    /// The unit of the amounts. It goes before that of headers and titles.
    pub unit: Option<Unit>,
    /// The status of the amounts, where header and title do not say.
    pub status: Option<AllocationStatus>,
    /// Whether hidden rows and columns count.
    pub hidden: bool,
}

impl AllocationSettings {
    /// Whether the settings name the column of these amounts.
    #[must_use]
    pub fn names(&self, kind: AmountKind) -> bool {
        self.columns.contains_key(&ColumnSetting::Amount(kind))
    }
}

/// A column in the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColumnSetting {
    /// Förbund.
    Association,
    /// One of the amounts.
    Amount(AmountKind),
}

impl ColumnSetting {
    /// The keys of the columns, in English and in Swedish. TOML takes å, ä and ö in a key only between quotes,
    /// so the Swedish ones are known without them too.
    pub const WORDS: [(&'static str, Self); 19] = [
        ("association", Self::Association),
        ("förbund", Self::Association),
        ("forbund", Self::Association),
        ("possible", Self::Amount(AmountKind::Possible)),
        ("möjlig", Self::Amount(AmountKind::Possible)),
        ("mojlig", Self::Amount(AmountKind::Possible)),
        ("assumed", Self::Amount(AmountKind::Assumed)),
        ("antagen", Self::Amount(AmountKind::Assumed)),
        ("requested", Self::Amount(AmountKind::Requested)),
        ("äskad", Self::Amount(AmountKind::Requested)),
        ("askad", Self::Amount(AmountKind::Requested)),
        ("preliminary", Self::Amount(AmountKind::Preliminary)),
        ("preliminär", Self::Amount(AmountKind::Preliminary)),
        ("preliminar", Self::Amount(AmountKind::Preliminary)),
        ("final", Self::Amount(AmountKind::Final)),
        ("slutlig", Self::Amount(AmountKind::Final)),
        ("corrected", Self::Amount(AmountKind::Corrected)),
        ("rättad", Self::Amount(AmountKind::Corrected)),
        ("rattad", Self::Amount(AmountKind::Corrected)),
    ];
}
