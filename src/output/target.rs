//! The folder that a set is written to: where the new set grows, where the earlier one waits, and what processes that
//! were killed have left beside it.
//!
//! Everything here happens while the process holds the lock of the folder around the target, from before the first
//! look until after the last move.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use fs_err as fs;

use super::belonging::{Mark, entries};
use super::disk::{Disk, OwnDisk, Unwaiting, remove, rename};
use super::error::OutputError;
use super::journal::is_held_by_a_sender;
use super::lock::{FolderLock, PATIENCE};
use super::reserved::{LEDGER, LOCK, MAIL, MANIFEST};
use super::syncing::sync_folder;

/// The endings of the hidden folders beside a target: the new set while it grows, and the earlier one that waits.
const PARTIAL: &str = ".delvis";
const PREVIOUS: &str = ".tidigare";

/// The name of the folder beside which a hidden one of this name was left, or is just being written; none when it is no
/// such one.
#[must_use]
pub fn left_of(hidden: &str) -> Option<&str> {
    let name = hidden.strip_prefix('.')?;
    name.strip_suffix(PARTIAL).or_else(|| name.strip_suffix(PREVIOUS)).filter(|name| !name.is_empty())
}

/// A folder to write a set to, while nobody else writes beside it.
pub struct Target<'a> {
    places: Places,
    lock: FolderLock,
    disk: &'a dyn Disk,
}

impl Target<'static> {
    /// The folder of a run. Waits while another process writes to the folder around it.
    ///
    /// # Errors
    /// [`OutputError::Busy`] when it does for long; [`OutputError::NotARun`] when there can be no such folder;
    /// [`OutputError::Machine`].
    pub fn open(target: &Path) -> Result<Self, OutputError> {
        Self::on(&OwnDisk, target, PATIENCE)
    }

    /// The folder of a run among those of `folder`: the path that `choose` finds for it while nobody else writes there.
    /// Of two processes, the second one sees what the first has written.
    ///
    /// # Errors
    /// As [`Self::open`], and what `choose` says.
    pub fn among(
        folder: &Path,
        choose: impl FnOnce() -> std::io::Result<PathBuf>,
    ) -> Result<Self, OutputError> {
        fs::create_dir_all(folder)?;
        let lock = FolderLock::of(folder, PATIENCE)?;
        let target = choose()?;
        // A link leads to a folder with a lock of its own.
        if target.is_symlink() {
            return Self::open(&target);
        }
        Ok(Self { places: Places::of(&target)?, lock, disk: &OwnDisk })
    }

    /// The folder of this name in a run. Whoever replaces the run moves it too, so the lock is the run's.
    ///
    /// # Errors
    /// As [`Self::open`]; [`OutputError::NotARun`] also when the run is no longer there.
    pub fn in_run(run: &Path, name: &str) -> Result<Self, OutputError> {
        let run = Places::of(run)?;
        let lock = FolderLock::of(&run.parent, PATIENCE)?;
        if !run.target.join(MANIFEST).is_file() {
            return Err(OutputError::NotARun(run.target));
        }
        Ok(Self { places: Places::of(&run.target.join(name))?, lock, disk: &OwnDisk })
    }
}

impl<'a> Target<'a> {
    /// The folder of a run on this disk; waits so long for others.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub(super) fn on(disk: &'a dyn Disk, target: &Path, patience: Duration) -> Result<Self, OutputError> {
        let places = Places::of(target)?;
        fs::create_dir_all(&places.parent)?;
        let lock = FolderLock::of(&places.parent, patience)?;
        Ok(Self { places, lock, disk })
    }

    /// The same on a disk that knows no locks.
    #[cfg(test)]
    pub fn without_locks(disk: &'a dyn Disk, target: &Path) -> Result<Self, OutputError> {
        Ok(Self { places: Places::of(target)?, lock: FolderLock::none(), disk })
    }

    /// The folder's path, absolute.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.places.target
    }

    /// Puts in order what processes that were killed have left, and looks whether the set may be written.
    ///
    /// # Errors
    /// [`OutputError::NotARun`], [`OutputError::Strangers`], [`OutputError::Sent`], [`OutputError::Busy`] when
    /// somebody sends from the folder, [`OutputError::Unsure`].
    pub fn clear(&self, mark: &dyn Mark) -> Result<(), OutputError> {
        let Self { places, lock, disk } = self;
        if !lock.is_sure() && places.partial.exists() {
            return Err(OutputError::Unsure(places.partial.clone()));
        }
        places.put_back(*disk, mark)?;
        refuse_unless_own(&places.target, &places.target, mark)?;
        places.clear(*disk, mark)?;
        if lock.is_sure() {
            for others in places.neighbours() {
                // What cannot be removed is in nobody's way; the next run tries again.
                let _ = others.put_back(&Unwaiting, mark).and_then(|()| others.clear(&Unwaiting, mark));
            }
        }
        Ok(())
    }

    /// Begins a set beside the target.
    ///
    /// # Errors
    /// [`OutputError::Unsure`] when another process has just begun one; [`OutputError::Machine`].
    pub fn begin(&self) -> Result<Partial<'_>, OutputError> {
        let partial = &self.places.partial;
        match fs::create_dir(partial) {
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                return Err(OutputError::Unsure(partial.clone()));
            }
            made => made?,
        }
        let begun = Partial { target: self, folder: partial, is_in_place: false };
        fs::File::create(partial.join(LOCK))?;
        Ok(begun)
    }
}

/// A set while it is being written. Dropped before it is finished, it is removed.
pub struct Partial<'a> {
    target: &'a Target<'a>,
    /// The folder that the files are written to.
    pub folder: &'a Path,
    is_in_place: bool,
}

impl Partial<'_> {
    /// Leaves it as a process does that is killed.
    #[cfg(test)]
    pub fn leave(mut self) {
        self.is_in_place = true;
    }

    /// Puts the whole set in the target's place.
    ///
    /// # Errors
    /// What is told of [`Target::clear`], when it came to be in the meantime, and [`OutputError::Held`]; the target is
    /// then as it was. [`OutputError::Kept`] when the set is in place and something of a user's is not.
    pub fn finish(mut self, mark: &dyn Mark) -> Result<(), OutputError> {
        let Target { places, disk, .. } = self.target;
        let Places { parent, target, partial, previous } = places;
        fs::remove_file(partial.join(LOCK))?;
        if target.exists() {
            rename(*disk, target, previous)?;
            // What came while the set was written: nobody can add to it any more.
            if let Err(error) = refuse_unless_own(previous, target, mark) {
                rename(*disk, previous, target)?;
                return Err(error);
            }
        }
        if let Err(error) = rename(*disk, partial, target) {
            places.put_back(*disk, mark)?;
            return Err(error);
        }
        self.is_in_place = true;
        sync_folder(parent)?;
        match places.clear(*disk, mark) {
            Err(OutputError::Strangers { folder, files }) => Err(OutputError::Kept { folder, files }),
            // The new set is whole in its place; the next run removes the earlier one.
            Ok(()) | Err(_) => Ok(()),
        }
    }
}

impl Drop for Partial<'_> {
    fn drop(&mut self) {
        if !self.is_in_place {
            // Nothing to do when this fails: the next run clears it away.
            let _ = fs::remove_dir_all(self.folder);
        }
    }
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
        // Two names of one folder are one target.
        let target =
            if target.is_symlink() { fs::canonicalize(target)? } else { std::path::absolute(target)? };
        let (Some(parent), Some(name)) = (target.parent(), target.file_name()) else {
            return Err(OutputError::NotARun(target));
        };
        let beside = |ending: &str| {
            let mut hidden = OsString::from(".");
            hidden.push(name);
            hidden.push(ending);
            parent.join(hidden)
        };
        let (partial, previous) = (beside(PARTIAL), beside(PREVIOUS));
        Ok(Self { parent: parent.to_owned(), partial, previous, target })
    }

    /// The other targets beside this one of which something is left.
    fn neighbours(&self) -> Vec<Self> {
        let Ok(entries) = fs::read_dir(&self.parent) else { return Vec::new() };
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let others = names.filter_map(|name| Self::of(&self.parent.join(left_of(&name)?)).ok());
        others.filter(|others| others.target != self.target).collect()
    }

    /// Puts back an earlier set that a process had moved aside when it was killed.
    fn put_back(&self, disk: &dyn Disk, mark: &dyn Mark) -> Result<(), OutputError> {
        if !self.previous.is_dir() || strangers(&self.previous, mark)?.is_none() {
            return Ok(());
        }
        if self.target.is_dir() && fs::read_dir(&self.target)?.next().is_none() {
            disk.remove_folder(&self.target)?;
        }
        if self.target.exists() { Ok(()) } else { rename(disk, &self.previous, &self.target) }
    }

    /// Removes a set that was not finished, and one that was replaced.
    fn clear(&self, disk: &dyn Disk, mark: &dyn Mark) -> Result<(), OutputError> {
        for folder in [&self.partial, &self.previous] {
            if !folder.is_dir() {
                continue;
            }
            let mut files = entries(folder)?;
            let is_begun = folder == &self.partial && folder.join(LOCK).is_file();
            let found = if is_begun { None } else { mark.strangers(folder, &files)?.or(Some(files.clone())) };
            files.retain(|entry| !entry.ends_with('/'));
            if let Some(found) = found.filter(|found| !found.is_empty() && !files.is_empty()) {
                return Err(OutputError::Strangers { folder: folder.clone(), files: found });
            }
            // The list of what is the set's own goes last: killed here, the next run still knows what is.
            let last = |file: &String| is_begun && file == LOCK || file == mark.file();
            files.sort_by_key(last);
            remove(disk, folder, &files)?;
        }
        Ok(())
    }
}

/// What in the folder the set in it does not list; `None` when there is no set of finsam's.
fn strangers(folder: &Path, mark: &dyn Mark) -> Result<Option<Vec<String>>, OutputError> {
    Ok(mark.strangers(folder, &entries(folder)?)?)
}

/// Stops unless the folder is new, empty, or a set of finsam's with nothing else in it, of which nothing was sent.
/// `told` is the path that the user knows it by.
fn refuse_unless_own(folder: &Path, told: &Path, mark: &dyn Mark) -> Result<(), OutputError> {
    if !folder.exists() {
        return Ok(());
    }
    if !folder.is_dir() {
        return Err(OutputError::NotARun(told.to_owned()));
    }
    // A folder of drafts, and that of a run with drafts in it.
    for drafts in [folder.to_owned(), folder.join(MAIL)] {
        if has_ledger(&drafts) {
            return Err(OutputError::Sent(told.to_owned()));
        }
        if is_held_by_a_sender(&drafts) {
            return Err(OutputError::Busy(told.to_owned()));
        }
    }
    let entries = entries(folder)?;
    match mark.strangers(folder, &entries)? {
        None if entries.is_empty() => Ok(()),
        None => Err(OutputError::NotARun(told.to_owned())),
        Some(found) if found.is_empty() => Ok(()),
        Some(files) => Err(OutputError::Strangers { folder: told.to_owned(), files }),
    }
}

/// Whether a folder of drafts has a ledger: then something was sent, and what was sent is kept.
fn has_ledger(folder: &Path) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return false };
    entries.filter_map(Result::ok).any(|entry| entry.file_name().to_string_lossy().starts_with(LEDGER))
}
