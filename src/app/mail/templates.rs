//! The texts of the messages: the built-in ones, and the office's own in their place.

use std::path::Path;
use std::sync::Arc;

use fs_err as fs;

use crate::app::error::Error;
use crate::app::folder::text_of;
use crate::app::refusal::Refusal;
use crate::config::{Fault, SettingsError};
use crate::domain::place::{Place, SourceFile};
use crate::mail::templates::{Reason, Source, Template, TemplateFault, Templates};
use crate::output::regular::read_file;
use crate::output::write_new;
use crate::text::Text;

/// The largest text, in bytes.
const LARGEST: usize = 1 << 20;

/// Writes the built-in texts to a folder, to be changed.
///
/// # Errors
/// [`Error::Output`] when one of the files is there already.
pub fn write(folder: &Path, text: &Text) -> Result<(), Error> {
    let files: Vec<(String, Vec<u8>)> = text
        .mail_templates()
        .iter()
        // As Windows' Notepad ends lines.
        .map(|(name, content)| ((*name).to_owned(), content.replace('\n', "\r\n").into_bytes()))
        .collect();
    fs::create_dir_all(folder)?;
    Ok(write_new(folder, &files)?)
}

/// The built-in texts, with those of `folder` in their place.
///
/// # Errors
/// [`Refusal::TemplatesMissing`] when the folder is not there or has none of the texts, [`Error::Machine`] when one
/// cannot be read, [`Error::FaultySettings`] when its letters cannot be relied on.
pub fn read(folder: Option<&Path>, text: &Text) -> Result<Templates, Error> {
    let built_in = text.mail_templates();
    let mut own = Vec::new();
    if let Some(folder) = folder {
        for (name, _) in built_in {
            let path = folder.join(name);
            if fs::symlink_metadata(&path).is_ok() {
                let bytes = read_file(&path, LARGEST)?;
                let named = path.display().to_string();
                let file = Arc::new(SourceFile { path: named.clone(), sha256: String::new() });
                own.push(Source { file: named, text: text_of(&file, &bytes)? });
            } else {
                own.push(Source { file: name.to_owned(), text: String::new() });
            }
        }
        if own.iter().all(|source| source.text.is_empty()) {
            return Err(Refusal::TemplatesMissing { folder: folder.to_owned() }.into());
        }
    }
    let pair = |index: usize| {
        let given = |index: usize| own.get(index).filter(|source| !source.text.is_empty()).cloned();
        let default = |index: usize| {
            let (name, content) = built_in.get(index).copied().unwrap_or_default();
            Source { file: name.to_owned(), text: content.to_owned() }
        };
        match (given(index), given(index.saturating_add(1))) {
            // The built-in HTML would say something else than the office's own text.
            (Some(text), html) => Template { text, html },
            (None, html) => Template {
                text: default(index),
                html: html.or_else(|| Some(default(index.saturating_add(1)))),
            },
        }
    };
    Ok(Templates { member: pair(0), association: pair(2) })
}

/// A fault in a template, as one of the settings.
#[must_use]
pub fn settings_error(fault: TemplateFault) -> SettingsError {
    let file = Arc::new(SourceFile { path: fault.file, sha256: String::new() });
    SettingsError {
        place: Place::line(&file, fault.line, 1),
        fault: match fault.reason {
            Reason::UnknownField(field) => Fault::MailTemplateField(field),
            Reason::Endless => Fault::MailTemplateEndless,
            Reason::NoSubject => Fault::MailTemplateSubject,
            Reason::Form(message) => Fault::MailTemplateForm(message),
        },
    }
}
