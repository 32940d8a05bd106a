//! The sheet *Orsaker*: every effect on a member's contribution, with the values behind it.

use rust_xlsxwriter::XlsxError;

use super::amounts::EFFECT;
use crate::compare::cause::Cause;
use crate::compare::change::{Change, Stated};
use crate::compare::difference::{AssociationDifference, MemberDifference};
use crate::write::book::Book;
use crate::write::room::fitting;
use crate::write::sheet::{Column, Content, Sheet};
use crate::write::style::Kind;

/// Writes the table.
pub fn causes(
    book: &Book<'_>,
    sheet: &mut Sheet<'_>,
    associations: &[&AssociationDifference],
) -> Result<(), XlsxError> {
    let say = |id: &str| book.text.say(id);
    let names = associations.iter().map(|association| association.name.as_str().chars().count());
    let columns = vec![
        Column::new(say("column-association"), Kind::Text, fitting(names, 20)),
        Column::new(say("column-member"), Kind::Text, 24),
        Column::new(say("heading-diff-cause"), Kind::Text, 16),
        Column::new(say("heading-diff-effect"), EFFECT, 16),
        Column::new(say("heading-diff-what"), Kind::Prose, 46),
        Column::new(say("heading-diff-to"), Kind::Prose, 46),
    ];
    sheet.widths(&columns)?;
    let mut rows = Vec::new();
    for association in associations {
        for member in &association.members {
            for (cause, effect) in &member.contribution.causes {
                let [from, to] = behind(book, association, *cause, member);
                rows.push(vec![
                    association.name.as_str().into(),
                    book.text.payer(&member.payer).into_owned().into(),
                    book.text.word(cause).into(),
                    Content::amount(Some(*effect)),
                    from.into(),
                    to.into(),
                ]);
            }
        }
    }
    let area = sheet.table(&say("table-name-diff-causes"), &columns, rows, None)?;
    sheet.keep_headings(&area)
}

/// The values behind an effect, old and new, one after the other.
fn behind(
    book: &Book<'_>,
    association: &AssociationDifference,
    cause: Cause,
    member: &MemberDifference,
) -> [String; 2] {
    let changes: Vec<&Change> = association.changes_behind(cause, member).collect();
    let side = |stated: &dyn Fn(&Change) -> Option<&Stated>| {
        let said = changes.iter().map(|change| {
            let said = book.text.stated(stated(change));
            match &change.member {
                Some(member) => format!("{member}: {said}"),
                None => said,
            }
        });
        said.collect::<Vec<_>>().join("; ")
    };
    [side(&|change| change.old.as_ref()), side(&|change| change.new.as_ref())]
}
