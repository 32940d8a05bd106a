"""The same job as an office with Python would do it: openpyxl, pandas, XlsxWriter.

    python office.py FOLDER PARTS.json CONTRIBUTIONS.csv OUT [--processes N]

Reads the allocation and the office's tables in FOLDER with openpyxl, works out every contribution with
pandas, and makes a run's folder in OUT: with XlsxWriter the same workbooks as finsam's, with their cells,
formulas, formats, tables, charts, names, print settings and properties; with pandas the same files of
comma-separated values; their description, copies of what was read, and a manifest with the SHA-256 of every
file.

Python is not charged for what is in PARTS.json (`floor tell`): what stands in the cells (wording its sentences,
its traces and its formulas takes no time), the look of the workbooks, the rows of all summaries but
`bidrag.csv`, their description, and the manifest's facts. Loading that file is not counted, nor is comparing with
finsam's own summary; that many seconds are told as `uncounted`. Nor are finsam's checks of what it reads made, and
nothing is synced to the disk. All else is Python's to pay, from the start of the interpreter and its imports to its
end. XlsxWriter is used as it comes: its parts go by way of temporary files, pressed together by zlib's level 6.

Tells how many contributions were worked out, and how many of them are finsam's to the krona.
"""

import gc
import hashlib
import json
import multiprocessing
import os
import re
import shutil
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from pathlib import Path

import openpyxl
import pandas as pd
import xlsxwriter

ROOT = Path(__file__).resolve().parents[2]
YEAR = 2026

# What is given for nothing: processes inherit it, so that none is charged for handing it over.
GIVEN = {}


def table(sheet, first):
    """The rows under the header that begins with `first`, as a data frame."""
    rows = list(sheet.iter_rows(values_only=True))
    header = next(index for index, row in enumerate(rows) if row[0] == first)
    return pd.DataFrame(rows[header + 1 :], columns=rows[header])


def simple(name):
    """The place that an association is named after."""
    name = str(name).lower()
    return re.sub(r"\b(samordningsförbund(et)?|finsam|i)\b", "", name).strip()


def member(name):
    """A member's name without its code."""
    return re.sub(r"^\d{4}\s+", "", str(name))


def read(folder):
    """The allocation and the office's tables."""
    allocation = next((folder / "in").glob("*.xlsx"))
    sheet = openpyxl.load_workbook(allocation, data_only=True).active
    allocation = table(sheet, "Samordningsförbund").dropna(subset=["Samordningsförbund"])
    office = openpyxl.load_workbook(folder / "medlemmar.xlsx", data_only=True)
    members = table(office["Medlemmar"], "Förbund")
    decisions = table(office["Beslut"], "Förbund")
    last_year = table(office["Föregående år"], "Förbund")
    aliases = table(office["Alias"], "Namn")
    table(office["Kontakter"], "Medlem")
    return allocation, members, decisions, last_year, aliases


def amount(text):
    """`50 tkr` in kronor."""
    number, unit = re.match(r"([\d \u00a0,]+)\s*(tkr|kr)?", str(text)).groups()
    number = Decimal(re.sub(r"\s", "", number).replace(",", "."))
    return number * (1000 if unit == "tkr" else 1)


def percent(text):
    """`5 %` as a fraction."""
    return Decimal(str(text).replace("%", "").strip().replace(",", ".")) / 100


def rounded(value, rule):
    """The value rounded as `uppåt 10 tkr` says."""
    if not isinstance(rule, str):
        return value.quantize(Decimal(1), ROUND_HALF_UP)
    way, step = rule.split(" ", 1)
    step = amount(step)
    mode = {"uppåt": ROUND_CEILING, "nedåt": ROUND_FLOOR}.get(way, ROUND_HALF_UP)
    return (value / step).quantize(Decimal(1), mode) * step


def split(total, weights):
    """The total split by weight in whole kronor; those with the largest remainders get the rest."""
    whole = sum(weights)
    exact = [total * weight / whole for weight in weights]
    shares = [int(share) for share in exact]
    order = sorted(range(len(exact)), key=lambda index: shares[index] - exact[index])
    for index in order[: int(total) - sum(shares)]:
        shares[index] += 1
    return [Decimal(share) for share in shares]


def calculated(members, state):
    """The calculated contribution of every member: half the state's amount for each party, by key.

    Where there is but one party (Gotland, which has no region) it is asked for both halves.
    """
    inhabitants = pd.read_csv(ROOT / "data" / "kommuner.csv", dtype=str)
    inhabitants = inhabitants.set_index("kommunkod")["befolkning_2024_12_31"]
    members = members[members["Till"].isna() & (members["Från"].isna() | (members["Från"].dt.year <= YEAR))]
    members = members.assign(kr=Decimal(0), andel=None)
    parties = members.groupby("Förbund")["Part"].nunique()
    for (association, _), party in members.groupby(["Förbund", "Part"], sort=False):
        asked = state[association] / int(parties[association])
        fixed = party["Nyckel"] == "belopp"
        members.loc[party.index[fixed], "kr"] = party.loc[fixed, "Värde"].map(amount)
        rest = party[~fixed]
        weights = []
        for row in rest.itertuples():
            if pd.isna(row.Nyckel) or row.Nyckel == "lika":
                weight = Decimal(1)
            elif row.Nyckel == "procent":
                weight = percent(row.Värde)
            elif pd.isna(row.Värde):
                weight = Decimal(inhabitants[f"{int(row.Kod):04}"])
            else:
                weight = Decimal(str(row.Värde))
            weights.append(weight)
        whole = sum(weights)
        members.loc[rest.index, "kr"] = split(asked - members.loc[party.index[fixed], "kr"].sum(), weights)
        members.loc[rest.index, "andel"] = [weight / whole for weight in weights]
    return members


def decided(members, decisions, last_year, aliases):
    """The contribution of every member after its own decision."""
    heirs = dict(zip(aliases["Namn"], aliases["Avser"]))
    before = last_year[last_year["Belopp (kr)"].map(lambda value: bool(re.match(r"\d", str(value))))]
    before = before.assign(
        Förbund=before["Förbund"].replace(heirs),
        Medlem=before["Medlem"].map(member),
        kr=before["Belopp (kr)"].map(amount),
    )
    before = before.groupby(["Förbund", "Medlem"])["kr"].sum()
    decisions = decisions.assign(Medlem=decisions["Medlem"].map(member))
    rules = {(row.Förbund, row.Medlem): row for row in decisions.itertuples()}

    def contribution(row):
        """The contribution, last year's, the decided change and how far the decision has come."""
        last = before.get((row.Förbund, row.Medlem))
        rule = rules.get((row.Förbund, row.Medlem)) or rules.get(("*", row.Medlem))
        if rule is None:
            return row.kr, last, None, "ej beslutad"
        cut = rule
        while cut.Regel == "följer":
            cut = rules.get((row.Förbund, member(cut.Värde))) or rules[("*", member(cut.Värde))]
        if cut.Regel == "minskning":
            value = row.kr if last is None else rounded(last * (1 - percent(cut.Värde)), rule.Avrundning)
            return value, last, -percent(cut.Värde), rule.Status
        if rule.Regel == "belopp":
            return amount(rule.Värde), last, None, rule.Status
        return (min if rule.Regel == "tak" else max)(row.kr, amount(rule.Värde)), last, None, rule.Status

    columns = ["bidrag", "före", "beslutat", "status"]
    found = [contribution(row) for row in members.itertuples()]
    return members.join(pd.DataFrame(found, index=members.index, columns=columns, dtype=object))


def contributions(folder):
    """Every member's contribution to each of its associations."""
    allocation, members, decisions, last_year, aliases = read(folder)
    names = {simple(name): name for name in members["Förbund"].unique()}
    names.update({simple(name): target for name, target in zip(aliases["Namn"], aliases["Avser"])})
    allocation = allocation[allocation["Slutlig tilldelning"].notna()]
    found = allocation["Samordningsförbund"].map(lambda name: names.get(simple(name)))
    amounts = allocation["Slutlig tilldelning"].map(lambda tkr: Decimal(str(tkr)) * 1000)
    state = dict(zip(found, amounts))
    members = members[members["Förbund"].isin(state.keys())]
    return decided(calculated(members, state), decisions, last_year, aliases)


def right(worked_out, file):
    """How many of the contributions are those of finsam's own summary."""
    theirs = pd.read_csv(file, sep=";", encoding="utf-8-sig", dtype=str)
    theirs = {(row.forbund, row.medlem): Decimal(row.bidrag_kr.replace(",", ".")) for row in theirs.itertuples()}
    return sum(theirs.get((row.Förbund, row.Medlem)) == row.bidrag for row in worked_out.itertuples())


def per_cent(share, decimals):
    """The share in per cent as a spreadsheet in Swedish reads it; nothing where there is none."""
    if share is None:
        return ""
    return str((share * 100).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)).replace(".", ",")


def plain(text):
    """A decimal number without noughts at its end."""
    return text.rstrip("0").rstrip(",") if "," in text else text


def summary(worked_out):
    """The rows of `bidrag.csv`."""
    rows = []
    for row in worked_out.itertuples():
        change = None if row.före is None else row.bidrag - row.före
        code = f"{int(row.Kod):02}" if row.Part == "region" else f"{int(row.Kod):04}"
        rows.append(
            {
                "ar": YEAR,
                "forbund": row.Förbund,
                "medlem": row.Medlem,
                "part": {"region": "regioner", "kommun": "kommuner"}[row.Part],
                "kod": code,
                "nyckel": row.Nyckel,
                "andel_procent": plain(per_cent(row.andel, 6)),
                "beraknat_kr": row.kr,
                "erbjudet_kr": row.bidrag,
                "bidrag_kr": row.bidrag,
                "foregaende_kr": row.före,
                "forandring_kr": change,
                "forandring_procent": per_cent(change and change / row.före, 2),
                "beslutad_procent": plain(per_cent(row.beslutat, 6)),
                "status": row.status,
            }
        )
    return pd.DataFrame(rows)


def describe(workbook, book):
    """The properties of the workbook and the names that it gives to cells."""
    properties = book["properties"]
    created = datetime.fromisoformat(properties["created"].removesuffix("Z"))
    workbook.set_properties({**properties, "created": created})
    for name, value in book["custom_properties"]:
        workbook.set_custom_property(name, value, "text")
    for name, formula in book["names"]:
        workbook.define_name(name, formula)


def lay_out(worksheet, sheet):
    """How the sheet is shown and printed, its columns and its rows."""
    page = sheet["page"]
    if not page["gridlines"]:
        worksheet.hide_gridlines(2)
    if page["freeze"]:
        worksheet.freeze_panes(*page["freeze"])
    if page["repeat"]:
        worksheet.repeat_rows(*page["repeat"])
    if page["paper"]:
        worksheet.set_paper(page["paper"])
    if page["landscape"]:
        worksheet.set_landscape()
    if page["fit"]:
        worksheet.fit_to_pages(*page["fit"])
    worksheet.set_margins(*page["margins"])
    above, below = page["header_margins"]
    worksheet.set_header(page["header"] or "", {"margin": above})
    worksheet.set_footer(page["footer"] or "", {"margin": below})
    if page["breaks"]:
        worksheet.set_h_pagebreaks(page["breaks"])
    for first, last, width in sheet["widths"]:
        worksheet.set_column(first, last, width)
    for row, height in sheet["heights"]:
        worksheet.set_row(row, height)


def add_table(worksheet, drawn, forms):
    """A table with its headings."""
    columns = [
        {"header": name, "header_format": forms[form]} for name, form in zip(drawn["columns"], drawn["forms"])
    ]
    settings = {
        "name": drawn["name"],
        "columns": columns,
        "style": drawn["style"],
        "banded_rows": drawn["banded"],
        "autofilter": False,
    }
    worksheet.add_table(*drawn["cells"], settings)


def add_cell(worksheet, cell, form):
    """What stands in a cell."""
    row, column, value = cell["row"], cell["column"], cell["value"]
    if value == "blank":
        worksheet.write_blank(row, column, None, form)
    elif "number" in value:
        worksheet.write_number(row, column, value["number"], form)
    elif "text" in value:
        worksheet.write_string(row, column, value["text"], form)
    else:
        worksheet.write_formula(row, column, value["formula"]["formula"], form, value["formula"]["result"])


def add_chart(workbook, worksheet, drawn):
    """A chart."""
    kind = {"type": "bar" if drawn["bars"] else "line"}
    if drawn["subtype"]:
        kind["subtype"] = drawn["subtype"]
    chart = workbook.add_chart(kind)
    chart.set_title({"name": drawn["title"], "name_font": drawn["title_font"]})
    for series in drawn["series"]:
        names = {name: series[name] for name in ["name", "categories", "values"]}
        chart.add_series({**names, **series["look"]})
    # The categories of bars stand on the upright axis.
    along, upright = ("values", "categories") if drawn["bars"] else ("categories", "values")
    chart.set_x_axis(drawn[along])
    chart.set_y_axis(drawn[upright])
    chart.set_legend(drawn["legend"] or {"none": True})
    width, height = drawn["size"]
    chart.set_size({"width": width, "height": height})
    worksheet.insert_chart(drawn["row"], drawn["column"], chart, {"description": drawn["description"]})


def listed(path, out):
    """The file as the manifest lists it."""
    content = path.read_bytes()
    sha256 = hashlib.sha256(content).hexdigest()
    return {"path": path.relative_to(out).as_posix(), "sha256": sha256, "size": len(content)}


def write(number, out):
    """One workbook."""
    book = GIVEN["books"][number]
    path = out / book["path"]
    workbook = xlsxwriter.Workbook(str(path))
    describe(workbook, book)
    forms = [workbook.add_format(form) for form in book["formats"]]
    for sheet in book["sheets"]:
        worksheet = workbook.add_worksheet(sheet["name"])
        lay_out(worksheet, sheet)
        for drawn in sheet["tables"]:
            add_table(worksheet, drawn, forms)
        for cell in sheet["cells"]:
            add_cell(worksheet, cell, forms[cell["format"]])
        for choice in sheet["choices"]:
            worksheet.data_validation(*choice["cells"], {"validate": "list", "source": choice["words"]})
        for drawn in sheet["charts"]:
            add_chart(workbook, worksheet, drawn)
    workbook.close()
    return listed(path, out)


def write_books(out, processes):
    """All workbooks, by so many processes."""
    for folder in {(out / book["path"]).parent for book in GIVEN["books"]}:
        folder.mkdir(parents=True, exist_ok=True)
    numbers = range(len(GIVEN["books"]))
    if processes == 1:
        return [write(number, out) for number in numbers]
    with ProcessPoolExecutor(processes, multiprocessing.get_context("fork")) as pool:
        return list(pool.map(write, numbers, [out] * len(numbers), chunksize=8))


def write_summaries(worked_out, out):
    """The files of comma-separated values and their description."""
    (out / "csv").mkdir(parents=True, exist_ok=True)
    files = []
    for name, rows in GIVEN["tables"]:
        frame = summary(worked_out) if name == "csv/bidrag.csv" else pd.DataFrame(rows[1:], columns=rows[0])
        frame.to_csv(out / name, sep=";", decimal=",", index=False, encoding="utf-8-sig", lineterminator="\r\n")
        files.append(listed(out / name, out))
    package = out / "csv" / "datapackage.json"
    package.write_text(json.dumps(GIVEN["package"], indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return [*files, listed(package, out)]


def copy_inputs(folder, out):
    """Copies of the files that were read."""
    kept, files = out / "underlag", []
    for given in GIVEN["manifest"]["inputs"]:
        path = kept / given["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / given["path"], path)
        files.append(listed(path, kept))
    return files


def main():
    """Does the job and tells what it comes to."""
    folder, parts, theirs, out = map(Path, sys.argv[1:5])
    processes = int(sys.argv[sys.argv.index("--processes") + 1]) if "--processes" in sys.argv else 1
    ready = time.perf_counter()
    GIVEN.update(json.loads(parts.read_text(encoding="utf-8")))
    # Nor is it charged for looking through what was given for what may be let go of.
    gc.freeze()
    loaded = time.perf_counter()

    worked_out = contributions(folder)
    inputs = copy_inputs(folder, out)
    outputs = [*write_books(out, processes), *write_summaries(worked_out, out)]
    manifest = {**GIVEN["manifest"], "inputs": inputs, "outputs": outputs}
    text = json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"
    (out / "manifest.json").write_text(text, encoding="utf-8")

    done = time.perf_counter()
    equal = right(worked_out, theirs)
    uncounted = loaded - ready + time.perf_counter() - done
    told = {"uncounted": uncounted, "contributions": len(worked_out), "equal": equal}
    print(json.dumps(told), flush=True)
    # Nor for letting go of what was given, piece by piece.
    os._exit(0)


if __name__ == "__main__":
    main()
