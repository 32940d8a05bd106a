//! The settings that settle what a spreadsheet leaves open: the table `[allocation]` of finsam.toml.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::unit::Unit;

/// How the allocation file is to be read, where it can be read in several ways.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AllocationSettings {
    /// The file, relative to the working folder.
    pub file: Option<String>,
    /// The sheet with the table.
    pub sheet: Option<String>,
    /// The row with the headers, counted from 1 as in Excel.
    pub header_row: Option<u32>,
    /// Which column (by its letters, or by its header) is which: `final = "D"`.
    #[serde(default)]
    pub columns: BTreeMap<String, String>,
    /// The unit of the amounts.
    pub unit: Option<Unit>,
    /// The status of the amounts, where header and title do not say.
    pub status: Option<StatusSetting>,
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
}
