//! The last look before a message is sent: that it is the one approved, that it goes to whom it says, and
//! that every workbook in it is about whom it goes to.
//!
//! The workbooks are taken out of the message itself, by another library than the one that put them there:
//! what is looked at is what would leave.

use mail_parser::{Address, MessageParser, MimeHeaders};

use super::approval::ApprovedMessage;
use super::guard::belongs;
use super::message::{UNSENT, bytes_to_send};
use crate::domain::email::EmailAddress;
use crate::findings::Problem;
use crate::output::sha256;

/// The problems of a message's file, read anew from the run's folder; none when it may be sent.
#[must_use]
pub fn problems(message: &ApprovedMessage, run: &str, file: &[u8]) -> Vec<Problem> {
    let changed = || vec![Problem::MessageChanged { file: message.file.clone() }];
    if sha256(file) != message.sha256 || !file.starts_with(UNSENT) {
        return changed();
    }
    let Some(parsed) = MessageParser::default().parse(bytes_to_send(file)) else { return changed() };
    if !same(parsed.from(), std::slice::from_ref(&message.from))
        || !same(parsed.to(), &message.to)
        || !same(parsed.cc(), &message.copy)
    {
        return vec![Problem::MessageToOthers { file: message.file.clone() }];
    }
    let enclosed: Vec<_> = parsed.attachments().collect();
    if enclosed.len() != message.attachments.len() {
        return changed();
    }
    let mut hashes: Vec<&str> =
        message.attachments.iter().map(|attachment| attachment.sha256.as_str()).collect();
    let mut problems = Vec::new();
    for part in enclosed {
        let workbook = part.contents();
        let own = belongs(workbook).is_some_and(|owner| owner.may_go_to(&message.recipient, run));
        let listed = hashes.iter().position(|hash| *hash == sha256(workbook));
        match listed.filter(|_| own) {
            Some(index) => {
                hashes.swap_remove(index);
            }
            None => problems.push(Problem::MessageWithOthersWorkbook {
                file: message.file.clone(),
                workbook: part.attachment_name().unwrap_or_default().to_owned(),
            }),
        }
    }
    problems
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
