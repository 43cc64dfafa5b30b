import Foundation
import RoleCatalog
import RoleModel
import Testing

/// The bundled catalog against the publishers' tables, which Python's own library reads and not the importer: each figure is looked
/// up at its locator.
@Suite struct OfficialTablesTests {
  private static let roles: [Role] = {
    guard let catalog = try? CatalogReader(path: Binary.repository + "/Resources/catalog.sqlite") else { return [] }
    return (0..<catalog.roleCount).compactMap { try? catalog.role(at: $0) }
  }()

  /// The rows of a workbook's sheet, the first one first, or nil with a word where the tables are not.
  private func sheet(_ file: String, _ name: String = "", most: Int = 6_000) throws -> [[String]]? {
    let path = Binary.repository + "/../shared/tables/" + file
    guard FileManager.default.fileExists(atPath: path) else {
      print("The official tables are not here: \(file) is not compared.")
      return nil
    }
    let script = Binary.repository + "/Tests/OfficialTables/sheet.py"
    let run = try Binary.run(program: "/usr/bin/env", ["python3", script, path, name, String(most)])
    try #require(run.status == 0, "\(run.error)")
    return try JSONDecoder().decode([[String]].self, from: Data(run.outputBytes))
  }

  private func content(_ file: String, _ encoding: String.Encoding = .utf8) -> String? {
    let path = Binary.repository + "/../shared/tables/" + file
    guard let text = try? String(contentsOfFile: path, encoding: encoding) else {
      print("The official tables are not here: \(file) is not compared.")
      return nil
    }
    return text
  }

  /// The first and the last row that a locator names.
  private func rows(_ locator: Locator) throws -> ClosedRange<Int> {
    let numbers = locator.position.matches(of: /[0-9]+/).compactMap { Int($0.output) }.suffix(
      locator.position.contains("rows") ? 2 : 1)
    return try #require(numbers.first)...(try #require(numbers.last))
  }

  /// A number as a cell has it; binary fractions such as 8.1999999999999993 are tenths.
  private func number(_ cells: [String], _ column: Int) -> Double? {
    guard cells.indices.contains(column) else { return nil }
    return Double(cells[column].replacing(",", with: "")).map { ($0 * 1e6).rounded() / 1e6 }
  }

  private func figures(_ source: String) -> [(role: Role, figure: Figure)] {
    Self.roles.flatMap { role in
      role.figures.filter { $0.source.text == source }.map { (role: role, figure: $0) }
    }
  }

  @Test func `projections are those of table 1.2, whose columns agree with each other`() throws {
    guard let table = try sheet("ep/occupation-2024-34.xlsx", "Table 1.2") else { return }
    let header = table[1]
    #expect(header[3] == "Employment, 2024" && header[8].hasPrefix("Employment change, percent"))
    #expect(header[10].hasPrefix("Occupational openings") && header[12].hasPrefix("Typical education"))
    var compared = 0
    for (role, figure) in figures("ep-2024-34") {
      let cells = table[try rows(figure.locator).lowerBound - 1]
      let what = "\(role.id) \(figure.field): \(cells)"
      compared += 1
      switch (figure.field, figure.value) {
      case (.growth, .number(let growth)):
        #expect(growth == number(cells, 8), "\(what)")
        // Thousands with one digit, so that the change is of two roundings and the percent of three.
        let before = try #require(number(cells, 3))
        let after = try #require(number(cells, 4))
        #expect(abs(after - before - (number(cells, 7) ?? .infinity)) <= 0.1501, "\(what)")
        #expect(
          abs((after - before) / before * 100 - growth) <= 0.051 + (10.1 + growth.magnitude / 20) / before, "\(what)")
      case (.openings, .number(let openings)):
        #expect(openings == ((number(cells, 10) ?? -1) * 1000).rounded(), "\(what)")
      case (.jobs, .number(let jobs)): #expect(jobs == ((number(cells, 3) ?? -1) * 1000).rounded(), "\(what)")
      case (.educationEntry, .text(let words)): #expect(words == cells[12], "\(what)")
      default: Issue.record("\(what) \(figure.value)")
      }
    }
    #expect(compared > 4_000)
  }

  @Test func `schooling is that of table 5.3`() throws {
    guard let table = try sheet("ep/occupation-2022-32.xlsx", "Table 5.3") else { return }
    var compared = 0
    for (role, figure) in figures("ep-5.3") {
      let cells = table[try rows(figure.locator).lowerBound - 1]
      guard case .shares(let shares) = figure.value else { continue }
      #expect(shares.map(\.label) == Array(table[1][2...8]), "\(role.id)")
      #expect(shares.map(\.percent) == (2...8).map { number(cells, $0) }, "\(role.id): \(cells)")
      compared += 1
    }
    #expect(compared > 900)
  }

  /// The title under which the census counts an occupation, by SOC code.
  private func censusTitles() throws -> [String: String]? {
    guard let text = content("cps/cps-title-to-soc.csv") else { return nil }
    let lines = text.split { $0.isNewline }.joined(separator: "\r\n") + "\r\n"
    let rows = try #require(CSV.rows(Array(lines.utf8)))
    return Dictionary(rows.dropFirst().map { ($0[0], $0[2]) }) { first, _ in first }
  }

  /// Whether a role's census title is the row's.
  private func expectTitle(_ role: Role, _ cells: [String], _ titles: [String: String]) {
    func plain(_ title: String) -> String { title.lowercased().filter { $0.isLetter || $0.isNumber } }
    let expected = role.codes.compactMap { titles[$0.code] }.map(plain)
    #expect(expected.isEmpty || expected.contains(plain(cells[0])), "\(role.id): \(cells[0]), and not \(expected)")
  }

  @Test func `sex and race are those of CPS table 11, ages of 11b, weekly pay of 39`() throws {
    guard let titles = try censusTitles(),
      let people = try sheet("cps/cpsa2023_all_57_tables.xlsx", "cpsaat11"),
      let ages = try sheet("cps/cpsaat11b_2025.xlsx"), let weekly = try sheet("cps/cpsaat39_2025.xlsx")
    else { return }
    var compared = 0
    for (role, figure) in figures("cps-2023-11") {
      let cells = people[try rows(figure.locator).lowerBound - 1]
      expectTitle(role, cells, titles)
      guard case .shares(let shares) = figure.value else {
        // Withheld, and not lost: the cell holds no number.
        #expect((figure.field == .sexShares ? [2] : [3, 4, 5, 6]).contains { number(cells, $0) == nil }, "\(role.id)")
        continue
      }
      if figure.field == .sexShares {
        let women = try #require(number(cells, 2))
        #expect(shares == [Share("men", ((100 - women) * 10).rounded() / 10), Share("women", women)], "\(role.id)")
      } else {
        #expect(shares.map(\.percent) == (3...6).compactMap { number(cells, $0) }, "\(role.id): \(cells)")
      }
      compared += 1
    }
    for (role, figure) in figures("cps-2025-11b") {
      let cells = ages[try rows(figure.locator).lowerBound - 1]
      expectTitle(role, cells, titles)
      switch figure.value {
      case .shares(let shares):
        let counts = (2...8).compactMap { number(cells, $0) }
        let sum = counts.reduce(0, +)
        #expect(shares.count == 7 && counts.count == 7, "\(role.id): \(cells)")
        for (share, count) in zip(shares, counts) {
          #expect(abs(share.percent - count / sum * 100) <= 0.0501, "\(role.id): \(share) \(cells)")
        }
      case .number(let age): #expect(age == number(cells, 9), "\(role.id): \(cells)")
      default: continue
      }
      compared += 1
    }
    for (role, figure) in figures("cps-2025-39") {
      let cells = weekly[try rows(figure.locator).lowerBound - 1]
      expectTitle(role, cells, titles)
      let column = ["all": 2, "men": 4, "women": 6][figure.population] ?? 0
      if case .number(let pay) = figure.value {
        #expect(pay == number(cells, column), "\(role.id): \(cells)")
        compared += 1
      } else {
        #expect(number(cells, column) == nil, "\(role.id) has no number, the table has: \(cells)")
      }
    }
    #expect(compared > 4_000, "\(compared)")
  }

  /// The standard score of a rating. Source: O*NET OnLine, "Scales, Ratings, and Standardized Scores".
  private func score(_ rating: Double, _ low: Double, _ high: Double) -> Double { (rating - low) / (high - low) * 100 }

  @Test(arguments: ["Skills.xlsx", "Knowledge.xlsx", "Work Styles.xlsx", "Interests.xlsx"])
  func `ratings are O*NET's, brought to 0 to 100`(file: String) throws {
    guard let table = try sheet("onet/" + file) else { return }
    let header = table[0]
    let columns = try ["Element Name", "Scale ID", "Data Value"].map { try #require(header.firstIndex(of: $0)) }
    let error = header.firstIndex(of: "Standard Error")
    let relevance = header.firstIndex(of: "Not Relevant")
    var compared = 0
    for role in Self.roles {
      for skill in role.skills where skill.locator.document == file {
        let first = try rows(skill.locator).lowerBound
        guard first < table.count else { continue }
        let cells = table[first - 1]
        let what = "\(role.id) \(skill.name): \(cells)"
        #expect(role.codes.contains { $0.code == cells[0] } && cells[columns[0]] == skill.name, "\(what)")
        let scales = ["IM": (1.0, 5.0), "OI": (1, 7), "WI": (-3, 3)]
        let (low, high) = try #require(scales[cells[columns[1]]], "\(what)")
        let rating = try #require(number(cells, columns[2]))
        #expect(abs((skill.importance ?? -1) - score(rating, low, high)) < 0.006, "\(what)")
        if let error, let published = number(cells, error), let kept = skill.standardError {
          #expect(abs(kept - published / 4 * 100) < 0.006, "\(what)")
        }
        // The level is the next row's, unless it is called irrelevant.
        let next = table[first]
        if next[columns[1]] == "LV", next[columns[0]] == skill.name {
          let isRelevant = relevance.map { next.count <= $0 || next[$0] != "Y" } ?? true
          let level = isRelevant ? number(next, columns[2]).map { score($0, 0, 7) } : nil
          #expect(abs((skill.level ?? -1) - (level ?? -1)) < 0.006, "\(what) \(next)")
        }
        compared += 1
      }
    }
    #expect(compared > 1_500, "\(compared)")
  }

  @Test func `required schooling, job zones and aliases are O*NET's`() throws {
    guard let schooling = try sheet("onet/Education, Training, and Experience.xlsx"),
      let zones = try sheet("onet/Job Zones.xlsx"), let alternates = try sheet("onet/Alternate Titles.xlsx"),
      let reported = try sheet("onet/Sample of Reported Titles.xlsx")
    else { return }
    var counts = (schooling: 0, zones: 0, aliases: 0)
    for (role, figure) in figures("onet-30.1") {
      let rows = try rows(figure.locator)
      switch (figure.field, figure.value) {
      case (.educationRequired, .shares(let shares)):
        guard rows.upperBound <= schooling.count else { continue }
        let lines = rows.map { schooling[$0 - 1] }
        #expect(
          lines.allSatisfy { line in line[4] == "RL" && role.codes.contains { $0.code == line[0] } }, "\(role.id)")
        #expect(shares.map(\.percent) == lines.map { number($0, 7) }, "\(role.id)")
        counts.schooling += 1
      case (.zone, .number(let zone)):
        let cells = zones[rows.lowerBound - 1]
        #expect(zone == number(cells, 2) && role.codes.contains { $0.code == cells[0] }, "\(role.id): \(cells)")
        counts.zones += 1
      default: continue
      }
    }
    // Of the codes that stand whole in what was read of both lists.
    let last = [alternates, reported].map { $0.last?.first ?? "" }.min() ?? ""
    func spelling(_ title: String) -> String { title.lowercased().filter { $0.isLetter || $0.isNumber } }
    for role in Self.roles {
      guard let code = role.codes.map(\.code).first(where: { $0.contains(".") }), code < last else { continue }
      let published = Set(
        (alternates.filter { $0[0] == code }.flatMap { $0[2...3] } + reported.filter { $0[0] == code }.map { $0[2] })
          .map(spelling))
      let kept = Set(role.aliases.map(spelling))
      #expect(kept.subtracting(published).isEmpty, "\(role.id): \(kept.subtracting(published))")
      counts.aliases += kept.count
    }
    #expect(counts.schooling > 100 && counts.zones > 900 && counts.aliases > 1_000, "\(counts)")
  }

  @Test func `broad skills are those of table 6.2, and prices those of BEA`() throws {
    guard let text = content("ep/table_6.2.csv"), let prices = content("bea/SARPP_STATE_2008_2023.csv", .isoLatin1)
    else {
      return
    }
    let table = try #require(CSV.rows(Array((text.split { $0.isNewline }.joined(separator: "\r\n") + "\r\n").utf8)))
    var compared = 0
    for role in Self.roles {
      for skill in role.skills where skill.locator.document == "table_6.2.csv" {
        let cells = table[try rows(skill.locator).lowerBound - 1]
        let column = try #require(table[0].firstIndex(of: skill.name), "\(skill.name)")
        let rating = try #require(number(cells, column))
        #expect(abs((skill.importance ?? -1) - score(rating, 1, 5)) < 0.006, "\(role.id) \(skill.name): \(cells)")
        compared += 1
      }
    }
    #expect(compared > 1_000, "\(compared)")
    let catalog = try CatalogReader(path: Binary.repository + "/Resources/catalog.sqlite")
    let parities = try catalog.priceParities()
    let lines = prices.split { $0.isNewline }
    for parity in parities {
      let name = USPlace.name(of: parity.place)
      let line = try #require(lines.first { $0.contains("\"\(name)\"") && $0.contains(",SARPP,5,") }, "\(name)")
      #expect(Double(line.split(separator: ",").last ?? "") == parity.parity && parity.year == 2023, "\(name): \(line)")
    }
    #expect(parities.count == 51)
  }
}
