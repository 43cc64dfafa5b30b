"""Opens the pages of a folder in a browser and compares what it made of them with the JSON and Markdown beside them.

Usage: html_check.py BROWSER FOLDER. Each NAME.html is read as XML, then opened by headless Chromium without the network as it
is, and a copy of it, with a script that measures, in frames as wide as a phone and a desk: the window itself cannot be narrow.
"""

import html
import json
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as xml

WIDTHS = (400, 1200)

MEASURE = """
<script>
window.addEventListener("load", () => {
  const tables = [...document.querySelectorAll("table")].map(table => ({
    isComparison: table.classList.contains("compare"),
    rows: [...table.tBodies[0].rows].map(row => [...row.cells].map(cell => ({
      text: cell.textContent, isShown: cell.getBoundingClientRect().width > 0, isFull: cell.scrollWidth > cell.clientWidth + 1,
      isCovered: [...cell.querySelectorAll("svg")].some(bar => {
        const words = document.createRange();
        words.selectNodeContents(cell.querySelector(".value"));
        const [a, b] = [bar, words].map(part => part.getBoundingClientRect());
        return a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4;
      }),
      bars: [...cell.querySelectorAll("svg rect")].map(bar => ({
        length: Number(bar.dataset.length), width: bar.getBoundingClientRect().width,
        whole: bar.ownerSVGElement.getBoundingClientRect().width }))
    })))
  }));
  const overflowing = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  const broken = [...document.querySelectorAll("a[href^='#']")].filter(a => !document.getElementById(a.hash.slice(1)));
  const credits = [...document.querySelectorAll("footer li")].map(item => item.textContent);
  parent.postMessage({
    tables, overflowing, credits, broken: broken.length, title: document.title, lang: document.documentElement.lang,
    width: document.documentElement.clientWidth, text: document.body.innerText,
    fetched: performance.getEntriesByType("resource").length }, "*");
});
</script>
"""

FRAMES = """<!DOCTYPE html>
<html><body><script>
const widths = %s, found = [];
window.addEventListener("message", event => {
  found.push(event.data);
  if (found.length < widths.length) return;
  const measured = document.createElement("pre");
  measured.id = "measured";
  measured.textContent = JSON.stringify(found);
  document.body.replaceChildren(measured);
});
for (const width of widths) {
  const frame = document.createElement("iframe");
  frame.style = `width: ${width}px; height: 900px; border: 0`;
  frame.src = %s;
  document.body.append(frame);
}
</script></body></html>
"""


def fail(name, message):
    sys.exit(f"{name}.html: {message}")


def run_browser(browser, folder, name, path):
    """The page as the browser has it; a word on its console ends the check."""
    run = subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--host-resolver-rules=MAP * ~NOTFOUND",
         f"--user-data-dir={folder / 'profile'}", "--window-size=1280,900", "--enable-logging=stderr", "--v=0",
         "--virtual-time-budget=5000", "--dump-dom", path.as_uri()],
        capture_output=True, text=True, timeout=60)
    console = [line for line in run.stderr.splitlines() if "CONSOLE" in line]
    if console:
        fail(name, f"the browser's console says: {console[0]}")
    if run.returncode:
        fail(name, f"the browser ended with status {run.returncode}: {run.stderr[-300:]}")
    return run.stdout


def measured_by(browser, folder, name, page):
    """What the browser computed, for each width."""
    # The copy may run the script, which the page's own policy forbids.
    copy = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*/>', "", page)
    if copy == page:
        fail(name, "it has no content security policy.")
    path, frames = folder / f"{name}-measured.html", folder / f"{name}-frames.html"
    path.write_text(copy.replace("</body>", MEASURE + "</body>"), encoding="utf-8")
    frames.write_text(FRAMES % (json.dumps(WIDTHS), json.dumps(path.name)), encoding="utf-8")
    dom = run_browser(browser, folder, name, frames)
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


def squeezed(text):
    return re.sub(r"\s+", " ", text).strip()


def blocks(markdown):
    """Markdown as its tables, each a list of rows of cells, and its other texts."""
    tables, texts, is_in_table = [], [], False
    for line in markdown.splitlines():
        plain = lambda text: squeezed(re.sub(r"\\(.)", r"\1", text))
        if line.startswith("|"):
            cells = [plain(cell) for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            if not is_in_table:
                tables.append([])
            tables[-1].append(cells)
        elif line.strip():
            texts.append(plain(re.sub(r"^(#+|-) ", "", line)))
        is_in_table = line.startswith("|")
    return [table[2:] for table in tables], texts


def check_values(name, measured, markdown):
    """Whether the browser shows every cell and every sentence that Markdown has, and the sources at the foot."""
    tables, texts = blocks(markdown)
    shown = squeezed(measured["text"])
    is_source = False
    for text in texts:
        is_source = is_source or text == "Sources"
        if is_source:
            continue
        if text not in shown:
            fail(name, f"at {measured['width']} pixels the browser does not show: {text}")
    rows = [row for table in measured["tables"] for row in table["rows"]]
    wanted = [row for table in tables for row in table]
    if len(rows) != len(wanted):
        fail(name, f"the browser has {len(rows)} rows, Markdown has {len(wanted)}.")
    for cells, row in zip(rows, wanted):
        if [squeezed(cell["text"]) for cell in cells] != row:
            fail(name, f"a row of {row} is {[cell['text'] for cell in cells]} in the browser.")
        if not all(cell["isShown"] for cell in cells):
            fail(name, f"the row of {row[0]} has a cell without width at {measured['width']} pixels.")
    return sum(len(row) for row in wanted)


def check_compared_values(name, measured, markdown):
    """Whether each row of a comparison has the values, verdicts, differences and reasons that Markdown has, and its sources."""
    tables, texts = blocks(markdown)
    reasons = {}
    for text in texts:
        numbered = re.match(r"\((\d+)\) (.*)", text)
        if numbered:
            reasons[numbered.group(1)] = numbered.group(2)
    credits = [re.match(r"\[(\d+)\] [^:]+: (.*)", text) for text in texts]
    rows = [row for table in measured["tables"] for row in table["rows"]]
    wanted = [row for table in tables for row in table]
    if len(rows) != len(wanted):
        fail(name, f"the browser has {len(rows)} rows, Markdown has {len(wanted)}.")
    compared = 0
    for cells, row in zip(rows, wanted):
        shown = squeezed(" ".join(cell["text"] for cell in cells))
        parts = [row[0].removeprefix("skill: ")]
        for cell in row[1:]:
            if cell in reasons:
                parts.append(reasons[cell])
            elif numbered := re.match(r"(.*?)(?:, ([+-]?[\d,.]+(?: pts)?))? \((\d+)\)$", cell):
                parts += [numbered.group(1), numbered.group(2) or "", reasons[numbered.group(3)]]
            elif cell != "–":
                parts.append(cell.replace(" [", "["))
        for part in parts:
            compared += 1
            if part.replace(" [", "[") not in shown.replace(" [", "["):
                fail(name, f"the row of {row[0]} does not show “{part}”: {shown}")
    for credit in credits:
        if credit:
            words = measured["credits"][int(credit.group(1)) - 1]
            publisher = credit.group(2).split(", ")[0]
            if publisher not in words:
                fail(name, f"footnote {credit.group(1)} is {words}, not of {publisher}.")
    for text in texts[1:texts.index("Row by row")]:
        if text not in squeezed(measured["text"]):
            fail(name, f"the browser does not show: {text}")
    return compared


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
        for cell in cells:
            if cell["isFull"]:
                fail(name, f"row {label}: at {measured['width']} pixels “{cell['text']}” is wider than its cell.")
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
            if cells[column]["isCovered"]:
                fail(name, f"row {label}: at {measured['width']} pixels the bar and {cells[column]['text']} overlap.")
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
    browser, folder = sys.argv[1], pathlib.Path(sys.argv[2]).absolute()
    for path in sorted(folder.glob("*.html")):
        name, page = path.stem, path.read_text(encoding="utf-8")
        answer = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        markdown = (folder / f"{name}.md").read_text(encoding="utf-8")
        check_text(name, page)
        run_browser(browser, folder, name, path)
        for width, measured in zip(WIDTHS, sorted(measured_by(browser, folder, name, page), key=lambda m: m["width"])):
            if measured["width"] != width:
                fail(name, f"the frame is {measured['width']} pixels wide, not {width}.")
            if measured["lang"] != "en" or not measured["title"] or measured["fetched"] or measured["broken"]:
                fail(name, f"language, title, requests, dead footnotes: {({**measured, 'tables': None, 'text': None})}")
            if measured["overflowing"] > 0:
                fail(name, f"at {width} pixels it is {measured['overflowing']} pixels wider than the window.")
            if any(table["isComparison"] for table in measured["tables"]):
                rows, bars = check_comparison(name, measured, answer)
                values = check_compared_values(name, measured, markdown)
                if bars < 2:
                    fail(name, "no two bars could be measured.")
                print(f"{name}.html at {width}: {rows} rows, {values} values, verdicts and reasons, {bars} bars in proportion")
            else:
                values = check_values(name, measured, markdown)
                rows = sum(len(table["rows"]) for table in measured["tables"])
                if isinstance(answer, list) and rows != len(answer):
                    fail(name, f"the browser has {rows} rows, JSON has {len(answer)}.")
                print(f"{name}.html at {width}: {rows} rows, {values} cells and all sentences shown")


main()
