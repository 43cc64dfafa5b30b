import RoleModel

/// Where a screen of the explorer is, in words that hold from one catalog to the next: the options of `rolescope explore`
/// that reopen it. What is not said is as in a fresh explorer.
package struct ScreenAddress: Hashable, Sendable {
  /// What has the screen.
  package enum Place: Hashable, Sendable {
    /// The list, with the pane beside it where there is room.
    case list
    case pane, zoom, compare
    case page(Page)
  }

  package var role: RoleID?
  /// The family whose row is selected, instead of a role.
  package var family: String?
  /// The families that are unfolded; nil for those of a fresh explorer and of the selected role.
  package var unfolded: [String]?
  package var place = Place.list
  package var pane = PaneID.overview
  package var filter = ""
  package var skills = ""
  package var showsUndecided = false
  package var marks: [RoleID] = []
  package var order = ListOrder.title
  package var isReversed = false
  /// The postal code of the state that is looked at, or ``Setting/nation`` for none of them.
  package var state: String?
  package var alignsPay = false
  package var skillOrder = ViewState.SkillOrder.importance
  /// The SOC codes of the occupations that articles' roles borrow from, by the roles' ids.
  package var closest: [String: String] = [:]
  /// The picked column of a comparison, from 1.
  package var column: Int?
  package var showsDifferencesOnly = false
  package var foldedCompared: Set<ComparedSection> = []
  /// The role that a page is about, where it is not the selected one.
  package var target: RoleID?
  /// The page measures from the role instead of from the reader.
  package var isSwapped = false
  /// The pay that the page of pay asks about.
  package var pay: StatedPay?
  /// The receipt of the line is open.
  package var showsReceipt = false
  /// The line that the cursor stands on, and the first one shown, from 1; nil for where they stand by themselves.
  package var line: Int?
  package var top: Int?

  package init() {}
}

extension Model {
  /// Opens the screen that an address names. What it names and this catalog lacks is passed over.
  mutating func open(_ address: ScreenAddress) {
    if let state = address.state { view.place = state == Setting.nation ? nil : state }
    view.alignsPay = address.alignsPay
    view.skillOrder = address.skillOrder
    view.closest = address.closest
    view.order = address.order
    view.isReversed = address.isReversed
    view.showsUndecided = address.showsUndecided
    view.filter = address.filter
    view.skills = address.skills
    view.marks = address.marks.compactMap { position(of: $0) }
    view.pane = address.pane
    view.askedPay = address.pay
    if let position = address.role.flatMap({ position(of: $0) }) {
      showInList(position)
    } else if let section = address.family.flatMap({ title in sections.firstIndex { $0.title == title } }) {
      view.selection = .section(section)
    }
    if let unfolded = address.unfolded {
      view.foldedSections = Set(sections.indices.filter { !unfolded.contains(sections[$0].title) })
    }
    search()
    if let problem = outcome.filterProblem?.description ?? outcome.problem?.description {
      message = problem.capitalizedSentence
    }
    focus(on: address)
    settleScroll()
    if address.showsReceipt {
      put(line: address.line, top: nil)
      settleScroll()
      openReceipt()
      put(line: nil, top: address.top)
    } else {
      put(line: address.line, top: address.top)
    }
  }

  private mutating func focus(on address: ScreenAddress) {
    let hasDigest = layout.shape == .wide || layout.shape == .middle
    switch address.place {
    case .list: view.focus = .list
    // Beside the list the overview is a digest, in which no cursor stands.
    case .pane: view.focus = address.pane == .overview && hasDigest ? .list : .pane
    case .zoom: view.focus = .zoom
    case .compare:
      guard comparedPositions.count > 1 else { return }
      view.focus = .compare
      view.marks = comparedPositions
      view.compareColumn = address.column.map { $0 - 1 } ?? view.marks.count - 1
      view.showsDifferencesOnly = address.showsDifferencesOnly
      view.foldedCompared = address.foldedCompared
    case .page(let page):
      let target = address.target.flatMap { position(of: $0) } ?? selectedPosition
      let starts = starts(of: page, target: target)
      guard !page.hasStart || !starts.isEmpty else {
        message = "From where? Say who you are (\(key(.aboutMe))), or mark the role to start from (\(key(.mark)))."
        return
      }
      open(OpenPage(page: page, target: target, startIndex: address.isSwapped ? max(0, starts.count - 1) : 0))
    }
  }

  /// Puts the focused cursor on a line, and a line at the top of its view, both from 1.
  private mutating func put(line: Int?, top: Int?) {
    func put(_ scroll: inout ViewState.Scroll) {
      if let line { scroll.line = line - 1 }
      if let top { scroll.top = top - 1 }
    }
    switch view.focus {
    case .list: if let top { view.listTop = top - 1 }
    case .pane, .zoom: put(&view.paneScroll)
    case .compare: put(&view.compareScroll)
    case .page: put(&view.pageScroll)
    case .receipt:
      put(&view.receiptScroll)
      view.receiptScroll.line = view.receiptScroll.top
    case .help: break
    }
  }
}

extension Page {
  /// Whether it shows steps, which are measured from somewhere.
  var hasStart: Bool { [.learn, .steps, .reach].contains(self) }
}

extension Model {
  /// The address of the screen; nil while help, a box, a question, a choice or the palette has the keys.
  package var address: ScreenAddress? {
    guard editing == nil, prompt == nil, chooser == nil, picker == nil, palette == nil else { return nil }
    var address = ScreenAddress()
    let isReceipt = view.focus == .receipt
    let focus = isReceipt ? view.returnFoci.last ?? .list : view.focus
    let scroll: ViewState.Scroll
    switch focus {
    case .list: (address.place, scroll) = (.list, .init())
    case .pane: (address.place, scroll) = (.pane, view.paneScroll)
    case .zoom: (address.place, scroll) = (.zoom, view.paneScroll)
    case .compare: (address.place, scroll) = (.compare, view.compareScroll)
    case .page:
      guard let page = view.pages.last else { return nil }
      (address.place, scroll) = (.page(page.page), page.scroll)
      describe(page, in: &address)
    case .receipt, .help: return nil
    }
    describeList(in: &address)
    if focus == .compare {
      address.column = comparedColumn == view.marks.count - 1 ? nil : comparedColumn + 1
      address.showsDifferencesOnly = view.showsDifferencesOnly
      address.foldedCompared = view.foldedCompared
    }
    address.showsReceipt = isReceipt
    // Where the cursor would stand by itself needs no words.
    var bare = address
    bare.showsReceipt = false
    if focus != .list, opened(bare)?.focusedScroll.line != scroll.line { address.line = scroll.line + 1 }
    if isReceipt {
      if view.receiptScroll.top > 0 { address.top = view.receiptScroll.top + 1 }
    } else {
      bare.line = address.line
      let top = focus == .list ? view.listTop : scroll.top
      if opened(bare)?.focusedScroll.top != top { address.top = top + 1 }
    }
    return address
  }

  /// A fresh explorer at an address.
  private func opened(_ address: ScreenAddress) -> Model? {
    guard var model = try? Model(catalog: catalog, size: size) else { return nil }
    var start = ExplorerStart()
    start.me = me
    start.shortlist = shortlist
    start.address = address
    model.begin(with: start)
    return model
  }

  /// The cursor of what has the keys; of the list only its top.
  private var focusedScroll: ViewState.Scroll {
    switch view.focus {
    case .list:
      var scroll = ViewState.Scroll()
      scroll.top = view.listTop
      return scroll
    case .pane, .zoom: return view.paneScroll
    case .compare: return view.compareScroll
    case .page: return view.pageScroll
    case .receipt: return view.receiptScroll
    case .help: return view.helpScroll
    }
  }

  private func describe(_ page: OpenPage, in address: inout ScreenAddress) {
    if let target = page.target, target != selectedPosition { address.target = role(at: target)?.id }
    let starts = starts(of: page.page, target: page.target)
    address.isSwapped = starts.count > 1 && page.startIndex % starts.count == starts.count - 1
    if page.page == .pay { address.pay = view.askedPay }
  }

  private func describeList(in address: inout ScreenAddress) {
    switch view.selection {
    case .role(let position): address.role = role(at: position)?.id
    case .section(let index): address.family = sections.indices.contains(index) ? sections[index].title : nil
    }
    address.pane = view.pane
    address.filter = view.filter
    address.skills = view.skills
    address.showsUndecided = view.showsUndecided
    address.marks = view.marks.compactMap { role(at: $0)?.id }
    address.order = view.order
    address.isReversed = view.isReversed
    address.state = view.place ?? (home == nil ? nil : Setting.nation)
    address.alignsPay = view.alignsPay
    address.skillOrder = view.skillOrder
    address.closest = view.closest
    if outcome.hits == nil || address.family != nil {
      let opening = sections.firstIndex { $0.positions.contains(catalog.openingPosition) }
      let own = view.selectedPosition.flatMap { listing.section(of: $0) }
      let usual = Set(sections.indices).subtracting([opening, own].compactMap(\.self))
      if view.foldedSections != usual {
        address.unfolded = sections.indices.filter { !view.foldedSections.contains($0) }.map { sections[$0].title }
      }
    }
  }
}
