//! The runs of a working folder, and the names of their folders ([`folder_name`]).

pub mod folder_name;

/// The folder of the runs in a working folder.
pub const RUNS: &str = "ut";
