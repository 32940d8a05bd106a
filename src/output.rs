//! The only code that writes files: a complete set of files, or nothing, and nothing of a user's is removed.
//!
//! A set is written into a hidden folder beside its target, every file and the folder are synced to disk, and only then
//! is the folder renamed to the target (`target`). An earlier run in the target's place is moved aside first and
//! removed last, so whatever happens, one whole run stands there or can be put back. Meanwhile the process holds the
//! folder around the target (`lock`), so of several at once each finds one whole run and leaves one. What a killed
//! process leaves behind is cleared away by the next run to the same folder. Only what a set lists is its own
//! ([`belonging`]), and what another program holds for a moment is tried again (`disk`).

pub mod belonging;
mod disk;
mod error;
pub mod held;
pub mod journal;
mod lock;
pub mod regular;
mod reserved;
mod source;
mod syncing;
mod target;
mod writers;
mod written;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use fs_err as fs;

use belonging::Mark;
use disk::{OwnDisk, rename};
pub use error::OutputError;
use lock::{FolderLock, PATIENCE};
pub use reserved::{LEDGER, LOCK, MAIL, MANIFEST};
use source::Fingerprinted;
pub use source::{Source, SourceError, sha256};
use syncing::{Line, sync_folder, synced};
pub use target::{Target, left_of};
use writers::write_each;
pub use written::Written;

/// Writes the files and what marks them as a set to the target, whole or not at all. Where this very set stands there
/// whole, nothing is written.
///
/// # Errors
/// [`OutputError`]; the target is then as it was.
pub fn write_set<S: Source>(
    target: &Target<'_>,
    sources: &[S],
    mark: &dyn Mark,
) -> Result<Vec<Written>, OutputError> {
    target.clear(mark)?;
    if let Some(written) = standing(target.path(), sources, mark)? {
        return Ok(written);
    }
    let partial = target.begin()?;
    let folder = partial.folder;
    let written = synced(|line| write_each(sources, |source| write_one(folder, source, line)))?;
    write_synced(&folder.join(mark.file()), &mark.bytes(&written))?;
    sync_folders(folder)?;
    partial.finish(mark)?;
    Ok(written)
}

/// The files, where exactly they stand in the target. What stands there says whether it is worth making them to compare.
fn standing<S: Source>(
    target: &Path,
    sources: &[S],
    mark: &dyn Mark,
) -> Result<Option<Vec<Written>>, OutputError> {
    if !mark.stands_in(target)? {
        return Ok(None);
    }
    let made = write_each(sources, |source| {
        let mut nowhere = Fingerprinted::new(io::sink());
        source.write_to(&mut nowhere).map_err(|error| OutputError::of(source.path(), error))?;
        let (_, sha256, size) = nowhere.finish()?;
        Ok(Written { path: source.path().to_owned(), sha256, size })
    })?;
    let is_same = fs::read(target.join(mark.file()))? == mark.bytes(&made);
    Ok(is_same.then_some(made))
}

fn write_one<S: Source>(folder: &Path, source: &S, line: &Line) -> Result<Written, OutputError> {
    let name = source.path();
    let path = name.split('/').fold(folder.to_owned(), |path, part| path.join(part));
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = Fingerprinted::new(fs::File::create(&path)?);
    source.write_to(&mut file).map_err(|error| OutputError::of(name, error))?;
    let (file, sha256, size) = file.finish()?;
    line.sync(file);
    Ok(Written { path: name.to_owned(), sha256, size })
}

/// Writes new files into a folder that may hold other things, and never over what is there. Each is
/// written beside its place and then renamed; a file that stands in the way is an error before any is
/// written, and after a failure none of them is left.
///
/// # Errors
/// [`OutputError::Exists`], or [`OutputError::Machine`].
pub fn write_new(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), OutputError> {
    let place = |name: &str| name.split('/').fold(folder.to_owned(), |path, part| path.join(part));
    if let Some((name, _)) = files.iter().find(|(name, _)| place(name).exists()) {
        return Err(OutputError::Exists(place(name)));
    }
    let mut made = Vec::with_capacity(files.len());
    let written = write_and_rename(files.iter().map(|(name, bytes)| (place(name), bytes)), &mut made);
    if written.is_err() {
        for path in made {
            // Nothing more can be done here; the error itself is told.
            let _ = fs::remove_file(path);
        }
    }
    written
}

/// Writes one file in the place of an earlier one, whole or not at all.
///
/// # Errors
/// [`OutputError::Held`], [`OutputError::Machine`]; what stood there is then as it was.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
    // A name of its own length: the file's own may be as long as a name can be.
    let partial = path.with_file_name(".delvis");
    let replaced = write_synced(&partial, bytes).and_then(|()| rename(&OwnDisk, &partial, path));
    if replaced.is_err() {
        // Nothing more can be done here; the error itself is told.
        let _ = fs::remove_file(partial);
    }
    replaced
}

/// The same, after the others that write in the folder around it: of two processes each leaves a whole file.
///
/// # Errors
/// [`OutputError::Busy`] when another one writes there for long; as [`replace`].
pub fn replace_in_turn(path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
    let _lock = FolderLock::of(path.parent().unwrap_or(Path::new(".")), PATIENCE)?;
    replace(path, bytes)
}

/// Writes every file beside its place and then renames them all. `made` names what is on disk so far.
fn write_and_rename<'a>(
    files: impl Iterator<Item = (PathBuf, &'a Vec<u8>)>,
    made: &mut Vec<PathBuf>,
) -> Result<(), OutputError> {
    let mut begun = Vec::new();
    for (path, bytes) in files {
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        let mut partial = path.clone().into_os_string();
        partial.push(".delvis");
        made.push(PathBuf::from(&partial));
        write_synced(Path::new(&partial), bytes)?;
        begun.push((partial, path));
    }
    for (partial, path) in begun {
        rename(&OwnDisk, Path::new(&partial), &path)?;
        made.push(path);
    }
    Ok(())
}

fn write_synced(path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
    let mut file = fs::File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    Ok(())
}

fn sync_folders(folder: &Path) -> Result<(), OutputError> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            sync_folders(&entry.path())?;
        }
    }
    sync_folder(folder)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::time::Duration;

    use super::disk::Disk;
    use super::*;

    struct Plain(&'static str, Result<&'static str, &'static str>);

    impl Source for Plain {
        fn path(&self) -> &str {
            self.0
        }
        fn write_to(&self, file: &mut dyn Write) -> Result<(), SourceError> {
            let text = self.1.map_err(|reason| SourceError::NotMade(reason.to_owned()))?;
            Ok(file.write_all(text.as_bytes())?)
        }
    }

    fn listed(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            // It stays.
            .filter(|name| name != lock::FILE)
            .collect();
        names.sort();
        names
    }

    /// A manifest that names its set and lists the files, a line each.
    struct Names(&'static str);

    impl Mark for Names {
        fn file(&self) -> &'static str {
            MANIFEST
        }
        fn bytes(&self, written: &[Written]) -> Vec<u8> {
            let lines = written.iter().map(|file| format!("{}\n", file.path));
            format!("set {}\n{}", self.0, lines.collect::<String>()).into_bytes()
        }
        fn strangers(&self, folder: &Path, entries: &[String]) -> io::Result<Option<Vec<String>>> {
            let Ok(names) = fs::read_to_string(folder.join(MANIFEST)) else { return Ok(None) };
            let is_own = |entry: &String| entry == MANIFEST || names.lines().any(|name| name == entry);
            Ok(names
                .starts_with("set ")
                .then(|| entries.iter().filter(|entry| !is_own(entry)).cloned().collect()))
        }
        fn stands_in(&self, folder: &Path) -> io::Result<bool> {
            let names = fs::read_to_string(folder.join(MANIFEST)).unwrap_or_default();
            Ok(names.starts_with(&format!("set {}\n", self.0)))
        }
    }

    /// Writes a set of this name.
    fn write_as(
        name: &'static str,
        disk: &dyn Disk,
        target: &Path,
        files: &[Plain],
    ) -> Result<Vec<Written>, OutputError> {
        write_set(&Target::on(disk, target, Duration::ZERO)?, files, &Names(name))
    }

    fn write(target: &Path, files: &[Plain]) -> Result<Vec<Written>, OutputError> {
        write_as("run", &OwnDisk, target, files)
    }

    /// A disk on which something happens just before one of the moves.
    struct Meanwhile<'a> {
        /// Which of the moves, from 0.
        before: usize,
        happens: &'a dyn Fn() -> io::Result<()>,
        moves: Cell<usize>,
    }

    impl<'a> Meanwhile<'a> {
        fn before(before: usize, happens: &'a dyn Fn() -> io::Result<()>) -> Self {
            Self { before, happens, moves: Cell::new(0) }
        }
    }

    impl Disk for Meanwhile<'_> {
        fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
            let number = self.moves.get();
            self.moves.set(number + 1);
            if number == self.before {
                (self.happens)()?;
            }
            fs::rename(from, to)
        }
    }

    #[test]
    fn a_set_appears_whole_with_its_manifest() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("ut").join("2024");
        let written = write(&target, &[Plain("a.txt", Ok("a")), Plain("csv/b.txt", Ok("b"))]).unwrap();
        assert_eq!(listed(&target), ["a.txt", "csv", MANIFEST]);
        assert_eq!(listed(&folder.path().join("ut")), ["2024"], "nothing hidden is left");
        // printf a | sha256sum
        assert_eq!(written[0].sha256, "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb");
    }

    #[test]
    fn a_run_that_fails_half_way_leaves_the_earlier_one_alone() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("2024");
        write(&target, &[Plain("a.txt", Ok("first"))]).unwrap();
        let failed = write(&target, &[Plain("a.txt", Ok("second")), Plain("b.txt", Err("no"))]);
        assert!(matches!(failed, Err(OutputError::NotMade { .. })));
        assert_eq!(fs::read_to_string(target.join("a.txt")).unwrap(), "first");
        assert_eq!(listed(folder.path()), ["2024"]);
    }

    #[test]
    fn an_earlier_run_is_replaced_and_files_that_are_no_longer_made_are_gone() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("2024");
        write(&target, &[Plain("a.txt", Ok("a")), Plain("b.txt", Ok("b"))]).unwrap();
        write(&target, &[Plain("a.txt", Ok("c"))]).unwrap();
        assert_eq!(listed(&target), ["a.txt", MANIFEST]);
    }

    #[test]
    fn drafts_that_somebody_sends_are_not_written_over_and_neither_is_their_run() {
        let folder = tempfile::tempdir().unwrap();
        let run = folder.path().join("2024");
        write(&run, &[Plain("a.txt", Ok("a"))]).unwrap();
        let drafts = || {
            let target = Target::in_run(&run, MAIL).unwrap();
            write_set(&target, &[Plain("a.eml", Ok("a")), Plain(LOCK, Ok(""))], &Names("drafts"))
        };
        write_set(&Target::in_run(&run, MAIL).unwrap(), &[Plain("a.eml", Ok("a"))], &Names("drafts"))
            .unwrap();
        assert_eq!(listed(&run), ["a.txt", MAIL, MANIFEST]);
        assert!(!run.join(lock::FILE).exists(), "the lock is the run's");
        let held = journal::Journal::open(&run.join(MAIL).join("sandlogg.jsonl")).unwrap();
        assert!(matches!(drafts(), Err(OutputError::Busy(_))));
        assert!(matches!(write(&run, &[Plain("b.txt", Ok("b"))]), Err(OutputError::Busy(_))));
        drop(held);
        fs::remove_file(run.join(MAIL).join(LOCK)).unwrap();
        drafts().unwrap();
        fs::remove_dir_all(&run).unwrap();
        assert!(matches!(Target::in_run(&run, MAIL), Err(OutputError::NotARun(_))));
        assert!(!run.exists());
    }

    #[test]
    fn a_folder_with_other_things_is_never_touched() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("semester.docx"), "x").unwrap();
        assert!(matches!(write(folder.path(), &[]), Err(OutputError::NotARun(_))));
        assert_eq!(listed(folder.path()), ["semester.docx"]);
    }

    #[test]
    fn new_files_are_all_there_or_none_is() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("in"), "a file where a folder is due").unwrap();
        let files = [("a.txt".to_owned(), b"a".to_vec()), ("in/b.txt".to_owned(), b"b".to_vec())];
        assert!(matches!(write_new(folder.path(), &files), Err(OutputError::Machine(_))));
        assert_eq!(listed(folder.path()), ["in"], "nothing half is left");
        fs::remove_file(folder.path().join("in")).unwrap();
        write_new(folder.path(), &files).unwrap();
        assert_eq!(listed(folder.path()), ["a.txt", "in"]);
        assert!(matches!(write_new(folder.path(), &files), Err(OutputError::Exists(_))));
    }

    #[test]
    fn what_a_killed_process_left_is_cleared_away() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("2024");
        write(&target, &[Plain("a.txt", Ok("first"))]).unwrap();
        // Killed while writing.
        fs::create_dir(folder.path().join(".2024.delvis")).unwrap();
        fs::write(folder.path().join(".2024.delvis").join(LOCK), "").unwrap();
        fs::write(folder.path().join(".2024.delvis").join("a.txt"), "half").unwrap();
        // Killed between the two renames.
        fs::rename(&target, folder.path().join(".2024.tidigare")).unwrap();
        let failed = write(&target, &[Plain("b.txt", Err("no"))]);
        assert!(failed.is_err());
        assert_eq!(fs::read_to_string(target.join("a.txt")).unwrap(), "first", "the earlier run is back");
        assert_eq!(listed(folder.path()), ["2024"]);
    }

    #[test]
    fn one_process_at_a_time_writes_in_a_folder() {
        let folder = tempfile::tempdir().unwrap();
        let held = Target::on(&OwnDisk, &folder.path().join("2023"), Duration::ZERO).unwrap();
        held.begin().unwrap().leave();
        assert!(matches!(write(&folder.path().join("2024"), &[]), Err(OutputError::Busy(_))));
        assert!(folder.path().join(".2023.delvis").exists(), "the other process's work is left alone");
        drop(held);
        write(&folder.path().join("2024"), &[]).unwrap();
        assert_eq!(listed(folder.path()), ["2024"]);
    }

    #[test]
    fn what_a_user_lays_in_a_run_while_it_is_replaced_stays() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("2024");
        let files = [Plain("a.txt", Ok("second"))];
        write(&target, &[Plain("a.txt", Ok("first"))]).unwrap();
        let first = fs::read(target.join(MANIFEST)).unwrap();
        // Just before the earlier run is moved aside: it is seen there, and all is put back.
        let note = || fs::write(target.join("egen.txt"), "eget");
        let Err(OutputError::Strangers { folder: named, files: strangers }) =
            write_as("second", &Meanwhile::before(0, &note), &target, &files)
        else {
            panic!("a stranger")
        };
        assert_eq!((named, strangers), (target.clone(), vec!["egen.txt".to_owned()]));
        assert_eq!(listed(&target), ["a.txt", "egen.txt", MANIFEST]);
        assert_eq!(fs::read(target.join(MANIFEST)).unwrap(), first);
        fs::remove_file(target.join("egen.txt")).unwrap();
        // Mail that is sent in that moment.
        let ledger = || {
            fs::create_dir(target.join(MAIL))?;
            fs::write(target.join(MAIL).join("sandlogg.jsonl"), "{}")
        };
        let sent = write_as("second", &Meanwhile::before(0, &ledger), &target, &files);
        assert!(matches!(sent, Err(OutputError::Sent(_))));
        assert_eq!(listed(&target), ["a.txt", MAIL, MANIFEST]);
        fs::remove_dir_all(target.join(MAIL)).unwrap();
        // After it was looked through, by a program that was in the folder before it was moved: it is kept and told.
        let aside = folder.path().join(".2024.tidigare");
        let note = || fs::write(aside.join("egen.txt"), "eget");
        let kept = write_as("second", &Meanwhile::before(1, &note), &target, &files);
        assert!(matches!(kept, Err(OutputError::Kept { folder, .. }) if folder == aside));
        assert_eq!(fs::read_to_string(target.join("a.txt")).unwrap(), "second", "the new run is whole");
        // The next run to the same place says so again; one to another does not remove it either.
        assert!(matches!(write(&target, &files), Err(OutputError::Strangers { .. })));
        write(&folder.path().join("2025"), &files).unwrap();
        assert_eq!(fs::read_to_string(aside.join("egen.txt")).unwrap(), "eget");
    }

    #[test]
    fn a_move_that_is_refused_leaves_the_earlier_run_in_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("2024");
        write(&target, &[Plain("a.txt", Ok("first"))]).unwrap();
        for refused in [0, 1] {
            let refuse = || Err(io::Error::from(io::ErrorKind::PermissionDenied));
            let disk = Meanwhile::before(refused, &refuse);
            let failed = write_as("second", &disk, &target, &[Plain("b.txt", Ok("b"))]);
            assert!(matches!(failed, Err(OutputError::Machine(_))), "{refused}");
            assert_eq!(listed(&target), ["a.txt", MANIFEST]);
            assert_eq!(listed(folder.path()), ["2024"]);
        }
    }

    #[test]
    fn on_a_disk_without_locks_what_may_be_another_process_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("2024");
        let without = || Target::without_locks(&OwnDisk, &target).unwrap();
        write_set(&without(), &[Plain("a.txt", Ok("a"))], &Names("run")).unwrap();
        without().begin().unwrap().leave();
        let refused = write_set(&without(), &[Plain("b.txt", Ok("b"))], &Names("other"));
        assert!(matches!(refused, Err(OutputError::Unsure(partial)) if partial.ends_with(".2024.delvis")));
        assert_eq!(listed(&target), ["a.txt", MANIFEST]);
    }
}
