//! The sheet *Räkna själv*: change a rate, a step or a direction, and see what the contribution becomes
//! and what it costs in state money.

use rust_xlsxwriter::{DataValidation, XlsxError};

use crate::domain::money::Money;
use crate::domain::ratio::Ratio;
use crate::domain::rounding::{Direction, Rounding, for_reading};
use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::document::MemberReport;
use crate::write::figure::Figure;
use crate::write::law::state_per_krona;
use crate::write::sentences::rounding_of;
use crate::write::sheet::{Column, Content, Sheet};
use crate::write::style::Kind;

use super::{Line, association_width};

const LAST_YEAR: usize = 1;
const RATE: usize = 2;
const STEP: usize = 3;
const DIRECTION: usize = 4;
const CONTRIBUTION: usize = 5;
const CALCULATED: usize = 7;
const STATE: usize = 8;
const OTHERS: usize = 9;
const PER_KRONA: usize = 10;

/// The sheet.
pub fn trial<'b>(book: &'b Book<'_>, member: &MemberReport<'_>) -> Result<Sheet<'b>, XlsxError> {
    let text = book.text;
    let mut sheet = book.sheet("sheet-trial")?;
    sheet.across();
    sheet.title(&text.say("trial-title"))?;
    sheet.note(member.name.as_str())?;
    sheet.note(&text.say("trial-note"))?;
    sheet.next(1);
    let columns = columns(book, member);
    sheet.widths(&columns)?;
    let area = sheet.coming(member.lines.len());
    let rows = member.lines.iter().enumerate().map(|(index, line)| row(book, &area, index, *line));
    sheet.table(&text.say("table-name-trial"), &columns, rows, None)?;
    sheet.keep_headings(&area)?;
    if area.rows() > 0 {
        for (name, column) in
            [("name-try-rate", RATE), ("name-try-step", STEP), ("name-try-direction", DIRECTION)]
        {
            sheet.define(name, area.fixed_column(column));
        }
    }
    sheet.note(&text.say("trial-empty-note"))?;
    let words = Direction::ALL.map(|direction| text.word(&direction));
    let choices = DataValidation::new().allow_list_strings(&words)?;
    area.over(DIRECTION, |first, last, column| {
        sheet.worksheet().add_data_validation(first, column, last, column, &choices).map(|_| ())
    })?;
    Ok(sheet)
}

fn columns(book: &Book<'_>, member: &MemberReport<'_>) -> Vec<Column> {
    let say = |id: &str| book.text.say(id);
    vec![
        Column::new(say("column-association"), Kind::Text, association_width(member)),
        Column::new(book.of_last_year("heading-contribution"), Kind::Amount, 15),
        Column::new(say("heading-try-rate"), Kind::Input, 13),
        Column::new(say("heading-try-step"), Kind::InputAmount, 13),
        Column::new(say("heading-try-direction"), Kind::InputText, 13),
        Column::new(say("heading-try-contribution"), Kind::Amount, 15),
        Column::new(say("heading-change"), Kind::Change, 15),
        Column::new(say("heading-calculated"), Kind::Amount, 15),
        Column::new(say("heading-state"), Kind::Amount, 15),
        Column::new(say("heading-others"), Kind::Amount, 15),
        Column::new(say("heading-per-krona"), Kind::Number, 12),
        Column::new(say("heading-lost"), Kind::Amount, 16),
    ]
}

fn row(book: &Book<'_>, area: &Area, index: usize, line: Line<'_>) -> Vec<Content> {
    let (association, outcome) = line;
    let cell = |column| area.cell(index, column);
    let last_year = outcome.last_year.as_ref().map(|amount| amount.value);
    let rounding = rounding_of(&outcome.contribution.step).unwrap_or_else(Rounding::nearest_krona);
    let party = association.party(outcome.party);
    let others = party.and_then(|party| party.offered.value.minus(outcome.contribution.value).ok());
    let per_krona = party.and_then(state_per_krona).unwrap_or(Ratio::ONE);

    let tried = Tried { line, rounding, others, per_krona };
    let contribution = tried.contribution();
    let change = contribution.zip(last_year).and_then(|(now, before)| now.minus(before).ok());
    vec![
        association.name.as_str().into(),
        Content::amount(last_year),
        outcome.declared.map_or(Content::Blank, |rate| Figure::rate(rate).into()),
        Content::amount(Some(rounding.step())),
        book.text.word(&rounding.direction()).into(),
        Content::Formula(contribution_formula(book, area, index), Figure::amount(contribution)),
        book.formulas.difference(&cell(CONTRIBUTION), &cell(LAST_YEAR), change),
        Content::amount(Some(outcome.calculated.value)),
        Content::amount(Some(association.state.value)),
        Content::amount(others),
        Figure::ratio(per_krona).into(),
        Content::Formula(lost_formula(book, area, index), Figure::amount(tried.lost())),
    ]
}

/// The reduced amount, rounded; the calculated amount where there is no rate. It is rounded to whole öre
/// first, because binary fractions would lift what already is a whole step to the next one.
fn contribution_formula(book: &Book<'_>, area: &Area, index: usize) -> String {
    let [last, rate, step, direction, calculated] =
        [LAST_YEAR, RATE, STEP, DIRECTION, CALCULATED].map(|column| area.cell(index, column));
    let [up, down, unknown] = ["direction-up", "direction-down", "unknown"].map(|id| book.text.say(id));
    let steps = format!("ROUND({last}*(1+{rate}),2)/{step}");
    let rounded = format!(
        "IF({direction}=\"{up}\",ROUNDUP({steps},0),IF({direction}=\"{down}\",ROUNDDOWN({steps},0),\
         ROUND({steps},0)))*{step}"
    );
    format!("=IF(ISNUMBER({rate}),IF(COUNT({last},{step})=2,{rounded},\"{unknown}\"),{calculated})")
}

fn lost_formula(book: &Book<'_>, area: &Area, index: usize) -> String {
    let [contribution, state, others, per_krona] =
        [CONTRIBUTION, STATE, OTHERS, PER_KRONA].map(|column| area.cell(index, column));
    let unknown = book.text.say("unknown");
    let lost = format!("MAX(0,ROUND({state}-({others}+{contribution})*{per_krona},2))");
    format!("=IF(COUNT({contribution},{others})=2,{lost},\"{unknown}\")")
}

/// What the formulas come to with the values that the sheet begins with.
struct Tried<'a> {
    line: Line<'a>,
    rounding: Rounding,
    others: Option<Money>,
    per_krona: Ratio,
}

impl Tried<'_> {
    fn contribution(&self) -> Option<Money> {
        let (_, outcome) = self.line;
        let Some(rate) = outcome.declared else { return Some(outcome.calculated.value) };
        let exact = rate.changed(outcome.last_year.as_ref()?.value).ok()?;
        self.rounding.apply(for_reading(exact, 2)).ok()
    }

    fn lost(&self) -> Option<Money> {
        let (association, _) = self.line;
        let offered = self.others?.plus(self.contribution()?).ok()?;
        let followed = offered.ore().checked_mul(self.per_krona.numerator())?;
        let followed = followed.checked_div(self.per_krona.denominator())?;
        let lost = association.state.value.minus(Money::from_ore(followed).ok()?).ok()?;
        Some(lost.max(Money::ZERO))
    }
}
