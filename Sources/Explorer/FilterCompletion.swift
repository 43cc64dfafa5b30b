import RoleModel
import TerminalScreen

/// The completions of a part of the filter that Tab goes through.
struct CompletionCycle: Hashable, Sendable {
  /// Where the completed part starts, in characters.
  var start: Int
  var offers: [String]
  var index: Int
}

/// The kept text that a box shows, by its place among them, and what was typed before.
struct RecalledText: Hashable, Sendable {
  var index: Int
  var draft: String
}

extension Model {
  /// Completes the field or the value at the cursor of the filter box; again, the next that fits.
  mutating func completeFilter() -> [Effect] {
    guard let edit = editing else { return [] }
    var cycle = edit.cycle ?? CompletionCycle(start: filterTokenStart(edit.field), offers: [], index: -1)
    if cycle.offers.isEmpty {
      let typed = String(edit.field.characters[cycle.start..<edit.field.cursor])
      cycle.offers = filterOffers(typed)
    }
    guard !cycle.offers.isEmpty else {
      message = "Nothing begins like that: Tab completes fields, families, levels, skills, states and kinds."
      return []
    }
    cycle.index = (cycle.index + 1) % cycle.offers.count
    editing?.field.replace(cycle.start..<edit.field.cursor, with: cycle.offers[cycle.index])
    editing?.cycle = cycle.offers.count > 1 ? cycle : nil
    editing?.recalled = nil
    if cycle.offers.count > 1 {
      message = "\(cycle.index + 1) of \(cycle.offers.count): Tab again for \(cycle.next)."
    }
    return textChanged()
  }

  /// Where the term at the cursor starts: behind the last sign or space outside of quotation marks.
  private func filterTokenStart(_ field: TextField) -> Int {
    var start = 0
    var isQuoted = false
    for index in 0..<field.cursor {
      let character = field.characters[index]
      if character == "\"" { isQuoted.toggle() }
      if !isQuoted, character.isWhitespace || ",|()!".contains(character) { start = index + 1 }
    }
    return start
  }

  /// What a begun term may become.
  private func filterOffers(_ typed: String) -> [String] {
    guard let sign = typed.firstIndex(where: { ":=<>".contains($0) }) else {
      let parts = typed.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2, FilterField(rawValue: parts[0].lowercased())?.measure == .dollars {
        return filterValues(of: .place, String(parts[1])).map { "\(parts[0])@\($0)>" }
      }
      return FilterField.allCases.filter { $0.rawValue.hasPrefix(typed.lowercased()) }.map(\.beginning)
    }
    guard let field = FilterField(rawValue: typed[..<sign].lowercased()) else { return [] }
    let begun = typed[sign...].drop { ":=<>".contains($0) }
    let head = String(typed[..<begun.startIndex])
    let values = filterValues(of: field, begun.first == "\"" ? String(begun.dropFirst()) : String(begun))
    return values.map { value in
      head + (value.contains { $0.isWhitespace || ",|()!".contains($0) } ? "\"\(value)\"" : value)
    }
  }

  /// The values of a field with a word that starts as typed.
  private func filterValues(of field: FilterField, _ typed: String) -> [String] {
    let wanted = String(decoding: folded(typed), as: UTF8.self)
    func fits(_ name: String) -> Bool {
      (" " + String(decoding: folded(name), as: UTF8.self)).contains(" " + wanted)
    }
    switch field {
    case .family: return ((try? filterMemo.families(catalog)) ?? []).filter(fits)
    case .education: return EducationLevel.shortNames.filter(fits)
    case .kind: return Role.Kind.allCases.map(\.rawValue).filter(fits)
    case .place: return USPlace.all.filter { fits($0.postalCode) || fits($0.name) }.map(\.postalCode)
    case .skill:
      let names = (try? filterMemo.vocabulary(catalog))?.completions(of: typed) ?? []
      return names.map(\.name).filter { !$0.contains("\"") }
    default: return []
    }
  }

  // MARK: Texts that were kept

  /// Remembers the text that a box is left with.
  mutating func keepText() {
    guard let edit = editing else { return }
    keep(edit.field.text, of: edit.box)
  }

  /// Remembers a text as one that the box was left with.
  mutating func keep(_ text: String, of box: BoxEditing.Box) {
    guard !text.allSatisfy(\.isWhitespace) else { return }
    keptTexts[box, default: []].removeAll { $0 == text }
    keptTexts[box, default: []].append(text)
  }

  /// Shows an earlier or a later one of the texts that were kept in the box; behind the last, what was typed.
  mutating func recall(_ step: Int) -> [Effect] {
    guard var edit = editing else { return [] }
    let texts = keptTexts[edit.box] ?? []
    let recalled = edit.recalled ?? RecalledText(index: texts.count, draft: edit.field.text)
    let next = recalled.index + step
    guard next >= 0, next <= texts.count, !texts.isEmpty else {
      message = step < 0 ? "No earlier text was kept in this box." : "No later text."
      return []
    }
    edit.field = TextField(next < texts.count ? texts[next] : recalled.draft)
    _ = edit.field.handle(.end)
    edit.recalled = RecalledText(index: next, draft: recalled.draft)
    edit.cycle = nil
    edit.pick = nil
    editing = edit
    return textChanged()
  }

  // MARK: Roles that the filter cannot decide

  mutating func toggleUndecided() -> [Effect] {
    view.showsUndecided.toggle()
    let open = outcome.undecided.isEmpty ? nil : "those with ? can't be told to match"
    let unfit = outcome.search == nil || outcome.unfitCount == 0 ? nil : "those with – have no fit"
    let words = [open, unfit].compactMap(\.self).joined(separator: ", ")
    message =
      view.showsUndecided
      ? "More roles stand below: \(words). \(key(.undecided)) hides them." : "Only roles that match."
    return [searchEffect()]
  }

  /// Why it cannot be told whether the selected role meets the filter.
  var undecidedReason: String? {
    guard let position = selectedPosition, let reason = selectedHit?.reason else { return nil }
    return "\(title(at: position)): can't tell, \(reason.words)."
  }
}

extension CompletionCycle {
  /// The completion that Tab takes next.
  fileprivate var next: String { offers[(index + 1) % offers.count] }
}

extension FilterField {
  /// The field with the comparison that it is mostly asked with.
  fileprivate var beginning: String {
    switch self {
    case .education: "education>="
    case .zone: "zone<="
    default: rawValue + (measure == .name ? ":" : ">")
    }
  }
}
