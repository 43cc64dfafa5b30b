#!/usr/bin/env python3
"""How often a typed title finds its occupation: labelled queries in a CSV of query, accepted codes, note.

Prints the share of queries whose first role is accepted, of those with an accepted one in the first ten, of those without any answer,
and each miss. `--check` ends with 1 below the bars.
"""
import argparse
import csv
import json
import subprocess
import sys

FIRST, TEN = .75, .94


def answers(binary, query):
    run = subprocess.run([binary, "list", query, "--format", "json", "--limit", "10"], capture_output=True, text=True)
    roles = json.loads(run.stdout or "[]") if run.returncode in (0, 1) else []
    return [{code["code"] for code in role["codes"]} | {role["id"]} for role in roles], roles, run.stderr


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("binary")
    parser.add_argument("queries", help="a CSV file")
    parser.add_argument("--check", action="store_true", help="end with 1 below the bars")
    parser.add_argument("--misses", action="store_true", help="print what came first instead")
    options = parser.parse_args()
    first = ten = nothing = count = 0
    for row in csv.DictReader(open(options.queries, encoding="utf-8")):
        accepted = set(row["accepted"].split())
        codes, roles, said = answers(options.binary, row["query"])
        rank = next((place for place, own in enumerate(codes, 1) if own & accepted), None)
        count += 1
        first += rank == 1
        ten += rank is not None
        nothing += not codes
        if options.misses and rank != 1:
            print(f"{row['query']}: {rank or 'not in ten'}; first {[role['title'] for role in roles[:3]]}; {said.strip()}")
    print(f"{count} titles: first {first / count:.3f}, first ten {ten / count:.3f}, nothing {nothing}")
    if options.check and (first / count < FIRST or ten / count < TEN or nothing):
        sys.exit(1)


if __name__ == "__main__":
    main()
