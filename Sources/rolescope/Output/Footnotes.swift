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

  /// Each source with its number, for the end of a text.
  func lines(_ table: SourceTable) -> [String] {
    sources.enumerated().map { index, id in "[\(index + 1)] " + (table[id]?.words ?? id.text) }
  }
}

extension Source {
  /// `zippia-ad-cam: Zippia, Account director vs customer account manager, undated; 000_9543ad840e34d36d.txt`.
  var words: String { "\(id): \(publisher), \(title), \(year.map(String.init) ?? "undated"); \(document)" }
}

extension SkillStanding {
  /// Who says so; nil when nobody does.
  var source: SourceID? {
    switch self {
    case .share(_, let source), .atMost(_, let source), .importance(_, _, let source), .named(let source): source
    case .unknown: nil
    }
  }
}
