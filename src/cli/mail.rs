//! `finsam mail`: from a run to its messages.

mod draft;
mod send;
mod status;
mod templates;

use super::arguments::{MailArguments, MailCommand};
use super::failure::Failure;
use super::session::Session;

/// Runs the command.
///
/// # Errors
/// [`Failure`].
pub fn mail(arguments: &MailArguments, session: &mut Session<'_>) -> Result<(), Failure> {
    match &arguments.command {
        MailCommand::Draft(draft) => draft::draft(draft, session),
        MailCommand::Send(send) => send::send(send, session),
        MailCommand::Status(status) => status::status(status, session),
        MailCommand::Templates(arguments) => templates::write(arguments, session),
    }
}
