//! `[mail.smtp]` in finsam.toml: the server that takes the office's mail. A password never stands here.

use serde::Deserialize;
use toml::Spanned;

use crate::domain::place::Place;
use crate::mail::smtp::Security;

use super::{Fault, SettingsError};

/// The settings for the mail server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SmtpSettings {
    /// The host's name.
    pub host: Option<String>,
    /// The port, when not the usual one.
    pub port: Option<u16>,
    /// How the connection is protected.
    pub security: Security,
    /// Who logs in; nobody when it is left out.
    pub user: Option<String>,
    /// The file with the password, relative to the working folder.
    pub password_file: Option<String>,
    /// The program that prints a token, with its arguments.
    pub token_command: Vec<String>,
    /// A file with certificates that are trusted besides the system's, relative to the working folder.
    pub authority: Option<String>,
    /// How many connections there are at once.
    pub connections: u16,
    /// How many messages are sent in a minute at most.
    pub per_minute: u16,
    /// The size of the largest message that the server takes, in megabytes (1 000 000 bytes).
    pub largest_mb: u16,
    /// The seconds before the first new try; each further waits twice as long.
    pub retry_after: u16,
}

impl Default for SmtpSettings {
    fn default() -> Self {
        Self {
            host: None,
            port: None,
            security: Security::default(),
            user: None,
            password_file: None,
            token_command: Vec::new(),
            authority: None,
            connections: 2,
            // Exchange Online takes 30 from one sender (Microsoft, "Exchange Online limits").
            per_minute: 30,
            largest_mb: 20,
            retry_after: 30,
        }
    }
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct RawSmtp {
    host: Option<Spanned<String>>,
    port: Option<u16>,
    security: Option<Spanned<String>>,
    user: Option<String>,
    password_file: Option<String>,
    token_command: Vec<String>,
    authority: Option<String>,
    connections: Option<Spanned<u16>>,
    per_minute: Option<Spanned<u16>>,
    largest_mb: Option<Spanned<u16>>,
    retry_after: Option<Spanned<u16>>,
}

impl SmtpSettings {
    pub(super) fn from_raw(raw: RawSmtp, at: &impl Fn(usize) -> Place) -> Result<Self, SettingsError> {
        let fail = |offset: usize, fault: Fault| SettingsError { place: at(offset), fault };
        let usual = Self::default();
        let number =
            |given: Option<Spanned<u16>>, usual: u16, range: std::ops::RangeInclusive<u16>| match given {
                None => Ok(usual),
                Some(number) if range.contains(number.get_ref()) => Ok(*number.get_ref()),
                Some(number) => {
                    let said = format!("{}, {}–{}", number.get_ref(), range.start(), range.end());
                    Err(fail(number.span().start, Fault::MailNumber(said)))
                }
            };
        let (security, where_said) = match &raw.security {
            None => (usual.security, 0),
            Some(word) => {
                let security = match word.get_ref().as_str() {
                    "starttls" => Security::StartTls,
                    "tls" => Security::Tls,
                    "none" | "ingen" => Security::Plain,
                    other => return Err(fail(word.span().start, Fault::MailSecurity(other.to_owned()))),
                };
                (security, word.span().start)
            }
        };
        let host = raw.host.map(Spanned::into_inner);
        let away = host.as_deref().filter(|host| !is_this_machine(host));
        if let Some(host) = away.filter(|_| security == Security::Plain) {
            return Err(fail(where_said, Fault::MailUnprotected(host.to_owned())));
        }
        Ok(Self {
            host,
            port: raw.port,
            security,
            user: raw.user,
            password_file: raw.password_file,
            token_command: raw.token_command,
            authority: raw.authority,
            connections: number(raw.connections, usual.connections, 1..=10)?,
            per_minute: number(raw.per_minute, usual.per_minute, 1..=10_000)?,
            largest_mb: number(raw.largest_mb, usual.largest_mb, 1..=150)?,
            retry_after: number(raw.retry_after, usual.retry_after, 0..=3600)?,
        })
    }

    /// The port: the one given, or the usual one for the protection.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port.unwrap_or(match self.security {
            Security::StartTls => 587,
            Security::Tls => 465,
            Security::Plain => 25,
        })
    }
}

fn is_this_machine(host: &str) -> bool {
    matches!(host, "localhost" | "127.0.0.1" | "::1")
}
