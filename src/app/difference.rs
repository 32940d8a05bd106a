//! What differs between two runs or working folders, and what made it so: a run by the inputs that it kept, a working
//! folder as it is.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::earlier_run::EarlierRun;
use super::error::Error;
use super::events::Events;
use super::job::{Job, Keep};
use super::languages::Languages;
use super::new_file::write_new_file;
use super::refusal::Refusal;
use crate::compare::difference::{Difference, difference};
use crate::domain::decision::Scope;
use crate::domain::name::Name;
use crate::rules::situation::Situation;
use crate::write::difference::workbook;
use crate::write::report::Report;
use crate::write::template::Template;

/// One of the two that are compared.
pub struct Side {
    /// The folder.
    pub path: PathBuf,
    /// What is worked out from it.
    pub job: Job,
    /// The number of the run, where it is one.
    pub run: Option<String>,
}

impl Side {
    /// Reads the folder and works it out.
    ///
    /// # Errors
    /// [`Error`] for wrong usage and configuration; [`Refusal::NothingKept`] when a run did not keep its inputs.
    pub fn open(path: &Path, languages: Languages, events: &dyn Events) -> Result<Self, Error> {
        if !EarlierRun::is_at(path) {
            let job = Job::work_out(path, languages, Keep::default(), events)?;
            return Ok(Self { path: path.to_owned(), job, run: None });
        }
        let run = EarlierRun::open(path)?;
        let job = run.job(languages)?;
        Ok(Self { path: path.to_owned(), job, run: Some(run.manifest.run) })
    }

    /// What the rules are given; none when errors stop it, which stand among the findings of the job.
    #[must_use]
    pub fn sound(&self) -> Option<&Situation> {
        self.job.sound_outcome().ok().and(self.job.situation.as_ref())
    }
}

/// What differs between two situations. The earlier one's associations are compared by the names that the later one's
/// member list has for them.
///
/// # Errors
/// [`Refusal::DifferenceOutOfRange`].
pub fn compare(before: &Situation, now: &Situation, later: &Job) -> Result<Difference, Error> {
    let before = in_the_same_names(before, later);
    difference(&before, now).map_err(|_| Refusal::DifferenceOutOfRange {}.into())
}

/// Writes the differences to a new workbook, with the names of the two.
///
/// # Errors
/// [`Error::Findings`] when errors stop the later one, [`Error::Output`] when the file is there already, cannot be made or not
/// be written.
pub fn write(target: &Path, found: &Difference, names: (&str, &str), later: &Job) -> Result<(), Error> {
    let facts = later.facts(later.csv, None, Template::default());
    let report = Report::new(later.sound_outcome()?, &later.findings, &later.text, &facts);
    write_new_file(target, workbook(&report, found, names))
}

/// The old situation with its associations named as the new one's member list names them, as far as that
/// list and its aliases tell and no two become one.
fn in_the_same_names(old: &Situation, new: &Job) -> Situation {
    let mut named: BTreeMap<Name, Vec<Name>> = BTreeMap::new();
    for association in &old.associations {
        let name = &association.name.value;
        let now = new.association(name.as_str()).unwrap_or_else(|_| name.clone());
        named.entry(now).or_default().push(name.clone());
    }
    let one_to_one = named.into_iter().filter_map(|(now, then)| match then.as_slice() {
        [one] => Some((one.clone(), now)),
        _ => None,
    });
    let now: BTreeMap<Name, Name> = one_to_one.collect();
    let mut situation = old.clone();
    for association in &mut situation.associations {
        if let Some(name) = now.get(&association.name.value) {
            association.name.value = name.clone();
        }
    }
    for decision in &mut situation.decisions {
        if let Scope::One(name) = &decision.association
            && let Some(name) = now.get(name)
        {
            decision.association = Scope::One(name.clone());
        }
    }
    situation
}
