//! `epost/godkannande.toml`: what was composed and looked at. What stands there, unchanged, may be sent.
//!
//! The file is read strictly: a key that is not known, an address that cannot be, a hash of another form
//! or two messages of one name are faults, with their place in the file.

use serde::{Deserialize, Serialize};

use crate::domain::code::Code;
use crate::domain::contact::Recipient;
use crate::domain::email::EmailAddress;
use crate::domain::name::Name;
use crate::output::sha256;

use super::message::{Attachment, Message, MessageName};

/// The path of the file in the run's folder.
pub const PATH: &str = "epost/godkannande.toml";

/// The file's name in `epost/`.
pub const FILE: &str = "godkannande.toml";

/// The largest file of it that is read, in bytes.
pub const LARGEST: usize = 16 << 20;

/// The messages of a run that may be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    /// The run's identifier, eight hexadecimal digits.
    pub run: String,
    /// The messages, by name.
    pub messages: Vec<ApprovedMessage>,
}

/// A message that may be sent as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApprovedMessage {
    /// The short name.
    pub name: MessageName,
    /// Whom it is for.
    pub recipient: Recipient,
    /// The path of its file in the run's folder.
    pub file: String,
    /// SHA-256 of the file's bytes.
    pub sha256: String,
    /// The Message-ID with its angle brackets.
    pub message_id: String,
    /// The sender's address.
    pub from: EmailAddress,
    /// The addresses that it goes to: at least one.
    pub to: Vec<EmailAddress>,
    /// The addresses that get a copy.
    pub copy: Vec<EmailAddress>,
    /// The files that go with it.
    pub attachments: Vec<Attachment>,
}

/// What is wrong with the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct ApprovalError {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong there, in English, as parsers say it.
    pub reason: String,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawApproval {
    run: String,
    #[serde(default)]
    message: Vec<toml::Spanned<RawMessage>>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawMessage {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    member: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    association: Option<String>,
    file: String,
    sha256: String,
    message_id: String,
    from: String,
    to: Vec<String>,
    copy: Vec<String>,
    #[serde(default)]
    attachment: Vec<RawAttachment>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawAttachment {
    path: String,
    sha256: String,
    size: u64,
}

impl Approval {
    /// The approval of these messages, in the order of their names.
    #[must_use]
    pub fn of(run: &str, messages: &[Message]) -> Self {
        let mut messages: Vec<ApprovedMessage> = messages.iter().map(ApprovedMessage::of).collect();
        messages.sort_by(|one, other| one.name.cmp(&other.name));
        Self { run: run.to_owned(), messages }
    }

    /// Reads the file.
    ///
    /// # Errors
    /// The first [`ApprovalError`].
    pub fn parse(source: &str) -> Result<Self, ApprovalError> {
        let line =
            |offset: usize| source.get(..offset).unwrap_or(source).matches('\n').count().saturating_add(1);
        let raw: RawApproval = toml::from_str(source).map_err(|error| ApprovalError {
            line: line(error.span().map_or(0, |span| span.start)),
            reason: error.message().to_owned(),
        })?;
        let mut messages: Vec<ApprovedMessage> = Vec::new();
        for raw in raw.message {
            let line = line(raw.span().start);
            let fault = |reason: &str| ApprovalError { line, reason: reason.to_owned() };
            let message = ApprovedMessage::from_raw(raw.into_inner()).map_err(fault)?;
            if messages.iter().any(|other| other.name == message.name) {
                return Err(fault("the same name twice"));
            }
            messages.push(message);
        }
        Ok(Self { run: raw.run, messages })
    }

    /// The file's content.
    ///
    /// # Errors
    /// What the library says; it has no reason to.
    pub fn to_toml(&self) -> Result<String, String> {
        let message = self.messages.iter().map(ApprovedMessage::to_raw).map(unplaced).collect();
        toml::to_string(&RawApproval { run: self.run.clone(), message }).map_err(|error| error.to_string())
    }
}

/// A value that stands nowhere yet.
fn unplaced<T>(value: T) -> toml::Spanned<T> {
    toml::Spanned::new(0..0, value)
}

impl ApprovedMessage {
    fn of(message: &Message) -> Self {
        Self {
            name: message.name.clone(),
            recipient: message.recipient.clone(),
            file: message.name.file(),
            sha256: sha256(&message.bytes),
            message_id: message.message_id.clone(),
            from: message.from.address.clone(),
            to: message.to.iter().map(|mailbox| mailbox.address.clone()).collect(),
            copy: message.copy.clone(),
            attachments: message.attachments.clone(),
        }
    }

    fn from_raw(raw: RawMessage) -> Result<Self, &'static str> {
        let name = MessageName::new(&raw.name).map_err(|_| "not a message name")?;
        let recipient = match (&raw.member, &raw.association) {
            (Some(code), None) => Recipient::Member(code.parse().map_err(|_| "not a member's code")?),
            (None, Some(name)) => {
                Recipient::Association(Name::new(name).map_err(|_| "not an association's name")?)
            }
            _ => return Err("either member or association"),
        };
        if raw.file != name.file() {
            return Err("not the file of this name");
        }
        if raw.to.is_empty() {
            return Err("no recipient");
        }
        let hashes = raw.attachment.iter().map(|attachment| &attachment.sha256).chain([&raw.sha256]);
        if !hashes.into_iter().all(|hash| is_sha256(hash)) {
            return Err("not a SHA-256");
        }
        if raw.attachment.iter().any(|attachment| !stays_inside(&attachment.path)) {
            return Err("not a path in the run's folder");
        }
        Ok(Self {
            name,
            recipient,
            file: raw.file,
            sha256: raw.sha256,
            message_id: raw.message_id,
            from: address(&raw.from)?,
            to: raw.to.iter().map(|text| address(text)).collect::<Result<_, _>>()?,
            copy: raw.copy.iter().map(|text| address(text)).collect::<Result<_, _>>()?,
            attachments: raw.attachment.into_iter().map(RawAttachment::into_attachment).collect(),
        })
    }

    fn to_raw(&self) -> RawMessage {
        let member = |code: &Code| code.to_string();
        let (member, association) = match &self.recipient {
            Recipient::Member(code) => (Some(member(code)), None),
            Recipient::Association(name) => (None, Some(name.to_string())),
        };
        RawMessage {
            name: self.name.to_string(),
            member,
            association,
            file: self.file.clone(),
            sha256: self.sha256.clone(),
            message_id: self.message_id.clone(),
            from: self.from.to_string(),
            to: self.to.iter().map(ToString::to_string).collect(),
            copy: self.copy.iter().map(ToString::to_string).collect(),
            attachment: self.attachments.iter().map(RawAttachment::of).collect(),
        }
    }
}

impl RawAttachment {
    fn of(attachment: &Attachment) -> Self {
        Self { path: attachment.path.clone(), sha256: attachment.sha256.clone(), size: attachment.size }
    }

    fn into_attachment(self) -> Attachment {
        Attachment { path: self.path, sha256: self.sha256, size: self.size }
    }
}

fn address(text: &str) -> Result<EmailAddress, &'static str> {
    EmailAddress::new(text).map_err(|_| "not an e-mail address")
}

fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

/// Whether the path leads to a file below the run's folder, on every system.
fn stays_inside(path: &str) -> bool {
    !path.contains(['\\', ':']) && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn approval() -> Approval {
        let address = |text| EmailAddress::new(text).unwrap();
        Approval {
            run: "1a2b3c4d".into(),
            messages: vec![ApprovedMessage {
                name: MessageName::new("medlem-1880-orebro").unwrap(),
                recipient: Recipient::Member("1880".parse().unwrap()),
                file: "epost/medlem-1880-orebro.eml".into(),
                sha256: sha256(b"a"),
                message_id: "<medlem-1880-orebro.1a2b3c4d@finsam.se>".into(),
                from: address("kansli@finsam.se"),
                to: vec![address("registrator@orebro.se")],
                copy: vec![],
                attachments: vec![Attachment {
                    path: "medlemmar/Örebro-2024.xlsx".into(),
                    sha256: sha256(b"b"),
                    size: 1,
                }],
            }],
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let source = approval().to_toml().unwrap();
        assert_eq!(Approval::parse(&source), Ok(approval()), "{source}");
    }

    #[test]
    fn it_is_read_strictly() {
        let source = approval().to_toml().unwrap();
        for (from, to) in [
            ("run = ", "note = \"x\"\nrun = "),
            ("file = ", "subject = \"x\"\nfile = "),
            ("size = ", "sise = "),
            ("member = \"1880\"", "member = \"99999\""),
            ("member = \"1880\"", "member = \"1880\"\nassociation = \"A\""),
            ("member = \"1880\"\n", ""),
            ("epost/medlem-1880-orebro.eml", "epost/medlem-1814-lekeberg.eml"),
            ("registrator@orebro.se", "registrator@orebro"),
            ("medlemmar/", "../"),
            ("medlemmar/", "C:/"),
            ("sha256 = \"", "sha256 = \"x"),
            ("to = [\"registrator@orebro.se\"]", "to = []"),
        ] {
            assert!(source.contains(from), "{from} in {source}");
            let changed = source.replacen(from, to, 1);
            assert!(Approval::parse(&changed).is_err(), "{changed}");
        }
        let (head, message) = source.split_once("[[message]]").unwrap();
        let twice = format!("{head}[[message]]{message}\n[[message]]{message}");
        assert_eq!(Approval::parse(&twice).unwrap_err().reason, "the same name twice");
    }
}
