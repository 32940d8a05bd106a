//! A composed message.

use std::fmt;

use crate::domain::contact::Recipient;
use crate::domain::email::EmailAddress;
use crate::domain::name::Name;

pub use crate::output::MAIL as FOLDER;

/// The header line that makes Outlook and others open the file as a draft. It is the first line of the
/// bytes, and is left out when they are sent.
pub const UNSENT: &[u8] = b"X-Unsent: 1\r\n";

/// A message's short name: unique in its run and the same each time, for `--only` and `--resend`. It is the
/// stem of the file's name, so it has small ASCII letters, digits and hyphens only, at most 60.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MessageName(String);

/// The text is not the name of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the name of a message")]
pub struct MessageNameError;

/// An address with the name of who reads there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mailbox {
    /// The address.
    pub address: EmailAddress,
    /// The name.
    pub name: Option<Name>,
}

/// A file of the run that goes with a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// The path in the run's folder, with `/` between its parts.
    pub path: String,
    /// SHA-256 of its bytes, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// Its size in bytes, before it is encoded for mail.
    pub size: u64,
}

/// A message, ready to be looked at and sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The short name.
    pub name: MessageName,
    /// Whom it is for.
    pub recipient: Recipient,
    /// Who sends it.
    pub from: Mailbox,
    /// Where answers go, when not to the sender.
    pub reply_to: Option<EmailAddress>,
    /// The recipient's contacts: at least one.
    pub to: Vec<Mailbox>,
    /// Who gets a copy, openly: the contacts' copies and the office's own. There are no hidden copies: in a
    /// file that somebody opens and sends they would be seen or lost.
    pub copy: Vec<EmailAddress>,
    /// The subject.
    pub subject: String,
    /// The text, with `\n` between its lines.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// The files that go with it.
    pub attachments: Vec<Attachment>,
    /// The Message-ID with its angle brackets: the same for the same run and recipient.
    pub message_id: String,
    /// The bytes of the `.eml` file, [`UNSENT`] first.
    pub bytes: Vec<u8>,
}

impl MessageName {
    /// The longest name, in bytes.
    pub const LONGEST: usize = 60;

    /// A name that has been made before.
    ///
    /// # Errors
    /// [`MessageNameError`] for other characters than a name may have, and for one that is empty or too long.
    pub fn new(text: &str) -> Result<Self, MessageNameError> {
        let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let fits = (1..=Self::LONGEST).contains(&text.len());
        if fits && text.bytes().all(allowed) { Ok(Self(text.to_owned())) } else { Err(MessageNameError) }
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path of the message's file in the run's folder: `epost/NAME.eml`.
    #[must_use]
    pub fn file(&self) -> String {
        format!("{FOLDER}/{}.eml", self.0)
    }
}

impl fmt::Display for MessageName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Message {
    /// The size of the message as it is sent, in bytes.
    #[must_use]
    pub fn size(&self) -> usize {
        self.bytes.len().saturating_sub(UNSENT.len())
    }
}

/// The bytes to send: those of the file without the line that makes it a draft.
#[must_use]
pub fn bytes_to_send(file: &[u8]) -> &[u8] {
    file.strip_prefix(UNSENT).unwrap_or(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_as_file_names_everywhere() {
        assert_eq!(MessageName::new("medlem-1880-orebro").unwrap().file(), "epost/medlem-1880-orebro.eml");
        for text in ["", "Örebro", "a b", "../x", "A", &"a".repeat(61)] {
            assert_eq!(MessageName::new(text), Err(MessageNameError), "{text}");
        }
    }

    #[test]
    fn the_draft_line_is_not_sent() {
        assert_eq!(bytes_to_send(b"X-Unsent: 1\r\nFrom: a@b.se\r\n"), b"From: a@b.se\r\n");
        assert_eq!(bytes_to_send(b"From: a@b.se\r\n"), b"From: a@b.se\r\n");
    }
}
