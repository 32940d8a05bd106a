# Underlaget: vad varje regel heter, vad den gav och vad den vilar på.

unknown = okänt

trace-state-amount-used = Statens belopp
trace-own-capital = Avdrag för eget kapital över trappan
trace-brake = Broms på statens belopp
trace-share-by-law = Andel enligt lag: { $party }
trace-party-amount = Belopp enligt lag: { $party }
trace-weight = Nyckel { $key }: { $member }
trace-member-share = Medlemmens andel
trace-fixed-amount = Fast belopp: { $member }
trace-remainder = Kvar att dela sedan fasta belopp dragits av: { $party }
trace-split = Delning i steg om { $unit } efter största rest
trace-split-extra = Delning i steg om { $unit } efter största rest, ett steg extra
trace-tie = Lika stora rester: steget gick i kodordning till { $members }
trace-undivided = Beloppet delas inte
trace-calculated = Beräknat bidrag
trace-last-year = Bidrag föregående år
trace-last-year-sum = Bidrag föregående år, summan av föregångarnas
trace-reduction-rate = Beslutad minskning
trace-follows = Följer { $member }
trace-rule-reduction = Föregående års bidrag efter minskning
trace-rule-amount = Beslutat belopp
trace-rule-cap = Tak
trace-rule-floor = Golv
trace-offered = Erbjudet bidrag
trace-contribution = Bidrag
trace-party-offered = Erbjudet tillsammans: { $party }
trace-matched-by = Så mycket statligt belopp motsvaras av: { $party }
trace-matched = Statligt belopp som motsvaras av bidragen
trace-unmatched = Outtagen statlig tilldelning
trace-change = Förändring mot föregående år

trace-not-applied = ej tillämpad: { $why }
trace-not-given = uppgift saknas
trace-overridden = ett beslut går före
trace-less-specific = ett mer preciserat beslut går före
trace-last-year-missing = föregående års belopp saknas
trace-below-cap = beloppet når inte taket
trace-above-floor = beloppet ligger inte under golvet

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
