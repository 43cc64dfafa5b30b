"""Medians, tails, and tables of them: as text or as Markdown."""
import math
import os
import platform
import statistics


def median(values):
    return statistics.median(values) if values else None


def tail(values, share=0.95):
    """The value that so large a share of the values lies at or below."""
    return sorted(values)[max(0, math.ceil(len(values) * share) - 1)] if values else None


def ratio(value, other):
    return value / other if value is not None and other else None


def exponent(sizes, values):
    """The slope of a line through the logarithms: 0 for a cost that the size does not change, 1 for one that grows with it."""
    points = [(math.log(size), math.log(value)) for size, value in zip(sizes, values) if value]
    if len(points) < 2:
        return None
    middle = [sum(part) / len(points) for part in zip(*points)]
    spread = sum((x - middle[0]) ** 2 for x, _ in points)
    return sum((x - middle[0]) * (y - middle[1]) for x, y in points) / spread


def number(value, digits=1):
    return "–" if value is None else f"{value:,.{digits}f}"


def print_table(titles, rows, is_markdown):
    rows = [[str(cell) for cell in row] for row in rows]
    if is_markdown:
        print("| " + " | ".join(titles) + " |")
        print("| --- |" + " ---: |" * (len(titles) - 1))
        for row in rows:
            print("| " + " | ".join(row) + " |")
        return
    widths = [max(len(cell) for cell in column) for column in zip(titles, *rows)]
    for row in [titles] + rows:
        cells = [row[0].ljust(widths[0])] + [cell.rjust(width) for cell, width in zip(row[1:], widths[1:])]
        print("  ".join(cells))


def machine():
    """What the times were taken on."""
    name = platform.machine()
    try:
        with open("/proc/cpuinfo") as processors:
            name = next(line.split(":")[1].strip() for line in processors if line.startswith("model name"))
    except (OSError, StopIteration):
        pass
    load = os.getloadavg()[0]
    return f"{os.cpu_count()} cores of {name}, {platform.system()} {platform.release()}, load {load:.1f}"
