import Testing

@Suite struct SkillsContractTests {
  @Test func `crm and customer service rank the customer account manager first, and say what each scored on`() throws {
    let roles = try Binary.json("skills", "crm, customer service")
    let first = roles[0]
    #expect(first["id"] == "customer-account-manager")
    #expect(first["matched"].items.map { $0["name"] } == ["CRM", "Customer service"])
    #expect(first["missing"] == [])
    let second = roles[1]
    #expect(second["id"] == "account-administrator")
    #expect(second["matched"].items.map { $0["name"] } == ["Customer service"])
    #expect(second["missing"] == ["CRM"])
    let text = try Binary.run("skills", "crm, customer service", "--catalog", Binary.articles)
    let line = try #require(text.lines.first { $0.contains("Customer Account Manager") })
    #expect(line.contains("CRM") && line.contains("Customer service") && line.contains("26 %"))
  }

  @Test func `the items have the members of the contract, best first`() throws {
    for query in ["crm, customer service", "leadership", "negotiation^2, !crm", "crm | leadership"] {
      let roles = try Binary.json("skills", query).items
      #expect(!roles.isEmpty)
      for role in roles {
        #expect(
          role.keys.isSuperset(of: [
            "id", "title", "kind", "family", "codes", "score", "scoreLow", "scoreHigh", "matched", "missing",
          ]))
        for term in role["matched"].items { #expect(term.keys.isSuperset(of: ["name", "s"])) }
        let scores = ["scoreLow", "score", "scoreHigh"].compactMap { role[$0].number }
        #expect(scores.count == 3 && scores == scores.sorted() && scores.allSatisfy { (0...1).contains($0) })
      }
      let scores = roles.compactMap { $0["score"].number }
      #expect(scores == scores.sorted(by: >))
    }
  }

  @Test func `words of a query may come as several arguments, and limit cuts`() throws {
    let whole = try Binary.json("skills", "crm, customer service")
    #expect(try Binary.json("skills", "crm,", "customer", "service") == whole)
    #expect(try Binary.json("skills", "crm, customer service", "--limit", "1").items == [whole[0]])
  }
}

@Suite struct ExplainContractTests {
  @Test func `two files of one publisher are one observation`() throws {
    let receipt = try Binary.json("explain", "customer account manager", "pay.mean")
    #expect(receipt.keys.isSuperset(of: ["field", "figures", "observations", "notes"]))
    #expect(receipt["field"] == "pay.mean")
    #expect(receipt["figures"].items.map { $0["value"] } == [45951, 45951])
    #expect(receipt["observations"].items.count == 1)
    #expect(receipt["observations"][0].items.count == 2)
    let notes = receipt["notes"].items.compactMap(\.text).joined(separator: "\n")
    #expect(notes.contains("000_9543ad840e34d36d.txt and 004_0b81489dcdb824dc.txt"))
    #expect(notes.contains("one observation"))
    let text = try Binary.run("explain", "customer account manager", "pay.mean").output
    for words in ["$45,951", "000_9543ad840e34d36d.txt", "004_0b81489dcdb824dc.txt", "one observation"] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test func `two publishers are two observations`() throws {
    let receipt = try Binary.json("explain", "account director", "pay.mean")
    #expect(receipt["observations"].items.count == 2)
    #expect(receipt["figures"].items.map { $0["value"] } == [114728, 96677])
  }

  @Test(arguments: [
    ("account director", "55.16", "$114,728"), ("customer account manager", "22.09", "$45,951"),
    ("account administrator", "19.3", "$40,149"),
  ]) func `an hourly rate is what 2080 hours make of the average`(role: String, hourly: String, yearly: String) throws {
    let receipt = try Binary.json("explain", role, "pay.hourly")
    #expect(receipt["figures"].items.allSatisfy { $0["value"].number == Double(hourly) && $0["status"] == "derived" })
    let notes = receipt["notes"].items.compactMap(\.text)
    #expect(notes.contains { $0.contains(yearly) && $0.contains("2080 hours") && $0.contains("exactly") }, "\(notes)")
  }

  @Test func `a value that was printed as missing says so and is no 0`() throws {
    let receipt = try Binary.json("explain", "account director", "satisfaction")
    #expect(receipt["figures"][0]["value"] == .null && receipt["figures"][0]["status"] == "dash")
    #expect(try Binary.run("explain", "account director", "satisfaction").output.contains("not zero"))
  }

  @Test func `every figure of every role has a receipt`() throws {
    for role in try Binary.json("list").items(where: "kind", is: "profile") {
      let id = role["id"].text ?? ""
      let figures = try Binary.json("show", id)["figures"].items
      for field in Set(figures.compactMap { $0["field"].text }) {
        let receipt = try Binary.json("explain", id, field)
        #expect(Set(receipt["figures"].items) == Set(figures.filter { $0["field"].text == field }), "\(id) \(field)")
        let cited = Set(receipt["observations"].items.flatMap(\.items))
        #expect(cited == Set(receipt["figures"].items.map { $0["source"] }))
      }
    }
  }
}
