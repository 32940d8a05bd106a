//! The outcome in a few tables on the terminal: associations, contributions, reconciliation.

use crate::domain::comparison::Comparison;
use crate::domain::member::Party;
use crate::domain::money::Money;
use crate::domain::name::Name;
use crate::domain::short_names::ShortNames;
use crate::rules::outcome::{AssociationOutcome, MemberOutcome, Outcome, Payer};
use crate::text::{Fact, Text};

use super::columns::Columns;
use crate::app::job::status;

/// The most contributions that are shown on the terminal; all of them stand in the workbooks.
const MOST_LINES: usize = 60;

/// The most names on a line.
const MOST_NAMES: usize = 4;

/// The heading: year, status and run.
#[must_use]
pub fn heading(outcome: &Outcome, run: &str, text: &Text) -> String {
    let year = outcome.year.to_string();
    let status = text.word(&status(outcome));
    let facts = [("year", Fact::from(&year)), ("status", Fact::from(&status)), ("run", Fact::Text(run))];
    format!("{}\n\n", text.say_with("summary-heading", &facts))
}

/// The associations: the state's amount, the parties' contributions, and what nobody matches.
#[must_use]
pub fn associations(outcome: &Outcome, short_names: &ShortNames, text: &Text) -> String {
    let mut columns = Columns::new(&[
        text.say("column-association"),
        text.say("summary-state"),
        text.say("summary-regions"),
        text.say("summary-municipalities"),
        text.say("summary-unmatched"),
        text.say("summary-use"),
    ]);
    let form = text.form();
    for association in &outcome.associations {
        let offered = |party| {
            association.party(party).map_or_else(String::new, |party| form.amount(party.offered.value))
        };
        columns.row(&[
            short_names.of(&association.name).to_string(),
            form.amount(association.state.value),
            offered(Party::Regions),
            offered(Party::Municipalities),
            form.amount(association.unmatched.value),
            association.use_of_possible.map_or_else(String::new, |used| form.ratio(used, 0)),
        ]);
    }
    let total = |amount: &dyn Fn(&AssociationOutcome) -> Option<Money>| {
        let sum = Money::sum(outcome.associations.iter().filter_map(amount));
        sum.map_or_else(|_| String::new(), |sum| form.amount(sum))
    };
    let party_total = |party| total(&|association| association.party(party).map(|party| party.offered.value));
    columns.last(&[
        text.say("summary-total"),
        total(&|association| Some(association.state.value)),
        party_total(Party::Regions),
        party_total(Party::Municipalities),
        total(&|association| Some(association.unmatched.value)),
        String::new(),
    ]);
    columns.in_lines()
}

/// The contributions, member by member, with last year and both the declared and the actual change.
#[must_use]
pub fn contributions(outcome: &Outcome, short_names: &ShortNames, text: &Text) -> String {
    let lines: Vec<(&AssociationOutcome, &MemberOutcome)> = outcome
        .associations
        .iter()
        .flat_map(|association| association.members().map(move |line| (association, line)))
        .collect();
    if lines.len() > MOST_LINES {
        return format!("\n{}\n", text.say_with("summary-more", &[("count", Fact::Count(lines.len()))]));
    }
    let mut columns = Columns::new(&[
        text.say("column-member"),
        text.say("column-association"),
        text.say("summary-last-year"),
        text.say("summary-contribution"),
        text.say("summary-change"),
        text.say("summary-actual"),
        text.say("summary-declared"),
    ]);
    columns.left(1);
    for payer in payers(&lines) {
        let of_payer: Vec<_> = lines.iter().filter(|(_, line)| line.payer == *payer).collect();
        for (association, line) in &of_payer {
            let called = short_names.of(&association.name);
            columns.row(&contribution(called, line, text));
        }
        if of_payer.len() > 1 {
            columns.row(&member_total(&of_payer.iter().map(|(_, line)| *line).collect::<Vec<_>>(), text));
        }
    }
    format!("\n{}", columns.in_lines())
}

fn payers<'a>(lines: &[(&AssociationOutcome, &'a MemberOutcome)]) -> Vec<&'a Payer> {
    let mut payers: Vec<_> = lines.iter().map(|(_, line)| &line.payer).collect();
    payers.sort();
    payers.dedup();
    payers
}

fn contribution(association: &Name, line: &MemberOutcome, text: &Text) -> [String; 7] {
    let form = text.form();
    [
        text.payer(&line.payer).into_owned(),
        association.to_string(),
        amount_or_unknown(line.last_year.as_ref().map(|amount| amount.value), text),
        form.amount(line.contribution.value),
        line.change.as_ref().map_or_else(String::new, |change| form.amount(change.value)),
        line.actual_change().map_or_else(String::new, |change| form.ratio(change, 2)),
        line.declared.map_or_else(String::new, |rate| form.rate(rate)),
    ]
}

fn member_total(lines: &[&MemberOutcome], text: &Text) -> [String; 7] {
    let form = text.form();
    let total = Comparison::sum(lines.iter().map(|line| Comparison {
        now: Some(line.contribution.value),
        before: line.last_year.as_ref().map(|amount| amount.value),
    }));
    [
        String::new(),
        text.say("summary-total"),
        amount_or_unknown(total.before, text),
        amount_or_unknown(total.now, text),
        total.change().map_or_else(String::new, |change| form.amount(change)),
        total.ratio().map_or_else(String::new, |change| form.ratio(change, 2)),
        String::new(),
    ]
}

fn amount_or_unknown(amount: Option<Money>, text: &Text) -> String {
    amount.map_or_else(|| text.say("unknown"), |amount| text.form().amount(amount))
}

/// The reconciliation: whether what each party offers is its part by law, and what it costs when not.
#[must_use]
pub fn reconciliation(outcome: &Outcome, short_names: &ShortNames, text: &Text) -> String {
    let mut columns = Columns::new(&[
        text.say("summary-reconciliation"),
        text.say("column-party"),
        text.say("summary-by-law"),
        text.say("summary-offered"),
        text.say("summary-difference"),
        text.say("summary-state-money-lost"),
    ]);
    columns.left(1);
    columns.left(4);
    let form = text.form();
    for association in &outcome.associations {
        for party in &association.parties {
            let difference = party.difference();
            let agrees = difference.is_zero();
            let lost =
                association.state.value.minus(party.matches.value).unwrap_or(Money::ZERO).max(Money::ZERO);
            columns.row(&[
                short_names.of(&association.name).to_string(),
                text.word(&party.party),
                form.amount(party.by_law.value),
                form.amount(party.offered.value),
                if agrees { text.say("summary-agrees") } else { form.change(difference) },
                if lost.is_zero() { String::new() } else { form.amount(lost) },
            ]);
        }
    }
    format!("\n{}", columns.in_lines())
}

/// Whose final decisions are missing: who in which association, or only how many when there are many.
#[must_use]
pub fn undecided(outcome: &Outcome, short_names: &ShortNames, text: &Text) -> String {
    let of = |id: &str, missing: usize, all: usize| {
        text.say_with(id, &[("missing", Fact::Count(missing)), ("all", Fact::Count(all))])
    };
    let (mut missing, mut all) = (0_usize, 0_usize);
    let mut columns = Columns::new(
        &["summary-undecided", "summary-undecided-count", "summary-undecided-members"].map(|id| text.say(id)),
    );
    columns.left(2);
    for association in &outcome.associations {
        let names: Vec<String> =
            association.undecided().map(|line| text.payer(&line.payer).into_owned()).collect();
        let members = association.members().count();
        missing = missing.saturating_add(names.len());
        all = all.saturating_add(members);
        if !names.is_empty() {
            let count = of("summary-undecided-of", names.len(), members);
            let called = short_names.of(&association.name).to_string();
            columns.row(&[called, count, text.first_of(&names, MOST_NAMES)]);
        }
    }
    match missing {
        0 => format!("\n{}\n", text.say("summary-all-decided")),
        _ if outcome.associations.len() > MOST_LINES => {
            format!("\n{}\n", of("summary-undecided-total", missing, all))
        }
        _ => format!("\n{}", columns.in_lines()),
    }
}

/// The plans, year by year: the state's amount, the change, and how much of the possible amount is used. Nothing
/// where nothing is planned.
#[must_use]
pub fn plans(outcome: &Outcome, text: &Text) -> String {
    if outcome.plans.is_empty() {
        return String::new();
    }
    let headings = ["summary-plan", "column-year", "summary-state", "summary-change", "summary-use"];
    let mut columns = Columns::new(&headings.map(|id| text.say(id)));
    let form = text.form();
    for planned in &outcome.plans {
        let mut before: Option<Money> = None;
        for year in &planned.years {
            let state = year.state.value;
            let change = before.and_then(|before| state.minus(before).ok());
            columns.row(&[
                planned.association.to_string(),
                year.year.to_string(),
                form.amount(state),
                change.map_or_else(String::new, |change| form.change(change)),
                year.use_of(planned.possible).map_or_else(String::new, |used| form.ratio(used, 0)),
            ]);
            before = Some(state);
        }
    }
    format!("\n{}", columns.in_lines())
}
