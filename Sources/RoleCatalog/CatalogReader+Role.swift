import GRDB
import RoleModel

/// Decoding a role from the rows of its tables.
extension CatalogReader {
  func entry(of row: CatalogRow, in database: Database) throws -> RoleEntry {
    try RoleEntry(
      position: row.integer(0), id: RoleID(row.text(1)), title: row.text(2), kind: word(row, 3, in: database),
      family: term(row, 4, in: database), listedPay: listedPay(row, in: database),
      payYear: row.integerOrNil(11, in: .min ... .max), growth: row.numberOrNil(9),
      jobs: row.numberOrNil(10), openings: row.numberOrNil(12), sharesFigures: row.integer(13, in: 0...1) == 1
    ).madePossible
  }

  func decodeRole(at position: Int, in database: Database) throws -> Role {
    var found: Role?
    try forEachRow(
      of: "role", "SELECT id, title, kind, family FROM role WHERE position = ?", [position],
      owner: "position \(position)", in: database
    ) { row in
      found = try Role(
        id: RoleID(row.text(0)), title: row.text(1), kind: word(row, 2, in: database),
        family: term(row, 3, in: database))
    }
    guard var role = found else {
      throw CatalogFailure(
        "The catalog \(name) has no role at position \(position); its positions go from 0 to \(roleCount - 1).")
    }
    let rows = RoleRows(reader: self, position: position, database: database)
    role.aliases = try aliases(rows)
    role.codes = try rows.map("code", "scheme, code, is_shared") { row in
      var code = try self.code(row, 0, in: database)
      code.isShared = try row.integer(2, in: 0...1) == 1
      return code
    }
    role.candidates = try rows.map("candidate", "scheme, code, source") { row in
      try Role.Candidate(code: self.code(row, 0, in: database), source: self.source(row, 2, in: database))
    }
    role.figures = try figures(rows)
    role.skills = try skills(rows)
    role.statements = try rows.map("statement", "kind, text, source, document, locator") { row in
      try Statement(
        kind: self.word(row, 0, in: database), text: row.text(1), source: self.source(row, 2, in: database),
        locator: self.locator(row, 3, in: database))
    }
    let target = "(SELECT id FROM role WHERE position = target)"
    role.edges = try rows.map("edge", "kind, target, source, document, locator, \(target)") { row in
      try Edge(
        kind: self.word(row, 0, in: database), role: self.roleID(row, 5, at: 1),
        source: self.source(row, 2, in: database), locator: self.locator(row, 3, in: database))
    }
    if let excess = RoleLimits.excess(of: role) {
      throw failure("the role at position \(position) has \(excess)")
    }
    return role
  }

  private func aliases(_ rows: RoleRows) throws -> [String] {
    var aliases: [String] = []
    try forEachRow(
      of: "alias", "SELECT names FROM alias WHERE role = ?", [rows.position],
      owner: "the role at position \(rows.position)", in: rows.database
    ) { row in aliases = try row.text(0).split(separator: "\n").map(String.init) }
    return aliases
  }

  /// The id in a column, of the role whose position another one holds.
  func roleID(_ row: CatalogRow, _ column: Int, at position: Int) throws -> RoleID {
    guard let id = try row.textOrNil(column) else {
      throw row.failure(position, "is \(try row.integer(position)), where no role is")
    }
    return RoleID(id)
  }

  private func code(_ row: CatalogRow, _ column: Int, in database: Database) throws -> Code {
    try Code(scheme: word(row, column, in: database), code: row.text(column + 1))
  }

  private func listedPay(_ row: CatalogRow, in database: Database) throws -> ListedPay? {
    if row.isNull(5) { return nil }
    let kind: PayKind = try word(row, 5, in: database)
    switch kind {
    case .median: return .median(try row.number(6), isTopCoded: false)
    case .topCodedMedian: return .median(try row.number(6), isTopCoded: true)
    case .mean: return .mean(try row.number(6))
    case .hourlyMedian: return .hourlyMedian(try row.number(6), isTopCoded: false)
    case .topCodedHourlyMedian: return .hourlyMedian(try row.number(6), isTopCoded: true)
    case .range:
      let opens = try OpenEnds(rawValue: row.integer(8, in: 0...3))
      return try .range(
        Bounds(
          low: row.numberOrNil(6), high: row.numberOrNil(7), opensLow: opens.contains(.low),
          opensHigh: opens.contains(.high)))
    }
  }
}

/// The rows that one role has in the tables that are clustered by role.
struct RoleRows {
  let reader: CatalogReader
  let position: Int
  let database: Database

  /// The rows' values in their order; `owner` is the role's column.
  func map<Element>(
    _ table: String, _ columns: String, _ decode: (CatalogRow) throws -> Element
  ) throws -> [Element] {
    var elements: [Element] = []
    try reader.forEachRow(
      of: table, "SELECT \(columns) FROM \(table) WHERE role = ? ORDER BY ordinal", [position],
      owner: "the role at position \(position)", in: database
    ) { row in elements.append(try decode(row)) }
    return elements
  }
}
