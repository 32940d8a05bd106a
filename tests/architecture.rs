//! The arrows of use point one way: cli → mail, write, read → rules → domain.

use std::path::Path;

/// A layer and what it must not know.
const LAYERS: &[(&str, &[&str])] = &[
    ("src/domain", &["findings", "rules", "names", "read", "write", "text", "config", "output", "cli"]),
    ("src/findings", &["rules", "names", "read", "write", "text", "config", "output", "cli"]),
    ("src/rules", &["names", "read", "write", "text", "config", "output", "cli"]),
    ("src/read", &["rules", "write", "mail", "text", "config", "output", "cli"]),
    ("src/names", &["rules", "write", "mail", "text", "config", "cli"]),
    ("src/write", &["config", "cli", "names"]),
    ("src/mail", &["names", "read", "config", "cli"]),
    ("src/text", &["names", "read", "write", "config", "cli"]),
];

/// Libraries that only the named folders may know.
const LIBRARIES: &[(&str, &[&str])] = &[
    ("calamine", &["src/read"]),
    ("rust_xlsxwriter", &["src/write", "src/read"]),
    ("clap", &["src/cli"]),
    ("lettre", &["src/mail"]),
    ("minijinja", &["src/mail"]),
    ("mail_parser", &["src/mail"]),
    ("fs_err", &["src/cli", "src/output.rs", "src/output/"]),
];

fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    if folder.is_file() {
        found.push((folder.to_string_lossy().replace('\\', "/"), fs_err::read_to_string(folder).unwrap()));
        return;
    }
    for entry in fs_err::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() || path.extension().is_some_and(|ending| ending == "rs") {
            sources(&path, found);
        }
    }
}

/// The source up to its own tests, which may use what they like.
fn without_tests(source: &str) -> &str {
    source.split("#[cfg(test)]").next().unwrap_or_default()
}

fn is_tests(path: &str) -> bool {
    path.ends_with("tests.rs") || path.contains("/tests/")
}

#[test]
fn no_layer_knows_what_is_above_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (layer, forbidden) in LAYERS {
        let mut found = Vec::new();
        sources(&root.join(layer), &mut found);
        assert!(!found.is_empty(), "{layer}");
        for (path, source) in found.iter().filter(|(path, _)| !is_tests(path)) {
            for module in *forbidden {
                let used = without_tests(source).contains(&format!("crate::{module}::"));
                assert!(!used, "{path} uses {module}");
            }
        }
    }
}

#[test]
fn libraries_stay_in_their_rooms() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    sources(&root.join("src"), &mut found);
    for (path, source) in found.iter().filter(|(path, _)| !is_tests(path)) {
        for (library, rooms) in LIBRARIES {
            let used = without_tests(source).contains(&format!("{library}::"));
            let at_home = rooms.iter().any(|room| path.contains(room));
            assert!(!used || at_home, "{path} uses {library}");
        }
    }
}
