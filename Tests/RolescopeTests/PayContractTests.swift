import Testing

/// What `rolescope pay` prints, on the bundled catalog.
@Suite struct PayContractTests {
  @Test func `the percentile is log-linear between the two published ones around the pay`() throws {
    let pay = try Binary.json(["pay", "11-2022", "85k"], catalog: nil)
    #expect(pay["role"] == "11-2022.00" && pay["pay"]["perYear"] == 85_000 && pay["pay"]["year"] == 2025)
    let row = try #require(pay["national"].items.first { $0["figure"]["field"] == "pay.percentiles" })
    #expect(row["standing"] == "between percentiles" && row["dollarsOf"] == 2025)
    // 10 + ln(85,000 / 73,170) / ln(100,360 / 73,170) × 15, by the May 2025 table.
    #expect(row["value"]["p10"] == 73_170 && row["value"]["p25"] == 100_360)
    #expect(abs((row["percentileLow"].number ?? 0) - 17.1146) < 1e-3)
    #expect(row["percentileHigh"] == row["percentileLow"])
    let mean = try #require(pay["national"].items.first { $0["figure"]["field"] == "pay.mean" })
    #expect(mean["standing"] == "ratio" && mean["percentileLow"] == .null)
    #expect(abs((mean["ratio"].number ?? 0) - 85_000 / 164_350.0) < 1e-5)
  }

  @Test func `every unit means the same pay, and words need no quotation marks`() throws {
    let year = try Binary.json(["pay", "11-2022", "$49,920"], catalog: nil)["national"]
    #expect(try Binary.json(["pay", "11-2022", "24/hour"], catalog: nil)["national"] == year)
    #expect(try Binary.json(["pay", "11-2022", "4,160", "a", "month"], catalog: nil)["national"] == year)
  }

  @Test func `all places with figures follow, the named one first`() throws {
    let pay = try Binary.json(["pay", "11-2022", "85k", "--place", "ohio"], catalog: nil)
    let places = pay["places"].items.compactMap { $0["figure"]["place"].text }
    #expect(pay["place"] == "OH" && places.first == "OH" && places.count > 50)
    #expect(Set(places).count == places.count && Array(places.dropFirst().prefix(3)) == ["AL", "AK", "AZ"])
    let text = try Binary.run("pay", "11-2022", "85k", "--place", "OH").output
    #expect(text.contains("Ohio (yours)") && text.contains("By state, OEWS 2025"))
  }

  @Test func `dated figures come to the pay's year, and undated sources are named`() throws {
    let pay = try Binary.json("pay", "account director", "85k 2024")
    let means = pay["national"].items.filter { $0["figure"]["field"] == "pay.mean" }
    #expect(means.map { $0["dollarsOf"] } == [.null, 2024])
    // METHODS: $96,677 of 2019 is about $118,622 of 2024.
    #expect(means[1]["value"].number?.rounded() == 118_622 && means[1]["figure"]["value"] == 96_677)
    let ranges = pay["national"].items.filter { $0["figure"]["field"] == "pay.range" }
    #expect(ranges.map { $0["standing"] } == ["inside range", "inside range"])
    let text = try Binary.run("pay", "account director", "85k 2024").output
    #expect(text.contains("Zippia and Megainterview state no year: compared as published, not in 2024 dollars."))
    #expect(text.contains("Pay of 2019 is brought to 2024 dollars by CPI-U"))
    #expect(pay["places"] == [])
  }

  @Test func `an article's role borrows its places, and says so`() throws {
    let command = ["pay", "account director", "41.50/hour", "--closest", "11-2011"]
    let pay = try Binary.json(command, catalog: nil)
    #expect(pay["borrowed"]["from"] == "11-2011.00" && pay["places"][0]["figure"]["place"] == "US")
    #expect(try Binary.run(command).output.contains("pay by state is that of Advertising and Promotions Managers"))
    let lines = try Binary.run(command + ["--format", "csv"]).output.split(separator: "\r\n")
    #expect(lines.count(where: { $0.contains(",11-2011.00,") }) == pay["places"].items.count)
  }

  @Test func `a cap leaves open what lies above it`() throws {
    let pay = try Binary.json(["pay", "29-1249", "400k"], catalog: nil)
    let capped = pay["places"].items.filter { $0["standing"] == "capped" }
    #expect(!capped.isEmpty)
    #expect(capped.allSatisfy { $0["percentileHigh"] == 100 || $0["words"].text?.contains("at most") == true })
  }

  @Test(arguments: [
    ("41,50/hour", "sets no thousands apart", 1), ("85k/fortnight", "“fortnight” is neither", 5),
    ("85k 2009", "2010 to 2025", 5), ("85", "no pay to compare", 1), ("", "type a pay", 1), ("lots", "is no pay", 1),
  ])
  func `what is no pay is refused in a sentence with its position`(pay: String, reason: String, position: Int) throws {
    let result = try Binary.run("pay", "11-2022", pay)
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.error.contains(reason) && result.error.hasSuffix("(at character \(position)).\n"))
    #expect(result.error.hasPrefix("rolescope: "))
  }

  @Test func `a wrong state, role or closest occupation is refused, and a role without figures is status 1`() throws {
    let place = try Binary.run("pay", "11-2022", "85k", "--place", "Ohoi")
    #expect(place.status == 2 && place.error.contains("“Ohoi”") && place.error.contains("Near it: Ohio."))
    #expect(try Binary.run("pay", "no such role at all", "85k").status == 1)
    #expect(try Binary.run("pay", "11-2022", "85k", "--closest", "11-2011").status == 2)
    let none = try Binary.run("pay", "chief marketing officer", "85k", "--format", "json", "--catalog", Binary.articles)
    #expect(none.status == 1 && none.output == "[]\n" && none.error.contains("no source states the pay"))
    #expect(try Binary.run("pay", "11-2022").status == 2)
  }

  @Test func `the explorer and the command agree`() throws {
    let screen = try Binary.run("explore", "--script", "/ \"sales managers\" Enter P \"85k\" Enter", "--size", "120x70")
      .output
    let pay = try Binary.json(["pay", "11-2022", "85k"], catalog: nil)
    for row in pay["places"].items {
      let words = try #require(row["words"].text)
      #expect(screen.contains(words), "\(row)")
    }
    #expect(screen.contains("At or above the median in 2 of 53 places."))
  }
}
