import RoleModel
import Testing

@testable import RoleImport

/// Releases of other layouts than that of 29.3, and such as are not read.
@Suite struct ONetLayoutTests: ONetReleaseTests {
  /// The tables as release 30.3 renamed and split them.
  private func renamed(_ tables: inout [String: [[String]]]) {
    func move(_ old: String, _ new: String, _ columns: [String: String] = [:]) {
      guard var rows = tables.removeValue(forKey: old) else { return }
      rows[0] = rows[0].map { columns[$0] ?? $0 }
      tables[new] = rows
    }
    let skills = tables.removeValue(forKey: "Skills") ?? []
    tables["Essential Skills"] = Array(skills.prefix(3))
    tables["Transferable Skills"] = Array(skills.prefix(1) + skills.suffix(2))
    move("Alternate Titles", "Job Titles", ["Alternate Title": "Job Title"])
    move("Interests", "Career Interest Types")
    move("Technology Skills", "Software Skills", ["Example": "Workplace Example", "Commodity Title": "Element Name"])
    move("Education, Training, and Experience", "Education")
    move("Education, Training, and Experience Categories", "Education Categories")
    tables["Sample of Reported Titles"] = nil
  }

  /// What is read, but for where it stands.
  private func content(_ table: ImportedTable) -> [OccupationPart] {
    table.parts.map { part in
      var copy = part
      copy.figures = part.figures.map { figure in
        var copy = figure
        (copy.source, copy.year, copy.locator) = (SourceID("o"), nil, Locator(document: "", position: ""))
        return copy
      }
      copy.skills = part.skills.map { rating in
        var copy = rating
        (copy.source, copy.locator) = (SourceID("o"), Locator(document: "", position: ""))
        return copy
      }
      return copy
    }
  }

  @Test func `the tables of 30.3 and 31.0 say the same under their new names`() throws {
    let old = try imported { $0["Sample of Reported Titles"] = nil }
    let new = try table(zip(renamed, name: "db_31_0_text.zip"))
    #expect(content(new).map(\.skills) == content(old).map(\.skills))
    #expect(new.parts.map(\.aliases) == old.parts.map(\.aliases))
    #expect(new.parts.map { $0.figures.map(\.value) } == old.parts.map { $0.figures.map(\.value) })
    #expect(new.sources.map(\.title) == ["O*NET 31.0 Database, August 2026"])
    #expect(
      new.parts[0].skills.map(\.locator.document).prefix(3) == [
        "Essential Skills.txt", "Transferable Skills.txt", "Knowledge.txt",
      ])
  }

  @Test func `the CSV files of a release, named as databases name tables, say the same`() throws {
    var tables = tables
    renamed(&tables)
    tables["Content Model Reference"] = [
      ["Element ID", "Element Name", "Description"], ["2.A.1", "Speaking", ""], ["2.A.2", "Steering", ""],
      ["2.C.1", "Geography", ""], ["1.C.1", "Calm", ""], ["1.C.2", "Zeal", ""], ["1.B.1", "Nautical", ""],
      ["1.B.9", "First High-Point", ""],
    ]
    func name(_ text: String) -> String {
      text == "O*NET-SOC Code" ? "onetsoc_code" : text.lowercased().replacing(" ", with: "_")
    }
    let entries = tables.map { title, rows in
      // Databases have the names of elements in one table alone.
      let dropped = title == "Content Model Reference" ? nil : rows[0].firstIndex(of: "Element Name")
      let cells = rows.enumerated().map { index, row in
        row.enumerated().filter { $0.offset != dropped }.map { cell in
          index == 0 ? name(cell.element) : "\"\(cell.element.replacing("\"", with: "\"\""))\""
        }.joined(separator: ",")
      }
      return ArchiveBytes.Entry("db_31_0_csv/\(name(title)).csv", cells.joined(separator: "\n") + "\n")
    }
    let file = try TemporaryFile("db_31_0_csv.zip", ArchiveBytes(entries: entries).bytes)
    let same = try content(table(zip(renamed, name: "db_31_0_text.zip")))
    #expect(try content(table(file)) == same)
    let nameless = entries.filter { !$0.name.contains("content_model") }
    let sentence = refusal(try TemporaryFile("db_31_0_csv.zip", ArchiveBytes(entries: nameless).bytes))
    #expect(sentence.contains("\"2.A.1\" has no name here") && sentence.contains("Content Model Reference"))
  }

  @Test func `zones of releases with four of them are none of those with five`() throws {
    let zones = try ["db_30_1_text.zip", "db_30_2_text.zip"].map { name in
      try table(zip(name: name)).parts.flatMap(\.figures).filter { $0.field == .zone }.map(\.definition)
    }
    #expect(zones[0].allSatisfy { $0.contains("from 1, little or none, to 5") })
    #expect(zones[1].allSatisfy { $0.contains("from 2, some, little or none, to 5") })
  }

  @Test func `a zip of workbooks is read as it is`() throws {
    let entries = tables.map { name, rows in
      let cells = rows.map { row in
        "<row>" + row.map { "<c t=\"str\"><v>\($0.replacing("\"", with: "&quot;"))</v></c>" }.joined() + "</row>"
      }
      return ArchiveBytes.Entry(
        "db_29_3_excel/\(name).xlsx", ArchiveBytes(entries: WorkbookBytes(cells.joined()).entries).bytes)
    }
    let file = try TemporaryFile("db_29_3_excel.zip", ArchiveBytes(entries: entries).bytes)
    #expect(try content(table(file)) == content(imported()))
  }

  @Test func `a release of SOC 2010, by its number or by a code, is refused with the release to take`() throws {
    #expect(
      refusal(try zip(name: "db_23_2_text.zip")) == """
        db_23_2_text.zip: This is O*NET 23.2 of February 2019, whose codes are of SOC 2010. Take O*NET 25.1 or later, \
        which has SOC 2018.
        """)
    #expect(refusal(try zip(name: "db_9_0_text.zip")).contains("O*NET 9.0"))
    let sentence = try refusal { $0["Occupation Data"]?.append(["15-1132.00", "Old Hands"]) }
    #expect(
      sentence == """
        db_29_3_text.zip, entry onet/Occupation Data.txt, row 4, column 1: 15-1132.00 is of an older classification: \
        15-1132 is a code of SOC 2010, which SOC 2018 replaced by 15-1252 and 15-1253. \
        Take O*NET 25.1 or later, which has SOC 2018.
        """)
  }

  @Test func `work styles of the newer model, from -3 to 3, are brought to 0 to 100, and their ranks passed over`()
    throws
  {
    let table = try imported { tables in
      tables["Work Styles"] = [
        ["O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value"],
        ["11-9999.00", "1.D.1", "Candour", "WI", "-1.5"], ["11-9999.00", "1.D.1", "Candour", "DR", "7"],
        ["11-9999.00", "1.D.2", "Thrift", "WI", "3"],
      ]
    }
    let styles = table.parts[0].skills.filter { $0.kind == .workStyle }
    #expect(styles.map(\.name) == ["Candour", "Thrift"] && styles.map(\.importance) == [25, 100])
  }

  @Test(arguments: [
    (25, 1, "November 2020"), (27, 0, "August 2022"), (29, 2, "February 2025"), (30, 1, "December 2025"),
    (30, 3, "May 2026"),
  ])
  func `a release without a stated month has that of its place in the year`(major: Int, minor: Int, month: String) {
    #expect(ONetRelease(major: major, minor: minor).month == month)
    #expect(ONetRelease(major: major, minor: minor, stated: "July 2031 Release").month == "July 2031")
  }

  @Test func `the role files cite O*NET as its importer does`() throws {
    let folder = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    guard case .sound(let set) = RoleFile.read(paths: [folder + "/Resources/Sources.json"]) else {
      Issue.record("The sources have findings.")
      return
    }
    #expect(set.sources.filter { $0.id.series == .onet } == [ONetRelease(major: 30, minor: 1).source])
  }
}
