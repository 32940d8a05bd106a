//! What other runs have sent: those beside the run, and those of the working folder's `ut`.
//!
//! A run that is repeated, or copied, has no ledger of its own. Without this look everybody would get the same
//! amounts twice.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fs_err as fs;

use crate::app::earlier_run::EarlierRun;
use crate::app::error::Error;
use crate::app::refusal::Refusal;
use crate::mail::approval::{self, Approval, ApprovedMessage};
use crate::mail::ledger::{Ledger, State};
use crate::mail::message::MessageName;
use crate::mail::repeated::Letter;
use crate::output::MAIL;
use crate::output::journal::whole_lines;
use crate::output::regular::read_if_there;

use super::amounts::{AmountLine, Amounts, are_the_same};
use super::outbox::{LEDGER, Outbox, letter};

/// The messages of the outbox that another run has sent, or may have sent, with the folder of that run.
///
/// # Errors
/// [`Refusal::OtherRunUnreadable`] when it cannot be said what another run has sent.
pub fn sent_elsewhere(outbox: &Outbox, folder: &Path) -> Result<BTreeMap<MessageName, PathBuf>, Error> {
    let mut found = BTreeMap::new();
    let own = Amounts::of(&outbox.run)?;
    for other in others(folder, &outbox.working_folder) {
        let unreadable = || Refusal::OtherRunUnreadable { folder: other.clone() };
        let sent = Sent::of(&other).ok_or_else(unreadable)?;
        if sent.run.manifest.year != outbox.run.manifest.year {
            continue;
        }
        for message in &outbox.approval.messages {
            let amounts = own.as_ref().and_then(|own| own.to(&message.recipient));
            if sent.says(message, amounts.as_deref(), outbox, folder)? {
                found.entry(message.name.clone()).or_insert_with(|| other.clone());
            }
        }
    }
    Ok(found)
}

/// What another run has sent.
struct Sent<'a> {
    folder: &'a Path,
    run: EarlierRun,
    amounts: Option<Amounts>,
    approval: Approval,
    ledger: Ledger,
}

impl<'a> Sent<'a> {
    fn of(folder: &'a Path) -> Option<Self> {
        let run = EarlierRun::open(folder).ok()?;
        let ledger = Ledger::parse(&whole_lines(&folder.join(MAIL).join(LEDGER)).ok()?).ok()?;
        let source = read_if_there(&folder.join(MAIL).join(approval::FILE), approval::LARGEST).ok()??;
        let approval = Approval::parse(std::str::from_utf8(&source).ok()?).ok()?;
        let amounts = Amounts::of(&run).ok()?;
        Some(Self { folder, run, amounts, approval, ledger })
    }

    /// Whether one of the messages that left has the amounts of this one. Where they are not known, the letters are
    /// compared.
    fn says(
        &self,
        message: &ApprovedMessage,
        own: Option<&[AmountLine]>,
        outbox: &Outbox,
        folder: &Path,
    ) -> Result<bool, Error> {
        let left = |other: &&ApprovedMessage| {
            other.recipient == message.recipient
                && matches!(self.ledger.state(&other.name), State::Accepted | State::Unknown)
        };
        let theirs = self.amounts.as_ref().and_then(|amounts| amounts.to(&message.recipient));
        if let (Some(own), Some(theirs)) = (own, theirs) {
            return Ok(self.approval.messages.iter().any(|other| left(&other)) && are_the_same(own, &theirs));
        }
        for other in self.approval.messages.iter().filter(left) {
            let (own, theirs) = (letter(folder, message)?, letter(self.folder, other)?);
            let own = Letter { message, file: own.as_deref(), run: &outbox.run.manifest.run };
            let theirs = Letter { message: other, file: theirs.as_deref(), run: &self.run.manifest.run };
            if own.says_the_same(&theirs) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// The folders of other runs with a ledger, each once.
fn others(run: &Path, working_folder: &Path) -> Vec<PathBuf> {
    let real = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let own = real(run);
    let beside = match run.parent() {
        Some(parent) if parent.as_os_str().is_empty() => PathBuf::from("."),
        Some(parent) => parent.to_owned(),
        None => run.join(".."),
    };
    // A run may stand in the working folder itself.
    let places = [beside.clone(), beside.join("ut"), working_folder.join("ut")];
    let mut seen = BTreeSet::from([own]);
    let mut others = Vec::new();
    for entry in places.iter().filter_map(|place| fs::read_dir(place).ok()).flatten().flatten() {
        let folder = entry.path();
        if folder.join(MAIL).join(LEDGER).exists() && seen.insert(real(&folder)) {
            others.push(folder);
        }
    }
    others.sort();
    others
}
