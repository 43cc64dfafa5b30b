import RoleModel

/// Reads tables of an organisation's own roles, one a row, by the header that `RoleFiles.md` documents.
package enum RoleTable {
  /// Reads and checks a CSV file, or a tab-separated one by the endings `.tsv`, `.tab` and `.txt`.
  ///
  /// One pass over the file collects every finding; only behind a row that cannot be read, such as one whose quote is
  /// not closed, nothing is.
  ///
  /// - Parameter official: what makes one catalog with the table, and whose names it may not take.
  package static func read(path: String, beside official: [RoleSet] = []) -> RoleFile.Reading {
    let log = FindingLog()
    let source = source(of: path)
    if official.contains(where: { $0.sources.contains { $0.id == source.id } }) {
      log.add(
        "The file's name makes the source \"\(source.id)\", and the catalog has one. Rename the file.",
        at: Place(file: path, line: 1, field: ""))
    }
    guard var reader = reader(of: path, source: source, log: log) else {
      return .refused(log.sorted(files: [path]))
    }
    reader.finish()
    RoleFileCheck(
      roles: reader.roles, official: official.flatMap(\.roles), isIncomplete: reader.isIncomplete, log: log
    ).run()
    guard log.findings.isEmpty else { return .refused(log.sorted(files: [path])) }
    return .sound(RoleSet(sources: [reader.source], roles: reader.roles.map(\.role)))
  }

  /// A reader that has read all rows; nil, with a finding, when there are none.
  private static func reader(of path: String, source: Source, log: FindingLog) -> RoleTableReader? {
    var reader: RoleTableReader?
    do throws(TableError) {
      let isTabbed = ["tsv", "tab", "txt"].contains { path.lowercased().hasSuffix(".\($0)") }
      let rows = try DelimitedText(path: path, format: .init(delimiter: isTabbed ? .tab : .comma))
      guard let header = try rows.next() else { throw TableError.noHeader(rows.table) }
      reader = RoleTableReader(header: TableHeader(header), source: source, log: log)
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
    return reader
  }

  private static func source(of path: String) -> Source {
    let document = TablePlace(file: path).document
    let name = document.split(separator: ".").dropLast().joined(separator: ".")
    let label = shown(name.isEmpty ? document : name)
    let words = hyphenated(label)
    let id = words.isEmpty ? "roles" : words
    return Source(
      id: SourceID(id), label: label, publisher: "the file's owner", title: "Table of roles \(shown(document))",
      document: document, licence: "the file's owner", method: "Not stated; the figures are the organisation's own.",
      independenceGroup: id)
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
