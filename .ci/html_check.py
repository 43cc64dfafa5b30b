"""Opens the pages of a folder in a browser and compares what it made of them with the JSON beside them.

Usage: html_check.py BROWSER FOLDER. Each NAME.html is read as XML, then opened by headless Chromium at the widths of a desk
and of a phone: without the network, with a script put into a copy that writes what the browser computed into the page.
"""

import html
import json
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as xml

MEASURE = """
<script>
window.addEventListener("load", () => {
  const tables = [...document.querySelectorAll("table")].map(table => ({
    isComparison: table.classList.contains("compare"),
    rows: [...table.tBodies[0].rows].map(row => [...row.cells].map(cell => ({
      text: cell.textContent,
      bars: [...cell.querySelectorAll("svg rect")].map(bar => ({
        length: Number(bar.dataset.length), width: bar.getBoundingClientRect().width,
        whole: bar.ownerSVGElement.getBoundingClientRect().width }))
    })))
  }));
  const overflowing = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  const broken = [...document.querySelectorAll("a[href^='#']")].filter(a => !document.getElementById(a.hash.slice(1)));
  const measured = document.createElement("pre");
  measured.id = "measured";
  measured.textContent = JSON.stringify({
    tables, overflowing, broken: broken.length, title: document.title, lang: document.documentElement.lang,
    fetched: performance.getEntriesByType("resource").length });
  document.body.append(measured);
});
</script>
"""


def fail(name, message):
    sys.exit(f"{name}.html: {message}")


def run_browser(browser, folder, name, path, width):
    """The page as the browser has it; a word on its console ends the check."""
    run = subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND",
         f"--user-data-dir={folder / 'profile'}", f"--window-size={width},900", "--enable-logging=stderr", "--v=0",
         "--virtual-time-budget=5000", "--dump-dom", path.as_uri()],
        capture_output=True, text=True, timeout=60)
    console = [line for line in run.stderr.splitlines() if "CONSOLE" in line]
    if console:
        fail(name, f"the browser's console says: {console[0]}")
    if run.returncode:
        fail(name, f"the browser ended with status {run.returncode}: {run.stderr[-300:]}")
    return run.stdout


def measured_by(browser, folder, name, page, width):
    """What the browser computed."""
    # The copy may run the script, which the page's own policy forbids.
    copy = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*/>', "", page)
    if copy == page:
        fail(name, "it has no content security policy.")
    path = folder / f"{name}-measured.html"
    path.write_text(copy.replace("</body>", MEASURE + "</body>"), encoding="utf-8")
    dom = run_browser(browser, folder, name, path, width)
    found = re.search(r'<pre id="measured">(.*?)</pre>', dom, re.S)
    if not found:
        fail(name, "the browser did not finish the page.")
    return json.loads(html.unescape(found.group(1)))


def check_text(name, page):
    """The page as text: well formed, self-contained, without a script."""
    root = xml.fromstring(page.replace("<!DOCTYPE html>", ""))
    for element in root.iter():
        for attribute, value in element.attrib.items():
            if attribute.startswith("on") or attribute in ("src", "srcset", "data", "action", "style"):
                fail(name, f"<{element.tag}> has the attribute {attribute}.")
            if attribute == "href" and not (element.tag == "a" and re.match(r"(https?://|#source-\d+$)", value)):
                fail(name, f"<{element.tag}> points at {value}.")
        if element.tag in ("script", "link", "img", "iframe", "object", "embed", "base", "form"):
            fail(name, f"it has a <{element.tag}>.")
    style = "".join(root.find("head/style").itertext())
    if "url(" in style or "@import" in style:
        fail(name, "its style sheet fetches something.")


def amounts(value):
    """The lengths that a bar of a JSON value draws; none where its value has no bar."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return []
    if isinstance(value, (int, float)):
        return [value]
    if "p10" in value:
        return [value["p90"] - value["p10"], value["p75"] - value["p25"]]
    return [value["high"] - value["low"]] if {"high", "low"} <= value.keys() else []


def check_comparison(name, measured, answer):
    rows = [row for table in measured["tables"] if table["isComparison"] for row in table["rows"]]
    wanted = answer["rows"] + answer["skills"]
    if len(rows) != len(wanted):
        fail(name, f"the browser has {len(rows)} rows, JSON has {len(wanted)}.")
    roles = len(answer["roles"])
    columns = [1, 3] if roles == 2 else list(range(1, roles + 1))
    compared = 0
    for cells, item in zip(rows, wanted):
        label = cells[0]["text"]
        verdicts = [item["verdict"]] + [other["verdict"] for other in item.get("others", [])]
        for index, verdict in enumerate(verdicts):
            words = cells[2]["text"] if roles == 2 else cells[columns[index + 1]]["text"]
            if (verdict if verdict not in ("higher", "lower") else "higher") not in words:
                fail(name, f"row {label}: the verdict is {verdict}, the page says {words}.")
        lengths, widths = [], []
        for column, value in zip(columns, item["values"]):
            bars = cells[column]["bars"]
            if not bars:
                continue
            figure = value.get("value", value.get("share", value.get("importance")))
            expected = amounts(figure)
            for length, bar in zip(expected, bars):
                lengths.append(length)
                widths.append(bar["width"])
            if bars[0]["whole"] < 60:
                fail(name, f"row {label}: the bars have only {bars[0]['whole']} pixels.")
        if lengths and max(lengths) > 0:
            greatest = max(range(len(lengths)), key=lambda index: lengths[index])
            for length, width in zip(lengths, widths):
                exact = widths[greatest] * length / lengths[greatest]
                compared += 1
                if abs(width - exact) > 1:
                    fail(name, f"row {label}: a bar of {length} is {width} pixels wide, {exact:.1f} would be right.")
    return len(rows), compared


def main():
    browser, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    for path in sorted(folder.glob("*.html")):
        name, page = path.stem, path.read_text(encoding="utf-8")
        answer = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        check_text(name, page)
        run_browser(browser, folder, name, path, 1280)
        is_comparison = isinstance(answer, dict) and "rows" in answer and "skills" in answer
        for width in (1280, 500):
            measured = measured_by(browser, folder, name, page, width)
            if measured["lang"] != "en" or not measured["title"] or measured["fetched"] or measured["broken"]:
                fail(name, f"language, title, requests, dead footnotes: {({**measured, 'tables': None})}")
            if measured["overflowing"] > 0:
                fail(name, f"at {width} pixels it is {measured['overflowing']} pixels wider than the window.")
            if is_comparison:
                rows, bars = check_comparison(name, measured, answer)
                if bars < 2:
                    fail(name, "no two bars could be measured.")
                print(f"{name}.html at {width}: {rows} rows as in JSON, {bars} bars in the ratio of their figures")
            else:
                rows = sum(len(table["rows"]) for table in measured["tables"])
                if isinstance(answer, list) and rows != len(answer):
                    fail(name, f"the browser has {rows} rows, JSON has {len(answer)}.")
                print(f"{name}.html at {width}: {rows} rows")


main()
