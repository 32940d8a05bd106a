//! What `finsam runs` answers.

use schemars::JsonSchema;
use serde::Serialize;

use crate::app::runs::listing::{AssociationChange, Change, ListedRun, RunMail};
use crate::app::runs::{OtherFolder, Runs};
use crate::text::Text;

use super::names::{AllocationStatusName, NoRunName};
use super::number::Kr;

/// The runs of a working folder.
#[derive(Serialize, JsonSchema)]
pub struct RunsAnswer<'a> {
    /// The runs: by year, then by number, first those without one.
    runs: Vec<ListedRunAnswer<'a>>,
    /// The folders among them that are not whole runs.
    others: Vec<OtherFolderAnswer<'a>>,
    /// The id that `ut/gällande.txt` marks as current; null when there is no such file.
    mark: Option<&'a str>,
    /// Why it cannot be said which run is current, in a sentence; null when it can, or there is none.
    doubt: Option<String>,
}

/// A run.
#[derive(Serialize, JsonSchema)]
struct ListedRunAnswer<'a> {
    /// The run's folder.
    run_folder: String,
    /// The id of the run.
    run: &'a str,
    /// Its year.
    year: u16,
    /// The number of the version; null when the folder has none, and with `--only`.
    version: Option<u32>,
    /// The status of the state's amounts.
    status: AllocationStatusName,
    /// The association or member that alone was asked for with `--only`; null when everything was.
    only: Option<&'a str>,
    /// Whether it is the current run.
    current: bool,
    /// What the state allocates; null when the manifest does not say.
    state: Option<Kr>,
    /// What the members contribute; null when the manifest does not say.
    contributions: Option<Kr>,
    /// What differs from the version before; null for the first of a year, with `--only`, and when one of the two has
    /// not kept its summaries as they were.
    change: Option<ChangeAnswer<'a>>,
    /// How many messages were drafted; null when their list cannot be read.
    drafted: Option<usize>,
    /// How many of them were sent; null when that cannot be read.
    sent: Option<usize>,
    /// How many of them may have come or not; null when that cannot be read.
    unknown: Option<usize>,
    /// Why it cannot be said what was drafted and sent, in a sentence; null when it can.
    mail_doubt: Option<String>,
    /// The files of the run that are not as they were written, by path.
    changed_files: &'a [String],
}

/// What differs from the version before.
#[derive(Serialize, JsonSchema)]
struct ChangeAnswer<'a> {
    /// The id of the version before.
    before: &'a str,
    /// How much more the state allocates.
    state: Kr,
    /// How much more the members contribute.
    contributions: Kr,
    /// The associations of which an amount differs.
    associations: Vec<AssociationChangeAnswer<'a>>,
}

/// An association of which an amount differs.
#[derive(Serialize, JsonSchema)]
struct AssociationChangeAnswer<'a> {
    /// Its name.
    association: &'a str,
    /// How much more the state allocates.
    state: Kr,
    /// How much more its members contribute.
    contributions: Kr,
    /// Whether any member contributes another amount; the sum may be the same.
    contributed: bool,
}

/// A folder that is not a whole run.
#[derive(Serialize, JsonSchema)]
struct OtherFolderAnswer<'a> {
    /// Its name.
    name: &'a str,
    /// Why it is none.
    reason: NoRunName,
}

impl<'a> RunsAnswer<'a> {
    /// The runs with what there is to say of them.
    pub fn of(runs: &'a Runs, listed: &'a [ListedRun<'a>], text: &Text) -> Self {
        Self {
            runs: listed.iter().map(|listed| ListedRunAnswer::of(listed, text)).collect(),
            others: runs.others.iter().map(OtherFolderAnswer::of).collect(),
            mark: runs.mark.as_deref(),
            doubt: runs.current().err().map(|refusal| refusal.sentence(text)),
        }
    }
}

impl<'a> ListedRunAnswer<'a> {
    fn of(listed: &'a ListedRun<'a>, text: &Text) -> Self {
        let run = listed.run;
        let (drafted, sent, unknown, mail_doubt) = match &listed.mail {
            RunMail::None => (Some(0), Some(0), Some(0), None),
            RunMail::Drafted { drafted, sent, unknown } => {
                (Some(*drafted), Some(*sent), Some(*unknown), None)
            }
            RunMail::Unreadable(error) => (None, None, None, error.sentence(text)),
        };
        Self {
            run_folder: run.path.display().to_string(),
            run: &run.id,
            year: run.year.number(),
            version: run.number,
            status: run.status.into(),
            only: run.only.as_deref(),
            current: listed.is_current,
            state: listed.sums.map(|sums| sums.state.into()),
            contributions: listed.sums.map(|sums| sums.contributions.into()),
            change: listed.change.as_ref().map(ChangeAnswer::of),
            drafted,
            sent,
            unknown,
            mail_doubt,
            changed_files: &listed.changed_files,
        }
    }
}

impl<'a> ChangeAnswer<'a> {
    fn of(change: &'a Change<'a>) -> Self {
        let of_association = |changed: &'a AssociationChange| AssociationChangeAnswer {
            association: &changed.association,
            state: changed.state.into(),
            contributions: changed.contributions.into(),
            contributed: changed.is_contributed,
        };
        Self {
            before: &change.before.id,
            state: change.state.into(),
            contributions: change.contributions.into(),
            associations: change.associations.iter().map(of_association).collect(),
        }
    }
}

impl<'a> OtherFolderAnswer<'a> {
    fn of(other: &'a OtherFolder) -> Self {
        Self { name: &other.name, reason: other.reason.into() }
    }
}
