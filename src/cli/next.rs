//! `finsam next`: begins the next year's folder from this year's.

use crate::app::next::{Change, MadeYear, Wish, next as make};
use crate::text::{Fact, Text};

use super::arguments::NextArguments;
use super::failure::Failure;
use super::session::Session;
use super::steps;

/// Runs the command.
///
/// # Errors
/// [`Failure`]; nothing is written then.
pub fn next(arguments: &NextArguments, session: &mut Session<'_>) -> Result<(), Failure> {
    let wish = Wish { old: &arguments.old, new: &arguments.new, allocation: arguments.allocation.as_deref() };
    let made = make(&wish, session.languages)?;
    let text = Text::new(made.language);
    let folder = arguments.new.display().to_string();
    let mut said = of_the_year(&made, &folder, &text);
    said.extend(made.changes.iter().map(|change| of_change(change, &text)));
    if !made.left_out.is_empty() {
        let (before, keys) = (made.run.year.to_string(), text.list(&made.left_out));
        let facts = [("before", Fact::from(&before)), ("keys", Fact::from(&keys))];
        said.push(text.say_with("next-left-out", &facts));
    }
    said.push(String::new());
    let workbook = arguments.new.join("medlemmar.xlsx").display().to_string();
    let mut todo = vec![text.say_with("next-fill-in", &[("workbook", Fact::from(&workbook))])];
    if arguments.allocation.is_none() {
        todo.push(text.say("next-file"));
    }
    said.extend(steps::to_a_run(todo, &arguments.new, &text));
    session.print(&said.join("\n"))
}

/// What the folder begins with.
fn of_the_year(made: &MadeYear, folder: &str, text: &Text) -> Vec<String> {
    let (year, before, run) = (made.year.to_string(), made.run.year.to_string(), made.run.name());
    let sum = text.form().kr(made.sum);
    let say = |id: &str, count: usize| {
        let facts = [
            ("folder", Fact::Text(folder)),
            ("year", Fact::from(&year)),
            ("before", Fact::from(&before)),
            ("run", Fact::from(&run)),
            ("sum", Fact::from(&sum)),
            ("count", Fact::Count(count)),
        ];
        text.say_with(id, &facts)
    };
    let mut said = vec![
        say("next-done", 0),
        say("next-last-year", made.contributions),
        say("next-decisions", made.decisions),
    ];
    if made.lasting > 0 {
        said.push(say("next-lasting", made.lasting));
    }
    said
}

fn of_change(change: &Change, text: &Text) -> String {
    match change {
        Change::Joins { member, association } => {
            text.say_with("next-joins", &[("member", member.into()), ("association", association.into())])
        }
        Change::Left { member, association } => {
            text.say_with("next-left", &[("member", member.into()), ("association", association.into())])
        }
        Change::Merged { name, into } => {
            text.say_with("next-merged", &[("name", name.into()), ("into", into.into())])
        }
        Change::Closed { association, successors } => {
            let successors = text.list(successors);
            let facts = [("association", association.into()), ("successors", Fact::from(&successors))];
            text.say_with("next-closed", &facts)
        }
        Change::NotInFile { association } => {
            text.say_with("next-not-in-file", &[("association", association.into())])
        }
    }
}
