# finsam runs: which runs there are, what differs between them, and which one is current.

help-runs = List the runs: amounts, what changed since the version before, mail, and which one is current.
help-runs-usage = finsam runs [FOLDER] [--current VERSION] [--format FORM] [--lang LANGUAGE]
help-arg-current = Make this run the current one: the number of the version, or the run's id, such as 1a2b3c4d
help-value-current = VERSION

runs-version = Version
runs-status = Status
runs-state = Allocated
runs-contributions = Contributions
runs-drafted = Drafts
runs-sent = Sent
runs-current = current
runs-name =
    { $version ->
        [none] run { $run }
       *[other] version { $version }
    }
runs-against = since { $before }: { $what }
runs-same-amounts = the same amounts
runs-same-sum = { $association } the same sum, shared otherwise
runs-one-changed = { $association } { $amount }
runs-several-changed = { $count } associations changed, { $amount } in all
runs-one-state-changed = { $association } same contributions, the state { $amount }
runs-several-states-changed = { $count } associations, same contributions, the state { $amount } in all
runs-only = only { $only } (--only)
runs-mail-unknown =
    { $count ->
        [one] one message is uncertain, see finsam mail status
       *[other] { $count } messages are uncertain, see finsam mail status
    }
runs-mail-unreadable = the mail cannot be read, see finsam mail status
runs-changed-files =
    { $count ->
        [one] one file is changed or gone, see finsam verify
       *[other] { $count } files are changed or gone, see finsam verify
    }
runs-empty = There is no run here yet. Run finsam run.
runs-unmarked = To make another one current: finsam runs --current VERSION
runs-others = Not whole runs:
runs-no-manifest = manifest.json is missing
runs-unreadable = manifest.json cannot be understood
runs-unfinished = is being written, or was cut off

runs-taken = The current run: { $folder }
runs-still-current = The current run is still { $current } ({ $folder }). To make it the new one: finsam runs --current { $new }
runs-none = There is no run in { $folder } yet. Run finsam run.
runs-mark-of-none = { $file } says “{ $mark }”, which is the id of no whole run. Say which one is current with finsam runs --current VERSION, or remove the file; then it is the one that has come furthest.
runs-several-current = It cannot be said which run is current: { $runs } have come equally far. Say so with finsam runs --current ID, such as 1a2b3c4d.
runs-no-such-version = No run in { $folder } is version { $what } of the latest year or has that id. finsam runs shows which there are.
runs-several-versions = Several runs are version { $what }: { $runs }. Give the id of the run instead, which stands last in the folder's name.
runs-never-current = { $run } was made with --only and does not have all workbooks. It cannot be current.
runs-not-current = This run is not the current one. That is { $current }.
