//! The sheet *Översikt*: the figures that matter, and who pays what.

use rust_xlsxwriter::XlsxError;

use super::areas::{Areas, BY_LAW, OFFERED, STATE};
use crate::domain::comparison::Comparison;
use crate::domain::member::Party;
use crate::domain::money::Money;
use crate::rules::outcome::{AssociationOutcome, MemberOutcome};
use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::chart::{BarChart, Bars, any_below_zero};
use crate::write::content::Content;
use crate::write::figure::Figure;
use crate::write::heading::{CHANGE, CONTRIBUTION, LAST_YEAR};
use crate::write::key_figures::KeyFigures;
use crate::write::sheet::Sheet;
use crate::write::style::Kind;
use crate::write::trial::Trial;

/// The sheet.
pub fn overview<'b>(
    book: &'b Book<'_>,
    association: &AssociationOutcome,
    areas: &Areas,
    trial: &Trial<'_>,
) -> Result<Sheet<'b>, XlsxError> {
    let text = book.text;
    let mut sheet = book.sheet("sheet-overview")?;
    sheet.title(association.name.as_str())?;
    sheet.note(&book.of_year("overview-subtitle"))?;
    let status = text.word(&association.status);
    sheet.note(&text.say_with("overview-status", &[("status", (&status).into())]))?;
    sheet.note(&undecided(book, association))?;
    sheet.live_note(trial.is_as_it_was(book))?;
    sheet.next(1);

    let mut figures = KeyFigures::new(book);
    Figures::of(association).add(&mut figures, book, association, areas, &sheet);
    figures.write(&mut sheet)?;
    chart(book, association, &areas.contributions, trial, &mut sheet)?;
    Ok(sheet)
}

/// The most names that fit on the line.
const NAMES: usize = 5;

/// Whose decisions are missing before the amounts are final.
fn undecided(book: &Book<'_>, association: &AssociationOutcome) -> String {
    let text = book.text;
    let names: Vec<String> =
        association.undecided().map(|line| text.payer(&line.payer).into_owned()).collect();
    if names.is_empty() {
        return text.say("overview-all-decided");
    }
    let shown = text.first_of(&names, NAMES);
    text.say_with("overview-undecided", &[("members", (&shown).into())])
}

/// What the figures of the overview are worked out from.
struct Figures {
    /// What the members contribute.
    members: Comparison,
    total: Option<Money>,
}

impl Figures {
    fn of(association: &AssociationOutcome) -> Self {
        let members = Money::sum(association.members().map(|line| line.contribution.value)).ok();
        Self {
            members: Comparison { now: members, before: association.last_year() },
            total: members.and_then(|members| members.plus(association.matched.value).ok()),
        }
    }

    fn add(
        &self,
        figures: &mut KeyFigures<'_>,
        book: &Book<'_>,
        association: &AssociationOutcome,
        areas: &Areas,
        sheet: &Sheet<'_>,
    ) {
        let Areas { contributions: contributed, parties } = areas;
        let text = book.text;
        let formulas = book.formulas;
        let refer = |cell: &str, result: Money| Content::reference(cell, Some(result));

        let state = association.state.value;
        figures.add(
            "name-state",
            text.say("figure-state"),
            refer(&parties.cell_from_outside(STATE, BY_LAW), state),
            "explain-state",
        );
        for (row, party) in (1..).zip(&association.parties) {
            let word = text.word(&party.party);
            figures.add(
                name_of(party.party),
                text.say_with("figure-party", &[("party", (&word).into())]),
                refer(&parties.cell_from_outside(row, OFFERED), party.offered.value),
                "explain-party",
            );
        }
        let matched = parties.cell_from_outside(STATE, OFFERED);
        let contribution = contributed.total_from_outside(CONTRIBUTION);
        figures.add(
            "name-matched",
            text.say("figure-matched"),
            refer(&matched, association.matched.value),
            "explain-matched",
        );
        figures.add(
            "name-total",
            text.say("figure-total"),
            formulas.addition(&matched, &contribution, self.total),
            "explain-total",
        );
        let left = formulas.difference(
            &parties.cell_from_outside(STATE, BY_LAW),
            &matched,
            Some(association.unmatched.value),
        );
        figures.add("name-unmatched", text.say("figure-unmatched"), left, "explain-unmatched");

        let rows = contributed.total_from_outside(LAST_YEAR);
        let (before, last_year) = match association.left_last_year {
            Some(left) if left.is_zero() => (rows.clone(), Content::reference(&rows, self.members.before)),
            // Who has left has no row among the contributions.
            Some(left) => {
                let sum = formulas.known_amount(&[&rows], &format!("{rows}+{left}"), self.members.before);
                (figures.next_cell(sheet), sum)
            }
            None => (figures.next_cell(sheet), Content::amount(None)),
        };
        let same = before == rows;
        figures.add("name-last-year", book.of_last_year("figure-last-year"), last_year, "explain-last-year");
        let (change, difference) = if same {
            let change = contributed.total_from_outside(CHANGE);
            let difference = Content::reference(&change, self.members.change());
            (change, difference)
        } else {
            (figures.next_cell(sheet), formulas.difference(&contribution, &before, self.members.change()))
        };
        figures.add(
            "name-change",
            text.say("figure-change"),
            difference.of_kind(Kind::Change),
            "explain-change",
        );
        figures.add(
            "name-change-percent",
            text.say("figure-change-percent"),
            formulas.change_percent(&change, &before, self.members).of_kind(Kind::ChangePercent),
            "explain-change-percent",
        );
        if let Some(possible) = association.allocation.possible() {
            let cell = figures.next_cell(sheet);
            let state_cell = parties.cell_from_outside(STATE, BY_LAW);
            let used = formulas.quotient(&state_cell, &cell, (Some(state), Some(possible)));
            figures.add(
                "name-possible",
                text.say("figure-possible"),
                Content::Figure(Figure::amount(Some(possible))),
                "explain-possible",
            );
            figures.add("name-use", text.say("figure-use"), used.of_kind(Kind::Share), "explain-use");
        }
    }
}

/// The identifier of the name for what the party contributes.
fn name_of(party: Party) -> &'static str {
    match party {
        Party::State => "name-state",
        Party::Regions => "name-regions",
        Party::Municipalities => "name-municipalities",
    }
}

/// What the members contribute, this year and, as far as it is known, last year.
fn chart(
    book: &Book<'_>,
    association: &AssociationOutcome,
    contributed: &Area,
    trial: &Trial<'_>,
    sheet: &mut Sheet<'_>,
) -> Result<(), XlsxError> {
    let this_year = book.of_year("heading-contribution");
    let last_year = book.of_last_year("heading-contribution");
    let names: Vec<_> =
        association.members().map(|line| (book.text.payer(&line.payer).into_owned(), line)).collect();
    let (any_last_year, missing) =
        book.last_year_bars(names.iter().map(|(name, line)| (name.as_str(), *line)));
    let mut bars = vec![Bars { name: &this_year, values: trial.programs() }];
    if any_last_year {
        bars.push(Bars { name: &last_year, values: contributed.column_from_outside(LAST_YEAR) });
    }
    let chart = BarChart {
        title: &book.of_year("chart-contributions"),
        description: &book.text.say_with(
            "chart-contributions-description",
            &[
                ("association", association.name.as_str().into()),
                ("count", contributed.rows().into()),
                ("year", book.report.outcome.year.to_string().as_str().into()),
            ],
        ),
        names: trial.names(),
        rows: contributed.rows(),
        bars,
        stacked: false,
        below_zero: any_below_zero(association.members().flat_map(MemberOutcome::this_and_last_year)),
        missing,
    };
    sheet.chart(&chart, book.palette())
}
