# Ord som återkommer i flera meningar, tabeller och arbetsböcker.

list-and = { $first } och { $last }
list-or = { $first } eller { $last }

place-line = { $file }, rad { $line }, tecken { $column }
place-sheet = { $file }, blad { $sheet }
place-cells = { $file }, cellerna { $cells }
place-sheet-cells = { $file }, blad { $sheet }, cellerna { $cells }
place-more = { $count } till
place-cell = { $file }, cell { $cell }
place-sheet-cell = { $file }, blad { $sheet }, cell { $cell }

party-state = staten
party-regions = regioner
party-municipalities = kommuner
members-regions = regionerna
members-municipalities = kommunerna
share-quarter = fjärdedel
share-half = hälft
share-by-law = del enligt lagen

key-population = befolkning
key-population-16-64 = befolkning 16–64
key-equal = lika
key-percent = procent
key-weight = vikt
key-amount = belopp
split-population = efter befolkning
split-population-16-64 = efter befolkning 16–64
split-equal = lika
split-percent = efter procent
split-weight = efter vikt
split-amount = efter fasta belopp
possessive-region = regionens
possessive-regions = regionernas
possessive-municipality = kommunens
possessive-municipalities = kommunernas

rule-reduction = minskning
rule-follows = följer
rule-amount = belopp
rule-cap = tak
rule-floor = golv

allocation-status-none = utan status
allocation-status-assumed = antagen
allocation-status-requested = äskad
allocation-status-preliminary = preliminär
allocation-status-final = slutlig
allocation-status-corrected = rättad
file-used = en annan fil
file-assumed = den antagna
file-requested = den äskade
file-preliminary = den preliminära
file-final = den slutliga
file-corrected = den rättade

decision-status-preliminary = preliminär
decision-status-conditional = villkorad
decision-status-final = slutlig
decision-status-none = ej beslutad

direction-up = uppåt
direction-nearest = närmaste
direction-down = nedåt

severity-error = fel
severity-warning = varning
severity-information = upplysning

table-allocation = Fördelning
table-members = Medlemmar
table-decisions = Beslut
table-last-year = Föregående år
table-aliases = Alias
table-contacts = Kontakter
table-plan = Plan

column-association = Förbund
column-member = Medlem
column-party = Part
column-code = Kod
column-key = Nyckel
column-value = Värde
column-from = Från
column-to = Till
column-rule = Regel
column-rounding = Avrundning
column-date = Datum
column-status = Status
column-reference = Diarienummer
column-note = Not
column-year = År
column-amount = Belopp
column-name = Namn
column-target = Avser
column-county = Län
column-possible = Möjlig tilldelning
column-assumed = Antagen tilldelning
column-requested = Äskade medel
column-preliminary = Preliminär tilldelning
column-final = Slutlig tilldelning
column-corrected = Rättad tilldelning
column-allocated = Tilldelning
column-email = E-post
column-copy = Kopia
column-state-amount = Statligt belopp
column-method = Metod
column-target-year = Målår
column-target-amount = Målbelopp

rate-too-fine = talet har fler än sex decimaler
rate-out-of-range = talet är större än 9 999 %
rate-no-number = cellen innehåller inget tal
unreadable-not-found = den finns inte
unreadable-denied = du har inte rätt att läsa den
unreadable-busy = den är öppen i ett annat program
unreadable-otherwise = datorn kunde inte läsa den
unreadable-folder = det är en mapp
unreadable-special = det är ingen vanlig fil
unreadable-broken-link = länken leder till något som inte finns
unreadable-link = det är en länk, och inte finsams egen fil
unreadable-link-loop = länken leder tillbaka till sig själv
unreadable-too-large = den är för stor

setting-kind-number = Skriv ett heltal utan citattecken, till exempel year = 2024.
setting-kind-text = Skriv en text inom citattecken, till exempel language = "sv".
setting-kind-texts = Skriv en text inom citattecken, eller flera i en lista: ["medlemmar.xlsx", "beslut.csv"].
setting-kind-yes-or-no = Skriv true eller false, utan citattecken.
setting-kind-date = Skriv datumet utan citattecken, till exempel date = 2024-11-20.
setting-kind-table = Skriv namnet inom hakparenteser på en egen rad, till exempel [allocation], och inställningarna under den.
setting-fits-rounding = Skriv riktning, steg och enhet, till exempel ”uppåt 10 tkr” eller ”närmaste 1 kr”.
setting-fits-unit = Skriv steget med enhet, till exempel ”1 kr” eller ”100 kr”.
setting-fits-cell = Skriv en cell som i Excel, till exempel ”D5” eller ”Föregående år!D5”.
setting-fits-address = Skriv en e-postadress, till exempel ”kansli@finsam.se”.
setting-fits-name = Skriv avsändarens namn på en rad, till exempel ”Samordningsförbundet Sydnärke”.
setting-fits-moment = Skriv ett datum, 2024-11-20, eller datum och tid med tidszon, 2024-11-20T08:00:00+01:00.
setting-fits-color = Skriv sex siffror efter #, till exempel ”#1F4E5F”.
setting-fits-contrast = Kontrasten blir för liten. Välj en mörkare färg till rubriker och staplar och en ljusare till summor.
setting-fits-logo = Använd en bild i formatet PNG.
setting-fits-footer = Sidfoten får vara högst 120 tecken på en rad.
plan-linear = linjär
plan-equal-percent = lika procent
and-more = { $shown } och { $count } till
