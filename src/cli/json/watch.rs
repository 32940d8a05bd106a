//! What `finsam watch` says: a line each time that something becomes of a file.

use schemars::JsonSchema;
use serde::Serialize;

/// Something that became of a file.
#[derive(Serialize, JsonSchema)]
pub struct WatchLine<'a> {
    /// The name of the file in the drop folder.
    pub file: &'a str,
    /// What became of it.
    pub event: FileEvent,
    /// The folder that was written; null when none was.
    pub folder: Option<&'a str>,
    /// The same in a sentence.
    pub message: &'a str,
}

/// What became of a file.
#[derive(Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FileEvent {
    /// A run was written.
    Run,
    /// Errors stopped it.
    Stopped,
    /// It was taken, but what became of it could not be written beside it.
    Unreported,
    /// It is not known whether it is whole: it is waited for.
    Doubtful,
    /// Another program holds it: it is waited for.
    Held,
    /// It cannot be taken.
    Failed,
}
