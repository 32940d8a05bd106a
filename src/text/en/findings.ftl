finding-last-year-summed = Last year’s contribution from { $member } to { $association } is the sum of { $rows } rows: { $sum }.
    .action = Check that the rows are for different predecessors and not the same amount under two names.

finding-web-page = The file is a web page with the name of a workbook.
    .action = Open it in Excel and save it as xlsx.
finding-suspicious-letters = The file's letters look misread: { $sample }.
    .action = Save the file again as UTF-8 (in Excel: “CSV UTF-8”) or as xlsx.
finding-workbook-overwhelms = The workbook takes more memory or time than a file of associations needs, and is not read.
    .action = Open it in Excel and save it again as xlsx. If it is damaged, ask the sender for a new one.
finding-reader-not-started = Older workbooks (xls, xlsb, ods) are read by a process of its own, which could not be started: { $reason }
    .action = Save the file as xlsx, or install finsam again.
finding-no-worksheets = The workbook has no worksheet.
    .action = Check that it is the right file, or ask the sender for a new one.
