import RoleModel
import TerminalScreen

/// A choice of one role of the catalog: a line of text, and the roles that it names. It has the keys until a role is taken
/// or Esc leaves things as they are.
package struct RolePicker: Hashable, Sendable {
  /// What the role is for.
  package enum Purpose: Hashable, Sendable {
    /// A column of the comparison; one behind the last column adds a role.
    case compared(column: Int)
    /// What the reader is today.
    case mine
  }

  package let purpose: Purpose
  package let title: String
  package private(set) var field = TextField("")
  /// What the text names; nil while there is no text, and all roles are listed.
  private(set) var found: RolePickOutcome?
  /// All roles in the order in which they stand while there is no text.
  private let all: RoleRotation
  /// The line that takes no role, while there is no text; nil where one has to be taken.
  private let noneLine: Int?
  package private(set) var index: Int
  package private(set) var top = 0

  /// Lists some roles first, then the others of a catalog from one role's place; `index` is the line picked at first.
  init(
    _ purpose: Purpose, title: String, first: [Int], from start: Int, roleCount: Int, index: Int = 0,
    noneLine: Int? = nil
  ) {
    self.purpose = purpose
    self.title = title
    self.noneLine = noneLine
    all = RoleRotation(first: first, start: start, count: roleCount)
    self.index = max(0, min(index, roleCount - 1))
  }

  /// How many lines are listed.
  package var count: Int { found.map(\.hits.count) ?? all.count + (noneLine == nil ? 0 : 1) }

  /// Whether a line takes no role.
  package func isNone(_ line: Int) -> Bool { found == nil && line == noneLine }

  /// The role of a line of the list.
  package func hit(_ line: Int) -> Listing.Hit? {
    guard let found else {
      guard !isNone(line) else { return nil }
      return all.position(noneLine.map { line > $0 ? line - 1 : line } ?? line).map { Listing.Hit(position: $0) }
    }
    return found.hits.indices.contains(line) ? found.hits[line] : nil
  }

  /// The picked role's position.
  package var position: Int? { hit(index)?.position }

  package var problem: FilterProblem? { found?.problem }

  mutating func move(by step: Int) { index = max(0, min(count - 1, index.addingReportingOverflow(step).partialValue)) }

  /// Handles an editing key, or pasted text; true when the text has changed.
  mutating func edit(_ body: (inout TextField) -> Void) -> Bool {
    let before = field.text
    body(&field)
    if field.text == before { return false }
    if field.text.allSatisfy(\.isWhitespace) {
      found = nil
      index = 0
      return false
    }
    return true
  }

  /// Takes an answer to what the text says now; while the text is wrong, what it named last stays.
  mutating func take(_ answer: RolePickOutcome) {
    guard answer.text == field.text else { return }
    guard answer.problem == nil else {
      found = found ?? RolePickOutcome(text: answer.text)
      found?.problem = answer.problem
      return
    }
    found = answer
    index = 0
  }

  mutating func show(from top: Int) { self.top = top }

  mutating func settle(rows: Int) {
    top = max(0, min(max(index - rows + 1, min(top, index)), max(0, count - rows)))
  }
}

/// The roles of a catalog, some of them first and the others in turn from one place on: nothing is listed, so that a
/// catalog may be of any size.
struct RoleRotation: Hashable, Sendable {
  private let first: [Int]
  private let start: Int
  let count: Int

  init(first: [Int], start: Int, count: Int) {
    self.first = first.filter { 0..<count ~= $0 }
    self.start = 0..<count ~= start ? start : 0
    self.count = count
  }

  /// The position at an index; nil beyond the last.
  func position(_ index: Int) -> Int? {
    guard 0..<count ~= index else { return nil }
    if index < first.count { return first[index] }
    var turn = index - first.count
    // Those that stood first are passed over where their place would be.
    for skipped in first.map({ ($0 - start + count) % count }).sorted() where skipped <= turn { turn += 1 }
    return (start + turn) % count
  }
}

/// The question which roles a picker's text names.
package struct RolePickRequest: Hashable, Sendable {
  package var text: String

  /// The answer. Pure but for reading the catalog.
  func perform(_ catalog: some Catalog, _ memo: FilterMemo) -> RolePickOutcome {
    var outcome = RolePickOutcome(text: text)
    do throws(FilterProblem) {
      let query: FilterQuery
      do throws(QueryProblem) { query = try FilterQuery(text) } catch { throw .query(error) }
      let found = try query.result(in: catalog, memo: memo)
      outcome.hits = found.matching.map { Listing.Hit($0) }
      outcome.searches = found.searches
      outcome.readings = found.readings
    } catch {
      outcome.problem = error
    }
    return outcome
  }
}

/// The roles that a picker's text names, best match first.
package struct RolePickOutcome: Hashable, Sendable {
  /// The text that was asked for.
  package var text: String
  package var hits: [Listing.Hit] = []
  /// What lights the letters of titles that the words match.
  package var searches: [NameSearch] = []
  /// How words were understood that were not taken as they stand.
  package var readings: [WordReading] = []
  package var problem: FilterProblem?
}

extension Model {
  /// Opens the choice of a role: those that are likely meant first, then the catalog from the selected role's place.
  mutating func pickRole(
    _ purpose: RolePicker.Purpose, title: String, first: [Int], index: Int = 0, noneLine: Int? = nil
  ) {
    picker = RolePicker(
      purpose, title: title, first: first, from: selectedPosition ?? catalog.openingPosition,
      roleCount: catalog.roleCount, index: index, noneLine: noneLine)
  }

  mutating func pickKey(_ key: Key) -> [Effect] {
    let page = max(1, pickerRegion(self).count - 1)
    switch key {
    case .up: picker?.move(by: -1)
    case .down: picker?.move(by: 1)
    case .pageUp: picker?.move(by: -page)
    case .pageDown: picker?.move(by: page)
    case .escape: picker = nil
    case .enter: return takePicked()
    case .control("l"): return [.redraw]
    default:
      var isEditing = true
      let hasChanged = picker?.edit { isEditing = $0.handle(key) } ?? false
      if !isEditing { message = "\(key.words) does nothing here: Enter takes the role, Esc leaves things as they are." }
      return hasChanged ? pickEffects : []
    }
    return []
  }

  /// Pasted text goes into the picker's line.
  mutating func pickPaste(_ text: String) -> [Effect] {
    picker?.edit { $0.insert(text) } ?? false ? pickEffects : []
  }

  private var pickEffects: [Effect] { picker.map { [.pick(RolePickRequest(text: $0.field.text))] } ?? [] }

  private mutating func takePicked() -> [Effect] {
    guard let picker else { return [] }
    guard let position = picker.position else {
      guard picker.isNone(picker.index) else {
        message = "No role has these words: Esc leaves things as they are."
        return []
      }
      self.picker = nil
      return takeMine(nil)
    }
    switch picker.purpose {
    case .compared(let column):
      message = comparedRefusal(of: position, inColumn: column)
      guard message == nil else { return [] }
      self.picker = nil
      takeCompared(position, inColumn: column)
      return []
    case .mine:
      self.picker = nil
      return takeMine(position)
    }
  }
}
