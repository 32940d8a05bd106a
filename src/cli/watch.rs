//! `finsam watch`: takes every file that is dropped in the working folder's `in`, once.

use std::collections::BTreeMap;

use crate::app::folder::{DROP, WorkingFolder};
use crate::app::watch::file_report;
use crate::app::watch::take::Taken;
use crate::app::watch::{Watch, WatchEvent, Wish};
use crate::output::held::Holder;
use crate::text::{Fact, Text};

use super::arguments::{Format, WatchArguments};
use super::failure::{Failure, SaidIn};
use super::json::watch::{FileEvent, WatchLine};
use super::session::Session;

/// Runs the command. It ends when everything has been taken (`--once`), or when it is interrupted.
///
/// # Errors
/// [`Failure`]; with `--once` [`Failure::Findings`] when errors stopped a file.
pub fn watch(arguments: &WatchArguments, session: &mut Session<'_>) -> Result<(), Failure> {
    let wish = Wish { folder: &arguments.dir, once: arguments.once, still: arguments.still };
    let folder = WorkingFolder::open(wish.folder)?;
    let text = session.languages.with_settings(folder.settings.language);
    let watch = Watch::begin(wish, session.languages, session.events).said_in(&text)?;
    let mut telling = Telling { wish, said: BTreeMap::new(), text, session };
    telling.tell_start();
    watch.run(|name, event| telling.tell_event(name, event))
}

/// What is said of the files while they are watched.
struct Telling<'a, 's> {
    wish: Wish<'a>,
    /// What has been said of each file that waits, so that it is said once.
    said: BTreeMap<String, String>,
    text: Text,
    session: &'a mut Session<'s>,
}

impl Telling<'_, '_> {
    fn tell_start(&mut self) {
        if self.wish.once || self.session.format == Format::Json {
            return;
        }
        let folder = self.wish.folder.join(DROP).display().to_string();
        let sentence = self.text.say_with("watch-start", &[("folder", Fact::from(&folder))]);
        self.session.tell(&sentence);
    }

    fn tell_event(&mut self, name: &str, event: WatchEvent<'_>) -> Result<(), Failure> {
        match event {
            WatchEvent::Held(holder) => self.tell_waiting(name, holder),
            WatchEvent::Failed(error) => {
                let why = error.sentence(&self.text).unwrap_or_default();
                self.tell_once(name, FileEvent::Failed, &why)
            }
            WatchEvent::Taken(taken) => self.tell_taken(name, taken),
            WatchEvent::Gone => {
                self.said.remove(name);
                Ok(())
            }
        }
    }

    fn tell_waiting(&mut self, name: &str, holder: &Holder) -> Result<(), Failure> {
        let sentence = match holder {
            Holder::Editor(lock) => self.text.say_with("watch-held-editor", &[("lock", Fact::from(lock))]),
            Holder::Program => self.text.say("watch-held-program"),
        };
        self.tell_once(name, FileEvent::Held, &sentence)
    }

    fn tell_taken(&mut self, name: &str, taken: &Taken) -> Result<(), Failure> {
        match taken {
            Taken::Run(folder) => {
                let folder = folder.display().to_string();
                let sentence = self.text.say_with("watch-run", &[("folder", Fact::from(&folder))]);
                self.tell(name, FileEvent::Run, Some(&folder), &sentence)
            }
            Taken::Stopped(folder) => {
                let answer = file_report::path(&self.wish.folder.join(DROP).join(name)).display().to_string();
                let folder = folder.as_ref().map(|folder| folder.display().to_string());
                let sentence = self.text.say_with("watch-stopped", &[("file", Fact::from(&answer))]);
                self.tell(name, FileEvent::Stopped, folder.as_deref(), &sentence)
            }
            Taken::Unfit(why) => {
                let reason = self.text.say(why);
                let facts = [("file", Fact::from(name)), ("reason", Fact::from(&reason))];
                let sentence = self.text.say_with("file-unfit", &facts);
                self.tell_once(name, FileEvent::Failed, &sentence)
            }
            Taken::Unreported { taken, error } => {
                let (id, folder) = match taken.as_ref() {
                    Taken::Run(folder) => ("watch-run-unreported", Some(folder)),
                    Taken::Stopped(folder) => ("watch-stopped-unreported", folder.as_ref()),
                    _ => return Ok(()),
                };
                let folder = folder.map(|folder| folder.display().to_string());
                let why = error.sentence(&self.text).unwrap_or_default();
                let facts = [
                    ("folder", Fact::from(folder.as_deref().unwrap_or_default())),
                    ("why", Fact::from(&why)),
                ];
                let sentence = self.text.say_with(id, &facts);
                self.tell(name, FileEvent::Unreported, folder.as_deref(), &sentence)
            }
            // It is waited for, also with `--once`.
            Taken::Doubtful => self.tell(name, FileEvent::Doubtful, None, &self.text.say("watch-doubtful")),
            Taken::Before { .. } | Taken::Changed => Ok(()),
        }
    }

    fn tell_once(&mut self, name: &str, event: FileEvent, sentence: &str) -> Result<(), Failure> {
        if self.said.get(name).is_some_and(|said| said == sentence) {
            return Ok(());
        }
        self.said.insert(name.to_owned(), sentence.to_owned());
        self.tell(name, event, None, sentence)
    }

    fn tell(
        &mut self,
        name: &str,
        event: FileEvent,
        folder: Option<&str>,
        sentence: &str,
    ) -> Result<(), Failure> {
        match self.session.format {
            Format::Text => self.session.print(&format!("{name}: {sentence}")),
            Format::Json => {
                self.session.print_json_line(&WatchLine { file: name, event, folder, message: sentence })
            }
        }
    }
}
