#!/usr/bin/env python3
"""Times the release binary and a peer on one pseudo-terminal in one run.

Prints, for each program: exec to first full screen, key to repaint (median, 99th percentile), bytes sent per move, and
resident memory. Times of one machine mean little alone: read the ratios. Usage: terminal.py [BINARY] [ROUNDS]
"""
import fcntl
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time


def start(arguments, columns=120, rows=36):
    """A program on a pseudo-terminal of a size: its process id and the controlling end."""
    started = time.perf_counter()
    process, master = pty.fork()
    if process == 0:
        os.environ["TERM"] = "xterm-256color"
        # The size must stand before the program asks for it.
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.execvp(arguments[0], arguments)
    return process, master, started


def read_until_quiet(master, quiet, marker=None, patience=5):
    """What comes until nothing has come for `quiet` seconds, and when the last byte (or the marker) came."""
    data, last = b"", time.perf_counter()
    while True:
        ready, _, _ = select.select([master], [], [], quiet if data else patience)
        if not ready:
            return data, last
        try:
            chunk = os.read(master, 65536)
        except OSError:
            return data, last
        if not chunk:
            return data, last
        data += chunk
        last = time.perf_counter()
        if marker and marker in data:
            return data, last


def resident_kilobytes(process):
    with open(f"/proc/{process}/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))


def stop(process, master):
    os.kill(process, signal.SIGTERM)
    os.close(master)
    os.waitpid(process, 0)


def measure(name, arguments, down, up, marker, rounds, before=b"", walks=False):
    """With `walks` every move is to a row not seen before; `before` is typed first."""
    first_screens = []
    for _ in range(rounds):
        process, master, started = start(arguments)
        _, last = read_until_quiet(master, 0.15, marker)
        first_screens.append((last - started) * 1000)
        read_until_quiet(master, 0.05, patience=0.2)
        stop(process, master)
    process, master, _ = start(arguments)
    read_until_quiet(master, 0.2, patience=0.5)
    for key in before:
        os.write(master, bytes([key]))
        read_until_quiet(master, 0.1, patience=0.5)
    times, sizes = [], []
    for step in range(200):
        sent = time.perf_counter()
        os.write(master, down if walks or step % 10 < 5 else up)
        data, last = read_until_quiet(master, 0.02, patience=0.2)
        if data:
            times.append((last - sent) * 1000)
            sizes.append(len(data))
    memory = resident_kilobytes(process)
    stop(process, master)
    times.sort()
    print(
        f"{name:12} first screen {statistics.median(first_screens):6.1f} ms   "
        f"key to repaint {statistics.median(times):5.2f} ms, p99 {times[int(len(times) * 0.99)]:5.2f} ms   "
        f"bytes a move {statistics.median(sizes):5.0f}   memory {memory / 1024:5.1f} MB"
    )
    return statistics.median(first_screens)


def main():
    binary = sys.argv[1] if len(sys.argv) > 1 else ".build/release/rolescope"
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 15
    own = measure("rolescope", [binary], b"\x1b[B", b"\x1b[A", b"quit", rounds)
    measure("occupations", [binary], b"\x1b[B", b"\x1b[A", b"quit", 1, before=b"og", walks=True)
    measure("by skills", [binary], b"a", b"\x7f", b"quit", 1, before=b"snegotiation, ")
    measure("by words", [binary], b"a", b"\x7f", b"quit", 1, before=b"/m")
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as text:
        text.write("".join(f"{number} line of text\n" for number in range(1000)))
        text.flush()
        if shutil.which("less"):
            peer = measure("less", ["less", text.name], b"j", b"k", None, rounds)
            print(f"first screen against less: {own / peer:.2f}")
        if shutil.which("tig"):
            peer = measure("tig", ["tig"], b"j", b"k", None, rounds)
            print(f"first screen against tig: {own / peer:.2f}")


main()
