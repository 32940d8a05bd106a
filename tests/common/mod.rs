//! What the tests share, a subject a file.

pub mod situation;
pub mod smtp_server;
pub mod working_folder;
