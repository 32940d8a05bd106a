finding-last-year-summed = Föregående års bidrag från { $member } till { $association } är summan av { $rows } rader: { $sum }.
    .action = Kontrollera att raderna gäller olika föregångare och inte samma belopp under två namn.

finding-web-page = Filen är en webbsida som heter som en arbetsbok.
    .action = Öppna den i Excel och spara den som xlsx.
finding-suspicious-letters = Filens bokstäver ser fellästa ut: { $sample }.
    .action = Spara filen på nytt som UTF-8 (i Excel: ”CSV UTF-8”) eller som xlsx.
finding-workbook-overwhelms = Arbetsboken kräver mer minne eller tid än en fil med förbund behöver, och läses inte.
    .action = Öppna den i Excel och spara den på nytt som xlsx. Är den skadad: be avsändaren om en ny.
finding-reader-not-started = Äldre arbetsböcker (xls, xlsb, ods) läses av en egen process, som inte gick att starta: { $reason }
    .action = Spara filen som xlsx, eller installera om finsam.
finding-no-worksheets = Arbetsboken har inget kalkylblad.
    .action = Kontrollera att det är rätt fil, eller be avsändaren om en ny.
