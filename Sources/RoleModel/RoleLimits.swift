/// How much a role may have before it is refused, where it is imported, written or read: several times what any occupation has.
///
/// Screens and comparisons hold a role's entries against each other, so that what they cost grows with the square of these.
package enum RoleLimits {
  /// Roles of a table of own roles, or of the role files of one reading: all are checked against each other.
  package static let roles = 20_000
  /// Sources of one reading of role files.
  package static let sources = 1_000

  /// What a role has too many of, each with its limit, the first alone; nil when all is well.
  package static func excess(of role: Role) -> String? {
    let counts = [
      (role.aliases.count, 10_000, "alias", "aliases"), (role.codes.count, 100, "code", "codes"),
      (role.candidates.count, 100, "candidate code", "candidate codes"),
      (role.figures.count, 1_000, "figure", "figures"),
      (role.skills.count, 2_000, "skill", "skills"), (role.statements.count, 2_000, "statement", "statements"),
      (role.edges.count, 2_000, "tie to other roles", "ties to other roles"),
    ]
    let shares = role.figures.compactMap { figure in
      if case .shares(let shares) = figure.value { shares.count } else { nil }
    }
    if let count = shares.first(where: { $0 > 100 }) {
      return "a figure of \(counted(count, "share")), and at most 100 are read"
    }
    return counts.first { $0.0 > $0.1 }.map { count, limit, noun, nouns in
      "\(counted(count, noun, nouns)), and at most \(NumberText.grouped(Double(limit))) are read"
    }
  }
}
