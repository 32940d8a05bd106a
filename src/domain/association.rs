//! An association (samordningsförbund) with all that is known of it for one year.

use std::collections::BTreeMap;

use super::allocation::Allocation;
use super::code::Code;
use super::member::Membership;
use super::money::Money;
use super::name::Name;
use super::place::Sourced;

/// One association for one year, as the rules need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Association {
    /// The name in the member list, and the place where it first stands there.
    pub name: Sourced<Name>,
    /// The state's amounts, in kr.
    pub allocation: Allocation,
    /// All memberships, also those that do not cover the year, in register code order.
    pub members: Vec<Membership>,
    /// What each member contributed last year, in kr. Several amounts are those of predecessors
    /// and are summed; a member who is not here is unknown, which is not 0 kr.
    pub last_year: BTreeMap<Code, Vec<Sourced<Money>>>,
}
