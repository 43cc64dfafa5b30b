import RoleModel

/// Reads the rows of a table of roles.
struct RoleTableReader {
  /// Has a year when all rows state the same.
  var source: Source
  private let header: TableHeader
  private let log: FindingLog
  private var columns: [RoleColumn: Int] = [:]
  /// Columns without a name, whose cells are to be empty.
  private var namelessColumns: [Int] = []
  private(set) var roles: [DecodedRole] = []
  /// Whether some row may be missing, for a reason that has a finding already.
  var isIncomplete = false
  private var ties: [Tie] = []
  private var years: Set<Int?> = []

  /// An edge to a row that may stand further down.
  private struct Tie {
    var role: Int
    var kind: Edge.Kind
    var name: String
    var locator: Locator
    var place: Place
  }

  init(header: TableHeader, source: Source, log: FindingLog) {
    (self.header, self.source, self.log) = (header, source, log)
    func place(_ field: String) -> Place {
      Place(file: header.row.table.file, line: header.row.line ?? header.row.number, field: field)
    }
    let known = Dictionary(uniqueKeysWithValues: RoleColumn.allCases.map { (folded($0.rawValue), $0) })
    var unknown: [String] = []
    for index in 0..<header.row.count {
      let name = header.row.trimmed(index)
      if name.isEmpty {
        namelessColumns.append(index)
      } else if let column = known[folded(name)] {
        if columns.updateValue(columns[column] ?? index, forKey: column) != nil {
          log.add("The column \"\(column.rawValue)\" is there twice. Remove one.", at: place(column.rawValue))
        }
      } else {
        unknown.append(name)
      }
    }
    let others = RoleColumn.allCases.filter { columns[$0] == nil }.map(\.rawValue)
    for name in unknown {
      let kinds = others.filter { $0.hasPrefix(name.lowercased() + ".") }
      let question =
        kinds.isEmpty ? hint(for: name, among: others) : " Say which it is: \(kinds.joined(separator: ", "))."
      log.add(
        "The column \"\(shown(name))\" is unknown."
          + (question.isEmpty
            ? " The columns beside those that are there: \(others.joined(separator: ", "))." : question),
        at: place(shown(name)))
    }
    if columns[.title] == nil {
      isIncomplete = true
      log.add("The column \"title\" is missing: it names the role of each row.", at: place("title"))
    }
  }

  mutating func read(_ row: TableRow) {
    let cells = RoleTableRow(row: row, columns: columns, source: source.id, log: log)
    if let extra = (header.row.count..<max(header.row.count, row.count)).first(where: { !row.trimmed($0).isEmpty }) {
      log.add(
        "There is a text behind the last column. Put cells that hold the delimiter in quotes.",
        at: cells.place("column \(extra + 1)"))
    }
    for index in namelessColumns where !row.trimmed(index).isEmpty {
      log.add("There is a text in a column without a name. Name the column.", at: cells.place("column \(index + 1)"))
    }
    let title = cells.text(.title)
    if title == nil {
      isIncomplete = true
      if columns[.title] != nil, cells.cell(.title) == nil {
        log.add("The row names no role: its title is empty.", at: cells.place(.title))
      }
    }
    // A row without a title is read on with stand-ins, so that what else is wrong in it is found in the same pass.
    let (id, idColumn) = cells.id(title: title)
    let year = cells.year()
    years.insert(year)
    var role = Role(id: id, title: title ?? "", kind: .profile, family: cells.text(.family) ?? "Own roles")
    role.aliases = cells.aliases(title: title)
    role.candidates = cells.candidates()
    role.figures = RoleTableFigure.all.compactMap { cells.figure($0, year: year) }
    role.skills = cells.skills()
    for (column, kind) in RoleColumn.edges {
      for name in cells.names(column) {
        ties.append(
          Tie(role: roles.count, kind: kind, name: name, locator: row.locator, place: cells.place(column)))
      }
    }
    roles.append(
      DecodedRole(
        role: role, place: cells.place(""), idPlace: cells.place(idColumn), titlePlace: cells.place(.title)))
  }

  /// Does what takes all rows: makes edges of the names that rows have for each other, by title or else by id.
  mutating func finish() {
    source.year = years.count == 1 ? years.first ?? nil : nil
    let ids = Dictionary(roles.map { ($0.role.id.text, $0.role.id) }) { first, _ in first }
    let titles = Dictionary(roles.map { (folded($0.role.title), $0.role.id) }) { first, _ in first }
    var unknown = UnknownNames()
    for tie in ties {
      guard let target = titles[folded(tie.name)] ?? ids[tie.name] else {
        unknown.add(tie.name, at: tie.place)
        continue
      }
      let edge = Edge(kind: tie.kind, role: target, source: source.id, locator: tie.locator)
      roles[tie.role].role.edges.append(edge)
      roles[tie.role].edges.append((edge, tie.place))
    }
    if !isIncomplete { unknown.report(as: "role", of: "row", known: roles.map(\.role.title) + ids.keys, log: log) }
  }
}
