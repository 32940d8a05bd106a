//! What the tests share, a subject a file.

pub mod csv;
pub mod difference;
pub mod drafts;
pub mod files;
pub mod model;
pub mod national;
pub mod office_workbook;
pub mod program;
pub mod run_files;
pub mod schema;
pub mod situation;
pub mod smtp_server;
pub mod spreadsheet;
pub mod words;
pub mod workbook;
pub mod working_folder;
