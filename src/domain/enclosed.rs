//! Which workbooks go with the mail to a member.

/// Which workbooks a member gets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Enclosed {
    /// Its own, with all of its associations.
    #[default]
    OwnWorkbook,
    /// Those of its associations too.
    AssociationsToo,
}
