/// What can be browsed: everything that a catalog says about one role.
package struct Role: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// Written up by articles.
    case profile
    /// Official statistics, with a SOC code.
    case occupation
    /// Named on a ladder, without figures.
    case mention
    /// An organisation's, out of its own table: its title may be one that the catalog has from others.
    case own

    package var words: String {
      switch self {
      case .profile, .occupation: rawValue
      case .mention: "named only"
      case .own: "own role"
      }
    }
  }

  /// A code that the role may also be counted under. A candidate is never merged with the role.
  package struct Candidate: Hashable, Sendable {
    package var code: Code
    package var source: SourceID

    package init(code: Code, source: SourceID) {
      self.code = code
      self.source = source
    }
  }

  package var id: RoleID
  package var title: String
  package var kind: Kind
  package var family: String
  package var codes: [Code]
  package var candidates: [Candidate]
  package var aliases: [String]
  package var figures: [Figure]
  package var skills: [SkillRating]
  package var statements: [Statement]
  package var edges: [Edge]

  package init(
    id: RoleID, title: String, kind: Kind, family: String, codes: [Code] = [], candidates: [Candidate] = [],
    aliases: [String] = [], figures: [Figure] = [], skills: [SkillRating] = [], statements: [Statement] = [],
    edges: [Edge] = []
  ) {
    self.id = id
    self.title = title
    self.kind = kind
    self.family = family
    self.codes = codes
    self.candidates = candidates
    self.aliases = aliases
    self.figures = figures
    self.skills = skills
    self.statements = statements
    self.edges = edges
  }

  /// The figures of one field, in the catalog's order.
  package func figures(_ field: Field) -> [Figure] { figures.filter { $0.field == field } }
}
