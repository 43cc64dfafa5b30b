import Testing

/// What the bundled catalog says, against figures as the publishers print them.
@Suite struct BundleTests {
  private static let all: JSONNode = (try? Binary.json(["list"], catalog: nil)) ?? .absent

  private func show(_ role: String) throws -> JSONNode { try Binary.json(["show", role], catalog: nil) }

  private func figure(_ role: JSONNode, _ field: String, place: String = "US") -> JSONNode {
    role["figures"].items(where: "field", is: field).first { $0["place"].text == place } ?? .absent
  }

  @Test func `it has the articles' roles and a thousand occupations in 22 families`() {
    let roles = Self.all.items
    #expect(roles.count == 1022)
    #expect(Set(roles.compactMap { $0["id"].text }).count == 1022)
    let occupations = Self.all.items(where: "kind", is: "occupation")
    #expect(occupations.count == 1005)
    #expect(Set(occupations.compactMap { $0["family"].text }).count == 22)
    #expect(Set(roles.compactMap { $0["title"].text?.lowercased() }).count == 1022)
  }

  @Test func `each code names one role, and a detailed code the detailed occupation`() throws {
    var owners: [String: Int] = [:]
    for role in Self.all.items {
      for code in role["codes"].items where code["shared"] == .absent {
        owners[code["code"].text ?? "", default: 0] += 1
      }
    }
    #expect(owners.values.allSatisfy { $0 == 1 })
    #expect(owners.keys.count { $0.count == 7 } >= 830)
    #expect(try show("11-3051")["id"] == "11-3051.00")
    #expect(try show("11-3051.01")["id"] == "11-3051.01")
    #expect(try show("13-1020")["id"] == "13-1020")
  }

  @Test func `pay and jobs are those of May 2025`() throws {
    let role = try show("11-2011")
    #expect(
      figure(role, "pay.percentiles")["value"]
        == ["p10": 63300, "p25": 91370, "p50": 133660, "p75": 201050, "p90": 286240])
    #expect(figure(role, "jobs.count")["value"] == 21470)
    #expect(figure(role, "pay.percentiles")["year"] == 2025)
    #expect(figure(try show("11-2022"), "pay.percentiles")["value"]["p50"] == 148270)
    #expect(figure(try show("11-2022"), "pay.mean", place: "NY")["value"] == 239740)
  }

  @Test(arguments: [("43-4051", -5.5), ("43-3031", -5.8), ("11-2022", 4.7)])
  func `growth is that of 2024 to 2034`(code: String, percent: Double) throws {
    let growth = figure(try show(code), "growth")
    #expect(growth["value"].number == percent)
    #expect(growth["definition"].text?.contains("2024 to 2034") == true)
  }

  @Test func `software developers have skills and knowledge rated`() throws {
    let skills = try show("15-1252")["skills"].items
    #expect(skills.count { $0["kind"] == "skill" } == 35)
    #expect(skills.count { $0["kind"] == "knowledge" } == 33)
    #expect(skills.allSatisfy { $0["importance"].number.map { (0...100).contains($0) } ?? true })
  }

  @Test func `actors are paid by the hour alone, and what is not released is null`() throws {
    let actors = try show("27-2011")
    #expect(figure(actors, "pay.mean")["value"] == .null && figure(actors, "pay.mean")["status"] == "suppressed")
    #expect(figure(actors, "pay.hourly")["value"].number.map { $0 > 0 } ?? false)
    #expect(try Binary.run("show", "27-2011").output.contains("withheld by the publisher"))
  }

  @Test func `a wage of a shared code says whose it is`() throws {
    let mean = figure(try show("11-3051.01"), "pay.mean")
    #expect(mean["value"] == figure(try show("11-3051"), "pay.mean")["value"])
    #expect(mean["note"].text?.contains("of SOC 11-3051, Industrial Production Managers") == true)
  }

  @Test(arguments: [("CEO", "11-1011.00"), ("lpn", "29-2061.00"), ("oncology rn", "29-1141.00")])
  func `an alternate title opens the role and is named as the reason`(alias: String, id: String) throws {
    let result = try Binary.run("show", alias, "--format", "json")
    #expect(result.status == 0 && result.json?["id"].text == id)
    #expect(result.error.contains("is an alias of"))
    let listed = try Binary.json(["list", alias], catalog: nil).items.first { $0["id"].text == id }
    #expect(listed?["alias"].text?.localizedLowercase.contains(alias.localizedLowercase) == true)
  }

  @Test(arguments: [("registered nurse", "29-1141.00"), ("sales manager", "11-2022.00"), ("plumber", "47-2152.00")])
  func `a title may be asked for in the singular`(title: String, id: String) throws {
    #expect(try show(title)["id"].text == id)
  }

  @Test func `a name of several roles lists them, a named step beside the alias`() throws {
    let result = try Binary.run("show", "regional sales manager")
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.error.contains("regional-sales-manager") && result.error.contains("11-2022.00"))
    #expect(try show("account manager")["id"] == "account-manager")
  }

  @Test func `a filter by family and an order keep what they say`() throws {
    let sales = try Binary.json(["list", "family:sales", "--sort", "pay"], catalog: nil).items
    #expect(sales.count == 23)
    #expect(sales.allSatisfy { $0["family"] == "Sales and Related" })
    let medians = sales.compactMap { $0["pay"]["value"].number }
    #expect(medians.count == 23 && medians == medians.sorted(by: >))
    for order in ["growth", "jobs", "openings"] {
      let amounts = try Binary.json(["list", "--sort", order, "--limit", "900"], catalog: nil).items.compactMap {
        $0[order].number
      }
      #expect(amounts.count > 800 && amounts == amounts.sorted(by: >), "\(order)")
    }
  }

  @Test func `it says how much it covers, and credits what it stands on`() throws {
    let coverage = try Binary.run("catalog", "check", "--coverage").output
    #expect(coverage.contains("890 of 894") && coverage.contains("894 of 894") && coverage.contains("893 of 894"))
    #expect(coverage.contains("830 codes of the pay tables, 830 name exactly one role"))
    let about = try Binary.run("about").output
    for words in ["O*NET 30.1", "CC BY 4.0", "not approved, endorsed or tested", "OEWS 2025", "BEA", "Zippia"] {
      #expect(about.replacing("\n", with: " ").contains(words), "\(words)")
    }
  }
}
