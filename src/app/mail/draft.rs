//! A draft to every recipient of a run, in the run's own folder. Nothing is sent.
//!
//! The amounts in the texts are worked out from the inputs that the run kept. Only when they give the
//! run's own number, and every workbook is the one that its manifest lists, can text and attachment not
//! contradict each other; anything else stops.

use std::collections::BTreeMap;
use std::path::Path;

use super::settings::{self, Chosen, OfRun};
use super::templates;
use crate::app::earlier_run::EarlierRun;
use crate::app::error::Error;
use crate::app::events::{Activity, Events, Underway};
use crate::app::job::{Job, run_id};
use crate::app::languages::Languages;
use crate::app::making::Making;
use crate::app::marks::DraftMark;
use crate::app::refusal::Refusal;
use crate::config::{MAIL_FILE, MailSettings, moment};
use crate::findings::{Findings, Problem};
use crate::mail::compose::{ComposeError, Composition, Sender};
use crate::mail::draft::{DraftFile, Drafts};
use crate::mail::message::{Mailbox, Message};
use crate::output::{MAIL, OutputError, Target, sha256, write_set};
use crate::text::Language;
use crate::write::report::Report;

/// What is wanted of a run's drafts.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    /// The run's folder.
    pub run: &'a Path,
    /// The file with the settings of mail; left out, that of the working folder.
    pub settings: Option<&'a Path>,
    /// The messages' date, as somebody wrote it; left out, that of the settings.
    pub date: Option<&'a str>,
    /// The folder with the office's own texts; left out, that of the settings.
    pub templates: Option<&'a Path>,
    /// Whether each message gets a folder too.
    pub folders: bool,
    /// Whether recipients without a contact are left out.
    pub skip_missing: bool,
}

/// What came of a wish for drafts.
pub struct Drafted {
    /// What was found.
    pub findings: Findings,
    /// Who sends, and when.
    pub sender: Sender,
    /// The recipients that were left out.
    pub skipped: Vec<String>,
    /// The messages that were written, or why none was: [`Error::Findings`] when errors are among the findings.
    pub messages: Result<Vec<Message>, Error>,
}

/// A run that was worked out again, with what its mail is made from.
struct Run {
    making: Making,
    mail: OfRun,
    workbooks: BTreeMap<String, Vec<u8>>,
    changed: Findings,
}

/// Writes the drafts. `language` is that of whoever waits.
///
/// # Errors
/// [`Error`] when it is known before anything is composed.
pub fn draft(wish: &Wish<'_>, language: Language, events: &dyn Events) -> Result<Drafted, Error> {
    let _underway = Underway::begin(events, Activity::Drafting, language);
    let run = open(wish.run)?;
    let Chosen { settings: mail, folder, file } = settings::of_drafts(wish.run, wish.settings, run.mail)?;
    let sender = sender(&mail, wish.date)?;
    let report = run.making.report()?;
    let own_texts =
        wish.templates.map(Path::to_owned).or_else(|| Some(folder.join(mail.templates.as_ref()?)));
    let templates = templates::read(own_texts.as_deref(), report.text)?;
    let composition = Composition {
        report: &report,
        sender: &sender,
        templates: &templates,
        enclosed: mail.enclosed,
        workbooks: &run.workbooks,
    };
    let mut findings = run.changed.clone();
    let (found, skipped) = check(&composition, wish.skip_missing);
    findings.append(found);
    let composed = compose(&composition, &mut findings);
    let messages = composed.and_then(|messages| write(&report, &run.workbooks, file, messages, wish));
    Ok(Drafted { findings, sender, skipped, messages })
}

/// Opens the run and works it out again from what it kept.
fn open(folder: &Path) -> Result<Run, Error> {
    let earlier = EarlierRun::open(folder)?;
    let own = env!("CARGO_PKG_VERSION");
    let listed = &earlier.manifest;
    if listed.version != own {
        return Err(Refusal::RunOfAnotherVersion { version: listed.version.clone(), own }.into());
    }
    if listed.settings.only.is_some() {
        return Err(Refusal::RunOfOnlyOne {}.into());
    }
    let (making, mail) = rebuilt(&earlier)?;
    let (workbooks, changed) = workbooks(&earlier)?;
    Ok(Run { making, mail, workbooks, changed })
}

/// The run worked out again from the inputs that it kept, which must be those that made its number, with its
/// `[mail]` where its finsam.toml has that.
///
/// # Errors
/// [`Refusal::InputsChanged`] when an input is not as it was.
pub(super) fn rebuilt(earlier: &EarlierRun) -> Result<(Making, OfRun), Error> {
    let listed = &earlier.manifest;
    let look = earlier.look(&earlier.kept()?)?;
    let working_folder = earlier.working_folder()?;
    let mail = working_folder.settings.mail.clone();
    let (language, only) = (earlier.language(), listed.settings.only.as_deref());
    let job = Job::of(working_folder, Languages::only(language));
    let mut making = Making::new(job, earlier.csv(), only, look)?;
    // The number as the version that made the run would give it.
    making.facts.id = run_id(&listed.version, language, earlier.csv(), only, &making.facts.inputs);
    if making.facts.id == listed.run {
        return Ok((making, mail));
    }
    let listed_inputs = earlier.inputs();
    let changed = listed_inputs.iter().find(|input| !making.facts.inputs.contains(input));
    let file = changed.map_or("manifest.json", |input| input.path.as_str()).to_owned();
    Err(Refusal::InputsChanged { file }.into())
}

/// The run's workbooks by path, each the one that the manifest lists; a finding for any other.
fn workbooks(run: &EarlierRun) -> Result<(BTreeMap<String, Vec<u8>>, Findings), Error> {
    let mut workbooks = BTreeMap::new();
    let mut findings = Findings::new();
    let is_workbook = |path: &str| path.starts_with("medlemmar/") || path.starts_with("forbund/");
    for output in run.manifest.outputs.iter().filter(|output| is_workbook(&output.path)) {
        match run.read(&output.path)? {
            Some(bytes) if sha256(&bytes) == output.sha256 => {
                workbooks.insert(output.path.clone(), bytes);
            }
            _ => findings.general(Problem::RunFileChanged { file: output.path.clone() }),
        }
    }
    Ok((workbooks, findings))
}

fn sender(mail: &MailSettings, wished: Option<&str>) -> Result<Sender, Error> {
    let address = mail.from.clone().ok_or(Refusal::NoSender {})?;
    let wished = wished
        .map(|date| moment(date).ok_or_else(|| Refusal::NotADate { what: date.to_owned() }))
        .transpose()?;
    let date = wished.or(mail.date).ok_or(Refusal::NoDate {})?;
    Ok(Sender {
        from: Mailbox { address, name: mail.name.clone() },
        reply_to: mail.reply_to.clone(),
        copies_to: mail.copies_to.clone(),
        date,
    })
}

/// What there is to say of the contacts, and who is skipped because the user said so.
fn check(composition: &Composition<'_>, skip_missing: bool) -> (Findings, Vec<String>) {
    let found = composition.check();
    if !skip_missing {
        return (found, Vec::new());
    }
    let mut kept = Findings::new();
    let mut skipped = Vec::new();
    for finding in found.sorted() {
        if let Problem::RecipientWithoutContact { recipient } = &finding.problem {
            skipped.push(recipient.clone());
        } else {
            kept.general(finding.problem.clone());
        }
    }
    (kept, skipped)
}

fn compose(composition: &Composition<'_>, findings: &mut Findings) -> Result<Vec<Message>, Error> {
    if findings.stop_the_run() {
        return Err(Error::Findings);
    }
    let messages = composition.messages().map_err(|error| match error {
        ComposeError::Findings(leaks) => {
            findings.append(leaks);
            Error::Findings
        }
        ComposeError::Template(fault) => templates::settings_error(fault).into(),
        ComposeError::NotMade { name, reason } => {
            OutputError::NotMade { name: name.to_string(), reason }.into()
        }
    })?;
    if messages.is_empty() {
        return Err(Refusal::NoMessage {}.into());
    }
    Ok(messages)
}

fn write(
    report: &Report<'_>,
    workbooks: &BTreeMap<String, Vec<u8>>,
    settings: Option<Vec<u8>>,
    messages: Vec<Message>,
    wish: &Wish<'_>,
) -> Result<Vec<Message>, Error> {
    let drafts = Drafts { report, messages: &messages, workbooks, folders: wish.folders };
    let not_made = |reason| OutputError::NotMade { name: MAIL.to_owned(), reason };
    let mut files = drafts.files().map_err(not_made)?;
    files.extend(settings.map(|bytes| DraftFile::new(MAIL_FILE, bytes)));
    let approval = drafts.approval().map_err(not_made)?;
    let target = Target::in_run(wish.run, MAIL)?;
    write_set(&target, &files, &DraftMark { approval })?;
    Ok(messages)
}
