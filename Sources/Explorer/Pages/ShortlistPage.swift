import RoleModel
import TerminalScreen

/// The starred roles, in the order in which they were starred, with their pay and notes.
func shortlistPage(_ model: Model, width: Int) -> PaneContent {
  let entries = model.shortlist.entries
  guard !entries.isEmpty else {
    return PaneContent(
      note: "kept on this machine only",
      lines: Line.wrapped("No role is starred: * in the list stars the selected one.", to: width, style: .dim))
  }
  var lines: [Line] = []
  for entry in entries { lines += entryLines(entry, model, width) }
  return PaneContent(note: counted(entries.count, "role"), lines: lines)
}

private func entryLines(_ entry: Shortlist.Entry, _ model: Model, _ width: Int) -> [Line] {
  let subject = Subject.starred(entry.role)
  let position = model.position(of: entry.role)
  let row = position.flatMap { model.entries(at: $0..<$0 + 1).first }
  var lines: [Line]
  if let row {
    let amount = payText(row, dollarsOf: model.dollarYear)
    let figure = model.role(at: row.position).flatMap { ListedPay.figure(of: $0.figures) }
    // Narrow, year and source are behind e.
    let pay =
      figure.flatMap { width >= 50 ? "\(amount)  \(model.sources.vintage($0.source, year: $0.year))" : nil } ?? amount
    if width >= 34 {
      let room = width - TextWidth.columns(of: pay) - 2
      let title = TextWidth.padded(TextWidth.truncated(row.title, to: room), to: room)
      lines = [Line([Span(title), Span("  " + pay)], subject: subject)]
    } else {
      lines = Line.wrapped("\(row.title): \(pay)", to: width, indent: 2, subject: subject)
    }
  } else {
    lines = Line.wrapped("\(entry.title): not in this catalog", to: width, indent: 2, subject: subject)
  }
  if !entry.note.isEmpty {
    lines += TextWidth.wrapped(entry.note, to: max(1, width - 2)).map { Line("  " + $0, .dim) }
  }
  return lines
}

extension Model {
  /// What `*` and the note are about: the page's row, else the selected role.
  private var starrable: Shortlist.Entry? {
    if view.focus == .page, case .starred(let role)? = pageSubject { return shortlist[role] }
    guard view.focus != .page, let role = selectedRole else { return nil }
    return shortlist[role.id] ?? Shortlist.Entry(role: role.id, title: role.title)
  }

  /// Whether what a key would be about is starred.
  var isStarred: Bool { starrable.map { shortlist[$0.role] != nil } ?? false }

  /// Stars the role, or takes its star away.
  mutating func toggleStar() -> [Effect] {
    guard let entry = starrable else { return [] }
    guard shortlist[entry.role] == nil else {
      message = "\(entry.title) is no longer on the shortlist."
      return change(.remove(entry.role))
    }
    guard shortlist.entries.count < Shortlist.greatestCount else {
      message = "The shortlist has \(Shortlist.greatestCount) roles: take one off it first (\(key(.shortlist)))."
      return []
    }
    message = "\(entry.title) is on the shortlist: \(key(.shortlist)) shows it, \(key(.note)) writes a note."
    return change(.add(entry))
  }

  /// Asks for the note on a starred role.
  mutating func askForNote() {
    guard let entry = starrable else { return }
    prompt = Prompt(
      .note(entry), title: "Note:", text: entry.note, hint: "One line on \(entry.title); empty: no note")
  }

  /// `before` is the role as it was when the box opened.
  mutating func takeNote(_ text: String, on before: Shortlist.Entry) -> [Effect] {
    prompt = nil
    var entry = before
    entry.note = text.split(separator: " ").joined(separator: " ")
    message =
      entry.note.isEmpty
      ? "\(entry.title) has no note."
      : entry.note.count <= Shortlist.longestNote
        ? "The note on \(entry.title) is kept." : "The note is cut at \(Shortlist.longestNote) characters."
    return change(.note(entry, replacing: before.note))
  }

  private mutating func change(_ change: Shortlist.Change) -> [Effect] {
    let line = view.pageScroll.line
    shortlist.apply(change)
    if view.page == .shortlist, let lines = pageContent?.lines {
      // The cursor stays where it was, on the role that is there now.
      view.pageScroll.line = lines.indices.last { $0 <= line && lines[$0].subject != nil } ?? 0
    }
    return [.changeShortlist(change)]
  }

  /// A row shows one figure, as in the list: the pay.
  func payReceipt(of id: RoleID) -> ReceiptSubject? {
    guard let position = position(of: id), let pay = role(at: position).flatMap({ ListedPay.figure(of: $0.figures) })
    else { return nil }
    return .line(.field(pay.field), position: position)
  }

  /// Goes to a starred role.
  mutating func jump(toStarred role: RoleID) -> [Effect] {
    guard let position = position(of: role) else {
      message = "This catalog has no role \(role)."
      return []
    }
    return jump(to: position)
  }
}
