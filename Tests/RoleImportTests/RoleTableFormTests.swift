import Foundation
import RoleModel
import Testing

@testable import RoleImport

/// Tables of own roles as other programs write them: separators, encodings, headers, numbers, and pay for an hour.
@Suite struct RoleTableFormTests {
  private func reading(_ bytes: [UInt8], named name: String = "roles.csv") throws -> RoleFile.Reading {
    let folder = NSTemporaryDirectory() + "rolescope-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    return RoleTable.read(path: "\(folder)/\(name)")
  }

  private func set(_ bytes: [UInt8], named name: String = "roles.csv") throws -> RoleSet {
    switch try reading(bytes, named: name) {
    case .sound(let set): return set
    case .refused(let findings): throw CatalogBuildError.refused(findings)
    }
  }

  private func set(_ text: String, named name: String = "roles.csv") throws -> RoleSet {
    try set(Array(text.utf8), named: name)
  }

  /// The findings without the file's name.
  private func findings(_ text: String, named name: String = "roles.csv") throws -> [String] {
    try reading(Array(text.utf8), named: name).findings.map { "\($0.line): \($0.field): \($0.message)" }
  }

  /// The range of pay of the only role of a table.
  private func range(_ set: RoleSet) -> Value? { set.roles.first?.figures(.payRange).first?.value }

  private static let range = Value.range(Bounds(low: 65_000.5, high: 90_000))

  @Test(arguments: [
    ("roles.csv", "title,pay.low,pay.high\nChef,65000.50,90000\n", nil),
    ("roles.csv", "\u{FEFF}title,pay.low,pay.high\r\nChef,\"65,000.50\",90000\r\n", nil),
    ("roles.tsv", "title\tpay.low\tpay.high\nChef\t$65,000.50\t$90,000.00\n", nil),
    (
      "roles.csv", "title;pay.low;pay.high\nChef;65.000,50;90.000\n",
      "roles.csv is read as semicolon-separated, with decimal commas."
    ),
    (
      "roles.csv", "sep=;\r\n\"title\";\"pay.low\";\"pay.high\"\r\n\"Chef\";\"65 000,5\";\"90\u{202F}000\"\r\n",
      "roles.csv is read as semicolon-separated, with decimal commas."
    ),
    (
      "roles.csv", "title;pay.low;pay.high\nChef;65000.50;90000\n",
      "roles.csv is read as semicolon-separated, with decimal points."
    ),
    ("roles.csv", "title|pay.low|pay.high\nChef|65000.50|90000\n", "roles.csv is read as bar-separated."),
    ("roles.txt", "title,pay.low,pay.high\nChef,65000.50,90000\n", "roles.txt is read as comma-separated."),
    (
      "roles.csv", "title\tpay.low\tpay.high\nChef\t65000,50\t90000\n",
      "roles.csv is read as tab-separated, with decimal commas."
    ),
    (
      "roles.csv", "Our roles of 2025,,\n,,\nTITLE,Pay.Low,PAY_HIGH,,\n   ,,\nChef,65000.50,90k,,\n",
      "roles.csv is read with the header in row 3."
    ),
  ])
  func `a table reads the same however a program separates it`(name: String, text: String, note: String?) throws {
    let set = try set(text, named: name)
    #expect(set.roles.map(\.title) == ["Chef"])
    #expect(range(set) == Self.range)
    #expect(set.notes == (note.map { [$0] } ?? []))
  }

  @Test func `texts in UTF-16 and Windows-1252 are read, and it is said`() throws {
    let text = "title,family\nÉlan Müller,Küche\n"
    let units = Array(text.utf16)
    func low(_ unit: UInt16) -> UInt8 { UInt8(truncatingIfNeeded: unit) }
    func high(_ unit: UInt16) -> UInt8 { UInt8(truncatingIfNeeded: unit >> 8) }
    let little: [UInt8] = [0xFF, 0xFE] + units.flatMap { [low($0), high($0)] }
    let big: [UInt8] = [0xFE, 0xFF] + units.flatMap { [high($0), low($0)] }
    for bytes in [little, big, Array(little.dropFirst(2))] {
      let set = try set(bytes)
      #expect(set.roles.map(\.title) == ["Élan Müller"] && set.roles.map(\.family) == ["Küche"])
      #expect(set.notes == ["roles.csv is read as UTF-16."])
    }
    let latin = try set(text.unicodeScalars.map { UInt8($0.value) })
    #expect(latin.roles.map(\.title) == ["Élan Müller"])
    #expect(latin.notes == ["roles.csv is read as Windows-1252 (“Élan”)."])
    // A file that was put together from two.
    let mixed = try set(Array("title\nÉlan\n".utf8) + [0x4D, 0xFC, 0x6C, 0x6C, 0x65, 0x72, 0x0A])
    #expect(mixed.roles.map(\.title) == ["Élan", "Müller"])
    let unreadable = try reading(Array("title\nCaf".utf8) + [0x8D, 0x0A]).findings
    #expect(unreadable.map(\.line) == [2] && unreadable[0].message.hasPrefix("The text of this line is neither"))
    #expect(try reading(Array(little.dropLast())).findings.first?.message.contains("damaged") == true)
  }

  @Test func `a web page under the name of a workbook is said to be one`() throws {
    let found = try findings("<html><table><tr><td>title</td></tr></table></html>", named: "roles.xls")
    #expect(found.count == 1 && found[0].contains("web page"))
  }

  @Test func `a workbook's first sheet with roles is read, and texts keep their zeros`() throws {
    var bytes = WorkbookBytes("<row><c t=\"inlineStr\"><is><t>About</t></is></c></row>")
    func text(_ text: String) -> String { "<c t=\"inlineStr\"><is><t>\(text)</t></is></c>" }
    let header = "<row r=\"2\">" + ["id", "title", "year", "pay.low", "pay.high"].map(text).joined() + "</row>"
    let row =
      "<row r=\"3\">\(text("00123"))\(text("Stock Planner"))<c><v>2025</v></c><c><v>52000</v></c><c><v>64000</v></c></row>"
    bytes.sheets.append(("Roles", "visible", header + row))
    bytes.sheets.append(("Old", "visible", header))
    bytes.sheets.append(("Hidden", "hidden", header))
    let set = try set(ArchiveBytes(entries: bytes.entries).bytes, named: "roles.xlsx")
    #expect(set.roles.map(\.id.text) == ["00123"] && set.sources.map(\.year) == [2025])
    #expect(set.roles[0].figures.map(\.value) == [.range(Bounds(low: 52_000, high: 64_000))])
    #expect(set.roles[0].figures[0].locator.position == "sheet Roles, row 3")
    #expect(set.notes == ["roles.xlsx is read from the sheet “Roles”, without “Old”, where roles are too."])
  }

  @Test func `what the formats of a workbook's numbers say is read: percents, currencies, zeros of codes`() throws {
    func text(_ text: String) -> String { "<c t=\"inlineStr\"><is><t>\(text)</t></is></c>" }
    let header = "<row>" + ["title", "id", "growth", "pay.bonus.low", "pay.bonus.high", "pay.mean"].map(text).joined()
    let styles = """
      <numFmts><numFmt numFmtId="170" formatCode="00000"/><numFmt numFmtId="171" formatCode="0.0%"/>\
      <numFmt numFmtId="172" formatCode="#,##0 [$€-407]"/><numFmt numFmtId="173" formatCode="&quot;£&quot;#,##0"/>\
      <numFmt numFmtId="174" formatCode="[$$-409]#,##0"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/>\
      <xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/><xf numFmtId="173"/><xf numFmtId="174"/></cellXfs>
      """
    func read(_ pay: String) throws -> RoleFile.Reading {
      let row =
        text("Clerk")
        + "<c s=\"2\"><v>123</v></c><c s=\"1\"><v>-0.05</v></c><c s=\"3\"><v>7.0000000000000007E-2</v></c><c><v>12</v></c>\(pay)"
      let bytes = WorkbookBytes("\(header)</row><row>\(row)</row>", styles: styles)
      return try reading(ArchiveBytes(entries: bytes.entries).bytes, named: "roles.xlsx")
    }
    guard case .sound(let set) = try read("<c s=\"6\"><v>54000</v></c>") else {
      Issue.record("refused")
      return
    }
    #expect(set.roles[0].id.text == "00123")
    #expect(set.roles[0].figures(.growth).map(\.value) == [.number(-5)])
    #expect(set.roles[0].figures(.payBonus).map(\.value) == [.range(Bounds(low: 7, high: 12))])
    #expect(set.roles[0].figures(.payMean).map(\.value) == [.number(54_000)])
    for style in [4, 5] {
      let found = try read("<c s=\"\(style)\"><v>54000</v></c>").findings
      #expect(found.count == 1 && found[0].message.contains("Only US dollars are read"), "\(found)")
    }
  }

  @Test func `a row of sums is no role`() throws {
    #expect(
      try findings("title,jobs.count\nClerk,4\nGrand Total,4\n") == [
        "3: title: The row is a total and no role. Remove it."
      ])
  }

  @Test(arguments: [
    ("$82,000", 82_000.0), ("82k", 82_000), ("$82.5K", 82_500), ("USD 82 000", 82_000), ("82000 USD", 82_000),
    ("US$82'000", 82_000), ("82000/yr", 82_000), ("$82,000 per year", 82_000), ("82,000 p.a.", 82_000),
    ("9500/year", 9_500), ("82,000.75", 82_000.75), ("82\u{A0}000", 82_000),
  ])
  func `an amount is read as people write it`(cell: String, amount: Double) throws {
    let role = try set("title\tpay.mean\nClerk\t\(cell)\n", named: "roles.tsv").roles[0]
    #expect(role.figures.map(\.value) == [.number(amount)])
  }

  @Test(arguments: ["CA$82000", "£82,000", "82.000 €", "EUR 82000", "82000 GBP", "S$82000"])
  func `an amount in another currency is refused as such`(cell: String) throws {
    let found = try findings("title\tpay.mean\nClerk\t\(cell)\n", named: "roles.tsv")
    #expect(found.count == 1 && found[0].contains("Only US dollars are read"), "\(found)")
  }

  @Test(arguments: [
    ("17.50", "Write 17.50k if it is thousands, 17.50/h if it is for an hour"),
    ("82.000", "read as 82, is too little for the pay of a year. Write 82000 if it is thousands"),
    ("0", "is no pay. Leave the cell empty"), ("4500", "Write 4500/year if it is"),
    ("4500/month", "is for a month."), ("52000/h", "too much for the pay of an hour"), ("900/year", "too little"),
    ("82,000-98,000", "is no amount in dollars"),
  ])
  func `an amount that cannot be a year's pay is refused with what to write`(cell: String, words: String) throws {
    let found = try findings("title\tpay.mean\nClerk\t\(cell)\n", named: "roles.tsv")
    #expect(found.count == 1 && found[0].hasPrefix("2: pay.mean: \"\(cell)\"") && found[0].contains(words), "\(found)")
  }

  @Test func `three digits behind a sign are not guessed at`() throws {
    // By commas 65.000 is thousands; where the table's own numbers have points, it is not.
    #expect(
      try range(set("title;pay.low;pay.high\nChef;65.000;90.000\n"))
        == .range(Bounds(low: 65_000, high: 90_000)))
    let found = try findings("title;pay.mean;openings\nChef;65000.50;1.200\nCook;70.000;12\n")
    #expect(
      found.count == 2 && found[0].hasPrefix("2: openings: \"1.200\" may be thousands") && found[1].contains("70000"))
    #expect(try findings("title;openings\nChef;1,200\n").count == 1)
    #expect(
      try findings("title,pay.mean\nChef,\"65.000,50\"\n").first?.hasSuffix("Write 65000.5 if that is meant.") == true)
    // A table that writes both ways is read by the usual one, and the others are refused.
    #expect(try findings("title,pay.mean\nChef,65000.50\nCook,\"65000,50\"\n").count == 1)
  }

  @Test(arguments: [
    "title,pay.low,pay.high\nHand,17.50/h,$22.50/hr\n",
    "title,pay.low,pay.high,pay.unit\nHand,17.50,22.50,Hourly rate\n",
    "title,pay.low (hourly),pay.high ($/hr)\nHand,17.50,22.50\n",
    "title,pay.low,pay.high\nHand,17.50 per hour,22.50 an hour\n",
  ])
  func `pay for an hour is read as such, and its year is marked derived`(text: String) throws {
    let set = try set(text)
    let hourly = try #require(set.roles[0].figures(.payHourly).first)
    #expect(hourly.value == .range(Bounds(low: 17.5, high: 22.5)) && hourly.status == .published)
    #expect(hourly.definition.contains("pay for an hour"))
    let yearly = try #require(set.roles[0].figures(.payRange).first)
    #expect(yearly.value == .range(Bounds(low: 36_400, high: 46_800)) && yearly.status == .derived)
    #expect(yearly.formula?.hasSuffix("an hour × 2,080 hours") == true && yearly.definition != hourly.definition)
    #expect(set.notes.count == 1 && set.notes[0].hasPrefix("1 row has pay for an hour"))
  }

  @Test func `percentiles and a median for an hour are read as well`() throws {
    let role = try set("title,pay.unit,pay.median,pay.p10,pay.p90\nHand,hour,20,15,30\n").roles[0]
    #expect(role.figures(.payHourly).map(\.value) == [.number(20)])
    #expect(role.figures(.payMedian).map(\.value) == [.number(41_600)])
    #expect(
      role.figures(.payHourlyPercentiles).map(\.value) == [
        .percentiles(Percentiles(p10: .init(15), p25: nil, p50: nil, p75: nil, p90: .init(30)))
      ])
    #expect(role.figures(.payPercentiles).map(\.status) == [.derived])
  }

  @Test(arguments: [
    ("title,pay.low,pay.high\nHand,17.50/h,46800\n", "The pay is for a year, and \"pay.low\" is for an hour."),
    ("title,pay.mean,pay.unit\nHand,17.50/h,year\n", "is for an hour, and its column or row says for a year."),
    ("title,pay.mean,pay.unit\nHand,4500,monthly\n", "\"monthly\" is for a month."),
    ("title,pay.mean,pay.unit\nHand,45000,often\n", "\"often\" is no time that pay is for. Write year or hour."),
    ("title,pay.mean (EUR)\nHand,45000\n", "is no pay in dollars. Only US dollars are read"),
    ("title,pay.mean (€)\nHand,45000\n", "is no pay in dollars. Only US dollars are read"),
    ("title,pay.mean monthly\nHand,45000\n", "is for a month."),
  ])
  func `pay for different times is never mixed`(text: String, words: String) throws {
    let found = try findings(text)
    #expect(found.count == 1 && found[0].contains(words), "\(found)")
  }

  @Test func `columns of another program make one finding, with the names to give them`() throws {
    let found = try findings(
      "Job Code,Job Title,Job Family,Job Level,Pay Min,Pay Max,Headcount,Zoen,Salary\nE-1,Clerk,Ops,P2,9,10,14,3,5\n")
    #expect(found.count == 1)
    #expect(
      found.first?.hasPrefix(
        """
        1: : 9 columns of this header are unknown. The column "title", which names the role of each row, is missing. \
        Rename "Job Code" to "id", "Job Title" to "title", "Job Family" to "family", "Pay Min" to "pay.low", "Pay Max" \
        to "pay.high", "Headcount" to "jobs.count", "Zoen" to "zone" and "Salary" to "pay.mean" or "pay.median". Nothing \
        that is read is near "Job Level": rename or remove them. Other columns that are read: aliases, soc, year, pay.mean,
        """) == true, "\(found)")
    let currency = try findings("title,Grade,Currency\nChef,7,EUR\n")
    #expect(currency.count == 1 && currency[0].contains("Only US dollars are read"), "\(currency)")
    let semicolons = try findings("Stelle;Gehalt\nChef;65000\n")
    #expect(semicolons.count == 1 && semicolons[0].contains("\"Stelle\" and \"Gehalt\""), "\(semicolons)")
  }

  @Test func `one title at several levels stands apart by its job codes`() throws {
    let text = """
      id,title,pay.low,pay.high,promotes_to
      ENG-030,Platform Engineer,95000,118000,ENG-031
      ENG-031,Platform Engineer,115000,140000,
      """
    let roles = try set(text).roles
    #expect(roles.map(\.id.text) == ["eng-030", "eng-031"] && roles.map(\.aliases) == [["ENG-030"], ["ENG-031"]])
    #expect(roles[0].edges.map(\.role.text) == ["eng-031"])
    let found = try findings(text + "\nOPS,Head,200000,210000,Platform Engineer")
    #expect(
      found == [
        #"4: promotes_to: "Platform Engineer" is the title of 2 rows. Write the id of the one that is meant: eng-030, eng-031."#
      ])
  }
}
