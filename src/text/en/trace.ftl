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
trace-remainder = Left to split after fixed amounts: { $party }
trace-split = Split in whole steps of { $unit }
trace-split-extra = Split in whole steps of { $unit }: rounded, got the last krona
trace-tie = Equal remainders: by code the last krona went to { $members }
trace-undivided = The amount is not split
trace-calculated = Contribution by law
trace-last-year = Last year's contribution
trace-last-year-sum = Last year's contribution, those of the earlier associations together
trace-reduction-rate = Decided reduction
trace-follows = Follows { $member }
trace-rule-reduction = Last year's contribution after reduction
trace-rule-amount = Decided amount
trace-rule-cap = Cap
trace-rule-floor = Floor
trace-offered = Contribution after the member's decision
trace-contribution = Contribution
trace-party-offered = Contribution together: { $party }
trace-matched-by = So much of the state's amount it is enough for: { $party }
trace-matched = The state pays
trace-unmatched = State money lost
trace-change = Change since last year

trace-not-applied = not used: { $why }
trace-not-given = nothing is given
trace-overridden = a decision applies
trace-less-specific = a decision for just this association or member applies
trace-last-year-missing = last year's amount is missing
trace-below-cap = the amount is below the cap
trace-above-floor = the amount is above the floor

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
