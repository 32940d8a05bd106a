//! The arguments as they are written. What they say in help is in `text`, in both languages.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::domain::csv_profile::CsvProfile;
use crate::text::Language;

/// The arguments of the program.
#[derive(Debug, Parser)]
#[command(name = "finsam", version, disable_help_subcommand = true)]
pub struct Arguments {
    /// The language, wherever it stands.
    #[arg(long, global = true, value_enum)]
    lang: Option<LanguageArgument>,
    /// The command.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a new working folder.
    Init(InitArguments),
    /// Begin the next year's folder.
    Next(NextArguments),
    /// Show what is understood of a file.
    Inspect(InspectArguments),
    /// Work out the year and write everything.
    Run(RunArguments),
    /// List the runs, or say which one is current.
    Runs(RunsArguments),
    /// Read and work out without writing.
    Check(CheckArguments),
    /// Say why an amount is what it is.
    Explain(ExplainArguments),
    /// List the parameters in force.
    Rules(RulesArguments),
    /// From a run to its messages.
    Mail(MailArguments),
    /// Say what differs between two runs.
    Diff(DiffArguments),
    /// Work out the state's model.
    Model(ModelArguments),
    /// Rebuild an earlier run and compare.
    Verify(VerifyArguments),
    /// Take every file that is dropped.
    Watch(WatchArguments),
}

/// The arguments of `init`.
#[derive(Debug, Args)]
pub struct InitArguments {
    /// The folder to make.
    pub new: PathBuf,
    /// Who the office is.
    #[arg(long)]
    pub office: Option<String>,
    /// The authority's file.
    #[arg(long)]
    pub allocation: Option<PathBuf>,
    /// The budget year.
    #[arg(long, value_parser = clap::value_parser!(u16).range(2004..=2099))]
    pub year: Option<u16>,
}

/// The arguments of `next`.
#[derive(Debug, Args)]
pub struct NextArguments {
    /// This year's folder.
    pub old: PathBuf,
    /// The folder to make.
    pub new: PathBuf,
    /// The authority's file for the new year.
    #[arg(long)]
    pub allocation: Option<PathBuf>,
}

/// The arguments of `inspect`.
#[derive(Debug, Args)]
pub struct InspectArguments {
    /// The files.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// The form of what is printed.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// The arguments of `run`.
#[derive(Debug, Args)]
pub struct RunArguments {
    /// The working folder.
    #[arg(default_value = ".")]
    pub dir: PathBuf,
    /// Everything that was found, and every table.
    #[arg(long)]
    pub all: bool,
    /// Where to write.
    #[arg(long)]
    pub out: Option<PathBuf>,
    /// Only this association's or member's workbook.
    #[arg(long)]
    pub only: Option<String>,
    /// The office's own look.
    #[arg(long)]
    pub template: Option<PathBuf>,
    /// Decisions to suppose: nothing is written.
    #[arg(long, visible_alias = "vad-om")]
    pub what_if: Vec<String>,
    /// The profile of the CSV files.
    #[arg(long, value_enum)]
    csv: Option<CsvArgument>,
    /// The form of what is printed.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// The arguments of `runs`.
#[derive(Debug, Args)]
pub struct RunsArguments {
    /// The working folder.
    #[arg(default_value = ".")]
    pub dir: PathBuf,
    /// The version that is to be current.
    #[arg(long)]
    pub current: Option<String>,
    /// The form of what is printed.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// The arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// The working folder.
    #[arg(default_value = ".")]
    pub dir: PathBuf,
    /// Everything that was found, and every table.
    #[arg(long)]
    pub all: bool,
    /// Where to write a marked copy.
    #[arg(long)]
    pub mark: Option<PathBuf>,
    /// Decisions to suppose: nothing is written.
    #[arg(long, visible_alias = "vad-om")]
    pub what_if: Vec<String>,
    /// The form of what is printed.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// The arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArguments {
    /// The association.
    pub association: String,
    /// The member.
    pub member: Option<String>,
    /// The working folder.
    #[arg(long, default_value = ".")]
    pub folder: PathBuf,
    /// A run, or a working folder for its current one, explained by the inputs that it kept.
    #[arg(long = "run", conflicts_with = "folder")]
    pub kept_run: Option<PathBuf>,
    /// The form of what is printed.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// The arguments of `rules`.
#[derive(Debug, Args)]
pub struct RulesArguments {
    /// The budget year; every value when it is left out.
    #[arg(value_parser = clap::value_parser!(u16).range(2004..=2099))]
    pub year: Option<u16>,
    /// The working folder whose own parameters count too.
    #[arg(long)]
    pub folder: Option<PathBuf>,
    /// The form of what is printed.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// The arguments of `model`.
#[derive(Debug, Args)]
pub struct ModelArguments {
    /// The working folder.
    #[arg(default_value = ".")]
    pub dir: PathBuf,
    /// The state's funds for the whole country.
    #[arg(long)]
    pub total: Option<String>,
    /// The authority's file.
    #[arg(long)]
    pub compare: Option<PathBuf>,
    /// Where to write the workbook.
    #[arg(long)]
    pub out: Option<PathBuf>,
    /// The association whose amount is to be explained.
    #[arg(long)]
    pub explain: Option<String>,
    /// The profile of the CSV file.
    #[arg(long, value_enum)]
    csv: Option<CsvArgument>,
    /// The form of what is printed.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// The arguments of `diff`.
#[derive(Debug, Args)]
pub struct DiffArguments {
    /// The run or working folder as it was.
    #[arg(id = "before")]
    pub old: PathBuf,
    /// The run or working folder as it is.
    #[arg(id = "now")]
    pub new: PathBuf,
    /// Where to write a workbook.
    #[arg(id = "workbook", long = "out")]
    pub out: Option<PathBuf>,
    /// The form of what is printed.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// The arguments of `verify`.
#[derive(Debug, Args)]
pub struct VerifyArguments {
    /// The run's folder, or a working folder for its current one.
    pub run: PathBuf,
    /// The form of what is printed.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// The arguments of `watch`.
#[derive(Debug, Args)]
pub struct WatchArguments {
    /// The working folder.
    #[arg(default_value = ".")]
    pub dir: PathBuf,
    /// Take what is there and end.
    #[arg(long)]
    pub once: bool,
    /// For how long a file is to be still.
    #[arg(long, default_value = "5", value_parser = seconds)]
    pub still: Duration,
    /// The form of what is printed.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// A time in seconds, from a tenth of a second to an hour.
fn seconds(text: &str) -> Result<Duration, String> {
    let number: f64 = text.replace(',', ".").parse().map_err(|_| String::new())?;
    let bounds = Duration::from_millis(100)..=Duration::from_hours(1);
    let time = Duration::try_from_secs_f64(number).map_err(|error| error.to_string())?;
    if bounds.contains(&time) { Ok(time) } else { Err(String::new()) }
}

/// The arguments of `mail`.
#[derive(Debug, Args)]
pub struct MailArguments {
    /// What to do with the messages.
    #[command(subcommand)]
    pub command: MailCommand,
}

/// The commands of `mail`.
#[derive(Debug, Subcommand)]
pub enum MailCommand {
    /// Write a draft to every recipient.
    Draft(DraftArguments),
    /// Send the drafts that were approved.
    Send(SendArguments),
    /// Say where each message stands.
    Status(StatusArguments),
    /// Write the built-in texts to a folder.
    Templates(TemplatesArguments),
}

/// The arguments of `mail draft`.
#[derive(Debug, Args)]
pub struct DraftArguments {
    /// The run's folder, or a working folder for its current one.
    pub run_dir: PathBuf,
    /// The file with the settings of mail.
    #[arg(id = "mail_settings", long = "settings")]
    pub settings: Option<PathBuf>,
    /// The messages' date.
    #[arg(long)]
    pub date: Option<String>,
    /// The folder with the office's own texts.
    #[arg(long)]
    pub templates: Option<PathBuf>,
    /// A folder for each message too.
    #[arg(long = "folder")]
    pub folders: bool,
    /// Leave out recipients without a contact.
    #[arg(long)]
    pub skip_missing: bool,
    /// The form of what is printed.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// The arguments of `mail send`.
#[derive(Debug, Args)]
pub struct SendArguments {
    /// The run's folder, or a working folder for its current one.
    pub run_dir: PathBuf,
    /// The file with the settings of the server.
    #[arg(id = "server_settings", long = "settings")]
    pub settings: Option<PathBuf>,
    /// Send, not only say what would be sent.
    #[arg(long)]
    pub send: bool,
    /// At most so many messages.
    #[arg(long)]
    pub limit: Option<usize>,
    /// Only the messages of these names.
    #[arg(id = "only_message", long = "only")]
    pub only: Vec<String>,
    /// Every message to this address instead.
    #[arg(long)]
    pub to_me: Option<String>,
    /// The number of messages, as confirmation.
    #[arg(long)]
    pub yes: Option<usize>,
    /// The messages that a person wants sent again.
    #[arg(long)]
    pub resend: Vec<String>,
    /// Send though the run is not the current one.
    #[arg(long)]
    pub not_current: bool,
    /// The form of what is printed.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// The arguments of `mail status`.
#[derive(Debug, Args)]
pub struct StatusArguments {
    /// The run's folder, or a working folder for its current one.
    pub run_dir: PathBuf,
    /// The form of what is printed.
    #[arg(id = "list_format", long = "format", value_enum, default_value = "text")]
    pub format: ListFormat,
    /// Write the list as a new CSV file too.
    #[arg(id = "list", long = "out")]
    pub list: Option<PathBuf>,
}

/// The form of a list that is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// For spreadsheets.
    Csv,
}

/// The arguments of `mail templates`.
#[derive(Debug, Args)]
pub struct TemplatesArguments {
    /// The folder to write to.
    pub templates_dir: PathBuf,
}

/// The form of what is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum LanguageArgument {
    Sv,
    En,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum CsvArgument {
    #[value(name = "excel-sv")]
    ExcelSwedish,
    #[value(name = "rfc4180")]
    Rfc4180,
}

impl Arguments {
    /// The language that was asked for.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        self.lang.map(|language| match language {
            LanguageArgument::Sv => Language::Swedish,
            LanguageArgument::En => Language::English,
        })
    }

    /// The form of what is printed. A command without a choice prints for people.
    #[must_use]
    pub fn format(&self) -> Format {
        match &self.command {
            Command::Inspect(of) => of.format,
            Command::Run(of) => of.format,
            Command::Runs(of) => of.format,
            Command::Check(of) => of.format,
            Command::Explain(of) => of.format,
            Command::Rules(of) => of.format,
            Command::Diff(of) => of.format,
            Command::Model(of) => of.format,
            Command::Verify(of) => of.format,
            Command::Watch(of) => of.format,
            Command::Mail(MailArguments { command: MailCommand::Draft(of) }) => of.format,
            Command::Mail(MailArguments { command: MailCommand::Send(of) }) => of.format,
            Command::Init(_) | Command::Next(_) | Command::Mail(_) => Format::Text,
        }
    }
}

impl RunArguments {
    /// The CSV profile that was asked for.
    #[must_use]
    pub fn csv(&self) -> Option<CsvProfile> {
        self.csv.map(CsvProfile::from)
    }
}

impl ModelArguments {
    /// The CSV profile that was asked for.
    #[must_use]
    pub fn csv(&self) -> Option<CsvProfile> {
        self.csv.map(CsvProfile::from)
    }
}

impl From<CsvArgument> for CsvProfile {
    fn from(profile: CsvArgument) -> Self {
        match profile {
            CsvArgument::ExcelSwedish => Self::ExcelSwedish,
            CsvArgument::Rfc4180 => Self::Rfc4180,
        }
    }
}
