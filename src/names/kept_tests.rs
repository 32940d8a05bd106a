//! Files that are made of others by rules in the tests and kept beside them, so that the program does not make them at
//! each start.

/// Holds a kept file to what the rules make. `INSTA_UPDATE=always` writes it anew, as it does the snapshots; the program
/// has it when it is built the next time.
pub fn assert_is_made(path: &str, kept: &str, made: &str) {
    if std::env::var_os("INSTA_UPDATE").is_some_and(|update| update == "always") {
        fs_err::write(path, made).unwrap();
    }
    assert!(kept == made, "{path} is not what it is made of: INSTA_UPDATE=always writes it anew");
}
