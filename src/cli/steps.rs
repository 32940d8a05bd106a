//! What to do now, in steps: the commands can be pasted.

use std::path::Path;

use crate::text::{Fact, Text};

/// What is to be done by hand in a new folder, and then the commands that make a run of it.
pub fn to_a_run(by_hand: Vec<String>, folder: &Path, text: &Text) -> Vec<String> {
    let shown = quoted(&folder.display().to_string());
    let command = |command: &str| {
        text.say_with(
            "init-next-command",
            &[("command", Fact::Text(command)), ("folder", Fact::from(&shown))],
        )
    };
    let steps = by_hand.into_iter().chain([command("check"), command("run")]);
    let steps = (1_usize..).zip(steps).map(|(number, step)| format!("  {number}. {step}"));
    std::iter::once(text.say("init-next")).chain(steps).collect()
}

/// A path as a command line takes it, in PowerShell, the Windows prompt and a Unix shell alike.
fn quoted(path: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "-_./\\:".contains(letter);
    if path.chars().all(is_plain) { path.to_owned() } else { format!("\"{path}\"") }
}
