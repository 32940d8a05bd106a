//! The sheet *Översikt*: the figures that matter, and who pays what.

use rust_xlsxwriter::XlsxError;

use super::contributions::{CHANGE, CONTRIBUTION, LAST_YEAR, MEMBER};
use super::reconciliation::{BY_LAW, OFFERED, STATE};
use crate::domain::money::Money;
use crate::rules::outcome::{AssociationOutcome, sum_if_known};
use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::chart::{BarChart, Bars};
use crate::write::figure::Figure;
use crate::write::sheet::{Column, Content, Sheet};
use crate::write::style::Kind;

/// The sheet.
pub fn overview<'b>(
    book: &'b Book<'_>,
    association: &AssociationOutcome,
    contributed: &Area,
    reconciled: &Area,
) -> Result<Sheet<'b>, XlsxError> {
    let text = book.text;
    let mut sheet = book.sheet("sheet-overview")?;
    sheet.title(association.name.as_str())?;
    sheet.note(&book.of_year("overview-subtitle"))?;
    let status = text.word(&association.status);
    sheet.note(&text.say_with("overview-status", &[("status", (&status).into())]))?;
    sheet.next(1);

    let columns = [
        Column::new(text.say("heading-what"), Kind::Text, 44),
        Column::new(text.say("heading-kr"), Kind::Amount, 16),
        Column::new(text.say("heading-explanation"), Kind::Prose, 46),
    ];
    sheet.widths(&columns)?;
    let figures = Figures::of(association);
    let rows = figures.rows(book, association, contributed, reconciled, &sheet);
    sheet.table(&text.say("table-name-figures"), &columns, rows, None)?;
    chart(book, association, contributed, &mut sheet)?;
    Ok(sheet)
}

/// What the figures of the overview are worked out from.
struct Figures {
    before: Option<Money>,
    change: Option<Money>,
    total: Option<Money>,
}

impl Figures {
    fn of(association: &AssociationOutcome) -> Self {
        let members = Money::sum(association.members().map(|line| line.contribution.value)).ok();
        let before =
            sum_if_known(association.members().map(|line| line.last_year.as_ref().map(|last| last.value)));
        Self {
            before,
            change: members.zip(before).and_then(|(now, before)| now.minus(before).ok()),
            total: members.and_then(|members| members.plus(association.matched.value).ok()),
        }
    }

    fn rows(
        &self,
        book: &Book<'_>,
        association: &AssociationOutcome,
        contributed: &Area,
        reconciled: &Area,
        sheet: &Sheet<'_>,
    ) -> Vec<Vec<Content>> {
        let text = book.text;
        let formulas = book.formulas;
        let mut rows: Vec<Vec<Content>> = Vec::new();
        let mut add = |label: String, content: Content, explanation: &str| {
            rows.push(vec![label.into(), content, text.say(explanation).into()]);
        };
        let refer = |cell: &str, result: Money| Content::reference(cell, Some(result));

        let state = association.state.value;
        add(
            text.say("figure-state"),
            refer(&reconciled.cell_from_outside(STATE, BY_LAW), state),
            "explain-state",
        );
        for (row, party) in (1..).zip(&association.parties) {
            let word = text.word(&party.party);
            add(
                text.say_with("figure-party", &[("party", (&word).into())]),
                refer(&reconciled.cell_from_outside(row, OFFERED), party.offered.value),
                "explain-party",
            );
        }
        let matched = reconciled.cell_from_outside(STATE, OFFERED);
        let contribution = contributed.total_from_outside(CONTRIBUTION);
        add(text.say("figure-matched"), refer(&matched, association.matched.value), "explain-matched");
        add(
            text.say("figure-total"),
            formulas.addition(&matched, &contribution, self.total),
            "explain-total",
        );
        let left = formulas.difference(
            &reconciled.cell_from_outside(STATE, BY_LAW),
            &matched,
            Some(association.unmatched.value),
        );
        add(text.say("figure-unmatched"), left, "explain-unmatched");

        let before = contributed.total_from_outside(LAST_YEAR);
        let change = contributed.total_from_outside(CHANGE);
        add(
            book.of_last_year("figure-last-year"),
            Content::reference(&before, self.before),
            "explain-last-year",
        );
        add(
            text.say("figure-change"),
            Content::reference(&change, self.change).of_kind(Kind::Change),
            "explain-change",
        );
        add(
            text.say("figure-change-percent"),
            formulas.quotient(&change, &before, (self.change, self.before)).of_kind(Kind::ChangePercent),
            "explain-change-percent",
        );
        if let Some(possible) = association.allocation.possible.as_ref().map(|possible| possible.value) {
            let row = rows.len();
            let cell = sheet.coming(0).cell(row, 1);
            let state_cell = reconciled.cell_from_outside(STATE, BY_LAW);
            rows.push(vec![
                text.say("figure-possible").into(),
                Content::Figure(Figure::amount(Some(possible))),
                text.say("explain-possible").into(),
            ]);
            rows.push(vec![
                text.say("figure-use").into(),
                formulas.quotient(&state_cell, &cell, (Some(state), Some(possible))).of_kind(Kind::Share),
                text.say("explain-use").into(),
            ]);
        }
        rows
    }
}

/// Who pays what, this year and, where all of it is known, last year.
fn chart(
    book: &Book<'_>,
    association: &AssociationOutcome,
    contributed: &Area,
    sheet: &mut Sheet<'_>,
) -> Result<(), XlsxError> {
    let this_year = book.of_year("heading-contribution");
    let last_year = book.of_last_year("heading-contribution");
    let known = association.members().all(|line| line.last_year.is_some());
    let bar = |name, column| Bars { name, values: contributed.column_from_outside(column) };
    let mut bars = vec![bar(this_year.as_str(), CONTRIBUTION)];
    if known {
        bars.push(bar(last_year.as_str(), LAST_YEAR));
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
        names: contributed.column_from_outside(MEMBER),
        rows: contributed.rows(),
        bars,
        stacked: false,
    };
    sheet.chart(&chart, book.palette())
}
