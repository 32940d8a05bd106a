# Statens modell: svaret, arbetsboken och underlaget.

model-key-measure = försörjningsmått
model-key-population = invånare 16–64 år

model-trace-possible = Möjligt belopp enligt modellen
model-trace-by-keys = Grundbelopp och nycklar, i steg om { $unit } efter största rest
model-trace-by-keys-extra = Grundbelopp och nycklar, i steg om { $unit } efter största rest, ett steg extra
model-trace-total = Statens medel för hela landet
model-trace-base = Grundbelopp per förbund
model-trace-rest = Kvar att dela med nycklarna
model-trace-key-share = Förbundets andel: { $key }
model-trace-key-weight = Nyckelns vikt: { $key }
model-trace-key-sum = Förbundets kommuner tillsammans: { $key }
model-trace-key-total = Alla förbund tillsammans: { $key }
model-trace-key-of = { $municipality }: { $key }
model-trace-part-of = Så stor del av { $municipality } hör till förbundet
model-trace-part-weight = Vikt för en del av { $municipality }
model-trace-own-capital = Eget kapital
model-trace-funds = Årets medel
model-trace-limit = Trappan tillåter
model-trace-excess = Eget kapital över trappan
model-trace-deducted-part = Så stor del dras av
model-trace-redistributed = Omfördelat från andra förbunds avdrag
model-trace-redistributed-part = Så stor del av avdragen omfördelas
model-trace-deducted-together = Avdrag tillsammans i alla förbund
model-trace-braked = Bromsen ger eller tar
model-trace-floor = Lägsta belopp enligt bromsen
model-trace-brake-rate = Största minskning på ett år
model-trace-before = Statens belopp föregående år
model-trace-authority-rounding = Försäkringskassans avrundning
model-trace-office-parameter = Kontorets egen uppgift

trace-ended = gällde bara tidigare år
trace-within-staircase = det egna kapitalet ryms i trappan
trace-above-staircase = det egna kapitalet ligger över trappan
trace-nothing-deducted = inget har dragits av
trace-in-the-decision = ingår i Försäkringskassans beslut

model-heading = Statens modell { $year }, kronor
model-total = Att fördela i hela landet: { $total }
model-left = Avdrag för eget kapital som inte fördelas: { $left }
model-compared = Jämfört med { $file }
model-by-keys = Enligt nycklarna
model-deducted = Avdrag
model-redistributed = Omfördelat
model-braked = Broms
model-amount = Möjligt belopp
model-authority = Enligt filen
model-difference = Skillnad
model-difference-percent = Skillnad i procent
model-written = { $files } är skrivna.
model-file-missing = Modellen behöver en fil med befolkning 16–64 och försörjningsmått per kommun. Lägg den som modell.xlsx i mappen, eller ange file under [model] i finsam.toml.
model-total-missing = Ange statens medel för hela landet: --total 339000000, eller total under [model] i finsam.toml.
model-total-wrong = ”{ $what }” är inget belopp i kronor. Skriv till exempel --total 339000000.
model-year-missing = Ange budgetåret: year i finsam.toml.
model-out-ending = { $file } måste sluta på .xlsx.

model-title = Statens modell { $year }
model-note = Möjliga belopp räknade ur befolkning 16–64 år och försörjningsmått. Beloppen är finsams beräkning, inte Försäkringskassans beslut.
model-sheet = Modell
model-sheet-trace = Underlag
model-table-name = Modell
model-parameters-name = Forutsattningar
model-parameter-total = Statens medel för hela landet, kr
model-parameter-base = Grundbelopp per förbund, kr
model-parameter-weight = Vikt för försörjningsmåttet
model-parameter-rest = Kvar att dela med nycklarna, kr
model-heading-what = Förutsättning
model-heading-value = Värde
model-heading-population = Invånare 16–64
model-heading-measure = Försörjningsmått
model-heading-exact = Nycklarna före avrundning
model-heading-before = Föregående år
model-heading-floor = Lägst enligt bromsen
model-trace-note = Så blev varje förbunds belopp, steg för steg.
model-trace-number = Nummer
model-trace-step = Steg
model-trace-value = Värde
model-trace-source = Vilar på
model-trace-place = Var

settings-total = ”{ $what }” är inget belopp i hela kronor. Skriv till exempel total = 339000000.
settings-measure = ”{ $what }” finns inte. Välj antal eller andel.
parameters-form = Filen med egna parametrar går inte att förstå: { $what }
parameters-unknown = Parametern { $what } finns inte. Kommandot finsam rules visar vilka som finns.
parameters-unit = { $parameter } kan inte vara ”{ $value }”. Kommandot finsam rules visar parameterns enhet.
parameters-law = { $parameter } bestäms av { $law } och kan inte ändras.
parameters-overlap = { $parameter } får två värden samma dag, { $day }. Ge det tidigare värdet en sista dag (to).
parameters-gap = { $parameter } saknar värde dagarna före { $day }. Skriv varför med ended på det tidigare värdet.
parameters-source = { $what } saknar källa. Skriv i source var uppgiften står.
parameters-steps = { $what } behöver steg i stigande ordning: varje steg med percent eller tkr, alla utom det sista med up-to-tkr.

help-model = Räkna statens modell: varje förbunds möjliga belopp, och jämför med Försäkringskassans fil.
help-model-usage = finsam model [MAPP] [--total KR] [--compare FIL] [--out FIL.xlsx] [--explain FÖRBUND] [--csv PROFIL] [--format FORM] [--lang SPRÅK]
help-arg-total = Statens medel för hela landet, i kronor
help-arg-compare = Försäkringskassans fil att jämföra med (utelämnad: den som ligger i mappen in)
help-arg-explain = Visa hur det här förbundets belopp blev till
help-value-total = KR
help-value-compare = FIL
help-value-explain = FÖRBUND

rules-own = kontorets egen, { $place }
rules-ended = Gäller inte längre:
rules-ended-line = { $parameter }, till och med { $to }: { $why }

column-municipality = Kommun
column-population-16-64 = Befolkning 16–64
column-measure = Försörjningsmått
column-own-capital = Eget kapital
column-funds = Årets medel
column-state-before = Statens belopp föregående år
table-associations = Förbund
table-model = Statens modell
