"""finsam, the floor and the Python way, in turn and several times; medians and ratios as a table.

    python3 -m venv VENV && VENV/bin/pip install -r benches/compare/requirements.txt
    VENV/bin/python benches/compare/compare.py DIR [--rounds N]

DIR is made, and removed at the end.

Builds what it needs in release, invents the country in DIR, and measures in the same run, pair by pair: the
whole process of `finsam run` against `rust_xlsxwriter` writing the same cells (and the same workbooks), and
against the whole process of Python doing the same job (`office.py`, which says what it is not charged for),
each on one core and on all; the start of the program; and what an association costs at 100 and at 10 000 (with
`--large`). A core is a core for all of them: on Linux a process with one thread is held to one, for
`rust_xlsxwriter` starts threads of its own.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RELEASE = ROOT / "target" / "release"


@contextmanager
def held_to(cores):
    """What is started meanwhile stays on so many cores, where the system can do that."""
    if not cores or not hasattr(os, "sched_setaffinity"):
        yield
        return
    own = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(own)[:cores])
    try:
        yield
    finally:
        os.sched_setaffinity(0, own)


def call(*command, cores=None):
    """Runs the command: its seconds, its seconds of processor, its most memory in MB, what it printed."""
    with held_to(cores):
        return measured(command, cores)


def measured(command, threads):
    """The command with so many threads, or as many as it likes."""
    # What the measure before left to be written would be paid by this one.
    os.sync()
    environment = dict(os.environ)
    if threads:
        environment["RAYON_NUM_THREADS"] = str(threads)
    started = time.perf_counter()
    process = subprocess.Popen(
        list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    )
    printed = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    if status:
        sys.exit(f"{command} failed")
    return seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, printed.decode()


def fresh(where, name):
    """A folder that has never been. Nothing is deleted while it is measured: ext4 looks long for a place for a file
    where others were deleted a moment ago, which nobody does who makes a run."""
    number = sum(1 for _ in where.glob(f"{name}-*"))
    return where / f"{name}-{number}"


def run(folder, to, cores=None):
    """A whole run into a folder that is not there."""
    return call(RELEASE / "finsam", "run", folder, "--out", to, cores=cores)


def check(folder, cores):
    """The seconds of reading and working out."""
    return call(RELEASE / "finsam", "check", folder, cores=cores)[0]


def country(where, associations):
    """The invented country of so many associations."""
    folder = where / f"country-{associations}"
    if not folder.exists():
        call(RELEASE / "examples" / "national", folder, "--associations", associations)
    return folder


def in_turn(rounds, measures):
    """Every measure in turn, so many times over: the seconds of each. The machine is not the same from one minute to the
    next; what is compared is what was measured in the same turn."""
    seconds = {name: [] for name in measures}
    for _ in range(rounds):
        for name, measure in measures.items():
            seconds[name].append(measure())
    return seconds


def times(ones, others):
    """How many times as long the ones take as the others, by the median of all turns."""
    return statistics.median(one / other for one, other in zip(ones, others))


def national(where, rounds):
    """The country against the floor and against Python."""
    folder, out, parts = country(where, 73), fresh(where, "run"), where / "parts.json"
    run(folder, out)
    floor = RELEASE / "examples" / "floor"
    call(floor, "tell", out, parts)
    all_cores = os.cpu_count()

    def floored(cores, *options):
        to = fresh(where, "floor")
        return float(call(floor, "write", out, to, *options, cores=cores)[3])

    def python(cores):
        to = fresh(where, "python")
        script = Path(__file__).with_name("office.py")
        summary = out / "csv" / "bidrag.csv"
        command = [sys.executable, script, folder, parts, summary, to, "--processes", cores]
        seconds, _, _, printed = call(*command, cores=cores)
        told = json.loads(printed)
        if told["equal"] != told["contributions"]:
            sys.exit(f"Python's contributions are not finsam's: {printed}")
        return seconds - told["uncounted"]

    for cores in dict.fromkeys([1, all_cores]):
        seconds = in_turn(
            rounds,
            {
                "finsam run, the whole process": lambda: run(folder, fresh(where, "run"), cores)[0],
                "finsam check, which writes nothing": lambda: check(folder, cores),
                "the floor: the same cells": lambda: floored(cores),
                "the floor: the same workbooks": lambda: floored(cores, "--whole"),
                "Python, the whole process": lambda: python(cores),
            },
        )
        finsam = seconds["finsam run, the whole process"]
        print(f"\n| cores: {cores} | median of {rounds} | finsam's time is × |\n|---|---|---|")
        for name, others in seconds.items():
            ratio, inverse = times(finsam, others), times(others, finsam)
            ratio = f"{ratio:.2f}" if inverse < 10 else f"1/{inverse:.1f}"
            print(f"| {name} | {statistics.median(others):.2f} s | {ratio} |", flush=True)

    def writing(cores):
        return run(folder, fresh(where, "run"), cores)[0] - check(folder, cores)

    seconds = in_turn(rounds * 3, {cores: lambda cores=cores: writing(cores) for cores in (1, all_cores)})
    faster = times(seconds[1], seconds[all_cores])
    print(f"\nThe writing alone: {faster:.2f} times as fast on {all_cores} cores as on one, {rounds * 3} in turn.")


def processor(*command):
    """The seconds of processor of a process that is started without a copy of this one."""
    quiet = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_WRONLY, 0) for number in (1, 2)]
    process = os.posix_spawn(command[0], list(map(str, command)), os.environ, file_actions=quiet)
    _, status, used = os.wait4(process, 0)
    if status:
        sys.exit(f"{command} failed")
    return used.ru_utime + used.ru_stime


def as_ods(folder, to):
    """A copy of the working folder whose workbooks LibreOffice has saved as ods."""
    shutil.copytree(folder, to, ignore=shutil.ignore_patterns("ut"))
    for book in list(to.rglob("*.xlsx")):
        command = ["soffice", "--headless", "--convert-to", "ods", "--outdir", book.parent, book]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        book.unlink()
    return to


def start(where, rounds):
    """What it takes to start, in processor time; `true` does nothing and is what any process takes."""
    fixture = ROOT / "fixtures" / "orebro-2024"
    commands = {
        "true": [shutil.which("true")],
        "finsam --version": [RELEASE / "finsam", "--version"],
        "finsam check fixtures/orebro-2024": [RELEASE / "finsam", "check", fixture],
    }
    if shutil.which("soffice"):
        ods = as_ods(fixture, where / "ods")
        commands["the same workbooks as ods, read in a guarded process"] = [RELEASE / "finsam", "check", ods]
    times = {name: [] for name in commands}
    for _ in range(rounds * 10):
        for name, command in commands.items():
            times[name].append(processor(*command))
    print("\n| start | processor time, median | a quarter takes less than |\n|---|---|---|")
    for name, seconds in times.items():
        quarter, median, _ = (time * 1000 for time in statistics.quantiles(seconds))
        print(f"| `{name}` | {median:.1f} ms | {quarter:.1f} ms |", flush=True)


def scale(where, rounds):
    """What an association costs in a small country and in a large one."""
    print("\n| associations | processor time for each | most memory |\n|---|---|---|")
    for associations in [100, 1000, 10000]:
        folder = country(where, associations)
        times = max(1, rounds * 100 // associations)
        runs = [run(folder, fresh(where, "run")) for _ in range(times)]
        each = statistics.median(used for _, used, _, _ in runs) / associations
        memory = max(most for _, _, most, _ in runs)
        print(f"| {associations} | {each * 1000:.1f} ms | {memory:.0f} MB |", flush=True)


def main():
    """Builds and measures."""
    where = Path(sys.argv[1]).resolve()
    if where.exists() and any(where.iterdir()):
        sys.exit(f"{where} is not empty")
    rounds = int(sys.argv[sys.argv.index("--rounds") + 1]) if "--rounds" in sys.argv else 7
    where.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cargo", "build", "--release", "--bins", "--examples"], cwd=ROOT, check=True)
    start(where, rounds)
    national(where, rounds)
    if "--large" in sys.argv:
        scale(where, rounds)
    shutil.rmtree(where)


if __name__ == "__main__":
    main()
