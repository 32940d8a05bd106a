//! What each command answers, whole: standard output, standard error and exit code as a terminal shows them, in
//! both languages. The answers stand in `tests/snapshots/answers`; each has been read before it was accepted.
//!
//! An answer is the same on every machine and in every version that says the same: what is the machine's or the
//! version's own is masked by name. Line ends of Windows are shown as `␍`, which a comparison of snapshots would
//! pass over.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::MAIN_SEPARATOR;

use finsam::mail::approval::Approval;
use finsam::mail::ledger::{Entry, Event};
use fs_err as fs;
use serde_json::Value;

use crate::common::files::project;
use crate::common::office_workbook::{confirm, type_in};
use crate::common::schema;
use crate::common::working_folder::WorkingFolder;

const VERSION: &str = env!("CARGO_PKG_VERSION");

const ALLOCATION: &str = "orebro-2024/in/Bilaga slutlig fördelning samordningsförbund 2024.xlsx";

/// The command lines are answered one after the other in one folder, in each language.
fn answers(name: &str, folder: fn() -> WorkingFolder, command_lines: &[&[&str]]) {
    for language in ["sv", "en"] {
        answered(&format!("{name}-{language}"), language, &folder(), command_lines);
    }
}

/// The command line is answered for programs, which read the same in every language but the sentences.
fn answers_in_json(name: &str, folder: fn() -> WorkingFolder, command_line: &[&str]) {
    let command_line = [command_line, &["--format", "json"]].concat();
    schema::holds_for(&schema::command(&command_line), &folder().finsam(&command_line).out);
    answered(&format!("{name}-json-sv"), "sv", &folder(), &[&command_line]);
}

fn answered(name: &str, language: &str, folder: &WorkingFolder, command_lines: &[&[&str]]) {
    let mut seen = String::new();
    for command_line in command_lines {
        seen.push_str(&session(folder, &[command_line, &["--lang", language][..]].concat()));
    }
    // The last line: blank lines at the end of a snapshot are not compared.
    seen.push_str("---\n");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots/answers");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, seen));
}

/// A command line and what it is answered, as a terminal shows it, then the files that it wrote.
fn session(folder: &WorkingFolder, arguments: &[&str]) -> String {
    let answer = folder.program(arguments).exact_answer();
    let quoted = |argument: &&str| {
        if argument.contains(' ') { format!("\"{argument}\"") } else { (*argument).to_owned() }
    };
    let command_line: Vec<String> = arguments.iter().map(quoted).collect();
    let mut seen = format!("$ finsam {}\nexit code {}\n", command_line.join(" "), answer.code);
    let files = answer.files.iter().fold(String::new(), |files, file| files + file + "\n");
    for (stream, content) in [("stdout", answer.out), ("stderr", answer.err), ("files", files)] {
        let shown = masked(&content, folder, arguments.contains(&"json"));
        assert!(shown.is_empty() || shown.ends_with('\n'), "the last line has an end: {shown}");
        if stream != "files" || !shown.is_empty() {
            write!(seen, "--- {stream}\n{shown}").unwrap();
        }
    }
    seen
}

fn masked(answer: &str, folder: &WorkingFolder, is_json: bool) -> String {
    let mut shown = answer.replace("\r\n", "␍\n");
    if MAIN_SEPARATOR == '\\' {
        // No sentence has the letter; in JSON it is written twice.
        shown = shown.replace(if is_json { "\\\\" } else { "\\" }, "/");
    }
    let root = folder.path("");
    for path in [fs::canonicalize(&root).unwrap(), root] {
        shown = shown.replace(&path.to_string_lossy().replace('\\', "/"), "<folder>");
    }
    for (name, bytes) in folder.files("") {
        if let Some(id) = stopped_run(&name) {
            shown = shown.replace(id, "<run>");
        }
        let Some(run) = own_run(&name, &bytes) else { continue };
        shown = shown.replace(run["run"].as_str().unwrap(), "<run>");
        for output in run["outputs"].as_array().unwrap() {
            shown = shown.replace(output["sha256"].as_str().unwrap(), "<sha256>");
        }
    }
    let lines: Vec<String> = shown.split('\n').map(without_bytes).collect();
    lines.join("\n").replace(VERSION, "<version>")
}

/// The manifest of a run by this version: its id, and the bytes of its files, depend on the version.
fn own_run(name: &str, bytes: &[u8]) -> Option<Value> {
    let manifest: Value = name.ends_with("manifest.json").then(|| serde_json::from_slice(bytes).unwrap())?;
    (manifest["version"] == VERSION).then_some(manifest)
}

/// The id of a run that errors stopped, which has no manifest: `3b4b064c` of `ut/stoppad-trasig-3b4b064c/…`.
fn stopped_run(name: &str) -> Option<&str> {
    let folder = name.strip_prefix("ut/sto")?.split('/').next()?;
    folder.rsplit_once('-').map(|(_, id)| id)
}

/// The line without the number of bytes in a file, which has the version in it: `"size": 38971` in JSON, and the
/// last column of the list of messages.
fn without_bytes(line: &str) -> String {
    for (before, after) in [("\"size\": ", ","), (";", "␍")] {
        let Some((head, tail)) = line.rsplit_once(before) else { continue };
        let number = tail.trim_end_matches(after);
        if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) {
            return format!("{head}{before}<bytes>{}", &tail[number.len()..]);
        }
    }
    line.to_owned()
}

/// Region Örebro län 2024 as the office has it, in `orebro-2024`.
fn orebro() -> WorkingFolder {
    WorkingFolder::new().fixture("orebro-2024", "orebro-2024")
}

/// The run that finsam 0.1.0 made, in `runs/orebro-2024`, and the folder of which it is a part.
fn run_by_0_1_0() -> WorkingFolder {
    orebro().fixture("runs/orebro-2024", "runs/orebro-2024")
}

/// A preliminary, a final and a corrected version, of which the second has drafts, and a folder that is no run.
fn three_versions() -> WorkingFolder {
    let folder = with_contacts();
    let last = folder.read("in/bilaga.csv");
    let folder = folder.replaced("in/bilaga.csv", "Slutlig tilldelning", "Preliminär tilldelning");
    let folder =
        folder.replaced("in/bilaga.csv", "2 360", "2 400").replaced("in/bilaga.csv", "15 230", "15 270");
    folder.finsam(&["run"]).exits(0);
    let folder = folder.file("in/bilaga.csv", &last);
    folder.finsam(&["run"]).exits(0);
    folder.finsam(&["mail", "draft", ".", "--skip-missing"]).exits(0);
    let folder = folder.replaced("in/bilaga.csv", "Slutlig tilldelning", "Rättad tilldelning");
    folder.finsam(&["run"]).exits(0);
    folder.file("ut/protokoll/nämnd.txt", "§ 1")
}

fn swapped_populations() -> WorkingFolder {
    WorkingFolder::new().fixture("upplands-2015", "upplands-2015")
}

fn invented_model() -> WorkingFolder {
    WorkingFolder::new().fixture("modell-2025", "modell-2025")
}

/// A misread amount, an ambiguous rate, a misspelt member and, further on, faults in the settings.
fn with_errors() -> WorkingFolder {
    let folder = WorkingFolder::orebro()
        .replaced("in/bilaga.csv", "2 360", "1.000")
        .replaced("beslut.csv", "−10 %", "10")
        .replaced("medlemmar.csv", "Askersund", "Askersunda");
    folder.file("annan/finsam.toml", "year = 2024\nlanguage = \"svenska\"\n[rounding]\ndefalt = \"uppåt\"\n")
}

/// A second file in the drop folder, that errors stop.
fn dropped() -> WorkingFolder {
    let folder = WorkingFolder::orebro();
    let broken = folder.read("in/bilaga.csv").replace("2 360", "1.000");
    folder.file("in/trasig.csv", &broken)
}

/// A run with contacts for three of its recipients, in `körning`, and the committed run.
fn with_contacts() -> WorkingFolder {
    let folder = WorkingFolder::orebro()
        .fixture("runs/orebro-2024", "runs/orebro-2024")
        .file(
            "utskick.toml",
            "from = \"kansli@sydnarke.se\"\n\
             name = \"Samordningsförbunden i Örebro län\"\ndate = 2023-11-20\n\
             copies-to = [\"diarium@sydnarke.se\"]\n[smtp]\nhost = \"mail.sydnarke.se\"\n",
        )
        .file(
            "kontakter.csv",
            "Medlem;E-post;Namn;Kopia\n\
             Region Örebro län;asa.oberg@regionorebrolan.se;Åsa Öberg;chef@regionorebrolan.se\n\
             Laxå;registrator@laxa.se;;\n\
             Kumla;registrator@kumla.se;;\n\
             Samordningsförbundet Sydnärke;kansliet@sydnarke.se;Kansliet;\n",
        );
    folder.finsam(&["run", "--out", "körning"]).exits(0);
    folder
}

fn with_drafts() -> WorkingFolder {
    let folder = with_contacts();
    folder.finsam(&["mail", "draft", "körning", "--skip-missing"]).exits(0);
    folder
}

/// Drafts of which one has been taken, one refused and one broken off, at times that no clock gave.
fn with_sent() -> WorkingFolder {
    let folder = with_drafts();
    let approval = Approval::parse(&folder.read("körning/epost/godkannande.toml")).unwrap();
    let events = [
        ("2023-11-20T12:00:00Z", "forbund-samordningsforbundet-sydnarke", Event::Accepted, "250 2.0.0 Ok"),
        ("2023-11-20T12:00:01Z", "medlem-1860-laxa", Event::Refused, "550 5.1.1 User unknown"),
        ("2023-11-20T12:00:02Z", "medlem-1881-kumla", Event::Begun, ""),
    ];
    let ledger = events.map(|(time, name, event, reply)| {
        let message = approval.messages.iter().find(|message| message.name.as_str() == name).unwrap();
        let entry = Entry {
            time: time.to_owned(),
            message: name.to_owned(),
            event,
            sha256: message.sha256.clone(),
            reply: (!reply.is_empty()).then(|| reply.to_owned()),
        };
        entry.line().unwrap()
    });
    folder.file("körning/epost/sandlogg.jsonl", &ledger.concat())
}

#[test]
fn help() {
    for command_line in [
        &[][..],
        &["init"],
        &["next"],
        &["inspect"],
        &["check"],
        &["run"],
        &["runs"],
        &["explain"],
        &["rules"],
        &["model"],
        &["diff"],
        &["verify"],
        &["watch"],
        &["mail"],
        &["mail", "draft"],
        &["mail", "send"],
        &["mail", "status"],
        &["mail", "templates"],
    ] {
        let name = [&["help"], command_line].concat().join("-");
        answers(&name, WorkingFolder::new, &[&[command_line, &["--help"]].concat()]);
    }
    answers("version", WorkingFolder::new, &[&["--version"]]);
}

#[test]
fn wrong_usage() {
    answers(
        "wrong-usage",
        orebro,
        &[
            &[],
            &["mail"],
            &["runn"],
            &["mail", "drafts"],
            &["run", "--forma", "json"],
            &["run", "--out"],
            &["run", "--format", "xml"],
            &["rules", "1999"],
            &["explain"],
            &["explain", "Sydnärke", "--folder", "orebro-2024", "--run", "orebro-2024"],
            &["run", "orebro-2023"],
            &["check", "orebro-2024", "--what-if", "Kumla"],
            &["explain", "Sydnerke", "--folder", "orebro-2024"],
            &["run", "orebro-2024", "--only", "Ingenstans"],
            &["verify", "orebro-2024"],
        ],
    );
}

#[test]
fn init() {
    let with_allocation = ["init", "nytt", "--allocation", ALLOCATION];
    answers(
        "init",
        orebro,
        &[&with_allocation, &with_allocation, &["init", "tomt", "--year", "2025"], &["init", "utan år"]],
    );
}

#[test]
fn init_for_an_office() {
    let office = ["init", "Örebro 2024", "--office", "Region Örebro län", "--allocation", ALLOCATION];
    answers(
        "init-office",
        orebro,
        &[&office, &["check", "Örebro 2024"], &["init", "b", "--office", "Umeå", "--year", "2024"]],
    );
}

/// A region from the authority's file of the whole country to a finished run.
#[test]
fn the_walk_of_a_region() {
    let country = || {
        let file = crate::office::allocation_of_the_country(2025, str::to_owned);
        WorkingFolder::new().file("bilaga.csv", &file)
    };
    let init = ["init", "2025", "--office", "Region Örebro län", "--allocation", "bilaga.csv"];
    answers("walk-begun", country, &[&init, &["check", "2025"]]);
    let confirmed = || {
        let folder = WorkingFolder::new()
            .file("bilaga.csv", &crate::office::allocation_of_the_country(2025, str::to_owned));
        folder
            .finsam(&["init", "2025", "--office", "Region Örebro län", "--allocation", "bilaga.csv"])
            .exits(0);
        type_in(&folder, "2025/medlemmar.xlsx", |tables| {
            confirm(tables);
        });
        folder
    };
    answers("walk-run", confirmed, &[&["check", "2025"], &["run", "2025"]]);
    let lines = |name: &str| {
        let seen = &snapshots()[name];
        let told = seen.lines().filter(|line| !line.starts_with("--- ") && !line.starts_with("+ "));
        told.filter(|line| !line.starts_with("$ ") && !line.starts_with("exit code")).count()
    };
    assert!(lines("walk-begun-sv") + lines("walk-run-sv") <= 60);
}

/// Mistakes that are easily made: each is told once, in three lines at most, with what to do.
#[test]
fn mistakes() {
    type Change = fn(WorkingFolder) -> WorkingFolder;
    let mistakes: [(&str, Change); 9] = [
        ("mistake-wrong-file", |folder| folder.file("in/bilaga.csv", "Faktura;Belopp\n17;2 360 kr\n")),
        ("mistake-pdf-alone", |folder| {
            folder.remove("in/bilaga.csv");
            folder.file("in/Beslut 2024.pdf", "%PDF-1.7\n")
        }),
        ("mistake-misspelt-association", |folder| {
            folder.replaced("beslut.csv", "*;Region", "Sydnerke;Region")
        }),
        ("mistake-missing-key", |folder| folder.replaced("medlemmar.csv", ";befolkning", ";")),
        ("mistake-mixed-keys", |folder| folder.replaced("medlemmar.csv", "Kumla;befolkning", "Kumla;lika")),
        ("mistake-no-per-cent", |folder| folder.replaced("beslut.csv", "−10 %", "10")),
        ("mistake-no-unit", |folder| folder.replaced("in/bilaga.csv", "Belopp i tusentals kronor", "")),
        ("mistake-wrong-year", |folder| folder.replaced("finsam.toml", "2024", "2025")),
        ("mistake-last-year-in-tkr", |folder| {
            folder.replaced("föregående år.csv", "Belopp (tkr)", "Belopp (kr)")
        }),
    ];
    for (name, change) in mistakes {
        // The mistake itself, and nothing that only follows from it.
        let told: BTreeSet<String> =
            change(WorkingFolder::orebro()).finsam(&["check"]).codes().into_iter().collect();
        assert_eq!(told.len(), 1, "{name}: {told:?}");
        for language in ["sv", "en"] {
            answered(
                &format!("{name}-{language}"),
                language,
                &change(WorkingFolder::orebro()),
                &[&["check"]],
            );
        }
    }
}

#[test]
fn next() {
    let next = ["next", "orebro-2024", "orebro-2025"];
    answers("next", orebro, &[&next, &["run", "orebro-2024"], &next, &next]);
}

#[test]
fn inspect() {
    answers("inspect", orebro, &[&["inspect", "orebro-2024/medlemmar.xlsx", ALLOCATION]]);
    answers_in_json("inspect", orebro, &["inspect", ALLOCATION]);
}

#[test]
fn check() {
    answers("check", orebro, &[&["check", "orebro-2024"]]);
    answers_in_json("check", orebro, &["check", "orebro-2024"]);
}

#[test]
fn check_with_errors() {
    answers("check-with-errors", with_errors, &[&["check"], &["check", "--mark", "kopia.xlsx"]]);
    answers("check-with-faulty-settings", with_errors, &[&["check", "annan"]]);
    answers_in_json("check-with-errors", with_errors, &["check"]);
    answers_in_json("check-with-faulty-settings", with_errors, &["check", "annan"]);
}

#[test]
fn what_if() {
    let supposed = ["--what-if", "Region Örebro län: -15 %"];
    answers("check-what-if", orebro, &[&["check", "orebro-2024", supposed[0], supposed[1]]]);
    answers("run-what-if", WorkingFolder::orebro, &[&["run", "--vad-om", "Kumla: belopp 400 tkr"]]);
    answers_in_json("check-what-if", WorkingFolder::orebro, &["check", "--what-if", "Kumla: belopp 400 tkr"]);
}

#[test]
fn run() {
    answers("run", orebro, &[&["run", "orebro-2024"], &["run", "orebro-2024", "--only", "Sydnärke"]]);
    answers("run-with-errors", with_errors, &[&["run"]]);
    answers_in_json("run", WorkingFolder::orebro, &["run"]);
}

#[test]
fn runs() {
    answers(
        "runs",
        three_versions,
        &[&["runs"], &["runs", "--current", "2"], &["run"], &["verify", "."], &["runs", "--current", "9"]],
    );
    answers_in_json("runs", three_versions, &["runs"]);
}

#[test]
fn explain() {
    let folder = ["--folder", "orebro-2024"];
    answers(
        "explain",
        orebro,
        &[
            &["explain", "Degerfors/Karlskoga", "Region Örebro län", folder[0], folder[1]],
            &["explain", "Finsam Lekeberg och Örebro", folder[0], folder[1]],
        ],
    );
    answers_in_json(
        "explain",
        swapped_populations,
        &["explain", "Upplands samordningsförbund", "Upplands-Bro", "--folder", "upplands-2015/fore"],
    );
}

#[test]
fn rules() {
    answers(
        "rules",
        invented_model,
        &[&["rules"], &["rules", "2024"], &["rules", "2025", "--folder", "modell-2025"]],
    );
    answers_in_json("rules", invented_model, &["rules", "2024"]);
}

#[test]
fn model() {
    answers(
        "model",
        invented_model,
        &[
            &["model", "modell-2025"],
            &["model", "modell-2025", "--explain", "Mellersta", "--out", "modell.xlsx"],
        ],
    );
    answers_in_json("model", invented_model, &["model", "modell-2025"]);
}

#[test]
fn diff() {
    answers(
        "diff",
        swapped_populations,
        &[&["diff", "upplands-2015/fore", "upplands-2015/efter", "--out", "skillnad.xlsx"]],
    );
    answers("diff-run-and-folder", run_by_0_1_0, &[&["diff", "runs/orebro-2024", "orebro-2024"]]);
    answers_in_json("diff", swapped_populations, &["diff", "upplands-2015/fore", "upplands-2015/efter"]);
}

#[test]
fn verify() {
    answers("verify", run_by_0_1_0, &[&["verify", "runs/orebro-2024"]]);
    answers("verify-own-run", with_contacts, &[&["verify", "körning"]]);
    answers(
        "verify-changed-input",
        || run_by_0_1_0().replaced("runs/orebro-2024/underlag/beslut.csv", "−10 %", "−11 %"),
        &[&["verify", "runs/orebro-2024"]],
    );
    answers_in_json("verify", run_by_0_1_0, &["verify", "runs/orebro-2024"]);
}

#[test]
fn watch() {
    let once = ["watch", "--once", "--still", "0.1"];
    answers("watch", dropped, &[&once, &once]);
    answers_in_json("watch", dropped, &once);
}

#[test]
fn mail_draft() {
    answers(
        "mail-draft",
        with_contacts,
        &[
            &["mail", "draft", "körning"],
            &["mail", "draft", "körning", "--skip-missing"],
            &["mail", "draft", "runs/orebro-2024"],
        ],
    );
    answers_in_json("mail-draft", with_contacts, &["mail", "draft", "körning", "--skip-missing"]);
}

#[test]
fn mail_send() {
    answers("mail-send", with_drafts, &[&["mail", "send", "körning"], &["mail", "send", "runs/orebro-2024"]]);
    answers_in_json("mail-send", with_drafts, &["mail", "send", "körning"]);
}

#[test]
fn mail_status() {
    let status = ["mail", "status", "körning"];
    answers("mail-status", with_sent, &[&status, &["mail", "status", "runs/orebro-2024"]]);
    answers("mail-status-csv", with_sent, &[&[&status[..], &["--format", "csv"]].concat()]);
    answers_in_json("mail-status", with_sent, &status);
}

#[test]
fn mail_templates() {
    let templates = ["mail", "templates", "mallar"];
    answers("mail-templates", WorkingFolder::new, &[&templates, &templates]);
}

/// The snapshots that are there, by their names.
fn snapshots() -> BTreeMap<String, String> {
    let folder = project("tests/snapshots/answers");
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let snapshots = entries.filter(|path| path.extension().is_some_and(|ending| ending == "snap"));
    snapshots
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect()
}

/// The commands that a page of help lists: two blanks, the name, blanks and what it does.
fn listed(help: &str) -> BTreeSet<String> {
    let lines = help.lines().skip_while(|line| *line != "Kommandon:").skip(1);
    lines
        .take_while(|line| !line.is_empty())
        .filter(|line| !line.starts_with("   "))
        .map(|line| line.split_whitespace().next().unwrap().to_owned())
        .collect()
}

#[test]
fn every_command_is_answered_in_both_languages() {
    let folder = WorkingFolder::new();
    let mut commands = listed(&folder.finsam(&["--help"]).out);
    assert!(commands.remove("mail") && commands.len() > 9, "{commands:?}");
    let mail = listed(&folder.finsam(&["mail", "--help"]).out);
    assert!(mail.len() > 3, "{mail:?}");
    commands.extend(mail.iter().map(|command| format!("mail {command}")));
    let (snapshots, schemas) = (snapshots(), finsam::cli::schemas());
    for command in &commands {
        for language in ["sv", "en"] {
            let name = format!("{}-{language}", command.replace(' ', "-"));
            let head = format!("$ finsam {command} ");
            assert!(snapshots.get(&name).is_some_and(|seen| seen.contains(&head)), "{name}");
            assert!(snapshots.contains_key(&format!("help-{name}")), "help-{name}");
            let is_for_programs = snapshots[&format!("help-{name}")].contains(" --format ");
            assert_eq!(schemas.contains_key(command.as_str()), is_for_programs, "the schema of {command}");
        }
    }
}

#[test]
fn no_answer_is_kept_that_no_test_asks_for() {
    let tests = include_str!("answers.rs");
    for name in snapshots().keys().filter(|name| !name.starts_with("help-")) {
        let asked = name.trim_end_matches("-sv").trim_end_matches("-en").trim_end_matches("-json");
        assert!(tests.contains(&format!("\"{asked}\"")), "{name}.snap");
    }
}
