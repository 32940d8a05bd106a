//! A contribution as a formula over cells that the reader may change, what they begin with, and what they take.

use rust_xlsxwriter::{DataValidation, DataValidationRule, XlsxError};

use super::area::Area;
use super::book::Book;
use super::column::Cells;
use super::heading::{CALCULATED, Heading, LAST_YEAR};
use super::sheet::Sheet;
use crate::domain::decision::DecisionRule;
use crate::domain::money::Money;
use crate::domain::rate::Rate;
use crate::domain::rounding::{Direction, Rounding, for_reading};
use crate::rules::outcome::MemberOutcome;

/// The columns that the reader fills in: a decided amount, which goes first; the change as a fraction; the step and the
/// direction of the rounding.
pub const AMOUNT: Heading = Heading::Of("heading-try-amount");
pub const RATE: Heading = Heading::Of("heading-try-rate");
pub const STEP: Heading = Heading::Of("heading-try-step");
pub const DIRECTION: Heading = Heading::Of("heading-try-direction");

/// The formula of a contribution: the decided amount; else last year's, changed and rounded; else the calculated
/// one. It is rounded to whole öre first, because binary fractions would lift what already is a whole step to the
/// next one.
pub fn formula(cells: &Cells<'_>) -> String {
    let [last, amount, rate, step, direction, calculated] =
        [LAST_YEAR, AMOUNT, RATE, STEP, DIRECTION, CALCULATED].map(|heading| cells.of(heading));
    let [up, down, unknown] =
        ["direction-up", "direction-down", "unknown"].map(|id| cells.formulas.text.say(id));
    let steps = format!("ROUND({last}*(1+{rate}),2)/{step}");
    let rounded = format!(
        "IF({direction}=\"{up}\",ROUNDUP({steps},0),IF({direction}=\"{down}\",ROUNDDOWN({steps},0),\
         ROUND({steps},0)))*{step}"
    );
    let reduced = format!("IF(COUNT({last},{step})=2,{rounded},\"{unknown}\")");
    format!("=IF(ISNUMBER({amount}),{amount},IF(ISNUMBER({rate}),{reduced},{calculated}))")
}

/// The amount that the cell begins with in place of a rate: where a decided amount, a cap or a floor governs, and
/// wherever else the rate and its rounding do not give the contribution: the rules round the exact amount, the
/// formula whole öre, and the sheet must begin as it is.
pub fn amount(line: &MemberOutcome, rounding: Rounding) -> Option<Money> {
    let contribution = line.contribution.value;
    let decided = line.governed_by.is_some_and(|rule| rule.kind() != DecisionRule::Reduction);
    let last_year = line.last_year.as_ref().map(|amount| amount.value);
    let reduced = match line.declared {
        Some(rate) => result(last_year, rate, rounding),
        None => Some(line.calculated.value),
    };
    (decided || reduced != Some(contribution)).then_some(contribution)
}

/// What a change and a rounding come to.
fn result(last_year: Option<Money>, rate: Rate, rounding: Rounding) -> Option<Money> {
    let exact = rate.changed(last_year?).ok()?;
    rounding.apply(for_reading(exact, 2)).ok()
}

/// Names the cells to fill in, and says what they take: no amount is below 0 kr, and nothing is left at −100 %.
pub fn fill_in(book: &Book<'_>, area: &Area, sheet: &mut Sheet<'_>) -> Result<(), XlsxError> {
    if area.rows == 0 {
        return Ok(());
    }
    let number = |rule| DataValidation::new().allow_decimal_number(rule);
    let words = Direction::ALL.map(|direction| book.text.word(&direction));
    let inputs = [
        ("name-try-amount", AMOUNT, number(DataValidationRule::GreaterThanOrEqualTo(0.0))),
        ("name-try-rate", RATE, number(DataValidationRule::GreaterThanOrEqualTo(-1.0))),
        ("name-try-step", STEP, number(DataValidationRule::GreaterThan(0.0))),
        ("name-try-direction", DIRECTION, DataValidation::new().allow_list_strings(&words)?),
    ];
    for (name, column, takes) in inputs {
        sheet.define(name, area.fixed_column(column));
        area.over(column, |first, last, column| {
            sheet.worksheet().add_data_validation(first, column, last, column, &takes).map(|_| ())
        })?;
    }
    Ok(())
}
