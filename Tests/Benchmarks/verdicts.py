#!/usr/bin/env python3
"""Counts the verdicts of `rolescope compare` on random pairs of occupations, and those that lie within an error.

The errors are computed here anew, out of the official tables and by nothing of the program's: printed ones as they stand, the others by the
formulas of Decisions ("No verdict without an error"). A verdict "higher" or "lower" within 1.96 common standard errors, or without any, is
named, and the exit code is 1. Names (levels of schooling, technologies) and job zones are not sampled. Reads workbooks by Tests/OfficialTables/sheet.py.

    verdicts.py BINARY --tables FOLDER [--catalog FILE] [--pairs 200] [--seed 17] [--named 5]
"""
import argparse
import collections
import csv
import json
import math
import os
import random
import re
import statistics
import subprocess
import sys

Z = 1.96
SHEET = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "OfficialTables", "sheet.py")
PEOPLE = ("sex.shares", "race.shares", "age.shares")
NOT_SAMPLED = ("education.entry", "zone", "education.major", "education.preferred", "experience.toEnter")
# BLS's classes of growth in whole percents, with all jobs at 3 %.
CLASSES = (-0.5, 2.5, 4.5, 6.5)


def number(text):
    try:
        return float(str(text).replace(",", ""))
    except ValueError:
        return None


class Tables:
    """Cells of the official tables, each sheet read once."""

    def __init__(self, folder):
        self.files = {name: os.path.join(path, name) for path, _, names in os.walk(folder) for name in names}
        self.sheets = {}
        self.ratings = {}

    def sheet(self, document, name=""):
        key = (document, name)
        if key not in self.sheets:
            path = self.files[document]
            if document.endswith(".csv"):
                with open(path, newline="", encoding="utf-8-sig") as lines:
                    self.sheets[key] = list(csv.reader(lines))
            else:
                output = subprocess.run([sys.executable, SHEET, path, name, "10000000"], capture_output=True, check=True).stdout
                self.sheets[key] = json.loads(output)
        return self.sheets[key]

    def cell(self, locator, column):
        """A cell of the row that a locator such as `t.xlsx, sheet S, row 9` names, by the column's number or heading."""
        document, name, row = re.fullmatch(r"(.*?)(?:, sheet (.*?))?, rows? (\d+)(?:-\d+)?", locator).groups()
        rows = self.sheet(document, name or "")
        if isinstance(column, str):
            column = rows[0].index(column)
        cells = rows[int(row) - 1]
        return number(cells[column]) if column < len(cells) else None

    def employment(self, locator):
        """Jobs by table 1.2 of the workbook of table 5.3, by the code of the locator's row."""
        document, _, row = re.fullmatch(r"(.*?), sheet (.*?), row (\d+)", locator).groups()
        code = self.sheet(document, "Table 5.3")[int(row) - 1][1]
        for cells in self.sheet(document, "Table 1.2"):
            if len(cells) > 3 and cells[1] == code and cells[2] == "Line item":
                return number(cells[3]) * 1000
        return None

    def required(self, locator, part):
        """Error and answers of a share of required education."""
        document, first, last = re.fullmatch(r"(.*?), rows (\d+)-(\d+)", locator).groups()
        rows = self.sheet(document)
        header = rows[0]
        labels = self.categories()
        for cells in rows[int(first) - 1:int(last)]:
            if labels.get(cells[header.index("Category")]) == part:
                return number(cells[header.index("Standard Error")]), number(cells[header.index("N")])
        return None, None

    def categories(self):
        rows = self.sheet("Education, Training, and Experience Categories.xlsx")
        header = rows[0]
        labels = {}
        for cells in rows[1:]:
            if cells[header.index("Element ID")] == "2.D.1":
                label = re.split(r" - | \(", cells[header.index("Category Description")])[0]
                labels[cells[header.index("Category")]] = label
        return labels

    def rating(self, kind, code, name):
        """The error of an importance, in points of 1 to 5: printed, 0.125 for 0, else the median at that number of answers."""
        if kind not in self.ratings:
            rows = self.sheet({"skill": "Skills.xlsx", "knowledge": "Knowledge.xlsx"}[kind])
            at = {heading: index for index, heading in enumerate(rows[0])}
            errors, printed = {}, collections.defaultdict(list)
            for cells in rows[1:]:
                if cells[at["Scale ID"]] != "IM":
                    continue
                error, answers = number(cells[at["Standard Error"]]), number(cells[at["N"]])
                errors[cells[at["O*NET-SOC Code"]], cells[at["Element Name"]]] = (error, answers)
                if error is not None:
                    printed[answers].append(error)
            self.ratings[kind] = errors, {answers: statistics.median(list_) for answers, list_ in printed.items()}
        errors, medians = self.ratings[kind]
        error, answers = errors.get((code, name), (None, None))
        if error is None:
            return medians.get(answers)
        return error or 0.125


def error(tables, field, part, value):
    """The standard error of a compared value; None where there is none."""
    amount, locator = value["value"], value["locator"]
    if field in ("pay.percentiles", "pay.hourly.percentiles"):
        amount = amount["p50"]
    if isinstance(amount, dict):
        amount = amount.get("low")
    if field in ("pay.mean", "pay.hourly", "pay.percentiles", "pay.hourly.percentiles") and value["source"].startswith("oews"):
        rse = tables.cell(locator, "MEAN_PRSE")
        return None if rse is None else amount * (rse or 0.05) / 100
    if field == "jobs.count" and value["source"].startswith("oews"):
        rse = tables.cell(locator, "EMP_PRSE")
        return None if rse is None else amount * (rse or 0.05) / 100
    if field in ("jobs.count", "openings"):
        jobs = tables.cell(locator, 3) * 1000
        return amount * math.sqrt(1200 / jobs)
    if field in PEOPLE:
        return math.sqrt(1200 * amount * (100 - amount) / (tables.cell(locator, 1) * 1000))
    if field in ("age.median", "pay.weekly"):
        column = 1
        if field == "pay.weekly":
            words = value["definition"].split(", ")
            column = 3 if "men" in words else 5 if "women" in words else 1
        people = tables.cell(locator, column) * 1000
        return None if people < 75_000 else 1.2533 * 0.5 * amount / math.sqrt(people / 4800)
    if field == "education.shares":
        jobs = tables.employment(locator)
        return None if jobs is None else math.sqrt(amount * (100 - amount) * 1.5 / (0.02 * jobs))
    if field == "education.required":
        printed, answers = tables.required(locator, part)
        return printed if printed is not None else 1.16 * math.sqrt(amount * (100 - amount) / answers) if answers else None
    return None


def amount(field, value):
    if field in ("pay.percentiles", "pay.hourly.percentiles"):
        return value["value"]["p50"]
    return value["value"]["low"] if isinstance(value["value"], dict) else value["value"]


def fault(tables, row):
    """Why a verdict "higher" or "lower" of a row says too much; None when it does not."""
    field = row["field"]
    if field in NOT_SAMPLED:
        return None
    if field == "growth":
        pair = [value["value"] for value in row["values"]]
        classes = [sum(growth >= end for end in CLASSES) for growth in pair]
        return None if classes[0] != classes[1] or abs(pair[0] - pair[1]) > 4.999 else "one class, less than 5 points apart"
    if field in ("pay.percentiles", "pay.hourly.percentiles") and any(v["value"]["p50"] == v["value"]["p75"] for v in row["values"]):
        return "a collapsed median"
    errors = [error(tables, field, row.get("part"), value) for value in row["values"]]
    if None in errors:
        return "no error"
    apart = abs(amount(field, row["values"][0]) - amount(field, row["values"][1]))
    return None if apart > Z * math.hypot(*errors) * 0.9999 else f"{apart:g} apart, errors {errors[0]:g} and {errors[1]:g}"


def skill_fault(tables, skill, codes):
    if skill["kind"] == "technology":
        return None
    if skill["kind"] not in ("skill", "knowledge"):
        return "no error"
    errors = [tables.rating(skill["kind"], code, skill["name"]) for code in codes]
    if None in errors:
        return "no error"
    apart = abs(skill["values"][0]["importance"] - skill["values"][1]["importance"])
    return None if apart > Z * math.hypot(*errors) * 25 * 0.9995 else f"{apart:g} apart, errors {errors[0] * 25:g} and {errors[1] * 25:g}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--tables", required=True)
    parser.add_argument("--catalog")
    parser.add_argument("--pairs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument("--named", type=int, default=5)
    options = parser.parse_args()
    tables = Tables(options.tables)
    catalog = ["--catalog", options.catalog] if options.catalog else []

    def rolescope(*arguments):
        return json.loads(subprocess.run([options.binary, *arguments, *catalog, "--format", "json"], capture_output=True, check=True).stdout)

    ids = sorted(role["id"] for role in rolescope("list") if role["kind"] == "occupation")
    draw = random.Random(options.seed)
    counts = collections.defaultdict(collections.Counter)
    faults = []
    for _ in range(options.pairs):
        comparison = rolescope("compare", *draw.sample(ids, 2))
        roles = comparison["roles"]
        codes = [next((code["code"] for code in role["codes"] if code["scheme"].startswith("O*NET")), None) for role in roles]
        rows = [(row["field"], row, fault(tables, row) if row["verdict"] in ("higher", "lower") else None) for row in comparison["rows"]]
        rows += [
            ("skill: " + skill["kind"], skill, skill_fault(tables, skill, codes) if skill["verdict"] in ("higher", "lower") else None)
            for skill in comparison["skills"]
        ]
        for field, row, words in rows:
            counts[field][row["verdict"]] += 1
            if words:
                counts[field]["within or without an error"] += 1
                faults.append(f"{roles[0]['id']} {roles[1]['id']} {field} {row.get('part') or row.get('name', '')}: {row['verdict']}, {words}")
    columns = ["higher", "lower", "same", "can't tell", "not comparable", "unknown", "within or without an error"]
    print(f"{options.pairs} pairs of {len(ids)} occupations, seed {options.seed}")
    print("| field | " + " | ".join(columns) + " |\n|---|" + "--:|" * len(columns))
    for field in sorted(counts):
        print(f"| {field} | " + " | ".join(str(counts[field][column]) for column in columns) + " |")
    total = sum(counts.values(), collections.Counter())
    print("| all | " + " | ".join(str(total[column]) for column in columns) + " |")
    for words in faults[:options.named]:
        print(words)
    sys.exit(1 if faults else 0)


main()
