import RoleModel
import SystemFiles

/// The tables of one O*NET release as its publisher ships them: a folder of workbooks or texts, or the zip of texts.
struct ONetFiles {
  /// One table's rows, and the name of its file.
  struct Table {
    var rows: any TableRows
    var document: String
    /// Of a workbook.
    var sheet: String?

    func locator(of row: TableRow) -> Locator { Locator(document: document, position: "row \(row.number)") }
  }

  /// Such as `29.3`.
  let release: String
  private let path: String
  /// The zip; nil for a folder.
  private let archive: Archive?

  private static let textFormat = DelimitedText.Format(delimiter: .tab, quotes: .text, encoding: .utf8OrLatin1)

  init(path: String) throws(TableError) {
    self.path = path
    archive = Files.isFolder(path) ? nil : try Archive(path: path)
    if archive?.firstEntry(at: "[Content_Types].xml") != nil {
      throw .content(
        TablePlace(file: path), sentence: "This is a single workbook. Name the folder that has those of the release.")
    }
    release = try Self.release(of: path, archive)
  }

  /// The table of this name, such as `Skills`.
  func table(_ name: String) throws(TableError) -> Table {
    if let archive {
      let file = "\(name).txt"
      guard has(file) else { throw missing(name) }
      let stream = try archive.stream(archive.entry(named: file))
      return Table(rows: DelimitedText(stream, format: Self.textFormat, limits: archive.limits), document: file)
    }
    if has("\(name).xlsx") {
      let workbook = try Workbook(path: "\(path)/\(name).xlsx")
      let sheet = workbook.firstVisibleSheet
      return Table(rows: try workbook.rows(of: sheet), document: "\(name).xlsx", sheet: sheet.name)
    }
    guard has("\(name).txt") else { throw missing(name) }
    return Table(
      rows: try DelimitedText(path: "\(path)/\(name).txt", format: Self.textFormat), document: "\(name).txt")
  }

  /// The table of this name; nil when the release lacks it.
  func optionalTable(_ name: String) throws(TableError) -> Table? {
    let endings = archive == nil ? ["xlsx", "txt"] : ["txt"]
    return endings.contains { has("\(name).\($0)") } ? try table(name) : nil
  }

  private func has(_ file: String) -> Bool {
    guard let archive else { return Files.mayBeThere("\(path)/\(file)") }
    let ending = "/" + file.lowercased()
    return archive.entries.contains { ("/" + $0.name.lowercased()).hasSuffix(ending) }
  }

  private func missing(_ name: String) -> TableError {
    if archive != nil, has("\(name).xlsx") {
      return .content(
        TablePlace(file: path), sentence: "The archive holds workbooks. Unpack it, and name the folder that has them.")
    }
    if name == "Skills", ["xlsx", "txt"].contains(where: { has("Transferable Skills.\($0)") }) {
      return .content(
        TablePlace(file: path),
        sentence: "From O*NET 30.3 on, Skills are split into several tables, which are not read yet. "
          + "Take an earlier release.")
    }
    return .content(
      TablePlace(file: path),
      sentence: "There is no O*NET table \"\(name)\" (\(archive == nil ? ".xlsx or .txt" : ".txt")). "
        + "Take all tables of one release, under their publisher's names.")
  }

  /// The release by the first line of `Read Me.txt`, or by a name such as `db_29_3_text`.
  private static func release(of path: String, _ archive: Archive?) throws(TableError) -> String {
    var names = [path.split(separator: "/").last.map(String.init) ?? ""]
    var readMe: DelimitedText?
    if let archive {
      names += archive.entries.map(\.name)
      let entry = archive.entries.first { ("/" + $0.name.lowercased()).hasSuffix("/read me.txt") }
      if let entry { readMe = DelimitedText(try archive.stream(entry), format: textFormat) }
    } else if Files.mayBeThere("\(path)/Read Me.txt") {
      readMe = try DelimitedText(path: "\(path)/Read Me.txt", format: textFormat)
    }
    if let line = try readMe?.next(), let found = line[0].firstMatch(of: /O\*NET[^0-9]* ([0-9]{2}\.[0-9]) Database/) {
      return String(found.1)
    }
    for name in names {
      if let found = name.firstMatch(of: /db_([0-9]{2})_([0-9])(?![0-9])/) { return "\(found.1).\(found.2)" }
    }
    throw .content(
      TablePlace(file: path),
      sentence: "The files don't say which release of O*NET they are. Put the release's Read Me.txt beside them.")
  }
}
