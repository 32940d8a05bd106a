//! How grave a finding is.

use crate::domain::word::words;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The run stops: nothing is written.
    Error,
    /// The run goes on; somebody should look.
    Warning,
    /// For the record.
    Information,
}

words! {
    Severity {
        Error = "severity-error",
        Warning = "severity-warning",
        Information = "severity-information",
    }
}
