//! The one binary of integration tests: a module a subject. A file in `tests/` that is not listed here, or one in
//! `tests/common/` that is not listed there, fails the test below.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

mod answers;
mod architecture;
mod cases;
mod characters;
mod commands;
mod common;
mod corpus;
mod decisions;
mod difference;
mod documents;
mod events;
mod financing;
mod findings;
mod fixtures;
mod golden;
mod governs;
mod guard;
mod language;
mod laws;
mod layouts;
mod life;
mod magnitude;
mod mail;
mod mail_settings;
mod model;
mod national;
mod next;
mod office;
mod overview;
mod package;
mod racing;
mod reading;
mod recalculation;
mod run_folder;
mod runs;
mod schemas;
mod sending;
mod settings;
mod summaries;
mod templates;
mod texts;
mod verify;
mod watching;
mod what_if;
mod wrong_replies;
mod years;

#[test]
fn every_file_of_tests_is_listed() {
    let lists = [
        ("tests/main.rs", include_str!("main.rs"), "mod "),
        ("tests/common/mod.rs", include_str!("common/mod.rs"), "pub mod "),
    ];
    for (list, content, declares) in lists {
        let (folder, own) = list.rsplit_once('/').unwrap();
        for entry in fs_err::read_dir(common::files::project(folder)).unwrap() {
            let file = entry.unwrap().file_name().into_string().unwrap();
            if let Some(module) = file.strip_suffix(".rs").filter(|_| file != own) {
                let listed = format!("{declares}{module};");
                assert!(
                    content.lines().any(|line| line == listed),
                    "{folder}/{file} is not listed in {list}"
                );
            }
        }
    }
}
