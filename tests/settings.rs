//! Settings and inputs: every fault of finsam.toml at once, in the letters they were written in; and what has the
//! name of a file but is none.

use crate::common::working_folder::WorkingFolder;

/// `text` as Windows wrote it before UTF-8.
fn latin(text: &str) -> Vec<u8> {
    encoding_rs::WINDOWS_1252.encode(text).0.into_owned()
}

#[test]
fn every_fault_of_the_settings_is_told_at_once_in_the_readers_language() {
    let folder = WorkingFolder::orebro().file(
        "finsam.toml",
        "yaer = 2024\nlanguage = \"fi\"\ncsv = 5\n[rounding]\ndefault = \"10\"\n[mail]\nfrom = \"kansli\"\n",
    );
    for command in ["check", "run"] {
        let answer = folder.finsam(&[command]);
        assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""), "{}", answer.err);
        assert_eq!(answer.codes(), ["F121", "F123", "F122", "F125", "F125"]);
        for said in [
            "Inställningen yaer finns inte.",
            "finsam.toml, rad 1, tecken 1",
            "Menar du year? Här kan stå year, ",
            "”fi” kan inte stå för language.",
            "Välj bland sv och en.",
            "Det som står efter csv är av fel slag.",
            "finsam.toml, rad 5, tecken 11",
            "Skriv riktning, steg och enhet",
            "”kansli” kan inte stå för mail.from.",
        ] {
            assert!(answer.err.contains(said), "{said} in\n{}", answer.err);
        }
    }
    assert!(!folder.path("ut").exists());
    let english = folder.finsam(&["check", "--lang", "en"]);
    assert!(english.err.contains("Do you mean year?"), "{}", english.err);
    let json = folder.finsam(&["check", "--format", "json"]).exits(2).json();
    assert_eq!(json["errors"], 5);
    assert_eq!((&json["findings"][0]["code"], &json["findings"][0]["cell"]), (&"F121".into(), &"1:1".into()));
}

/// Two keys of the same name, a missing quote: no English of a parser.
#[test]
fn a_fault_of_form_is_told_in_the_readers_language() {
    let folder = WorkingFolder::orebro().file("finsam.toml", "year = 2024\nlanguage = \"sv\nyaer = 1\n");
    let answer = folder.finsam(&["check"]);
    assert_eq!((answer.code, answer.codes()), (Some(2), vec!["F119".to_owned()]));
    assert!(answer.err.contains("Raden går inte att förstå: language = \"sv"), "{}", answer.err);
    assert!(answer.err.contains("finsam.toml, rad 2"), "{}", answer.err);
    assert!(!answer.err.contains("expected"), "{}", answer.err);
}

#[test]
fn a_sender_in_the_letters_of_windows_is_read_and_never_replaced() {
    let settings = "from = \"kansli@sydnarke.se\"\nname = \"Åsa Öberg\"\ndate = 2023-11-20\n";
    let contacts = "Medlem;E-post\nLaxå;registrator@laxa.se\n";
    let sender = |settings: &[u8]| {
        let folder = WorkingFolder::orebro().bytes("utskick.toml", settings).file("kontakter.csv", contacts);
        folder.finsam(&["run", "--out", "körning"]).exits(0);
        folder.finsam(&["mail", "draft", "körning", "--skip-missing"]).exits(0);
        let message = &folder.files("körning")["epost/medlem-1860-laxa.eml"];
        let message = mail_parser::MessageParser::default().parse(message).unwrap();
        message.from().and_then(|from| from.first()).and_then(|from| from.name()).unwrap().to_owned()
    };
    assert_eq!(sender(&latin(settings)), "Åsa Öberg");
    assert_eq!(sender(settings.as_bytes()), "Åsa Öberg");
    // Bytes that are no text in the encoding that the file claims.
    let broken = [b"\xEF\xBB\xBFyear = 2024\n[mail]\nname = \"\xC5sa\"\n".as_slice()].concat();
    let answer = WorkingFolder::orebro().bytes("finsam.toml", &broken).finsam(&["check"]);
    assert_eq!((answer.code, answer.codes()), (Some(2), vec!["F127".to_owned()]), "{}", answer.err);
    assert!(answer.err.contains("finsam.toml, rad 3, tecken 8"), "{}", answer.err);
}

#[test]
fn parameters_and_templates_are_read_in_the_letters_of_windows_too() {
    let parameters = "[own-capital-reduction]\nvalues = [{ from = 2024-01-01, value = \"100\", source = \"Länets råd\" }]\n";
    let folder = WorkingFolder::orebro()
        .bytes("parametrar.toml", &latin(parameters))
        .bytes("mall.toml", &latin("footer = \"Förbundet på ön\"\n"))
        .file("trasig.toml", "heading = \"#203040\"\nfooter = \"FÃ¶rbundet\"\n")
        .file("fel.toml", "heading = \"röd\"\nfoter = \"x\"\nbars = [\"#203040\", 7]\n");
    let rules = folder.finsam(&["rules", "2024", "--folder", "."]);
    assert!(rules.out.contains("Länets råd"), "{}{}", rules.out, rules.err);
    folder.finsam(&["run", "--out", "a", "--template", "mall.toml"]).exits(0);
    let answer = folder.finsam(&["run", "--out", "b", "--template", "trasig.toml"]);
    assert_eq!((answer.code, answer.codes()), (Some(2), vec!["F127".to_owned()]), "{}", answer.err);
    assert!(answer.err.contains("trasig.toml, rad 2, tecken 10"), "{}", answer.err);
    let answer = folder.finsam(&["run", "--out", "b", "--template", "fel.toml"]);
    assert_eq!(
        (answer.code, answer.codes()),
        (Some(2), ["F125", "F121", "F122"].map(str::to_owned).to_vec())
    );
    let broken = folder.file(
        "parametrar.toml",
        "[brake]\nvalues = [{ from = 2024-01-01, value = \"5\", source = \"LÃ¤n\" }]\n",
    );
    let answer = broken.finsam(&["check"]);
    assert_eq!((answer.code, answer.codes()), (Some(2), vec!["F127".to_owned()]), "{}", answer.err);
}

#[test]
fn settings_and_inputs_that_are_folders_are_named() {
    for (file, code) in
        [("finsam.toml", 2), ("parametrar.toml", 2), ("medlemmar.csv", 1), ("in/bilaga.csv", 1)]
    {
        let folder = WorkingFolder::orebro();
        drop(fs_err::remove_file(folder.path(file)));
        fs_err::create_dir(folder.path(file)).unwrap();
        let answer = folder.finsam(&["check"]);
        assert_eq!(answer.code, Some(code), "{file}: {}{}", answer.out, answer.err);
        let said = format!("{}{}", answer.out, answer.err);
        assert!(answer.reports("F101"), "{file}: {said}");
        assert!(said.contains("det är en mapp") && said.contains(file), "{file}: {said}");
    }
    // Beside a file that can be used it costs itself only.
    let folder = WorkingFolder::orebro();
    fs_err::create_dir(folder.path("in/x.xlsx")).unwrap();
    let answer = folder.finsam(&["check"]).exits(0);
    assert!(answer.reports("F116") && answer.out.contains("x.xlsx"), "{}", answer.out);
}

#[test]
fn settings_larger_than_any_are_not_read() {
    let large = format!("year = 2024\n# {}\n", "x".repeat(1024 * 1024));
    let answer = WorkingFolder::orebro().file("finsam.toml", &large).finsam(&["check"]);
    assert_eq!((answer.code, answer.codes()), (Some(2), vec!["F108".to_owned()]), "{}", answer.err);
}

/// Links and pipes are made by means that Windows does not have, or only for administrators.
#[cfg(unix)]
mod unix {
    use std::os::unix::fs::symlink;

    use super::*;

    /// Why something is no file, and what makes it.
    type Unfit = (&'static str, fn(&WorkingFolder, &str));

    #[test]
    fn a_manifest_or_an_approval_that_is_a_pipe_is_not_waited_for() {
        let folder = WorkingFolder::orebro();
        folder.finsam(&["run", ".", "--out", "ut/r"]).exits(0);
        fs_err::create_dir(folder.path("ut/r/epost")).unwrap();
        folder.pipe("ut/r/epost/godkannande.toml");
        folder.program(&["run", ".", "--out", "ut/r"]).answer_soon().exits(2);
        folder.remove("ut/r/manifest.json");
        folder.pipe("ut/r/manifest.json");
        for arguments in [&["run", ".", "--out", "ut/r"][..], &["verify", "ut/r"]] {
            let answer = folder.program(arguments).answer_soon();
            assert_eq!(answer.code, Some(2), "{arguments:?}: {answer:?}");
        }
    }

    #[test]
    fn a_pipe_a_device_and_links_that_lead_nowhere_are_named_and_not_waited_for() {
        let make: [Unfit; 4] = [
            ("det är ingen vanlig fil", WorkingFolder::pipe),
            ("det är ingen vanlig fil", |folder, file| symlink("/dev/zero", folder.path(file)).unwrap()),
            ("länken leder tillbaka till sig själv", |folder, file| {
                symlink(folder.path(file), folder.path(file)).unwrap();
            }),
            ("länken leder till något som inte finns", |folder, file| {
                symlink("borta", folder.path(file)).unwrap();
            }),
        ];
        for (why, make) in make {
            for (file, code) in
                [("finsam.toml", 2), ("parametrar.toml", 2), ("medlemmar.csv", 1), ("in/bilaga.csv", 1)]
            {
                let folder = WorkingFolder::orebro();
                drop(fs_err::remove_file(folder.path(file)));
                make(&folder, file);
                let answer = folder.program(&["check"]).answer_soon();
                let said = format!("{}{}", answer.out, answer.err);
                assert_eq!(answer.code, Some(code), "{file}: {said}");
                assert!(said.contains(why) && said.contains(file), "{file}, {why}: {said}");
            }
            let folder = WorkingFolder::orebro();
            make(&folder, "mall.toml");
            make(&folder, "bilaga.xlsx");
            for arguments in [
                &["run", "--template", "mall.toml"][..],
                &["inspect", "bilaga.xlsx"],
                &["init", "ny", "--allocation", "bilaga.xlsx"],
                &["model", ".", "--total", "3000000", "--compare", "bilaga.xlsx"],
            ] {
                let answer = folder.program(arguments).answer_soon();
                assert!(matches!(answer.code, Some(1 | 2)), "{arguments:?}: {answer:?}");
                let is_model = arguments[0] == "model";
                assert!(is_model || answer.err.contains(why), "{arguments:?}: {answer:?}");
            }
        }
    }

    #[test]
    fn watch_names_what_is_no_file_and_takes_the_rest() {
        let folder = WorkingFolder::orebro();
        folder.pipe("in/rör.csv");
        symlink(folder.path("in/runt.csv"), folder.path("in/runt.csv")).unwrap();
        fs_err::create_dir(folder.path("in/mapp.xlsx")).unwrap();
        let answer = folder.program(&["watch", ".", "--once", "--still", "0.2"]).answer_soon().exits(1);
        for said in [
            "rör.csv: Filen rör.csv går inte att läsa: det är ingen vanlig fil.",
            "runt.csv: Filen runt.csv går inte att läsa: länken leder tillbaka till sig själv.",
            "mapp.xlsx: Filen mapp.xlsx går inte att läsa: det är en mapp.",
            "bilaga.csv: ",
        ] {
            assert!(answer.out.contains(said), "{said} in\n{}", answer.out);
        }
        assert!(folder.path("ut").exists());
    }
}
