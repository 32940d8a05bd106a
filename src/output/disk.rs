//! What is moved and removed on the disk, with patience: a virus scanner, `OneDrive` or Excel may hold a file for a
//! moment, and Windows then refuses to move or remove it, or a folder around it.

// Not fs_err: its errors hide the system's number, which tells whether a file is held. The path is added here.
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use super::belonging::entries;
use super::error::OutputError;
use super::held::holder;

/// The waits between the attempts: five seconds together.
const PAUSES: [Duration; 7] = [
    Duration::from_millis(50),
    Duration::from_millis(100),
    Duration::from_millis(200),
    Duration::from_millis(400),
    Duration::from_millis(800),
    Duration::from_millis(1600),
    Duration::from_millis(1850),
];

/// A disk; the tests have one that refuses.
pub trait Disk {
    /// Moves a file or a folder.
    ///
    /// # Errors
    /// The system's own, with its number and without the path, as all here.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    /// Removes a file.
    ///
    /// # Errors
    /// The system's.
    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    /// Removes an empty folder.
    ///
    /// # Errors
    /// The system's.
    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    /// Whether it was refused because a program holds the file.
    fn is_held(&self, error: &io::Error) -> bool {
        error.kind() == io::ErrorKind::ResourceBusy
            || cfg!(windows) && error.raw_os_error().is_some_and(is_held_on_windows)
    }

    /// The waits between the attempts.
    fn pauses(&self) -> &[Duration] {
        &PAUSES
    }
}

/// The disk of this machine.
pub struct OwnDisk;

impl Disk for OwnDisk {}

/// The same, for what can be left to the next run.
pub struct Unwaiting;

impl Disk for Unwaiting {
    fn pauses(&self) -> &[Duration] {
        &[]
    }
}

/// `ERROR_ACCESS_DENIED`, `ERROR_SHARING_VIOLATION`, `ERROR_LOCK_VIOLATION`, and `ERROR_DIR_NOT_EMPTY`: a file that is
/// removed while a scanner has it open stays in its folder until the scanner lets go.
fn is_held_on_windows(code: i32) -> bool {
    matches!(code, 5 | 32 | 33 | 145)
}

/// Moves a file or a folder, again and again while a program holds it or the file in its new place.
///
/// # Errors
/// [`OutputError::Held`] in the end, [`OutputError::Machine`] at once for anything else.
pub fn rename(disk: &dyn Disk, from: &Path, to: &Path) -> Result<(), OutputError> {
    let replaced = if to.is_file() { to } else { from };
    patiently(disk, replaced, || disk.rename(from, to))
}

/// Removes these files of a folder, in their order, and every folder in it and itself that is then empty.
///
/// # Errors
/// [`OutputError::Held`], or [`OutputError::Machine`].
pub fn remove(disk: &dyn Disk, folder: &Path, files: &[String]) -> Result<(), OutputError> {
    let place = |path: &str| path.split('/').fold(folder.to_owned(), |folder, part| folder.join(part));
    for path in files.iter().map(|file| place(file)) {
        patiently(disk, &path, || disk.remove_file(&path))?;
    }
    loop {
        // The innermost, and then those that they have left empty.
        let left = entries(folder)?;
        let empty: Vec<&String> = left.iter().filter(|entry| entry.ends_with('/')).collect();
        for path in empty.iter().map(|entry| place(entry.trim_end_matches('/'))) {
            patiently(disk, &path, || disk.remove_folder(&path))?;
        }
        if left.is_empty() {
            return patiently(disk, folder, || disk.remove_folder(folder));
        }
        if empty.is_empty() {
            return Ok(());
        }
    }
}

fn patiently(
    disk: &dyn Disk,
    path: &Path,
    mut action: impl FnMut() -> io::Result<()>,
) -> Result<(), OutputError> {
    let mut pauses = disk.pauses().iter();
    loop {
        let Err(error) = action() else { return Ok(()) };
        if !disk.is_held(&error) {
            let named = format!("{}: {error}", path.display());
            return Err(io::Error::new(error.kind(), named).into());
        }
        let Some(pause) = pauses.next() else { return Err(OutputError::Held(held(path))) };
        thread::sleep(*pause);
    }
}

/// The file that is held: itself, or the first in the folder that a program has open.
fn held(path: &Path) -> PathBuf {
    let files = entries(path).unwrap_or_default();
    let mut places = files.iter().map(|file| path.join(file));
    places.find(|file| holder(file).is_some()).unwrap_or_else(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    /// A disk that refuses so many times with this number, as Windows does.
    struct Refusing(i32, Cell<usize>);

    impl Disk for Refusing {
        fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
            if self.1.get() == 0 {
                return fs::rename(from, to);
            }
            self.1.set(self.1.get() - 1);
            Err(io::Error::from_raw_os_error(self.0))
        }

        fn is_held(&self, error: &io::Error) -> bool {
            error.raw_os_error().is_some_and(is_held_on_windows)
        }

        fn pauses(&self) -> &[Duration] {
            const { &[Duration::from_millis(1); 3] }
        }
    }

    #[test]
    fn what_a_program_holds_is_tried_again_for_a_while_and_then_named() {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (folder.path().join("a"), folder.path().join("b"));
        fs::create_dir_all(from.join("forbund")).unwrap();
        for name in ["x.xlsx", "~$x.xlsx"] {
            fs_err::write(from.join("forbund").join(name), "x").unwrap();
        }
        for code in [5, 32, 33] {
            let disk = Refusing(code, Cell::new(4));
            let Err(OutputError::Held(file)) = rename(&disk, &from, &to) else { panic!("{code}") };
            assert!(file.ends_with(Path::new("forbund").join("x.xlsx")), "{}", file.display());
            assert_eq!(disk.1.get(), 0, "four attempts, three waits");
        }
        assert!(rename(&Refusing(32, Cell::new(3)), &from, &to).is_ok());
        assert!(to.join("forbund").is_dir());
        // Anything else is told at once: 112, the disk is full.
        let disk = Refusing(112, Cell::new(4));
        assert!(matches!(rename(&disk, &to, &from), Err(OutputError::Machine(_))));
        assert_eq!(disk.1.get(), 3);
    }

    #[test]
    fn the_own_disk_tells_the_systems_number_and_the_message_names_the_path() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("a");
        for error in [
            OwnDisk.remove_file(&missing).unwrap_err(),
            OwnDisk.remove_folder(&missing).unwrap_err(),
            OwnDisk.rename(&missing, folder.path()).unwrap_err(),
        ] {
            // ENOENT and ERROR_FILE_NOT_FOUND are both 2.
            assert_eq!(error.raw_os_error(), Some(2));
            assert!(!OwnDisk.is_held(&error));
        }
        let told = rename(&OwnDisk, &missing, folder.path()).unwrap_err().to_string();
        assert!(told.contains(&missing.display().to_string()), "{told}");
        let waited: Duration = OwnDisk.pauses().iter().sum();
        assert_eq!(waited, Duration::from_secs(5));
    }
}
