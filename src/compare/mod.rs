//! Two situations set against each other: [`mod@difference`] says what differs, cause by cause, and [`supposition`] what a
//! decision would change that nobody has made.

pub mod cause;
pub mod change;
pub mod difference;
pub mod supposition;
