//! The schemas of the answers for programs, as `docs/json-schema` has them.

use serde_json::{Deserializer, Value};

use super::files::project;

/// The file of a command's schema: `mail send` in `mail-send.json`.
pub fn file(command: &str) -> String {
    format!("{}.json", command.replace(' ', "-"))
}

/// The command of a command line: its first word, and of `mail` the second too.
pub fn command(arguments: &[&str]) -> String {
    let words = if arguments.first() == Some(&"mail") { 2 } else { 1 };
    arguments.iter().take(words).copied().collect::<Vec<_>>().join(" ")
}

/// What in an answer of a command is not as its schema says.
pub fn faults(command: &str, answer: &Value) -> Vec<String> {
    let path = project("docs/json-schema").join(file(command));
    let schema: Value = serde_json::from_str(&fs_err::read_to_string(path).unwrap()).unwrap();
    let schema = jsonschema::draft202012::new(&schema).unwrap();
    schema.iter_errors(answer).map(|fault| fault.to_string()).collect()
}

/// Fails where something that a command answered is not as its schema says.
#[track_caller]
pub fn holds_for(command: &str, answered: &str) {
    for answer in Deserializer::from_str(answered).into_iter() {
        let faults = faults(command, &answer.unwrap());
        assert!(faults.is_empty(), "finsam {command} --format json: {faults:#?}");
    }
}
