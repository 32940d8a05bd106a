//! The workbook of a difference: associations, members, and the causes with the values that changed.

mod amounts;
mod causes;

use std::sync::Arc;

use rust_xlsxwriter::XlsxError;

use super::book::Book;
use super::owner::Owner;
use super::report::Report;
use super::sheet::Sheet;
use super::style::Style;
use crate::compare::difference::{AssociationDifference, Difference};
use amounts::{Line, amounts};
use causes::causes;

/// The bytes of the workbook. `report` is that of the new side, whose number stands in the footers; the
/// names are what the old and the new are called.
///
/// # Errors
/// What the library says.
pub fn workbook(report: &Report<'_>, found: &Difference, names: (&str, &str)) -> Result<Vec<u8>, XlsxError> {
    let mut book = Book::new(report);
    if has_ore(found) {
        book.formulas.ore = true;
        book.style = Arc::new(Style::new(book.text.language(), true, book.palette()));
    }
    let title = book.text.say("diff-title");
    let note = book.text.say_with("diff-note", &[("old", names.0.into()), ("new", names.1.into())]);

    let changed: Vec<&AssociationDifference> =
        found.associations.iter().filter(|association| association.is_changed()).collect();
    let mut associations = sheet(&book, "sheet-diff-associations", &title, &note)?;
    let lines: Vec<Line<'_>> =
        changed.iter().flat_map(|association| of_association(&book, association)).collect();
    let first = ["column-association", "diff-amount"];
    amounts(&book, &mut associations, "table-name-diff-associations", first, &lines, false)?;

    let mut members = sheet(&book, "sheet-diff-members", &book.text.say("diff-members-title"), &note)?;
    let lines: Vec<Line<'_>> =
        changed.iter().flat_map(|association| of_members(&book, association)).collect();
    let first = ["column-member", "column-association"];
    amounts(&book, &mut members, "table-name-diff-members", first, &lines, true)?;

    let note = book.text.say("diff-causes-note");
    let mut reasons = sheet(&book, "sheet-diff-causes", &book.text.say("diff-causes-title"), &note)?;
    causes(&book, &mut reasons, &changed)?;
    book.bytes(&title, Owner::Office, vec![associations, members, reasons])
}

fn sheet<'b>(book: &'b Book<'_>, name: &str, title: &str, note: &str) -> Result<Sheet<'b>, XlsxError> {
    let mut sheet = book.sheet(name)?;
    sheet.headed(title, note)?;
    Ok(sheet)
}

/// The state's amount, what is matched of it, and what each party contributes.
fn of_association<'d>(book: &Book<'_>, association: &'d AssociationDifference) -> Vec<Line<'d>> {
    let name = association.name.to_string();
    let say = |id: &str| book.text.say(id);
    let mut lines = vec![
        Line { names: [name.clone(), say("trace-state-amount-used")], amount: &association.state },
        Line { names: [name.clone(), say("diff-matched")], amount: &association.matched },
    ];
    for (party, amount) in &association.parties {
        lines.push(Line { names: [name.clone(), book.text.word(party)], amount });
    }
    lines
}

fn of_members<'d>(book: &Book<'_>, association: &'d AssociationDifference) -> Vec<Line<'d>> {
    let changed = association.members.iter().filter(|member| member.contribution.is_changed());
    let lines = changed.map(|member| Line {
        names: [book.text.payer(&member.payer).into_owned(), association.name.to_string()],
        amount: &member.contribution,
    });
    lines.collect()
}

/// Whether any amount has öre: what a cause made of an amount may have, when the amount has none.
fn has_ore(found: &Difference) -> bool {
    let amounts = found.associations.iter().flat_map(|association| {
        let members = association.members.iter().map(|member| &member.contribution);
        [&association.state, &association.matched].into_iter().chain(members)
    });
    let mut kronor =
        amounts.flat_map(|amount| amount.old.iter().chain(&amount.new).chain(amount.causes.values()));
    kronor.any(|amount| amount.kronor().scale() > 0)
}
