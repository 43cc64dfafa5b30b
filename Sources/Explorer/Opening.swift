import RoleModel

/// What Enter opens, what `e` explains, and how Backspace and Esc lead back.
extension Model {
  /// Does what Enter means where the cursor stands.
  mutating func open() -> [Effect] {
    switch view.focus {
    case .list:
      if case .section = view.selection {
        foldSelected()
      } else if selectedPosition != nil {
        if view.pane == .overview, layout.shape == .wide || layout.shape == .middle { view.pane = .salary }
        view.focus = .pane
        view.paneScroll = .init()
      }
    // For a screen reader a pane is as wide as its zoom.
    case .pane where !view.isForScreenReader: refocus(.zoom)
    case .pane, .zoom:
      // A related role is gone to; what makes it one is behind e.
      if case .kin(let position)? = focusedSpot?.subject { return jump(to: position) }
      openReceipt()
    case .page:
      switch pageSubject {
      case .mine(.pay)? where view.page == .pay: askForPay()
      case .mine(let item)?: return editMyItem(item)
      case .reach(let position)?: return jump(to: position)
      case .starred(let role)?: return jump(toStarred: role)
      case .step(let index)?:
        if let position = tables.path?.path?.steps[index].position { return jump(to: position) }
      default: openReceipt()
      }
    case .compare:
      if case .section? = compareLines(self).subject(at: view.compareScroll.line) {
        foldComparedSection()
      } else {
        openReceipt()
      }
    case .help: return runFromHelp()
    case .receipt: break
    }
    return []
  }

  /// Moves between a pane and its zoom; lines wrap differently there, and the cursor stays on what it stood on.
  private mutating func refocus(_ focus: ViewState.Focus) {
    let spot = focusedSpot
    view.focus = focus
    if let spot { putCursor(on: spot) }
  }

  /// Leaves what has the cursor for what led there.
  mutating func back() {
    switch view.focus {
    case .list:
      if case .role(let position) = view.selection, outcome.hits == nil, let section = listing.section(of: position) {
        view.selection = .section(section)
      }
    case .pane:
      view.focus = .list
      view.pane = .overview
    case .zoom where view.isForScreenReader:
      view.focus = .list
      view.pane = .overview
    case .zoom:
      let isDigest = view.pane == .overview && (layout.shape == .wide || layout.shape == .middle)
      if isDigest { view.focus = .list } else { refocus(.pane) }
    case .compare: view.focus = .list
    case .page:
      view.pages.removeLast()
      view.focus = view.returnFoci.popLast() ?? .list
    case .receipt, .help: closeOverlay()
    }
  }

  /// Closes the help or the receipt that has the screen.
  mutating func closeOverlay() { view.focus = view.returnFoci.popLast() ?? .list }

  /// Goes back; on the list it takes away what narrows or orders it, one thing at a time.
  mutating func escape() -> [Effect] {
    guard view.focus == .list else {
      back()
      return []
    }
    if !view.skills.isEmpty {
      view.skills = ""
      if view.filter.isEmpty { view.showsUndecided = false }
      return [searchEffect()]
    }
    if !view.filter.isEmpty {
      view.filter = ""
      view.showsUndecided = false
      return [searchEffect()]
    }
    if view.order != .title { return reorder(by: .title, isReversed: false) }
    message = "Nothing to go back from: \(key(.quit)) quits."
    return []
  }

  /// Explains the figure under the cursor.
  mutating func openReceipt() {
    let subject: ReceiptSubject?
    switch view.focus {
    case .compare:
      switch compareLines(self).subject(at: view.compareScroll.line) {
      case .row(let index): subject = .comparedRow(index)
      case .skill(let index): subject = .comparedSkill(index)
      case .sentence(let index): subject = .comparedSentence(index)
      case .section:
        message = "A folded section has no receipt: \(key(.open)) unfolds it."
        return
      case nil: subject = nil
      }
    case .pane, .zoom:
      let lines = paneContent?.lines ?? []
      let found = lines.indices.contains(view.paneScroll.line) ? lines[view.paneScroll.line].subject : nil
      subject = found.flatMap { found in selectedPosition.map { .line(found, position: $0) } }
    case .page:
      if case .starred(let id)? = pageSubject {
        subject = payReceipt(of: id)
      } else {
        subject = pageSubject.map { .line($0, position: selectedPosition ?? 0) }
      }
    case .list where outcome.search != nil: subject = selectedPosition.map { .line(.fit, position: $0) }
    case .list:
      // A row of the list shows one figure: the pay.
      subject = selectedPosition.flatMap { position in
        selectedRole.flatMap { listedFigure(of: $0, at: position) }.map { pay in
          .line(outcome.place.map { .place($0) } ?? .field(pay.field), position: position)
        }
      }
    case .receipt, .help: subject = nil
    }
    guard let subject else {
      message = "This line has no receipt. Move to a line with a figure."
      return
    }
    receipt = subject
    view.returnFoci.append(view.focus)
    view.focus = .receipt
    view.receiptScroll = .init()
  }
}
