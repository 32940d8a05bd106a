# finsam verify: en tidigare körning görs om och jämförs.

help-verify = Gör om en tidigare körning ur det underlag som den sparade, och jämför byte för byte.
help-verify-usage = finsam verify KÖRNING [--format FORM] [--lang SPRÅK]
help-arg-run = Körningens mapp, den med manifest.json, eller arbetsmappen: den gällande körningen
help-value-run = KÖRNING

verify-not-a-run = Mappen { $folder } är ingen körning: där finns ingen manifest.json.
verify-manifest-unreadable = manifest.json i { $folder } går inte att förstå.

verify-heading = Körning { $run }: { $year }, { $status } tilldelning, gjord med finsam { $version }
verify-other-version = Körningen gjordes med finsam { $made }. Det här är finsam { $now }.
verify-amounts-agree =
    { $count ->
        [one] Det enda beloppet stämmer.
       *[other] Alla { $count } belopp stämmer.
    }
verify-totals-agree =
    { $count ->
        [one] Det enda totalbeloppet stämmer.
       *[other] Alla { $count } totalbelopp stämmer.
    }
verify-kept =
    { $inputs ->
        [one] Underlaget
       *[other] { $inputs } underlag
    } och { $outputs ->
        [one] en fil
       *[other] { $outputs } filer
    } är oförändrade sedan körningen.
verify-written-otherwise =
    { $count ->
        [0] Den här versionen skriver fler filer.
        [one] En av filerna skriver den här versionen annorlunda.
       *[other] { $count } av filerna skriver den här versionen annorlunda.
    } Beloppen är desamma.
verify-identical =
    Identisk. { $inputs ->
        [one] Underlaget är oförändrat
       *[other] { $inputs } underlag är oförändrade
    }, och { $outputs ->
        [one] filen blir
       *[other] { $outputs } filer blir
    } byte för byte likadana när körningen görs om.
verify-differs = Skiljer sig.

verify-inputs = Ändrat underlag
verify-input-changed = { $file } är ändrad sedan körningen
verify-input-gone = { $file } saknas, så körningen går inte att göra om
verify-stopped = Underlaget går inte längre att räkna på
verify-amounts = Belopp som det ändrar (kr)
verify-amounts-version = Belopp som blir andra (kr)
verify-no-amounts = Inget belopp ändras av det.
verify-then = I körningen
verify-now = Nu
verify-amount = Belopp
verify-sources = Celler som skiljer sig
verify-source = { $place }, { $what }: { $before }, nu { $now }
verify-outputs = Filer som är ändrade sedan de skrevs
verify-output-changed = { $file } är ändrad för hand
verify-output-format = { $file } är ändrad för hand, men inte i något värde
verify-output-gone = { $file } saknas
verify-cell = { $place }: { $before }, nu { $now }
verify-cell-empty = tom
verify-again = Filer som blir annorlunda när körningen görs om
verify-again-only-now = { $file } skrevs inte då
verify-again-not-made = { $file } skrivs inte längre
verify-why-inputs = Orsak: underlaget är ändrat.
verify-why-version = Orsak: körningen är gjord med finsam { $made }, det här är finsam { $now }.
verify-why-both = Orsak: underlaget är ändrat, och körningen är gjord med finsam { $made }, det här är finsam { $now }.
verify-why-unknown = Orsak: okänd. Underlag och version är desamma, men programmet räknar eller skriver annorlunda.
verify-manifest-changed = manifest.json är ändrad för hand, eller skriven av ett annat program
verify-more =
    { $count ->
        [one] … och en till (se --format json)
       *[other] … och { $count } till (se --format json)
    }
verify-unlisted = Hör inte till körningen (inget fel)
