# The trace: what each rule is called, what it gave and on what it rests.

unknown = unknown

trace-state-amount-used = The state's amount
trace-own-capital = Reduction for own capital above the staircase
trace-brake = Brake on the state's amount
trace-share-by-law = Share by law: { $party }
trace-party-amount = Amount by law: { $party }
trace-weight = Key { $key }: { $member }
trace-member-share = The member's share
trace-fixed-amount = Fixed amount: { $member }
trace-remainder = Left to share after fixed amounts: { $party }
trace-split = Split in steps of { $unit } by largest remainder
trace-split-extra = Split in steps of { $unit } by largest remainder, one step extra
trace-tie = Equal remainders: by code order the step went to { $members }
trace-undivided = The amount is not split
trace-calculated = Calculated contribution
trace-last-year = Last year's contribution
trace-last-year-sum = Last year's contribution, the sum of the predecessors'
trace-reduction-rate = Decided reduction
trace-follows = Follows { $member }
trace-rule-reduction = Last year's contribution after reduction
trace-rule-amount = Decided amount
trace-rule-cap = Cap
trace-rule-floor = Floor
trace-offered = Offered contribution
trace-contribution = Contribution
trace-party-offered = Offered together: { $party }
trace-matched-by = State money matched by: { $party }
trace-matched = State money that the contributions match
trace-unmatched = Unmatched state money
trace-change = Change since last year

trace-not-applied = not applied: { $why }
trace-not-given = nothing is given
trace-overridden = a decision overrides it
trace-less-specific = a more specific decision overrides it
trace-last-year-missing = last year's amount is missing
trace-below-cap = the amount does not reach the cap
trace-above-floor = the amount is not below the floor

trace-rounding = { $direction } { $step } { $unit }
trace-rounded = { $rounding } from { $exact } kr
rounding-up = up to an even { $step } kronor
rounding-nearest = to the nearest { $step } kronor
rounding-down = down to an even { $step } kronor
rounding-krona-up = up to whole kronor
rounding-krona-nearest = to whole kronor
rounding-krona-down = down to whole kronor
trace-read = read
trace-for-years = for { $years }
trace-decision = decision

payer-regions-together = the regions together
payer-municipalities-together = the municipalities together
payer-region-alone = the region
payer-municipality-alone = the municipality
trace-plan-table = Planned amount from the state
trace-plan-goal = The plan's goal
trace-plan-step = Planned amount from the state, { $method }, year { $step } of { $count } to the goal, rounded to the nearest 1,000 kr
