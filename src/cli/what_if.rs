//! `--what-if`: what a decision would change that nobody has made. Nothing is written.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::domain::money::Money;
use crate::domain::place::{Place, SourceFile};
use crate::domain::word::Word;
use crate::findings::{Findings, Problem, Severity};
use crate::output::sha256;
use crate::read::sentence::{self, NotADecision};
use crate::rules::financing::work_out;
use crate::rules::outcome::Outcome;
use crate::rules::situation::Situation;
use crate::rules::supposition::{AssociationEffect, Beaten, Change, Supposed, beaten, effects, suppose};
use crate::text::{Fact, Text};

use super::arguments::Format;
use super::columns::Columns;
use super::failure::Failure;
use super::job::Job;
use super::messages;
use super::terminal::Terminal;

/// What the file is called that supposed decisions stand in.
const NO_FILE: &str = "--what-if";

/// What is supposed, and what it changes.
struct Answer<'a> {
    sentences: &'a [String],
    supposed: Vec<Supposed>,
    beaten: Vec<Beaten>,
    effects: Vec<AssociationEffect>,
    now: &'a Outcome,
    then: Outcome,
    /// What is found only with the supposed decisions.
    findings: Findings,
}

/// Tells what the decisions in `sentences` would change in the job.
///
/// # Errors
/// [`Failure::Usage`] for a sentence that is no decision, [`Failure::Findings`] when the folder has errors or
/// what is supposed leads to some; they are told.
pub fn what_if(
    job: &Job,
    sentences: &[String],
    format: Format,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let (Ok(now), Some(situation)) = (job.sound_outcome(), &job.situation) else {
        terminal.tell(&messages::in_words(&job.findings, &job.text, terminal));
        return Err(Failure::Findings);
    };
    let answer = answer(job, situation, now, sentences)?;
    let sound = answer.findings.count(Severity::Error) == 0;
    match format {
        Format::Json => terminal.print(&format!("{:#}", answer.in_json(&job.text)))?,
        Format::Text => {
            let untold = answer.untold();
            if !untold.is_empty() {
                terminal.tell(&messages::in_words(&untold, &job.text, terminal));
            }
            if sound {
                terminal.print(&answer.in_words(&job.text))?;
            }
        }
    }
    if sound { Ok(()) } else { Err(Failure::Findings) }
}

fn answer<'a>(
    job: &Job,
    situation: &Situation,
    now: &'a Outcome,
    sentences: &'a [String],
) -> Result<Answer<'a>, Failure> {
    let mut unread = Findings::new();
    let mut rows = Vec::new();
    let file = SourceFile { path: NO_FILE.to_owned(), sha256: sha256(sentences.join("\n").as_bytes()) };
    let file = Arc::new(file);
    for (line, said) in (1..).zip(sentences) {
        let row = sentence::decision(said, &Place::line(&file, line, 1), &mut unread);
        rows.extend(row.map_err(|why| no_decision(said, why, &job.text))?);
    }
    let decisions = job.decisions(&rows, &mut unread);
    if let Some(first) = unread.sorted().first() {
        return Err(match &first.problem {
            // No column has it: it belongs in the sentence.
            Problem::UnitMissing { .. } => Failure::Usage(job.text.say("what-if-unit")),
            problem => job.usage(problem.clone()),
        });
    }
    let (supposing, supposed) = suppose(situation, decisions);
    let mut findings = Findings::new();
    let then = work_out(&supposing.case(), &mut findings);
    let mut known = Findings::new();
    let _ = work_out(&situation.case(), &mut known);
    Ok(Answer {
        sentences,
        beaten: supposed.iter().flat_map(|it| beaten(&supposing, &then, it)).collect(),
        effects: effects(now, &then, &supposed),
        supposed,
        now,
        then,
        findings: findings.without(&known),
    })
}

fn no_decision(said: &str, why: NotADecision, text: &Text) -> Failure {
    let id = match why {
        NotADecision::Unclear => "what-if-unclear",
        NotADecision::NoReduction => "what-if-no-reduction",
    };
    Failure::Usage(text.say_with(id, &[("sentence", Fact::Text(said))]))
}

impl Answer<'_> {
    /// What is found and not shown in the tables of the answer.
    fn untold(&self) -> Findings {
        let is_shown = |problem: &Problem| {
            matches!(problem, Problem::UnmatchedStateMoney { .. } | Problem::OverMatching { .. })
        };
        self.findings.clone().excluding(is_shown)
    }

    /// The state money that nobody matches, in the whole run.
    fn unmatched(&self) -> Change {
        let sum = |outcome: &Outcome| {
            let amounts = outcome.associations.iter().map(|association| association.unmatched.value);
            Money::sum(amounts).unwrap_or(Money::ZERO)
        };
        Change { now: sum(self.now), then: sum(&self.then) }
    }

    fn in_words(&self, text: &Text) -> String {
        let mut words = String::new();
        for (sentence, supposed) in self.sentences.iter().zip(&self.supposed) {
            words.push_str(&line(text.say_with("what-if-supposed", &[("sentence", Fact::Text(sentence))])));
            for replaced in &supposed.replaced {
                let place = text.place(&replaced.measure.place);
                words.push_str(&line(text.say_with("what-if-replaces", &[("place", Fact::from(&place))])));
            }
        }
        for beaten in &self.beaten {
            let (member, place) = (text.payer(&beaten.member), text.place(&beaten.by.measure.place));
            let facts = [
                ("member", Fact::Text(&member)),
                ("association", Fact::Text(beaten.association.as_str())),
                ("place", Fact::from(&place)),
            ];
            words.push_str(&line(text.say_with("what-if-beaten", &facts)));
        }
        words.push('\n');
        if self.effects.iter().all(changes_nothing) {
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
        for association in &self.effects {
            columns.row(&row(association.name.to_string(), association.unmatched));
        }
        columns.last(&row(text.say("what-if-whole-run"), self.unmatched()));
        columns.in_lines()
    }

    fn in_json(&self, text: &Text) -> Value {
        let supposed = self.sentences.iter().zip(&self.supposed).map(|(sentence, supposed)| {
            let replaced = supposed.replaced.iter().map(|replaced| text.place(&replaced.measure.place));
            json!({ "sentence": sentence, "replaces": replaced.collect::<Vec<_>>() })
        });
        let beaten = self.beaten.iter().map(|beaten| {
            json!({
                "association": beaten.association.as_str(),
                "member": text.payer(&beaten.member),
                "governing": text.place(&beaten.by.measure.place),
            })
        });
        let associations = self.effects.iter().map(|association| {
            let members = association.members.iter().map(|member| {
                json!({
                    "code": member.payer.code().map(|code| code.to_string()),
                    "member": text.payer(&member.payer),
                    "party": member.party.id().trim_start_matches("party-"),
                    "contribution": change_in_json(member.contribution),
                })
            });
            json!({
                "association": association.name.as_str(),
                "unmatched": change_in_json(association.unmatched),
                "members": members.collect::<Vec<_>>(),
            })
        });
        json!({
            "supposed": supposed.collect::<Vec<_>>(),
            "beaten": beaten.collect::<Vec<_>>(),
            "unmatched": change_in_json(self.unmatched()),
            "associations": associations.collect::<Vec<_>>(),
            "findings": messages::in_json(&self.findings, text),
        })
    }
}

/// Amounts are decimal numbers of kronor as text, so that no reader makes floats of them.
fn change_in_json(change: Change) -> Value {
    json!({
        "now": change.now.to_string(),
        "then": change.then.to_string(),
        "difference": change.difference().to_string(),
    })
}

fn changes_nothing(association: &AssociationEffect) -> bool {
    let same = |change: Change| change.now == change.then;
    same(association.unmatched) && association.members.iter().all(|member| same(member.contribution))
}

fn line(mut words: String) -> String {
    words.push('\n');
    words
}
