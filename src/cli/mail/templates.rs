//! `finsam mail templates`: writes the built-in texts to a folder, to be changed.

use crate::app::mail::templates;
use crate::cli::arguments::TemplatesArguments;
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::text::Fact;

/// Runs the command.
///
/// # Errors
/// [`Failure`], when one of the files is there already.
pub fn write(arguments: &TemplatesArguments, session: &mut Session<'_>) -> Result<(), Failure> {
    let text = session.text();
    templates::write(&arguments.templates_dir, &text)?;
    let folder = arguments.templates_dir.display().to_string();
    session.print(&text.say_with("mail-templates-written", &[("folder", Fact::from(&folder))]))
}
