//! Who is who: the built-in register of members, the office's associations and their aliases.
//!
//! A name is matched exactly after [`normalise`], by a code, or by a listed alias. What is merely
//! alike ([`resemblance`]) is shown as a suggestion and never used.

pub mod alias;
pub mod associations;
pub mod known;
pub mod normalise;
pub mod office;
pub mod register;
pub mod resemblance;
