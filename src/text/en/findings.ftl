# Findings: what is wrong and, under .action, what to do. The place is printed separately.
# An empty list of suggestions has the value none.

# 1xx: files and settings

finding-file-unreadable = The file cannot be read: { $reason }
    .action = Check that the file exists, that no other program has it open, and that you may read it.
finding-no-allocation-file =
    { $others ->
        [none] Försäkringskassan’s file is missing in the folder { $folder }.
       *[other] The folder { $folder } has only { $others }, and no table.
    }
    .action = Put Försäkringskassan’s file in the folder { $folder }, or write requested or assumed amounts on the sheet Allocation for the time being.
finding-several-allocation-files = Several files in the folder in could be the one that counts: { $files }.
    .action = Keep one of them, or name the right one with file under [allocation] in finsam.toml.
finding-no-member-file = The working folder has no { $file }.
    .action = Put { $file } in the working folder, or name the file with members in finsam.toml.
finding-unknown-format = The file is neither a workbook (xlsx, xlsm, xls, xlsb, ods) nor a text file.
    .action = Open the file in Excel and save it as an Excel workbook (.xlsx).
finding-workbook-broken = The file is damaged: { $reason }
    .action = Open the file in Excel, let Excel repair it, check the amounts and save it as .xlsx. Or download it again.
finding-workbook-encrypted = The file is protected by a password.
    .action = Open the file in Excel, remove the password under File, Info, Protect Workbook, and save.
finding-file-too-large = The file is too large: { $size }. The limit is { $limit }.
    .action = Save a copy with only the sheet that is needed.
finding-web-page = The file is a web page with the name of a workbook.
    .action = Open it in Excel and save it as xlsx.
finding-suspicious-letters = The file's letters look misread: { $sample }.
    .action = Save the file again as UTF-8 (in Excel: “CSV UTF-8”) or as xlsx.
finding-workbook-overwhelms = The workbook takes more memory or time than a file of associations needs, and is not read.
    .action = Open it in Excel and save it again as xlsx. If it is damaged, ask the sender for a new one.
finding-reader-not-started = Older workbooks (xls, xlsb, ods) are read by a process of its own, which could not be started: { $reason }
    .action = Save the file as xlsx, or install finsam again.
finding-no-worksheets = The workbook has no worksheet.
    .action = Check that it is the right file, or ask the sender for a new one.
finding-allocation-file-not-used = The file is not used: another has a later status, or is for the year of the run. This one is for { $years } and is { $status }.
    .action = Nothing needs to be done. If it is to be used, name it with file under [allocation] in finsam.toml.
finding-allocation-file-unread = The file cannot be read as an allocation ({ $code }) and is not used. Another file in the folder is used.
    .action = Remove the file from the folder, or run with it alone to see what is wrong.
finding-typed-amounts-not-used = The amounts on the sheet Allocation are not counted, because Försäkringskassan’s file is there.
    .action = Nothing needs to be done.
finding-typed-amount-decided = An amount that you type yourselves cannot be preliminary, final or corrected.
    .action = Write it as requested or assumed allocation, or put Försäkringskassan’s file in the folder in.
finding-typed-amounts-twice = The sheet Allocation is there twice, also in { $other }.
    .action = Keep the one that is right.
finding-own-file-not-known = { $file } is not as finsam wrote it, or the run’s { $manifest } does not lie beside it. The amounts are not taken as last year’s.
    .action = Name the run’s own csv/bidrag.csv where it lies, or let finsam next fetch the amounts.
finding-settings-syntax = The line cannot be understood: { $line }
    .action = Write one setting on each line, with text between quotes: language = "en". The sign # makes the line a remark.
finding-setting-twice = { $key } stands twice.
    .action = Keep one of the lines. If they belong to the same table, write them under one heading.
finding-setting-unknown = There is no setting { $key }.
    .action = { $suggestions ->
        [none] Here may stand { $known }.
       *[other] Do you mean { $suggestions }? Here may stand { $known }.
    }
finding-setting-wrong-kind = The value of { $key } is of the wrong kind.
    .action = { $expected }
finding-setting-unknown-word = “{ $text }” cannot stand for { $key }.
    .action = Choose among { $choices }.
finding-setting-out-of-range = { $key } cannot be { $text }.
    .action = Write a whole number from { $from } to { $to }.
finding-setting-unfit = “{ $text }” cannot stand for { $key }.
    .action = { $fits }
finding-setting-unprotected = security = "none" goes only to a server on the same machine, not to { $host }.
    .action = Write security = "starttls" or security = "tls".
finding-text-unreadable = The letters cannot be read safely: “{ $sample }”. The file was saved in another encoding.
    .action = Open the file in Notepad, correct the letters, and save it with the encoding UTF-8.
finding-mail-in-run = What sending needs stands under [mail] in finsam.toml. So it is a new run every time you change it.
    .action = Move the lines to a file called utskick.toml, without the heading [mail], and let [mail.smtp] be called [smtp]. Then run finsam run again.
finding-mail-settings-twice = What sending needs stands both under [mail] in finsam.toml and in utskick.toml.
    .action = Keep one of them. Remove [mail] from finsam.toml and run finsam run again, or remove utskick.toml.

# 2xx: sheets, tables and columns

finding-table-not-found = There is no table { $table }. No row has the headings { $columns }.
    .action = Check that this is the right file. If the columns have other headings, give the number of the row with header-row, and the columns with columns.association = "A" and columns.final = "D", under [allocation] in finsam.toml.
finding-several-tables = Several tables could be { $table }: { $candidates }.
    .action = Choose one with sheet and header-row under [allocation] in finsam.toml, or remove the others from the file.
finding-several-columns = Several columns could be { $column }: { $candidates }.
    .action = Choose one under [allocation] in finsam.toml, such as columns.final = "D". In the member workbook, give the other column another heading.
finding-unit-missing = The column “{ $column }” has no unit: its amounts could be kr or tkr (thousands).
    .action = Write the unit in the heading, such as Belopp (tkr). For Försäkringskassan’s file it can also be given with unit under [allocation] in finsam.toml.
finding-other-year = The file is for { $found }, but the run is for { $expected }.
    .action = Use the file for { $expected }, or correct year in finsam.toml.
finding-year-unknown = Nothing says which year this is about.
    .action = Write the year in finsam.toml, such as year = 2024.
finding-status-unknown = Nothing says whether the column “{ $column }” holds requested, preliminary or final amounts.
    .action = Say so with status under [allocation] in finsam.toml, such as status = "final".
finding-sum-off-by-rounding = The row “{ $label }” says { $stated }, but its rows make { $computed }. The rounding of { $rows } rows explains the difference.
    .action = Nothing needs to be done. The rows are used as they stand.
finding-sum-wrong = The row “{ $label }” says { $stated }, but its rows make { $computed }. The difference is { $difference }.
    .action = Check that no row is missing, stands twice or was changed. Download the file again if it may have been changed.
finding-cell-twice = The cell stands twice in the file, perhaps with different values.
    .action = Open the file in Excel, check the cell’s value and save.
finding-row-without-name = The row has the amount { $amount } but no name.
    .action = Write the association’s name on the row, or remove the amount.
finding-column-ignored = The column “{ $column }” is not used.
    .action = Nothing needs to be done if the column is a note of your own. Otherwise give it the heading that the guide names.
finding-sheet-ignored = The sheet holds no table that is recognised, and is not read.
    .action = If it is one of the member workbook's tables, check its headings against the guide.
finding-hidden-rows = { $rows ->
    [one] One hidden row is not counted.
   *[other] { $rows } hidden rows are not counted.
}
    .action = Show the rows in Excel and save, if they are to count. For the authority's file, hidden = true under [allocation] in finsam.toml does the same.
finding-hidden-counted = What is hidden is counted, as finsam.toml says: { $rows } rows and { $columns } columns.
    .action = Nothing needs to be done.
finding-hidden-column = The hidden column “{ $column }” is not counted.
    .action = Show the column in Excel and save, if it is to count. For the authority's file, hidden = true under [allocation] in finsam.toml does the same.
finding-hidden-sheet = The hidden sheet has a table, which is not counted.
    .action = Show the sheet in Excel and save, or name it with sheet under [allocation] in finsam.toml.
finding-magnitude-odd = { $amount } is no plausible amount for a coordination association. It was read in { $unit }.
    .action = Check the unit. If the amount is right all the same, confirm the unit with unit under [allocation] in finsam.toml, such as unit = "tkr".
finding-cell-misread = The cell holds { $markup }, which cannot be read as part of its value.
    .action = Open the file in Excel, check the cell’s value, and save. If Excel cannot open it, ask the sender for a new one.
finding-cell-several-values = The cell has { $values } values in the file: there is no telling which one counts.
    .action = Open the file in Excel, check the cell’s value, and save. If Excel cannot open it, ask the sender for a new one.
finding-later-column = The column “{ $later }” is about a later year than { $year } and has come at least as far as “{ $column }”. The file is then probably a later year’s.
    .action = Change to the file for { $year }. If it is the right file: name the column under [allocation] in finsam.toml, such as columns = { "{" } final = "C" { "}" }.

# 3xx: values in cells

finding-not-an-amount = “{ $text }” is not an amount or a number.
    .action = Write a number, such as 1 305,5. Leave the cell empty if it is not known.
finding-ambiguous-number = “{ $text }” can mean { $one } or { $other }.
    .action = Write the number with blanks between thousands and a comma before decimals, such as 1 000 or 1,5.
finding-formula-without-value = The formula in the cell has no stored result.
    .action = Open the file in Excel, which works the formula out, and save.
finding-error-value = The cell shows the error { $value }.
    .action = Correct the formula in Excel, or write the value in its place.
finding-finer-than-ore = “{ $text }” is an amount with parts of one öre.
    .action = Round the amount to whole öre.
finding-number-out-of-range = “{ $text }” is too large to be an amount.
    .action = Check the number and its unit: are there kronor in a column of thousands?
finding-negative-amount = { $amount } is less than zero, which this amount cannot be.
    .action = Check the sign.
finding-not-a-rate = “{ $text }” cannot be a percentage: { $why }.
    .action = Write it with six decimals at most, such as −10 % or 12,5 %.
finding-rate-without-sign = “{ $text }” has no per cent sign: 10 % could be written as 10 or as 0.1.
    .action = Write the per cent sign, such as −10 %, or give the cell a percentage format in Excel.
finding-not-a-date = “{ $text }” is not a date.
    .action = Write the date as year-month-day, such as 2024-02-28.
finding-date-for-amount = The cell holds the date { $text } where an amount is due.
    .action = Give the cell a number format in Excel and write the amount again. Excel sometimes turns numbers into dates.
finding-unknown-word = “{ $text }” cannot stand in the column { $column }.
    .action = Choose among { $choices }.
finding-not-a-rounding = “{ $text }” is not a rounding rule.
    .action = Write direction, step and unit, such as uppåt 10 tkr (or up 10 tkr), närmaste 1 kr or nedåt 100 kr.
finding-cell-empty = The column { $column } is empty on this row.
    .action = Fill in the cell, or remove the whole row.
finding-not-a-year = “{ $text }” is not a budget year.
    .action = Write the year with four digits, such as 2023.
finding-number-as-text = “{ $text }” is stored as text and read as a number.
    .action = Nothing needs to be done if the number is right.
finding-value-not-wanted = “{ $text }” does not fit a row with { $by }.
    .action = Change the value, or choose another rule or key. The guide shows which value goes with which.

# 4xx: names and codes

finding-unknown-member = The member “{ $name }” is not among Sweden’s municipalities and regions.
    .action =
        { $suggestions ->
            [none] Correct the name, or write the municipality’s or region’s code in the column Kod.
           *[other] Similar names: { $suggestions }. Write the one that is meant, or the code in the column Kod.
        }
finding-ambiguous-member = “{ $name }” is the name of several: { $candidates }.
    .action = Write the whole name, such as Örebro kommun or Region Örebro län, or the code in the column Kod.
finding-code-disagrees = The code { $code } is { $of_code }, but the name “{ $name }” is { $of_name }.
    .action = Correct the code or the name, or leave the column Kod empty.
finding-unknown-code = The code { $code } is not among Sweden’s municipalities and regions.
    .action = Write the municipality’s four digits or the region’s two, or leave the column Kod empty and write the name.
finding-party-disagrees = { $name } is listed under { $stated } but belongs to { $registered }.
    .action = Correct the column Part, or leave it empty.
finding-unknown-association = The association “{ $name }” is not in the member list.
    .action =
        { $suggestions ->
            [none] Correct the name, add the association to the sheet Medlemmar, or put the name on the sheet Alias.
           *[other] Similar names: { $suggestions }. Write the one that is meant, or put “{ $name }” on the sheet Alias.
        }
finding-ambiguous-association = “{ $name }” can mean several associations: { $candidates }.
    .action = Write the association’s whole name, or correct the sheet Alias so that the name means only one of them.
finding-alias-without-target = The alias “{ $alias }” means “{ $target }”, which leads to no association in the member list.
    .action = Write the association’s name in the column Avser as it stands on the sheet Medlemmar.
finding-not-a-name = “{ $text }” is not a name.
    .action = Write the association’s name.
finding-alias-outside-year =
    { $from ->
        [none] “{ $name }” is an alias of { $association }, but only until { $to }. Here it is about { $year }.
       *[other]
            { $to ->
                [none] “{ $name }” is an alias of { $association }, but not before { $from }. Here it is about { $year }.
               *[other] “{ $name }” is an alias of { $association }, but only from { $from } to { $to }. Here it is about { $year }.
            }
    }
    .action = Write { $association } here if that is the association you mean, or correct Från and Till on the sheet Alias.

# 5xx: allocation and member list

finding-office-unknown = “{ $name }” is no region, no municipality and no association in the list.
    .action =
        { $suggestions ->
            [none] Write the office’s full name, for example Region Örebro län.
           *[other] Similar names: { $suggestions }. Write the one that is meant.
        }
finding-office-not-in-list = { $office } is a member of no association on the sheet Members, so there is nobody to write to.
    .action = Check name under [office] in finsam.toml and the sheet Members.
finding-rows-not-in-member-list =
    { $count ->
        [one] One row is for an association that is not in the member list, and is left out: { $sum }.
       *[other] { $count } rows are for associations that are not in the member list, and are left out: { $sum } together.
    }
    .action = Nothing needs to be done if all your associations are on the sheet Medlemmar.
finding-row-resembles = The row “{ $row }” resembles { $association }, which has no row of its own. Names are never matched by likeness.
    .action = If it is the same association, write “{ $row }” under Namn and “{ $association }” under Avser on the sheet Alias. If not, remove { $association } from the sheet Medlemmar, or use a file that has it.
finding-association-without-row = { $association } has no row in the allocation file.
    .action = If it has another name in the file, put that name on the sheet Alias. If it has no allocation, remove it from the sheet Medlemmar.
finding-duplicate-row = { $association } has two rows in the allocation file. The other one is in { $other }.
    .action = Find out which row is right and remove the other. If they are two associations, correct the sheet Alias.
finding-duplicate-member = { $member } stands twice in { $association }. The other row is in { $other }.
    .action = Remove one of the rows, or give dates in Från and Till so that they are for different years.
finding-no-members = The member list is empty.
    .action = Fill in the sheet Medlemmar: one row for each member in each association, with the headings Förbund and Medlem.
finding-membership-outside-year = { $member } is not a member of { $association } this year and is left out.
    .action = Nothing needs to be done if the columns Från and Till are right.
finding-membership-backwards = The membership ends on { $to }, before it begins on { $from }.
    .action = Correct Från or Till.
finding-municipalities-not-listed = { $association } has no municipalities in the member list. Their part, { $amount }, is shown as one amount and not split.
    .action = Put the municipalities on the sheet Medlemmar if their contributions are to be worked out.
finding-regions-not-listed = { $association } has no region in the member list. The region’s part, { $amount }, is shown as one amount without a name.
    .action = Put the region on the sheet Medlemmar if its contribution is to be worked out.
finding-no-state-amount = { $association } has no final, preliminary or requested amount. A possible amount is a ceiling, not a decision.
    .action = Use a file with decided or requested amounts, or remove the association from the sheet Medlemmar.
finding-key-missing = The member has no split key. { $association } has several { $party } to split the amount between.
    .action = Fill in the column Nyckel, such as befolkning (population), for all of them.
finding-keys-differ =
    { $from_register ->
        [0] The members of { $association } ({ $party }) have different kinds of key: { $keys }.
       *[other] The members of { $association } ({ $party }) have different kinds of key: { $keys }. The inhabitants are those of finsam’s built-in register.
    }
    .action = Give all of them the same key. Only belopp (amount) may stand beside another key.
finding-key-value-missing = The key { $key } needs a value for { $member }.
    .action = Fill in the column Värde.
finding-percent-not-whole = The percentages of the party { $party } in { $association } make { $sum }, not 100%.
    .action = Correct the column Värde so that they make exactly 100%. Use the key vikt (weight) if the numbers are not percentages.
finding-amounts-not-whole = The fixed amounts of the party { $party } in { $association } make { $sum }, but { $total } is to be split.
    .action = Correct the amounts in the column Värde, or give one of the members another key: it then takes the rest.
finding-negative-weight = The key’s value is { $value }, but it cannot be less than zero.
    .action = Correct the column Värde.
finding-weights-all-zero = The keys of the party { $party } in { $association } are all zero: the amount cannot be split.
    .action = Fill in the column Värde with numbers above zero.
finding-tie-stops = In { $association }, { $members } have equal claims to the last unit, and the settings say to stop.
    .action = Let the order of codes decide with ties = "code" under [split] in finsam.toml, or give fixed amounts.
finding-amount-not-divisible = The state’s amount for { $association }, { $amount }, cannot be divided into whole öre.
    .action = Check the amount in the allocation file.
finding-duplicate-last-year = Last year’s contribution from { $member } to { $association } stands twice. The other row is in { $other }.
    .action =
        { $undated ->
            [none] Remove one of the rows. If they are for predecessors that have merged, write the predecessors’ names under Förbund and on the sheet Alias.
           *[other] If { $undated } is a predecessor that became part of { $association }, fill in Till on the sheet Alias, the last day that the name was used: the amounts are then added up. If it is the same association by another name, remove one of the rows.
        }
finding-gotland-with-others = { $association } has Gotland together with other members. Gotland belongs to no region and carries the whole other half alone.
    .action = Let Gotland be the association’s only member.
finding-population-date = The population is Statistics Sweden’s figure for { $date }.
    .action = Nothing needs to be done if that is the one to use. Otherwise write your own numbers in the column Värde.
finding-last-year-not-used =
    { $left ->
        [none] { $rows ->
            [one] One row of earlier contributions is for another year, or for an association that is not in the run, and is not used: { $sum }.
           *[other] { $rows } rows of earlier contributions are for other years, or for associations that are not in the run, and are not used: { $sum } together.
        }
       *[other] Who is no longer a member has no row of its own, but what it contributed counts in the association’s sum for last year: { $left }, { $sum } together.
    }
    .action = { $left ->
        [none] Nothing needs to be done if all contributions of the year before are there.
       *[other] Nothing needs to be done if the columns Från and Till on the sheet Medlemmar are right.
    }
finding-not-a-member = { $member } is not a member of { $association }.
    .action = Correct the name, put the member on the sheet Medlemmar, or remove the row.
finding-last-year-summed = Last year’s contribution from { $member } to { $association } is the sum of { $rows } rows: { $sum }.
    .action = Check that the rows are for different predecessors, not the same amount under two names.
finding-members-not-confirmed =
    { $rows ->
        [one] One row is not confirmed, for { $associations }. Is it right?
       *[other] { $rows } rows are not confirmed, for { $associations }. Are they right?
    }
    .action = Check the rows and write yes in the column Confirmed, once for each association.
finding-short-names-differ = { $association } has two short names: { $one } and { $other }.
    .action = Write the same short name on all of the association’s rows on the sheet Members, or on one of them only.
finding-short-name-of-two = The short name { $name } stands for two associations: { $one } and { $other }.
    .action = Give each its own short name on the sheet Members.
finding-last-year-magnitude = { $count ->
        [one] Last year’s amount is implausible beside this year’s: { $amount } against { $calculated }.
       *[other] { $count } of last year’s amounts are implausible beside this year’s ({ $cells }), such as { $amount } against { $calculated }.
    } Is the unit right?
    .action = Write the unit in the heading, such as Amount (tkr). If the amounts are right all the same: name the cells in finsam.toml under [checks], such as magnitude = ["D5"].

# 6xx: decisions and rules

finding-last-year-missing = The decided { $rate } for { $member } in { $association } cannot be applied: last year’s contribution is missing. Without it the contribution is { $applies }.
    .action = Fill in the contribution on the sheet Föregående år, or give a decided amount on the sheet Beslut.
finding-decisions-disagree = Two decisions on { $member } in { $association } disagree and have equal rank. The other one is in { $other }.
    .action = Remove the one that is not in force. A decision that names both association and member beats one with *.
finding-follows-circle = In { $association } the members follow each other in a circle: { $members }.
    .action = Give one of them a decision of its own.
finding-follows-nobody = { $member } follows { $followed } in { $association }, but { $followed } has no reduction there.
    .action = Put the reduction on the sheet Beslut, or remove the row with följer (follows).
finding-floor-above-cap = The floor for { $member } in { $association }, { $floor }, is above the cap, { $cap }.
    .action = Correct the floor or the cap on the sheet Beslut.
finding-decision-not-used = The decision applies to no member in this run and is not used.
    .action = Check the row’s association and member. Remove the decision if it is no longer in force.
finding-unmatched-state-money = { $association } loses { $amount } of state money. The lowest party is { $party }: { $offered } against { $by_law } by law.
    .action = Nothing needs to be done if that is what the members have decided. Otherwise raise the contributions to the amount by law.
finding-over-matching = The party { $party } offers { $association } { $amount } more than the law asks. The state adds nothing for it.
    .action = Check the decision. Nothing needs to be done if that is what the members want.
finding-parameter-missing = The law’s parameter { $parameter } has no value for { $year }.
    .action = Check year in finsam.toml. The law is in force from 2004.
finding-calculation-out-of-range = The calculation for { $association } gives a number too large to be an amount.
    .action = Check the amounts and their unit.
finding-reduction-too-large = A reduction of { $rate } is more than the whole contribution.
    .action = Correct the percentage. It can be at most 100%.
finding-rise-as-reduction = “{ $text }” is a rise, but the rule is minskning (reduction).
    .action = If you mean a lower contribution, write it without the plus sign: 10% or −10%. Write a rise as an amount: the rule belopp (amount) and the amount in kr or tkr.
finding-not-years = “{ $text }” cannot be read as years.
    .action = Write one year, 2024, or the first and the last, 2024–2026. Leave the cell empty if the decision is for this run’s year.
finding-decisions-of-other-years =
    { $rows ->
        [one] One decision is for other years than { $year } and is not used: cell { $cells }.
       *[other] { $rows } decisions are for other years than { $year } and are not used: cells { $cells }.
    }
    .action = Nothing needs to be done if the years are right. If any of the decisions is for { $year } too, write { $year } in the column År.
finding-decision-date-of-other-year = The decision is dated { $date }. Decisions for { $year } are not dated so: it may be another year’s decision.
    .action = Write in the column År which year the decision is for. With { $year } it is used; with another year it is not.

# 7xx: what is written

finding-file-name-collision = The file { $name } would be written both for { $one } and for { $other }.
    .action = Give one of them another name on the sheet Medlemmar.
finding-not-an-address = “{ $text }” is not an e-mail address.
    .action = Write one address, such as name@municipality.se. Several recipients have a row each on the sheet Kontakter; several copies are separated by semicolons.
finding-address-not-ascii = The e-mail address “{ $text }” has letters that mail servers do not take.
    .action = Write the address without å, ä, ö or other letters than a–z.
finding-contact-twice = { $address } stands twice for { $recipient }. The other one is in { $other }.
    .action = Remove one of the rows.
finding-contact-not-used = { $recipient } has a contact but is not part of the run.
    .action = Nothing has to be done. Remove the row if it is old, or check the sheet Medlemmar.
finding-others-get-copies = A copy of every letter also goes to { $recipients }.
    .action = Nothing needs to be done if that is the intention. If a member or an association is meant, correct the name on the sheet Contacts.
finding-recipient-without-contact = { $recipient } has no contact and would get no mail.
    .action = Write a row on the sheet Kontakter and run finsam run again, or leave the recipient out with --skip-missing.
finding-address-of-several = { $address } is the contact of several recipients: { $recipients }. One letter for each goes there.
    .action = Check on the sheet Kontakter that the address is right. Nothing has to be done if it is meant.
finding-workbook-of-another = { $file } is not the workbook of { $recipient } in this run, or does not say whose it is. Nothing is written.
    .action = Run finsam run again, so that the workbooks are written anew, and then make the drafts.
finding-run-file-changed = { $file } is missing from the run’s folder, or has been changed since the run.
    .action = Run finsam run again. Do not change the workbooks; words of your own belong in the mail templates.
finding-message-changed = { $file } is missing, or is not the message that was approved when the drafts were written.
    .action = Run finsam run to a new folder and finsam mail draft there, read the drafts and send them. Do not change the drafts: words of your own belong in the templates.
finding-message-to-others = { $file } goes to other addresses than those approved and among the run’s contacts.
    .action = Somebody has changed the draft or godkannande.toml. Run finsam run to a new folder and finsam mail draft there.
finding-message-with-others-workbook = { $file } has the attachment { $workbook }, which is not its recipient’s in this run.
    .action = Files have changed places since the drafts were written. Run finsam run to a new folder and finsam mail draft there.
finding-message-not-ours = { $file } has something on line { $line } that finsam did not write.
    .action = Somebody has changed the draft. Run finsam run to a new folder and finsam mail draft there. Words of your own belong in the templates.
finding-message-too-large = { $file } is larger than { $megabytes } MB, which is what the server takes.
    .action = Write attach = "member" in utskick.toml, so that only the member’s own workbook goes with it, and make the drafts again. Or raise largest-mb under [smtp] there, if the server takes more.

finding-path-too-long =
    { $count ->
        [one] A file gets a longer path than the { $limit } characters that Excel can open: { $longest } ({ $length } characters).
       *[other] { $count } files get longer paths than the { $limit } characters that Excel can open. The longest is { $longest } ({ $length } characters).
    }
    .action = Move the working folder to a place with a shorter path, or write to such a folder with --out.

# 83x–85x: the state's model

finding-measure-kind-unknown = The heading “{ $header }” does not say whether the support measure is a number or a share.
    .action = Write for instance “Support measure (number)” or “Support measure (%)” in the heading, or measure = "number" or "share" under [model] in finsam.toml.
finding-not-in-model-table = { $member } in { $association } is not in the model's table.
    .action = Add the municipality with its inhabitants aged 16–64 and support measure, or correct the member list.
finding-municipality-divided = { $member } belongs to several associations: { $associations }. There are no weights that tell how large the parts are.
    .action = Write the key weight, or population 16–64, with the part's value for the municipality in each of the associations on the sheet Members.
finding-model-rows-outside = { $rows } municipalities in the model's table belong to no association in the member list and do not count: { $population } inhabitants aged 16–64.
    .action = Check that the member list has all associations of the country. If some are missing, the others get too much.
finding-model-total-too-small = The state's funds, { $total }, do not cover the base amounts, { $needed }.
    .action = Check the total and that it is in kronor.
finding-brake-infeasible = The brake cannot be held: the lowest amounts are { $floors } together, but there is { $total } to allocate.
    .action = Check the total and the state's amounts last year on the sheet Associations. If the brake does not hold this year, remove it from parametrar.toml.
finding-model-no-weights = Inhabitants aged 16–64 or the support measure are zero in all associations: the funds cannot be shared.
    .action = Fill in the model's table.
finding-model-total-not-whole = The total { $total } is no whole number of the given rounding, { $step }.
    .action = Correct the total, or allocation-rounding in parametrar.toml.
finding-funds-missing = { $association } has own capital but no figure for the year's funds. The staircase is not applied.
    .action = Fill in the column The year's funds on the sheet Associations.
finding-model-keys-not-whole = The model's two keys weigh { $sum } together, not 100 %.
    .action = Correct key-support-measure and key-population-16-64 in parametrar.toml.
finding-measure-too-large = “{ $text }” is more than all inhabitants.
    .action = Correct the value. If it is a number, write “Support measure (number)” in the heading. If it is per cent, write “Support measure (%)”.
finding-model-row-twice = { $member } stands twice in the model's table. The other row is in { $other }.
    .action = Remove one of the rows.
finding-association-row-twice = { $association } stands twice on the sheet Associations. The other row is in { $other }.
    .action = Remove one of the rows.
finding-model-too-large = The model's numbers are too large, or have too many decimals, to be shared exactly.
    .action = Check the total, and write the support measure with fewer decimals.
finding-plan-says-two = The row has both an amount and a goal: there is no telling which one holds.
    .action = Part them: an amount a year (Year and State amount), or a goal (Method, Target year and Target amount).
finding-plan-twice = The plan for { $association } says two different things.
    .action = Compare with { $other } and remove one of the rows. An association has either an amount a year or a single goal.
finding-plan-goal-passed = The plan for { $association } has the target year { $goal }, which is not after the budget year { $year }. The plan is not shown.
    .action = Write a later target year, or remove the row.
finding-plan-beyond-possible = The plan for { $association } has { $amount } in { $year }, more than the possible amount { $possible }.
    .action = Nothing is needed if the possible amount is expected to grow. Otherwise lower the amount of the plan.
finding-plan-not-allocated = The plan for { $association } says { $amount } for the budget year, but the state has allocated { $allocated }.
    .action = The plan starts from the state's amount. Correct the row if the plan has changed.
finding-municipality-in-several = { $member } is a member of several associations: { $associations }. It pays to each of them.
    .action = Nothing is needed if that is right. If the municipality has moved during the year, write dates in From and To, and decide who pays.
finding-municipalities-in-none = Municipalities of { $county } that are in no association in the member list: { $members }.
    .action = Nothing is needed if that is right. Otherwise enter them in the sheet of members.
