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
name-matched = Matched_state_amount
name-total = Total_funds
name-unmatched = Unmatched_state_money
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
heading-matches = State money it matches, kr
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
figure-matched = State money that the contributions match
figure-total = The association's funds together
figure-unmatched = Unmatched state money
figure-last-year = Members' contributions { $year }
figure-change = Change in members' contributions
figure-change-percent = Change, per cent
figure-possible = Possible allocation
figure-use = Used part of the possible allocation

explain-state = From Försäkringskassan's allocation
explain-party = The sum on the sheet Contributions
explain-matched = The state pays at most what the members match
explain-total = Matched state money plus contributions
explain-unmatched = The state's amount less what is matched
explain-last-year = The sum on the sheet Contributions
explain-change = This year's contributions less last year's
explain-change-percent = The change divided by last year's contributions
explain-possible = The most that the state's model allows
explain-use = The state's amount divided by the possible allocation

contributions-title = Contributions { $year }
contributions-declared-note = The decided change is what the member has decided; the change in per cent is what it comes to after rounding.

as-finsam = All amounts are those that finsam worked out.
not-as-finsam = Amounts have been changed on the sheet Try it and are no longer those that finsam worked out.

parties-title = The parties' shares { $year }
reconciliation-title = Reconciliation { $year }
reconciliation-note = What the workbook's formulas come to, beside the amounts that finsam worked out.
reconciliation-all-note = The amounts that finsam worked out, and by how much the formulas on the sheet Associations differ from them.
reconciliation-law-note = The state pays half, regions and municipalities half together (Act 2003:1210, section 5).
reconciliation-lowest-note = The party that contributes least decides how much of the state's amount is paid.
check-contributions = Members' contributions
check-last-year = Members' contributions last year
check-by-law = By law from { $party }
check-half = The parties' parts by law (the state's)
check-matched = State money that the contributions match
check-unmatched = Unmatched state money
verdict-agrees = agrees
verdict-less = too little
verdict-more = too much

trace-note = How every amount came about: from the rule down to the cell.
trace-run = The run

chart-contributions = The members' contributions { $year }, kr
chart-contributions-description = Bar chart of the contributions to { $association } { $year }, { $count ->
    [one] one payer
   *[other] { $count } payers
}. The figures are on the sheet Contributions.

heading-state = The state's amount, kr
heading-state-status = Status of the allocation
heading-matched = Matched by contributions, kr
heading-unmatched = Unmatched state money, kr
heading-lost-own = Lost because of the own party, kr
heading-regions = Regions, kr
heading-municipalities = Municipalities, kr
heading-together = The association's funds, kr
heading-members = Members' contributions { $year }, kr
heading-severity = Severity
heading-place = Place
heading-message = Message
heading-action = What to do

member-subtitle = Contributions to coordination associations { $year }
state-title = State money that follows the contributions { $year }
state-own-note = The last column shows what is lost when the own party (the regions or the municipalities together) contributes less than its share and the others all of theirs.
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
decisions-lead-municipality = The municipality of { $member } decides to
decisions-note = The sentences can be pasted into a memo. Read them and the column Keep in mind first.
heading-sentence = Sentence
heading-origin = How the amount came about
heading-remarks = Keep in mind
sentence-decision = contribute { $amount } to { $association } for { $year }.
sentence-decision-conditional = contribute { $amount } to { $association } for { $year }, provided that the other members decide accordingly.
sentence-decision-preliminary = contribute, preliminarily, { $amount } to { $association } for { $year }.
sentence-by-law = The share by Act 2003:1210 and the members' split key.
sentence-reduced = Last year's contribution, { $last }, reduced by { $rate } and rounded { $rounding }.
sentence-increased = Last year's contribution, { $last }, increased by { $rate } and rounded { $rounding }.
sentence-follows = The reduction is the same as that of { $member }.
sentence-follows-increase = The increase is the same as that of { $member }.
sentence-rule-amount = The amount was decided by the member.
sentence-rule-cap = The amount is limited by a decided cap.
sentence-rule-floor = The amount is raised to a decided floor.
sentence-unchanged = The contribution is unchanged.
sentence-less = The contribution is { $amount } lower than in { $year }.
sentence-more = The contribution is { $amount } higher than in { $year }.
sentence-state-not-final = The state's amount is not final.
sentence-lost = The state pays { $amount } less than allocated, because less than the share by law comes from { $party }.
sentence-lost-more = That less than the share by law comes from { $party } would by itself cost { $amount } of the state's amount. The state pays { $whole } less than allocated, because still less comes from { $lowest }.
association-named = the coordination association { $name }
amount-in-words = { $amount } kronor

# The sheet where the reader tries values of their own.
sheet-trial = Try it
table-name-trial = Trial
trial-title = Try it
trial-note = Change the yellow columns, marked “fill in”: all sheets are worked out again. Charts and sentences stay as finsam wrote them.
heading-try-amount = Decided amount, kr (fill in)
heading-try-rate = Change, % (fill in)
heading-try-step = Round to, kr (fill in)
heading-try-direction = Direction (fill in)
heading-try-contribution = Contribution becomes, kr
trial-amount-note = A decided amount overrides a change in per cent: empty the cell to try a change. Without either the calculated contribution applies. An amount that comes from a cap or a floor stands as decided.
trial-follows-note = A member that follows another has to be changed separately.
heading-others = Others in the party, kr
heading-per-krona = State kr per krona
heading-own-matches = Own party matches, kr
heading-other-matches = Other party matches, kr

# The overview’s sheets of members, counties and changes.
sheet-members = Members
sheet-counties = Counties
sheet-changes = Changes
table-name-members = MemberTable
table-name-counties = CountyTable
table-name-changes = ChangeTable
heading-associations = Associations
heading-possible = Possible allocation, kr
heading-use = Share used
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
plan-members-note = The members' amounts are their parts by law and this year's split key. What the members decide for the years to come is not known.
plan-possible-note = The possible allocation is that of the budget year; there is none yet for the years to come.
plan-of-year = Plan { $year }
heading-plan-possible = Possible allocation { $year }, kr
heading-plan-use = Share used
heading-plan-members = The members together, kr
chart-plan = The state's amount year by year
chart-plan-description = Horizontal bars with the state's amount to { $association } in { $count } years according to the plan, beside the possible allocation. The same figures stand in the table above.
