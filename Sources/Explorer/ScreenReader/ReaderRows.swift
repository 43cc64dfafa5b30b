import RoleModel
import TerminalScreen

/// What a screen of screen-reader mode lists: sentences, of which one is selected. Each is wrapped, none is cut.
struct ReaderRows {
  let count: Int
  let selected: Int
  /// The sentence at an index.
  let text: (Int) -> String
}

extension Model {
  /// What has the keys, as sentences.
  var readerRows: ReaderRows {
    if let palette {
      let found = palette.found
      return ReaderRows(count: found.count, selected: palette.index) {
        let keys = self.keys.keys(of: found[$0]).map(\.spokenWords).joined(separator: ", or ")
        let named = keys.isEmpty ? "" : ", key \(keys)"
        return "\(spoken(found[$0].summary))\(named), \($0 + 1) of \(found.count)"
      }
    }
    if let picker {
      return ReaderRows(count: picker.count, selected: picker.index) { self.sentence(ofPick: $0, in: picker) }
    }
    if let chooser {
      return ReaderRows(count: chooser.choices.count, selected: chooser.index) {
        let choice = chooser.choices[$0]
        let note = choice.note.isEmpty ? "" : ", \(choice.note)"
        return spoken("\(choice.title)\(note), \($0 + 1) of \(chooser.choices.count)")
      }
    }
    if let offers = skillOffers, !offers.isEmpty {
      return ReaderRows(count: offers.count, selected: editing?.pick ?? 0) {
        spoken(
          "\(offers[$0].name), \(counted(offers[$0].roleCount, "role")), \($0 + 1) of \(NumberText.grouped(Double(offers.count)))"
        )
      }
    }
    guard view.focus != .list else {
      let listing = listing
      return ReaderRows(count: listing.count, selected: listing.index(of: view.selection) ?? 0) { index in
        listing.row(index).map { self.sentence(of: $0, at: index) } ?? ""
      }
    }
    let lines = readerLines
    return ReaderRows(count: lines.count, selected: readerScroll.line) { spoken(lines[$0].text) }
  }

  /// The lines of the view that has the keys; none in the list.
  var readerLines: [Line] {
    switch view.focus {
    case .list: []
    case .pane, .zoom: paneContent?.lines ?? []
    case .page: pageContent?.lines ?? []
    case .compare: compareLines(self).lines
    case .receipt: receiptLines(self).filter { !$0.text.isEmpty }
    case .help: helpLines(self).filter { !$0.text.isEmpty }
    }
  }

  /// The cursor of the view that has the keys.
  private var readerScroll: ViewState.Scroll {
    get {
      switch view.focus {
      case .list: .init()
      case .pane, .zoom: view.paneScroll
      case .page: view.pageScroll
      case .compare: view.compareScroll
      case .receipt: view.receiptScroll
      case .help: view.helpScroll
      }
    }
    set {
      switch view.focus {
      case .list: break
      case .pane, .zoom: view.paneScroll = newValue
      case .page: view.pageScroll = newValue
      case .compare: view.compareScroll = newValue
      case .receipt: view.receiptScroll = newValue
      case .help: view.helpScroll = newValue
      }
    }
  }

  /// Moves over the lines of a view: each is a stop, headings and notes too. An empty line is none.
  mutating func moveReaderCursor(by step: Int) {
    let lines = readerLines
    let stops = lines.indices.filter { !lines[$0].text.isEmpty }
    guard let last = stops.indices.last else { return }
    let now = stops.lastIndex { $0 <= readerScroll.line } ?? 0
    readerScroll.line = stops[max(0, min(last, now.addingReportingOverflow(step).partialValue))]
  }

  /// Goes on in a sentence that takes more rows than the screen has; false when there is no more of it.
  mutating func moveWithinSentence(by step: Int) -> Bool {
    let rows = readerRows
    let frame = ReaderFrame(self)
    guard rows.count > 0, abs(step) == 1 else {
      view.passedRows = 0
      return false
    }
    let passed = view.passedRows + step
    guard passed >= 0, passed + frame.body.count <= frame.height(of: rows.text(rows.selected)) else {
      view.passedRows = 0
      return false
    }
    view.passedRows = passed
    return true
  }

  /// How many sentences the screen shows at once.
  var shownReaderRows: Int {
    let frame = ReaderFrame(self)
    return max(1, frame.page(of: readerRows, from: firstReaderRow(frame)).count)
  }

  /// Whether the list of roles has the screen.
  private var isListingRoles: Bool {
    view.focus == .list && palette == nil && picker == nil && chooser == nil && skillOffers?.isEmpty ?? true
  }

  /// Keeps cursors on lines that there are, and turns the page when the selected one is on another.
  mutating func settleReaderRows() {
    if view.focus != .list {
      let lines = readerLines
      let line = max(0, min(lines.count - 1, readerScroll.line))
      readerScroll.line = lines[min(line, lines.count)...].firstIndex { !$0.text.isEmpty } ?? line
    }
    let top = firstReaderRow(ReaderFrame(self))
    if picker != nil {
      picker?.show(from: top)
    } else if isListingRoles {
      view.listTop = top
    }
  }

  /// The first sentence of the page that the selected one is on. A page stays until the selected one leaves it, so that a
  /// move changes nothing else on the screen.
  func firstReaderRow(_ frame: ReaderFrame) -> Int {
    let rows = readerRows
    guard rows.count > 0 else { return 0 }
    // A list of roles may be of any size: its pages start where they were turned. Others are counted from their start.
    guard picker != nil || isListingRoles else {
      var page = 0..<0
      while page.upperBound <= rows.selected, page.upperBound < rows.count {
        page = frame.page(of: rows, from: page.upperBound)
      }
      return page.lowerBound
    }
    let top = max(0, min(picker?.top ?? view.listTop, rows.count - 1))
    if rows.selected >= top, frame.page(of: rows, from: top).contains(rows.selected) { return top }
    if rows.selected > top { return rows.selected }
    var first = rows.selected
    var room = frame.body.count - frame.height(of: rows.text(first))
    while first > 0 {
      room -= frame.height(of: rows.text(first - 1))
      if room < 0 { break }
      first -= 1
    }
    return first
  }
}
