//! `finsam explain`: why an amount is what it is, as a tree that ends at cells and at the law.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::app::earlier_run::EarlierRun;
use crate::app::job::{Job, Keep};
use crate::app::look_up::look_up;
use crate::app::runs::{Meant, resolve};
use crate::domain::money::Money;
use crate::rules::outcome::{AssociationOutcome, MemberOutcome};
use crate::rules::trace::{Basis, Step, Traced};
use crate::text::{Fact, Text};

use super::arguments::{ExplainArguments, Format};
use super::failure::{Failure, SaidIn};
use super::json::explain::ExplainAnswer;
use super::meant;
use super::messages::Told;
use super::session::Session;

/// An amount to be explained, under a heading.
type Part<'a> = (String, &'a Traced<Money>);

/// Runs the command.
///
/// # Errors
/// [`Failure`]; [`Failure::Findings`] when the input has errors, which are reported.
pub fn explain(arguments: &ExplainArguments, session: &mut Session<'_>) -> Result<(), Failure> {
    let meant = arguments.kept_run.as_deref().map(resolve).transpose()?;
    let job = match &meant {
        Some(meant) => EarlierRun::open(meant.path())?.job(session.languages)?,
        None => Job::work_out(&arguments.folder, session.languages, Keep::default(), session.events)?,
    };
    let text = &job.text;
    if let Some(meant) = &meant {
        meant::tell(meant, text, session);
    }
    let Ok(outcome) = job.sound_outcome() else {
        session.tell_findings(&job.findings, Told::All, text);
        return Err(Failure::Findings);
    };
    let found = look_up(&job, outcome, &arguments.association, arguments.member.as_deref()).said_in(text)?;
    let association = found.association;
    let (title, parts) = match found.member {
        None => (association.name.to_string(), of_association(association, text)),
        Some(member) => {
            let title = format!("{}, {}", text.payer(&member.payer), association.name);
            (title, of_member(association, member, text))
        }
    };
    match session.format {
        Format::Text => session.print(&in_words(&format!("{title}, {}", outcome.year), &parts, text)),
        Format::Json => {
            let (run, year) = (meant.as_ref().map(Meant::path), outcome.year.number());
            session.print_json(&ExplainAnswer::of(run, &title, year, &parts, text))
        }
    }
}

fn of_association<'a>(association: &'a AssociationOutcome, text: &Text) -> Vec<Part<'a>> {
    let mut parts = vec![
        (text.say("why-state"), &association.state),
        (text.say("why-matched"), &association.matched),
        (text.say("why-unmatched"), &association.unmatched),
    ];
    for member in association.members() {
        let payer = text.payer(&member.payer).into_owned();
        parts.push((
            text.say_with("why-contribution-of", &[("payer", Fact::from(&payer))]),
            &member.contribution,
        ));
    }
    parts
}

/// A member's contribution, the amount by law to compare with, and what it leaves of the state's.
fn of_member<'a>(
    association: &'a AssociationOutcome,
    member: &'a MemberOutcome,
    text: &Text,
) -> Vec<Part<'a>> {
    let mut parts = vec![
        (text.say("why-contribution"), &member.contribution),
        (text.say("why-by-law"), &member.calculated),
    ];
    if let Some(change) = &member.change {
        parts.push((text.say("why-change"), change));
    }
    parts.push((text.say("why-unmatched"), &association.unmatched));
    parts
}

pub(super) fn in_words(title: &str, parts: &[Part<'_>], text: &Text) -> String {
    let mut tree = Tree { text, words: format!("{title}\n"), shown: BTreeSet::new() };
    for (heading, amount) in parts {
        tree.part(heading, amount);
    }
    tree.words
}

/// The traces as trees. What several amounts have in common is shown once and then referred to.
struct Tree<'a> {
    text: &'a Text,
    words: String,
    shown: BTreeSet<*const Step>,
}

impl Tree<'_> {
    fn part(&mut self, heading: &str, amount: &Traced<Money>) {
        self.words.push('\n');
        if heading != self.text.rule(&amount.step.rule) {
            self.words.push_str(heading);
            self.words.push('\n');
        }
        self.branch(&amount.step, "", "");
    }

    /// A step and, indented below it, what it was made from.
    fn branch(&mut self, step: &Arc<Step>, lead: &str, indent: &str) {
        self.words.push_str(lead);
        self.words.push_str(&sentence(step, self.text));
        if !step.inputs.is_empty() && !self.shown.insert(Arc::as_ptr(step)) {
            self.words.push_str("  ");
            self.words.push_str(&self.text.say("why-see-above"));
            self.words.push('\n');
            return;
        }
        self.words.push('\n');
        let last = step.inputs.len().saturating_sub(1);
        for (index, input) in step.inputs.iter().enumerate() {
            let (turn, below) = if index == last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
            self.branch(input, &format!("{indent}{turn}"), &format!("{indent}{below}"));
        }
    }
}

fn sentence(step: &Step, text: &Text) -> String {
    let mut said = format!("{}: {}", text.rule(&step.rule), text.trace_value(&step.value));
    if let Some(rounded) = &step.rounded {
        said.push_str(", ");
        said.push_str(&text.rounded(rounded));
    }
    let basis = match &step.basis {
        Basis::Read(_) => String::new(),
        basis => text.basis(basis),
    };
    let sources = [basis, step.place().map_or_else(String::new, |place| text.place(place))];
    let sources: Vec<String> = sources.into_iter().filter(|source| !source.is_empty()).collect();
    if sources.is_empty() { said } else { format!("{said}  [{}]", sources.join("; ")) }
}
