//! Mail servers that answer something else than they should: no reply is taken for a yes that is none.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;
use std::time::{Duration, Instant};

use finsam::domain::security::Security;
use finsam::mail::smtp::{ConnectError, Connection, Reason};

use crate::common::drafts::{LEDGER, drafted, send, states};
use crate::common::smtp_server::{Behaviour, Manner, Server};

const LAXA: [&str; 5] = ["--send", "--yes", "1", "--only", "medlem-1860-laxa"];

/// Sends Laxå's message to a server that behaves so; where it then stands, what was said, and what came.
fn sent_to(behaviour: Option<Behaviour>, manner: Manner) -> (String, String, usize) {
    let server = Server::start("localhost", false, true);
    let folder = drafted(&server, "starttls", "");
    if let Some(behaviour) = behaviour {
        server.behave("registrator@laxa.se", behaviour);
    }
    server.behave_always(manner);
    let answer = send(&folder, &LAXA);
    let state = states(&folder)["medlem-1860-laxa"].clone();
    assert_eq!(answer.code == Some(0), state == "accepted", "{answer:?}");
    (state, answer.err, server.received().len())
}

#[test]
fn only_354_begins_a_message_and_only_250_ends_it() {
    for (behaviour, state, said) in [
        (Behaviour::SaysToData("250 ok"), "unknown", "servern svarade 250 ok när något annat skulle komma"),
        (Behaviour::SaysToData("334 go"), "unknown", "334 go"),
        (Behaviour::SaysToData("354 go\r\n354 go"), "unknown", "ingen hade frågat efter"),
        (Behaviour::SaysToData("354 go\r\n250 taken"), "unknown", "ingen hade frågat efter"),
        (Behaviour::SaysToData("what"), "unknown", "går inte att förstå"),
        (Behaviour::SaysToData("554 no"), "refused", "554 no"),
        (Behaviour::SaysToEnd("354 go"), "unknown", "354 go"),
        (Behaviour::SaysToEnd("251 ok"), "unknown", "251 ok"),
        (Behaviour::SaysToEnd("334 ok"), "unknown", "334 ok"),
        (Behaviour::SaysToEnd("250-ok\r\n354 ok"), "unknown", "går inte att förstå"),
        (Behaviour::SaysToEnd("554 5.7.1 spam"), "refused", "554 5.7.1 spam"),
    ] {
        let (is, told, received) = sent_to(Some(behaviour), Manner::Good);
        assert_eq!((is.as_str(), received), (state, 0), "{said}: {told}");
        assert!(told.contains(said), "{said}: {told}");
    }
    // A no for now, after which it is taken.
    let (is, told, received) = sent_to(Some(Behaviour::SaysToEnd("451 later")), Manner::Good);
    assert_eq!((is.as_str(), received), ("accepted", 1), "{told}");
}

#[test]
fn a_server_that_is_a_reply_behind_is_not_believed() {
    let (is, told, received) = sent_to(None, Manner::OneBehind);
    assert_eq!((is.as_str(), received), ("unknown", 0), "{told}");
}

#[test]
fn before_the_message_nothing_is_unknown() {
    for said in ["251 ok", "354 go", "what"] {
        let (is, told, received) = sent_to(None, Manner::SaysToMail(said));
        assert_eq!((is.as_str(), received), ("waiting", 0), "{said}: {told}");
        assert!(told.contains("är inte skickat än"), "{told}");
    }
}

#[test]
fn what_is_said_in_plain_is_not_carried_into_tls() {
    for (manner, said, code) in [
        (
            Manner::SaysToStartTls("220 go\r\n250-injected\r\n250 AUTH PLAIN\r\n"),
            "ingen hade frågat efter",
            2,
        ),
        (Manner::SaysToStartTls("220 go\r\n2"), "ingen hade frågat efter", 2),
        (Manner::SaysToStartTls("250 go\r\n"), "250 go", 2),
        // A no for now is no fault of the settings.
        (Manner::SaysToStartTls("454 no\r\n"), "454 no", 3),
        (Manner::NoStartTls, "erbjuder inte STARTTLS", 2),
    ] {
        let server = Server::start("localhost", false, true);
        let folder = drafted(&server, "starttls", "user = \"kansli\"\n");
        server.behave_always(manner);
        let answer = send(&folder, &LAXA);
        assert_eq!(answer.code, Some(code), "{answer:?}");
        assert!(answer.err.contains(said), "{said}: {}", answer.err);
        assert!(server.logins().is_empty() && server.received().is_empty(), "{said}");
    }
}

#[test]
fn logins_that_are_not_plain() {
    let server = Server::start("localhost", false, true);
    let folder = drafted(&server, "starttls", "user = \"kansli\"\n");
    server.behave_always(Manner::LoginOnly);
    send(&folder, &LAXA).exits(0);
    // The base64 of `kansli` and of the password.
    assert_eq!(server.logins(), ["AUTH LOGIN", "a2Fuc2xp", "aGVtbGlndC03ZjNh"]);
    if cfg!(windows) {
        eprintln!("skipped: Windows has no program `echo` to fetch a token with");
        return;
    }
    for said in ["535 5.7.3 no", "235 welcome"] {
        let server = Server::start("localhost", false, true);
        let token = "user = \"kansli\"\ntoken-command = [\"echo\", \"tok3n\"]\n";
        let folder = drafted(&server, "starttls", token);
        server.behave_always(Manner::SaysToTokenChallenge(said));
        let answer = send(&folder, &LAXA).exits(2);
        assert!(answer.err.contains("inloggningen avvisades"), "{}", answer.err);
        assert_eq!(server.logins()[1], "", "the challenge is answered by an empty line");
        assert!(server.received().is_empty());
    }
}

#[test]
fn controls_of_a_server_are_not_printed() {
    let (is, told, _) = sent_to(Some(Behaviour::SaysToEnd("554 a\u{1b}]0;x\u{7}\u{9b}2Jb")), Manner::Good);
    assert_eq!(is, "refused");
    assert!(told.contains("554 a ]0;x  2Jb"), "{told:?}");
    assert!(!told.chars().any(|letter| letter.is_control() && letter != '\n'), "{told:?}");
}

/// Opens a connection to a server that says these bytes one by one, with a short wait between.
fn dripping(said: &'static [u8]) -> (Result<(), ConnectError>, Duration) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        let (mut tcp, _) = listener.accept().unwrap();
        for byte in said {
            if tcp.write_all(&[*byte]).is_err() {
                return;
            }
            thread::sleep(Duration::from_millis(50));
        }
        let _ = tcp.read(&mut [0]);
    });
    let server = finsam::mail::smtp::Server {
        host: "127.0.0.1".into(),
        port,
        security: Security::Plain,
        login: None,
        authorities: None,
        hello: "sydnarke.se".into(),
        patience: Duration::from_millis(600),
    };
    let begun = Instant::now();
    let opened = Connection::open(&server).map(|_| ());
    (opened, begun.elapsed())
}

#[test]
fn a_server_that_drips_ends() {
    let (opened, time) = dripping(&[b'2'; 200]);
    assert!(matches!(opened, Err(ConnectError::Transient(Reason::Lost(_)))), "{opened:?}");
    assert!(time < Duration::from_secs(5), "{time:?}");
}

#[test]
fn the_ledger_of_a_wrong_reply_says_what_was_said() {
    let server = Server::start("localhost", false, true);
    let folder = drafted(&server, "starttls", "");
    server.behave("registrator@laxa.se", Behaviour::SaysToData("250 ok"));
    send(&folder, &LAXA);
    let last = folder.read(LEDGER).lines().last().unwrap().to_owned();
    assert!(last.contains("\"unknown\"") && last.contains("250 ok"), "{last}");
}
