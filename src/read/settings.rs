//! The settings that settle what a spreadsheet leaves open: the table `[allocation]` of finsam.toml.

use std::collections::BTreeMap;

use crate::domain::allocation::AmountKind;
use crate::domain::unit::Unit;

use super::header::Column;

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
    pub status: Option<StatusSetting>,
    /// Whether hidden rows and columns count.
    pub hidden: bool,
}

impl AllocationSettings {
    /// Whether the settings name the column of these amounts.
    #[must_use]
    pub fn names(&self, kind: AmountKind) -> bool {
        self.columns.keys().any(|named| Column::from(*named) == Column::of_amount(kind))
    }
}

/// A column in the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColumnSetting {
    /// Förbund.
    Association,
    /// Möjlig tilldelning.
    Possible,
    /// Äskade medel.
    Requested,
    /// Preliminär tilldelning.
    Preliminary,
    /// Slutlig tilldelning.
    Final,
    /// Rättad tilldelning.
    Corrected,
}

impl ColumnSetting {
    /// The keys of the columns, in English and in Swedish. TOML takes å, ä and ö in a key only between quotes,
    /// so the Swedish ones are known without them too.
    pub const WORDS: [(&'static str, Self); 17] = [
        ("association", Self::Association),
        ("förbund", Self::Association),
        ("forbund", Self::Association),
        ("possible", Self::Possible),
        ("möjlig", Self::Possible),
        ("mojlig", Self::Possible),
        ("requested", Self::Requested),
        ("äskad", Self::Requested),
        ("askad", Self::Requested),
        ("preliminary", Self::Preliminary),
        ("preliminär", Self::Preliminary),
        ("preliminar", Self::Preliminary),
        ("final", Self::Final),
        ("slutlig", Self::Final),
        ("corrected", Self::Corrected),
        ("rättad", Self::Corrected),
        ("rattad", Self::Corrected),
    ];
}

impl From<ColumnSetting> for Column {
    fn from(setting: ColumnSetting) -> Self {
        match setting {
            ColumnSetting::Association => Self::Association,
            ColumnSetting::Possible => Self::Possible,
            ColumnSetting::Requested => Self::Requested,
            ColumnSetting::Preliminary => Self::Preliminary,
            ColumnSetting::Final => Self::Final,
            ColumnSetting::Corrected => Self::Corrected,
        }
    }
}

/// The status of an allocation in the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusSetting {
    /// Äskad.
    Requested,
    /// Preliminär.
    Preliminary,
    /// Slutlig.
    Final,
    /// Rättad.
    Corrected,
}

impl StatusSetting {
    /// The words for them, in Swedish and in English.
    pub const WORDS: [&'static str; 4] =
        ["äskad/requested", "preliminär/preliminary", "slutlig/final", "rättad/corrected"];

    /// The status with this word, in Swedish or English.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "äskad" | "requested" => Some(Self::Requested),
            "preliminär" | "preliminary" => Some(Self::Preliminary),
            "slutlig" | "final" => Some(Self::Final),
            "rättad" | "corrected" => Some(Self::Corrected),
            _ => None,
        }
    }
}
