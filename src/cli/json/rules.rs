//! What `finsam rules` answers.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::place::Place;
use crate::rules::parameters::Dated;

/// The parameters of the law, of the state's model and of the office.
#[derive(Serialize, JsonSchema)]
pub struct RulesAnswer<'a> {
    /// The year that was asked for; null for all days.
    pub year: Option<u16>,
    /// The parameters, by name.
    pub parameters: Vec<ParameterAnswer<'a>>,
}

/// A parameter.
#[derive(Serialize, JsonSchema)]
pub struct ParameterAnswer<'a> {
    /// Its name.
    pub parameter: &'a str,
    /// What it is, in words.
    pub description: &'a str,
    /// The unit of its values: `share`, `percent`, `tkr` or `steps`.
    pub unit: &'static str,
    /// Its values in the order of their days: none where nobody has given any that is in force.
    pub values: Vec<DatedAnswer<'a>>,
}

/// A value and the days that it is in force.
#[derive(Serialize, JsonSchema)]
pub struct DatedAnswer<'a> {
    /// The value in the parameter's unit: `1/4`, `400`.
    value: &'a str,
    /// The first day: `2015-01-01`.
    from: String,
    /// The last day; null while it has none.
    to: Option<String>,
    /// The section of law or the document.
    source: &'a str,
    /// Whether the office has written it.
    own: bool,
    /// The file that the office has written it in; null for what is built in.
    file: Option<&'a str>,
    /// Its line and column there (`12:5`); null for what is built in.
    line: Option<String>,
}

impl<'a> From<&'a Dated> for DatedAnswer<'a> {
    fn from(value: &'a Dated) -> Self {
        let place = value.place.as_ref();
        Self {
            value: &value.value,
            from: value.from.to_string(),
            to: value.to.map(|to| to.to_string()),
            source: &value.source,
            own: place.is_some(),
            file: place.map(|place| place.file.path.as_str()),
            line: place.and_then(Place::spot),
        }
    }
}
