//! Why files were not written.

use std::io;
use std::path::PathBuf;

use super::source::SourceError;

/// Why a set of files was not written. Nothing of it is then left in the target, but where the error says so.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// The target is a folder with other things in it than an earlier run.
    #[error("{} is neither empty nor an earlier run", .0.display())]
    NotARun(PathBuf),
    /// There are files in the target that do not belong to the earlier run there.
    #[error("{} holds {} that are not of the run", .folder.display(), .files.join(", "))]
    Strangers {
        /// The target, or the hidden folder beside it.
        folder: PathBuf,
        /// Their paths in the folder; an empty folder ends with `/`.
        files: Vec<String>,
    },
    /// The set was written, and in the earlier one there was something that is not its own and was kept.
    #[error("{} holds {} that are not of the run", .folder.display(), .files.join(", "))]
    Kept {
        /// The hidden folder in which it lies now.
        folder: PathBuf,
        /// Their paths in the folder.
        files: Vec<String>,
    },
    /// Mail of the folder was sent, and the ledger must not be lost.
    #[error("mail of {} was sent", .0.display())]
    Sent(PathBuf),
    /// A file that must be new is there already.
    #[error("{} is there already", .0.display())]
    Exists(PathBuf),
    /// Another process is writing in the folder, or sends from it.
    #[error("{} is being written by another process", .0.display())]
    Busy(PathBuf),
    /// A set was begun and not finished, on a disk that does not say whether its process still lives.
    #[error("{} was begun", .0.display())]
    Unsure(PathBuf),
    /// Another program has held the file for too long.
    #[error("{} is held by another program", .0.display())]
    Held(PathBuf),
    /// A file's bytes could not be made.
    #[error("{name}: {reason}")]
    NotMade {
        /// The file.
        name: String,
        /// What went wrong, as the library says it.
        reason: String,
    },
    /// A stop was wished before everything was written.
    #[error("stopped")]
    Stopped,
    /// The machine failed: the disk is full, access is denied. The message names the path.
    #[error("{0}")]
    Machine(#[from] io::Error),
}

impl OutputError {
    /// Why the file of this name was not written.
    #[must_use]
    pub fn of(name: &str, error: SourceError) -> Self {
        match error {
            SourceError::NotMade(reason) => Self::NotMade { name: name.to_owned(), reason },
            SourceError::Stopped => Self::Stopped,
            SourceError::Machine(error) => Self::Machine(error),
        }
    }
}
