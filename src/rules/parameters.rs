//! The law's parameters: value by date, with unit and legal source, after the manner of OpenFisca.
//!
//! The values stand in `parameters.toml`, which a lawyer can read; this module reads it, refuses
//! what is ambiguous, and answers what is in force for a year.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use crate::domain::ratio::Ratio;
use crate::domain::year::Year;

/// The law's own parameters, as they are built in.
const BUILT_IN: &str = include_str!("parameters.toml");

/// The name of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Parameter {
    /// The state's share.
    StateShare,
    /// The regions' share together.
    RegionsShare,
    /// The municipalities' share together.
    MunicipalitiesShare,
    /// The share of a municipality that belongs to no region.
    MunicipalityOutsideRegionsShare,
}

impl Parameter {
    /// The parameter's name in the file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::StateShare => "state-share",
            Self::RegionsShare => "regions-share",
            Self::MunicipalitiesShare => "municipalities-share",
            Self::MunicipalityOutsideRegionsShare => "municipality-outside-regions-share",
        }
    }
}

/// Dated parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameters(BTreeMap<String, Vec<Dated>>);

/// A share and the source that gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegalShare {
    /// The share of the whole financing.
    pub share: Ratio,
    /// The section of law, as it is cited.
    pub source: String,
}

/// What is wrong with a file of parameters.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParameterError {
    /// The file is not TOML of the right form.
    #[error("{0}")]
    Form(String),
    /// A value that is not a share such as `1/4`.
    #[error("{parameter}: {value} is not a share")]
    NotAShare {
        /// The parameter.
        parameter: String,
        /// The value as it stands.
        value: String,
    },
    /// Two values from the same day, or not in the order of their days.
    #[error("{parameter}: two values overlap at {from}")]
    Overlap {
        /// The parameter.
        parameter: String,
        /// The day in question.
        from: Date,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Dated {
    from: Date,
    share: Ratio,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawParameter {
    #[serde(rename = "description")]
    _description: String,
    #[serde(rename = "unit")]
    _unit: String,
    values: Vec<RawValue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawValue {
    from: toml::value::Datetime,
    value: String,
    source: String,
}

impl Parameters {
    /// The law's own parameters.
    ///
    /// # Errors
    /// [`ParameterError`]; the built-in file has none, which a test sees to.
    pub fn built_in() -> Result<Self, ParameterError> {
        Self::parse(BUILT_IN)
    }

    /// Reads a file of parameters.
    ///
    /// # Errors
    /// [`ParameterError`].
    pub fn parse(source: &str) -> Result<Self, ParameterError> {
        let raw: BTreeMap<String, RawParameter> =
            toml::from_str(source).map_err(|error| ParameterError::Form(error.to_string()))?;
        raw.into_iter()
            .map(|(name, parameter)| Ok((name.clone(), dated(&name, parameter.values)?)))
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// The share that is in force on the first day of `year`, if any is.
    #[must_use]
    pub fn share(&self, parameter: Parameter, year: Year) -> Option<LegalShare> {
        let in_force = self.0.get(parameter.name())?.iter().rfind(|value| value.from <= year.first_day())?;
        Some(LegalShare { share: in_force.share, source: in_force.source.clone() })
    }
}

fn dated(parameter: &str, values: Vec<RawValue>) -> Result<Vec<Dated>, ParameterError> {
    let mut dated: Vec<Dated> = Vec::with_capacity(values.len());
    for value in values {
        let from: Date = value
            .from
            .to_string()
            .parse()
            .map_err(|_| ParameterError::Form(format!("{parameter}: {}", value.from)))?;
        let share = parse_share(&value.value).ok_or_else(|| ParameterError::NotAShare {
            parameter: parameter.to_owned(),
            value: value.value.clone(),
        })?;
        if dated.last().is_some_and(|before| before.from >= from) {
            return Err(ParameterError::Overlap { parameter: parameter.to_owned(), from });
        }
        dated.push(Dated { from, share, source: value.source });
    }
    Ok(dated)
}

fn parse_share(text: &str) -> Option<Ratio> {
    let (above, below) = text.split_once('/')?;
    let share = Ratio::new(above.trim().parse().ok()?, below.trim().parse().ok()?)?;
    (share.numerator() > 0 && share.numerator() <= share.denominator()).then_some(share)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(number: u16) -> Year {
        Year::new(number).unwrap()
    }

    #[test]
    fn the_law_gives_a_half_and_two_quarters() {
        let parameters = Parameters::built_in().unwrap();
        let share = |parameter| parameters.share(parameter, year(2024)).unwrap();
        assert_eq!(share(Parameter::StateShare).share, Ratio::new(1, 2).unwrap());
        assert_eq!(share(Parameter::RegionsShare).share, Ratio::new(1, 4).unwrap());
        assert_eq!(share(Parameter::MunicipalitiesShare).share, Ratio::new(1, 4).unwrap());
        assert_eq!(share(Parameter::MunicipalityOutsideRegionsShare).share, Ratio::new(1, 2).unwrap());
        assert!(share(Parameter::RegionsShare).source.contains("5 §"));
    }

    #[test]
    fn a_value_holds_until_the_next() {
        let parameters = Parameters::parse(
            r#"
            [state-share]
            description = ""
            unit = "share"
            values = [
                { from = 2010-01-01, value = "1/2", source = "a" },
                { from = 2020-01-01, value = "2/3", source = "b" },
            ]
            "#,
        )
        .unwrap();
        let share = |number| parameters.share(Parameter::StateShare, year(number)).map(|share| share.source);
        assert_eq!(
            [share(2009), share(2010), share(2019), share(2020)],
            [None, Some("a".to_owned()), Some("a".to_owned()), Some("b".to_owned())]
        );
        assert_eq!(parameters.share(Parameter::RegionsShare, year(2024)), None);
    }

    #[test]
    fn what_is_ambiguous_is_refused() {
        let of = |values: &str| {
            Parameters::parse(&format!(
                "[state-share]\ndescription = \"\"\nunit = \"share\"\nvalues = [{values}]"
            ))
        };
        let overlap = of(
            r#"{ from = 2010-01-01, value = "1/2", source = "" }, { from = 2010-01-01, value = "1/3", source = "" }"#,
        );
        assert!(matches!(overlap, Err(ParameterError::Overlap { .. })));
        for value in ["0.5", "0/1", "2/1", "1/0", "-1/2"] {
            let refused = of(&format!("{{ from = 2010-01-01, value = \"{value}\", source = \"\" }}"));
            assert!(matches!(refused, Err(ParameterError::NotAShare { .. })), "{value}");
        }
    }
}
