//! Makes a working folder for the whole country, all of it invented but the names and the numbers of
//! inhabitants: `cargo run --release --example national -- DIR [--associations N]`.
//!
//! The same number of associations gives the same bytes.

mod country;
mod folder;
mod office;
mod sheet;

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((root, associations)) = wished(&arguments) else {
        eprintln!("national DIR [--associations N]");
        return ExitCode::from(2);
    };
    let made = folder::files(associations).map_err(|error| error.to_string()).and_then(|files| {
        fs_err::create_dir_all(&root).map_err(|error| error.to_string())?;
        finsam::output::write_new(&root, &files).map_err(|error| error.to_string())
    });
    match made {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(3)
        }
    }
}

/// The folder, and how many associations there are to be, if that is said.
fn wished(arguments: &[String]) -> Option<(PathBuf, Option<usize>)> {
    match arguments {
        [root] => Some((root.into(), None)),
        [root, option, number] if option == "--associations" => {
            let number = number.parse().ok().filter(|number| *number > 0)?;
            Some((root.into(), Some(number)))
        }
        _ => None,
    }
}
