import Foundation
import Testing

@Suite struct CatalogCommandTests {
  private static let resources = "\(Binary.repository)/Resources"

  private func roleFiles() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: Self.resources + "/Roles").filter { $0.hasSuffix(".json") }
      .sorted().map { "\(Self.resources)/Roles/\($0)" }
  }

  @Test func `nothing is wrong with the repository's role files`() throws {
    let files = try roleFiles()
    let result = try Binary.run(["catalog", "check", "\(Self.resources)/Sources.json"] + files)
    #expect(result.status == 0)
    #expect(result.error.isEmpty)
    #expect(result.output.contains("17 roles: nothing wrong."))
  }

  @Test func `nothing is wrong with the bundled catalog, or with the same in a file`() throws {
    for arguments in [[], ["\(Self.resources)/catalog.sqlite"]] {
      let result = try Binary.run(["catalog", "check"] + arguments)
      #expect(result.status == 0)
      #expect(result.output.contains("1,022 roles: nothing wrong."))
    }
  }

  @Test func `the bundled catalog holds the roles of the role files as they are`() throws {
    #expect(
      try Binary.run("catalog", "check", "--digest").output
        == Binary.run("catalog", "check", "--digest", "\(Self.resources)/catalog.sqlite").output)
    let bundled = try Binary.json(["list"], catalog: nil).items
    for role in try Binary.json("list").items {
      #expect(bundled.contains(role), "\(role)")
      let id = role["id"].text ?? ""
      #expect(try Binary.json(["show", id], catalog: nil) == Binary.json("show", id), "\(id)")
    }
  }

  @Test func `building twice gives the same bytes, and replaces only a catalog`() throws {
    let folder = try TemporaryFolder()
    let paths = ["one", "two"].map { "\(folder.path)/\($0).sqlite" }
    for path in paths + [paths[0]] {
      #expect(try Binary.run("catalog", "build", "--resources", Self.resources, "--into", path).status == 0)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: paths[0])) == Data(contentsOf: URL(fileURLWithPath: paths[1])))
    let letter = try folder.write(Array("Dear Sir\n".utf8), to: "letter.txt")
    let refused = try Binary.run("catalog", "build", "--resources", Self.resources, "--into", letter)
    #expect(refused.status == 2)
    #expect(refused.error.contains("not a Rolescope catalog"))
    #expect(try String(contentsOfFile: letter, encoding: .utf8) == "Dear Sir\n")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(files) == ["letter.txt", "one.sqlite", "two.sqlite"])
  }

  private static let sources = #"""
    {"sources": [
      {"id": "paper", "label": "Paper", "publisher": "Paper", "title": "Jobs", "year": 2020, "document": "a.txt",
        "licence": "facts only", "independenceGroup": "paper"}
    ]}
    """#
  private static let seen = #""seen": [{"source": "paper", "lines": [1]}]"#

  @Test(arguments: [
    (#"{"field": "pay.mean", "value": 1, "definition": "d", "colour": 1, \#(seen)}"#, 3, "figures[0].colour"),
    (#"{"field": "pay.mean", "value": 1, "definition": "d", "seen": [{"source": "pape", "lines": [1]}]}"#, 3, "source"),
    (#"{"field": "pay.range", "value": {"low": 2, "high": 1}, "definition": "d", \#(seen)}"#, 3, "value"),
    (#"{"field": "sex.shares", "value": {"men": 50, "women": 49}, "definition": "d", \#(seen)}"#, 3, "value"),
    (#"{"field": "education.modal", "value": {"BA": 101}, "definition": "d", \#(seen)}"#, 3, "value"),
  ]) func `a broken role file is told by file, line and field`(figure: String, line: Int, field: String) throws {
    let folder = try TemporaryFolder()
    let sources = try folder.write(Array(Self.sources.utf8), to: "Sources.json")
    let text = """
      {"roles": [
      {"id": "clerk", "title": "Clerk", "kind": "profile", "family": "Office", "figures": [
      \(figure)
      ]}]}
      """
    let roles = try folder.write(Array(text.utf8), to: "Roles/clerk.json")
    let result = try Binary.run("catalog", "check", sources, roles)
    #expect(result.status == 2)
    let finding = try #require(result.lines.first { $0.hasPrefix("\(roles):\(line): ") })
    #expect(finding.contains(field) && [".", "?"].contains(finding.last), "\(finding)")
    #expect(result.error.contains("finding"))
    let build = try Binary.run("catalog", "build", "--resources", folder.path, "--into", folder.path + "/c.sqlite")
    #expect(build.status == 2)
    #expect(build.error.contains("\(roles):\(line): "))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/c.sqlite"))
  }

  @Test func `an alias of two roles lists both, and an exact title goes before an alias`() throws {
    let folder = try TemporaryFolder()
    let text = """
      {"roles": [
      {"id": "clerk", "title": "Clerk", "kind": "profile", "family": "Office", "aliases": ["Scribe", "Typist"]},
      {"id": "copyist", "title": "Copyist", "kind": "profile", "family": "Office", "aliases": ["Scribe", "Clerk"]}
      ]}
      """
    _ = try folder.write(Array(Self.sources.utf8), to: "Sources.json")
    _ = try folder.write(Array(text.utf8), to: "Roles/roles.json")
    let path = folder.path + "/c.sqlite"
    let build = try Binary.run(
      "catalog", "build", "--resources", folder.path, "--into", path, "--opening", "clerk")
    #expect(build.status == 0, "\(build.error)")
    let ambiguous = try Binary.run("show", "scribe", "--catalog", path)
    #expect(ambiguous.status == 2 && ambiguous.output.isEmpty)
    for words in ["scribe", "clerk", "copyist", "Clerk", "Copyist"] { #expect(ambiguous.error.contains(words)) }
    #expect(try Binary.run("show", "clerk", "--catalog", path, "--format", "json").json?["id"] == "clerk")
    #expect(try Binary.run("show", "typist", "--catalog", path, "--format", "json").json?["id"] == "clerk")
  }
}
