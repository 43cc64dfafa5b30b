import RoleModel

extension Model {
  /// How many rows one screen of the focused view has.
  var pageRows: Int {
    if view.isForScreenReader { return shownReaderRows }
    return switch view.focus {
    case .list: max(1, layout.body.count)
    case .pane: max(1, paneRows - 1)
    default: max(1, layout.wholeBody.count - 1)
    }
  }

  /// The rows of the focused pane's region.
  var paneRows: Int { view.focus == .zoom ? layout.wholeBody.count : paneRegion(layout, view.pane).rows.count }

  /// The focused pane's content at the width it is drawn with.
  package var paneContent: PaneContent? {
    guard let key = contentKey else { return nil }
    if let shownContent, shownContent.key == key { return shownContent.content }
    guard let role = selectedRole else { return nil }
    return content(of: view.pane, context(role, for: view.pane, width: key.width))
  }

  private var contentKey: ContentKey? {
    guard let position = selectedPosition else { return nil }
    let width =
      view.isForScreenReader
      ? unbrokenWidth : view.focus == .zoom ? zoomColumns(size) : paneRegion(layout, view.pane).columns.count
    return ContentKey(
      position: position, pane: view.pane, width: width, dollarYear: dollarYear, place: view.place,
      closest: selectedRole.flatMap { view.closest[$0.id.text] },
      skillOrder: view.skillOrder, search: outcome.search, me: me)
  }

  /// Keeps the focused pane's content for the draw and the keys to come.
  private mutating func keepPaneContent() {
    guard view.focus == .pane || view.focus == .zoom, let key = contentKey, let content = paneContent else {
      shownContent = nil
      return
    }
    shownContent = ShownContent(key: key, content: content)
  }

  mutating func move(by step: Int) {
    if view.isForScreenReader {
      if moveWithinSentence(by: step) { return }
      if view.focus != .list { return moveReaderCursor(by: step) }
    }
    switch view.focus {
    case .list: moveSelection(by: step)
    case .pane, .zoom:
      let lines = paneContent?.lines ?? []
      moveCursor(
        &view.paneScroll, by: step, stops: lines.indices.filter { lines[$0].subject != nil }, rows: paneRows,
        count: lines.count)
    case .compare:
      let lines = compareLines(self)
      moveCursor(&view.compareScroll, by: step, stops: lines.stops, rows: compareRegion(self).count, count: lines.count)
    case .page:
      let lines = pageContent?.lines ?? []
      moveCursor(
        &view.pageScroll, by: step, stops: lines.indices.filter { lines[$0].subject != nil },
        rows: layout.wholeBody.count, count: lines.count)
    case .receipt: scroll(&view.receiptScroll, by: step, count: receiptLines(self).count)
    case .help:
      let lines = helpLines(self)
      moveCursor(
        &view.helpScroll, by: step, stops: lines.indices.filter { lines[$0].subject != nil },
        rows: layout.wholeBody.count, count: lines.count)
    }
  }

  private mutating func moveSelection(by step: Int) {
    let listing = listing
    let count = listing.count
    guard count > 0 else { return }
    let now = listing.index(of: view.selection) ?? 0
    let next = max(0, min(count - 1, now + step))
    guard let row = listing.row(next) else { return }
    if row.selection != view.selection { view.paneScroll = .init() }
    view.selection = row.selection
    editing?.hasMoved = true
  }

  /// Moves a cursor over the lines that it may stand on; text without such lines scrolls.
  private func moveCursor(_ cursor: inout ViewState.Scroll, by step: Int, stops: [Int], rows: Int, count: Int) {
    guard !stops.isEmpty else { return scroll(&cursor, by: step, count: count) }
    let now = stops.lastIndex { $0 <= cursor.line } ?? 0
    let end = (now + 1 < stops.count ? stops[now + 1] : count) - 1
    if end - cursor.line >= rows, stops.contains(cursor.line) {
      if step == 1, end >= cursor.top + rows {
        cursor.top += 1
        return
      }
      if step == -1, cursor.top > cursor.line {
        cursor.top -= 1
        return
      }
    }
    let isAtEnd = stops.contains(cursor.line)
    let target: Int
    if abs(step) == 1 {
      target = isAtEnd ? now + step : step > 0 && stops[now] < cursor.line ? now + 1 : now
    } else {
      let line = max(0, min(count - 1, cursor.line.addingReportingOverflow(step).partialValue))
      target = step > 0 ? (stops.firstIndex { $0 >= line } ?? stops.count - 1) : (stops.lastIndex { $0 <= line } ?? 0)
    }
    cursor.line = stops[max(0, min(stops.count - 1, target))]
    if target <= 0 { cursor.top = 0 }
    if target >= stops.count - 1 { cursor.top = max(0, count - rows) }
  }

  private func scroll(_ cursor: inout ViewState.Scroll, by step: Int, count: Int) {
    let rows = max(1, layout.wholeBody.count)
    cursor.top = max(0, min(max(0, count - rows), cursor.top + step))
    cursor.line = cursor.top
  }

  /// What the pane's cursor stands on: the subject, and which of the lines about it.
  var focusedSpot: (subject: Subject, ordinal: Int)? {
    guard view.focus == .pane || view.focus == .zoom, let lines = paneContent?.lines,
      lines.indices.contains(view.paneScroll.line), let subject = lines[view.paneScroll.line].subject
    else { return nil }
    return (subject, lines[..<view.paneScroll.line].count { $0.subject == subject })
  }

  mutating func putCursor(on spot: (subject: Subject, ordinal: Int)) {
    let lines = paneContent?.lines ?? []
    let same = lines.indices.filter { lines[$0].subject == spot.subject }
    if same.indices.contains(spot.ordinal) { view.paneScroll.line = same[spot.ordinal] }
  }

  /// Keeps what is selected on the screen, after anything changed.
  mutating func settleScroll() {
    loadWhatIsShown()
    keepPaneContent()
    keepPageContent()
    if view.isForScreenReader { return settleReaderRows() }
    let chooserRows = layout.wholeBody.count
    chooser?.settle(rows: chooserRows)
    let paletteRowCount = paletteRows(self).count
    palette?.settle(rows: paletteRowCount)
    let pickerRows = pickerRegion(self).count
    picker?.settle(rows: pickerRows)
    let rows = layout.body.count
    let listing = listing
    let count = listing.count
    if let index = listing.index(of: view.selection) {
      view.listTop = settled(view.listTop, around: index, rows: rows, count: count)
    } else {
      view.listTop = max(0, min(view.listTop, count - rows))
    }
    switch view.focus {
    case .pane, .zoom: settleCursor(&view.paneScroll, on: paneContent?.lines ?? [], rows: paneRows)
    case .page: settleCursor(&view.pageScroll, on: pageContent?.lines ?? [], rows: layout.wholeBody.count)
    case .help: settleCursor(&view.helpScroll, on: helpLines(self), rows: layout.wholeBody.count)
    case .compare:
      let lines = compareLines(self)
      if !lines.stops.contains(view.compareScroll.line) { view.compareScroll.line = lines.stops.first ?? 0 }
      let next = lines.stops.first { $0 > view.compareScroll.line } ?? lines.count
      view.compareScroll.top = settled(
        view.compareScroll.top, around: view.compareScroll.line, through: next - 1, rows: compareRegion(self).count,
        count: lines.count)
    case .list, .receipt: break
    }
  }

  /// Keeps a cursor on a line that it may stand on, and that line in sight.
  private func settleCursor(_ cursor: inout ViewState.Scroll, on lines: [Line], rows: Int) {
    if !lines.indices.contains(cursor.line) || lines[cursor.line].subject == nil {
      cursor.line = lines.firstIndex { $0.subject != nil } ?? 0
    }
    let next = lines.indices.first { $0 > cursor.line && lines[$0].subject != nil } ?? lines.count
    cursor.top = settled(cursor.top, around: cursor.line, through: next - 1, rows: rows, count: lines.count)
  }

  /// The first line to show so that a line is in sight, and as much as fits of what belongs to it, through `last`.
  private func settled(_ top: Int, around line: Int, through last: Int? = nil, rows: Int, count: Int) -> Int {
    guard rows > 0 else { return 0 }
    var top = top
    let last = max(line, last ?? line)
    if last - line >= rows {
      // More than fits: the arrows scroll through it before they leave it.
      top = max(line, min(top, last - rows + 1))
    } else {
      if last >= top + rows { top = last - rows + 1 }
      if line < top { top = line }
    }
    if top > 0, line == top, line == 1 { top = 0 }
    return max(0, min(top, max(0, count - rows)))
  }
}
