import Foundation
import Noise
import PseudoTerminal
import RoleCatalog
import RoleModel
import TerminalScreen
import Testing

@testable import Explorer
@testable import rolescope

/// The numbers of the bundled catalog: what holds among them, and that they are the publishers' and the same in every form.
@Suite struct NumbersTests {
  private static let catalog = try? CatalogReader(path: Binary.repository + "/Resources/catalog.sqlite")

  private func roles() throws -> [Role] {
    let catalog = try #require(Self.catalog)
    return try (0..<catalog.roleCount).map { try catalog.role(at: $0) }
  }

  @Test func `every figure has a source that the catalog knows, a locator and a year that can be`() throws {
    let sources = Dictionary(uniqueKeysWithValues: try #require(Self.catalog).sources().map { ($0.id, $0) })
    var count = 0
    for role in try roles() {
      for figure in role.figures {
        count += 1
        #expect(
          sources[figure.source] != nil && !figure.locator.position.isEmpty && !figure.definition.isEmpty, "\(role.id)")
        if let year = figure.year { #expect((2000...2026).contains(year), "\(role.id) \(figure.field)") }
        #expect(
          (figure.value == .missing) == [.dash, .suppressed, .tooFew].contains(figure.status),
          "\(role.id) \(figure.field)")
        if figure.status == .derived { #expect(figure.formula != nil, "\(role.id) \(figure.field)") }
      }
    }
    #expect(count > 15_000)
  }

  @Test func `percentiles ascend, ranges have their low end first, shares lie between 0 and 100`() throws {
    for role in try roles() {
      for figure in role.figures {
        switch figure.value {
        case .percentiles(let percentiles):
          let numbers = percentiles.points.compactMap { $0?.number }
          #expect(zip(numbers, numbers.dropFirst()).allSatisfy(<=), "\(role.id) \(figure.field)")
        case .range(let bounds):
          if let low = bounds.low, let high = bounds.high { #expect(low <= high, "\(role.id) \(figure.field)") }
        case .shares(let shares):
          #expect(shares.allSatisfy { (0...100).contains($0.percent) }, "\(role.id) \(figure.field)")
          // A table that prints tenths: so many roundings make so much. People of any race may be Hispanic.
          let isWhole =
            figure.field == .sexShares || figure.source.text.hasPrefix("ep-") || figure.source.text.hasPrefix("onet")
          let sum = shares.reduce(0) { $0 + $1.percent }
          if isWhole, figure.field != .raceShares, figure.field != .ageShares {
            #expect(
              abs(sum - 100) <= 0.05 * Double(shares.count) + 0.051,
              "\(role.id) \(figure.field) \(figure.source): \(sum)")
          }
        default: break
        }
      }
    }
  }

  @Test func `a year's pay over 2,080 hours rounds to the printed hourly one`() throws {
    var pairs = 0
    for role in try roles() {
      for hourly in role.figures(.payHourly) {
        guard case .number(let rate) = hourly.value else { continue }
        for mean in role.figures(.payMean)
        where mean.source == hourly.source && mean.place == hourly.place && mean.year == hourly.year {
          guard case .number(let year) = mean.value else { continue }
          pairs += 1
          // OEWS prints years to ten dollars (METHODS: within $15.40), articles' rates are divided out.
          #expect(abs(rate * 2080 - year) <= (hourly.status == .derived ? 10.41 : 15.4), "\(role.id) \(hourly.source)")
        }
      }
    }
    #expect(pairs > 700)
  }

  @Test func `parts that exclude each other make a whole, and numbers lie where they can`() throws {
    var count = 0
    for role in try roles() {
      for figure in role.figures {
        let what = "\(role.id) \(figure.field): \(figure.value)"
        count += 1
        switch (figure.field, figure.value) {
        case (.ageShares, .shares(let shares)) where figure.source.text.hasPrefix("cps"):
          #expect(shares.count == 7 && abs(shares.reduce(0) { $0 + $1.percent } - 100) <= 0.351, "\(what)")
        case (.raceShares, .shares(let shares)) where figure.source.text.hasPrefix("cps"):
          // People of any race may be Hispanic; those of more than one race, or of another one, are not in the table.
          let races = shares.filter { $0.label != "Hispanic or Latino" }
          #expect(shares.count == 4 && races.count == 3 && races.reduce(0) { $0 + $1.percent } <= 100.151, "\(what)")
        case (.zone, .number(let zone)): #expect([1, 2, 3, 4, 5].contains(zone), "\(what)")
        case (.growth, .number(let growth)): #expect((-100...200).contains(growth), "\(what)")
        case (.jobs, .number(let jobs)): #expect((1...10_000_000).contains(jobs), "\(what)")
        case (.openings, .number(let openings)): #expect((0...1_000_000).contains(openings), "\(what)")
        case (.ageMedian, .number(let age)), (.ageMean, .number(let age)): #expect((16...80).contains(age), "\(what)")
        case (.payWeekly, .number(let pay)): #expect((200...10_000).contains(pay), "\(what)")
        case (.payMean, .number(let pay)), (.payMedian, .number(let pay)):
          #expect((15_000...1_000_000).contains(pay), "\(what)")
        case (.lgbtShare, .number(let share)), (.satisfaction, .number(let share)):
          #expect((0...100).contains(share), "\(what)")
        default: count -= 1
        }
      }
      for skill in role.skills {
        // Importance is rated 1 to 5 and level 0 to 7; both are kept as 0 to 100, and so are their errors.
        let scores = [skill.importance, skill.level, skill.share].compactMap(\.self)
        #expect(scores.allSatisfy { (0...100).contains($0) }, "\(role.id) \(skill.name)")
        let errors = [skill.standardError, skill.levelError].compactMap(\.self)
        #expect(errors.allSatisfy { (0...50).contains($0) }, "\(role.id) \(skill.name)")
        #expect(skill.standardError == nil || skill.importance != nil, "\(role.id) \(skill.name)")
        #expect(skill.level == nil || !skill.remarks.contains(.irrelevantLevel), "\(role.id) \(skill.name)")
      }
    }
    #expect(count > 9_000, "\(count)")
  }

  @Test func `states have no more jobs than the nation, and the nation's pay lies among theirs`() throws {
    let catalog = try #require(Self.catalog)
    // OEWS counts these apart from the nation.
    let territories: Set = ["GU", "PR", "VI"]
    var (sums, means) = (0, 0)
    for (position, role) in try roles().enumerated() {
      for table in try catalog.placePay(at: position) {
        let states = table.rows.filter { !territories.contains($0.place) }
        for row in table.rows {
          let points = row.percentiles.compactMap(\.number)
          #expect(zip(points, points.dropFirst()).allSatisfy(<=), "\(role.id) \(row.place)")
          if case .number(let mean) = row.mean, case .number(let hourly) = row.hourlyMean {
            #expect(abs(hourly * 2080 - mean) <= 15.4, "\(role.id) \(row.place)")
          }
        }
        let national = role.figures.filter { $0.source == table.source && $0.place == "US" }
        for figure in national {
          guard case .number(let number) = figure.value else { continue }
          if figure.field == .jobs {
            // Tens, so that fifty-one roundings may add five each.
            #expect(states.compactMap(\.jobs.number).reduce(0, +) <= number + 260, "\(role.id)")
            sums += 1
          } else if figure.field == .payMean, states.allSatisfy({ $0.mean.number != nil && $0.jobs.number != nil }) {
            let pay = states.compactMap(\.mean.number)
            if let least = pay.min(), let most = pay.max(), pay.count == 51 {
              #expect(least - 5 <= number && number <= most + 5, "\(role.id)")
              means += 1
            }
          }
        }
      }
    }
    #expect(sums > 800 && means > 50, "\(sums) \(means)")
  }

  /// The lines of a CSV of the official tables, read without the importer.
  private func table(_ name: String) throws -> [[String: String]]? {
    let path = Binary.repository + "/../shared/tables/oews/" + name
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      print("The official tables are not here: \(name) is not compared.")
      return nil
    }
    let crlf = text.split(omittingEmptySubsequences: true) { $0.isNewline }.joined(separator: "\r\n") + "\r\n"
    let rows = try #require(CSV.rows(Array(crlf.utf8)))
    return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(rows[0], $0)) }
  }

  private func number(_ cell: String?) -> Double? {
    cell.flatMap { Double($0.replacingOccurrences(of: ",", with: "")) }
  }

  @Test func `the pay of every occupation is the one that the publisher's table prints`() throws {
    guard let rows = try table("national_M2025.csv") else { return }
    let columns = [10, 25, 50, 75, 90].map { $0 == 50 ? "A_MEDIAN" : "A_PCT\($0)" }
    var compared = 0
    for role in try roles() {
      for figure in role.figures where figure.source.text == "oews-2025" && figure.place == "US" {
        // The header is line 1.
        let row = try #require(Int(figure.locator.position.split(separator: " ").last ?? "")) - 2
        let cells = rows[row]
        #expect(role.codes.contains { $0.code == cells["OCC_CODE"] }, "\(role.id)")
        switch (figure.field, figure.value) {
        case (.payMean, .number(let value)): #expect(value == number(cells["A_MEAN"]), "\(role.id)")
        case (.payHourly, .number(let value)): #expect(value == number(cells["H_MEAN"]), "\(role.id)")
        case (.jobs, .number(let value)): #expect(value == number(cells["TOT_EMP"]), "\(role.id)")
        case (.payPercentiles, .percentiles(let value)):
          #expect(value.points.map { $0?.number } == columns.map { number(cells[$0]) }, "\(role.id)")
        default: continue
        }
        compared += 1
      }
    }
    #expect(compared > 2_500)
  }

  @Test func `pay by state is the one that the publisher's table prints`() throws {
    guard let rows = try table("state_M2025.csv") else { return }
    let catalog = try #require(Self.catalog)
    let states = Dictionary(rows.compactMap { row in row["PRIM_STATE"].map { ($0, row["AREA_TITLE"] ?? "") } }) {
      first, _ in first
    }
    var compared = 0
    for position in stride(from: 0, to: catalog.roleCount, by: 7) {
      for table in try catalog.placePay(at: position) {
        for row in table.rows {
          let cells = rows[row.row - 2]
          #expect(states[row.place] == nil || cells["PRIM_STATE"] == row.place)
          if case .number(let mean) = row.mean { #expect(mean == number(cells["A_MEAN"]), "\(position) \(row.place)") }
          if case .number(let median) = row.median {
            #expect(median == number(cells["A_MEDIAN"]), "\(position) \(row.place)")
          }
          if case .number(let jobs) = row.jobs { #expect(jobs == number(cells["TOT_EMP"]), "\(position) \(row.place)") }
          if case .number(let mean) = row.hourlyMean {
            #expect(mean == number(cells["H_MEAN"]), "\(position) \(row.place)")
          }
          let percentiles = [10, 25, 50, 75, 90].map { number(cells[$0 == 50 ? "A_MEDIAN" : "A_PCT\($0)"]) }
          for (amount, published) in zip(row.percentiles, percentiles) {
            // What is withheld or top-coded is no number in the table.
            if case .number(let number) = amount { #expect(number == published, "\(position) \(row.place)") }
            if case .withheld = amount { #expect(published == nil, "\(position) \(row.place)") }
          }
          compared += 1
        }
      }
    }
    #expect(compared > 4_000)
  }

  @Test func `JSON has every figure of a role as the catalog has it`() throws {
    // ROLESCOPE_FUZZ=2000 takes all roles.
    let all = try roles()
    for role in all.enumerated().filter({ $0.offset % max(1, all.count / Noise.count(200)) == 0 }).map(\.element) {
      let figures = try role.shownJSON["figures"].items
      #expect(figures.count >= role.figures.count, "\(role.id)")
      for (figure, node) in zip(role.figures, figures) {
        #expect(node["field"].text == figure.field.rawValue && node["source"].text == figure.source.text, "\(role.id)")
        #expect(node["year"].number == figure.year.map(Double.init) && node["definition"].text == figure.definition)
        switch figure.value {
        case .number(let number): #expect(node["value"].number == number, "\(role.id) \(figure.field)")
        case .text(let text): #expect(node["value"].text == text)
        case .percentiles(let points):
          #expect(
            [10, 25, 50, 75, 90].map { node["value"]["p\($0)"].number } == points.points.map { $0?.number },
            "\(role.id)")
        case .shares(let shares):
          for share in shares {
            #expect(node["value"][share.label].number == share.percent, "\(role.id) \(share.label)")
          }
        case .range(let bounds):
          #expect(node["value"]["low"].number == bounds.low && node["value"]["high"].number == bounds.high)
          #expect((node["value"]["openHigh"] == true) == bounds.opensHigh, "\(role.id) \(figure.field)")
          #expect((node["value"]["openLow"] == true) == bounds.opensLow, "\(role.id) \(figure.field)")
        case .missing: #expect(node["value"] == .null && node["status"].text == figure.status.rawValue, "\(role.id)")
        }
      }
    }
  }
}

extension Role {
  /// The JSON that `show` prints, from within this process: a thousand processes would take minutes.
  var shownJSON: JSONNode {
    get throws {
      let collected = CollectedOutput(me: AboutMe(), shortlist: Shortlist())
      // The one command is parsed, and not all of them: that is what takes the time in a debug build.
      let text = try collected.output { try Show.parse([id.text, "--format", "json"]) }
      return try #require(JSONNode(parsing: Array(text.utf8)))
    }
  }
}
