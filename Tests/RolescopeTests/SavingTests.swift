import Foundation
import Noise
import PseudoTerminal
import Testing

/// `w` saves what the view's command prints, whole or not at all.
@Suite(.serialized) struct SavingTests {
  private static let endings = ["txt": "text", "md": "markdown", "csv": "csv", "json": "json", "html": "html"]

  private static let articleViews: [(script: String, command: [String])] = [
    ("", ["list"]), ("o $", ["list", "--sort", "pay", "--one-year"]),
    ("/ \"pay>60k\" Enter u", ["list", "--with-undecided", "pay>60k"]),
    ("s \"crm, negotiation^2\" Enter", ["skills", "crm, negotiation^2"]),
    ("/ \"account\" Enter s \"crm\" Enter", ["skills", "--filter", "account", "crm"]),
    ("1", ["show", "account-director"]), ("$ 1 Enter", ["show", "--pane", "salary", "--one-year", "account-director"]),
    ("8 Enter", ["show", "--pane", "sources", "account-director"]),
    ("Space Down Down Down Space c", ["compare", "account-director", "customer-account-manager"]),
    ("1 Down e", ["explain", "account-director", "pay.mean"]),
    ("P \"85k\" Enter", ["pay", "account-director", "85000 2025"]),
    (
      "Space Down Down Down Space c e",
      ["explain", "--against", "customer-account-manager", "account-director", "pay.mean"]
    ),
  ]

  /// Of the bundled catalog.
  private static let officialViews: [(script: String, command: [String])] = [
    ("/ \"sales managers\" Enter 7 Enter", ["places", "11-2022.00"]),
    ("/ \"sales managers\" Enter r", ["related", "11-2022.00"]),
    ("/ \"sales managers\" Enter Space Down Down t", ["gap", "11-2022.00", "11-2021.00"]),
    ("/ \"sales managers\" Enter 4 e", ["explain", "11-2022.00", "skill:Active Listening"]),
  ]

  private func check(_ view: (script: String, command: [String]), _ catalog: String?) throws {
    let folder = try TemporaryFolder()
    let options = catalog.map { ["--catalog", $0] } ?? []
    let saving = Self.endings.keys.sorted().map { "w \"\(folder.path)/view.\($0)\" Enter" }
    let script = ([view.script] + saving).joined(separator: " ")
    let run = try Binary.run(["explore", "--script", script, "--size", "200x30"] + options)
    #expect(run.status == 0 && run.output.contains("Saved "), "\(view.script): \(run.output)")
    for (ending, format) in Self.endings {
      let dated = ["csv", "json"].contains(ending) ? [] : ["--dated"]
      let printed = try Binary.run(view.command + ["--format", format] + dated + options)
      let saved = try [UInt8](Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/view.\(ending)")))
      #expect(saved == printed.outputBytes, "\(view.script) as \(ending)")
      #expect(!saved.contains(0x1B) && saved.count > 40)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == Self.endings.count)
  }

  @Test func `a saved view holds byte for byte what its command prints, in all five forms`() throws {
    for view in sampled(Self.articleViews) { try check(view, Binary.articles) }
  }

  @Test func `so do the views of occupations`() throws {
    for view in sampled(Self.officialViews) { try check(view, nil) }
  }

  private func saved(_ ending: String, _ environment: [String: String] = [:]) throws -> String {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/role.\(ending)"
    _ = try Binary.run(
      ["explore", "--script", "1 w \"\(path)\" Enter", "--catalog", Binary.articles], environment: environment)
    return try String(decoding: Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }

  @Test
  func `what people read says its sources, the day and what the catalog is made of; tables for programs don't change`()
    throws
  {
    let day = Date().formatted(.iso8601.year().month().day().dateSeparator(.dash))
    for ending in ["txt", "md", "html"] {
      let text = try saved(ending)
      #expect(text.contains("Sources") && text.contains("Printed \(day.prefix(7))"), "\(ending)")
      let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains("17 roles, from Zippia, undated; study.com, 2019; Megainterview, undated"), "\(ending)")
    }
    for ending in ["csv", "json"] { #expect(try !saved(ending).contains("Printed"), "\(ending)") }
  }

  @Test func `a table of figures has full precision, formula and status, and runs nothing in a spreadsheet`() throws {
    let lines = try saved("csv").split(separator: "\r\n").map(String.init)
    let titles = [
      "role", "field", "part", "value", "high", "open", "unit", "definition", "year", "place", "source", "locator",
      "status",
      "formula", "standard_error", "rse_percent", "dollars_of",
    ]
    #expect(lines.first == titles.joined(separator: ","))
    #expect(lines.contains { $0.hasPrefix("account-director,pay.hourly,,55.16,") && $0.contains(",derived,") })
    #expect(lines.allSatisfy { line in !line.split(separator: ",").contains { "=+@".contains($0.first ?? " ") } })
  }

  @Test func `a title that a spreadsheet would run is saved with an apostrophe, and numbers stay numbers`() throws {
    let folder = try TemporaryFolder()
    let roles = "title,pay.mean,year\n=1+2 Officer,50000,2024\n@lead,60000,2024\n-5 Manager,70000,2024\n"
    let table = try folder.write(Array(roles.utf8), to: "roles.csv")
    let catalog = folder.path + "/mine.sqlite"
    let built = try Binary.run("import", "roles", table, "--into", catalog, "--empty")
    #expect(built.status == 0, "\(built.error)")
    let path = folder.path + "/saved.csv"
    _ = try Binary.run("explore", "--catalog", catalog, "--script", "w \"\(path)\" Enter")
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\r\n").dropFirst()
    #expect(lines.count == 3)
    for start in ["'=1+2 Officer", "'@lead", "'-5 Manager"] {
      #expect(lines.contains { $0.contains(",\(start),") }, "\(lines)")
    }
    #expect(lines.contains { $0.contains(",50000,50000,") })
  }

  @Test func `in a locale without UTF-8 a saved text is ASCII, and JSON and HTML mean the same`() throws {
    for ending in Self.endings.keys {
      let text = try saved(ending, ["LC_ALL": "C"])
      #expect(text.utf8.allSatisfy { $0 < 0x80 } && !text.isEmpty, "\(ending)")
    }
  }

  @Test func `a file that is there is asked about, replaced on a second Enter and left on Esc`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Array("mine".utf8), to: "a.csv")
    func text() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }
    func run(_ keys: String) throws -> String {
      try Binary.run(
        ["explore", "--script", "w \"\(path)\" Enter \(keys)", "--size", "160x24", "--catalog", Binary.articles]
      ).output
    }
    #expect(try run("").contains("a.csv exists: Enter again replaces it, Esc keeps it."))
    #expect(try run("Esc").contains("Account Director"))
    #expect(try run("\"x\" Backspace").contains("Save as:"))
    #expect(try text() == "mine")
    #expect(try run("Enter").contains("Saved 17 roles to \(path) (CSV)."))
    #expect(try text().hasPrefix("id,title,"))
  }

  @Test func `what can't be written is said in a sentence, and leaves nothing behind`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write([], to: "inner.md/file")
    func answer(_ path: String) throws -> String {
      let run = try Binary.run(
        ["explore", "--script", "w \"\(path)\" Enter", "--size", "200x24", "--catalog", Binary.articles])
      #expect(run.status == 0)
      return run.output
    }
    #expect(try answer(folder.path + "/none/a.csv").contains("There is no folder \(folder.path)/none to save in."))
    #expect(try answer(folder.path + "/inner.md").contains("exists"))
    #expect(try answer("/dev/full/a.csv").contains("There is no folder /dev/full to save in."))
    #expect(try answer(folder.path + "/a.pdf").contains("ending says what it is to hold: txt, md, csv, json or html."))
    #expect(try answer("/proc/a.csv").contains("/proc/a.csv can't be written"))
    let twice = try Binary.run(
      [
        "explore", "--script", "w \"\(folder.path)/inner.md\" Enter Enter", "--size", "200x24", "--catalog",
        Binary.articles,
      ])
    #expect(twice.output.contains("inner.md is a folder: name a file in it."))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["inner.md"])
  }

  @Test func `a path may start with ~, and its file follows a link`() throws {
    let home = try TemporaryFolder()
    let target = try home.write(Array("old".utf8), to: "target.csv")
    try FileManager.default.createSymbolicLink(atPath: home.path + "/link.csv", withDestinationPath: target)
    for (path, file) in [("~/new.csv", "/new.csv"), ("~/link.csv", "/target.csv")] {
      let run = try Binary.run(
        ["explore", "--script", "w \"\(path)\" Enter Enter", "--size", "160x24", "--catalog", Binary.articles],
        environment: ["HOME": home.path])
      #expect(run.status == 0)
      #expect(try String(contentsOfFile: home.path + file, encoding: .utf8).hasPrefix("id,title,"))
    }
    let link = try FileManager.default.destinationOfSymbolicLink(atPath: home.path + "/link.csv")
    #expect(link == target)
  }

  @Test
  func `on a terminal the shortlist is saved as the command prints it, and the folder may be where it was started`()
    throws
  {
    let folder = try TemporaryFolder()
    let state = TemporaryFolders.next()
    let terminal = try PseudoTerminal.starting(
      ["--catalog", Binary.articles], environment: ["XDG_STATE_HOME": state, "HOME": folder.path], columns: 160)
    try terminal.waitToShow("Account Director")
    terminal.type("*L")
    try terminal.waitToShow("Shortlist")
    terminal.type("w")
    try terminal.waitToShow("Save as: shortlist.md")
    terminal.type("~/mine.csv\r")
    try terminal.waitToShow("Saved the shortlist to \(folder.path)/mine.csv (CSV).")
    let printed = try Binary.run(
      ["shortlist", "--format", "csv", "--catalog", Binary.articles], environment: ["XDG_STATE_HOME": state])
    #expect(try [UInt8](Data(contentsOf: URL(fileURLWithPath: folder.path + "/mine.csv"))) == printed.outputBytes)
    terminal.type("q")
    try terminal.waitToShow("Rolescope")
    try terminal.expectQuit()
  }
}
