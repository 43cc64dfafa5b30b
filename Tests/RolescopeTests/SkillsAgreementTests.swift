import Explorer
import RoleCatalog
import TerminalScreen
import Testing

/// `rolescope skills QUERY` and the explorer's skills box answer alike.
@Suite struct SkillsAgreementTests {
  @Test(
    "The command's list and the explorer's are one, role by role",
    arguments: [
      "negotiation & persuasion^2 & !programming", "crm, customer service", "(sql | python)^2, !sales & leadership",
    ])
  func agree(query: String) throws {
    let roles = try Binary.json(["skills", query], catalog: nil).items
    var explorer = try ScriptedExplorer(catalog: BundledCatalog.open(), size: Size(columns: 120, rows: 36))
    try explorer.send(script: "s \"\(query)\" Enter")
    let hits = explorer.model.outcome.hits ?? Listing.Hits()
    #expect(roles.count == hits.count && roles.count > 30)
    for (role, (hit, fit)) in zip(roles, zip(hits, explorer.model.outcome.fits)) {
      let shown = try #require(explorer.model.role(at: hit.position))
      #expect(hit.fit == fit.interval)
      #expect(role["id"].text == shown.id.text)
      #expect(abs((role["scoreLow"].number ?? -1) - fit.low) < 1e-6)
      #expect(abs((role["scoreHigh"].number ?? -1) - fit.high) < 1e-6)
      #expect(role["matched"].items.map { $0["name"].text } == fit.matched.map(\.name))
      #expect(role["missing"].items.map(\.text) == fit.missing.map(\.name))
    }
  }

  @Test func `crm and customer service rank the customer account manager first beside a thousand occupations`() throws {
    let roles = try Binary.json(["skills", "crm, customer service"], catalog: nil).items
    #expect(roles.first?["id"] == "customer-account-manager" && roles[0]["score"] == 1)
  }

  @Test func `the role option explains the score that the list has, or says why there is none`() throws {
    let query = "negotiation & persuasion^2 & !programming"
    let roles = try Binary.json(["skills", query], catalog: nil).items
    let position = try #require(roles.firstIndex { $0["id"] == "11-2022.00" })
    let why = try Binary.json(["skills", query, "--role", "sales managers"], catalog: nil)
    for member in ["id", "title", "score", "scoreLow", "scoreHigh", "matched", "missing", "unwanted"] {
      #expect(why[member] == roles[position][member], "\(member)")
    }
    let same = roles.firstIndex { $0["score"] == roles[position]["score"] }
    #expect(why["rank"].number == same.map { Double($0 + 1) } && why["ranked"].number == Double(roles.count))
    #expect(why["terms"].items.count == 3 && why["whyNot"] == nil)
    // Many roles have one score: both commands, and the table, give them one rank.
    let tied = try Binary.json(["skills", "mathematics", "--role", "sales managers"], catalog: nil)["rank"]
    #expect(try Binary.json(["explain", "sales managers", "--query", "mathematics"], catalog: nil)["rank"] == tied)
    let table = try #require(CSV.rows(Binary.run("skills", "mathematics", "--format", "csv").outputBytes))
    #expect(table.first { $0[1] == "11-2022.00" }?[0] == tied.number.map { String(Int($0)) })
    let not = try Binary.json(["skills", "crm", "--role", "account director"], catalog: nil)
    #expect(not["whyNot"] == "it carries none of the skills that are asked for")
    #expect(not["rank"] == nil && not["terms"][0]["ratings"].items.isEmpty)
    let text = try Binary.run("skills", "crm", "--role", "key account manager")
    #expect(text.status == 0 && text.output.contains("No fit: no source says anything about its skills."))
  }

  @Test(
    "What is wrong with a query is said with its place, and ends with status 2",
    arguments: [
      ("crm & (payroll", "this ( is not closed (at character 7)"), ("crm,,payroll", "(at character 5)"),
      ("crm)", "closes nothing (at character 4)"), ("crm, juggling", "“juggling” (at character 6)"),
      ("\"sql\"", "near it: Structured query language SQL"), ("ios", "“Apple iOS” or “Cisco IOS”"),
      ("", "name a skill"),
    ])
  func refuses(query: String, words: String) throws {
    let result = try Binary.run("skills", query)
    #expect(result.status == 2 && result.output.isEmpty && result.error.contains(words), "\(result.error)")
  }

  @Test func `a query of 10,000 characters is refused`() throws {
    let result = try Binary.run("skills", String(repeating: "a", count: 10_000))
    #expect(result.status == 2 && result.error.contains("2,000 is the most (at character 2001)"))
  }
}
