import Testing

@testable import RoleImport

@Suite struct WorkbookTests {
  private func rows(_ bytes: WorkbookBytes, sheet: String = "Pay") throws -> [String] {
    let file = try bytes.file()
    let workbook = try Workbook(path: file.path)
    let rows = try workbook.rows(of: try workbook.sheet(named: sheet))
    var result: [String] = []
    while let row = try rows.next() { result.append(described(row)) }
    return result
  }

  @Test func `cells of every kind are texts`() throws {
    let bytes = WorkbookBytes(
      """
      <row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="inlineStr"><is><t>in</t></is></c>
      <c r="C1" t="str"><f>A1&amp;"x"</f><v>formula</v></c><c r="D1" t="b"><v>1</v></c><c r="E1" t="b"><v>0</v></c>
      <c r="F1" t="e"><v>#N/A</v></c><c r="G1"><v>42</v></c><c r="H1" t="n"><v>1.5</v></c>
      <c r="I1" t="d"><v>2025-05-01</v></c><c r="J1"><f>SUM(A1)</f></c></row>
      """, strings: "<si><t>zero</t></si><si><t>one</t></si>")
    #expect(
      try rows(bytes) == ["1: A=one B=in C=formula D=TRUE E=FALSE F=#N/A G=42 H=1.5 I=2025-05-01"])
  }

  @Test func `runs are joined, pronunciation is left out, spaces are kept`() throws {
    let bytes = WorkbookBytes(
      """
      <row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><r><t>c</t></r><rPh sb="0" eb="1"><t>x</t></rPh>\
      <r><t xml:space="preserve"> d</t></r></is></c><c t="s"><v>2</v></c></row>
      """,
      strings: """
        <si><r><rPr><b/></rPr><t>a</t></r><r><t xml:space="preserve"> &lt;b&#62;</t></r><rPh sb="0" eb="1"><t>x</t></rPh>\
        <phoneticPr fontId="1"/></si><si><t xml:space="preserve">  two </t></si><si/>
        """)
    #expect(try rows(bytes) == ["1: A=a <b> B=  two  C=c d"])
  }

  @Test func `escapes of characters that XML lacks are read`() throws {
    let bytes = WorkbookBytes(
      "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"inlineStr\"><is><t>_x0009_</t></is></c></row>",
      strings: "<si><t>a_x000D_\nb_x005F_x</t></si><si><t>_x_xD800__x00+1__x000</t></si>")
    #expect(try rows(bytes) == ["1: A=a\nb_x B=_x_xD800__x00+1__x000 C=\t"])
  }

  @Test func `numbers lose the digits that only Excel stores`() throws {
    let numbers = ["19.100000000000001", "1E+05", "1.5E-3", "-0.10000000000000001", "007", "123456789012345678", "x"]
    let cells = numbers.map { "<c><v>\($0)</v></c>" }.joined()
    #expect(
      try rows(WorkbookBytes("<row>\(cells)</row>"))
        == ["1: A=19.1 B=100000 C=0.0015 D=-0.1 E=007 F=1.2345678901234568e+17 G=x"])
  }

  @Test func `missing rows and cells leave gaps, empty ones too, and names are optional`() throws {
    let bytes = WorkbookBytes(
      """
      <row/><row r="3"><c r="B3"><v>1</v></c><c r="AA3"><v>2</v></c><c r="ABC3" s="1"/></row><row r="5"><c r="A5"/></row>
      <row><c><v>3</v></c><c/><c><v>4</v></c></row>
      """)
    #expect(try rows(bytes) == ["3: B=1 AA=2", "6: A=3 C=4"])
  }

  @Test func `prefixes of elements don't matter`() throws {
    var bytes = WorkbookBytes("")
    bytes.others = [
      .init(
        "xl/worksheets/sheet0.xml",
        """
        <x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>
        """)
    ]
    #expect(try rows(bytes) == ["1: A=1"])
  }

  @Test func `indents come from the cells' formats`() throws {
    let styles = """
      <cellStyleXfs><xf numFmtId="0"><alignment indent="9"/></xf></cellStyleXfs>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="0"><alignment horizontal="left" indent="2"/></xf>
      <xf><alignment indent="999"/></xf></cellXfs>
      """
    let bytes = WorkbookBytes(
      """
      <row><c s="0"><v>1</v></c><c s="1"><v>2</v></c><c><v>3</v></c><c s="1"><v>4</v></c></row>
      <row><c s="1"><v>5</v></c><c s="2"><v>6</v></c><c s="7"><v>7</v></c></row>
      """, styles: styles)
    #expect(try rows(bytes) == ["1: A=1 B>2=2 C=3 D>2=4", "2: A>2=5 B=6 C=7"])
  }

  @Test func `numbers of date formats are days`() throws {
    let styles = """
      <numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm"/><numFmt numFmtId="165" formatCode="0.0 &quot;days&quot;"/>
      <numFmt numFmtId="166" formatCode="[h]:mm"/></numFmts>
      <cellXfs><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="22"/></cellXfs>
      """
    // 45778 is 2025-05-01; 60 is the day that Lotus 1-2-3 made up, and 61 the one behind it.
    let cells = [
      (0, "45778"), (1, "45778"), (2, "45778"), (3, "45778"), (4, "45778.5"), (0, "1"), (0, "61"), (0, "0.25"),
      (0, "2958465"), (0, "2958466"), (0, "-1"), (0, "n/a"), (0, "45777.9999999"),
    ].map { "<c s=\"\($0.0)\"><v>\($0.1)</v></c>" }.joined()
    var bytes = WorkbookBytes("<row>\(cells)</row>", styles: styles)
    #expect(
      try rows(bytes) == [
        "1: A=2025-05-01 B=2025-05-01 C=45778 D=45778 E=2025-05-01T12:00:00 F=1900-01-01 G=1900-03-01 H=06:00:00 "
          + "I=9999-12-31 J=2958466 K=-1 L=n/a M=2025-05-01"
      ])
    bytes.sheets[0].rows = "<row><c s=\"0\"><v>44316</v></c><c s=\"0\"><v>0</v></c></row>"
    bytes.date1904 = true
    #expect(try rows(bytes) == ["1: A=2025-05-01 B=1904-01-01"])
  }

  @Test(arguments: [
    ("yyyy-mm-dd", true), ("[$-409]d\\-mmm;@", true), ("[Magenta]mmm", true), ("General", false), ("0.00E+00", false),
    ("#,##0_d", false), ("[mm]:ss", false), ("\"y\"0", false), ("0;dd", false), ("[Red]0", false),
  ])
  func `formats of dates are told from others`(code: String, isDate: Bool) {
    #expect(isDateFormat(code) == isDate)
  }

  @Test func `sheets come in order, hidden ones marked, and can be read at the same time`() throws {
    var bytes = WorkbookBytes("<row><c><v>1</v></c></row>")
    bytes.sheets[0].state = "hidden"
    bytes.sheets.append(("Table 1.2 ", "visible", "<row><c><v>2</v></c></row>"))
    bytes.sheets.append(("Last", "veryHidden", ""))
    let file = try bytes.file()
    let workbook = try Workbook(path: file.path)
    #expect(workbook.sheets.map(\.name) == ["Pay", "Table 1.2 ", "Last"])
    #expect(workbook.sheets.map(\.isHidden) == [true, false, true])
    #expect(workbook.firstVisibleSheet.name == "Table 1.2 ")
    let tables = try ["pay", " TABLE 1.2", "Last"].map { try workbook.rows(of: try workbook.sheet(named: $0)) }
    #expect(try tables.map { try $0.next().map(described) } == ["1: A=1", "1: A=2", nil])
    #expect(try tables.map { try $0.next().map(described) } == [nil, nil, nil])
  }

  @Test func `a header is found as in a text`() throws {
    let file = try WorkbookBytes(
      """
      <row><c t="inlineStr"><is><t>Table 1</t></is></c></row>
      <row><c/><c t="inlineStr"><is><t>Code</t></is></c><c t="inlineStr"><is><t>Pay</t></is></c></row>
      """
    ).file()
    let workbook = try Workbook(path: file.path)
    let header = try TableHeader.find(["pay"], in: try workbook.rows(of: workbook.sheets[0]))
    #expect(try header.column("Pay") == 2)
    do {
      _ = try header.column("Codes")
      Issue.record("found")
    } catch {
      #expect(
        file.sentence(error)
          == #"a.xlsx, sheet "Pay", row 2: The table has no column "Codes". Did you mean "Code"?"#)
    }
  }

  @Test func `letters and numbers of columns agree`() {
    for (letters, number) in [("A", 0), ("Z", 25), ("AA", 26), ("AZ", 51), ("ZZ", 701), ("AAA", 702), ("XFD", 16383)] {
      #expect(columnLetters(number) == letters)
      #expect(columnNumber(letters) == number)
      #expect(columnNumber(letters.lowercased()) == number)
    }
    #expect(["", "A1", "AAAA", "é", "@", "!"].allSatisfy { columnNumber($0) == nil })
  }
}
