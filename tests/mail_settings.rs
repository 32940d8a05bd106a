//! `utskick.toml`: what sending needs, which no run reads; and `[mail]` in finsam.toml, which still is an input of the run.

use crate::common::program::Answer;
use crate::common::working_folder::WorkingFolder;

const SETTINGS: &str = "from = \"kansli@sydnarke.se\"\nreply-to = \"svar@sydnarke.se\"\ndate = 2023-11-20\n\
    copies-to = [\"diarium@sydnarke.se\"]\n[smtp]\nhost = \"mail.sydnarke.se\"\n";

const CONTACTS: &str = "Medlem;E-post\nLaxå;registrator@laxa.se\nKumla;registrator@kumla.se\n";

const KEPT: &str = "ut/k/epost/utskick.toml";

fn folder() -> WorkingFolder {
    WorkingFolder::orebro().file("utskick.toml", SETTINGS).file("kontakter.csv", CONTACTS)
}

/// The settings as a table of finsam.toml.
fn in_finsam_toml() -> String {
    format!("year = 2024\nlanguage = \"sv\"\n[mail]\n{}", SETTINGS.replace("[smtp]", "[mail.smtp]"))
}

/// The folder with a run in `ut/k`.
fn run(folder: WorkingFolder) -> WorkingFolder {
    folder.finsam(&["run", "--out", "ut/k"]).exits(0);
    folder
}

fn draft(folder: &WorkingFolder, more: &[&str]) -> Answer {
    folder.finsam(&[&["mail", "draft", "ut/k", "--skip-missing"], more].concat())
}

fn send(folder: &WorkingFolder, more: &[&str]) -> Answer {
    folder.finsam(&[&["mail", "send", "ut/k"], more].concat())
}

#[test]
fn no_run_reads_what_sending_needs() {
    let with = run(folder());
    let without = run(folder());
    without.remove("utskick.toml");
    let without = run(without);
    let broken = run(folder().file("utskick.toml", "frmo = 1\n[smtp\n"));
    let files = with.files("ut/k");
    assert!(files == without.files("ut/k") && files == broken.files("ut/k"));
    assert!(!with.read("ut/k/manifest.json").contains("utskick"));
    let check = broken.finsam(&["check"]).exits(0);
    assert!(!check.out.contains("utskick.toml") && !check.err.contains("utskick.toml"), "{check:?}");
}

#[test]
fn drafts_keep_what_they_were_made_with_and_are_sent_as_that_says() {
    let folder = run(folder());
    // As Windows' Notepad saves it.
    let settings = format!("\u{feff}{}", SETTINGS.replace('\n', "\r\n"));
    let folder = folder.file("utskick.toml", &settings);
    draft(&folder, &[]).exits(0);
    assert_eq!(folder.read(KEPT), settings);
    // Another sender from now on: the drafts are those that were read and approved.
    let folder =
        folder.file("utskick.toml", &SETTINGS.replace("kansli@", "annan@").replace("svar@", "annat@"));
    send(&folder, &[]).exits(0);
    // What was kept says another sender, another place for answers or other copies than the drafts.
    for (from, to, code) in [
        ("kansli@sydnarke.se", "annan@sydnarke.se", "F711"),
        ("svar@sydnarke.se", "annat@sydnarke.se", "F720"),
        ("diarium@sydnarke.se", "arkiv@sydnarke.se", "F711"),
    ] {
        fs_err::write(folder.path(KEPT), settings.replace(from, to)).unwrap();
        let answer = send(&folder, &[]).exits(1);
        assert!(answer.reports(code), "{from}: {answer:?}");
    }
}

#[test]
fn drafts_without_what_they_were_made_with_are_not_sent() {
    let folder = run(folder());
    draft(&folder, &[]).exits(0);
    folder.remove(KEPT);
    let answer = send(&folder, &[]).exits(2);
    assert!(answer.err.contains("epost/utskick.toml saknas"), "{}", answer.err);
    draft(&folder, &[]).exits(0);
    send(&folder, &[]).exits(0);
}

#[test]
fn every_fault_of_what_sending_needs_is_told_at_once_and_where() {
    let faulty = "frmo = \"a\"\nfrom = \"kansli\"\ndate = \"i morgon\"\nattach = \"allt\"\n[smtp]\nport = 70000\n\
                  security = \"none\"\nhost = \"mail.example.se\"\n";
    let folder = run(folder());
    draft(&folder, &[]).exits(0);
    let folder = folder.file("utskick.toml", faulty);
    for answer in [draft(&folder, &[]), send(&folder, &[]), draft(&folder, &["--settings", "utskick.toml"])] {
        assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""), "{}", answer.err);
        assert_eq!(answer.codes(), ["F121", "F125", "F122", "F123", "F124", "F126"]);
        for said in [
            "Inställningen frmo finns inte.",
            "Menar du from?",
            "utskick.toml, rad 1, tecken 1",
            "”kansli” kan inte stå för from.",
            "smtp.port kan inte vara 70000.",
            "utskick.toml, rad 7, tecken 12",
        ] {
            assert!(answer.err.contains(said), "{said} in\n{}", answer.err);
        }
    }
    let json = draft(&folder, &["--format", "json"]).exits(2).json();
    assert_eq!((&json["errors"], &json["findings"][0]["cell"]), (&6.into(), &"1:1".into()));
    // What is no file is named.
    folder.remove("utskick.toml");
    fs_err::create_dir(folder.path("utskick.toml")).unwrap();
    let answer = draft(&folder, &[]).exits(2);
    assert!(answer.reports("F101") && answer.err.contains("det är en mapp"), "{answer:?}");
}

#[test]
fn mail_in_finsam_toml_is_understood_is_the_runs_and_is_said_to_have_a_better_place() {
    let folder = folder().file("finsam.toml", &in_finsam_toml());
    folder.remove("utskick.toml");
    let check = folder.finsam(&["check", "--all"]).exits(0);
    assert_eq!(check.times("F128"), 1, "{check:?}");
    assert!(
        check.out.contains("finsam.toml, rad 3, tecken 2")
            || check.err.contains("finsam.toml, rad 3, tecken 2")
    );
    let folder = run(folder);
    draft(&folder, &[]).exits(0);
    assert!(
        !folder.path(KEPT).exists() && folder.read("ut/k/epost/utskick.csv").contains("kansli@sydnarke.se")
    );
    send(&folder, &[]).exits(0);
    let id = |folder: &WorkingFolder| folder.json("ut/k/manifest.json")["run"].clone();
    let first = id(&folder);
    let folder = run(folder.replaced("finsam.toml", "kansli@", "annan@"));
    assert_ne!(id(&folder), first, "finsam.toml is an input of the run");
}

#[test]
fn settings_in_both_files_are_a_fault_that_says_to_keep_one() {
    // In the working folder, now.
    let folder = run(folder());
    draft(&folder, &[]).exits(0);
    let folder = folder.file("finsam.toml", &in_finsam_toml());
    for answer in [draft(&folder, &[]), send(&folder, &[])] {
        assert_eq!((answer.code, answer.codes()), (Some(2), vec!["F129".to_owned()]), "{answer:?}");
        assert!(
            answer.err.contains("Behåll en av dem.") && answer.err.contains("finsam.toml, rad 3"),
            "{}",
            answer.err
        );
    }
    // No run says so: it reads one of them.
    let check = folder.finsam(&["check"]).exits(0);
    assert!(!check.reports("F129"), "{check:?}");
    // In the run, and in the working folder by now.
    let folder = run(folder).file("finsam.toml", "year = 2024\nlanguage = \"sv\"\n");
    let answer = draft(&folder.file("utskick.toml", &format!("frmo = 1\n{SETTINGS}")), &[]);
    assert_eq!(
        (answer.code, answer.codes()),
        (Some(2), ["F129", "F121"].map(str::to_owned).to_vec()),
        "{answer:?}"
    );
}

#[test]
fn a_run_that_has_moved_is_given_its_settings() {
    let folder = run(folder());
    fs_err::create_dir_all(folder.path("arkiv/2024")).unwrap();
    fs_err::rename(folder.path("ut/k"), folder.path("arkiv/2024/k")).unwrap();
    let folder = folder
        .file("kontoret/utskick.toml", &format!("templates = \"ord\"\n{SETTINGS}"))
        .file("kontoret/ord/medlem.txt", "Ämne: Eget\n\nHej");
    let draft =
        |more: &[&str]| folder.finsam(&[&["mail", "draft", "arkiv/2024/k", "--skip-missing"], more].concat());
    let answer = draft(&[]).exits(2);
    assert!(
        answer.err.contains("ingen utskick.toml i arbetsmappen") && answer.err.contains("--settings FIL"),
        "{}",
        answer.err
    );
    let answer = draft(&["--settings", "borta/utskick.toml"]).exits(2);
    assert!(answer.reports("F101") && answer.err.contains("borta/utskick.toml"), "{}", answer.err);
    draft(&["--settings", "kontoret/utskick.toml"]).exits(0);
    // Its paths count from where it is, and it is kept.
    assert!(folder.read("arkiv/2024/k/epost/utskick.csv").contains(";Eget;"));
    assert_eq!(folder.files("arkiv/2024/k/epost")["utskick.toml"], folder.files("kontoret")["utskick.toml"]);
    folder.finsam(&["mail", "send", "arkiv/2024/k"]).exits(0);
    // Drafts replace drafts, with what they were made with.
    draft(&["--settings", "utskick.toml"]).exits(0);
    assert_eq!(folder.read("arkiv/2024/k/epost/utskick.toml"), SETTINGS);
}

#[test]
fn a_new_working_folder_has_a_file_for_what_sending_needs() {
    for language in ["sv", "en"] {
        let folder = WorkingFolder::new();
        folder.finsam(&["init", "ny", "--year", "2024", "--lang", language]).exits(0);
        assert!(!folder.read("ny/finsam.toml").contains("mail"), "{}", folder.read("ny/finsam.toml"));
        let template = folder.read("ny/utskick.toml");
        // With every example taken for what it says it is settings, each of them.
        let examples = template.lines().filter_map(|line| line.strip_prefix("# "));
        let settings: Vec<&str> =
            examples.filter(|line| line.starts_with('[') || line.contains(" = ")).collect();
        for key in ["from", "name", "reply-to", "date", "copies-to", "templates", "attach", "host", "user"] {
            assert!(settings.iter().any(|line| line.starts_with(&format!("{key} = "))), "{key}");
        }
        let file = std::sync::Arc::new(finsam::domain::place::SourceFile {
            path: "utskick.toml".into(),
            sha256: String::new(),
        });
        let read = finsam::config::MailSettings::parse(&settings.join("\n"), &file).unwrap();
        assert_eq!(read.smtp.host.as_deref(), Some("smtp.finsam.se"));
        assert_eq!(read.date.unwrap().to_string(), "2024-11-20T12:00:00Z");
        folder.remove("ny/finsam.toml");
        folder.remove("ny/medlemmar.xlsx");
        let again = folder.finsam(&["init", "ny", "--year", "2024"]).exits(2);
        assert!(again.err.contains("utskick.toml"), "{}", again.err);
    }
}
