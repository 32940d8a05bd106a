//! `[mail]` in finsam.toml: who sends, when, and with what.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use crate::domain::email::EmailAddress;
use crate::domain::name::Name;
use crate::domain::place::Place;
use crate::mail::compose::Enclosed;

use super::smtp::{RawSmtp, SmtpSettings};
use super::{Fault, SettingsError};

/// The settings for mail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MailSettings {
    /// The sender's address.
    pub from: Option<EmailAddress>,
    /// The sender's name.
    pub name: Option<Name>,
    /// Where answers go, when not to the sender.
    pub reply_to: Option<EmailAddress>,
    /// The date of the messages: the same input gives the same bytes.
    pub date: Option<Timestamp>,
    /// The folder with the office's own texts, relative to the working folder.
    pub templates: Option<String>,
    /// The office's own addresses that get a copy of every message.
    pub copies_to: Vec<EmailAddress>,
    /// Which workbooks a member gets.
    pub enclosed: Enclosed,
    /// The server that takes the mail.
    pub smtp: SmtpSettings,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct RawMail {
    from: Option<Spanned<String>>,
    name: Option<Spanned<String>>,
    reply_to: Option<Spanned<String>>,
    date: Option<Spanned<Datetime>>,
    templates: Option<String>,
    copies_to: Vec<Spanned<String>>,
    attach: Option<Spanned<String>>,
    smtp: RawSmtp,
}

impl MailSettings {
    pub(super) fn from_raw(raw: RawMail, at: &impl Fn(usize) -> Place) -> Result<Self, SettingsError> {
        let fail = |offset: usize, fault: Fault| SettingsError { place: at(offset), fault };
        let address = |text: Spanned<String>| {
            EmailAddress::new(text.get_ref())
                .map_err(|_| fail(text.span().start, Fault::MailAddress(text.get_ref().clone())))
        };
        let name = raw.name.map(|name| {
            Name::new(name.get_ref())
                .map_err(|_| fail(name.span().start, Fault::MailName(name.get_ref().clone())))
        });
        let date = raw.date.map(|date| {
            let said = date.get_ref().to_string();
            moment(&said).ok_or_else(|| fail(date.span().start, Fault::MailDate(said)))
        });
        let enclosed = raw.attach.map(|attach| match attach.get_ref().as_str() {
            "member" | "medlem" => Ok(Enclosed::OwnWorkbook),
            "member-and-associations" | "medlem-och-förbund" => Ok(Enclosed::AssociationsToo),
            other => Err(fail(attach.span().start, Fault::MailAttach(other.to_owned()))),
        });
        Ok(Self {
            from: raw.from.map(address).transpose()?,
            name: name.transpose()?,
            reply_to: raw.reply_to.map(address).transpose()?,
            date: date.transpose()?,
            templates: raw.templates,
            copies_to: raw.copies_to.into_iter().map(address).collect::<Result<_, _>>()?,
            enclosed: enclosed.transpose()?.unwrap_or_default(),
            smtp: SmtpSettings::from_raw(raw.smtp, at)?,
        })
    }
}

/// A day, which is taken at noon in London so that it is the same day in Sweden all year, or a moment with
/// its offset: `2024-11-20`, `2024-11-20T08:00:00+01:00`.
#[must_use]
pub fn moment(text: &str) -> Option<Timestamp> {
    // A parser of days would also take the day of a moment without an offset.
    if text.len() == "2024-11-20".len() {
        let noon = text.parse::<Date>().ok()?.at(12, 0, 0, 0);
        return noon.to_zoned(TimeZone::UTC).ok().map(|noon| noon.timestamp());
    }
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_the_same_in_london_and_in_sweden() {
        assert_eq!(moment("2024-11-20").unwrap().to_string(), "2024-11-20T12:00:00Z");
        assert_eq!(moment("2024-11-20T08:00:00+01:00").unwrap().to_string(), "2024-11-20T07:00:00Z");
        for text in ["2024-02-30", "2024-11-20T08:00:00", "08:00:00", "i morgon"] {
            assert_eq!(moment(text), None, "{text}");
        }
    }
}
