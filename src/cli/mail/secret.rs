//! What the mail server lets the office in with: from the environment, a file, a program or a hidden prompt.

use std::io::{self, IsTerminal, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use crate::cli::failure::Failure;
use crate::config::SmtpSettings;
use crate::mail::smtp::Secret;
use crate::output::regular::{FileError, read_file};
use crate::text::{Fact, Text};

/// The environment variable with the password.
pub const VARIABLE: &str = "FINSAM_SMTP_PASSWORD";

/// The largest password file and the longest answer of a program, in bytes.
const LARGEST: usize = 64 << 10;

/// For how long a token is waited for.
const TOKEN_TIME: Duration = Duration::from_secs(30);

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
        Secret::Token(token(&settings.token_command, TOKEN_TIME, text)?)
    };
    Ok(Some((user, secret)))
}

fn password(user: &str, settings: &SmtpSettings, folder: &Path, text: &Text) -> Result<String, Failure> {
    if let Some(password) = std::env::var(VARIABLE).ok().filter(|password| !password.is_empty()) {
        return Ok(password);
    }
    if let Some(file) = &settings.password_file {
        let path = folder.join(file);
        let bytes = read_file(&path, LARGEST)?;
        let content = String::from_utf8(bytes).map_err(|_| FileError::NotText(path))?;
        return Ok(content.trim_start_matches('\u{feff}').trim_end_matches(['\r', '\n']).to_owned());
    }
    let facts = [("user", Fact::from(user)), ("variable", Fact::from(VARIABLE))];
    if !io::stdin().is_terminal() {
        return Err(Failure::Usage(text.say_with("mail-no-password", &facts)));
    }
    Ok(rpassword::prompt_password(text.say_with("mail-password", &[("user", Fact::from(user))]))?)
}

/// The token that the program prints, in its time. Nothing that it says otherwise is shown: it may hold the token.
fn token(command: &[String], time: Duration, text: &Text) -> Result<String, Failure> {
    let program = command.first().map(String::as_str).unwrap_or_default();
    let failed = || Failure::Usage(text.say_with("mail-no-token", &[("program", Fact::from(program))]));
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
        let seconds = time.as_secs().to_string();
        let facts = [("program", Fact::from(program)), ("seconds", Fact::from(&seconds))];
        return Err(Failure::Usage(text.say_with("mail-token-slow", &facts)));
    };
    let said = said.map_err(|_| failed())?.map_err(|_| failed())?;
    let token = String::from_utf8(said).map_err(|_| failed())?.trim().to_owned();
    let is_one_word = !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_graphic());
    if status.success() && is_one_word { Ok(token) } else { Err(failed()) }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn a_program_that_gives_no_token_is_stopped() {
        let text = Text::new(Language::Swedish);
        let asked = |command: &[&str]| {
            let command: Vec<String> = command.iter().map(|&word| word.to_owned()).collect();
            token(&command, Duration::from_secs(1), &text)
        };
        assert_eq!(asked(&["echo", "tok3n"]).unwrap(), "tok3n");
        let begun = Instant::now();
        // It waits; it says the token and waits; another that it has started keeps the line open.
        for command in
            [&["sleep", "20"][..], &["sh", "-c", "echo a; exec 1>&-; sleep 20"], &["sh", "-c", "sleep 20 &"]]
        {
            let Err(Failure::Usage(said)) = asked(command) else { panic!("{command:?}") };
            assert!(
                said.starts_with("sleep gav ingen token") || said.starts_with("sh gav ingen token"),
                "{said}"
            );
        }
        assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
        assert!(matches!(asked(&["yes"]), Err(Failure::Usage(_))), "an answer without end");
    }
}
