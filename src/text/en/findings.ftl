finding-last-year-summed = Last year’s contribution from { $member } to { $association } is the sum of { $rows } rows: { $sum }.
    .action = Check that the rows are for different predecessors and not the same amount under two names.

finding-member-not-confirmed = { $member } in { $association } is a suggestion from finsam that nobody has confirmed.
    .action = Check the row and write yes in the column Confirmed, or remove the row.
