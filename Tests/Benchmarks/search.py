#!/usr/bin/env python3
"""Searches titles with `rolescope list` and with `fzf --filter`: the same lines, the same queries, one run.

rolescope reads the catalog file, aliases too, and prints the first 20 roles; fzf reads the titles from a text file and prints all matches,
best first, into nothing. Where no name has a word rolescope looks for typos and near titles as well, and fzf does not. Wall time, processor time
and peak memory are what the system counts of the child. A catalog of any size: `rolescope catalog make --roles 1000000 --seed 1 --into FILE`.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time

import peers
from report import machine, median, number, print_table, ratio, tail

QUERIES = [
    "sales manager", "nurse", "director marketing", "software engineer senior", "sales mangaer", "xylophone",
    "xylophone manager",
]


def run(arguments, source=None):
    """Wall and processor milliseconds, and peak megabytes of one run."""
    start = time.perf_counter()
    with open(source or os.devnull) as lines:
        process = subprocess.Popen(arguments, stdin=lines, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # Not process.wait(): only this answers what one child used.
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = status
    if os.waitstatus_to_exitcode(status) not in (0, 1):  # 1: nothing found
        sys.exit(f"{arguments} ended with {os.waitstatus_to_exitcode(status)}.")
    return (time.perf_counter() - start) * 1000, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", nargs="?", default=".build/release/rolescope")
    parser.add_argument("--catalog", required=True, help="the catalog file whose titles are searched")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--markdown", action="store_true", help="the table in Markdown")
    options = parser.parse_args()
    if not shutil.which("fzf"):
        sys.exit("fzf is not installed: there is nothing to compare with (Debian's package fzf).")
    with tempfile.TemporaryDirectory() as scratch:
        lines = os.path.join(scratch, "titles.txt")
        # One at a time: what this process takes at most, the system would count as its children's.
        with open(lines, "w") as text:
            for title in peers.titles(options.catalog):
                text.write(f"{title}\n")
        rows = []
        for query in QUERIES:
            commands = [
                ([options.binary, "list", query, "--limit", "20", "--catalog", options.catalog], None),
                (["fzf", "--filter", query], lines),
            ]
            runs = [[], []]
            # In turn, so that neither has the quieter minute; the first round warms the page cache.
            for _ in range(options.rounds + 1):
                for results, (command, source) in zip(runs, commands):
                    results.append(run(command, source))
            own, fzf = ([list(part) for part in zip(*results[1:])] for results in runs)
            rows.append([
                query, number(median(own[0])), number(tail(own[0])), number(median(fzf[0])), number(tail(fzf[0])),
                f"{ratio(median(own[0]), median(fzf[0])):.2f}×", f"{ratio(median(own[1]), median(fzf[1])):.2f}×",
                number(max(own[2])), number(max(fzf[2])), f"{ratio(max(own[2]), max(fzf[2])):.2f}×",
            ])
    print(f"{peers.role_count(options.catalog):,} titles; {machine()}. × is rolescope's over fzf's.\n")
    print_table(
        ["query", "rolescope ms", "p95", "fzf ms", "p95", "wall", "processor", "rolescope MB", "fzf MB", "memory"], rows,
        options.markdown)


main()
