# The office's own workbook and settings, which `finsam init` makes.

office-yes = yes
office-no = no
office-choose = Choose one of the words in the list.
office-party-region = region
office-party-municipality = municipality
office-amount-kr = Amount (kr)
office-state-amount-kr = State amount (kr)
office-target-amount-kr = Target amount (kr)
office-requested-kr = Requested allocation (kr)
office-assumed-kr = Assumed allocation (kr)
office-note-requested = What the association has asked the state for. Used until Försäkringskassan’s file is there.
office-note-assumed = What you assume the state gives when nothing is asked for. Used until Försäkringskassan’s file is there.
office-own-capital-kr = Own capital (kr)
office-funds-kr = Yearly funds (kr)
office-state-before-kr = State amount last year (kr)
office-note-own-capital = The association’s own capital.
office-note-funds = The association’s funds this year.
office-note-state-before = The state’s amount to the association last year.
office-known-no-year = no year
office-known-stated = from a source, { $year }
office-known-from-the-name = from the association's name, { $year }: check it
office-known-derived = all municipalities of the county, { $year }: check them
office-known-unsure = commonly known, { $year }: check it
office-known-uncertain = { $how }; may be old
office-known-nothing = not known: fill in the members

column-confirmed = Confirmed
column-short-name = Short name
column-source = Source
column-known-by = Known by

office-note-association = The association’s name. Write it the same on every row.
office-note-short-name = A short name for tables, for example Sydnärke. May be left out.
office-note-source = Where the amount comes from.
office-note-member = The municipality's or region's name.
office-note-party = region or municipality. May be left out.
office-note-code = Municipality code (0114) or county code (18). May be left out; if it disagrees with the name the run stops.
office-note-key = How the municipalities (or regions) share their part of the cost. All in the same association and party have the same key. Not needed for one alone.
office-note-value = Inhabitants, per cent, weight or amount, depending on the key. Empty with population means SCB's population on 31 December 2024.
office-note-from = From this day on, for example 2021-06-01. Empty means since long.
office-note-to = Up to and including this day. Empty means until further notice.
office-note-confirmed = Write yes on the association’s first row when somebody has checked its rows. The run stops as long as it says no.
office-note-known-by = How finsam knows the member. Can be removed.
office-note-decision-association = The association’s name, or * for all associations.
office-note-decision-member = The member's name, or * for all members.
office-note-rule = reduction: so much less than last year. follows: the same reduction as another member. amount: a decided amount. cap: at most. floor: at least.
office-note-decision-value = reduction: 10 %. follows: the other member's name. amount, cap and floor: an amount with its unit, for example 1 260 tkr.
office-note-rounding = For example up to 10 tkr, to the nearest 1 kr or down to 100 kr. Empty means the nearest krona.
office-note-decision-year = The budget year that the decision is for, or several: 2024–2026. Empty means the year of the run. Rows for other years are not used.
office-note-date = The day of the decision, for example 2024-02-28.
office-note-status = preliminary, conditional (holds if the others decide the same) or final.
office-note-reference = The reference number, for whoever asks in some years.
office-note-note = Free.
office-note-last-year-association = The association’s name then. After a merger: the predecessors' names, which then also stand in the sheet Aliases.
office-note-year = The year that the amount is for.
office-note-amount = What the member contributed. Empty means unknown, not zero.
office-note-alias-name = Another name, such as the one Försäkringskassan uses, or a former association.
office-note-alias-target = The association’s name in the sheet Members.
office-note-contact-member = The member's or association’s name.
office-note-email = The documents are sent here.
office-note-contact-name = Who receives them.
office-note-copy = Gets a copy.
office-note-plan-year = The budget year.
office-note-plan-amount = The state’s amount in that year. Empty means not settled.
office-note-plan-method = Instead of an amount a year: linear (as many kronor more every year) or equal per cent.
office-note-plan-target-year = The year in which the goal is to be reached.
office-note-plan-target-amount = The state’s amount that year.

init-exists = { $file } is already in { $folder }. Nothing was written: finsam never overwrites anything.
init-year = Say which year the folder is for with --year, for example --year 2025.
init-done = The working folder { $folder } is ready with { $files }.
init-office =
    { $count ->
        [0] finsam knows no association that { $office } is a member of. Fill in the sheet Members.
        [one] { $office } is a member of one association that finsam knows:
       *[other] { $office } is a member of { $count } associations that finsam knows:
    }
init-is-association = The association’s members, as far as finsam knows them:
init-proposed =
    { $members ->
        [0] { $name }: { $known }
        [one] { $name }: one member, { $known }
       *[other] { $name }: { $members } members, { $known }
    }
init-not-in-file = { $proposed }. Not in the file.
init-incomplete = finsam does not know all associations and members. Add those that are missing.
init-question = Is “{ $name }” ({ $place }) the same as { $candidates }? If so, write a row on the sheet Aliases.
init-associations =
    { $count ->
        [one] The file has one association
       *[other] The file has { $count } associations
    }; finsam knows the members of { $known } of them. Remove those that are not yours on the sheet Members.
init-next = Do this:
init-next-confirm = Open { $workbook }. Check the sheet Members and write yes in the column Confirmed, once for each association.
init-next-amounts = Write your amounts on the sheet Allocation, or put the authority’s file in the folder in when it comes.
init-next-command = finsam { $command } { $folder }

next-source = run { $run }
next-no-run = { $folder } has no run to go on from. Run finsam run first.
next-run-of-other-year = The current run { $run } is for { $of_run }, but the folder is for { $year }. Point out the right run with finsam runs --current.
next-file-of-other-year = { $file } is about { $of_file }, but the new folder is for { $year }.
next-contributions-unknown = { $file } in { $run } is missing or changed, so last year’s contributions are not known. Run finsam run again.
next-done = The folder { $folder } for { $year } is ready.
next-last-year =
    { $count ->
        [one] Last year: one contribution from { $run }, { $sum }.
       *[other] Last year: { $count } contributions from { $run }, { $sum } together.
    }
next-decisions =
    { $count ->
        [0] Decisions: none to go through.
        [one] Decisions: one of { $before } is listed but does not apply to { $year }.
       *[other] Decisions: { $count } of { $before } are listed but do not apply to { $year }.
    } Write this year’s decisions on new rows with the year { $year }.
next-lasting =
    { $count ->
        [one] One decision is made for several years and applies to { $year } too.
       *[other] { $count } decisions are made for several years and apply to { $year } too.
    }
next-joins = { $member } joins { $association }.
next-left = { $member } is no longer a member of { $association }.
next-merged = { $name } has become part of { $into }.
next-closed = { $association } exists no longer by the register. After it came { $successors }.
next-not-in-file = { $association } is not in Försäkringskassan’s new file.
next-left-out = Not carried on, because it was about { $before }: { $keys }.
next-fill-in = Open { $workbook }. Check the sheet Members and write this year’s decisions on the sheet Decisions.
next-file = Put Försäkringskassan’s file in the folder in when it comes.
help-next = Begin next year’s folder from this year’s: members, contacts and last year’s contributions come along.
help-next-usage = finsam next FOLDER NEW [--allocation FILE] [--lang LANGUAGE]
help-arg-old = This year’s folder
help-value-old = FOLDER

help-init = Make a new working folder with settings and a member list that is begun.
help-init-usage = finsam init FOLDER [--office NAME] [--allocation FILE] [--year YEAR] [--lang LANGUAGE]
help-arg-new = The folder to make
help-value-new = FOLDER
help-arg-office = Who you are: a region, a municipality or an association (left out: the whole list)
help-value-office = NAME
help-arg-allocation = Försäkringskassan’s file to begin from; it is copied to the folder in
help-value-allocation = FILE
help-arg-year = The budget year (left out: the file's year)
help-value-year = YEAR
help-arg-mark = Also write a copy of the values with the cells marked that need mending
help-value-mark = COPY.xlsx

marked-list = To mend
marked-severity = Severity
marked-code = Code
marked-place = Where
marked-message = What
marked-action = What to do

help-inspect = Show what is understood of a file: tables, columns, units and sums.
help-inspect-usage = finsam inspect FILE… [--format FORM] [--lang LANGUAGE]
help-arg-files = The files, in any format
help-value-files = FILE

inspect-settings = Read with [allocation] of { $file }
inspect-sheet = Sheet { $sheet }, { $rows } rows
inspect-hidden-sheet = Hidden sheet { $sheet }, { $rows } rows
inspect-table = The table { $table }, headers in { $cell }
inspect-table-in-sheet = The table { $table }, sheet { $place }, headers in { $cell }
inspect-column = { $cell } “{ $header }” is { $meaning }
inspect-ignored = { $cell } “{ $header }” is not used
inspect-unit-settings = by finsam.toml
inspect-unit-header = by the header
inspect-unit-title = by { $cell }
inspect-used =
    { $count ->
        [one] One row is used
       *[other] { $count } rows are used
    }
inspect-excluded = Left out, { $why }: { $rows }
inspect-sum = Sum of { $column }: { $sum }; the file states none
inspect-sum-agrees = Sum of { $column }: { $sum }, agrees with the file's in { $cell }
inspect-sum-differs = Sum of { $column }: { $sum }, but the file states { $stated } in { $cell }

exclusion-title = title above the table
exclusion-repeated-header = repeated header
exclusion-heading = heading between rows
exclusion-sum = sum row
exclusion-note = note
exclusion-hidden = hidden row
