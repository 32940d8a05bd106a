//! The settings: `finsam.toml` in the working folder, and `utskick.toml` beside it, which no run reads.
//!
//! Every key is optional. A key that does not exist, or a value that cannot be, is a finding at the line and
//! column where it stands; all of them are told at once.

mod allocation;
mod mail;
mod next_year;
mod smtp;
mod table;

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::domain::allocation_settings::AllocationSettings;
use crate::domain::csv_profile::CsvProfile;
use crate::domain::model::MeasureKind;
use crate::domain::money::Money;
use crate::domain::name::Name;
use crate::domain::place::{Place, SourceFile, Sourced};
use crate::domain::rounding::Rounding;
use crate::domain::year::Year;
use crate::findings::Findings;
use crate::rules::magnitude::MagnitudeCheck;
use crate::rules::parameters::ParameterError;
use crate::rules::settings::RuleSettings;
use crate::rules::split::TiePolicy;
use crate::text::Language;

use allocation::allocation;
pub use mail::{FILE as MAIL_FILE, MailSettings, moment};
pub use next_year::{NextYear, next_year, next_year_of_mail};
pub use smtp::SmtpSettings;
use table::value;
pub use table::{Reading, Table};

/// The file's name in the working folder.
pub const FILE: &str = "finsam.toml";

/// The largest whole amount that can be worked with, in kr.
const MOST_KRONOR: i64 = 9_999_999_999_999;

/// The settings of a working folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The budget year.
    pub year: Option<Sourced<Year>>,
    /// The language of everything that is written and said.
    pub language: Option<Language>,
    /// The files with the office's tables, relative to the working folder.
    pub members: Vec<String>,
    /// Who the office is, as it calls itself; the whole list where it is left out.
    pub office: Option<Sourced<String>>,
    /// How the allocation file is read.
    pub allocation: AllocationSettings,
    /// What the office has decided for all associations.
    pub rules: RuleSettings,
    /// Whether last year's amounts are held against this year's.
    pub magnitude: MagnitudeCheck,
    /// How CSV files are written.
    pub csv: CsvProfile,
    /// Who sends mail, when, and with what, and where that begins: here it is an input of the run. It is better kept
    /// in [`MAIL_FILE`].
    pub mail: Option<Sourced<MailSettings>>,
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

/// A fault in another file of settings than finsam.toml, at its line and column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsError {
    /// Where.
    pub place: Place,
    /// What.
    pub fault: Fault,
}

/// What is wrong with the other files of settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A fault in the office's own parameters.
    Parameters(ParameterError),
    /// A mail template that cannot be followed; as the parser says it, in English.
    MailTemplateForm(String),
    /// A text for mail with a loop that goes round too many times.
    MailTemplateEndless,
    /// A field that the mail templates do not have.
    MailTemplateField(String),
    /// A mail template without a subject in its first line.
    MailTemplateSubject,
}

impl Settings {
    /// Reads the settings.
    ///
    /// # Errors
    /// Everything that is wrong with them; a fault in the form of the file stands alone.
    pub fn parse(source: &str, file: &Arc<SourceFile>) -> Result<Self, Findings> {
        let (mut reading, table) = Reading::begin(source, file);
        let Some(mut table) = table else { return Err(reading.findings) };
        let settings = Self::read(&mut table, &mut reading);
        table.finish(&mut reading);
        reading.end(settings)
    }

    fn read(table: &mut Table<'_>, reading: &mut Reading<'_>) -> Self {
        let year = table.integer::<u16>("year", 2004..=2099, reading);
        Self {
            year: year.and_then(|year| Some(Sourced::new(Year::new(year.value).ok()?, year.place))),
            language: table.chosen("language", &["sv", "en"], reading, Language::from_code).map(value),
            members: table.texts("members", reading).into_iter().map(value).collect(),
            csv: table
                .chosen("csv", &["excel-sv", "rfc4180"], reading, CsvProfile::from_name)
                .map(value)
                .unwrap_or_default(),
            parameters: table.text("parameters", reading).map(value),
            office: office(table.table("office", reading), reading),
            allocation: allocation(table.table("allocation", reading), reading),
            rules: rules(table, reading),
            magnitude: magnitude(table.table("checks", reading), reading),
            mail: mail_settings(table, reading),
            model: model(table.table("model", reading), reading),
        }
    }
}

/// `name`: a region, a municipality or an association. Who that is, the registers and the member list say.
fn office(mut table: Table<'_>, reading: &mut Reading<'_>) -> Option<Sourced<String>> {
    let name = table.fitting("name", "setting-fits-name", reading, |name| {
        Name::new(name).ok().map(|name| name.to_string())
    });
    table.finish(reading);
    name
}

/// `[mail]`, where it begins.
fn mail_settings(table: &mut Table<'_>, reading: &mut Reading<'_>) -> Option<Sourced<MailSettings>> {
    let place = table.place("mail", reading);
    let settings = MailSettings::read(table.table("mail", reading), reading);
    place.map(|place| Sourced::new(settings, place))
}

fn model(mut table: Table<'_>, reading: &mut Reading<'_>) -> ModelSettings {
    let total = table.integer::<i64>("total", 1..=MOST_KRONOR, reading);
    let model = ModelSettings {
        file: table.text("file", reading).map(value),
        total: total
            .and_then(|total| Some(Sourced::new(Money::new(Decimal::from(total.value)).ok()?, total.place))),
        measure: table
            .chosen(
                "measure",
                &["antal/number", "procent/percent", "andel/share"],
                reading,
                MeasureKind::from_name,
            )
            .map(value),
    };
    table.finish(reading);
    model
}

fn rules(table: &mut Table<'_>, reading: &mut Reading<'_>) -> RuleSettings {
    let mut rules = RuleSettings::default();
    let mut rounding = table.table("rounding", reading);
    if let Some(rule) = rounding.fitting("default", "setting-fits-rounding", reading, Rounding::from_words) {
        rules.rounding = rule.value;
        rules.rounding_place = Some(rule.place);
    }
    rounding.finish(reading);
    let mut split = table.table("split", reading);
    // `1 kr` is the step of `närmaste 1 kr`.
    let step = |text: &str| Rounding::from_words(&format!("närmaste {text}")).map(Rounding::step);
    if let Some(unit) = split.fitting("unit", "setting-fits-unit", reading, step) {
        rules.split_unit = unit.value;
    }
    let policy = |word: &str| match word {
        "code" | "kod" => Some(TiePolicy::ByCode),
        "stop" | "stopp" => Some(TiePolicy::Stop),
        _ => None,
    };
    if let Some(ties) = split.chosen("ties", &["code", "stop"], reading, policy) {
        rules.ties = ties.value;
    }
    split.finish(reading);
    rules
}

/// `magnitude`: `true`, `false`, or the cells in which last year's amounts are right.
fn magnitude(mut table: Table<'_>, reading: &mut Reading<'_>) -> MagnitudeCheck {
    let check = if table.says_yes_or_no("magnitude") {
        match table.yes_or_no("magnitude", reading) {
            Some(false) => MagnitudeCheck::Off,
            _ => MagnitudeCheck::default(),
        }
    } else {
        let cells = table.texts("magnitude", reading);
        let fits = |text: &str| is_cell(text).then(|| text.to_owned());
        let cells = cells
            .into_iter()
            .filter_map(|cell| table.fit("magnitude", cell, "setting-fits-cell", reading, fits));
        MagnitudeCheck::AllBut(cells.map(value).collect())
    };
    table.finish(reading);
    check
}

/// Whether the text names a cell as formulas do: `D5`, `$D$5`, `Föregående år!D5`.
fn is_cell(text: &str) -> bool {
    let cell = text.rsplit('!').next().unwrap_or(text).replace('$', "");
    let row = cell.trim().trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    let is_row = !row.is_empty() && row.bytes().all(|byte| byte.is_ascii_digit());
    is_row && (1..=3).contains(&cell.trim().len().saturating_sub(row.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::allocation::AmountKind;
    use crate::domain::allocation_settings::ColumnSetting;
    use crate::domain::rounding::Direction;
    use crate::findings::{Finding, Problem};

    fn parse(source: &str) -> Result<Settings, Vec<(String, Problem)>> {
        let file = Arc::new(SourceFile { path: FILE.into(), sha256: String::new() });
        let told = |finding: &Finding| {
            (finding.place.as_ref().unwrap().spot().unwrap_or_default(), finding.problem.clone())
        };
        Settings::parse(source, &file).map_err(|found| found.sorted().into_iter().map(told).collect())
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
    fn every_fault_is_told_at_once_and_where_it_stands() {
        let found = parse(
            "yaer = 2024\nlanguage = \"fi\"\nmembers = [\"a.csv\", 3]\n[rounding]\ndefault = \"10\"\n\
             [split]\nties = \"lott\"\nunit = 1\n[allocation]\nheader-row = 0\nhidden = \"ja\"\ncolumns = \"D\"\n\
             blad = \"x\"\n[mail]\nfrom = \"kansli\"\ndate = \"2024-11-20\"\n[mail.smtp]\nport = 70000\n\
             security = \"none\"\nhost = \"mail.example.se\"\n[model]\ntotal = 0\n[checks]\nmagnitude = [\"rad 5\"]\n",
        )
        .unwrap_err();
        let told: Vec<String> =
            found.iter().map(|(place, problem)| format!("{place} {}", problem.code())).collect();
        assert_eq!(
            told,
            [
                "1:1 F121",
                "2:12 F123",
                "3:21 F122",
                "5:11 F125",
                "7:8 F123",
                "8:8 F122",
                "10:14 F124",
                "11:10 F122",
                "12:11 F122",
                "13:1 F121",
                "15:8 F125",
                "16:8 F122",
                "18:8 F124",
                "19:12 F126",
                "22:9 F124",
                "24:14 F125",
            ]
        );
    }

    #[test]
    fn an_unknown_key_suggests_the_nearest_one() {
        let suggested = |source: &str| match &parse(source).unwrap_err()[0].1 {
            Problem::SettingUnknown { key, suggestions, known } => {
                assert!(known.len() > 1, "{key}");
                suggestions.first().cloned()
            }
            other => panic!("{other:?}"),
        };
        assert_eq!(suggested("yaer = 2024"), Some("year".into()));
        assert_eq!(suggested("Language = \"sv\""), Some("language".into()));
        assert_eq!(suggested("[mail]\ncopy-to = \"a@b.se\""), Some("mail.copies-to".into()));
        assert_eq!(suggested("[mail.smtp]\nhosts = \"a\""), Some("mail.smtp.host".into()));
        assert_eq!(suggested("favoritfärg = 1".replace('ä', "a").as_str()), None);
    }

    #[test]
    fn a_fault_of_form_stands_alone_and_a_key_twice_does_not() {
        let form = parse("yaer = 2024\nyear = \nlanguage = sv\n").unwrap_err();
        assert_eq!(form, [("2:8".into(), Problem::SettingsSyntax { line: "year =".into() })]);
        let twice = parse("year = 2024\nyaer = 2023\nyear = 2025\n").unwrap_err();
        let told: Vec<String> =
            twice.iter().map(|(place, problem)| format!("{place} {}", problem.code())).collect();
        assert_eq!(told, ["2:1 F121", "3:1 F120"]);
    }

    #[test]
    fn columns_in_both_languages_and_no_others() {
        let columns = |text: &str| parse(&format!("[allocation]\n{text}")).map(|all| all.allocation.columns);
        let expected = [(ColumnSetting::Amount(AmountKind::Final), "D".to_owned())].into();
        assert_eq!(columns("columns = { final = \"D\" }").unwrap(), expected);
        assert_eq!(columns("columns.slutlig = \"D\"").unwrap(), expected);
        assert_eq!(
            columns("columns = { \"möjlig\" = \"C\" }").unwrap(),
            columns("columns = { mojlig = \"C\" }").unwrap()
        );
        assert!(columns("columns = { belopp = \"D\" }").is_err());
    }
}
