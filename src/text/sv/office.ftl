# Kontorets egen arbetsbok och inställningar, som `finsam init` gör.

office-yes = ja
office-no = nej
office-choose = Välj ett av orden i listan.
office-party-region = region
office-party-municipality = kommun
office-amount-kr = Belopp (kr)
office-state-amount-kr = Statligt belopp (kr)
office-target-amount-kr = Målbelopp (kr)
office-requested-kr = Äskad tilldelning (kr)
office-assumed-kr = Antagen tilldelning (kr)
office-note-requested = Vad förbundet har begärt av staten. Används tills Försäkringskassans fil finns.
office-note-assumed = Vad ni antar att staten ger, när inget är äskat. Används tills Försäkringskassans fil finns.
office-own-capital-kr = Eget kapital (kr)
office-funds-kr = Årets medel (kr)
office-state-before-kr = Statens belopp föregående år (kr)
office-note-own-capital = Förbundets eget kapital.
office-note-funds = Förbundets medel i år.
office-note-state-before = Statens belopp till förbundet förra året.
office-known-no-year = utan årtal
office-known-stated = från en källa, { $year }
office-known-from-the-name = av förbundets namn, { $year }: kontrollera
office-known-derived = alla kommuner i länet, { $year }: kontrollera
office-known-unsure = allmänt känt, { $year }: kontrollera
office-known-uncertain = { $how }; kan vara gammalt
office-known-nothing = inte kända: fyll i medlemmarna

column-confirmed = Bekräftad
column-short-name = Kort namn
column-source = Källa
column-known-by = Känd genom

office-note-association = Förbundets namn. Skriv det likadant på alla rader.
office-note-short-name = Ett kort namn för tabeller, till exempel Sydnärke. Kan utelämnas.
office-note-source = Varifrån beloppet kommer.
office-note-member = Kommunens eller regionens namn.
office-note-party = region eller kommun. Kan utelämnas.
office-note-code = Kommunkod (0114) eller länskod (18). Kan utelämnas; stämmer den inte med namnet stannar körningen.
office-note-key = Hur kommunerna (eller regionerna) delar sitt belopp. Alla kommuner i ett förbund ska ha samma nyckel. Behövs inte för den som är ensam.
office-note-value = Antal invånare, procent, vikt eller belopp, beroende på nyckeln. Tomt vid befolkning betyder SCB:s folkmängd den 31 december 2024.
office-note-from = Från och med den här dagen, till exempel 2021-06-01. Tomt betyder sedan länge.
office-note-to = Till och med den här dagen. Tomt betyder tills vidare.
office-note-confirmed = Skriv ja på förbundets första rad när någon har kontrollerat dess rader. Körningen stannar så länge det står nej.
office-note-known-by = Hur finsam känner till medlemmen. Kan tas bort.
office-note-decision-association = Förbundets namn, eller * för alla förbund.
office-note-decision-member = Medlemmens namn, eller * för alla medlemmar.
office-note-rule = minskning: så mycket lägre än förra året. följer: samma minskning som en annan medlem. belopp: beslutat belopp. tak: högst. golv: minst.
office-note-decision-value = minskning: 10 %. följer: den andra medlemmens namn. belopp, tak och golv: ett belopp med enhet, till exempel 1 260 tkr.
office-note-rounding = Till exempel uppåt 10 tkr, närmaste 1 kr eller nedåt 100 kr. Tomt betyder närmaste krona.
office-note-decision-year = Budgetåret som beslutet gäller, eller flera: 2024–2026. Tomt betyder årets körning. Rader för andra år används inte.
office-note-date = Beslutets datum, till exempel 2024-02-28.
office-note-status = preliminär, villkorad (gäller om de andra beslutar likadant) eller slutlig.
office-note-reference = Diarienumret, för den som frågar om några år.
office-note-note = Fritt.
office-note-last-year-association = Förbundets namn då. Har förbund gått samman: de gamla namnen, som då också står på bladet Alias.
office-note-year = Året som beloppet gäller.
office-note-amount = Vad medlemmen bidrog med. Tomt betyder okänt, inte noll.
office-note-alias-name = Ett annat namn, till exempel det som Försäkringskassan använder, eller ett tidigare förbund.
office-note-alias-target = Förbundets namn på bladet Medlemmar.
office-note-contact-member = Medlemmens eller förbundets namn.
office-note-email = Hit skickas underlaget.
office-note-contact-name = Den som tar emot.
office-note-copy = Får en kopia.
office-note-plan-year = Budgetåret.
office-note-plan-amount = Statens belopp det året. Tomt betyder inte bestämt.
office-note-plan-method = I stället för ett belopp per år: linjär (lika många kronor mer varje år) eller lika procent.
office-note-plan-target-year = Året då målet ska vara nått.
office-note-plan-target-amount = Statens belopp det året.

init-exists = { $file } finns redan i { $folder }. Inget är skrivet: finsam skriver aldrig över något.
init-year = Ange vilket år mappen gäller med --year, till exempel --year 2025.
init-done = Arbetsmappen { $folder } är klar med { $files }.
init-office =
    { $count ->
        [0] finsam känner inte till något förbund där { $office } är med. Fyll i bladet Medlemmar.
        [one] { $office } är med i ett förbund som finsam känner till:
       *[other] { $office } är med i { $count } förbund som finsam känner till:
    }
init-is-association = Förbundets medlemmar, så långt finsam känner dem:
init-proposed =
    { $members ->
        [0] { $name }: { $known }
        [one] { $name }: en medlem, { $known }
       *[other] { $name }: { $members } medlemmar, { $known }
    }
init-not-in-file = { $proposed }. Finns inte i filen.
init-incomplete = finsam känner inte till alla förbund och medlemmar. Lägg till dem som saknas.
init-question = Är ”{ $name }” ({ $place }) samma som { $candidates }? Skriv i så fall en rad på bladet Alias.
init-associations =
    { $count ->
        [one] Filen har ett förbund
       *[other] Filen har { $count } förbund
    }; finsam känner till medlemmarna i { $known } av dem. Ta bort dem som inte är era på bladet Medlemmar.
init-next = Gör så här:
init-next-confirm = Öppna { $workbook }. Kontrollera bladet Medlemmar och skriv ja i kolumnen Bekräftad, en gång för varje förbund.
init-next-amounts = Skriv era belopp på bladet Fördelning, eller lägg Försäkringskassans fil i mappen in när den kommer.
init-next-command = finsam { $command } { $folder }

next-source = körning { $run }
next-no-run = { $folder } har ingen körning att gå vidare från. Kör finsam run först.
next-run-of-other-year = Den gällande körningen { $run } är för { $of_run }, men mappen är för { $year }. Peka ut rätt körning med finsam runs --current.
next-file-of-other-year = { $file } gäller { $of_file }, men den nya mappen är för { $year }.
next-contributions-unknown = { $file } i { $run } saknas eller är ändrad, så föregående års bidrag är inte kända. Kör finsam run igen.
next-done = Mappen { $folder } för { $year } är klar.
next-last-year =
    { $count ->
        [one] Föregående år: ett bidrag ur { $run }, { $sum }.
       *[other] Föregående år: { $count } bidrag ur { $run }, tillsammans { $sum }.
    }
next-decisions =
    { $count ->
        [0] Beslut: inga att gå igenom.
        [one] Beslut: ett från { $before } står kvar men gäller inte { $year }.
       *[other] Beslut: { $count } från { $before } står kvar men gäller inte { $year }.
    } Skriv årets beslut på nya rader med år { $year }.
next-lasting =
    { $count ->
        [one] Ett beslut är fattat för flera år och gäller också { $year }.
       *[other] { $count } beslut är fattade för flera år och gäller också { $year }.
    }
next-joins = { $member } går med i { $association }.
next-left = { $member } är inte längre med i { $association }.
next-merged = { $name } har gått upp i { $into }.
next-closed = { $association } finns inte längre enligt registret. Efter det kom { $successors }.
next-not-in-file = { $association } finns inte i Försäkringskassans nya fil.
next-left-out = Inte med, för det gällde { $before }: { $keys }.
next-fill-in = Öppna { $workbook }. Kontrollera bladet Medlemmar och skriv årets beslut på bladet Beslut.
next-file = Lägg Försäkringskassans fil i mappen in när den kommer.
help-next = Börja nästa års mapp ur årets: medlemmar, kontakter och föregående års bidrag följer med.
help-next-usage = finsam next MAPP NY [--allocation FIL] [--lang SPRÅK]
help-arg-old = Årets mapp
help-value-old = MAPP

help-init = Gör en ny arbetsmapp med inställningar och en påbörjad medlemslista.
help-init-usage = finsam init MAPP [--office NAMN] [--allocation FIL] [--year ÅR] [--lang SPRÅK]
help-arg-new = Mappen som ska göras
help-value-new = MAPP
help-arg-office = Vilka ni är: en region, en kommun eller ett förbund (utelämnat: hela listan)
help-value-office = NAMN
help-arg-allocation = Försäkringskassans fil, att börja från; den kopieras till mappen in
help-value-allocation = FIL
help-arg-year = Budgetåret (utelämnat: filens år)
help-value-year = ÅR
help-arg-mark = Skriv också en kopia av värdena med de celler markerade som behöver rättas
help-value-mark = KOPIA.xlsx

marked-list = Att rätta
marked-severity = Allvar
marked-code = Kod
marked-place = Var
marked-message = Vad
marked-action = Gör så här

help-inspect = Visa vad som förstås av en fil: tabeller, kolumner, enheter och summor.
help-inspect-usage = finsam inspect FIL… [--format FORM] [--lang SPRÅK]
help-arg-files = Filerna, i vilket format som helst
help-value-files = FIL

inspect-settings = Läst med [allocation] i { $file }
inspect-sheet = Blad { $sheet }, { $rows } rader
inspect-hidden-sheet = Dolt blad { $sheet }, { $rows } rader
inspect-table = Tabellen { $table }, rubriker i { $cell }
inspect-table-in-sheet = Tabellen { $table }, blad { $place }, rubriker i { $cell }
inspect-column = { $cell } ”{ $header }” är { $meaning }
inspect-ignored = { $cell } ”{ $header }” används inte
inspect-unit-settings = enligt finsam.toml
inspect-unit-header = enligt rubriken
inspect-unit-title = enligt { $cell }
inspect-used =
    { $count ->
        [one] En rad används
       *[other] { $count } rader används
    }
inspect-excluded = Utelämnat, { $why }: { $rows }
inspect-sum = Summa { $column }: { $sum }; filen anger ingen summa
inspect-sum-agrees = Summa { $column }: { $sum }, stämmer med filens i { $cell }
inspect-sum-differs = Summa { $column }: { $sum }, men filen anger { $stated } i { $cell }

exclusion-title = rubrik ovanför tabellen
exclusion-repeated-header = upprepad rubrikrad
exclusion-heading = mellanrubrik
exclusion-sum = summarad
exclusion-note = anmärkning
exclusion-hidden = dold rad
