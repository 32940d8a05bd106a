# Findings: what is wrong and, under .action, what to do. The place is printed separately.
# An empty list of suggestions has the value none. The words stand in docs/ord.md.

# 1xx: files and settings

finding-file-unreadable = The file cannot be read: { $reason }
    .action = Check that the file exists, that no other program has it open, and that you may read it.
finding-no-allocation-file =
    { $others ->
        [none] Försäkringskassan’s file is missing from the folder { $folder }.
       *[other] The folder { $folder } has only { $others }, and no table.
    }
    .action = Put the file in the folder { $folder }. If it has not come yet, write requested or assumed amounts on the sheet Allocation.
finding-several-allocation-files = Several files in the folder in could be Försäkringskassan’s: { $files }.
    .action = Keep the right one. Or write its name in finsam.toml: file under [allocation].
finding-no-member-file = { $file } is missing from the working folder.
    .action = Put { $file } in the folder. If the file has another name, write it in finsam.toml after members.
finding-unknown-format = The file is neither a workbook nor a text file.
    .action = Open it in Excel and save it as xlsx.
finding-workbook-broken = The file is damaged and cannot be read.
    .action = Open it in Excel, let Excel repair it, look over the amounts and save it as xlsx. Or download it again.
finding-workbook-encrypted = The file is locked with a password.
    .action = Open it in Excel, remove the password under File, Info, Protect Workbook, and save.
finding-file-too-large = The file is too large: { $size }. The limit is { $limit }.
    .action = Save a copy with only the sheet that is needed.
finding-web-page = The file is a web page, though it has the name of a workbook.
    .action = Open it in Excel and save it as xlsx.
finding-suspicious-letters = The letters å, ä and ö look wrong in the file: { $sample }.
    .action = Save the file again as xlsx. In Excel, CSV UTF-8 will do too.
finding-workbook-overwhelms = The workbook is too heavy to be read.
    .action = Open it in Excel and save it again as xlsx. If it is damaged, ask for a new one.
finding-reader-not-started = Older workbooks (xls, xlsb, ods) cannot be read just now.
    .action = Save the file as xlsx, or install finsam again.
finding-no-worksheets = The workbook has no sheets.
    .action = Check that it is the right file, or ask for a new one.
finding-allocation-file-not-used =
    { $years ->
        [none] The file is { $status } and is not used, because there is { $used }.
       *[other] The file is for { $years } and is not used in this year’s run.
    }
    .action = If it is the right one, write its name in finsam.toml, after file under [allocation].
finding-allocation-file-unread = The file cannot be read ({ $code }) and is not used. Another file in the folder is used.
    .action = Remove the file from the folder. Or run with it alone to see what is wrong.
finding-typed-amounts-not-used = The amounts on the sheet Allocation are not used, because there is a file from Försäkringskassan.
    .action = If they are to be used, remove that file from the folder in.
finding-typed-amount-decided = An amount that you write yourselves cannot be preliminary, final or corrected.
    .action = Write it as requested or assumed. Or put Försäkringskassan’s file in the folder in.
finding-typed-amounts-twice = The sheet Allocation is there twice, also in { $other }.
    .action = Keep the one that is right.
finding-own-file-not-known = { $file } has been changed, or { $manifest } is missing beside it. The amounts are not used.
    .action = Name the run’s own csv/bidrag.csv where it lies, or let finsam next fetch the amounts.
finding-settings-syntax = The line cannot be understood: { $line }
    .action = Write one thing on each line, with text between quotes: language = "en". With # first, the line is a remark.
finding-setting-twice = { $key } stands twice.
    .action = Keep one of the lines. If they belong together, write them under one heading.
finding-setting-unknown = There is no setting { $key }.
    .action = { $suggestions ->
        [none] Here may stand { $known }.
       *[other] Do you mean { $suggestions }? Here may stand { $known }.
    }
finding-setting-wrong-kind = What stands after { $key } is of the wrong kind.
    .action = { $expected }
finding-setting-unknown-word = “{ $text }” cannot stand for { $key }.
    .action = Choose among { $choices }.
finding-setting-out-of-range = { $key } cannot be { $text }.
    .action = Write a whole number from { $from } to { $to }.
finding-setting-unfit = “{ $text }” cannot stand for { $key }.
    .action = { $fits }
finding-setting-unprotected = security = "none" goes only to a server on the same computer, not to { $host }.
    .action = Write security = "starttls" or security = "tls".
finding-text-unreadable = It cannot be seen what stands here: “{ $sample }”.
    .action = Open the file in Notepad, correct the letters, and save it with the encoding UTF-8.
finding-mail-in-run = What sending needs stands in finsam.toml. Every change there takes a new run.
    .action = Move the lines under [mail] to the file utskick.toml. Leave [mail] out there, and let [mail.smtp] be called [smtp]. Then run finsam run again.
finding-mail-settings-twice = What sending needs stands both in finsam.toml, under [mail], and in utskick.toml.
    .action = Keep one of them. Remove [mail] from finsam.toml and run finsam run again, or remove utskick.toml.

# 2xx: sheets, tables and columns

finding-table-not-found = There is no table { $table }. No row has the headings { $columns }.
    .action = Is it the right file? If the columns have other headings, say in finsam.toml, under [allocation], which row has the headings and which columns they are. For example header-row = 5, columns.association = "A" and columns.final = "D".
finding-several-tables = Several tables could be { $table }: { $candidates }.
    .action = Choose one with sheet and header-row under [allocation] in finsam.toml, or remove the others.
finding-several-columns = Several columns could be { $column }: { $candidates }.
    .action = In medlemmar.xlsx, change the heading of the other one. In Försäkringskassan’s file, choose under [allocation] in finsam.toml, such as columns.final = "D".
finding-unit-missing = Are the amounts in the column “{ $column }” in kr or tkr (thousands)?
    .action = Write it in the heading, such as Belopp (tkr). For Försäkringskassan’s file, write unit = "tkr" under [allocation] in finsam.toml.
finding-other-year = The file is for { $found }, but the run is for { $expected }.
    .action = Use the file for { $expected }, or correct year in finsam.toml.
finding-year-unknown = The file does not say which year it is for.
    .action = Write the year in finsam.toml, such as year = 2024.
finding-status-unknown = Are the amounts in the column “{ $column }” requested, preliminary or final?
    .action = Write it in finsam.toml, under [allocation], such as status = "final".
finding-sum-off-by-rounding = The row “{ $label }” says { $stated }, but the rows make { $computed }. The difference is rounding.
    .action = The rows are used as they stand. If the difference is wrong, download the file again.
finding-sum-wrong = The row “{ $label }” says { $stated }, but the rows make { $computed }. The difference is { $difference }.
    .action = Check that no row is missing, stands twice or was changed. Or download the file again.
finding-cell-twice = The cell stands twice in the file, perhaps with different values.
    .action = Open the file in Excel, check what should be there, and save.
finding-row-without-name = The row has the amount { $amount } but no name.
    .action = Write the association’s name on the row, or remove the amount.
finding-column-ignored = The column “{ $column }” is not counted.
    .action = If it is to count, give it a heading that finsam knows. They are in the guide.
finding-sheet-ignored = The sheet is not read: no table in it is recognised.
    .action = If it is to be read, give the columns the headings in the guide.
finding-hidden-rows = { $rows ->
    [one] One hidden row is not counted.
   *[other] { $rows } hidden rows are not counted.
}
    .action = If they are to count, show them in Excel and save. Or write hidden = true under [allocation] in finsam.toml.
finding-hidden-counted = What is hidden is counted: rows { $rows }, columns { $columns }.
    .action = If they are not to count, remove hidden = true from finsam.toml.
finding-hidden-column = The hidden column “{ $column }” is not counted.
    .action = If it is to count, show it in Excel and save. Or write hidden = true under [allocation] in finsam.toml.
finding-hidden-sheet = The hidden sheet has a table, which is not counted.
    .action = If it is to count, show the sheet in Excel and save. Or write the sheet’s name after sheet under [allocation] in finsam.toml.
finding-magnitude-odd = Is { $amount } right? It was read in { $unit }.
    .action = Correct the unit. If the amount is right, write the unit in finsam.toml, under [allocation], such as unit = "tkr".
finding-cell-misread = The cell has { $markup }, which cannot be read.
    .action = Open the file in Excel, check what should be there, and save. If Excel cannot open it, ask for a new one.
finding-cell-several-values = The cell has { $values } different values in the file.
    .action = Open the file in Excel, check what should be there, and save. If Excel cannot open it, ask for a new one.
finding-later-column = Is this the file for { $year }? The column “{ $later }” is for a later year than “{ $column }”.
    .action = Use the file for { $year }. If it is the right file, name the column under [allocation] in finsam.toml, such as columns.final = "C".

# 3xx: values in cells

finding-not-an-amount = “{ $text }” is not an amount.
    .action = Write a number, such as 1 305,5. Leave the cell empty if the amount is not known.
finding-ambiguous-number = Do you mean { $one } or { $other }? It says “{ $text }”.
    .action = Write blanks between thousands and a comma before decimals, such as 1 000 or 1,5.
finding-formula-without-value = The formula in the cell has not been worked out.
    .action = Open the file in Excel, which works it out, and save.
finding-error-value = The cell shows the error { $value }.
    .action = Correct the formula in Excel, or write the amount in its place.
finding-finer-than-ore = “{ $text }” has parts of one öre.
    .action = Round it to whole öre.
finding-number-out-of-range = “{ $text }” is too large to be an amount.
    .action = Correct the number or the unit. Are there kronor where there should be thousands?
finding-negative-amount = { $amount } is less than zero, which this amount cannot be.
    .action = Correct the sign.
finding-not-a-rate = “{ $text }” is not a percentage: { $why }.
    .action = Write six decimals at most, such as −10 % or 12,5 %.
finding-rate-without-sign =
    { $percent ->
        [none] “{ $text }” is not written in per cent.
       *[other]
            { $or ->
                [none] Do you mean { $percent }?
               *[other] Do you mean { $percent } or { $or }?
            }
    }
    .action = Write the per cent sign.
finding-not-a-date = “{ $text }” is not a date.
    .action = Write year, month and day, such as 2024-02-28.
finding-date-for-amount = Here stands the date { $text }, where there should be an amount.
    .action = Give the cell a number format in Excel and write the amount again. Excel sometimes turns numbers into dates.
finding-unknown-word = “{ $text }” cannot stand in the column { $column }.
    .action = Choose among { $choices }.
finding-not-a-rounding = “{ $text }” is not a rounding rule.
    .action = Write for example uppåt 10 tkr (or up 10 tkr), närmaste 1 kr or nedåt 100 kr.
finding-cell-empty = The column { $column } is empty on this row.
    .action = Fill in the cell, or remove the whole row.
finding-not-a-year = “{ $text }” is not a year.
    .action = Write four digits, such as 2023.
finding-number-as-text = “{ $text }” stands as text and is read as a number.
    .action = If the number is wrong, correct it in the cell.
finding-value-not-wanted = “{ $text }” does not fit a row with { $by }.
    .action = Correct it, or choose something else than { $by }. The guide shows what goes together.

# 4xx: names and codes

finding-unknown-member = “{ $name }” is no municipality or region in Sweden.
    .action =
        { $suggestions ->
            [none] Correct the name, or write the code in the column Kod.
           *[other] Do you mean { $suggestions }? Write that name, or the code in the column Kod.
        }
finding-ambiguous-member = “{ $name }” is the name of several: { $candidates }.
    .action = Write the whole name, such as Örebro kommun or Region Örebro län. Or write the code in the column Kod.
finding-code-disagrees = The code { $code } is { $of_code }, but the name “{ $name }” is { $of_name }.
    .action = Correct the code or the name. The column Kod may be empty.
finding-unknown-code = No municipality or region has the code { $code }.
    .action = Write the municipality’s four digits or the region’s two. Or leave Kod empty and write the name.
finding-party-disagrees = { $name } stands among { $stated } but belongs to { $registered }.
    .action = Correct the column Part, or leave it empty.
finding-unknown-association = The association “{ $name }” is not on the sheet Medlemmar.
    .action =
        { $suggestions ->
            [none] Correct the name. Or put the association on the sheet Medlemmar, or the name on the sheet Alias.
           *[other] Do you mean { $suggestions }? Write that name, or put “{ $name }” on the sheet Alias.
        }
finding-ambiguous-association = “{ $name }” could be several associations: { $candidates }.
    .action = Write the whole name. Or correct the sheet Alias, so that the name is only one of them.
finding-alias-without-target = “{ $alias }” is another name for “{ $target }”, but that association is not on the sheet Medlemmar.
    .action = Write in the column Avser what the association is called on the sheet Medlemmar.
finding-not-a-name = “{ $text }” is not a name.
    .action = Write the association’s name.
finding-alias-outside-year =
    { $from ->
        [none] “{ $name }” was a name of { $association } until { $to }. Here it is about { $year }.
       *[other]
            { $to ->
                [none] “{ $name }” is a name of { $association } only from { $from }. Here it is about { $year }.
               *[other] “{ $name }” is a name of { $association } only from { $from } to { $to }. Here it is about { $year }.
            }
    }
    .action = Write { $association } if that is what you mean. Otherwise correct Från and Till on the sheet Alias.
finding-office-unknown = “{ $name }” is no region, municipality or association that finsam knows.
    .action =
        { $suggestions ->
            [none] Write the whole name, such as Region Örebro län.
           *[other] Do you mean { $suggestions }? Write that name.
        }
finding-office-not-in-list = { $office } is a member of no association on the sheet Members. Then there is nobody to write to.
    .action = Correct the sheet Members, or name under [office] in finsam.toml.

# 5xx: allocation and member list

finding-rows-not-in-member-list =
    { $count ->
        [one] One row is for an association that is not on the sheet Medlemmar. It is not counted: { $sum }.
       *[other] { $count } rows are for associations that are not on the sheet Medlemmar. They are not counted: { $sum } together.
    }
    .action = If one of them is yours, put it on the sheet Medlemmar.
finding-row-resembles = Is “{ $row }” the same association as { $association }?
    .action = Yes: write “{ $row }” under Namn and “{ $association }” under Avser on the sheet Alias. No: remove { $association } from the sheet Medlemmar, or use a file that has it.
finding-association-without-row = { $association } has no row in Försäkringskassan’s file.
    .action = If it has another name there, write that name on the sheet Alias. If it gets no money, remove it from the sheet Medlemmar.
finding-duplicate-row = { $association } has two rows in Försäkringskassan’s file. The other one is { $other }.
    .action = Find out which one is right and remove the other. If they are two associations, correct the sheet Alias.
finding-duplicate-member = { $member } stands twice in { $association }. The other row is { $other }.
    .action = Remove one of them. If they are for different years, fill in Från and Till.
finding-no-members = The sheet Medlemmar is empty.
    .action = Write a row for each member of each association, under the headings Förbund and Medlem.
finding-membership-outside-year = { $member } is not a member of { $association } this year and is not counted.
    .action = If that is wrong, correct Från and Till on the sheet Medlemmar.
finding-membership-backwards = The membership ends on { $to }, before it begins on { $from }.
    .action = Correct Från or Till.
finding-municipalities-not-listed = { $association } has no municipalities on the sheet Medlemmar. Their part, { $amount }, is shown as one amount.
    .action = If it is to be split, put the municipalities on the sheet Medlemmar.
finding-regions-not-listed = { $association } has no region on the sheet Medlemmar. Its part, { $amount }, is shown without a name.
    .action = If it is to have a name, put the region on the sheet Medlemmar.
finding-no-state-amount = The state’s amount for { $association } is missing: the file has only a possible amount, which is a ceiling.
    .action = Use a file with decided or requested amounts, or remove the association from the sheet Medlemmar.
finding-key-missing = Choose how { $party } in { $association } split their amount, for example by population.
    .action = Fill in the column Nyckel for all of them.
finding-keys-differ =
    { $from_register ->
        [0] In { $association }, { $party } must split in the same way. Now it says both { $keys }.
       *[other] In { $association }, { $party } must split in the same way. Now it says both { $keys }. The inhabitants are those of finsam’s register.
    }
    .action = Write the same key for all of them. Only belopp (amount) may stand beside another.
finding-key-value-missing = The key { $key } needs a number for { $member }.
    .action = Fill in the column Värde.
finding-percent-not-whole = In { $association }, the percentages of { $party } make { $sum }, not 100%.
    .action = Correct the column Värde so that they make 100%. If they are not percentages, use the key vikt (weight).
finding-amounts-not-whole = In { $association }, { $party } are to split { $total }, but the fixed amounts make { $sum }.
    .action = Correct the amounts in the column Värde. Or give one of them another key: it then takes the rest.
finding-negative-weight = The value is { $value }, but must not be less than zero.
    .action = Correct the column Värde.
finding-weights-all-zero = In { $association }, { $party } have only zeros to split by.
    .action = Fill in numbers above zero in the column Värde.
finding-tie-stops = In { $association }, { $members } have an equal right to the last krona.
    .action = Let the codes decide: ties = "code" under [split] in finsam.toml. Or write fixed amounts.
finding-amount-not-divisible = The state’s amount for { $association }, { $amount }, cannot be divided into whole öre.
    .action = Correct the amount in Försäkringskassan’s file.
finding-duplicate-last-year = Last year’s contribution from { $member } to { $association } stands twice. The other row is { $other }.
    .action =
        { $undated ->
            [none] Remove one of the rows. If associations have merged, write their old names under Förbund and on the sheet Alias.
           *[other] If { $undated } became part of { $association }, write its last day under Till on the sheet Alias. The amounts are then added up. If it is the same association, remove one of the rows.
        }
finding-gotland-with-others = { $association } has Gotland and other members. Gotland belongs to no region and pays the whole half alone.
    .action = Let Gotland be the only member.
finding-population-date = The population is Statistics Sweden’s on { $date }.
    .action = If other numbers are to be used, write them in the column Värde.
finding-last-year-not-used =
    { $left ->
        [none] { $rows ->
            [one] One row on Föregående år is for another year or association and is not used: { $sum }.
           *[other] { $rows } rows on Föregående år are for other years or associations and are not used: { $sum } together.
        }
       *[other] Have left the association: { $left }. What they paid, { $sum }, counts in the association’s sum for last year.
    }
    .action = { $left ->
        [none] If a contribution of last year is missing, correct År or Förbund on the row.
       *[other] If somebody has not left, correct Från and Till on the sheet Medlemmar.
    }
finding-not-a-member = { $member } is not a member of { $association }.
    .action = Correct the name, put the member on the sheet Medlemmar, or remove the row.
finding-last-year-summed = Last year’s contribution from { $member } to { $association } is { $rows } rows together: { $sum }.
    .action = If it is the same amount under two names, remove one of the rows.
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
        [one] Last year { $amount }, this year { $calculated }.
       *[other] { $count } of last year’s amounts are very unlike this year’s ({ $cells }). One is { $amount } against { $calculated } this year.
    } Is the unit right?
    .action = Write the unit in the heading, such as Amount (tkr). If the amounts are right, write the cells in finsam.toml under [checks], such as magnitude = ["D5"].

# 6xx: decisions and rules

finding-last-year-missing = The decided { $rate } for { $member } in { $association } cannot be worked out: last year’s contribution is missing. The contribution is now { $applies }.
    .action = Fill in the contribution on the sheet Föregående år, or an amount on the sheet Beslut.
finding-decisions-disagree = Two decisions on { $member } in { $association } disagree. The other one is { $other }.
    .action = Remove the one that is not in force. A decision with both association and member goes before one with *.
finding-follows-circle = In { $association } the members follow each other round: { $members }.
    .action = Give one of them a decision of its own.
finding-follows-nobody = { $member } follows { $followed } in { $association }, but there is no reduction there to follow.
    .action = Put the reduction on the sheet Beslut, or remove the row with följer (follows).
finding-floor-above-cap = For { $member } in { $association }, the floor, { $floor }, is above the cap, { $cap }.
    .action = Correct the floor or the cap on the sheet Beslut.
finding-decision-not-used = The decision is not used: it is for no member in the run.
    .action = Correct association and member on the row. If the decision is no longer in force, remove the row.
finding-unmatched-state-money = { $association } gets { $offered } from { $payer }, { $short } less than the { $share }. So the state pays { $amount } less.
    .action = If that is wrong, correct the decision on the sheet Beslut.
finding-over-matching = { $association } gets { $amount } more than the { $share } from { $payer }. It brings no more from the state.
    .action = If that is wrong, correct the decision on the sheet Beslut.
finding-parameter-missing = The law’s value { $parameter } is missing for { $year }.
    .action = Correct year in finsam.toml. The law is in force from 2004.
finding-calculation-out-of-range = The amounts for { $association } become too large to work with.
    .action = Correct the amounts or their unit.
finding-reduction-too-large = A reduction of { $rate } is more than the whole contribution.
    .action = Correct the percentage. It can be at most 100%.
finding-rise-as-reduction = “{ $text }” is a rise, but the rule is minskning (reduction).
    .action = If you mean a lower contribution, write it without the plus: 10% or −10%. Write a rise as an amount: the rule belopp (amount) and the amount in kr or tkr.
finding-not-years = “{ $text }” is not a year.
    .action = Write one year, 2024, or the first and the last, 2024–2026. Empty is the year of the run.
finding-decisions-of-other-years =
    { $rows ->
        [one] One decision is not for { $year } and is not used: cell { $cells }.
       *[other] { $rows } decisions are not for { $year } and are not used: cells { $cells }.
    }
    .action = If any of them is for { $year } too, write it in the column År.
finding-decision-date-of-other-year = Is the decision for { $year }? It is dated { $date }.
    .action = Write in the column År which year the decision is for. If it is not { $year }, it is not used.

# 7xx: what is written

finding-file-name-collision = Both { $one } and { $other } would get the file { $name }.
    .action = Give one of them another name on the sheet Medlemmar.
finding-not-an-address = “{ $text }” is not an e-mail address.
    .action = Write one address, such as name@municipality.se. Each recipient has a row on the sheet Kontakter. Write semicolons between copies.
finding-address-not-ascii = The e-mail address “{ $text }” has letters that mail servers do not take.
    .action = Write the address with a–z only, without å, ä and ö.
finding-contact-twice = { $address } stands twice for { $recipient }. The other row is { $other }.
    .action = Remove one of the rows.
finding-contact-not-used = { $recipient } has a row on the sheet Kontakter, but is not in the run.
    .action = If the row is old, remove it. Otherwise correct the sheet Medlemmar.
finding-others-get-copies = A copy of every letter also goes to { $recipients }.
    .action = If you mean a member or an association, correct the name on the sheet Contacts.
finding-recipient-without-contact = { $recipient } has no e-mail address and gets no letter.
    .action = Write a row on the sheet Kontakter and run finsam run again. Or leave it out with --skip-missing.
finding-address-of-several = { $address } stands for several: { $recipients }. One letter for each goes there.
    .action = If that is wrong, correct the address on the sheet Kontakter.
finding-workbook-of-another = { $file } is not the workbook of { $recipient } in this run. Nothing is written.
    .action = Run finsam run again, and then make the drafts.
finding-run-file-changed = { $file } is missing from the run’s folder or has been changed.
    .action = Run finsam run again. Do not change the workbooks: words of your own belong in the templates.
finding-message-changed = { $file } is missing, or is not the letter that was approved.
    .action = Run finsam run to a new folder and finsam mail draft there. Read the drafts and send them. Do not change them: words of your own belong in the templates.
finding-message-to-others = { $file } goes to other addresses than those approved.
    .action = Somebody has changed the draft or godkannande.toml. Run finsam run to a new folder and finsam mail draft there.
finding-message-with-others-workbook = { $file } has the wrong attachment: { $workbook } is not the recipient’s.
    .action = Files have changed places. Run finsam run to a new folder and finsam mail draft there.
finding-message-not-ours = { $file } has something on line { $line } that finsam did not write.
    .action = Somebody has changed the draft. Run finsam run to a new folder and finsam mail draft there. Words of your own belong in the templates.
finding-message-too-large = { $file } is larger than { $megabytes } MB. The server takes no more.
    .action = Send the member’s workbook only: write attach = "member" in utskick.toml and make the drafts again. If the server takes more, raise largest-mb under [smtp].

finding-path-too-long =
    { $count ->
        [one] One file gets too long a path: { $longest } ({ $length } characters). Excel opens { $limit } at most.
       *[other] { $count } files get too long paths, the longest { $longest } ({ $length } characters). Excel opens { $limit } at most.
    }
    .action = Move the working folder closer to the top of the disk. Or write elsewhere with --out.

# 83x–85x: the state's model

finding-measure-kind-unknown = Is “{ $header }” a number or a share?
    .action = Write it in the heading: “Support measure (number)” or “Support measure (%)”. Or write measure = "number" under [model] in finsam.toml.
finding-not-in-model-table = { $member } in { $association } is missing from the model’s table.
    .action = Add the municipality with population 16–64 and support measure, or correct the sheet Members.
finding-municipality-divided = { $member } is in several associations: { $associations }. It does not say how large a part belongs to each.
    .action = Write the key weight, or population 16–64, and the part’s number on the sheet Members, in each of them.
finding-model-rows-outside = Municipalities in the model’s table without an association: { $rows }. Their { $population } inhabitants aged 16–64 do not count.
    .action = If an association of the country is missing from the sheet Members, add it. Otherwise the others get too much.
finding-model-total-too-small = The state’s money, { $total }, does not cover the base amounts, { $needed }.
    .action = Correct the total. Is it in kronor?
finding-brake-infeasible = The brake cannot be held: at least { $floors } is needed, but there is { $total }.
    .action = Correct the total, or last year’s amounts on the sheet Associations. If the brake does not hold this year, remove it from parametrar.toml.
finding-model-no-weights = Population 16–64 or the support measure is zero in all associations. Then nothing can be shared.
    .action = Fill in the model’s table.
finding-model-total-not-whole = The total { $total } cannot be divided evenly by { $step }.
    .action = Correct the total, or allocation-rounding in parametrar.toml.
finding-funds-missing = { $association } has own capital, but the year’s funds are missing. The staircase is not used.
    .action = Fill in the column The year’s funds on the sheet Associations.
finding-model-keys-not-whole = The model’s two keys weigh { $sum } together, not 100%.
    .action = Correct key-support-measure and key-population-16-64 in parametrar.toml.
finding-measure-too-large = “{ $text }” is more than the whole population.
    .action = Correct the number. Say in the heading what it is: “Support measure (number)” or “Support measure (%)”.
finding-model-row-twice = { $member } stands twice in the model’s table. The other row is { $other }.
    .action = Remove one of the rows.
finding-association-row-twice = { $association } stands twice on the sheet Associations. The other row is { $other }.
    .action = Remove one of the rows.
finding-model-too-large = The model’s numbers are too large, or have too many decimals.
    .action = Correct the total, or write the support measure with fewer decimals.
finding-plan-says-two = The row has both an amount and a goal. Which one holds?
    .action = Keep one: an amount a year (Year and State amount), or a goal (Method, Target year and Target amount).
finding-plan-twice = The plan for { $association } says two different things, here and in { $other }.
    .action = Remove one of the rows. An association has either an amount a year or a goal.
finding-plan-goal-passed = The plan for { $association } has the target year { $goal }. It must be later than { $year }.
    .action = Write a later target year, or remove the row.
finding-plan-beyond-possible = The plan for { $association } has { $amount } in { $year }. The possible amount is { $possible }.
    .action = If that is not expected to grow, lower the amount of the plan.
finding-plan-not-allocated = The plan for { $association } says { $amount } this year, but the state has decided { $allocated }.
    .action = The plan starts from the state’s amount. If the plan has changed, correct the row.
finding-municipality-in-several = { $member } is in several associations and pays to each of them: { $associations }.
    .action = If the municipality has moved this year, write dates in From and To, and decide who pays.
finding-municipalities-in-none = Municipalities in { $county } that are in no association: { $members }.
    .action = If one of them is in one, put it on the sheet Members.
