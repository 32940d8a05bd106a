# watch: det som sägs om filer som läggs i mappen in.

watch-start = Bevakar { $folder }. Avsluta med Ctrl+C.
watch-already = Mappen bevakas redan av en annan finsam watch.
watch-run = klar, skriven i { $folder }
watch-stopped = stoppad, inget är skrivet. Se { $file }
watch-run-unreported = klar, skriven i { $folder }. Men svaret bredvid filen gick inte att skriva. { $why }
watch-stopped-unreported = stoppad, inget är skrivet. finsam check visar varför; svaret bredvid filen gick inte att skriva. { $why }
watch-doubtful = går inte att läsa. Kanske är den inte färdigkopierad; finsam väntar och försöker igen.
watch-held-editor = är öppen i ett annat program. Stäng den, så tas den. (Är den inte öppen: ta bort låsfilen { $lock }.)
watch-held-program = används av ett annat program. Den tas när programmet har släppt den.
watch-stopped-folder = stoppad

watch-answer-run =
    finsam har räknat på { $file }. Resultatet ligger i
    { $folder }
watch-answer-stopped =
    finsam kunde inte räkna på { $file }. Inget bidrag är skrivet.
    Rätta felen nedan. När filen, medlemmar.xlsx eller finsam.toml har ändrats försöker finsam igen.
watch-answer-marked =
    En kopia med de felaktiga cellerna markerade:
    { $file }
watch-answer-again = Filen själv är orörd. Ta bort det här svaret om den ska läsas en gång till. Raderna nedan använder finsam.
