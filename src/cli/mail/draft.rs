//! `finsam mail draft`: a draft to every recipient, in the run's own folder. Nothing is sent.
//!
//! The figures of the texts are worked out from the inputs that the run kept. Only when they give the
//! run's own number, and every workbook is the one that its manifest lists, can text and attachment not
//! contradict each other; anything else stops.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use serde_json::json;

use crate::cli::arguments::{DraftArguments, Format};
use crate::cli::earlier_run::EarlierRun;
use crate::cli::failure::Failure;
use crate::cli::job::{Job, run_id};
use crate::cli::making::Making;
use crate::cli::marks::DraftMark;
use crate::cli::messages;
use crate::cli::progress::Waiting;
use crate::cli::terminal::Terminal;
use crate::config::{MailSettings, moment};
use crate::domain::email::EmailAddress;
use crate::findings::{Findings, Problem, Severity};
use crate::mail::compose::{ComposeError, Composition, Sender};
use crate::mail::draft::Drafts;
use crate::mail::message::{Mailbox, Message};
use crate::output::{MAIL, OutputError, Target, sha256, write_set};
use crate::text::{Fact, Language, Text};
use crate::write::report::Report;

use super::templates;

/// A run that was worked out again, with what its mail is made from.
struct Run {
    making: Making,
    mail: MailSettings,
    workbooks: BTreeMap<String, Vec<u8>>,
    changed: Findings,
}

/// Runs the command.
///
/// # Errors
/// [`Failure`].
pub fn draft(
    arguments: &DraftArguments,
    wished: Option<Language>,
    spoken: Language,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let answering = Text::new(wished.unwrap_or(spoken));
    let waiting = Waiting::for_what(answering.say("waiting-drafting"));
    let run = open(&arguments.run_dir, &answering)?;
    let sender = sender(&run.mail, arguments.date.as_deref(), &answering)?;
    let report = run.making.report()?;
    let own_texts = arguments.templates.clone().or_else(|| {
        let named = run.mail.templates.as_ref()?;
        Some(working_folder_of(&arguments.run_dir).join(named))
    });
    let templates = templates::read(own_texts.as_deref(), report.text)?;
    let composition = Composition {
        report: &report,
        sender: &sender,
        templates: &templates,
        enclosed: run.mail.enclosed,
        workbooks: &run.workbooks,
    };
    let mut findings = run.changed.clone();
    let (found, skipped) = check(&composition, arguments.skip_missing);
    findings.append(found);
    let composed = compose(&composition, &mut findings, &answering);
    let written = composed.and_then(|messages| write(&report, &run.workbooks, messages, arguments));
    drop(waiting);
    answer(
        &Answer { findings: &findings, sender: &sender, skipped: &skipped },
        written,
        arguments,
        &answering,
        terminal,
    )
}

/// The working folder that the run stands in, `ut/RUN`. What the office writes of its own is no input of the
/// run: the same run may be mailed with better words.
pub(super) fn working_folder_of(run: &Path) -> PathBuf {
    let is_plain = run.components().all(|part| !matches!(part, Component::CurDir | Component::ParentDir));
    let two_up = run.parent().and_then(Path::parent).filter(|_| is_plain);
    match two_up {
        Some(here) if here.as_os_str().is_empty() => PathBuf::from("."),
        Some(folder) => folder.to_owned(),
        None => run.join("..").join(".."),
    }
}

/// Opens the run and works it out again from what it kept.
fn open(folder: &Path, text: &Text) -> Result<Run, Failure> {
    let earlier = EarlierRun::open(folder, text)?;
    let own = env!("CARGO_PKG_VERSION");
    let listed = &earlier.manifest;
    if listed.version != own {
        let facts = [("version", Fact::from(&listed.version)), ("own", Fact::from(own))];
        return Err(Failure::Usage(text.say_with("mail-other-version", &facts)));
    }
    if listed.settings.only.is_some() {
        return Err(Failure::Usage(text.say("mail-only-run")));
    }
    let (making, mail) = made_again(&earlier, text)?;
    let (workbooks, changed) = workbooks(&earlier)?;
    Ok(Run { making, mail, workbooks, changed })
}

/// The run worked out again from the inputs that it kept, which must be those that made its number, with its
/// settings for mail.
///
/// # Errors
/// [`Failure::Usage`] when an input is not as it was.
pub(super) fn made_again(earlier: &EarlierRun, text: &Text) -> Result<(Making, MailSettings), Failure> {
    let listed = &earlier.manifest;
    let look = earlier.look(&earlier.kept()?)?;
    let working_folder = earlier.working_folder()?;
    let mail = working_folder.settings.mail.clone();
    let (language, only) = (earlier.language(), listed.settings.only.as_deref());
    let job = Job::of(working_folder, Some(language), language);
    let mut making = Making::new(job, earlier.csv(), only, look)?;
    // The number as the version that made the run would give it.
    making.facts.id = run_id(&listed.version, language, earlier.csv(), only, &making.facts.inputs);
    if making.facts.id == listed.run {
        return Ok((making, mail));
    }
    let listed_inputs = earlier.inputs();
    let changed = listed_inputs.iter().find(|input| !making.facts.inputs.contains(input));
    let file = changed.map_or("manifest.json", |input| input.path.as_str());
    Err(Failure::Usage(text.say_with("mail-inputs-changed", &[("file", Fact::from(file))])))
}

/// The run's workbooks by path, each the one that the manifest lists; a finding for any other.
fn workbooks(run: &EarlierRun) -> Result<(BTreeMap<String, Vec<u8>>, Findings), Failure> {
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

fn sender(mail: &MailSettings, wished: Option<&str>, text: &Text) -> Result<Sender, Failure> {
    let address = mail.from.clone().ok_or_else(|| Failure::Usage(text.say("mail-no-sender")))?;
    let wished = wished
        .map(|date| {
            let facts = [("what", Fact::from(date))];
            moment(date).ok_or_else(|| Failure::Usage(text.say_with("settings-mail-date", &facts)))
        })
        .transpose()?;
    let date = wished.or(mail.date).ok_or_else(|| Failure::Usage(text.say("mail-no-date")))?;
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

fn compose(
    composition: &Composition<'_>,
    findings: &mut Findings,
    text: &Text,
) -> Result<Vec<Message>, Failure> {
    if findings.stop_the_run() {
        return Err(Failure::Findings);
    }
    let messages = composition.messages().map_err(|error| match error {
        ComposeError::Findings(leaks) => {
            findings.append(leaks);
            Failure::Findings
        }
        ComposeError::Template(fault) => templates::failure(fault, text),
        ComposeError::NotMade { name, reason } => {
            OutputError::NotMade { name: name.to_string(), reason }.into()
        }
    })?;
    if messages.is_empty() {
        return Err(Failure::Usage(text.say("mail-no-message")));
    }
    Ok(messages)
}

fn write(
    report: &Report<'_>,
    workbooks: &BTreeMap<String, Vec<u8>>,
    messages: Vec<Message>,
    arguments: &DraftArguments,
) -> Result<Vec<Message>, Failure> {
    let drafts = Drafts { report, messages: &messages, workbooks, folders: arguments.folders };
    let not_made = |reason| OutputError::NotMade { name: MAIL.to_owned(), reason };
    let files = drafts.files().map_err(not_made)?;
    let approval = drafts.approval().map_err(not_made)?;
    let target = Target::in_run(&arguments.run_dir, MAIL)?;
    write_set(&target, &files, &DraftMark { approval })?;
    Ok(messages)
}

/// What the answer tells besides the messages.
struct Answer<'a> {
    findings: &'a Findings,
    sender: &'a Sender,
    skipped: &'a [String],
}

fn answer(
    said: &Answer<'_>,
    written: Result<Vec<Message>, Failure>,
    arguments: &DraftArguments,
    text: &Text,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let folder = arguments.run_dir.join(MAIL).display().to_string();
    if arguments.format == Format::Json {
        let messages = written.as_ref().ok().map(|messages| messages.iter().map(in_json).collect::<Vec<_>>());
        let answer = json!({
            "folder": written.is_ok().then_some(&folder),
            "from": said.sender.from.address.as_str(),
            "messages": messages,
            "skipped": said.skipped,
            "findings": messages::in_json(said.findings, text),
        });
        terminal.print(&format!("{answer:#}"))?;
        return written.map(|_| ());
    }
    if said.findings.count(Severity::Error) + said.findings.count(Severity::Warning) > 0 {
        terminal.tell(&messages::in_words(said.findings, text, terminal));
    }
    match written {
        Ok(messages) => {
            terminal.print(&summary(&messages, said, text))?;
            terminal.print(&text.say_with("mail-drafted", &[("folder", Fact::from(&folder))]))?;
            Ok(())
        }
        Err(Failure::Findings) => {
            terminal.tell(&text.say("mail-nothing-drafted"));
            Err(Failure::Findings)
        }
        Err(failure) => Err(failure),
    }
}

fn summary(messages: &[Message], said: &Answer<'_>, text: &Text) -> String {
    let from = &said.sender.from;
    let sender = match &from.name {
        Some(name) => format!("{name} <{}>", from.address),
        None => from.address.to_string(),
    };
    let copies = messages.iter().flat_map(|message| &message.copy);
    let inboxes = messages.iter().flat_map(|message| &message.to).map(|to| &to.address).chain(copies);
    let inboxes: BTreeSet<String> = inboxes.map(|address| address.as_str().to_ascii_lowercase()).collect();
    let attachments: usize = messages.iter().map(|message| message.attachments.len()).sum();
    let total: usize = messages.iter().map(Message::size).sum();
    let largest = messages.iter().max_by_key(|message| message.size());
    let kilobytes = |size: usize| size.div_ceil(1000).to_string();
    let mut lines = vec![
        text.say_with("mail-summary-sender", &[("sender", (&sender).into())]),
        text.say_with(
            "mail-summary-recipients",
            &[("count", messages.len().into()), ("addresses", inboxes.len().into())],
        ),
        text.say_with("mail-summary-attachments", &[("count", attachments.into())]),
    ];
    lines.extend(largest.map(|largest| {
        text.say_with(
            "mail-summary-size",
            &[
                ("total", (&kilobytes(total)).into()),
                ("largest", (&kilobytes(largest.size())).into()),
                ("name", largest.name.as_str().into()),
            ],
        )
    }));
    if !said.skipped.is_empty() {
        let recipients = text.list(said.skipped);
        lines.push(text.say_with("mail-summary-skipped", &[("recipients", (&recipients).into())]));
    }
    lines.join("\n")
}

fn in_json(message: &Message) -> serde_json::Value {
    let to: Vec<&str> = message.to.iter().map(|mailbox| mailbox.address.as_str()).collect();
    let copy: Vec<&str> = message.copy.iter().map(EmailAddress::as_str).collect();
    let attachments: Vec<&str> =
        message.attachments.iter().map(|attachment| attachment.path.as_str()).collect();
    json!({
        "name": message.name.as_str(),
        "file": message.name.file(),
        "to": to,
        "copy": copy,
        "subject": message.subject,
        "attachments": attachments,
        "size": message.size(),
    })
}
