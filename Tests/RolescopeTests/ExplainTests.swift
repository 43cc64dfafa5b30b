import Testing

/// `rolescope explain` beyond fields: what stands behind ratings, places, ties, sentences, sources, verdicts and scores.
@Suite struct ExplainTests {
  private func explained(_ arguments: String...) throws -> JSONNode {
    try Binary.json(["explain"] + arguments, catalog: nil)
  }

  private func text(_ arguments: String...) throws -> String {
    try Binary.run(["explain"] + arguments).output.replacing("\n", with: " ").replacing("   ", with: " ")
  }

  @Test func `a rating has the numbers of show, its scale backwards, and how far it stands out`() throws {
    let rating = try explained("11-2011", "skill:negotiation")["ratings"][0]
    let shown = try Binary.json(["show", "11-2011"], catalog: nil)["skills"]
    let own = try #require(shown.items(where: "name", is: "Negotiation").first)
    for member in ["importance", "level", "se", "levelSE", "source", "locator"] {
      #expect(rating[member] == own[member])
    }
    let (mean, deviation) = (rating["norm"]["mean"].number ?? 0, rating["norm"]["deviation"].number ?? 1)
    let standing = ((rating["importance"].number ?? 0) - mean) / deviation
    #expect(abs(standing - (rating["norm"]["standing"].number ?? 0)) < 1e-4)
    // 3.12 of 5: (3.12 - 1) / 4 is 53 of 100.
    #expect(try text("11-2011", "skill:negotiation").contains("importance 53 = (3.12 - 1) / (5 - 1) × 100"))
  }

  @Test func `a share says where its list is cut, and a skill that it leaves out is at most that`() throws {
    let rating = try explained("account director", "skill:Project management")["ratings"][0]
    #expect(rating["share"] == 7 && rating["detectionLimit"] == 4)
    let absent = try Binary.run("explain", "account director", "skill:crm")
    #expect(absent.status == 1 && absent.error.contains("at most that, not zero") && absent.error.contains("4 %"))
    let unknown = try Binary.run("explain", "account director", "skill:negotation")
    #expect(unknown.status == 1 && unknown.error.contains("Negotiation"))
  }

  @Test func `a place has its figures, its standing among the places, and what its pay buys with the division`() throws
  {
    let place = try explained("11-2022", "place:ohio")
    #expect(place["place"] == "OH" && place["figures"].items.allSatisfy { $0["place"] == "OH" })
    let ranked = try Binary.json(["places", "11-2022"], catalog: nil)["places"]
    #expect(place["standing"] == ranked.items(where: "place", is: "OH").first)
    let words = try text("11-2022", "place:OH")
    #expect(words.contains("$132,389 = 135,510 × (1 - 1.645 × 1.4 %)"))
    #expect(words.contains("buys $147,595 at national prices = 135,510 / (91.812 / 100)"))
    // 135,510 / 148,270 is 0.914.
    #expect(words.contains("8.6 % below its median of $148,270"))
    #expect(try text("29-1211", "place:WA").contains("0.05 common standard errors below"))
    #expect(try Binary.run("explain", "account director", "place:OH").status == 1)
    let borrowed = try explained("account director", "place:OH", "--closest", "11-2011")
    #expect(borrowed["role"] == "account-director" && borrowed["borrowed"]["from"] == "11-2011.00")
  }

  @Test func `a verdict is that of compare, with ratio and difference from the two values`() throws {
    let answer = try explained("account director", "pay.mean", "--against", "customer account manager")
    let compared = try Binary.json(["compare", "account director", "customer account manager"], catalog: nil)["rows"]
    #expect(answer["rows"].items == compared.items(where: "field", is: "pay.mean"))
    #expect(answer["rows"][0]["difference"] == 68777)
    let words = try text("account director", "pay.mean", "--against", "customer account manager")
    #expect(words.contains("2.4967 = 114,728 / 45,951") && words.contains("+68,777 = 114,728 - 45,951"))
    #expect(words.contains("one observation, not 2 confirmations") && words.contains("$96,677"))
    // 1.96 × √((164,350 × 0.4 %)² + (177,770 × 0.3 %)²) is 1,659.
    #expect(try text("11-2022", "pay.mean", "--against", "11-2021").contains("± 1,659 = 1.96 × √((164,350 × 0.4 %)²"))
    let skill = try explained("11-2022", "skill:negotiation", "--against", "11-2021")["skills"][0]
    // 75 ± 0, which counts as 3.125, beside 65.5 ± 4.58: 9.5 is within 1.96 × √(3.125² + 4.58²), 10.9.
    #expect(skill["verdict"] == "can't tell" && skill["difference"] == .null)
    #expect(try Binary.run("explain", "11-2022", "place:OH", "--against", "11-2021").status == 2)
  }

  @Test func `a score is that of the skills search, taken apart`() throws {
    let query = "crm, negotiation^2, !payroll"
    let answer = try explained("11-2022", "--query", query)
    let ranking = try Binary.json(["skills", query], catalog: nil).items
    let index = try #require(ranking.firstIndex { $0["id"] == "11-2022.00" })
    let tied = try #require(ranking.firstIndex { $0["score"] == ranking[index]["score"] })
    #expect(answer["rank"] == .number(Double(tied + 1)) && answer["ranked"] == .number(Double(ranking.count)))
    for member in ["score", "scoreLow", "scoreHigh"] { #expect(answer[member] == ranking[index][member]) }
    let negotiation = try #require(answer["terms"].items(where: "name", is: "Negotiation").first)
    let (below, rated) = (negotiation["atOrBelow"].number ?? 0, negotiation["ratedRoles"].number ?? 1)
    #expect(abs(below / rated - (negotiation["sLow"].number ?? 0)) < 1e-5)
    #expect(answer["formula"].text?.hasSuffix("= ([0.5, 1] + 2 × 0.996 + (1 - [0, 0.5])) / 4") == true)
    let bare = try Binary.run("explain", "chief marketing officer", "--query", "negotiation")
    #expect(bare.status == 1 && bare.error.contains("can't score"))
    #expect(try Binary.run("explain", "11-2022", "--query", "negotiation &").status == 2)
  }

  @Test func `ties have the sources that assert them, and kin the ranks of related`() throws {
    let ties = try explained("account manager", "related:account-director")["ties"].items
    #expect(ties.map { $0["kind"] } == ["promotes to", "manages"] && ties.allSatisfy { $0["locator"].text != nil })
    let kin = try explained("11-2022", "related:11-2021")["kin"]
    let related = try Binary.json(["related", "11-2022", "--limit", "5"], catalog: nil).items
    let row = try #require(related.first { $0["id"] == "11-2021.00" })
    #expect(kin["rank"] == row["rank"] && kin["ranks"]["skills"] == row["ranks"]["skills"])
    #expect(try Binary.run("explain", "chief marketing officer", "related:11-2022").status == 1)
  }

  @Test func `sentences are found by words or kind, each with every place that it is told after`() throws {
    let cautions = try explained("account director", "statement:caution")["statements"].items
    let all = try Binary.json(["show", "account director"], catalog: nil)["statements"].items
    #expect(Set(cautions.map { $0["text"] }) == Set(all.filter { $0["kind"] == "caution" }.map { $0["text"] }))
    #expect(cautions.contains { $0["sources"].items.count == 3 })
    let found = try explained("account director", "statement:hourly 2,080")["statements"].items
    #expect(found.count == 1)
    #expect(try Binary.run("explain", "account director", "statement:xyzzy").status == 1)
  }

  @Test func `a source says what of the role and of the catalog stands on it`() throws {
    let source = try explained("account director", "source:zippia-ad-cam")["sources"][0]
    let role = try Binary.json(["show", "account director"], catalog: nil)
    for part in ["skills", "statements"] {
      #expect(source["ofRole"][part] == .number(Double(role[part].items.count { $0["source"] == "zippia-ad-cam" })))
    }
    let about = try Binary.json(["about"], catalog: nil).items(where: "id", is: "zippia-ad-cam").first
    #expect(source["entries"] == about?["entries"] && source["licence"] == about?["licence"])
    let shown = try Binary.run("show", "account director").output.replacing("\n", with: " ")
    #expect(shown.contains("carried. 19 figures, 6 skills") || shown.contains("carried; 19 figures, 6 skills"))
  }

  @Test func `what cannot be explained is said with what can be`() throws {
    for (arguments, words) in [
      (["11-2022", "foo:bar"], "skill:, place:, related:, statement:, source: and sentence:"),
      (["11-2022", "skill:"], "after the colon"),
      (["11-2022", "pay.mena"], "pay.mean"), (["11-2022", "pay.mean", "--query", "x"], "--query"),
      (["11-2022", "pay.mean", "--one-year"], "--against"), (["11-2022", "place:Ohoi"], "Ohio"),
      (["11-2022", "pay.mean", "--against", "11-2022"], "named twice"),
    ] {
      let result = try Binary.run(["explain"] + arguments)
      #expect(result.status == 2 && result.error.contains(words), "\(arguments): \(result.error)")
    }
  }

  @Test func `a sentence of a comparison is explained by the rows that it is made from`() throws {
    let roles = ["account director", "customer account manager"]
    let compared = try Binary.json("compare", roles[0], roles[1])
    let explained = try Binary.json("explain", roles[0], "sentence:1", "--against", roles[1])
    #expect(explained["sentence"] == compared["sentences"][0])
    #expect(explained["how"].text?.contains("$114,728 divided by $45,951") == true)
    #expect(explained["rows"].items.map { $0["field"] } == ["pay.mean"])
    #expect(explained["receipts"].items.count == 2)
    let missing = try Binary.run("explain", roles[0], "sentence:99", "--against", roles[1])
    #expect(missing.status == 1 && missing.error.contains("there is no sentence 99"))
    #expect(try Binary.run("explain", roles[0], "sentence:1").status == 2)
    #expect(try Binary.run("explain", roles[0], "sentence:x", "--against", roles[1]).status == 2)
  }
}
