import TerminalScreen

/// The text of an input box while it is edited.
package struct TextField: Hashable, Sendable {
  /// The most characters that a box takes.
  package static let lengthLimit = 1000

  package private(set) var characters: [Character]
  package private(set) var cursor: Int
  /// The box has just opened on its old text: typing replaces it, arrows edit it.
  package private(set) var isAllSelected: Bool

  package init(_ text: String) {
    characters = Array(text)
    cursor = characters.count
    isAllSelected = !characters.isEmpty
  }

  package var text: String { String(characters) }

  package mutating func insert(_ text: String) {
    if isAllSelected { clear() }
    let room = Self.lengthLimit - characters.count
    let clean = TextCleaning.cleaned(text.replacing("\n", with: " ")).prefix(max(0, room))
    characters.insert(contentsOf: clean, at: cursor)
    cursor += clean.count
  }

  /// Replaces a part, and puts the cursor behind what came instead.
  package mutating func replace(_ range: Range<Int>, with text: String) {
    characters.replaceSubrange(range.clamped(to: 0..<characters.count), with: Array(text))
    cursor = min(characters.count, range.lowerBound + text.count)
    isAllSelected = false
  }

  /// Handles an editing key; false when the key does not edit.
  package mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .backspace:
      if isAllSelected { clear() } else if cursor > 0 { remove(cursor - 1..<cursor) }
    case .delete:
      if isAllSelected { clear() } else if cursor < characters.count { remove(cursor..<cursor + 1) }
    case .left: move(to: cursor - 1)
    case .right: move(to: cursor + 1)
    case .home, .control("a"): move(to: 0)
    case .end, .control("e"): move(to: characters.count)
    case .control("u"): isAllSelected ? clear() : remove(0..<cursor)
    case .control("k"): remove(cursor..<characters.count)
    case .control("w"): removeWord()
    default: return false
    }
    return true
  }

  private mutating func clear() {
    characters = []
    cursor = 0
    isAllSelected = false
  }

  /// Puts the cursor before a character: what is typed goes in there.
  mutating func move(to position: Int) {
    cursor = max(0, min(characters.count, position))
    isAllSelected = false
  }

  private mutating func remove(_ range: Range<Int>) {
    characters.removeSubrange(range)
    cursor = range.lowerBound
    isAllSelected = false
  }

  private mutating func removeWord() {
    var start = cursor
    while start > 0, characters[start - 1] == " " { start -= 1 }
    while start > 0, characters[start - 1] != " " { start -= 1 }
    remove(start..<cursor)
  }
}
