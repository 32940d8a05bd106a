//! A run's outbox: what was approved, and what has happened to it.

use std::path::{Path, PathBuf};

use crate::cli::earlier_run::EarlierRun;
use crate::cli::failure::Failure;
use crate::cli::folder::WorkingFolder;
use crate::config::{FILE, MailSettings};
use crate::findings::{Findings, Problem};
use crate::mail::approval::{self, Approval, ApprovedMessage};
use crate::mail::ledger::{self, Ledger};
use crate::mail::ready;
use crate::output::journal::whole_lines;
use crate::text::{Fact, Text};

use super::draft::working_folder_of;

/// The outbox of a run.
pub struct Outbox {
    /// The run.
    pub run: EarlierRun,
    /// What was approved.
    pub approval: Approval,
    /// What has happened.
    pub ledger: Ledger,
    /// Where the ledger is.
    pub ledger_path: PathBuf,
    /// The working folder, against which the paths of the settings count.
    pub working_folder: PathBuf,
}

impl Outbox {
    /// Opens the outbox of the run in this folder.
    ///
    /// # Errors
    /// [`Failure::Usage`] when there are no drafts, they are another run's, or a file cannot be understood.
    pub fn open(folder: &Path, text: &Text) -> Result<Self, Failure> {
        let run = EarlierRun::open(folder, text)?;
        let Some(source) = run.read(approval::PATH)? else {
            return Err(Failure::Usage(text.say("mail-no-drafts")));
        };
        let approval = Approval::parse(&String::from_utf8_lossy(&source)).map_err(|error| {
            let line = error.line.to_string();
            let facts = [("line", Fact::from(&line)), ("reason", Fact::from(&error.reason))];
            Failure::Usage(text.say_with("mail-approval-unreadable", &facts))
        })?;
        if approval.run != run.manifest.run {
            return Err(Failure::Usage(text.say("mail-drafts-of-another-run")));
        }
        let ledger_path = folder.join(crate::output::MAIL).join("sandlogg.jsonl");
        let ledger = read_ledger(&whole_lines(&ledger_path)?, text)?;
        let working_folder = working_folder_of(folder);
        Ok(Self { run, approval, ledger, ledger_path, working_folder })
    }

    /// The settings for mail as they are now: the server may change after the run. Where the run stands in
    /// no working folder, those that it kept.
    ///
    /// # Errors
    /// As [`WorkingFolder::of`].
    pub fn settings(&self, text: &Text) -> Result<MailSettings, Failure> {
        if self.working_folder.join(FILE).is_file() {
            return Ok(WorkingFolder::open(&self.working_folder, text)?.settings.mail);
        }
        Ok(self.run.working_folder()?.settings.mail)
    }

    /// The bytes of a message's file; none when it is gone.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn bytes(&self, message: &ApprovedMessage) -> std::io::Result<Vec<u8>> {
        Ok(self.run.read(&message.file)?.unwrap_or_default())
    }

    /// What is wrong with the messages, all of them, of which none may be larger than `largest` bytes.
    ///
    /// # Errors
    /// When one cannot be read.
    pub fn check(&self, largest: usize) -> Result<Findings, Failure> {
        let mut findings = Findings::new();
        for message in &self.approval.messages {
            let bytes = self.bytes(message)?;
            for problem in ready::problems(message, &self.approval.run, &bytes) {
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

/// The ledger of these lines.
///
/// # Errors
/// [`Failure::Usage`] when a line cannot be understood.
pub fn read_ledger(lines: &str, text: &Text) -> Result<Ledger, Failure> {
    Ledger::parse(lines).map_err(|error| {
        let line = error.0.to_string();
        let facts = [("file", Fact::from(ledger::PATH)), ("line", Fact::from(&line))];
        Failure::Usage(text.say_with("mail-ledger-unreadable", &facts))
    })
}
