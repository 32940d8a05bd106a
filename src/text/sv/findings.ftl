finding-last-year-summed = Föregående års bidrag från { $member } till { $association } är summan av { $rows } rader: { $sum }.
    .action = Kontrollera att raderna gäller olika föregångare och inte samma belopp under två namn.

finding-member-not-confirmed = { $member } i { $association } är ett förslag från finsam som ingen har bekräftat.
    .action = Kontrollera raden och skriv ja i kolumnen Bekräftad, eller ta bort raden.
