//! `finsam init`: makes a working folder, begun for an office from the authority's file and what is known.

use std::path::Path;

use crate::app::init::{MadeFolder, Proposed, Wish, init as make};
use crate::domain::year::Year;
use crate::text::{Fact, Text};

use super::arguments::InitArguments;
use super::failure::Failure;
use super::session::Session;
use super::steps;

/// Runs the command.
///
/// # Errors
/// [`Failure`]; nothing is written then.
pub fn init(arguments: &InitArguments, session: &mut Session<'_>) -> Result<(), Failure> {
    let text = session.text();
    let wish = Wish {
        folder: &arguments.new,
        office: arguments.office.as_deref(),
        allocation: arguments.allocation.as_deref(),
        year: arguments.year.and_then(|year| Year::new(year).ok()),
    };
    let made = make(&wish, &text)?;
    let (folder, files) = (arguments.new.display().to_string(), text.list(&made.files));
    let mut said =
        vec![text.say_with("init-done", &[("folder", Fact::from(&folder)), ("files", Fact::from(&files))])];
    said.extend(of_associations(&made, &text));
    for question in &made.questions {
        let place = text.place(&question.place);
        let candidates = text.list(&question.candidates);
        let facts = [
            ("name", Fact::from(&question.name)),
            ("place", Fact::from(&place)),
            ("candidates", Fact::from(&candidates)),
        ];
        said.push(text.say_with("init-question", &facts));
    }
    said.push(String::new());
    said.extend(next(&made, &arguments.new, &text));
    session.print(&said.join("\n"))
}

/// Which associations the list begins with, and how they are known.
fn of_associations(made: &MadeFolder, text: &Text) -> Vec<String> {
    let Some(office) = &made.office else {
        let known = made.proposed.iter().filter(|it| !it.members.is_empty()).count().to_string();
        let facts = |count| [("count", Fact::Count(count)), ("known", Fact::from(&known))];
        return made
            .listed
            .map(|count| text.say_with("init-associations", &facts(count)))
            .into_iter()
            .collect();
    };
    let is_association = matches!(made.proposed.as_slice(), [only] if only.name == *office);
    let mut said = vec![if is_association {
        text.say("init-is-association")
    } else {
        let facts = [("office", Fact::from(office)), ("count", Fact::Count(made.proposed.len()))];
        text.say_with("init-office", &facts)
    }];
    said.extend(made.proposed.iter().map(|proposed| format!("  {}", one(proposed, text))));
    said.push(text.say("init-incomplete"));
    said
}

fn one(proposed: &Proposed, text: &Text) -> String {
    let facts = [
        ("name", Fact::from(&proposed.name)),
        ("members", Fact::Count(proposed.members.len())),
        ("known", Fact::from(&proposed.known_by)),
    ];
    let said = text.say_with("init-proposed", &facts);
    if proposed.is_in_file == Some(false) {
        return text.say_with("init-not-in-file", &[("proposed", Fact::from(&said))]);
    }
    said
}

/// What to do now.
fn next(made: &MadeFolder, folder: &Path, text: &Text) -> Vec<String> {
    let workbook = folder.join("medlemmar.xlsx").display().to_string();
    let mut by_hand = vec![text.say_with("init-next-confirm", &[("workbook", Fact::from(&workbook))])];
    if made.listed.is_none() {
        by_hand.push(text.say("init-next-amounts"));
    }
    steps::to_a_run(by_hand, folder, text)
}
