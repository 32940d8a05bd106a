//! What the writers are given: the outcome, the findings, the language and the facts of the run.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::code::RegionCode;
use crate::domain::contact::Contacts;
use crate::domain::csv_profile::CsvProfile;
use crate::domain::name::Name;
use crate::domain::office::Office;
use crate::domain::place::SourceFile;
use crate::findings::Findings;
use crate::rules::outcome::Outcome;
use crate::text::Text;

use super::style::Style;
use super::template::Template;

/// Everything that a run's files are made from. No clock, no machine name, no path outside the
/// working folder: the same report gives the same bytes.
pub struct Report<'a> {
    /// What the rules said.
    pub outcome: &'a Outcome,
    /// What the run had to say about its input.
    pub findings: &'a Findings,
    /// The language.
    pub text: &'a Text,
    /// The facts of the run.
    pub run: &'a RunFacts,
    /// Whether any of the amounts has öre; then all are shown with them.
    pub ore: bool,
    /// The formats of all workbooks.
    pub(super) style: Arc<Style>,
}

impl<'a> Report<'a> {
    /// A report of this outcome.
    #[must_use]
    pub fn new(outcome: &'a Outcome, findings: &'a Findings, text: &'a Text, run: &'a RunFacts) -> Self {
        let ore = outcome.has_ore();
        let style = Arc::new(Style::new(text.language(), ore, run.template.palette));
        Self { outcome, findings, text, run, ore, style }
    }
}

/// The facts of a run that stand in its files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunFacts {
    /// The first eight hexadecimal digits of the hash over inputs, settings and program version.
    pub id: String,
    /// The program's version.
    pub version: String,
    /// The files that were read, by path.
    pub inputs: Vec<SourceFile>,
    /// The profile of the CSV files.
    pub csv: CsvProfile,
    /// The names of the counties by their codes; one that is not here is shown by its code.
    pub counties: BTreeMap<RegionCode, Name>,
    /// The office's own look.
    pub template: Template,
    /// Who the office is; nobody in particular for the whole list.
    pub office: Option<Office>,
    /// To whom mail goes.
    pub contacts: Contacts,
}
