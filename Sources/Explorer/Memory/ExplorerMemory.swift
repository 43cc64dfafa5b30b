import RoleModel
import TerminalScreen

/// What outlasts a session of the explorer, with roles by id: a catalog may number them anew.
package struct ExplorerMemory: Hashable, Sendable {
  /// What comes back only when it is asked for: a forgotten filter looks like missing roles.
  package struct Search: Hashable, Sendable {
    package var filter = ""
    package var skills = ""
    package var marks: [RoleID] = []

    package init() {}

    package var isEmpty: Bool { self == Search() }
  }

  package var role: RoleID?
  package var pane = PaneID.overview
  package var order = ListOrder.title
  package var isReversed = false
  package var alignsPay = false
  package var skillOrder = ViewState.SkillOrder.importance
  /// The SOC code of the occupation that an article's role borrows from, by the role's id.
  package var closest: [String: String] = [:]
  /// The texts that each box was left with, the oldest first.
  package var filters: [String] = []
  package var queries: [String] = []
  package var search = Search()

  package init() {}

  /// So many texts of each box are kept.
  package static let longestHistory = 100

  /// What is kept when this session ends: what it changed, upon what stands in the file by then. `start` is what the file
  /// said when the session began; another explorer may have written since.
  package func merged(into now: ExplorerMemory, since start: ExplorerMemory) -> ExplorerMemory {
    var merged = self
    merged.closest = now.closest
    for role in Set(closest.keys).union(start.closest.keys) where closest[role] != start.closest[role] {
      merged.closest[role] = closest[role]
    }
    merged.filters = Self.merged(filters, into: now.filters, since: start.filters)
    merged.queries = Self.merged(queries, into: now.queries, since: start.queries)
    return merged
  }

  /// The history in the file, and behind it the texts that this session kept or kept anew.
  private static func merged(_ texts: [String], into now: [String], since start: [String]) -> [String] {
    var old = start[...]
    var added: [String] = []
    for text in texts {
      guard added.isEmpty, let index = old.firstIndex(of: text) else {
        added.append(text)
        continue
      }
      old = old[(index + 1)...]
    }
    return Array((now.filter { !added.contains($0) } + added).suffix(longestHistory))
  }
}

/// What an explorer begins with.
package struct ExplorerStart: Sendable {
  package var me = AboutMe()
  package var shortlist = Shortlist()
  /// What was kept of the times before.
  package var memory = ExplorerMemory()
  /// Filter, query and marks of the last time come back too.
  package var resumes = false
  /// The screen to open instead of the last one.
  package var address: ScreenAddress?
  /// The path of the catalog as the command line names it; nil for the bundled one.
  package var catalogPath: String?
  /// Whether the screens are drawn for a screen reader.
  package var isForScreenReader = false
  /// Whether nothing is known of an earlier time: the first screen has a hint.
  package var isFirstTime = false
  /// Whether the mouse acts.
  package var isMouseWanted = true
  /// Whether the line above the keys gives hints.
  package var areHintsWanted = true
  package var theme = Theme.auto
  package var keys = KeyBindings.standard
  /// The postal code of the state whose pay comes first, where ``me`` says none.
  package var place: String?
  /// What beats the memory; nil for what the reader left.
  package var alignsPay: Bool?
  package var order: ListOrder?
  package var pane: PaneID?
  /// A sentence for the reader about what could not be read.
  package var note: String?

  package init() {}
}

extension Model {
  /// What is to be kept of this session.
  package var memory: ExplorerMemory {
    var memory = ExplorerMemory()
    memory.role = view.selectedPosition.flatMap { role(at: $0)?.id }
    memory.pane = view.pane
    memory.order = view.order
    memory.isReversed = view.isReversed
    memory.alignsPay = view.alignsPay
    memory.skillOrder = view.skillOrder
    memory.closest = keptClosest
    memory.filters = keptTexts[.filter] ?? []
    memory.queries = keptTexts[.skills] ?? []
    memory.search.filter = editing?.box == .filter ? editing?.oldText ?? "" : view.filter
    memory.search.skills = editing?.box == .skills ? editing?.oldText ?? "" : view.skills
    memory.search.marks = view.marks.compactMap { role(at: $0)?.id }
    return memory
  }

  /// Takes up what an explorer begins with. The answers of searches come at once: nobody waits for them yet.
  mutating func begin(with start: ExplorerStart) {
    me = start.me
    startPlace = start.place
    view.place = home
    theme = start.theme
    keys = start.keys
    shortlist = start.shortlist
    catalogPath = start.catalogPath
    keptClosest = start.memory.closest
    keptTexts = [.filter: start.memory.filters, .skills: start.memory.queries]
    if start.isForScreenReader { startScreenReader() }
    isMouseOn = start.isMouseWanted
    showsHints = start.areHintsWanted
    if start.isFirstTime, showsHints { firstHint = FirstHint() }
    message = start.note ?? message
    if let address = start.address {
      open(address)
    } else {
      recall(start)
    }
    settleScroll()
  }

  private mutating func recall(_ start: ExplorerStart) {
    let memory = start.memory
    view.closest = memory.closest
    view.pane = start.pane ?? memory.pane
    view.order = start.order ?? memory.order
    view.isReversed = (start.order == nil || start.order == memory.order) && memory.isReversed
    view.alignsPay = start.alignsPay ?? memory.alignsPay
    view.skillOrder = memory.skillOrder
    // Who asks for an order wants its top, where nothing else is to be shown.
    if start.order != nil, memory.role == nil { showsTop = true }
    if let role = memory.role {
      if let position = position(of: role) {
        showInList(position)
      } else {
        message = message ?? "\(role), the last role you looked at, is not in this catalog."
      }
    }
    if start.resumes {
      view.filter = memory.search.filter
      view.skills = memory.search.skills
      view.marks = memory.search.marks.compactMap { position(of: $0) }
    }
    search()
  }

  /// The position of a role, nil when the catalog lacks it.
  func position(of role: RoleID) -> Int? { (try? catalog.position(of: role)) ?? nil }

  /// Selects a role, its family unfolded.
  mutating func showInList(_ position: Int) {
    view.selection = .role(position)
    if let section = listing.section(of: position) { view.foldedSections.remove(section) }
  }

  /// Answers what the boxes and the order ask for, where they ask for anything.
  mutating func search() {
    guard !view.filter.isEmpty || !view.skills.isEmpty || view.order != .title else { return }
    guard let answer = EffectRunner(catalog: catalog, sources: sources).answer(searchEffect(), self) else { return }
    _ = update(answer)
  }
}
