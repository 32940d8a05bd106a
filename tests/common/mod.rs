//! What the tests share, a subject a file.

pub mod csv;
pub mod files;
pub mod program;
pub mod run_files;
pub mod situation;
pub mod smtp_server;
pub mod spreadsheet;
pub mod workbook;
pub mod working_folder;
