#!/usr/bin/env python3
"""Times rolescope's imports beside Python's own readers and sqlite3 on the same files, in one run.

The whole bundle is what `catalog build --tables FOLDER` reads; O*NET's zip is made here, untimed, of the folder's workbooks, as O*NET
ships its texts. Python reads every row of the same files (zipfile and ElementTree, or csv) and inserts it as it is, a table for
each file: no joining, no checking, no packing. Peak memory is what the system counts of each process.
"""
import argparse
import csv
import io
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from xml.etree import ElementTree

from report import machine, median, number, print_table, ratio

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# What rolescope reads of a folder: not earlier years' tables, nor what it has no use for.
UNREAD = {
    "Task Statements.xlsx", "Content Model Reference.xlsx", "Job Zone Reference.xlsx", "Scales Reference.xlsx",
    "related-occupations-sample.csv", "Read Me.txt", "national_M2024_dl.xlsx",
}


def column(reference):
    """The number of a cell's column, from its reference such as AB12."""
    index = 0
    for letter in reference:
        if not letter.isalpha():
            break
        index = index * 26 + ord(letter) - 64
    return index - 1


def shared_strings(archive):
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    with archive.open("xl/sharedStrings.xml") as part:
        return [
            "".join(text.text or "" for text in element.iter(SHEET + "t"))
            for _, element in ElementTree.iterparse(part) if element.tag == SHEET + "si"
        ]


def workbook_rows(path):
    """The rows of all sheets, as text."""
    with zipfile.ZipFile(path) as archive:
        strings = shared_strings(archive)
        for name in sorted(name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")):
            with archive.open(name) as part:
                for _, element in ElementTree.iterparse(part):
                    if element.tag != SHEET + "row":
                        continue
                    row = []
                    for cell in element:
                        index = column(cell.get("r", ""))
                        row += [""] * (index + 1 - len(row))
                        value = cell.find(SHEET + "v")
                        if cell.get("t") == "inlineStr":
                            row[index] = "".join(text.text or "" for text in cell.iter(SHEET + "t"))
                        elif value is not None:
                            row[index] = strings[int(value.text)] if cell.get("t") == "s" else value.text
                    yield row
                    element.clear()


def insert(database, number, rows):
    """All rows in a table of their own, as wide as the first hundred rows are."""
    rows = iter(rows)
    head = [row for row, _ in zip(rows, range(100))]
    width = max((len(row) for row in head), default=1) or 1
    database.execute(f"CREATE TABLE file{number} ({', '.join(f'c{index}' for index in range(width))})")
    statement = f"INSERT INTO file{number} VALUES ({', '.join('?' * width)})"

    def padded():
        for part in (head, rows):
            for row in part:
                yield (row + [""] * width)[:width]

    database.executemany(statement, padded())


def read_with_python(paths, into):
    database = sqlite3.connect(into)
    for number, path in enumerate(paths):
        if path.endswith(".xlsx"):
            insert(database, number, workbook_rows(path))
        elif path.endswith(".zip"):
            with zipfile.ZipFile(path) as archive:
                for part, name in enumerate(archive.namelist()):
                    with archive.open(name) as file:
                        text = io.TextIOWrapper(file, "utf-8", newline="")
                        insert(database, f"{number}_{part}", csv.reader(text, delimiter="\t", quoting=csv.QUOTE_NONE))
        else:
            with open(path, newline="", encoding="utf-8-sig", errors="replace") as file:
                insert(database, number, csv.reader(file))
    database.commit()
    database.close()


def timed(arguments):
    """Wall seconds and peak megabytes of a process."""
    start = time.perf_counter()
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, cwd=REPOSITORY)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{arguments} ended with {process.returncode}.")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def bundle_files(folder):
    return [
        os.path.join(base, name) for base, _, names in sorted(os.walk(folder)) for name in sorted(names)
        if name not in UNREAD
    ]


def make_zip(folder, into):
    """O*NET's workbooks as its text release has them: tab-separated, lines ended by CR LF."""
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(os.listdir(folder)):
            if name.endswith(".xlsx") and name not in UNREAD:
                text = "".join("\t".join(row) + "\r\n" for row in workbook_rows(os.path.join(folder, name)))
                archive.writestr(f"db_text/{name[:-5]}.txt", text)
        archive.write(os.path.join(folder, "Read Me.txt"), "db_text/Read Me.txt")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", nargs="?", default=os.path.join(REPOSITORY, ".build/release/rolescope"))
    parser.add_argument("--tables", default=os.path.join(REPOSITORY, "../shared/tables"), help="the folder of tables")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--markdown", action="store_true", help="the table in Markdown")
    parser.add_argument("--python", nargs="+", metavar=("INTO", "FILE"), help=argparse.SUPPRESS)
    parser.add_argument("--zip", nargs=2, metavar=("INTO", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.zip:
        return make_zip(options.zip[1], options.zip[0])
    if options.python:
        return read_with_python(options.python[1:], options.python[0])
    tables = os.path.abspath(options.tables)
    if not os.path.isdir(tables):
        sys.exit(f"{tables} is no folder: --tables names the one that holds onet, oews, ep, cps and bea.")
    binary = os.path.abspath(options.binary)
    with tempfile.TemporaryDirectory() as scratch:
        texts = os.path.join(scratch, "db_text.zip")
        # In a process of its own: what this one takes at most, the system would count as its children's.
        timed([sys.executable, os.path.abspath(__file__), "--zip", texts, os.path.join(tables, "onet")])
        into = os.path.join(scratch, "catalog.sqlite")
        rows = []
        for words, command, files in [
            ("the whole US bundle", [binary, "catalog", "build", "--tables", tables, "--into", into], bundle_files(tables)),
            ("O*NET's zip of texts", [binary, "import", "onet", texts, "--empty", "--into", into], [texts]),
        ]:
            python = [sys.executable, os.path.abspath(__file__), "--python", into] + files
            runs = [[], []]
            for _ in range(options.rounds):
                for results, arguments in zip(runs, [command, python]):
                    results.append(timed(arguments))
                    os.remove(into)
            (own, own_memory), (other, other_memory) = ([list(part) for part in zip(*results)] for results in runs)
            rows.append([
                words, f"{sum(map(os.path.getsize, files)) / 1e6:.1f}", number(median(own), 2), number(max(own), 2),
                number(median(other), 2), f"{ratio(median(own), median(other)):.2f}×", number(max(own_memory)),
                number(max(other_memory)),
            ])
    print(f"{machine()}. × is rolescope's time over Python's.\n")
    print_table(
        ["import", "files, MB", "rolescope s", "slowest", "Python s", "×", "rolescope MB", "Python MB"], rows,
        options.markdown)


main()
