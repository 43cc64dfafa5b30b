import Foundation
import Testing

/// Imports into a copy of the article roles: what they add, refuse, and leave behind when they are killed.
@Suite struct ImportTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let header = """
    AREA,AREA_TITLE,AREA_TYPE,NAICS,NAICS_TITLE,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,EMP_PRSE,H_MEAN,A_MEAN,MEAN_PRSE,\
    A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90
    """

  private func oews(_ rows: [String], name: String) throws -> String {
    try folder.write(Array(([Self.header] + rows).joined(separator: "\r\n").utf8), to: name)
  }

  private func row(_ cells: String, code: String = "11-9999", area: Int = 99) -> String {
    "\(area),X,\(area == 99 ? 1 : 2),000000,All,\(code),Harbor Masters,detailed,\(cells)"
  }

  private func catalog() throws -> String {
    try folder.write(Data(contentsOf: URL(fileURLWithPath: Binary.articles)), to: "mine.sqlite")
  }

  private func digest(_ path: String) throws -> String { try Binary.run("catalog", "check", "--digest", path).output }

  @Test func `another year adds its figures, top-coded ones marked, and running it again changes nothing`() throws {
    let path = try catalog()
    let newer = try oews([row("1230,4.5,50.00,104000,1.2,40000,60000,90000,130000,200000")], name: "national_M2025.csv")
    let older = try oews([row("1200,4.5,#,#,1.2,40000,60000,#,#,#")], name: "national_M2024.csv")
    #expect(try Binary.run("import", "oews", newer, "--into", path).status == 0)
    let result = try Binary.run("import", "oews", older, "--into", path, "--format", "json")
    #expect(result.status == 0)
    #expect(result.json?[0]["figuresWritten"] == 4 && result.json?[0]["withoutRole"] == 0)
    let figures = try Binary.json(["show", "11-9999"], catalog: path)["figures"]
    #expect(figures.items(where: "field", is: "pay.percentiles").map { $0["year"] } == [2025, 2024])
    #expect(try Binary.run("show", "11-9999", "--catalog", path).output.contains("≥ 239,200"))
    let before = try digest(path)
    #expect(try Binary.run("import", "oews", older, newer, "--into", path).status == 0)
    #expect(try digest(path) == before)
    #expect(try Binary.run("catalog", "check", path).status == 0)
  }

  @Test func `a dry run reports and writes nothing`() throws {
    let path = try catalog()
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let table = try oews([row("1,1,1,1,1,1,1,1,1,1")], name: "national_M2025.csv")
    let result = try Binary.run("import", "oews", table, "--into", path, "--dry-run")
    #expect(result.status == 0 && result.output.contains("Nothing was written") && result.output.contains("1 new role"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    let nowhere = folder.path + "/new.sqlite"
    #expect(try Binary.run("import", "oews", table, "--into", nowhere, "--dry-run", "--empty").status == 0)
    #expect(!FileManager.default.fileExists(atPath: nowhere))
  }

  @Test func `a new catalog starts as a copy of the bundled one, or empty`() throws {
    // Of another year than the bundle's, whose figures this one row must not take the place of.
    let table = try oews([row("1,1,1,1,1,1,1,1,1,1")], name: "national_M2024.csv")
    let full = folder.path + "/full.sqlite"
    let alone = folder.path + "/alone.sqlite"
    #expect(try Binary.run("import", "oews", table, "--into", full).status == 0)
    #expect(try Binary.run("list", "--catalog", full, "--limit", "1").output.contains("Account Administrator"))
    #expect(try Binary.run("import", "oews", table, "--into", alone, "--empty").status == 0)
    #expect(try Binary.json(["list"], catalog: alone).items.count == 1)
  }

  @Test func `an organisation's own roles come in from a table, and again without doubles`() throws {
    let path = try catalog()
    let text = """
      title,family,aliases,pay.low,pay.high,skills,promotes_to
      Harbour Clerk,Port,Dock Clerk;Quay Clerk,"$30,000","$40,000",Knots=80;Tides,Harbour Chief
      Harbour Chief,Port,,"$60,000","$90,000",Knots=95,
      """
    let table = try folder.write(Array(text.utf8), to: "port.csv")
    for _ in 0..<2 { #expect(try Binary.run("import", "roles", table, "--into", path).status == 0) }
    #expect(try Binary.json(["list"], catalog: path).items.count == 19)
    let clerk = try Binary.json(["show", "quay clerk"], catalog: path)
    #expect(clerk["title"] == "Harbour Clerk")
    #expect(clerk["figures"][0]["value"] == ["low": 30000, "high": 40000])
    #expect(clerk["edges"][0]["role"] == "harbour-chief")
    #expect(try Binary.run("catalog", "check", path).status == 0)
    // A row that is taken out of the table takes its role out of the catalog.
    let shorter = text.split(separator: "\n").prefix(1) + text.split(separator: "\n").suffix(1)
    _ = try folder.write(Array((shorter.joined(separator: "\n") + "\n").utf8), to: "port.csv")
    #expect(try Binary.run("import", "roles", table, "--into", path).status == 0)
    #expect(try Binary.json(["list"], catalog: path).items.count == 18)
  }

  @Test func `wrong rows of a table of roles are told together, and nothing is written`() throws {
    let path = try catalog()
    let before = try digest(path)
    let text = "title,pay.mean,colour\nClerk,ten,red\nClerk,5,blue\nAccount Director,1,\n"
    let table = try folder.write(Array(text.utf8), to: "port.csv")
    let result = try Binary.run("import", "roles", table, "--into", path)
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.error.contains("port.csv:1") && result.error.contains("colour"))
    #expect(result.error.contains("port.csv:2") && result.error.contains("ten"))
    #expect(result.error.contains("port.csv:3"))
    #expect(try digest(path) == before)
  }

  @Test func `an own role does not take the id of another source's`() throws {
    let path = try catalog()
    let before = try digest(path)
    let table = try folder.write(Array("title,id\nA,account-director\n".utf8), to: "own.csv")
    let result = try Binary.run("import", "roles", table, "--into", path)
    #expect(result.status == 2 && result.error.contains("own.csv:2"), "\(result.error)")
    #expect(try digest(path) == before)
  }

  @Test func `two imports at once into one catalog do not lose one another`() throws {
    let path = try catalog()
    let table = try oews([row("1,1,1,1,1,1,1,1,1,1")], name: "national_M2025.csv")
    let reserved = folder.path + "/.mine.sqlite.rolescope-new"
    _ = FileManager.default.createFile(atPath: reserved, contents: nil)
    let descriptor = open(reserved, O_RDWR)
    #expect(flock(descriptor, LOCK_EX) == 0)
    let result = try Binary.run("import", "oews", table, "--into", path)
    #expect(result.status == 2 && result.error.contains("Another program is writing"), "\(result.error)")
    close(descriptor)
    // What a killed import left behind is written over.
    #expect(try Binary.run("import", "oews", table, "--into", path).status == 0)
    #expect(!FileManager.default.fileExists(atPath: reserved))
  }

  @Test func `the new file is for whom the old one was, and a link that leads nowhere is not replaced`() throws {
    let path = try catalog()
    chmod(path, 0o600)
    let table = try oews([row("1,1,1,1,1,1,1,1,1,1")], name: "national_M2025.csv")
    #expect(try Binary.run("import", "oews", table, "--into", path).status == 0)
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    let link = folder.path + "/link.sqlite"
    symlink("/nowhere/catalog.sqlite", link)
    let result = try Binary.run("import", "oews", table, "--into", link)
    #expect(result.status == 2 && result.error.contains("leads nowhere"))
  }

  @Test func `interrupted, an import leaves nothing behind, and ends by the signal`() throws {
    let path = try catalog()
    let rows = [1, 2, 4].flatMap { area in
      (3012..<9012).map { row("1,1,1,1,1,1,1,1,1,1", code: "11-\($0)", area: area) }
    }
    let big = try oews(rows, name: "state_M2025.csv")
    for delay in [0.05, 0.2, 0.4] {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Binary.path)
      process.arguments = ["import", "oews", big, "--into", path]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      Thread.sleep(forTimeInterval: delay)
      kill(process.processIdentifier, SIGINT)
      process.waitUntilExit()
      #expect(process.terminationReason == .uncaughtSignal || process.terminationStatus == 0)
      #expect(!(try FileManager.default.contentsOfDirectory(atPath: folder.path)).contains { $0.hasSuffix("-new") })
      #expect(try Binary.run("catalog", "check", path).status == 0)
    }
  }

  private func hostile(_ fault: String) throws -> String {
    let good = try oews([row("1,1,1,1,1,1,1,1,1,1")], name: "national_M2025.csv")
    switch fault {
    case "a text that is named a workbook": return try folder.write(Array("AREA,NAICS\n".utf8), to: "a_M2025.xlsx")
    case "a workbook that is cut short":
      return try folder.write([0x50, 0x4B, 0x03, 0x04] + Array(repeating: 7, count: 300), to: "cut_M2025.xlsx")
    case "a renamed column":
      let text = try String(contentsOfFile: good, encoding: .utf8).replacing("A_MEDIAN", with: "MEDIAN")
      return try folder.write(Array(text.utf8), to: "renamed_M2025.csv")
    case "three thousand columns":
      let line = (0..<3000).map { "C\($0)" }.joined(separator: ",")
      return try folder.write(Array("\(line)\n\(line)\n".utf8), to: "wide_M2025.csv")
    case "an empty file": return try folder.write([], to: "empty_M2025.csv")
    case "a file that is not there": return folder.path + "/none_M2025.csv"
    case "a directory": return folder.path
    default: return try folder.write([0x41, 0x00, 0x42], to: "nul_M2025.csv")
    }
  }

  @Test(arguments: [
    "a text that is named a workbook", "a workbook that is cut short", "a renamed column", "three thousand columns",
    "an empty file", "a file that is not there", "a directory", "null bytes",
  ])
  func `a table is refused with one sentence that is`(fault: String) throws {
    let path = try catalog()
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let result = try Binary.run(["import", "oews", try hostile(fault), "--into", path])
    #expect(result.status == 2 && result.output.isEmpty, "\(result.error)")
    let lines = result.error.split(separator: "\n")
    #expect(lines.count == 2 && lines[0] == "rolescope: nothing was written.", "\(result.error)")
    #expect([".", "?"].contains(lines.last?.last ?? " ") && lines.last?.contains(": ") == true, "\(result.error)")
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    #expect(!(try FileManager.default.contentsOfDirectory(atPath: folder.path)).contains { $0.hasSuffix("-new") })
  }

  @Test func `a place that is no catalog is refused, and left as it is`() throws {
    let table = try oews([row("1,1,1,1,1,1,1,1,1,1")], name: "national_M2025.csv")
    let letter = try folder.write(Array("Dear Sir\n".utf8), to: "letter.txt")
    for place in [letter, folder.path, "/nowhere/x.sqlite"] {
      let result = try Binary.run("import", "oews", table, "--into", place)
      #expect(result.status == 2 && !result.error.isEmpty, "\(place)")
    }
    #expect(try String(contentsOfFile: letter, encoding: .utf8) == "Dear Sir\n")
  }

  @Test func `killed at twenty moments, the catalog is the old one or the new one`() throws {
    let path = try catalog()
    let cells = "1230,4.5,50.00,104000,1.2,40000,60000,90000,130000,200000"
    let places = [1, 2, 4, 5, 6, 8, 9, 10, 12, 13]
    let rows = (0..<300).flatMap { occupation in
      places.map { row(cells, code: "11-\(1000 + occupation)", area: $0) } + [
        row(cells, code: "11-\(1000 + occupation)")
      ]
    }
    let table = try oews(rows, name: "state_M2025.csv")
    let old = try digest(path)
    let started = Date()
    let copy = folder.path + "/copy.sqlite"
    try FileManager.default.copyItem(atPath: path, toPath: copy)
    #expect(try Binary.run("import", "oews", table, "--into", copy).status == 0)
    let duration = Date().timeIntervalSince(started)
    let new = try digest(copy)
    #expect(old != new)
    var outcomes: Set<String> = []
    for moment in 0..<20 {
      try? FileManager.default.removeItem(atPath: path)
      try FileManager.default.copyItem(atPath: Binary.articles, toPath: path)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Binary.path)
      process.arguments = ["import", "oews", table, "--into", path]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      Thread.sleep(forTimeInterval: duration * Double(moment) / 19)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let found = try digest(path)
      outcomes.insert(found)
      #expect(found == old || found == new, "moment \(moment)")
      #expect(try Binary.run("catalog", "check", path).status == 0, "moment \(moment)")
    }
    #expect(outcomes.contains(old))
  }
}
