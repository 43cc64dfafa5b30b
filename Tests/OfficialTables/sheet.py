"""Prints a sheet of a workbook as JSON: a list of rows, each a list of texts, the first row first.

It reads the archive and its XML by Python's own library, so that what the importer reads can be compared with what someone else
reads. Usage: sheet.py WORKBOOK [SHEET]; without a sheet the first one.
"""

import json
import re
import sys
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def texts(element):
    """The text of an element; phonetic readings are no part of it."""
    runs = [element] if element.find(MAIN + "r") is None else element.findall(MAIN + "r")
    return "".join(t.text or "" for run in runs for t in run.findall(MAIN + "t"))


def column(reference):
    number = 0
    for letter in re.match("[A-Z]+", reference).group():
        number = number * 26 + ord(letter) - 64
    return number - 1


def rows(path, name, most):
    with zipfile.ZipFile(path) as archive:
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        targets = {relation.get("Id"): relation.get("Target") for relation in relations}
        sheets = [(sheet.get("name"), targets[sheet.get(RELATION)]) for sheet in book.iter(MAIN + "sheet")]
        target = next(target for sheet, target in sheets if name in ("", sheet))
        shared = []
        if "xl/sharedStrings.xml" in archive.namelist():
            shared = [texts(item) for item in ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))]
        result = []
        with archive.open("xl/" + target.removeprefix("/xl/")) as sheet:
            for _, row in ElementTree.iterparse(sheet):
                if row.tag != MAIN + "row":
                    continue
                if int(row.get("r")) > most:
                    break
                while len(result) < int(row.get("r")):
                    result.append([])
                for cell in row.findall(MAIN + "c"):
                    value = cell.find(MAIN + "v")
                    text = value.text if value is not None else ""
                    if cell.get("t") == "s":
                        text = shared[int(text)]
                    elif cell.get("t") == "inlineStr":
                        text = texts(cell.find(MAIN + "is"))
                    cells = result[-1]
                    while len(cells) <= column(cell.get("r")):
                        cells.append("")
                    cells[column(cell.get("r"))] = text or ""
                row.clear()
        return result


json.dump(rows(sys.argv[1], sys.argv[2], int(sys.argv[3])), sys.stdout)
