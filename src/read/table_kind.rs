//! The kinds of tables, and the columns that each must have.

use super::column::{Column, Columns};

/// The kinds of tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableKind {
    /// The authority's table of state money.
    Allocation,
    /// Beslut.
    Decisions,
    /// Föregående år.
    LastYear,
    /// Plan.
    Plan,
    /// Kontakter.
    Contacts,
    /// Alias.
    Aliases,
    /// Medlemmar.
    Members,
    /// Förbund: own capital and last year's state amount.
    Associations,
    /// The table of the state's model.
    Model,
}

impl TableKind {
    /// The office's tables, the one with most required columns first: a table of decisions also has
    /// all that a table of members must have.
    pub const OF_OFFICE: [Self; 7] = [
        Self::Decisions,
        Self::LastYear,
        Self::Plan,
        Self::Contacts,
        Self::Aliases,
        Self::Members,
        Self::Associations,
    ];

    /// The columns of which each group must have one.
    #[must_use]
    pub fn required(self) -> &'static [&'static [Column]] {
        match self {
            Self::Allocation => &[&[Column::Association], &Column::OF_STATE],
            Self::Decisions => {
                &[&[Column::Association], &[Column::Member], &[Column::Rule], &[Column::Value]]
            }
            Self::LastYear => {
                &[&[Column::Association], &[Column::Member], &[Column::Year], &[Column::Amount]]
            }
            Self::Plan => &[&[Column::Association], &[Column::StateAmount, Column::Method]],
            Self::Contacts => &[&[Column::Member], &[Column::Email]],
            Self::Aliases => &[&[Column::Name], &[Column::Target]],
            Self::Members => &[&[Column::Association], &[Column::Member, Column::Code]],
            Self::Associations => &[&[Column::Association], &[Column::OwnCapital, Column::StateBefore]],
            Self::Model => {
                &[&[Column::Municipality, Column::Code], &[Column::Population16To64], &[Column::Measure]]
            }
        }
    }

    /// Whether a header that names these columns may be one of any kind of table.
    #[must_use]
    pub fn may_have(mut columns: Columns) -> bool {
        if columns.has_any(&[Column::Name]) {
            // Above the names of associations.
            columns = columns.and(Columns::of(&[Column::Association]));
        }
        Self::all().any(|kind| kind.required().iter().all(|group| columns.has_any(group)))
    }

    /// Every kind, the office's first.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::OF_OFFICE.into_iter().chain([Self::Allocation, Self::Model])
    }

    /// The identifier of the table's name in `text`.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Allocation => "table-allocation",
            Self::Decisions => "table-decisions",
            Self::LastYear => "table-last-year",
            Self::Plan => "table-plan",
            Self::Contacts => "table-contacts",
            Self::Aliases => "table-aliases",
            Self::Members => "table-members",
            Self::Associations => "table-associations",
            Self::Model => "table-model",
        }
    }
}
