#!/usr/bin/env python3
"""How many of O*NET's own related occupations `rolescope related` finds among its first five.

ROLESCOPE_RELATED names a table of O*NET's "Related Occupations" as CSV (O*NET-SOC Code, Related O*NET-SOC Code, Index, 1
the nearest); nothing of it is stored here. For each occupation that has kin, the share of its first five official kin that
are candidates and stand among the first five printed; the mean over occupations, for each lens and for the blend.
Usage: ROLESCOPE_RELATED=FILE kinship.py [BINARY]; it ends with 1 when the blend finds less than 0.53.
"""
import collections
import concurrent.futures
import csv
import json
import os
import subprocess
import sys

LENSES = ["names", "knowledge", "skills", "blend"]
LEAST = 0.53


def related(binary, code, lens, limit):
    """The codes that are printed for an occupation, nearest first; none when it has no kin."""
    answer = subprocess.run(
        [binary, "related", code, "--lens", lens, "--limit", str(limit), "--format", "json"],
        capture_output=True, timeout=60)
    if answer.returncode == 1:
        return []
    if answer.returncode:
        sys.exit(answer.stderr.decode())
    return [
        next((c["code"] for c in role["codes"] if c["scheme"].startswith("O*NET")), role["id"])
        for role in json.loads(answer.stdout)
    ]


def main():
    table = os.environ.get("ROLESCOPE_RELATED")
    if not table:
        print("skipped: ROLESCOPE_RELATED names no table")
        return 0
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    binary = sys.argv[1] if len(sys.argv) > 1 else os.path.join(root, ".build/release/rolescope")
    official = collections.defaultdict(list)
    with open(table, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            official[row["O*NET-SOC Code"]].append((int(row["Index"]), row["Related O*NET-SOC Code"]))
    candidates = set()
    for code in official:
        # All candidates of one occupation, and the occupation, are all that can be found.
        candidates = set(related(binary, code, "blend", 1_000_000))
        if candidates:
            candidates.add(code)
            break
    lists = {}
    for code, kin in official.items():
        first = [other for _, other in sorted(kin)[:5] if other in candidates]
        if code in candidates and first:
            lists[code] = first

    def recall(job):
        code, lens = job
        return lens, len(set(lists[code]) & set(related(binary, code, lens, 5))) / len(lists[code])

    sums = collections.Counter()
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for lens, share in pool.map(recall, [(code, lens) for lens in LENSES for code in lists]):
            sums[lens] += share
    print(f"{len(lists)} occupations of {len(official)}, {len(candidates)} candidates")
    for lens in LENSES:
        print(f"{lens:10} {sums[lens] / len(lists):.4f}")
    return 0 if sums["blend"] / len(lists) >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main())
