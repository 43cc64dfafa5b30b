import RoleModel

/// The cells of one row of a table of roles, and what they make. An empty cell says nothing.
struct RoleTableRow {
  let row: TableRow
  let columns: RoleTableColumns
  /// The sign before decimals.
  let sign: DecimalSign
  let source: SourceID
  let log: FindingLog

  func place(_ field: String) -> Place {
    Place(file: row.table.file, line: row.line ?? row.number, field: field)
  }

  func place(_ column: RoleColumn) -> Place { place(column.rawValue) }

  /// The cell's text; nil when it is empty or the table lacks the column.
  func cell(_ column: RoleColumn) -> String? {
    guard let text = columns.positions[column].map({ row.trimmed($0) }), !text.isEmpty else { return nil }
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
  func id(title: String?, _ ids: RoleTableIDs) -> (id: RoleID, column: RoleColumn) {
    if let text = text(.id) {
      let id = hyphenated(text)
      if id.isEmpty {
        log.add("\"\(shown(text))\" has no letters from a to z and no digits to make an id of.", at: place(.id))
      }
      return (RoleID(id), .id)
    }
    guard let title else { return (RoleID(""), .title) }
    let words = hyphenated(title)
    if words.isEmpty {
      log.add("The title has no letters from a to z to make an id of. Fill the column \"id\".", at: place(.title))
    }
    return (ids.id(ofWords: words), .title)
  }

  func aliases(title: String?) -> [String] {
    let aliases = names(.aliases)
    if let title, aliases.contains(title) {
      log.add("The name \"\(title)\" is there twice.", at: place(.aliases))
    }
    // A job code is found as its table has it.
    guard let code = cell(.id), code != hyphenated(code), !(aliases + [title]).contains(code) else { return aliases }
    return aliases + [code]
  }

  func candidates() -> [Role.Candidate] {
    names(.soc).compactMap { text in
      guard let scheme = Code.Scheme.allCases.first(where: { $0.fits(text) }) else {
        log.add(
          "\"\(shown(text))\" is no SOC code. Write it as 11-2011, or 11-2011.00 for O*NET's.", at: place(.soc))
        return nil
      }
      if let retired = RetiredCode(text) {
        log.add("\(retired.words). Write one of these.", at: place(.soc))
        return nil
      }
      return Role.Candidate(code: Code(scheme: scheme, code: text), source: source)
    }
  }

  func year() -> Int? {
    guard let text = cell(.year) else { return nil }
    // A workbook's day is read as 2025-07-01.
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isDay = parts.count == 3 && parts[0].count == 4 && parts[1].count == 2
    guard let year = Int(isDay ? String(parts[0]) : text), PossibleNumber.years.contains(year) else {
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
        importance = plainNumber(trimmed(text[text.index(after: sign)...]))?.value
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

  /// No figure when all its cells are empty and, with a finding, when one is unfit; pay for an hour makes two.
  func figures(_ figure: RoleTableFigure, year: Int?) -> [Figure] {
    let filled = figure.columns.filter { cell($0) != nil }
    guard !filled.isEmpty else { return [] }
    if figure.columns.count == 2, filled.count == 1, let empty = figure.columns.first(where: { $0 != filled[0] }) {
      log.add("A range has both ends; fill \"\(empty.rawValue)\" as well.", at: place(filled[0]))
      return []
    }
    if figure.field.unit == .dollarsPerYear { return payFigures(figure, filled, year: year) }
    let nodes = filled.compactMap { node($0, figure.field.unit) }
    guard nodes.count == filled.count,
      let value = value(of: figure.field, figure.definition, Array(zip(filled, nodes)), among: figure.columns)
    else { return [] }
    return [made(figure.field, value, figure.definition, year: year)]
  }

  func made(_ field: Field, _ value: Value, _ definition: String, year: Int?) -> Figure {
    Figure(
      field: field, value: value, definition: definition, year: year, place: "not stated", source: source,
      locator: row.locator)
  }

  /// The value by the rules of role files, whose findings are moved to the columns.
  func value(
    of field: Field, _ definition: String, _ cells: [(column: RoleColumn, node: JSONNode)], among columns: [RoleColumn]
  ) -> Value? {
    let values = ValueDecoder(field: field, status: .published, definition: definition, log: FindingLog())
    let value: Value?
    if columns.count == 1 {
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
      log.add(finding.message, at: place(column?.rawValue ?? columns.map(\.rawValue).joined(separator: ", ")))
    }
    return value
  }

  /// The cell as a role file would have it; nil, with a finding, when it is not of the unit.
  private func node(_ column: RoleColumn, _ unit: Unit) -> JSONNode? {
    guard let text = text(column) else { return nil }
    guard unit != .name else { return JSONNode(value: .string(text), line: place(column).line, column: 1) }
    let isPercent = unit == .percent || unit == .percentOfBasePay
    let isMarked = isPercent && text.hasSuffix("%")
    guard let number = plainNumber(isMarked ? trimmed(text.dropLast()) : text) else {
      log.add("\"\(shown(text))\" is no number. Leave the cell empty where none is known.", at: place(column))
      return nil
    }
    if unit == .people || unit == .peoplePerYear, number.decimals == 3 {
      log.add("\"\(shown(text))\" may be thousands or have decimals. Write it without either sign.", at: place(column))
      return nil
    }
    return node(number.value, column)
  }

  func node(_ number: Double, _ column: RoleColumn) -> JSONNode {
    JSONNode(value: .number(number, decimals: 0), line: place(column).line, column: 1)
  }

  /// A number alone, with or without signs between its thousands.
  private func plainNumber(_ text: String) -> (value: Double, decimals: Int)? {
    guard let cell = NumberCell(text), cell.head.isEmpty, cell.tail.isEmpty else { return nil }
    return cell.number(sign)
  }

  private func fit(_ text: String, _ column: RoleColumn) -> String? {
    fitText(JSONNode(value: .string(text), line: place(column).line, column: 1), at: place(column), log: log)
  }
}
