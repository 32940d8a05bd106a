"""The same job as an office with Python would do it: openpyxl, pandas, XlsxWriter.

    python office.py FOLDER PARTS.json CONTRIBUTIONS.csv OUT [--processes N]

Reads the allocation and the office's tables in FOLDER with openpyxl, works out every contribution with
pandas, and writes the workbooks with XlsxWriter: the same sheets, cells, formulas, tables and charts as
finsam's. What stands in the cells is given in PARTS.json (`floor tell`) for nothing, so that Python is not
charged for wording its sentences and traces; loading that file is not counted. Tells the seconds, how many
contributions were worked out, and how many of them are finsam's to the krona.
"""

import time

STARTED = time.perf_counter()

import json
import re
import sys
from concurrent.futures import ProcessPoolExecutor
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from pathlib import Path

import openpyxl
import pandas as pd
import xlsxwriter

ROOT = Path(__file__).resolve().parents[2]
YEAR = 2026


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
    """The calculated contribution of every member: half the state's amount for each party, by key."""
    inhabitants = pd.read_csv(ROOT / "data" / "kommuner.csv", dtype=str)
    inhabitants = inhabitants.set_index("kommunkod")["befolkning_2024_12_31"]
    members = members[members["Till"].isna() & (members["Från"].isna() | (members["Från"].dt.year <= YEAR))]
    members = members.assign(kr=Decimal(0))
    for (association, _), party in members.groupby(["Förbund", "Part"], sort=False):
        half = state[association] / 2
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
        members.loc[rest.index, "kr"] = split(half - members.loc[party.index[fixed], "kr"].sum(), weights)
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
        rule = rules.get((row.Förbund, row.Medlem)) or rules.get(("*", row.Medlem))
        if rule is None:
            return row.kr
        cut = rule
        while cut.Regel == "följer":
            cut = rules.get((row.Förbund, member(cut.Värde))) or rules[("*", member(cut.Värde))]
        if cut.Regel == "minskning":
            if (row.Förbund, row.Medlem) not in before.index:
                return row.kr
            cut = before[row.Förbund, row.Medlem] * (1 - percent(cut.Värde))
            return rounded(cut, rule.Avrundning)
        if rule.Regel == "belopp":
            return amount(rule.Värde)
        return (min if rule.Regel == "tak" else max)(row.kr, amount(rule.Värde))

    return members.assign(bidrag=[contribution(row) for row in members.itertuples()])


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


def write(book, out):
    """One workbook."""
    path = out / book["path"]
    path.parent.mkdir(parents=True, exist_ok=True)
    workbook = xlsxwriter.Workbook(str(path))
    forms = [
        workbook.add_format({"num_format": form["number_format"], "font_color": f"#{form['colour']:06X}"})
        for form in book["formats"]
    ]
    for sheet in book["sheets"]:
        worksheet = workbook.add_worksheet(sheet["name"])
        for first, last, width in sheet["widths"]:
            worksheet.set_column(first, last, width)
        for row, height in sheet["heights"]:
            worksheet.set_row(row, height)
        for drawn in sheet["tables"]:
            worksheet.add_table(
                *drawn["cells"],
                {
                    "name": drawn["name"],
                    "columns": [{"header": name} for name in drawn["columns"]],
                    "autofilter": False,
                },
            )
        for cell in sheet["cells"]:
            row, column, form, value = cell["row"], cell["column"], forms[cell["format"]], cell["value"]
            if value == "blank":
                worksheet.write_blank(row, column, None, form)
            elif "number" in value:
                worksheet.write_number(row, column, value["number"], form)
            elif "text" in value:
                worksheet.write_string(row, column, value["text"], form)
            else:
                worksheet.write_formula(row, column, value["formula"]["formula"], form, value["formula"]["result"])
        for drawn in sheet["charts"]:
            chart = workbook.add_chart({"type": "bar" if drawn["bars"] else "line"})
            chart.set_title({"name": drawn["title"]})
            for series in drawn["series"]:
                chart.add_series(
                    {"name": series["name"], "categories": series["categories"], "values": series["values"]}
                )
            worksheet.insert_chart(drawn["row"], drawn["column"], chart)
    workbook.close()


def main():
    """Does the job and tells the seconds."""
    folder, parts, theirs, out = map(Path, sys.argv[1:5])
    processes = int(sys.argv[6]) if len(sys.argv) > 6 else 1
    ready = time.perf_counter()
    books = json.loads(parts.read_text(encoding="utf-8"))
    loaded = time.perf_counter()
    worked_out = contributions(folder)
    if processes == 1:
        for book in books:
            write(book, out)
    else:
        with ProcessPoolExecutor(processes) as pool:
            list(pool.map(write, books, [out] * len(books), chunksize=8))
    seconds = time.perf_counter() - loaded + ready - STARTED
    equal = right(worked_out, theirs)
    print(json.dumps({"seconds": seconds, "contributions": len(worked_out), "equal": equal}))


if __name__ == "__main__":
    main()
