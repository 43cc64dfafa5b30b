#!/usr/bin/env python3
"""Counts what does not depend on the machine's mood: bytes sent, bytes read of the catalog, allocations.

The counts are of the first screen, of moves to rows not yet seen, of moves to and fro and of typed letters, at 120 columns and 36 rows
on the repository's catalog. `--check` compares them with counts.json and ends with 1, naming each that grew beyond its limit;
`--write` sets the limits anew, a tenth above what is counted now. Allocations need a C compiler, and are passed over without one.
"""
import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile

import peers
from program import Program
from report import number, print_table

FOLDER = os.path.dirname(os.path.abspath(__file__))
REPOSITORY = os.path.dirname(os.path.dirname(FOLDER))
LIMITS = os.path.join(FOLDER, "counts.json")
MOVES = 40
SLACK = 1.1


class Counter:
    """A program's counts so far; those of a part of its life are differences.

    What it reads are the catalog's pages, the keys, and each of its own frames, which goes through a file in memory.
    """

    def __init__(self, program, allocations):
        self.program, self.allocations = program, allocations

    def now(self):
        counts = {"bytes read": self.program.bytes_read()}
        if self.allocations:
            with open(self.allocations, "rb") as count:
                counts["allocations"] = int.from_bytes(count.read(8), "little")
        return counts


def compiled(scratch):
    """The library that counts allocations; None without a compiler."""
    compiler = shutil.which("cc") or shutil.which("clang")
    if not compiler:
        return None
    library = os.path.join(scratch, "allocations.so")
    subprocess.run(
        [compiler, "-O2", "-shared", "-fPIC", "-o", library, os.path.join(FOLDER, "allocations.c")], check=True)
    return library


def started(binary, catalog, scratch, library):
    # Swift seeds its hashes by chance: how often a table grows would follow from that.
    environment = {"XDG_STATE_HOME": os.path.join(scratch, "state"), "SWIFT_DETERMINISTIC_HASHING": "1"}
    path = None
    if library:
        path = os.path.join(scratch, "count")
        with open(path, "wb") as count:
            count.write(bytes(8))
        environment.update({"LD_PRELOAD": library, "ALLOCATION_COUNT": path})
    program = Program([binary, "--fresh", "--catalog", catalog], environment=environment)
    return program, Counter(program, path)


def per_key(program, counter, keys):
    """What a key costs on average."""
    before, sent = counter.now(), 0
    for key in keys:
        sent += len(program.answer(key, quiet=0.05, patience=1)[0])
    after = counter.now()
    costs = {name: (after[name] - before[name]) / len(keys) for name in after}
    return {"bytes sent": sent / len(keys), **costs}


def counted(binary, catalog):
    """Counts by what is done."""
    counts = {}
    with tempfile.TemporaryDirectory() as scratch:
        library = compiled(scratch)
        program, counter = started(binary, catalog, scratch, library)
        data, _ = program.first_screen(b"quit")
        rest, _ = program.read_until_quiet(0.2, patience=0.5)
        counts["first screen"] = {"bytes sent": len(data + rest), **counter.now()}
        counts["move, to and fro"] = per_key(program, counter, ([peers.DOWN] * 4 + [peers.UP] * 4) * (MOVES // 8))
        for key in b"og":
            program.answer(bytes([key]), quiet=0.2, patience=1)
        counts["move, to a new row"] = per_key(program, counter, [peers.DOWN] * MOVES)
        program.stop()
        for words, opening, text in [
            ("letter of a filter", b"/", b"sales manager"), ("letter of skills", b"s", b"negotiation, writing"),
        ]:
            program, counter = started(binary, catalog, scratch, library)
            program.settle()
            # The first letter reads what all later ones ask.
            for key in opening + text[:1]:
                program.answer(bytes([key]), quiet=0.2, patience=2)
            counts[words] = per_key(program, counter, [bytes([key]) for key in text[1:]])
            program.stop()
    return {part: {name: round(count) for name, count in parts.items()} for part, parts in counts.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", nargs="?", default=os.path.join(REPOSITORY, ".build/release/rolescope"))
    parser.add_argument("--check", action="store_true", help="end with 1 when a count is above its limit")
    parser.add_argument("--write", action="store_true", help="set the limits anew")
    parser.add_argument("--markdown", action="store_true", help="the table in Markdown")
    options = parser.parse_args()
    counts = counted(options.binary, os.path.join(REPOSITORY, "Resources/catalog.sqlite"))
    if options.write:
        limits = {part: {name: int(count * SLACK) + 1 for name, count in parts.items()} for part, parts in counts.items()}
        with open(LIMITS, "w") as file:
            json.dump(limits, file, indent=2)
            file.write("\n")
    with open(LIMITS) as file:
        limits = json.load(file)
    names = list(next(iter(limits.values())))
    print_table(
        ["counted"] + [f"{name} (limit)" for name in names],
        [
            [part] + [f"{number(counts[part].get(name), 0)} ({limits[part][name]:,})" for name in names] for part in limits
        ],
        options.markdown)
    if "allocations" not in next(iter(counts.values())):
        print("There is no C compiler here: allocations were not counted.")
    grown = [
        f"{name} of a {part} have grown to {counts[part][name]:,}; the limit is {limits[part][name]:,}."
        for part in limits for name in limits[part] if counts[part].get(name, 0) > limits[part][name]
    ]
    if options.check and grown:
        print(
            "\n".join(grown) + "\nMake it less again, or say in the commit why it must be more and run counts.py --write.",
            file=sys.stderr)
        sys.exit(1)


main()
