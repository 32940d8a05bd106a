//! What is understood of a file, before anything is made of it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use fs_err as fs;

use super::error::Error;
use super::folder::{DROP, text_of};
use crate::config::{self, Settings};
use crate::domain::place::{Place, SourceFile};
use crate::findings::{Findings, Problem};
use crate::output::regular::read_file;
use crate::output::sha256;
use crate::read::account::Account;
use crate::read::header::Words;
use crate::read::open::LARGEST;
use crate::read::sheet::Sheet;
use crate::read::table::Table;
use crate::read::table_kind::TableKind;
use crate::read::{allocation, office, open};

/// What was understood of one file.
pub struct Inspected {
    /// The file.
    pub file: Arc<SourceFile>,
    /// The settings that it was read with, where it lies in a working folder.
    pub settings: Option<PathBuf>,
    /// Its sheets.
    pub sheets: Vec<Sheet>,
    /// Its tables, with what became of each row.
    pub accounts: Vec<Account>,
    /// What was found.
    pub findings: Findings,
}

/// The settings of the working folder in whose drop folder the file lies.
fn settings_of(path: &Path) -> Result<Option<(PathBuf, Settings)>, Error> {
    let Some(folder) = path.parent().filter(|folder| folder.file_name().is_some_and(|name| name == DROP))
    else {
        return Ok(None);
    };
    let settings = folder.with_file_name(config::FILE);
    if fs::symlink_metadata(&settings).is_err() {
        return Ok(None);
    }
    let bytes = read_file(&settings, LARGEST)?;
    let file = Arc::new(SourceFile { path: settings.display().to_string(), sha256: sha256(&bytes) });
    let source = text_of(&file, &bytes)?;
    Ok(Some((settings, Settings::parse(&source, &file)?)))
}

/// Reads a file as the allocation file when it has such a table, else as the office's own.
///
/// # Errors
/// [`Error`] when the file, or the settings that it is read with, cannot be read. What is wrong in it is findings.
pub fn inspect(path: &Path) -> Result<Inspected, Error> {
    let bytes = read_file(path, LARGEST)?;
    let file = Arc::new(SourceFile { path: path.display().to_string(), sha256: sha256(&bytes) });
    let mut findings = Findings::new();
    let sheets = open::sheets(&bytes, &file, &mut findings);
    let (settings, own) = settings_of(path)?.unzip();
    let own = own.unwrap_or_default();
    let words = Words::built_in();
    let mut tables: Vec<Table<'_>> =
        sheets.iter().flat_map(|sheet| Table::of_office(sheet, &words)).collect();
    if tables.is_empty() {
        tables.extend(sheets.iter().filter_map(|sheet| Table::find(sheet, TableKind::Model, &words, None)));
    }
    // Only the office's own tables have members or other names in them.
    let is_office = tables.iter().any(|table| table.kind != TableKind::Plan);
    let has_allocation = settings.is_some()
        || sheets.iter().any(|sheet| Table::find(sheet, TableKind::Allocation, &words, None).is_some());
    let accounts = if has_allocation && !is_office {
        let year = own.year.as_ref().map(|year| year.value);
        allocation::rows(&sheets, &file, &own.allocation, year, &mut findings).1.into_iter().collect()
    } else if tables.is_empty() {
        if !sheets.is_empty() {
            let columns = vec!["column-association"];
            let table = TableKind::Allocation.id();
            findings.at(&Place::whole(&file), Problem::TableNotFound { table, columns });
        }
        Vec::new()
    } else {
        if tables.iter().all(|table| table.kind != TableKind::Model) {
            let _ = office::rows(&sheets, &mut findings);
        }
        tables.iter().map(Account::of_office_table).collect()
    };
    drop(tables);
    Ok(Inspected { file, settings, sheets, accounts, findings })
}
