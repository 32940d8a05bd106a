//! A reduced contribution as a formula over cells that the reader may change, and what it comes to.

use rust_xlsxwriter::{DataValidation, DataValidationRule, XlsxError};

use crate::domain::money::Money;
use crate::domain::rate::Rate;
use crate::domain::rounding::{Direction, Rounding, for_reading};
use crate::text::Text;

/// The formula, without its equals sign, over the cells of last year's contribution, the change as a fraction,
/// and the step and the direction of the rounding. It is rounded to whole öre first, because binary fractions
/// would lift what already is a whole step to the next one.
pub fn formula(text: &Text, [last, rate, step, direction]: [&str; 4]) -> String {
    let [up, down, unknown] = ["direction-up", "direction-down", "unknown"].map(|id| text.say(id));
    let steps = format!("ROUND({last}*(1+{rate}),2)/{step}");
    let rounded = format!(
        "IF({direction}=\"{up}\",ROUNDUP({steps},0),IF({direction}=\"{down}\",ROUNDDOWN({steps},0),\
         ROUND({steps},0)))*{step}"
    );
    format!("IF(COUNT({last},{step})=2,{rounded},\"{unknown}\")")
}

/// What the formula comes to.
pub fn result(last_year: Option<Money>, rate: Rate, rounding: Rounding) -> Option<Money> {
    let exact = rate.changed(last_year?).ok()?;
    rounding.apply(for_reading(exact, 2)).ok()
}

/// The words that the cell of the direction takes.
pub fn directions(text: &Text) -> Result<DataValidation, XlsxError> {
    DataValidation::new().allow_list_strings(&Direction::ALL.map(|direction| text.word(&direction)))
}

/// The numbers that the cell of the change takes: nothing is left at −100 %.
pub fn changes() -> DataValidation {
    DataValidation::new().allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(-1.0))
}

/// The numbers that the cell of the step takes.
pub fn steps() -> DataValidation {
    DataValidation::new().allow_decimal_number(DataValidationRule::GreaterThan(0.0))
}

/// The numbers that the cell of an amount takes.
pub fn amounts() -> DataValidation {
    DataValidation::new().allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0))
}
