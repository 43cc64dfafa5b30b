import Testing

@testable import RoleImport

/// What files that are damaged, hostile or no workbooks are refused with.
@Suite struct WorkbookRefusalTests {
  /// The sentence that reading all of a workbook's sheets ends in.
  private func refusal(_ file: TemporaryFile, limits: TableLimits = TableLimits()) -> String {
    do throws(TableError) {
      let workbook = try Workbook(path: file.path, limits: limits)
      for sheet in workbook.sheets {
        let rows = try workbook.rows(of: sheet)
        do throws(TableError) {
          while try rows.next() != nil {}
        } catch {
          // There is nothing behind an error.
          #expect((try? rows.next()?.number ?? 0) == 0)
          throw error
        }
      }
      return "no error"
    } catch { return file.sentence(error) }
  }

  private func refusal(
    _ rows: String, strings: String? = nil, styles: String? = nil, limits: TableLimits = TableLimits()
  ) throws -> String {
    refusal(try WorkbookBytes(rows, strings: strings, styles: styles).file(), limits: limits)
  }

  private func refusal(part name: String, _ text: String, limits: TableLimits = TableLimits()) throws -> String {
    try refusal(part: .init(name, text), limits: limits)
  }

  private func refusal(part: ArchiveBytes.Entry, limits: TableLimits = TableLimits()) throws -> String {
    var bytes = WorkbookBytes("")
    bytes.others = [part]
    return refusal(try bytes.file(), limits: limits)
  }

  private let sheet = "xl/worksheets/sheet0.xml"
  private let end = ". Open the workbook in a spreadsheet program and save it again."

  @Test func `a sound workbook has no error`() throws {
    #expect(try refusal("<row><c><v>1</v></c></row>", strings: "", styles: "") == "no error")
  }

  @Test func `a missing sheet is named, with the one that was meant`() throws {
    var bytes = WorkbookBytes("")
    bytes.sheets.append(("Table 1.2", "visible", ""))
    let file = try bytes.file()
    let workbook = try Workbook(path: file.path)
    func sentence(_ name: String) -> String {
      do throws(TableError) {
        _ = try workbook.sheet(named: name)
        return "no error"
      } catch { return file.sentence(error) }
    }
    #expect(sentence("Tabel 1.2") == #"a.xlsx: The workbook has no sheet "Tabel 1.2". Did you mean "Table 1.2"?"#)
    #expect(sentence("x") == #"a.xlsx: The workbook has no sheet "x". Its sheets are "Pay", "Table 1.2"."#)
  }

  @Test func `a text named .xlsx is refused`() throws {
    #expect(
      refusal(try TemporaryFile("a.xlsx", Array("code,pay\n".utf8)))
        == "a.xlsx: The file is no zip archive, which an Excel workbook (.xlsx) is too: it is a text. "
        + "Name it .csv or .txt, or download it again.")
  }

  @Test(arguments: [
    ("readme.txt", "it is a zip archive of other files"), ("word/document.xml", "it is a text document (.docx)"),
    ("xl/workbook.bin", "it is a binary workbook (.xlsb)"),
  ])
  func `other zip archives are told apart`(name: String, reason: String) throws {
    let file = try TemporaryFile("a.xlsx", ArchiveBytes(entries: [.init(name, "x")]).bytes)
    #expect(refusal(file) == "a.xlsx: The file is no Excel workbook: \(reason). Save the table as .xlsx.")
  }

  @Test func `a workbook that lacks its sheets is refused`() throws {
    #expect(
      try refusal(part: "xl/workbook.xml", "<workbook/>")
        == "a.xlsx: The file is no Excel workbook: it has no worksheet. Save the table as .xlsx.")
    #expect(
      try refusal(part: "xl/workbook.xml", "<html/>")
        == "a.xlsx: The file is no Excel workbook: its main part is no workbook. Save the table as .xlsx.")
    #expect(try refusal(part: sheet, "<html/>") == "a.xlsx, sheet \"Pay\": Its file is no worksheet\(end)")
    #expect(
      try refusal(
        part: "xl/_rels/workbook.xml.rels",
        #"<Relationships><Relationship Id="r0" Type="x/worksheet" Target="x.xml"/></Relationships>"#)
        == "a.xlsx, sheet \"Pay\": Its file xl/x.xml is missing in the workbook\(end)")
  }

  @Test func `a workbook cut anywhere is refused`() throws {
    let bytes = ArchiveBytes(entries: WorkbookBytes("<row><c><v>1</v></c></row>").entries).bytes
    for length in stride(from: 4, to: bytes.count - 22, by: 41) {
      let sentence = refusal(try TemporaryFile("a.xlsx", Array(bytes.prefix(length))))
      #expect(
        sentence
          == "a.xlsx: The archive is damaged: its directory is missing, so its end is cut off. Download the file again."
      )
    }
  }

  @Test(arguments: ["xl/worksheets/sheet0.xml", "xl/workbook.xml", "_rels/.rels", "xl/sharedStrings.xml"])
  func `a gigabyte of zeros in any part is refused`(part: String) throws {
    var bytes = WorkbookBytes("", strings: "")
    bytes.others = [.zeros(part, megabytes: 1024)]
    #expect(refusal(try bytes.file()).contains("a.xlsx, entry \(part): The entry's"))
  }

  @Test func `zeros that are few enough are no XML`() throws {
    #expect(
      try refusal(part: .zeros(sheet, megabytes: 1))
        == "a.xlsx, sheet \"Pay\": The workbook is damaged: its XML has an error in line 1, column 1 (not well-formed "
        + "(invalid token)). Download it again, or open it in a spreadsheet program and save it again.")
  }

  @Test func `XML that ends early is refused with the row that it reached`() throws {
    #expect(
      try refusal(part: sheet, "<worksheet><sheetData><row r=\"7\"><c r=\"C7\"><v>1")
        .hasPrefix("a.xlsx, sheet \"Pay\", row 7, column C: The workbook is damaged: its XML has an error in line 1, "))
  }

  @Test func `a document type is refused, and its entities are never expanded`() throws {
    var text = "<!DOCTYPE worksheet [<!ENTITY a \"aaaaaaaaaa\">"
    for (name, inner) in zip("bcdefghij", "abcdefghi") {
      text += "<!ENTITY \(name) \"" + String(repeating: "&\(inner);", count: 10) + "\">"
    }
    text += "]><worksheet><sheetData><row><c t=\"str\"><v>&j;</v></c></row></sheetData></worksheet>"
    let sentence =
      "The workbook declares an XML document type, which no workbook may. Don't trust the file; get it from its publisher."
    #expect(try refusal(part: sheet, text) == "a.xlsx, sheet \"Pay\": \(sentence)")
    let outer = "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><sst/>"
    var bytes = WorkbookBytes("", strings: "")
    bytes.others = [.init("xl/sharedStrings.xml", outer)]
    #expect(refusal(try bytes.file()) == "a.xlsx, entry xl/sharedStrings.xml: \(sentence)")
    #expect(try refusal("<row><c t=\"str\"><v>&nbsp;</v></c></row>").contains("(undefined entity)"))
  }

  @Test func `rows and cells out of order are refused`() throws {
    let cell = "<c><v>1</v></c>"
    #expect(
      try refusal("<row r=\"5\">\(cell)</row><row r=\"4\"></row>")
        == "a.xlsx, sheet \"Pay\", row 5: Row 4 stands behind row 5\(end)")
    #expect(try refusal("<row r=\"5\"/><row r=\"5\"/>").contains("row 5: Row 5 stands behind row 5."))
    #expect(
      try refusal("<row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row>").contains("row 1: Column A stands behind column B."))
    #expect(
      try refusal("<row r=\"1\"><c r=\"A2\"/></row>").contains(
        "row 1: A cell of this row says that it stands elsewhere."))
    #expect(try refusal("<row r=\"0\"/>").contains("A row behind this one has the number \"0\"."))
    #expect(try refusal("<row r=\"1e9\"/>").contains("A row behind this one has the number \"1e9\"."))
  }

  @Test(arguments: ["", "A", "1", "AAAA1", "A12345678", "A1 ", "a1", "A-1", "Ä1", "A0"])
  func `odd cell names are refused`(name: String) throws {
    #expect(
      try refusal("<row r=\"1\"><c r=\"\(name)\"/></row>").contains("A cell of this row says that it stands elsewhere.")
    )
  }

  @Test(arguments: ["1", "-1", "x", "99999999999999999999"])
  func `a shared text that there is not is refused with its cell`(number: String) throws {
    #expect(
      try refusal("<row r=\"4\"><c r=\"B4\" t=\"s\"><v>\(number)</v></c></row>", strings: "<si><t>a</t></si>")
        == "a.xlsx, sheet \"Pay\", row 4, column B: The cell refers to shared text \(number), which there is not\(end)")
  }

  @Test func `more than the limits is refused before it fills the memory`() throws {
    let check = ", and no more are read. Check that this is the table you mean."
    #expect(
      try refusal("<row r=\"1\"><c r=\"BXY1\"><v>1</v></c></row>")
        == "a.xlsx, sheet \"Pay\", row 1: There are more than 2000 columns\(check)")
    #expect(try refusal("<row r=\"9999999\"/>").contains("There are more than 1048576 rows\(check)"))
    var limits = TableLimits()
    limits.cellLength = 10
    #expect(
      try refusal("<row><c t=\"str\"><v>12345678901</v></c></row>", limits: limits)
        == "a.xlsx, sheet \"Pay\", row 1, column A: There are more than 10 bytes in the cell\(check)")
    let long = "<si><t>12345678901</t></si>"
    let twice = "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c></row>"
    #expect(
      try refusal(twice, strings: long, limits: limits).contains("column A: There are more than 10 bytes in the cell"))
    limits = TableLimits()
    limits.rowLength = 20
    #expect(
      try refusal(twice, strings: long, limits: limits).contains("row 1: There are more than 20 bytes in the row"))
    limits = TableLimits()
    limits.sharedStringsLength = 10
    #expect(
      try refusal("", strings: long, limits: limits)
        == "a.xlsx, entry xl/sharedStrings.xml: There are more than 10 bytes of shared texts\(check)")
    limits.sharedStrings = 1
    #expect(try refusal("", strings: "<si/><si/>", limits: limits).contains("There are more than 1 shared texts"))
    limits.styles = 1
    #expect(
      try refusal("", styles: "<cellXfs><xf/><xf/></cellXfs>", limits: limits).contains("more than 1 cell formats"))
    limits.sheets = 0
    #expect(try refusal("", limits: limits).contains("a.xlsx, entry xl/workbook.xml: There are more than 0 sheets"))
  }

  @Test func `XML nested without end, and tags without end, are refused`() throws {
    #expect(
      try refusal(String(repeating: "<a>", count: 100_000))
        .hasPrefix("a.xlsx, sheet \"Pay\": There are more than 64 levels of XML elements, and"))
    // Not packed, so that the ratio does not tell.
    let tag = "<worksheet x=\"" + String(repeating: "x", count: 3 << 20)
    #expect(
      try refusal(part: .init(sheet, Array(tag.utf8), isPacked: false))
        .hasPrefix("a.xlsx, sheet \"Pay\": There are more than 1048576 bytes in an XML tag, and"))
    let comment = "<worksheet><!--" + String(repeating: "x", count: 3 << 20)
    #expect(
      try refusal(part: .init(sheet, Array(comment.utf8), isPacked: false)).contains("1048576 bytes in an XML tag, and")
    )
  }

  @Test(arguments: [
    "<c><v>1</v></c>", "<row><c><c><v>1</v></c></c></row>", "<row><v>1</v><t>x</t></row>", "<row><row><c/></row></row>",
    "<row><c t=\"s\"><v/></c></row>", "<row><c t=\"\"><v>1</v></c></row>", "<row><c s=\"-5\"><v>1</v></c></row>",
    "<row><c s=\"99999999999999999999\"><v>1</v></c></row>", "<row><is><t>x</t></is></row>",
    "<row><c t=\"inlineStr\"><is><is><t><t>x</t></t></is></is></c></row>", "<row><c><v>1e999</v><v>nan</v></c></row>",
  ])
  func `odd but readable XML does no harm`(rows: String) throws {
    #expect(try refusal(rows, styles: "<cellXfs><xf numFmtId=\"14\"/></cellXfs>") == "no error")
  }

  @Test func `whatever byte of the XML is changed, reading ends in rows or a sentence`() throws {
    let text = Array(
      WorkbookBytes.sheet("<row r=\"1\"><c r=\"A1\" t=\"s\" s=\"0\"><v>0</v></c><c r=\"B1\"><v>45778.5</v></c></row>")
        .utf8)
    for index in text.indices {
      for value in [0x22, 0x30, 0x3C, 0xFF] as [UInt8] {
        var bytes = WorkbookBytes("", strings: "<si><t>a</t></si>", styles: "<cellXfs><xf numFmtId=\"14\"/></cellXfs>")
        var changed = text
        changed[index] = value
        bytes.others = [.init(sheet, changed)]
        #expect(!refusal(try bytes.file()).isEmpty)
      }
    }
  }
}
