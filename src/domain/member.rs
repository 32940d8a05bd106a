//! Members and parties: who carries the cost of an association.

use jiff::civil::Date;

use super::code::{Code, MunicipalityCode};
use super::name::Name;
use super::place::Place;
use super::split_key::SplitKey;
use super::year::Year;

/// A party (part) to the financing, law 2003:1210, 5 §: several regions are one party, and so are
/// several municipalities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    /// Försäkringskassan and Arbetsförmedlingen together.
    State,
    /// The association's regions together.
    Regions,
    /// The association's municipalities together.
    Municipalities,
}

impl Party {
    /// The words for the party's members within a sentence: `kommunerna`.
    #[must_use]
    pub fn members_id(self) -> &'static str {
        match self {
            Self::State => "party-state",
            Self::Regions => "members-regions",
            Self::Municipalities => "members-municipalities",
        }
    }

    /// The words for the party's members as one payer: `kommunerna tillsammans`.
    #[must_use]
    pub fn together_id(self) -> &'static str {
        match self {
            Self::Regions => "payer-regions-together",
            Self::Municipalities | Self::State => "payer-municipalities-together",
        }
    }
}

/// One member's membership in one association.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Who: a member is one and the same everywhere by its code.
    pub member: Code,
    /// The name in the register.
    pub name: Name,
    /// The row of the member list.
    pub place: Place,
    /// How the party's amount is shared; needed only where the party has several members.
    pub key: Option<SplitKey>,
    /// Member from this day on; `None` is since before any year in question.
    pub from: Option<Date>,
    /// Member up to and including this day; `None` is until further notice.
    pub to: Option<Date>,
}

impl Membership {
    /// Which party the member belongs to.
    ///
    /// Gotland is a municipality that belongs to no region, whatever it calls itself (3 §).
    #[must_use]
    pub fn party(&self) -> Party {
        party_of(self.member)
    }

    /// Whether the membership covers any day of `year`.
    #[must_use]
    pub fn covers(&self, year: Year) -> bool {
        self.from.is_none_or(|from| from <= year.last_day())
            && self.to.is_none_or(|to| to >= year.first_day())
    }

    /// Whether the member is Gotland, which carries the regions' quarter too (3 and 5 §§).
    #[must_use]
    pub fn is_gotland(&self) -> bool {
        self.member == Code::Municipality(MunicipalityCode::GOTLAND)
    }
}

/// Which party a member with this code belongs to.
#[must_use]
pub fn party_of(code: Code) -> Party {
    match code {
        Code::Region(_) => Party::Regions,
        Code::Municipality(_) => Party::Municipalities,
    }
}
