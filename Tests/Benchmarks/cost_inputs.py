"""Inputs of a megabyte at most, each made to cost as much as its size allows. Nothing here is random.

Run with a folder and a kind it writes them there: a process that holds them all would count as what its children take.
"""
import hashlib
import io
import json
import os
import sys
import zipfile

MEGABYTE = 1_000_000


def lines(head, line, size=MEGABYTE, count=None):
    """A head and as many lines as fit; `line` makes one of its number."""
    parts, length, number = [head], len(head), 0
    while count is None or number < count:
        part = line(number)
        length += len(part.encode()) + 1
        if length >= size:
            break
        parts.append(part)
        number += 1
    return "\n".join(parts) + "\n"


def joined(part, size, separator=";"):
    """As many parts as fit a length, in one text."""
    parts, length, number = [], 0, 0
    while True:
        text = part(number)
        length += len(text) + len(separator)
        if length >= size:
            return separator.join(parts)
        parts.append(text)
        number += 1


def table(columns, *rows):
    return "\n".join([",".join(columns)] + [",".join(f'"{cell}"' for cell in row) for row in rows]) + "\n"


CELL = 255_000  # A cell may have 256 KB.
COLUMNS = (
    "title,id,family,aliases,soc,year,pay.mean,pay.median,pay.low,pay.high,pay.p10,pay.p25,pay.p50,pay.p75,pay.p90,pay.bonus.low,"
    "pay.bonus.high,jobs.count,growth,openings,education.required,education.preferred,education.entry,experience.low,"
    "experience.high,zone,skills,promotes_to,manages,lateral").split(",")
NUMBERS = "2025,90000,80000,50000,99000,10000,20000,30000,40000,50000,1,2,100,3,4,Bachelor's degree,Master's degree,Associate's degree,1,2,3"


def word(number):
    """A word of letters that no other number has."""
    letters = ""
    number += 26 * 26
    while number:
        number, letter = divmod(number, 26)
        letters = chr(97 + letter) + letters
    return letters


def tables():
    """Tables of roles, by name."""
    full = lambda i: f"Role {i},r{i},F{i % 90},a{i};b{i},11-2011,{NUMBERS},s{i % 50}=5,,,"
    return {
        "titles": lines("title", lambda i: f"Ro {i}"),
        "titles of two letters": lines("title", lambda i: word(i)),
        "families, one a role": lines("title,family", lambda i: f"R{i},F{i}"),
        "equal titles": lines("title", lambda i: "Sales Manager"),
        "full rows": lines(",".join(COLUMNS), full),
        "aliases in one cell": table(["title", "aliases"], ["A", joined(lambda i: f"{i:x}", CELL)]),
        "aliases in four rows": table(
            ["title", "aliases"], *[[f"R{row}", joined(lambda i: f"{row}{i:x}", CELL - 5000)] for row in range(3)]),
        "one alias of all roles": lines("title,aliases", lambda i: f"R{i},Boss"),
        "alias twice": table(["title", "aliases"], ["A", joined(lambda i: "x", CELL)]),
        "skills in one cell": table(["title", "skills"], ["A", joined(lambda i: f"{word(i)}={i % 100}", CELL)]),
        "skills, one a role": lines("title,skills", lambda i: f"R{i},S{i}=5"),
        "equal skills": lines("title,skills", lambda i: f"R{i},S=5;T=6;U"),
        "codes in one cell": table(
            ["title", "soc"], ["A", joined(lambda i: f"{i // 10000:02}-{i % 10000:04}", CELL)]),
        "bad codes in one cell": table(["title", "soc"], ["A", joined(lambda i: word(i), CELL)]),
        "bad skills in one cell": table(["title", "skills"], ["A", joined(lambda i: f"{word(i)}=x", CELL)]),
        "unknown targets": lines(
            "title,promotes_to", lambda i: f"Role number {i:06},Xole namber {i + 500000:06}"),
        "near targets": lines("title,promotes_to", lambda i: f"Role number {i:06},Role nunber {i:06}"),
        "short unknown targets": lines("title,promotes_to", lambda i: f"{word(i)},{word(i)}x"),
        "unknown targets in one cell": lines(
            "title,manages\nA,\"" + joined(lambda i: f"Role {i:05}x", CELL) + '"', lambda i: f"Role {i:05}"),
        "unknown columns": ",".join(["title"] + [f"promotes_tx{i}" for i in range(1990)]) + "\nA\n",
        "columns twice": ",".join(["title"] * 1999) + "\nA\n",
        "nameless columns": lines("title" + "," * 1998, lambda i: f"R{i}" + ",x" * 1998),
        "too many columns": "title" + "," * 900_000 + "\nA\n",
        "cells behind the header": lines("title", lambda i: f"R{i}" + ",x" * 1990),
        "unclosed quote": "title\n\"" + "x\n" * 450_000,
        "delimiters alone": "title\n" + "," * 990_000,
        "empty rows": "title\nA\n" + "\n" * 990_000,
        "quotes": "title\n\"" + '""' * 120_000 + '"\n',
        "bad rows": lines("title,year,zone,pay.mean", lambda i: f"R{i},x,9,$"),
        "rows without title": lines("title,year", lambda i: ",1"),
        "quoted rows": lines("title,aliases", lambda i: f'"R{i}","a""{i}"'),
        "long title": table(["title"], ["x " * 120_000 + "x"]),
        "long titles": table(["title"], *[[f"{row}" + word(row) * 60_000] for row in range(4)]),
        "titles of many words": lines("title", lambda i: " ".join(word(i * 40 + part) for part in range(40))),
        "combining letters": table(["title"], ["a" + "\u0301" * 60_000 + "b"]),
        "chain": lines("title,promotes_to", lambda i: f"T{i},T{i + 1}", count=60_000, size=990_000) .rstrip("\n").rsplit(",", 1)[0] + ",\n",
        "chain with steps back": back_edges(lambda i: "T0"),
        "chain with steps to the one before": back_edges(lambda i: f"T{i - 1}"),
        "circle": circle(50_000),
        "two steps on, two back": back_edges(lambda i: f"T{max(0, i - 2)}", forward=2),
        "all promote to all": lines(
            "title,promotes_to",
            lambda i: f'{word(i)},"' + ";".join(word(j) for j in range(480) if j != i) + '"', count=480),
        "all promote to all above": lines(
            "title,promotes_to", lambda i: f'{word(i)},"' + ";".join(word(j) for j in range(i + 1, 640)) + '"',
            count=640),
        "one promotes to all": star("promotes_to"),
        "all promote to one": lines("title,promotes_to", lambda i: f"R{i},R0" if i else "R0,"),
        "one manages all": star("manages"),
        "all manage all": lines(
            "title,manages", lambda i: f'{word(i)},"' + ";".join(word(j) for j in range(480) if j != i) + '"', count=480),
        "all are lateral to one": lines("title,lateral", lambda i: f"R{i},R0" if i else "R0,"),
    }


def back_edges(target, forward=1, size=900_000):
    """A ladder each rung of which leads on and back."""
    count, length = 0, 20
    while length < size:
        length += len(f"T{count},T{count + forward}; {target(count)}\n")
        count += 1
    last = count - 1

    def row(i):
        on = f"T{i + forward}" if i + forward <= last else ""
        back = target(i) if i else ""
        names = "; ".join(dict.fromkeys(name for name in (on, back) if name and name != f"T{i}"))
        return f"T{i},{names}"

    return lines("title,promotes_to", row, size=MEGABYTE, count=count)


def circle(count):
    return lines("title,promotes_to", lambda i: f"T{i},T{(i + 1) % count}", count=count)


def star(column):
    names = joined(lambda i: f"R{i + 1}", CELL)
    last = int(names.rsplit("R", 1)[1])
    return lines(f'title,{column}\nR0,"{names}"', lambda i: f"R{i + 1},", count=last)


def source(number):
    return {
        "id": f"s{number}", "label": f"S{number}", "publisher": "p", "title": "t", "year": 2025, "document": "d",
        "licence": "l", "independenceGroup": f"s{number}",
    }


def role(number, **parts):
    return {"id": f"r{number}", "title": f"R{number}", "kind": "profile", "family": "F", **parts}


def document(roles, sources=None, **others):
    return json.dumps({"sources": sources or [source(0)], "roles": roles, **others}, separators=(",", ":"))


def fitting(element, size=960_000):
    """As many elements as fit, made of their number."""
    parts, length, number = [], 0, 0
    while True:
        part = element(number)
        length += len(json.dumps(part, separators=(",", ":"))) + 1
        if length >= size:
            return parts
        parts.append(part)
        number += 1


SEEN = [{"source": "s0", "lines": [1]}]


def figure(number, **parts):
    return {"field": "pay.mean", "value": 1000 + number, "definition": f"d{number}", "seen": SEEN, **parts}


def rated(number, count=12):
    """A role with skills and knowledge that one publisher rates."""
    zone = {"field": "zone", "value": 1 + number % 5, "definition": "z", "seen": SEEN}
    skills = [
        {
            "name": f"{kind[0]}{index}", "kind": kind, "importance": (number * 7 + index * 13) % 100,
            "level": (number * 3 + index) % 100, "seen": SEEN,
        }
        for kind in ("skill", "knowledge") for index in range(count // 2)
    ]
    return role(number, skills=skills, figures=[zone])


def documents():
    """Role files, by name."""
    edge = lambda target, kind="promotes to", name="s0": {
        "kind": kind, "role": f"r{target}", "seen": [{"source": name, "lines": [1]}]}
    alternating = [source(0), source(1)]
    return {
        "sources": document([], [source(i) for i in range(6_000)]),
        "equal sources": document([], [source(0) for i in range(6_000)]),
        "roles": document(fitting(role)),
        "equal roles": document(fitting(lambda i: role(0))),
        "figures of one field": document([role(0, figures=fitting(figure)), role(1, figures=[figure(0)])]),
        "figures of one field in two roles": document(
            [role(n, figures=fitting(lambda i: figure(i), 470_000)) for n in range(2)]),
        "figures of one definition": document(
            [role(n, figures=fitting(lambda i: figure(i, definition="d"), 470_000)) for n in range(2)]),
        "figures of many sources": document(
            [role(n, figures=[figure(i, seen=[{"source": f"s{i}", "lines": [1]}]) for i in range(1_800)]) for n in range(2)],
            [source(i) for i in range(1_800)]),
        "figure seen by many": document(
            [role(n, figures=[figure(0, seen=[{"source": f"s{i}", "lines": [1]} for i in range(4_000)])]) for n in range(2)],
            [source(i) for i in range(4_000)]),
        "shares": document([role(0, figures=[{
            "field": "race.shares", "value": {word(i): 0 for i in range(80_000)}, "definition": "d", "seen": SEEN}])]),
        "lines of one sighting": document(
            [role(0, figures=[figure(0, seen=[{"source": "s0", "lines": list(range(1, 140_000))}])])]),
        "statements": document([role(0, statements=fitting(
            lambda i: {"kind": "duty", "text": f"Does {word(i)}.", "seen": SEEN})), role(1)]),
        "skills": document([role(n, skills=fitting(
            lambda i: {"name": word(i), "kind": "skill", "importance": i % 100, "level": i % 90, "seen": SEEN}, 470_000))
            for n in range(2)]),
        "rated roles": document(fitting(rated)),
        "rated on little": document(fitting(lambda i: rated(i, 2))),
        "aliases": document([role(0, aliases=fitting(word))]),
        "codes": document([role(0, codes=fitting(
            lambda i: {"scheme": "SOC 2018", "code": f"{i // 10000:02}-{i % 10000:04}"}))]),
        "one code of all": document(fitting(
            lambda i: role(i, kind="occupation", codes=[{"scheme": "SOC 2018", "code": "11-2011"}]))),
        "one candidate of all": document(fitting(
            lambda i: role(i, candidates=[{"scheme": "SOC 2018", "code": "11-2011", "source": "s0"}]))),
        "edges of one role": document(
            [role(0, edges=fitting(lambda i: edge(1 + i % 5_000, "promotes to"), 640_000))] +
            [role(i) for i in range(1, 5_001)]),
        "circles of two sources": document(fitting(
            lambda i: role(i, edges=[edge(i + 1), edge(0, name="s1")])) + [role(9_000_000)], alternating),
        "unknown edges": document(fitting(lambda i: role(i, edges=[edge(500_000 + i)]))),
        "unknown sources": document(fitting(
            lambda i: role(i, figures=[figure(0, seen=[{"source": f"x{i:06}", "lines": [1]}])]))),
        "unknown keys": json.dumps({word(i): 0 for i in range(90_000)}),
        "unknown keys of a role": document([{word(i): 0 for i in range(90_000)}]),
        "equal keys": "{" + ",".join('"sources":[]' for _ in range(75_000)) + "}",
        "numbers for roles": document([0] * 470_000),
        "nothing for roles": document([{}] * 320_000),
        "deep": '{"roles":' + "[" * 490_000 + "]" * 490_000 + "}",
        "unclosed": '{"roles":[' * 99_000,
        "escapes": '{"roles":"' + "\\u0041" * 160_000 + '"}',
        "long number": '{"roles":' + "1" * 990_000 + "}",
    }


SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def workbook(rows="", strings="", styles="", sheets=1, times=1):
    """A workbook of these parts, the middle of each so many times; what repeats packs to little."""
    names = "".join(f'<sheet name="S{n}" sheetId="{n + 1}" r:id="rId{n + 1}"/>' for n in range(sheets))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels":
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{RELATIONS}"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels":
            f'<Relationships xmlns="{PACKAGE}/relationships">' + "".join(
                f'<Relationship Id="rId{n + 1}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
                for n in range(sheets)) +
            f'<Relationship Id="str" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
            f'<Relationship Id="sty" Type="{RELATIONS}/styles" Target="styles.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": (f'<worksheet xmlns="{SHEET}"><sheetData>', rows, "</sheetData></worksheet>"),
        "xl/sharedStrings.xml": (f'<sst xmlns="{SHEET}">', strings, "</sst>"),
        "xl/styles.xml": (f'<styleSheet xmlns="{SHEET}"><cellXfs>', styles, "</cellXfs></styleSheet>"),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, text in parts.items():
            if isinstance(text, str):
                archive.writestr(name, text)
                continue
            # A piece at a time: what this process takes at most, the system counts as its children's.
            with archive.open(name, "w") as part:
                part.write(text[0].encode())
                for _ in range(times):
                    part.write(text[1].encode())
                part.write(text[2].encode())
    return file.getvalue()


def workbooks():
    """Workbooks whose parts unpack to a hundred times their size and more."""
    varied = "".join(
        f'<row r="{n + 1}"><c r="A{n + 1}"><v>{n * 7919 % 1000003}</v></c></row>' for n in range(100_000))
    few = '<row r="1"><c r="A1"><v>1</v></c></row>'
    # A hash packs to nothing: with so many the parts stay below what is taken for a trap.
    noise = lambda number: "".join(hashlib.sha256(str(i).encode()).hexdigest() for i in range(number))
    repeated = lambda text: f"<!-- {noise(200)} -->" + text * (1_000_000 // len(text))
    return {
        "rows": workbook(varied),
        "zeros": workbook("0" * 1_000_000, times=200),
        "equal rows": workbook(repeated("<row><c><v>1</v></c></row>"), times=90),
        "strings": workbook(few, repeated("<si><t>abcdefgh</t></si>"), times=90),
        "different strings": workbook(few, "".join(f"<si><t>{n * 7919 % 9999991}</t></si>" for n in range(200_000))),
        "large strings": workbook(few, f"<si><t>{noise(200)}{'a' * 1_000_000}</t></si>", times=90),
        "styles": workbook(few, styles=repeated("<xf/>"), times=90),
        "sheets": workbook(few, sheets=9_000),
        "comments": workbook(repeated("<!-- a -->"), times=90),
    }


def settings():
    """Files of settings, by name."""
    return {
        "unknown settings": lines("", lambda i: f"s{i} = 1"),
        "near settings": lines("", lambda i: f"theme{i} = 1"),
        "unknown keys": lines("[keys]", lambda i: f"mark{i} = \"x\""),
        "bad keys of one command": '[keys]\nmark = [' + ", ".join('"Foo"' for _ in range(140_000)) + "]\n",
        "keys of one command": '[keys]\nmark = [' + ", ".join(f'"{chr(0x4E00 + i % 20000)}"' for i in range(140_000)) + "]\n",
        "bad lines": "x\n" * 490_000,
        "a bad line behind good ones": lines("", lambda i: f"s{i} = 1", 990_000) + "[[[\n",
        "equal names": "theme = \"dark\"\n" * 60_000,
        "tables": lines("", lambda i: f"[t{i}]"),
        "tables of one name": "[[t]]\n" * 160_000,
        "parts": "a" + ".a" * 60 + "=1\n",
        "names of many parts": lines("", lambda i: f"a{i}" + ".a" * 60 + " = 1"),
        "long name": "a" * 990_000 + " = 1\n",
        "long text": 'theme = "' + "a" * 990_000 + '"\n',
        "lists in lists": "a = " + "[" * 490_000 + "]" * 490_000 + "\n",
        "tables in tables": "a = " + "{a=" * 240_000 + "1" + "}" * 240_000 + "\n",
        "a long list": "theme = [" + "1," * 490_000 + "]\n",
        "headers of nothing": "[[[\n" * 240_000,
        "comments": "#\n" * 490_000,
        "quotation marks": '"""' * 330_000,
        "points": "." * 990_000,
        "choices": "theme = \"" + "dar" * 20 + "\"\n" + lines("[keys]", lambda i: f"quit{i}=\"a\""),
    }


if __name__ == "__main__":
    folder, kind = sys.argv[1:]
    os.makedirs(folder)
    for name, content in globals()[kind]().items():
        with open(os.path.join(folder, name), "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
