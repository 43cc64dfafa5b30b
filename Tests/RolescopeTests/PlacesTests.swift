import PseudoTerminal
import Testing

/// `rolescope places`: the guarded ranking of states by pay, on the bundled catalog. METHODS.md, "Pay".
@Suite struct PlacesTests {
  private func places(_ arguments: String...) throws -> JSONNode {
    try Binary.json(["places"] + arguments, catalog: nil)
  }

  @Test(arguments: ["11-2022", "29-1211", "11-2011", "27-2011"])
  func `places of 500 workers are ranked by what their median is at least, and the others say why not`(
    code: String
  ) throws {
    let answer = try places(code)
    let ranked = answer["places"].items
    var bounds: [Double] = []
    for (index, place) in ranked.enumerated() {
      let median = try #require(place["median"].number)
      let error = try #require(place["relativeStandardError"].number)
      let bound = try #require(place["lowerBound"].number)
      #expect(abs(bound - median * (1 - 1.645 * error / 100)) < 0.01)
      bounds.append(bound)
      #expect(place["rank"].number == Double(index + 1) && (place["workers"].number ?? 0) >= 500)
      if let parity = place["parity"].number {
        #expect(abs((place["bought"].number ?? 0) - median / (parity / 100)) < 0.01)
      } else {
        #expect(place["bought"] == .null)
      }
    }
    #expect(bounds == bounds.sorted(by: >))
    for place in answer["leftOut"].items {
      #expect(place["rank"] == .null && place["leftOut"].text?.isEmpty == false)
      let isSmall = (place["workers"].number ?? 0) < 500
      #expect(isSmall || place["median"] == .null, "\(place)")
    }
    let all = Set((ranked + answer["leftOut"].items).compactMap { $0["place"].text })
    let shown = try Binary.json(["show", code], catalog: nil)["figures"].items.compactMap { $0["place"].text }
    #expect(
      all == Set(shown.filter { $0.count == 2 && $0 != "US" }), "every place that show prints is ranked or left out")
  }

  @Test func `ties are those that the error does not tell from the first`() throws {
    let ranked = try places("29-1211")["places"].items
    func error(_ place: JSONNode) -> Double {
      (place["median"].number ?? 0) * (place["relativeStandardError"].number ?? 0) / 100
    }
    let first = try #require(ranked.first)
    #expect(
      first["tied"] == false && ranked.contains { $0["tied"] == true }
        && ranked.dropFirst().contains { $0["tied"] == false })
    for place in ranked.dropFirst() where place["status"].text == "published" {
      let spread = (error(first) * error(first) + error(place) * error(place)).squareRoot()
      let distance = ((first["median"].number ?? 0) - (place["median"].number ?? 0)) / spread
      #expect(place["tied"] == .flag(distance < 1.645), "\(place["name"]) \(distance)")
    }
    let text = try Binary.run("places", "29-1211").output.replacing("\n", with: " ")
    let ties = ranked.count { $0["tied"] == true }
    #expect(text.contains("does not tell it from \(ties) others"))
  }

  @Test func `the bare answer stands beside the guarded one, with the reason where they differ`() throws {
    let answer = try places("29-1211")
    let naive = answer["naive"]["median"]
    let rows = answer["places"].items + answer["leftOut"].items
    #expect(naive["median"].number == rows.compactMap { $0["median"].number }.max())
    #expect(naive["place"] != answer["places"][0]["place"])
    let sentences = answer["sentences"].items.compactMap(\.text)
    #expect(sentences.contains { $0.contains(naive["name"].text ?? "?") && $0.contains("an error of 12.7 %") })
    let text = try Binary.run("places", "29-1211").output
    #expect(text.contains("The bare list of medians") && text.contains("4th, tied with the first"))
  }

  @Test func `small samples are counted, and listed unless the list is limited`() throws {
    let whole = try Binary.run("places", "11-2022").output
    let left = try places("11-2022")["leftOut"].items
    let small = left.count { ($0["workers"].number ?? 500) < 500 }
    #expect(small > 0 && whole.contains("\(small) with fewer than 500 workers"))
    #expect(left.allSatisfy { whole.contains("\n\($0["name"].text ?? "?") ") })
    let limited = try Binary.run("places", "11-2022", "--limit", "2").output
    #expect(limited.contains("the first 2 of 47 places") && limited.contains("Left out: \(left.count) places"))
    #expect(!limited.contains("California"))
    #expect(try Binary.run("places", "11-2022", "--limit", "0").status == 2)
  }

  @Test func `a role of the articles borrows only by --closest, and says whose pay it is`() throws {
    let bare = try Binary.run("places", "account director")
    #expect(bare.status == 1 && bare.output.isEmpty)
    #expect(bare.error.contains("11-2011") && bare.error.contains("--closest"))
    let borrowed = try Binary.run("places", "account director", "--closest", "11-2011")
    #expect(
      borrowed.status == 0 && borrowed.output.contains("Account Director (as Advertising and Promotions Managers)"))
    let answer = try places("account director", "--closest", "11-2011")
    #expect(answer["id"] == "account-director" && answer["borrowed"]["from"] == "11-2011.00")
    #expect(answer["places"] == (try places("11-2011"))["places"])
  }

  @Test func `your own state comes first, also one that does not count or has no parity`() throws {
    let ohio = try Binary.run("places", "11-2022", "--home", "ohio", "--limit", "1")
    #expect(ohio.output.contains("Ohio has a median of $135,510 that buys $147,595: ranked 20th of 47"))
    let rows = ohio.lines.drop { !$0.hasPrefix("rank") }.dropFirst()
    #expect(rows.first?.contains("Ohio") == true && rows.dropFirst().first?.contains("New York") == true)
    let guam = try Binary.run("places", "11-2022", "--home", "GU", "--limit", "1").output.replacing("\n", with: " ")
    #expect(guam.contains("Guam has a median of $60,740, no price parity: left out of the ranking for 220 workers"))
    #expect(try places("11-2022", "--home", "OH", "--limit", "1")["home"]["place"] == "OH")
    let wrong = try Binary.run("places", "11-2022", "--home", "Ohoi")
    #expect(wrong.status == 2 && wrong.error.contains("Near it: Ohio"))
  }

  @Test func `CSV has each place of the ranking and of what is left out, with the source of each row`() throws {
    let answer = try places("11-2022")
    let lines = try Binary.run("places", "11-2022", "--format", "csv").output.split(separator: "\r\n")
    #expect(lines.count == 1 + answer["places"].items.count + answer["leftOut"].items.count)
    #expect(lines.dropFirst().allSatisfy { $0.hasSuffix(",2025,oews-2025") })
  }
}
