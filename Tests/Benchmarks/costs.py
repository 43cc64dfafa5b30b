#!/usr/bin/env python3
"""What small inputs cost: every reader on inputs of a megabyte at most, and every command on the catalogs that they make.

Each run is a process; its processor time and its greatest memory are what the system counts of it, whatever else the machine does.
`--check` ends with 1, naming each run above the bars; where the bundled catalog is listed in more time than it took on the machine of
the bars, they are as much higher. `--roles N` measures filters and orders on a made-up catalog of N roles instead.
"""
import argparse
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile

import cost_inputs
from report import machine, number, print_table

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SECONDS, MEGABYTES = 2, 200
# What listing the bundled catalog takes on the machine of the bars.
LISTING = 0.4
# A run that takes longer has failed, and is ended.
PATIENCE = 60
ADDRESSES = 6 << 30


class Runs:
    """Measured runs of one binary, each a row of the table."""

    def __init__(self, binary, scratch, only, patience, sample):
        self.binary, self.scratch, self.only, self.patience, self.sample = binary, scratch, only, patience, sample
        self.rows, self.catalogs = [], 0
        self.environment = {
            "HOME": scratch, "PATH": os.environ["PATH"], "TERM": "xterm-256color", "LC_ALL": "C.UTF-8",
            "XDG_STATE_HOME": os.path.join(scratch, "state"), "XDG_CONFIG_HOME": os.path.join(scratch, "config"),
        }

    def write(self, name, content):
        path = os.path.join(self.scratch, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return path

    def run(self, kind, name, arguments, size=0, environment=None, stdin=None, isNeeded=False):
        """Runs the program once; its status, None when it was ended for taking too long."""
        if self.only and self.only not in f"{kind}: {name}":
            return self.measured(arguments, environment, stdin)[0] if isNeeded else 0
        status, seconds, megabytes = self.measured(arguments, environment, stdin)
        self.rows.append((kind, name, size, seconds, megabytes, status))
        if seconds > SECONDS / 2 or megabytes > MEGABYTES / 2 or status is None or status < 0:
            print(f"{kind}: {name}: {seconds:.2f} s, {megabytes:.0f} MB, status {status}", file=sys.stderr, flush=True)
        return status

    def measured(self, arguments, environment, stdin):
        def limit():
            resource.setrlimit(resource.RLIMIT_CPU, (self.patience, self.patience))
            resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

        process = subprocess.Popen(
            [self.binary] + arguments, env={**self.environment, **(environment or {})}, preexec_fn=limit,
            stdin=open(stdin) if stdin else subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = usage.ru_utime + usage.ru_stime
        isEnded = process.returncode in (-signal.SIGXCPU, -signal.SIGKILL)
        return None if isEnded else process.returncode, seconds, usage.ru_maxrss / 1024


def commands(catalog, roles):
    """Every command on a catalog, by its name."""
    first, second, last = roles
    on = ["--catalog", catalog]
    script = lambda keys, *options: ["--fresh"] + on + ["--role", first, "--script", keys] + list(options)
    result = {
        "list": ["list"] + on, "list as JSON": ["list", "--format", "json"] + on,
        "list, by pay": ["list", "--sort", "pay"] + on, "list of a word": ["list", "r1"] + on,
        "list of a typo": ["list", "wrod"] + on, "list of a family": ["list", "family:f1"] + on,
        "list, pay": ["list", "pay>1"] + on, "list, zone": ["list", "zone=3"] + on,
        "show": ["show", first] + on, "show as HTML": ["show", first, "--format", "html"] + on,
        "show as JSON": ["show", first, "--format", "json"] + on, "show the last": ["show", last] + on,
        "show none": ["show", "Xole namber 17"] + on, "show a code": ["show", "11-2011"] + on,
        "compare": ["compare", first, second] + on, "skills": ["skills", "s1"] + on, "skills, a typo": ["skills", "wrod"] + on,
        "related": ["related", first] + on, "gap": ["gap", first, last] + on, "path": ["path", first, last] + on,
        "places": ["places", first] + on, "pay": ["pay", first, "85k"] + on, "me": ["me"] + on,
        "explain pay": ["explain", first, "pay.mean"] + on, "explain a score": ["explain", first, "--query", "s1"] + on,
        "explain a verdict": ["explain", first, "pay.mean", "--against", second] + on,
        "explain a source": ["explain", first, "source:s0"] + on,
        "catalog check": ["catalog", "check", catalog], "coverage": ["catalog", "check", "--coverage", catalog],
        "digest": ["catalog", "check", "--digest", catalog],
        "completion": ["---completion", "show", "--", "positional@0", "4", "0", "rolescope", "show", "--catalog", catalog, ""],
        "explorer": script("Down Up PgDn End"), "explorer, filter": script('/ "role r1 wrod" Enter'),
        "explorer, skills": script('s "s1, wrod" Enter'), "explorer, pick": script("p"),
        "explorer, compare": ["--fresh"] + on + [
            "--mark", first, "--mark", second, "--compare", "--script", "Down PgDn End"],
    }
    for pane in ("overview", "salary", "education", "demographics", "skills", "duties", "path", "places", "sources"):
        result[f"pane {pane}"] = script("Down PgDn End Enter", "--pane", pane)
    for page in ("learn", "steps", "reach", "pay", "shortlist"):
        result[f"page {page}"] = script("Down PgDn End", "--page", page, "--target", last, "--swapped")
    return result


def measure_catalog(runs, own, catalog, size):
    listing = subprocess.run(
        [runs.binary, "list", "--format", "csv", "--catalog", catalog], env=runs.environment, capture_output=True,
        timeout=600)
    ids = [line.split(b",", 1)[0].decode(errors="replace") for line in listing.stdout.split(b"\n")[1:] if line]
    # An argument may have 128 KB.
    ids = [text for text in ids if len(text) < 100_000]
    if not ids:
        return
    all_commands = list(commands(catalog, (ids[0], ids[min(1, len(ids) - 1)], ids[-1])).items())
    # Each catalog gets others, so that all are tried on some.
    runs.catalogs += 1
    for command, arguments in all_commands[runs.catalogs % runs.sample::runs.sample]:
        runs.run(own, command, arguments, size)


def inputs(runs, kind):
    """The names of the inputs of a kind, each with its path, in the order of names."""
    folder = os.path.join(runs.scratch, kind)
    maker = os.path.join(os.path.dirname(os.path.abspath(__file__)), "cost_inputs.py")
    subprocess.run([sys.executable, maker, folder, kind], check=True)
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        assert os.path.getsize(path) <= 1 << 20, name
        yield name, path


def measure_imports(runs, kind, words, ending):
    for name, made in inputs(runs, kind):
        own = f"{words}, {name}"
        if not own.startswith(runs.only.split(":")[0]):
            continue
        path = os.path.join(runs.scratch, f"roles{ending}")
        os.replace(made, path)
        catalog = os.path.join(runs.scratch, "catalog.sqlite")
        if os.path.exists(catalog):
            os.remove(catalog)
        size = os.path.getsize(path)
        import_roles = ["import", "roles", path, "--empty", "--into", catalog]
        if ending == ".json":
            runs.run(own, "catalog check", ["catalog", "check", path], size)
        status = runs.run(own, "import", import_roles, size, isNeeded=True)
        if status == 0 and os.path.exists(catalog):
            runs.run(own, "import anew", import_roles, size)
            measure_catalog(runs, own, catalog, size)


def measure_workbooks(runs):
    for name, path in inputs(runs, "workbooks"):
        book = os.path.join(runs.scratch, "table.xlsx")
        os.replace(path, book)
        into = os.path.join(runs.scratch, "books.sqlite")
        for kind in ("oews", "projections", "cps", "prices", "onet"):
            runs.run(
                f"workbook, {name}", kind, ["import", kind, book, "--empty", "--dry-run", "--into", into],
                os.path.getsize(book))


def measure_settings(runs):
    for name, path in inputs(runs, "settings"):
        with open(path, "rb") as file:
            text = file.read()
        own = "config/rolescope/config.toml"
        for command, arguments in {
            "start": ["--script", "q", "--config", path], "config check": ["config", "check"],
            "config show": ["config", "show"], "list": ["list", "sales"], "config set": ["config", "set", "mouse", "true"],
        }.items():
            # Each run begins with the file as it is.
            runs.write(own, text)
            runs.run(f"settings, {name}", command, arguments, len(text))
        os.remove(os.path.join(runs.scratch, own))


def texts():
    """Texts that somebody types or pastes, 2,000 letters and more."""
    word = cost_inputs.word
    words = " ".join(word(i * 7) for i in range(480))
    return {
        "words": words[:1999], "typos": " ".join(f"manger{word(i)}" for i in range(200))[:1999],
        "one word": "a" * 1999, "one long typo": "accountmanager" * 140, "numbers": "11-2011 " * 240,
        "brackets": "(" * 64 + "a" + ")" * 64, "alternatives": " | ".join(word(i) for i in range(330))[:1998],
        "groups": " ".join(f"({word(i)}|{word(i + 1)})" for i in range(190))[:1990].rsplit(" ", 1)[0],
        "not": "!" * 1998 + "a", "terms": " ".join(f"pay>{i}" for i in range(240))[:1990].rsplit(" ", 1)[0],
        "read terms": " | ".join(f"zone={1 + i % 5} p10>{i}" for i in range(110))[:1990].rsplit(" |", 1)[0],
        "places": " ".join(f"pay@OH>{i}" for i in range(180))[:1990].rsplit(" ", 1)[0],
        "skills": " ".join(f"skill:{word(i)}" for i in range(190))[:1990].rsplit(" ", 1)[0],
        "skill typos": ", ".join(f"wrting{word(i)}" for i in range(180))[:1990].rsplit(",", 1)[0],
        "named skills": ", ".join(["writing", "speaking", "programming"] * 60)[:1990].rsplit(",", 1)[0],
        "marks": "a" + "\u0301" * 900, "quotes": '"' * 1998, "a megabyte": "manager " * 16_000, "a word of 120 KB": "a" * 120_000,
    }


def measure_texts(runs):
    for name, text in texts().items():
        size = len(text.encode())
        typed = text.replace('"', "'")
        for command, arguments in {
            "list": ["list", text], "skills": ["skills", text], "show": ["show", text], "compare": ["compare", text, text],
            "related": ["related", text], "gap": ["gap", text, text], "path": ["path", text, text],
            "places": ["places", text], "pay": ["pay", "Sales Managers", text], "pay of": ["pay", text, "85k"],
            "explain": ["explain", "Sales Managers", text], "explain a score": ["explain", "Sales Managers", "--query", text],
            "explain related": ["explain", "Sales Managers", f"related:{text}"],
            "skills in a filter": ["skills", "writing", "--filter", text],
            "filter box": ["--fresh", "--script", f'/ "{typed}" Enter'], "skills box": ["--fresh", "--script", f's "{typed}" Enter'],
            "palette": ["--fresh", "--script", f': "{typed}" Enter'], "script": ["--fresh", "--script", text],
            "role": ["--fresh", "--script", "q", "--role", text], "filter": ["--fresh", "--script", "q", "--filter", text],
            "completion": ["---completion", "show", "--", "positional@0", "2", "0", "rolescope", "show", text],
            "completion of skills": ["---completion", "skills", "--", "positional@0", "2", "0", "rolescope", "skills", text],
            "command": [text], "option": ["list", f"--{text}"], "config set": ["config", "set", "theme", text],
            "config set a key": ["config", "set", "keys.mark", text], "catalog": ["list", "--catalog", text],
            "import": ["import", text, text, "--into", os.path.join(runs.scratch, "none.sqlite")],
            "place": ["places", "Sales Managers", "--sort", text], "closest": ["related", "account-manager", "--closest", text],
        }.items():
            runs.run(f"text, {name}", command, arguments, size)
        for variable in ("PAGER", "TERM", "LC_ALL", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "HOME", "COLUMNS", "NO_COLOR", "LANG"):
            runs.run(
                f"variable, {name}", variable, ["--fresh", "--script", "q"], size,
                {variable: "/" + text if variable in ("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME") else text})


def states():
    """Kept files, by name and by what they are called."""
    word = cost_inputs.word
    fit = lambda element: cost_inputs.fitting(element)
    dump = lambda value: json.dumps(value, separators=(",", ":"))
    explorer = {
        "version": 1, "pane": "overview", "order": "title", "skillOrder": "importance", "closest": [], "filters": [],
        "queries": [], "catalogs": [],
    }
    place = lambda i: {"catalog": word(i), "role": "a", "filter": "", "skills": "", "marks": ["a"]}
    return {
        "stars": ("shortlist.json", dump({"version": 1, "roles": fit(lambda i: {"role": f"r{i}", "title": "A", "note": ""})})),
        "equal stars": ("shortlist.json", dump({"version": 1, "roles": fit(lambda i: {"role": "r", "title": "A", "note": ""})})),
        "a long note": ("shortlist.json", dump({"version": 1, "roles": [{"role": "r", "title": "A", "note": "n" * 900_000}]})),
        "stated skills": ("about-me.json", dump(
            {"version": 1, "role": None, "skills": fit(lambda i: {"name": word(i), "level": 60})})),
        "equal stated skills": ("about-me.json", dump(
            {"version": 1, "role": None, "skills": fit(lambda i: {"name": "Writing", "level": 60})})),
        "a long role": ("about-me.json", dump({"version": 1, "role": "a" * 900_000, "skills": []})),
        "filters": ("explorer.json", dump({**explorer, "filters": fit(word)})),
        "queries": ("explorer.json", dump({**explorer, "queries": fit(word)})),
        "catalogs": ("explorer.json", dump({**explorer, "catalogs": fit(place)})),
        "closest": ("explorer.json", dump({**explorer, "closest": fit(
            lambda i: {"role": f"r{i}", "code": "11-2011"})})),
        "marks": ("explorer.json", dump({**explorer, "catalogs": [
            {"catalog": "bundled", "role": "a", "filter": "", "skills": "", "marks": fit(lambda i: f"r{i}")}]})),
        "a deep file": ("explorer.json", "[" * 990_000), "a number": ("explorer.json", "1" * 990_000),
    }


def measure_states(runs):
    for name, (file, text) in states().items():
        for command, arguments in {
            "explorer": ["--script", "i Down Down Esc S Down q"], "shortlist": ["shortlist"], "me": ["me"],
            "doctor": ["doctor"], "forget": ["forget"],
        }.items():
            path = runs.write(f"state/rolescope/{file}", text)
            runs.run(f"state, {name}", command, arguments, os.path.getsize(path))
            if os.path.exists(path):
                os.remove(path)


def measure_scripts(runs):
    kinds = {
        "downs": "Down " * 190_000, "letters of a filter": '/ "' + "a" * 900_000 + '" Enter', "pastes": 's "' + "b, " * 300_000 + '"',
        "filters": '/ "sales" Enter Esc ' * 5_000, "clicks": "Click:12,5 " * 80_000, "no key": "x" * 990_000,
        "open quote": '"' + "a" * 990_000, "spaces": " " * 990_000,
    }
    for name, text in kinds.items():
        # An argument may have 128 KB.
        text = text[:125_000]
        runs.run(f"script, {name}", "explorer", ["--fresh", "--script", text], len(text))


def measure_large(runs, count, catalog):
    if not catalog:
        catalog = os.path.join(runs.scratch, "large.sqlite")
        runs.measured(["catalog", "make", "--roles", str(count), "--seed", "1", "--into", catalog], None, None)
    on = ["--catalog", catalog, "--limit", "5"]
    terms = [
        "zone=3", "education>=bachelor", "pay>80k", "median>80k", "mean>80k", "p10>20k", "p50>80k", "p90>80k", "growth>5%",
        "jobs>1k", "openings>1k", "kind:occupation", "family:f", "place:OH", "pay@OH>60k", "skill:writing", "code:11-2011",
        "manager", "mangaer", "zone=3 education>=bachelor pay>80k", "!zone=3", "zone=3 | manager",
    ]
    for term in terms:
        runs.run("list", term, ["list", term] + on)
    for order in ("title", "pay", "growth", "jobs", "openings"):
        runs.run("list", f"by {order}", ["list", "--sort", order] + on)
        runs.run("list", f"zone=3 by {order}", ["list", "zone=3", "--sort", order] + on)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", nargs="?", default=os.path.join(REPOSITORY, ".build/release/rolescope"))
    parser.add_argument("--check", action="store_true", help="end with 1 when a run is above the bars")
    parser.add_argument("--only", default="", metavar="WORDS", help="only runs whose name holds these words")
    parser.add_argument("--part", action="append", choices=["tables", "documents", "workbooks", "settings", "texts", "states", "scripts"])
    parser.add_argument("--sample", type=int, default=1, metavar="N", help="one in so many of the commands on each catalog")
    parser.add_argument("--catalog", help="with --roles: a catalog that is made already")
    parser.add_argument("--roles", type=int, metavar="N", help="filters and orders on N roles")
    parser.add_argument("--above", type=float, default=0, metavar="S", help="print only rows of so many seconds, or a tenth of the memory")
    parser.add_argument("--patience", type=int, default=PATIENCE)
    parser.add_argument("--markdown", action="store_true", help="the table in Markdown")
    options = parser.parse_args()
    parts = options.part or ["tables", "documents", "workbooks", "settings", "texts", "states", "scripts"]
    with tempfile.TemporaryDirectory() as scratch:
        runs = Runs(os.path.abspath(options.binary), scratch, options.only, options.patience, options.sample)
        listing = min(runs.measured(["list", "--format", "json"], None, None)[1] for _ in range(3))
        if options.roles:
            measure_large(runs, options.roles, options.catalog)
        else:
            if "tables" in parts:
                measure_imports(runs, "tables", "table", ".csv")
            if "documents" in parts:
                measure_imports(runs, "documents", "role file", ".json")
            if "workbooks" in parts:
                measure_workbooks(runs)
            if "settings" in parts:
                measure_settings(runs)
            if "texts" in parts:
                measure_texts(runs)
            if "states" in parts:
                measure_states(runs)
            if "scripts" in parts:
                measure_scripts(runs)
    print(f"{machine()}. Seconds are processor time.\n")
    print_table(
        ["input", "command", "KB", "s", "MB", "status"],
        [
            [kind, name, number(size / 1000, 0), number(seconds, 2), number(megabytes, 0), "ended" if status is None else str(status)]
            for kind, name, size, seconds, megabytes, status in runs.rows
            if seconds >= options.above or megabytes > MEGABYTES * 0.6
        ], options.markdown)
    seconds = SECONDS * max(1, listing / LISTING)
    above = [row for row in runs.rows if row[3] > seconds or row[4] > MEGABYTES or row[5] is None or row[5] < 0]
    print(f"\n{len(runs.rows)} runs, {len(above)} above {seconds:.1f} s or {MEGABYTES} MB.")
    if options.check and above:
        print("\n".join(f"{row[0]}: {row[1]} took {row[3]:.1f} s and {row[4]:.0f} MB." for row in above), file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
