# --what-if: vad ett beslut skulle ändra som ingen har fattat.

help-arg-what_if = Visa vad ett tänkt beslut skulle ändra, till exempel "Region Örebro län: -15 %", och skriv inget
help-value-what_if = BESLUT

what-if-supposed = Tänkt beslut: { $sentence }
what-if-replaces = { "  " }i stället för beslutet i { $place }
what-if-beaten = { "  " }Det tänkta beslutet gäller inte { $member } i { $association }: där går beslutet i { $place } före.
what-if-nothing = Inget bidrag ändras.
what-if-now = Nu, kr
what-if-then = Då, kr
what-if-difference = Skillnad
what-if-same = oförändrat
what-if-unmatched = Statliga pengar som uteblir
what-if-whole-run = Hela körningen
what-if-nothing-written = Inget är skrivet. För in beslutet på bladet Beslut när det är fattat.
what-if-unclear = ”{ $sentence }” går inte att läsa som ett beslut. Skriv vem, kolon och vad: "Region Örebro län: -15 %", "Kumla: belopp 1 200 tkr", "Kumla / Finsam Sydnärke: tak 900 tkr, uppåt 10 tkr".
what-if-no-reduction = ”{ $sentence }” säger inte om procenttalet är en minskning. Skriv -10 % eller minskning 10 %. En höjning skrivs som belopp i kr eller tkr.
what-if-unit = Beloppet saknar enhet. Skriv kr, tkr eller mnkr efter talet: 1 200 tkr.
