//! What `finsam verify` answers.

use std::path::Path;

use schemars::JsonSchema;
use serde::Serialize;

use crate::app::earlier_run::EarlierRun;
use crate::app::verify::amounts::{ChangedAmount, ChangedSource};
use crate::app::verify::cells::ChangedCell;
use crate::app::verify::rebuilt::Rebuilt;
use crate::app::verify::verdict::{Conclusion, FileVerdict, OutputVerdict, VERSION, Verdict};
use crate::text::Text;

use super::finding::FindingAnswer;
use super::names::{FileStateName, RebuiltFileName, VerdictName};
use super::place::PlaceAnswer;

/// An earlier run compared with itself rebuilt.
#[derive(Serialize, JsonSchema)]
pub struct VerifyAnswer<'a> {
    /// The run's folder.
    run_folder: String,
    /// The id of the run.
    run: &'a str,
    /// Its year.
    year: u16,
    /// The version of finsam that made it.
    version: &'a str,
    /// The version that verifies it.
    this_version: &'static str,
    /// What the comparison comes to.
    verdict: VerdictName,
    /// Whether that is `identical`.
    identical: bool,
    /// The files that the run read and kept.
    inputs: Vec<FileAnswer<'a>>,
    /// The files that the run made.
    outputs: Vec<OutputAnswer<'a>>,
    /// Files that the run would make now and did not make then.
    only_now: &'a [String],
    /// Whether the manifest is as the run would write it.
    manifest_kept: bool,
    /// How many amounts were compared.
    amounts_compared: usize,
    /// The amounts that differ.
    amounts: Vec<ChangedAmountAnswer<'a>>,
    /// The cells of the inputs that made them differ.
    sources: Vec<ChangedSourceAnswer<'a>>,
    /// What stops the run when it is rebuilt, gravest first; null when nothing is found that does.
    findings: Option<Vec<FindingAnswer<'a>>>,
    /// Why the run could not be rebuilt, in a sentence; null when it could, or `findings` say why not.
    refused: Option<String>,
    /// Files in the run's folder that are not the run's.
    unlisted: &'a [String],
}

/// A file that the run read.
#[derive(Serialize, JsonSchema)]
struct FileAnswer<'a> {
    /// Where it is: of an input in the working folder, of an output in the run's folder.
    path: &'a str,
    /// How it is to what the manifest says of it.
    state: FileStateName,
}

/// A file that the run made.
#[derive(Serialize, JsonSchema)]
struct OutputAnswer<'a> {
    /// The file on disk.
    #[serde(flatten)]
    file: FileAnswer<'a>,
    /// How it becomes when the run is rebuilt.
    again: RebuiltFileName,
    /// The cells that somebody has changed in it; none when that is not known.
    cells: Vec<ChangedCellAnswer<'a>>,
}

/// A cell that somebody has changed.
#[derive(Serialize, JsonSchema)]
struct ChangedCellAnswer<'a> {
    /// The sheet; null where the file has none.
    sheet: Option<&'a str>,
    /// The cell: `B7`.
    cell: &'a str,
    /// What stood there; null when nothing did.
    before: Option<&'a str>,
    /// What stands there; null when nothing does.
    now: Option<&'a str>,
}

/// An amount that differs.
#[derive(Serialize, JsonSchema)]
struct ChangedAmountAnswer<'a> {
    /// The association; null for a total over all of them.
    association: Option<&'a str>,
    /// The member; null when the amount is no member's.
    member: Option<&'a str>,
    /// The column of the summary in `csv/`, or the total of the manifest.
    column: &'a str,
    /// The amount in the run, as decimal text; null when it is not known.
    before: Option<&'a str>,
    /// The amount now, as decimal text; null when it is not known.
    now: Option<&'a str>,
}

/// A cell of an input that an amount rests on and that differs now.
#[derive(Serialize, JsonSchema)]
struct ChangedSourceAnswer<'a> {
    /// Where.
    #[serde(flatten)]
    place: PlaceAnswer<'a>,
    /// What the value is.
    what: &'a str,
    /// The value in the run.
    before: &'a str,
    /// The value now.
    now: &'a str,
}

impl<'a> VerifyAnswer<'a> {
    /// The verdict on the run in this folder.
    pub fn of(folder: &Path, run: &'a EarlierRun, verdict: &'a Verdict, text: &Text) -> Self {
        let (findings, refused) = match &verdict.rebuilt {
            Rebuilt::Stopped(findings) => (Some(FindingAnswer::all(findings, text)), None),
            Rebuilt::Refused(error) => (None, error.sentence(text)),
            Rebuilt::Made { .. } | Rebuilt::InputGone => (None, None),
        };
        let conclusion = verdict.conclusion(run);
        Self {
            run_folder: folder.display().to_string(),
            run: &run.manifest.run,
            year: run.manifest.year,
            version: &run.manifest.version,
            this_version: VERSION,
            verdict: conclusion.into(),
            identical: conclusion == Conclusion::Identical,
            inputs: verdict.inputs.iter().map(FileAnswer::from).collect(),
            outputs: verdict.outputs.iter().map(OutputAnswer::from).collect(),
            only_now: &verdict.only_now,
            manifest_kept: verdict.manifest_kept && verdict.number_agrees,
            amounts_compared: verdict.amounts.compared,
            amounts: verdict.amounts.changed.iter().map(ChangedAmountAnswer::from).collect(),
            sources: verdict.sources.iter().map(ChangedSourceAnswer::from).collect(),
            findings,
            refused,
            unlisted: &verdict.unlisted,
        }
    }
}

impl<'a> From<&'a FileVerdict> for FileAnswer<'a> {
    fn from(file: &'a FileVerdict) -> Self {
        Self { path: &file.path, state: file.state.into() }
    }
}

impl<'a> From<&'a OutputVerdict> for OutputAnswer<'a> {
    fn from(output: &'a OutputVerdict) -> Self {
        Self {
            file: (&output.file).into(),
            again: output.again.into(),
            cells: output.cells.iter().map(ChangedCellAnswer::from).collect(),
        }
    }
}

impl<'a> From<&'a ChangedCell> for ChangedCellAnswer<'a> {
    fn from(cell: &'a ChangedCell) -> Self {
        Self {
            sheet: cell.sheet.as_deref(),
            cell: &cell.cell,
            before: cell.before.as_deref(),
            now: cell.now.as_deref(),
        }
    }
}

impl<'a> From<&'a ChangedAmount> for ChangedAmountAnswer<'a> {
    fn from(changed: &'a ChangedAmount) -> Self {
        Self {
            association: changed.association.as_deref(),
            member: changed.member.as_deref(),
            column: &changed.column,
            before: changed.before.as_deref(),
            now: changed.now.as_deref(),
        }
    }
}

impl<'a> From<&'a ChangedSource> for ChangedSourceAnswer<'a> {
    fn from(source: &'a ChangedSource) -> Self {
        let sheet = Some(source.sheet.as_str()).filter(|sheet| !sheet.is_empty());
        Self {
            place: PlaceAnswer { file: Some(&source.file), sheet, cell: Some(source.spot.clone()) },
            what: &source.rule,
            before: &source.before,
            now: &source.now,
        }
    }
}
