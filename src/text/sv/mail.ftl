# Utskick: det som finsam mail säger, och meningar i meddelandena. Själva texterna ligger i mail/.

mail-decided-final =
    { $when ->
        [none] Beslutet är slutligt.
       *[other] Beslutet är slutligt ({ $when }).
    }
mail-decided-conditional =
    { $when ->
        [none] Beslutet är villkorat: det gäller under förutsättning att övriga medlemmar fattar motsvarande beslut.
       *[other] Beslutet är villkorat ({ $when }): det gäller under förutsättning att övriga medlemmar fattar motsvarande beslut.
    }
mail-decided-preliminary =
    { $when ->
        [none] Beloppet är preliminärt. Beslut är inte fattat.
       *[other] Beloppet är preliminärt ({ $when }). Beslut är inte fattat.
    }
mail-decided =
    { $when ->
        [none] Beloppet följer medlemmens beslut.
       *[other] Beloppet följer medlemmens beslut ({ $when }).
    }
mail-decided-by-nobody = Inget eget beslut är registrerat. Beloppet följer lagen och fördelningsnyckeln.

mail-list = Utskick
mail-list-title = Utskick av bidrag { $year }
mail-list-count =
    { $count ->
        [one] Ett meddelande. Inget är skickat när listan skrivs.
       *[other] { $count } meddelanden. Inget är skickat när listan skrivs.
    }
mail-name = Namn
mail-recipient = Mottagare
mail-from = Från
mail-to = Till
mail-copy = Kopia
mail-subject = Ämne
mail-attachments = Bilagor
mail-size = Storlek, byte

mail-summary-sender = Avsändare: { $sender }
mail-summary-recipients = Meddelanden: { $count }, till { $addresses } adresser
mail-summary-attachments = Bilagor: { $count }
mail-summary-size = Storlek: { $total } kB tillsammans, det största { $largest } kB ({ $name })
mail-summary-skipped = Utan kontakt, får inget: { $recipients }
mail-drafted = Utkasten finns i { $folder }. Inget är skickat.
mail-nothing-drafted = Inga utkast är skrivna. Rätta felen och försök igen.

mail-other-version = Körningen är gjord med finsam { $version }. Kör finsam run igen med den här versionen, { $own }, så att text och arbetsböcker stämmer överens.
mail-only-run = Körningen är gjord med --only och har inte alla arbetsböcker. Kör finsam run utan --only.
mail-inputs-changed = { $file } är inte som när körningen gjordes. Kör finsam run igen, så att text och arbetsböcker stämmer överens.
mail-no-sender = Ingen avsändare är angiven. Skriv from = "namn@kommun.se" under [mail] i finsam.toml och kör finsam run igen.
mail-no-date = Inget datum är angivet för utskicket. Ange det med --date ÅÅÅÅ-MM-DD, eller skriv date under [mail] i finsam.toml och kör finsam run igen.
mail-already-sent = Något ur { $folder } är redan skickat: där finns en sändlogg. Utkasten skrivs inte om.
mail-no-message = Ingen av mottagarna har en kontakt. Fyll i bladet Kontakter och kör finsam run igen.
mail-templates-missing = Mallmappen { $folder } finns inte, eller saknar mallar. Kontrollera templates under [mail] i finsam.toml.
mail-templates-written = Mallarna finns i { $folder }. Ange mappen som templates under [mail] i finsam.toml.
mail-template-form = Mallen går inte att förstå: { $what }
mail-template-field = Mallen nämner något som inte finns: { $what }
mail-template-subject = Mallens första rad ska vara { $what } följt av själva ämnet, på en rad.

settings-mail-address = ”{ $what }” är ingen e-postadress.
settings-mail-name = ”{ $what }” kan inte vara avsändarens namn.
settings-mail-date = ”{ $what }” är inget datum för utskicket. Skriv ett datum, 2024-11-20, eller datum och tid med tidszon, 2024-11-20T08:00:00+01:00.
settings-mail-attach = ”{ $what }” finns inte. Välj member (medlemmens arbetsbok) eller member-and-associations (även förbundens).

help-mail = Gör utskick av en körning. Utkast skrivs som filer. Inget skickas.
help-mail-usage = finsam mail KOMMANDO [VÄXLAR]
help-draft = Skriv ett utkast till varje mottagare i körningens mapp epost. Inget skickas.
help-draft-usage = finsam mail draft KÖRNING [--date DATUM] [--templates MAPP] [--folder] [--skip-missing] [--format FORM] [--lang SPRÅK]
help-templates = Skriv de inbyggda mallarna i en ny mapp, att ändra i.
help-templates-usage = finsam mail templates MAPP [--lang SPRÅK]
help-arg-run_dir = Körningens mapp, till exempel ut/2024-slutlig-1a2b3c4d
help-arg-date = Meddelandenas datum (utelämnat: date under [mail] i finsam.toml)
help-arg-folders = Skriv också en mapp per mottagare med text och bilagor, för program som inte öppnar .eml
help-arg-skip_missing = Lämna mottagare utan kontakt utanför
help-arg-templates_dir = Mappen att skriva mallarna i
help-value-run_dir = KÖRNING
help-value-date = DATUM
help-value-templates_dir = MAPP
help-arg-templates = Mapp med egna brevtexter (utelämnad: templates under [mail] i finsam.toml)
help-value-templates = MAPP
