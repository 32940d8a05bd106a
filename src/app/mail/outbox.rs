//! A run's outbox: what was approved, and what has happened to it.

use std::io;
use std::path::{Path, PathBuf};

use crate::app::earlier_run::EarlierRun;
use crate::app::error::Error;
use crate::app::refusal::{Number, Refusal};
use crate::findings::{Findings, Problem};
use crate::mail::approval::{self, Approval, ApprovedMessage};
use crate::mail::ledger::{self, Ledger};
use crate::mail::message::Mailbox;
use crate::mail::ready::{self, Kept};
use crate::output::MAIL;
use crate::output::journal::whole_lines;
use crate::output::regular::read_if_there;

use super::draft::rebuilt;
use super::settings::{self, Chosen, working_folder_of};

/// The ledger's file in `epost/`.
pub const LEDGER: &str = "sandlogg.jsonl";

/// The largest message that is looked at, in bytes: no server takes one of 150 MB.
const LARGEST_MESSAGE: usize = 256 << 20;

/// The outbox of a run.
pub struct Outbox {
    folder: PathBuf,
    /// The run.
    pub run: EarlierRun,
    /// What was approved.
    pub approval: Approval,
    /// What has happened.
    pub ledger: Ledger,
    /// Where the ledger is.
    pub ledger_path: PathBuf,
    /// The working folder.
    pub working_folder: PathBuf,
}

impl Outbox {
    /// Opens the outbox of the run in this folder.
    ///
    /// # Errors
    /// [`Error::Refused`] when there are no drafts, they are another run's, or a file cannot be understood.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        let run = EarlierRun::open(folder)?;
        let place = folder.join(MAIL).join(approval::FILE);
        let Some(source) = read_if_there(&place, approval::LARGEST)? else {
            return Err(Refusal::NoDrafts {}.into());
        };
        let approval = Approval::parse(&String::from_utf8_lossy(&source)).map_err(|error| {
            Refusal::ApprovalUnreadable { line: Number(error.line), reason: error.reason }
        })?;
        if approval.run != run.manifest.run {
            return Err(Refusal::DraftsOfAnotherRun {}.into());
        }
        let ledger_path = folder.join(MAIL).join(LEDGER);
        let ledger = read_ledger(&whole_lines(&ledger_path)?)?;
        let working_folder = working_folder_of(folder);
        Ok(Self { folder: folder.to_owned(), run, approval, ledger, ledger_path, working_folder })
    }

    /// The settings for mail as they are now, in the file that is `named` or where they usually stand: the server may
    /// change after the run.
    ///
    /// # Errors
    /// [`Error::FaultySettings`] with every fault of them.
    pub fn settings(&self, named: Option<&Path>) -> Result<Chosen, Error> {
        settings::of_server(&self.folder, named, self.run.working_folder()?.settings.mail)
    }

    /// What the run's messages must agree with: what it was worked out to be, and what its drafts were made with.
    ///
    /// # Errors
    /// [`Refusal::InputsChanged`] when an input is not as it was, [`Refusal::NoSender`].
    pub fn kept(&self) -> Result<Kept, Error> {
        let (making, of_run) = rebuilt(&self.run)?;
        let mail = settings::kept(&self.folder, of_run)?;
        let address = mail.from.ok_or(Refusal::NoSender {})?;
        Ok(Kept {
            run: making.facts.id,
            from: Mailbox { address, name: mail.name },
            reply_to: mail.reply_to,
            copies_to: mail.copies_to,
            contacts: making.facts.contacts,
            files: self.run.manifest.outputs.clone(),
        })
    }

    /// The bytes of a message's file; none when it is gone.
    ///
    /// # Errors
    /// As [`letter`].
    pub fn bytes(&self, message: &ApprovedMessage) -> io::Result<Vec<u8>> {
        Ok(letter(&self.folder, message)?.unwrap_or_default())
    }

    /// What is wrong with the messages, all of them, of which none may be larger than `largest` bytes.
    ///
    /// # Errors
    /// When one cannot be read.
    pub fn check(&self, kept: &Kept, largest: usize) -> Result<Findings, Error> {
        let mut findings = Findings::new();
        for message in &self.approval.messages {
            let bytes = self.bytes(message)?;
            for problem in ready::problems(message, kept, &bytes) {
                findings.general(problem);
            }
            if bytes.len() > largest {
                let megabytes = largest.checked_div(1_000_000).unwrap_or_default();
                findings.general(Problem::MessageTooLarge { file: message.file.clone(), megabytes });
            }
        }
        Ok(findings)
    }
}

/// The bytes of a message's file in a run's folder, if it is there.
///
/// # Errors
/// When it is no file, too large, or cannot be read.
pub fn letter(folder: &Path, message: &ApprovedMessage) -> io::Result<Option<Vec<u8>>> {
    let path = message.file.split('/').fold(folder.to_owned(), |path, part| path.join(part));
    read_if_there(&path, LARGEST_MESSAGE)
}

/// The ledger of these lines.
///
/// # Errors
/// [`Refusal::LedgerUnreadable`] when a line cannot be understood.
pub fn read_ledger(lines: &str) -> Result<Ledger, Refusal> {
    let unreadable = |line| Refusal::LedgerUnreadable { file: ledger::PATH, line: Number(line) };
    Ledger::parse(lines).map_err(|error| unreadable(error.0))
}
