//! `[smtp]` in utskick.toml: the server that takes the office's mail. A password never stands here.

use crate::domain::security::Security;
use crate::findings::Problem;

use super::table::{Reading, Table, value};

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

impl SmtpSettings {
    pub(super) fn read(mut table: Table<'_>, reading: &mut Reading<'_>) -> Self {
        let usual = Self::default();
        let security = |word: &str| match word {
            "starttls" => Some(Security::StartTls),
            "tls" => Some(Security::Tls),
            "none" | "ingen" => Some(Security::Plain),
            _ => None,
        };
        let security = table.chosen("security", &["starttls", "tls", "none"], reading, security);
        let host = table.text("host", reading).map(value);
        let away = host.as_ref().filter(|host| !is_this_machine(host));
        if let (Some(security), Some(host)) = (&security, away)
            && security.value == Security::Plain
        {
            reading.findings.at(&security.place, Problem::SettingUnprotected { host: host.clone() });
        }
        let mut number =
            |key, usual: u16, range| table.integer(key, range, reading).map_or(usual, |number| number.value);
        let connections = number("connections", usual.connections, 1..=10);
        let per_minute = number("per-minute", usual.per_minute, 1..=10_000);
        let largest_mb = number("largest-mb", usual.largest_mb, 1..=150);
        let retry_after = number("retry-after", usual.retry_after, 0..=3600);
        let settings = Self {
            host,
            port: table.integer("port", 1..=65_535, reading).map(value),
            security: security.map_or(usual.security, value),
            user: table.text("user", reading).map(value),
            password_file: table.text("password-file", reading).map(value),
            token_command: table.texts("token-command", reading).into_iter().map(value).collect(),
            authority: table.text("authority", reading).map(value),
            connections,
            per_minute,
            largest_mb,
            retry_after,
        };
        table.finish(reading);
        settings
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
