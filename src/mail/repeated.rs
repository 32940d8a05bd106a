//! Whether two messages say the same, also when they come from different runs: for runs whose amounts can no longer be
//! read in their summaries.
//!
//! Each run has a number of its own, which stands in its workbooks and may stand in the letter: bytes, hashes and
//! Message-IDs of two runs are never the same. What the recipient reads is: the subject and the text, apart from
//! the run's number. Every amount of the workbook stands there too.

use mail_parser::MessageParser;

use super::approval::ApprovedMessage;
use super::message::bytes_to_send;

/// A message with the file of its bytes, if it is still there, and the run that it is of.
pub struct Letter<'a> {
    /// What was approved.
    pub message: &'a ApprovedMessage,
    /// The bytes.
    pub file: Option<&'a [u8]>,
    /// The run's identifier.
    pub run: &'a str,
}

impl Letter<'_> {
    /// Whether the other says the same to the same recipient, at one of the same addresses. A letter whose file is
    /// gone may have said anything, and counts as the same.
    #[must_use]
    pub fn says_the_same(&self, other: &Letter<'_>) -> bool {
        let shares_an_inbox =
            self.message.to.iter().any(|one| other.message.to.iter().any(|to| one.is_same_inbox(to)));
        let recipients = self.message.recipient == other.message.recipient && shares_an_inbox;
        recipients
            && match (self.words(), other.words()) {
                (Some(one), Some(another)) => one == another,
                _ => true,
            }
    }

    /// The subject and the text without the run's number.
    fn words(&self) -> Option<String> {
        let parsed = MessageParser::default().parse(bytes_to_send(self.file?))?;
        let (subject, text) = (parsed.subject()?, parsed.body_text(0)?);
        Some(format!("{subject}\n{text}").replace("\r\n", "\n").replace(self.run, ""))
    }
}
