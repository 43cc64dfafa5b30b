import TerminalScreen

/// What is wrong with a script of keys.
package struct ScriptProblem: Error, Hashable, CustomStringConvertible {
  package let description: String
}

/// Key names apart by spaces: `Down`, `Enter`, `Esc`, `Space`, `Tab`, `C-x`; one character is itself; quoted text is typed.
/// `Click:12,5`, `DoubleClick:12,5`, `WheelUp:12,5` and `WheelDown:12,5` are the mouse at a column and a row from 1.
package enum KeyScript {
  /// Far more than anyone shows with one screen.
  private static let greatestCount = 32_000

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
      if let mouse = mouseEvents(word.lowercased()) {
        events += mouse.map { .mouse($0) }
      } else {
        events.append(.key(try key(String(word))))
      }
    }
    guard events.count <= greatestCount else {
      throw ScriptProblem(
        description: "A script has at most \(greatestCount) keys, and this one has \(events.count). Make several of it."
      )
    }
    // Only the two presses of a double click come together.
    var time = 0
    return events.map { event in
      guard case .mouse(var mouse) = event else { return event }
      if mouse.time == 0 { time += 1000 }
      mouse.time += time
      return .mouse(mouse)
    }
  }

  /// What a word for the mouse stands for; nil where it is none.
  private static func mouseEvents(_ word: String) -> [MouseEvent]? {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let place = parts[1].split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    guard place.count == 2, let column = place[0], let row = place[1], (1...10_000).contains(column),
      (1...10_000).contains(row)
    else { return nil }
    func event(_ kind: MouseEvent.Kind, time: Int = 0) -> MouseEvent {
      MouseEvent(kind, column: column - 1, row: row - 1, time: time)
    }
    switch parts[0] {
    case "click": return [event(.press(.left))]
    case "doubleclick": return [event(.press(.left)), event(.press(.left), time: 200)]
    case "wheelup": return [event(.wheelUp)]
    case "wheeldown": return [event(.wheelDown)]
    default: return nil
    }
  }

  /// The key that a word of a script names.
  package static func key(_ word: String) throws(ScriptProblem) -> Key {
    if let key = named(word) { return key }
    throw ScriptProblem(
      description: "There is no key “\(word)”. Keys are single characters, \"quoted text\", C-x, F1 to F12, and "
        + "\(names.keys.sorted().joined(separator: ", ")). The mouse is Click:12,5, DoubleClick:12,5, WheelUp:12,5 and "
        + "WheelDown:12,5: column, row.")
  }

  /// The key that a word names; nil where it names none.
  static func named(_ word: String) -> Key? {
    if word.count == 1, let character = word.first { return .character(character) }
    if let key = names[word.lowercased()] { return key }
    if word.count == 3, word.lowercased().hasPrefix("c-"), let letter = word.lowercased().last, letter.isLetter {
      return .control(letter)
    }
    if word.first == "F" || word.first == "f", let number = Int(word.dropFirst()), (1...12).contains(number) {
      return .function(number)
    }
    return nil
  }

  private static let names: [String: Key] = [
    "up": .up, "down": .down, "left": .left, "right": .right, "pgup": .pageUp, "pgdn": .pageDown, "home": .home,
    "end": .end, "enter": .enter, "esc": .escape, "tab": .tab, "backtab": .backTab, "shift-tab": .backTab,
    "backspace": .backspace,
    "delete": .delete, "insert": .insert, "space": .character(" "),
  ]
}
