#!/usr/bin/env bash
# Makes the pictures of every kind of sheet anew from fixtures/orebro-2024 and fixtures/sodra-norrbotten-2022.
# Needs LibreOffice (soffice), pdftoppm and ImageMagick (convert). The pictures differ a little with their versions and the fonts installed.
set -euo pipefail
cd "$(dirname "$0")/../.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo run --quiet --release -- run fixtures/orebro-2024 --lang sv --out "$work/run" >/dev/null 2>&1

# A profile of its own, with Swedish numbers.
mkdir -p "$work/profile/user"
cat >"$work/profile/user/registrymodifications.xcu" <<'XCU'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>sv-SE</value></prop></item>
</oor:items>
XCU

# Where nothing else is said a picture shows its part of the page, without margins and footer. `sida/` has the whole
# pages as they are printed on A4.
mkdir -p docs/pictures/sida

# pictures WORKBOOK NAME...: its pages from the first, a picture each; an empty name is passed over.
pictures() {
    local workbook=$1 pages page=0 name
    shift
    pages=$(mktemp -d -p "$work")
    soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf --outdir "$pages" "$workbook" >/dev/null 2>&1
    for name in "$@"; do
        page=$((page + 1))
        [ -n "$name" ] || continue
        pdftoppm -r 96 -png -singlefile -f "$page" -l "$page" "$pages"/*.pdf "$pages/page"
        convert "$pages/page.png" -bordercolor "#b0b0b0" -border 1 -colors 64 -strip "docs/pictures/sida/$name.png"
        # The footer is not part of what is shown.
        convert "$pages/page.png" -gravity South -chop 0x70 -trim +repage -bordercolor white -border 12 \
            -colors 64 -strip "docs/pictures/$name.png"
    done
}

pictures "$work/run/forbund/Samordningsförbundet-Sydnärke-2024.xlsx" \
    forbund-oversikt forbund-bidrag forbund-parter forbund-avstamning forbund-rakna-sjalv forbund-underlag
pictures "$work/run/medlemmar/Region-Örebro-län-2024.xlsx" \
    medlem-bidrag medlem-statliga-medel medlem-beslut medlem-rakna-sjalv medlem-underlag
pictures "$work/run/sammanstallning-2024.xlsx" \
    sammanstallning-oversikt sammanstallning-forbund sammanstallning-medlemmar sammanstallning-lan \
    sammanstallning-bidrag sammanstallning-forandringar sammanstallning-avstamning sammanstallning-rakna-sjalv \
    sammanstallning-avvikelser sammanstallning-korning

cargo run --quiet --release -- run fixtures/sodra-norrbotten-2022 --lang sv --out "$work/plan" >/dev/null 2>&1
pictures "$work/plan/forbund/Södra-Norrbotten-2022.xlsx" "" "" "" "" "" forbund-plan forbund-plan-medlemmar

# In English, and with an office's own colours and footer; the logo is printed by Excel only.
cargo run --quiet --release -- run fixtures/orebro-2024 --lang en --out "$work/english" >/dev/null 2>&1
pictures "$work/english/medlemmar/Region-Örebro-län-2024.xlsx" english-member
cat >"$work/mall.toml" <<'TOML'
heading = "#7A1F3D"
total = "#F6E7EC"
bars = ["#7A1F3D", "#B8667F", "#3F6F64"]
footer = "Kansliet, Storgatan 1, 700 00 Örebro"
TOML
cargo run --quiet --release -- run fixtures/orebro-2024 --template "$work/mall.toml" --out "$work/own" >/dev/null 2>&1
pictures "$work/own/forbund/Samordningsförbundet-Sydnärke-2024.xlsx" mall-oversikt mall-bidrag
