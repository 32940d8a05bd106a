# Words that come back in several sentences, tables and workbooks.

list-and = { $first } and { $last }
list-or = { $first } or { $last }

place-line = { $file }, line { $line }, character { $column }
place-sheet = { $file }, sheet { $sheet }
place-cells = { $file }, cells { $cells }
place-sheet-cells = { $file }, sheet { $sheet }, cells { $cells }
place-more = { $count } more
place-cell = { $file }, cell { $cell }
place-sheet-cell = { $file }, sheet { $sheet }, cell { $cell }

party-state = the state
party-regions = regions
party-municipalities = municipalities
members-regions = the regions
members-municipalities = the municipalities
share-quarter = quarter
share-half = half
share-by-law = part by law

key-population = population
key-population-16-64 = population 16–64
key-equal = equal
key-percent = percent
key-weight = weight
key-amount = amount
split-population = by population
split-population-16-64 = by population 16–64
split-equal = equally
split-percent = by per cent
split-weight = by weight
split-amount = by fixed amounts
possessive-region = the region’s
possessive-regions = the regions’
possessive-municipality = the municipality’s
possessive-municipalities = the municipalities’

rule-reduction = reduction
rule-follows = follows
rule-amount = amount
rule-cap = cap
rule-floor = floor

allocation-status-none = without a status
allocation-status-assumed = assumed
allocation-status-requested = requested
allocation-status-preliminary = preliminary
allocation-status-final = final
allocation-status-corrected = corrected
file-used = another file
file-assumed = an assumed one
file-requested = a requested one
file-preliminary = a preliminary one
file-final = a final one
file-corrected = a corrected one

decision-status-preliminary = preliminary
decision-status-conditional = conditional
decision-status-final = final
decision-status-none = not decided

direction-up = up to
direction-nearest = to the nearest
direction-down = down to

severity-error = error
severity-warning = warning
severity-information = information

table-allocation = Allocation
table-members = Members
table-decisions = Decisions
table-last-year = Last year
table-aliases = Aliases
table-contacts = Contacts
table-plan = Plan

column-association = Association
column-member = Member
column-party = Party
column-code = Code
column-key = Key
column-value = Value
column-from = From
column-to = To
column-rule = Rule
column-rounding = Rounding
column-date = Date
column-status = Status
column-reference = Reference number
column-note = Note
column-year = Year
column-amount = Amount
column-name = Name
column-target = Means
column-county = County
column-possible = Possible allocation
column-assumed = Assumed allocation
column-requested = Requested amount
column-preliminary = Preliminary allocation
column-final = Final allocation
column-corrected = Corrected allocation
column-allocated = Allocation
column-email = E-mail
column-copy = Copy
column-state-amount = State amount
column-method = Method
column-target-year = Target year
column-target-amount = Target amount

rate-too-fine = the number has more than six decimals
rate-out-of-range = the number is beyond 9,999%
rate-no-number = the cell holds no number
unreadable-not-found = it is not there
unreadable-denied = you may not read it
unreadable-busy = another program has it open
unreadable-otherwise = the machine could not read it
unreadable-folder = it is a folder
unreadable-special = it is no ordinary file
unreadable-broken-link = the link leads to something that is not there
unreadable-link = it is a link, and not finsam’s own file
unreadable-link-loop = the link leads back to itself
unreadable-too-large = it is too large

setting-kind-number = Write a whole number without quotes, such as year = 2024.
setting-kind-text = Write a text between quotes, such as language = "en".
setting-kind-texts = Write a text between quotes, or several in a list: ["members.xlsx", "decisions.csv"].
setting-kind-yes-or-no = Write true or false, without quotes.
setting-kind-date = Write the date without quotes, such as date = 2024-11-20.
setting-kind-table = Write the name between brackets on a line of its own, such as [allocation], and the settings below it.
setting-fits-rounding = Write direction, step and unit, such as “uppåt 10 tkr” (or “up 10 tkr”) or “närmaste 1 kr”.
setting-fits-unit = Write the step with its unit, such as “1 kr” or “100 kr”.
setting-fits-cell = Write a cell as in Excel, such as “D5” or “Föregående år!D5”.
setting-fits-address = Write a mail address, such as “office@finsam.se”.
setting-fits-name = Write the sender’s name on one line, such as “Samordningsförbundet Sydnärke”.
setting-fits-moment = Write a date, 2024-11-20, or a date and time with time zone, 2024-11-20T08:00:00+01:00.
setting-fits-color = Write six digits after #, such as “#1F4E5F”.
setting-fits-contrast = The contrast would be too low. Choose a darker colour for headings and bars and a lighter one for totals.
setting-fits-logo = Use a picture in the format PNG.
setting-fits-footer = The footer may have at most 120 characters on one line.
plan-linear = linear
plan-equal-percent = equal per cent
and-more = { $shown } and { $count } more
