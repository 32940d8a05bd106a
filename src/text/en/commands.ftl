# The command line: help, answers and errors.

help-usage = Usage:
help-commands = Commands
help-arguments = Arguments
help-options = Options

help-finsam = finsam works out the contributions to the coordination associations and writes the documents.
help-finsam-usage = finsam COMMAND [OPTIONS]
help-finsam-after =
    The answer goes to standard output, messages to standard error.
    Exit code: 0 done, 1 something must be corrected (nothing written), 2 wrong usage, 3 the computer or the network failed.
help-run = Work out the year and write workbooks, summaries and the manifest.
help-run-usage = finsam run [FOLDER] [--all] [--out OUT] [--only NAME] [--csv PROFILE] [--template FILE] [--what-if DECISION] [--format FORM] [--lang LANGUAGE]
help-check = Read and work out without writing anything, and show all that needs mending.
help-check-usage = finsam check [FOLDER] [--all] [--mark COPY.xlsx] [--what-if DECISION] [--format FORM] [--lang LANGUAGE]
help-explain = Show why an amount is what it is, down to file, sheet and cell.
help-explain-usage = finsam explain ASSOCIATION [MEMBER] [--folder FOLDER] [--run RUN] [--format FORM] [--lang LANGUAGE]
help-arg-kept_run = Explain a run (a working folder: its current one), from the inputs that it kept
help-value-kept_run = RUN
run-nothing-kept = The run in { $folder } has not kept its inputs and cannot be worked out anew.
help-rules = List the parameters in force for a year, or all of them, with their source.
help-rules-usage = finsam rules [YEAR] [--folder FOLDER] [--format FORM] [--lang LANGUAGE]
help-watch = Watch the folder in: every file dropped there is read, worked out and written, once.
help-watch-usage = finsam watch [FOLDER] [--once] [--still SECONDS] [--format FORM] [--lang LANGUAGE]

help-arg-help = Show help
help-arg-version = Show the version
help-arg-lang = Language: sv or en
help-arg-dir = The working folder (left out: the one you are in)
help-arg-out = Folder to write to: new, empty or an earlier run
help-arg-only = Write only this association's or member's workbook
help-arg-template = The office's colours, logo and footer (a TOML file)
help-arg-csv = CSV profile: excel-sv (for Excel) or rfc4180 (for programs)
help-arg-format = The form of the answer: text or json
help-arg-association = The association's name or alias
help-arg-member = The member's name or code
help-arg-folder = The working folder (left out: the one you are in)
help-arg-once = Take what is there and end
help-arg-still = For so many seconds a file is to have been untouched (left out: 5)
help-value-still = SECONDS
help-value-lang = LANGUAGE
help-value-dir = FOLDER
help-value-out = OUT
help-value-only = NAME
help-value-template = FILE
help-value-csv = PROFILE
help-value-format = FORM
help-value-association = ASSOCIATION
help-value-member = MEMBER
help-value-folder = FOLDER

rules-parameter = Parameter
rules-value = Value
rules-from = From
rules-to = To
rules-source = Source
rules-not-given = No value known, not used:

usage-command-missing = Name a command.
usage-unknown-command = There is no command { $what }.
usage-unknown-argument = There is no option or argument { $what } here.
usage-argument-missing = An argument is missing: { $what }
usage-value-missing = The option { $what } needs a value.
usage-invalid-value = { $what } cannot be “{ $value }”. Choose among: { $choices }
usage-wrong = The command could not be understood. { $what }
usage-see-help = Type finsam --help to see what there is.

folder-missing = There is no folder { $folder }.
output-not-a-run = The folder { $folder } holds other things than an earlier run. Nothing was written. Choose a new or empty folder.
output-exists = The file { $file } is there already. Nothing was written.
output-busy = Another run is writing or sending in { $folder } right now. Nothing was written. Wait until it is done and try again.
output-strangers = The folder { $folder } holds something that is not part of the run: { $files }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }. Nothing was written, and everything is still there. Move what is yours, or choose another folder.
output-kept = The run was written, but the earlier one held something that was not part of it: { $files }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }. It is still in { $folder }. Move it to where you want it.
output-unsure = The folder { $folder } is of a run that is going on or was cut off, and the disk cannot say which. Nothing was written. Wait, or remove the folder if nobody else is running finsam.
output-held = { $file } is open in another program. Nothing was written. Close it in Excel, or wait until OneDrive or the virus scanner is done, and try again.
output-not-made = { $name } could not be made: { $reason }. Nothing was written.
file-not-text = { $file } is not saved as UTF-8. Open it in Notepad, choose Save as and the encoding UTF-8, and try again.
machine-failed = The machine could not read or write: { $reason }. No half run is left; an earlier run is untouched.

message-error = Error
message-where = Where
message-do = What to do
message-count =
    { $errors ->
        [0] No errors
        [one] 1 error
       *[other] { $errors } errors
    }{ $warnings ->
        [0] { "" }
        [one] , 1 warning
       *[other] , { $warnings } warnings
    }{ $informations ->
        [0] { "" }
        [one] , 1 thing to know
       *[other] , { $informations } things to know
    }.
message-known =
    { $count ->
        [one] One thing to know is shown with --all.
       *[other] { $count } things to know are shown with --all.
    }

run-writing = Writing
waiting-reading = Reading and working out …
waiting-verifying = Making the run again and comparing …
waiting-other-run = Waiting for another run in the same folder …
waiting-drafting = Writing drafts …
run-written =
    { $count ->
        [one] One file
       *[other] { $count } files
    } and manifest.json are in { $folder }
run-nothing-written = Nothing was written. Mend the errors and run again.

summary-heading = Contributions to coordination associations { $year }, { $status } allocation, kronor (run { $run })
summary-state = State
summary-regions = Regions
summary-municipalities = Municipalities
summary-unmatched = Lost
summary-use = Of the possible
summary-total = Total
summary-last-year = Last year
summary-contribution = Contribution
summary-change = Change
summary-actual = Actual
summary-declared = Declared
summary-more = { $count } contributions: see the overview and csv/bidrag.csv.
summary-undecided = Final decision missing
summary-undecided-members = Members
summary-undecided-count = Count
summary-undecided-of = { $missing } of { $all }
summary-undecided-total = Final decisions are missing from { $missing } of { $all } members.
summary-all-decided = All members have made their final decisions.
summary-plan = Plan
summary-reconciliation = Reconciliation with the law
summary-by-law = By law
summary-offered = Pays
summary-difference = Difference
summary-state-money-lost = State money lost
summary-agrees = agrees

why-state = The state's amount
why-matched = The state pays
why-unmatched = State money lost
why-contribution = Contribution
why-contribution-of = Contribution from { $payer }
why-by-law = By law, to compare with
why-change = Change since last year
why-not-in-run = { $what } is not in this run.
why-see-above = (see above)

file-unfit = The file { $file } cannot be read: { $reason }.
help-arg-all = Show everything there is to say, and all tables
