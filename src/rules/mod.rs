//! The rules: pure functions from associations and decisions to an [`outcome::Outcome`] in which
//! every amount can say why.
//!
//! No file, clock, random number or spreadsheet is known here. The order of the rules for one
//! association and year stands in [`financing`]:
//!
//! 1. the state's amount and its status,
//! 2. the parties' shares by law ([`parameters`]),
//! 3. the split inside each party ([`split`], `parties`) → *calculated*,
//! 4. the members' decisions ([`decisions`], `offer`) → *offered*,
//! 5. the lowest party governs (`matching`) → *matched*, *unmatched*,
//! 6. the contribution and its reconciliation,
//! 7. the comparison with last year.
//!
//! All that the rules are given is a [`situation`]. What is planned for the years to come is worked out by [`plan`].

pub mod decisions;
pub mod financing;
pub mod magnitude;
mod matching;
mod offer;
pub mod outcome;
pub mod parameters;
mod parties;
pub mod plan;
mod proportion;
pub mod settings;
pub mod situation;
pub mod split;
pub mod trace;
pub mod worked;
