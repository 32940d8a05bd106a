//! The name of a run's folder in `ut`: year, status, the number of the version and the run's id. The number is the
//! folder's alone; nothing that the run holds depends on it.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use fs_err as fs;

use crate::app::earlier_run::EarlierRun;
use crate::domain::allocation::AllocationStatus;
use crate::domain::name::clean;
use crate::domain::word::Word;
use crate::domain::year::Year;
use crate::output::left_of;
use crate::text::{Language, Text};

/// The number of digits of a run's id.
const ID: usize = 8;

/// What the name of a run's folder says: `2024-slutlig-3-1a2b3c4d`. The folder of a run of `--only`, and one of before
/// there were numbers, has none: `2024-slutlig-1a2b3c4d`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderName {
    /// The budget year.
    pub year: Year,
    /// The number of the version.
    pub number: Option<u32>,
    /// The run's id.
    pub id: String,
}

impl FolderName {
    /// What this name says; `None` when it is not one that finsam gives a run's folder.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        // Some disks keep letters in parts.
        let name = clean(name);
        let (head, id) = name.rsplit_once('-')?;
        let (year, rest) = head.split_once('-')?;
        let (status, number) = match rest.rsplit_once('-') {
            Some((status, number)) => (status, Some(version(number)?)),
            None => (rest, None),
        };
        let year = Year::new(year.parse().ok()?).ok()?;
        (is_id(id) && is_status(status)).then(|| Self { year, number, id: id.to_owned() })
    }
}

/// The number of a version; `None` where it is not written as one.
#[must_use]
pub fn version(text: &str) -> Option<u32> {
    text.parse().ok().filter(|number: &u32| *number > 0 && number.to_string() == text)
}

fn is_id(text: &str) -> bool {
    text.len() == ID && text.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
}

/// Whether it is the word for a status in one of the languages.
fn is_status(word: &str) -> bool {
    let words = |language| AllocationStatus::IDS.iter().map(move |id| Text::new(language).say(id));
    words(Language::Swedish).chain(words(Language::English)).any(|status| status == word)
}

/// The run that a folder is to be named for.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The budget year.
    pub year: Year,
    /// The word for its status.
    pub status: String,
    /// Its id.
    pub id: String,
    /// Whether it is of `--only`: then it has no number.
    pub is_partial: bool,
}

/// The name of the run's folder among those of `folder`: the one that it has there already, whatever that is called,
/// else a new one with the next number. Two processes choose different ones only while no other one writes there.
///
/// # Errors
/// When the folder cannot be looked into.
pub fn choose(folder: &Path, wanted: &Wanted) -> io::Result<String> {
    let taken = taken(folder)?;
    let by_name = taken.iter().find(|taken| taken.named.as_ref().is_some_and(|name| name.id == wanted.id));
    let own = by_name.or_else(|| taken.iter().find(|taken| taken.id() == Some(&wanted.id)));
    if let Some(own) = own {
        return Ok(own.name.clone());
    }
    let Wanted { year, status, id, is_partial } = wanted;
    Ok(if *is_partial {
        format!("{year}-{status}-{id}")
    } else {
        format!("{year}-{status}-{}-{id}", next(&taken, *year))
    })
}

/// The next number of the year: one more than its highest, where each folder without a number counts as one.
fn next(taken: &[Taken], year: Year) -> u32 {
    let of_year = || taken.iter().filter(|taken| taken.year() == Some(year) && !taken.is_partial);
    let highest = of_year().filter_map(|taken| taken.named.as_ref()?.number).max().unwrap_or(0);
    // A copy of a run is no version of its own.
    let ids: BTreeSet<&str> = of_year().filter_map(Taken::id).collect();
    highest.max(u32::try_from(ids.len()).unwrap_or(u32::MAX)).saturating_add(1)
}

/// A name that is taken: of a folder that is there, or beside which a hidden one was left.
struct Taken {
    name: String,
    named: Option<FolderName>,
    run: Option<(String, Option<Year>)>,
    is_partial: bool,
}

impl Taken {
    /// The id of the run there.
    fn id(&self) -> Option<&str> {
        let named = self.named.as_ref().map(|name| name.id.as_str());
        self.run.as_ref().map(|(id, _)| id.as_str()).or(named)
    }

    fn year(&self) -> Option<Year> {
        self.named.as_ref().map(|name| name.year).or_else(|| self.run.as_ref()?.1)
    }
}

/// The names that are taken in a folder, in their order.
fn taken(folder: &Path) -> io::Result<Vec<Taken>> {
    let mut taken = Vec::new();
    for entry in entries(folder)? {
        let path = folder.join(&entry);
        let name = left_of(&entry).unwrap_or(&entry).to_owned();
        if name.starts_with('.') || !path.is_dir() {
            continue;
        }
        // What cannot be read is in nobody's way; its name may still say what it is.
        let manifest = EarlierRun::at(&path).ok().flatten().map(|run| run.manifest);
        let is_partial = manifest.as_ref().is_some_and(|manifest| manifest.settings.only.is_some());
        let run = manifest.map(|manifest| (manifest.run, Year::new(manifest.year).ok()));
        taken.push(Taken { named: FolderName::parse(&name), name, run, is_partial });
    }
    Ok(taken)
}

/// The names of what lies in a folder, sorted; nothing where there is no such folder.
///
/// # Errors
/// When it cannot be looked into.
pub fn entries(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(names),
        entries => entries?,
    };
    for entry in entries {
        names.extend(entry?.file_name().into_string().ok());
    }
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_year_number_and_id_in_both_languages() {
        let parsed = |name: &str| {
            FolderName::parse(name).map(|name| (name.year.number(), name.number, name.id)).unwrap()
        };
        assert_eq!(parsed("2024-slutlig-3-1a2b3c4d"), (2024, Some(3), "1a2b3c4d".to_owned()));
        assert_eq!(parsed("2024-preliminary-12-00000007"), (2024, Some(12), "00000007".to_owned()));
        assert_eq!(parsed("2024-äskad-1a2b3c4d"), (2024, None, "1a2b3c4d".to_owned()), "of before");
        // The same letters in parts.
        assert_eq!(parsed("2024-a\u{308}skad-1-1a2b3c4d").1, Some(1));
        for other in [
            "körning",
            "2024-slutlig",
            "2024-slutlig-3-1a2b3c4",
            "2024-slutlig-0-1a2b3c4d",
            "2024-slutlig-03-1a2b3c4d",
            "2024-min-3-1a2b3c4d",
            "stoppad-bilaga-1a2b3c4d",
            "2024-slutlig-3-1a2b3c4d - kopia",
        ] {
            assert_eq!(FolderName::parse(other), None, "{other}");
        }
    }

    #[test]
    fn a_number_is_taken_once_and_an_id_has_one_folder() {
        let folder = tempfile::tempdir().unwrap();
        let make = |name: &str| fs::create_dir(folder.path().join(name)).unwrap();
        let choose = |year, id: &str, is_partial| {
            let (year, status, id) = (Year::new(year).unwrap(), "slutlig".to_owned(), id.to_owned());
            super::choose(folder.path(), &Wanted { year, status, id, is_partial }).unwrap()
        };
        assert_eq!(choose(2024, "aaaaaaaa", false), "2024-slutlig-1-aaaaaaaa");
        assert_eq!(choose(2024, "aaaaaaaa", true), "2024-slutlig-aaaaaaaa");
        // Two of before there were numbers.
        make("2024-slutlig-00000001");
        make("2024-preliminär-00000002");
        assert_eq!(choose(2024, "aaaaaaaa", false), "2024-slutlig-3-aaaaaaaa");
        assert_eq!(choose(2024, "00000002", false), "2024-preliminär-00000002", "where it stands");
        assert_eq!(choose(2025, "aaaaaaaa", false), "2025-slutlig-1-aaaaaaaa", "each year has its own");
        // One that somebody removed others before, and one that is being written.
        make("2024-slutlig-7-00000003");
        make(".2024-slutlig-8-00000004.delvis");
        assert_eq!(choose(2024, "aaaaaaaa", false), "2024-slutlig-9-aaaaaaaa");
        // One whose process was killed between its two moves.
        make(".2024-slutlig-9-aaaaaaaa.tidigare");
        assert_eq!(choose(2024, "aaaaaaaa", false), "2024-slutlig-9-aaaaaaaa");
        // What is no run.
        make("protokoll");
        fs::write(folder.path().join("2024-slutlig-20-bbbbbbbb"), "").unwrap();
        assert_eq!(choose(2024, "cccccccc", false), "2024-slutlig-10-cccccccc");
    }
}
