//! Where each message of a run stands.

use std::path::Path;

use super::outbox::Outbox;
use super::sending::inboxes;
use crate::app::error::Error;
use crate::app::new_file::write_new_file;
use crate::mail::approval::ApprovedMessage;
use crate::mail::ledger::State;
use crate::output::OutputError;
use crate::write::mailing::{self, Stage};

/// The messages of a run.
pub struct Standing {
    outbox: Outbox,
    /// Each with where it stands.
    pub stages: Vec<Stage>,
}

impl Standing {
    /// Looks up the messages of the run in this folder.
    ///
    /// # Errors
    /// As [`Outbox::open`]; also when a message cannot be read.
    pub fn of(run: &Path) -> Result<Self, Error> {
        let outbox = Outbox::open(run)?;
        let messages = outbox.approval.messages.iter();
        let stages = messages.map(|message| stage(message, &outbox)).collect::<Result<_, _>>()?;
        Ok(Self { outbox, stages })
    }

    /// The state of each message, in the order of the stages.
    #[must_use]
    pub fn states(&self) -> Vec<State> {
        let messages = self.outbox.approval.messages.iter();
        messages.map(|message| self.outbox.ledger.state(&message.name)).collect()
    }

    /// The stages as a CSV file, in the profile of the run.
    ///
    /// # Errors
    /// [`Error::Output`] when it cannot be made.
    pub fn csv(&self) -> Result<Vec<u8>, Error> {
        let csv = mailing::stages_csv(self.outbox.run.csv(), &self.stages);
        Ok(csv.map_err(|reason| OutputError::NotMade { name: "csv".to_owned(), reason })?)
    }

    /// Writes the stages to a new CSV file.
    ///
    /// # Errors
    /// [`Error::Output`] when the file is there already, cannot be made or not be written.
    pub fn write(&self, target: &Path) -> Result<(), Error> {
        write_new_file(target, Ok::<_, String>(self.csv()?))
    }
}

fn stage(message: &ApprovedMessage, outbox: &Outbox) -> Result<Stage, Error> {
    let last = outbox.ledger.standing(&message.name).map(|standing| &standing.last);
    let to = inboxes(message).iter().map(ToString::to_string).collect();
    Ok(Stage {
        name: message.name.to_string(),
        to,
        state: outbox.ledger.state(&message.name).name(),
        time: last.map(|last| last.time.clone()).unwrap_or_default(),
        reply: last.and_then(|last| last.reply.clone()).unwrap_or_default(),
        size: outbox.bytes(message)?.len(),
    })
}
