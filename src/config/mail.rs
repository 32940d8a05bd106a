//! `utskick.toml`: who sends, when, and with what. No run reads it.
//!
//! The same keys are understood in the table `[mail]` of finsam.toml, where they are an input of the run.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::domain::email::EmailAddress;
use crate::domain::enclosed::Enclosed;
use crate::domain::name::Name;
use crate::domain::place::SourceFile;
use crate::findings::Findings;

use super::smtp::SmtpSettings;
use super::table::{Reading, Table, value};

/// The file's name in the working folder, beside finsam.toml.
pub const FILE: &str = "utskick.toml";

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

impl MailSettings {
    /// Reads `utskick.toml`.
    ///
    /// # Errors
    /// Everything that is wrong with it; a fault in the form of the file stands alone.
    pub fn parse(source: &str, file: &Arc<SourceFile>) -> Result<Self, Findings> {
        let (mut reading, table) = Reading::begin(source, file);
        let Some(table) = table else { return Err(reading.findings) };
        let settings = Self::read(table, &mut reading);
        reading.end(settings)
    }

    pub(super) fn read(mut table: Table<'_>, reading: &mut Reading<'_>) -> Self {
        const ADDRESS: &str = "setting-fits-address";
        let address = |text: &str| EmailAddress::new(text).ok();
        let enclosed = |word: &str| match word {
            "member" | "medlem" => Some(Enclosed::OwnWorkbook),
            "member-and-associations" | "medlem-och-förbund" => Some(Enclosed::AssociationsToo),
            _ => None,
        };
        let choices = ["member", "member-and-associations"];
        let date = table.date("date", reading);
        let copies = table.texts("copies-to", reading);
        let settings = Self {
            from: table.fitting("from", ADDRESS, reading, address).map(value),
            name: table.fitting("name", "setting-fits-name", reading, |name| Name::new(name).ok()).map(value),
            reply_to: table.fitting("reply-to", ADDRESS, reading, address).map(value),
            date: date
                .and_then(|date| table.fit("date", date, "setting-fits-moment", reading, moment))
                .map(value),
            templates: table.text("templates", reading).map(value),
            copies_to: copies
                .into_iter()
                .filter_map(|copy| table.fit("copies-to", copy, ADDRESS, reading, address))
                .map(value)
                .collect(),
            enclosed: table.chosen("attach", &choices, reading, enclosed).map(value).unwrap_or_default(),
            smtp: SmtpSettings::read(table.table("smtp", reading), reading),
        };
        table.finish(reading);
        settings
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
