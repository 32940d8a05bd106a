//! What `finsam diff` says for people.

use crate::cli::columns::Columns;
use crate::compare::cause::Cause;
use crate::compare::change::{Change, Stated};
use crate::compare::difference::{
    AmountDifference, AssociationDifference, Difference, MemberDifference, occurring,
};
use crate::domain::money::Money;
use crate::text::{Fact, Text};

/// The difference for people.
#[must_use]
pub fn in_words(found: &Difference, names: &(String, String), text: &Text) -> String {
    let facts = [("old", Fact::from(&names.0)), ("new", Fact::from(&names.1))];
    let mut words = format!("{}\n", text.say_with("diff-heading", &facts));
    let changed: Vec<&AssociationDifference> =
        found.associations.iter().filter(|association| association.is_changed()).collect();
    if changed.is_empty() {
        words.push_str(&text.say("diff-no-amounts"));
        words.push('\n');
    } else {
        words.push('\n');
        words.push_str(&associations(&changed, text));
        words.push('\n');
        words.push_str(&members(&changed, text));
    }
    words.push_str(&changes(found, text));
    words
}

fn associations(changed: &[&AssociationDifference], text: &Text) -> String {
    let amounts = changed.iter().flat_map(|association| {
        let parties = association.parties.iter().map(|(_, amount)| amount);
        [&association.state, &association.matched].into_iter().chain(parties)
    });
    let causes = occurring(amounts);
    let mut columns = columns(&["column-association", "diff-amount"], &causes, text);
    columns.left(1);
    for association in changed {
        let statuses = [association.old_status, association.new_status];
        let status = match statuses {
            [Some(old), Some(new)] if old != new => {
                format!("{} → {}", text.word(&old), text.word(&new))
            }
            _ => String::new(),
        };
        let state = format!("{} {status}", text.say("summary-state")).trim_end().to_owned();
        let mut rows = vec![(state, &association.state), (text.say("diff-matched"), &association.matched)];
        let parties = association.parties.iter().map(|(party, amount)| (text.word(party), amount));
        rows.extend(parties);
        // The state's own amount is shown even when only other amounts differ.
        let shown = rows.into_iter().enumerate().filter(|(index, (_, it))| *index == 0 || it.is_changed());
        for (_, (what, amount)) in shown {
            columns.row(&row(&[association.name.to_string(), what], amount, &causes, text));
        }
    }
    columns.in_lines()
}

fn members(changed: &[&AssociationDifference], text: &Text) -> String {
    let lines: Vec<(&AssociationDifference, &MemberDifference)> = changed
        .iter()
        .flat_map(|association| association.members.iter().map(move |member| (*association, member)))
        .filter(|(_, member)| member.contribution.is_changed())
        .collect();
    let causes = occurring(lines.iter().map(|(_, member)| &member.contribution));
    let mut columns = columns(&["column-member", "column-association"], &causes, text);
    columns.left(1);
    for (association, member) in lines {
        let names = [text.payer(&member.payer).into_owned(), association.name.to_string()];
        columns.row(&row(&names, &member.contribution, &causes, text));
    }
    columns.in_lines()
}

fn columns(first: &[&str], causes: &[Cause], text: &Text) -> Columns {
    let mut headings: Vec<String> = first.iter().map(|id| text.say(id)).collect();
    headings.extend(["diff-old", "diff-new", "diff-difference", "diff-percent"].map(|id| text.say(id)));
    headings.extend(causes.iter().map(|cause| text.word(cause)));
    Columns::new(&headings)
}

fn row(names: &[String; 2], amount: &AmountDifference, causes: &[Cause], text: &Text) -> Vec<String> {
    let form = text.form();
    let shown = |amount: Option<Money>| amount.map_or_else(|| "–".to_owned(), |amount| form.amount(amount));
    let mut cells = names.to_vec();
    cells.extend([shown(amount.old), shown(amount.new)]);
    cells.push(amount.difference().map_or_else(|_| String::new(), |difference| form.amount(difference)));
    cells.push(amount.ratio().map_or_else(String::new, |ratio| form.ratio(ratio, 2)));
    cells.extend(
        causes.iter().map(|cause| amount.causes.get(cause).map_or_else(String::new, |kr| form.amount(*kr))),
    );
    cells
}

/// The values that changed, each with both its places.
fn changes(found: &Difference, text: &Text) -> String {
    let mut words = String::new();
    for association in found.associations.iter().filter(|association| !association.changes.is_empty()) {
        words.push_str(&format_heading(association, text));
        for change in &association.changes {
            words.push_str("  ");
            words.push_str(&one(change, text));
            words.push('\n');
        }
        if !association.inseparable.is_empty() {
            let causes: Vec<String> = association.inseparable.iter().map(|cause| text.word(cause)).collect();
            let said = text.say_with("diff-inseparable", &[("causes", Fact::from(&text.list(&causes)))]);
            words.push_str("  ");
            words.push_str(&said);
            words.push('\n');
        }
    }
    words
}

fn format_heading(association: &AssociationDifference, text: &Text) -> String {
    let facts = [("association", Fact::from(association.name.as_str()))];
    format!("\n{}\n", text.say_with("diff-changes", &facts))
}

/// One change: whose, what, and both values with their places.
fn one(change: &Change, text: &Text) -> String {
    let shown = |stated: &Option<Stated>| text.stated(stated.as_ref());
    let (old, new) = (shown(&change.old), shown(&change.new));
    let what = text.word(&change.cause);
    let facts = [("what", Fact::from(&what)), ("old", Fact::from(&old)), ("new", Fact::from(&new))];
    match &change.member {
        Some(member) => {
            text.say_with("diff-change-of", &[&facts[..], &[("member", member.as_str().into())]].concat())
        }
        None => text.say_with("diff-change", &facts),
    }
}
