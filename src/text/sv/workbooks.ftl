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
name-matched = Staten_betalar
name-total = Förbundets_medel
name-unmatched = Staten_betalar_inte_ut
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
heading-law-share = Andel enligt lagen
heading-by-law = Enligt lagen, kr
heading-pays = Betalar, kr
heading-difference = Skillnad, kr
heading-verdict = Utfall
heading-matches = Räcker till av statens belopp, kr
heading-lost = Statliga pengar som uteblir, kr
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
figure-matched = Staten betalar
figure-total = Förbundets pengar tillsammans
figure-unmatched = Staten betalar inte ut
figure-last-year = Medlemmarnas bidrag { $year }
figure-change = Förändring av medlemmarnas bidrag
figure-change-percent = Förändring i procent
figure-possible = Möjligt belopp från staten
figure-use = Så stor del av det möjliga används

explain-state = Enligt Försäkringskassans fil
explain-party = Summan på bladet Bidrag
explain-matched = Vad bidragen räcker till, högst statens belopp
explain-total = Vad staten betalar, plus bidragen
explain-unmatched = Statens belopp minus vad staten betalar
explain-last-year = Summan på bladet Bidrag
explain-change = Årets bidrag minus förra årets
explain-change-percent = Förändringen delad med förra årets bidrag
explain-possible = Det mesta som statens modell ger
explain-use = Statens belopp delat med det möjliga beloppet

contributions-title = Bidrag { $year }
contributions-declared-note = Beslutad förändring är vad medlemmen har beslutat. Procenten bredvid är vad det blir efter avrundning.

as-finsam = Alla belopp är de som finsam har räknat fram.
not-as-finsam = Någon har ändrat på bladet Räkna själv. Beloppen är inte längre finsams.

parties-title = Vem betalar sin del { $year }
reconciliation-title = Avstämning { $year }
reconciliation-note = Vad formlerna i arbetsboken ger, bredvid finsams belopp.
reconciliation-all-note = Finsams belopp, och hur mycket formlerna på bladet Förbund skiljer från dem.
reconciliation-law-note = Staten betalar hälften, regionerna en fjärdedel och kommunerna en fjärdedel (lagen om finansiell samordning, 2003:1210, 5 §).
reconciliation-lowest-note = Staten följer den som bidrar med minst, regionerna eller kommunerna.
check-contributions = Medlemmarnas bidrag
check-last-year = Medlemmarnas bidrag föregående år
check-by-law = Enligt lagen från { $party }
check-half = Medlemmarnas del enligt lagen (lika stor som statens)
check-matched = Staten betalar
check-unmatched = Staten betalar inte ut
verdict-agrees = stämmer
verdict-less = mindre än sin del
verdict-more = mer än sin del
verdict-state-follows = staten följer medlemmarnas bidrag
verdict-too-little = för lite
verdict-too-much = för mycket

trace-note = Så kom varje belopp till: från regeln ned till cellen.
trace-run = Körningen

chart-contributions = Medlemmarnas bidrag { $year }, kr
chart-contributions-description = Stapeldiagram över bidragen till { $association } { $year }, { $count ->
    [one] en betalare
   *[other] { $count } betalare
}. Siffrorna står på bladet Bidrag.

heading-state = Statens belopp, kr
heading-state-status = Tilldelningens status
heading-matched = Staten betalar, kr
heading-unmatched = Staten betalar inte ut, kr
heading-lost-own = Uteblir för egen del, kr
heading-regions = Regioner, kr
heading-municipalities = Kommuner, kr
heading-together = Förbundets pengar, kr
heading-members = Medlemmarnas bidrag { $year }, kr
heading-severity = Allvar
heading-place = Var
heading-message = Vad
heading-action = Gör så här

member-subtitle = Bidrag till samordningsförbund { $year }
state-title = Statliga pengar som följer bidragen { $year }
state-own-note = Den sista kolumnen är vad som skulle utebli om bara de egna betalade mindre än sin del. De egna är alla regioner, eller alla kommuner, i förbundet.
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
chart-possible = Statens belopp och det möjliga { $year }
chart-possible-description = Stapeldiagram över statens belopp { $year } bredvid det möjliga beloppet, för { $count ->
    [one] ett samordningsförbund
   *[other] { $count } samordningsförbund
}. Siffrorna står på bladet Förbund.
chart-possible-missing = Möjligt belopp är okänt för { $names } och saknar stapel.
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
decisions-condition = Besluten gäller under förutsättning att övriga medlemmar fattar motsvarande beslut.
decisions-condition-some = För { $names } gäller beslutet under förutsättning att övriga medlemmar fattar motsvarande beslut.
decisions-note = Meningarna kan klistras in i en tjänsteskrivelse. Läs igenom dem först, och kolumnerna bredvid.
heading-sentence = Beslutsmening
heading-origin = Så kom beloppet till
heading-remarks = Att tänka på
sentence-decision = lämna bidrag till { $association } med { $amount } för år { $year }.
sentence-by-law = Beloppet är { $payer } del enligt lagen (2003:1210).
sentence-by-law-divided = Beloppet är { $payer } del enligt lagen (2003:1210), delad { $key }.
sentence-reduced = Förra årets bidrag, { $last }, minskat med { $rate } och avrundat { $rounding }.
sentence-increased = Förra årets bidrag, { $last }, ökat med { $rate } och avrundat { $rounding }.
sentence-follows = Minskningen är densamma som för { $member }.
sentence-follows-increase = Ökningen är densamma som för { $member }.
sentence-rule-amount = Medlemmen har beslutat beloppet.
sentence-rule-cap = Beloppet är sänkt till ett beslutat tak.
sentence-rule-floor = Beloppet är höjt till ett beslutat golv.
sentence-unchanged = Bidraget är lika stort som förra året.
sentence-less = Bidraget är { $amount } lägre än { $year }.
sentence-more = Bidraget är { $amount } högre än { $year }.
sentence-state-not-final = Statens belopp kan ändras: det är inte slutligt.
sentence-lost = Staten betalar { $amount } mindre, eftersom { $party } betalar mindre än sin del.
sentence-lost-more = Staten betalar { $whole } mindre, eftersom { $lowest } betalar mindre än sin del. Även { $party } betalar för lite: ensamt skulle det kosta { $amount }.
association-named = samordningsförbundet { $name }
amount-in-words = { $amount } kronor

# Bladet där läsaren prövar egna värden.
sheet-trial = Räkna själv
table-name-trial = Prova
trial-title = Räkna själv
trial-note = Ändra i de gula kolumnerna, märkta ”fyll i”: alla blad räknas om. Diagram och meningar ändras inte.
heading-try-amount = Beslutat belopp, kr (fyll i)
heading-try-rate = Förändring, % (fyll i)
heading-try-step = Avrunda till, kr (fyll i)
heading-try-direction = Riktning (fyll i)
heading-try-contribution = Bidrag blir, kr
trial-amount-note = Ett beslutat belopp går före en förändring i procent: töm cellen om du vill pröva procenten. Utan någotdera gäller beloppet enligt lagen. Ett belopp som kommer av ett tak eller ett golv står som beslutat.
trial-follows-note = En medlem som följer en annan måste ändras för sig.
heading-others = Övriga regioner eller kommuner, kr
heading-per-krona = Staten betalar per krona
heading-own-matches = De egna räcker till, kr
heading-other-matches = De andra räcker till, kr

# Sammanställningens blad om medlemmar, län och förändringar.
sheet-members = Medlemmar
sheet-counties = Län
sheet-changes = Förändringar
table-name-members = Medlemstabell
table-name-counties = Länstabell
table-name-changes = Förändringstabell
heading-associations = Antal förbund
heading-possible = Möjligt belopp från staten, kr
heading-use = Så stor del används
county-none = inte delat på medlemmar
members-title = Medlemmarnas bidrag { $year }
members-note = Varje medlems bidrag till alla sina förbund.
counties-title = Bidrag per län { $year }
counties-note = Länet är det där medlemmen ligger; ett förbund kan ha medlemmar i flera län.
changes-title = Största förändringarna { $year }
changes-note = { $count ->
    [0] Inget bidrag ändras från förra året, eller så är förra årets bidrag okända.
    [one] Det bidrag som ändras, i kronor.
   *[other] De { $count } bidrag som ändras mest, i kronor. Ordningen är den som gällde när filen skrevs.
}

sheet-plan = Plan
table-name-plan = Plan
plan-title = Plan för statens belopp
sheet-plan-members = Plan per medlem
table-name-plan-members = Medlemsplan
plan-members-title = Medlemmarnas bidrag enligt planen
heading-plan-year = { $year }, kr
plan-members-note = Beloppen är medlemmarnas delar enligt lagen, delade som i år. Vad de själva beslutar är inte känt.
plan-possible-note = Det möjliga beloppet är budgetårets. För kommande år finns inget än.
plan-of-year = Plan { $year }
heading-plan-possible = Möjligt belopp från staten { $year }, kr
heading-plan-use = Så stor del används
heading-plan-members = Medlemmarna tillsammans, kr
chart-plan = Statens belopp år för år
chart-plan-description = Liggande staplar med statens belopp till { $association } under { $count } år, enligt planen, bredvid det möjliga beloppet. Samma tal står i tabellen ovanför.
