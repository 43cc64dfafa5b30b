import Glibc
import RoleModel
import TerminalScreen

/// The nearest roles as a plot: kinship by rank downward, pay change to the right, and which of them are within reach.
func reachPage(_ model: Model, width: Int) -> PaneContent {
  guard let start = model.pageStart else { return PaneContent(lines: []) }
  let note = start.words(model)
  guard let reach = model.tables.reach?.reach else {
    return PaneContent(note: note, lines: Line.wrapped(start.unratedWords(model), to: width, style: .dim))
  }
  let reachable = reach.reachable.count
  var lines = Line.wrapped(
    "\(counted(reachable, "role")) of the \(reach.rows.count) nearest within reach\(width < unbrokenWidth ? " (●)" : ""): gap at most "
      + "\(percentText(Reach.affordableGap)), pay at least \(percentText(Reach.leastPay)), preparation within one job zone.",
    to: width, subject: .pageSummary)
  let columns = ReachColumns(width, reach.rows)
  lines += columns.map { $0.axisLines(pay: start.me?.pay == nil ? "median pay" : "your pay to its median") } ?? []
  let titles = columns.map { distinctTitles(reach.rows.map(\.title), to: $0.title) } ?? []
  for (index, row) in reach.rows.enumerated() {
    lines += columns.map { [$0.line(row, titles[index])] } ?? wrappedRow(row, width)
  }
  let unpriced = reach.rows.filter { $0.pay.ratio == nil }
  lines += [.empty] + Line.wrapped(Reach.untestedSentence, to: width, style: .dim)
  if !unpriced.isEmpty {
    lines += notComparableNotes(unpriced.map { ($0.title, $0.pay) }).prefix(3).flatMap {
      Line.wrapped($0, to: width, style: .dim)
    }
  }
  return PaneContent(note: note, lines: lines)
}

/// Where the columns stand: rank, title, plot, pay, gap, preparation, and where there is room what keeps a role out of reach.
private struct ReachColumns {
  static let leastWidth = 60
  let title: Int
  let plot: Int
  let why: Int
  /// Of log2 of pay in parts of today's.
  let axis: Axis

  init?(_ width: Int, _ rows: [RelatedRole]) {
    guard hasColumns(width, least: Self.leastWidth) else { return nil }
    why = width >= 100 ? 22 : 0
    title = min(36, width * 2 / 5)
    plot = width - 4 - title - 1 - 8 - 7 - 6 - why
    let ratios = rows.compactMap { $0.pay.ratio.map(Self.position) }
    // At least from half to double, so that a plot of small changes looks small.
    guard let axis = Axis([-1, 1] + ratios, width: plot) else { return nil }
    self.axis = axis
  }

  /// Pay on a scale on which half and double are equally far: from a sixteenth to sixteen times.
  private static func position(_ ratio: Double) -> Double { max(-4, min(4, log2(ratio))) }

  func axisLines(pay: String) -> [Line] {
    let heading = TextWidth.padded("\(pay), change →", to: 4 + title + 1)
    var cells = [Character](repeating: " ", count: plot)
    func place(_ text: String, around cell: Int) {
      let start = max(0, min(plot - text.count, cell - text.count / 2))
      guard cells[max(0, start - 1)..<min(plot, start + text.count + 1)].allSatisfy({ $0 == " " }) else { return }
      for (offset, character) in text.enumerated() { cells[start + offset] = character }
    }
    for ratio in [1, 0.5, 2, 4, 0.75, 8, 0.25, 1.5] where (axis.low...axis.high).contains(log2(ratio)) {
      let percent = (ratio - 1) * 100
      let text = percent == 0 ? "same" : (percent > 0 ? "+" : "") + NumberText.plain(percent, digits: 0) + " %"
      place(text, around: axis.cell(log2(ratio)))
    }
    let right =
      TextWidth.rightAligned("pays", to: 8) + TextWidth.rightAligned("gap", to: 7)
      + TextWidth.rightAligned("zone", to: 6)
    let last = why > 0 ? "  " + TextWidth.padded("out of reach for", to: why - 2) : ""
    return [Line(heading + String(cells) + right + last, .dim)]
  }

  func line(_ row: RelatedRole, _ shownTitle: String) -> Line {
    let isReachable = row.obstacles.isEmpty
    var cells = [String](repeating: " ", count: plot)
    cells[axis.cell(log2(Reach.leastPay))] = "┊"
    cells[axis.cell(0)] = "│"
    let style: Style = isReachable ? .plain : .dim
    var spans = [
      Span(TextWidth.rightAligned(String(row.kin.rank), to: 3) + " ", .dim),
      Span(TextWidth.padded(shownTitle, to: title) + " ", style),
    ]
    if let ratio = row.pay.ratio {
      let cell = axis.cell(Self.position(ratio))
      spans.append(Span(cells[..<cell].joined(), .dim))
      spans.append(Span(isReachable ? "●" : "○", isReachable ? Style(.accent) : .dim))
      spans.append(Span(cells[(cell + 1)...].joined(), .dim))
    } else {
      spans.append(Span(TextWidth.padded(TextWidth.truncated(" pay not comparable", to: plot), to: plot), .dim))
    }
    let zone = row.zone.map { $0.change == 0 ? "\($0.to)" : "\($0.from)→\($0.to)" } ?? "–"
    spans.append(Span(TextWidth.rightAligned(row.pay.amountText, to: 8), style))
    spans.append(Span(TextWidth.rightAligned(row.gap?.preciseText ?? "–", to: 7), style))
    spans.append(Span(TextWidth.rightAligned(zone, to: 6), style))
    if why > 0 { spans.append(Span("  " + row.obstacles.map(\.rawValue).joined(separator: ", "), .dim)) }
    return Line(spans, subject: .reach(row.kin.position))
  }
}

private func wrappedRow(_ row: RelatedRole, _ width: Int) -> [Line] {
  let pay = row.pay.ratio == nil ? "pay not comparable" : "pay \(row.pay.shortWords)"
  let gap = row.gap.map { "gap \($0.preciseText)" } ?? "gap not known"
  let state =
    row.obstacles.isEmpty ? "within reach" : "out of reach for \(joinedInWords(row.obstacles.map(\.rawValue)))"
  return Line.wrapped(
    "\(row.kin.rank) \(row.title): \(pay), \(gap), \(state)", to: width,
    style: row.obstacles.isEmpty ? .plain : .dim, indent: 2, subject: .reach(row.kin.position))
}

/// Titles in fewer columns: those that a cut in the middle makes alike are cut at their ends.
private func distinctTitles(_ titles: [String], to columns: Int) -> [String] {
  let cut = titles.map { abbreviated($0, to: columns) }
  let counts = Dictionary(cut.map { ($0, 1) }, uniquingKeysWith: +)
  return zip(titles, cut).map { title, short in
    counts[short, default: 0] > 1 ? TextWidth.truncated(title, to: columns) : short
  }
}
