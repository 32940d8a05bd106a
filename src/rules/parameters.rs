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
pub struct Parameters(BTreeMap<String, Entry>);

/// A parameter with all its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is, in Swedish.
    pub swedish: String,
    /// What it is, in English.
    pub english: String,
    /// The unit of its values.
    pub unit: Unit,
    /// Its values in the order of their days; none when nobody has given any.
    pub values: Vec<Dated>,
}

impl Entry {
    /// The value that is in force on the first day of `year`, if any is.
    #[must_use]
    pub fn in_force(&self, year: Year) -> Option<&Dated> {
        let day = year.first_day();
        self.values.iter().find(|value| value.from <= day && value.to.is_none_or(|to| day <= to))
    }
}

/// The unit of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// A share such as `1/4`.
    Share,
    /// Whole per cent.
    Percent,
    /// Whole thousands of kronor.
    Tkr,
}

impl Unit {
    /// The unit's name in the file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Share => "share",
            Self::Percent => "percent",
            Self::Tkr => "tkr",
        }
    }

    fn holds(self, value: &str) -> bool {
        match self {
            Self::Share => parse_share(value).is_some(),
            Self::Percent => value.parse::<u32>().is_ok_and(|percent| (1..=100).contains(&percent)),
            Self::Tkr => value.parse::<u32>().is_ok_and(|tkr| tkr > 0),
        }
    }
}

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
    /// A value that its unit does not allow.
    #[error("{parameter}: {value} is no value of its unit")]
    NotOfItsUnit {
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
    /// Days between two values for which there is none.
    #[error("{parameter}: no value just before {from}")]
    Gap {
        /// The parameter.
        parameter: String,
        /// The first day of the later value.
        from: Date,
    },
}

/// A value and the days for which it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The first day.
    pub from: Date,
    /// The last day, when it has one.
    pub to: Option<Date>,
    /// The value as it stands in the file, in the parameter's unit.
    pub value: String,
    /// The section of law or the document, as it is cited.
    pub source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawParameter {
    sv: String,
    en: String,
    unit: Unit,
    values: Vec<RawValue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawValue {
    from: toml::value::Datetime,
    to: Option<toml::value::Datetime>,
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
            .map(|(name, raw)| {
                let values = dated(&name, raw.unit, raw.values)?;
                Ok((name, Entry { swedish: raw.sv, english: raw.en, unit: raw.unit, values }))
            })
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// The share that is in force on the first day of `year`, if any is.
    #[must_use]
    pub fn share(&self, parameter: Parameter, year: Year) -> Option<LegalShare> {
        let in_force = self.0.get(parameter.name())?.in_force(year)?;
        Some(LegalShare { share: parse_share(&in_force.value)?, source: in_force.source.clone() })
    }

    /// Every parameter by its name.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.0.iter().map(|(name, entry)| (name.as_str(), entry))
    }
}

fn dated(parameter: &str, unit: Unit, values: Vec<RawValue>) -> Result<Vec<Dated>, ParameterError> {
    let parameter = parameter.to_owned();
    let mut dated: Vec<Dated> = Vec::with_capacity(values.len());
    for RawValue { from, to, value, source } in values {
        let from = date(&parameter, from)?;
        let to = to.map(|to| date(&parameter, to)).transpose()?;
        if !unit.holds(&value) {
            return Err(ParameterError::NotOfItsUnit { parameter, value });
        }
        if to.is_some_and(|to| to < from) {
            return Err(ParameterError::Overlap { parameter, from });
        }
        if let Some(before) = dated.last_mut() {
            let eve = from.yesterday().map_err(|error| ParameterError::Form(error.to_string()))?;
            // A value without a last day holds until the next one begins.
            let last = *before.to.get_or_insert(eve);
            if before.from >= from || last > eve {
                return Err(ParameterError::Overlap { parameter, from });
            }
            if last < eve {
                return Err(ParameterError::Gap { parameter, from });
            }
        }
        dated.push(Dated { from, to, value, source });
    }
    Ok(dated)
}

fn date(parameter: &str, written: toml::value::Datetime) -> Result<Date, ParameterError> {
    written.to_string().parse().map_err(|_| ParameterError::Form(format!("{parameter}: {written}")))
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
            sv = ""
            en = ""
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
                "[state-share]\nsv = \"\"\nen = \"\"\nunit = \"share\"\nvalues = [{values}]"
            ))
        };
        let overlap = of(
            r#"{ from = 2010-01-01, value = "1/2", source = "" }, { from = 2010-01-01, value = "1/3", source = "" }"#,
        );
        assert!(matches!(overlap, Err(ParameterError::Overlap { .. })));
        for value in ["0.5", "0/1", "2/1", "1/0", "-1/2"] {
            let refused = of(&format!("{{ from = 2010-01-01, value = \"{value}\", source = \"\" }}"));
            assert!(matches!(refused, Err(ParameterError::NotOfItsUnit { .. })), "{value}");
        }
    }

    #[test]
    fn days_without_a_value_and_days_with_two_are_refused() {
        let of = |first: &str, second: &str| {
            let values = format!(
                "{{ from = 2016-01-01, {first} value = \"10\", source = \"\" }}, {{ from = {second}, value = \"5\", source = \"\" }}"
            );
            Parameters::parse(&format!("[b]\nsv = \"\"\nen = \"\"\nunit = \"percent\"\nvalues = [{values}]"))
        };
        of("to = 2017-12-31,", "2018-01-01").unwrap();
        of("", "2018-01-01").unwrap();
        assert!(matches!(of("to = 2017-12-31,", "2018-01-02"), Err(ParameterError::Gap { .. })));
        assert!(matches!(of("to = 2017-12-31,", "2017-12-31"), Err(ParameterError::Overlap { .. })));
        assert!(matches!(of("to = 2015-12-31,", "2018-01-01"), Err(ParameterError::Overlap { .. })));
    }

    #[test]
    fn the_brake_held_in_2016_and_2017_only() {
        let parameters = Parameters::built_in().unwrap();
        let (_, brake) = parameters.entries().find(|(name, _)| *name == "brake").unwrap();
        let held: Vec<bool> = (2015..=2018).map(|number| brake.in_force(year(number)).is_some()).collect();
        assert_eq!(held, [false, true, true, false]);
    }
}
