//! The sheet *Orsaker*: every effect on a member's contribution, with the values behind it.

use rust_xlsxwriter::XlsxError;

use crate::compare::cause::Cause;
use crate::compare::change::{Change, Stated};
use crate::compare::difference::{AssociationDifference, MemberDifference};
use crate::domain::money::Money;
use crate::write::book::Book;
use crate::write::column;
use crate::write::heading::Heading::Of;
use crate::write::heading::{ASSOCIATION, MEMBER};
use crate::write::room::fitting;
use crate::write::sheet::Sheet;
use crate::write::style::Kind;

/// A column of the table.
type Column<'t, 'a> = column::Column<'t, Effect<'a>>;

/// Writes the table.
pub fn causes(
    book: &Book<'_>,
    sheet: &mut Sheet<'_>,
    associations: &[&AssociationDifference],
) -> Result<(), XlsxError> {
    let names = associations.iter().map(|association| association.name.as_str().chars().count());
    let columns = [
        Column::new(ASSOCIATION, Kind::Text, fitting(names, 20), |it, _| it.association.name.as_str().into()),
        Column::new(MEMBER, Kind::Text, 24, |it, _| book.text.payer(&it.member.payer).into_owned().into()),
        Column::new(Of("heading-diff-cause"), Kind::Text, 16, |it, _| book.text.word(&it.cause).into()),
        Column::amounts(Of("heading-diff-effect"), Kind::Change, 16, |it| Some(it.amount)),
        Column::new(Of("heading-diff-what"), Kind::Prose, 46, |it, _| {
            it.behind(book, |change| change.old.as_ref()).into()
        }),
        Column::new(Of("heading-diff-to"), Kind::Prose, 46, |it, _| {
            it.behind(book, |change| change.new.as_ref()).into()
        }),
    ];
    let mut effects = Vec::new();
    for association in associations {
        for member in &association.members {
            for (cause, amount) in &member.contribution.causes {
                effects.push(Effect { association, member, cause: *cause, amount: *amount });
            }
        }
    }
    let area = sheet.table("table-name-diff-causes", &columns, &effects)?;
    sheet.keep_headings(&area)
}

/// What a row is made from: an effect of a cause on a member's contribution.
struct Effect<'a> {
    association: &'a AssociationDifference,
    member: &'a MemberDifference,
    cause: Cause,
    amount: Money,
}

impl Effect<'_> {
    /// The values behind it on one side, one after the other.
    fn behind(&self, book: &Book<'_>, side: impl Fn(&Change) -> Option<&Stated>) -> String {
        let changes = self.association.changes_behind(self.cause, self.member);
        let said = changes.map(|change| {
            let said = book.text.stated(side(change));
            match &change.member {
                Some(member) => format!("{member}: {said}"),
                None => said,
            }
        });
        said.collect::<Vec<_>>().join("; ")
    }
}
