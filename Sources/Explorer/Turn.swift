import TerminalScreen

extension Model {
  /// Takes the messages of one turn in their order, has their effects carried out, and takes what those answer before the next.
  ///
  /// Of the questions that typing asks, each text a new one, only the last is asked while a flood of keys waits, as where a
  /// text is pasted in a terminal that does not say so. By hand nobody types so fast; each text has its answer then.
  /// - Parameter carryOut: carries out an effect other than `quit`; its answer is nil where none comes, or a later one.
  /// - Returns: whether the explorer is quit; the messages behind are dropped then.
  mutating func take(_ messages: [Message], carryOut: (Effect, Model) -> Message?) -> Bool {
    // The next message stands last.
    var pending = Array(messages.reversed())
    var question: Effect?
    while true {
      if let asked = question, pending.count < Self.flood || !(pending.last.map(isTyping) ?? false) {
        question = nil
        if let answer = carryOut(asked, self) { pending.append(answer) }
      }
      guard let message = pending.popLast() else { return false }
      for effect in update(message) {
        switch effect {
        case .quit: return true
        case .search, .pick: question = effect
        case .readAhead, .copy, .save, .keepAboutMe, .changeShortlist, .redraw:
          if let answer = carryOut(effect, self) { pending.append(answer) }
        }
      }
    }
  }

  /// So many waiting messages are a flood.
  private static var flood: Int { 64 }

  /// Whether a message only goes on with a text that asks anew at each change.
  private func isTyping(_ message: Message) -> Bool {
    guard editing != nil || picker != nil, palette == nil, chooser == nil, prompt == nil,
      case .terminal(.key(let key)) = message
    else { return false }
    switch key {
    case .character, .backspace: return true
    default: return false
    }
  }
}
