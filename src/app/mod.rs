//! The tasks of an office: what finsam does, whoever asks for it.
//!
//! A front hands in arguments and gets data back; what is said of it, on a terminal or on a page, is the front's.
//! Nothing here prints, knows of a terminal or parses arguments. Sentences are asked for only where a file is to
//! hold them. While a task runs, it reports to [`events`] how far it has come and hears there whether somebody
//! wants it to stop; why it could not be done is an [`error`].

pub mod archive;
pub mod check;
pub mod difference;
pub mod earlier_run;
pub mod error;
pub mod events;
pub mod files;
pub mod folder;
pub mod init;
pub mod inspect;
pub mod job;
pub mod languages;
pub mod last_year;
mod listed;
pub mod look_up;
pub mod mail;
pub mod making;
mod marks;
pub mod model;
mod new_file;
mod new_folder;
pub mod next;
pub mod parameters;
pub mod refusal;
pub mod run;
pub mod runs;
mod summaries;
pub mod template;
pub mod verify;
pub mod watch;
pub mod what_if;
