//! The files of `RUN/epost/`: a draft of each message, a list of them all, and what was approved.

use std::collections::BTreeMap;
use std::io::Write;

use super::approval::Approval;
use super::message::Message;
use crate::domain::contact::Recipient;
use crate::output::{Source, SourceError};
use crate::write::mailing::{self, Mailing};
use crate::write::report::Report;

/// A file of `epost/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftFile {
    path: String,
    bytes: Vec<u8>,
}

impl DraftFile {
    /// A file by its path in `epost/`.
    #[must_use]
    pub fn new(path: &str, bytes: Vec<u8>) -> Self {
        Self { path: path.to_owned(), bytes }
    }
}

impl Source for DraftFile {
    fn path(&self) -> &str {
        &self.path
    }

    fn write_to(&self, file: &mut dyn Write) -> Result<(), SourceError> {
        Ok(file.write_all(&self.bytes)?)
    }
}

/// What the files are made from.
pub struct Drafts<'a> {
    /// The run.
    pub report: &'a Report<'a>,
    /// The messages.
    pub messages: &'a [Message],
    /// The workbooks of the run's folder, by path.
    pub workbooks: &'a BTreeMap<String, Vec<u8>>,
    /// Whether each message also gets a folder with its text and attachments.
    pub folders: bool,
}

impl Drafts<'_> {
    /// The files but the approval.
    ///
    /// # Errors
    /// What the libraries say; they have no reason to.
    pub fn files(&self) -> Result<Vec<DraftFile>, String> {
        let list: Vec<Mailing> = self.messages.iter().map(|message| listed(self.report, message)).collect();
        let mut files = vec![
            DraftFile { path: "utskick.csv".into(), bytes: mailing::csv(self.report, &list)? },
            DraftFile { path: "utskick.xlsx".into(), bytes: mailing::workbook(self.report, &list)? },
        ];
        for message in self.messages {
            files.push(DraftFile { path: format!("{}.eml", message.name), bytes: message.bytes.clone() });
            if self.folders {
                files.extend(self.folder(message));
            }
        }
        Ok(files)
    }

    /// The bytes of `godkannande.toml`, which marks the folder as one of drafts.
    ///
    /// # Errors
    /// What the library says; it has no reason to.
    pub fn approval(&self) -> Result<Vec<u8>, String> {
        Approval::of(&self.report.run.id, self.messages).to_toml().map(String::into_bytes)
    }

    /// The message for a program that opens no `.eml`: text to paste, and the files to attach.
    fn folder(&self, message: &Message) -> Vec<DraftFile> {
        let text = self.report.text;
        let to: Vec<String> = message.to.iter().map(|mailbox| mailbox.address.to_string()).collect();
        let copy: Vec<String> = message.copy.iter().map(ToString::to_string).collect();
        let head = [
            ("mail-to", to.join("; ")),
            ("mail-copy", copy.join("; ")),
            ("mail-subject", message.subject.clone()),
        ];
        let mut letter = String::new();
        for (id, value) in head.iter().filter(|(_, value)| !value.is_empty()) {
            letter.push_str(&format_line(&text.say(id), value));
        }
        letter.push('\n');
        letter.push_str(&message.text);
        let file = |name: &str, bytes: Vec<u8>| DraftFile { path: format!("{}/{name}", message.name), bytes };
        let mut files = vec![
            // As Windows' Notepad ends lines.
            file("meddelande.txt", letter.replace('\n', "\r\n").into_bytes()),
            file("meddelande.html", message.html.clone().into_bytes()),
        ];
        files.extend(message.attachments.iter().filter_map(|attachment| {
            let name = attachment.path.rsplit('/').next()?;
            Some(file(name, self.workbooks.get(&attachment.path)?.clone()))
        }));
        files
    }
}

fn format_line(label: &str, value: &str) -> String {
    format!("{label}: {value}\n")
}

fn listed(report: &Report<'_>, message: &Message) -> Mailing {
    let recipient = match &message.recipient {
        Recipient::Association(name) => name.to_string(),
        Recipient::Member(code) => member_name(report, &code.to_string()),
    };
    let name = |path: &String| path.rsplit('/').next().unwrap_or_default().to_owned();
    Mailing {
        name: message.name.to_string(),
        recipient,
        from: message.from.address.to_string(),
        to: message.to.iter().map(|mailbox| mailbox.address.to_string()).collect(),
        copy: message.copy.iter().map(ToString::to_string).collect(),
        subject: message.subject.clone(),
        attachments: message.attachments.iter().map(|attachment| name(&attachment.path)).collect(),
        size: message.size(),
    }
}

fn member_name(report: &Report<'_>, code: &str) -> String {
    let members = crate::write::members(report);
    let member = members.iter().find(|member| member.code.to_string() == code);
    member.map_or_else(|| code.to_owned(), |member| member.name.to_string())
}
