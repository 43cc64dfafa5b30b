import RoleModel
import TerminalScreen

extension Model {
  /// The only place where the state changes: takes what happened, and answers what is to be done about it.
  package mutating func update(_ message: Message) -> [Effect] {
    forgetWhatFailed()
    switch message {
    case .terminal(.resize(let newSize)):
      size = newSize
      settleScroll()
      return []
    case .terminal(.paste(let text)):
      defer { sayWhatIsLeftOut() }
      return paste(text)
    case .terminal(.unfinishedPaste(let text)):
      self.message = "The end of the pasted text did not come within 2 seconds: what came before is taken."
      return paste(text)
    case .terminal(.signal(let key)):
      self.message = "\(key.words) came amid other text, as in a paste: it does nothing. Press it alone."
      return []
    case .terminal(.mouse(let mouse)): return take(mouse)
    case .terminal(.key(let key)):
      self.message = nil
      lastPress = nil
      let before = self
      defer { sayWhatIsLeftOut() }
      let effects =
        if palette != nil {
          paletteKey(key)
        } else if picker != nil {
          pickKey(key)
        } else if chooser != nil {
          chooseKey(key)
        } else if prompt != nil {
          promptKey(key)
        } else {
          editing == nil ? press(key) : editKey(key)
        }
      settleScroll()
      announceChange(since: before)
      return effects
    case .paused:
      count = nil
      return []
    case .searched(let outcome):
      guard outcome.generation == generation else { return [] }
      take(outcome)
      settleScroll()
      announceFound()
      if let failure = outcome.failure { self.message = failure.description }
      return []
    case .picked(let outcome):
      picker?.take(outcome)
      settleScroll()
      announcePicked()
      return []
    case .shortlisted(let list):
      if let joined = list.entries.first(where: { entry in
        shortlist[entry.role].map { !$0.note.isEmpty && entry.note.hasPrefix($0.note + Shortlist.noteSeparator) }
          ?? false
      }) {
        self.message = "Another explorer had noted something else on \(joined.title): both are kept."
      }
      shortlist = list
      settleScroll()
      return []
    case .saved(let outcome):
      takeSaved(outcome)
      return []
    case .told(let sentence), .failed(let sentence):
      self.message = sentence
      return []
    }
  }

  private mutating func paste(_ text: String) -> [Effect] {
    count = nil
    if palette != nil {
      palette?.edit { $0.insert(text) }
      settleScroll()
      return []
    }
    if picker != nil {
      let effects = pickPaste(text)
      settleScroll()
      return effects
    }
    if prompt != nil {
      prompt?.field.insert(text)
      return []
    }
    guard editing != nil else {
      message = "Pasted text goes into a box: press \(key(.filter)) or \(key(.searchSkills)) first."
      return []
    }
    return editPaste(text)
  }

  /// A box takes so much text and no more, and says so when it is full.
  private mutating func sayWhatIsLeftOut() {
    let field = palette?.field ?? picker?.field ?? prompt?.field ?? editing?.field
    guard let field, field.characters.count >= TextField.lengthLimit else { return }
    message =
      "The box holds \(NumberText.grouped(Double(TextField.lengthLimit))) characters: what comes after is left out."
  }

  private mutating func press(_ key: Key) -> [Effect] {
    if isAskingForMark {
      isAskingForMark = false
      if case .character(let letter) = key, let index = Comparison.letters.firstIndex(of: letter.uppercased()),
        let position = selectedPosition
      {
        view.marks[index] = position
        return []
      }
    }
    if moveCounted(key) { return [] }
    let command = Command.bound(to: key, in: self)
    firstHint = firstHint?.after(command)
    guard let command else {
      if let count {
        message = count.words(keys)
        return []
      }
      message =
        absence(of: keys.command(for: key))
        ?? "\(key.words) does nothing here. Press \(self.key(.help)) for the keys that work."
      return []
    }
    return run(command)
  }

  /// Why a command does not work here, where there is more to say than that.
  private func absence(of command: Command?) -> String? {
    switch command {
    case .order, .reverse:
      if !view.skills.isEmpty {
        return "While skills are asked for, roles stand by fit: \(key(.escape)) in the list clears them."
      }
      return view.focus == .list && command == .reverse
        ? "Roles stand by title: \(key(.order)) orders them by a figure." : nil
    case .nextDifference, .previousDifference:
      let isListed = [.list, .pane, .zoom].contains(view.focus)
      return isListed ? "Nothing is looked for: \(key(.filter)) filters, \(key(.searchSkills)) ranks by skills." : nil
    case .mouse: return "A screen reader has its own use for the mouse: it stays off."
    case .shortlist, .aboutMe, .filter, .searchSkills:
      return [.compare, .page, .receipt].contains(view.focus)
        ? "That starts from the list: \(key(.escape)) leads there." : nil
    default: return nil
    }
  }

  /// Runs a command that applies.
  package mutating func run(_ command: Command) -> [Effect] {
    if let pane = command.pane {
      show(pane)
      return []
    }
    switch command {
    case .moveUp: move(by: -1)
    case .moveDown: move(by: 1)
    case .pageUp: move(by: -pageRows)
    case .pageDown: move(by: pageRows)
    case .halfUp: move(by: -max(1, pageRows / 2))
    case .halfDown: move(by: max(1, pageRows / 2))
    case .top: move(by: -Int(Int32.max))
    case .bottom: move(by: Int(Int32.max))
    case .open: return open()
    case .right:
      guard view.focus == .compare else { return open() }
      moveColumn(by: 1)
    case .back: view.focus == .compare ? moveColumn(by: -1) : back()
    case .escape: return escape()
    case .quit:
      if view.focus == .list || view.focus == .pane { return [.quit] }
      back()
    case .nextPane: stepPane(1)
    case .previousPane: stepPane(-1)
    case .fold: view.focus == .compare ? foldComparedSection() : foldSelected()
    case .foldAll: view.focus == .compare ? foldComparedSections() : foldAll()
    case .mark: markSelected()
    case .undecided: return toggleUndecided()
    case .compare: view.focus == .compare ? changeCompared() : compare()
    case .swap:
      if view.focus == .page { swapStart() } else if view.marks.count > 1 { view.marks.swapAt(0, 1) }
    case .nextDifference: moveToNext(1)
    case .previousDifference: moveToNext(-1)
    case .differencesOnly: toggleDifferencesOnly()
    case .filter: return openBox(.filter)
    case .searchSkills: return openBox(.skills)
    case .searchRoleSkills: return searchRoleSkills()
    case .addSkill: return askForFocusedSkill(isUnwanted: false)
    case .excludeSkill: return askForFocusedSkill(isUnwanted: true)
    case .alignPay: alignPay()
    case .sortSkills: sortSkills()
    case .payHere: askForPay()
    case .aboutMe: open(OpenPage(page: .aboutMe, target: selectedPosition))
    case .star: return toggleStar()
    case .note: askForNote()
    case .shortlist: open(OpenPage(page: .shortlist, target: selectedPosition))
    case .link: openLink()
    case .learn: openSteps(.learn)
    case .steps: openSteps(.steps)
    case .reach: openSteps(.reach)
    case .previousRole: return jumpBack()
    case .related:
      show(.path)
      view.focus = .zoom
    case .place: choosePlace()
    case .closest: chooseClosest()
    case .order: return reorder(by: view.order.next, isReversed: false)
    case .reverse: return reorder(by: view.order, isReversed: !view.isReversed)
    case .receipt: openReceipt()
    case .copy: openCopying()
    case .copyCommand: return copyCommandLine()
    case .save: askWhereToSave()
    case .help:
      view.returnFoci.append(view.focus)
      view.focus = .help
      view.helpScroll = .init()
    case .palette: openPalette()
    case .whereAmI: message = whereAmI
    case .screenReader: toggleScreenReader()
    case .mouse: toggleMouse()
    case .theme: chooseTheme()
    case .redraw: return [.redraw]
    case .digest, .salary, .education, .demographics, .skillsPane, .duties, .path, .places, .sources: break
    }
    return []
  }

  /// Lists the roles in another order, from its top; back to titles, what was selected there is selected again.
  mutating func reorder(by order: ListOrder, isReversed: Bool) -> [Effect] {
    if view.order == .title { view.selectionByTitle = view.selection }
    if order == .title, let selection = view.selectionByTitle {
      view.selection = selection
      view.selectionByTitle = nil
    } else {
      showsTop = true
    }
    view.order = order
    view.isReversed = isReversed
    message =
      order == .title
      ? "Roles by title, in their families."
      : "The \(isReversed ? "least" : "greatest") \(order.words) first; \(order.behindWords)."
    return [searchEffect()]
  }

  mutating func show(_ pane: PaneID) {
    let isZoomed = view.focus == .zoom
    let hasDigest = layout.shape == .wide || layout.shape == .middle
    // The digest holds the overview's first line only: asked for again, the overview has the screen.
    let isAskedAgain = pane == .overview && view.pane == .overview && view.focus == .list && hasDigest
    view.pane = pane
    view.paneScroll = .init()
    view.focus = isZoomed || isAskedAgain ? .zoom : pane == .overview && hasDigest ? .list : .pane
  }

  private mutating func stepPane(_ step: Int) {
    let index = PaneID.allCases.firstIndex(of: view.pane) ?? 0
    show(PaneID.allCases[(index + step + PaneID.allCases.count) % PaneID.allCases.count])
  }

  mutating func foldSelected() {
    let section: Int?
    switch view.selection {
    case .section(let index): section = index
    case .role(let position): section = listing.section(of: position)
    }
    guard let section else { return }
    if view.foldedSections.remove(section) == nil { view.foldedSections.insert(section) }
    view.selection = .section(section)
  }

  private mutating func foldAll() {
    if view.foldedSections.isEmpty {
      if case .role(let position) = view.selection, let section = listing.section(of: position) {
        view.selection = .section(section)
      }
      view.foldedSections = Set(sections.indices)
    } else {
      view.foldedSections = []
    }
  }

  private mutating func markSelected() {
    guard let position = selectedPosition else { return }
    if let index = view.marks.firstIndex(of: position) {
      view.marks.remove(at: index)
      message = "\(title(at: position)) is no longer marked."
    } else if view.marks.count == Comparison.letters.count {
      isAskingForMark = true
      message =
        "Four roles are marked. Press a, b, c or d to drop that one for \(title(at: position)); any other key keeps them."
    } else {
      view.marks.append(position)
    }
  }

  private mutating func compare() {
    if view.marks.isEmpty, let position = selectedPosition { view.marks = [position] }
    guard comparedPositions.count > 1 else {
      message = "\(title(at: view.marks[0])) is marked A. Move to another role and press \(key(.compare)) again."
      return
    }
    view.marks = comparedPositions
    view.focus = .compare
    view.compareScroll = .init()
    view.compareColumn = view.marks.count - 1
  }

  private mutating func alignPay() {
    let spot = focusedSpot
    view.alignsPay.toggle()
    if let spot { putCursor(on: spot) }
    message =
      view.alignsPay
      ? "Pay that states its year is in \(PriceIndex.alignmentYear) dollars; undated pay stays as published."
      : "Pay as published."
  }

  private mutating func sortSkills() {
    view.skillOrder = view.skillOrder == .importance ? .distinction : .importance
    if view.pane == .skills { view.paneScroll = .init() }
    message =
      view.skillOrder == .importance
      ? "Skills by importance."
      : "Skills by what sets the role apart: deviations above the mean of rated roles."
  }
}
