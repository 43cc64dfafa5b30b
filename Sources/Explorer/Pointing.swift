import RoleModel
import TerminalScreen

/// A press of the mouse's button, kept until the next one shows whether both are a double click.
struct MousePress: Hashable, Sendable {
  let target: Target
  let mouse: MouseEvent

  /// Milliseconds between the presses of a double click, at most.
  private static let patience = 400

  /// Whether another press makes this one a double click: soon, and on the same row beside it.
  func isDoubled(by next: MouseEvent) -> Bool {
    let (passed, isTooLong) = next.time.subtractingReportingOverflow(mouse.time)
    return next.row == mouse.row && abs(next.column - mouse.column) <= 1 && !isTooLong
      && (0...Self.patience).contains(passed)
  }
}

/// What the mouse does. What lies where is asked of the screen as it is drawn: see ``TerminalScreen/Screen/regions``.
extension Model {
  /// Lines that one step of the wheel scrolls.
  private static let wheelLines = 3

  /// Whether the terminal is to report the mouse. A screen reader has its own use for it.
  package var wantsMouse: Bool { isMouseOn && !view.isForScreenReader }

  mutating func toggleMouse() {
    isMouseOn.toggle()
    message =
      isMouseOn
      ? "Mouse on: a click selects, the wheel scrolls. Dragging with Shift selects text."
      : "Mouse off: the terminal selects text again."
  }

  mutating func take(_ mouse: MouseEvent) -> [Effect] {
    guard wantsMouse else { return [] }
    switch mouse.kind {
    case .press(.left), .wheelUp, .wheelDown: break
    case .press, .release: return []
    }
    let region = draw(self).region(column: mouse.column, row: mouse.row)
    defer { settleScroll() }
    let said = message
    message = nil
    isAskingForMark = false
    count = nil
    guard let region, let target = region.target else { return [] }
    switch mouse.kind {
    case .wheelUp: return wheel(-Self.wheelLines, on: target)
    case .wheelDown: return wheel(Self.wheelLines, on: target)
    default: break
    }
    let last = lastPress
    lastPress = nil
    if let last, last.isDoubled(by: mouse) {
      if let effects = open(last.target) { return effects }
      // What the first press brought under the pointer was not meant by the second.
      guard target == last.target else {
        message = said
        return []
      }
    }
    defer { lastPress = MousePress(target: target, mouse: mouse) }
    return click(target, in: region, at: mouse.column - region.columns.lowerBound)
  }

  /// What the second press of a double click does, the first one having selected; nil where it does nothing of its own.
  private mutating func open(_ target: Target) -> [Effect]? {
    guard editing == nil, palette == nil, picker == nil, chooser == nil, prompt == nil else { return nil }
    switch target {
    case .listRow(let index):
      guard view.focus == .list, let row = listing.row(index), row.selection == view.selection else { return nil }
      return run(.open)
    case .tab(let number), .pane(let number), .paneLine(_, let number):
      guard view.focus == .pane, view.paneNumber == number else { return nil }
      return run(.open)
    case .line: return [.zoom, .page, .compare, .help].contains(view.focus) ? run(.open) : nil
    case .column: return view.focus == .compare ? run(.compare) : nil
    default: return nil
    }
  }

  private mutating func click(_ target: Target, in region: Region, at offset: Int) -> [Effect] {
    if case .key(let key) = target { return update(.terminal(.key(key))) }
    if let list = listInFront {
      guard case .line(let index) = target else { return [] }
      if index == list.index { return update(.terminal(.key(.enter))) }
      move(list, by: index - list.index)
      return []
    }
    if prompt != nil { return [] }
    switch target {
    case .offer(let index):
      if editing?.pick == index { return editKey(.enter) }
      editing?.pick = index
      return []
    case .box(let number) where editing?.box == Self.boxes[number]:
      let first = editing?.field.firstShown(in: region.columns.count) ?? 0
      editing?.field.point(at: offset, firstShown: first)
      editing?.cycle = nil
      return []
    default: break
    }
    // A click elsewhere keeps the text of a box, as Enter does.
    editing?.pick = nil
    let effects = editing == nil ? [] : editKey(.enter)
    return editing == nil ? effects + clickInView(target, at: offset) : effects
  }

  private static let boxes: [BoxEditing.Box] = [.filter, .skills]

  private mutating func clickInView(_ target: Target, at offset: Int) -> [Effect] {
    switch target {
    case .shortcut(let key): return update(.terminal(.key(key)))
    case .listRow(let index):
      view.focus = .list
      selectRow(index)
    case .listSign(let index):
      view.focus = .list
      selectRow(index)
      return run(.fold)
    case .list: view.focus = .list
    case .listTitle, .listFigure: return order(byTitle: target == .listTitle)
    case .tab(let number), .pane(let number): focusPane(number)
    case .paneLine(let line, let number):
      focusPane(number)
      let lines = paneContent?.lines ?? []
      view.paneScroll.line = stop(at: line, of: lines.indices.filter { lines[$0].subject != nil })
    case .line(let line): putCursor(onLine: line)
    case .lineSign(let line):
      view.compareScroll.line = line
      return run(.fold)
    case .column(let column): pickColumn(column)
    case .box(let number):
      let effects = openBox(Self.boxes[number])
      // The text of a box that has no cursor is shown from its start.
      editing?.field.point(at: offset, firstShown: 0)
      return effects
    case .key, .offer, .view: break
    }
    return []
  }

  private mutating func selectRow(_ index: Int) {
    guard let row = listing.row(index) else { return }
    if row.selection != view.selection {
      view.paneScroll = .init()
      editing?.hasMoved = true
    }
    view.selection = row.selection
  }

  /// Orders the list by titles or by what stands beside them; asked for again, the other way round.
  private mutating func order(byTitle: Bool) -> [Effect] {
    view.focus = .list
    guard view.skills.isEmpty else {
      message = "While skills are asked for, roles stand by fit."
      return []
    }
    guard byTitle else {
      return view.order == .title
        ? reorder(by: .pay, isReversed: false) : reorder(by: view.order, isReversed: !view.isReversed)
    }
    guard view.order == .title else { return reorder(by: .title, isReversed: false) }
    message = "Roles stand by title already."
    return []
  }

  private mutating func focusPane(_ number: Int) {
    guard let pane = PaneID(rawValue: number), view.focus != .pane || view.paneNumber != number else { return }
    show(pane)
  }

  /// The line that a cursor may stand on at a line of text, or above it: lines that continue a wrapped one belong to it.
  private func stop(at line: Int, of stops: [Int]) -> Int { stops.last { $0 <= line } ?? stops.first ?? 0 }

  private mutating func putCursor(onLine line: Int) {
    switch view.focus {
    case .zoom:
      let lines = paneContent?.lines ?? []
      view.paneScroll.line = stop(at: line, of: lines.indices.filter { lines[$0].subject != nil })
    case .page:
      let lines = pageContent?.lines ?? []
      view.pageScroll.line = stop(at: line, of: lines.indices.filter { lines[$0].subject != nil })
    case .compare: view.compareScroll.line = stop(at: line, of: compareLines(self).stops)
    case .help:
      let lines = helpLines(self)
      view.helpScroll.line = stop(at: line, of: lines.indices.filter { lines[$0].subject != nil })
    case .list, .pane, .receipt: break
    }
  }
}

// MARK: - The wheel

extension Model {
  private mutating func wheel(_ step: Int, on target: Target) -> [Effect] {
    if let list = listInFront {
      move(list, by: step)
      return []
    }
    if prompt != nil { return [] }
    switch target {
    case .listRow, .listSign, .list, .offer:
      if let offers = skillOffers, !offers.isEmpty {
        let pick = (editing?.pick ?? 0) + step
        editing?.pick = max(0, min(offers.count - 1, pick))
      } else {
        scrollList(by: step)
      }
    case .pane(let number), .paneLine(_, let number): return wheel(step, onPane: number)
    case .line, .lineSign, .view: scrollView(by: step)
    case .key, .shortcut, .listTitle, .listFigure, .tab, .column, .box: break
    }
    return []
  }

  /// Moves the list, and the selection only where it would leave the screen.
  private mutating func scrollList(by step: Int) {
    let (rows, count) = (layout.body.count, listing.count)
    guard rows > 0, count > rows else { return }
    let top = max(0, min(count - rows, view.listTop + step))
    view.listTop = top
    guard let index = listing.index(of: view.selection) else { return }
    // The first row is never the only one out of sight: what heads the second comes with it.
    let first = top == 1 && rows > 1 ? 2 : top
    let next = max(first, min(top + rows - 1, index))
    if next != index { selectRow(next) }
  }

  /// Scrolls a pane, which takes the cursor if there is more of it than is shown.
  private mutating func wheel(_ step: Int, onPane number: Int) -> [Effect] {
    if view.focus == .pane, view.paneNumber == number, editing == nil {
      scrollView(by: step)
      return []
    }
    guard step > 0 else { return [] }
    var scrolled = self
    scrolled.editing?.pick = nil
    let effects = scrolled.editing == nil ? [] : scrolled.editKey(.enter)
    guard scrolled.editing == nil else { return [] }
    scrolled.focusPane(number)
    guard let count = scrolled.paneContent?.lines.count, count > scrolled.paneRows else { return [] }
    scrolled.scrollView(by: step)
    self = scrolled
    return effects
  }

  /// Scrolls what has the cursor.
  private mutating func scrollView(by step: Int) {
    switch view.focus {
    case .list: scrollList(by: step)
    case .pane, .zoom:
      let lines = paneContent?.lines ?? []
      view.paneScroll.scroll(
        by: step, stops: lines.indices.filter { lines[$0].subject != nil }, rows: paneRows, count: lines.count)
    case .page:
      let lines = pageContent?.lines ?? []
      view.pageScroll.scroll(
        by: step, stops: lines.indices.filter { lines[$0].subject != nil }, rows: layout.wholeBody.count,
        count: lines.count)
    case .compare:
      let lines = compareLines(self)
      view.compareScroll.scroll(by: step, stops: lines.stops, rows: compareRegion(self).count, count: lines.count)
    case .help:
      let lines = helpLines(self)
      view.helpScroll.scroll(
        by: step, stops: lines.indices.filter { lines[$0].subject != nil }, rows: layout.wholeBody.count,
        count: lines.count)
    case .receipt: move(by: step)
    }
  }
}

extension ViewState.Scroll {
  /// Moves the window over the lines, and the cursor to a line that may have it and is whole in sight with what belongs to it.
  mutating func scroll(by step: Int, stops: [Int], rows: Int, count: Int) {
    guard rows > 0, count > rows else { return }
    top = max(0, min(count - rows, top + step))
    guard !stops.isEmpty else { return }
    func end(_ index: Int) -> Int { (index + 1 < stops.count ? stops[index + 1] : count) - 1 }
    let whole = stops.indices.filter { stops[$0] >= top && end($0) < top + rows }
    if let first = whole.first, let last = whole.last {
      line = max(stops[first], min(stops[last], line))
      return
    }
    // Nothing is whole in sight: what the window is in the middle of, or what comes next in the window's direction.
    let within = stops.lastIndex { $0 <= top } ?? 0
    let hasMore = end(within) >= top + rows - 1
    line = stops[step > 0 && !hasMore ? min(stops.count - 1, within + 1) : within]
  }
}

// MARK: - Lists that have the keys

extension Model {
  /// A list in front of everything else, and which of its lines is picked.
  private enum FrontList {
    case palette(Int), picker(Int), chooser(Int)

    var index: Int {
      switch self {
      case .palette(let index), .picker(let index), .chooser(let index): index
      }
    }
  }

  private var listInFront: FrontList? {
    palette.map { .palette($0.index) } ?? picker.map { .picker($0.index) } ?? chooser.map { .chooser($0.index) }
  }

  private mutating func move(_ list: FrontList, by step: Int) {
    switch list {
    case .palette: palette?.move(by: step)
    case .picker: picker?.move(by: step)
    case .chooser: chooser?.move(by: step)
    }
  }
}
