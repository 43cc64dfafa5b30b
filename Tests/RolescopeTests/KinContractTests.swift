import Testing

@Suite struct RelatedContractTests {
  @Test func `kin of sales managers are sales and marketing roles, and every item has the members`() throws {
    let items = try Binary.json(["related", "11-2022", "--limit", "10"], catalog: nil).items
    #expect(items.count == 10)
    let titles = items.compactMap { $0["title"].text }
    #expect(titles.prefix(5).contains("Marketing Managers"), "\(titles)")
    #expect(titles.contains { $0.contains("Sales") })
    for item in items {
      #expect(
        item.keys.isSuperset(of: [
          "id", "title", "kind", "family", "codes", "score", "rank", "ranks", "gap", "pay", "zone",
        ]))
      #expect(item["ranks"].keys == ["names", "knowledge", "skills", "blend"])
      #expect(item["kind"] == "occupation" && item["id"] != "11-2022.00")
    }
    let scores = items.compactMap { $0["score"].number }
    #expect(scores == scores.sorted(by: >))
    #expect(items.compactMap { $0["rank"].number } == (1...10).map(Double.init))
  }

  @Test(arguments: ["names", "knowledge", "skills"])
  func `a lens orders by its own rank`(lens: String) throws {
    let items = try Binary.json(["related", "11-2022", "--limit", "6", "--lens", lens], catalog: nil).items
    #expect(items.compactMap { $0["ranks"][lens].number } == [1, 2, 3, 4, 5, 6])
  }

  @Test func `a role of the articles names its candidate codes, and closest borrows`() throws {
    let refused = try Binary.run("related", "account-manager", "--format", "json")
    #expect(refused.status == 1 && refused.output == "[]\n")
    for words in ["11-2022", "11-2033", "--closest CODE"] { #expect(refused.error.contains(words), "\(refused.error)") }
    let borrowed = try Binary.json(
      ["related", "account-manager", "--closest", "11-2022", "--limit", "5"], catalog: nil)
    #expect(borrowed == (try Binary.json(["related", "11-2022", "--limit", "5"], catalog: nil)))
    let text = try Binary.run("related", "account-manager", "--closest", "11-2022", "--limit", "5").output
    #expect(text.contains("Borrowed") && text.contains("Sales Managers (11-2022)"))
  }

  @Test func `wrong use is told from nothing found`() throws {
    #expect(try Binary.run("related", "no such role at all").status == 1)
    #expect(try Binary.run("related", "11-2022", "--limit", "0").status == 2)
    #expect(try Binary.run("related", "11-2022", "--lens", "colour").status == 2)
    #expect(try Binary.run("related", "11-2022", "--closest", "11-2011").status == 2)
    #expect(try Binary.run("related", "account-manager", "--closest", "99-9999").status == 2)
    #expect(try Binary.run("related", "account-director", "--catalog", Binary.articles).status == 1)
  }

  @Test func `every format says the same`() throws {
    let csv = try Binary.run("related", "11-2022", "--limit", "3", "--format", "csv").output.split(
      whereSeparator: \.isNewline)
    #expect(csv.count == 4 && csv[0].hasPrefix("rank,id,title,score,rank_names"))
    let markdown = try Binary.run("related", "11-2022", "--limit", "3", "--format", "markdown").output
    #expect(markdown.contains("| 1 | Marketing Managers |"), "\(markdown)")
  }
}

@Suite struct GapContractTests {
  @Test func `a role is no gap away from itself`() throws {
    let gap = try Binary.json(["gap", "11-2022", "11-2022"], catalog: nil)
    #expect(gap["total"] == 0 && gap["skills"] == [])
    #expect(gap["pay"]["change"] == 0 && gap["zone"]["change"] == 0)
  }

  @Test func `gaps come biggest first, each with its members, and make up the total`() throws {
    let gap = try Binary.json(["gap", "11-2022", "registered nurses"], catalog: nil)
    #expect(gap.keys.isSuperset(of: ["total", "skills", "pay", "zone"]))
    let gaps = gap["skills"].items.compactMap { $0["gap"].number }
    #expect(gaps.count > 10 && gaps == gaps.sorted(by: >))
    #expect(gap["skills"][0]["name"] == "Medicine and Dentistry")
    for skill in gap["skills"].items {
      #expect(skill.keys.isSuperset(of: ["name", "gap", "se", "withinError"]))
      let levels = ["toLevel", "importance"].compactMap { skill[$0].number }
      let expected = ((levels.first ?? 0) - (skill["fromLevel"].number ?? 0)) * (levels.last ?? 0)
      #expect(abs((skill["gap"].number ?? -1) - expected) < 2e-6)
    }
    #expect(gap["pay"]["from"].number != nil && gap["pay"]["year"] == 2025 && gap["pay"]["reason"] == .null)
    let text = try Binary.run("gap", "11-2022", "registered nurses").output
    #expect(text.contains("within the error") && text.contains("no level relevant"))
  }

  @Test func `a role without ratings is refused in a sentence, and borrows`() throws {
    let refused = try Binary.run("gap", "account-director", "11-2022")
    #expect(refused.status == 1 && refused.error.contains("11-2011") && refused.error.contains("--closest CODE"))
    let gap = try Binary.json(["gap", "account-director", "11-2022", "--closest", "11-2011"], catalog: nil)
    #expect(gap["borrowed"][0]["role"] == "account-director" && gap["borrowed"][0]["from"] == "11-2011.00")
    #expect(gap["total"] == (try Binary.json(["gap", "11-2011", "11-2022"], catalog: nil))["total"])
    let two = ["gap", "account-director", "account-manager", "--closest", "11-2011"]
    #expect(try Binary.run(two).status == 2)
    #expect(try Binary.json(two + ["--closest", "11-2022"], catalog: nil)["borrowed"].items.count == 2)
  }
}

@Suite struct PathContractTests {
  @Test func `no step leads from a role to itself`() throws {
    let path = try Binary.json(["path", "11-2022", "11-2022"], catalog: nil)
    #expect(path["steps"] == [])
    #expect(try Binary.run("path", "11-2022", "11-2022").output.contains("No step is needed"))
  }

  @Test func `steps end at the role, and go at most one zone up each`() throws {
    let steps = try Binary.json(
      ["path", "first-line supervisors of retail sales workers", "sales managers"], catalog: nil)[
        "steps"
      ].items
    #expect(steps.count > 1 && steps.last?["role"] == "11-2022.00")
    for step in steps {
      #expect(step.keys.isSuperset(of: ["role", "gap", "pay", "assertedBy"]))
      #expect((step["zone"]["change"].number ?? 9) <= 1 && step["gap"].number != nil)
    }
  }

  @Test func `a ladder of the articles is taken and says who asserts it`() throws {
    let path = try Binary.json("path", "account coordinator", "director of account management")
    let steps = path["steps"].items
    #expect(steps.first?["role"] == "account-manager" && steps.last?["role"] == "director-of-account-management")
    #expect(steps.allSatisfy { !$0["assertedBy"].items.isEmpty && $0["gap"] == .null })
    let text = try Binary.run("path", "account coordinator", "director of account management").output
    #expect(text.contains("asserted by") && text.contains("no gap is counted"))
  }

  @Test func `no path is said in words, and a role that could borrow is told so`() throws {
    let result = try Binary.run("path", "account director", "sales managers", "--format", "json")
    #expect(result.status == 1 && result.output == "[]\n")
    #expect(result.error.contains("no steps lead") && result.error.contains("--closest CODE"))
    let steps = try Binary.json(
      ["path", "account director", "sales managers", "--closest", "11-2011"], catalog: nil)["steps"]
    #expect(steps.items.last?["role"] == "11-2022.00")
    #expect(try Binary.run("path", "no such role at all", "sales managers").status == 1)
  }
}
