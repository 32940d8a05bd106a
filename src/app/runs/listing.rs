//! What there is to say of each of the runs of a working folder: what it comes to, what differs from the version before,
//! what was drafted and sent, and whether all of its files are as they were written.

use std::collections::{BTreeMap, BTreeSet};

use super::{RunFolder, Runs};
use crate::app::earlier_run::EarlierRun;
use crate::app::error::Error;
use crate::app::listed::Sums;
use crate::app::mail::outbox::Outbox;
use crate::app::refusal::Refusal;
use crate::app::summaries::{ASSOCIATIONS, CONTRIBUTIONS, amount, kronor, rows};
use crate::domain::money::Money;
use crate::mail::ledger::State;

/// A run with what there is to say of it.
pub struct ListedRun<'a> {
    /// The run.
    pub run: &'a RunFolder,
    /// Whether it is the current one.
    pub is_current: bool,
    /// What it comes to; `None` when its manifest does not say.
    pub sums: Option<Sums>,
    /// What differs from the version before; `None` for the first of a year, and where one of the two has not kept its
    /// summaries as they were.
    pub change: Option<Change<'a>>,
    /// Its mail.
    pub mail: RunMail,
    /// The files that are not as they were written, by path.
    pub changed_files: Vec<String>,
}

/// What differs between a version and the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change<'a> {
    /// The version before.
    pub before: &'a RunFolder,
    /// The associations of which an amount differs, by name.
    pub associations: Vec<AssociationChange>,
    /// How much more is contributed in all.
    pub contributions: Money,
    /// How much more the state allocates in all.
    pub state: Money,
}

/// An association of which an amount differs. One that is new or gone differs by all that it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssociationChange {
    /// Its name.
    pub association: String,
    /// How much more its members contribute.
    pub contributions: Money,
    /// How much more the state allocates.
    pub state: Money,
    /// Whether any member contributes another amount; the sum may be the same.
    pub is_contributed: bool,
}

/// The mail of a run.
pub enum RunMail {
    /// Nothing was drafted.
    None,
    /// There are drafts.
    Drafted {
        /// How many.
        drafted: usize,
        /// How many of them the server has taken over.
        sent: usize,
        /// How many may have come or not.
        unknown: usize,
    },
    /// It cannot be said, for this reason.
    Unreadable(Error),
}

/// The amounts of an association in a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Amounts {
    state: Option<Money>,
    /// By the member's code; a party that contributes as one has none.
    members: BTreeMap<String, Money>,
}

/// All amounts of a run by association.
type Associations = BTreeMap<String, Amounts>;

/// What there is to say of each run.
///
/// # Errors
/// [`Error::Machine`] when the manifest of one can no longer be read.
pub fn list(runs: &Runs) -> Result<Vec<ListedRun<'_>>, Error> {
    let current = runs.current().ok().flatten();
    let mut listed = Vec::new();
    let mut before: Option<(&RunFolder, Option<Associations>)> = None;
    for run in &runs.runs {
        // Removed meanwhile.
        let Some(kept) = EarlierRun::at(&run.path)? else { continue };
        let now = if run.is_partial() { None } else { amounts(&kept) };
        let earlier = before.as_ref().filter(|(earlier, _)| earlier.year == run.year);
        let change = earlier.and_then(|(earlier, then)| change(earlier, then.as_ref()?, now.as_ref()?));
        listed.push(ListedRun {
            run,
            is_current: current == Some(run),
            sums: kept.manifest.sums(),
            change,
            mail: RunMail::of(run),
            changed_files: kept.changed(),
        });
        if !run.is_partial() {
            before = Some((run, now));
        }
    }
    Ok(listed)
}

/// The amounts of a run, from the summaries that it wrote; `None` where they are not as they were written.
fn amounts(run: &EarlierRun) -> Option<Associations> {
    let profile = run.csv();
    let mut found = Associations::new();
    let of = |path: &str| Some(rows(&run.as_written(path)?, profile));
    let kr = |cell: Option<&String>| kronor(&amount(cell?, profile)?);
    for row in of(ASSOCIATIONS)? {
        let state = kr(row.get("stat_kr")).zip(kr(row.get("outtagen_stat_kr")));
        let state = state.and_then(|(matched, unmatched)| matched.plus(unmatched).ok());
        found.entry(row.get("forbund")?.clone()).or_default().state = state;
    }
    for row in of(CONTRIBUTIONS)? {
        let members = &mut found.entry(row.get("forbund")?.clone()).or_default().members;
        // Regions come before municipalities, whatever the parties are called in the language of the run.
        let code = row.get("kod").filter(|code| !code.is_empty()).cloned();
        let code = code.unwrap_or_else(|| format!("-{}", members.len()));
        members.insert(code, kr(row.get("bidrag_kr"))?);
    }
    Some(found)
}

/// What differs from the version before; `None` beyond what an amount can be.
fn change<'a>(before: &'a RunFolder, then: &Associations, now: &Associations) -> Option<Change<'a>> {
    let names: BTreeSet<&String> = then.keys().chain(now.keys()).collect();
    let none = Amounts::default();
    let mut associations = Vec::new();
    for name in names {
        let (then, now) = (then.get(name).unwrap_or(&none), now.get(name).unwrap_or(&none));
        if then == now {
            continue;
        }
        let contributed = |amounts: &Amounts| Money::sum(amounts.members.values().copied()).ok();
        let state = |amounts: &Amounts| amounts.state.unwrap_or(Money::ZERO);
        associations.push(AssociationChange {
            association: name.clone(),
            contributions: contributed(now)?.minus(contributed(then)?).ok()?,
            state: state(now).minus(state(then)).ok()?,
            is_contributed: then.members != now.members,
        });
    }
    let contributions = Money::sum(associations.iter().map(|changed| changed.contributions)).ok()?;
    let state = Money::sum(associations.iter().map(|changed| changed.state)).ok()?;
    Some(Change { before, associations, contributions, state })
}

impl RunMail {
    fn of(run: &RunFolder) -> Self {
        let outbox = match Outbox::open(&run.path) {
            Ok(outbox) => outbox,
            Err(Error::Refused(Refusal::NoDrafts {})) => return Self::None,
            Err(error) => return Self::Unreadable(error),
        };
        let messages = &outbox.approval.messages;
        let of = |state: State| {
            messages.iter().filter(|message| outbox.ledger.state(&message.name) == state).count()
        };
        Self::Drafted { drafted: messages.len(), sent: of(State::Accepted), unknown: of(State::Unknown) }
    }
}
