//! What stands in a message that finsam does not write never leaves, also when the approval was redone for it.

use finsam::mail::ledger::{Entry, Event};
use finsam::output::sha256;

use crate::common::drafts::{APPROVAL, LEDGER, approval, drafted, send};
use crate::common::smtp_server::Server;
use crate::common::working_folder::WorkingFolder;

const LAXA: &str = "ut/körning/epost/medlem-1860-laxa.eml";
const KUMLA: &str = "ut/körning/epost/medlem-1881-kumla.eml";

/// The folder with another file for Laxå's message, and the approval redone for it.
fn redone(folder: WorkingFolder, message: &str) -> WorkingFolder {
    let old = sha256(folder.read(LAXA).as_bytes());
    folder.file(LAXA, message).replaced(APPROVAL, &old, &sha256(message.as_bytes()))
}

/// The encoded workbook of a message, with the headers of its part.
fn workbook(message: &str) -> String {
    let start = message.find("Content-Type: application/").unwrap();
    let end = message.rfind("\r\n--finsam-").unwrap();
    message[start..end].to_owned()
}

#[test]
fn nothing_but_what_finsam_writes_leaves() {
    let server = Server::start("localhost", false, true);
    let folder = drafted(&server, "starttls", "");
    let (own, foreign) = (folder.read(LAXA), workbook(&folder.read(KUMLA)));
    let boundary = own.split("boundary=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let (first, last) = (format!("--{boundary}\r\n"), format!("--{boundary}--\r\n"));
    assert!(own.matches(&first).count() >= 2 && own.ends_with(&last), "{boundary}");
    let inline = foreign.replace("attachment;", "inline;");
    let to = "To: registrator@laxa.se\r\n";
    assert!(own.contains(to) && own.contains("Subject: "));
    let put = |before: &str, what: &str| own.replacen(before, &format!("{what}{before}"), 1);
    let cases = [
        ("an inline part", own.replacen(&last, &format!("--{boundary}\r\n{inline}\r\n{last}"), 1)),
        ("before the first boundary", put(&first, &foreign)),
        ("after the last boundary", format!("{own}{foreign}")),
        ("a line after the last boundary", format!("{own}\r\n")),
        ("a second To", put(to, "To: a@b.se\r\n")),
        ("a second To below", own.replacen(to, &format!("{to}To: a@b.se\r\n"), 1)),
        ("a Bcc", put(to, "Bcc: a@b.se\r\n")),
        ("a folded To", own.replacen(to, "To: registrator@laxa.se,\r\n a@b.se\r\n", 1)),
        ("another Reply-To", put(to, "Reply-To: a@b.se\r\n")),
        ("a header of no account", put(to, "X-Note: a\r\n")),
        ("a part within the words", put("Content-Type: text/html", "X-Note: a\r\n")),
        ("a bare line end", own.replacen("\r\n\r\n", "\r\n\n.\n\r\n", 1)),
    ];
    for (what, message) in cases {
        assert_ne!(message, own, "{what}");
        let changed = redone(drafted(&server, "starttls", ""), &message);
        let answer = send(&changed, &["--send", "--yes", "7"]);
        assert_eq!(answer.code, Some(1), "{what}: {answer:?}");
        let codes = answer.codes();
        assert!(
            codes.iter().all(|code| ["F711", "F712", "F720"].contains(&code.as_str())),
            "{what}: {codes:?}"
        );
        assert!(!codes.is_empty(), "{what}: {answer:?}");
        assert!(server.received().is_empty() && !changed.path(LEDGER).exists(), "{what}");
    }
    send(&folder, &["--send", "--yes", "7"]).exits(0);
}

#[test]
fn only_the_run_s_own_contacts_get_anything() {
    let server = Server::start("localhost", false, true);
    let folder = drafted(&server, "starttls", "");
    // Approval, file and hash agree on another address, which is nobody's.
    let message = folder.read(LAXA).replace("registrator@laxa.se", "registrator@iaxa.se");
    let folder = redone(folder, &message).replaced(APPROVAL, "registrator@laxa.se", "registrator@iaxa.se");
    let answer = send(&folder, &["--send", "--yes", "7"]);
    assert_eq!((answer.code, answer.codes()), (Some(1), vec!["F711".to_owned()]), "{answer:?}");
    // The kept contacts changed with it: they are not those that made the run.
    let folder =
        folder.replaced("ut/körning/underlag/kontakter.csv", "registrator@laxa.se", "registrator@iaxa.se");
    let answer = send(&folder, &["--send", "--yes", "7"]).exits(2);
    assert!(answer.err.contains("kontakter.csv är inte som när körningen gjordes"), "{}", answer.err);
    assert!(server.received().is_empty());
}

#[test]
fn a_message_id_is_ours() {
    let server = Server::start("localhost", false, true);
    let folder = drafted(&server, "starttls", "");
    let id = approval(&folder)
        .messages
        .iter()
        .find(|it| it.name.as_str() == "medlem-1860-laxa")
        .unwrap()
        .message_id
        .clone();
    let message = folder.read(LAXA).replace(&id, &format!("{id}\r\nBcc: a@b.se"));
    let folder = redone(folder, &message).replaced(APPROVAL, &id, &format!("{id}\\r\\nBcc: a@b.se"));
    let answer = send(&folder, &["--send", "--yes", "7"]);
    assert_eq!((answer.code, answer.codes()), (Some(1), vec!["F720".to_owned()]), "{answer:?}");
}

/// Makes the run in this folder the current one, so that mail goes from it without a question.
fn make_current(folder: &WorkingFolder, run: &str) {
    let id = folder.json(&format!("{run}/manifest.json"))["run"].as_str().unwrap().to_owned();
    folder.finsam(&["runs", "--current", &id]).exits(0);
}

#[test]
fn what_another_run_has_sent_is_asked_about() {
    let server = Server::start("localhost", false, true);
    let folder = drafted(&server, "starttls", "");
    send(&folder, &["--send", "--yes", "1", "--only", "medlem-1860-laxa"]).exits(0);
    // Another contact is another run, with other numbers and other bytes. It is no reason to send the amounts again, nor
    // is another address, another language or another text.
    let folder = folder
        .replaced("kontakter.csv", "registrator@kumla.se", "kommun@kumla.se")
        .replaced("kontakter.csv", "registrator@laxa.se", "kommun@laxa.se")
        .replaced("finsam.toml", "\"sv\"", "\"en\"")
        .file("mallar/medlem.txt", "Ämne: Nytt\n\nAnnat {{ totalt }}");
    for target in ["ut/igen", "arkiv/igen"] {
        for command in [
            &["run", "--out", target, "--csv", "rfc4180"][..],
            &["mail", "draft", target, "--skip-missing", "--templates", "mallar"],
        ] {
            folder.finsam(command).exits(0);
        }
        make_current(&folder, "ut/igen");
        let send = |more: &[&str]| folder.finsam(&[&["mail", "send", target], more].concat());
        let dry = send(&[]).exits(0);
        let said = "Samma belopp är redan skickat till mottagaren ur en annan körning";
        assert!(dry.err.contains(said) && dry.err.contains("medlem-1860-laxa"), "{dry:?}");
        let stopped = send(&["--send", "--yes", "7"]).exits(2);
        assert!(
            stopped.err.contains("--resend medlem-1860-laxa") && stopped.err.contains("ut/körning)"),
            "{}",
            stopped.err
        );
        assert!(!stopped.err.contains("kumla"), "{}", stopped.err);
        let mine = send(&["--send", "--yes", "7", "--to-me", "jag@sydnarke.se"]);
        assert_eq!(mine.code, Some(0), "a rehearsal: {mine:?}");
    }
    let before = server.received().len();
    let send =
        |more: &[&str]| folder.finsam(&[&["mail", "send", "ut/igen", "--send", "--yes", "1"], more].concat());
    // To another address.
    send(&["--only", "medlem-1881-kumla"]).exits(0);
    // Nobody has sent that.
    send(&["--resend", "medlem-1861-hallsberg"]).exits(2);
    // A person decides.
    send(&["--resend", "medlem-1860-laxa"]).exits(0);
    assert_eq!(server.received().len(), before + 2);
    // Other amounts are another letter.
    let folder = folder.replaced("in/bilaga.csv", "2 360", "2 361");
    folder.finsam(&["run", "--out", "ut/mer"]).exits(0);
    make_current(&folder, "ut/mer");
    for command in [
        &["mail", "draft", "ut/mer", "--skip-missing"][..],
        &["mail", "send", "ut/mer", "--send", "--yes", "1", "--only", "medlem-1860-laxa"],
    ] {
        folder.finsam(command).exits(0);
    }
}

#[test]
fn an_association_is_asked_about_by_its_members_amounts_too() {
    let association = "forbund-samordningsforbundet-sydnarke";
    let contacts = "Medlem;E-post\nSamordningsförbundet Sydnärke;kansliet@sydnarke.se\n";
    let made = |folder: &WorkingFolder, run: &str| {
        for command in [&["run", "--out", run][..], &["mail", "draft", run, "--skip-missing"]] {
            folder.finsam(command).exits(0);
        }
    };
    let folder = WorkingFolder::orebro()
        .file("utskick.toml", "from = \"kansli@sydnarke.se\"\ndate = 2023-11-20\n")
        .file("kontakter.csv", contacts);
    made(&folder, "ut/ett");
    let entry = Entry {
        time: "2023-11-20T12:00:00Z".to_owned(),
        message: association.to_owned(),
        event: Event::Accepted,
        sha256: String::new(),
        reply: None,
    };
    let folder = folder.file("ut/ett/epost/sandlogg.jsonl", &entry.line().unwrap()).replaced(
        "kontakter.csv",
        "kansliet@",
        "postlada@",
    );
    made(&folder, "ut/två");
    let again = folder.finsam(&["mail", "send", "ut/två"]).exits(0);
    assert!(again.err.contains(&format!("--resend {association}")), "{again:?}");
    // 1 tkr more from the state.
    let folder = folder.replaced("in/bilaga.csv", "2 360", "2 361");
    made(&folder, "ut/tre");
    let other = folder.finsam(&["mail", "send", "ut/tre"]).exits(0);
    assert!(!other.err.contains("--resend"), "{other:?}");
}

/// A spreadsheet has saved the summary: which amounts were sent is no longer known for certain.
#[test]
fn where_the_amounts_are_not_known_the_letters_are_compared() {
    let server = Server::start("localhost", false, true);
    let folder = drafted(&server, "starttls", "");
    send(&folder, &["--send", "--yes", "1", "--only", "medlem-1860-laxa"]).exits(0);
    let summary = folder.read("ut/körning/csv/bidrag.csv");
    let mut folder = folder.file("ut/körning/csv/bidrag.csv", &format!("{summary}\r\n"));
    for (from, to, again) in
        [("registrator@kumla.se", "kommun@kumla.se", true), ("registrator@laxa.se", "kommun@laxa.se", false)]
    {
        folder = folder.replaced("kontakter.csv", from, to);
        for command in [&["run", "--out", "ut/mer"][..], &["mail", "draft", "ut/mer", "--skip-missing"]] {
            folder.finsam(command).exits(0);
        }
        let dry = folder.finsam(&["mail", "send", "ut/mer"]).exits(0);
        assert_eq!(dry.err.contains("--resend medlem-1860-laxa"), again, "{dry:?}");
    }
}

#[test]
fn a_ledger_that_an_editor_has_saved_loses_no_line() {
    let server = Server::start("localhost", false, true);
    let folder = drafted(&server, "starttls", "");
    send(&folder, &["--send", "--yes", "1", "--only", "medlem-1860-laxa"]).exits(0);
    let ledger = folder.read(LEDGER);
    let folder = folder.file(LEDGER, ledger.trim_end());
    send(&folder, &["--send", "--yes", "1", "--only", "medlem-1881-kumla"]).exits(0);
    assert!(folder.read(LEDGER).starts_with(&ledger), "{}", folder.read(LEDGER));
    assert_eq!(server.received().len(), 2);
    // Laxå is not sent again.
    send(&folder, &["--send", "--yes", "5"]).exits(0);
    // As another editor saves it.
    let wide: Vec<u8> = ledger.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let folder = folder.bytes(LEDGER, &[&b"\xff\xfe"[..], &wide].concat());
    let answer = send(&folder, &["--send", "--yes", "7"]).exits(2);
    assert!(answer.err.contains("sandlogg.jsonl är inte sparad som UTF-8"), "{}", answer.err);
}

#[cfg(unix)]
#[test]
fn links_and_pipes_are_no_files_of_the_outbox() {
    let server = Server::start("localhost", false, true);
    let folder = drafted(&server, "starttls", "").file("mitt.txt", "mitt");
    std::os::unix::fs::symlink(folder.path("mitt.txt"), folder.path("ut/körning/epost/.las")).unwrap();
    let answer = send(&folder, &["--send", "--yes", "7"]).exits(2);
    assert!(answer.err.contains(".las går inte att läsa: det är en länk"), "{}", answer.err);
    assert_eq!(folder.read("mitt.txt"), "mitt");
    folder.remove("ut/körning/epost/.las");
    for file in [LAXA, APPROVAL, LEDGER] {
        let folder = drafted(&server, "starttls", "");
        let _ = fs_err::remove_file(folder.path(file));
        folder.pipe(file);
        let answer = folder.program(&["mail", "send", "ut/körning", "--send", "--yes", "7"]).answer_soon();
        assert_eq!(answer.code, Some(2), "{file}: {answer:?}");
        assert!(answer.err.contains("det är ingen vanlig fil"), "{file}: {}", answer.err);
    }
    assert!(server.received().is_empty());
}
