import RoleModel

/// The cells of one row of a table of roles, and what they make. An empty cell says nothing.
struct RoleTableRow {
  let row: TableRow
  let columns: [RoleColumn: Int]
  let source: SourceID
  let log: FindingLog

  func place(_ field: String) -> Place {
    Place(file: row.table.file, line: row.line ?? row.number, field: field)
  }

  func place(_ column: RoleColumn) -> Place { place(column.rawValue) }

  /// The cell's text; nil when it is empty or the table lacks the column.
  func cell(_ column: RoleColumn) -> String? {
    guard let text = columns[column].map({ row.trimmed($0) }), !text.isEmpty else { return nil }
    return text
  }

  /// The cell's text; nil, with a finding, when it cannot be shown.
  func text(_ column: RoleColumn) -> String? { cell(column).flatMap { fit($0, column) } }

  /// The names that semicolons part; what stands there twice is a finding.
  func names(_ column: RoleColumn) -> [String] {
    var names: [String] = []
    var known: Set<String> = []
    for part in cell(column)?.split(separator: ";") ?? [] {
      let name = trimmed(part)
      guard !name.isEmpty, let name = fit(name, column) else { continue }
      if known.insert(name).inserted {
        names.append(name)
      } else {
        log.add("The name \"\(name)\" is there twice.", at: place(column))
      }
    }
    return names
  }

  /// The role's id, of the title's words when the row has none, and the column that it is of.
  func id(title: String?) -> (id: RoleID, column: RoleColumn) {
    if let text = text(.id) { return (fitRoleID(text, at: place(.id), log: log), .id) }
    guard let title else { return (RoleID(""), .title) }
    let id = hyphenated(title)
    if id.isEmpty {
      log.add("The title has no letters from a to z to make an id of. Fill the column \"id\".", at: place(.title))
    }
    return (RoleID(id), .title)
  }

  func aliases(title: String?) -> [String] {
    let aliases = names(.aliases)
    if let title, aliases.contains(title) {
      log.add("The name \"\(title)\" is there twice.", at: place(.aliases))
    }
    return aliases
  }

  func candidates() -> [Role.Candidate] {
    names(.soc).compactMap { text in
      guard let scheme = Code.Scheme.allCases.first(where: { $0.fits(text) }) else {
        log.add(
          "\"\(shown(text))\" is no SOC code. Write it as 11-2011, or 11-2011.00 for O*NET's.", at: place(.soc))
        return nil
      }
      return Role.Candidate(code: Code(scheme: scheme, code: text), source: source)
    }
  }

  func year() -> Int? {
    guard let text = cell(.year) else { return nil }
    guard let year = Int(text), PossibleNumber.years.contains(year) else {
      log.add("A year is a whole number from 1900 to 2100.", at: place(.year))
      return nil
    }
    return year
  }

  /// Skills as `name` or `name=importance`.
  func skills() -> [SkillRating] {
    var names: Set<String> = []
    return self.names(.skills).compactMap { text in
      var name = text
      var importance: Double?
      if let sign = text.lastIndex(of: "=") {
        name = trimmed(text[..<sign])
        importance = decimal(trimmed(text[text.index(after: sign)...]))
        guard !name.isEmpty, let importance, (0...100).contains(importance) else {
          log.add(
            "\"\(shown(text))\" is no skill with its importance. Write it as Negotiation=75, from 0 to 100.",
            at: place(.skills))
          return nil
        }
      }
      guard names.insert(name).inserted else {
        log.add("The name \"\(name)\" is there twice.", at: place(.skills))
        return nil
      }
      return SkillRating(name: name, kind: .listed, importance: importance, source: source, locator: row.locator)
    }
  }

  /// Nil when all cells of the figure are empty and, with a finding, when one is unfit.
  func figure(_ figure: RoleTableFigure, year: Int?) -> Figure? {
    let filled = figure.columns.filter { cell($0) != nil }
    guard !filled.isEmpty else { return nil }
    if figure.columns.count == 2, filled.count == 1, let empty = figure.columns.first(where: { $0 != filled[0] }) {
      log.add("A range has both ends; fill \"\(empty.rawValue)\" as well.", at: place(filled[0]))
      return nil
    }
    let nodes = filled.compactMap { node($0, figure.field.unit) }
    guard nodes.count == filled.count, let value = value(figure, Array(zip(filled, nodes))) else { return nil }
    return Figure(
      field: figure.field, value: value, definition: figure.definition, year: year, place: "not stated",
      source: source, locator: row.locator)
  }

  /// The value by the rules of role files, whose findings are moved to the columns.
  private func value(_ figure: RoleTableFigure, _ cells: [(column: RoleColumn, node: JSONNode)]) -> Value? {
    let values = ValueDecoder(field: figure.field, status: .published, definition: figure.definition, log: FindingLog())
    let value: Value?
    if figure.columns.count == 1 {
      value = values.value(cells[0].node, at: place(cells[0].column))
    } else {
      // The ends and points are the keys of an object: what is behind the last point in the columns' names.
      let keys = cells.map { $0.column.rawValue.split(separator: ".") }
      let members = zip(cells, keys).map { cell, key in
        JSONMember(key: String(key.last ?? ""), line: cell.node.line, column: 1, node: cell.node)
      }
      let object = JSONNode(value: .object(members), line: place("").line, column: 1)
      value = values.value(object, at: place(keys[0].dropLast().joined(separator: ".")))
    }
    for finding in values.log.findings {
      let column = RoleColumn(rawValue: finding.field)
      log.add(finding.message, at: place(column?.rawValue ?? figure.columns.map(\.rawValue).joined(separator: ", ")))
    }
    return value
  }

  /// The cell as a role file would have it; nil, with a finding, when it is not of the unit.
  private func node(_ column: RoleColumn, _ unit: Unit) -> JSONNode? {
    guard let text = text(column) else { return nil }
    guard unit != .name else { return JSONNode(value: .string(text), line: place(column).line, column: 1) }
    guard let number = number(text, unit) else {
      log.add(
        "\"\(shown(text))\" is no \(unit == .dollarsPerYear ? "amount in dollars, such as $95,000" : "number").",
        at: place(column))
      return nil
    }
    return JSONNode(value: .number(number, decimals: 0), line: place(column).line, column: 1)
  }

  private func number(_ text: String, _ unit: Unit) -> Double? {
    switch unit {
    case .dollarsPerYear where text.hasPrefix("$"): decimal(trimmed(text.dropFirst()))
    case .percent where text.hasSuffix("%"), .percentOfBasePay where text.hasSuffix("%"):
      decimal(trimmed(text.dropLast()))
    default: decimal(text)
    }
  }

  private func fit(_ text: String, _ column: RoleColumn) -> String? {
    fitText(JSONNode(value: .string(text), line: place(column).line, column: 1), at: place(column), log: log)
  }
}

/// A number with or without commas between its thousands. Read byte by byte: a table has a hundred thousand of them.
private func decimal(_ text: String) -> Double? {
  let unsigned = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
  let parts = unsigned.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  guard let whole = parts.first, parts.count <= 2, parts.dropFirst().allSatisfy(areDigits) else { return nil }
  let groups = whole.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
  guard groups.allSatisfy(areDigits), groups.dropFirst().allSatisfy({ $0.count == 3 }),
    groups.count == 1 || groups[0].count <= 3, let number = Double(text.filter { $0 != "," }), number.isFinite
  else { return nil }
  return number
}

private func areDigits(_ text: Substring.UTF8View) -> Bool {
  !text.isEmpty && text.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
}
