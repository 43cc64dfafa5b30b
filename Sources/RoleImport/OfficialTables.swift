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
  case sexAndRace(path: String, titles: String)
  case ages(path: String, titles: String)
  case earnings(path: String, titles: String)
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
  }

  /// The tables that a bundle needs, in the order in which they are joined, from a folder with each publisher's files in a
  /// folder of its own: `onet`, `oews`, `ep`, `cps` and `bea`. Of several years the latest is taken.
  ///
  /// - Throws: when one of them is not there.
  package static func inFolder(_ folder: String) throws(TableError) -> [OfficialTable] {
    let found = Folder(path: folder)
    let titles = try found.file("cps", titlesName)
    return [
      .onet(path: "\(folder)/onet", includesTasks: false),
      .codes(path: try found.file("ep", "nem-onet-to-soc-crosswalk")),
      .oews(path: try found.file("oews", "national_M")), .oews(path: try found.file("oews", "state_M")),
      .outlook(path: try found.workbook("ep", "occupation-", holding: outlookSheet)),
      .educationShares(path: try found.workbook("ep", "occupation-", holding: educationSheet)),
      .skillScores(path: try found.file("ep", "table_6.2")),
      .sexAndRace(path: try found.workbook("cps", "cpsa", holding: cpsSheets[0]), titles: titles),
      .ages(path: try found.workbook("cps", "cpsa", holding: cpsSheets[1]), titles: titles),
      .earnings(path: try found.workbook("cps", "cpsa", holding: cpsSheets[2]), titles: titles),
      .prices(path: try found.file("bea", "SARPP_STATE")),
    ]
  }

  /// The tables in files that someone names; workbooks of several tables give each that is read.
  package static func named(
    _ kind: Kind, files: [String], includesTasks: Bool = false
  ) throws(TableError) -> [OfficialTable] {
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
  private static let titlesName = "cps-title-to-soc"

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
    guard let titles else {
      throw .content(
        TablePlace(file: files.first ?? ""),
        sentence:
          "CPS tables have titles and no codes. Name the CSV that joins them as well, such as \(titlesName).csv.")
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
        TablePlace(file: workbooks.first ?? files[0]),
        sentence:
          "There is no sheet \(cpsSheets.joined(separator: ", ")) to read. Name the annual tables 11, 11b or 39.")
    }
    return tables
  }

  private static func isWorkbook(_ file: String) throws(TableError) -> Bool {
    try contents(ofFile: file) == .zip || file.lowercased().hasSuffix(".xlsx")
  }
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
