import RoleModel
import TerminalScreen

/// A list of choices that has the keys until one is taken or Esc leaves things as they are.
package struct Chooser: Hashable, Sendable {
  /// What the choice is for.
  package enum Purpose: Hashable, Sendable {
    /// The state to look at; a choice's key is its postal code, nil for the nation.
    case place
    /// The reader's own state, in the same choices.
    case home
    /// The occupation that the role of an id borrows from; a choice's key is its SOC code.
    case closest(role: String)
    /// The colours; a choice's key is the theme. `before` is the one that Esc gives back.
    case theme(before: Theme)
    /// Whether to forget what the reader said; a choice's key is nil for no.
    case forgetMe
    /// What to copy; a choice's key says the thing and the form.
    case copy
  }

  package struct Choice: Hashable, Sendable {
    /// What the choice stands for; nil for none of the others.
    package var key: String?
    package var title: String
    package var note: String

    package init(key: String?, title: String, note: String = "") {
      self.key = key
      self.title = title
      self.note = note
    }
  }

  package let purpose: Purpose
  package let title: String
  package let choices: [Choice]
  package private(set) var index: Int
  package private(set) var top = 0
  /// The letters typed so far: they lead to the first title that has them.
  package private(set) var typed = ""

  package init(_ purpose: Purpose, title: String, choices: [Choice], chosen: String?) {
    self.purpose = purpose
    self.title = title
    self.choices = choices
    index = choices.firstIndex { $0.key == chosen } ?? 0
  }

  package var choice: Choice? { choices.indices.contains(index) ? choices[index] : nil }

  mutating func move(by step: Int) {
    typed = ""
    index = max(0, min(choices.count - 1, index.addingReportingOverflow(step).partialValue))
  }

  /// Takes a letter: to the first title that begins with what is typed, else the first that has it anywhere. A letter that
  /// leads nowhere begins anew behind a whole title or a single letter; amid a title it is a slip, and dropped.
  mutating func type(_ letter: Character) {
    let beginsAnew = typed.count < 2 || choice.map { folded($0.title) == folded(typed) } ?? false
    for text in [typed + String(letter)] + (beginsAnew ? [String(letter)] : []) {
      let wanted = folded(text)
      let titles = choices.map { folded($0.title) }
      if let found = titles.firstIndex(where: { $0.starts(with: wanted) })
        ?? titles.firstIndex(where: { $0.contains(wanted) })
      {
        typed = text
        index = found
        return
      }
    }
  }

  mutating func untype() { typed = String(typed.dropLast()) }

  mutating func settle(rows: Int) {
    top = max(0, min(max(index - rows + 1, min(top, index)), max(0, choices.count - rows)))
  }
}

extension Model {
  /// Opens the choice of the state to look at.
  mutating func choosePlace() { chooseState(.place, title: "Place to look at", chosen: view.place) }

  /// Opens the choice of the reader's own state.
  mutating func chooseHome() { chooseState(.home, title: "Your state", chosen: me.place) }

  private mutating func chooseState(_ purpose: Chooser.Purpose, title: String, chosen: String?) {
    let nation = Chooser.Choice(key: nil, title: "United States", note: "US")
    let states = USPlace.all.map { state in
      Chooser.Choice(
        key: state.postalCode, title: state.name,
        note: state.postalCode + (state.postalCode == home ? ", your state" : ""))
    }
    chooser = Chooser(purpose, title: title, choices: [nation] + states, chosen: chosen)
  }

  mutating func chooseKey(_ key: Key) -> [Effect] {
    let page = max(1, layout.wholeBody.count - 1)
    switch key {
    case .up: chooser?.move(by: -1)
    case .down: chooser?.move(by: 1)
    case .pageUp: chooser?.move(by: -page)
    case .pageDown: chooser?.move(by: page)
    case .home: chooser?.move(by: -Int(Int32.max))
    case .end: chooser?.move(by: Int(Int32.max))
    case .backspace: chooser?.untype()
    case .escape:
      if case .theme(let before)? = chooser?.purpose { theme = before }
      chooser = nil
    case .enter, .right:
      guard let chosen = chooser else { return [] }
      chooser = nil
      if let choice = chosen.choice { return take(choice, for: chosen.purpose) }
    case .control("l"): return [.redraw]
    // Asked for twice, the first choice is meant, unless it was moved from.
    case key where chooser?.purpose == .copy && keys.command(for: key) == .copy: return chooseKey(.enter)
    case .character(let letter): chooser?.type(letter)
    default: message = "\(key.words) does nothing here: Enter chooses, Esc leaves things as they are."
    }
    previewTheme()
    return []
  }

  private mutating func take(_ choice: Chooser.Choice, for purpose: Chooser.Purpose) -> [Effect] {
    switch purpose {
    case .place:
      view.paneScroll = .init()
      view.place = choice.key
      message =
        choice.key == nil
        ? "Place: the United States." : "Place: \(choice.title). Places (\(key(.places))) shows its pay first."
      if let home, home != choice.key { message? += " Your state stays \(USPlace.name(of: home))." }
    case .home:
      var changed = me
      changed.place = choice.key
      return keep(changed)
    case .closest(let role): takeClosest(choice, for: role)
    case .copy: return choice.key.map { copy($0) } ?? []
    case .theme: takeTheme(choice)
    case .forgetMe:
      guard choice.key != nil else { return [] }
      message = "Nothing is kept about you any more."
      return keep(AboutMe())
    }
    return []
  }
}
