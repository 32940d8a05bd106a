//! Characters that no file can hold, and text that only looks like one of them.

use crate::common::workbook::unzipped;
use crate::common::working_folder::WorkingFolder;

/// Whether XML forbids the letter, or a screen would act on it.
fn is_forbidden(letter: char) -> bool {
    matches!(letter, '\u{FFFE}' | '\u{FFFF}')
        || (letter.is_control() && !matches!(letter, '\t' | '\n' | '\r'))
}

/// The parts of text of a file, by their names: those of a workbook, or the file itself.
fn parts(path: &str, bytes: &[u8]) -> Vec<(String, String)> {
    if path.rsplit('.').next() != Some("xlsx") {
        return vec![(path.to_owned(), String::from_utf8(bytes.to_vec()).unwrap())];
    }
    let text = |(name, part): (String, Vec<u8>)| (format!("{path}/{name}"), String::from_utf8(part).unwrap());
    unzipped(bytes).into_iter().map(text).collect()
}

/// A folder in which an association, a decision's reference, a contact and a file have such letters.
fn folder(name: &str) -> WorkingFolder {
    let mut folder =
        WorkingFolder::orebro().file("utskick.toml", "from = \"kansli@sydnarke.se\"\ndate = 2023-11-20\n");
    for file in ["medlemmar.csv", "in/bilaga.csv", "föregående år.csv"] {
        let content =
            folder.read(file).replace("Samordningsförbundet Sydnärke", name).replace("Sydnärke", name);
        folder = folder.file(file, &content);
    }
    folder
        .replaced("beslut.csv", "Datum;Status", "Datum;Status;Diarienummer")
        .replaced("beslut.csv", "preliminär", &format!("preliminär;dnr {name}"))
        .file(
            "kontakter.csv",
            &format!("Medlem;E-post;Namn\n{name};a@b.se;Åsa {name}\nLaxå;registrator@laxa.se;\n"),
        )
}

#[test]
fn no_file_and_no_sentence_has_them() {
    for name in ["Fin\u{FFFE}sam", "Fin\u{FFFF}\u{9b}sam", "Fin_xFFFE_sam"] {
        let folder = folder(name);
        let answer = folder.finsam(&["run", "--out", "körning"]).exits(0);
        let drafted = folder.finsam(&["mail", "draft", "körning", "--skip-missing", "--folder"]).exits(0);
        let marked = folder.finsam(&["check", "--mark", "felmarkerad.xlsx"]).exits(0);
        let json = folder.finsam(&["check", "--format", "json"]);
        for told in
            [&answer.out, &answer.err, &drafted.out, &drafted.err, &marked.out, &marked.err, &json.out]
        {
            assert!(!told.chars().any(is_forbidden), "{told:?}");
        }
        let mut files = folder.files("körning");
        files.retain(|path, _| !path.starts_with("underlag/"));
        files.extend(folder.files("").into_iter().filter(|(path, _)| path == "felmarkerad.xlsx"));
        assert!(files.len() > 20, "{:?}", files.keys());
        for (path, bytes) in &files {
            for (part, text) in parts(path, bytes) {
                let found = text.char_indices().find(|(_, letter)| is_forbidden(*letter));
                let around = found.map(|(at, _)| &text[text.floor_char_boundary(at.saturating_sub(60))..at]);
                assert_eq!(around, None, "{part}");
            }
        }
    }
}

#[test]
fn what_looks_like_an_escape_is_read_again_as_it_stands() {
    let folder = folder("Fin_xFFFE_sam");
    folder.finsam(&["run", "--out", "körning"]).exits(0);
    let files = folder.files("körning");
    let path = files.keys().find(|path| path.starts_with("forbund/Fin")).expect("its workbook").clone();
    let shared = parts(&path, &files[&path]);
    let shared = shared.iter().find(|(part, _)| part.ends_with("sharedStrings.xml")).unwrap();
    assert!(shared.1.contains("Fin_x005F_xFFFE_sam") && !shared.1.contains("n_xFFFE_"), "{}", shared.1);
    let inspected = folder.finsam(&["inspect", &format!("körning/{path}")]);
    assert!(inspected.out.contains("Fin_xFFFE_sam"), "{inspected:?}");
}

#[cfg(unix)]
#[test]
fn the_name_of_a_file_is_shown_and_does_nothing() {
    let name = "in/a\u{1b}]0;x\u{7}\nfel F999: b.csv";
    let folder = WorkingFolder::orebro();
    let content = folder.read("in/bilaga.csv").replace("2 520", "vet ej\nfel F999");
    folder.remove("in/bilaga.csv");
    let folder = folder.file(name, &content);
    for arguments in [&["check"][..], &["inspect", name], &["run"], &["explain", name]] {
        let answer = folder.finsam(arguments);
        for told in [&answer.out, &answer.err] {
            assert!(!told.chars().any(is_forbidden), "{arguments:?}: {told:?}");
        }
    }
    let answer = folder.finsam(&["check"]);
    assert!(!answer.err.lines().any(|line| line.starts_with("fel F999")), "{}", answer.err);
}
