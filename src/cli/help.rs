//! Help in both languages: clap's own words are replaced by those of `text`.

use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};

use crate::text::{Language, Text};

use super::arguments::Arguments;
use super::failure::Failure;
use super::terminal::Terminal;

/// Parses the arguments; help and errors speak the language of `text`.
///
/// # Errors
/// What clap says: a request for help or the version, or wrong usage.
pub fn parse(arguments: &[OsString], text: &Text) -> Result<Arguments, clap::Error> {
    // The words are put in only when there is something to tell: to find them takes longer than to parse.
    let matches = Arguments::command()
        .try_get_matches_from(arguments)
        .or_else(|_| command(text).try_get_matches_from(arguments))?;
    Arguments::from_arg_matches(&matches)
}

/// Answers what clap did not parse: help and version go to standard output.
///
/// # Errors
/// [`Failure::Arguments`] unless help or the version was asked for.
pub fn answer(unparsed: clap::Error, text: &Text, terminal: &mut Terminal) -> Result<(), Failure> {
    match unparsed.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            return terminal.print(&unparsed.render().to_string()).map_err(Failure::Printing);
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            terminal.tell(&command(text).render_help().to_string());
        }
        _ => {}
    }
    Err(Failure::Arguments(Box::new(unparsed)))
}

/// The language that `--lang` asks for, found before anything is parsed, because a fault in the
/// arguments is told in it too.
#[must_use]
pub fn wished_language(arguments: &[OsString]) -> Option<Language> {
    let mut arguments = arguments.iter().filter_map(|argument| argument.to_str());
    while let Some(argument) = arguments.next() {
        let code = match argument.split_once('=') {
            Some(("--lang", code)) => Some(code),
            None if argument == "--lang" => arguments.next(),
            _ => None,
        };
        if let Some(language) = code.and_then(Language::from_code) {
            return Some(language);
        }
    }
    None
}

/// The command with every word of help in the language of `text`.
#[must_use]
pub fn command(text: &Text) -> clap::Command {
    let mut root = localised(Arguments::command(), "finsam", text);
    let names: Vec<String> = root.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    for name in names {
        root = root.mut_subcommand(&name, |command| with_subcommands(localised(command, &name, text), text));
    }
    root.subcommand_help_heading(text.say("help-commands"))
}

/// The command with those below it, such as `mail draft`.
fn with_subcommands(mut command: clap::Command, text: &Text) -> clap::Command {
    let names: Vec<String> = command.get_subcommands().map(|below| below.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(&name, |below| localised(below, &name, text));
    }
    command.disable_help_subcommand(true).subcommand_help_heading(text.say("help-commands"))
}

fn localised(command: clap::Command, name: &str, text: &Text) -> clap::Command {
    let is_root = name == "finsam";
    let about = text.say(&format!("help-{name}"));
    let usage = text.say(&format!("help-{name}-usage"));
    let template = if is_root {
        format!("{{about}}\n\n{} {{usage}}\n\n{{all-args}}{{after-help}}", text.say("help-usage"))
    } else {
        format!("{{about}}\n\n{} {{usage}}\n\n{{all-args}}", text.say("help-usage"))
    };
    let mut command =
        command.about(about).override_usage(usage).help_template(template).disable_help_flag(true).arg(
            clap::Arg::new("help")
                .short('h')
                .long("help")
                .action(clap::ArgAction::Help)
                .help(text.say("help-arg-help"))
                .help_heading(text.say("help-options")),
        );
    if is_root {
        command = command
            .disable_version_flag(true)
            .arg(
                clap::Arg::new("version")
                    .short('V')
                    .long("version")
                    .action(clap::ArgAction::Version)
                    .help(text.say("help-arg-version"))
                    .help_heading(text.say("help-options")),
            )
            .after_help(text.say("help-finsam-after"));
    }
    let ids: Vec<String> = command
        .get_arguments()
        .map(|argument| argument.get_id().to_string())
        .filter(|id| id != "help" && id != "version")
        .collect();
    for id in ids {
        command = command.mut_arg(&id, |argument| {
            let heading = if argument.is_positional() { "help-arguments" } else { "help-options" };
            let argument = argument.help(text.say(&format!("help-arg-{id}"))).help_heading(text.say(heading));
            if !argument.get_action().takes_values() {
                return argument;
            }
            argument
                .value_name(text.say(&format!("help-value-{id}")))
                .hide_possible_values(true)
                .hide_default_value(true)
        });
    }
    command
}
