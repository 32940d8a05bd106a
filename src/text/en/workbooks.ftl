# The workbooks: sheets, headings and explanations.

sheet-overview = Overview
sheet-contributions = Contributions
sheet-parties = Parties
sheet-reconciliation = Reconciliation
sheet-trace = Trace
sheet-associations = Associations
sheet-state = State money
sheet-findings = Findings

# Names of tables: letters without blanks, different within a workbook.
table-name-figures = KeyFigures
table-name-contributions = ContributionTable
table-name-parties = PartyTable
table-name-checks = Checks
table-name-trace = TraceTable
table-name-associations = AssociationTable
table-name-state = StateMoney
table-name-findings = FindingTable

# Names of cells, which can be written in formulas: no blanks, none twice in a workbook.
name-state = State_amount
name-regions = Regions_contribution
name-municipalities = Municipalities_contribution
name-members = Contributions_total
name-matched = State_pays
name-total = Total_funds
name-unmatched = State_does_not_pay
name-last-year = Last_years_contributions
name-change = Change_kr
name-change-percent = Change_percent
name-possible = Possible_allocation
name-use = Share_used
name-try-amount = Tried_amount
name-try-rate = Tried_change
name-try-step = Tried_step
name-try-direction = Tried_rounding

workbook-subject = Financing of coordination associations { $year }
workbook-run = Run { $run }
workbook-logo = Logo
workbook-footer =
    &L&8&F{ $own }&R&8Page &P of &N
    Run { $run }

no-figure = –
total = Total

heading-key-value = Value of the key
heading-share = Share
heading-calculated = Calculated, kr
heading-contribution = Contribution { $year }, kr
heading-change = Change, kr
heading-change-percent = Change, %
heading-declared = Decided change
heading-decision = Decision
heading-what = Item
heading-value = Value, kr or %
heading-explanation = Explanation
heading-law-share = Share by law
heading-by-law = By law, kr
heading-pays = Pays, kr
heading-difference = Difference, kr
heading-verdict = Result
heading-matches = Is enough for of the state's amount, kr
heading-lost = State money lost, kr
heading-formula = Formula, kr
heading-program = By finsam, kr
heading-difference-of = Difference: { $what }
heading-step = Step
heading-rule = Rule
heading-source = Source
heading-file = File
heading-sheet = Sheet
heading-cell = Cell

overview-subtitle = The association's financing { $year }
overview-status = The state's allocation: { $status }
overview-undecided = No final decision yet from { $members }
overview-all-decided = All members have made their final decisions

figure-state = The state's amount
figure-party = Contributions from { $party }
figure-matched = The state pays
figure-total = The association's money together
figure-unmatched = The state does not pay
figure-last-year = Members' contributions { $year }
figure-change = Change in members' contributions
figure-change-percent = Change in per cent
figure-possible = Possible amount from the state
figure-use = Part of the possible that is used

explain-state = From Försäkringskassan's file
explain-party = The sum on the sheet Contributions
explain-matched = What the contributions are enough for, at most the state's amount
explain-total = What the state pays, plus the contributions
explain-unmatched = The state's amount less what the state pays
explain-last-year = The sum on the sheet Contributions
explain-change = This year's contributions less last year's
explain-change-percent = The change divided by last year's contributions
explain-possible = The most that the state's model gives
explain-use = The state's amount divided by the possible amount

contributions-title = Contributions { $year }
contributions-declared-note = The decided change is what the member has decided. The per cent beside it is what it comes to after rounding.

as-finsam = All amounts are those that finsam worked out.
not-as-finsam = Somebody has changed the sheet Try it. The amounts are no longer those of finsam.

parties-title = Who pays its part { $year }
reconciliation-title = Reconciliation { $year }
reconciliation-note = What the workbook's formulas come to, beside the amounts of finsam.
reconciliation-all-note = The amounts of finsam, and by how much the formulas on the sheet Associations differ from them.
reconciliation-law-note = The state pays half, the regions a quarter and the municipalities a quarter (Act 2003:1210, section 5).
reconciliation-lowest-note = The state follows the one that contributes least, the regions or the municipalities.
check-contributions = Members' contributions
check-last-year = Members' contributions last year
check-by-law = By law from { $party }
check-half = The members' part by law (as large as the state's)
check-matched = The state pays
check-unmatched = The state does not pay
verdict-agrees = agrees
verdict-less = less than its part
verdict-more = more than its part
verdict-state-follows = the state follows the members
verdict-too-little = too little
verdict-too-much = too much

trace-note = How every amount came about: from the rule down to the cell.
trace-run = The run

chart-contributions = The members' contributions { $year }, kr
chart-contributions-description = Bar chart of the contributions to { $association } { $year }, { $count ->
    [one] one payer
   *[other] { $count } payers
}. The figures are on the sheet Contributions.

heading-state = The state's amount, kr
heading-state-status = Status of the allocation
heading-matched = The state pays, kr
heading-unmatched = The state does not pay, kr
heading-lost-own = Lost on its own account, kr
heading-regions = Regions, kr
heading-municipalities = Municipalities, kr
heading-together = The association's money, kr
heading-members = Members' contributions { $year }, kr
heading-severity = Severity
heading-place = Where
heading-message = What
heading-action = What to do

member-subtitle = Contributions to coordination associations { $year }
state-title = State money that follows the contributions { $year }
state-own-note = The last column is what would be lost if only its own side paid less than its part. Its own side is all regions, or all municipalities, in the association.
chart-member = Contributions by association { $year }
chart-member-description = Bar chart of the contributions from { $member } { $year } to { $count ->
    [one] one coordination association
   *[other] { $count } coordination associations
}. The figures are in the table above.

summary-title = Financing of coordination associations { $year }
summary-count = { $count ->
    [one] One coordination association
   *[other] { $count } coordination associations
}
summary-warnings = { $count ->
    [0] No warnings
    [one] One warning, see the sheet Findings
   *[other] { $count } warnings, see the sheet Findings
}
figure-members = Members' contributions { $year }
chart-state = The state, kr
chart-last-year-missing = The contribution { $year } is unknown for { $names } and has no bar.
chart-possible = The state's amounts and the possible ones { $year }
chart-possible-description = Bar chart of the state's amounts { $year } beside the possible ones, for { $count ->
    [one] one coordination association
   *[other] { $count } coordination associations
}. The figures are on the sheet Associations.
chart-possible-missing = The possible amount is unknown for { $names } and has no bar.
chart-associations = Who pays what { $year }, kr
chart-associations-description = Bar chart of the financing { $year } of { $count ->
    [one] one coordination association
   *[other] { $count } coordination associations
}: the state, regions and municipalities. The figures are on the sheet Associations.

associations-title = Associations { $year }
associations-note = The change is that of the members' contributions.

findings-title = Findings
findings-count = { $count ->
    [0] Nothing to remark on.
    [one] One finding.
   *[other] { $count } findings, the gravest first.
}

# Sentences for the member's decision.
sheet-decisions = Decisions
table-name-decisions = DecisionSentences
decisions-title = Proposed decisions
decisions-lead = { $member } decides to
decisions-condition = The decisions apply on condition that the other members decide accordingly.
decisions-condition-some = For { $names } the decision applies on condition that the other members decide accordingly.
decisions-note = The sentences can be pasted into a memo. Read them first, and the columns beside them.
heading-sentence = Sentence
heading-origin = How the amount came about
heading-remarks = Keep in mind
sentence-decision = contribute { $amount } to { $association } for { $year }.
sentence-by-law = The amount is { $payer } part by law (Act 2003:1210).
sentence-by-law-divided = The amount is { $payer } part by law (Act 2003:1210), split { $key }.
sentence-reduced = Last year's contribution, { $last }, reduced by { $rate } and rounded { $rounding }.
sentence-increased = Last year's contribution, { $last }, increased by { $rate } and rounded { $rounding }.
sentence-follows = The reduction is the same as that of { $member }.
sentence-follows-increase = The increase is the same as that of { $member }.
sentence-rule-amount = The member has decided the amount.
sentence-rule-cap = The amount is lowered to a decided cap.
sentence-rule-floor = The amount is raised to a decided floor.
sentence-unchanged = The contribution is the same as last year.
sentence-less = The contribution is { $amount } lower than in { $year }.
sentence-more = The contribution is { $amount } higher than in { $year }.
sentence-state-not-final = The state's amount may change: it is not final.
sentence-lost = The state pays { $amount } less, because less than the part by law comes from { $party }.
sentence-lost-more = The state pays { $whole } less, because less than the part by law comes from { $lowest }. Too little comes from { $party } as well: alone it would cost { $amount }.
association-named = the coordination association { $name }
amount-in-words = { $amount } kronor

# The sheet where the reader tries values of their own.
sheet-trial = Try it
table-name-trial = Trial
trial-title = Try it
trial-note = Change the yellow columns, marked “fill in”: all sheets are worked out again. Charts and sentences do not change.
heading-try-amount = Decided amount, kr (fill in)
heading-try-rate = Change, % (fill in)
heading-try-step = Round to, kr (fill in)
heading-try-direction = Direction (fill in)
heading-try-contribution = Contribution becomes, kr
trial-amount-note = A decided amount goes before a change in per cent: empty the cell to try the per cent. Without either, the amount by law applies. An amount that comes from a cap or a floor stands as decided.
trial-follows-note = A member that follows another has to be changed separately.
heading-others = Other regions or municipalities, kr
heading-per-krona = The state pays per krona
heading-own-matches = Its own side is enough for, kr
heading-other-matches = The other side is enough for, kr

# The overview’s sheets of members, counties and changes.
sheet-members = Members
sheet-counties = Counties
sheet-changes = Changes
table-name-members = MemberTable
table-name-counties = CountyTable
table-name-changes = ChangeTable
heading-associations = Associations
heading-possible = Possible amount from the state, kr
heading-use = Part used
county-none = not split between members
members-title = Contributions by member { $year }
members-note = What each member contributes to all of its associations.
counties-title = Contributions by county { $year }
counties-note = The county is where the member lies; an association may have members in several counties.
changes-title = Largest changes { $year }
changes-note = { $count ->
    [0] No contribution differs from last year, or last year’s contributions are unknown.
    [one] The contribution that changes, in kronor.
   *[other] The { $count } contributions that change most in kronor, in the order when the file was written.
}

sheet-plan = Plan
table-name-plan = Plan
plan-title = Plan for the state's amount
sheet-plan-members = Plan by member
table-name-plan-members = MemberPlan
plan-members-title = Contributions according to the plan
heading-plan-year = { $year }, kr
plan-members-note = The amounts are the members' parts by law, split as this year. What they decide themselves is not known.
plan-possible-note = The possible amount is that of the budget year. There is none yet for the years to come.
plan-of-year = Plan { $year }
heading-plan-possible = Possible amount from the state { $year }, kr
heading-plan-use = Part used
heading-plan-members = The members together, kr
chart-plan = The state's amount year by year
chart-plan-description = Horizontal bars with the state's amount to { $association } in { $count } years according to the plan, beside the possible amount. The same figures stand in the table above.
