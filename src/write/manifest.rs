//! `manifest.json`: what a run read, what it wrote, and what it comes to.

use serde::Serialize;

use crate::domain::allocation::AllocationStatus;
use crate::domain::member::Party;
use crate::domain::money::Money;
use crate::domain::word::Word;
use crate::output::Written;
use crate::rules::outcome::{AssociationOutcome, Outcome};
use crate::text::Language;

use super::report::RunFacts;

/// The list of what a run read and wrote.
#[derive(Debug, Serialize)]
pub struct Manifest<'a> {
    program: &'static str,
    version: &'a str,
    year: u16,
    status: &'static str,
    run: &'a str,
    settings: Settings<'a>,
    inputs: Vec<Input<'a>>,
    outputs: &'a [Written],
    totals: Totals,
}

/// The settings of a run that are not among its facts.
#[derive(Clone, Copy, Debug)]
pub struct ManifestSettings<'a> {
    /// The language of the files.
    pub language: Language,
    /// The one association or member that was asked for.
    pub only: Option<&'a str>,
    /// The path of the template among the inputs.
    pub template: Option<&'a str>,
    /// The name of the allocation file that was used, when the settings say another.
    pub dropped: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Settings<'a> {
    language: &'static str,
    csv: &'static str,
    only: Option<&'a str>,
    template: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dropped: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Input<'a> {
    path: &'a str,
    sha256: &'a str,
    size: u64,
}

/// Sums over all associations, in kr, as decimal text.
#[derive(Debug, Serialize)]
struct Totals {
    associations: usize,
    stat_kr: Option<String>,
    regioner_kr: Option<String>,
    kommuner_kr: Option<String>,
    outtagen_stat_kr: Option<String>,
}

impl<'a> Manifest<'a> {
    /// The manifest of a run. `sizes` are those of the inputs, in their order.
    #[must_use]
    pub fn new(
        outcome: &Outcome,
        status: AllocationStatus,
        facts: &'a RunFacts,
        settings: ManifestSettings<'a>,
        sizes: &[u64],
        outputs: &'a [Written],
    ) -> Self {
        let inputs = facts
            .inputs
            .iter()
            .zip(sizes)
            .map(|(file, size)| Input { path: &file.path, sha256: &file.sha256, size: *size })
            .collect();
        Self {
            program: "finsam",
            version: &facts.version,
            year: outcome.year.number(),
            status: status.id().trim_start_matches("allocation-status-"),
            run: &facts.id,
            settings: Settings {
                language: settings.language.code(),
                csv: facts.csv.name(),
                only: settings.only,
                template: settings.template,
                dropped: settings.dropped,
            },
            inputs,
            outputs,
            totals: Totals::of(outcome),
        }
    }

    /// The manifest as JSON that a person can read, with a line break last.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        // Maps with text keys and numbers: nothing in it can fail to become JSON.
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }
}

impl Totals {
    fn of(outcome: &Outcome) -> Self {
        let sum = |amount: &dyn Fn(&AssociationOutcome) -> Option<Money>| {
            Money::sum(outcome.associations.iter().filter_map(amount)).ok().map(|sum| sum.to_string())
        };
        let offered =
            |party: Party| sum(&|association| association.party(party).map(|party| party.offered.value));
        Self {
            associations: outcome.associations.len(),
            stat_kr: sum(&|association| Some(association.matched.value)),
            regioner_kr: offered(Party::Regions),
            kommuner_kr: offered(Party::Municipalities),
            outtagen_stat_kr: sum(&|association| Some(association.unmatched.value)),
        }
    }
}
