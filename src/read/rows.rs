//! The rows of the tables: values read and places kept, names still as they stand in the cells.

use std::fmt;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::domain::allocation::Allocation;
use crate::domain::decision::{DecisionStatus, Measure, Years};
use crate::domain::member::Party;
use crate::domain::money::Money;
use crate::domain::place::{Place, Sourced};
use crate::domain::plan::PlanMethod;
use crate::domain::rate::Rate;
use crate::domain::rounding::Rounding;
use crate::domain::split_key::KeyKind;
use crate::domain::year::Year;
use crate::findings::Findings;
use crate::names::alias::Alias;
use crate::names::associations::Associations;

/// The authority's table: one row per association.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AllocationRows {
    /// What the file says of itself: the one year that its title, its sheet or its name gives; several when they
    /// disagree.
    pub own_years: Vec<Sourced<Year>>,
    /// The years of the columns that are used.
    pub column_years: Vec<Sourced<Year>>,
    /// The rows with an association each; headings, sum rows and notes are left out.
    pub rows: Vec<AllocationRow>,
    /// Whether no table could be read: findings say why, and none need say that rows are missing.
    pub unread: bool,
}

impl AllocationRows {
    /// Every year that the file gives, each once: what it says of itself goes first.
    #[must_use]
    pub fn years(&self) -> Vec<&Sourced<Year>> {
        let mut years: Vec<&Sourced<Year>> = Vec::new();
        for year in self.own_years.iter().chain(&self.column_years) {
            if years.iter().all(|there| there.value != year.value) {
                years.push(year);
            }
        }
        years
    }

    /// The rows of a file in which no table could be read.
    #[must_use]
    pub fn unread() -> Self {
        Self { unread: true, ..Self::default() }
    }
}

/// One association's row in the authority's table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllocationRow {
    /// The association's name, cleaned (`domain::name::clean`) and without footnote marks.
    pub name: Sourced<String>,
    /// The amounts in kr.
    pub allocation: Allocation,
    /// Whether an amount could not be read: a finding says why, and none need say that it is missing.
    pub unread: bool,
}

/// A value of the sheet Medlemmar, whose meaning depends on its row's key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowValue {
    /// A number without unit (inhabitants, weight).
    Number(Decimal),
    /// An amount, brought to kr by the unit in the cell, the header or the title.
    Money(Money),
    /// A percentage.
    Rate(Rate),
}

impl fmt::Display for RowValue {
    /// The value plainly, for the message that it does not belong where it stands.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => fmt::Display::fmt(number, f),
            Self::Money(amount) => write!(f, "{amount} kr"),
            Self::Rate(rate) => fmt::Display::fmt(rate, f),
        }
    }
}

/// A row of the sheet Medlemmar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberRow {
    /// Förbund.
    pub association: Sourced<String>,
    /// Kort namn, for tables.
    pub short_name: Option<Sourced<String>>,
    /// Medlem; `None` when only a code stands there.
    pub member: Option<Sourced<String>>,
    /// Part.
    pub party: Option<Sourced<Party>>,
    /// Kod, as written.
    pub code: Option<Sourced<String>>,
    /// Nyckel.
    pub key: Option<Sourced<KeyKind>>,
    /// Värde: a [`RowValue::Money`] for the key amount, a [`RowValue::Rate`] for percent, else a number.
    pub value: Option<Sourced<RowValue>>,
    /// Whether Nyckel or Värde could not be read: a finding says why, and none need say that it is missing.
    pub unread: bool,
    /// Från.
    pub from: Option<Sourced<Date>>,
    /// Till.
    pub to: Option<Sourced<Date>>,
    /// The row's first cell.
    pub place: Place,
}

/// A row of the sheet Beslut. Association and member may be `*`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionRow {
    /// År: the budget years that the decision is for.
    pub years: Option<Sourced<Years>>,
    /// Förbund, or `*`.
    pub association: Sourced<String>,
    /// Medlem, or `*`.
    pub member: Sourced<String>,
    /// Regel and Värde, by the cell of Värde; `None` where they could not be read, as a finding says.
    pub measure: Option<Sourced<Measure<String>>>,
    /// Avrundning.
    pub rounding: Option<Sourced<Rounding>>,
    /// Datum.
    pub date: Option<Sourced<Date>>,
    /// Status.
    pub status: Option<DecisionStatus>,
    /// Diarienummer.
    pub reference: Option<String>,
    /// Not.
    pub note: Option<String>,
    /// The row's first cell.
    pub place: Place,
}

/// A row of the sheet Föregående år.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastYearRow {
    /// Förbund: the association's name now, or a predecessor's.
    pub association: Sourced<String>,
    /// Medlem.
    pub member: Sourced<String>,
    /// År: the year that the amount is for.
    pub year: Sourced<Year>,
    /// Belopp, in kr; `None` where the cell is empty or says that it is not known.
    pub amount: Option<Sourced<Money>>,
    /// The row's first cell.
    pub place: Place,
}

/// A row of the sheet Kontakter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactRow {
    /// Medlem: a member's name or code, or an association's name.
    pub recipient: Sourced<String>,
    /// E-post, as written.
    pub email: Sourced<String>,
    /// Namn.
    pub name: Option<Sourced<String>>,
    /// Kopia: addresses with `;`, `,` or blanks between them.
    pub copies: Option<Sourced<String>>,
}

/// A row of the sheet Förbund. Amounts in kr.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssociationRow {
    /// Förbund.
    pub association: Sourced<String>,
    /// Eget kapital.
    pub own_capital: Option<Sourced<Money>>,
    /// Årets medel.
    pub funds: Option<Sourced<Money>>,
    /// Statens belopp föregående år.
    pub before: Option<Sourced<Money>>,
}

/// A row of the sheet Plan: what the state is to pay one year, or a goal and the way to it. Amounts in kr.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanRow {
    /// Förbund.
    pub association: Sourced<String>,
    /// What the row says.
    pub says: PlanSays,
    /// The row's first cell.
    pub place: Place,
}

/// What a row of the sheet Plan says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanSays {
    /// År and Statligt belopp.
    Amount(Sourced<Year>, Sourced<Money>),
    /// Metod, Målår and Målbelopp.
    Goal(Sourced<PlanMethod>, Sourced<Year>, Sourced<Money>),
}

/// The tables of the member workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfficeRows {
    /// Medlemmar.
    pub members: Vec<MemberRow>,
    /// Beslut.
    pub decisions: Vec<DecisionRow>,
    /// Föregående år.
    pub last_year: Vec<LastYearRow>,
    /// Alias.
    pub aliases: Vec<Alias>,
    /// Kontakter.
    pub contacts: Vec<ContactRow>,
    /// Förbund.
    pub associations: Vec<AssociationRow>,
    /// Plan.
    pub plans: Vec<PlanRow>,
}

impl OfficeRows {
    /// Who is who: the associations of the list and the aliases for them.
    ///
    /// Findings: those of [`Associations::new`].
    #[must_use]
    pub fn names(&self, findings: &mut Findings) -> Associations {
        Associations::new(self.members.iter().map(|row| &row.association), &self.aliases, findings)
    }
}
