# Avvikelser: vad som är fel och, under .action, vad man gör åt det. Platsen skrivs ut för sig.
# En tom lista av förslag har värdet none. Orden står i docs/ord.md.

# 1xx: filer och inställningar

finding-file-unreadable = Filen går inte att läsa: { $reason }
    .action = Se efter att filen finns, att den inte är öppen i ett annat program och att du får läsa den.
finding-no-allocation-file =
    { $others ->
        [none] Försäkringskassans fil saknas i mappen { $folder }.
       *[other] I mappen { $folder } finns bara { $others }, och ingen tabell.
    }
    .action = Lägg filen i mappen { $folder }. Har den inte kommit: skriv äskade eller antagna belopp på bladet Fördelning.
finding-several-allocation-files = Flera filer i mappen in kan vara Försäkringskassans: { $files }.
    .action = Behåll den som gäller. Eller skriv dess namn i finsam.toml: file under [allocation].
finding-no-member-file = { $file } saknas i arbetsmappen.
    .action = Lägg { $file } i mappen. Heter filen något annat: skriv namnet i finsam.toml, efter members.
finding-unknown-format = Filen är varken en arbetsbok eller en textfil.
    .action = Öppna den i Excel och spara den som xlsx.
finding-workbook-broken = Filen är skadad och går inte att läsa.
    .action = Öppna den i Excel, låt Excel laga den, se över beloppen och spara som xlsx. Eller hämta filen på nytt.
finding-workbook-encrypted = Filen är låst med lösenord.
    .action = Öppna den i Excel, ta bort lösenordet under Arkiv, Info, Skydda arbetsbok, och spara.
finding-file-too-large = Filen är för stor: { $size }. Gränsen är { $limit }.
    .action = Spara en kopia med bara det blad som behövs.
finding-web-page = Filen är en webbsida, fast den heter som en arbetsbok.
    .action = Öppna den i Excel och spara den som xlsx.
finding-suspicious-letters = Å, ä och ö ser ut att vara fel i filen: { $sample }.
    .action = Spara filen på nytt som xlsx. I Excel går också CSV UTF-8 bra.
finding-workbook-overwhelms = Arbetsboken är för tung för att läsas.
    .action = Öppna den i Excel och spara den på nytt som xlsx. Är den skadad: be om en ny.
finding-reader-not-started = Äldre arbetsböcker (xls, xlsb, ods) går inte att läsa just nu.
    .action = Spara filen som xlsx, eller installera om finsam.
finding-no-worksheets = Arbetsboken har inga blad.
    .action = Se efter att det är rätt fil, eller be om en ny.
finding-allocation-file-not-used =
    { $years ->
        [none] Filen är { $status } och används inte, eftersom { $used } finns.
       *[other] Filen gäller { $years } och används inte i årets körning.
    }
    .action = Är det den som gäller: skriv dess namn i finsam.toml, efter file under [allocation].
finding-allocation-file-unread = Filen går inte att läsa ({ $code }) och används inte. En annan fil i mappen används.
    .action = Ta bort filen ur mappen. Eller kör med bara den, så ser du vad som är fel.
finding-typed-amounts-not-used = Beloppen på bladet Fördelning används inte, eftersom Försäkringskassans fil finns.
    .action = Ska de användas: ta bort Försäkringskassans fil ur mappen in.
finding-typed-amount-decided = Ett belopp som ni själva skriver kan inte vara preliminärt, slutligt eller rättat.
    .action = Skriv det som äskat eller antaget. Eller lägg Försäkringskassans fil i mappen in.
finding-typed-amounts-twice = Bladet Fördelning finns två gånger, också i { $other }.
    .action = Behåll det som gäller.
finding-own-file-not-known = { $file } är ändrad, eller så saknas { $manifest } bredvid. Beloppen används inte.
    .action = Ange körningens egen csv/bidrag.csv där den ligger, eller låt finsam next hämta beloppen.
finding-settings-syntax = Raden går inte att förstå: { $line }
    .action = Skriv en sak per rad, med text inom citattecken: language = "sv". Med # först blir raden en anmärkning.
finding-setting-twice = { $key } står två gånger.
    .action = Behåll en av raderna. Hör de ihop: skriv dem under samma rubrik.
finding-setting-unknown = Inställningen { $key } finns inte.
    .action = { $suggestions ->
        [none] Här kan stå { $known }.
       *[other] Menar du { $suggestions }? Här kan stå { $known }.
    }
finding-setting-wrong-kind = Det som står efter { $key } är av fel slag.
    .action = { $expected }
finding-setting-unknown-word = ”{ $text }” kan inte stå för { $key }.
    .action = Välj bland { $choices }.
finding-setting-out-of-range = { $key } kan inte vara { $text }.
    .action = Skriv ett heltal från { $from } till { $to }.
finding-setting-unfit = ”{ $text }” kan inte stå för { $key }.
    .action = { $fits }
finding-setting-unprotected = security = "none" går bara till en server på samma dator, inte till { $host }.
    .action = Skriv security = "starttls" eller security = "tls".
finding-text-unreadable = Det går inte att se vad som står här: ”{ $sample }”.
    .action = Öppna filen i Anteckningar, rätta bokstäverna och spara den med kodningen UTF-8.
finding-mail-in-run = Det som utskicken behöver står i finsam.toml. Då krävs en ny körning varje gång du ändrar det.
    .action = Flytta raderna under [mail] till filen utskick.toml. Skriv inte dit [mail], och låt [mail.smtp] heta [smtp]. Kör sedan finsam run igen.
finding-mail-settings-twice = Det som utskicken behöver står både i finsam.toml, under [mail], och i utskick.toml.
    .action = Behåll en av dem. Ta bort [mail] ur finsam.toml och kör finsam run igen, eller ta bort utskick.toml.

# 2xx: blad, tabeller och kolumner

finding-table-not-found = Tabellen { $table } finns inte. Ingen rad har rubrikerna { $columns }.
    .action = Är det rätt fil? Heter kolumnerna något annat: skriv i finsam.toml, under [allocation], vilken rad som har rubrikerna och vilka kolumnerna är. Till exempel header-row = 5, columns.association = "A" och columns.final = "D".
finding-several-tables = Flera tabeller kan vara { $table }: { $candidates }.
    .action = Välj en med sheet och header-row under [allocation] i finsam.toml, eller ta bort de andra.
finding-several-columns = Flera kolumner kan vara { $column }: { $candidates }.
    .action = I medlemmar.xlsx: byt rubrik på den andra. I Försäkringskassans fil: välj under [allocation] i finsam.toml, till exempel columns.final = "D".
finding-unit-missing = Är beloppen i kolumnen ”{ $column }” i kr eller tkr?
    .action = Skriv det i rubriken, till exempel Belopp (tkr). För Försäkringskassans fil: skriv unit = "tkr" under [allocation] i finsam.toml.
finding-other-year = Filen gäller { $found }, men körningen gäller { $expected }.
    .action = Byt till filen för { $expected }, eller rätta year i finsam.toml.
finding-year-unknown = Det står inte vilket år filen gäller.
    .action = Skriv året i finsam.toml, till exempel year = 2024.
finding-status-unknown = Är beloppen i kolumnen ”{ $column }” äskade, preliminära eller slutliga?
    .action = Skriv det i finsam.toml, under [allocation], till exempel status = "slutlig".
finding-sum-off-by-rounding = Det står { $stated } på raden ”{ $label }”, men raderna blir { $computed }. Skillnaden är avrundning.
    .action = Raderna används som de står. Är skillnaden fel: hämta filen på nytt.
finding-sum-wrong = Det står { $stated } på raden ”{ $label }”, men raderna blir { $computed }. Skillnaden är { $difference }.
    .action = Se efter att ingen rad saknas, står två gånger eller är ändrad. Eller hämta filen på nytt.
finding-cell-twice = Cellen står två gånger i filen, kanske med olika värden.
    .action = Öppna filen i Excel, se efter vad som ska stå och spara.
finding-row-without-name = Raden har beloppet { $amount } men inget namn.
    .action = Skriv förbundets namn på raden, eller ta bort beloppet.
finding-column-ignored = Kolumnen ”{ $column }” räknas inte med.
    .action = Ska den med: ge den en rubrik som finsam känner till. De står i handledningen.
finding-sheet-ignored = Bladet läses inte: ingen tabell där känns igen.
    .action = Ska det läsas: ge kolumnerna de rubriker som står i handledningen.
finding-hidden-rows = { $rows ->
    [one] En dold rad räknas inte.
   *[other] { $rows } dolda rader räknas inte.
}
    .action = Ska de räknas: visa dem i Excel och spara. Eller skriv hidden = true under [allocation] i finsam.toml.
finding-hidden-counted = Det dolda räknas med: rader { $rows }, kolumner { $columns }.
    .action = Ska de inte räknas: ta bort hidden = true ur finsam.toml.
finding-hidden-column = Den dolda kolumnen ”{ $column }” räknas inte.
    .action = Ska den räknas: visa den i Excel och spara. Eller skriv hidden = true under [allocation] i finsam.toml.
finding-hidden-sheet = Det dolda bladet har en tabell, men räknas inte.
    .action = Ska den räknas: visa bladet i Excel och spara. Eller skriv bladets namn efter sheet under [allocation] i finsam.toml.
finding-magnitude-odd = Stämmer { $amount }? Beloppet lästes i { $unit }.
    .action = Rätta enheten. Stämmer beloppet: skriv enheten i finsam.toml, under [allocation], till exempel unit = "tkr".
finding-cell-misread = Cellen har { $markup }, som inte går att läsa.
    .action = Öppna filen i Excel, se efter vad som ska stå och spara. Går den inte att öppna: be om en ny.
finding-cell-several-values = Cellen har { $values } olika värden i filen.
    .action = Öppna filen i Excel, se efter vad som ska stå och spara. Går den inte att öppna: be om en ny.
finding-later-column = Är det här filen för { $year }? Kolumnen ”{ $later }” gäller ett senare år än ”{ $column }”.
    .action = Byt till filen för { $year }. Är det rätt fil: ange kolumnen under [allocation] i finsam.toml, till exempel columns.final = "C".

# 3xx: värden i celler

finding-not-an-amount = ”{ $text }” är inget belopp.
    .action = Skriv ett tal, till exempel 1 305,5. Lämna cellen tom om beloppet inte är känt.
finding-ambiguous-number = Menar du { $one } eller { $other }? Det står ”{ $text }”.
    .action = Skriv mellanrum mellan tusental och komma före decimaler, till exempel 1 000 eller 1,5.
finding-formula-without-value = Formeln i cellen är inte uträknad.
    .action = Öppna filen i Excel, så räknas den ut, och spara.
finding-error-value = Cellen visar felet { $value }.
    .action = Rätta formeln i Excel, eller skriv beloppet i dess ställe.
finding-finer-than-ore = ”{ $text }” har delar av ett öre.
    .action = Avrunda till hela ören.
finding-number-out-of-range = ”{ $text }” är för stort för att vara ett belopp.
    .action = Rätta talet eller enheten. Står det kronor där det ska stå tkr?
finding-negative-amount = { $amount } är mindre än noll. Det kan beloppet inte vara.
    .action = Rätta tecknet.
finding-not-a-rate = ”{ $text }” är ingen procent: { $why }.
    .action = Skriv högst sex decimaler, till exempel −10 % eller 12,5 %.
finding-rate-without-sign =
    { $percent ->
        [none] ”{ $text }” är inte skrivet i procent.
       *[other]
            { $or ->
                [none] Menar du { $percent }?
               *[other] Menar du { $percent } eller { $or }?
            }
    }
    .action = Skriv procenttecknet.
finding-not-a-date = ”{ $text }” är inget datum.
    .action = Skriv år, månad och dag, till exempel 2024-02-28.
finding-date-for-amount = Här står datumet { $text }, men det ska vara ett belopp.
    .action = Ge cellen talformat i Excel och skriv beloppet på nytt. Excel gör ibland om tal till datum.
finding-unknown-word = ”{ $text }” kan inte stå i kolumnen { $column }.
    .action = Välj bland { $choices }.
finding-not-a-rounding = ”{ $text }” är ingen avrundning.
    .action = Skriv till exempel uppåt 10 tkr, närmaste 1 kr eller nedåt 100 kr.
finding-cell-empty = Kolumnen { $column } är tom på raden.
    .action = Fyll i cellen, eller ta bort hela raden.
finding-not-a-year = ”{ $text }” är inget år.
    .action = Skriv fyra siffror, till exempel 2023.
finding-number-as-text = ”{ $text }” står som text och läses som ett tal.
    .action = Är talet fel: rätta det i cellen.
finding-value-not-wanted = ”{ $text }” passar inte på en rad med { $by }.
    .action = Rätta det, eller välj något annat än { $by }. Handledningen visar vad som hör ihop.

# 4xx: namn och koder

finding-unknown-member = ”{ $name }” är ingen kommun eller region i Sverige.
    .action =
        { $suggestions ->
            [none] Rätta namnet, eller skriv koden i kolumnen Kod.
           *[other] Menar du { $suggestions }? Skriv det namnet, eller koden i kolumnen Kod.
        }
finding-ambiguous-member = ”{ $name }” heter flera: { $candidates }.
    .action = Skriv hela namnet, till exempel Örebro kommun eller Region Örebro län. Eller skriv koden i kolumnen Kod.
finding-code-disagrees = Koden { $code } är { $of_code }, men namnet ”{ $name }” är { $of_name }.
    .action = Rätta koden eller namnet. Kolumnen Kod får vara tom.
finding-unknown-code = Ingen kommun eller region har koden { $code }.
    .action = Skriv kommunens fyra siffror eller regionens två. Eller lämna Kod tom och skriv namnet.
finding-party-disagrees = { $name } står bland { $stated } men hör till { $registered }.
    .action = Rätta kolumnen Part, eller lämna den tom.
finding-unknown-association = Förbundet ”{ $name }” finns inte på bladet Medlemmar.
    .action =
        { $suggestions ->
            [none] Rätta namnet. Eller för upp förbundet på bladet Medlemmar, eller namnet på bladet Alias.
           *[other] Menar du { $suggestions }? Skriv det namnet, eller för upp ”{ $name }” på bladet Alias.
        }
finding-ambiguous-association = ”{ $name }” kan vara flera förbund: { $candidates }.
    .action = Skriv hela namnet. Eller rätta bladet Alias, så att namnet bara är ett av dem.
finding-alias-without-target = ”{ $alias }” är ett annat namn för ”{ $target }”, men det förbundet finns inte på bladet Medlemmar.
    .action = Skriv i kolumnen Avser vad förbundet heter på bladet Medlemmar.
finding-not-a-name = ”{ $text }” är inget namn.
    .action = Skriv förbundets namn.
finding-alias-outside-year =
    { $from ->
        [none] ”{ $name }” var ett namn på { $association } till och med { $to }. Här gäller det { $year }.
       *[other]
            { $to ->
                [none] ”{ $name }” är ett namn på { $association } först från { $from }. Här gäller det { $year }.
               *[other] ”{ $name }” är ett namn på { $association } bara från { $from } till och med { $to }. Här gäller det { $year }.
            }
    }
    .action = Skriv { $association } om det är det du menar. Annars: rätta Från och Till på bladet Alias.
finding-office-unknown = ”{ $name }” är ingen region, kommun eller något förbund som finsam känner till.
    .action =
        { $suggestions ->
            [none] Skriv hela namnet, till exempel Region Örebro län.
           *[other] Menar du { $suggestions }? Skriv det namnet.
        }
finding-office-not-in-list = { $office } är inte medlem i något förbund på bladet Medlemmar. Då finns ingen att skriva till.
    .action = Rätta bladet Medlemmar, eller name under [office] i finsam.toml.

# 5xx: fördelning och medlemslista

finding-rows-not-in-member-list =
    { $count ->
        [one] En rad gäller ett förbund som inte står på bladet Medlemmar. Den räknas inte: { $sum }.
       *[other] { $count } rader gäller förbund som inte står på bladet Medlemmar. De räknas inte: tillsammans { $sum }.
    }
    .action = Saknas ett förbund som är ert: för upp det på bladet Medlemmar.
finding-row-resembles = Är ”{ $row }” samma förbund som { $association }?
    .action = Ja: skriv ”{ $row }” under Namn och ”{ $association }” under Avser på bladet Alias. Nej: ta bort { $association } från bladet Medlemmar, eller byt till en fil där det finns.
finding-association-without-row = { $association } har ingen rad i Försäkringskassans fil.
    .action = Heter det något annat där: skriv det namnet på bladet Alias. Får det inga pengar: ta bort det från bladet Medlemmar.
finding-duplicate-row = { $association } har två rader i Försäkringskassans fil. Den andra är { $other }.
    .action = Ta reda på vilken som gäller och ta bort den andra. Är det två förbund: rätta bladet Alias.
finding-duplicate-member = { $member } står två gånger i { $association }. Den andra raden är { $other }.
    .action = Ta bort den ena. Gäller de olika år: fyll i Från och Till.
finding-no-members = Bladet Medlemmar är tomt.
    .action = Skriv en rad för varje medlem i varje förbund, under rubrikerna Förbund och Medlem.
finding-membership-outside-year = { $member } är inte medlem i { $association } i år och räknas inte.
    .action = Är det fel: rätta Från och Till på bladet Medlemmar.
finding-membership-backwards = Medlemskapet slutar { $to }, innan det börjar { $from }.
    .action = Rätta Från eller Till.
finding-municipalities-not-listed = { $association } har inga kommuner på bladet Medlemmar. Deras del, { $amount }, visas som ett belopp.
    .action = Ska den delas: för upp kommunerna på bladet Medlemmar.
finding-regions-not-listed = { $association } har ingen region på bladet Medlemmar. Dess del, { $amount }, visas utan namn.
    .action = Ska den ha ett namn: för upp regionen på bladet Medlemmar.
finding-no-state-amount = Statens belopp till { $association } saknas: filen har bara ett möjligt belopp, och det är ett tak.
    .action = Byt till en fil med beslutade eller äskade belopp, eller ta bort förbundet från bladet Medlemmar.
finding-key-missing = Välj hur { $party } i { $association } delar sitt belopp, till exempel efter befolkning.
    .action = Fyll i kolumnen Nyckel för dem alla.
finding-keys-differ =
    { $from_register ->
        [0] I { $association } måste { $party } dela på samma sätt. Nu står både { $keys }.
       *[other] I { $association } måste { $party } dela på samma sätt. Nu står både { $keys }. Invånarna är ur finsams register.
    }
    .action = Skriv samma nyckel för dem alla. Bara belopp får stå bredvid en annan.
finding-key-value-missing = Nyckeln { $key } behöver ett tal för { $member }.
    .action = Fyll i kolumnen Värde.
finding-percent-not-whole = I { $association } blir procenten för { $party } { $sum }, inte 100 %.
    .action = Rätta kolumnen Värde så att summan blir 100 %. Är det inte procent: använd nyckeln vikt.
finding-amounts-not-whole = I { $association } ska { $party } dela { $total }, men de fasta beloppen blir { $sum }.
    .action = Rätta beloppen i kolumnen Värde. Eller ge en av dem en annan nyckel, så tar den resten.
finding-negative-weight = Värdet är { $value }, men får inte vara mindre än noll.
    .action = Rätta kolumnen Värde.
finding-weights-all-zero = I { $association } har { $party } bara nollor att dela efter.
    .action = Fyll i tal över noll i kolumnen Värde.
finding-tie-stops = I { $association } har { $members } lika rätt till den sista kronan.
    .action = Låt koderna avgöra: ties = "code" under [split] i finsam.toml. Eller skriv fasta belopp.
finding-amount-not-divisible = Statens belopp till { $association }, { $amount }, går inte att dela i hela ören.
    .action = Rätta beloppet i Försäkringskassans fil.
finding-duplicate-last-year = Förra årets bidrag från { $member } till { $association } står två gånger. Den andra raden är { $other }.
    .action =
        { $undated ->
            [none] Ta bort den ena raden. Har förbund gått samman: skriv de gamla namnen under Förbund och på bladet Alias.
           *[other] Har { $undated } gått upp i { $association }: skriv dess sista dag under Till på bladet Alias. Då läggs beloppen ihop. Är det samma förbund: ta bort den ena raden.
        }
finding-gotland-with-others = { $association } har Gotland och andra medlemmar. Gotland hör inte till någon region och betalar ensamt hela hälften.
    .action = Låt Gotland vara ensam medlem.
finding-population-date = Befolkningen är SCB:s den { $date }.
    .action = Ska andra tal gälla: skriv dem i kolumnen Värde.
finding-last-year-not-used =
    { $left ->
        [none] { $rows ->
            [one] En rad på Föregående år gäller ett annat år eller förbund och används inte: { $sum }.
           *[other] { $rows } rader på Föregående år gäller andra år eller förbund och används inte: tillsammans { $sum }.
        }
       *[other] Har lämnat förbundet: { $left }. Det de betalade, { $sum }, räknas i förbundets summa för förra året.
    }
    .action = { $left ->
        [none] Saknas något bidrag från förra året: rätta År eller Förbund på raden.
       *[other] Är någon kvar: rätta Från och Till på bladet Medlemmar.
    }
finding-not-a-member = { $member } är inte medlem i { $association }.
    .action = Rätta namnet, för upp medlemmen på bladet Medlemmar, eller ta bort raden.
finding-last-year-summed = Förra årets bidrag från { $member } till { $association } är { $rows } rader tillsammans: { $sum }.
    .action = Är det samma belopp under två namn: ta bort den ena raden.
finding-members-not-confirmed =
    { $rows ->
        [one] En rad är inte bekräftad, för { $associations }. Stämmer den?
       *[other] { $rows } rader är inte bekräftade, för { $associations }. Stämmer de?
    }
    .action = Kontrollera raderna och skriv ja i kolumnen Bekräftad, en gång för varje förbund.
finding-short-names-differ = { $association } har två korta namn: { $one } och { $other }.
    .action = Skriv samma korta namn på alla förbundets rader på bladet Medlemmar, eller bara på en av dem.
finding-short-name-of-two = Det korta namnet { $name } står för två förbund: { $one } och { $other }.
    .action = Ge vart och ett sitt eget korta namn på bladet Medlemmar.
finding-last-year-magnitude = { $count ->
        [one] Förra året { $amount }, i år { $calculated }.
       *[other] { $count } belopp från förra året är mycket olika årets ({ $cells }). Ett är { $amount } mot { $calculated } i år.
    } Är enheten rätt?
    .action = Skriv enheten i rubriken, till exempel Belopp (tkr). Stämmer beloppen: skriv cellerna i finsam.toml under [checks], till exempel magnitude = ["D5"].

# 6xx: beslut och regler

finding-last-year-missing = Beslutet om { $rate } för { $member } i { $association } går inte att räkna: förra årets bidrag saknas. Nu blir bidraget { $applies }.
    .action = Fyll i bidraget på bladet Föregående år, eller ett belopp på bladet Beslut.
finding-decisions-disagree = Två beslut om { $member } i { $association } säger olika. Det andra är { $other }.
    .action = Ta bort det som inte gäller. Ett beslut med både förbund och medlem går före ett med *.
finding-follows-circle = I { $association } följer medlemmarna varandra runt: { $members }.
    .action = Ge en av dem ett eget beslut.
finding-follows-nobody = { $member } följer { $followed } i { $association }, men där finns ingen minskning att följa.
    .action = För upp minskningen på bladet Beslut, eller ta bort raden med följer.
finding-floor-above-cap = För { $member } i { $association } är golvet, { $floor }, högre än taket, { $cap }.
    .action = Rätta golvet eller taket på bladet Beslut.
finding-decision-not-used = Beslutet används inte: det gäller ingen medlem i körningen.
    .action = Rätta förbund och medlem på raden. Gäller beslutet inte längre: ta bort raden.
finding-unmatched-state-money = Till { $association } betalar { $payer } { $offered }, { $short } mindre än sin { $share }. Därför betalar staten { $amount } mindre.
    .action = Är det fel: rätta beslutet på bladet Beslut.
finding-over-matching = Till { $association } betalar { $payer } { $amount } mer än sin { $share }. Det ger inte mer från staten.
    .action = Är det fel: rätta beslutet på bladet Beslut.
finding-parameter-missing = Lagens värde { $parameter } saknas för { $year }.
    .action = Rätta year i finsam.toml. Lagen gäller från 2004.
finding-calculation-out-of-range = Beloppen för { $association } blir för stora att räkna med.
    .action = Rätta beloppen eller deras enhet.
finding-reduction-too-large = En minskning med { $rate } är mer än hela bidraget.
    .action = Rätta procenten. Den kan vara högst 100 %.
finding-rise-as-reduction = ”{ $text }” är en höjning, men regeln är minskning.
    .action = Menar du lägre bidrag: skriv utan plus, 10 % eller −10 %. En höjning skrivs som belopp: regeln belopp och beloppet i kr eller tkr.
finding-not-years = ”{ $text }” är inget år.
    .action = Skriv ett år, 2024, eller det första och det sista, 2024–2026. Tomt är årets körning.
finding-decisions-of-other-years =
    { $rows ->
        [one] Ett beslut gäller inte { $year } och används inte: cell { $cells }.
       *[other] { $rows } beslut gäller inte { $year } och används inte: cellerna { $cells }.
    }
    .action = Gäller något av dem också { $year }: skriv det i kolumnen År.
finding-decision-date-of-other-year = Gäller beslutet { $year }? Det är daterat { $date }.
    .action = Skriv i kolumnen År vilket år beslutet gäller. Är det inte { $year } används det inte.

# 7xx: det som skrivs

finding-file-name-collision = Både { $one } och { $other } skulle få filen { $name }.
    .action = Ge den ena ett annat namn på bladet Medlemmar.
finding-not-an-address = ”{ $text }” är ingen e-postadress.
    .action = Skriv en adress, till exempel namn@kommun.se. Varje mottagare får en rad på bladet Kontakter. Skriv semikolon mellan kopior.
finding-address-not-ascii = E-postadressen ”{ $text }” har bokstäver som servrar för e-post inte tar emot.
    .action = Skriv adressen med bara a–z, utan å, ä och ö.
finding-contact-twice = { $address } står två gånger för { $recipient }. Den andra raden är { $other }.
    .action = Ta bort den ena raden.
finding-contact-not-used = { $recipient } har en rad på bladet Kontakter, men är inte med i körningen.
    .action = Är raden gammal: ta bort den. Annars: rätta bladet Medlemmar.
finding-others-get-copies = Kopia av varje brev går också till { $recipients }.
    .action = Menar du en medlem eller ett förbund: rätta namnet på bladet Kontakter.
finding-recipient-without-contact = { $recipient } har ingen e-postadress och får inget brev.
    .action = Skriv en rad på bladet Kontakter och kör finsam run igen. Eller hoppa över med --skip-missing.
finding-address-of-several = { $address } står för flera: { $recipients }. Dit går ett brev för var och en.
    .action = Är det fel: rätta adressen på bladet Kontakter.
finding-workbook-of-another = { $file } är inte arbetsboken för { $recipient } i den här körningen. Inget är skrivet.
    .action = Kör finsam run igen, och gör sedan utkasten.
finding-run-file-changed = { $file } saknas i körningens mapp eller är ändrad.
    .action = Kör finsam run igen. Ändra inte i arbetsböckerna: egna ord hör hemma i mallarna.
finding-message-changed = { $file } saknas, eller är inte det brev som godkändes.
    .action = Kör finsam run till en ny mapp och finsam mail draft där. Läs utkasten och skicka dem. Ändra inte i dem: egna ord hör hemma i mallarna.
finding-message-to-others = { $file } går till andra adresser än de som godkändes.
    .action = Någon har ändrat i utkastet eller i godkannande.toml. Kör finsam run till en ny mapp och finsam mail draft där.
finding-message-with-others-workbook = { $file } har fel bilaga: { $workbook } är inte mottagarens.
    .action = Filer har bytt plats. Kör finsam run till en ny mapp och finsam mail draft där.
finding-message-not-ours = { $file } har något på rad { $line } som finsam inte har skrivit.
    .action = Någon har ändrat i utkastet. Kör finsam run till en ny mapp och finsam mail draft där. Egna ord hör hemma i mallarna.
finding-message-too-large = { $file } är större än { $megabytes } MB. Mer tar servern inte emot.
    .action = Skicka bara medlemmens arbetsbok: skriv attach = "member" i utskick.toml och gör om utkasten. Tar servern emot mer: höj largest-mb under [smtp].

finding-path-too-long =
    { $count ->
        [one] En fil får en för lång sökväg: { $longest } ({ $length } tecken). Excel öppnar högst { $limit }.
       *[other] { $count } filer får för långa sökvägar, längst { $longest } ({ $length } tecken). Excel öppnar högst { $limit }.
    }
    .action = Flytta arbetsmappen närmare diskens början. Eller skriv någon annanstans med --out.

# 83x–85x: statens modell

finding-measure-kind-unknown = Är ”{ $header }” ett antal eller en andel?
    .action = Skriv det i rubriken: ”Försörjningsmått (antal)” eller ”Försörjningsmått (%)”. Eller skriv measure = "antal" under [model] i finsam.toml.
finding-not-in-model-table = { $member } i { $association } saknas i modellens tabell.
    .action = För in kommunen med befolkning 16–64 och försörjningsmått, eller rätta bladet Medlemmar.
finding-municipality-divided = { $member } är med i flera förbund: { $associations }. Det står inte hur stor del som hör till vart och ett.
    .action = Skriv nyckeln vikt, eller befolkning 16–64, och delens tal på bladet Medlemmar, i vart och ett.
finding-model-rows-outside = Kommuner i modellens tabell utan förbund: { $rows }. Deras { $population } invånare 16–64 år räknas inte.
    .action = Saknas något av landets förbund på bladet Medlemmar: för upp det. Annars får de andra för mycket.
finding-model-total-too-small = Statens pengar, { $total }, räcker inte till grundbeloppen, { $needed }.
    .action = Rätta totalen. Är den i kronor?
finding-brake-infeasible = Bromsen går inte att hålla: minst { $floors } behövs, men det finns { $total }.
    .action = Rätta totalen, eller förra årets belopp på bladet Förbund. Gäller bromsen inte i år: ta bort den ur parametrar.toml.
finding-model-no-weights = Befolkning 16–64 eller försörjningsmått är noll i alla förbund. Då går det inte att dela.
    .action = Fyll i modellens tabell.
finding-model-total-not-whole = Totalen { $total } går inte jämnt upp i { $step }.
    .action = Rätta totalen, eller allocation-rounding i parametrar.toml.
finding-funds-missing = { $association } har eget kapital, men årets medel saknas. Trappan används inte.
    .action = Fyll i kolumnen Årets medel på bladet Förbund.
finding-model-keys-not-whole = Modellens två nycklar väger tillsammans { $sum }, inte 100 %.
    .action = Rätta key-support-measure och key-population-16-64 i parametrar.toml.
finding-measure-too-large = ”{ $text }” är mer än hela befolkningen.
    .action = Rätta talet. Skriv i rubriken vad det är: ”Försörjningsmått (antal)” eller ”Försörjningsmått (%)”.
finding-model-row-twice = { $member } står två gånger i modellens tabell. Den andra raden är { $other }.
    .action = Ta bort den ena raden.
finding-association-row-twice = { $association } står två gånger på bladet Förbund. Den andra raden är { $other }.
    .action = Ta bort den ena raden.
finding-model-too-large = Modellens tal är för stora, eller har för många decimaler.
    .action = Rätta totalen, eller skriv försörjningsmåttet med färre decimaler.
finding-plan-says-two = Raden har både ett belopp och ett mål. Vilket gäller?
    .action = Behåll ett: ett belopp per år (År och Statligt belopp), eller ett mål (Metod, Målår och Målbelopp).
finding-plan-twice = Planen för { $association } säger två olika saker, här och i { $other }.
    .action = Ta bort den ena raden. Ett förbund har antingen ett belopp per år eller ett mål.
finding-plan-goal-passed = Planen för { $association } har målåret { $goal }. Det måste vara senare än { $year }.
    .action = Skriv ett senare målår, eller ta bort raden.
finding-plan-beyond-possible = Planen för { $association } har { $amount } år { $year }. Det möjliga beloppet är { $possible }.
    .action = Väntas det inte öka: sänk planens belopp.
finding-plan-not-allocated = Planen för { $association } säger { $amount } i år, men staten har beslutat { $allocated }.
    .action = Planen räknas från statens belopp. Har planen ändrats: rätta raden.
finding-municipality-in-several = { $member } är med i flera förbund och betalar till vart och ett: { $associations }.
    .action = Har kommunen bytt förbund i år: skriv datum i Från och Till, och bestäm vem som betalar.
finding-municipalities-in-none = Kommuner i { $county } som inte är med i något förbund: { $members }.
    .action = Är någon av dem med: för upp den på bladet Medlemmar.
