//! What is wrong with the arguments, in the user's language. clap's own sentences exist in English only, so others are
//! made from its facts.

use clap::error::{ContextKind, ErrorKind};

use crate::text::{Fact, Text};

/// What is wrong with the arguments.
#[must_use]
pub fn sentence(unparsed: &clap::Error, text: &Text) -> String {
    if matches!(
        unparsed.kind(),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand
    ) {
        return text.say("usage-command-missing");
    }
    let context = |kind: ContextKind| unparsed.get(kind).map(ToString::to_string);
    let argument = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    let say = |id: &str, what: &str| text.say_with(id, &[("what", Fact::Text(what))]);
    let first = match unparsed.kind() {
        ErrorKind::InvalidSubcommand => {
            say("usage-unknown-command", &context(ContextKind::InvalidSubcommand).unwrap_or_default())
        }
        ErrorKind::UnknownArgument => say("usage-unknown-argument", &argument.unwrap_or_default()),
        ErrorKind::MissingRequiredArgument => say("usage-argument-missing", &argument.unwrap_or_default()),
        ErrorKind::InvalidValue if value.as_deref() == Some("") => {
            say("usage-value-missing", &argument.unwrap_or_default())
        }
        ErrorKind::InvalidValue => text.say_with(
            "usage-invalid-value",
            &[
                ("what", Fact::Text(&argument.unwrap_or_default())),
                ("value", Fact::Text(&value.unwrap_or_default())),
                ("choices", Fact::Text(&context(ContextKind::ValidValue).unwrap_or_default())),
            ],
        ),
        _ => say("usage-wrong", &argument.unwrap_or_default()),
    };
    format!("{first}\n{}", text.say("usage-see-help"))
}
