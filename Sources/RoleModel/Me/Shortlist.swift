/// The roles that the reader has starred, each with a note. It names roles by id, so it holds over catalogs.
package struct Shortlist: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package var role: RoleID
    /// What the catalog called the role when it was starred: for catalogs that lack it.
    package var title: String
    /// One line; empty when nothing is noted.
    package var note: String

    package init(role: RoleID, title: String, note: String = "") {
      self.role = role
      self.title = title
      self.note = note
    }
  }

  /// What one key does to the list. Changes are kept, not whole lists, so that two explorers at once lose nothing.
  package enum Change: Hashable, Sendable {
    case add(Entry)
    case remove(RoleID)
    /// What is noted now, and what was there when it was written.
    case note(Entry, replacing: String)
  }

  /// The most roles that are kept.
  package static let greatestCount = 500
  /// The longest note, in characters.
  package static let longestNote = 200
  /// Stands between notes that two explorers wrote at once.
  package static let noteSeparator = " / "
  /// The longest that notes grow to which two explorers wrote at once.
  package static let longestJoinedNote = 1000

  /// In the order in which they were starred; each role once.
  package private(set) var entries: [Entry] = []

  package init() {}

  package subscript(role: RoleID) -> Entry? { entries.first { $0.role == role } }

  /// Carries out a change; what it is about may be gone, or be there already.
  package mutating func apply(_ change: Change) {
    switch change {
    case .add(let entry):
      guard self[entry.role] == nil, entries.count < Self.greatestCount else { return }
      entries.append(entry)
    case .remove(let role): entries.removeAll { $0.role == role }
    case .note(var entry, let before):
      entry.note = String(entry.note.prefix(Self.longestNote))
      guard let index = entries.firstIndex(where: { $0.role == entry.role }) else {
        // Whoever writes a note wants the role, though its star is gone.
        if !entry.note.isEmpty { apply(.add(entry)) }
        return
      }
      let kept = entries[index].note
      let isOthers = ![before, entry.note, ""].contains(kept) && !entry.note.isEmpty
      entries[index].note =
        isOthers ? String((entry.note + Self.noteSeparator + kept).prefix(Self.longestJoinedNote)) : entry.note
    }
  }
}
