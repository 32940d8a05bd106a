//! `--template FILE.toml`: the office's colours, logo and line in the footer.

use std::path::Path;
use std::sync::Arc;

use fs_err as fs;
use serde::Deserialize;
use toml::Spanned;

use crate::config::{Fault, SettingsError, place_of};
use crate::domain::place::SourceFile;
use crate::output::sha256;
use crate::write::template::{ColorError, LONGEST_FOOTER, Template};

use super::failure::Failure;
use super::folder::Input;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawTemplate {
    heading: Option<Spanned<String>>,
    total: Option<Spanned<String>>,
    bars: Option<Vec<Spanned<String>>>,
    logo: Option<Spanned<String>>,
    footer: Option<Spanned<String>>,
}

/// The look that the file describes, and the files that were read for it. The logo's path is relative to
/// the file.
///
/// # Errors
/// [`Failure::Machine`] when a file cannot be read, [`Failure::Settings`] for what is wrong in it.
pub fn read(path: &Path) -> Result<(Template, Vec<Input>), Failure> {
    let bytes = fs::read(path)?;
    let input = input(path, &bytes);
    let source = String::from_utf8_lossy(&bytes);
    let source = source.strip_prefix('\u{feff}').unwrap_or(&source);
    let fail = |at: usize, fault: Fault| SettingsError { place: place_of(source, &input.file, at), fault };
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
        let file = path.parent().unwrap_or(Path::new("")).join(logo.get_ref());
        let picture = fs::read(&file)?;
        inputs.push(self::input(&file, &picture));
        let refused = |_| fail(logo.span().start, Fault::Logo(logo.get_ref().clone()));
        template.set_logo(picture).map_err(refused)?;
    }
    inputs.push(input);
    Ok((template, inputs))
}

/// A file that was read, by its name alone: a path to it would tell of the machine.
fn input(path: &Path, bytes: &[u8]) -> Input {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Input {
        file: Arc::new(SourceFile { path: name, sha256: sha256(bytes) }),
        size: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
    }
}
