import TerminalScreen

/// What is wrong with a script of keys.
package struct ScriptProblem: Error, Hashable, CustomStringConvertible {
  package let description: String
}

/// Key names apart by spaces: `Down`, `Enter`, `Esc`, `Space`, `Tab`, `C-x`; one character is itself; quoted text is typed.
package enum KeyScript {
  package static func events(_ script: String) throws(ScriptProblem) -> [Event] {
    var events: [Event] = []
    var rest = Substring(script)
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
        continue
      }
      if first == "\"" {
        guard let end = rest.dropFirst().firstIndex(of: "\"") else {
          throw ScriptProblem(description: "The quoted text \(rest) is not closed.")
        }
        events += rest[rest.index(after: rest.startIndex)..<end].map { .key(.character($0)) }
        rest = rest[rest.index(after: end)...]
        continue
      }
      let word = rest.prefix { !$0.isWhitespace }
      rest = rest.dropFirst(word.count)
      events.append(.key(try key(String(word))))
    }
    return events
  }

  /// The key that a word of a script names.
  package static func key(_ word: String) throws(ScriptProblem) -> Key {
    if word.count == 1, let character = word.first { return .character(character) }
    if let key = names[word.lowercased()] { return key }
    if word.count == 3, word.lowercased().hasPrefix("c-"), let letter = word.lowercased().last, letter.isLetter {
      return .control(letter)
    }
    if word.first == "F" || word.first == "f", let number = Int(word.dropFirst()), (1...12).contains(number) {
      return .function(number)
    }
    throw ScriptProblem(
      description: "There is no key “\(word)”. Keys are single characters, \"quoted text\", C-x, F1 to F12, and "
        + "\(names.keys.sorted().joined(separator: ", ")).")
  }

  private static let names: [String: Key] = [
    "up": .up, "down": .down, "left": .left, "right": .right, "pgup": .pageUp, "pgdn": .pageDown, "home": .home,
    "end": .end, "enter": .enter, "esc": .escape, "tab": .tab, "backtab": .backTab, "shift-tab": .backTab,
    "backspace": .backspace,
    "delete": .delete, "insert": .insert, "space": .character(" "),
  ]
}
