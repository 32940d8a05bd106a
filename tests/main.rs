//! The one binary of integration tests: a module a subject. A file in `tests/` that is not listed here
//! fails the test below.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

mod answers;
mod architecture;
mod cases;
mod characters;
mod commands;
mod corpus;
mod decisions;
mod difference;
mod documents;
mod financing;
mod findings;
mod fixtures;
mod golden;
mod governs;
mod guard;
mod laws;
mod layouts;
mod life;
mod magnitude;
mod mail;
mod model;
mod national;
mod overview;
mod package;
mod racing;
mod reading;
mod recalculation;
mod run_folder;
mod sending;
mod settings;
mod situation;
mod smtp_server;
mod summaries;
mod templates;
mod texts;
mod verify;
mod watching;
mod what_if;
mod working_folder;
mod wrong_replies;
mod years;

#[test]
fn every_file_of_tests_is_listed() {
    let listed = include_str!("main.rs");
    for entry in fs_err::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests")).unwrap() {
        let file = entry.unwrap().file_name().into_string().unwrap();
        if let Some(module) = file.strip_suffix(".rs").filter(|module| *module != "main") {
            assert!(
                listed.contains(&format!("mod {module};")),
                "tests/{file} is not listed in tests/main.rs"
            );
        }
    }
}
