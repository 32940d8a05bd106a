//! What `finsam mail` answers.

use std::path::Path;

use schemars::JsonSchema;
use serde::Serialize;

use crate::app::mail::draft::Drafted;
use crate::app::mail::sending::Sent;
use crate::app::mail::status::Standing;
use crate::domain::email::EmailAddress;
use crate::mail::ledger::State;
use crate::mail::message::Message;
use crate::text::Text;
use crate::write::mailing::Stage;

use super::finding::FindingAnswer;
use super::names::{MailEventName, MailStateName};

/// What was drafted.
#[derive(Serialize, JsonSchema)]
pub struct DraftAnswer<'a> {
    /// The folder with the drafts; null when none were written.
    folder: Option<&'a str>,
    /// The address of the sender.
    from: &'a str,
    /// The drafts; null when none were written.
    messages: Option<Vec<DraftedMessageAnswer<'a>>>,
    /// The recipients that were left out.
    skipped: &'a [String],
    /// What was found, gravest first.
    findings: Vec<FindingAnswer<'a>>,
}

/// A draft.
#[derive(Serialize, JsonSchema)]
struct DraftedMessageAnswer<'a> {
    /// Its short name.
    name: &'a str,
    /// Its file in the run's folder.
    file: String,
    /// The addresses that it goes to.
    to: Vec<&'a str>,
    /// The addresses that get a copy.
    copy: Vec<&'a str>,
    /// Its subject.
    subject: &'a str,
    /// The files of the run that go with it.
    attachments: Vec<&'a str>,
    /// Its size in bytes.
    size: usize,
}

/// What `mail send` would send, without `--send`.
#[derive(Serialize, JsonSchema)]
pub struct SendPlanAnswer<'a> {
    /// The run's folder.
    pub run_folder: String,
    /// `false`: nothing is sent.
    #[schemars(extend("const" = false))]
    pub sent: bool,
    /// What would go, to whom.
    pub messages: Vec<PlannedMessageAnswer<'a>>,
}

/// A message that would go.
#[derive(Serialize, JsonSchema)]
pub struct PlannedMessageAnswer<'a> {
    /// Its short name.
    pub name: &'a str,
    /// The addresses that it would go to.
    pub to: Vec<String>,
    /// Its size in bytes.
    pub size: usize,
}

/// What `mail send --send` sent.
#[derive(Serialize, JsonSchema)]
pub struct SentAnswer<'a> {
    /// The run's folder.
    run_folder: String,
    /// `true`: it was tried.
    #[schemars(extend("const" = true))]
    sent: bool,
    /// What became of each message.
    messages: Vec<SentMessageAnswer<'a>>,
}

/// What became of a message.
#[derive(Serialize, JsonSchema)]
struct SentMessageAnswer<'a> {
    /// Its short name.
    name: &'a str,
    /// The last that happened to it.
    event: MailEventName,
    /// What the server answered, or why there was no answer.
    reply: &'a str,
}

/// Where each message stands.
#[derive(Serialize, JsonSchema)]
pub struct MailStatusAnswer<'a> {
    /// The run's folder.
    run_folder: String,
    /// The messages that were approved.
    messages: Vec<MessageStatusAnswer<'a>>,
}

/// Where a message stands.
#[derive(Serialize, JsonSchema)]
struct MessageStatusAnswer<'a> {
    /// Its short name.
    name: &'a str,
    /// The addresses that it goes to.
    to: &'a [String],
    /// Where it stands.
    state: MailStateName,
    /// When the last happened, in universal time; empty when nothing has.
    time: &'a str,
    /// What the server answered; empty when it has not.
    reply: &'a str,
    /// Its size in bytes.
    size: usize,
}

impl<'a> DraftAnswer<'a> {
    /// What was drafted in the folder.
    pub fn of(drafted: &'a Drafted, folder: &'a str, text: &Text) -> Self {
        let messages = drafted.messages.as_ref().ok();
        Self {
            folder: messages.map(|_| folder),
            from: drafted.sender.from.address.as_str(),
            messages: messages.map(|messages| messages.iter().map(DraftedMessageAnswer::of).collect()),
            skipped: &drafted.skipped,
            findings: FindingAnswer::all(&drafted.findings, text),
        }
    }
}

impl<'a> DraftedMessageAnswer<'a> {
    fn of(message: &'a Message) -> Self {
        Self {
            name: message.name.as_str(),
            file: message.name.file(),
            to: message.to.iter().map(|mailbox| mailbox.address.as_str()).collect(),
            copy: message.copy.iter().map(EmailAddress::as_str).collect(),
            subject: &message.subject,
            attachments: message.attachments.iter().map(|attachment| attachment.path.as_str()).collect(),
            size: message.size(),
        }
    }
}

impl<'a> SentAnswer<'a> {
    /// The messages of the run in this folder that something became of.
    pub fn of(run: &Path, sent: &'a [Sent]) -> Self {
        let messages = sent.iter().map(|sent| SentMessageAnswer {
            name: sent.name.as_str(),
            event: sent.event.into(),
            reply: &sent.reply,
        });
        Self { run_folder: run.display().to_string(), sent: true, messages: messages.collect() }
    }
}

impl<'a> MailStatusAnswer<'a> {
    /// The messages of the run in this folder.
    pub fn of(run: &Path, standing: &'a Standing) -> Self {
        let of = |(stage, state): (&'a Stage, State)| MessageStatusAnswer {
            name: &stage.name,
            to: &stage.to,
            state: state.into(),
            time: &stage.time,
            reply: &stage.reply,
            size: stage.size,
        };
        let messages = standing.stages.iter().zip(standing.states()).map(of).collect();
        Self { run_folder: run.display().to_string(), messages }
    }
}
