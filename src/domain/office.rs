//! Who uses the program: the office whose work it is.

use super::code::Code;
use super::name::Name;

/// The office that works out the year: three kinds do, and each writes to others (`[office]` in finsam.toml).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Office {
    /// A region or a municipality: it writes to each of its associations.
    Member(Code),
    /// An association, by its name in the member list: it writes to each of its members.
    Association(Name),
}
