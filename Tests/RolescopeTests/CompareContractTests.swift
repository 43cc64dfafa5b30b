import Testing

/// What `compare`, `skills` and `explain` promise to programs.
@Suite struct CompareContractTests {
  private func comparison() throws -> JSONNode {
    try Binary.json("compare", "account director", "customer account manager")
  }

  @Test func `a row stands for every field that either role has`() throws {
    let rows = try comparison()["rows"]
    let compared = Set(rows.items.compactMap { $0["field"].text })
    for name in ["account director", "customer account manager"] {
      let stated = Set(try Binary.json("show", name)["figures"].items.compactMap { $0["field"].text })
      #expect(compared.isSuperset(of: stated), "\(stated.subtracting(compared))")
    }
  }

  @Test func `every figure of either role stands in a row`() throws {
    let comparison = try comparison()
    for (column, name) in ["account director", "customer account manager"].enumerated() {
      for figure in try Binary.json("show", name)["figures"].items {
        let rows = comparison["rows"].items(where: "field", is: figure["field"].text ?? "")
        let values = rows.map { $0["values"][column] }.filter { $0 != .null }
        if case .object(let parts) = figure["value"], parts["low"] == nil {
          for (part, share) in parts {
            #expect(rows.contains { $0["part"] == .text(part) && $0["values"][column]["value"] == share })
          }
        } else {
          #expect(values.contains { $0["value"] == figure["value"] }, "\(figure)")
        }
      }
    }
  }

  @Test func `the rows have the members of the contract, and a verdict of the six`() throws {
    let comparison = try comparison()
    #expect(comparison.keys.isSuperset(of: ["roles", "rows", "skills", "sentences"]))
    #expect(comparison["roles"].items.map { $0["id"] } == ["account-director", "customer-account-manager"])
    #expect(comparison["sentences"].items.count >= 3)
    let verdicts = ["higher", "lower", "same", "can't tell", "not comparable", "unknown"]
    for row in comparison["rows"].items {
      #expect(row.keys.isSuperset(of: ["field", "definition", "values", "verdict", "reason", "ratio"]))
      #expect(row["values"].items.count == 2)
      #expect(verdicts.contains(row["verdict"].text ?? ""))
      #expect(row["reason"].text?.isEmpty == false)
      #expect(row["values"].items.contains { $0 != .null })
      for value in row["values"].items where value != .null {
        #expect(value.keys.isSuperset(of: ["value", "unit", "year", "source", "status"]))
      }
    }
    for skill in comparison["skills"].items {
      #expect(skill.keys.isSuperset(of: ["name", "values", "verdict", "reason"]))
      #expect(skill["values"].items.count == 2)
    }
  }

  @Test func `the verdict is that of the first role against the second, and the ratio first by second`() throws {
    let row = try #require(try comparison()["rows"].items(where: "field", is: "pay.mean").first)
    #expect(row["values"][0]["value"] == 114728 && row["values"][1]["value"] == 45951)
    #expect(row["verdict"] == "higher")
    #expect(abs((row["ratio"].number ?? 0) - 114728 / 45951) < 1e-5)
    let swapped = try Binary.json("compare", "customer account manager", "account director")
    let other = try #require(swapped["rows"].items(where: "field", is: "pay.mean").first)
    #expect(other["verdict"] == "lower")
    #expect(abs((other["ratio"].number ?? 0) - 45951 / 114728) < 1e-5)
  }

  @Test func `the dash of job satisfaction is unknown on both sides, not 0`() throws {
    let rows = try comparison()["rows"].items(where: "field", is: "satisfaction")
    #expect(rows.count == 1)
    let row = try #require(rows.first)
    #expect(row["verdict"] == "unknown" && row["ratio"] == .null)
    for value in row["values"].items { #expect(value["value"] == .null && value["status"] == "dash") }
    let csv = try Binary.run(
      "compare", "account director", "customer account manager", "--format", "csv"
    ).output
    #expect(!csv.contains("satisfaction,,account-director,0"))
  }

  @Test func `ranges that do not overlap have an order, and overlapping ones can't tell`() throws {
    let rows = try comparison()["rows"]
    #expect(rows.items(where: "field", is: "pay.range").first?["verdict"] == "higher")
    #expect(rows.items(where: "field", is: "experience.toEnter").first?["verdict"] == "can't tell")
    let unlike = try Binary.json("compare", "customer account manager", "director of account management")
    #expect(unlike["rows"].items(where: "field", is: "pay.range").first?["verdict"] == "not comparable")
  }

  @Test func `three roles have a verdict of the first against each other`() throws {
    let comparison = try Binary.json("compare", "account director", "account manager", "customer account manager")
    let row = try #require(
      comparison["rows"].items(where: "field", is: "pay.mean").first { $0["values"][2]["value"] == 45951 })
    #expect(row["values"].items.count == 3)
    #expect(row["others"].items.contains { $0["verdict"] == "higher" })
    #expect(comparison["roles"].items.count == 3)
  }

  @Test func `one year's dollars move the figure that states its year only`() throws {
    let rows = try Binary.json("compare", "account director", "account manager", "--one-year")["rows"]
    let values = rows.items(where: "field", is: "pay.mean").flatMap { $0["values"].items }
      .compactMap { $0["value"].number }
    #expect(values.contains(114728))
    // 96,677 of 2019 by the CPI-U of the BLS: 321.943 / 255.657.
    #expect(values.contains { abs($0 - 121743) < 1 })
    #expect(!values.contains(96677))
  }

  @Test func `the text names both roles, each row's verdict and the sentences`() throws {
    let text = try Binary.run("compare", "account director", "customer account manager").output
    for words in [
      "A Account Director", "B Customer Account Manager", "2.50 times", "114,728", "45,951", "A higher", "unknown",
      "not stated", "satisfaction", "printed as a dash",
    ] {
      #expect(text.contains(words), "\(words)")
    }
  }
}
