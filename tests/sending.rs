//! `finsam mail send` and `mail status`, against a mail server over a real socket with TLS.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Command, Stdio};

use finsam::mail::message::bytes_to_send;
use finsam::output::sha256;
use serde_json::Value;

use crate::common::drafts::{
    APPROVAL, LEDGER, PASSWORD, approval, drafted, drafted_for, send, settings, states,
};
use crate::common::smtp_server::{self, Behaviour, Server};
use crate::common::working_folder::WorkingFolder;

#[test]
fn nothing_is_sent_unless_asked_for_and_confirmed() {
    let server = Server::start("localhost", false, true);
    let folder = drafted(&server, "starttls", "");
    let dry = send(&folder, &[]).exits(0);
    assert!(dry.out.contains("medlem-1860-laxa: till registrator@laxa.se, "), "{}", dry.out);
    assert!(dry.out.contains("Meddelanden: 7, till 8 adresser"), "{}", dry.out);
    assert!(dry.out.ends_with("Inget skickas. Lägg till --send för att skicka.\n"), "{}", dry.out);
    for arguments in [&["--send"][..], &["--send", "--yes", "6"]] {
        let answer = send(&folder, arguments).exits(2);
        assert!(answer.err.contains("--yes 7"), "{}", answer.err);
    }
    assert!(server.received().is_empty() && server.steps() == 0);
    assert!(!folder.path(LEDGER).exists());
}

/// Nobody listens at the port: nothing is wrong with the office's settings that finsam could know.
#[test]
fn a_server_that_cannot_be_reached_is_the_networks_fault() {
    let (authority, _, _) = smtp_server::certificate("localhost");
    // Taken and let go: nothing else gets a port of this range so soon.
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let folder = drafted_for(&settings(port, "starttls", ""), &authority);
    let answer = send(&folder, &["--send", "--yes", "7"]).exits(3);
    assert!(answer.out.contains("Skickade: 0 av 7"), "{}", answer.out);
    for said in [&*format!("localhost, port {port}, går inte att nå"), "7 meddelanden är inte skickade"] {
        assert!(answer.err.contains(said), "{said} in {}", answer.err);
    }
    let states = states(&folder);
    assert!(states.len() == 7 && states.values().all(|state| state == "waiting"), "{states:?}");
}

#[test]
fn what_was_approved_comes_as_it_was_and_once() {
    for (implicit, security) in [(false, "starttls"), (true, "tls")] {
        let server = Server::start("localhost", implicit, true);
        let folder = drafted(&server, security, "user = \"kansli\"\n");
        let one = send(&folder, &["--send", "--yes", "1", "--only", "medlem-1860-laxa"]);
        assert_eq!((one.code, one.out.contains("Skickade: 1 av 1")), (Some(0), true), "{one:?}");
        send(&folder, &["--send", "--yes", "2", "--limit", "2"]).exits(0);
        send(&folder, &["--send", "--yes", "4"]).exits(0);
        send(&folder, &["--send", "--yes", "0"]).exits(0);
        let mut received = server.received();
        received.sort_by(|one, other| one.to.cmp(&other.to));
        let files = folder.files("ut/körning");
        let mut expected: Vec<(Vec<String>, Vec<u8>)> = approval(&folder)
            .messages
            .iter()
            .map(|message| {
                let to = message.to.iter().chain(&message.copy).map(ToString::to_string).collect();
                (to, bytes_to_send(&files[&message.file]).to_vec())
            })
            .collect();
        expected.sort();
        assert_eq!(received.len(), 7);
        for (received, (to, bytes)) in received.iter().zip(&expected) {
            assert_eq!(&received.to, to);
            assert!(received.bytes == *bytes, "other bytes to {to:?}");
            assert!(!received.bytes.windows(8).any(|window| window == b"X-Unsent"));
        }
        assert!(states(&folder).values().all(|state| state == "accepted"));
        let csv = folder.finsam(&["mail", "status", "ut/körning", "--format", "csv"]);
        assert!(csv.out.contains("namn;till;tillstand;tid;svar;storlek_byte\r\n"), "{}", csv.out);
        assert_eq!(csv.out.matches(";accepted;").count(), 7);
        folder.finsam(&["mail", "status", "ut/körning", "--out", "status.csv"]).exits(0);
        assert_eq!(folder.read("status.csv"), csv.out);
        let again = folder.finsam(&["mail", "draft", "ut/körning", "--skip-missing"]);
        assert_eq!(again.code, Some(2), "what was sent is kept");
    }
}

#[test]
fn each_misfortune_is_what_it_is_and_the_rest_goes_on() {
    let server = Server::start("localhost", false, true);
    let folder = drafted(&server, "starttls", "");
    server.behave("registrator@degerfors.se", Behaviour::Refuse);
    server.behave("registrator@karlskoga.se", Behaviour::NotNow);
    server.behave("registrator@askersund.se", Behaviour::LostBeforeData);
    server.behave("registrator@hallsberg.se", Behaviour::LostInData);
    server.behave("registrator@kumla.se", Behaviour::LostAfterData);
    let answer = send(&folder, &["--send", "--yes", "7"]).exits(1);
    assert!(answer.out.contains("Skickade: 4 av 7"), "{answer:?}");
    assert!(answer.err.contains("medlem-1862-degerfors avvisades av servern: registrator@degerfors.se: "));
    assert!(answer.err.contains("550"), "{}", answer.err);
    let of = |folder: &WorkingFolder| -> Vec<(String, String)> {
        states(folder).into_iter().filter(|(_, state)| state != "accepted").collect()
    };
    let stands = |names: &[(&str, &str)]| -> Vec<(String, String)> {
        names.iter().map(|(name, state)| ((*name).to_owned(), (*state).to_owned())).collect()
    };
    let expected = stands(&[
        ("medlem-1861-hallsberg", "unknown"),
        ("medlem-1862-degerfors", "refused"),
        ("medlem-1881-kumla", "unknown"),
    ]);
    assert_eq!(of(&folder), expected);
    // Started again, none of them is sent on its own.
    let before = server.received().len();
    send(&folder, &["--send", "--yes", "0"]).exits(0);
    send(&folder, &["--send", "--yes", "1", "--resend", "medlem-1860-laxa"]).exits(2);
    assert_eq!(server.received().len(), before);
    // A person decides.
    let hallsberg = ["--send", "--yes", "1", "--resend", "medlem-1861-hallsberg"];
    // The connection is lost again.
    send(&folder, &hallsberg).exits(1);
    let server_now = Server::start("localhost", false, true);
    let folder = folder
        .file("utskick.toml", &settings(server_now.port, "starttls", ""))
        .file("ca.pem", &server_now.authority);
    send(&folder, &hallsberg).exits(0);
    assert_eq!(server_now.received().len(), 1);
    assert_eq!(of(&folder), expected[1..]);
}

#[test]
fn a_wrong_certificate_or_no_protection_stops_before_anything_is_said() {
    for (name, own_authority) in [("mail.example.se", true), ("localhost", false)] {
        for (implicit, security) in [(false, "starttls"), (true, "tls")] {
            let server = Server::start(name, implicit, true);
            let folder = drafted(&server, security, "user = \"kansli\"\n");
            let other = Server::start("localhost", implicit, true);
            let folder = if own_authority { folder } else { folder.file("ca.pem", &other.authority) };
            let answer = send(&folder, &["--send", "--yes", "7"]).exits(2);
            assert!(answer.err.contains("Servern går inte att använda"), "{}", answer.err);
            assert!(server.received().is_empty() && server.logins().is_empty());
            assert!(states(&folder).values().all(|state| state == "waiting"));
        }
    }
    let server = Server::start("localhost", false, true);
    let plain = settings(server.port, "none", "").replace("localhost", "mail.example.se");
    let folder = drafted(&server, "starttls", "").file("utskick.toml", &plain);
    let answer = send(&folder, &[]).exits(2);
    assert!(answer.err.contains("inte till mail.example.se"), "{}", answer.err);
}

/// The run stands in no working folder: the server is the one that was kept with its drafts, or in the file that is named.
#[test]
fn a_run_that_has_moved_is_sent_by_the_server_that_is_kept_or_named() {
    let [server, now] = [(); 2].map(|()| Server::start("localhost", false, true));
    let folder = drafted(&server, "starttls", "")
        .file("arkiv/ca.pem", &server.authority)
        .file("kontoret/utskick.toml", &settings(now.port, "starttls", "").replace("kansli@", "annan@"))
        .file("kontoret/ca.pem", &now.authority);
    fs_err::create_dir_all(folder.path("arkiv/2024")).unwrap();
    fs_err::rename(folder.path("ut/körning"), folder.path("arkiv/2024/körning")).unwrap();
    let send = |more: &[&str]| {
        folder.finsam(&[&["mail", "send", "arkiv/2024/körning", "--send", "--yes", "1"], more].concat())
    };
    send(&["--only", "medlem-1860-laxa"]).exits(0);
    assert_eq!(server.received().len(), 1);
    let named = ["--settings", "kontoret/utskick.toml"];
    send(&[&["--only", "medlem-1881-kumla"], &named[..]].concat()).exits(0);
    assert_eq!((server.received().len(), now.received().len()), (1, 1));
    // The server alone is another: the sender is that of the drafts.
    assert!(String::from_utf8_lossy(&now.received()[0].bytes).contains("From: kansli@sydnarke.se"));
}

#[test]
fn a_rehearsal_reaches_nobody_else_and_counts_for_nothing() {
    let server = Server::start("localhost", false, true);
    let folder = drafted(&server, "starttls", "");
    send(&folder, &["--send", "--to-me", "jag@sydnarke.se", "--yes", "7"]).exits(0);
    assert!(server.received().len() == 7);
    assert!(server.received().iter().all(|received| received.to == ["jag@sydnarke.se"]));
    assert!(!folder.path(LEDGER).exists());
}

#[test]
fn no_secret_is_ever_told() {
    for lets_in in [true, false] {
        let server = Server::start("localhost", false, lets_in);
        let folder = drafted(&server, "starttls", "user = \"kansli\"\n");
        let answer = send(&folder, &["--send", "--yes", "7"]);
        assert_eq!(answer.code, Some(if lets_in { 0 } else { 2 }), "{answer:?}");
        let login = server.logins()[0].clone();
        // The base64 of NUL, `kansli`, NUL and the password, which this server repeats when it says no.
        let encoded = "AGthbnNsaQBoZW1saWd0LTdmM2E=";
        assert_eq!(login, format!("AUTH PLAIN {encoded}"));
        let files = folder.files("");
        assert!(files.contains_key(LEDGER));
        let told = [answer.out.into_bytes(), answer.err.into_bytes()];
        for bytes in files.values().chain(&told) {
            for secret in [PASSWORD, encoded] {
                assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()));
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn a_token_comes_from_a_program() {
    let server = Server::start("localhost", false, true);
    let folder = drafted(&server, "starttls", "user = \"kansli\"\ntoken-command = [\"echo\", \"tok3n\"]\n");
    send(&folder, &["--send", "--limit", "1", "--yes", "1"]).exits(0);
    // The base64 of `user=kansli`, 0x01, `auth=Bearer tok3n`, 0x01, 0x01.
    assert_eq!(server.logins(), ["AUTH XOAUTH2 dXNlcj1rYW5zbGkBYXV0aD1CZWFyZXIgdG9rM24BAQ=="]);
}

#[test]
fn files_that_changed_places_reach_nobody() {
    let (kumla, laxa) = ("ut/körning/epost/medlem-1881-kumla.eml", "ut/körning/epost/medlem-1860-laxa.eml");
    let server = Server::start("localhost", false, true);
    let whole = drafted(&server, "starttls", "");
    let files = whole.files("");
    let approved = whole.read(APPROVAL);
    let refused = |folder: &WorkingFolder, code: &str| {
        let answer = send(folder, &["--send", "--yes", "7"]).exits(1);
        assert!(answer.reports(code), "{code}: {answer:?}");
        assert!(server.received().is_empty() && !folder.path(LEDGER).exists());
    };
    // The files alone.
    let folder = whole.bytes(kumla, &files[laxa]).bytes(laxa, &files[kumla]);
    refused(&folder, "F710");
    // And the hashes in the approval.
    let (one, other) = (sha256(&files[laxa]), sha256(&files[kumla]));
    let exchanged = approved.replace(&one, "§").replace(&other, &one).replace('§', &other);
    let folder = folder.file(APPROVAL, &exchanged);
    refused(&folder, "F711");
    // Addresses in the approval alone.
    let folder = folder.bytes(kumla, &files[kumla]).bytes(laxa, &files[laxa]);
    let folder = folder.file(APPROVAL, &approved.replace("registrator@laxa.se", "registrator@kumla.se"));
    refused(&folder, "F711");
    // Recipients in the approval, so that file, hash and address agree, and only the workbook tells.
    let folder = folder.file(APPROVAL, &approved.replace("member = \"1860\"", "member = \"1881\""));
    refused(&folder, "F712");
}

#[test]
fn a_message_larger_than_the_server_takes_stops_them_all() {
    let server = Server::start("localhost", false, true);
    let folder = drafted(&server, "starttls", "largest-mb = 1\n")
        .file("mallar/medlem.txt", &format!("Ämne: Lång\n\n{}", "Ord på rad.\n".repeat(30_000)));
    let draft = ["mail", "draft", "ut/körning", "--skip-missing", "--templates", "mallar"];
    folder.finsam(&draft).exits(0);
    let only = ["--send", "--yes", "1", "--only", "medlem-1860-laxa"];
    let answer = send(&folder, &only);
    assert_eq!((answer.code, answer.codes()), (Some(1), vec!["F713".to_owned(); 7]), "{answer:?}");
    assert!(answer.err.contains("större än 1 MB"), "{}", answer.err);
}

/// A working folder with so many drafts, one to each of as many associations.
fn many(server: &Server, more: &str, count: usize) -> WorkingFolder {
    let mut folder = WorkingFolder::orebro()
        .file("utskick.toml", &settings(server.port, "starttls", more))
        .file("ca.pem", &server.authority);
    let name = |number: usize| format!("Förbund {number:03}");
    let rows = |heading: &str, row: &dyn Fn(usize) -> String| {
        std::iter::once(heading.to_owned()).chain((0..count).map(row)).collect::<String>()
    };
    let members = rows("Förbund;Medlem;Nyckel\n", &|number| {
        let name = name(number);
        format!("{name};Region Örebro län;\n{name};Laxå;befolkning\n")
    });
    let heading = "Belopp i kronor;\nSamordningsförbund;Slutlig tilldelning\n";
    let amounts = rows(heading, &|number| format!("{};1 000 000\n", name(number)));
    let contacts = rows("Medlem;E-post\n", &|number| format!("{};r{number}@laxa.se\n", name(number)));
    for (file, content) in [
        ("medlemmar.csv", members),
        ("in/bilaga.csv", format!("Bilaga slutlig fördelning samordningsförbund 2024;\n{amounts}")),
        ("kontakter.csv", contacts),
        ("beslut.csv", "Förbund;Medlem;Regel;Värde\n".to_owned()),
        ("föregående år.csv", "Förbund;Medlem;År;Belopp (tkr)\n".to_owned()),
    ] {
        folder = folder.file(file, &content);
    }
    for command in [&["run", "--out", "ut/körning"][..], &["mail", "draft", "ut/körning", "--skip-missing"]]
    {
        folder.finsam(command).exits(0);
    }
    folder
}

#[test]
fn killed_at_any_moment_no_message_comes_twice_and_none_is_forgotten() {
    const COUNT: usize = 300;
    const KILLS: usize = 50;
    let server = Server::start("localhost", false, true);
    let folder = many(&server, "connections = 3\n", COUNT);
    let mut seed = 7_usize;
    let mut kills = 0;
    for _ in 0..KILLS {
        let waiting = states(&folder).values().filter(|state| *state == "waiting").count();
        if waiting == 0 {
            break;
        }
        let yes = waiting.to_string();
        let mut child = folder
            .command(&["mail", "send", "ut/körning", "--send", "--yes", &yes])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Some steps on: another place in the conversations each time.
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
        let target = server.steps() + 6 + (seed >> 16) % 30;
        while server.steps() < target && child.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        kills += usize::from(child.try_wait().unwrap().is_none());
        child.kill().unwrap();
        child.wait().unwrap();
    }
    assert!(kills >= 40, "{kills}");
    let waiting = states(&folder).values().filter(|state| *state == "waiting").count().to_string();
    send(&folder, &["--send", "--yes", &waiting]).exits(0);
    let stands = states(&folder);
    let of = |wanted: &str| stands.values().filter(|state| *state == wanted).count();
    assert_eq!(of("accepted") + of("unknown"), COUNT);
    assert!(of("unknown") > 0, "no kill came while a message was under way");
    let received = server.received();
    let names: BTreeSet<String> = received
        .iter()
        .map(|received| {
            let number: usize =
                received.to[0].trim_start_matches('r').split('@').next().unwrap().parse().unwrap();
            format!("forbund-forbund-{number:03}")
        })
        .collect();
    assert_eq!(names.len(), received.len(), "a message came twice");
    for (name, state) in &stands {
        assert!(state == "unknown" || names.contains(name), "{name} is said to be sent and did not come");
    }
}

/// A well-known mail server, and Python's `email` to read what came.
const AIOSMTPD: &str = r#"
import email, email.policy, json, ssl, sys
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

class Handler:
    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        attached = list(message.iter_attachments())
        print(json.dumps({
            "to": envelope.rcpt_tos,
            "subject": message["Subject"],
            "names": [part.get_filename() for part in attached],
            "starts": [part.get_content()[:2].decode() for part in attached],
            "text": message.get_body(("plain",)).get_content(),
            "html": "<html" in message.get_body(("html",)).get_content(),
            "unsent": message["X-Unsent"],
        }), flush=True)
        return "250 2.0.0 taken"

context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(sys.argv[2], sys.argv[3])
def known(server, session, envelope, mechanism, data):
    return AuthResult(success=data.password == sys.argv[4].encode())
controller = Controller(Handler(), hostname="127.0.0.1", port=int(sys.argv[1]), tls_context=context,
    require_starttls=True, auth_required=True, authenticator=known)
controller.start()
print("ready", flush=True)
sys.stdin.read()
controller.stop()
"#;

#[test]
fn a_well_known_server_takes_them_and_another_library_reads_them() {
    let has = |python: &&str| {
        let asked = Command::new(python).args(["-c", "import aiosmtpd"]).output();
        asked.is_ok_and(|answer| answer.status.success())
    };
    let Some(python) = ["python3", "python"].into_iter().find(has) else {
        assert!(std::env::var_os("CI").is_none(), "CI must have aiosmtpd (Python)");
        eprintln!("skipped: Python has no aiosmtpd");
        return;
    };
    let (authority, certificate, key) = smtp_server::certificate("localhost");
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let folder = drafted_for(&settings(port, "starttls", "user = \"kansli\"\n"), &authority)
        .file("server.pem", &certificate.pem())
        .file("key.pem", &key.serialize_pem());
    let mut server = Command::new(python)
        .args(["-X", "utf8", "-c", AIOSMTPD, &port.to_string()])
        .args([folder.path("server.pem"), folder.path("key.pem")])
        .arg(PASSWORD)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut told = BufReader::new(server.stdout.take().unwrap()).lines();
    assert_eq!(told.next().unwrap().unwrap(), "ready");
    let answer = send(&folder, &["--send", "--yes", "7"]);
    drop(server.stdin.take());
    server.wait().unwrap();
    assert_eq!(answer.code, Some(0), "{answer:?}");
    let received: Vec<Value> = told.map(|line| serde_json::from_str(&line.unwrap()).unwrap()).collect();
    assert_eq!(received.len(), 7);
    let laxa = received.iter().find(|message| message["to"][0] == "registrator@laxa.se").unwrap();
    assert_eq!(laxa["names"][0], "Laxå-2024.xlsx");
    for message in &received {
        assert_eq!((&message["starts"][0], &message["html"]), (&Value::from("PK"), &Value::from(true)));
        assert_eq!(message["unsent"], Value::Null);
        assert!(message["subject"].as_str().unwrap().contains("2024"), "{message}");
        assert!(message["text"].as_str().unwrap().contains("Samordningsförbundet"), "{message}");
    }
}
