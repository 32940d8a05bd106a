//! `--what-if`: what a decision would change that nobody has made. Nothing is written.

use crate::app::error::Error;
use crate::app::job::Job;
use crate::app::what_if::{Supposition, what_if as suppose};
use crate::compare::supposition::{AssociationEffect, Change};
use crate::domain::money::Money;
use crate::findings::{Findings, Problem, Severity};
use crate::text::{Fact, Text};

use super::arguments::Format;
use super::columns::Columns;
use super::failure::{Failure, SaidIn};
use super::json::what_if::WhatIfAnswer;
use super::messages::Told;
use super::session::Session;

/// What is said of a supposition.
struct Answer<'a>(&'a Supposition<'a>);

/// Says what the decisions in `sentences` would change in the job.
///
/// # Errors
/// [`Failure::Refused`] for a sentence that is no decision, [`Failure::Findings`] when the folder has errors or
/// what is supposed leads to some; they are reported.
pub fn what_if(job: &Job, sentences: &[String], session: &mut Session<'_>) -> Result<(), Failure> {
    let supposition = match suppose(job, sentences) {
        Err(Error::Findings) => {
            session.tell_findings(&job.findings, Told::All, &job.text);
            return Err(Failure::Findings);
        }
        supposition => supposition.said_in(&job.text)?,
    };
    let answer = Answer(&supposition);
    let sound = supposition.findings.count(Severity::Error) == 0;
    match session.format {
        Format::Json => session.print_json(&WhatIfAnswer::of(&supposition, &job.text))?,
        Format::Text => {
            let unsaid = answer.unsaid();
            if !unsaid.is_empty() {
                session.tell_findings(&unsaid, Told::All, &job.text);
            }
            if sound {
                session.print(&answer.in_words(&job.text))?;
            }
        }
    }
    if sound { Ok(()) } else { Err(Failure::Findings) }
}

impl Answer<'_> {
    /// What is found and not shown in the tables of the answer.
    fn unsaid(&self) -> Findings {
        let is_shown = |problem: &Problem| {
            matches!(problem, Problem::UnmatchedStateMoney { .. } | Problem::OverMatching { .. })
        };
        self.0.findings.clone().excluding(is_shown)
    }

    fn in_words(&self, text: &Text) -> String {
        let mut words = String::new();
        for (sentence, supposed) in self.0.sentences.iter().zip(&self.0.supposed) {
            words.push_str(&line(text.say_with("what-if-supposed", &[("sentence", Fact::Text(sentence))])));
            for replaced in &supposed.replaced {
                let place = text.place(&replaced.measure.place);
                words.push_str(&line(text.say_with("what-if-replaces", &[("place", Fact::from(&place))])));
            }
        }
        for beaten in &self.0.beaten {
            let (member, place) = (text.payer(&beaten.member), text.place(&beaten.by.measure.place));
            let facts = [
                ("member", Fact::Text(&member)),
                ("association", Fact::Text(beaten.association.as_str())),
                ("place", Fact::from(&place)),
            ];
            words.push_str(&line(text.say_with("what-if-beaten", &facts)));
        }
        words.push('\n');
        if self.0.effects.iter().all(changes_nothing) {
            words.push_str(&line(text.say("what-if-nothing")));
            return words;
        }
        words.push_str(&self.contributions(text));
        words.push('\n');
        words.push_str(&self.state(text));
        words.push('\n');
        words.push_str(&line(text.say("what-if-nothing-written")));
        words
    }

    fn contributions(&self, text: &Text) -> String {
        let headings =
            ["column-member", "column-association", "what-if-now", "what-if-then", "what-if-difference"];
        let mut columns = Columns::new(&headings.map(|id| text.say(id)));
        columns.left(1);
        let form = text.form();
        let row = |first: String, second: String, change: Change| {
            let difference = change.difference();
            let difference =
                if difference.is_zero() { text.say("what-if-same") } else { form.change(difference) };
            [first, second, form.amount(change.now), form.amount(change.then), difference]
        };
        let all: Vec<_> = self
            .0
            .effects
            .iter()
            .flat_map(|association| association.members.iter().map(move |member| (association, member)))
            .collect();
        for (association, member) in &all {
            let payer = text.payer(&member.payer).into_owned();
            columns.row(&row(payer, association.name.to_string(), member.contribution));
        }
        if all.len() > 1 {
            let sum = |amount: fn(Change) -> Money| {
                Money::sum(all.iter().map(|(_, member)| amount(member.contribution))).unwrap_or(Money::ZERO)
            };
            let total = Change { now: sum(|change| change.now), then: sum(|change| change.then) };
            columns.last(&row(text.say("summary-total"), String::new(), total));
        }
        columns.in_lines()
    }

    /// What it costs the areas: state money that nobody matches.
    fn state(&self, text: &Text) -> String {
        let headings = ["what-if-unmatched", "what-if-now", "what-if-then", "what-if-difference"];
        let mut columns = Columns::new(&headings.map(|id| text.say(id)));
        let form = text.form();
        let row = |first: String, change: Change| {
            let difference = change.difference();
            let difference =
                if difference.is_zero() { text.say("what-if-same") } else { form.change(difference) };
            [first, form.amount(change.now), form.amount(change.then), difference]
        };
        for association in &self.0.effects {
            columns.row(&row(association.name.to_string(), association.unmatched));
        }
        columns.last(&row(text.say("what-if-whole-run"), self.0.unmatched()));
        columns.in_lines()
    }
}

fn changes_nothing(association: &AssociationEffect) -> bool {
    let same = |change: Change| change.now == change.then;
    same(association.unmatched) && association.members.iter().all(|member| same(member.contribution))
}

fn line(mut words: String) -> String {
    words.push('\n');
    words
}
