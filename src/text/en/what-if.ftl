# --what-if: what a decision would change that nobody has made.

help-arg-what_if = Show what a supposed decision would change, such as "Region Örebro län: -15 %", and write nothing
help-value-what_if = DECISION

what-if-supposed = Supposed decision: { $sentence }
what-if-replaces = { "  " }instead of the decision in { $place }
what-if-beaten = { "  " }The supposed decision does not apply to { $member } in { $association }: the decision in { $place } comes first.
what-if-nothing = No contribution changes.
what-if-now = Now, kr
what-if-then = Then, kr
what-if-difference = Difference
what-if-same = unchanged
what-if-unmatched = State money lost
what-if-whole-run = The whole run
what-if-nothing-written = Nothing has been written. Enter the decision in the sheet of decisions when it has been made.
what-if-unclear = “{ $sentence }” cannot be read as a decision. Write who, a colon and what: "Region Örebro län: -15 %", "Kumla: amount SEK 1,200,000", "Kumla / Finsam Sydnärke: cap 900 tkr, up to 10 tkr".
what-if-no-reduction = “{ $sentence }” does not say whether the percentage is a reduction. Write -10 % or reduction 10 %. An increase is written as an amount.
what-if-unit = The amount has no unit. Write kr, tkr or mnkr after the number: 1 200 tkr.
