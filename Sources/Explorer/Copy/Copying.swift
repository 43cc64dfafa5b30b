import RoleModel
import TerminalScreen

/// What the loop is asked to copy, and what it is called in the answer.
package struct CopyRequest: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    case text(String)
    /// What a command prints.
    case printed(CommandRequest)
  }

  /// `figure`, `pane as CSV`.
  package var words: String
  package var content: Content
}

/// Something under the cursor that can be copied: its text, or the command that prints it in other forms.
struct Copyable {
  /// `figure`, `row`, `pane`, `screen`.
  var noun: String
  var text: String?
  var command: ViewCommand?
}

extension Model {
  /// Opens the choice of what to copy, the most particular first.
  mutating func openCopying() {
    let choices = copyables.flatMap { item -> [Chooser.Choice] in
      var choices: [Chooser.Choice] = []
      if let text = item.text {
        choices.append(.init(key: item.noun, title: item.noun, note: Self.preview(text)))
      } else if let command = item.command {
        choices.append(.init(key: "\(item.noun) text", title: item.noun, note: command.words))
      }
      guard let command = item.command else { return choices }
      return choices
        + [OutputForm.markdown, .csv, .json].map {
          .init(
            key: "\(item.noun) \($0.rawValue)", title: "\(item.noun) as \($0.words)",
            note: (item.noun == "screen" ? "the whole view: " : "") + command.words)
        }
    }
    let command = commandLine.map { [Chooser.Choice(key: "command", title: "command", note: $0)] } ?? []
    chooser = Chooser(.copy, title: "Copy", choices: choices + command, chosen: choices.first?.key)
  }

  /// Copies what was chosen.
  mutating func copy(_ key: String) -> [Effect] {
    if key == "command" { return copyCommandLine() }
    let parts = key.split(separator: " ").map(String.init)
    guard let noun = parts.first, let item = copyables.first(where: { $0.noun == noun }) else { return [] }
    guard let form = parts.dropFirst().first.flatMap({ OutputForm(rawValue: $0) }) else {
      return item.text.map { [.copy(CopyRequest(words: noun, content: .text($0)))] } ?? []
    }
    guard let command = item.command else { return [] }
    let words = form == .text ? noun : "\(noun) as \(form.words)"
    return [.copy(CopyRequest(words: words, content: .printed(request(command, form))))]
  }

  /// Copies the command that prints what this view shows.
  mutating func copyCommandLine() -> [Effect] {
    guard let line = commandLine else {
      message = "No command prints this view: what is typed in the boxes has to be right first."
      return []
    }
    // Cleaned for the clipboard, the command would name another file.
    guard !line.unicodeScalars.contains(where: { TextCleaning.nameBytes.contains($0.value) }) else {
      message =
        "Nothing is copied: the catalog's name is no UTF-8, which a command can't name. Give it a link of another name."
      return []
    }
    // Such signs can't be shown, and at a shell's prompt some are keys.
    guard TextCleaning.cleaned(line) == line else {
      message = "This command can't be copied: a name in it holds a control character, or a sign that shows nothing."
      return []
    }
    return [.copy(CopyRequest(words: "command", content: .text(line)))]
  }

  /// The command for a shell that gives what this view shows; of a link the link itself.
  var commandLine: String? {
    if view.focus == .page, view.page == .link {
      return link?.commandPieces(catalog: catalogPath).joined(separator: " ")
    }
    return viewCommand?.shellLine(catalog: catalogPath)
  }

  /// What can be copied here.
  var copyables: [Copyable] {
    let screen = Copyable(noun: "screen", text: shownText, command: viewCommand)
    guard view.focus != .help else { return [Copyable(noun: "screen", text: shownText)] }
    var items: [Copyable] = []
    switch view.focus {
    case .list:
      if let role = selectedRole, let position = selectedPosition {
        let pay = payWords(of: position)
        items.append(
          Copyable(
            noun: "figure", text: pay,
            command: listedFigure(of: role, at: position).flatMap { figure in
              explainCommand(outcome.place.map { .place($0) } ?? .field(figure.field), role)
            }))
        items.append(Copyable(noun: "row", text: rowText(of: role, pay: pay), command: listRowCommand(role)))
        items.append(
          Copyable(noun: view.pane == .overview ? "role" : "pane", command: roleCommand(role, pane: view.pane)))
      }
    case .pane, .zoom:
      guard let role = selectedRole else { break }
      if let sentence = spokenLine {
        let subject = focusedSpot?.subject
        items.append(
          Copyable(noun: "figure", text: sentence, command: subject.flatMap { explainCommand($0, role) }))
        items.append(Copyable(noun: "row", text: "\(role.title), \(view.pane.title): \(sentence)"))
      }
      items.append(Copyable(noun: "pane", command: roleCommand(role, pane: view.pane)))
      if view.pane != .overview { items.append(Copyable(noun: "role", command: roleCommand(role, pane: nil))) }
    case .compare:
      let subject = compareLines(self).subject(at: view.compareScroll.line)
      items += subject.map(comparedItems) ?? []
    case .page:
      if let sentence = spokenLine {
        let command = pageTarget.flatMap { role(at: $0) }.flatMap { role in
          pageSubject.flatMap { explainCommand($0, role) }
        }
        items.append(Copyable(noun: "row", text: sentence, command: command))
      }
    case .receipt: items.append(Copyable(noun: "receipt", command: viewCommand))
    case .help: break
    }
    return items + [screen]
  }

  /// The picked column's figure of a compared row, and the row.
  private func comparedItems(_ subject: ComparedSubject) -> [Copyable] {
    var items: [Copyable] = []
    let comparison = comparison
    if case .row(let index) = subject {
      let values = comparison.rows[index].values
      // Where the picked role has no figure, another one has.
      let stated = values.indices.filter { values[$0] != nil }
      guard let column = stated.contains(comparedColumn) ? comparedColumn : stated.first, let value = values[column]
      else { return items }
      let (role, figure) = (comparison.roles[column], value.figure)
      let amount = value.value == figure.value ? figure.spokenValue : value.text
      let label = [figure.field.words, comparison.rows[index].label].compactMap(\.self).joined(separator: ", ")
      items.append(
        Copyable(
          noun: "figure", text: spoken("\(role.title): \(label) \(amount), \(sources.vintage(of: figure))"),
          command: explainCommand(.field(figure.field), role)))
    }
    if let sentence = spokenLine {
      let titles = zip(Comparison.letters, comparison.roles).map { "\($0) \($1.title)" }
      items.append(
        Copyable(
          noun: "row", text: "\(sentence) (\(titles.joined(separator: "; ")))", command: comparedCommand(subject)))
    }
    return items
  }

  /// `Account Director, average $114,728 a year, Zippia, undated`; in a skills search with the fit.
  private func rowText(of role: Role, pay: String) -> String {
    let fit =
      outcome.search == nil
      ? [] : [selectedHit?.fit.map { "fit \(fitText($0)) of 100" } ?? "no fit"]
    let ordered = selectedPosition.flatMap { orderedFigure(at: $0) }.map { [$0] } ?? []
    return spoken(([role.title] + fit + ordered + [pay]).joined(separator: ", "))
  }

  /// The line under the cursor as a whole sentence, with definition, year and source, as screen-reader mode says it.
  private var spokenLine: String? {
    var reader = self
    reader.chooser = nil
    reader.view.isForScreenReader = true
    let text: String?
    switch view.focus {
    case .pane, .zoom:
      if !view.isForScreenReader {
        guard let spot = focusedSpot else { return nil }
        reader.putCursor(on: spot)
      }
      text = reader.paneContent?.lines.element(at: reader.view.paneScroll.line)?.text
    case .page:
      let lines = reader.pageContent?.lines ?? []
      let line =
        view.isForScreenReader
        ? view.pageScroll.line : pageSubject.flatMap { subject in lines.firstIndex { $0.subject == subject } }
      text = line.flatMap { lines.element(at: $0)?.text }
    case .compare:
      let lines = compareLines(reader)
      guard let subject = compareLines(self).subject(at: view.compareScroll.line) else { return nil }
      text = lines.line(of: subject).flatMap { lines.lines.element(at: $0)?.text }
    case .list, .receipt, .help: text = nil
    }
    return text.map(spoken).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The text of the screen without the choice, question or message that stands over it.
  private var shownText: String {
    var bare = self
    bare.chooser = nil
    bare.message = nil
    return draw(bare).text
  }

  /// The first words of what would be copied.
  private static func preview(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.count == 1 ? text : "\(counted(lines.count, "line")) as they stand"
  }
}

extension Array {
  fileprivate func element(at index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

extension CopyRequest {
  /// What the reader is told; `saveKey` is the one that saves.
  package func answer(_ outcome: CopyOutcome, text: String, saveKey: String) -> Message {
    switch outcome {
    case .sent: .told("Copied the \(words), sent to the terminal's clipboard (OSC 52): \(Self.summary(text))")
    case .takenByTmux: .told("Copied the \(words) to tmux and through it to the terminal: \(Self.summary(text))")
    case .tooLong(let bytes):
      .failed(
        "The \(words) has \(NumberText.grouped(Double(bytes))) bytes, more than terminals take "
          + "(\(NumberText.grouped(Double(ClipboardSequence.longestText)))): \(saveKey) saves it to a file.")
    case .noClipboard: .failed("This terminal has no clipboard that a program can fill: \(saveKey) saves to a file.")
    case .noTerminal: .failed("Nothing is copied: a script has no terminal.")
    }
  }

  private static func summary(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
    if lines.count == 1, let line = lines.first { return line.hasSuffix(".") ? String(line) : line + "." }
    return "\(counted(lines.count, "line")), \(counted(text.utf8.count, "byte"))."
  }
}
