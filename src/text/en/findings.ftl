finding-last-year-summed = Last year’s contribution from { $member } to { $association } is the sum of { $rows } rows: { $sum }.
    .action = Check that the rows are for different predecessors and not the same amount under two names.
