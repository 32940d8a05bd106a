//! The sheet *Översikt*: the totals, and a chart of all associations.

use rust_xlsxwriter::XlsxError;

use super::associations::{MEMBERS_LAST_YEAR, POSSIBLE, any_possible};
use crate::domain::comparison::Comparison;
use crate::domain::money::Money;
use crate::findings::Severity;
use crate::rules::outcome::{AssociationOutcome, sum_if_known};
use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::chart::{BarChart, Bars, any_below_zero};
use crate::write::content::Content;
use crate::write::heading::{
    ASSOCIATION, CHANGE, CONTRIBUTION, MATCHED, MUNICIPALITIES, REGIONS, STATE, UNMATCHED,
};
use crate::write::key_figures::KeyFigures;
use crate::write::sheet::Sheet;
use crate::write::style::Kind;
use crate::write::trial::Trial;

/// The most associations that a chart on one page can name. There are some eighty in the country.
const READABLE: usize = 150;

/// The most names in the line below a chart.
const NAMES: usize = 5;

/// The sheet.
pub fn summary<'b>(
    book: &'b Book<'_>,
    title: &str,
    (associations, checked): (&Area, &Area),
    contributed: &Area,
    trial: &Trial<'_>,
) -> Result<Sheet<'b>, XlsxError> {
    let text = book.text;
    let mut sheet = book.sheet("sheet-overview")?;
    sheet.title(title)?;
    sheet.note(&text.say_with("summary-count", &[("count", associations.rows().into())]))?;
    let warnings = book.report.findings.count(Severity::Warning);
    sheet.note(&text.say_with("summary-warnings", &[("count", warnings.into())]))?;
    sheet.live_note(trial.is_as_it_was(book))?;
    sheet.next(1);
    let mut figures = KeyFigures::new(book);
    add_figures(&mut figures, book, associations, contributed);
    figures.write(&mut sheet)?;
    if associations.rows() > 0 && associations.rows() <= READABLE {
        who_pays_what(book, checked, &mut sheet)?;
        if any_possible(book.report.outcome) {
            of_the_possible(book, associations, &mut sheet)?;
        }
    }
    Ok(sheet)
}

fn add_figures(figures: &mut KeyFigures<'_>, book: &Book<'_>, associations: &Area, contributed: &Area) {
    let text = book.text;
    let outcomes = &book.report.outcome.associations;
    let of_state = |column, amount: fn(&AssociationOutcome) -> Money| {
        let result = Money::sum(outcomes.iter().map(amount)).ok();
        Content::reference(&associations.total_from_outside(column), result)
    };
    let lines = || outcomes.iter().flat_map(AssociationOutcome::members);
    let now = Money::sum(lines().map(|line| line.contribution.value)).ok();
    let before = sum_if_known(outcomes.iter().map(AssociationOutcome::last_year));
    let compared = Comparison { now, before };
    // Who has left has no row among the contributions, but counts in its association.
    let of_associations = |column| associations.total_from_outside(column);
    let percent =
        book.formulas.change_percent(&of_associations(CHANGE), &of_associations(MEMBERS_LAST_YEAR), compared);
    let mut add = |name, label, content, explanation| figures.add(name, label, content, explanation);
    let state = of_state(STATE, |outcome| outcome.state.value);
    let matched = of_state(MATCHED, |outcome| outcome.matched.value);
    let unmatched = of_state(UNMATCHED, |outcome| outcome.unmatched.value);
    let contributions = Content::reference(&contributed.total_from_outside(CONTRIBUTION), now);
    let last = Content::reference(&of_associations(MEMBERS_LAST_YEAR), before);
    let difference = Content::reference(&of_associations(CHANGE), compared.change()).of_kind(Kind::Change);
    let percent = percent.of_kind(Kind::ChangePercent);
    add("name-state", text.say("figure-state"), state, "explain-state");
    add("name-members", book.of_year("figure-members"), contributions, "explain-party");
    add("name-matched", text.say("figure-matched"), matched, "explain-matched");
    add("name-unmatched", text.say("figure-unmatched"), unmatched, "explain-unmatched");
    add("name-last-year", book.of_last_year("figure-last-year"), last, "explain-last-year");
    add("name-change", text.say("figure-change"), difference, "explain-change");
    add("name-change-percent", text.say("figure-change-percent"), percent, "explain-change-percent");
    if any_possible(book.report.outcome) {
        let state = Money::sum(outcomes.iter().map(|outcome| outcome.state.value)).ok();
        let possible = sum_if_known(outcomes.iter().map(|outcome| outcome.allocation.possible()));
        let [of_state, of_possible] = [STATE, POSSIBLE].map(|column| associations.total_from_outside(column));
        let used = book.formulas.quotient(&of_state, &of_possible, (state, possible));
        add(
            "name-possible",
            text.say("figure-possible"),
            Content::reference(&of_possible, possible),
            "explain-possible",
        );
        add("name-use", text.say("figure-use"), used.of_kind(Kind::Share), "explain-use");
    }
}

/// Each association's money by who pays it.
fn who_pays_what(book: &Book<'_>, checked: &Area, sheet: &mut Sheet<'_>) -> Result<(), XlsxError> {
    let text = book.text;
    let names = ["chart-state", "heading-regions", "heading-municipalities"].map(|id| text.say(id));
    let columns = [MATCHED, REGIONS, MUNICIPALITIES];
    let bars = names
        .iter()
        .zip(columns)
        .map(|(name, column)| Bars { name, values: checked.column_from_outside(column) })
        .collect();
    let chart = BarChart {
        title: &book.of_year("chart-associations"),
        description: &text.say_with(
            "chart-associations-description",
            &[
                ("count", checked.rows().into()),
                ("year", book.report.outcome.year.to_string().as_str().into()),
            ],
        ),
        names: checked.column_from_outside(ASSOCIATION),
        rows: checked.rows(),
        bars,
        stacked: true,
        below_zero: any_below_zero(book.report.outcome.associations.iter().flat_map(|association| {
            let parties = association.parties.iter().map(|party| party.offered.value);
            parties.chain([association.matched.value])
        })),
        missing: None,
    };
    sheet.chart(&chart, book.palette())
}

/// The state's amounts beside the possible ones.
fn of_the_possible(book: &Book<'_>, associations: &Area, sheet: &mut Sheet<'_>) -> Result<(), XlsxError> {
    let text = book.text;
    let names = ["heading-state", "heading-possible"].map(|id| text.say(id));
    let bars = names
        .iter()
        .zip([STATE, POSSIBLE])
        .map(|(name, column)| Bars { name, values: associations.column_from_outside(column) })
        .collect();
    let outcomes = &book.report.outcome.associations;
    let possible = |outcome: &AssociationOutcome| outcome.allocation.possible();
    let unknown = outcomes.iter().filter(|outcome| possible(outcome).is_none());
    let unknown: Vec<String> = unknown.map(|outcome| outcome.name.to_string()).collect();
    let missing = (!unknown.is_empty()).then(|| {
        let names = text.first_of(&unknown, NAMES);
        text.say_with("chart-possible-missing", &[("names", (&names).into())])
    });
    let chart = BarChart {
        title: &book.of_year("chart-possible"),
        description: &text.say_with(
            "chart-possible-description",
            &[
                ("count", associations.rows().into()),
                ("year", book.report.outcome.year.to_string().as_str().into()),
            ],
        ),
        names: associations.column_from_outside(ASSOCIATION),
        rows: associations.rows(),
        bars,
        stacked: false,
        below_zero: any_below_zero(
            outcomes.iter().flat_map(|outcome| possible(outcome).into_iter().chain([outcome.state.value])),
        ),
        missing,
    };
    sheet.chart(&chart, book.palette())
}
