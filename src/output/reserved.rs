//! The names that finsam keeps for itself in the folders that it writes.

/// The name of the list of what a run read and wrote; a folder with this file is an earlier run.
pub const MANIFEST: &str = "manifest.json";

/// The folder of a run's messages, in the run's folder.
pub const MAIL: &str = "epost";

/// What the names of the files begin with that say what was sent.
pub const LEDGER: &str = "sandlogg";

/// The file that a process holds in the folder that it sends from, and that says of a hidden folder that a process
/// writes there, or was killed.
pub const LOCK: &str = ".las";
