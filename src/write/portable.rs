//! A workbook's bytes, the same on every kind of machine.
//!
//! A zip archive says in its directory on what kind of system each part was written and with what
//! rights. `rust_xlsxwriter` leaves that to the zip library, which asks the machine: the same workbook would
//! differ between Windows and Linux, and a run made on one could not be verified on the other.

use rust_xlsxwriter::{Workbook, XlsxError};

/// The start of an entry in the archive's directory, and of the directory's end.
const ENTRY: [u8; 4] = *b"PK\x01\x02";
const END: [u8; 4] = *b"PK\x05\x06";
/// The size of an entry without its names, and where in it things stand.
const ENTRY_SIZE: usize = 46;
const SYSTEM: usize = 5;
const NAME_LENGTHS: [usize; 3] = [28, 30, 32];
const RIGHTS: usize = 38;
/// The size of the end without a comment, and where in it the directory's offset stands.
const END_SIZE: usize = 22;
const DIRECTORY: usize = 16;
/// Unix, and a file that its owner may read and write.
const UNIX: u8 = 3;
const OWN_FILE: [u8; 4] = (0o100_600_u32 << 16).to_le_bytes();

/// How hard the parts are pressed together, from 1 to 9: a workbook becomes a fifth larger than with the
/// library's 6, some 25 kB for 20, and a run of the whole country a seventh faster.
const PRESSED: u8 = 1;

/// The workbook's bytes.
///
/// # Errors
/// What the library says.
pub fn bytes(workbook: &mut Workbook) -> Result<Vec<u8>, XlsxError> {
    workbook.set_zip_compression_level(PRESSED).save_to_buffer().map(same_everywhere)
}

/// The archive with the same system and rights for each part. Bytes that are no archive are left.
fn same_everywhere(mut archive: Vec<u8>) -> Vec<u8> {
    let end = archive.len().saturating_sub(END_SIZE);
    let mut next = match archive.get(end..) {
        Some(last) if last.starts_with(&END) => number::<4>(last, DIRECTORY),
        _ => None,
    };
    while let Some(entry) = next.and_then(|start| archive.get_mut(start..)) {
        if !entry.starts_with(&ENTRY) {
            break;
        }
        let lengths: Option<Vec<usize>> =
            NAME_LENGTHS.iter().map(|length| number::<2>(entry, *length)).collect();
        if let Some(system) = entry.get_mut(SYSTEM) {
            *system = UNIX;
        }
        if let Some(rights) = entry.get_mut(RIGHTS..RIGHTS + OWN_FILE.len()) {
            rights.copy_from_slice(&OWN_FILE);
        }
        next = next.zip(lengths).map(|(start, lengths)| start + ENTRY_SIZE + lengths.iter().sum::<usize>());
    }
    archive
}

/// The number of `SIZE` bytes, the lowest first, that stands at `offset`.
fn number<const SIZE: usize>(bytes: &[u8], offset: usize) -> Option<usize> {
    let bytes = bytes.get(offset..offset.checked_add(SIZE)?)?;
    bytes
        .iter()
        .rev()
        .try_fold(0_usize, |number, byte| number.checked_mul(256)?.checked_add(usize::from(*byte)))
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read, Write};

    use zip::write::SimpleFileOptions;
    use zip::{DateTime, System, ZipArchive, ZipWriter};

    use super::*;

    fn archive(system: System, rights: u32) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in [("a.xml", "<a/>"), ("xl/åäö.xml", "<b>PK\u{1}\u{2}</b>")] {
            let options = SimpleFileOptions::default()
                .last_modified_time(DateTime::default())
                .system(system)
                .unix_permissions(rights);
            writer.start_file(name, options).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn windows_and_linux_give_the_same_bytes() {
        let (windows, linux) = (archive(System::Dos, 0o644), archive(System::Unix, 0o600));
        assert_ne!(windows, linux);
        let same = same_everywhere(windows);
        assert_eq!(same, same_everywhere(linux));
        let mut read = ZipArchive::new(Cursor::new(same)).unwrap();
        let mut text = String::new();
        read.by_name("xl/åäö.xml").unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "<b>PK\u{1}\u{2}</b>");
    }

    #[test]
    fn what_is_no_archive_is_left() {
        for bytes in [Vec::new(), b"PK\x05\x06".to_vec(), vec![0; 40]] {
            assert_eq!(same_everywhere(bytes.clone()), bytes);
        }
    }

    #[test]
    fn a_workbook_of_this_machine_is_as_it_should_be_everywhere() {
        let mut workbook = Workbook::new();
        workbook.add_worksheet().write(0, 0, 1).unwrap();
        let bytes = bytes(&mut workbook).unwrap();
        let mut read = ZipArchive::new(Cursor::new(bytes)).unwrap();
        for index in 0..read.len() {
            assert_eq!(read.by_index(index).unwrap().unix_mode(), Some(0o100_600));
        }
    }
}
