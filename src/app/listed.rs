//! What the manifest of a run lists: its inputs, its files and what was chosen for it.

use serde::Deserialize;

use crate::domain::allocation::{AllocationStatus, AmountKind};
use crate::domain::csv_profile::CsvProfile;
use crate::domain::money::Money;
use crate::domain::word::Word;
use crate::output::Written;
use crate::text::Language;

use super::summaries::kronor;

/// What a manifest says of its run.
#[derive(Debug, Deserialize)]
pub struct Listed {
    /// The program that wrote it.
    program: String,
    /// The version of the program that made the run.
    pub version: String,
    /// The budget year.
    pub year: u16,
    /// The status of the state's amounts.
    pub status: String,
    /// The number of the run.
    pub run: String,
    /// What was chosen for it.
    pub settings: ListedSettings,
    /// What was read.
    pub inputs: Vec<Written>,
    /// What was written.
    pub outputs: Vec<Written>,
    /// What it comes to.
    #[serde(default)]
    totals: ListedTotals,
}

/// What a run comes to over all associations, in kr, as decimal text.
#[derive(Debug, Default, Deserialize)]
struct ListedTotals {
    #[serde(rename = "stat_kr")]
    matched: Option<String>,
    #[serde(rename = "outtagen_stat_kr")]
    unmatched: Option<String>,
    #[serde(rename = "regioner_kr")]
    regions: Option<String>,
    #[serde(rename = "kommuner_kr")]
    municipalities: Option<String>,
}

/// The sums of a run over all associations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sums {
    /// What the state allocates.
    pub state: Money,
    /// What the members contribute.
    pub contributions: Money,
}

/// What was chosen for a run.
#[derive(Debug, Deserialize)]
pub struct ListedSettings {
    /// The language of its files, by its code.
    pub language: String,
    /// The profile of its CSV files, by its name.
    pub csv: String,
    /// The one association or member that was asked for.
    pub only: Option<String>,
    /// The path of the template among the inputs.
    pub template: Option<String>,
    /// The file of the drop folder that `watch` took.
    pub dropped: Option<String>,
}

impl Listed {
    /// What a manifest of finsam's says; `None` for any other file.
    #[must_use]
    pub fn read(manifest: &[u8]) -> Option<Self> {
        serde_json::from_slice(manifest).ok().filter(Self::is_sound)
    }

    /// The status of the state's amounts; `None` for a word that is none.
    #[must_use]
    pub fn allocation_status(&self) -> Option<AllocationStatus> {
        let id = format!("allocation-status-{}", self.status);
        AmountKind::ALL.into_iter().filter_map(AmountKind::status).find(|status| status.id() == id)
    }

    /// The sums of the run; `None` when one of them is not known.
    #[must_use]
    pub fn sums(&self) -> Option<Sums> {
        let ListedTotals { matched, unmatched, regions, municipalities } = &self.totals;
        let sum = |parts: [&Option<String>; 2]| -> Option<Money> {
            let amounts: Option<Vec<Money>> =
                parts.into_iter().map(|part| kronor(part.as_deref()?)).collect();
            Money::sum(amounts?).ok()
        };
        let state = sum([matched, unmatched])?;
        Some(Sums { state, contributions: sum([regions, municipalities])? })
    }

    /// Whether every choice is one that can be made and every path stays in the run's folder.
    fn is_sound(&self) -> bool {
        let inside = |file: &Written| {
            let parts = file.path.split(['/', '\\']);
            !parts.clone().any(|part| part.is_empty() || part == "." || part == "..")
                && !file.path.contains(':')
        };
        self.program == "finsam"
            && Language::from_code(&self.settings.language).is_some()
            && CsvProfile::from_name(&self.settings.csv).is_some()
            && self.outputs.iter().all(inside)
    }
}
