//! `finsam mail`: from a run to its messages.

mod draft;
mod elsewhere;
mod outbox;
mod secret;
mod send;
mod sending;
mod status;
mod templates;

use crate::text::{Language, Text};

use super::arguments::{MailArguments, MailCommand};
use super::failure::Failure;
use super::terminal::Terminal;

/// Runs the command.
///
/// # Errors
/// [`Failure`].
pub fn mail(
    arguments: &MailArguments,
    wished: Option<Language>,
    spoken: Language,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    match &arguments.command {
        MailCommand::Draft(draft) => draft::draft(draft, wished, spoken, terminal),
        MailCommand::Send(send) => send::send(send, wished, spoken, terminal),
        MailCommand::Status(status) => status::status(status, wished, spoken, terminal),
        MailCommand::Templates(arguments) => {
            templates::write(arguments, &Text::new(wished.unwrap_or(spoken)), terminal)
        }
    }
}
