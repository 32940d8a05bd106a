//! A run rebuilt, in memory, from the inputs that it kept.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::findings::Findings;
use crate::output::{OutputError, Source, Written, sha256};
use crate::write::documents;
use crate::write::report::RunFacts;

use crate::app::earlier_run::EarlierRun;
use crate::app::error::Error;
use crate::app::job::Job;
use crate::app::languages::Languages;
use crate::app::making::Making;

/// What came of rebuilding a run.
pub enum Rebuilt {
    /// Its files.
    Made {
        /// The bytes of every file, by path.
        files: BTreeMap<String, Vec<u8>>,
        /// The bytes of the manifest.
        manifest: Vec<u8>,
    },
    /// The inputs have errors that stop a run.
    Stopped(Findings),
    /// The settings, the template or what was asked for cannot be understood.
    Refused(Error),
    /// Not tried, because an input is gone.
    InputGone,
}

/// Rebuilds the run with what was chosen then.
///
/// The number of the run, the program's version and the list of inputs are those of the manifest: they
/// stand in every file, and would else change every file when a single input has changed.
///
/// # Errors
/// [`Error`] when the machine fails.
pub fn rebuild(run: &EarlierRun) -> Result<Rebuilt, Error> {
    let making = match making(run) {
        Ok(making) => making,
        Err(
            refused @ (Error::Refused(_)
            | Error::Asked(_)
            | Error::FaultySettings(_)
            | Error::Settings(_)
            | Error::Parameters(_)),
        ) => return Ok(Rebuilt::Refused(refused)),
        Err(error) => return Err(error),
    };
    let Ok(report) = making.report() else { return Ok(Rebuilt::Stopped(making.job.findings)) };
    let documents = match documents(&report, making.only.as_ref()) {
        Ok(documents) => documents,
        Err(found) => return Ok(Rebuilt::Stopped(found)),
    };
    let made: Vec<(Written, Vec<u8>)> =
        documents.par_iter().map(|document| made(document)).collect::<Result<_, OutputError>>()?;
    let listed: Vec<Written> = made.iter().map(|(written, _)| written.clone()).collect();
    let manifest = making.manifest(&report, &listed);
    let files = made.into_iter().map(|(written, bytes)| (written.path, bytes)).collect();
    Ok(Rebuilt::Made { files, manifest })
}

fn making(run: &EarlierRun) -> Result<Making, Error> {
    let language = run.language();
    let look = run.look(&run.kept()?)?;
    let job = Job::of(run.working_folder()?, Languages::only(language));
    let mut making = Making::new(job, run.csv(), run.manifest.settings.only.as_deref(), look)?;
    making.facts = RunFacts {
        id: run.manifest.run.clone(),
        version: run.manifest.version.clone(),
        inputs: run.inputs(),
        ..making.facts
    };
    making.sizes = run.manifest.inputs.iter().map(|input| input.size).collect();
    Ok(making)
}

fn made(document: &dyn Source) -> Result<(Written, Vec<u8>), OutputError> {
    let path = document.path().to_owned();
    let bytes = document.bytes().map_err(|error| OutputError::of(&path, error))?;
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    Ok((Written { path, sha256: sha256(&bytes), size }, bytes))
}
