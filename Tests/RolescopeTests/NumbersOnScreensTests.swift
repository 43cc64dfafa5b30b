import Foundation
import Noise
import RoleCatalog
import RoleModel
import TerminalScreen
import Testing

@testable import Explorer
@testable import rolescope

/// Every figure that a pane of the bundled catalog's roles draws is the one that `show --format json` prints, and the other way
/// about. ROLESCOPE_FUZZ=2000 takes all roles.
@Suite struct NumbersOnScreensTests {
  private static let catalog = try? CatalogReader(path: Binary.repository + "/Resources/catalog.sqlite")

  /// The roles that are compared, with their JSON: all article roles, and so many of the others.
  private static let sample: [(role: Role, json: JSONNode)] = {
    guard let catalog else { return [] }
    let stride = max(1, catalog.roleCount / Noise.count(50))
    return (0..<catalog.roleCount).compactMap { position in
      guard let role = try? catalog.role(at: position),
        role.kind != .occupation || position % stride == 0 || ["29-1243.00", "27-2011.00"].contains(role.id.text),
        let json = try? role.shownJSON
      else { return nil }
      return (role, json)
    }
  }()

  /// The lines of a whole pane, without the bars.
  private func lines(of role: Role, script: String, rows: Int = 100) throws -> [String] {
    var start = ExplorerStart()
    start.address = ScreenAddress()
    start.address?.role = role.id
    var explorer = try ScriptedExplorer(
      catalog: #require(Self.catalog), size: Size(columns: 160, rows: rows), start: start)
    try explorer.send(script: script)
    #expect(explorer.model.selectedRole?.id == role.id)
    return explorer.screen.text.split(separator: "\n").map { line in
      String(line.unicodeScalars.map { (0x2500...0x25FF).contains($0.value) ? " " : Character($0) })
    }
  }

  /// The words of a line, apart from each other by spaces.
  private func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

  private func grouped(_ number: Double) -> String {
    let digits = String(Int(number.magnitude))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }

  private func fixed(_ number: Double, _ digits: Int) -> String { String(format: "%.\(digits)f", number) }

  /// A percent as panes print it: tenths, and the half of one goes up; a whole without.
  private func percent(_ number: Double) -> String {
    number == 100 ? "100" : fixed((number * 10 + 1e-6).rounded() / 10, 1)
  }

  /// Dollars as panes print them: cents where the publisher has them.
  private func dollars(_ number: Double, cents: Bool = false) -> String {
    "$" + (cents ? grouped(number.rounded(.down)) + "." + fixed(number, 2).suffix(2) : grouped(number))
  }

  private func national(_ json: JSONNode, _ field: String) -> [JSONNode] {
    json["figures"].items.filter { $0["field"].text == field && !Self.states.contains($0["place"].text ?? "") }
  }

  private static let states = Set(USPlace.all.map(\.postalCode))

  @Test func `the salary pane has the pay that JSON has, and no other`() throws {
    var compared = 0
    for (role, json) in Self.sample {
      let lines = try lines(of: role, script: "1 Enter")
      let text = lines.joined(separator: "\n")
      var expected: Set<String> = []
      for (field, cents) in [("pay.mean", false), ("pay.median", false), ("pay.hourly", true)] {
        for number in national(json, field).compactMap(\.["value"].number) {
          expected.insert(dollars(number, cents: cents))
        }
      }
      for (field, cents) in [("pay.percentiles", false), ("pay.hourly.percentiles", true)] {
        for value in national(json, field).map(\.["value"]) {
          let numbers = ["p10", "p25", "p50", "p75", "p90"].compactMap { value[$0].number }
          var texts = numbers.map { dollars($0, cents: cents) }
          if cents, let first = texts.first {
            // In one line, with one sign.
            let line = ([first] + texts.dropFirst().map { String($0.dropFirst()) }).joined(separator: " / ")
            #expect(text.contains(line), "\(role.id): \(line)\n\(text)")
            texts = [first]
          }
          expected.formUnion(texts)
        }
      }
      for value in national(json, "pay.range").map(\.["value"]) {
        if let low = value["low"].number { expected.insert(dollars(low)) }
        // The high end stands behind a dash, without a sign of its own.
        if let high = value["high"].number { #expect(text.contains("-\(grouped(high))"), "\(role.id) \(high)") }
      }
      let drawn = Set(text.matches(of: /\$[0-9][0-9,]*(\.[0-9]+)?/).map { String($0.output.0) })
      #expect(expected.subtracting(drawn).isEmpty, "\(role.id): \(expected.subtracting(drawn))\n\(text)")
      #expect(drawn.subtracting(expected).isEmpty, "\(role.id): \(drawn.subtracting(expected))\n\(text)")
      compared += expected.count
    }
    #expect(compared > 300 / sampleStep)
  }

  /// Whether a line says a part of a whole: its label, if only the first word of it, and its percent at the end.
  private func isPart(_ line: String, _ label: String, _ percent: String) -> Bool {
    let words = words(line)
    guard let first = label.split(separator: " ").first, let word = words.first else { return false }
    return word.hasPrefix(first.prefix(4)) && words.suffix(2) == [percent, "%"]
  }

  @Test func `the education pane has the shares that JSON has, and no other`() throws {
    var compared = 0
    for (role, json) in Self.sample {
      let lines = try lines(of: role, script: "2 Enter")
      var expected: [String] = []
      for field in ["education.shares", "education.required", "education.modal"] {
        for node in national(json, field) {
          for label in node["value"].keys {
            guard let number = node["value"][label].number else { continue }
            // A source's one share is printed as it prints it; of answers those are left out that nobody gave.
            if field == "education.modal" {
              #expect(lines.contains { $0.contains("\(fixed(number, 0)) %") }, "\(role.id) \(label) \(number)")
              continue
            }
            if field == "education.required", number == 0 { continue }
            expected.append(percent(number))
            #expect(lines.contains { isPart($0, label, percent(number)) }, "\(role.id) \(label) \(number)\n\(lines)")
          }
        }
      }
      let drawn = lines.compactMap { $0.firstMatch(of: /(100|[0-9]+\.[0-9]) %$/).map { String($0.output.1) } }
      #expect(drawn.sorted() == expected.sorted(), "\(role.id)")
      compared += expected.count
    }
    #expect(compared > 400 / sampleStep)
  }

  @Test func `the demographics pane has the shares, ages and weekly pay that JSON has`() throws {
    var compared = 0
    for (role, json) in Self.sample {
      let lines = try lines(of: role, script: "3 Enter")
      let text = lines.joined(separator: "\n")
      func expect(_ words: String) {
        compared += 1
        #expect(text.contains(words), "\(role.id): \(words)\n\(text)")
      }
      var percents: [String] = []
      for node in national(json, "sex.shares") where node["value"].isObject {
        for label in node["value"].keys {
          expect("\(label) \(percent(node["value"][label].number ?? -1))")
        }
      }
      for node in national(json, "race.shares") where node["value"].isObject {
        for label in node["value"].keys {
          let percent = percent(node["value"][label].number ?? -1)
          percents.append(percent)
          #expect(lines.contains { isPart($0, label, percent) }, "\(role.id) \(label) \(percent)\n\(text)")
        }
      }
      let drawn = lines.compactMap { $0.firstMatch(of: /(100|[0-9]+\.[0-9]) %$/).map { String($0.output.1) } }
      // A list that two pages of a publisher repeat is drawn once.
      #expect(Set(drawn) == Set(percents), "\(role.id)")
      for node in national(json, "age.shares") where node["value"].isObject {
        for label in node["value"].keys {
          let ends = label.matches(of: /[0-9]+/).map { String($0.output) }
          let band = ends.count == 2 ? ends.joined(separator: "-") : (ends.first ?? label) + "+"
          let percent = percent(node["value"][label].number ?? -1)
          let pattern = try Regex("\(NSRegularExpression.escapedPattern(for: band)) +\(percent)( |$|\n)")
          #expect(
            try lines.contains { try pattern.firstMatch(in: $0) != nil }, "\(role.id) \(band) \(percent)\n\(text)")
          compared += 1
        }
      }
      for node in national(json, "pay.weekly") {
        let definition = node["definition"].text ?? ""
        let people = definition.contains(" women") ? "women" : definition.contains(" men") ? "men" : "all"
        if let number = node["value"].number { expect("\(people) \(dollars(number))") }
      }
      if let age = national(json, "age.median").first?["value"].number, national(json, "age.mean").isEmpty {
        expect("median age \(fixed(age, age == age.rounded() ? 0 : 1))")
      }
    }
    #expect(compared > 400 / sampleStep)
  }

  @Test func `the overview has the jobs, growth, openings and preparation that JSON has`() throws {
    var compared = 0
    for (role, json) in Self.sample {
      let text = try lines(of: role, script: "0").joined(separator: "\n")
      func expect(_ words: String) {
        compared += 1
        #expect(text.contains(words), "\(role.id): \(words)\n\(text)")
      }
      for number in national(json, "jobs.count").compactMap(\.["value"].number) { expect(" \(grouped(number))") }
      // The table prints hundreds: none of them is fewer than fifty, and not nobody.
      for number in national(json, "openings").compactMap(\.["value"].number) {
        expect(number == 0 ? "fewer than 50 a year" : " \(grouped(number)) a year")
        let digest = try self.lines(of: role, script: "", rows: 60).joined(separator: "\n")
        #expect(digest.contains(" \(number == 0 ? "fewer than 50" : grouped(number)) openings/yr"), "\(digest)")
      }
      for number in national(json, "zone").compactMap(\.["value"].number) { expect(" \(Int(number)) of 5") }
      for number in national(json, "growth").compactMap(\.["value"].number) {
        let digits = fixed(number.magnitude, number == number.rounded() ? 0 : 1)
        // Articles print no sign before what grows; minus is a sign of its own, or a hyphen.
        #expect(
          (number < 0 ? ["-", "−"] : ["+", " "]).contains { text.contains("\($0)\(digits) %") },
          "\(role.id): \(number)\n\(text)")
        compared += 1
      }
    }
    #expect(compared > 200 / sampleStep)
  }

  @Test func `the skills pane has the importance and level that JSON has, and no other`() throws {
    var compared = 0
    for (role, json) in Self.sample {
      let lines = try lines(of: role, script: "4 Enter", rows: 300)
      for skill in json["skills"].items {
        guard let name = skill["name"].text, let importance = skill["importance"].number else { continue }
        let number = String(Int(importance.rounded()))
        let level = skill["level"].number.map { String(Int($0.rounded())) }
        let tail = try Regex(
          "^.\(NSRegularExpression.escapedPattern(for: String(name.prefix(30)))).* \(number)(~|\\*)?( +±[0-9]+)?(~|\\*)?\(level.map { " +\($0)(~|\\*)?" } ?? "")\\s*$"
        )
        #expect(
          try lines.contains { try tail.firstMatch(in: $0) != nil },
          "\(role.id) \(name) \(number) \(level ?? "no level")\n\(lines.filter { $0.contains(name.prefix(30)) })")
        compared += 1
      }
    }
    #expect(compared > 2_000 / sampleStep)
  }

  @Test func `the places pane has the pay and jobs of each state that JSON has`() throws {
    var compared = 0
    for (role, json) in Self.sample {
      let byPlace = Dictionary(grouping: json["figures"].items) { $0["place"].text ?? "" }
        .filter { Self.states.contains($0.key) }
      guard !byPlace.isEmpty else { continue }
      let lines = try lines(of: role, script: "7 Enter")
      for (place, figures) in byPlace {
        func value(_ field: String) -> JSONNode { figures.first { $0["field"].text == field }?["value"] ?? .absent }
        // A place behind its rank, with its columns, or one of few workers, with its median and why it has no rank.
        let name = NSRegularExpression.escapedPattern(for: USPlace.name(of: place))
        let pattern = try Regex("^.[ 0-9=]{0,6} \(name)  +(.*)$", as: (Substring, Substring).self)
        let row = try #require(
          lines.lazy.compactMap { $0.firstMatch(of: pattern) }.last, "\(role.id) \(place)\n\(lines)")
        let cells = words(String(row.output.1.replacing("≥ ", with: "≥")))
        let isRanked = cells.last?.contains { $0.isLetter } == false
        var columns = [(0, value("pay.percentiles")["p50"])]
        if isRanked {
          columns += [(1, value("pay.mean")), (3, value("jobs.count"))]
        } else if cells.last == "workers" {
          columns.append((1, value("jobs.count")))
        }
        for (column, node) in columns {
          guard let number = node.number else { continue }
          let cell = cells.count > column ? cells[column] : ""
          #expect(
            cell.filter { $0.isNumber || $0 == "," } == grouped(number),
            "\(role.id) \(place) \(number): \(row.output.0)")
          compared += 1
        }
      }
    }
    #expect(compared > 3_000 / sampleStep)
  }

  @Test func `the list has the pay of each role that JSON has, in the same order`() throws {
    let collected = CollectedOutput(me: AboutMe(), shortlist: Shortlist())
    let text = try collected.output { try List.parse(["--sort", "pay", "--format", "json"]) }
    let items = try #require(JSONNode(parsing: Array(text.utf8))).items
    var explorer = try ScriptedExplorer(catalog: #require(Self.catalog), size: Size(columns: 120, rows: 1_100))
    try explorer.send(script: "o")
    let rows = explorer.screen.text.split(separator: "\n")
      .map { String($0.prefix { $0 != "│" }) }
    let drawn = rows.compactMap { row in
      row.firstMatch(of: /([0-9.]+)(-[0-9.]+)?k\+? ?(md|av)?\s*│?\s*$/).map { Double($0.output.1) ?? -1 }
    }
    // Pay an hour has its own words, and pay that is counted together with a role above stands there.
    let own = items.filter { $0["countedAbove"] != .flag(true) && $0["pay"]["field"].text?.contains("hourly") != true }
    let listed = own.compactMap { item -> Double? in
      let value = item["pay"]["value"]
      return value.number ?? value["low"].number
    }
    #expect(listed.count > 800 && drawn.count == listed.count, "\(drawn.count) \(listed.count)")
    for (number, pay) in zip(drawn, listed) { #expect(abs(number - pay / 1000) <= 0.0501, "\(number) \(pay)") }
  }

  @Test func `the sources pane counts the figures and skills of each source that JSON has`() throws {
    var count = 0
    // Of articles, JSON also has what is computed from their figures, and a block that two pages repeat once.
    for (role, json) in Self.sample where role.kind == .occupation {
      let lines = try lines(of: role, script: "8 Enter", rows: 200)
      var expected: [String] = []
      let figures = Dictionary(grouping: json["figures"].items.filter { !Self.states.contains($0["place"].text ?? "") })
      {
        $0["source"].text ?? ""
      }
      let skills = Dictionary(grouping: json["skills"].items) { $0["source"].text ?? "" }
      for source in Set(figures.keys).union(skills.keys) {
        let (figures, skills) = (figures[source]?.count ?? 0, skills[source]?.count ?? 0)
        expected.append("\(figures) \(skills)")
      }
      let drawn = lines.filter { $0.contains(" in the catalog)") }.map { line in
        func number(_ word: String) throws -> String {
          try Regex("([0-9,]+) \(word)s?[, ]", as: (Substring, Substring).self).firstMatch(in: line)
            .map { String($0.output.1.replacing(",", with: "")) } ?? "0"
        }
        return (try? "\(number("figure")) \(number("skill"))") ?? "?"
      }
      // A source that gives statements, ties or prices alone has neither.
      #expect(drawn.filter { $0 != "0 0" }.sorted() == expected.sorted(), "\(role.id)\n\(lines)")
      count += expected.count
    }
    #expect(count > 200 / sampleStep, "\(count)")
  }

  /// A number as a row of two roles prints it.
  private func compared(_ value: Double, _ unit: String) -> String {
    let whole = value.rounded(.towardZero)
    var text = grouped(whole)
    if whole != value {
      var digits = fixed((value.magnitude * 100 + 1e-6).rounded() / 100, 2).suffix(2)
      if unit != "USD/hour", digits.hasSuffix("0") { digits = digits.dropLast() }
      text += "." + digits
    } else if unit == "USD/hour" {
      text += ".00"
    }
    return (value < 0 ? "-" : "") + text
  }

  @Test func `the compare screen has the numbers and verdicts that JSON has`() throws {
    let pairs =
      [("account-director", "customer-account-manager"), ("11-2022.00", "13-2011.00")]
      + stride(from: 40, to: 600, by: 70).map { (Self.sample[$0 % Self.sample.count].role.id.text, "15-1252.00") }
    var count = 0
    for (first, second) in pairs where first != second {
      let collected = CollectedOutput(me: AboutMe(), shortlist: Shortlist())
      let text = try collected.output { try Compare.parse([first, second, "--format", "json"]) }
      let json = try #require(JSONNode(parsing: Array(text.utf8)))
      var start = ExplorerStart()
      start.address = ScreenAddress()
      start.address?.marks = [RoleID(first), RoleID(second)]
      var explorer = try ScriptedExplorer(
        catalog: #require(Self.catalog), size: Size(columns: 200, rows: 400), start: start)
      try explorer.send(script: "c")
      let lines = explorer.screen.text.split(separator: "\n").map { line in
        words(String(line.unicodeScalars.map { (0x2580...0x25FF).contains($0.value) ? " " : Character($0) }))
      }
      for row in json["rows"].items {
        let values = row["values"].items
        let unit = values.compactMap { $0["unit"].text }.first ?? ""
        let numbers = values.compactMap { $0["value"].number }
        guard values.count == 2, numbers.count == 2, let verdict = row["verdict"].text else { continue }
        let expected = numbers.map { self.compared($0, unit) }
        // Of people's shares and ages a screen says how far apart they are, and names no winner.
        let isOfPeople = ["sex.shares", "race.shares", "age.shares", "age.median"].contains(row["field"].text)
        let sign = verdict == "higher" ? ["A", "higher"] : verdict == "lower" ? ["B", "higher"] : words(verdict)
        #expect(
          lines.contains { line in
            guard let left = line.firstIndex(of: expected[0]),
              let right = isOfPeople
                ? line[(left + 1)...].lastIndex(of: expected[1]) : line[(left + 1)...].firstIndex(of: expected[1])
            else { return false }
            let middle = line[(left + 1)..<right].filter { $0 != "%" }
            return Array(middle.prefix(sign.count)) == sign || isOfPeople && middle.contains("apart")
          }, "\(first) \(second) \(row["field"]) \(expected) \(sign)\n\(explorer.screen.text)")
        count += 1
      }
    }
    #expect(count > 150 / sampleStep, "\(count)")
  }
}
