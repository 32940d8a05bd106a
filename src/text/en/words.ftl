# Words that come back in several sentences, tables and workbooks.

list-and = { $first } and { $last }

place-line = { $file }, line { $line }, character { $column }
place-sheet = { $file }, sheet { $sheet }
place-cell = { $file }, cell { $cell }
place-sheet-cell = { $file }, sheet { $sheet }, cell { $cell }

party-state = the state
party-regions = regions
party-municipalities = municipalities

key-population = population
key-population-16-64 = population 16–64
key-equal = equal
key-percent = percent
key-weight = weight
key-amount = amount

rule-reduction = reduction
rule-follows = follows
rule-amount = amount
rule-cap = cap
rule-floor = floor

allocation-status-none = without a status
allocation-status-requested = requested
allocation-status-preliminary = preliminary
allocation-status-final = final
allocation-status-corrected = corrected

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
plan-linear = linear
plan-equal-percent = equal per cent
and-more = { $shown } and { $count } more
