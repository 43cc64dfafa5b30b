import RoleModel
import SystemFiles

/// One official table, and where it lies.
package enum OfficialTable: Sendable, Hashable {
  case onet(path: String, includesTasks: Bool)
  /// Which BLS code each O*NET occupation is counted under.
  case codes(path: String)
  case oews(path: String)
  case outlook(path: String)
  case educationShares(path: String)
  case skillScores(path: String)
  /// `titles` is someone's own list of which codes are counted under each title of the census; nil for the program's.
  case sexAndRace(path: String, titles: String?)
  case ages(path: String, titles: String?)
  case earnings(path: String, titles: String?)
  case prices(path: String)

  fileprivate var isOfCodes: Bool {
    if case .codes = self { true } else { false }
  }

  /// What a screen says while it is read.
  package var words: String {
    switch self {
    case .onet: "O*NET"
    case .codes: "codes of the projections"
    case .oews(let path): TablePlace(file: path).document
    case .outlook: "projections"
    case .educationShares: "schooling of workers"
    case .skillScores: "BLS skill scores"
    case .sexAndRace: "CPS sex and race"
    case .ages: "CPS ages"
    case .earnings: "CPS earnings"
    case .prices: "prices by state"
    }
  }
}

/// The publishers' files by what they hold.
package enum OfficialTables {
  /// The kinds of tables that an import names.
  package enum Kind: String, CaseIterable, Sendable {
    case onet, oews, projections, cps, prices

    /// How the names of tables begin that are read out of the publishers' zips, in lower case.
    fileprivate var tablesInZips: [String] {
      switch self {
      case .oews: ["national_m", "state_m", "all_data_m"]
      case .prices: ["sarpp_state"]
      case .onet, .projections, .cps: []
      }
    }
  }

  /// The tables that a bundle needs, in the order in which they are joined, from a folder with each publisher's files in a
  /// folder of its own: `onet`, `oews`, `ep`, `cps` and `bea`. Of several years the latest is taken.
  ///
  /// - Throws: when one of them is not there.
  package static func inFolder(_ folder: String) throws(TableError) -> [OfficialTable] {
    let found = Folder(path: folder)
    return [
      .onet(path: "\(folder)/onet", includesTasks: false),
      .codes(path: try found.file("ep", "nem-onet-to-soc-crosswalk")),
      .oews(path: try found.file("oews", "national_M")), .oews(path: try found.file("oews", "state_M")),
      .outlook(path: try found.workbook("ep", "occupation-", holding: outlookSheet)),
      .educationShares(path: try found.workbook("ep", "occupation-", holding: educationSheet)),
      .skillScores(path: try found.file("ep", "table_6.2")),
      .sexAndRace(path: try found.workbook("cps", "cpsa", holding: cpsSheets[0]), titles: nil),
      .ages(path: try found.workbook("cps", "cpsa", holding: cpsSheets[1]), titles: nil),
      .earnings(path: try found.workbook("cps", "cpsa", holding: cpsSheets[2]), titles: nil),
      .prices(path: try found.file("bea", "SARPP_STATE")),
    ]
  }

  /// The tables in files that someone names; workbooks of several tables, and zips, give each that is read.
  package static func named(
    _ kind: Kind, files: [String], includesTasks: Bool = false
  ) throws(TableError) -> [OfficialTable] {
    let files = try unpacked(files, kind)
    switch kind {
    case .onet: return files.map { .onet(path: $0, includesTasks: includesTasks) }
    case .oews: return files.map { .oews(path: $0) }
    case .prices: return files.map { .prices(path: $0) }
    case .projections:
      var tables: [OfficialTable] = []
      for file in files { tables += try projections(file) }
      // The codes say which rows of the others are whose.
      return tables.filter(\.isOfCodes) + tables.filter { !$0.isOfCodes }
    case .cps: return try cps(files)
    }
  }

  private static let outlookSheet = "Table 1.2"
  private static let educationSheet = "Table 5.3"
  private static let cpsSheets = ["cpsaat11", "cpsaat11b", "cpsaat39"]

  private static func projections(_ file: String) throws(TableError) -> [OfficialTable] {
    guard try isWorkbook(file) else { return [.skillScores(path: file)] }
    let sheets = try Workbook(path: file).sheets
    func has(_ name: String) -> Bool { sheets.contains { folded($0.name) == folded(name) } }
    let tables: [OfficialTable] =
      (has(outlookSheet) ? [.outlook(path: file)] : []) + (has(educationSheet) ? [.educationShares(path: file)] : [])
    return tables.isEmpty ? [.codes(path: file)] : tables
  }

  private static func cps(_ files: [String]) throws(TableError) -> [OfficialTable] {
    var titles: String?
    var workbooks: [String] = []
    for file in files {
      if try isWorkbook(file) { workbooks.append(file) } else { titles = file }
    }
    var tables: [OfficialTable] = []
    for file in workbooks {
      let sheets = try Workbook(path: file).sheets.map { folded($0.name) }
      if sheets.contains(folded(cpsSheets[0])) { tables.append(.sexAndRace(path: file, titles: titles)) }
      if sheets.contains(folded(cpsSheets[1])) { tables.append(.ages(path: file, titles: titles)) }
      if sheets.contains(folded(cpsSheets[2])) { tables.append(.earnings(path: file, titles: titles)) }
    }
    if tables.isEmpty {
      throw .content(
        TablePlace(file: workbooks.first ?? files.first ?? ""),
        sentence:
          "There is no sheet \(cpsSheets.joined(separator: ", ")) to read. Name the annual tables 11, 11b or 39 "
          + "(cpsaat11.xlsx and the like); which codes their titles stand for the program knows.")
    }
    return tables
  }

  /// The files, with the tables that lie in a publisher's zip in its place.
  private static func unpacked(_ files: [String], _ kind: Kind) throws(TableError) -> [String] {
    var unpacked: [String] = []
    for file in files {
      guard kind != .onet || !Files.isFolder(file) else {
        unpacked.append(file)
        continue
      }
      if let page = try WebExport(file: file) { throw .content(TablePlace(file: file), sentence: page.sentence(kind)) }
      unpacked += kind == .onet ? [file] : try tables(inZip: file, kind) ?? [file]
    }
    return unpacked
  }

  /// The paths of the tables in a zip; nil for any other file.
  private static func tables(inZip file: String, _ kind: Kind) throws(TableError) -> [String]? {
    guard !Files.isFolder(file), try contents(ofFile: file) == .zip else { return nil }
    let archive = try Archive(path: file)
    if archive.isWorkbook { return nil }
    let all = archive.entries.map(\.name).filter { name in
      let isTable = name.lowercased().hasSuffix(".xlsx") || name.lowercased().hasSuffix(".csv")
      return isTable && !name.hasPrefix("__MACOSX/")
    }
    // A zip may hold tables of other areas, and descriptions of columns, beside the one that is read.
    let wanted = all.filter { name in
      let document = TablePlace(file: name).document.lowercased()
      return kind.tablesInZips.contains { document.hasPrefix($0) }
    }
    let tables = wanted.isEmpty ? all : wanted
    return tables.isEmpty ? nil : tables.map { "\(file)/\($0)" }
  }

}

/// Whether a file is to be read as an Excel workbook.
func isWorkbook(_ file: String) throws(TableError) -> Bool {
  try contents(ofFile: file) == .zip || file.lowercased().hasSuffix(".xlsx")
}

/// The files of a folder of tables.
private struct Folder {
  let path: String

  /// The file of the latest year among those whose names begin so: the last one by the numbers in the name.
  func file(_ folder: String, _ prefix: String) throws(TableError) -> String {
    guard let name = try names(folder, prefix).last else { throw missing(folder, "\(prefix)…") }
    return "\(path)/\(folder)/\(name)"
  }

  /// The latest workbook that has a sheet of this name, alone or among others.
  func workbook(_ folder: String, _ prefix: String, holding sheet: String) throws(TableError) -> String {
    for name in try names(folder, prefix).reversed() where name.hasSuffix(".xlsx") {
      let file = "\(path)/\(folder)/\(name)"
      if try Workbook(path: file).sheets.contains(where: { folded($0.name) == folded(sheet) }) { return file }
    }
    throw missing(folder, "\(prefix)….xlsx with a sheet \"\(sheet)\"")
  }

  private func missing(_ folder: String, _ name: String) -> TableError {
    .content(
      TablePlace(file: "\(path)/\(folder)"),
      sentence: "There is no \(name) here. Put the publisher's file there, under its own name.")
  }

  private func names(_ folder: String, _ prefix: String) throws(TableError) -> [String] {
    let folder = "\(path)/\(folder)"
    let all: [String]
    do { all = try namesOfFiles(in: folder) } catch {
      guard error.isMissing else { throw .unreadable(file: folder, reason: error.description) }
      return []
    }
    return all.filter { $0.hasPrefix(prefix) }.sorted { left, right in
      (years(in: left).max() ?? 0, left) < (years(in: right).max() ?? 0, right)
    }
  }
}

/// The names of the visible files in a folder, sorted.
package func namesOfFiles(in folder: String) throws(SystemError) -> [String] {
  try Files.names(in: folder).filter { !$0.hasPrefix(".") }
}
