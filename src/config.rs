//! The settings: `finsam.toml` in the working folder.
//!
//! Every key is optional. A key that does not exist, or a value that cannot be, is told with the
//! line and column where it stands.

mod mail;
mod smtp;

use std::sync::Arc;

use rust_decimal::Decimal;
use serde::Deserialize;
use toml::Spanned;

use crate::domain::money::Money;
use crate::domain::place::{Place, SourceFile, Sourced};
use crate::domain::year::Year;
use crate::read::model::MeasureKind;
use crate::read::settings::AllocationSettings;
use crate::read::value::rounding_from;
use crate::rules::financing::RuleSettings;
use crate::rules::parameters::ParameterError;
use crate::rules::split::TiePolicy;
use crate::text::Language;
use crate::write::report::CsvProfile;

use mail::RawMail;
pub use mail::{MailSettings, moment};
pub use smtp::SmtpSettings;

/// The file's name in the working folder.
pub const FILE: &str = "finsam.toml";

/// The settings of a working folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The budget year.
    pub year: Option<Sourced<Year>>,
    /// The language of everything that is written and said.
    pub language: Option<Language>,
    /// The files with the office's tables, relative to the working folder.
    pub members: Vec<String>,
    /// How the allocation file is read.
    pub allocation: AllocationSettings,
    /// What the office has decided for all associations.
    pub rules: RuleSettings,
    /// How CSV files are written.
    pub csv: CsvProfile,
    /// Who sends mail, when, and with what.
    pub mail: MailSettings,
    /// The file with the office's own parameters, relative to the working folder.
    pub parameters: Option<String>,
    /// What the state's model is worked out from.
    pub model: ModelSettings,
}

/// What the settings say of the state's model.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ModelSettings {
    /// The file with the municipalities' figures, relative to the working folder.
    pub file: Option<String>,
    /// The state's funds for the whole country, in kr.
    pub total: Option<Sourced<Money>>,
    /// What the support measure is counted in, where its header does not say.
    pub measure: Option<MeasureKind>,
}

/// A fault in the settings, at its line and column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsError {
    /// Where.
    pub place: Place,
    /// What.
    pub fault: Fault,
}

/// What is wrong with the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Not TOML, an unknown key, or a value of the wrong kind; as the parser says it, in English.
    Form(String),
    /// A year that is none.
    Year(i64),
    /// A language that finsam does not speak.
    Language(String),
    /// A rounding rule that is none.
    Rounding(String),
    /// A split unit that is none.
    Unit(String),
    /// A tie policy that is none.
    Ties(String),
    /// A national total that is no amount in whole kronor.
    Total(String),
    /// A way to count the support measure that does not exist.
    Measure(String),
    /// A fault in the office's own parameters.
    Parameters(ParameterError),
    /// A profile for CSV that does not exist.
    Csv(String),
    /// A template that is not TOML, or has a key that does not exist; as the parser says it.
    TemplateForm(String),
    /// A colour that is none.
    Color(String),
    /// A colour that would be hard to read.
    Contrast(String),
    /// A logo that is no picture.
    Logo(String),
    /// A footer longer than this, or with a line break.
    Footer(usize),
    /// A sender, reply or copy address that is none.
    MailAddress(String),
    /// A sender's name that is none.
    MailName(String),
    /// A date of the messages that is none.
    MailDate(String),
    /// A choice of attachments that does not exist.
    MailAttach(String),
    /// A protection of the connection that does not exist.
    MailSecurity(String),
    /// A connection without protection to this other machine.
    MailUnprotected(String),
    /// A number outside its range, with the range.
    MailNumber(String),
    /// A mail template that cannot be followed; as the parser says it, in English.
    MailTemplateForm(String),
    /// A text for mail with a loop that goes round too many times.
    MailTemplateEndless,
    /// A field that the mail templates do not have.
    MailTemplateField(String),
    /// A mail template without a subject in its first line.
    MailTemplateSubject(String),
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct RawSettings {
    year: Option<Spanned<i64>>,
    language: Option<Spanned<String>>,
    members: Option<OneOrMore>,
    csv: Option<Spanned<String>>,
    allocation: AllocationSettings,
    rounding: RawRounding,
    split: RawSplit,
    mail: RawMail,
    parameters: Option<String>,
    model: RawModel,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct RawModel {
    file: Option<String>,
    total: Option<Spanned<i64>>,
    measure: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct RawRounding {
    default: Option<Spanned<String>>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct RawSplit {
    unit: Option<Spanned<String>>,
    ties: Option<Spanned<String>>,
}

impl Settings {
    /// Reads the settings.
    ///
    /// # Errors
    /// The first [`SettingsError`].
    pub fn parse(source: &str, file: &Arc<SourceFile>) -> Result<Self, SettingsError> {
        // Windows' Notepad puts a byte order mark first.
        let source = source.strip_prefix('\u{feff}').unwrap_or(source);
        let at = |offset: usize| place_of(source, file, offset);
        let raw: RawSettings = toml::from_str(source).map_err(|error| SettingsError {
            place: at(error.span().map_or(0, |span| span.start)),
            fault: Fault::Form(error.message().to_owned()),
        })?;
        let fail = |offset: usize, fault: Fault| SettingsError { place: at(offset), fault };

        let year = raw.year.map(|year| {
            let number = *year.get_ref();
            u16::try_from(number)
                .ok()
                .and_then(|number| Year::new(number).ok())
                .map(|value| Sourced::new(value, at(year.span().start)))
                .ok_or_else(|| fail(year.span().start, Fault::Year(number)))
        });
        let language = raw.language.map(|code| {
            Language::from_code(code.get_ref())
                .ok_or_else(|| fail(code.span().start, Fault::Language(code.get_ref().clone())))
        });
        let csv = raw.csv.map(|profile| {
            CsvProfile::from_name(profile.get_ref())
                .ok_or_else(|| fail(profile.span().start, Fault::Csv(profile.get_ref().clone())))
        });
        Ok(Self {
            year: year.transpose()?,
            language: language.transpose()?,
            members: match raw.members {
                None => Vec::new(),
                Some(OneOrMore::One(one)) => vec![one],
                Some(OneOrMore::More(more)) => more,
            },
            allocation: raw.allocation,
            rules: rules(raw.rounding, raw.split, &at)?,
            csv: csv.transpose()?.unwrap_or_default(),
            mail: MailSettings::from_raw(raw.mail, &at)?,
            parameters: raw.parameters,
            model: model(raw.model, &at)?,
        })
    }
}

fn model(raw: RawModel, at: &impl Fn(usize) -> Place) -> Result<ModelSettings, SettingsError> {
    let total = raw.total.map(|total| {
        let place = at(total.span().start);
        let number = *total.get_ref();
        match Money::new(Decimal::from(number)) {
            Ok(amount) if number > 0 => Ok(Sourced::new(amount, place)),
            _ => Err(SettingsError { place, fault: Fault::Total(number.to_string()) }),
        }
    });
    let measure = raw.measure.map(|measure| {
        MeasureKind::from_name(measure.get_ref()).ok_or_else(|| SettingsError {
            place: at(measure.span().start),
            fault: Fault::Measure(measure.get_ref().clone()),
        })
    });
    Ok(ModelSettings { file: raw.file, total: total.transpose()?, measure: measure.transpose()? })
}

fn rules(
    rounding: RawRounding,
    split: RawSplit,
    at: &impl Fn(usize) -> Place,
) -> Result<RuleSettings, SettingsError> {
    let mut rules = RuleSettings::default();
    let fail = |text: &Spanned<String>, fault: fn(String) -> Fault| SettingsError {
        place: at(text.span().start),
        fault: fault(text.get_ref().clone()),
    };
    if let Some(text) = rounding.default {
        rules.rounding = rounding_from(text.get_ref()).ok_or_else(|| fail(&text, Fault::Rounding))?;
        rules.rounding_place = Some(at(text.span().start));
    }
    if let Some(text) = split.unit {
        // `1 kr` is the step of `närmaste 1 kr`.
        let unit = rounding_from(&format!("närmaste {}", text.get_ref()));
        rules.split_unit = unit.ok_or_else(|| fail(&text, Fault::Unit))?.step();
    }
    if let Some(text) = split.ties {
        rules.ties = match text.get_ref().as_str() {
            "code" | "kod" => TiePolicy::ByCode,
            "stop" | "stopp" => TiePolicy::Stop,
            _ => return Err(fail(&text, Fault::Ties)),
        };
    }
    Ok(rules)
}

/// The line and column, both from 1, of a byte offset.
#[must_use]
pub fn place_of(source: &str, file: &Arc<SourceFile>, offset: usize) -> Place {
    let before = source.get(..offset).unwrap_or(source);
    let line = before.matches('\n').count().saturating_add(1);
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count().saturating_add(1);
    Place::line(file, line, column)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Money;
    use crate::domain::rounding::Direction;

    fn parse(source: &str) -> Result<Settings, (String, Fault)> {
        let file = Arc::new(SourceFile { path: FILE.into(), sha256: String::new() });
        Settings::parse(source, &file).map_err(|error| (error.place.to_string(), error.fault))
    }

    #[test]
    fn every_key_is_optional() {
        assert_eq!(parse("").unwrap(), Settings::default());
    }

    #[test]
    fn all_keys() {
        let settings = parse(
            "\u{feff}year = 2024\r\nlanguage = \"sv\"\r\nmembers = [\"medlemmar.csv\", \"beslut.csv\"]\r\ncsv = \"rfc4180\"\r\n\
             [allocation]\r\nsheet = \"Fördelning\"\r\nheader-row = 5\r\nunit = \"tkr\"\r\nstatus = \"slutlig\"\r\n\
             columns = { final = \"D\" }\r\n[rounding]\r\ndefault = \"uppåt 10 tkr\"\r\n[split]\r\nunit = \"100 kr\"\r\nties = \"stop\"\r\n",
        )
        .unwrap();
        assert_eq!(settings.year.as_ref().unwrap().value.number(), 2024);
        assert_eq!(settings.year.unwrap().place.to_string(), "finsam.toml:1:8");
        assert_eq!(settings.members.len(), 2);
        assert_eq!(
            (settings.rules.rounding.direction(), settings.rules.rounding.step()),
            (Direction::Up, Money::kr(10_000))
        );
        assert_eq!((settings.rules.split_unit, settings.rules.ties), (Money::kr(100), TiePolicy::Stop));
    }

    #[test]
    fn faults_say_where_they_stand() {
        let fault = |source: &str| parse(source).unwrap_err();
        assert_eq!(fault("year = 1999"), ("finsam.toml:1:8".into(), Fault::Year(1999)));
        assert_eq!(fault("\nlanguage = \"fi\""), ("finsam.toml:2:12".into(), Fault::Language("fi".into())));
        assert_eq!(
            fault("[rounding]\ndefault = \"10\""),
            ("finsam.toml:2:11".into(), Fault::Rounding("10".into()))
        );
        assert_eq!(fault("[split]\nties = \"lott\"").1, Fault::Ties("lott".into()));
        let (place, unknown) = fault("year = 2024\nåret = 2024");
        assert_eq!(place, "finsam.toml:2:1");
        assert!(matches!(unknown, Fault::Form(_)));
        assert!(matches!(fault("[allocation]\nblad = \"x\"").1, Fault::Form(_)));
        assert!(matches!(fault("year = ").1, Fault::Form(_)));
    }
}
