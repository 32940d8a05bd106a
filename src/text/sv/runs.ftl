# finsam runs: vilka körningar som finns, vad som skiljer dem, och vilken som gäller.

help-runs = Lista körningarna: belopp, vad som ändrats sedan versionen före, utskick, och vilken som gäller.
help-runs-usage = finsam runs [MAPP] [--current VERSION] [--format FORM] [--lang SPRÅK]
help-arg-current = Låt den här körningen gälla: versionens siffra, eller körningens nummer, till exempel 1a2b3c4d
help-value-current = VERSION

runs-version = Version
runs-status = Status
runs-state = Tilldelat
runs-contributions = Bidrag
runs-drafted = Utkast
runs-sent = Skickat
runs-current = gällande
runs-name =
    { $version ->
        [none] körning { $run }
       *[other] version { $version }
    }
runs-against = mot { $before }: { $what }
runs-same-amounts = samma belopp
runs-same-sum = { $association } samma summa, fördelad på annat sätt
runs-one-changed = { $association } { $amount }
runs-several-changed = { $count } förbund ändrade, { $amount } tillsammans
runs-one-state-changed = { $association } samma bidrag, staten { $amount }
runs-several-states-changed = { $count } förbund med samma bidrag, staten { $amount } tillsammans
runs-only = bara { $only } (--only)
runs-mail-unknown =
    { $count ->
        [one] ett meddelande är ovisst, se finsam mail status
       *[other] { $count } meddelanden är ovissa, se finsam mail status
    }
runs-mail-unreadable = utskicket går inte att läsa, se finsam mail status
runs-changed-files =
    { $count ->
        [one] en fil är ändrad eller borta, se finsam verify
       *[other] { $count } filer är ändrade eller borta, se finsam verify
    }
runs-empty = Här finns ingen körning än. Kör finsam run.
runs-unmarked = Ska en annan gälla: finsam runs --current VERSION
runs-others = Inte hela körningar:
runs-no-manifest = manifest.json saknas
runs-unreadable = manifest.json går inte att förstå
runs-unfinished = skrivs just nu, eller avbröts

runs-taken = Gällande körning: { $folder }
runs-still-current = Gällande är fortfarande { $current } ({ $folder }). Ska den nya gälla: finsam runs --current { $new }
runs-none = I { $folder } finns ingen körning än. Kör finsam run.
runs-mark-of-none = { $file } anger ”{ $mark }”, och ingen hel körning har det numret. Ange vilken som gäller med finsam runs --current VERSION, eller ta bort filen, så gäller den som har kommit längst.
runs-several-current = Det går inte att säga vilken körning som gäller: { $runs } har kommit lika långt. Ange det med finsam runs --current NUMMER, till exempel 1a2b3c4d.
runs-no-such-version = Ingen körning i { $folder } är version { $what } det senaste året eller har det numret. finsam runs visar vilka som finns.
runs-several-versions = Flera körningar är version { $what }: { $runs }. Ange körningens nummer i stället, det som står sist i mappens namn.
runs-never-current = { $run } är gjord med --only och har inte alla arbetsböcker. Den kan inte gälla.
runs-not-current = Körningen är inte den gällande. Gällande är { $current }.
