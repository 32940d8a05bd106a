# Underlaget: vad varje regel heter, vad den gav och vad den vilar på.

unknown = okänt

trace-state-amount-used = Statens belopp
trace-own-capital = Avdrag för eget kapital över trappan
trace-brake = Broms på statens belopp
trace-share-by-law = Andel enligt lagen: { $party }
trace-party-amount = Belopp enligt lagen: { $party }
trace-weight = Nyckel { $key }: { $member }
trace-member-share = Medlemmens andel
trace-fixed-amount = Fast belopp: { $member }
trace-remainder = Kvar att dela när fasta belopp är dragna: { $party }
trace-split = Delat i hela steg om { $unit }
trace-split-extra = Delat i hela steg om { $unit }: avrundat, fick den sista kronan
trace-tie = Lika stora rester: efter kod gick den sista kronan till { $members }
trace-undivided = Beloppet delas inte
trace-calculated = Bidrag enligt lagen
trace-last-year = Bidrag förra året
trace-last-year-sum = Bidrag förra året, de tidigare förbundens tillsammans
trace-reduction-rate = Beslutad minskning
trace-follows = Följer { $member }
trace-rule-reduction = Förra årets bidrag efter minskning
trace-rule-amount = Beslutat belopp
trace-rule-cap = Tak
trace-rule-floor = Golv
trace-offered = Bidrag efter medlemmens beslut
trace-contribution = Bidrag
trace-party-offered = Bidrag tillsammans: { $party }
trace-matched-by = Så mycket av statens belopp räcker det till: { $party }
trace-matched = Staten betalar
trace-unmatched = Statliga pengar som uteblir
trace-change = Förändring från förra året

trace-not-applied = används inte: { $why }
trace-not-given = uppgiften saknas
trace-overridden = ett beslut gäller
trace-less-specific = ett beslut för just det här förbundet eller medlemmen gäller
trace-last-year-missing = förra årets belopp saknas
trace-below-cap = beloppet är under taket
trace-above-floor = beloppet är över golvet

trace-rounding = { $direction } { $step } { $unit }
trace-rounded = { $rounding } från { $exact } kr
rounding-up = uppåt till jämna { $step } kronor
rounding-nearest = till närmaste { $step } kronor
rounding-down = nedåt till jämna { $step } kronor
rounding-krona-up = uppåt till hela kronor
rounding-krona-nearest = till hela kronor
rounding-krona-down = nedåt till hela kronor
trace-read = inläst
trace-for-years = för { $years }
trace-decision = beslut

payer-regions-together = regionerna tillsammans
payer-municipalities-together = kommunerna tillsammans
payer-region-alone = regionen
payer-municipality-alone = kommunen
trace-plan-table = Planerat belopp från staten
trace-plan-goal = Planens mål
trace-plan-step = Planerat belopp från staten, { $method }, år { $step } av { $count } till målet, avrundat till närmaste 1 000 kr
