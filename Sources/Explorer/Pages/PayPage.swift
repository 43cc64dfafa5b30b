import RoleModel
import TerminalScreen

extension Model {
  /// The pay that the page compares: what was asked about last, else the reader's own.
  package var comparedPay: StatedPay? { view.askedPay ?? me.pay }

  /// A pay beside what sources say of a role, with the places of the closest occupation where one was chosen.
  func payStandings(of role: Role) -> PayStandings? {
    guard let pay = comparedPay else { return nil }
    return PayStandings(
      pay, beside: role, borrowingFrom: closestOccupation(of: role)?.role, places: tables.places?.tables.first,
      sources: sources)
  }

  /// Asks which pay to compare; the answer opens the page.
  mutating func askForPay() {
    prompt = Prompt(
      .payHere, title: "Your pay:", text: comparedPay?.text ?? "",
      hint: "85k, 41.50/hour, 4,200 a month, 85k 2019 for dollars of 2019")
  }

  /// Opens the page on a pay. It is kept as the reader's own when they have said none.
  mutating func answerPayHere(_ text: String) -> [Effect] {
    let pay: StatedPay
    do { pay = try StatedPay(text) } catch {
      prompt?.refuse(error)
      return []
    }
    prompt = nil
    view.askedPay = me.pay == nil || me.pay == pay ? nil : pay
    if view.focus != .page || view.page != .pay { open(OpenPage(page: .pay, target: selectedPosition)) }
    guard me.pay == nil else { return [] }
    message = "Kept as your pay; \(key(.aboutMe)) changes it."
    var changed = me
    changed.pay = pay
    return keep(changed)
  }
}

/// Where the reader's pay stands beside the selected role's figures: by source, then by state.
func payPage(_ model: Model, width: Int) -> PaneContent {
  guard let role = model.selectedRole, let standings = model.payStandings(of: role) else {
    return PaneContent(
      lines: Line.wrapped("No pay is said: \(model.key(.payHere)) asks for it.", to: width, style: .dim))
  }
  let closest = model.closestOccupation(of: role)
  let columns = PayColumns(width: width)
  let stated =
    model.view.askedPay == nil
    ? "Your pay: \(standings.pay.words)"
    : "A pay of \(standings.pay.words)\(model.me.pay.map { "; yours: \($0.words)" } ?? "")"
  var lines = Line.wrapped(stated, to: width, indent: 2, subject: .mine(.pay))
  lines.append(.empty)
  lines += sourceLines(standings, role, columns, model)
  if closest != nil || !standings.places.isEmpty { lines.append(.empty) }
  lines += placeLines(standings, role, columns, model)
  return PaneContent(note: "in \(standings.pay.year) dollars", lines: lines)
}

private func sourceLines(
  _ standings: PayStandings, _ role: Role, _ columns: PayColumns, _ model: Model
) -> [Line] {
  guard !standings.national.isEmpty else {
    let reason =
      role.kind == .mention ? "This role is only named by the articles: no figures." : "No source states its pay."
    return Line.wrapped(reason, to: columns.width, style: .dim)
  }
  var lines = columns.heading("By source", "\(standings.pay.year) $ a year")
  for (index, row) in standings.national.enumerated() {
    let vintage = model.sources.vintage(row.figure.source, year: row.observation.figure.year)
    lines += columns.lines(row, name: row.basis + vintage, subject: .payRow(index))
  }
  lines += role.codes.filter { $0.scheme == .soc2018 && $0.isShared }.flatMap {
    Line.wrapped("figures of SOC \($0.code), shared with other roles", to: columns.width, style: .dim)
  }
  for note in standings.notes(model.sources) { lines += Line.wrapped(note, to: columns.width, style: .dim) }
  return lines
}

private func placeLines(
  _ standings: PayStandings, _ role: Role, _ columns: PayColumns, _ model: Model
) -> [Line] {
  let closest = model.closestOccupation(of: role)
  guard let first = standings.places.first else {
    guard role.kind == .profile || role.kind == .own else { return [] }
    let hint =
      role.candidates.isEmpty ? "" : " \(model.key(.closest)) chooses the closest occupation, to borrow its states."
    return Line.wrapped(
      "No source states its pay by state.\(closest == nil ? hint : "")", to: columns.width, style: .dim)
  }
  let vintage = model.sources.vintage(first.figure.source, year: first.observation.figure.year)
  var lines: [Line] = []
  if let closest {
    lines += Line.wrapped(
      "Borrowed from \(closest.words): no source prices this role by state.", to: columns.width)
  }
  lines += columns.heading("By state, \(vintage)", "median")
  if let sentence = standings.sentence { lines += Line.wrapped(sentence, to: columns.width) }
  // The place that is looked at first, then the reader's own.
  let marked = [model.view.place, model.home].compactMap(\.self)
  for place in Set(marked).sorted() where standings.row(of: place) == nil {
    lines += Line.wrapped("\(USPlace.name(of: place)): not in the table", to: columns.width, style: .dim)
  }
  let rows = standings.rows
  let indices = standings.national.count..<rows.count
  func order(_ index: Int) -> Int { marked.firstIndex(of: rows[index].figure.place) ?? marked.count }
  for index in indices.sorted(by: { (order($0), $0) < (order($1), $1) }) {
    let place = rows[index].figure.place
    lines += columns.lines(
      rows[index], name: place == USPlace.nation ? "United States" : USPlace.name(of: place),
      mark: place == model.home ? .own : marked.contains(place) ? .lookedAt : nil, subject: .payRow(index))
  }
  return lines
}

/// Why a place stands before the others.
private enum PlaceMark: String {
  case own = "your state"
  case lookedAt = "the place looked at"
}

/// How a row's parts are set: in columns where they fit, with short words where they are narrow, else one behind the other.
private struct PayColumns {
  let width: Int
  private let lead = 2

  init(width: Int) { self.width = width }

  private var isNarrow: Bool { width < 60 }
  private var name: Int { isNarrow ? min(25, width - lead - amount - 10) : 25 }
  private var amount: Int { isNarrow ? 11 : 17 }
  /// A drawing of 0 to 100, where there is room for one.
  private var scale: Int { width >= 100 ? 26 : 0 }
  private var result: Int { width - lead - name - amount - 2 - (scale > 0 ? scale + 2 : 0) }

  func heading(_ title: String, _ amountTitle: String) -> [Line] {
    guard hasColumns(width, least: 34) else { return Line.wrapped(title, to: width, style: .heading) }
    let room = lead + name + amount
    let gap = room - TextWidth.columns(of: title) - TextWidth.columns(of: amountTitle)
    guard gap > 0 else { return Line.wrapped(title, to: width, style: .heading) }
    var spans = [Span(title, .heading), Span(String(repeating: " ", count: gap) + amountTitle, .dim)]
    spans.append(Span("  " + TextWidth.padded("your pay", to: result), .dim))
    if scale > 0 { spans.append(Span("  0" + TextWidth.rightAligned("percentile 100", to: scale - 1), .dim)) }
    return [Line(spans)]
  }

  func lines(
    _ row: PayStandings.Row, name: String, mark: PlaceMark? = nil, subject: Subject
  ) -> [Line] {
    let sign = mark == nil ? "  " : "▸ "
    guard hasColumns(width, least: 34) else {
      if width >= unbrokenWidth {
        let amount = row.amountText == "–" ? "" : ", " + inDollars(row.amountText)
        let words = withPercentilesInWords(row.resultWords)
        return [Line("\(mark.map { $0.rawValue + ", " } ?? "")\(name)\(amount): \(words)", subject: subject)]
      }
      let amount = row.amountText == "–" ? "" : " \(row.amountText)"
      return Line.wrapped(
        "\(mark == nil ? "" : "▸ ")\(name)\(amount): \(row.resultWords)", to: width, indent: 2, subject: subject)
    }
    let words = result >= 30 ? row.resultWords : row.shortResultWords
    let pieces = TextWidth.wrapped(words, to: max(8, result))
    return pieces.enumerated().map { index, piece in
      guard index == 0 else {
        return Line(String(repeating: " ", count: lead + self.name + amount + 2) + piece)
      }
      let label = TextWidth.columns(of: name) > self.name ? name.replacing(", undated", with: "") : name
      var spans = [
        Span(sign, .heading), Span(TextWidth.padded(label, to: self.name)),
        Span(TextWidth.rightAligned(isNarrow ? row.shortAmountText : row.amountText, to: amount), .dim),
        Span("  " + TextWidth.padded(piece, to: result)),
      ]
      if scale > 0, case .standing(let standing) = row.result {
        spans.append(Span("  " + drawing(standing), .dim))
      }
      return Line(spans, subject: subject)
    }
  }

  /// A percentile on a line from 0 to 100; what is only known to lie in an interval is drawn as one.
  private func drawing(_ standing: PayStanding) -> String {
    guard let axis = Axis([0, 100], width: scale) else { return "" }
    var cells = [Character](repeating: "─", count: scale)
    let (low, high) = (axis.cell(standing.interval.lowerBound), axis.cell(standing.interval.upperBound))
    for cell in low...high { cells[cell] = low == high ? "●" : "▒" }
    return String(cells)
  }
}
