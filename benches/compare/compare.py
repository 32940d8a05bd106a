"""finsam, the floor and the Python way, in turn and several times; medians and ratios as a table.

    python3 -m venv VENV && VENV/bin/pip install -r benches/compare/requirements.txt
    VENV/bin/python benches/compare/compare.py DIR [--rounds N]

DIR is made, and removed at the end.

Builds what it needs in release, invents the country in DIR, and measures in the same run, pair by pair: the
whole process of `finsam run` against `rust_xlsxwriter` writing the same cells (and the same workbooks), and
against the whole process of Python doing the same job (`office.py`, which says what it is not charged for),
each with one thread and with all cores; the start of the program; and what an association costs at 100 and
at 10 000 (with `--large`).
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RELEASE = ROOT / "target" / "release"


def call(*command, threads=None):
    """Runs the command: its seconds, its seconds of processor, its most memory in MB, what it printed."""
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


def run(folder, to, threads=None):
    """A whole run into a folder that is not there."""
    return call(RELEASE / "finsam", "run", folder, "--out", to, threads=threads)


def check(folder, threads):
    """The seconds of reading and working out."""
    return call(RELEASE / "finsam", "check", folder, threads=threads)[0]


def country(where, associations):
    """The invented country of so many associations."""
    folder = where / f"country-{associations}"
    if not folder.exists():
        call(RELEASE / "examples" / "national", folder, "--associations", associations)
    return folder


def pairs(rounds, measures):
    """Every measure in turn, so many times over: the median seconds of each."""
    seconds = {name: [] for name in measures}
    for _ in range(rounds):
        for name, measure in measures.items():
            seconds[name].append(measure())
    return {name: statistics.median(values) for name, values in seconds.items()}


def national(where, rounds):
    """The country against the floor and against Python."""
    folder, out, parts = country(where, 73), fresh(where, "run"), where / "parts.json"
    run(folder, out)
    floor = RELEASE / "examples" / "floor"
    call(floor, "tell", out, parts)
    cores = os.cpu_count()

    def floored(threads, *options):
        to = fresh(where, "floor")
        return float(call(floor, "write", out, to, *options, threads=threads)[3])

    def python(processes):
        to = fresh(where, "python")
        script = Path(__file__).with_name("office.py")
        summary = out / "csv" / "bidrag.csv"
        command = [sys.executable, script, folder, parts, summary, to, "--processes", processes]
        seconds, _, _, printed = call(*command)
        told = json.loads(printed)
        if told["equal"] != told["contributions"]:
            sys.exit(f"Python's contributions are not finsam's: {printed}")
        return seconds - told["uncounted"]

    writing = {}
    for threads in dict.fromkeys([1, cores]):
        medians = pairs(
            rounds,
            {
                "finsam run, the whole process": lambda: run(folder, fresh(where, "run"), threads)[0],
                "finsam check, which writes nothing": lambda: check(folder, threads),
                "the floor: the same cells": lambda: floored(threads),
                "the floor: the same workbooks": lambda: floored(threads, "--whole"),
                "Python, the whole process": lambda: python(threads),
            },
        )
        finsam = medians["finsam run, the whole process"]
        writing[threads] = finsam - medians["finsam check, which writes nothing"]
        print(f"\n| {threads} at a time | median of {rounds} | finsam's time is × |\n|---|---|---|")
        for name, median in medians.items():
            times = f"{finsam / median:.2f}" if median < 10 * finsam else f"1/{median / finsam:.1f}"
            print(f"| {name} | {median:.2f} s | {times} |", flush=True)
    print(f"\nThe writing alone: {writing[1] / writing[cores]:.2f} times as fast with {cores} as with one.")


def processor(*command):
    """The seconds of processor of a process that is started without a copy of this one."""
    quiet = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_WRONLY, 0) for number in (1, 2)]
    process = os.posix_spawn(command[0], list(map(str, command)), os.environ, file_actions=quiet)
    _, status, used = os.wait4(process, 0)
    if status:
        sys.exit(f"{command} failed")
    return used.ru_utime + used.ru_stime


def start(rounds):
    """What it takes to start, in processor time; `true` does nothing and is what any process takes."""
    commands = {
        "true": [shutil.which("true")],
        "finsam --version": [RELEASE / "finsam", "--version"],
        "finsam check fixtures/orebro-2024": [RELEASE / "finsam", "check", ROOT / "fixtures" / "orebro-2024"],
    }
    print("\n| start | processor time |\n|---|---|")
    for name, command in commands.items():
        median = statistics.median(processor(*command) for _ in range(rounds * 10))
        print(f"| `{name}` | {median * 1000:.1f} ms |", flush=True)


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
    start(rounds)
    national(where, rounds)
    if "--large" in sys.argv:
        scale(where, rounds)
    shutil.rmtree(where)


if __name__ == "__main__":
    main()
