/// An Excel workbook (.xlsx: ECMA-376, in its strict form too).
package final class Workbook {
  /// One worksheet; sheets that hold a chart are left out.
  package struct Sheet: Sendable {
    package let name: String
    package let isHidden: Bool
    fileprivate let entry: Archive.Entry
  }

  package let path: String
  /// In the order of their tabs.
  package let sheets: [Sheet]
  private let archive: Archive
  private let context: WorkbookContext

  /// - Parameter showsFormats: whether numbers have what their formats add: `5%`, `54000 €`, `00123`.
  package init(
    path: String, showsFormats: Bool = false, limits: TableLimits = TableLimits()
  ) throws(TableError) {
    self.path = path
    let archive = try Archive(path: path, limits: limits)
    let main = try WorkbookRelations(ofPart: "", in: archive).path(ofKind: "officeDocument") ?? "xl/workbook.xml"
    guard let mainEntry = archive.firstEntry(at: main), !main.hasSuffix(".bin") else {
      throw .notAWorkbook(file: path, reason: Self.kind(of: archive))
    }
    let list = try WorkbookSheetList(mainEntry, of: archive)
    let relations = try WorkbookRelations(ofPart: main, in: archive)
    var sheets: [Sheet] = []
    for listed in list.sheets {
      guard let relation = relations.byID[listed.relation], relation.kind == "worksheet" else { continue }
      guard let entry = archive.firstEntry(at: relation.path) else {
        throw .damagedSheet(
          TablePlace(file: path, part: .sheet(listed.name)),
          detail: "Its file \(shown(relation.path)) is missing in the workbook")
      }
      sheets.append(Sheet(name: listed.name, isHidden: listed.isHidden, entry: entry))
    }
    guard !sheets.isEmpty else { throw .notAWorkbook(file: path, reason: "it has no worksheet") }
    self.sheets = sheets
    self.archive = archive
    context = WorkbookContext(
      styles: try WorkbookStyles(relations.path(ofKind: "styles").flatMap(archive.firstEntry), of: archive),
      strings: try WorkbookStrings(relations.path(ofKind: "sharedStrings").flatMap(archive.firstEntry), of: archive),
      startsIn1904: list.startsIn1904, showsFormats: showsFormats, limits: limits)
  }

  /// The sheet of this name; letter case and white space around it don't matter.
  package func sheet(named name: String) throws(TableError) -> Sheet {
    if let sheet = sheets.first(where: { $0.name == name }) { return sheet }
    let wanted = Self.plain(name)
    guard let sheet = sheets.first(where: { Self.plain($0.name) == wanted }) else {
      throw .missingSheet(file: path, name: name, sheets: sheets.map(\.name))
    }
    return sheet
  }

  /// The first sheet that is not hidden.
  package var firstVisibleSheet: Sheet { sheets.first { !$0.isHidden } ?? sheets[0] }

  /// The rows of a sheet. Several sheets may be read at the same time.
  package func rows(of sheet: Sheet) throws(TableError) -> WorkbookRows {
    try WorkbookRows(
      try archive.stream(sheet.entry), of: TablePlace(file: path, part: .sheet(sheet.name)), context: context)
  }

  private static func plain(_ name: String) -> String {
    name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// What an archive without a workbook's main part is.
  private static func kind(of archive: Archive) -> String {
    let paths = Set(archive.entries.map { $0.name.lowercased() })
    if paths.contains("xl/workbook.bin") { return "it is a binary workbook (.xlsb)" }
    if paths.contains("mimetype"), paths.contains("content.xml") { return "it is an OpenDocument file" }
    if paths.contains("word/document.xml") { return "it is a text document (.docx)" }
    return "it is a zip archive of other files"
  }
}
