import RoleModel
import TerminalScreen

/// Everything that a screen is drawn from. A value, but for the catalog, which never changes.
package struct Model: Sendable {
  package var catalog: any Catalog { watchedCatalog }
  private let watchedCatalog: WatchedCatalog
  package let sources: SourceTable
  package let sections: [ListSection]
  /// Read when the skills box first opens: the first screen does not need it.
  package var vocabulary: SkillVocabulary?
  package var size: Size
  package var view: ViewState
  /// The box that is being edited, if any.
  package var editing: BoxEditing?
  /// The last answer of a search; its hits make the list.
  package var outcome = SearchOutcome(generation: 0)
  package var generation = 0
  /// A line for the reader about the last key; the next key clears it.
  package var message: String?
  /// The next answer of a search selects its first role.
  var showsTop = false
  /// A fifth mark was asked for: the next key says which of the four it replaces.
  package var isAskingForMark = false
  /// The number that is being typed in front of a key that moves, if any.
  var count: KeyCount?
  /// Whether the line above the keys says what could be tried.
  var showsHints = true
  /// What a newcomer is told; nil for others.
  var firstHint: FirstHint?
  /// Whether the reader wants clicks and the wheel to work here; else the terminal selects text with the mouse.
  package var isMouseOn = true
  /// The press of a button before, while another one at once would make it a double click.
  var lastPress: MousePress?
  /// What the open receipt is about.
  package var receipt: ReceiptSubject?
  /// The list of choices that has the keys, if any.
  package var chooser: Chooser?
  /// The choice of a role that has the keys, if any.
  package var picker: RolePicker?
  /// The list of commands that has the keys, if any.
  package var palette: Palette?
  /// The question that has the keys, if any.
  package var prompt: Prompt?
  /// What the reader says about themselves.
  package var me = AboutMe()
  /// The roles that the reader has starred.
  package var shortlist = Shortlist()
  /// ``ViewState/closest`` as it is kept: a link says what its own screen borrows, and changes no choice.
  var keptClosest: [String: String] = [:]
  /// The state that the settings name: it counts where the reader has said none of themselves.
  var startPlace: String?
  /// What each key runs.
  package var keys = KeyBindings.standard
  /// The colours that screens are shown in.
  package var theme = Theme.auto
  /// The path of the catalog as the command line names it; nil for the bundled one.
  var catalogPath: String?
  /// The paths that were saved to since the start, the last one last.
  var savedPaths: [String] = []
  /// The address that the page of the link shows.
  var link: ScreenAddress?
  package var tables = LoadedTables()
  var shownContent: ShownContent?
  var shownPage: ShownPage?
  let filterMemo = FilterMemo()
  let skillMemo = SkillSearchMemo()
  /// The texts that were kept in each box since the start, the oldest first.
  var keptTexts: [BoxEditing.Box: [String]] = [:]
  private let lastComparison = Memo<ComparisonKey, Comparison>()
  let lastCompareLines = Memo<CompareLinesKey, CompareLines>()
  /// The panes of the grid without a cursor, for a few roles: what is come back to, or looked at ahead, is drawn at once.
  let unfocusedPanes = Memo<UnfocusedPane, PaneContent>(capacity: 24)
  let forYouMemo = Memo<ForYou.Key, ForYou>(capacity: 24)
  let spokenPays = Memo<SpokenPay, String>(capacity: 1024)

  package init(catalog: any Catalog, size: Size) throws(CatalogFailure) {
    watchedCatalog = WatchedCatalog(catalog)
    self.size = size
    sources = SourceTable(try catalog.sources())
    sections = try catalog.sections()
    view = ViewState()
    view.selection = .role(catalog.openingPosition)
    let profiles = sections.first { $0.positions.contains(catalog.openingPosition) }
    view.foldedSections = Set(sections.indices.filter { sections[$0] != profiles })
  }

  /// How texts name the way to a command.
  func key(_ command: Command) -> String { keys.words(of: command) }

  package var listing: Listing {
    Listing(sections: sections, folded: view.foldedSections, hits: outcome.hits, top: view.listTop)
  }

  package var layout: Layout { Layout(size: size, showsOneView: view.isForScreenReader) }

  /// The reader's own state: the one that they said, else that of the settings; nil while neither names one.
  package var home: String? { me.place ?? startPlace }

  package var dollarYear: Int? { view.alignsPay ? PriceIndex.alignmentYear : nil }

  /// The selected role's position; nil on a family's row, and while a search finds nothing.
  package var selectedPosition: Int? {
    outcome.hits?.isEmpty == true && !outcome.isRefused ? nil : view.selectedPosition
  }

  /// The row of a search's list that is selected.
  var selectedHit: Listing.Hit? {
    let listing = listing
    return listing.index(of: view.selection).flatMap { listing.hits?[$0] }
  }

  package var selectedRole: Role? { selectedPosition.flatMap { role(at: $0) } }

  /// Whether the list is still that of an older question: a large catalog is searched beside the loop.
  var isSearching: Bool { outcome.generation != generation }

  /// Adds what could not be read for the last screen to its message; false when there is nothing to add.
  mutating func tellWhatFailed() -> Bool {
    guard let failure = watchedCatalog.takeFailure()?.description, message?.hasSuffix(failure) != true else {
      return false
    }
    message = [message, failure].compactMap(\.self).joined(separator: " ")
    return true
  }

  /// What was made while something could not be read is made anew: it lacks what is missing, and does not say so.
  mutating func forgetWhatFailed() {
    guard watchedCatalog.takeWhetherAnyFailed() else { return }
    tables = LoadedTables()
    shownContent = nil
    shownPage = nil
    lastComparison.removeAll()
    lastCompareLines.removeAll()
    unfocusedPanes.removeAll()
    forYouMemo.removeAll()
    spokenPays.removeAll()
  }

  /// The entries as the list shows them, with the pay of the place that the filter names.
  func listed(_ entries: [RoleEntry]) -> [RoleEntry] {
    (try? filterMemo.entries(entries, in: outcome.place, catalog)) ?? entries
  }

  /// The figure whose pay the list shows of a role.
  func listedFigure(of role: Role, at position: Int) -> Figure? {
    let figures =
      outcome.place.map { PlacePay.figures(of: $0, in: (try? catalog.placePay(at: position)) ?? []) } ?? role.figures
    return ListedPay.figure(of: figures) ?? ListedPay.hourlyFigure(of: figures)
  }

  /// The role, or nil when the catalog cannot be read there: the explorer carries on without it.
  package func role(at position: Int) -> Role? { try? catalog.role(at: position) }

  package func entries(at positions: Range<Int>) -> [RoleEntry] { (try? catalog.entries(at: positions)) ?? [] }

  package func title(at position: Int) -> String {
    entries(at: position..<position + 1).first?.title ?? "a role that cannot be read"
  }

  /// The letter of a marked role, nil for others.
  package func mark(of position: Int) -> Int? { view.marks.firstIndex(of: position) }

  /// What panes need to draw a role. The ties to other roles are read only for the panes that show them.
  package func context(_ role: Role, for panes: PaneID..., width: Int) -> PaneContext {
    let showsTies = panes.contains(.path) || panes.contains(.sources)
    let incoming = showsTies ? (try? catalog.edgesInto(role.id)) ?? [] : []
    let far = showsTies ? role.edges.map(\.role) + incoming.map(\.origin) : []
    let showsBorrowed = !panes.allSatisfy { ![.skills, .places, .overview, .path].contains($0) }
    var context = PaneContext(
      role: role, sources: sources, titles: far.isEmpty ? [:] : (try? catalog.titles(of: far)) ?? [:],
      incoming: incoming, width: width, dollarYear: dollarYear, asked: outcome.search.map(AskedSkills.init),
      skillOrder: view.skillOrder, place: view.place, home: home, tables: tables,
      closest: showsBorrowed ? closestOccupation(of: role) : nil,
      forYou: panes.contains(.overview) ? forYou(of: role) : nil,
      fit: explainedFit(of: role), keys: keys)
    context.lacksParts = watchedCatalog.hasFailed
    return context
  }

  /// The roles that `c` compares: the marked ones, or the one marked and the selected.
  package var comparedPositions: [Int] {
    if view.marks.count == 1, let selected = selectedPosition, !view.marks.contains(selected) {
      return view.marks + [selected]
    }
    return view.marks
  }

  var comparisonKey: ComparisonKey { ComparisonKey(positions: comparedPositions, dollarYear: dollarYear) }

  package var comparison: Comparison {
    lastComparison.value(of: comparisonKey) {
      Comparison(comparedPositions.compactMap { role(at: $0) }, sources: sources, dollarsOf: dollarYear)
    }
  }
}

/// An input box while it has the keys.
package struct BoxEditing: Hashable, Sendable {
  package enum Box: String, Sendable { case filter, skills }

  package var box: Box
  package var field: TextField
  /// What Esc gives back.
  package let oldText: String
  package let oldSelection: ViewState.Selection
  package let oldTop: Int
  /// The arrows moved the selection: it no longer follows the best match.
  package var hasMoved = false
  /// The offered skill that the arrows stand on; nil while none is picked.
  package var pick: Int?
  /// The completions that Tab goes through; any other key ends it.
  var cycle: CompletionCycle?
  /// Which of the kept texts is shown, and what was typed before.
  var recalled: RecalledText?
}

/// What a receipt can be about.
package enum ReceiptSubject: Hashable, Sendable {
  case line(Subject, position: Int)
  case comparedRow(Int)
  case comparedSkill(Int)
  case comparedSentence(Int)
}
