import RoleModel

/// Reads the rows of a table of roles.
struct RoleTableReader {
  /// Has a year when all rows state the same.
  var source: Source
  private let columns: RoleTableColumns
  private let sign: DecimalSign
  private let ids: RoleTableIDs
  private let log: FindingLog
  private(set) var roles: [DecodedRole] = []
  /// Whether some row may be missing, for a reason that has a finding already.
  var isIncomplete = false
  private var ties: [Tie] = []
  private var years: Set<Int?> = []
  /// Rows with pay for an hour.
  private var hourlyCount = 0

  /// What rows of sums are called, folded.
  private static let totals: Set<String> = ["total", "totals", "grand total", "subtotal", "sum"]
  /// So many ids of rows with one title are told.
  private static let toldIDs = 5

  /// An edge to a row that may stand further down.
  private struct Tie {
    var role: Int
    var kind: Edge.Kind
    var name: String
    var locator: Locator
    var place: Place
  }

  init(columns: RoleTableColumns, sign: DecimalSign, source: Source, ids: RoleTableIDs, log: FindingLog) {
    (self.columns, self.sign, self.source, self.ids, self.log) = (columns, sign, source, ids, log)
    isIncomplete = columns.positions[.title] == nil
  }

  /// What is to be said of the rows.
  var notes: [String] {
    guard hourlyCount > 0 else { return [] }
    let pays = hourlyCount == 1 ? "1 row has" : "\(NumberText.grouped(Double(hourlyCount))) rows have"
    return ["\(pays) pay for an hour; beside it stands what it makes in a year of 2,080 hours, marked derived."]
  }

  mutating func read(_ row: TableRow) {
    // Blanks are no role.
    guard (0..<row.count).contains(where: { !row.trimmed($0).isEmpty }) else { return }
    let cells = RoleTableRow(row: row, columns: columns, sign: sign, source: source.id, log: log)
    let count = columns.header.count
    if let extra = (count..<max(count, row.count)).first(where: { !row.trimmed($0).isEmpty }) {
      log.add(
        "There is a text behind the last column. Put cells that hold the delimiter in quotes.",
        at: cells.place("column \(extra + 1)"))
    }
    for index in columns.nameless where !row.trimmed(index).isEmpty {
      log.add("There is a text in a column without a name. Name the column.", at: cells.place("column \(index + 1)"))
    }
    let title = cells.text(.title)
    if title == nil {
      isIncomplete = true
      if columns.positions[.title] != nil, cells.cell(.title) == nil {
        log.add("The row names no role: its title is empty.", at: cells.place(.title))
      }
    }
    if let title, Self.totals.contains(String(decoding: folded(title), as: UTF8.self)) {
      log.add("The row is a total and no role. Remove it.", at: cells.place(.title))
    }
    // A row without a title is read on with stand-ins, so that what else is wrong in it is found in the same pass.
    let (id, idColumn) = cells.id(title: title, ids)
    let year = cells.year()
    cells.checkUnit()
    years.insert(year)
    var role = Role(id: id, title: title ?? "", kind: .own, family: cells.text(.family) ?? "Own roles")
    role.aliases = cells.aliases(title: title)
    role.candidates = cells.candidates()
    role.figures = RoleTableFigure.all.flatMap { cells.figures($0, year: year) }
    if role.figures.contains(where: { $0.field.unit == .dollarsPerHour }) { hourlyCount += 1 }
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
    var titles: [[UInt8]: [RoleID]] = [:]
    for role in roles.map(\.role) where titles[folded(role.title)]?.prefix(Self.toldIDs).contains(role.id) != true {
      titles[folded(role.title), default: []].append(role.id)
    }
    var unknown = UnknownNames()
    for tie in ties {
      let namesakes = titles[folded(tie.name)] ?? []
      if namesakes.count > 1 {
        let names = namesakes.prefix(Self.toldIDs).map(\.text).joined(separator: ", ")
        log.add(
          "\"\(shown(tie.name))\" is the title of \(namesakes.count) rows. Write the id of the one that is meant: \(names).",
          at: tie.place)
        continue
      }
      guard let target = namesakes.first ?? ids[tie.name] ?? ids[hyphenated(tie.name)] else {
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
