#!/usr/bin/env bash
# Makes the pictures of the guide anew from fixtures/orebro-2024 and fixtures/sodra-norrbotten-2022. Needs LibreOffice (soffice), pdftoppm and
# ImageMagick (convert). The pictures differ a little with their versions and the fonts installed.
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

# picture NAME WORKBOOK PAGE: one printed page, its margins cut off.
picture() {
    mkdir -p "$work/$1"
    soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf --outdir "$work/$1" "$2" >/dev/null 2>&1
    pdftoppm -r 96 -png -singlefile -f "$3" -l "$3" "$work/$1"/*.pdf "$work/$1/page"
    # The footer is not part of what is shown.
    convert "$work/$1/page.png" -gravity South -chop 0x70 -trim +repage -bordercolor white -border 12 \
        -colors 64 -strip "docs/pictures/$1.png"
}

picture region "$work/run/medlemmar/Region-Örebro-län-2024.xlsx" 1
picture sydnarke "$work/run/forbund/Samordningsförbundet-Sydnärke-2024.xlsx" 1
picture avstamning "$work/run/forbund/Samordningsförbundet-Sydnärke-2024.xlsx" 3
picture sammanstallning "$work/run/sammanstallning-2024.xlsx" 1

cargo run --quiet --release -- run fixtures/sodra-norrbotten-2022 --lang sv --out "$work/plan" >/dev/null 2>&1
picture forbund-plan "$work/plan/forbund/Södra-Norrbotten-2022.xlsx" 4
