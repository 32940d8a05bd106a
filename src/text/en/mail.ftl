# Mail: what finsam mail says, and sentences of the messages. The texts themselves are in mail/.

mail-decided-final =
    { $when ->
        [none] Decided.
       *[other] Decided { $when }.
    }
mail-decided-conditional =
    { $when ->
        [none] Decided on condition.
       *[other] Decided { $when }, on condition.
    }
mail-decided-preliminary =
    { $when ->
        [none] Proposed. Not yet decided.
       *[other] Proposed { $when }. Not yet decided.
    }
mail-decided =
    { $when ->
        [none] Not yet decided.
       *[other] Not yet decided ({ $when }).
    }
mail-reference = ref. { $reference }
mail-corrected =
    { $before ->
        [none] Försäkringskassan has corrected the amount for { $association }. It is now { $now }.
       *[other] Försäkringskassan has corrected the amount for { $association }. It is now { $now }, before { $before }.
    }

mail-list = Mailing
mail-list-title = Mailing of contributions { $year }
mail-list-count =
    { $count ->
        [one] One message. Nothing has been sent when the list is written.
       *[other] { $count } messages. Nothing has been sent when the list is written.
    }
mail-name = Name
mail-recipient = Recipient
mail-from = From
mail-to = To
mail-copy = Copy
mail-subject = Subject
mail-attachments = Attachments
mail-size = Size, bytes

mail-summary-sender = Sender: { $sender }
mail-summary-recipients = Messages: { $count }, to { $addresses } addresses
mail-summary-attachments = Attachments: { $count }
mail-summary-size = Size: { $total } kB together, the largest { $largest } kB ({ $name })
mail-summary-skipped = Without an e-mail address, get nothing: { $recipients }
mail-drafted = The drafts are in { $folder }. Nothing has been sent.
mail-nothing-drafted = No drafts were written. Correct the errors and try again.

mail-other-version = The run was made with finsam { $version }. Run finsam run again with this version, { $own }, so that texts and workbooks agree.
mail-only-run = The run was made with --only and does not have all workbooks. Run finsam run without --only.
mail-inputs-changed = { $file } is not as it was when the run was made. Run finsam run again, so that texts and workbooks agree.
mail-no-settings = There is no utskick.toml in the working folder that the run stands in. Write one there, with at least from and date. If the run was moved from its working folder, name the file with --settings FILE.
mail-no-sender = No sender is given. Write from = "name@municipality.se" in utskick.toml.
mail-no-date = No date is given for the messages. Give it with --date YYYY-MM-DD, or write date in utskick.toml.
mail-already-sent = Something of { $folder } has been sent already: there is a ledger. The drafts are not written anew.
mail-no-message = None of the recipients has an e-mail address. Fill in the sheet Kontakter and run finsam run again.
mail-templates-missing = There is no template folder { $folder }, or it has no templates. Check templates in utskick.toml.
mail-templates-written = The templates are in { $folder }. Name the folder as templates in utskick.toml.
mail-template-form = The template cannot be understood: { $what }
mail-template-endless = The template never ends. Look for a loop ({"{"}% for %{"}"}) that goes round too many times.
mail-template-field = The template names something that does not exist: { $what }
mail-template-subject = The template’s first line must be Subject: followed by the subject itself, on one line.

settings-mail-address = “{ $what }” is not an e-mail address.
settings-mail-date = “{ $what }” is not a date for the messages. Write a date, 2024-11-20, or a date and time with time zone, 2024-11-20T08:00:00+01:00.

help-mail = Make a mailing of a run: drafts as files first, and then those approved are sent.
help-mail-usage = finsam mail COMMAND [OPTIONS]
help-draft = Write a draft to each recipient in the run’s folder epost. Nothing is sent.
help-draft-usage = finsam mail draft RUN [--settings FILE] [--date DATE] [--templates DIR] [--folder] [--skip-missing] [--format FORM] [--lang LANGUAGE]
help-templates = Write the built-in templates to a new folder, to be changed.
help-templates-usage = finsam mail templates DIR [--lang LANGUAGE]
help-arg-run_dir = The run’s folder, such as ut/2024-final-3-1a2b3c4d, or the working folder: its current run
help-arg-mail_settings = File with what sending needs (left out: utskick.toml in the working folder)
help-arg-date = The messages’ date (left out: date in utskick.toml)
help-arg-folders = Also write a folder for each recipient with text and attachments, for programs that do not open .eml
help-arg-skip_missing = Leave out recipients without a contact
help-arg-templates_dir = The folder to write the templates to
help-value-run_dir = RUN
help-value-mail_settings = FILE
help-value-date = DATE
help-value-templates_dir = DIR
help-arg-templates = Folder with texts of your own (left out: templates in utskick.toml)
help-value-templates = DIR

mail-no-drafts = The run has no drafts. Run finsam mail draft first and read them.
mail-drafts-without-settings = epost/utskick.toml is missing, which the drafts were made with. Run finsam mail draft again.
mail-approval-unreadable = epost/godkannande.toml cannot be understood (line { $line }: { $reason }). Run finsam mail draft again.
mail-drafts-of-another-run = The drafts are another run’s. Run finsam mail draft again.
mail-ledger-unreadable = { $file } cannot be understood (line { $line }). Nothing is sent: it cannot be told what has gone already.
mail-ledger-changed = Somebody else has sent from the same run meanwhile. Nothing is sent. Run the command again.
mail-no-such-message = There is no message called { $name }. The names are in epost/utskick.csv.
mail-resend-what = { $name } is neither unknown, refused nor sent from another run, and is not sent again.
mail-no-server = No server is given. Write host under [smtp] in utskick.toml, or send the drafts from your mail program.
mail-no-password = The password of { $user } is missing. Give it in the environment variable { $variable }, in a file that password-file names, or at a terminal.
mail-password = Password of { $user }:
mail-no-token = { $program } gave no token. Run it by hand and see what it says.
mail-token-slow = { $program } gave no token in { $seconds } seconds and has been stopped. Run it by hand and see what it waits for.
mail-type-the-number = Type the number of messages to send them:
mail-draft-doubt = Note! { $why }
mail-send-anyway = { $why } Type yes to send from here all the same:
mail-not-current = { $why } Nothing was sent. To send from here all the same, add --not-current.
mail-not-confirmed = Nothing is sent. Confirm with the number of messages: --yes { $count }
mail-sent-elsewhere =
    { $count ->
        [one] The same amounts have already been sent to the recipient from another run: { $what }. If they are to be sent once more, give --resend { $name }. Send the others with --only NAME.
       *[other] The same amounts have already been sent to { $count } of the recipients from another run: { $what }. If they are to be sent once more, give --resend { $name } and so on for each. Send the others with --only NAME.
    }
mail-other-run-unreadable = { $folder } has a ledger that cannot be read. Nothing is sent. Correct the folder or move it.
mail-nothing-sent = Nothing is sent.
mail-nothing-is-sent = Nothing is sent. Add --send to send.
mail-plan-line = { $name }: to { $to }, { $size } kB
mail-sent-before =
    { $count ->
        [one] One message is sent already.
       *[other] { $count } messages are sent already.
    }
mail-unknown-before =
    { $count ->
        [one] One message is unknown and is not sent on its own. See finsam mail status.
       *[other] { $count } messages are unknown and are not sent on their own. See finsam mail status.
    }
mail-sent = Sent: { $accepted } of { $count }
mail-was-refused = { $name } was refused by the server: { $reply }
mail-is-unknown = { $name } is unknown: { $reply }. Ask the recipient before you send it again with --resend { $name }.
mail-was-deferred = { $name } is not sent yet: { $reply }. Run the command again later.
mail-server-says-no = The server cannot be used: { $reason }
mail-server-unreachable =
    The server { $host }, port { $port }, cannot be reached: { $reason }. { $waiting ->
        [one] One message is not sent and waits.
       *[other] { $waiting } messages are not sent and wait.
    } Check the network, and host and port under [smtp] in utskick.toml. Then run the command again: it sends only what waits.
mail-reason-unexpected = the server answered { $what } where something else was due
mail-reason-out-of-turn = the server said something that nobody had asked for
mail-reason-no-reply = the server's answer cannot be understood
mail-reason-not-offered = the server does not offer { $what }
mail-reason-login = the login was refused ({ $what })
mail-reason-lost = the connection was lost ({ $what })
mail-reason-tls = there is no encrypted connection ({ $what })
mail-state-waiting = waiting
mail-state-accepted = sent
mail-state-refused = refused
mail-state-unknown = unknown
mail-status-line = { $name }: { $state }, to { $to } { $reply }
mail-status-sum = Messages: { $count }. Sent: { $accepted }. Refused: { $refused }. Unknown: { $unknown }. Waiting: { $waiting }.
mail-status-unknown = An unknown message may have arrived. Ask the recipient. If it is missing, send it with finsam mail send --send --resend NAME.


help-send = Show what would be sent of the drafts, and send it with --send.
help-send-usage = finsam mail send RUN [--settings FILE] [--send] [--limit NUMBER] [--only NAME] [--to-me ADDRESS] [--yes NUMBER] [--resend NAME] [--not-current] [--format FORM] [--lang LANGUAGE]
help-status = Show what has happened to each message.
help-status-usage = finsam mail status RUN [--out FILE.csv] [--format FORM] [--lang LANGUAGE]
help-arg-list = Also write the list as a new CSV file
help-value-list = FILE.csv
help-arg-server_settings = File with the server’s settings (left out: utskick.toml in the working folder)
help-value-server_settings = FILE
help-arg-send = Send. Without it only what would be sent is shown
help-arg-limit = At most so many messages
help-value-limit = NUMBER
help-arg-only_message = Only the message of this name (may be given several times)
help-value-only_message = NAME
help-arg-to_me = Send everything to this address instead, as a rehearsal
help-value-to_me = ADDRESS
help-arg-yes = The number of messages, as confirmation (left out: typed at the terminal)
help-value-yes = NUMBER
help-arg-resend = Send once more a message that is unknown, refused or sent from another run (may be given several times)
help-value-resend = NAME
help-arg-not_current = Send though the run is not the current one
help-arg-list_format = The form of the output: text (for people), json (for programs) or csv (for spreadsheets)
help-value-list_format = FORM
