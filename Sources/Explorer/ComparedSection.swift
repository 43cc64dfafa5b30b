import RoleModel

/// A part of a comparison that folds, in the order on screen.
package enum ComparedSection: String, CaseIterable, Codable, Sendable {
  case salary, education, demographics, overview, skills, words

  /// The pane whose rows it has; nil for the sentences.
  package var pane: PaneID? {
    switch self {
    case .salary: .salary
    case .education: .education
    case .demographics: .demographics
    case .overview: .overview
    case .skills: .skills
    case .words: nil
    }
  }

  /// `1 Salary`, as in the list of panes.
  package var title: String { pane.map { "\($0.rawValue) \($0.title)" } ?? "In words" }
}

/// What a line of a comparison is about.
package enum ComparedSubject: Hashable, Sendable {
  case row(Int)
  case skill(Int)
  case sentence(Int)
  /// The heading of a folded section.
  case section(ComparedSection)
}

extension Comparison {
  /// What stands in a section: all of it, or only what the first role is known to differ in.
  func subjects(in section: ComparedSection, onlyDifferences: Bool) -> [ComparedSubject] {
    let all: [ComparedSubject]
    switch section {
    case .words: return sentences.indices.map { .sentence($0) }
    case .skills: all = skills.indices.map { .skill($0) }
    default: all = rows.indices.filter { rows[$0].field.pane == section.pane }.map { .row($0) }
    }
    return onlyDifferences ? all.filter(differs) : all
  }

  /// Whether the first role is known to differ from another in this.
  func differs(_ subject: ComparedSubject) -> Bool { judgements(subject).contains { $0.verdict.isDifference } }

  /// The first role against each other one; none for what is no row and no skill.
  func judgements(_ subject: ComparedSubject) -> [Judgement] {
    switch subject {
    case .row(let index): rows.indices.contains(index) ? rows[index].judgements : []
    case .skill(let index): skills.indices.contains(index) ? skills[index].judgements : []
    case .sentence, .section: []
    }
  }
}

/// Folding, and going from difference to difference.
extension Model {
  /// Folds the section under the cursor, or unfolds it: the cursor stays in it.
  mutating func foldComparedSection() {
    guard let section = compareLines(self).section(at: view.compareScroll.line) else { return }
    if view.foldedCompared.remove(section) == nil {
      view.foldedCompared.insert(section)
      putComparedCursor(on: .section(section))
    } else {
      putComparedCursor(on: shownSubjects(section).first)
    }
  }

  /// Folds all sections, or unfolds all where any is folded.
  mutating func foldComparedSections() {
    let section = compareLines(self).section(at: view.compareScroll.line)
    if view.foldedCompared.isEmpty {
      view.foldedCompared = Set(ComparedSection.allCases)
      putComparedCursor(on: section.map { .section($0) })
    } else {
      let subject = compareLines(self).subject(at: view.compareScroll.line)
      view.foldedCompared = []
      guard case .section(let folded)? = subject else { return putComparedCursor(on: subject) }
      putComparedCursor(on: shownSubjects(folded).first)
    }
  }

  /// Moves to the next row, or the one before, whose verdict is a difference; the section that hides it is unfolded.
  mutating func moveToDifference(_ step: Int) {
    let comparison = comparison
    let order = ComparedSection.allCases.flatMap { section in shownSubjects(section).map { (section, $0) } }
    let now: Int
    switch compareLines(self).subject(at: view.compareScroll.line) {
    // A folded heading stands before the first of its section.
    case .section(let section)?: now = (order.firstIndex { $0.0 == section } ?? 0) - (step > 0 ? 1 : 0)
    case let subject?: now = order.firstIndex { $0.1 == subject } ?? -1
    case nil: now = -1
    }
    let differing = order.indices.filter { comparison.differs(order[$0].1) }
    guard let next = step > 0 ? differing.first(where: { $0 > now }) : differing.last(where: { $0 < now }) else {
      message = step > 0 ? "No row below differs." : "No row above differs."
      return
    }
    view.foldedCompared.remove(order[next].0)
    putComparedCursor(on: order[next].1)
  }

  /// Lists only what differs, or all of it; the cursor stays on its row, or goes to the next one that is left.
  mutating func toggleDifferencesOnly() {
    let subject = compareLines(self).subject(at: view.compareScroll.line)
    let before = ComparedSection.allCases.flatMap(shownSubjects)
    view.showsDifferencesOnly.toggle()
    let lines = compareLines(self)
    guard let subject, lines.line(of: subject) == nil else { return putComparedCursor(on: subject) }
    let rest = before.drop { $0 != subject }
    putComparedCursor(on: rest.first { lines.line(of: $0) != nil })
  }

  private func shownSubjects(_ section: ComparedSection) -> [ComparedSubject] {
    comparison.subjects(in: section, onlyDifferences: view.showsDifferencesOnly)
  }

  private mutating func putComparedCursor(on subject: ComparedSubject?) {
    guard let subject, let line = compareLines(self).line(of: subject) else { return }
    view.compareScroll.line = line
  }
}
