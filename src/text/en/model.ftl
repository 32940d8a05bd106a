# The state's model: the answer, the workbook and the trace.

model-key-measure = support measure (försörjningsmått)
model-key-population = inhabitants aged 16–64

model-trace-possible = Possible amount by the model
model-trace-by-keys = Base amount and keys, in steps of { $unit } by largest remainder
model-trace-by-keys-extra = Base amount and keys, in steps of { $unit } by largest remainder, one step extra
model-trace-total = The state's funds for the whole country
model-trace-base = Base amount per association
model-trace-rest = Left to share by the keys
model-trace-key-share = The association's share: { $key }
model-trace-key-weight = The key's weight: { $key }
model-trace-key-sum = The association's municipalities together: { $key }
model-trace-key-total = All associations together: { $key }
model-trace-key-of = { $municipality }: { $key }
model-trace-part-of = So large a part of { $municipality } belongs to the association
model-trace-part-weight = Weight of a part of { $municipality }
model-trace-own-capital = Own capital
model-trace-funds = The year's funds
model-trace-limit = The staircase allows
model-trace-excess = Own capital above the staircase
model-trace-deducted-part = So large a part is deducted
model-trace-redistributed = Redistributed from other associations' deductions
model-trace-redistributed-part = So large a part of the deductions is redistributed
model-trace-deducted-together = Deducted from all associations together
model-trace-braked = The brake gives or takes
model-trace-floor = Lowest amount by the brake
model-trace-brake-rate = Largest decrease in a year
model-trace-before = The state's amount last year
model-trace-authority-rounding = The authority's rounding
model-trace-office-parameter = The office's own figure

trace-ended = it held for earlier years only
trace-within-staircase = own capital lies within the staircase
trace-above-staircase = own capital lies above the staircase
trace-nothing-deducted = nothing has been deducted
trace-in-the-decision = part of the authority's decision

model-heading = The state's model { $year }, kronor
model-total = To allocate in the whole country: { $total }
model-left = Deducted for own capital and not allocated: { $left }
model-compared = Compared with { $file }
model-by-keys = By the keys
model-deducted = Deducted
model-redistributed = Redistributed
model-braked = Brake
model-amount = Possible amount
model-authority = In the file
model-difference = Difference
model-difference-percent = Difference, per cent
model-written = { $files } are written.
model-file-missing = The model needs a file with inhabitants aged 16–64 and the support measure of each municipality. Put it in the folder as modell.xlsx, or name it by file under [model] in finsam.toml.
model-total-missing = Give the state's funds for the whole country: --total 339000000, or total under [model] in finsam.toml.
model-total-wrong = “{ $what }” is no amount in kronor. Write for instance --total 339000000.
model-year-missing = Give the budget year: year in finsam.toml.
model-out-ending = { $file } must end in .xlsx.

model-title = The state's model { $year }
model-note = Possible amounts worked out from inhabitants aged 16–64 and the support measure. They are finsam's calculation, not the authority's decision.
model-sheet = Model
model-sheet-trace = Trace
model-table-name = Model
model-parameters-name = Assumptions
model-parameter-total = The state's funds for the whole country, kr
model-parameter-base = Base amount per association, kr
model-parameter-weight = Weight of the support measure
model-parameter-rest = Left to share by the keys, kr
model-heading-what = Assumption
model-heading-value = Value
model-heading-population = Inhabitants 16–64
model-heading-measure = Support measure
model-heading-exact = Keys before rounding
model-heading-before = Last year
model-heading-floor = Lowest by the brake
model-trace-note = How each association's amount came about, step by step.
model-trace-number = Number
model-trace-step = Step
model-trace-value = Value
model-trace-source = Rests on
model-trace-place = Where

settings-total = “{ $what }” is no amount in whole kronor. Write for instance total = 339000000.
settings-measure = “{ $what }” does not exist. Choose antal (number) or andel (share).
parameters-form = The file of own parameters cannot be understood: { $what }
parameters-unknown = There is no parameter { $what }. The command finsam rules shows those that exist.
parameters-unit = { $parameter } cannot be “{ $value }”. The command finsam rules shows the parameter's unit.
parameters-law = { $parameter } is set by { $law } and cannot be changed.
parameters-overlap = { $parameter } has two values on the same day, { $day }. Give the earlier value a last day (to).
parameters-gap = { $parameter } has no value on the days before { $day }. Say why by ended on the earlier value.
parameters-source = { $what } has no source. Write in source where the figure stands.
parameters-steps = { $what } needs steps in rising order: each with percent or tkr, all but the last with up-to-tkr.

help-model = Work out the state's model: each association's possible amount, and compare it with the authority's file.
help-model-usage = finsam model [FOLDER] [--total KR] [--compare FILE] [--out FILE.xlsx] [--explain ASSOCIATION] [--csv PROFILE] [--format FORM] [--lang LANGUAGE]
help-arg-total = The state's funds for the whole country, in kronor
help-arg-compare = The authority's file to compare with (left out: the one in the folder in)
help-arg-explain = Show how this association's amount came about
help-value-total = KR
help-value-compare = FILE
help-value-explain = ASSOCIATION

rules-own = the office's own, { $place }
rules-ended = No longer in force:
rules-ended-line = { $parameter }, until { $to }: { $why }

column-municipality = Municipality
column-population-16-64 = Population 16–64
column-measure = Support measure
column-own-capital = Own capital
column-funds = The year's funds
column-state-before = State amount last year
table-associations = Associations
table-model = The state's model
