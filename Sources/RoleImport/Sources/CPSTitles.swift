import RoleCatalog
import RoleModel

/// Which row of the CPS tables each SOC code is counted in. The tables carry titles and no codes; the list that joins them
/// follows the Census Bureau's list of occupations of 2018, and is our own.
package struct CPSTitles: Sendable {
  /// How a census title was found for a code.
  enum Match: String, CaseIterable {
    case title, group, cluster, hand

    var words: String {
      switch self {
      case .title: "matched by title"
      case .group: "the row of the group that the census counts it in"
      case .cluster: "the row of a wider cluster stands in"
      case .hand: "matched by hand"
      }
    }
  }

  struct Entry {
    var code: Code
    var censusTitle: String
    var match: Match
    /// The codes that have the same census row, this one included.
    var sharing = 1
  }

  private(set) var entries: [Entry] = []

  /// Reads a CSV file of someone's own list, or the list that is part of the program.
  package init(path: String? = nil) throws(TableError) {
    let rows =
      if let path { try DelimitedText(path: path) } else {
        DelimitedText(MemoryStream(BundledCatalog.censusTitles, of: TablePlace(file: "the program's census titles")))
      }
    let names = ["soc_2018_oews_code", "cps_occupation_title", "how"]
    let header = try TableHeader.find(names, in: rows)
    let code = try header.column(names[0])
    let censusTitle = try header.column(names[1])
    let how = try header.column(names[2])
    var counts: [[UInt8]: Int] = [:]
    while let row = try rows.next() {
      try header.check(row)
      guard isMatrixCode(row.trimmed(code)) else {
        throw .content(
          row.place(code), sentence: "\"\(shown(row.trimmed(code)))\" is no SOC code. Write it as 11-2022.")
      }
      if let retired = RetiredCode(row.trimmed(code)) {
        throw .content(row.place(code), sentence: "\(retired.words). Write one of these.")
      }
      guard let match = Match(rawValue: row.trimmed(how)) else {
        let words = Match.allCases.map(\.rawValue).joined(separator: ", ")
        throw .content(
          row.place(how), sentence: "\"\(shown(row.trimmed(how)))\" is none of \(words). Write one of them.")
      }
      let entry = Entry(
        code: Code(scheme: .soc2018, code: row.trimmed(code)), censusTitle: row.trimmed(censusTitle), match: match)
      counts[folded(entry.censusTitle), default: 0] += 1
      entries.append(entry)
    }
    for index in entries.indices { entries[index].sharing = counts[folded(entries[index].censusTitle)] ?? 1 }
  }
}

extension CPSTitles.Entry {
  /// What a figure of the census row must say about itself; nil when the row is the code's own, by its title.
  func note(rowTitle: String) -> String? {
    guard match != .title || sharing > 1 else { return nil }
    let shared = sharing > 1 ? ", shared by \(sharing) occupations" : ""
    return "census row \"\(rowTitle)\"\(shared); \(match.words)"
  }
}
