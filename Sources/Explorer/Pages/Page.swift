import RoleModel
import TerminalScreen

/// A view of the whole screen that is about more than one pane of a role: lines with a cursor, as in a pane.
package enum Page: String, Codable, Sendable {
  case aboutMe
  /// What a role asks for that is not brought.
  case learn
  /// The steps to a role.
  case steps
  /// The nearest roles, and which of them are within reach.
  case reach
  /// What the reader's pay is beside a role's.
  case pay
  /// The starred roles.
  case shortlist
  /// The command that reopens the screen beneath.
  case link

  /// What the heading calls it.
  var title: String {
    switch self {
    case .aboutMe: "About me"
    case .learn: "What to learn"
    case .steps: "Steps"
    case .reach: "Within reach"
    case .pay: "Your pay here"
    case .shortlist: "Shortlist"
    case .link: "Link"
    }
  }
}

/// The open page's content, kept from one key to the next.
struct ShownPage: Sendable {
  var key: PageKey
  var content: PaneContent
}

/// What a page's content follows from: while it stays, so does the content.
struct PageKey: Hashable, Sendable {
  var page: Page
  var target: Int?
  var startIndex: Int
  var width: Int
  var me: AboutMe
  var shortlist: Shortlist
  var link: ScreenAddress?
  var askedPay: StatedPay?
  var marks: [Int]
  var place: String?
  var closest: [String: String]
  var dollarYear: Int?
}

extension Model {
  /// The open page's content at the width it is drawn with.
  package var pageContent: PaneContent? {
    guard let key = pageKey else { return nil }
    if let shownPage, shownPage.key == key { return shownPage.content }
    switch key.page {
    case .aboutMe: return aboutMePage(self, width: key.width)
    case .learn: return learnPage(self, width: key.width)
    case .steps: return stepsPage(self, width: key.width)
    case .reach: return reachPage(self, width: key.width)
    case .pay: return payPage(self, width: key.width)
    case .shortlist: return shortlistPage(self, width: key.width)
    case .link: return linkPage(self, width: key.width)
    }
  }

  private var pageKey: PageKey? {
    guard view.focus == .page, let page = view.page else { return nil }
    return PageKey(
      page: page, target: pageTarget, startIndex: view.pages.last?.startIndex ?? 0, width: textColumns, me: me,
      shortlist: shortlist, link: link, askedPay: view.askedPay, marks: view.marks, place: view.place,
      closest: view.closest, dollarYear: dollarYear)
  }

  /// Keeps the open page's content for the draw and the keys to come.
  mutating func keepPageContent() {
    guard let key = pageKey, let content = pageContent else {
      shownPage = nil
      return
    }
    shownPage = ShownPage(key: key, content: content)
  }

  /// Opens a page over what has the screen; its way back leads there.
  mutating func open(_ page: OpenPage) {
    view.returnFoci.append(view.focus)
    view.pages.append(page)
    view.focus = .page
  }

  /// What the page's cursor stands on.
  var pageSubject: Subject? {
    guard let lines = pageContent?.lines, lines.indices.contains(view.pageScroll.line) else { return nil }
    return lines[view.pageScroll.line].subject
  }

  /// Selects a role in the list, and keeps the one before for Backspace. A filter that does not list it is cleared.
  mutating func jump(to position: Int) -> [Effect] {
    if let before = selectedPosition, before != position {
      view.trail.append(
        TrailStop(
          position: before, filter: view.filter, skills: view.skills, order: view.order, isReversed: view.isReversed,
          showsUndecided: view.showsUndecided))
    }
    return select(position)
  }

  /// Selects the role that was selected before the last jump, in the list in which it stood.
  mutating func jumpBack() -> [Effect] {
    guard let before = view.trail.popLast() else {
      message = "No role was left by a jump yet: \(key(.open)) on a related role jumps there."
      return []
    }
    let now = (view.filter, view.skills, view.order, view.isReversed, view.showsUndecided)
    let then = (before.filter, before.skills, before.order, before.isReversed, before.showsUndecided)
    guard now != then else { return select(before.position) }
    (view.filter, view.skills, view.order, view.isReversed, view.showsUndecided) = then
    _ = select(before.position)
    (view.filter, view.skills, view.order, view.isReversed, view.showsUndecided) = then
    message = nil
    return [searchEffect()]
  }

  private mutating func select(_ position: Int) -> [Effect] {
    view.returnFoci = []
    view.pages = []
    view.focus = .list
    view.pane = .overview
    view.paneScroll = .init()
    view.selection = .role(position)
    if let section = listing.section(of: position) { view.foldedSections.remove(section) }
    guard outcome.hits != nil, listing.index(of: view.selection) == nil else { return [] }
    if outcome.search != nil {
      // The skills that are asked for stay: of a role that they don't fit, they say why not.
      let hasFit = outcome.fits.holds(position)
      message =
        hasFit
        ? "The filter is cleared: it does not list \(title(at: position))."
        : "\(title(at: position)) has no fit: it stands below the roles that have one."
      view.filter = ""
      view.showsUndecided = view.showsUndecided || !hasFit
      return [searchEffect()]
    }
    message = "The filter is cleared: it does not list \(title(at: position))."
    view.filter = ""
    view.order = .title
    view.isReversed = false
    view.showsUndecided = false
    return [searchEffect()]
  }
}
