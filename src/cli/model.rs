//! `finsam model`: the state's model, beside what the authority's file says.

use std::fmt::Write as _;

use crate::app::folder::WorkingFolder;
use crate::app::model::{Modelled, Wish};
use crate::domain::comparison::Comparison;
use crate::domain::money::Money;
use crate::text::{Fact, Text};
use crate::write::model::ModelReport;

use super::arguments::{Format, ModelArguments};
use super::columns::Columns;
use super::explain;
use super::failure::{Failure, SaidIn};
use super::json::finding::FindingAnswer;
use super::json::model::{ModelAnswer, StoppedModelAnswer};
use super::messages::Told;
use super::session::Session;

/// Runs the command.
///
/// # Errors
/// [`Failure`].
pub fn model(arguments: &ModelArguments, session: &mut Session<'_>) -> Result<(), Failure> {
    let folder = WorkingFolder::open(&arguments.dir)?;
    let text = &session.languages.with_settings(folder.settings.language);
    let wish = Wish {
        total: arguments.total.as_deref(),
        compare: arguments.compare.as_deref(),
        csv: arguments.csv(),
    };
    let modelled = Modelled::of(folder, &wish, session.languages).said_in(text)?;
    let Some(outcome) = modelled.sound_outcome() else {
        if session.format == Format::Json {
            let findings = FindingAnswer::all(&modelled.findings, text);
            session.print_json(&StoppedModelAnswer { findings })?;
        } else {
            session.tell_findings(&modelled.findings, Told::All, text);
        }
        return Err(Failure::Findings);
    };
    let authority = modelled.authority(outcome);
    let report = ModelReport { outcome, authority: &authority, text };
    let files = arguments.out.as_deref().map(|out| modelled.write(&report, out)).transpose().said_in(text)?;
    let explained = arguments.explain.as_deref().map(|called| modelled.row(outcome, called)).transpose();
    let explained = explained.said_in(text)?.map(|row| {
        let title = format!("{}, {}", row.name, outcome.year);
        explain::in_words(&title, &[(text.say("model-amount"), &row.amount)], text)
    });
    if session.format == Format::Json {
        return session.print_json(&ModelAnswer::of(&report, &modelled, files.as_deref()));
    }
    session.tell_findings(&modelled.findings, Told::All, text);
    let mut answer = explained.unwrap_or_else(|| in_words(&report, &modelled));
    if let Some(files) = files {
        let files = text.list(&files);
        let _ = write!(answer, "\n{}", text.say_with("model-written", &[("files", Fact::from(&files))]));
    }
    session.print(&answer)
}

fn in_words(report: &ModelReport<'_>, modelled: &Modelled) -> String {
    let (text, outcome) = (report.text, report.outcome);
    let form = text.form();
    let mut headings: Vec<String> = [
        "column-association",
        "model-by-keys",
        "model-deducted",
        "model-redistributed",
        "model-braked",
        "model-amount",
    ]
    .map(|id| text.say(id))
    .to_vec();
    if report.compares() {
        headings.extend(
            ["model-authority", "model-difference", "model-difference-percent"].map(|id| text.say(id)),
        );
    }
    let mut columns = Columns::new(&headings);
    for (row, authority) in report.rows() {
        let mut cells = vec![
            row.name.to_string(),
            form.amount(row.by_keys),
            form.amount(row.deducted),
            form.amount(row.redistributed),
            form.change(row.braked),
            form.amount(row.amount.value),
        ];
        if report.compares() {
            cells.extend(comparison(row.amount.value, authority, text));
        }
        columns.row(&cells);
    }
    columns.last(&totals(report));
    let said = |id: &str, name: &'static str, what: &str| text.say_with(id, &[(name, Fact::Text(what))]);
    let mut words = format!(
        "{}\n{}\n\n{}",
        said("model-heading", "year", &outcome.year.to_string()),
        said("model-total", "total", &form.kr(outcome.total)),
        columns.in_lines()
    );
    if !outcome.left.is_zero() {
        let _ = writeln!(words, "\n{}", said("model-left", "left", &form.kr(outcome.left)));
    }
    if let Some(file) = modelled.compared_with() {
        let _ = writeln!(words, "\n{}", said("model-compared", "file", file));
    }
    words
}

fn totals(report: &ModelReport<'_>) -> Vec<String> {
    let (text, rows) = (report.text, &report.outcome.rows);
    let form = text.form();
    let sum = |amounts: Vec<Money>| Money::sum(amounts).unwrap_or(Money::ZERO);
    let amount = sum(rows.iter().map(|row| row.amount.value).collect());
    let mut cells = vec![
        text.say("total"),
        form.amount(sum(rows.iter().map(|row| row.by_keys).collect())),
        form.amount(sum(rows.iter().map(|row| row.deducted).collect())),
        form.amount(sum(rows.iter().map(|row| row.redistributed).collect())),
        form.change(sum(rows.iter().map(|row| row.braked).collect())),
        form.amount(amount),
    ];
    if report.compares() {
        let authority = crate::rules::outcome::sum_if_known(report.authority.iter().copied());
        cells.extend(comparison(amount, authority, text));
    }
    cells
}

fn comparison(own: Money, authority: Option<Money>, text: &Text) -> [String; 3] {
    let unknown = || text.say("unknown");
    let form = text.form();
    let compared = Comparison { now: Some(own), before: authority };
    [
        authority.map_or_else(unknown, |amount| form.amount(amount)),
        compared.change().map_or_else(unknown, |amount| form.change(amount)),
        compared.ratio().map_or_else(unknown, |ratio| form.ratio(ratio, 2)),
    ]
}
