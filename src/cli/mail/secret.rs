//! What the mail server lets the office in with: from the environment, a file, a program or a hidden prompt.

use std::io::IsTerminal;
use std::path::Path;
use std::process::{Command, Stdio};

use fs_err as fs;

use crate::cli::failure::Failure;
use crate::config::SmtpSettings;
use crate::mail::smtp::Secret;
use crate::text::{Fact, Text};

/// The environment variable with the password.
pub const VARIABLE: &str = "FINSAM_SMTP_PASSWORD";

/// The user and the secret; none when the settings name no user.
///
/// # Errors
/// [`Failure::Usage`] when there is no secret to be had.
pub fn login(
    settings: &SmtpSettings,
    working_folder: &Path,
    text: &Text,
) -> Result<Option<(String, Secret)>, Failure> {
    let Some(user) = settings.user.clone() else { return Ok(None) };
    let secret = if settings.token_command.is_empty() {
        Secret::Password(password(&user, settings, working_folder, text)?)
    } else {
        Secret::Token(token(&settings.token_command, text)?)
    };
    Ok(Some((user, secret)))
}

fn password(user: &str, settings: &SmtpSettings, folder: &Path, text: &Text) -> Result<String, Failure> {
    if let Some(password) = std::env::var(VARIABLE).ok().filter(|password| !password.is_empty()) {
        return Ok(password);
    }
    if let Some(file) = &settings.password_file {
        let content = fs::read_to_string(folder.join(file))?;
        return Ok(content.trim_start_matches('\u{feff}').trim_end_matches(['\r', '\n']).to_owned());
    }
    let facts = [("user", Fact::from(user)), ("variable", Fact::from(VARIABLE))];
    if !std::io::stdin().is_terminal() {
        return Err(Failure::Usage(text.say_with("mail-no-password", &facts)));
    }
    Ok(rpassword::prompt_password(text.say_with("mail-password", &[("user", Fact::from(user))]))?)
}

/// The token that the program prints. Nothing that it says otherwise is shown: it may hold the token.
fn token(command: &[String], text: &Text) -> Result<String, Failure> {
    let program = command.first().map(String::as_str).unwrap_or_default();
    let failed = || Failure::Usage(text.say_with("mail-no-token", &[("program", Fact::from(program))]));
    let output = Command::new(program)
        .args(command.iter().skip(1))
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .map_err(|_| failed())?;
    let token = String::from_utf8(output.stdout).map_err(|_| failed())?.trim().to_owned();
    let is_one_word = !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_graphic());
    if output.status.success() && is_one_word { Ok(token) } else { Err(failed()) }
}
