//! What the mail server lets the office in with: from the environment, a file, a program, or whoever can be asked.

use std::io::{self, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use crate::app::error::Error;
use crate::app::refusal::{Number, Refusal};
use crate::config::SmtpSettings;
use crate::mail::smtp::Secret;
use crate::output::regular::{FileError, read_file};

/// The environment variable with the password.
pub const VARIABLE: &str = "FINSAM_SMTP_PASSWORD";

/// The largest password file and the longest answer of a program, in bytes.
const LARGEST: usize = 64 << 10;

/// For how long a token is waited for.
const TOKEN_TIME: Duration = Duration::from_secs(30);

/// Asks somebody for the password of this user; none when there is nobody to ask.
pub type Ask<'a> = &'a dyn Fn(&str) -> io::Result<Option<String>>;

/// The user and the secret; none when the settings name no user.
///
/// # Errors
/// [`Error::Refused`] when there is no secret to be had.
pub fn login(
    settings: &SmtpSettings,
    folder: &Path,
    ask: Ask<'_>,
) -> Result<Option<(String, Secret)>, Error> {
    let Some(user) = settings.user.clone() else { return Ok(None) };
    let secret = if settings.token_command.is_empty() {
        Secret::Password(password(&user, settings, folder, ask)?)
    } else {
        Secret::Token(token(&settings.token_command, TOKEN_TIME)?)
    };
    Ok(Some((user, secret)))
}

fn password(user: &str, settings: &SmtpSettings, folder: &Path, ask: Ask<'_>) -> Result<String, Error> {
    if let Some(password) = std::env::var(VARIABLE).ok().filter(|password| !password.is_empty()) {
        return Ok(password);
    }
    if let Some(file) = &settings.password_file {
        let path = folder.join(file);
        let bytes = read_file(&path, LARGEST)?;
        let content = String::from_utf8(bytes).map_err(|_| FileError::NotText(path))?;
        return Ok(content.trim_start_matches('\u{feff}').trim_end_matches(['\r', '\n']).to_owned());
    }
    let missing = || Refusal::NoPassword { user: user.to_owned(), variable: VARIABLE };
    Ok(ask(user)?.ok_or_else(missing)?)
}

/// The token that the program prints, in its time. Nothing that it says otherwise is shown: it may hold the token.
fn token(command: &[String], time: Duration) -> Result<String, Error> {
    let program = command.first().map(String::as_str).unwrap_or_default();
    let failed = || Refusal::NoToken { program: program.to_owned() };
    let mut child = Command::new(program)
        .args(command.iter().skip(1))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|_| failed())?;
    let said = child.stdout.take().ok_or_else(failed)?;
    let (reader, read) = mpsc::channel();
    // Whoever has inherited the other end may keep it open: the reading is not waited for.
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let whole =
            said.take(u64::try_from(LARGEST).unwrap_or(u64::MAX)).read_to_end(&mut bytes).map(|_| bytes);
        let _ = reader.send(whole);
    });
    let until = Instant::now().checked_add(time);
    let left = || until.map(|until| until.saturating_duration_since(Instant::now())).unwrap_or_default();
    let said = read.recv_timeout(left());
    let mut status = child.try_wait()?;
    while status.is_none() && !left().is_zero() && said.is_ok() {
        thread::sleep(Duration::from_millis(20));
        status = child.try_wait()?;
    }
    let Some(status) = status else {
        // It may have ended by itself just now.
        let _ = child.kill();
        let _ = child.wait();
        let seconds = Number(usize::try_from(time.as_secs()).unwrap_or(usize::MAX));
        return Err(Refusal::TokenSlow { program: program.to_owned(), seconds }.into());
    };
    let said = said.map_err(|_| failed())?.map_err(|_| failed())?;
    let token = String::from_utf8(said).map_err(|_| failed())?.trim().to_owned();
    let is_one_word = !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_graphic());
    if status.success() && is_one_word { Ok(token) } else { Err(failed().into()) }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_gives_no_token_is_stopped() {
        let asked = |command: &[&str]| {
            let command: Vec<String> = command.iter().map(|&word| word.to_owned()).collect();
            token(&command, Duration::from_secs(1))
        };
        assert_eq!(asked(&["echo", "tok3n"]).unwrap(), "tok3n");
        let begun = Instant::now();
        // It waits; it says the token and waits; another that it has started keeps the line open.
        for command in
            [&["sleep", "20"][..], &["sh", "-c", "echo a; exec 1>&-; sleep 20"], &["sh", "-c", "sleep 20 &"]]
        {
            let Err(Error::Refused(refusal)) = asked(command) else { panic!("{command:?}") };
            assert!(
                matches!(refusal, Refusal::NoToken { .. } | Refusal::TokenSlow { .. }),
                "{command:?}: {refusal:?}"
            );
        }
        assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
        let endless = asked(&["yes"]);
        assert!(matches!(endless, Err(Error::Refused(Refusal::NoToken { .. }))), "an answer without end");
    }
}
