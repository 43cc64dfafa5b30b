import Foundation
import Testing

/// An organisation's own roles beside those of the catalog: what goes in, what a name means then, and how they are told apart.
@Suite struct OwnRoleTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func catalog() throws -> String {
    try folder.write(Data(contentsOf: URL(fileURLWithPath: Binary.articles)), to: "mine.sqlite")
  }

  private func table(_ text: String, named name: String = "our-roles.csv") throws -> String {
    try folder.write(Array(text.utf8), to: name)
  }

  /// The example of the page on role files, as it stands there.
  private static func documentedExample() throws -> String {
    let page = Binary.repository + "/Sources/rolescope/Documentation.docc/RoleFiles.md"
    let parts = try String(contentsOfFile: page, encoding: .utf8).components(separatedBy: "```text\n")
    return try #require(parts.dropFirst().first?.components(separatedBy: "```").first)
  }

  @Test func `the documented example goes in beside roles of the same titles, and by title it is meant`() throws {
    let path = try catalog()
    let table = try table(try Self.documentedExample())
    let result = try Binary.run("import", "roles", table, "--into", path)
    #expect(
      result.status == 0 && result.output.contains("“Account Manager” is a title of the catalog too"), "\(result)")
    let before = try Binary.run("catalog", "check", "--digest", path).output
    #expect(try Binary.run("import", "roles", table, "--into", path).status == 0)
    #expect(try Binary.run("catalog", "check", "--digest", path).output == before)
    #expect(try Binary.run("catalog", "check", path).status == 0)

    let own = try Binary.json(["show", "account manager"], catalog: path)
    #expect(own["kind"] == "own" && own["id"] == "our-roles-account-manager")
    #expect(own["figures"][0]["value"] == ["low": 82000, "high": 98000])
    #expect(own["edges"][0]["role"] == "our-roles-senior-account-manager")
    #expect(try Binary.json(["show", "account-manager"], catalog: path)["kind"] == "profile")
    let said = try Binary.run("show", "Account Manager", "--catalog", path).error
    #expect(said.contains("account-manager of that title too"))
    #expect(try Binary.json(["list", "kind:own"], catalog: path).items.count == 2)
    let list = try Binary.run("list", "account manager", "--catalog", path).output
    #expect(list.contains("own role") && list.contains("profile"))
    let screen = try Binary.run("explore", "--catalog", path, "--size", "100x24", "--script", "/ m a n a g e r Enter")
      .output
    #expect(screen.contains("Account Manager own"), "\(screen)")
  }

  @Test func `one title at several levels is shown apart, and its name answers with all`() throws {
    let path = try catalog()
    let table = try table(
      """
      id,title,family,pay.low,pay.high,promotes_to
      ENG-030,Platform Engineer,Engineering,95000,118000,ENG-031
      ENG-031,Platform Engineer,Engineering,115000,140000,
      00123,Clerk,Office,40000,50000,
      """)
    #expect(try Binary.run("import", "roles", table, "--into", path).status == 0)
    let list = try Binary.run("list", "platform", "--catalog", path).output
    #expect(list.contains("Platform Engineer (eng-030)") && list.contains("Platform Engineer (eng-031)"))
    let result = try Binary.run("show", "Platform Engineer", "--catalog", path)
    #expect(result.status == 2 && result.error.contains("eng-030") && result.error.contains("eng-031"))
    #expect(try Binary.json(["show", "ENG-031"], catalog: path)["id"] == "eng-031")
    #expect(try Binary.json(["show", "00123"], catalog: path)["title"] == "Clerk")
  }

  @Test func `tables that have one title in common take nothing from each other, in one import or two`() throws {
    let path = try catalog()
    let (first, second) = (
      try table("title,pay.low,pay.high\nClerk,40000,50000\n", named: "north.csv"),
      try table("title,pay.low,pay.high\nClerk,45000,55000\n", named: "south.csv")
    )
    for tables in [[first, second], [second], [first]] {
      #expect(try Binary.run(["import", "roles"] + tables + ["--into", path]).status == 0)
      let ids = try Binary.json(["list", "kind:own"], catalog: path).items.map { $0["id"] }
      #expect(ids == ["clerk", "south-clerk"])
    }
    let result = try Binary.run("show", "Clerk", "--catalog", path)
    #expect(result.status == 2 && result.error.contains("south-clerk"))
  }

  @Test func `a table whose name makes a source of the catalog takes nothing away`() throws {
    let path = try catalog()
    let before = try Binary.run("catalog", "check", "--digest", path).output
    let result = try Binary.run(
      "import", "roles", try table("title\nClerk\n", named: "zippia-ad-cam.csv"), "--into", path)
    #expect(result.status == 2 && result.error.contains("Rename the file"), "\(result.error)\(result.output)")
    #expect(try Binary.run("catalog", "check", "--digest", path).output == before)
  }

  @Test func `a table from a place with decimal commas goes in, and how it was read is said`() throws {
    let path = try catalog()
    let table = try table("title;family;pay.low;pay.high\r\nVertriebsleiter;Vertrieb;65.000,00;90.000,00\r\n")
    let result = try Binary.run("import", "roles", table, "--into", path)
    #expect(
      result.status == 0 && result.output.contains("is read as semicolon-separated, with decimal commas."), "\(result)")
    let notes = try #require(Binary.run("import", "roles", table, "--into", path, "--format", "json").json)[0]["notes"]
    #expect(notes.items.count == 1)
    #expect(
      try Binary.json(["show", "vertriebsleiter"], catalog: path)["figures"][0]["value"] == [
        "low": 65000, "high": 90000,
      ])
  }
}
