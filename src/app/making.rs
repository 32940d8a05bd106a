//! A run that is to be made: the job, what was chosen for it, and the facts that stand in its files.

use crate::domain::csv_profile::CsvProfile;
use crate::output::Written;
use crate::write::Only;
use crate::write::manifest::{Manifest, ManifestSettings};
use crate::write::report::{Report, RunFacts};
use crate::write::template::Template;

use super::error::Error;
use super::job::{Job, status};
use super::template::Look;

/// A run that is to be made.
pub struct Making {
    /// The working folder, read and worked out. The template's files are among its inputs.
    pub job: Job,
    /// The facts that stand in the run's files.
    pub facts: RunFacts,
    /// The sizes in bytes of the inputs of the facts, in their order.
    pub sizes: Vec<u64>,
    /// What is wanted, when not everything is.
    pub only: Option<Only>,
    only_called: Option<String>,
    template: Option<String>,
}

impl Making {
    /// A run of the job, as it was chosen on the command line.
    ///
    /// # Errors
    /// [`Error::Asked`] when nobody is called `only`.
    pub fn new(
        mut job: Job,
        csv: CsvProfile,
        only_called: Option<&str>,
        look: Option<Look>,
    ) -> Result<Self, Error> {
        let only = only_called.map(|name| only(&job, name)).transpose()?;
        let (path, template) = match look {
            None => (None, Template::default()),
            Some(look) => {
                job.inputs.extend(look.inputs);
                (Some(look.path), look.template)
            }
        };
        let facts = job.facts(csv, only_called, template);
        let sizes = job.inputs.iter().map(super::folder::Input::size).collect();
        Ok(Self { job, facts, sizes, only, only_called: only_called.map(str::to_owned), template: path })
    }

    /// What the files are made from.
    ///
    /// # Errors
    /// [`Error::Findings`] when a finding stops the run.
    pub fn report(&self) -> Result<Report<'_>, Error> {
        let outcome = self.job.sound_outcome()?;
        Ok(Report::new(outcome, &self.job.findings, &self.job.text, &self.facts))
    }

    /// The manifest of these files.
    #[must_use]
    pub fn manifest(&self, report: &Report<'_>, files: &[Written]) -> Vec<u8> {
        let settings = ManifestSettings {
            language: report.text.language(),
            only: self.only_called.as_deref(),
            template: self.template.as_deref(),
            dropped: self.job.dropped.as_deref(),
        };
        let status = status(report.outcome);
        Manifest::new(report.outcome, status, &self.facts, settings, &self.sizes, files).bytes()
    }
}

/// What `--only` names: an association, else a member.
fn only(job: &Job, name: &str) -> Result<Only, Error> {
    match (job.association(name), job.member(name)) {
        (Ok(association), _) => Ok(Only::Association(association)),
        (Err(_), Ok(member)) => Ok(Only::Member(member)),
        (Err(no_association), Err(_)) => Err(Error::Asked(no_association)),
    }
}
