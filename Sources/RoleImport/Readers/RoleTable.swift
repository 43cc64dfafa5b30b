import RoleModel

/// Reads tables of an organisation's own roles, one a row, by the header that `RoleFiles.md` documents.
package enum RoleTable {
  /// The publisher of the sources that such tables make.
  static let publisher = "the file's owner"

  /// Reads and checks a text table, whatever its separator and encoding, or the first sheet of a workbook that has roles.
  ///
  /// One pass over the rows collects every finding; only behind a row that cannot be read, such as one whose quote is
  /// not closed, nothing is.
  ///
  /// - Parameters:
  ///   - official: what makes one catalog with the table, and whose ids it may not take.
  ///   - former: the roles that an earlier import of the table brought, whose ids stay.
  package static func read(
    path: String, beside official: [RoleSet] = [], replacing former: [Role] = []
  ) -> RoleFile.Reading {
    let log = FindingLog()
    let source = source(of: path)
    if official.contains(where: { $0.sources.contains { $0.id == source.id } }) {
      log.add(
        "The file's name makes the source \"\(source.id)\", and the catalog has one. Rename the file.",
        at: Place(file: path, line: 1, field: ""))
    }
    let others = official.flatMap(\.roles)
    var reading = RoleTableReading()
    var reader: RoleTableReader?
    do throws(TableError) {
      let file = try RoleTableFile(path: path)
      let columns = RoleTableColumns(file.header, log: log)
      let sign = decimalSign(of: file, columns)
      reading = file.reading
      if let words = sign.words { reading.additions.append(words) }
      reader = RoleTableReader(
        columns: columns, sign: sign.sign, source: source,
        ids: RoleTableIDs(taken: Set(others.map(\.id)), former: Set(former.map(\.id)), source: source.id), log: log)
      let rows = try file.rows()
      let limit = RoleLimits.roles
      while let row = try rows.next() {
        if reader?.roles.count == limit { throw TableError.limit(row.place, noun: "roles", limit: limit) }
        reader?.read(row)
      }
    } catch {
      log.add(error, file: path)
      reader?.isIncomplete = true
    }
    if let reader, reader.roles.isEmpty, log.findings.isEmpty {
      log.add("There is no role below the header.", at: Place(file: path, line: 1, field: ""))
    }
    guard var reader else { return .refused(log.sorted(files: [path])) }
    reader.finish()
    RoleFileCheck(roles: reader.roles, official: others, isIncomplete: reader.isIncomplete, log: log).run()
    guard log.findings.isEmpty else { return .refused(log.sorted(files: [path])) }
    var notes = (reading.sentence(about: source.document).map { [$0] } ?? []) + reader.notes
    if let note = sharedTitles(of: reader.roles.map(\.role), with: others) { notes.append(note) }
    return .sound(RoleSet(sources: [reader.source], roles: reader.roles.map(\.role), notes: notes))
  }

  /// The sign before decimals, and words for it where it had to be found out. Commas that part cells are no decimals.
  private static func decimalSign(
    of file: RoleTableFile, _ columns: RoleTableColumns
  ) -> (sign: DecimalSign, words: String?) {
    guard let separator = file.separator, separator != .comma else { return (.point, nil) }
    let numbers = RoleColumn.numbers.compactMap { columns.positions[$0] }
    var cells: [String] = []
    // A row that cannot be read is told when the roles are.
    if let rows = try? file.rows() {
      while let row = try? rows.next() { cells += numbers.map { row.trimmed($0) }.filter { !$0.isEmpty } }
    }
    let usual: DecimalSign = separator == .semicolon ? .comma : .point
    let shown = DecimalSign.shown(by: cells, usual: usual)
    switch shown.sign {
    case .comma: return (.comma, shown.hasSigns ? "with decimal commas" : nil)
    case .point: return (.point, shown.hasSigns && usual == .comma ? "with decimal points" : nil)
    }
  }

  /// Which titles roles of others have as well.
  private static func sharedTitles(of roles: [Role], with others: [Role]) -> String? {
    let known = Dictionary(others.map { (folded($0.title), $0.id) }) { first, _ in first }
    let shared = roles.compactMap { role in
      known[folded(role.title)].map { (title: role.title, id: role.id, other: $0) }
    }
    guard let first = shared.first else { return nil }
    let others = shared.count > 1 ? ", and so \(counted(shared.count - 1, "more title"))" : ""
    return
      "“\(first.title)” is a title of the catalog too (\(first.other))\(others): by title the own role is meant, \(first.id), and "
      + "lists mark it as own."
  }

  static func source(of path: String) -> Source {
    let document = TablePlace(file: path).document
    let name = document.split(separator: ".").dropLast().joined(separator: ".")
    let label = shown(name.isEmpty ? document : name)
    let words = hyphenated(label)
    let id = words.isEmpty ? "roles" : words
    return Source(
      id: SourceID(id), label: label, publisher: publisher, title: "Table of roles \(shown(document))",
      document: document, licence: "the file's owner", method: "Not stated; the figures are the organisation's own.",
      independenceGroup: id)
  }
}

/// The ids that the roles of a table can have.
struct RoleTableIDs {
  /// Those of others.
  var taken: Set<RoleID> = []
  /// Those that an earlier import of the table gave.
  var former: Set<RoleID> = []
  var source: SourceID

  /// The id of a title's words; with the source's before it where another's role has it.
  func id(ofWords words: String) -> RoleID {
    let long = RoleID("\(source)-\(words)")
    return taken.contains(RoleID(words)) || former.contains(long) ? long : RoleID(words)
  }
}

/// The letters a to z and digits of a text in words joined by hyphens, as ids have them; empty when there are none.
func hyphenated(_ text: String) -> String {
  let words = folded(text).split { !isIDByte($0) }
  return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
}

extension FindingLog {
  /// Adds an error of reading a table where it stands.
  fileprivate func add(_ error: TableError, file: String) {
    let start = (error.place?.description ?? file) + ": "
    let field = error.place?.column.map { "column \($0 + 1)" } ?? ""
    add(
      String(error.description.trimmingPrefix(start)),
      at: Place(file: file, line: error.place?.line ?? error.place?.row ?? 1, field: field))
  }
}
