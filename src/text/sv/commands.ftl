# Kommandoraden: hjälp, svar och fel.

help-usage = Så här:
help-commands = Kommandon
help-arguments = Argument
help-options = Växlar

help-finsam = finsam räknar ut bidragen till samordningsförbunden och skriver underlagen.
help-finsam-usage = finsam KOMMANDO [VÄXLAR]
help-finsam-after =
    Svaret skrivs till standard ut, meddelanden till standard fel.
    Slutkod: 0 klart, 1 något måste rättas (inget skrivet), 2 fel användning, 3 datorn eller nätet svek.
help-run = Räkna ut året och skriv arbetsböcker och tabeller.
help-run-usage = finsam run [MAPP] [--all] [--out UTMAPP] [--only NAMN] [--csv PROFIL] [--template MALL] [--vad-om BESLUT] [--format FORM] [--lang SPRÅK]
help-check = Läs och räkna utan att skriva något, och visa allt som behöver rättas.
help-check-usage = finsam check [MAPP] [--all] [--mark KOPIA.xlsx] [--vad-om BESLUT] [--format FORM] [--lang SPRÅK]
help-explain = Visa varför ett belopp är som det är, ned till fil, blad och cell.
help-explain-usage = finsam explain FÖRBUND [MEDLEM] [--folder MAPP] [--run KÖRNING] [--format FORM] [--lang SPRÅK]
help-arg-kept_run = Förklara en körning (arbetsmappen: den gällande), ur det underlag som den har kvar
help-value-kept_run = KÖRNING
run-nothing-kept = Körningen i { $folder } har inte kvar sitt underlag och går inte att göra om.
help-rules = Lista de parametrar som gäller för ett år, eller alla, med källa.
help-rules-usage = finsam rules [ÅR] [--folder MAPP] [--format FORM] [--lang SPRÅK]
help-watch = Bevaka mappen in: varje fil som läggs där läses, räknas och skrivs, en gång.
help-watch-usage = finsam watch [MAPP] [--once] [--still SEKUNDER] [--format FORM] [--lang SPRÅK]

help-arg-help = Visa hjälpen
help-arg-version = Visa versionen
help-arg-lang = Språk: sv eller en
help-arg-dir = Arbetsmappen (utelämnad: mappen du står i)
help-arg-out = Mapp att skriva i: ny, tom eller en tidigare körning
help-arg-only = Skriv bara det här förbundets eller den här medlemmens arbetsbok
help-arg-template = Kontorets färger, logotyp och sidfot (en TOML-fil)
help-arg-csv = CSV-profil: excel-sv (för Excel) eller rfc4180 (för program)
help-arg-format = Svarets form: text eller json
help-arg-association = Förbundets namn eller alias
help-arg-member = Medlemmens namn eller kod
help-arg-folder = Arbetsmappen (utelämnad: mappen du står i)
help-arg-once = Ta det som ligger där och sluta
help-arg-still = Så många sekunder ska en fil ha varit orörd (utelämnad: 5)
help-value-still = SEKUNDER
help-value-lang = SPRÅK
help-value-dir = MAPP
help-value-out = UTMAPP
help-value-only = NAMN
help-value-template = MALL
help-value-csv = PROFIL
help-value-format = FORM
help-value-association = FÖRBUND
help-value-member = MEDLEM
help-value-folder = MAPP

rules-parameter = Parameter
rules-value = Värde
rules-from = Från och med
rules-to = Till och med
rules-source = Källa
rules-not-given = Inget värde känt, används inte:

usage-command-missing = Ange ett kommando.
usage-unknown-command = Kommandot { $what } finns inte.
usage-unknown-argument = Växeln eller argumentet { $what } finns inte här.
usage-argument-missing = Det saknas ett argument: { $what }
usage-value-missing = Växeln { $what } behöver ett värde.
usage-invalid-value = { $what } kan inte vara ”{ $value }”. Välj bland: { $choices }
usage-wrong = Kommandot gick inte att förstå. { $what }
usage-see-help = Skriv finsam --help för att se vad som finns.

folder-missing = Mappen { $folder } finns inte.
output-not-a-run = Mappen { $folder } innehåller annat än en tidigare körning. Inget är skrivet. Välj en ny eller tom mapp.
output-exists = Filen { $file } finns redan. Inget är skrivet.
output-busy = En annan körning skriver eller skickar just nu i { $folder }. Inget är skrivet. Vänta tills den är klar och försök igen.
output-strangers = I mappen { $folder } ligger något som inte hör till körningen: { $files }{ $more ->
        [0] {""}
       *[other] {" "}och { $more } till
    }. Inget är skrivet och allt ligger kvar. Flytta det som är ditt, eller välj en annan mapp.
output-kept = Körningen är skriven, men i den förra låg något som inte hörde till den: { $files }{ $more ->
        [0] {""}
       *[other] {" "}och { $more } till
    }. Det ligger kvar i { $folder }. Flytta det dit du vill ha det.
output-unsure = Mappen { $folder } hör till en körning som pågår eller som avbröts, och disken kan inte säga vilket. Inget är skrivet. Vänta, eller ta bort mappen om ingen annan kör finsam.
output-held = { $file } är öppen i ett annat program. Inget är skrivet. Stäng den i Excel, eller vänta på OneDrive eller virusskyddet, och försök igen.
output-not-made = { $name } gick inte att skapa: { $reason }. Inget är skrivet.
file-not-text = { $file } är inte sparad som UTF-8. Öppna den i Anteckningar, välj Spara som och kodningen UTF-8.
machine-failed = Datorn kunde inte läsa eller skriva: { $reason }. Ingen halv körning finns kvar, och tidigare körningar är orörda.

message-error = Fel
message-where = Var
message-do = Gör så här
message-count =
    { $errors ->
        [0] Inga fel
        [one] 1 fel
       *[other] { $errors } fel
    }{ $warnings ->
        [0] { "" }
        [one] , 1 varning
       *[other] , { $warnings } varningar
    }{ $informations ->
        [0] { "" }
        [one] , 1 sak att känna till
       *[other] , { $informations } saker att känna till
    }.
message-known =
    { $count ->
        [one] En sak att känna till visas med --all.
       *[other] { $count } saker att känna till visas med --all.
    }

run-writing = Skriver
waiting-reading = Läser och räknar …
waiting-verifying = Gör om körningen och jämför …
waiting-other-run = Väntar på en annan körning i samma mapp …
waiting-drafting = Skriver utkast …
run-written =
    { $count ->
        [one] En fil
       *[other] { $count } filer
    } och manifest.json finns i { $folder }
run-nothing-written = Inget är skrivet. Rätta felen och kör igen.

summary-heading = Bidrag till samordningsförbund { $year }, { $status } tilldelning, kronor (körning { $run })
summary-state = Staten
summary-regions = Regioner
summary-municipalities = Kommuner
summary-unmatched = Uteblir
summary-use = Av det möjliga
summary-total = Totalt
summary-last-year = Föregående år
summary-contribution = Bidrag
summary-change = Förändring
summary-actual = Verklig
summary-declared = Beslutad
summary-more = { $count } bidrag: se sammanställningen och csv/bidrag.csv.
summary-undecided = Slutligt beslut saknas
summary-undecided-members = Medlemmar
summary-undecided-count = Antal
summary-undecided-of = { $missing } av { $all }
summary-undecided-total = Slutligt beslut saknas från { $missing } av { $all } medlemmar.
summary-all-decided = Alla medlemmar har fattat slutliga beslut.
summary-plan = Plan
summary-reconciliation = Avstämning mot lagen
summary-by-law = Enligt lagen
summary-offered = Betalar
summary-difference = Skillnad
summary-state-money-lost = Statliga pengar som uteblir
summary-agrees = stämmer

why-state = Statens belopp
why-matched = Staten betalar
why-unmatched = Statliga pengar som uteblir
why-contribution = Bidrag
why-contribution-of = Bidrag från { $payer }
why-by-law = Enligt lagen, att jämföra med
why-change = Förändring från förra året
why-not-in-run = { $what } finns inte i den här körningen.
why-see-above = (se ovan)

file-unfit = Filen { $file } går inte att läsa: { $reason }.
help-arg-all = Visa allt som finns att säga och alla tabeller
