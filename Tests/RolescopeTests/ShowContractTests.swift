import Foundation
import Testing

/// What `show` and `list` promise to programs: DESIGN.md 5, and the figures of the articles.
@Suite struct ShowContractTests {
  @Test func `the account director has two average salaries and two ranges, each with its source`() throws {
    let role = try Binary.json("show", "account director")
    let means = role["figures"].items(where: "field", is: "pay.mean")
    #expect(means.map { $0["value"] } == [114728, 96677])
    #expect(means.map { $0["year"] } == [.null, 2019])
    #expect(Set(means.map { $0["source"] }).count == 2)
    let ranges = role["figures"].items(where: "field", is: "pay.range")
    #expect(ranges.map { $0["value"] } == [["low": 82000, "high": 158000], ["low": 80000, "high": 120000]])
    #expect(Set(ranges.map { $0["source"] }).count == 2)
    #expect((means + ranges).allSatisfy { $0["source"].text?.isEmpty == false && $0["status"] == "published" })
  }

  @Test func `the upper end of the director's pay is open`() throws {
    let role = try Binary.json("show", "director of account management")
    let base = role["figures"].items(where: "field", is: "pay.range").map { $0["value"] }
    #expect(base.contains(["low": 120000, "high": 200000, "openHigh": true]))
    #expect(base.contains(["low": 144000, "high": 260000, "openHigh": true]))
    for format in ["text", "markdown"] {
      let printed = try Binary.run("show", "director of account management", "--format", format).output
      #expect(printed.contains("$120,000-200,000+"), "\(format)")
    }
    let csv = try Binary.run("show", "director of account management", "--format", "csv").output
    #expect(csv.contains("120000,200000,high"))
  }

  @Test func `every role has the members of the contract`() throws {
    for id in try Binary.json("list").items.compactMap({ $0["id"].text }) {
      let role = try Binary.json("show", id)
      let needed: Set = [
        "id", "title", "kind", "family", "codes", "aliases", "figures", "skills", "statements", "edges",
      ]
      #expect(role.keys.isSuperset(of: needed), "\(id)")
      #expect(role["id"] == .text(id))
      #expect(["profile", "occupation", "mention"].contains(role["kind"].text ?? ""))
      for figure in role["figures"].items {
        #expect(
          figure.keys.isSuperset(of: [
            "field", "value", "unit", "definition", "year", "place", "source", "locator", "status",
          ]))
        #expect(figure["source"].text?.isEmpty == false && figure["locator"].text?.isEmpty == false)
        #expect(figure["year"] == .null || figure["year"].number != nil)
        #expect((figure["value"] == .null) == ["dash", "suppressed"].contains(figure["status"].text ?? ""))
      }
      for skill in role["skills"].items {
        #expect(skill.keys.isSuperset(of: ["name", "kind", "importance", "level", "share", "se", "source"]))
      }
      for statement in role["statements"].items {
        #expect(statement.keys.isSuperset(of: ["kind", "text", "source"]))
      }
      for edge in role["edges"].items { #expect(edge.keys.isSuperset(of: ["kind", "role", "source"])) }
      for code in role["codes"].items { #expect(code.keys.isSuperset(of: ["scheme", "code"])) }
    }
  }

  @Test func `values have the shapes of the contract`() throws {
    let figures = try Binary.json("show", "account director")["figures"]
    func value(_ field: String) -> JSONNode { figures.items(where: "field", is: field).first?["value"] ?? .absent }
    #expect(value("sex.shares") == ["men": 50.9, "women": 49.1])
    #expect(value("growth") == 5)
    #expect(value("education.modal") == ["Bachelor's degree": 80])
    #expect(value("experience.toEnter") == ["low": 6, "high": 8])
    #expect(value("best.city") == "San Francisco, CA")
    #expect(value("lgbt.share") == 7)
    let satisfaction = figures.items(where: "field", is: "satisfaction").first
    #expect(satisfaction?["value"] == .null)
    #expect(satisfaction?["status"] == "dash")
  }

  @Test func `a hyphen, capitals and the id find the same role`() throws {
    let role = try Binary.json("show", "account-director")
    for name in ["Account Director", "ACCOUNT DIRECTOR", "account director"] {
      #expect(try Binary.json("show", name) == role)
    }
  }

  @Test func `a role that is only named says so`() throws {
    let role = try Binary.json("show", "chief marketing officer")
    #expect(role["kind"] == "mention")
    #expect(role["figures"] == [] && role["skills"] == [])
    #expect(try Binary.run("show", "chief marketing officer").output.contains("no figures"))
  }

  @Test func `text shows what the panes show`() throws {
    let text = try Binary.run("show", "account director").output
    for words in [
      "$114,728", "$96,677", "2019", "$82,000-158,000", "$80,000-120,000", "$55.16", "Bachelor's degree", "50.9 %",
      "78.2 %", "132,260", "Account management", "National Account Director", "printed as a dash", "zippia",
    ] {
      #expect(text.localizedCaseInsensitiveContains(words), "\(words)")
    }
  }

  @Test func `list holds every role once, profiles with their pay`() throws {
    let roles = try Binary.json("list")
    #expect(roles.items.count == 17)
    #expect(Set(roles.items.map { $0["id"] }).count == 17)
    #expect(roles.items(where: "kind", is: "profile").count == 7)
    #expect(roles.items(where: "kind", is: "mention").count == 10)
    for role in roles.items {
      #expect(role.keys.isSuperset(of: ["id", "title", "kind", "family", "codes", "pay", "growth", "jobs"]))
      #expect((role["kind"] == "profile") == (role["pay"] != .null))
      if role["pay"] != .null { #expect(role["pay"].keys.isSuperset(of: ["field", "value"])) }
    }
    let director = roles.items(where: "id", is: "account-director").first
    #expect(director?["pay"]["field"] == "pay.mean" && director?["pay"]["value"] == 114728)
    #expect(director?["growth"] == 5 && director?["jobs"] == 132260)
  }

  @Test func `list filters by words, sorts and cuts`() throws {
    let directors = try Binary.json("list", "director")
    #expect(directors.items.count == 5)
    #expect(directors.items.allSatisfy { $0["title"].text?.contains("Director") == true })
    let byJobs = try Binary.json("list", "--sort", "jobs").items.map { $0["jobs"].number }
    #expect(byJobs.prefix(3) == [136654, 132260, 110138])
    #expect(byJobs.dropFirst(3).allSatisfy { $0 == nil })
    let titles = try Binary.json("list", "--sort", "title").items.compactMap { $0["title"].text?.lowercased() }
    #expect(titles == titles.sorted() && titles.count == 17)
    let best = try Binary.json("list", "--sort", "pay", "--limit", "2")
    #expect(best.items.map { $0["id"] } == ["account-director", "account-manager"])  // averages before ranges
  }
}
