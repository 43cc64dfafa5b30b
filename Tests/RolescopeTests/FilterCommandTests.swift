import Testing

/// `rolescope list FILTER`: the text of the explorer's filter box.
@Suite struct FilterCommandTests {
  private static let filter = "family:management pay>120k education<=bachelor growth>4"

  @Test func `the explorer's list and the command's are one, role by role`() throws {
    let titles = try Binary.json(["list", Self.filter], catalog: nil).items.compactMap { $0["title"].text }
    #expect(titles.count > 3)
    for (index, title) in titles.enumerated() {
      let downs = String(repeating: " Down", count: index)
      let screen = try Binary.run(
        "explore", "--script", "/ \"\(Self.filter)\" Enter\(downs)", "--size", "120x36")
      #expect(screen.output.contains("\(titles.count) match"), "\(screen.output.prefix(400))")
      let selected = screen.lines.first { $0.hasPrefix("▌") } ?? ""
      // Titles are cut in the list; their first word stands.
      #expect(selected.dropFirst(3).hasPrefix(title.prefix(5)), "\(selected) is not \(title)")
    }
  }

  @Test(
    "What is wrong with a filter is said with its place, and ends with status 2",
    arguments: [
      ("pay>>8", "at character 5"), ("skill:", "at character 1"), ("(sales | hr", "at character 1"),
      ("sales wage>5", "at character 7"), ("\"jobs>1,000,000\"", "jobs>\"1,000,000\" (at character 1)"),
      ("zone<=9", "job zones are 1 to 5, not 9 (at character 7)"), ("pay>5%", "not percent"),
      ("skill:zzzzqqqq", "no role here has the skill"),
    ])
  func refuses(filter: String, words: String) throws {
    for format in ["text", "json"] {
      let result = try Binary.run("list", filter, "--format", format)
      #expect(result.status == 2 && result.output.isEmpty && result.error.contains(words), "\(result.error)")
    }
  }

  @Test func `a filter of 10,000 characters is refused`() throws {
    let result = try Binary.run("list", String(repeating: "a", count: 10_000))
    #expect(result.status == 2 && result.error.contains("2,000 is the most") && result.error.count < 300)
  }

  @Test func `roles that can't be told are counted, and listed instead when asked for`() throws {
    let filter = "family:account kind:profile pay>100k"
    let result = try Binary.run("list", filter)
    #expect(result.status == 0)
    #expect(
      result.output.replacing("\n", with: " ").contains("1 can't tell: pay is a range (--undecided lists them)."))
    let open = try Binary.json(["list", filter, "--undecided"], catalog: nil).items
    #expect(open.compactMap { $0["id"].text } == ["senior-account-manager"])
    let none = try Binary.run("list", "kind:mention pay>1", "--format", "json")
    #expect(none.status == 1 && none.output == "[]\n" && none.error.contains("10 can't tell: no pay"))
    #expect(try Binary.run("list", "sales managers", "--undecided").error.contains("every role is decided"))
  }

  @Test func `a filter by a place lists that place's pay, and an order goes by it`() throws {
    let rows = try Binary.json(["list", "nurse pay@OH>60k", "--sort", "pay"], catalog: nil).items
    let pays = rows.compactMap { $0["pay"]["value"].number }
    #expect(rows.count > 5 && rows.allSatisfy { $0["pay"]["place"].text == "OH" } && pays == pays.sorted(by: >))
    let nation = try Binary.json(["list", "--role", "29-1141"], catalog: nil).items.first
    let state = rows.first { $0["id"].text == "29-1141.00" }
    #expect(state?["pay"]["value"] != nation?["pay"]["value"] && nation?["pay"]["place"].text == nil)
    let text = try Binary.run("list", "nurse place:OH", "--sort", "pay").output
    #expect(text.contains("OH pay $/yr") && text.contains("Pay is that of Ohio."))
  }

  @Test func `an order prints the figure of one code once`() throws {
    let arguments = ["list", "--sort", "openings", "--limit", "20"]
    let rows = try Binary.json(arguments, catalog: nil).items
    let own = rows.filter { $0["countedAbove"] != .flag(true) }
    let openings = own.compactMap { $0["openings"].number }
    #expect(Set(openings).count == openings.count && own.count < rows.count)
    let text = try Binary.run(arguments).output.replacing("\n", with: " ")
    #expect(text.contains("as above: counted together with the role above"))
  }

  @Test func `a word with a typo is read as the nearest, which is said beside the data`() throws {
    let result = try Binary.run("list", "sales menagers", "--format", "json")
    #expect(result.status == 0 && result.error.contains("“menagers” is read as manager"))
    #expect(result.json?.items.contains { $0["id"] == "11-2022.00" } == true)
  }
}
