//! `--template FILE.toml`: the office's colours, logo and line in the footer.
//!
//! The files are inputs of the run, in the folder `mall` of what it keeps: a path to where they were
//! would tell of the machine.

use std::io;
use std::path::{Component, Path};
use std::sync::Arc;

use crate::config::{Reading, Table};
use crate::domain::place::{SourceFile, Sourced};
use crate::read::open::LARGEST;
use crate::write::template::{ColorError, LONGEST_FOOTER, Template};

use super::error::Error;
use super::files::{Files, with_slashes};
use super::folder::{Input, text_of};
use crate::output::regular::read_file;

/// The folder of a run's inputs in which the files of its template are.
const FOLDER: &str = "mall";

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
/// [`Error::Machine`] when a file cannot be read, [`Error::FaultySettings`] for what is wrong in it.
pub fn on_disk(path: &Path) -> Result<Look, Error> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let beside = path.parent().unwrap_or(Path::new(""));
    let read = |path: &Path| read_file(path, LARGEST);
    look(Input::new(&format!("{FOLDER}/{name}"), read(path)?), |logo| read(&beside.join(logo)))
}

/// The look that a run has kept, by its path among the inputs.
///
/// # Errors
/// As [`on_disk`].
pub fn kept(files: &Files, path: &str) -> Result<Look, Error> {
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

fn look(input: Input, logo_bytes: impl Fn(&str) -> io::Result<Vec<u8>>) -> Result<Look, Error> {
    // The user knows the file by its name, not by its place among the inputs.
    let name = input.file.path.trim_start_matches(FOLDER).trim_start_matches('/').to_owned();
    let file = Arc::new(SourceFile { path: name, sha256: input.file.sha256.clone() });
    let source = text_of(&file, &input.bytes)?;
    let (mut reading, table) = Reading::begin(&source, &file);
    let Some(mut table) = table else { return Err(reading.findings.into()) };
    let mut template = Template::default();
    let palette = &mut template.palette;
    if let Some(color) = table.text("heading", &mut reading) {
        fit_color(&table, "heading", color, &mut reading, |color| palette.set_heading(color));
    }
    if let Some(color) = table.text("total", &mut reading) {
        fit_color(&table, "total", color, &mut reading, |color| palette.set_total(color));
    }
    for (index, color) in table.texts("bars", &mut reading).into_iter().enumerate() {
        fit_color(&table, "bars", color, &mut reading, |color| palette.set_bars(index, color));
    }
    let footer = |line: &str| {
        let fits = !line.chars().any(char::is_control) && line.encode_utf16().count() <= LONGEST_FOOTER;
        fits.then(|| line.to_owned())
    };
    template.footer =
        table.fitting("footer", "setting-fits-footer", &mut reading, footer).map(|footer| footer.value);
    let mut inputs = Vec::new();
    if let Some(logo) = table.text("logo", &mut reading) {
        let picture = logo_bytes(&logo.value)?;
        inputs.push(Input::new(&place_of_logo(&logo.value), picture.clone()));
        let set = template.set_logo(picture).ok();
        table.fit("logo", logo, "setting-fits-logo", &mut reading, |_| set);
    }
    table.finish(&mut reading);
    if !reading.findings.is_empty() {
        return Err(reading.findings.into());
    }
    let path = input.file.path.clone();
    inputs.push(input);
    Ok(Look { template, path, inputs })
}

fn fit_color(
    table: &Table<'_>,
    key: &str,
    color: Sourced<String>,
    reading: &mut Reading<'_>,
    mut set: impl FnMut(&str) -> Result<(), ColorError>,
) {
    let (fits, set) = match set(&color.value) {
        Ok(()) => ("setting-fits-color", Some(())),
        Err(ColorError::NotAColor) => ("setting-fits-color", None),
        Err(ColorError::TooPale) => ("setting-fits-contrast", None),
    };
    table.fit(key, color, fits, reading, |_| set);
}
