@testable import RoleImport

/// Workbooks for tests, of which every part can be replaced.
struct WorkbookBytes {
  var sheets: [(name: String, state: String, rows: String)]
  var strings: String?
  var styles: String?
  /// Added to or put in place of the parts.
  var others: [ArchiveBytes.Entry] = []
  var date1904 = false

  /// One sheet with these rows.
  init(_ rows: String, strings: String? = nil, styles: String? = nil) {
    sheets = [("Pay", "visible", rows)]
    self.strings = strings
    self.styles = styles
  }

  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  static func sheet(_ rows: String) -> String {
    "<?xml version=\"1.0\"?><worksheet xmlns=\"\(main)\"><sheetData>\(rows)</sheetData><extLst><t>x</t></extLst></worksheet>"
  }

  private static func relations(_ relations: [(kind: String, target: String)]) -> String {
    let list = relations.enumerated().map { index, relation in
      "<Relationship Id=\"r\(index)\" Type=\"\(kinds)/\(relation.kind)\" Target=\"\(relation.target)\"/>"
    }
    return "<Relationships>\(list.joined())</Relationships>"
  }

  var entries: [ArchiveBytes.Entry] {
    var relations = sheets.indices.map { (kind: "worksheet", target: "worksheets/sheet\($0).xml") }
    if strings != nil { relations.append(("sharedStrings", "/xl/sharedStrings.xml")) }
    if styles != nil { relations.append(("styles", "./../xl/styles.xml")) }
    let listed = sheets.enumerated().map { index, sheet in
      "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" state=\"\(sheet.state)\" r:id=\"r\(index)\"/>"
    }
    var result: [ArchiveBytes.Entry] = [
      .init("_rels/.rels", Self.relations([("officeDocument", "xl/workbook.xml")])),
      .init(
        "xl/workbook.xml",
        "<workbook><workbookPr date1904=\"\(date1904 ? 1 : 0)\"/><sheets>\(listed.joined())</sheets></workbook>"),
      .init("xl/_rels/workbook.xml.rels", Self.relations(relations)),
    ]
    for (index, sheet) in sheets.enumerated() {
      result.append(.init("xl/worksheets/sheet\(index).xml", Self.sheet(sheet.rows)))
    }
    if let strings { result.append(.init("xl/sharedStrings.xml", "<sst>\(strings)</sst>")) }
    if let styles { result.append(.init("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>")) }
    return result.filter { entry in !others.contains { $0.name == entry.name } } + others
  }

  func file(_ name: String = "a.xlsx") throws -> TemporaryFile {
    try TemporaryFile(name, ArchiveBytes(entries: entries).bytes)
  }
}

/// A row as tests compare it: its number, and its cells with their columns' letters.
func described(_ row: TableRow) -> String {
  let cells = (0..<row.count).filter { !row.utf8($0).isEmpty }.map { column in
    columnLetters(column) + (row.indent(column) == 0 ? "" : ">\(row.indent(column))") + "=" + row[column]
  }
  return "\(row.number): " + cells.joined(separator: " ")
}
