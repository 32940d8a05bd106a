# Arbetsböckerna: blad, rubriker och förklaringar.

sheet-overview = Översikt
sheet-contributions = Bidrag
sheet-parties = Parter
sheet-reconciliation = Avstämning
sheet-trace = Underlag
sheet-associations = Förbund
sheet-state = Statliga medel
sheet-findings = Avvikelser

# Namn på tabeller: bokstäver utan mellanrum, olika inom en arbetsbok.
table-name-figures = Nyckeltal
table-name-contributions = Bidragstabell
table-name-parties = Partstabell
table-name-checks = Kontroller
table-name-trace = Underlagstabell
table-name-associations = Förbundstabell
table-name-state = Statligt
table-name-findings = Avvikelsetabell

# Namn på celler, som går att skriva i formler: inga mellanrum, olika inom en arbetsbok.
name-state = Statens_belopp
name-regions = Regionernas_bidrag
name-municipalities = Kommunernas_bidrag
name-members = Bidrag_totalt
name-matched = Motsvarat_statligt_belopp
name-total = Förbundets_medel
name-unmatched = Outtagen_statlig_tilldelning
name-last-year = Föregående_års_bidrag
name-change = Förändring_kr
name-change-percent = Förändring_procent
name-possible = Möjlig_tilldelning
name-use = Utnyttjad_del
name-try-amount = Prövat_belopp
name-try-rate = Prövad_förändring
name-try-step = Prövat_steg
name-try-direction = Prövad_avrundning

workbook-subject = Medfinansiering av samordningsförbund { $year }
workbook-run = Körning { $run }
workbook-logo = Logotyp
workbook-footer =
    &L&8&F{ $own }&R&8Sida &P av &N
    Körning { $run }

no-figure = –
total = Totalt

heading-key-value = Nyckelns värde
heading-share = Andel
heading-calculated = Beräknat, kr
heading-contribution = Bidrag { $year }, kr
heading-change = Förändring, kr
heading-change-percent = Förändring, %
heading-declared = Beslutad förändring
heading-decision = Beslut
heading-what = Uppgift
heading-value = Värde, kr eller %
heading-explanation = Förklaring
heading-law-share = Andel enligt lag
heading-by-law = Enligt lag, kr
heading-pays = Betalar, kr
heading-difference = Skillnad, kr
heading-verdict = Utfall
heading-matches = Motsvarar av statens belopp, kr
heading-lost = Statliga medel som uteblir, kr
heading-formula = Formel, kr
heading-program = Enligt finsam, kr
heading-difference-of = Skillnad: { $what }
heading-step = Steg
heading-rule = Regel
heading-source = Källa
heading-file = Fil
heading-sheet = Blad
heading-cell = Cell

overview-subtitle = Samordningsförbundets finansiering { $year }
overview-status = Statens tilldelning: { $status }
overview-undecided = Slutligt beslut saknas från { $members }
overview-all-decided = Alla medlemmar har fattat slutliga beslut

figure-state = Statens belopp
figure-party = Bidrag från { $party }
figure-matched = Statligt belopp som motsvaras av bidragen
figure-total = Förbundets medel tillsammans
figure-unmatched = Outtagen statlig tilldelning
figure-last-year = Medlemmarnas bidrag { $year }
figure-change = Förändring av medlemmarnas bidrag
figure-change-percent = Förändring, procent
figure-possible = Möjlig tilldelning
figure-use = Utnyttjad del av möjlig tilldelning

explain-state = Enligt Försäkringskassans fördelning
explain-party = Summan på bladet Bidrag
explain-matched = Staten betalar högst vad medlemmarna motsvarar
explain-total = Statligt belopp som motsvaras, plus bidragen
explain-unmatched = Statens belopp minus det som motsvaras
explain-last-year = Summan på bladet Bidrag
explain-change = Årets bidrag minus föregående års
explain-change-percent = Förändringen delad med föregående års bidrag
explain-possible = Högsta belopp enligt statens modell
explain-use = Statens belopp delat med möjlig tilldelning

contributions-title = Bidrag { $year }
contributions-declared-note = Beslutad förändring är den som medlemmen har beslutat; förändringen i procent är den som blir efter avrundning.

as-finsam = Alla belopp är de som finsam har räknat fram.
not-as-finsam = Beloppen är ändrade på bladet Räkna själv och är inte längre de som finsam har räknat fram.

parties-title = Parternas andelar { $year }
reconciliation-title = Avstämning { $year }
reconciliation-note = Vad arbetsbokens formler ger, bredvid de belopp som finsam har räknat fram.
reconciliation-all-note = De belopp som finsam har räknat fram, och vad formlerna på bladet Förbund skiljer sig från dem.
reconciliation-law-note = Staten betalar hälften, regioner och kommuner hälften tillsammans (lagen om finansiell samordning, 2003:1210, 5 §).
reconciliation-lowest-note = Den part som bidrar med minst avgör hur mycket av statens belopp som betalas ut.
check-contributions = Medlemmarnas bidrag
check-last-year = Medlemmarnas bidrag föregående år
check-by-law = Enligt lag från { $party }
check-half = Parternas del enligt lag (lika med statens)
check-matched = Statligt belopp som motsvaras av bidragen
check-unmatched = Outtagen statlig tilldelning
verdict-agrees = stämmer
verdict-less = för lite
verdict-more = för mycket

trace-note = Så kom varje belopp till: från regeln ned till cellen.
trace-run = Körningen

chart-contributions = Medlemmarnas bidrag { $year }, kr
chart-contributions-description = Stapeldiagram över bidragen till { $association } { $year }, { $count ->
    [one] en betalare
   *[other] { $count } betalare
}. Siffrorna står på bladet Bidrag.

heading-state = Statens belopp, kr
heading-state-status = Tilldelningens status
heading-matched = Motsvaras av bidragen, kr
heading-unmatched = Outtagen statlig tilldelning, kr
heading-lost-own = Uteblir på grund av den egna parten, kr
heading-regions = Regioner, kr
heading-municipalities = Kommuner, kr
heading-together = Förbundets medel, kr
heading-members = Medlemmarnas bidrag { $year }, kr
heading-severity = Allvar
heading-place = Plats
heading-message = Meddelande
heading-action = Vad du kan göra

member-subtitle = Bidrag till samordningsförbund { $year }
state-title = Statliga medel som följer med bidragen { $year }
state-own-note = Den sista kolumnen visar vad som uteblir om den egna parten (regionerna eller kommunerna tillsammans) bidrar med mindre än sin andel och de andra med hela sin.
chart-member = Bidrag per förbund { $year }
chart-member-description = Stapeldiagram över bidragen från { $member } { $year } till { $count ->
    [one] ett samordningsförbund
   *[other] { $count } samordningsförbund
}. Siffrorna står i tabellen ovanför.

summary-title = Samordningsförbundens finansiering { $year }
summary-count = { $count ->
    [one] Ett samordningsförbund
   *[other] { $count } samordningsförbund
}
summary-warnings = { $count ->
    [0] Inga varningar
    [one] En varning, se bladet Avvikelser
   *[other] { $count } varningar, se bladet Avvikelser
}
figure-members = Medlemmarnas bidrag { $year }
chart-state = Staten, kr
chart-last-year-missing = Bidraget { $year } är okänt för { $names } och saknar stapel.
chart-possible = Statens belopp och möjlig tilldelning { $year }
chart-possible-description = Stapeldiagram över statens belopp { $year } bredvid den möjliga tilldelningen, för { $count ->
    [one] ett samordningsförbund
   *[other] { $count } samordningsförbund
}. Siffrorna står på bladet Förbund.
chart-possible-missing = Möjlig tilldelning är okänd för { $names } och saknar stapel.
chart-associations = Vem betalar vad { $year }, kr
chart-associations-description = Stapeldiagram över finansieringen { $year } av { $count ->
    [one] ett samordningsförbund
   *[other] { $count } samordningsförbund
}: staten, regioner och kommuner. Siffrorna står på bladet Förbund.

associations-title = Förbunden { $year }
associations-note = Förändringen gäller medlemmarnas bidrag.

findings-title = Avvikelser
findings-count = { $count ->
    [0] Inget att anmärka på.
    [one] En avvikelse.
   *[other] { $count } avvikelser, de allvarligaste först.
}

# Meningar för medlemmens beslut.
sheet-decisions = Beslut
table-name-decisions = Beslutsmeningar
decisions-title = Förslag till beslut
decisions-lead = { $member } beslutar att
decisions-lead-municipality = { $member }: kommunen beslutar att
decisions-note = Meningarna kan klistras in i en tjänsteskrivelse. Läs igenom dem och kolumnen Att tänka på först.
heading-sentence = Beslutsmening
heading-origin = Så kom beloppet till
heading-remarks = Att tänka på
sentence-decision = lämna bidrag till { $association } med { $amount } för år { $year }.
sentence-decision-conditional = lämna bidrag till { $association } med { $amount } för år { $year }, under förutsättning att övriga medlemmar fattar motsvarande beslut.
sentence-decision-preliminary = preliminärt lämna bidrag till { $association } med { $amount } för år { $year }.
sentence-by-law = Andelen enligt lagen (2003:1210) och medlemmarnas fördelningsnyckel.
sentence-reduced = Föregående års bidrag, { $last }, minskat med { $rate } och avrundat { $rounding }.
sentence-increased = Föregående års bidrag, { $last }, ökat med { $rate } och avrundat { $rounding }.
sentence-follows = Minskningen är densamma som för { $member }.
sentence-follows-increase = Ökningen är densamma som för { $member }.
sentence-rule-amount = Beloppet är beslutat av medlemmen.
sentence-rule-cap = Beloppet är begränsat av ett beslutat tak.
sentence-rule-floor = Beloppet är höjt till ett beslutat golv.
sentence-unchanged = Bidraget är oförändrat.
sentence-less = Bidraget är { $amount } lägre än { $year }.
sentence-more = Bidraget är { $amount } högre än { $year }.
sentence-state-not-final = Statens belopp är inte slutligt fastställt.
sentence-lost = Staten betalar { $amount } mindre än tilldelat, eftersom { $party } bidrar med mindre än sin andel.
sentence-lost-more = Att { $party } bidrar med mindre än sin andel skulle i sig kosta { $amount } av statens belopp. Staten betalar { $whole } mindre än tilldelat, eftersom { $lowest } bidrar med ännu mindre.
association-named = samordningsförbundet { $name }
amount-in-words = { $amount } kronor

# Bladet där läsaren prövar egna värden.
sheet-trial = Räkna själv
table-name-trial = Prova
trial-title = Räkna själv
trial-note = Ändra i de gula kolumnerna, märkta med ”fyll i”: alla blad räknas om. Diagrammen och meningarna står kvar som finsam skrev dem.
heading-try-amount = Beslutat belopp, kr (fyll i)
heading-try-rate = Förändring, % (fyll i)
heading-try-step = Avrunda till, kr (fyll i)
heading-try-direction = Riktning (fyll i)
heading-try-contribution = Bidrag blir, kr
trial-amount-note = Ett beslutat belopp går före en förändring i procent: töm cellen för att pröva en förändring. Utan någotdera gäller det beräknade bidraget. Ett belopp som ett tak eller ett golv har gett står som beslutat.
trial-follows-note = En medlem som följer en annan måste ändras för sig.
heading-others = Övriga i parten, kr
heading-per-krona = Statligt per krona
heading-own-matches = Egna parten motsvarar, kr
heading-other-matches = Andra parten motsvarar, kr

# Sammanställningens blad om medlemmar, län och förändringar.
sheet-members = Medlemmar
sheet-counties = Län
sheet-changes = Förändringar
table-name-members = Medlemstabell
table-name-counties = Länstabell
table-name-changes = Förändringstabell
heading-associations = Antal förbund
heading-possible = Möjlig tilldelning, kr
heading-use = Utnyttjad del
county-none = ej uppdelat på medlemmar
members-title = Medlemmarnas bidrag { $year }
members-note = Varje medlems bidrag till alla sina förbund.
counties-title = Bidrag per län { $year }
counties-note = Länet är det där medlemmen ligger; ett förbund kan ha medlemmar i flera län.
changes-title = Största förändringarna { $year }
changes-note = { $count ->
    [0] Inget bidrag skiljer sig från föregående år, eller så är föregående års bidrag okända.
    [one] Det bidrag som ändras, i kronor.
   *[other] De { $count } bidrag som ändras mest i kronor. Ordningen är den som gällde när filen skrevs.
}

sheet-plan = Plan
table-name-plan = Plan
plan-title = Plan för statens belopp
sheet-plan-members = Plan per medlem
table-name-plan-members = Medlemsplan
plan-members-title = Medlemmarnas bidrag enligt planen
heading-plan-year = { $year }, kr
plan-members-note = Medlemmarnas belopp är deras delar enligt lagen och årets fördelningsnyckel. Vad medlemmarna beslutar för kommande år är inte känt.
plan-possible-note = Möjlig tilldelning är budgetårets; för kommande år finns ingen ännu.
plan-of-year = Plan { $year }
heading-plan-possible = Möjlig tilldelning { $year }, kr
heading-plan-use = Utnyttjad del
heading-plan-members = Medlemmarna tillsammans, kr
chart-plan = Statens belopp år för år
chart-plan-description = Liggande staplar med statens belopp till { $association } under { $count } år, enligt planen, bredvid möjlig tilldelning. Samma tal står i tabellen ovanför.
