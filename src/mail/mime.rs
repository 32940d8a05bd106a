//! A message as the bytes of an `.eml` file: RFC 5322 and MIME, built by lettre.
//!
//! Nothing is left to chance or to the clock: date, Message-ID and the boundaries between the parts are
//! given, so the same message has the same bytes.

use std::fmt::Write as _;
use std::time::SystemTime;

use jiff::Timestamp;
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox as LettreMailbox, MessageBuilder, MultiPart, SinglePart};
use lettre::{Address, Message};

use super::message::{Mailbox, UNSENT};
use crate::domain::email::EmailAddress;
use crate::output::sha256;

/// The type of a workbook.
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What a message is made from.
pub struct Parts<'a> {
    /// Who sends it.
    pub from: &'a Mailbox,
    /// Where answers go.
    pub reply_to: Option<&'a EmailAddress>,
    /// To whom.
    pub to: &'a [Mailbox],
    /// Who gets a copy.
    pub copy: &'a [EmailAddress],
    /// The date.
    pub date: Timestamp,
    /// The Message-ID with its angle brackets.
    pub message_id: &'a str,
    /// The subject.
    pub subject: &'a str,
    /// The text.
    pub text: &'a str,
    /// The HTML.
    pub html: &'a str,
    /// The language's code.
    pub language: &'a str,
    /// The names and bytes of the workbooks that go with it.
    pub workbooks: Vec<(String, &'a [u8])>,
}

impl Parts<'_> {
    /// The bytes of the file, with the line first that makes it a draft.
    ///
    /// # Errors
    /// What the library says. Addresses have been checked before, so it has no reason to.
    pub fn bytes(&self) -> Result<Vec<u8>, String> {
        let boundary = sha256(self.message_id.as_bytes());
        let boundary = boundary.get(..32).unwrap_or_default();
        let content = MultiPart::alternative()
            .boundary(format!("finsam-text-{boundary}"))
            .singlepart(SinglePart::plain(self.text.to_owned()))
            .singlepart(SinglePart::html(self.html.to_owned()));
        let mut mixed = MultiPart::mixed().boundary(format!("finsam-{boundary}")).multipart(content);
        for (name, bytes) in &self.workbooks {
            // The name in ASCII for programs that do not know RFC 2231.
            let kind = ContentType::parse(&format!("{WORKBOOK}; name=\"{}\"", ascii(name)))
                .map_err(|error| error.to_string())?;
            let part = SinglePart::builder().header(kind).header(Attached(name.clone()));
            mixed = mixed.singlepart(part.body(bytes.to_vec()));
        }
        let message = self.head()?.multipart(mixed).map_err(|error| error.to_string())?;
        let mut bytes = UNSENT.to_vec();
        bytes.extend(message.formatted());
        Ok(bytes)
    }

    fn head(&self) -> Result<MessageBuilder, String> {
        let mut head = Message::builder()
            .from(mailbox(self.from)?)
            .date(SystemTime::from(self.date))
            .message_id(Some(self.message_id.to_owned()))
            .subject(self.subject)
            .header(ContentLanguage(self.language.to_owned()));
        if let Some(address) = self.reply_to {
            head = head.reply_to(LettreMailbox::new(None, known(address)?));
        }
        for recipient in self.to {
            head = head.to(mailbox(recipient)?);
        }
        for address in self.copy {
            head = head.cc(LettreMailbox::new(None, known(address)?));
        }
        Ok(head)
    }
}

fn mailbox(mailbox: &Mailbox) -> Result<LettreMailbox, String> {
    let name = mailbox.name.as_ref().map(ToString::to_string);
    Ok(LettreMailbox::new(name, known(&mailbox.address)?))
}

fn known(address: &EmailAddress) -> Result<Address, String> {
    address.as_str().parse().map_err(|error: lettre::address::AddressError| error.to_string())
}

/// The language of the message (RFC 3282), for those who hear it read aloud.
#[derive(Clone)]
struct ContentLanguage(String);

impl Header for ContentLanguage {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Content-Language")
    }

    fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(text.to_owned()))
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), self.0.clone())
    }
}

/// `Content-Disposition: attachment` with the file's name as it is (RFC 2231). It stands once: with the name
/// in ASCII beside it, Python's `email` and others take the ASCII one.
#[derive(Clone)]
struct Attached(String);

impl Header for Attached {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Content-Disposition")
    }

    fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(text.to_owned()))
    }

    fn display(&self) -> HeaderValue {
        let name = &self.0;
        let encoded = if *name == ascii(name) {
            format!("attachment;\r\n filename=\"{name}\"")
        } else {
            format!("attachment;\r\n filename*=utf-8''{}", percent_encoded(name))
        };
        HeaderValue::dangerous_new_pre_encoded(
            Self::name(),
            format!("attachment; filename=\"{name}\""),
            encoded,
        )
    }
}

/// The name in percent encoding: what is no `attr-char` (RFC 5987, 3.2.1) is encoded. It stands on one line,
/// as old programs know no numbered pieces: a file name of at most 255 bytes stays within the 998 that a line
/// may have (RFC 5322, 2.1.1).
fn percent_encoded(name: &str) -> String {
    let mut encoded = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// The name in ASCII: the letters without their marks, and a hyphen for what has no such form. A long name
/// keeps its ending.
#[must_use]
pub fn ascii(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;

    let plain: String = name
        .nfd()
        .filter(|letter| !unicode_normalization::char::is_combining_mark(*letter))
        .map(|letter| match letter {
            'ø' => 'o',
            'Ø' => 'O',
            letter if letter.is_ascii_alphanumeric() || "-._ ()+,=".contains(letter) => letter,
            _ => '-',
        })
        .collect();
    let longest = 60;
    if plain.len() <= longest {
        return plain;
    }
    let (stem, ending) = plain.rsplit_once('.').unwrap_or((&plain, ""));
    let stem = stem.get(..longest.saturating_sub(ending.len()).saturating_sub(1)).unwrap_or(stem);
    format!("{stem}.{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_in_ascii() {
        assert_eq!(ascii("Håbo-kommun-2024.xlsx"), "Habo-kommun-2024.xlsx");
        assert_eq!(ascii("a\"b\\c\r\nd.xlsx"), "a-b-c--d.xlsx");
        let long = ascii(&format!("{}-2024.xlsx", "å".repeat(190)));
        assert_eq!((long.len(), long.rsplit_once('.').map(|(_, ending)| ending)), (60, Some("xlsx")));
    }
}
