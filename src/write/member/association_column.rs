//! The first column of all of a member's tables: the association.

use crate::write::book::Book;
use crate::write::member_report::MemberReport;
use crate::write::room::fitting;
use crate::write::sheet::Column;
use crate::write::style::Kind;

/// The column, wide enough for the names of the member's associations.
pub fn association_column(book: &Book<'_>, member: &MemberReport<'_>) -> Column {
    let names = member.lines.iter().map(|(association, _)| association.name.as_str().chars().count());
    Column::new(book.text.say("column-association"), Kind::Text, fitting(names, 26))
}
