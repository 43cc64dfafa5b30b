import RoleModel
import TerminalScreen

extension Model {
  mutating func openBox(_ box: BoxEditing.Box) -> [Effect] {
    if box == .skills {
      readVocabulary()
      if vocabulary == nil { return [] }
    }
    let text = box == .filter ? view.filter : view.skills
    view.focus = .list
    editing = BoxEditing(
      box: box, field: TextField(text), oldText: text, oldSelection: view.selection, oldTop: view.listTop)
    return [.readAhead(box)]
  }

  mutating func editKey(_ key: Key) -> [Effect] {
    guard var edit = editing else { return [] }
    switch key {
    case .enter: return acceptBox()
    case .escape: return cancelBox()
    case .tab: return edit.box == .filter ? completeFilter() : complete()
    case .control("p"): return recall(-1)
    case .control("n"): return recall(1)
    case .up, .down, .pageUp, .pageDown:
      let step = key == .up ? -1 : key == .down ? 1 : key == .pageUp ? -pageRows : pageRows
      if let offers = skillOffers {
        let next = edit.pick.map { $0 + step } ?? 0
        edit.pick = offers.isEmpty || next < 0 ? nil : min(offers.count - 1, next)
        editing = edit
      } else {
        move(by: step)
      }
      return []
    case .control("l"): return [.redraw]
    default:
      let before = edit.field.text
      guard edit.field.handle(key) else { return [] }
      edit.pick = nil
      edit.cycle = nil
      edit.recalled = nil
      editing = edit
      return edit.field.text == before ? [] : textChanged()
    }
  }

  mutating func editPaste(_ text: String) -> [Effect] {
    editing?.field.insert(text)
    editing?.cycle = nil
    editing?.recalled = nil
    return textChanged()
  }

  mutating func textChanged() -> [Effect] {
    guard let edit = editing else { return [] }
    if edit.box == .filter { view.filter = edit.field.text } else { view.skills = edit.field.text }
    return [searchEffect()]
  }

  /// The request for what the boxes say now; an earlier one's answer will be dropped.
  mutating func searchEffect() -> Effect {
    generation += 1
    return .search(
      SearchRequest(
        generation: generation, filter: view.filter, skills: view.skills, order: view.order,
        isReversed: view.isReversed,
        showsUndecided: view.showsUndecided))
  }

  private mutating func acceptBox() -> [Effect] {
    if let offers = skillOffers, let pick = editing?.pick, offers.indices.contains(pick) { return complete() }
    if editing?.box == .skills {
      if let offers = skillOffers, offers.count == 1, outcome.problem != nil {
        // The only name that fits is the one that is meant.
        let answers = complete()
        keepText()
        editing = nil
        return answers
      }
      let trimmed = view.skills.trimmingSpaces(and: ",")
      if trimmed != view.skills {
        view.skills = trimmed
        editing?.field = TextField(trimmed)
        keepText()
        editing = nil
        return [searchEffect()]
      }
      if let problem = outcome.problem {
        message = problem.description.capitalizedSentence + " Tab completes, Esc undoes."
        return []
      }
    }
    if editing?.box == .filter, let problem = outcome.filterProblem {
      message = problem.description.capitalizedSentence + " Esc undoes."
      // Asked for whole, a term that is only begun is wrong.
      outcome.hits = Listing.Hits()
      return []
    }
    // The answer to come selects the best match, as it would have while the box was open.
    if isSearching, editing?.hasMoved == false { showsTop = true }
    // Nothing is found: what was selected before is still the selected role when the text goes.
    if let edit = editing, outcome.hits?.isEmpty == true { view.selection = edit.oldSelection }
    keepText()
    editing = nil
    return []
  }

  private mutating func cancelBox() -> [Effect] {
    guard let edit = editing else { return [] }
    editing = nil
    if edit.box == .filter { view.filter = edit.oldText } else { view.skills = edit.oldText }
    view.selection = edit.oldSelection
    view.listTop = edit.oldTop
    return edit.field.text == edit.oldText ? [] : [searchEffect()]
  }

  /// Takes an answer: the list changes under the selection, which stays on its role where it can.
  mutating func take(_ answer: SearchOutcome) {
    let hadHits = outcome.hits != nil
    if answer.isRefused, isOnlyBegun(answer) {
      // What is typed next decides; the list of the text before stands until then.
      (outcome.filterProblem, outcome.generation) = (answer.filterProblem, answer.generation)
      return
    }
    outcome = answer
    if answer.isRefused {
      // No list of another text stands under this one; the box says what is wrong.
      outcome.hits = Listing.Hits()
      return
    }
    guard let hits = answer.hits else {
      if let edit = editing, !edit.hasMoved { view.selection = edit.oldSelection }
      if hadHits { unfoldSelection() }
      return
    }
    let followsBest = showsTop || (editing.map { !$0.hasMoved } ?? false)
    showsTop = false
    if let first = hits.first, followsBest || listing.index(of: view.selection) == nil {
      view.selection = .role(first.position)
      view.paneScroll = .init()
      view.listTop = 0
    }
  }

  /// Whether the answer refuses nothing but a filter's term that is being typed.
  private func isOnlyBegun(_ answer: SearchOutcome) -> Bool {
    guard answer.problem == nil, case .query(let problem)? = answer.filterProblem, problem.hint != nil,
      let edit = editing, edit.box == .filter, !outcome.isRefused || outcome.hits?.isEmpty != true
    else { return false }
    return problem.range.upperBound == edit.field.cursor && edit.field.cursor == edit.field.characters.count
  }

  /// Without a search the list is folded again; the selected role stays in sight.
  private mutating func unfoldSelection() {
    if case .role(let position) = view.selection, let section = listing.section(of: position) {
      view.foldedSections.remove(section)
    }
  }

  // MARK: Completion

  /// The part of the skills box's text that names the skill at the cursor.
  private var skillToken: Range<Int>? {
    guard let edit = editing, edit.box == .skills else { return nil }
    if edit.field.isAllSelected { return 0..<edit.field.characters.count }
    let characters = edit.field.characters
    var start = edit.field.cursor
    while start > 0, !",&|!()^".contains(characters[start - 1]) { start -= 1 }
    // The words and, or and not part names too.
    var word = start
    for index in start..<edit.field.cursor where characters[index] == " " {
      if ["and", "or", "not"].contains(String(characters[word..<index]).lowercased()) { start = index + 1 }
      word = index + 1
    }
    while start < edit.field.cursor, characters[start] == " " { start += 1 }
    return start..<edit.field.cursor
  }

  /// The skills that the box offers to pick: all of them while no name is begun, those that fit an unfinished one; nil
  /// when the name at the cursor is whole and the list shows roles.
  package var skillOffers: [SkillName]? {
    guard let edit = editing, edit.box == .skills, let vocabulary, let token = skillToken else { return nil }
    if edit.field.isAllSelected { return nil }
    let typed = String(edit.field.characters[token])
    if token.lowerBound > 0, edit.field.characters[token.lowerBound - 1] == "^" { return nil }
    if vocabulary.knows(typed) { return nil }
    let completions = vocabulary.completions(of: typed)
    switch vocabulary.meaning(of: typed) {
    case .names: return completions.isEmpty ? nil : completions
    // What it may mean comes first.
    case .several(let names): return names + completions.filter { !names.contains($0) }
    case .unknown: return completions
    }
  }

  private mutating func complete() -> [Effect] {
    guard let offers = skillOffers, let token = skillToken else { return [] }
    guard let pick = offers.indices.contains(editing?.pick ?? 0) ? offers[editing?.pick ?? 0] : nil else {
      message = "No skill here begins like that."
      return []
    }
    let needsQuotes = pick.name.contains { ",&|!()^".contains($0) }
    editing?.field.replace(token, with: needsQuotes ? "\"\(pick.name)\"" : pick.name)
    editing?.pick = nil
    return textChanged()
  }
}

extension String {
  /// Without spaces and commas at its ends.
  fileprivate func trimmingSpaces(and extra: Character) -> String {
    var text = Substring(self)
    while let last = text.last, last == " " || last == extra { text.removeLast() }
    while let first = text.first, first == " " || first == extra { text.removeFirst() }
    return String(text)
  }

  /// With a capital at its start, unless that is a term such as `growth>`, and a full stop at its end.
  package var capitalizedSentence: String {
    let isTerm = prefix { !$0.isWhitespace }.contains { ":=<>^".contains($0) }
    let text = isTerm ? self : prefix(1).uppercased() + dropFirst()
    return text.hasSuffix(".") ? text : text + "."
  }
}
