//! The first column of all of a member's tables: the association.

use crate::rules::outcome::AssociationOutcome;
use crate::write::column::Column;
use crate::write::heading::ASSOCIATION;
use crate::write::member_report::MemberReport;
use crate::write::room::fitting;
use crate::write::style::Kind;

/// The column, wide enough for the names of the member's associations. Below it stands the word for totals.
pub fn association_column<'t, Row>(
    member: &MemberReport<'_>,
    association: impl for<'r> Fn(&'r Row) -> &'r AssociationOutcome + 't,
) -> Column<'t, Row> {
    let names = member.lines.iter().map(|(association, _)| association.name.as_str().chars().count());
    let name = move |row: &Row| association(row).name.as_str().to_owned();
    Column::new(ASSOCIATION, Kind::Text, fitting(names, 26), move |row, _| name(row).into()).total_word()
}
