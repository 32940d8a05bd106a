//! The kinds of the field by the names that programs know them by: the same in every language, and kept when a word
//! of the sentences changes.

use schemars::JsonSchema;
use serde::Serialize;

use crate::app::runs::NoRun;
use crate::app::verify::verdict::{Again, Conclusion, State as FileState};
use crate::compare::cause::Cause;
use crate::domain::allocation::{AllocationStatus, AmountKind};
use crate::domain::member::Party;
use crate::findings::Severity;
use crate::mail::ledger::{Event, State};
use crate::read::account::Exclusion;
use crate::read::table_kind::TableKind;

/// Gives each value of a kind its own name in kebab case.
macro_rules! names {
    ($($(#[$about:meta])* $name:ident of $kind:ident { $($(#[$means:meta])* $variant:ident),+ $(,)? })+) => {
        $(
            $(#[$about])*
            #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
            #[serde(rename_all = "kebab-case")]
            pub enum $name { $($(#[$means])* $variant),+ }

            impl From<$kind> for $name {
                fn from(kind: $kind) -> Self {
                    match kind {
                        $($kind::$variant => Self::$variant),+
                    }
                }
            }
        )+
    };
}

names! {
    /// How grave a finding is: an error stops the run.
    SeverityName of Severity { Error, Warning, Information }
    /// A party of the law.
    PartyName of Party { State, Regions, Municipalities }
    /// How far the state's amount has come.
    AllocationStatusName of AllocationStatus { Assumed, Requested, Preliminary, Final, Corrected }
    /// One of the state's amounts.
    AmountName of AmountKind { Possible, Assumed, Requested, Preliminary, Final, Corrected }
    /// What made an amount differ.
    CauseName of Cause { Membership, StateAmount, Keys, LastYear, Decisions, Parameters, Rounding }
    /// What a table is of.
    TableName of TableKind {
        Allocation, Decisions, LastYear, Plan, Contacts, Aliases, Members, Associations, Model,
    }
    /// Why a row is not one of the table's own.
    ExclusionName of Exclusion { Title, RepeatedHeader, Heading, Sum, Note, Hidden }
    /// What a comparison of a run with itself rebuilt comes to.
    VerdictName of Conclusion {
        /// Every file is as it was, and becomes so again.
        Identical,
        /// Another version made the run, and this one writes the same amounts otherwise.
        AmountsAgree,
        /// A file was changed, or an amount differs.
        Differs,
    }
    /// How a file on disk is to what the run's manifest says of it.
    FileStateName of FileState { Same, Changed, Gone }
    /// How a file becomes when the run is rebuilt.
    RebuiltFileName of Again {
        /// The same bytes.
        Same,
        /// Other bytes.
        Other,
        /// No such file is made now.
        NotMade,
        /// The run could not be rebuilt.
        Unknown,
    }
    /// Why a folder among the runs is not a run.
    NoRunName of NoRun {
        /// There is no manifest.
        NoManifest,
        /// The manifest is not one of finsam's, or cannot be read.
        Unreadable,
        /// It is being written, or its process was killed.
        Unfinished,
    }
    /// What happened to a message, as `epost/sandlogg.jsonl` has it.
    MailEventName of Event { Intended, Begun, Accepted, Refused, Deferred, Unknown, Resend }
    /// Where a message stands.
    MailStateName of State {
        /// To be sent, or to be tried again.
        Waiting,
        /// The server has taken it over.
        Accepted,
        /// The server has said no for good.
        Refused,
        /// It may have come or not: a person decides.
        Unknown,
    }
}
