import RoleModel

/// Numbers for the sources of an answer, in the order of their first mention.
struct Footnotes {
  private(set) var sources: [SourceID] = []

  /// The number of a source, a new one where it has none yet.
  mutating func number(_ source: SourceID) -> Int {
    if let index = sources.firstIndex(of: source) { return index + 1 }
    sources.append(source)
    return sources.count
  }

  /// The text with its source's number behind it: `114,728 [1]`.
  mutating func marked(_ text: String, _ source: SourceID?) -> String {
    source.map { "\(text) [\(number($0))]" } ?? text
  }

  /// Marks a column: its title where all its cells rest on the same sources, else each cell. `cells` has the sources of each row.
  mutating func mark(_ column: Int, of table: inout Table, _ cells: [[SourceID]]) {
    let distinct = Set(cells.filter { !$0.isEmpty })
    if let sources = distinct.first, distinct.count == 1 {
      table.columns[column].title += " " + marks(sources)
      return
    }
    for (row, sources) in cells.enumerated() where !sources.isEmpty { table.rows[row][column] += " " + marks(sources) }
  }

  /// `[1]`, `[1,2]`.
  mutating func marks(_ sources: [SourceID]) -> String {
    "[" + sources.map { String(number($0)) }.joined(separator: ",") + "]"
  }

  /// Each source with its number, for the end of a text.
  func lines(_ table: SourceTable) -> [String] {
    sources.enumerated().map { index, id in "[\(index + 1)] " + (table[id]?.words ?? id.text) }
  }
}

extension PayChange {
  /// Who prints the medians, each source once.
  var sources: [SourceID] {
    switch self {
    case .medians(let from, let to):
      from.figure.source == to.figure.source ? [to.figure.source] : [from, to].map(\.figure.source)
    case .stated(_, let to): [to.figure.source]
    case .notComparable: []
    }
  }
}

extension Role {
  /// Who says how much preparation the role takes.
  var zoneSources: [SourceID] { zone == nil ? [] : figures(.zone).prefix(1).map(\.source) }

  /// Who rates the levels that a gap counts: of two releases of one publisher the catalog's first.
  func levelSources(_ table: SourceTable) -> [SourceID] {
    var known: Set<[String]> = []
    var sources: Set<SourceID> = []
    for skill in skills where (skill.kind == .skill || skill.kind == .knowledge) && skill.importance != nil {
      guard skill.level != nil || skill.remarks.contains(.irrelevantLevel) else { continue }
      if known.insert([table.group(skill.source), skill.kind.rawValue, skill.name]).inserted {
        sources.insert(skill.source)
      }
    }
    return table.sources.map(\.id).filter(sources.contains)
  }
}

extension Source {
  /// `zippia-ad-cam: Zippia, Account director vs customer account manager, undated; 000_9543ad840e34d36d.txt`.
  var words: String { "\(id): \(publisher), \(title), \(year.map(String.init) ?? "undated"); \(document)" }
}
