//! `finsam runs`: the runs of a working folder, what differs between them, and which one is current.

use crate::app::runs::listing::{AssociationChange, Change, ListedRun, RunMail, list};
use crate::app::runs::{NoRun, OtherFolder, Runs};
use crate::text::{Fact, Text};

use super::arguments::{Format, RunsArguments};
use super::columns::Columns;
use super::failure::Failure;
use super::json::runs::RunsAnswer;
use super::meant;
use super::session::Session;

/// The width of a terminal, in letters.
const WIDTH: usize = 80;

/// What stands before a line about the run above it.
const INDENT: &str = "  ";

/// Runs the command.
///
/// # Errors
/// [`Failure`].
pub fn runs(arguments: &RunsArguments, session: &mut Session<'_>) -> Result<(), Failure> {
    let text = session.text();
    let mut runs = Runs::of(&arguments.dir)?;
    if let Some(called) = &arguments.current {
        runs.make_current(called)?;
    }
    let listed = list(&runs)?;
    if session.format == Format::Json {
        return session.print_json(&RunsAnswer::of(&runs, &listed, &text));
    }
    if listed.is_empty() {
        session.print(&text.say("runs-empty"))?;
    } else {
        session.print(&table(&listed, &text))?;
    }
    let current = runs.current();
    if runs.mark.is_none() && listed.len() > 1 && current.is_ok() {
        session.print(&text.say("runs-unmarked"))?;
    }
    if !runs.others.is_empty() {
        session.print(&others(&runs.others, &text))?;
    }
    if let Err(refusal) = current {
        session.tell(&refusal.sentence(&text));
    }
    Ok(())
}

/// The runs, with the lines about each under it.
fn table(listed: &[ListedRun<'_>], text: &Text) -> String {
    let headings = [
        "runs-version",
        "column-year",
        "runs-status",
        "runs-state",
        "runs-contributions",
        "runs-drafted",
        "runs-sent",
    ];
    let mut columns = Columns::new(&[headings.map(|id| text.say(id)).as_slice(), &[String::new()]].concat());
    columns.left(1);
    columns.left(2);
    columns.left(7);
    let form = text.form();
    for listed in listed {
        let run = listed.run;
        let amount = |amount| form.amount(amount);
        let count = |count: usize| if count > 0 { count.to_string() } else { String::new() };
        let (drafted, sent) = match &listed.mail {
            RunMail::None => Default::default(),
            RunMail::Drafted { drafted, sent, .. } => (count(*drafted), count(*sent)),
            RunMail::Unreadable(_) => ("?".to_owned(), "?".to_owned()),
        };
        columns.row(&[
            run.number.map_or_else(|| run.id.clone(), |number| number.to_string()),
            run.year.to_string(),
            text.word(&run.status),
            listed.sums.map_or_else(String::new, |sums| amount(sums.state)),
            listed.sums.map_or_else(String::new, |sums| amount(sums.contributions)),
            drafted,
            sent,
            if listed.is_current { text.say("runs-current") } else { String::new() },
        ]);
    }
    let rows = columns.in_lines();
    let mut rows = rows.lines();
    let mut lines: Vec<String> = rows.by_ref().take(2).map(str::to_owned).collect();
    for (row, listed) in rows.zip(listed) {
        lines.push(row.to_owned());
        lines.extend(about(listed, text).into_iter().map(|line| format!("{INDENT}{line}")));
    }
    lines.join("\n")
}

/// What does not stand in the columns of a run.
fn about(listed: &ListedRun<'_>, text: &Text) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(only) = &listed.run.only {
        lines.push(text.say_with("runs-only", &[("only", Fact::from(only))]));
    }
    lines.extend(listed.change.as_ref().map(|change| change_in_words(change, text)));
    if let RunMail::Drafted { unknown, .. } = &listed.mail
        && *unknown > 0
    {
        lines.push(text.say_with("runs-mail-unknown", &[("count", Fact::Count(*unknown))]));
    }
    if let RunMail::Unreadable(_) = &listed.mail {
        lines.push(text.say("runs-mail-unreadable"));
    }
    if !listed.changed_files.is_empty() {
        lines
            .push(text.say_with("runs-changed-files", &[("count", Fact::Count(listed.changed_files.len()))]));
    }
    lines
}

/// What differs from the version before, on one line: a long name is shortened.
fn change_in_words(change: &Change<'_>, text: &Text) -> String {
    let before = meant::name(change.before, text);
    let say = |name: &str| {
        let what = what_changed(change, name, text);
        text.say_with("runs-against", &[("before", Fact::from(&before)), ("what", Fact::from(&what))])
    };
    let name = change.associations.first().map_or("", |changed| changed.association.as_str());
    let whole = say(name);
    let over = (INDENT.len() + whole.chars().count()).saturating_sub(WIDTH);
    if over == 0 {
        return whole;
    }
    let kept = name.chars().count().saturating_sub(over.saturating_add(1));
    let shortened: String = name.chars().take(kept).chain(['…']).collect();
    say(&shortened)
}

/// What differs; `name` is that of the first association.
fn what_changed(change: &Change<'_>, name: &str, text: &Text) -> String {
    let form = text.form();
    let (contributions, state) = (form.change(change.contributions), form.change(change.state));
    let of = |id: &str, amount: &String| {
        let count = Fact::Count(change.associations.len());
        text.say_with(id, &[("association", name.into()), ("count", count), ("amount", amount.into())])
    };
    let is_contributed = |changed: &AssociationChange| changed.is_contributed;
    match change.associations.as_slice() {
        [] => text.say("runs-same-amounts"),
        [one] if is_contributed(one) && one.contributions.is_zero() => of("runs-same-sum", &contributions),
        [one] if is_contributed(one) => of("runs-one-changed", &contributions),
        [_] => of("runs-one-state-changed", &state),
        several if several.iter().any(is_contributed) => of("runs-several-changed", &contributions),
        _ => of("runs-several-states-changed", &state),
    }
}

/// The folders that are not whole runs, and why.
fn others(others: &[OtherFolder], text: &Text) -> String {
    let mut lines = vec![String::new(), text.say("runs-others")];
    for other in others {
        let reason = text.say(match other.reason {
            NoRun::NoManifest => "runs-no-manifest",
            NoRun::Unreadable => "runs-unreadable",
            NoRun::Unfinished => "runs-unfinished",
        });
        lines.push(format!("{INDENT}{}: {reason}", other.name));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::app::runs::RunFolder;
    use crate::domain::allocation::AllocationStatus;
    use crate::domain::money::Money;
    use crate::domain::year::Year;
    use crate::text::Language;

    /// What is said of these associations: name, how much more is contributed and allocated, and whether a member
    /// contributes another amount.
    fn said(associations: &[(&str, i32, i32, bool)]) -> String {
        let before = RunFolder {
            path: PathBuf::from("ut/2024-slutlig-2-1a2b3c4d"),
            id: "1a2b3c4d".to_owned(),
            year: Year::new(2024).unwrap(),
            status: AllocationStatus::Final,
            number: Some(2),
            only: None,
        };
        let associations: Vec<AssociationChange> = associations
            .iter()
            .map(|(name, contributions, state, is_contributed)| AssociationChange {
                association: (*name).to_owned(),
                contributions: Money::kr(*contributions),
                state: Money::kr(*state),
                is_contributed: *is_contributed,
            })
            .collect();
        let sum = |of: fn(&AssociationChange) -> Money| Money::sum(associations.iter().map(of)).unwrap();
        let (contributions, state) = (sum(|changed| changed.contributions), sum(|changed| changed.state));
        let change = Change { before: &before, associations, contributions, state };
        change_in_words(&change, &Text::new(Language::Swedish)).replace('\u{a0}', " ")
    }

    #[test]
    fn what_changed_is_said_on_one_line() {
        assert_eq!(said(&[]), "mot version 2: samma belopp");
        assert_eq!(said(&[("Sydnärke", -20_000, 0, true)]), "mot version 2: Sydnärke −20 000 kr");
        let two = |second| [("Sydnärke", -20_000, 0, true), ("Trappan", second, 0, true)];
        assert_eq!(said(&two(120_000)), "mot version 2: 2 förbund ändrade, +100 000 kr tillsammans");
        assert_eq!(said(&two(20_000)), "mot version 2: 2 förbund ändrade, 0 kr tillsammans");
        let same_sum = [("Sydnärke", 0, 0, true)];
        assert_eq!(said(&same_sum), "mot version 2: Sydnärke samma summa, fördelad på annat sätt");
        let only_state = [("Sydnärke", 0, 40_000, false), ("Trappan", 0, -10_000, false)];
        let one = "mot version 2: Sydnärke samma bidrag, staten +40 000 kr";
        assert_eq!(said(only_state.get(..1).unwrap()), one);
        let both = "mot version 2: 2 förbund med samma bidrag, staten +30 000 kr tillsammans";
        assert_eq!(said(&only_state), both);
    }

    #[test]
    fn a_name_that_is_too_long_for_the_line_is_shortened() {
        let name = "Samordningsförbundet ".repeat(9);
        let said = said(&[(&name, -20_000, 0, true)]);
        assert_eq!(said.chars().count(), WIDTH - INDENT.len(), "{said}");
        assert!(said.starts_with("mot version 2: Samordnings") && said.ends_with("… −20 000 kr"), "{said}");
    }
}
