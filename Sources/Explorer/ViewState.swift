import RoleModel

/// What the explorer shows: everything that saving, sharing or scripting a screen needs, and nothing that it looks up.
package struct ViewState: Hashable, Sendable, Codable {
  /// Where keys go.
  package enum Focus: String, Codable, Sendable {
    case list, pane, zoom, page, compare, receipt, help
  }

  /// How skills are ordered within their section.
  package enum SkillOrder: String, Codable, Sendable {
    case importance
    /// By how far the rating lies above the mean of all rated roles.
    case distinction
  }

  /// What is selected in the list.
  package enum Selection: Hashable, Codable, Sendable {
    case section(Int)
    /// A role by its position in the catalog.
    case role(Int)
  }

  /// A cursor in a scrolled view: the line it stands on and the first line shown.
  package struct Scroll: Hashable, Codable, Sendable {
    package var line = 0
    package var top = 0

    package init() {}
  }

  package var focus = Focus.list
  /// Where Esc and q lead from a receipt and from the help, the last one first to be left.
  package var returnFoci: [Focus] = []
  package var selection = Selection.role(0)
  package var listTop = 0
  package var foldedSections: Set<Int> = []
  /// The positions of marked roles: A to D in this order.
  package var marks: [Int] = []
  /// The pane beside the list; the overview stands for the digest of all.
  package var paneNumber = PaneID.overview.rawValue
  package var paneScroll = Scroll()
  /// The pages that are open, each over the one before.
  package var pages: [OpenPage] = []
  /// The pay that was asked about last; nil while none was, or the reader's own counts.
  package var askedPay: StatedPay?
  /// What jumps left, the last one last.
  package var trail: [TrailStop] = []
  package var compareScroll = Scroll()
  /// The column of the comparison that is picked, from 0.
  package var compareColumn = 0
  /// The comparison lists only what differs.
  package var showsDifferencesOnly = false
  /// The sections of a comparison of which only the heading is shown.
  package var foldedCompared: Set<ComparedSection> = []
  package var receiptScroll = Scroll()
  package var helpScroll = Scroll()
  package var filter = ""
  /// Whether the roles that the filter cannot decide are listed below its matches.
  package var showsUndecided = false
  package var order = ListOrder.title
  package var isReversed = false
  /// What was selected before the list was put into another order than by title: going back gives it back.
  package var selectionByTitle: Selection?
  /// The closest occupation that the reader chose for an article role: its SOC code by the role's id.
  package var closest: [String: String] = [:]
  package var skills = ""
  /// Whether pay that states its year is shown in the dollars of ``PriceIndex/alignmentYear``.
  package var alignsPay = false
  package var skillOrder = SkillOrder.importance
  /// The postal code of the state that is looked at, which need not be the reader's own; nil for the whole nation.
  package var place: String?
  /// Whether screens are drawn for a screen reader: one column of sentences, without borders, bars and signs.
  package var isForScreenReader = false
  /// How many rows of the selected sentence are passed, when it takes more than a screen has.
  package var passedRows = 0

  package init() {}

  package var pane: PaneID {
    get { PaneID(rawValue: paneNumber) ?? .overview }
    set { paneNumber = newValue.rawValue }
  }

  package var selectedPosition: Int? {
    if case .role(let position) = selection { return position }
    return nil
  }

  /// The page that has the screen while the focus is on one.
  package var page: Page? { pages.last?.page }

  package var pageScroll: Scroll {
    get { pages.last?.scroll ?? Scroll() }
    set { if !pages.isEmpty { pages[pages.count - 1].scroll = newValue } }
  }
}

/// A role that a jump left, and the list in which it stood.
package struct TrailStop: Hashable, Sendable, Codable {
  package var position: Int
  package var filter: String
  package var skills: String
  package var order: ListOrder
  package var isReversed: Bool
  package var showsUndecided: Bool
}

/// A page that is open: what it is about, and where its cursor stands.
package struct OpenPage: Hashable, Sendable, Codable {
  package var page: Page
  /// The position of the role that the page is about.
  package var target: Int?
  /// Which of the starts that the page can measure from it does measure from.
  package var startIndex = 0
  package var scroll = ViewState.Scroll()
}
