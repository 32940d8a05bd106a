finding-last-year-summed = Föregående års bidrag från { $member } till { $association } är summan av { $rows } rader: { $sum }.
    .action = Kontrollera att raderna gäller olika föregångare och inte samma belopp under två namn.
