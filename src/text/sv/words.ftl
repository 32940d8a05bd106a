# Ord som återkommer i flera meningar, tabeller och arbetsböcker.

list-and = { $first } och { $last }

place-line = { $file }, rad { $line }, tecken { $column }
place-sheet = { $file }, blad { $sheet }
place-cell = { $file }, cell { $cell }
place-sheet-cell = { $file }, blad { $sheet }, cell { $cell }

party-state = staten
party-regions = regioner
party-municipalities = kommuner

key-population = befolkning
key-population-16-64 = befolkning 16–64
key-equal = lika
key-percent = procent
key-weight = vikt
key-amount = belopp

rule-reduction = minskning
rule-follows = följer
rule-amount = belopp
rule-cap = tak
rule-floor = golv

allocation-status-none = utan status
allocation-status-requested = äskad
allocation-status-preliminary = preliminär
allocation-status-final = slutlig
allocation-status-corrected = rättad

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
plan-linear = linjär
plan-equal-percent = lika procent
and-more = { $shown } och { $count } till
