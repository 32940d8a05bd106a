//! What a comparison of an earlier run with itself rebuilt says: file by file, and why.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::output::{Written, sha256};

use crate::app::archive;
use crate::app::earlier_run::EarlierRun;
use crate::app::error::Error;
use crate::app::job::run_id;
use crate::app::summaries::CONTRIBUTIONS;

use super::amounts::{self, ChangedSource, ComparedAmounts};
use super::cells::{ChangedCell, changed_cells};
use super::rebuilt::{Rebuilt, rebuild};

/// The program's own version.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What a comparison comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conclusion {
    /// The run is as it was, and becomes so again byte for byte.
    Identical,
    /// Another version made the run; it is as it was, and this version comes to the same amounts, but
    /// writes them otherwise.
    AmountsAgree,
    /// Something has been changed, or differs when it is rebuilt.
    Differs,
}

/// What the comparison says.
pub struct Verdict {
    /// The inputs that the run kept.
    pub inputs: Vec<FileVerdict>,
    /// The files that the run made.
    pub outputs: Vec<OutputVerdict>,
    /// Files that the run would make now and did not make then.
    pub only_now: Vec<String>,
    /// Whether the manifest is as the run would write it, all else being as the manifest says: byte for
    /// byte, or, where files differ, in every fact but theirs.
    pub manifest_kept: bool,
    /// Whether the number of the run is the one that follows from its manifest.
    pub number_agrees: bool,
    /// Files in the run's folder that are not the run's.
    pub unlisted: Vec<String>,
    /// What came of rebuilding the run.
    pub rebuilt: Rebuilt,
    /// The amounts of the run compared with those of now.
    pub amounts: ComparedAmounts,
    /// The cells of the inputs that differ now, as far as amounts rest on them.
    pub sources: Vec<ChangedSource>,
}

/// A file in the run's folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileVerdict {
    /// Its path: of an input in the working folder, of an output in the run's folder.
    pub path: String,
    /// How it stands on disk.
    pub state: State,
}

/// How a file on disk is to what the manifest says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The same bytes.
    Same,
    /// Other bytes.
    Changed,
    /// Gone.
    Gone,
}

/// A file that the run made.
pub struct OutputVerdict {
    /// The file on disk.
    pub file: FileVerdict,
    /// How it becomes when the run is rebuilt.
    pub again: Again,
    /// The cells that somebody has changed in it; none when that is not known.
    pub cells: Vec<ChangedCell>,
}

/// How a file becomes when the run is rebuilt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// The bytes that the manifest has.
    Same,
    /// Other bytes.
    Other,
    /// The run makes no such file now.
    NotMade,
    /// Not known, because the run could not be rebuilt.
    Unknown,
}

impl Verdict {
    /// Compares the run with itself rebuilt.
    ///
    /// # Errors
    /// [`Error`] when the machine fails.
    pub fn of(run: &EarlierRun) -> Result<Self, Error> {
        let mut inputs = Vec::new();
        for input in &run.manifest.inputs {
            let found = run.read(&archive::place(&input.path))?;
            let state = state(found.as_deref(), &input.sha256);
            inputs.push(FileVerdict { path: input.path.clone(), state });
        }
        let gone = inputs.iter().any(|input| input.state == State::Gone);
        let rebuilt = if gone { Rebuilt::InputGone } else { rebuild(run)? };

        let mut outputs = Vec::new();
        let mut then = BTreeMap::new();
        for output in &run.manifest.outputs {
            let found = run.read(&output.path)?;
            let verdict = OutputVerdict::of(output, found.as_deref(), &rebuilt);
            if let Some(bytes) = found.filter(|_| verdict.file.state == State::Same) {
                then.insert(output.path.clone(), bytes);
            }
            outputs.push(verdict);
        }
        let mut verdict = Self {
            inputs,
            outputs,
            only_now: Vec::new(),
            manifest_kept: true,
            number_agrees: number_agrees(run),
            unlisted: run.unlisted()?,
            rebuilt,
            amounts: ComparedAmounts::default(),
            sources: Vec::new(),
        };
        verdict.compare_what_was_made(run, &then);
        Ok(verdict)
    }

    /// Compares what the run makes now with `then`, the files of the run that are as it wrote them.
    fn compare_what_was_made(&mut self, run: &EarlierRun, then: &BTreeMap<String, Vec<u8>>) {
        let Rebuilt::Made { files, manifest } = &self.rebuilt else { return };
        let listed = |path: &String| run.manifest.outputs.iter().any(|output| output.path == *path);
        self.only_now = files.keys().filter(|path| !listed(path)).cloned().collect();
        self.amounts = if has_summaries(run) {
            ComparedAmounts::of_summaries(then, files, run.csv())
        } else {
            ComparedAmounts::of_totals(&run.manifest_bytes, manifest)
        };
        self.manifest_kept = *manifest == run.manifest_bytes
            || self.differs_when_rebuilt()
                && says_the_same(&run.manifest_bytes, manifest, !self.amounts.changed.is_empty());
        // Without a changed input a difference of traces is one of words.
        if self.changed_inputs().next().is_some() {
            self.sources = amounts::changed_sources(then, files, run.csv());
        }
    }

    /// What the comparison comes to.
    #[must_use]
    pub fn conclusion(&self, run: &EarlierRun) -> Conclusion {
        if self.is_identical() {
            Conclusion::Identical
        } else if run.manifest.version != VERSION && self.amounts_agree() {
            Conclusion::AmountsAgree
        } else {
            Conclusion::Differs
        }
    }

    /// Whether the run is as it was, and becomes so again.
    fn is_identical(&self) -> bool {
        self.is_kept() && !self.differs_when_rebuilt() && matches!(self.rebuilt, Rebuilt::Made { .. })
    }

    /// Whether the run is as it was, and comes to the same amounts again.
    fn amounts_agree(&self) -> bool {
        self.is_kept() && self.amounts.changed.is_empty() && matches!(self.rebuilt, Rebuilt::Made { .. })
    }

    /// Whether everything in the run's folder is as the run wrote it.
    fn is_kept(&self) -> bool {
        self.changed_inputs().next().is_none()
            && self.outputs.iter().all(|output| output.file.state == State::Same)
            && self.manifest_kept
            && self.number_agrees
    }

    /// The inputs that are not as they were.
    pub fn changed_inputs(&self) -> impl Iterator<Item = &FileVerdict> {
        self.inputs.iter().filter(|input| input.state != State::Same)
    }

    /// Whether files differ when the run is rebuilt.
    #[must_use]
    pub fn differs_when_rebuilt(&self) -> bool {
        !self.only_now.is_empty()
            || self.outputs.iter().any(|output| matches!(output.again, Again::Other | Again::NotMade))
    }
}

impl OutputVerdict {
    fn of(listed: &Written, found: Option<&[u8]>, rebuilt: &Rebuilt) -> Self {
        let state = state(found, &listed.sha256);
        let file = FileVerdict { path: listed.path.clone(), state };
        let Rebuilt::Made { files, .. } = rebuilt else {
            return Self { file, again: Again::Unknown, cells: Vec::new() };
        };
        let Some(made) = files.get(&listed.path) else {
            return Self { file, again: Again::NotMade, cells: Vec::new() };
        };
        if sha256(made) != listed.sha256 {
            return Self { file, again: Again::Other, cells: Vec::new() };
        }
        // Only now is it known what stood in a file that somebody has changed.
        let changed = found.filter(|_| state == State::Changed);
        let cells = changed.map_or_else(Vec::new, |found| changed_cells(&listed.path, made, found));
        Self { file, again: Again::Same, cells }
    }
}

fn state(found: Option<&[u8]>, sha: &str) -> State {
    match found {
        None => State::Gone,
        Some(bytes) if sha256(bytes) == sha => State::Same,
        Some(_) => State::Changed,
    }
}

/// Whether the run wrote the summaries, which a run of one workbook does not.
#[must_use]
pub fn has_summaries(run: &EarlierRun) -> bool {
    run.manifest.outputs.iter().any(|output| output.path == CONTRIBUTIONS)
}

/// Whether what one manifest says of its run stands in the other too, which may say more. Their outputs are
/// compared as files, and their totals are reported already where amounts differ.
fn says_the_same(then: &[u8], now: &[u8], totals_are_reported: bool) -> bool {
    let read = |bytes: &[u8]| {
        let mut manifest: Value = serde_json::from_slice(bytes).unwrap_or_default();
        if let Some(facts) = manifest.as_object_mut() {
            facts.remove("outputs");
            if totals_are_reported {
                facts.remove("totals");
            }
        }
        manifest
    };
    stands_in(&read(then), &read(now))
}

fn stands_in(part: &Value, whole: &Value) -> bool {
    match (part, whole) {
        (Value::Object(part), Value::Object(whole)) => {
            part.iter().all(|(name, value)| whole.get(name).is_some_and(|whole| stands_in(value, whole)))
        }
        _ => part == whole,
    }
}

/// Whether somebody has changed what was chosen, or the list of inputs, in the manifest.
fn number_agrees(run: &EarlierRun) -> bool {
    let only = run.manifest.settings.only.as_deref();
    run_id(&run.manifest.version, run.language(), run.csv(), only, &run.inputs()) == run.manifest.run
}
