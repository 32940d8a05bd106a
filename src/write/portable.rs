//! A workbook's bytes, the same on every kind of machine.
//!
//! A zip archive says in its directory on what kind of system each part was written and with what
//! rights. `rust_xlsxwriter` leaves that to the zip library, which asks the machine: the same workbook would
//! differ between Windows and Linux, and a run made on one could not be verified on the other.
//!
//! The library has no property for the document's language either: a screen reader would read Swedish words
//! with the voice of the machine. Only that one small part is put in anew, not pressed together: to copy all
//! parts into another archive takes three times as long.

use std::io::{Cursor, Read, Write};
use std::ops::Range;

use rust_xlsxwriter::{Workbook, XlsxError};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::text::Language;

/// The start of an entry in the archive's directory, and of the directory's end.
const ENTRY: [u8; 4] = *b"PK\x01\x02";
const END: [u8; 4] = *b"PK\x05\x06";
/// The size of an entry without its names, and where in it things stand.
const ENTRY_SIZE: usize = 46;
const SYSTEM: usize = 5;
const NAME_LENGTHS: [usize; 3] = [28, 30, 32];
const RIGHTS: usize = 38;
const PART: usize = 42;
/// The size of the end without a comment, and where in it the directory's size and offset stand.
const END_SIZE: usize = 22;
const DIRECTORY_SIZE: usize = 12;
const DIRECTORY: usize = 16;
/// Unix, and a file that its owner may read and write.
const UNIX: u8 = 3;
const OWN_FILE: [u8; 4] = (0o100_600_u32 << 16).to_le_bytes();

/// How hard the parts are pressed together, from 1 to 9: a workbook becomes a fifth larger than with the
/// library's 6, some 25 kB for 20, and a run of the whole country a seventh faster.
const PRESSED: u8 = 1;

/// The part with the document's properties, and what its text ends with.
const PROPERTIES: &str = "docProps/core.xml";
const PROPERTIES_END: &str = "</cp:coreProperties>";

/// The workbook's bytes, whose text is in `language`; `None` for a workbook that tells none, as those that
/// others make.
///
/// # Errors
/// What the library says.
pub fn bytes(workbook: &mut Workbook, language: Option<Language>) -> Result<Vec<u8>, XlsxError> {
    let mut archive = workbook.set_zip_compression_level(PRESSED).save_to_buffer()?;
    if let Some(language) = language {
        archive = in_language(&archive, language)?;
    }
    Ok(same_everywhere(archive))
}

/// The archive with the language among the document's properties.
fn in_language(archive: &[u8], language: Language) -> Result<Vec<u8>, ZipError> {
    let mut text = String::new();
    ZipArchive::new(Cursor::new(archive))?.by_name(PROPERTIES)?.read_to_string(&mut text)?;
    let end = format!("<dc:language>{}</dc:language>{PROPERTIES_END}", language.tag());
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default());
    let mut alone = ZipWriter::new(Cursor::new(Vec::new()));
    alone.start_file(PROPERTIES, options)?;
    alone.write_all(text.replace(PROPERTIES_END, &end).as_bytes())?;
    let alone = alone.finish()?.into_inner();
    replaced(archive, PROPERTIES, &alone).ok_or(ZipError::FileNotFound)
}

/// An entry of an archive's directory.
struct Entry {
    /// Its own bytes.
    bytes: Range<usize>,
    /// Those of its part's name.
    name: Range<usize>,
    /// Where its part begins.
    part: usize,
}

/// The entries of the directory; none when the bytes are no archive.
fn directory(archive: &[u8]) -> Vec<Entry> {
    let end = archive.len().saturating_sub(END_SIZE);
    let mut next = match archive.get(end..) {
        Some(last) if last.starts_with(&END) => number::<4>(last, DIRECTORY),
        _ => None,
    };
    let mut entries = Vec::new();
    while let Some(entry) = next.and_then(|start| entry(archive, start)) {
        next = Some(entry.bytes.end);
        entries.push(entry);
    }
    entries
}

fn entry(archive: &[u8], start: usize) -> Option<Entry> {
    let bytes = archive.get(start..).filter(|bytes| bytes.starts_with(&ENTRY))?;
    let lengths =
        NAME_LENGTHS.iter().map(|length| number::<2>(bytes, *length)).collect::<Option<Vec<usize>>>()?;
    let name = start + ENTRY_SIZE;
    Some(Entry {
        bytes: start..name + lengths.iter().sum::<usize>(),
        name: name..name + lengths.first()?,
        part: number::<4>(bytes, PART)?,
    })
}

/// The archive with another part of the same name: the one that the archive `alone` holds.
fn replaced(archive: &[u8], name: &str, alone: &[u8]) -> Option<Vec<u8>> {
    let entries = directory(archive);
    let old = entries.iter().find(|entry| archive.get(entry.name.clone()) == Some(name.as_bytes()))?;
    let directory_bytes = entries.first()?.bytes.start..entries.last()?.bytes.end;
    let later = entries.iter().map(|entry| entry.part).filter(|part| *part > old.part);
    let after = later.min().unwrap_or(directory_bytes.start);
    let new = directory(alone).into_iter().next()?;
    let part = alone.get(..new.bytes.start)?;

    let mut written = Vec::with_capacity(archive.len() + part.len());
    written.extend_from_slice(archive.get(..old.part)?);
    written.extend_from_slice(part);
    written.extend_from_slice(archive.get(after..directory_bytes.start)?);
    let start = written.len();
    for entry in &entries {
        let place = written.len();
        let (bytes, part) = match entry.part {
            same if same == old.part => (alone.get(new.bytes.clone())?, same),
            before if before < old.part => (archive.get(entry.bytes.clone())?, before),
            later => (archive.get(entry.bytes.clone())?, later - after + old.part + part.len()),
        };
        written.extend_from_slice(bytes);
        put(&mut written, place + PART, part)?;
    }
    let end = written.len();
    written.extend_from_slice(archive.get(directory_bytes.end..)?);
    put(&mut written, end + DIRECTORY_SIZE, end - start)?;
    put(&mut written, end + DIRECTORY, start)?;
    Some(written)
}

/// The archive with the same system and rights for each part. Bytes that are no archive are left.
fn same_everywhere(mut archive: Vec<u8>) -> Vec<u8> {
    for entry in directory(&archive) {
        let Some(entry) = archive.get_mut(entry.bytes) else { continue };
        if let Some(system) = entry.get_mut(SYSTEM) {
            *system = UNIX;
        }
        if let Some(rights) = entry.get_mut(RIGHTS..RIGHTS + OWN_FILE.len()) {
            rights.copy_from_slice(&OWN_FILE);
        }
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

/// Writes a number of four bytes, the lowest first, at `offset`.
fn put(bytes: &mut [u8], offset: usize, number: usize) -> Option<()> {
    let digits = u32::try_from(number).ok()?.to_le_bytes();
    bytes.get_mut(offset..offset.checked_add(digits.len())?)?.copy_from_slice(&digits);
    Some(())
}

#[cfg(test)]
mod tests {
    use zip::System;

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
        let bytes = bytes(&mut workbook, Some(Language::Swedish)).unwrap();
        let mut read = ZipArchive::new(Cursor::new(bytes)).unwrap();
        for index in 0..read.len() {
            assert_eq!(read.by_index(index).unwrap().unix_mode(), Some(0o100_600));
        }
    }

    #[test]
    fn one_part_is_replaced_and_the_others_are_left() {
        // The first, where all that follows moves, and the last, which the directory follows.
        for (name, other) in [("a.xml", "xl/åäö.xml"), ("xl/åäö.xml", "a.xml")] {
            let mut alone = ZipWriter::new(Cursor::new(Vec::new()));
            alone.start_file(name, SimpleFileOptions::default()).unwrap();
            alone.write_all(b"<new>longer than it was before</new>").unwrap();
            let alone = alone.finish().unwrap().into_inner();
            let before = archive(System::Unix, 0o600);
            let read = |bytes: &[u8], name: &str| {
                let mut text = String::new();
                let mut archive = ZipArchive::new(Cursor::new(bytes.to_vec())).unwrap();
                assert_eq!(archive.len(), 2);
                archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
                text
            };
            let after = replaced(&before, name, &alone).unwrap();
            assert_eq!(read(&after, name), "<new>longer than it was before</new>");
            assert_eq!(read(&after, other), read(&before, other));
            assert_eq!(replaced(&before, "b.xml", &alone), None);
        }
    }
}
