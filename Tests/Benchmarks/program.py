"""A program on a pseudo-terminal of its own: keys go in, and what comes out is timed and counted."""
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time


class Program:
    def __init__(self, arguments, columns=120, rows=36, environment=None):
        """Starts it; the size stands before the program asks for it."""
        self.started = time.perf_counter()
        self.process, self.master = pty.fork()
        if self.process == 0:
            os.environ.update({"TERM": "xterm-256color", **(environment or {})})
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            try:
                os.execvp(arguments[0], arguments)
            finally:
                os._exit(127)

    def read_until_quiet(self, quiet, marker=None, patience=5):
        """What comes until nothing has come for `quiet` seconds (or the marker has), and when the last byte came."""
        data, last = b"", time.perf_counter()
        while True:
            ready, _, _ = select.select([self.master], [], [], quiet if data else patience)
            if not ready:
                return data, last
            try:
                chunk = os.read(self.master, 65536)
            except OSError:
                return data, last
            if not chunk:
                return data, last
            data += chunk
            last = time.perf_counter()
            if marker and marker in data:
                return data, last

    def first_screen(self, marker=None):
        """The first full screen, and its milliseconds from exec."""
        data, last = self.read_until_quiet(0.15, marker)
        return data, (last - self.started) * 1000

    def settle(self):
        """Waits until nothing has come for a while."""
        self.read_until_quiet(0.3, patience=1)

    def answer(self, key, quiet=0.02, patience=0.2):
        """What a key makes the program send, and the milliseconds to its last byte; None when nothing comes."""
        sent = time.perf_counter()
        os.write(self.master, key)
        data, last = self.read_until_quiet(quiet, patience=patience)
        return data, (last - sent) * 1000 if data else None

    def peak_memory(self):
        """In megabytes."""
        with open(f"/proc/{self.process}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024

    def bytes_read(self):
        """From files and terminals, so far."""
        with open(f"/proc/{self.process}/io") as counts:
            return next(int(line.split()[1]) for line in counts if line.startswith("rchar"))

    def stop(self):
        """Ends it, by force where it does not follow."""
        try:
            os.kill(self.process, signal.SIGTERM)
            for _ in range(100):
                self.read_until_quiet(0.01, patience=0.01)
                if os.waitpid(self.process, os.WNOHANG)[0]:
                    return
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
        finally:
            os.close(self.master)
