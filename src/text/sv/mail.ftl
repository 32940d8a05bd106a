# Utskick: det som finsam mail säger, och meningar i meddelandena. Själva texterna ligger i mail/.

mail-decided-final =
    { $when ->
        [none] Beslutat.
       *[other] Beslutat { $when }.
    }
mail-decided-conditional =
    { $when ->
        [none] Beslutat med villkor.
       *[other] Beslutat { $when }, med villkor.
    }
mail-decided-preliminary =
    { $when ->
        [none] Förslag. Ännu inte beslutat.
       *[other] Förslag { $when }. Ännu inte beslutat.
    }
mail-decided =
    { $when ->
        [none] Ännu inte beslutat.
       *[other] Ännu inte beslutat ({ $when }).
    }
mail-reference = dnr { $reference }
mail-corrected =
    { $before ->
        [none] Försäkringskassan har rättat beloppet till { $association }. Nu är det { $now }.
       *[other] Försäkringskassan har rättat beloppet till { $association }. Nu är det { $now }, tidigare { $before }.
    }

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
mail-summary-skipped = Utan e-postadress, får inget: { $recipients }
mail-drafted = Utkasten finns i { $folder }. Inget är skickat.
mail-nothing-drafted = Inga utkast är skrivna. Rätta det som står ovan och försök igen.

mail-other-version = Körningen är gjord med finsam { $version }. Kör finsam run igen med den här versionen, { $own }, så att text och arbetsböcker stämmer överens.
mail-only-run = Körningen är gjord med --only och har inte alla arbetsböcker. Kör finsam run utan --only.
mail-inputs-changed = { $file } är inte som när körningen gjordes. Kör finsam run igen, så att text och arbetsböcker stämmer överens.
mail-no-settings = Det finns ingen utskick.toml i arbetsmappen som körningen står i. Skriv en där, med minst from och date. Har körningen flyttats från sin arbetsmapp, ange filen med --settings FIL.
mail-no-sender = Ingen avsändare är angiven. Skriv from = "namn@kommun.se" i utskick.toml.
mail-no-date = Inget datum är angivet för utskicket. Ange det med --date ÅÅÅÅ-MM-DD, eller skriv date i utskick.toml.
mail-already-sent = Något ur { $folder } är redan skickat: där finns en sändlogg. Utkasten skrivs inte om.
mail-no-message = Ingen av mottagarna har en e-postadress. Fyll i bladet Kontakter och kör finsam run igen.
mail-templates-missing = Mallmappen { $folder } finns inte, eller saknar mallar. Kontrollera templates i utskick.toml.
mail-templates-written = Mallarna finns i { $folder }. Ange mappen som templates i utskick.toml.
mail-template-form = Mallen går inte att förstå: { $what }
mail-template-endless = Mallen blir aldrig färdig. Titta efter en slinga ({"{"}% for %{"}"}) som går för många varv.
mail-template-field = Mallen nämner något som inte finns: { $what }
mail-template-subject = Mallens första rad ska vara Ämne: följt av själva ämnet, på en rad.

settings-mail-address = ”{ $what }” är ingen e-postadress.
settings-mail-date = ”{ $what }” är inget datum för utskicket. Skriv ett datum, 2024-11-20, eller datum och tid med tidszon, 2024-11-20T08:00:00+01:00.

help-mail = Gör utskick av en körning: utkast som filer först, och sedan skickas de som godkänts.
help-mail-usage = finsam mail KOMMANDO [VÄXLAR]
help-draft = Skriv ett utkast till varje mottagare i körningens mapp epost. Inget skickas.
help-draft-usage = finsam mail draft KÖRNING [--settings FIL] [--date DATUM] [--templates MAPP] [--folder] [--skip-missing] [--format FORM] [--lang SPRÅK]
help-templates = Skriv de inbyggda mallarna i en ny mapp, att ändra i.
help-templates-usage = finsam mail templates MAPP [--lang SPRÅK]
help-arg-run_dir = Körningens mapp, till exempel ut/2024-slutlig-3-1a2b3c4d, eller arbetsmappen: den gällande körningen
help-arg-mail_settings = Fil med det som utskicken behöver (utelämnad: utskick.toml i arbetsmappen)
help-arg-date = Meddelandenas datum (utelämnat: date i utskick.toml)
help-arg-folders = Skriv också en mapp per mottagare med text och bilagor, för program som inte öppnar .eml
help-arg-skip_missing = Lämna mottagare utan kontakt utanför
help-arg-templates_dir = Mappen att skriva mallarna i
help-value-run_dir = KÖRNING
help-value-mail_settings = FIL
help-value-date = DATUM
help-value-templates_dir = MAPP
help-arg-templates = Mapp med egna brevtexter (utelämnad: templates i utskick.toml)
help-value-templates = MAPP

mail-no-drafts = Körningen har inga utkast. Kör finsam mail draft först och läs dem.
mail-drafts-without-settings = epost/utskick.toml saknas, som utkasten gjordes med. Kör finsam mail draft igen.
mail-approval-unreadable = epost/godkannande.toml går inte att förstå (rad { $line }: { $reason }). Kör finsam mail draft igen.
mail-drafts-of-another-run = Utkasten hör till en annan körning. Kör finsam mail draft igen.
mail-ledger-unreadable = { $file } går inte att förstå (rad { $line }). Inget skickas: det kan inte sägas vad som redan har gått.
mail-ledger-changed = Någon annan har skickat ur samma körning under tiden. Inget skickas. Kör kommandot igen.
mail-no-such-message = Det finns inget meddelande som heter { $name }. Namnen står i epost/utskick.csv.
mail-resend-what = { $name } är varken ovisst, avvisat eller skickat ur en annan körning, och skickas inte en gång till.
mail-no-server = Ingen server är angiven. Skriv host under [smtp] i utskick.toml, eller skicka utkasten från ditt e-postprogram.
mail-no-password = Lösenordet för { $user } saknas. Ange det i miljövariabeln { $variable }, i en fil som password-file pekar ut, eller vid en terminal.
mail-password = Lösenord för { $user }:
mail-no-token = { $program } gav ingen token. Kör det för hand och se vad det säger.
mail-token-slow = { $program } gav ingen token på { $seconds } sekunder och har stoppats. Kör det för hand och se vad det väntar på.
mail-type-the-number = Skriv antalet meddelanden för att skicka dem:
mail-draft-doubt = Obs! { $why }
mail-send-anyway = { $why } Skriv ja för att skicka härifrån ändå:
mail-not-current = { $why } Inget är skickat. Ska det skickas härifrån ändå, lägg till --not-current.
mail-not-confirmed = Inget är skickat. Bekräfta med antalet meddelanden: --yes { $count }
mail-sent-elsewhere =
    { $count ->
        [one] Samma belopp är redan skickat till mottagaren ur en annan körning: { $what }. Ska det skickas en gång till, ange --resend { $name }. Skicka de andra med --only NAMN.
       *[other] Samma belopp är redan skickat till { $count } av mottagarna ur en annan körning: { $what }. Ska det skickas en gång till, ange --resend { $name } och så vidare för vart och ett. Skicka de andra med --only NAMN.
    }
mail-other-run-unreadable = { $folder } har en sändlogg som inte går att läsa. Inget skickas. Rätta mappen eller flytta den.
mail-nothing-sent = Inget är skickat.
mail-nothing-is-sent = Inget skickas. Lägg till --send för att skicka.
mail-plan-line = { $name }: till { $to }, { $size } kB
mail-sent-before =
    { $count ->
        [one] Ett meddelande är redan skickat.
       *[other] { $count } meddelanden är redan skickade.
    }
mail-unknown-before =
    { $count ->
        [one] Ett meddelande är ovisst och skickas inte av sig självt. Se finsam mail status.
       *[other] { $count } meddelanden är ovissa och skickas inte av sig själva. Se finsam mail status.
    }
mail-sent = Skickade: { $accepted } av { $count }
mail-was-refused = { $name } avvisades av servern: { $reply }
mail-is-unknown = { $name } är ovisst: { $reply }. Fråga mottagaren innan du skickar igen med --resend { $name }.
mail-was-deferred = { $name } är inte skickat än: { $reply }. Kör kommandot igen senare.
mail-server-says-no = Servern går inte att använda: { $reason }
mail-server-unreachable =
    Servern { $host }, port { $port }, går inte att nå: { $reason }. { $waiting ->
        [one] Ett meddelande är inte skickat och väntar.
       *[other] { $waiting } meddelanden är inte skickade och väntar.
    } Kontrollera nätet, och host och port under [smtp] i utskick.toml. Kör sedan kommandot igen: det skickar bara det som väntar.
mail-reason-unexpected = servern svarade { $what } när något annat skulle komma
mail-reason-out-of-turn = servern sade något som ingen hade frågat efter
mail-reason-no-reply = serverns svar går inte att förstå
mail-reason-not-offered = servern erbjuder inte { $what }
mail-reason-login = inloggningen avvisades ({ $what })
mail-reason-lost = förbindelsen bröts ({ $what })
mail-reason-tls = det blev ingen krypterad förbindelse ({ $what })
mail-state-waiting = väntar
mail-state-accepted = skickat
mail-state-refused = avvisat
mail-state-unknown = ovisst
mail-status-line = { $name }: { $state }, till { $to } { $reply }
mail-status-sum = Meddelanden: { $count }. Skickade: { $accepted }. Avvisade: { $refused }. Ovissa: { $unknown }. Väntar: { $waiting }.
mail-status-unknown = Ett ovisst meddelande kan ha kommit fram. Fråga mottagaren. Saknas det, skicka det med finsam mail send --send --resend NAMN.


help-send = Visa vad som skulle skickas av utkasten, och skicka det med --send.
help-send-usage = finsam mail send KÖRNING [--settings FIL] [--send] [--limit ANTAL] [--only NAMN] [--to-me ADRESS] [--yes ANTAL] [--resend NAMN] [--not-current] [--format FORM] [--lang SPRÅK]
help-status = Visa vad som har hänt med varje meddelande.
help-status-usage = finsam mail status KÖRNING [--out FIL.csv] [--format FORM] [--lang SPRÅK]
help-arg-list = Skriv också listan som en ny CSV-fil
help-value-list = FIL.csv
help-arg-server_settings = Fil med serverns inställningar (utelämnad: utskick.toml i arbetsmappen)
help-value-server_settings = FIL
help-arg-send = Skicka. Utan växeln visas bara vad som skulle skickas
help-arg-limit = Högst så många meddelanden
help-value-limit = ANTAL
help-arg-only_message = Bara meddelandet med det här namnet (kan anges flera gånger)
help-value-only_message = NAMN
help-arg-to_me = Skicka allt till den här adressen i stället, som prov
help-value-to_me = ADRESS
help-arg-yes = Antalet meddelanden, som bekräftelse (utelämnat: skrivs vid terminalen)
help-value-yes = ANTAL
help-arg-resend = Skicka en gång till ett meddelande som är ovisst, avvisat eller skickat ur en annan körning (kan anges flera gånger)
help-value-resend = NAMN
help-arg-not_current = Skicka fast körningen inte är den gällande
help-arg-list_format = Utskriftens form: text (för människor), json (för program) eller csv (för kalkylprogram)
help-value-list_format = FORM
