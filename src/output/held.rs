//! Whether another program holds a file.

use std::path::Path;
#[cfg(not(windows))]
use std::path::PathBuf;

/// What holds a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holder {
    /// An editor whose lock file lies beside it: Excel's `~$name` or LibreOffice's `.~lock.name#`.
    Editor(String),
    /// A program that is writing to it, or keeps others from it.
    Program,
}

/// What holds the file, if anything does.
#[must_use]
pub fn holder(file: &Path) -> Option<Holder> {
    let name = file.file_name()?.to_string_lossy().into_owned();
    let lock = [format!("~${name}"), format!(".~lock.{name}#")]
        .into_iter()
        .find(|lock| file.with_file_name(lock).exists());
    match lock {
        Some(lock) => Some(Holder::Editor(lock)),
        None => is_open_elsewhere(file).then_some(Holder::Program),
    }
}

/// On Windows a file that is being copied or edited cannot be opened for oneself alone.
#[cfg(windows)]
fn is_open_elsewhere(file: &Path) -> bool {
    use std::os::windows::fs::OpenOptionsExt;

    let opened = fs_err::OpenOptions::new().read(true).options_mut().share_mode(0).open(file);
    opened.is_err_and(|error| error.kind() != std::io::ErrorKind::NotFound)
}

/// Elsewhere nothing keeps a program from a file that another one writes. Linux tells which processes of
/// the same user have it open for writing; where that is not told, stillness alone has to do.
#[cfg(not(windows))]
fn is_open_elsewhere(file: &Path) -> bool {
    let Ok(file) = fs_err::canonicalize(file) else { return false };
    children(Path::new("/proc")).any(|process| {
        children(&process.join("fd")).any(|descriptor| {
            std::fs::read_link(&descriptor).is_ok_and(|target| target == file)
                && is_for_writing(&process, &descriptor)
        })
    })
}

/// Whether an open file is open for writing: the lowest two bits of its flags, which stand in octal.
#[cfg(not(windows))]
fn is_for_writing(process: &Path, descriptor: &Path) -> bool {
    let Some(number) = descriptor.file_name() else { return false };
    let Ok(facts) = fs_err::read_to_string(process.join("fdinfo").join(number)) else { return false };
    let flags = facts.lines().find_map(|line| line.strip_prefix("flags:")).unwrap_or_default();
    u64::from_str_radix(flags.trim(), 8).is_ok_and(|flags| flags & 3 != 0)
}

#[cfg(not(windows))]
fn children(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    // Not through fs_err: processes come and go, and other users' are closed; no error is told.
    std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok).map(|entry| entry.path())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editors_lock_file_holds_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("Fördelning 2024.xlsx");
        fs_err::write(&file, "x").unwrap();
        assert_eq!(holder(&file), None);
        for lock in ["~$Fördelning 2024.xlsx", ".~lock.Fördelning 2024.xlsx#"] {
            fs_err::write(folder.path().join(lock), "").unwrap();
            assert_eq!(holder(&file), Some(Holder::Editor(lock.to_owned())));
            fs_err::remove_file(folder.path().join(lock)).unwrap();
        }
    }

    #[cfg(any(windows, target_os = "linux"))]
    #[test]
    fn a_file_that_is_open_for_writing_is_held() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.csv");
        let writing = fs_err::File::create(&file).unwrap();
        assert_eq!(holder(&file), Some(Holder::Program));
        drop(writing);
        assert_eq!(holder(&file), None);
        #[cfg(target_os = "linux")]
        {
            let _reading = fs_err::File::open(&file).unwrap();
            assert_eq!(holder(&file), None);
        }
    }
}
