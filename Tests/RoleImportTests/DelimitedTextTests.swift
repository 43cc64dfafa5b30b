import Testing

@testable import RoleImport

/// Bytes at hand, given in pieces of one length.
private final class Pieces: ByteStream {
  let place = TablePlace(file: "t.csv")
  private var rest: ArraySlice<UInt8>
  private let length: Int

  init(_ bytes: [UInt8], length: Int) {
    rest = bytes[...]
    self.length = length
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Result<Int, TableError> {
    let piece = rest.prefix(min(length, buffer.count))
    buffer.copyBytes(from: piece)
    rest = rest.dropFirst(piece.count)
    return .success(piece.count)
  }
}

@Suite struct DelimitedTextTests {
  private typealias Format = DelimitedText.Format

  private func table(
    _ bytes: [UInt8], _ format: Format = Format(), limits: TableLimits = TableLimits(), length: Int = 1 << 16
  ) -> DelimitedText {
    DelimitedText(Pieces(bytes, length: length), format: format, limits: limits, chunkLength: length)
  }

  private func rows(_ text: String, _ format: Format = Format(), length: Int = 1 << 16) throws -> [[String]] {
    try rows(Array(text.utf8), format, length: length)
  }

  private func rows(_ bytes: [UInt8], _ format: Format = Format(), length: Int = 1 << 16) throws -> [[String]] {
    let table = table(bytes, format, length: length)
    var rows: [[String]] = []
    while let row = try table.next() { rows.append(row.cells) }
    return rows
  }

  /// The sentence that a text is refused with.
  private func refusal(
    _ text: String, _ format: Format = Format(), limits: TableLimits = TableLimits(), length: Int = 1 << 16
  ) -> String {
    refusal(Array(text.utf8), format, limits: limits, length: length)
  }

  private func refusal(
    _ bytes: [UInt8], _ format: Format = Format(), limits: TableLimits = TableLimits(), length: Int = 1 << 16
  ) -> String {
    let table = table(bytes, format, limits: limits, length: length)
    do throws(TableError) {
      while try table.next() != nil {}
      return "no error"
    } catch {
      // There is nothing behind an error.
      #expect((try? table.next()?.number ?? 0) == 0)
      return error.description
    }
  }

  @Test(
    arguments: [
      ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
      ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
      ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]),
      ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
      ("a\r\n\r\n\r\nb\n\n", [["a"], ["b"]]),
      ("a,,c,\n", [["a", "", "c", ""]]),
      (",\n,x\n", [["", "x"]]),
      ("", []), ("\n", []), ("\"\"\n", []),
      ("\"a,b\",\"c\"\"d\"\"\",\"\"\"\"\n", [["a,b", "c\"d\"", "\""]]),
      ("\"a\nb\",c\n\"d\r\ne\rf\"\n", [["a\nb", "c"], ["d\ne\nf"]]),
      (" \"00000\",\"United States\", ,x\n", [["00000", "United States", " ", "x"]]),
      ("\"a\" ,b \n", [["a", "b "]]),
      ("  a, b c\n", [["  a", " b c"]]),
      ("=\"13-2011\",\"=\"\"007\"\"\",=\"1,2\"\n", [["13-2011", "007", "1,2"]]),
      ("=A1+B1, =,==\n=", [["=A1+B1", " =", "=="], ["="]]),
      ("5\" pipe,a\"b\n", [["5\" pipe", "a\"b"]]),
      ("\u{FEFF}a,\"b\"\n", [["a", "b"]]), ("\u{FEFF}\"a\"\n", [["a"]]),
      ("é,日本,😀\n", [["é", "日本", "😀"]]),
    ] as [(String, [[String]])])
  func `a text has the same rows in whatever pieces it comes`(text: String, expected: [[String]]) throws {
    for length in [1, 2, 3, 7, 1 << 16] { #expect(try rows(text, length: length) == expected, "pieces of \(length)") }
  }

  @Test func `other delimiters leave commas alone`() throws {
    #expect(
      try rows("a\tb,c\n\"d\te\"\t\"f\n", Format(delimiter: .tab, quotes: .text)) == [
        ["a", "b,c"], ["\"d", "e\"", "\"f"],
      ])
    #expect(try rows("a\t\"b\tc\"\n", Format(delimiter: .tab)) == [["a", "b\tc"]])
    #expect(try rows("1,5;\"a;b\"\n", Format(delimiter: .semicolon)) == [["1,5", "a;b"]])
  }

  @Test func `rows are numbered as a spreadsheet numbers them, and know their lines`() throws {
    let table = table(Array("\na\n\n\"b\nc\"\nd\n".utf8))
    var places: [[Int?]] = []
    while let row = try table.next() { places.append([row.number, row.line]) }
    #expect(places == [[2, 2], [4, 4], [5, 6]])
  }

  @Test func `a row gives cells that it lacks as empty`() throws {
    let row = try #require(try table(Array("a, b\u{A0}\n".utf8)).next())
    #expect(row.count == 2)
    #expect([row[0], row[1], row[2], row[-1], row.trimmed(1)] == ["a", " b\u{A0}", "", "", "b"])
  }

  @Test func `Latin-1 is read only when it is asked for`() throws {
    let bytes: [UInt8] = Array("a,Espa".utf8) + [0xF1] + Array("a,".utf8) + [0x93, 0x80, 0x81] + Array(",é\n".utf8)
    #expect(
      try rows(bytes, Format(encoding: .utf8OrLatin1), length: 3) == [["a", "España", "“€\u{FFFD}", "é"]])
    #expect(
      refusal(bytes) == "t.csv, row 1, column 2: The text of this cell is not UTF-8. Save the table as CSV in UTF-8.")
  }

  @Test func `halves of a character in two cells make none`() {
    #expect(refusal([0x61, 0xC3, 0x2C, 0xA9]).hasPrefix("t.csv, row 1, column 1: The text of this cell is not UTF-8."))
  }

  @Test func `an open quote is refused with the line that opens it`() {
    for length in [1, 1 << 16] {
      #expect(
        refusal("a,b\n\"c\nd\",\"e\n\n\n", length: length)
          == "t.csv, row 2 (line 3), column 2: The quote that opens this cell is not closed. "
          + "Close it, or write a quote inside of a cell twice.")
    }
  }

  @Test func `text behind a quote is refused, since it may be half of a cell`() {
    #expect(
      refusal("a\n\"b\"c\n") == "t.csv, row 2, column 1: There is text behind the closing quote of this cell. "
        + "Write a quote inside of a quoted cell twice.")
  }

  @Test func `a table of 3,000 columns is refused in one sentence`() {
    let text = Array(repeating: "x", count: 3_000).joined(separator: ",") + "\n"
    #expect(
      refusal(text) == "t.csv, row 1: There are more than 2000 columns, and no more are read. "
        + "Check that this is the table you mean.")
  }

  @Test func `cells and rows without an end are refused before they fill the memory`() {
    var limits = TableLimits()
    limits.cellLength = 10
    limits.rowLength = 15
    for length in [1, 4, 1 << 16] {
      #expect(
        refusal("a,12345678901\n", limits: limits, length: length)
          .hasPrefix("t.csv, row 1, column 2: There are more than 10 bytes in the cell, and"))
      #expect(
        refusal("a," + String(repeating: " ", count: 11) + "b", limits: limits, length: length)
          .hasPrefix("t.csv, row 1, column 2: There are more than 10 bytes in the cell, and"))
      #expect(
        refusal("a\nb,\"1\n2345678901", limits: limits, length: length)
          .hasPrefix("t.csv, row 2, column 2: There are more than 10 bytes in the cell, whose quote may not be closed"))
      #expect(
        refusal("123456789,123456789\n", limits: limits, length: length)
          .hasPrefix("t.csv, row 1: There are more than 15 bytes in the row"))
    }
  }

  @Test func `files that are no texts are told apart`() {
    #expect(
      refusal([0x50, 0x4B, 3, 4, 0])
        == "t.csv: The file is no text table: it is a zip archive or an Excel workbook. Name it .xlsx or .zip.")
    #expect(refusal([0xFF, 0xFE, 0x61, 0], length: 1).contains("it is a text in UTF-16. Save it as CSV in UTF-8."))
    #expect(refusal([0xD0, 0xCF, 0x11, 0xE0]).contains("it is an old Excel workbook (.xls) or has a password."))
    #expect(
      refusal("a,b\nc,\0d\n")
        == "t.csv, row 2, column 2: There is a zero byte, which no text has. Save the table as CSV in UTF-8.")
  }

  @Test func `files that cannot be opened are refused in a sentence`() throws {
    func refusal(_ path: String) -> String {
      do throws(TableError) {
        _ = try DelimitedText(path: path)
        return "no error"
      } catch { return error.description }
    }
    #expect(refusal("/no/such.csv") == "/no/such.csv: The file cannot be read: No such file or directory.")
    #expect(refusal("/tmp") == "/tmp: The file cannot be read: it is a directory.")
    #expect(refusal("/dev/zero") == "/dev/zero: The file cannot be read: it is not a regular file.")
  }

  @Test func `whatever the bytes are, reading ends in rows or a sentence`() {
    let alphabet: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x20, 0x3D, 0x61, 0xC3, 0xA9, 0x00]
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2_000 {
      let bytes = (0..<20).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      // Pieces of any length come to the same end.
      let outcomes = Set(
        [1, 3, 1 << 16].map { length in
          (try? rows(bytes, Format(encoding: .utf8OrLatin1), length: length).description)
            ?? refusal(bytes, Format(encoding: .utf8OrLatin1), length: length)
        })
      #expect(outcomes.count == 1, "\(bytes)")
    }
  }

  // MARK: - The header

  private func header(_ text: String, _ names: [String] = []) throws -> (TableHeader, DelimitedText) {
    let table = table(Array(text.utf8))
    return (try TableHeader.find(names, in: table), table)
  }

  private func sentence(_ read: () throws -> Void) -> String {
    do {
      try read()
      return "no error"
    } catch { return "\(error)" }
  }

  @Test func `columns are found by names in any letter case, across line breaks`() throws {
    let (header, _) = try header("O*NET-SOC Code,\"Data\nValue\",\"Employment, 2024\",Scale ID\n")
    #expect(try header.column("o*net-soc code") == 0)
    #expect(try header.column("Data Value") == 1)
    #expect(try header.column(["Scale Name", "Scale ID"]) == 3)
    #expect(try header.column(startingWith: "Employment") == 2)
    #expect(try header.optionalColumn("Date") == nil)
  }

  @Test func `a missing column is named, with the one it may have become`() throws {
    let (header, _) = try header("AREA,OCC_CODES,TOT_EMP\n")
    #expect(
      sentence { _ = try header.column("OCC_CODE") }
        == "t.csv, row 1: The table has no column \"OCC_CODE\". Did you mean \"OCC_CODES\"?")
    #expect(
      sentence { _ = try header.column("A_MEDIAN") }
        == "t.csv, row 1: The table has no column \"A_MEDIAN\". Its columns are \"AREA\", \"OCC_CODES\", \"TOT_EMP\".")
    #expect(sentence { _ = try header.column(startingWith: "TOT_") } == "no error")
    #expect(sentence { _ = try header.column(startingWith: "TO") }.hasPrefix("t.csv, row 1: The table has no column"))
  }

  @Test func `a column that stands twice is refused only when it is wanted`() throws {
    let (header, _) = try header("a,b,A\n")
    #expect(try header.column("b") == 1)
    #expect(
      sentence { _ = try header.column("a") }
        == "t.csv, row 1, column 3: The column \"A\" stands twice, first as column 1. Remove or rename one of them.")
  }

  @Test func `titles above the header are passed over`() throws {
    let (header, table) = try header("Table 1. Pay\n\ncode,pay\n1,2\n", ["pay", "code"])
    #expect(header.row.number == 3)
    #expect(try table.next()?.cells == ["1", "2"])
  }

  @Test func `a table without the header is refused about the row that is most like it`() {
    #expect(
      sentence { _ = try header("Table 1\ncode,pays\n1,2\n", ["code", "pay"]) }
        == "t.csv, row 2: The table has no column \"pay\". Did you mean \"pays\"?")
    #expect(
      sentence { _ = try header("\n\n", ["code"]) }
        == "t.csv: The table has no rows, so there is no header. Check that this is the table you mean.")
  }

  @Test func `a row with more texts than the header is refused`() throws {
    let (header, table) = try header("a,b\n1,2,,\n1,2,3\n")
    try header.check(try #require(try table.next()))
    let row = try #require(try table.next())
    #expect(
      sentence { try header.check(row) }
        == "t.csv, row 3: The row has 3 cells, and the header has 2. Put cells that hold the delimiter in quotes.")
  }

  @Test func `messages quote nothing that a terminal would obey`() throws {
    let (header, _) = try header("a\u{1B}[2Jb,\u{202E}c\n")
    let sentence = sentence { _ = try header.column("wanted") }
    #expect(sentence.hasSuffix("Its columns are \"a\u{FFFD}[2Jb\", \"\u{FFFD}c\"."))
  }
}
