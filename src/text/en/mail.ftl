# Mail: what finsam mail says, and sentences of the messages. The texts themselves are in mail/.

mail-decided-final =
    { $when ->
        [none] The decision is final.
       *[other] The decision is final ({ $when }).
    }
mail-decided-conditional =
    { $when ->
        [none] The decision is conditional: it applies provided that the other members make the same decision.
       *[other] The decision is conditional ({ $when }): it applies provided that the other members make the same decision.
    }
mail-decided-preliminary =
    { $when ->
        [none] The amount is preliminary. No decision has been made.
       *[other] The amount is preliminary ({ $when }). No decision has been made.
    }
mail-decided =
    { $when ->
        [none] The amount follows the member’s decision.
       *[other] The amount follows the member’s decision ({ $when }).
    }
mail-decided-by-nobody = No decision of the member’s own is known. The amount follows the law and the split key.

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
mail-summary-skipped = Without a contact, get nothing: { $recipients }
mail-drafted = The drafts are in { $folder }. Nothing has been sent.
mail-nothing-drafted = No drafts were written. Correct the errors and try again.

mail-other-version = The run was made with finsam { $version }. Run finsam run again with this version, { $own }, so that texts and workbooks agree.
mail-only-run = The run was made with --only and does not have all workbooks. Run finsam run without --only.
mail-inputs-changed = { $file } is not as it was when the run was made. Run finsam run again, so that texts and workbooks agree.
mail-no-sender = No sender is given. Write from = "name@municipality.se" under [mail] in finsam.toml and run finsam run again.
mail-no-date = No date is given for the messages. Give it with --date YYYY-MM-DD, or write date under [mail] in finsam.toml and run finsam run again.
mail-already-sent = Something of { $folder } has been sent already: there is a ledger. The drafts are not written anew.
mail-no-message = None of the recipients has a contact. Fill in the sheet Kontakter and run finsam run again.
mail-templates-missing = There is no template folder { $folder }, or it has no templates. Check templates under [mail] in finsam.toml.
mail-templates-written = The templates are in { $folder }. Name the folder as templates under [mail] in finsam.toml.
mail-template-form = The template cannot be understood: { $what }
mail-template-field = The template names something that does not exist: { $what }
mail-template-subject = The template’s first line must be { $what } followed by the subject itself, on one line.

settings-mail-address = “{ $what }” is not an e-mail address.
settings-mail-name = “{ $what }” cannot be the sender’s name.
settings-mail-date = “{ $what }” is not a date for the messages. Write a date, 2024-11-20, or a date and time with time zone, 2024-11-20T08:00:00+01:00.
settings-mail-attach = “{ $what }” does not exist. Choose member (the member’s workbook) or member-and-associations (those of its associations too).

help-mail = Make a mailing of a run. Drafts are written as files. Nothing is sent.
help-mail-usage = finsam mail COMMAND [OPTIONS]
help-draft = Write a draft to each recipient in the run’s folder epost. Nothing is sent.
help-draft-usage = finsam mail draft RUN [--date DATE] [--templates DIR] [--folder] [--skip-missing] [--format FORM] [--lang LANGUAGE]
help-templates = Write the built-in templates to a new folder, to be changed.
help-templates-usage = finsam mail templates DIR [--lang LANGUAGE]
help-arg-run_dir = The run’s folder, such as ut/2024-final-1a2b3c4d
help-arg-date = The messages’ date (left out: date under [mail] in finsam.toml)
help-arg-folders = Also write a folder for each recipient with text and attachments, for programs that do not open .eml
help-arg-skip_missing = Leave out recipients without a contact
help-arg-templates_dir = The folder to write the templates to
help-value-run_dir = RUN
help-value-date = DATE
help-value-templates_dir = DIR
help-arg-templates = Folder with texts of your own (left out: templates under [mail] in finsam.toml)
help-value-templates = DIR
