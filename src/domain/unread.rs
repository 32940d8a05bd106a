//! What is known of what could not be read.

use super::association::Association;
use super::code::Code;
use super::decision::Scope;
use super::name::Name;

/// What could not be read, as findings say. The rules check all that they can beside it, and draw no conclusion
/// from what is missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unread {
    /// Associations with an error of their own.
    pub associations: Vec<UnreadAssociation>,
    /// Decisions whose rule or value could not be read: whom they concern.
    pub decisions: Vec<(Scope<Name>, Scope<Code>)>,
}

/// What is known of an association with an error of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadAssociation {
    /// Its members without keys; its allocation only where that is sound.
    pub association: Association,
    /// Whether all its members are known.
    pub knows_members: bool,
}

impl Unread {
    /// Nothing: everything could be read.
    pub const NONE: &Self = &Self { associations: Vec::new(), decisions: Vec::new() };

    /// Whether a decision about `member` in `association` may be among what could not be read.
    #[must_use]
    pub fn may_concern(&self, association: &Name, member: Code) -> bool {
        self.decisions.iter().any(|(of, by)| of.includes(association) && by.includes(&member))
    }
}
