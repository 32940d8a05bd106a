# watch: what is said of files that are dropped in the folder in.

watch-start = Watching { $folder }. End with Ctrl+C.
watch-already = Another finsam watch is watching the folder already.
watch-run = done, written to { $folder }
watch-stopped = stopped, nothing is written. See { $file }
watch-run-unreported = done, written to { $folder }. But the answer beside the file could not be written. { $why }
watch-stopped-unreported = stopped, nothing was written. finsam check shows why; the answer beside the file could not be written. { $why }
watch-doubtful = cannot be read. Perhaps it is not whole yet; finsam waits and tries again.
watch-held-editor = is open in another program. It is taken when it is closed. (If it is not open: remove the lock file { $lock }.)
watch-held-program = is in use by another program. It is taken when that program has let go of it.
watch-stopped-folder = stopped

watch-answer-run =
    finsam has worked out { $file }. The result is in
    { $folder }
watch-answer-stopped =
    finsam could not work out { $file }. No contribution is written.
    Mend the errors below. When the file, medlemmar.xlsx or finsam.toml has changed, finsam tries again.
watch-answer-marked =
    A copy with the troubled cells marked:
    { $file }
watch-answer-again = The file itself is untouched. Remove this report if it is to be read once more. The lines below are for finsam.
