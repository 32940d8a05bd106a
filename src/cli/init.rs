//! `finsam init`: makes a working folder, begun from the authority's file and what is known.

use crate::app::init::{Wish, init as make};
use crate::domain::year::Year;
use crate::text::Fact;

use super::arguments::InitArguments;
use super::failure::Failure;
use super::session::Session;

/// Runs the command.
///
/// # Errors
/// [`Failure`]; nothing is written then.
pub fn init(arguments: &InitArguments, session: &mut Session<'_>) -> Result<(), Failure> {
    let text = session.text();
    let wish = Wish {
        folder: &arguments.new,
        allocation: arguments.allocation.as_deref(),
        year: arguments.year.and_then(|year| Year::new(year).ok()),
    };
    let made = make(&wish, &text)?;
    let (folder, files) = (arguments.new.display().to_string(), text.list(&made.files));
    let mut said =
        text.say_with("init-done", &[("folder", Fact::from(&folder)), ("files", Fact::from(&files))]);
    said.push('\n');
    if let Some(associations) = made.associations {
        let known = associations.known.to_string();
        let facts = [("count", Fact::Count(associations.listed)), ("known", Fact::from(&known))];
        said.push_str(&text.say_with("init-associations", &facts));
        said.push('\n');
    }
    said.push_str(&text.say_with("init-next", &[("folder", Fact::from(&folder))]));
    session.print(&said)
}
