//! The last look before a message is sent: that it is the one approved, that it goes to whom the run's own
//! contacts say, that every workbook in it is about whom it goes to, and that nothing else stands in it.
//!
//! The message is read by another library than the one that wrote it: what is looked at is what would leave.
//! Then it is composed again, from the run and the words that were read in it. Only when that gives the same
//! bytes is there no header, no part and no line before, between or after the parts that finsam does not write.

use jiff::Timestamp;
use mail_parser::{Address, Message as Parsed, MessageParser, MimeHeaders, PartType};

use super::approval::ApprovedMessage;
use super::compose::{copies, mailbox};
use super::guard::belongs;
use super::message::{Mailbox, UNSENT, bytes_to_send};
use super::mime::Parts;
use crate::domain::contact::{Contact, Contacts};
use crate::domain::email::EmailAddress;
use crate::findings::Problem;
use crate::output::{Written, sha256};

/// What a run's messages must agree with: its own contacts, settings and files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The run's identifier.
    pub run: String,
    /// Who sends.
    pub from: Mailbox,
    /// Where answers go, when not to the sender.
    pub reply_to: Option<EmailAddress>,
    /// The office's own addresses that get a copy of every message.
    pub copies_to: Vec<EmailAddress>,
    /// The contacts.
    pub contacts: Contacts,
    /// The run's files.
    pub files: Vec<Written>,
}

/// Whom the run's contacts say that a message goes to.
struct Addressed {
    to: Vec<Mailbox>,
    copy: Vec<EmailAddress>,
}

/// The problems of a message's file, read anew from the run's folder; none when it may be sent.
#[must_use]
pub fn problems(message: &ApprovedMessage, kept: &Kept, file: &[u8]) -> Vec<Problem> {
    let changed = || vec![Problem::MessageChanged { file: message.file.clone() }];
    if sha256(file) != message.sha256 || !file.starts_with(UNSENT) {
        return changed();
    }
    let Some(parsed) = MessageParser::default().parse(bytes_to_send(file)) else { return changed() };
    let mut problems = Vec::new();
    let addressed = kept.addressed(message);
    let agrees = kept.from.address == message.from
        && addressed.to.iter().map(|mailbox| &mailbox.address).eq(&message.to)
        && addressed.copy == message.copy;
    if !agrees
        || !same(parsed.from(), std::slice::from_ref(&message.from))
        || !same(parsed.to(), &message.to)
        || !same(parsed.cc(), &message.copy)
    {
        problems.push(Problem::MessageToOthers { file: message.file.clone() });
    }
    let workbooks = workbooks(message, kept, &parsed, &mut problems);
    if problems.is_empty() {
        let again = composed_again(message, kept, &addressed, &parsed, &workbooks).unwrap_or_default();
        if let Some(line) = first_difference(&again, file) {
            problems.push(Problem::MessageNotOurs { file: message.file.clone(), line });
        }
    }
    problems
}

impl Kept {
    fn addressed(&self, message: &ApprovedMessage) -> Addressed {
        let contacts: Vec<&Contact> = self.contacts.of(&message.recipient).collect();
        let to = contacts.iter().map(|contact| mailbox(contact)).collect();
        Addressed { to, copy: copies(&contacts, self.contacts.others(), &self.copies_to) }
    }

    /// Whether the run wrote the file with these bytes.
    fn wrote(&self, path: &str, sha256: &str) -> bool {
        self.files.iter().any(|file| file.path == path && file.sha256 == sha256)
    }
}

/// The workbooks that were approved, as they are in the message; a problem for one that is another's, none of the
/// run's, or not among those approved.
fn workbooks(
    message: &ApprovedMessage,
    kept: &Kept,
    parsed: &Parsed<'_>,
    problems: &mut Vec<Problem>,
) -> Vec<(String, Vec<u8>)> {
    let mut listed = message.attachments.iter();
    let mut workbooks = Vec::new();
    for part in parsed.attachments() {
        let workbook = part.contents();
        let approved = listed.next().filter(|approved| approved.sha256 == sha256(workbook));
        let own = belongs(workbook).is_some_and(|owner| owner.may_go_to(&message.recipient, &kept.run));
        match approved.filter(|approved| own && kept.wrote(&approved.path, &approved.sha256)) {
            Some(approved) => {
                let name = approved.path.rsplit('/').next().unwrap_or_default();
                workbooks.push((name.to_owned(), workbook.to_vec()));
            }
            None => problems.push(Problem::MessageWithOthersWorkbook {
                file: message.file.clone(),
                workbook: part.attachment_name().unwrap_or_default().to_owned(),
            }),
        }
    }
    if listed.next().is_some() {
        problems.push(Problem::MessageChanged { file: message.file.clone() });
    }
    workbooks
}

/// The message composed again from the run, with the date, the language and the words that were read in it.
fn composed_again(
    message: &ApprovedMessage,
    kept: &Kept,
    addressed: &Addressed,
    parsed: &Parsed<'_>,
    workbooks: &[(String, Vec<u8>)],
) -> Option<Vec<u8>> {
    let mut words = parsed.parts.iter().filter_map(|part| match &part.body {
        PartType::Text(words) | PartType::Html(words) => Some(words.replace("\r\n", "\n")),
        _ => None,
    });
    let (text, html) = (words.next()?, words.next()?);
    let language = parsed.header("Content-Language")?.as_text()?;
    let (name, run, domain) = (&message.name, &kept.run, kept.from.address.domain());
    let fingerprint = message.message_id.strip_prefix(&format!("<{name}.{run}."))?;
    let fingerprint = fingerprint.strip_suffix(&format!("@{domain}>"))?;
    let is_fingerprint = fingerprint.len() == 12 && fingerprint.bytes().all(|byte| byte.is_ascii_hexdigit());
    let parts = Parts {
        from: &kept.from,
        reply_to: kept.reply_to.as_ref(),
        to: &addressed.to,
        copy: &addressed.copy,
        date: Timestamp::from_second(parsed.date()?.to_timestamp()).ok()?,
        message_id: Some(message.message_id.as_str()).filter(|_| is_fingerprint)?,
        subject: parsed.subject()?,
        text: &text,
        html: &html,
        language: Some(language).filter(|code| code.bytes().all(|byte| byte.is_ascii_alphabetic()))?,
        workbooks: workbooks.iter().map(|(name, bytes)| (name.clone(), bytes.as_slice())).collect(),
    };
    parts.bytes().ok()
}

/// The number of the first line that is not the same, counted from 1.
fn first_difference(again: &[u8], file: &[u8]) -> Option<usize> {
    if again == file {
        return None;
    }
    let lines = |bytes: &'_ [u8]| bytes.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect::<Vec<_>>();
    let same = lines(again).into_iter().zip(lines(file)).take_while(|(one, other)| one == other).count();
    Some(same.saturating_add(1))
}

/// Whether the header names just these addresses.
fn same(header: Option<&Address<'_>>, approved: &[EmailAddress]) -> bool {
    let mut named: Vec<String> = header
        .iter()
        .flat_map(|header| header.iter())
        .map(|address| address.address().unwrap_or_default().to_ascii_lowercase())
        .collect();
    let mut approved: Vec<String> =
        approved.iter().map(|address| address.as_str().to_ascii_lowercase()).collect();
    named.sort();
    approved.sort();
    named == approved
}
