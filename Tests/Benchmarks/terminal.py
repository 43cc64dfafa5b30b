#!/usr/bin/env python3
"""Times the release binary and its peers on pseudo-terminals of 120 columns and 36 rows, in one run.

For each program: exec to the first full screen, key to repaint while moving, search per typed letter, bytes sent for a move and
peak memory; medians, the 95th percentile of hundred, and how many times rolescope's a peer's value is. Times of one machine mean
little alone: read the ratios. A peer that is not installed (Debian's fzf, tig, less, htop, visidata) is passed over with a word.
"""
import argparse
import os
import sys
import tempfile

import peers
from program import Program
from report import machine, median, number, print_table, ratio, tail

SOUGHT = b"sales manager"


def first_screens(peer, rounds):
    times, memory = [], 0
    for _ in range(rounds):
        program = Program(peer.arguments, environment=peer.environment)
        times.append(program.first_screen(peer.marker)[1])
        program.settle()
        memory = max(memory, program.peak_memory())
        program.stop()
    return times, memory


def moves(peer, count, before=b"", only_on=False):
    """Times, bytes and peak memory while moving to and fro; with `only_on` every row is a new one. `before` is typed first."""
    program = Program(peer.arguments, environment=peer.environment)
    program.settle()
    for key in before:
        program.answer(bytes([key]), quiet=0.1)
    times, sizes = [], []
    for step in range(count):
        data, time = program.answer(peer.down if only_on or step % 10 < 5 else peer.up)
        if data:
            times.append(time)
            sizes.append(len(data))
    memory = program.peak_memory()
    program.stop()
    return times, sizes, memory


def letters(peer, text, rounds, opening=None):
    """Times from each typed letter to the last byte that it brings."""
    times = []
    for _ in range(rounds):
        program = Program(peer.arguments, environment=peer.environment)
        program.settle()
        opening = peer.search if opening is None else opening
        if opening:
            program.answer(opening, quiet=0.1)
        for key in text:
            _, time = program.answer(bytes([key]), quiet=0.1, patience=0.5)
            if time is not None:
                times.append(time)
        program.stop()
    return times


def measured(peer, rounds):
    starts, memory = first_screens(peer, rounds)
    times, sizes, later = moves(peer, 200)
    typed = letters(peer, SOUGHT, 3) if peer.search is not None else []
    return {
        "first": median(starts), "first tail": tail(starts), "move": median(times), "move tail": tail(times, 0.99),
        "letter": median(typed), "letter tail": tail(typed), "bytes": median(sizes), "memory": max(memory, later),
    }


def rows(results):
    own = results[0][1]
    for name, values in results:
        yield [
            name, *(number(values[key]) for key in ["first", "first tail"]), times_own(values, own, "first"),
            *(number(values[key], 2) for key in ["move", "move tail"]), times_own(values, own, "move"),
            *(number(values[key], 2) for key in ["letter", "letter tail"]), times_own(values, own, "letter"),
            number(values["bytes"], 0), times_own(values, own, "bytes"), number(values["memory"]),
            times_own(values, own, "memory"),
        ]


def times_own(values, own, key):
    value = ratio(values[key], own[key])
    return "–" if value is None else f"{value:.2f}×"


def inner_rows(own, rounds):
    """What moving and typing cost in rolescope where there is more to do than in the list that it opens with."""
    yield "to occupations not yet seen", moves(own, 100, before=b"og", only_on=True)[0]
    yield "words, a letter", letters(own, b"sales manager", rounds)
    yield "skills, a letter", letters(own, b"negotiation, writing", rounds, opening=b"s")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", nargs="?", default=".build/release/rolescope")
    parser.add_argument("rounds", nargs="?", type=int, default=15, help="first screens of each program")
    parser.add_argument("--catalog", help="a catalog file instead of the bundled one")
    parser.add_argument("--markdown", action="store_true", help="tables in Markdown")
    options = parser.parse_args()
    if not os.access(options.binary, os.X_OK):
        sys.exit(f"{options.binary} is no program: build it first, as the README says.")
    repository = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    with tempfile.TemporaryDirectory() as scratch:
        names = list(peers.titles(options.catalog or os.path.join(repository, "Resources/catalog.sqlite")))
        own = peers.rolescope(options.binary, options.catalog, os.path.join(scratch, "state"))
        present, absent = peers.others(names, scratch, repository)
        results = [(peer.name, measured(peer, options.rounds)) for peer in [own] + present]
        print(f"{len(names):,} roles; {machine()}. Times in ms, memory in MB; × is a peer's value over rolescope's.\n")
        titles = [
            "program", "first screen", "p95", "×", "move", "p99", "×", "search, a letter", "p95", "×", "bytes a move", "×",
            "memory", "×",
        ]
        print_table(titles, rows(results), options.markdown)
        print()
        print_table(
            ["rolescope", "median", "p95"],
            [
                [words, number(median(times), 2), number(tail(times), 2)]
                for words, times in inner_rows(peers.rolescope(options.binary, options.catalog), 3)
            ],
            options.markdown)
        for name in absent:
            print(f"\n{name} is not installed and was passed over.")


main()
