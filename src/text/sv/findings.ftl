# Avvikelser: vad som är fel och, under .action, vad man gör åt det. Platsen skrivs ut för sig.
# En tom lista av förslag har värdet none.

# 1xx: filer och inställningar

finding-file-unreadable = Filen går inte att läsa: { $reason }
    .action = Kontrollera att filen finns, att den inte är öppen i ett annat program och att du får läsa den.
finding-no-allocation-file =
    { $others ->
        [none] Försäkringskassans fil saknas i mappen { $folder }.
       *[other] I mappen { $folder } finns bara { $others }, och ingen tabell.
    }
    .action = Lägg Försäkringskassans fil i mappen { $folder }, eller skriv äskade eller antagna belopp på bladet Fördelning så länge.
finding-several-allocation-files = Flera filer i mappen in kan vara den som gäller: { $files }.
    .action = Behåll en av dem, eller ange vilken som gäller med file under [allocation] i finsam.toml.
finding-no-member-file = Arbetsmappen saknar { $file }.
    .action = Lägg { $file } i arbetsmappen, eller ange filens namn med members i finsam.toml.
finding-unknown-format = Filen är varken en arbetsbok (xlsx, xlsm, xls, xlsb, ods) eller en textfil.
    .action = Öppna filen i Excel och spara den som Excelarbetsbok (.xlsx).
finding-workbook-broken = Filen är skadad: { $reason }
    .action = Öppna filen i Excel, låt Excel reparera den, kontrollera beloppen och spara den som .xlsx. Eller hämta filen på nytt.
finding-workbook-encrypted = Filen är skyddad med lösenord.
    .action = Öppna filen i Excel, ta bort lösenordet under Arkiv, Info, Skydda arbetsbok, och spara.
finding-file-too-large = Filen är för stor: { $size }. Gränsen är { $limit }.
    .action = Spara en kopia med bara det blad som behövs.
finding-web-page = Filen är en webbsida som heter som en arbetsbok.
    .action = Öppna den i Excel och spara den som xlsx.
finding-suspicious-letters = Filens bokstäver ser fellästa ut: { $sample }.
    .action = Spara filen på nytt som UTF-8 (i Excel: ”CSV UTF-8”) eller som xlsx.
finding-workbook-overwhelms = Arbetsboken kräver mer minne eller tid än en fil med förbund behöver, och läses inte.
    .action = Öppna den i Excel och spara den på nytt som xlsx. Är den skadad: be avsändaren om en ny.
finding-reader-not-started = Äldre arbetsböcker (xls, xlsb, ods) läses av en egen process, som inte gick att starta: { $reason }
    .action = Spara filen som xlsx, eller installera om finsam.
finding-no-worksheets = Arbetsboken har inget kalkylblad.
    .action = Kontrollera att det är rätt fil, eller be avsändaren om en ny.
finding-allocation-file-not-used = Filen används inte: en annan har senare status eller gäller körningens år. Den här gäller { $years } och är { $status }.
    .action = Inget behöver göras. Ska den användas: ange den med file under [allocation] i finsam.toml.
finding-allocation-file-unread = Filen går inte att läsa som fördelning ({ $code }) och används inte. En annan fil i mappen används.
    .action = Ta bort filen ur mappen, eller kör med bara den för att se vad som är fel.
finding-typed-amounts-not-used = Beloppen på bladet Fördelning räknas inte, eftersom Försäkringskassans fil finns.
    .action = Inget behöver göras.
finding-typed-amount-decided = Ett belopp som ni själva skriver kan inte vara preliminärt, slutligt eller rättat.
    .action = Skriv det som äskad eller antagen tilldelning, eller lägg Försäkringskassans fil i mappen in.
finding-typed-amounts-twice = Bladet Fördelning finns två gånger, också i { $other }.
    .action = Behåll det som gäller.
finding-own-file-not-known = { $file } är inte som finsam skrev den, eller så ligger inte körningens { $manifest } bredvid. Beloppen tas inte som föregående års.
    .action = Ange körningens egen csv/bidrag.csv där den ligger, eller låt finsam next hämta beloppen.
finding-settings-syntax = Raden går inte att förstå: { $line }
    .action = Skriv en inställning på varje rad, med text inom citattecken: language = "sv". Tecknet # gör raden till en anmärkning.
finding-setting-twice = { $key } står två gånger.
    .action = Behåll en av raderna. Hör de till samma tabell: skriv dem under en enda rubrik.
finding-setting-unknown = Inställningen { $key } finns inte.
    .action = { $suggestions ->
        [none] Här kan stå { $known }.
       *[other] Menar du { $suggestions }? Här kan stå { $known }.
    }
finding-setting-wrong-kind = Värdet för { $key } är av fel sort.
    .action = { $expected }
finding-setting-unknown-word = ”{ $text }” kan inte stå för { $key }.
    .action = Välj bland { $choices }.
finding-setting-out-of-range = { $key } kan inte vara { $text }.
    .action = Skriv ett heltal från { $from } till { $to }.
finding-setting-unfit = ”{ $text }” kan inte stå för { $key }.
    .action = { $fits }
finding-setting-unprotected = security = "none" går bara till en server på samma dator, inte till { $host }.
    .action = Skriv security = "starttls" eller security = "tls".
finding-text-unreadable = Bokstäverna går inte att läsa säkert: ”{ $sample }”. Filen är sparad med en annan teckenkodning.
    .action = Öppna filen i Anteckningar, rätta bokstäverna och spara den med kodningen UTF-8.
finding-mail-in-run = Det som utskicken behöver står under [mail] i finsam.toml. Då blir det en ny körning varje gång du ändrar det.
    .action = Flytta raderna till en fil som heter utskick.toml, utan rubriken [mail], och låt [mail.smtp] heta [smtp]. Kör sedan finsam run igen.
finding-mail-settings-twice = Det som utskicken behöver står både under [mail] i finsam.toml och i utskick.toml.
    .action = Behåll en av dem. Ta bort [mail] ur finsam.toml och kör finsam run igen, eller ta bort utskick.toml.

# 2xx: blad, tabeller och kolumner

finding-table-not-found = Tabellen { $table } finns inte. Ingen rad har rubrikerna { $columns }.
    .action = Kontrollera att det är rätt fil. Heter kolumnerna något annat: ange radens nummer med header-row, och kolumnerna med columns.association = "A" och columns.final = "D", under [allocation] i finsam.toml.
finding-several-tables = Flera tabeller kan vara { $table }: { $candidates }.
    .action = Ange vilken som gäller med sheet och header-row under [allocation] i finsam.toml, eller ta bort de andra ur filen.
finding-several-columns = Flera kolumner kan vara { $column }: { $candidates }.
    .action = Ange vilken som gäller under [allocation] i finsam.toml, till exempel columns.final = "D". I medlemsboken: ge den andra kolumnen en annan rubrik.
finding-unit-missing = Kolumnen ”{ $column }” har ingen enhet: det går inte att veta om beloppen är i kr eller tkr.
    .action = Skriv enheten i rubriken, till exempel Belopp (tkr). För Försäkringskassans fil kan den också anges med unit under [allocation] i finsam.toml.
finding-other-year = Filen gäller { $found }, men körningen gäller { $expected }.
    .action = Byt till filen för { $expected }, eller rätta year i finsam.toml.
finding-year-unknown = Det framgår inte vilket år det gäller.
    .action = Skriv året i finsam.toml, till exempel year = 2024.
finding-status-unknown = Det framgår inte om kolumnen ”{ $column }” är äskad, preliminär eller slutlig tilldelning.
    .action = Ange det med status under [allocation] i finsam.toml, till exempel status = "slutlig".
finding-sum-off-by-rounding = Raden ”{ $label }” anger { $stated }, men raderna blir { $computed }. Skillnaden ryms i avrundningen av { $rows } rader.
    .action = Inget behöver göras. Raderna används som de står.
finding-sum-wrong = Raden ”{ $label }” anger { $stated }, men raderna blir { $computed }. Skillnaden är { $difference }.
    .action = Kontrollera att ingen rad saknas, står dubbelt eller är ändrad. Hämta filen på nytt om den kan ha ändrats.
finding-cell-twice = Cellen står två gånger i filen, kanske med olika värden.
    .action = Öppna filen i Excel, kontrollera cellens värde och spara.
finding-row-without-name = Raden har beloppet { $amount } men inget namn.
    .action = Skriv förbundets namn på raden, eller ta bort beloppet.
finding-column-ignored = Kolumnen ”{ $column }” används inte.
    .action = Inget behöver göras om kolumnen är en egen anteckning. Annars: ge den den rubrik som handledningen anger.
finding-sheet-ignored = Bladet innehåller ingen tabell som känns igen och läses inte.
    .action = Är det en av medlemsbokens tabeller: kontrollera rubrikerna mot handledningen.
finding-hidden-rows = { $rows ->
    [one] En dold rad räknas inte.
   *[other] { $rows } dolda rader räknas inte.
}
    .action = Visa raderna i Excel och spara, om de ska räknas. För Försäkringskassans fil går det också att skriva hidden = true under [allocation] i finsam.toml.
finding-hidden-counted = Dolt räknas, som finsam.toml säger: { $rows } rader och { $columns } kolumner.
    .action = Inget behöver göras.
finding-hidden-column = Den dolda kolumnen ”{ $column }” räknas inte.
    .action = Visa kolumnen i Excel och spara, om den ska räknas. För Försäkringskassans fil går det också att skriva hidden = true under [allocation] i finsam.toml.
finding-hidden-sheet = Det dolda bladet har en tabell, men räknas inte.
    .action = Visa bladet i Excel och spara, eller ange det med sheet under [allocation] i finsam.toml.
finding-magnitude-odd = { $amount } är inget rimligt belopp för ett samordningsförbund. Det lästes som { $unit }.
    .action = Kontrollera enheten. Stämmer beloppet ändå: bekräfta enheten med unit under [allocation] i finsam.toml, till exempel unit = "tkr".
finding-cell-misread = Cellen innehåller { $markup }, som inte går att läsa som en del av värdet.
    .action = Öppna filen i Excel, kontrollera cellens värde och spara. Går filen inte att öppna: be avsändaren om en ny.
finding-cell-several-values = Cellen har { $values } värden i filen: det går inte att veta vilket som gäller.
    .action = Öppna filen i Excel, kontrollera cellens värde och spara. Går filen inte att öppna: be avsändaren om en ny.
finding-later-column = Kolumnen ”{ $later }” gäller ett senare år än { $year } och har kommit minst lika långt som ”{ $column }”. Då är filen troligen ett senare års.
    .action = Byt till filen för { $year }. Är det rätt fil: ange kolumnen under [allocation] i finsam.toml, till exempel columns = { "{" } final = "C" { "}" }.

# 3xx: värden i celler

finding-not-an-amount = ”{ $text }” är inget belopp eller tal.
    .action = Skriv ett tal, till exempel 1 305,5. Lämna cellen tom om uppgiften saknas.
finding-ambiguous-number = ”{ $text }” kan betyda { $one } eller { $other }.
    .action = Skriv talet med mellanrum mellan tusental och komma före decimaler, till exempel 1 000 eller 1,5.
finding-formula-without-value = Formeln i cellen har inget uträknat värde.
    .action = Öppna filen i Excel, så räknas formeln ut, och spara.
finding-error-value = Cellen visar felet { $value }.
    .action = Rätta formeln i Excel, eller skriv värdet i dess ställe.
finding-finer-than-ore = ”{ $text }” är ett belopp med delar av ett öre.
    .action = Avrunda beloppet till hela ören.
finding-number-out-of-range = ”{ $text }” är för stort för att vara ett belopp.
    .action = Kontrollera talet och enheten: står kronor i en kolumn med tusentals kronor?
finding-negative-amount = { $amount } är mindre än noll, och det kan beloppet inte vara.
    .action = Kontrollera tecknet.
finding-not-a-rate = ”{ $text }” kan inte vara en procentsats: { $why }.
    .action = Skriv den med högst sex decimaler, till exempel −10 % eller 12,5 %.
finding-rate-without-sign = ”{ $text }” saknar procenttecken: det går inte att veta om 10 betyder 10 % eller om 0,1 gör det.
    .action = Skriv procenttecknet, till exempel −10 %, eller ge cellen procentformat i Excel.
finding-not-a-date = ”{ $text }” är inget datum.
    .action = Skriv datumet som år-månad-dag, till exempel 2024-02-28.
finding-date-for-amount = Cellen innehåller datumet { $text } där ett belopp ska stå.
    .action = Ge cellen talformat i Excel och skriv beloppet på nytt. Excel gör ibland om tal till datum.
finding-unknown-word = ”{ $text }” kan inte stå i kolumnen { $column }.
    .action = Välj bland { $choices }.
finding-not-a-rounding = ”{ $text }” är ingen avrundning.
    .action = Skriv riktning, steg och enhet, till exempel uppåt 10 tkr, närmaste 1 kr eller nedåt 100 kr.
finding-cell-empty = Kolumnen { $column } är tom på raden.
    .action = Fyll i cellen, eller ta bort hela raden.
finding-not-a-year = ”{ $text }” är inget budgetår.
    .action = Skriv året med fyra siffror, till exempel 2023.
finding-number-as-text = ”{ $text }” är lagrat som text och läses som tal.
    .action = Inget behöver göras om talet är rätt.
finding-value-not-wanted = ”{ $text }” passar inte på en rad med { $by }.
    .action = Ändra värdet, eller välj en annan regel eller nyckel. Handledningen visar vilket värde som hör till vilken.

# 4xx: namn och koder

finding-unknown-member = Medlemmen ”{ $name }” finns inte bland Sveriges kommuner och regioner.
    .action =
        { $suggestions ->
            [none] Rätta namnet, eller skriv kommunens eller regionens kod i kolumnen Kod.
           *[other] Liknande namn: { $suggestions }. Skriv det som menas, eller koden i kolumnen Kod.
        }
finding-ambiguous-member = ”{ $name }” är namnet på flera: { $candidates }.
    .action = Skriv hela namnet, till exempel Örebro kommun eller Region Örebro län, eller koden i kolumnen Kod.
finding-code-disagrees = Koden { $code } är { $of_code }, men namnet ”{ $name }” är { $of_name }.
    .action = Rätta koden eller namnet, eller lämna kolumnen Kod tom.
finding-unknown-code = Koden { $code } finns inte bland Sveriges kommuner och regioner.
    .action = Skriv kommunens fyra siffror eller regionens två, eller lämna kolumnen Kod tom och skriv namnet.
finding-party-disagrees = { $name } står under { $stated } men hör till { $registered }.
    .action = Rätta kolumnen Part, eller lämna den tom.
finding-unknown-association = Förbundet ”{ $name }” finns inte i medlemslistan.
    .action =
        { $suggestions ->
            [none] Rätta namnet, lägg till förbundet på bladet Medlemmar eller skriv namnet på bladet Alias.
           *[other] Liknande namn: { $suggestions }. Skriv det som menas, eller för upp ”{ $name }” på bladet Alias.
        }
finding-ambiguous-association = ”{ $name }” kan betyda flera förbund: { $candidates }.
    .action = Skriv förbundets hela namn, eller rätta bladet Alias så att namnet bara betyder ett av dem.
finding-alias-without-target = Aliaset ”{ $alias }” avser ”{ $target }”, som inte leder till något förbund i medlemslistan.
    .action = Skriv förbundets namn i kolumnen Avser, så som det står på bladet Medlemmar.
finding-not-a-name = ”{ $text }” är inget namn.
    .action = Skriv förbundets namn.
finding-alias-outside-year =
    { $from ->
        [none] ”{ $name }” är ett alias för { $association }, men bara till och med { $to }. Här gäller det { $year }.
       *[other]
            { $to ->
                [none] ”{ $name }” är ett alias för { $association }, men först från { $from }. Här gäller det { $year }.
               *[other] ”{ $name }” är ett alias för { $association }, men bara från { $from } till och med { $to }. Här gäller det { $year }.
            }
    }
    .action = Skriv { $association } här om det är det förbundet som menas, eller rätta Från och Till på bladet Alias.

# 5xx: fördelning och medlemslista

finding-office-unknown = ”{ $name }” är ingen region, ingen kommun och inget förbund som finns i listan.
    .action =
        { $suggestions ->
            [none] Skriv kontorets hela namn, till exempel Region Örebro län.
           *[other] Liknande namn: { $suggestions }. Skriv det som menas.
        }
finding-office-not-in-list = { $office } är inte medlem i något förbund på bladet Medlemmar, så det finns ingen att skriva till.
    .action = Kontrollera name i [office] i finsam.toml och bladet Medlemmar.
finding-rows-not-in-member-list =
    { $count ->
        [one] En rad gäller ett förbund som inte finns i medlemslistan och räknas inte: { $sum }.
       *[other] { $count } rader gäller förbund som inte finns i medlemslistan och räknas inte: tillsammans { $sum }.
    }
    .action = Inget behöver göras om alla era förbund finns på bladet Medlemmar.
finding-row-resembles = Raden ”{ $row }” liknar { $association }, som inte har någon egen rad. Namn paras aldrig ihop på ett ungefär.
    .action = Är det samma förbund: skriv ”{ $row }” under Namn och ”{ $association }” under Avser på bladet Alias. Är det ett annat: ta bort { $association } från bladet Medlemmar, eller byt till en fil där det finns med.
finding-association-without-row = { $association } har ingen rad i fördelningsfilen.
    .action = Heter förbundet något annat i filen: för upp det namnet på bladet Alias. Har det ingen tilldelning: ta bort det från bladet Medlemmar.
finding-duplicate-row = { $association } har två rader i fördelningsfilen. Den andra finns i { $other }.
    .action = Ta reda på vilken rad som gäller och ta bort den andra. Är det två förbund: rätta bladet Alias.
finding-duplicate-member = { $member } står två gånger i { $association }. Den andra raden finns i { $other }.
    .action = Ta bort den ena raden, eller ange Från och Till så att de gäller olika år.
finding-no-members = Medlemslistan är tom.
    .action = Fyll i bladet Medlemmar: en rad för varje medlem i varje förbund, med rubrikerna Förbund och Medlem.
finding-membership-outside-year = { $member } är inte medlem i { $association } under året och räknas inte.
    .action = Inget behöver göras om kolumnerna Från och Till stämmer.
finding-membership-backwards = Medlemskapet slutar { $to }, innan det börjar { $from }.
    .action = Rätta Från eller Till.
finding-municipalities-not-listed = { $association } har inga kommuner i medlemslistan. Kommunernas del, { $amount }, visas som ett belopp och delas inte.
    .action = För upp kommunerna på bladet Medlemmar om deras bidrag ska räknas ut.
finding-regions-not-listed = { $association } har ingen region i medlemslistan. Regionens del, { $amount }, visas som ett belopp utan namn.
    .action = För upp regionen på bladet Medlemmar om dess bidrag ska räknas ut.
finding-no-state-amount = { $association } har varken slutlig, preliminär eller äskad tilldelning. Ett möjligt belopp är ett tak, inget beslut.
    .action = Använd en fil med beslutade eller äskade belopp, eller ta bort förbundet från bladet Medlemmar.
finding-key-missing = Medlemmen saknar fördelningsnyckel. I { $association } finns flera { $party } att dela beloppet mellan.
    .action = Fyll i kolumnen Nyckel, till exempel befolkning, för dem alla.
finding-keys-differ =
    { $from_register ->
        [0] Medlemmarna i { $association } ({ $party }) har olika slags nycklar: { $keys }.
       *[other] Medlemmarna i { $association } ({ $party }) har olika slags nycklar: { $keys }. Invånarna är tagna ur finsams inbyggda register.
    }
    .action = Ange samma nyckel för dem alla. Bara belopp får stå vid sidan av en annan nyckel.
finding-key-value-missing = Nyckeln { $key } behöver ett värde för { $member }.
    .action = Fyll i kolumnen Värde.
finding-percent-not-whole = Procenttalen för parten { $party } i { $association } blir tillsammans { $sum }, inte 100 %.
    .action = Rätta kolumnen Värde så att summan blir exakt 100 %. Använd nyckeln vikt om talen inte är procent.
finding-amounts-not-whole = De fasta beloppen för parten { $party } i { $association } blir tillsammans { $sum }, men det som ska delas är { $total }.
    .action = Rätta beloppen i kolumnen Värde, eller ge en av medlemmarna en annan nyckel, så tar den resten.
finding-negative-weight = Nyckelns värde är { $value }, men kan inte vara mindre än noll.
    .action = Rätta kolumnen Värde.
finding-weights-all-zero = Parten { $party } i { $association } har bara nollor som nycklar: beloppet går inte att dela.
    .action = Fyll i kolumnen Värde med tal över noll.
finding-tie-stops = I { $association } gör { $members } lika stort anspråk på den sista kronan, och inställningarna säger stopp.
    .action = Låt kodordningen avgöra med ties = "code" under [split] i finsam.toml, eller ange fasta belopp.
finding-amount-not-divisible = Statens belopp till { $association }, { $amount }, går inte att dela i hela ören.
    .action = Kontrollera beloppet i fördelningsfilen.
finding-duplicate-last-year = Föregående års bidrag från { $member } till { $association } står två gånger. Den andra raden finns i { $other }.
    .action =
        { $undated ->
            [none] Ta bort den ena raden. Gäller de föregångare som har gått samman: skriv föregångarnas namn under Förbund och på bladet Alias.
           *[other] Är { $undated } en föregångare som har gått upp i { $association }: fyll i Till på bladet Alias, den sista dag som namnet användes, så läggs beloppen ihop. Är det samma förbund under ett annat namn: ta bort den ena raden.
        }
finding-gotland-with-others = { $association } har Gotland tillsammans med andra medlemmar. Gotland hör inte till någon region och bär ensamt hela den andra hälften.
    .action = Låt Gotland vara förbundets enda medlem.
finding-population-date = Befolkningen är SCB:s uppgift för { $date }.
    .action = Inget behöver göras om den ska användas. Annars: skriv egna tal i kolumnen Värde.
finding-last-year-not-used =
    { $left ->
        [none] { $rows ->
            [one] En rad med tidigare bidrag gäller ett annat år eller ett förbund som inte är med, och används inte: { $sum }.
           *[other] { $rows } rader med tidigare bidrag gäller andra år eller förbund som inte är med, och används inte: tillsammans { $sum }.
        }
       *[other] Den som inte längre är medlem har ingen egen rad, men det den bidrog med räknas i förbundets summa för föregående år: { $left }, tillsammans { $sum }.
    }
    .action = { $left ->
        [none] Inget behöver göras om alla bidrag för året före finns med.
       *[other] Inget behöver göras om kolumnerna Från och Till på bladet Medlemmar stämmer.
    }
finding-not-a-member = { $member } är inte medlem i { $association }.
    .action = Rätta namnet, för upp medlemmen på bladet Medlemmar, eller ta bort raden.
finding-last-year-summed = Föregående års bidrag från { $member } till { $association } är summan av { $rows } rader: { $sum }.
    .action = Kontrollera att raderna gäller olika föregångare och inte samma belopp under två namn.
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
        [one] Föregående års belopp är orimligt mot årets: { $amount } mot { $calculated }.
       *[other] { $count } belopp från föregående år är orimliga mot årets ({ $cells }), till exempel { $amount } mot { $calculated }.
    } Är enheten rätt?
    .action = Skriv enheten i rubriken, till exempel Belopp (tkr). Stämmer beloppen ändå: ange cellerna i finsam.toml under [checks], till exempel magnitude = ["D5"].

# 6xx: beslut och regler

finding-last-year-missing = Beslutet om { $rate } för { $member } i { $association } går inte att tillämpa: föregående års bidrag saknas. Utan det blir bidraget { $applies }.
    .action = Fyll i bidraget på bladet Föregående år, eller ange ett beslutat belopp på bladet Beslut.
finding-decisions-disagree = Två beslut om { $member } i { $association } säger emot varandra och väger lika. Det andra finns i { $other }.
    .action = Ta bort det som inte gäller. Ett beslut som namnger både förbund och medlem går före ett med *.
finding-follows-circle = I { $association } följer medlemmarna varandra runt: { $members }.
    .action = Ge en av dem ett eget beslut.
finding-follows-nobody = { $member } följer { $followed } i { $association }, men { $followed } har ingen minskning där.
    .action = För upp minskningen på bladet Beslut, eller ta bort raden med följer.
finding-floor-above-cap = Golvet för { $member } i { $association }, { $floor }, ligger över taket, { $cap }.
    .action = Rätta golvet eller taket på bladet Beslut.
finding-decision-not-used = Beslutet gäller ingen medlem i körningen och används inte.
    .action = Kontrollera förbund och medlem på raden. Ta bort beslutet om det inte längre gäller.
finding-unmatched-state-money = { $association } går miste om { $amount } från staten. Lägst är parten { $party }: { $offered } mot { $by_law } enligt lagen.
    .action = Inget behöver göras om det är vad medlemmarna har beslutat. Annars: höj bidragen till beloppet enligt lagen.
finding-over-matching = Parten { $party } erbjuder { $association } { $amount } mer än lagen kräver. Staten skjuter inte till mer för det.
    .action = Kontrollera beslutet. Inget behöver göras om det är vad medlemmarna vill.
finding-parameter-missing = Lagens värde { $parameter } finns inte för { $year }.
    .action = Kontrollera year i finsam.toml. Lagen gäller från 2004.
finding-calculation-out-of-range = Beräkningen för { $association } ger ett tal som är för stort för att vara ett belopp.
    .action = Kontrollera beloppen och deras enhet.
finding-reduction-too-large = En minskning med { $rate } är mer än hela bidraget.
    .action = Rätta procentsatsen. Den kan vara högst 100 %.
finding-rise-as-reduction = ”{ $text }” är en höjning, men regeln är minskning.
    .action = Menar du lägre bidrag: skriv utan plustecken, 10 % eller −10 %. En höjning skrivs som belopp: regeln belopp och beloppet i kr eller tkr.
finding-not-years = ”{ $text }” går inte att läsa som år.
    .action = Skriv ett år, 2024, eller det första och det sista, 2024–2026. Lämna cellen tom om beslutet gäller årets körning.
finding-decisions-of-other-years =
    { $rows ->
        [one] Ett beslut gäller andra år än { $year } och används inte: cell { $cells }.
       *[other] { $rows } beslut gäller andra år än { $year } och används inte: cellerna { $cells }.
    }
    .action = Inget behöver göras om åren stämmer. Gäller något av besluten också { $year }: skriv till exempel { $year } i kolumnen År.
finding-decision-date-of-other-year = Beslutet är daterat { $date }. Så dateras inte beslut om { $year }: det kan vara ett annat års beslut.
    .action = Skriv i kolumnen År vilket år beslutet gäller. Står det { $year } där används det; står det ett annat år används det inte.

# 7xx: det som skrivs

finding-file-name-collision = Filen { $name } skulle skrivas både för { $one } och för { $other }.
    .action = Ge den ena ett annat namn på bladet Medlemmar.
finding-not-an-address = ”{ $text }” är ingen e-postadress.
    .action = Skriv en adress, som namn@kommun.se. Flera mottagare får en rad var på bladet Kontakter; flera kopior skiljs åt med semikolon.
finding-address-not-ascii = E-postadressen ”{ $text }” har bokstäver som e-postservrar inte tar emot.
    .action = Skriv adressen utan å, ä, ö och andra bokstäver än a–z.
finding-contact-twice = { $address } finns två gånger för { $recipient }. Den andra finns i { $other }.
    .action = Ta bort den ena raden.
finding-contact-not-used = { $recipient } har en kontakt men är inte med i körningen.
    .action = Inget behöver göras. Ta bort raden om den är gammal, eller kontrollera bladet Medlemmar.
finding-others-get-copies = Kopia av varje brev går också till { $recipients }.
    .action = Inget behöver göras om det är meningen. Är en medlem eller ett förbund menat: rätta namnet på bladet Kontakter.
finding-recipient-without-contact = { $recipient } har ingen kontakt och skulle inte få något utskick.
    .action = Skriv en rad på bladet Kontakter och kör finsam run igen, eller lämna mottagaren utanför med --skip-missing.
finding-address-of-several = { $address } är kontakt för flera mottagare: { $recipients }. Dit går ett brev för var och en.
    .action = Kontrollera att adressen är rätt på bladet Kontakter. Inget behöver göras om det är meningen.
finding-workbook-of-another = { $file } är inte en arbetsbok för { $recipient } i den här körningen, eller säger inte vems den är. Inget är skrivet.
    .action = Kör finsam run igen, så att arbetsböckerna skrivs på nytt, och skapa sedan utskicken.
finding-run-file-changed = { $file } saknas i körningens mapp eller är ändrad sedan körningen.
    .action = Kör finsam run igen. Ändra inte i arbetsböckerna; egna ord hör hemma i mallarna för utskick.
finding-message-changed = { $file } saknas eller är inte det meddelande som godkändes när utkasten skrevs.
    .action = Kör finsam run till en ny mapp och finsam mail draft där, läs utkasten och skicka dem. Ändra inte i utkasten: egna ord hör hemma i mallarna.
finding-message-to-others = { $file } går till andra adresser än dem som godkändes och som står bland körningens kontakter.
    .action = Någon har ändrat i utkastet eller i godkannande.toml. Kör finsam run till en ny mapp och finsam mail draft där.
finding-message-with-others-workbook = { $file } har bilagan { $workbook }, som inte är mottagarens i den här körningen.
    .action = Filer har bytt plats efter att utkasten skrevs. Kör finsam run till en ny mapp och finsam mail draft där.
finding-message-not-ours = { $file } har något på rad { $line } som finsam inte har skrivit.
    .action = Någon har ändrat i utkastet. Kör finsam run till en ny mapp och finsam mail draft där. Egna ord hör hemma i mallarna.
finding-message-too-large = { $file } är större än { $megabytes } MB, som servern tar emot.
    .action = Skriv attach = "member" i utskick.toml, så att bara medlemmens egen arbetsbok följer med, och gör om utkasten. Eller höj largest-mb under [smtp] där, om servern tar emot mer.

finding-path-too-long =
    { $count ->
        [one] En fil får en längre sökväg än de { $limit } tecken som Excel kan öppna: { $longest } ({ $length } tecken).
       *[other] { $count } filer får längre sökvägar än de { $limit } tecken som Excel kan öppna. Den längsta är { $longest } ({ $length } tecken).
    }
    .action = Flytta arbetsmappen till en plats med kortare sökväg, eller skriv till en sådan mapp med --out.

# 83x–85x: statens modell

finding-measure-kind-unknown = Rubriken ”{ $header }” säger inte om försörjningsmåttet är ett antal eller en andel.
    .action = Skriv till exempel ”Försörjningsmått (antal)” eller ”Försörjningsmått (%)” i rubriken, eller measure = "antal" eller "andel" under [model] i finsam.toml.
finding-not-in-model-table = { $member } i { $association } finns inte i modellens tabell.
    .action = För in kommunen med befolkning 16–64 och försörjningsmått, eller rätta medlemslistan.
finding-municipality-divided = { $member } hör till flera förbund: { $associations }. Det saknas vikter som säger hur stora delarna är.
    .action = Skriv nyckeln vikt, eller befolkning 16–64, med delens värde för kommunen i vart och ett av förbunden på bladet Medlemmar.
finding-model-rows-outside = { $rows } kommuner i modellens tabell hör inte till något förbund i medlemslistan och räknas inte: { $population } invånare 16–64 år.
    .action = Kontrollera att medlemslistan har alla förbund i landet. Saknas förbund får de övriga för mycket.
finding-model-total-too-small = Statens medel, { $total }, räcker inte till grundbeloppen, { $needed }.
    .action = Kontrollera totalen och att den är i kronor.
finding-brake-infeasible = Bromsen går inte att hålla: lägsta beloppen blir tillsammans { $floors }, men det finns { $total } att fördela.
    .action = Kontrollera totalen och statens belopp föregående år på bladet Förbund. Gäller bromsen inte det här året: ta bort den ur parametrar.toml.
finding-model-no-weights = Befolkning 16–64 eller försörjningsmått är noll i alla förbund: medlen går inte att dela.
    .action = Fyll i modellens tabell.
finding-model-total-not-whole = Totalen { $total } går inte jämnt upp i den angivna avrundningen, { $step }.
    .action = Rätta totalen, eller allocation-rounding i parametrar.toml.
finding-funds-missing = { $association } har eget kapital men inga uppgifter om årets medel. Trappan tillämpas inte.
    .action = Fyll i kolumnen Årets medel på bladet Förbund.
finding-model-keys-not-whole = Modellens två nycklar väger tillsammans { $sum }, inte 100 %.
    .action = Rätta key-support-measure och key-population-16-64 i parametrar.toml.
finding-measure-too-large = ”{ $text }” är mer än hela befolkningen.
    .action = Rätta värdet. Är det ett antal: skriv ”Försörjningsmått (antal)” i rubriken. Är det procent: skriv ”Försörjningsmått (%)”.
finding-model-row-twice = { $member } står två gånger i modellens tabell. Den andra raden finns i { $other }.
    .action = Ta bort den ena raden.
finding-association-row-twice = { $association } står två gånger på bladet Förbund. Den andra raden finns i { $other }.
    .action = Ta bort den ena raden.
finding-model-too-large = Modellens tal är för stora eller har för många decimaler för att delas exakt.
    .action = Kontrollera totalen, och skriv försörjningsmåttet med färre decimaler.
finding-plan-says-two = Raden har både ett belopp och ett mål: det går inte att veta vilket som gäller.
    .action = Dela upp dem: ett belopp per år (År och Statligt belopp), eller ett mål (Metod, Målår och Målbelopp).
finding-plan-twice = Planen för { $association } säger två olika saker.
    .action = Jämför med { $other } och ta bort den ena raden. Ett förbund har antingen ett belopp per år eller ett enda mål.
finding-plan-goal-passed = Planen för { $association } har målåret { $goal }, som inte ligger efter budgetåret { $year }. Planen visas inte.
    .action = Skriv ett senare målår, eller ta bort raden.
finding-plan-beyond-possible = Planen för { $association } har { $amount } år { $year }, mer än det möjliga beloppet { $possible }.
    .action = Inget behöver göras om det möjliga beloppet väntas öka. Annars: sänk planens belopp.
finding-plan-not-allocated = Planen för { $association } säger { $amount } för budgetåret, men staten har beslutat { $allocated }.
    .action = Planen räknas från statens belopp. Rätta raden om planen har ändrats.
finding-municipality-in-several = { $member } är med i flera förbund: { $associations }. Den betalar till vart och ett.
    .action = Inget behöver göras om det stämmer. Har kommunen bytt förbund under året: skriv datum i Från och Till, och bestäm vem som betalar.
finding-municipalities-in-none = Kommuner i { $county } som inte är med i något förbund i medlemslistan: { $members }.
    .action = Inget behöver göras om det stämmer. Annars: för upp dem på bladet Medlemmar.
