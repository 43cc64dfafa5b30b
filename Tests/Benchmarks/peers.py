"""The programs that are measured beside rolescope, each on the same titles where it shows a text."""
import csv
import os
import shutil
import sqlite3
import subprocess

DOWN, UP = b"\x1b[B", b"\x1b[A"


class Peer:
    """How a program is started and moved in; `search` opens what narrows its list with each key, None where nothing does."""

    def __init__(self, name, arguments, down, up, marker=None, search=None, environment=None, directory=None):
        self.name, self.arguments, self.down, self.up, self.marker = name, arguments, down, up, marker
        self.search, self.environment, self.directory = search, environment, directory


def titles(catalog):
    """The titles of a catalog file, in the order of its list, one at a time."""
    connection = sqlite3.connect(f"file:{catalog}?mode=ro", uri=True)
    try:
        for title, in connection.execute("SELECT title FROM role ORDER BY position"):
            yield title
    finally:
        connection.close()


def role_count(catalog):
    connection = sqlite3.connect(f"file:{catalog}?mode=ro", uri=True)
    try:
        return connection.execute("SELECT count(*) FROM role").fetchone()[0]
    finally:
        connection.close()


def rolescope(binary, catalog, state=None):
    """With a folder for what it keeps, or without keeping anything: an order or a role of another time would change the screen."""
    arguments = [binary] + (["--catalog", catalog] if catalog else []) + ([] if state else ["--fresh"])
    environment = {"XDG_STATE_HOME": state} if state else None
    return Peer("rolescope", arguments, DOWN, UP, marker=b"quit", search=b"/", environment=environment)


def others(names, scratch, repository):
    """The peers that are installed, and the names of those that are not."""
    lines = os.path.join(scratch, "titles.txt")
    with open(lines, "w") as text:
        text.write("".join(f"{name}\n" for name in names))
    table = os.path.join(scratch, "titles.csv")
    with open(table, "w", newline="") as text:
        writer = csv.writer(text)
        writer.writerow(["position", "title"])
        writer.writerows(enumerate(names))
    peers = [
        Peer("less", ["less", "--incsearch", lines], b"j", b"k", search=b"/"),
        Peer("tig", ["tig", "-C", repository], b"j", b"k"),
        # fzf's list grows upwards: up goes on.
        Peer("fzf", ["sh", "-c", f"exec fzf < '{lines}'"], UP, DOWN, search=b""),
        # Its clock would repaint between keys.
        Peer("htop", ["htop", "--delay=100"], DOWN, UP, search=b"\x1bOS"),
        Peer("VisiData", ["vd", table], b"j", b"k"),
    ]
    if shutil.which("less") and b"--incsearch" not in subprocess.run(["less", "--help"], capture_output=True).stdout:
        peers[0].arguments.remove("--incsearch")
        peers[0].search = None
    programs = {"fzf": "fzf", "VisiData": "vd"}
    present = [peer for peer in peers if shutil.which(programs.get(peer.name, peer.arguments[0]))]
    return present, [peer.name for peer in peers if peer not in present]
