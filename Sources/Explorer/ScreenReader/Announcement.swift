import RoleModel
import TerminalScreen

extension Model {
  /// Starts in screen-reader mode, and says so.
  mutating func startScreenReader() {
    view.isForScreenReader = true
    settleReaderRows()
    func spoken(_ command: Command) -> String { keys.keys(of: command).first?.spokenWords ?? "no key" }
    message =
      "Screen-reader mode: \(spoken(.help)) for help, \(spoken(.whereAmI)) for where you are, \(spoken(.screenReader)) ends it."
  }

  /// Switches screen-reader mode; the cursor stays in its view.
  mutating func toggleScreenReader() {
    if view.isForScreenReader {
      view.isForScreenReader = false
      message = "Screen-reader mode is off."
    } else {
      // A pane is as wide as its zoom there.
      startScreenReader()
    }
  }

  /// What the first row of a screen calls the view.
  var readerTitle: String {
    if palette != nil { return "Commands that work here" }
    if let picker { return spoken(picker.title) }
    if let chooser { return spoken(chooser.title) }
    if let offers = skillOffers, !offers.isEmpty { return "Skills to pick" }
    switch view.focus {
    case .list: return spoken(listTitle)
    case .pane, .zoom:
      let note = paneContent?.note ?? ""
      return spoken(
        "\(view.pane.title) of \(selectedRole?.title ?? "no role")" + (note.isEmpty ? "" : ", \(note)"))
    case .page:
      let goal = view.page.flatMap { [.learn, .steps, .pay].contains($0) ? pageGoal?.role.title : nil }
      let note = pageContent?.note ?? ""
      let title = goal.map { "\(view.page?.title ?? "") for \($0)" } ?? view.page?.title ?? ""
      return spoken(title + (note.isEmpty ? "" : ", \(note)"))
    case .compare:
      let roles = comparison.roles.enumerated().map { "\(Comparison.letters[$0]) \($1.title)" }
      return spoken("Compare \(joinedInWords(roles))")
    case .receipt: return "Receipt"
    case .help: return "Help"
    }
  }

  private var listTitle: String {
    if isSearching { return "Searching" }
    guard let hits = outcome.hits else { return "Roles by title, \(counted(catalog.roleCount, "role"))" }
    if outcome.isRefused { return "No list" }
    if hits.isEmpty { return "No role" }
    if outcome.search != nil { return "\(counted(outcome.fitCount, "role")) by fit" }
    let order =
      outcome.order.map { " by \($0.words)" + (view.isReversed ? ", least first" : "") } ?? ", best match first"
    return counted(hits.count, "role") + order
  }

  /// What stands where there is nothing to list.
  var emptyWords: String {
    if palette != nil { return "No command here is called that." }
    if picker != nil { return "No title or alias has these words." }
    return view.focus == .list ? spoken(emptyListWords.joined(separator: " ")) : "Nothing to show."
  }

  /// The line that is edited, if any.
  var readerInput: ReaderInput? {
    if let palette { return ReaderInput(label: "Command", field: palette.field) }
    if let picker { return ReaderInput(label: "Role", field: picker.field) }
    if let prompt { return ReaderInput(label: spoken(String(prompt.title.prefix { $0 != ":" })), field: prompt.field) }
    return editing.map { ReaderInput(label: $0.box == .filter ? "Filter" : "Skills", field: $0.field) }
  }

  /// What is announced: what the last key did. A move announces nothing: the cursor stands on what is selected.
  var readerAnnouncement: String {
    if let message { return spoken(message) }
    if let prompt {
      if let problem = prompt.problem { return spoken(problem) }
      let offers = promptOffers.prefix(4).map(\.name)
      return spoken(offers.isEmpty ? prompt.hint : "Tab takes \(offers[0]). Names: " + offers.joined(separator: ", "))
    }
    if let palette {
      return palette.found.isEmpty ? emptyWords : "Enter runs: \(readerRows.text(palette.index))"
    }
    if let picker {
      if let problem = picker.problem { return spoken(problem.description.capitalizedSentence) }
      return picker.count == 0 ? emptyWords : readerRows.text(picker.index)
    }
    guard let editing else { return "" }
    if let offers = skillOffers {
      guard !offers.isEmpty else { return "No skill here begins like that." }
      let lead = editing.pick == nil ? "\(counted(offers.count, "skill name")) to pick, Tab takes " : "Tab takes "
      return lead + readerRows.text(editing.pick ?? 0)
    }
    return boxReading(self, editing).map(spoken) ?? ""
  }

  /// `12 roles match, first: Sales Managers, median $148,270 a year, OEWS 2025`.
  private var foundWords: String {
    guard let hits = outcome.hits else {
      return selectedPosition.map { "All \(counted(catalog.roleCount, "role")) by title; on \(title(at: $0))." }
        ?? "All \(counted(catalog.roleCount, "role")) by title."
    }
    let undecided = undecidedText(self).map { " " + $0.capitalizedSentence } ?? ""
    guard let first = hits.first else { return emptyWords + undecided }
    let matches = outcome.matchCount
    if let order = outcome.order, undecided.isEmpty {
      let figure = orderedFigure(at: first.position).map { ", \($0)" } ?? ""
      return "\(counted(hits.count, "role")) by \(order.words)\(view.isReversed ? ", least first" : ""), first: "
        + "\(title(at: first.position))\(figure), \(payWords(of: first.position))."
    }
    let words =
      outcome.search != nil
      ? counted(matches, "role fits", "roles fit")
      : outcome.match == .some ? "\(counted(matches, "role")) near" : counted(matches, "role matches", "roles match")
    let readings = outcome.readings.map { " " + $0.sentence.capitalizedSentence }.joined()
    let fit = outcome.search == nil ? "" : first.fit.map { ", fit \(fitText($0)) of 100" } ?? ", no fit"
    return "\(words), first: \(title(at: first.position))\(fit), \(payWords(of: first.position)).\(readings)"
      + undecided
  }

  /// Announces what a search found, in place of what the key before it said.
  mutating func announceFound() {
    guard view.isForScreenReader, outcome.problem == nil, outcome.filterProblem == nil else { return }
    message = [message, foundWords].compactMap(\.self).joined(separator: " ")
    settleReaderRows()
  }

  mutating func announcePicked() {
    guard view.isForScreenReader, let picker, picker.problem == nil, picker.count > 0 else { return }
    message = "\(counted(picker.count, "role")). \(sentence(ofPick: picker.index, in: picker))"
  }

  /// Announces what a key changed beside the cursor, unless it has said so already.
  mutating func announceChange(since old: Model) {
    guard view.isForScreenReader, old.view.isForScreenReader else { return }
    if view.focus != old.view.focus || view.paneNumber != old.view.paneNumber || view.selection != old.view.selection {
      view.passedRows = 0
    }
    guard message == nil else { return }
    message = change(since: old)
    // The announcement may take rows of the list.
    if message != nil { settleReaderRows() }
  }

  private func change(since old: Model) -> String? {
    if let palette {
      return old.palette == nil ? "Type a name or a key of \(counted(palette.found.count, "command"))." : nil
    }
    if prompt != nil, old.prompt == nil { return prompt.map { "\($0.title) \($0.hint)" } }
    if let picker, old.picker == nil { return "\(picker.title). Type a title, an alias or a code." }
    if picker != nil || prompt != nil { return nil }
    if let chooser {
      guard old.chooser == nil else { return nil }
      return "\(chooser.title): \(counted(chooser.choices.count, "choice")). Type to jump, Enter chooses, Esc leaves."
    }
    if let editing {
      guard old.editing == nil else { return nil }
      return editing.box == .filter
        ? "Filter box. Words of a title, or pay>80k, or family:sales. Enter keeps, Esc undoes, Tab completes."
        : "Skills box. Skills that you have, with commas. Up and Down go through names, Tab takes one, Enter keeps."
    }
    if old.editing != nil { return view.filter == old.view.filter && view.skills == old.view.skills ? foundWords : nil }
    if view.focus != old.view.focus || view.paneNumber != old.view.paneNumber
      || view.pages.count != old.view.pages.count
      || view.page != old.view.page
    {
      return view.focus == .list
        ? "List. \(readerRows.text(readerRows.selected))." : "\(readerTitle), \(counted(readerRows.count, "line"))."
    }
    if view.marks != old.view.marks {
      if view.focus == .compare { return readerTitle + "." }
      guard let position = view.marks.first(where: { !old.view.marks.contains($0) }), let mark = mark(of: position)
      else { return "Marks changed." }
      return "\(title(at: position)) is marked \(Comparison.letters[mark])."
    }
    if view.foldedSections != old.view.foldedSections || view.foldedCompared != old.view.foldedCompared {
      return readerRows.text(readerRows.selected) + "."
    }
    if view.showsDifferencesOnly != old.view.showsDifferencesOnly {
      return view.showsDifferencesOnly ? "Only what differs." : "All rows."
    }
    return view.compareColumn == old.view.compareColumn
      ? nil : "Column \(Comparison.letters[comparedColumn])."
  }
}

/// Where the reader is.
extension Model {
  /// View, role, pane, line, filter and marks in a sentence; for a screen reader the selected line itself too. Where the
  /// screen has no room for the titles of marked roles, their letters stand for them.
  var whereAmI: String {
    let whole = whereAmI(namesMarks: true)
    return view.isForScreenReader || TextWidth.columns(of: whole) < size.columns ? whole : whereAmI(namesMarks: false)
  }

  private func whereAmI(namesMarks: Bool) -> String {
    let rows = readerRows
    var parts: [String]
    if view.isForScreenReader {
      let text = rows.count == 0 ? emptyWords : rows.text(rows.selected)
      let line = text.hasSuffix(".") ? String(text.dropLast()) : text
      parts = view.focus == .list ? [line, readerTitle] : [line, readerTitle, lineWords(rows)]
    } else {
      parts = ["\(viewWords), \(lineWords(rows))"]
    }
    parts.append(view.filter.isEmpty ? "no filter" : "filter \(view.filter)")
    if !view.skills.isEmpty { parts.append("skills \(view.skills)") }
    let marks = view.marks.enumerated().map {
      Comparison.letters[$0] + (namesMarks ? " " + title(at: $1) : "")
    }
    parts.append(marks.isEmpty ? "nothing marked" : "marked \(joinedInWords(marks))")
    if view.alignsPay { parts.append("dated pay in \(PriceIndex.alignmentYear) dollars") }
    return parts.joined(separator: "; ") + "."
  }

  /// `Rolescope. List: Account Director`: what a picture of the screen is called.
  package var screenTitle: String { "Rolescope. \(viewWords)" }

  /// The view and what it is about, in few words.
  private var viewWords: String {
    switch view.focus {
    case .list:
      if case .section(let index) = view.selection { return "List: \(sections[index].title)" }
      return "List: \(selectedPosition.map { title(at: $0) } ?? emptyWords)"
    case .pane, .zoom: return "\(view.pane.title) of \(selectedRole?.title ?? "no role")"
    case .compare: return "Comparison"
    case .page, .receipt, .help: return readerTitle
    }
  }

  private func lineWords(_ rows: ReaderRows) -> String {
    "line \(NumberText.grouped(Double(rows.selected + 1))) of \(NumberText.grouped(Double(rows.count)))"
  }
}
