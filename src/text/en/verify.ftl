# finsam verify: an earlier run is made again and compared.

help-verify = Make an earlier run again from the inputs it kept, and compare byte for byte.
help-verify-usage = finsam verify RUN [--format FORM] [--lang LANGUAGE]
help-arg-run = The run's folder, the one with manifest.json, or the working folder: its current run
help-value-run = RUN

verify-not-a-run = The folder { $folder } is not a run: it has no manifest.json.
verify-manifest-unreadable = manifest.json in { $folder } cannot be understood.

verify-heading = Run { $run }: { $year }, { $status } allocation, made with finsam { $version }
verify-other-version = The run was made with finsam { $made }. This is finsam { $now }.
verify-amounts-agree =
    { $count ->
        [one] The only amount agrees.
       *[other] All { $count } amounts agree.
    }
verify-totals-agree =
    { $count ->
        [one] The only total agrees.
       *[other] All { $count } totals agree.
    }
verify-kept =
    { $inputs ->
        [one] The input
       *[other] { $inputs } inputs
    } and { $outputs ->
        [one] one file
       *[other] { $outputs } files
    } are unchanged since the run.
verify-written-otherwise =
    { $count ->
        [0] This version writes more files.
        [one] One of the files is written differently by this version.
       *[other] { $count } of the files are written differently by this version.
    } The amounts are the same.
verify-identical =
    Identical. { $inputs ->
        [one] The input is unchanged
       *[other] { $inputs } inputs are unchanged
    }, and { $outputs ->
        [one] the file becomes
       *[other] { $outputs } files become
    } the same, byte for byte, when the run is made again.
verify-differs = Differs.

verify-inputs = Changed inputs
verify-input-changed = { $file } has changed since the run
verify-input-gone = { $file } is gone, so the run cannot be made again
verify-stopped = The inputs can no longer be worked out
verify-amounts = Amounts that this changes (kr)
verify-amounts-version = Amounts that become others (kr)
verify-no-amounts = No amount is changed by it.
verify-then = In the run
verify-now = Now
verify-amount = Amount
verify-sources = Cells that differ
verify-source = { $place }, { $what }: { $before }, now { $now }
verify-outputs = Files that have changed since they were written
verify-output-changed = { $file } has been changed by hand
verify-output-format = { $file } has been changed by hand, but in no value
verify-output-gone = { $file } is gone
verify-cell = { $place }: { $before }, now { $now }
verify-cell-empty = empty
verify-again = Files that become others when the run is made again
verify-again-only-now = { $file } was not written then
verify-again-not-made = { $file } is no longer written
verify-why-inputs = Cause: the inputs have changed.
verify-why-version = Cause: the run was made with finsam { $made }; this is finsam { $now }.
verify-why-both = Cause: the inputs have changed, and the run was made with finsam { $made }; this is finsam { $now }.
verify-why-unknown = Cause: unknown. Inputs and version are the same, but the program works out or writes otherwise.
verify-manifest-changed = manifest.json has been changed by hand, or written by another program
verify-more =
    { $count ->
        [one] … and one more (see --format json)
       *[other] … and { $count } more (see --format json)
    }
verify-unlisted = Not the run's own (no fault)
