//! The office's own parameters: what the program does not know, with the source that the office has.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::{Dated, Located, ParameterError, Parameters, RawValue, Unit, dated, follows};
use crate::domain::place::Place;

/// A parameter in the office's file. What is built in tells its words and its unit.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OfficeParameter {
    #[expect(dead_code, reason = "allowed so that a part of the built-in form can be copied")]
    sv: Option<String>,
    #[expect(dead_code, reason = "allowed so that a part of the built-in form can be copied")]
    en: Option<String>,
    unit: Option<Unit>,
    values: Vec<Spanned<RawValue>>,
}

impl Parameters {
    /// These parameters with those of the office's file added. `place` tells the place of a byte in it.
    ///
    /// # Errors
    /// The byte where the fault stands and a [`ParameterError`]: what finsam does not know, what the law
    /// gives, days with two values, and values without a source are refused.
    pub fn with_office(
        mut self,
        source: &str,
        place: &impl Fn(usize) -> Place,
    ) -> Result<Self, (usize, ParameterError)> {
        let raw: BTreeMap<Spanned<String>, OfficeParameter> = toml::from_str(source).map_err(|error| {
            (error.span().map_or(0, |span| span.start), ParameterError::Form(error.message().to_owned()))
        })?;
        for (name, parameter) in raw {
            let offset = name.span().start;
            let name = name.into_inner();
            let unknown = || (offset, ParameterError::Unknown(name.clone()));
            let entry = self.0.get_mut(&name).ok_or_else(unknown)?;
            if parameter.unit.is_some_and(|unit| unit != entry.unit) {
                let value = parameter.unit.map(Unit::name).unwrap_or_default().to_owned();
                return Err((offset, ParameterError::NotOfItsUnit { parameter: name, value }));
            }
            let places: Vec<usize> = parameter.values.iter().map(|value| value.span().start).collect();
            let own = dated(&name, entry.unit, parameter.values, &|at| Some(place(at)))?;
            for (value, at) in own.into_iter().zip(places) {
                add(&name, &mut entry.values, value).map_err(|error| -> Located { (at, error) })?;
            }
        }
        Ok(self)
    }
}

/// Adds the office's value to those before it. A built-in value without a last day that no law gives
/// holds until the office's own begins; a law's value is never replaced.
fn add(parameter: &str, values: &mut Vec<Dated>, own: Dated) -> Result<(), ParameterError> {
    let overlaps =
        |other: &Dated| other.to.is_none_or(|to| own.from <= to) && own.to.is_none_or(|to| other.from <= to);
    if let Some(law) = values.iter().find(|other| other.source.contains('§') && overlaps(other)) {
        let source_of_law = law.source.clone();
        return Err(ParameterError::LawGives { parameter: parameter.to_owned(), source_of_law });
    }
    let at = values.iter().position(|other| own.from <= other.from).unwrap_or(values.len());
    if let Some(before) = at.checked_sub(1).and_then(|before| values.get_mut(before)) {
        follows(parameter, before, own.from)?;
    }
    if let Some(next) = values.get(at) {
        let mut before = own.clone();
        follows(parameter, &mut before, next.from)?;
        values.insert(at, before);
    } else {
        values.push(own);
    }
    Ok(())
}
