//! What `finsam verify` says for people.

use crate::text::{Fact, Text};

use crate::cli::columns::Columns;
use crate::cli::messages::{self, Told};
use crate::cli::terminal::Terminal;

use crate::app::earlier_run::EarlierRun;
use crate::app::verify::amounts::{ChangedAmount, ChangedSource};
use crate::app::verify::cells::ChangedCell;
use crate::app::verify::rebuilt::Rebuilt;
use crate::app::verify::verdict::{Again, Conclusion, OutputVerdict, State, VERSION, Verdict, has_summaries};

/// The most lines of one kind that are shown on the terminal; all of them are in the JSON.
const MOST_LINES: usize = 40;

/// The amounts that are shown on the terminal, with their words; the others follow from them.
const SHOWN: &[(&str, &str)] = &[
    ("mojlig_kr", "column-possible"),
    ("stat_kr", "trace-matched"),
    ("outtagen_stat_kr", "trace-unmatched"),
    ("regioner_kr", "party-regions"),
    ("kommuner_kr", "party-municipalities"),
    ("foregaende_kr", "trace-last-year"),
    ("beraknat_kr", "trace-calculated"),
    ("bidrag_kr", "trace-contribution"),
];

/// The verdict for people.
#[must_use]
pub fn in_words(run: &EarlierRun, verdict: &Verdict, text: &Text, terminal: &Terminal) -> String {
    let mut words = Words { text, lines: vec![heading(run, text)] };
    let conclusion = verdict.conclusion(run);
    if run.manifest.version != VERSION {
        words.another_version(run, verdict, conclusion);
    }
    let facts =
        [("inputs", Fact::Count(verdict.inputs.len())), ("outputs", Fact::Count(verdict.outputs.len()))];
    if conclusion == Conclusion::Identical {
        words.lines.push(text.say_with("verify-identical", &facts));
    } else if conclusion == Conclusion::AmountsAgree {
        words.lines.push(text.say_with("verify-kept", &facts));
        let others = verdict.outputs.iter().filter(|output| output.again != Again::Same).count();
        words.lines.push(text.say_with("verify-written-otherwise", &[("count", Fact::Count(others))]));
    } else {
        words.lines.push(text.say("verify-differs"));
        words.inputs(verdict);
        words.stopped(verdict, terminal);
        words.amounts(verdict);
        words.outputs(verdict);
        words.again(run, verdict);
    }
    words.list("verify-unlisted", verdict.unlisted.clone());
    words.lines.join("\n")
}

fn heading(run: &EarlierRun, text: &Text) -> String {
    let (year, version) = (run.manifest.year.to_string(), &run.manifest.version);
    let status = text.say(&format!("allocation-status-{}", run.manifest.status));
    let facts = [
        ("run", Fact::from(&run.manifest.run)),
        ("year", Fact::from(&year)),
        ("status", Fact::from(&status)),
        ("version", Fact::from(version)),
    ];
    text.say_with("verify-heading", &facts)
}

/// The answer while it grows.
struct Words<'a> {
    text: &'a Text,
    lines: Vec<String>,
}

impl Words<'_> {
    fn of_file(&self, id: &str, file: &str) -> String {
        self.text.say_with(id, &[("file", Fact::Text(file))])
    }

    /// Lines under a heading; nothing when there are none.
    fn list(&mut self, heading: &str, items: Vec<String>) {
        if items.is_empty() {
            return;
        }
        self.lines.push(format!("\n{}", self.text.say(heading)));
        let more = items.len().saturating_sub(MOST_LINES);
        self.lines.extend(items.into_iter().take(MOST_LINES).map(|item| format!("  {item}")));
        self.more(more);
    }

    fn more(&mut self, count: usize) {
        if count > 0 {
            let said = self.text.say_with("verify-more", &[("count", Fact::Count(count))]);
            self.lines.push(format!("  {said}"));
        }
    }

    /// Which version made the run, and whether this one comes to the same amounts.
    fn another_version(&mut self, run: &EarlierRun, verdict: &Verdict, conclusion: Conclusion) {
        let facts = [("made", Fact::from(&run.manifest.version)), ("now", Fact::Text(VERSION))];
        self.lines.push(self.text.say_with("verify-other-version", &facts));
        if conclusion != Conclusion::Differs {
            let id = if has_summaries(run) { "verify-amounts-agree" } else { "verify-totals-agree" };
            let facts = [("count", Fact::Count(verdict.amounts.compared))];
            self.lines.push(self.text.say_with(id, &facts));
        }
    }

    fn inputs(&mut self, verdict: &Verdict) {
        let changed = verdict.changed_inputs().map(|input| {
            let id = if input.state == State::Gone { "verify-input-gone" } else { "verify-input-changed" };
            self.of_file(id, &input.path)
        });
        self.list("verify-inputs", changed.collect());
    }

    fn stopped(&mut self, verdict: &Verdict, terminal: &Terminal) {
        let shown = match &verdict.rebuilt {
            Rebuilt::Stopped(findings) => messages::in_words(findings, Told::All, self.text, terminal),
            Rebuilt::Refused(error) => format!("{}\n", error.sentence(self.text).unwrap_or_default()),
            Rebuilt::Made { .. } | Rebuilt::InputGone => return,
        };
        self.lines.push(format!("\n{}\n{}", self.text.say("verify-stopped"), shown.trim_end()));
    }

    fn amounts(&mut self, verdict: &Verdict) {
        let by_input = verdict.changed_inputs().next().is_some();
        // A calculated amount that is also contributed is shown once.
        let is_contributed = |calculated: &ChangedAmount| {
            let as_contribution = ChangedAmount { column: "bidrag_kr".to_owned(), ..calculated.clone() };
            calculated.column == "beraknat_kr" && verdict.amounts.changed.contains(&as_contribution)
        };
        let changed = || verdict.amounts.changed.iter().filter(|changed| !is_contributed(changed));
        let mut shown: Vec<(&ChangedAmount, String)> = changed()
            .filter_map(|changed| {
                let (_, word) = SHOWN.iter().find(|(column, _)| *column == changed.column)?;
                Some((changed, self.text.say(word)))
            })
            .collect();
        if shown.is_empty() {
            // Nothing that the others follow from: they are shown by their columns.
            shown = changed().map(|changed| (changed, changed.column.clone())).collect();
        }
        if shown.is_empty() {
            if by_input && matches!(verdict.rebuilt, Rebuilt::Made { .. }) {
                self.lines.push(format!("\n{}", self.text.say("verify-no-amounts")));
            }
            return;
        }
        let heading = if by_input { "verify-amounts" } else { "verify-amounts-version" };
        self.lines.push(format!("\n{}", self.text.say(heading)));
        let mut columns = Columns::new(&[
            self.text.say("column-association"),
            self.text.say("column-member"),
            self.text.say("verify-amount"),
            self.text.say("verify-then"),
            self.text.say("verify-now"),
        ]);
        columns.left(1);
        columns.left(2);
        for (changed, word) in shown.iter().take(MOST_LINES) {
            columns.row(&self.amount(changed, word));
        }
        self.lines.push(columns.in_lines().trim_end().to_owned());
        self.more(shown.len().saturating_sub(MOST_LINES));
        let sources = verdict.sources.iter().map(|source| self.source(source)).collect();
        self.list("verify-sources", sources);
    }

    fn amount(&self, changed: &ChangedAmount, word: &str) -> [String; 5] {
        let amount = |amount: &Option<String>| {
            let parsed = amount.as_deref().and_then(|amount| amount.parse().ok());
            parsed.map_or_else(|| self.text.say("unknown"), |amount| self.text.form().number(amount))
        };
        let total = || self.text.say("summary-total");
        [
            changed.association.clone().unwrap_or_else(total),
            changed.member.clone().unwrap_or_default(),
            word.to_owned(),
            amount(&changed.before),
            amount(&changed.now),
        ]
    }

    fn source(&self, source: &ChangedSource) -> String {
        let place = place(&[&source.file, &source.sheet, &source.spot]);
        let facts = [
            ("place", Fact::from(&place)),
            ("what", Fact::from(&source.rule)),
            ("before", Fact::from(&source.before)),
            ("now", Fact::from(&source.now)),
        ];
        self.text.say_with("verify-source", &facts)
    }

    fn outputs(&mut self, verdict: &Verdict) {
        let mut items = Vec::new();
        for output in verdict.outputs.iter().filter(|output| output.file.state != State::Same) {
            items.push(self.output(output));
            items.extend(output.cells.iter().map(|cell| format!("  {}", self.cell(cell))));
        }
        if !verdict.number_agrees || !verdict.manifest_kept {
            items.push(self.text.say("verify-manifest-changed"));
        }
        self.list("verify-outputs", items);
    }

    fn output(&self, output: &OutputVerdict) -> String {
        let id = match output.file.state {
            State::Gone => "verify-output-gone",
            // All that is known to be the same is its values.
            _ if output.cells.is_empty() && output.again == Again::Same => "verify-output-format",
            _ => "verify-output-changed",
        };
        self.of_file(id, &output.file.path)
    }

    fn cell(&self, cell: &ChangedCell) -> String {
        let shown =
            |value: &Option<String>| value.clone().unwrap_or_else(|| self.text.say("verify-cell-empty"));
        let (before, now) = (shown(&cell.before), shown(&cell.now));
        let place = place(&[cell.sheet.as_deref().unwrap_or_default(), &cell.cell]);
        let facts =
            [("place", Fact::from(&place)), ("before", Fact::from(&before)), ("now", Fact::from(&now))];
        self.text.say_with("verify-cell", &facts)
    }

    fn again(&mut self, run: &EarlierRun, verdict: &Verdict) {
        if !verdict.differs_when_rebuilt() {
            return;
        }
        let others = verdict.outputs.iter().filter_map(|output| match output.again {
            Again::Other => Some(output.file.path.clone()),
            Again::NotMade => Some(self.of_file("verify-again-not-made", &output.file.path)),
            Again::Same | Again::Unknown => None,
        });
        let new = verdict.only_now.iter().map(|path| self.of_file("verify-again-only-now", path));
        let items = others.chain(new).collect();
        self.list("verify-again", items);
        let other_version = run.manifest.version != VERSION;
        let id = match (verdict.changed_inputs().next().is_some(), other_version) {
            (true, true) => "verify-why-both",
            (true, false) => "verify-why-inputs",
            (false, true) => "verify-why-version",
            (false, false) => "verify-why-unknown",
        };
        let facts = [("made", Fact::from(&run.manifest.version)), ("now", Fact::Text(VERSION))];
        self.lines.push(self.text.say_with(id, &facts));
    }
}

/// Where something is: the parts that there are.
fn place(parts: &[&str]) -> String {
    parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
