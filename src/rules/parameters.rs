//! The law's parameters: value by date, with unit and legal source, after the manner of OpenFisca.
//!
//! The values stand in `parameters.toml`, which a lawyer can read; this module reads it, refuses
//! what is ambiguous, and answers what is in force for a year.

mod office;
mod staircase;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use crate::domain::place::Place;
use crate::domain::ratio::Ratio;
use crate::domain::year::Year;

pub use staircase::{Limit, Staircase};

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
    /// The state model's amount for every association.
    BaseAmount,
    /// The weight of the support measure in the state model.
    KeySupportMeasure,
    /// The weight of the inhabitants aged 16–64 in the state model.
    KeyPopulation16To64,
    /// The largest decrease in a year.
    Brake,
    /// How much own capital an association may hold.
    Staircase,
    /// How much of the own capital above the staircase is deducted.
    OwnCapitalReduction,
    /// How much of what is deducted goes to the other associations.
    Redistribution,
    /// The step in which the authority rounds.
    AllocationRounding,
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
            Self::BaseAmount => "base-amount",
            Self::KeySupportMeasure => "key-support-measure",
            Self::KeyPopulation16To64 => "key-population-16-64",
            Self::Brake => "brake",
            Self::Staircase => "staircase",
            Self::OwnCapitalReduction => "own-capital-reduction",
            Self::Redistribution => "redistribution",
            Self::AllocationRounding => "allocation-rounding",
        }
    }
}

/// Dated parameters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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

    /// The value that has ended before the first day of `year`, with why; `None` while one is in force,
    /// and for what nobody has ever given.
    #[must_use]
    pub fn ended(&self, year: Year) -> Option<(&Dated, &Ended)> {
        if self.in_force(year).is_some() {
            return None;
        }
        let day = year.first_day();
        let last = self.values.iter().rfind(|value| value.to.is_some_and(|to| to < day))?;
        Some((last, last.ended.as_ref()?))
    }
}

/// Why a value has ended without another to follow it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ended {
    /// In Swedish.
    pub sv: String,
    /// In English.
    pub en: String,
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
    /// The steps of the staircase.
    Steps,
}

impl Unit {
    /// The unit's name in the file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Share => "share",
            Self::Percent => "percent",
            Self::Tkr => "tkr",
            Self::Steps => "steps",
        }
    }

    fn holds(self, value: &str) -> bool {
        match self {
            Self::Share => parse_share(value).is_some(),
            Self::Percent => value.parse::<u32>().is_ok_and(|percent| (1..=100).contains(&percent)),
            Self::Tkr => value.parse::<u32>().is_ok_and(|tkr| tkr > 0),
            Self::Steps => false,
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
    /// A parameter that finsam does not know.
    #[error("{0} is no parameter")]
    Unknown(String),
    /// A value of its own where the law gives one.
    #[error("{parameter}: {source_of_law} gives the value")]
    LawGives {
        /// The parameter.
        parameter: String,
        /// The section of law.
        source_of_law: String,
    },
    /// A value without a source.
    #[error("{0}: a value without its source")]
    NoSource(String),
    /// Steps that are no staircase.
    #[error("{0}: the steps are no staircase")]
    Steps(String),
    /// Days between two values for which there is none.
    #[error("{parameter}: no value just before {from}")]
    Gap {
        /// The parameter.
        parameter: String,
        /// The first day of the later value.
        from: Date,
    },
}

/// What is wrong, and at what byte of the file.
type Located = (usize, ParameterError);

/// A value and the days for which it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The first day.
    pub from: Date,
    /// The last day, when it has one.
    pub to: Option<Date>,
    /// The value as it stands in the file, in the parameter's unit; steps in a line.
    pub value: String,
    /// The steps, of the parameter that has them.
    pub staircase: Option<Staircase>,
    /// The section of law or the document, as it is cited.
    pub source: String,
    /// Why it ended, when nothing follows it at once.
    pub ended: Option<Ended>,
    /// Where the office has written it; `None` for what is built in.
    pub place: Option<Place>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawParameter {
    sv: String,
    en: String,
    unit: Unit,
    values: Vec<Spanned<RawValue>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawValue {
    from: toml::value::Datetime,
    to: Option<toml::value::Datetime>,
    value: Option<String>,
    steps: Option<Vec<staircase::RawStep>>,
    source: String,
    ended: Option<Ended>,
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
                let values = dated(&name, raw.unit, raw.values, &|_| None).map_err(|(_, error)| error)?;
                Ok((name, Entry { swedish: raw.sv, english: raw.en, unit: raw.unit, values }))
            })
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// The share that is in force on the first day of `year`, if any is.
    #[must_use]
    pub fn share(&self, parameter: Parameter, year: Year) -> Option<LegalShare> {
        let in_force = self.in_force(parameter, year)?;
        Some(LegalShare { share: parse_share(&in_force.value)?, source: in_force.source.clone() })
    }

    /// The value that is in force on the first day of `year`, if any is.
    #[must_use]
    pub fn in_force(&self, parameter: Parameter, year: Year) -> Option<&Dated> {
        self.entry(parameter)?.in_force(year)
    }

    /// The parameter with all its values.
    #[must_use]
    pub fn entry(&self, parameter: Parameter) -> Option<&Entry> {
        self.0.get(parameter.name())
    }

    /// Every parameter by its name.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.0.iter().map(|(name, entry)| (name.as_str(), entry))
    }
}

/// The values in the order of their days, without days that have two or, unexplained, none.
fn dated(
    parameter: &str,
    unit: Unit,
    values: Vec<Spanned<RawValue>>,
    place: &impl Fn(usize) -> Option<Place>,
) -> Result<Vec<Dated>, Located> {
    let mut dated: Vec<Dated> = Vec::with_capacity(values.len());
    for raw in values {
        let offset = raw.span().start;
        let value = one(parameter, unit, raw.into_inner(), place(offset)).map_err(|error| (offset, error))?;
        if let Some(before) = dated.last_mut() {
            follows(parameter, before, value.from).map_err(|error| (offset, error))?;
        }
        dated.push(value);
    }
    Ok(dated)
}

fn one(parameter: &str, unit: Unit, raw: RawValue, place: Option<Place>) -> Result<Dated, ParameterError> {
    let from = date(parameter, raw.from)?;
    let to = raw.to.map(|to| date(parameter, to)).transpose()?;
    let parameter = parameter.to_owned();
    if to.is_some_and(|to| to < from) {
        return Err(ParameterError::Overlap { parameter, from });
    }
    if raw.source.trim().is_empty() && place.is_some() {
        return Err(ParameterError::NoSource(parameter));
    }
    let (value, staircase) = match (unit, raw.value, raw.steps) {
        (Unit::Steps, None, Some(steps)) => {
            let staircase = Staircase::new(steps).ok_or(ParameterError::Steps(parameter))?;
            (staircase.to_string(), Some(staircase))
        }
        (Unit::Steps, ..) => return Err(ParameterError::Steps(parameter)),
        (_, Some(value), None) if unit.holds(&value) => (value, None),
        (_, value, _) => {
            return Err(ParameterError::NotOfItsUnit { parameter, value: value.unwrap_or_default() });
        }
    };
    Ok(Dated { from, to, value, staircase, source: raw.source, ended: raw.ended, place })
}

/// Holds `before` to the day before `from`, unless it has ended and says why.
fn follows(parameter: &str, before: &mut Dated, from: Date) -> Result<(), ParameterError> {
    let parameter = parameter.to_owned();
    let eve = from.yesterday().map_err(|error| ParameterError::Form(error.to_string()))?;
    // A value without a last day holds until the next one begins.
    let last = *before.to.get_or_insert(eve);
    if before.from >= from || last > eve {
        return Err(ParameterError::Overlap { parameter, from });
    }
    if last < eve && before.ended.is_none() {
        return Err(ParameterError::Gap { parameter, from });
    }
    Ok(())
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
