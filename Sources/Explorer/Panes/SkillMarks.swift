import RoleModel
import TerminalScreen

/// The catalog's names that a skills search asks for, and those that it asks to be without.
package struct AskedSkills: Hashable, Sendable {
  let wanted: Set<String>
  let unwanted: Set<String>

  package init(_ search: SkillSearch) {
    var (wanted, unwanted): (Set<String>, Set<String>) = ([], [])
    for (names, term) in zip(search.names, search.query.terms) {
      if term.isUnwanted { unwanted.formUnion(names) } else { wanted.formUnion(names) }
    }
    (self.wanted, self.unwanted) = (wanted, unwanted)
  }
}

/// How a skill stands to what is asked for, as words before its name.
enum SkillMark {
  /// Asked for, and the role carries it.
  case have
  /// Asked for, and the role does not list it: it is surplus here.
  case lacks
  /// Not asked for, though the role calls for it.
  case learn
  /// Asked to be without, and the role calls for it, or does not.
  case unwantedHere, unwantedAbsent
  case none

  /// The columns that marks take before a name.
  static let columns = 7

  var words: String {
    switch self {
    case .have: "have ✓"
    case .lacks: "lacks"
    case .learn: "learn"
    case .unwantedHere: "not  ✗"
    case .unwantedAbsent: "not  ✓"
    case .none: ""
    }
  }

  var style: Style {
    switch self {
    case .have, .unwantedAbsent: .match
    case .unwantedHere: .warning
    case .lacks, .learn: .dim
    case .none: .plain
    }
  }

  /// The style of the skill's name and bar.
  var nameStyle: Style {
    switch self {
    case .have: .match
    case .unwantedHere: .warning
    case .lacks, .unwantedAbsent: .dim
    case .learn, .none: .plain
    }
  }

  /// Before a name in columns.
  var span: Span { Span(TextWidth.padded(words, to: Self.columns), style) }

  /// Before a name in running text.
  var lead: String { words.isEmpty ? "" : words.replacing("  ", with: " ") + " " }

  /// The same for a screen reader.
  var spokenLead: String {
    switch self {
    case .have: "you have "
    case .lacks: "asked for and not listed, "
    case .learn: "to learn, "
    case .unwantedHere: "unwanted and called for, "
    case .unwantedAbsent: "unwanted and not called for, "
    case .none: ""
    }
  }
}

extension PaneContext {
  /// How a skill that the role carries stands to what is asked for; nil while nothing is.
  func mark(of rating: SkillRating) -> SkillMark? {
    guard let asked else { return nil }
    if asked.wanted.contains(rating.name) { return .have }
    if asked.unwanted.contains(rating.name) { return rating.isCalledFor ? .unwantedHere : .unwantedAbsent }
    return rating.isToBeLearnt ? .learn : SkillMark.none
  }

  /// The columns of marks before names.
  var markColumns: Int { asked == nil ? 0 : SkillMark.columns }
}

extension SkillRating {
  /// Whether the role calls for it as something to be learnt.
  fileprivate var isToBeLearnt: Bool {
    switch kind {
    case .skill, .knowledge: amount != nil && isCalledFor
    case .listed: true
    case .technology, .workStyle, .interest: false
    }
  }
}
