import RoleModel
import SystemFiles

/// A page of a publisher's web site, or what its query forms export: figures without what the tables say of them.
struct WebExport {
  /// What heads such a table's columns, without the marks of footnotes. Source: the exports of data.bls.gov and bls.gov.
  private static let columns = [
    "annual mean wage", "hourly mean wage", "mean hourly wage", "occupation soc code", "occupation code",
    "occupation title",
    "series id",
  ].map { folded($0) }

  private let isPage: Bool

  /// nil for a file that is something else.
  init?(file: String) throws(TableError) {
    guard !Files.isFolder(file) else { return nil }
    let stream = try FileStream(path: file)
    var start = [UInt8](repeating: 0, count: 512)
    let count = try start.withUnsafeMutableBytes { stream.read(into: $0) }.get()
    let text = start[..<count].drop { [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
    if text.first == UInt8(ascii: "<") {
      isPage = true
      return
    }
    // What cannot be read here is no export, and its reader says what it is.
    guard let rows = try? Self.firstRows(of: file, FileContents(start[..<count])),
      rows.contains(where: { row in (0..<row.count).contains { Self.isColumn(row.trimmed($0)) } })
    else { return nil }
    isPage = false
  }

  private static func firstRows(of file: String, _ contents: FileContents) throws(TableError) -> [TableRow] {
    let rows: any TableRows
    switch contents {
    case .zip:
      let archive = try Archive(path: file)
      guard archive.isWorkbook else { return [] }
      let workbook = try Workbook(path: file)
      rows = try workbook.rows(of: workbook.firstVisibleSheet)
    case .text: rows = try DelimitedText(path: file, format: .init(encoding: .utf8OrLatin1))
    case .nothing, .oldOffice, .utf16, .other: return []
    }
    var first: [TableRow] = []
    while first.count < 12, let row = try rows.next() { first.append(row) }
    return first
  }

  private static func isColumn(_ name: String) -> Bool {
    let words = folded(name).split(separator: 0x20).filter { !$0.allSatisfy { (0x30...0x39).contains($0) } }
    return columns.contains(Array(words.joined(separator: [0x20])))
  }

  /// What to take in its place.
  func sentence(_ kind: OfficialTables.Kind) -> String {
    let words =
      isPage
      ? "This is a web page, and no table." : "This is an export of a web page, which lacks columns of the table."
    return "\(words) Download \(kind.download)."
  }
}

extension OfficialTables.Kind {
  /// Which file to take, and where it is.
  fileprivate var download: String {
    switch self {
    case .onet: "the database, such as db_30_1_text.zip, at onetcenter.org/database.html"
    case .oews: "the national or the state table, oesm25nat.zip or oesm25st.zip, at bls.gov/oes/tables.htm"
    case .projections: "the occupation workbook, occupation.xlsx, at bls.gov/emp/tables.htm"
    case .cps: "the annual tables cpsaat11.xlsx, cpsaat11b.xlsx or cpsaat39.xlsx at bls.gov/cps/tables.htm"
    case .prices: "SARPP.zip, regional price parities by state, at apps.bea.gov/regional/downloadzip.htm"
    }
  }
}
