//! The only code that writes files: a complete set of files, or nothing.
//!
//! A set is written into a hidden folder beside its target, every file and the folder are synced to
//! disk, and only then is the folder renamed to the target. An earlier run in the target's place is
//! moved aside first and removed last, so whatever happens, one whole run stands there or can be put
//! back. What a killed process leaves behind is cleared away by the next run to the same target.

pub mod journal;
pub mod regular;
mod source;
mod syncing;

use std::ffi::OsString;
use std::fs::TryLockError;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use fs_err as fs;
use rayon::prelude::*;

use source::Fingerprinted;
pub use source::{Source, SourceError, sha256};
use syncing::{Line, synced};

/// The name of the list of what a run read and wrote; a folder with this file is an earlier run.
pub const MANIFEST: &str = "manifest.json";

/// The folder of a run's messages, in the run's folder.
pub const MAIL: &str = "epost";

/// What the names of the files begin with that tell what was sent.
pub const LEDGER: &str = "sandlogg";

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct Written {
    /// The path in the run's folder, with `/` between its parts.
    pub path: String,
    /// SHA-256 of the bytes, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// The size in bytes.
    pub size: u64,
}

/// Why a set of files was not written. Nothing of it is then left in the target.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// The target is a folder with other things in it than an earlier run.
    #[error("{} is neither empty nor an earlier run", .0.display())]
    NotARun(PathBuf),
    /// Mail of the folder was sent, and the ledger must not be lost.
    #[error("mail of {} was sent", .0.display())]
    Sent(PathBuf),
    /// A file that must be new is there already.
    #[error("{} is there already", .0.display())]
    Exists(PathBuf),
    /// Another process is writing to the same target.
    #[error("{} is being written by another process", .0.display())]
    Busy(PathBuf),
    /// A file's bytes could not be made.
    #[error("{name}: {reason}")]
    NotMade {
        /// The file.
        name: String,
        /// What went wrong, as the library says it.
        reason: String,
    },
    /// The machine failed: the disk is full, access is denied. The message names the path.
    #[error("{0}")]
    Machine(#[from] io::Error),
}

impl OutputError {
    /// Why the file of this name was not written.
    #[must_use]
    pub fn of(name: &str, error: SourceError) -> Self {
        match error {
            SourceError::NotMade(reason) => Self::NotMade { name: name.to_owned(), reason },
            SourceError::Machine(error) => Self::Machine(error),
        }
    }
}

/// Whether a run may be written to `target`: it is new, empty, or an earlier run.
///
/// # Errors
/// [`OutputError::NotARun`], or [`OutputError::Machine`] when the folder cannot be looked into.
pub fn may_write_to(target: &Path) -> Result<(), OutputError> {
    if has_ledger(&target.join(MAIL)) {
        return Err(OutputError::Sent(target.to_owned()));
    }
    may_replace(target, MANIFEST)
}

/// Whether `target` is new, empty, or a folder with this file in it.
fn may_replace(target: &Path, marker: &str) -> Result<(), OutputError> {
    if !target.exists() {
        return Ok(());
    }
    if !target.is_dir() {
        return Err(OutputError::NotARun(target.to_owned()));
    }
    let empty = fs::read_dir(target)?.next().is_none();
    if empty || target.join(marker).is_file() { Ok(()) } else { Err(OutputError::NotARun(target.to_owned())) }
}

/// Writes the files and the manifest that `manifest` makes of them to `target`, whole or not at all.
///
/// # Errors
/// [`OutputError`]; the target is then as it was.
pub fn write_set<S: Source>(
    target: &Path,
    sources: &[S],
    manifest: impl FnOnce(&[Written]) -> Vec<u8>,
) -> Result<Vec<Written>, OutputError> {
    may_write_to(target)?;
    write_whole(target, MANIFEST, sources, manifest)
}

/// Writes a set of files with another file as its mark than a run's manifest, whole or not at all, in the
/// place of an earlier set with the same mark.
///
/// # Errors
/// [`OutputError`]; the target is then as it was.
pub fn write_marked_set<S: Source>(
    target: &Path,
    marker: &str,
    sources: &[S],
    mark: impl FnOnce(&[Written]) -> Vec<u8>,
) -> Result<Vec<Written>, OutputError> {
    // Whoever sends from the folder holds it.
    if let Ok(lock) = fs::File::open(target.join(LOCK)) {
        refuse_if_held(&lock, target)?;
    }
    if has_ledger(target) {
        return Err(OutputError::Sent(target.to_owned()));
    }
    may_replace(target, marker)?;
    write_whole(target, marker, sources, mark)
}

/// Whether a folder of drafts has a ledger: then something was sent, and what was sent is kept.
fn has_ledger(folder: &Path) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return false };
    entries.filter_map(Result::ok).any(|entry| entry.file_name().to_string_lossy().starts_with(LEDGER))
}

fn write_whole<S: Source>(
    target: &Path,
    marker: &str,
    sources: &[S],
    mark: impl FnOnce(&[Written]) -> Vec<u8>,
) -> Result<Vec<Written>, OutputError> {
    let places = Places::of(target)?;
    places.put_back()?;
    let partial = Partial::begin(&places)?;

    let written = synced(|line| write_each(sources, |source| partial.write(source, line)))?;
    write_synced(&places.partial.join(marker), &mark(&written))?;
    sync_folders(&places.partial)?;

    partial.finish()?;
    Ok(written)
}

/// With more rows than this a file takes much memory while it is made.
const LARGE: usize = 2_500;

/// Writes every source, the largest first: the overview takes as long as a dozen members. What comes of them stands in
/// the order of the sources.
fn write_each<S: Source>(
    sources: &[S],
    write: impl Fn(&S) -> Result<Written, OutputError> + Sync,
) -> Result<Vec<Written>, OutputError> {
    let mut order: Vec<(usize, &S)> = sources.iter().enumerate().collect();
    order.sort_by_cached_key(|(_, source)| std::cmp::Reverse(source.rows()));
    // One at a time, so that no thread is left with many when the others are done.
    let each = |sources: &[(usize, &S)]| -> Result<Vec<(usize, Written)>, OutputError> {
        let sources = sources.par_iter().with_max_len(1);
        sources.map(|(place, source)| Ok((*place, write(source)?))).collect()
    };
    let (large, others) = order.split_at(order.partition_point(|(_, source)| source.rows() > LARGE));
    let mut written = each(large)?;
    written.extend(match writers() {
        Some(writers) => writers.install(|| each(others))?,
        None => each(others)?,
    });
    written.sort_unstable_by_key(|(place, _)| *place);
    Ok(written.into_iter().map(|(_, written)| written).collect())
}

/// The writers of all but the very large files; none of their own where one thread at a time is asked for.
///
/// `rust_xlsxwriter` starts a thread for each sheet of a workbook, and the writer waits for them. Where threads stay on
/// the core of the one that starts them, each core has a writer that keeps to it: its threads find what it left in the
/// core's cache, and nobody is woken up on another core. Elsewhere there are twice as many writers as cores, half of
/// which wait.
fn writers() -> Option<rayon::ThreadPool> {
    let threads = rayon::current_num_threads();
    if threads < 2 {
        return None;
    }
    let pool = rayon::ThreadPoolBuilder::new();
    let pool = match own_cores(threads) {
        Some(cores) => pool.num_threads(threads).start_handler(move |index| {
            if let Some(core) = cores.get(index) {
                core_affinity::set_for_current(*core);
            }
        }),
        None => pool.num_threads(threads.saturating_mul(2)),
    };
    pool.build().ok()
}

/// A core for each thread, where threads inherit it and all of the process's cores are asked for: with fewer, another
/// process that asked for the same would stand on the same ones.
fn own_cores(threads: usize) -> Option<Vec<core_affinity::CoreId>> {
    let inherited = cfg!(target_os = "linux");
    core_affinity::get_core_ids().filter(|cores| inherited && cores.len() == threads)
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
/// [`OutputError::Machine`]; what stood there is then as it was.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
    let mut hidden = OsString::from(".");
    hidden.push(path.file_name().unwrap_or_default());
    hidden.push(".delvis");
    let partial = path.with_file_name(hidden);
    write_synced(&partial, bytes)?;
    fs::rename(partial, path)?;
    Ok(())
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
        fs::rename(partial, &path)?;
        made.push(path);
    }
    Ok(())
}

/// The folders of one target: itself, where the new set grows, and where the old one waits.
struct Places {
    parent: PathBuf,
    target: PathBuf,
    partial: PathBuf,
    previous: PathBuf,
}

impl Places {
    fn of(target: &Path) -> Result<Self, OutputError> {
        let target = std::path::absolute(target)?;
        let (Some(parent), Some(name)) = (target.parent(), target.file_name()) else {
            return Err(OutputError::NotARun(target));
        };
        let beside = |ending: &str| {
            let mut hidden = OsString::from(".");
            hidden.push(name);
            hidden.push(ending);
            parent.join(hidden)
        };
        let (partial, previous) = (beside(".delvis"), beside(".tidigare"));
        Ok(Self { parent: parent.to_owned(), partial, previous, target })
    }

    /// Puts back an earlier run that a killed process had moved aside, or removes it when the new
    /// one is in place.
    fn put_back(&self) -> Result<(), OutputError> {
        if !self.previous.exists() {
            return Ok(());
        }
        if self.target.exists() {
            fs::remove_dir_all(&self.previous)?;
        } else {
            fs::rename(&self.previous, &self.target)?;
        }
        Ok(())
    }
}

/// A set while it is being written. Dropped before it is finished, it is removed.
struct Partial<'a> {
    places: &'a Places,
    lock: Option<fs::File>,
}

/// The file that a living process keeps locked in the folder that it writes.
const LOCK: &str = ".las";

impl<'a> Partial<'a> {
    fn begin(places: &'a Places) -> Result<Self, OutputError> {
        fs::create_dir_all(&places.parent)?;
        if places.partial.exists() {
            // Of a killed process, unless its lock is held.
            if let Ok(lock) = fs::File::open(places.partial.join(LOCK)) {
                refuse_if_held(&lock, &places.target)?;
            }
            fs::remove_dir_all(&places.partial)?;
        }
        fs::create_dir(&places.partial)?;
        let lock = fs::File::create(places.partial.join(LOCK))?;
        refuse_if_held(&lock, &places.target)?;
        Ok(Self { places, lock: Some(lock) })
    }

    fn write<S: Source>(&self, source: &S, line: &Line) -> Result<Written, OutputError> {
        let name = source.path();
        let path = name.split('/').fold(self.places.partial.clone(), |path, part| path.join(part));
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut file = Fingerprinted::new(fs::File::create(&path)?);
        source.write_to(&mut file).map_err(|error| OutputError::of(name, error))?;
        let (file, sha256, size) = file.finish()?;
        line.sync(file);
        Ok(Written { path: name.to_owned(), sha256, size })
    }

    /// Puts the whole set in the target's place.
    fn finish(mut self) -> Result<(), OutputError> {
        // Windows renames no folder with an open file in it.
        drop(self.lock.take());
        fs::remove_file(self.places.partial.join(LOCK))?;
        let Places { parent, target, partial, previous } = self.places;
        if target.exists() {
            fs::rename(target, previous)?;
        }
        if let Err(error) = fs::rename(partial, target) {
            self.places.put_back()?;
            return Err(error.into());
        }
        sync_folder(parent)?;
        self.places.put_back()
    }
}

impl Drop for Partial<'_> {
    fn drop(&mut self) {
        drop(self.lock.take());
        // Nothing to do when this fails: the next run to the same target clears it away.
        let _ = fs::remove_dir_all(&self.places.partial);
    }
}

fn refuse_if_held(lock: &fs::File, target: &Path) -> Result<(), OutputError> {
    match lock.file().try_lock() {
        Err(TryLockError::WouldBlock) => Err(OutputError::Busy(target.to_owned())),
        // Some network disks know no locks; then the name of the folder has to do.
        Ok(()) | Err(TryLockError::Error(_)) => Ok(()),
    }
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

/// Syncs the names in a folder. Windows does that by itself and opens no folder as a file.
fn sync_folder(folder: &Path) -> Result<(), OutputError> {
    if cfg!(unix) {
        fs::File::open(folder)?.sync_all()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
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
            .collect();
        names.sort();
        names
    }

    fn write(target: &Path, files: &[Plain]) -> Result<Vec<Written>, OutputError> {
        write_set(target, files, |written| format!("{}", written.len()).into_bytes())
    }

    #[test]
    fn a_writer_keeps_to_its_core_and_so_do_the_threads_that_it_starts() {
        let (Some(pool), Some(cores)) = (writers(), own_cores(rayon::current_num_threads())) else {
            eprintln!("skipped: one core, or a system where threads do not inherit it");
            return;
        };
        let own = || std::thread::spawn(core_affinity::get_core_ids).join().unwrap().unwrap();
        let kept: Vec<_> = pool.broadcast(|_| own()).into_iter().flatten().collect();
        assert_eq!(kept, cores);
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
    fn drafts_that_somebody_sends_are_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let drafts = folder.path().join("epost");
        let write = || write_marked_set(&drafts, "g.toml", &[Plain("a.eml", Ok("a"))], |_| Vec::new());
        write().unwrap();
        let held = journal::Journal::open(&drafts.join("sandlogg.jsonl")).unwrap();
        assert!(matches!(write(), Err(OutputError::Busy(_))));
        drop(held);
        write().unwrap();
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
        fs::write(folder.path().join(".2024.delvis").join("a.txt"), "half").unwrap();
        // Killed between the two renames.
        fs::rename(&target, folder.path().join(".2024.tidigare")).unwrap();
        let failed = write(&target, &[Plain("b.txt", Err("no"))]);
        assert!(failed.is_err());
        assert_eq!(fs::read_to_string(target.join("a.txt")).unwrap(), "first", "the earlier run is back");
        assert_eq!(listed(folder.path()), ["2024"]);
    }

    #[test]
    fn two_processes_do_not_write_the_same_target() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("2024");
        let partial = folder.path().join(".2024.delvis");
        fs::create_dir(&partial).unwrap();
        let held = fs::File::create(partial.join(LOCK)).unwrap();
        held.file().lock().unwrap();
        assert!(matches!(write(&target, &[]), Err(OutputError::Busy(_))));
        assert!(partial.exists(), "the other process's work is left alone");
    }
}
