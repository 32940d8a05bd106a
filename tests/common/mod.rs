//! What the tests share, a subject a file.

pub mod files;
pub mod program;
pub mod situation;
pub mod smtp_server;
pub mod working_folder;
