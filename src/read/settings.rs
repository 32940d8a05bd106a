//! The settings that settle what a spreadsheet leaves open: the table `[allocation]` of finsam.toml.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::domain::allocation::AmountKind;

use super::header::Column;
use super::unit::Unit;

/// How the allocation file is to be read, where it can be read in several ways.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AllocationSettings {
    /// The file, relative to the working folder.
    pub file: Option<String>,
    /// The sheet with the table.
    pub sheet: Option<String>,
    /// The row with the headers, the lowest of them, counted from 1 as in Excel.
    pub header_row: Option<u32>,
    /// Which column (by its letters, or by its header) is which: `final = "D"`.
    #[serde(default)]
    pub columns: BTreeMap<ColumnSetting, String>,
    /// The unit of the amounts. It goes before that of headers and titles.
    pub unit: Option<Unit>,
    /// The status of the amounts, where header and title do not say.
    pub status: Option<StatusSetting>,
    /// Whether hidden rows and columns count.
    #[serde(default)]
    pub hidden: bool,
}

impl AllocationSettings {
    /// Whether the settings name the column of these amounts.
    #[must_use]
    pub fn names(&self, kind: AmountKind) -> bool {
        self.columns.keys().any(|named| Column::from(*named) == Column::of_amount(kind))
    }
}

/// A column in the settings, in Swedish or English. TOML takes å, ä and ö in a key only between quotes,
/// so the Swedish names are known without them too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum ColumnSetting {
    /// Förbund.
    #[serde(rename = "association", alias = "förbund", alias = "forbund")]
    Association,
    /// Möjlig tilldelning.
    #[serde(rename = "possible", alias = "möjlig", alias = "mojlig")]
    Possible,
    /// Äskade medel.
    #[serde(rename = "requested", alias = "äskad", alias = "askad")]
    Requested,
    /// Preliminär tilldelning.
    #[serde(rename = "preliminary", alias = "preliminär", alias = "preliminar")]
    Preliminary,
    /// Slutlig tilldelning.
    #[serde(rename = "final", alias = "slutlig")]
    Final,
    /// Rättad tilldelning.
    #[serde(rename = "corrected", alias = "rättad", alias = "rattad")]
    Corrected,
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

/// The status of an allocation in the settings, in Swedish or English.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum StatusSetting {
    /// Äskad.
    #[serde(rename = "äskad", alias = "requested")]
    Requested,
    /// Preliminär.
    #[serde(rename = "preliminär", alias = "preliminary")]
    Preliminary,
    /// Slutlig.
    #[serde(rename = "slutlig", alias = "final")]
    Final,
    /// Rättad.
    #[serde(rename = "rättad", alias = "corrected")]
    Corrected,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_in_both_languages_and_no_others() {
        let columns =
            |text: &str| toml::from_str::<AllocationSettings>(text).map(|settings| settings.columns);
        let expected = BTreeMap::from([(ColumnSetting::Final, "D".to_owned())]);
        assert_eq!(columns("columns = { final = \"D\" }").unwrap(), expected);
        assert_eq!(columns("columns = { slutlig = \"D\" }").unwrap(), expected);
        assert_eq!(
            columns("columns = { \"möjlig\" = \"C\" }").unwrap(),
            columns("columns = { mojlig = \"C\" }").unwrap()
        );
        assert!(columns("columns = { belopp = \"D\" }").is_err());
    }
}
