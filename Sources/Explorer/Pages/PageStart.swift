import RoleModel

/// Where the steps that a page shows are measured from, and where they lead.
extension Model {
  /// The position of the role that the open page is about.
  var pageTarget: Int? { view.pages.last?.target }

  /// What steps can be measured from: the reader, and a role, the one that is used first in front.
  ///
  /// What is within reach is reached from the role itself; steps to a role start at the first other role that is marked.
  func starts(of page: Page, target: Int?) -> [StartingPoint] {
    let reader = me.hasStart ? [startFromMe] : []
    let position = page == .reach ? target : view.marks.first { $0 != target }
    return reader + (position.flatMap { role(at: $0) }.map { [startingPoint(at: $0)] } ?? [])
  }

  /// What the open page can measure from.
  var pageStarts: [StartingPoint] { view.pages.last.map { starts(of: $0.page, target: $0.target) } ?? [] }

  /// What the open page does measure from.
  var pageStart: StartingPoint? {
    let starts = pageStarts
    return starts.isEmpty ? nil : starts[(view.pages.last?.startIndex ?? 0) % starts.count]
  }

  /// The role that steps lead to, or the occupation that stands in for it.
  var pageGoal: (role: Role, rated: Role, position: Int, ratedPosition: Int)? {
    guard let position = pageTarget, let role = role(at: position) else { return nil }
    guard role.kind != .occupation, let closest = closestOccupation(of: role) else {
      return (role, role, position, position)
    }
    return (role, closest.role, position, closest.position)
  }

  /// Opens a page of steps, or says what it needs.
  mutating func openSteps(_ page: Page) {
    let compared = view.focus == .compare ? comparedPositions : []
    // In a comparison the picked column, or B: A is where steps start.
    let column = 1..<max(1, compared.count) ~= comparedColumn ? comparedColumn : 1
    let target =
      view.focus == .page ? pageTarget : compared.count > 1 ? compared[column] : selectedPosition
    let starts = target == nil ? [] : starts(of: page, target: target)
    guard !starts.isEmpty else {
      message =
        page == .reach || target == nil
        ? "Select a role first."
        : "From where? Say who you are (\(key(.aboutMe))), or mark another role to start from (\(key(.mark)))."
      return
    }
    // From a comparison the steps lead from A; from page to page the start stays.
    let isStepsPage = view.page == .learn || view.page == .steps
    let index =
      isStepsPage && view.focus == .page ? view.pages.last?.startIndex ?? 0 : compared.isEmpty ? 0 : starts.count - 1
    let opened = OpenPage(page: page, target: target, startIndex: index)
    if view.focus == .page, isStepsPage, page != .reach {
      view.pages[view.pages.count - 1] = opened
    } else {
      open(opened)
    }
  }

  /// Moves the map's cursor to the next role within reach, or to the one before.
  mutating func moveToReachable(_ step: Int) {
    let reachable = Set((tables.reach?.reach?.reachable ?? []).map(\.kin.position))
    let lines = pageContent?.lines ?? []
    let stops = lines.indices.filter {
      if case .reach(let position)? = lines[$0].subject { reachable.contains(position) } else { false }
    }
    let now = view.pageScroll.line
    guard let next = step > 0 ? stops.first(where: { $0 > now }) : stops.last(where: { $0 < now }) else {
      message = step > 0 ? "No role below is within reach." : "No role above is within reach."
      return
    }
    view.pageScroll.line = next
  }

  /// Measures from the reader instead of the role, or from the role instead of the reader.
  mutating func swapStart() {
    guard var page = view.pages.popLast() else { return }
    page.startIndex += 1
    page.scroll = .init()
    view.pages.append(page)
  }
}

extension StartingPoint {
  /// `from you (Cashiers)`, `from Account Manager (as Sales Managers)`.
  func words(_ model: Model) -> String {
    guard me == nil else { return model.myRole.map { "from you (\($0.title))" } ?? "from you" }
    return rated.map { $0.title == title ? "from \(title)" : "from \(title) (as \($0.title))" } ?? "from \(title)"
  }

  /// Why nothing can be said of steps from here.
  func unratedWords(_ model: Model) -> String {
    if me != nil {
      return model.myRole.map { model.unratedWords($0) }
        ?? "Nothing to compare by: it takes a rated role, or \(Kinship.leastStated) skills of one kind with levels (\(model.key(.aboutMe)))."
    }
    return position.flatMap { model.role(at: $0) }.map { model.unratedWords($0) } ?? ""
  }
}

extension Model {
  /// Why a role has nothing to measure steps by, and what helps.
  func unratedWords(_ role: Role) -> String {
    role.kind == .occupation
      ? "\(role.title) has no ratings of skills and knowledge."
      : "Articles rate no skills: \(key(.closest)) on \(role.title) chooses the occupation that stands in for it."
  }
}
