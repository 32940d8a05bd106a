//! `--template FILE.toml`: the office's colours, logo and line in the footer.
//!
//! The files are inputs of the run, in the folder `mall` of what it keeps: a path to where they were
//! would tell of the machine.

use std::io;
use std::path::{Component, Path};
use std::sync::Arc;

use fs_err as fs;
use serde::Deserialize;
use toml::Spanned;

use crate::config::{Fault, SettingsError, place_of};
use crate::domain::place::SourceFile;
use crate::write::template::{ColorError, LONGEST_FOOTER, Template};

use super::failure::Failure;
use super::files::{Files, with_slashes};
use super::folder::Input;

/// The folder of a run's inputs in which the files of its template are.
const FOLDER: &str = "mall";

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawTemplate {
    heading: Option<Spanned<String>>,
    total: Option<Spanned<String>>,
    bars: Option<Vec<Spanned<String>>>,
    logo: Option<Spanned<String>>,
    footer: Option<Spanned<String>>,
}

/// A template, and the files that were read for it.
pub struct Look {
    /// The template.
    pub template: Template,
    /// The path of the template's own file among the inputs.
    pub path: String,
    /// The files that were read.
    pub inputs: Vec<Input>,
}

/// The look that a file on disk describes. The logo's path is relative to the file.
///
/// # Errors
/// [`Failure::Machine`] when a file cannot be read, [`Failure::Settings`] for what is wrong in it.
pub fn on_disk(path: &Path) -> Result<Look, Failure> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let beside = path.parent().unwrap_or(Path::new(""));
    look(Input::new(&format!("{FOLDER}/{name}"), fs::read(path)?), |logo| fs::read(beside.join(logo)))
}

/// The look that a run has kept, by its path among the inputs.
///
/// # Errors
/// As [`on_disk`].
pub fn kept(files: &Files, path: &str) -> Result<Look, Failure> {
    look(Input::new(path, files.read(path)?), |logo| files.read(&place_of_logo(logo)))
}

/// The path among the inputs of the logo that a template names.
fn place_of_logo(logo: &str) -> String {
    let path = with_slashes(logo);
    let inside = Path::new(&path).components().all(|part| matches!(part, Component::Normal(_)));
    let inside = inside && !path.contains(':');
    let name = path.rsplit('/').next().unwrap_or_default();
    format!("{FOLDER}/{}", if inside { &path } else { name })
}

fn look(input: Input, logo_bytes: impl Fn(&str) -> io::Result<Vec<u8>>) -> Result<Look, Failure> {
    let source = String::from_utf8_lossy(&input.bytes);
    let source = source.strip_prefix('\u{feff}').unwrap_or(&source);
    // The user knows the file by its name, not by its place among the inputs.
    let name = input.file.path.trim_start_matches(FOLDER).trim_start_matches('/').to_owned();
    let file = Arc::new(SourceFile { path: name, sha256: input.file.sha256.clone() });
    let fail = |at: usize, fault: Fault| SettingsError { place: place_of(source, &file, at), fault };
    let raw: RawTemplate = toml::from_str(source).map_err(|error| {
        fail(error.span().map_or(0, |span| span.start), Fault::TemplateForm(error.message().to_owned()))
    })?;

    let mut template = Template::default();
    let unfit = |text: &Spanned<String>, error: ColorError| {
        let what = text.get_ref().clone();
        fail(
            text.span().start,
            match error {
                ColorError::NotAColor => Fault::Color(what),
                ColorError::TooPale => Fault::Contrast(what),
            },
        )
    };
    if let Some(color) = &raw.heading {
        template.palette.set_heading(color.get_ref()).map_err(|error| unfit(color, error))?;
    }
    if let Some(color) = &raw.total {
        template.palette.set_total(color.get_ref()).map_err(|error| unfit(color, error))?;
    }
    for (index, color) in raw.bars.iter().flatten().enumerate() {
        template.palette.set_bars(index, color.get_ref()).map_err(|error| unfit(color, error))?;
    }
    if let Some(line) = &raw.footer {
        let controls = line.get_ref().chars().any(char::is_control);
        if controls || line.get_ref().encode_utf16().count() > LONGEST_FOOTER {
            return Err(fail(line.span().start, Fault::Footer(LONGEST_FOOTER)).into());
        }
        template.footer = Some(line.get_ref().clone());
    }
    let mut inputs = Vec::new();
    if let Some(logo) = &raw.logo {
        let picture = logo_bytes(logo.get_ref())?;
        inputs.push(Input::new(&place_of_logo(logo.get_ref()), picture.clone()));
        let refused = |_| fail(logo.span().start, Fault::Logo(logo.get_ref().clone()));
        template.set_logo(picture).map_err(refused)?;
    }
    let path = input.file.path.clone();
    inputs.push(input);
    Ok(Look { template, path, inputs })
}
