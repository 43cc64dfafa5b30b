import RoleImport

/// Tests on a small release, of which they change a table.
protocol ONetReleaseTests {}

private let ratingColumns = [
  "O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value", "N", "Standard Error",
  "Recommend Suppress", "Not Relevant", "Date",
]

extension ONetReleaseTests {
  /// A small release: rows of cells by table.
  var tables: [String: [[String]]] {
    let code = "11-9999.00"
    return [
      "Occupation Data": [["O*NET-SOC Code", "Title"], [code, "Harbor Masters"], ["11-9999.01", "Pilots"]],
      "Alternate Titles": [
        ["O*NET-SOC Code", "Alternate Title", "Short Title"], [code, "Port Captain", "n/a"],
        [code, "HARBOR MASTERS", ""], [code, "\"Dock\" Chief", "DC"],
      ],
      "Sample of Reported Titles": [
        ["O*NET-SOC Code", "Reported Job Title"], [code, "Port captain"], ["11-9999.01", "Pilot"],
      ],
      "Skills": [
        ratingColumns,
        [code, "2.A.1", "Speaking", "IM", "3", "8", "0.5", "N", "n/a", "08/2023"],
        [code, "2.A.1", "Speaking", "LV", "5", "8", "0.2", "N", "N", "08/2023"],
        [code, "2.A.2", "Steering", "IM", "1", "8", "0", "N", "", "08/2020"],
        [code, "2.A.2", "Steering", "LV", "0.5", "8", "0", "Y", "Y", "08/2020"],
      ],
      "Knowledge": [
        ratingColumns,
        [code, "2.C.1", "Geography", "LV", "3.5", "9", "0.7", "Y", "N", "08/2023"],
        [code, "2.C.1", "Geography", "IM", "4.5", "9", "n/a", "Y", "n/a", "08/2023"],
      ],
      "Work Styles": [
        [
          "O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value", "Standard Error",
          "Recommend Suppress",
        ],
        [code, "1.C.1", "Calm", "IM", "4", "0.1", "Y"], [code, "1.C.2", "Zeal", "IM", "2", "n/a", "N"],
      ],
      "Interests": [
        ["O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value", "Date"],
        [code, "1.B.1", "Nautical", "OI", "5.5", "08/2023"], [code, "1.B.9", "First High-Point", "IH", "2", "08/2023"],
      ],
      "Job Zones": [
        ["O*NET-SOC Code", "Title", "Job Zone", "Date"], [code, "Harbor Masters", "4", "08/2023"],
        ["11-9999.01", "Pilots", "5", "08/2021"],
      ],
      "Task Statements": [
        ["O*NET-SOC Code", "Task ID", "Task"], [code, "1", "Meet the ships."], ["11-9999.01", "2", "Steer."],
        [code, "3", "Count the ships."],
      ],
      "Technology Skills": [
        ["O*NET-SOC Code", "Example", "Commodity Title"], [code, "Chartplotter", "Map software"],
        [code, "Chartplotter", "Other software"],
      ],
      "Education, Training, and Experience Categories": [
        ["Element ID", "Scale ID", "Category", "Category Description"], ["2.D.1", "RL", "1", "No Diploma"],
        ["2.D.1", "RL", "2", "Diploma - or the like"], ["2.D.1", "RL", "10", "Associate's (or so)"],
        ["3.A.1", "RW", "1", "No experience"],
      ],
      "Education, Training, and Experience": [
        ["O*NET-SOC Code", "Element ID", "Scale ID", "Category", "Data Value", "Recommend Suppress", "Date"],
        [code, "2.D.1", "RL", "10", "12.5", "Y", "08/2023"], [code, "2.D.1", "RL", "1", "0", "N", "08/2023"],
        [code, "2.D.1", "RL", "2", "87.5", "n/a", "08/2023"], [code, "3.A.1", "RW", "1", "100", "N", "08/2023"],
      ],
    ]
  }

  func zip(
    _ change: (inout [String: [[String]]]) -> Void = { _ in }, name: String = "db_29_3_text.zip", readMe: String? = nil
  ) throws -> TemporaryFile {
    var tables = tables
    change(&tables)
    var entries = tables.sorted { $0.key < $1.key }.map { table in
      ArchiveBytes.Entry(
        "onet/\(table.key).txt", table.value.map { $0.joined(separator: "\t") + "\r\n" }.joined())
    }
    if let readMe { entries.append(.init("onet/Read Me.txt", readMe)) }
    return try TemporaryFile(name, ArchiveBytes(entries: entries).bytes)
  }

  func imported(_ change: (inout [String: [[String]]]) -> Void = { _ in }) throws -> ImportedTable {
    try table(zip(change))
  }

  func table(_ file: TemporaryFile) throws -> ImportedTable {
    try withExtendedLifetime(file) { try ONetImporter.table(path: $0.path) }
  }

  func refusal(_ file: TemporaryFile) -> String {
    do {
      _ = try ONetImporter.table(path: file.path)
      return "nothing was refused"
    } catch { return file.sentence(error) }
  }

  func refusal(_ change: (inout [String: [[String]]]) -> Void) throws -> String { refusal(try zip(change)) }
}
