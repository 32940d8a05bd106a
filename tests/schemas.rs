//! What programs are told of the answers with `--format json` is what the program answers.
//!
//! `docs/json-schema` is made by the program: `FINSAM_WRITE_DOCS=1 cargo test schemas` makes it again. Whatever a test
//! reads as JSON is held against it (`common/schema.rs`).

use std::collections::BTreeMap;

use crate::common::drafts::{drafted, send};
use crate::common::files::{below, project};
use crate::common::schema;
use crate::common::smtp_server::Server;
use crate::common::working_folder::WorkingFolder;

#[test]
fn the_schemas_are_those_of_the_program() {
    let of_command = |(command, made): (&str, _)| {
        let text = serde_json::to_string_pretty(&made).unwrap() + "\n";
        (schema::file(command), text.into_bytes())
    };
    let made: BTreeMap<String, Vec<u8>> = finsam::cli::schemas().into_iter().map(of_command).collect();
    let folder = project("docs/json-schema");
    if std::env::var_os("FINSAM_WRITE_DOCS").is_some() {
        fs_err::create_dir_all(&folder).unwrap();
        for (name, schema) in &made {
            fs_err::write(folder.join(name), schema).unwrap();
        }
    }
    assert!(
        below(&folder) == made,
        "docs/json-schema is not what the program answers: FINSAM_WRITE_DOCS=1 cargo test schemas"
    );
}

/// Else a key could be left out, or called otherwise, and no schema would say so.
#[test]
fn an_answer_without_one_of_its_keys_is_not_as_its_schema_says() {
    let answer = WorkingFolder::orebro().finsam(&["check", "--format", "json"]).json();
    let keys = |value: &serde_json::Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let finding = &answer["findings"][0];
    assert_eq!((keys(&answer).len(), keys(finding).len()), (4, 8));
    for key in keys(&answer) {
        let mut without = answer.clone();
        without.as_object_mut().unwrap().remove(&key);
        assert!(!schema::faults("check", &without).is_empty(), "{key}");
    }
    for key in keys(finding) {
        let mut without = answer.clone();
        without["findings"][0].as_object_mut().unwrap().remove(&key);
        assert!(!schema::faults("check", &without).is_empty(), "{key} of a finding");
    }
}

#[test]
fn what_was_sent_is_answered_for_programs() {
    let server = Server::start("localhost", false, true);
    let folder = drafted(&server, "starttls", "");
    let one = ["--send", "--yes", "1", "--only", "medlem-1860-laxa", "--format", "json"];
    let sent = send(&folder, &one).exits(0).json();
    let message = &sent["messages"][0];
    assert_eq!(
        (&sent["sent"], &message["name"], &message["event"]),
        (&true.into(), &"medlem-1860-laxa".into(), &"accepted".into())
    );
}
