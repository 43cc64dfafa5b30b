import RoleModel
import SystemFiles

/// The tables of one O*NET release as its publisher ships them: a folder of workbooks, texts or CSV files, or the zip of them.
struct ONetFiles {
  /// One table's rows, and the name of its file.
  struct Table {
    var rows: any TableRows
    var document: String

    func locator(of row: TableRow) -> Locator { Locator(document: document, position: "row \(row.number)") }
  }

  /// How a table is written, by the ending of its file.
  private enum Format: String, CaseIterable {
    case workbook = "xlsx"
    case text = "txt"
    case csv
  }

  let release: ONetRelease
  private let path: String
  /// The zip; nil for a folder.
  private let archive: Archive?

  private static let textFormat = DelimitedText.Format(delimiter: .tab, quotes: .text, encoding: .utf8OrLatin1)
  private static let csvFormat = DelimitedText.Format(encoding: .utf8OrLatin1)

  init(path: String) throws(TableError) {
    self.path = path
    archive = Files.isFolder(path) ? nil : try Archive(path: path)
    if let archive, archive.isWorkbook {
      throw .content(
        TablePlace(file: path), sentence: "This is a single workbook. Name the folder that has those of the release.")
    }
    release = try Self.release(of: path, archive)
    guard release.isFrom(25, 1) else {
      throw .content(
        TablePlace(file: path),
        sentence: "This is O*NET \(release.number) of \(release.month), whose codes are of SOC 2010. "
          + "Take O*NET 25.1 or later, which has SOC 2018.")
    }
  }

  /// The table of this name, such as `Knowledge`.
  func table(_ name: String) throws(TableError) -> Table { try table([name]) }

  /// The table by the first of its names, of which each release has one.
  func table(_ names: [String]) throws(TableError) -> Table {
    guard let table = try optionalTable(names) else { throw missing(names) }
    return table
  }

  /// The table; nil when the release lacks it.
  func optionalTable(_ names: [String]) throws(TableError) -> Table? {
    for name in names {
      for format in Format.allCases {
        // CSV files are named as databases name tables: `job_zones.csv`.
        for file in ["\(name).\(format.rawValue)", "\(name.lowercased().replacing(" ", with: "_")).\(format.rawValue)"]
        {
          if let table = try table(file, format) { return table }
        }
      }
    }
    return nil
  }

  /// The tables of an older layout, else all those of a newer one.
  func tables(_ old: [String], or new: [String]) throws(TableError) -> [Table] {
    if let table = try optionalTable(old) { return [table] }
    var tables: [Table] = []
    for name in new {
      guard let table = try optionalTable([name]) else { throw missing(tables.isEmpty ? old + new : [name]) }
      tables.append(table)
    }
    return tables
  }

  private func table(_ file: String, _ format: Format) throws(TableError) -> Table? {
    let ending = "/" + file.lowercased()
    var place = "\(path)/\(file)"
    if let archive {
      guard archive.entries.contains(where: { ("/" + $0.name.lowercased()).hasSuffix(ending) }) else { return nil }
      place = "\(path)/\(try archive.entry(named: file).name)"
    } else if !Files.mayBeThere(place) {
      return nil
    }
    switch format {
    case .workbook:
      let workbook = try Workbook(path: place)
      return Table(rows: try workbook.rows(of: workbook.firstVisibleSheet), document: file)
    case .text: return Table(rows: try DelimitedText(path: place, format: Self.textFormat), document: file)
    case .csv: return Table(rows: try DelimitedText(path: place, format: Self.csvFormat), document: file)
    }
  }

  private func missing(_ names: [String]) -> TableError {
    .content(
      TablePlace(file: path),
      sentence: "There is no O*NET table \(names.map { "\"\($0)\"" }.joined(separator: " or ")) (.xlsx, .txt or .csv). "
        + "Take all tables of one release, under their publisher's names.")
  }

  /// The release by the first line of `Read Me.txt`, or by a name such as `db_29_3_text`.
  private static func release(of path: String, _ archive: Archive?) throws(TableError) -> ONetRelease {
    var names = [path.split(separator: "/").last.map(String.init) ?? ""]
    var readMe: DelimitedText?
    if let archive {
      names += archive.entries.map(\.name)
      let entry = archive.entries.first { ("/" + $0.name.lowercased()).hasSuffix("/read me.txt") }
      if let entry { readMe = try DelimitedText(path: "\(path)/\(entry.name)", format: textFormat) }
    } else if Files.mayBeThere("\(path)/Read Me.txt") {
      readMe = try DelimitedText(path: "\(path)/Read Me.txt", format: textFormat)
    }
    if let line = try readMe?.next(),
      let found = line[0].firstMatch(of: /O\*NET[^0-9]* ([0-9]{1,2})\.([0-9]) Database/),
      let major = Int(found.1), let minor = Int(found.2)
    {
      return ONetRelease(major: major, minor: minor, stated: try readMe?.next()?[0])
    }
    for name in names {
      if let found = name.firstMatch(of: /db_([0-9]{1,2})_([0-9])(?![0-9])/), let major = Int(found.1),
        let minor = Int(found.2)
      {
        return ONetRelease(major: major, minor: minor)
      }
    }
    throw .content(
      TablePlace(file: path),
      sentence: "The files don't say which release of O*NET they are. Put the release's Read Me.txt beside them.")
  }
}
