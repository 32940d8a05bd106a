//! The two that are compared: a run by the inputs that it kept, or a working folder as it is.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::cli::earlier_run::EarlierRun;
use crate::cli::failure::Failure;
use crate::cli::job::{Job, Keep, status};
use crate::cli::terminal::Terminal;
use crate::domain::decision::Scope;
use crate::domain::name::Name;
use crate::rules::situation::Situation;
use crate::text::{Fact, Language, Text};

use super::tell_findings;

/// One of the two.
pub struct Side {
    /// The folder.
    pub path: PathBuf,
    /// What is worked out from it.
    pub job: Job,
    run: Option<String>,
}

impl Side {
    /// Reads the folder and works it out.
    ///
    /// # Errors
    /// [`Failure`] for wrong usage and configuration; [`Failure::Usage`] when a run did not keep its inputs.
    pub fn open(path: &Path, wished: Option<Language>, spoken: Language) -> Result<Self, Failure> {
        if !EarlierRun::is_at(path) {
            let job = Job::work_out(path, wished, spoken, Keep::default())?;
            return Ok(Self { path: path.to_owned(), job, run: None });
        }
        let run = EarlierRun::open(path, &Text::new(wished.unwrap_or(spoken)))?;
        let job = run.job(wished, spoken)?;
        Ok(Self { path: path.to_owned(), job, run: Some(run.manifest.run) })
    }

    /// What the rules are given, when no error stops it.
    ///
    /// # Errors
    /// [`Failure::Findings`]; they are told.
    pub fn sound(&self, text: &Text, terminal: &mut Terminal) -> Result<&Situation, Failure> {
        let sound = self.job.sound_outcome().ok().and(self.job.situation.as_ref());
        if sound.is_none() {
            tell_findings(self, text, terminal);
        }
        sound.ok_or(Failure::Findings)
    }

    /// What it is called: the folder, the year, the status, and the number of a run.
    pub fn name(&self, text: &Text) -> String {
        let folder = self
            .path
            .file_name()
            .map_or_else(|| self.path.display().to_string(), |name| name.to_string_lossy().into_owned());
        let (year, status) =
            self.job.outcome.as_ref().map_or_else(Default::default, |outcome| {
                (outcome.year.to_string(), text.word(&status(outcome)))
            });
        let facts =
            [("folder", Fact::from(&folder)), ("year", Fact::from(&year)), ("status", Fact::from(&status))];
        match &self.run {
            Some(run) => text.say_with("diff-run", &[&facts[..], &[("run", Fact::from(run))]].concat()),
            None => text.say_with("diff-folder", &facts),
        }
    }
}

/// The old situation with its associations named as the new one's member list names them, as far as that
/// list and its aliases tell and no two become one.
pub fn in_the_same_names(old: &Situation, new: &Job) -> Situation {
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
