#!/usr/bin/env python3
"""What the size of the catalog costs: the explorer on made-up catalogs, each measure with its exponent.

The exponent is the slope of time over size, both as logarithms: 0 where the size costs nothing, 1 where twice the roles take twice
the time. Catalogs are made with `rolescope catalog make` beside those that `--catalogs` names. A key's answer is taken to have come
whole when nothing more comes for a while, and the time is that of its last byte.
"""
import argparse
import os
import subprocess
import tempfile

import peers
from program import Program
from report import exponent, machine, median, number, print_table, tail


def session(peer, before, keys, size, quiet=0.3, patience=8):
    """Times of keys after others, and the peak memory at their end."""
    program = Program(peer.arguments, columns=size[0], rows=size[1], environment=peer.environment)
    program.settle()
    for key in before:
        program.answer(key, quiet=quiet, patience=8)
    times = [program.answer(key, quiet=quiet, patience=patience)[1] for key in keys]
    memory = program.peak_memory()
    program.stop()
    return [time for time in times if time is not None], memory


def letters(text):
    return [letter.encode() for letter in text]


def measured(binary, file, state, size):
    """Times by measure, and the peak memory of all."""
    firsts = []
    for _ in range(7):
        peer = peers.rolescope(binary, file, state)
        program = Program(peer.arguments, columns=size[0], rows=size[1], environment=peer.environment)
        firsts.append(program.first_screen(peer.marker)[1])
        program.settle()
        memory = program.peak_memory()
        program.stop()
    times = {"first screen": firsts}
    peer = peers.rolescope(binary, file)
    # All families unfolded, so that there are roles to move through.
    times["move"], peak = session(peer, [b"Z"], [peer.down] * 40, size, quiet=0.1, patience=0.5)
    memory = max(memory, peak)
    for name, before, keys in [
        ("filter by words, a letter", [b"/"], letters("sales manager")),
        ("skills search, a letter", [b"s"], letters("negotiation, writing")),
        ("sort by pay", [], [b"o"]),
    ]:
        times[name], peak = session(peer, before, keys, size)
        memory = max(memory, peak)
    return times, memory


def catalogs(options, scratch):
    """Sizes and files, the smallest first."""
    files = list(options.catalogs)
    for count in options.roles:
        files.append(os.path.join(scratch, f"{count}.sqlite"))
        subprocess.run(
            [options.binary, "catalog", "make", "--roles", str(count), "--seed", "1", "--into", files[-1]],
            check=True, stdout=subprocess.DEVNULL)
    return sorted((peers.role_count(file), file) for file in files)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", nargs="?", default=".build/release/rolescope")
    parser.add_argument("--roles", type=int, nargs="*", default=[1000, 10000, 100000, 1000000])
    parser.add_argument("--catalogs", nargs="*", default=[], help="catalog files that are there already")
    parser.add_argument("--size", default="120x36", help="the terminal's size")
    parser.add_argument("--markdown", action="store_true", help="the table in Markdown")
    options = parser.parse_args()
    size = tuple(int(part) for part in options.size.split("x"))
    with tempfile.TemporaryDirectory() as scratch:
        results = []
        for count, file in catalogs(options, scratch):
            state = os.path.join(scratch, f"state of {count}")
            results.append((count, *measured(options.binary, file, state, size)))
    sizes = [count for count, _, _ in results]
    rows = []
    for name in results[0][1]:
        middles = [median(times[name]) for _, times, _ in results]
        cells = [f"{number(middle)} / {number(tail(times[name], 1))}" for middle, (_, times, _) in zip(middles, results)]
        rows.append([name] + cells + [number(exponent(sizes, middles), 2)])
    memories = [memory for _, _, memory in results]
    rows.append(["peak memory, MB"] + [number(memory) for memory in memories] + [number(exponent(sizes, memories), 2)])
    print(f"{options.size}; {machine()}. Milliseconds: median / greatest.\n")
    print_table(["roles"] + [f"{count:,}" for count in sizes] + ["exponent"], rows, options.markdown)


main()
