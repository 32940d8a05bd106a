//! E-mail addresses, checked more strictly than the standard allows: only what every mail server takes.

use std::fmt;
use std::sync::Arc;

/// An e-mail address of the plain kind, `namn@kommun.se`.
///
/// RFC 5321 allows more: quoted local parts, address literals, a domain without a dot. No office has such
/// an address, so one of them in a sheet is a slip of the keyboard. Letters outside ASCII are refused on
/// both sides: `åsa@örebro.se` reaches nobody unless every server on the way knows SMTPUTF8.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EmailAddress(Arc<str>);

/// Why a text is no e-mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EmailAddressError {
    /// Not exactly one `@`, or a part that is empty, has other characters than it may, or dots amiss.
    #[error("not an e-mail address")]
    Form,
    /// Letters outside ASCII.
    #[error("letters outside ASCII")]
    NotAscii,
    /// Longer than mail servers take.
    #[error("too long")]
    TooLong,
}

impl EmailAddress {
    /// The longest address, its longest local part and the longest label of a domain (RFC 5321, 4.5.3.1,
    /// and RFC 1035, 2.3.4).
    const LONGEST: [usize; 3] = [254, 64, 63];

    /// An address from what stands in a cell or in the settings; blanks around it do not count. The domain
    /// is kept in lower case, for which servers do not care.
    ///
    /// # Errors
    /// [`EmailAddressError`].
    pub fn new(text: &str) -> Result<Self, EmailAddressError> {
        let text = text.trim();
        let (local, domain) = text.split_once('@').ok_or(EmailAddressError::Form)?;
        if !text.is_ascii() {
            return Err(EmailAddressError::NotAscii);
        }
        let [address, before, label] = Self::LONGEST;
        if text.len() > address || local.len() > before || domain.split('.').any(|part| part.len() > label) {
            return Err(EmailAddressError::TooLong);
        }
        if !is_local_part(local) || !is_domain(domain) {
            return Err(EmailAddressError::Form);
        }
        Ok(Self(format!("{local}@{}", domain.to_ascii_lowercase()).into()))
    }

    /// The address as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part after the `@`, in lower case.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.0.split_once('@').map_or("", |(_, domain)| domain)
    }

    /// Whether mail to both comes to the same inbox, as far as one can tell: no server that offices use
    /// tells capitals from small letters.
    #[must_use]
    pub fn is_same_inbox(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

/// The characters that an unquoted local part may have (RFC 5322, 3.2.3), with single dots inside.
fn is_local_part(local: &str) -> bool {
    let is_atom = |atom: &str| {
        !atom.is_empty()
            && atom.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte))
    };
    local.split('.').all(is_atom)
}

/// At least two labels of letters, digits and inner hyphens; the last has a letter, or it would be the end
/// of an IP address.
fn is_domain(domain: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let last = domain.rsplit('.').next().unwrap_or_default();
    domain.contains('.')
        && domain.split('.').all(is_label)
        && last.len() > 1
        && last.bytes().any(|byte| byte.is_ascii_alphabetic())
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_offices_have() {
        for text in [
            "registrator@orebro.se",
            "asa.oberg@regionorebrolan.se",
            "x+finsam@sub.kommun-2.se",
            "o'neil@a.se",
        ] {
            assert_eq!(EmailAddress::new(text).unwrap().as_str(), text);
        }
        assert_eq!(EmailAddress::new(" Kansli@Orebro.SE\u{a0}").unwrap().as_str(), "Kansli@orebro.se");
    }

    #[test]
    fn slips_of_the_keyboard_are_no_addresses() {
        for text in [
            "",
            "a",
            "@",
            "a@",
            "@b.se",
            "a@b",
            "a@@b.se",
            "a@b@c.se",
            "a b@c.se",
            "a@b .se",
            "a.@b.se",
            ".a@b.se",
            "a..b@c.se",
            "a@.se",
            "a@b..se",
            "a@b.se.",
            "a@-b.se",
            "a@b-.se",
            "a@127.0.0.1",
            "a@[127.0.0.1]",
            "\"a b\"@c.se",
            "a@b.se\r\nBcc: c@d.se",
            "a@b.s",
            "a,b@c.se",
            "<a@b.se>",
            "a@b.se;c@d.se",
        ] {
            assert_eq!(EmailAddress::new(text), Err(EmailAddressError::Form), "{text:?}");
        }
    }

    #[test]
    fn letters_outside_ascii_reach_nobody() {
        for text in ["åsa@orebro.se", "asa@örebro.se", "asa@orebro.s\u{435}"] {
            assert_eq!(EmailAddress::new(text), Err(EmailAddressError::NotAscii), "{text}");
        }
    }

    #[test]
    fn what_is_longer_than_servers_take() {
        let local = "a".repeat(64);
        assert!(EmailAddress::new(&format!("{local}@b.se")).is_ok());
        assert_eq!(EmailAddress::new(&format!("{local}a@b.se")), Err(EmailAddressError::TooLong));
        assert_eq!(EmailAddress::new(&format!("a@{local}.se")), Err(EmailAddressError::TooLong));
        let domain = vec!["a".repeat(60); 4].join(".");
        assert_eq!(EmailAddress::new(&format!("abcdefghij@{domain}.se")), Err(EmailAddressError::TooLong));
    }

    #[test]
    fn capitals_are_the_same_inbox() {
        let address = |text| EmailAddress::new(text).unwrap();
        assert!(address("Kansli@b.se").is_same_inbox(&address("kansli@B.se")));
        assert!(!address("kansli@b.se").is_same_inbox(&address("kansliet@b.se")));
    }
}
