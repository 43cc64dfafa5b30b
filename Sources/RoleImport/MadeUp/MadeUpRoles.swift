import RoleCatalog
import RoleModel

/// Roles that nobody has, statistically like those of a catalog that serves as their model: for trying how a program does
/// with a catalog of any size.
///
/// Each follows one of the model's occupations, drawn at random: its title joins one of that occupation's names with other
/// words, its pay, growth and jobs vary around that occupation's, its skills are that occupation's O*NET skills and some of
/// its technologies, the ratings varied. Every figure's source is ``source``, which says that they are made up. A role is made
/// when it is asked for, the same one each time.
package struct MadeUpRoles: RandomAccessCollection, Sendable {
  package let startIndex = 0
  package let endIndex: Int

  private let seed: UInt64
  private let patterns: [Pattern]

  /// What is taken from one of the model's occupations.
  private struct Pattern: Sendable {
    var names: [String]
    var family: String
    var figures: [Figure]
    var skills: [SkillRating]
    var technologies: [SkillRating]
  }

  /// - Parameters:
  ///   - count: how many roles, at least 1.
  ///   - model: a catalog with at least one occupation that has skills.
  package init(count: Int, seed: UInt64, like model: some Catalog) throws(CatalogFailure) {
    endIndex = count
    self.seed = seed
    var patterns: [Pattern] = []
    for position in try model.positionsWithSkills() {
      let role = try model.role(at: position)
      guard role.kind == .occupation else { continue }
      patterns.append(
        Pattern(
          names: [role.title] + role.aliases, family: role.family, figures: Self.varied(role.figures),
          skills: Self.madeUp(role.skills.filter { $0.kind == .skill }),
          technologies: Self.madeUp(role.skills.filter { $0.kind == .technology })))
    }
    guard !patterns.isEmpty else {
      throw CatalogFailure("\(model.name) has no occupation with skills to make others like.")
    }
    self.patterns = patterns
  }

  package static let source = Source(
    id: SourceID("made-up"), label: "made up", publisher: "rolescope catalog make", title: "Made-up roles",
    document: "rolescope catalog make", licence: "none: these are no facts", method: "drawn at random",
    independenceGroup: "made-up")

  /// The id of the role at an index.
  package static func id(_ index: Int) -> RoleID { RoleID("made-up-\(index + 1)") }

  package subscript(index: Int) -> Role {
    var generator = SplitMix(state: seed &+ UInt64(index) &* 0x9E37_79B9_7F4A_7C15)
    let pattern = patterns.randomElement(using: &generator) ?? patterns[0]
    let factor = Double.random(in: 0.7...1.4, using: &generator)
    return Role(
      id: Self.id(index), title: title(pattern, &generator), kind: .occupation, family: pattern.family,
      aliases: aliases(pattern, &generator), figures: pattern.figures.map { varied($0, by: factor, &generator) },
      skills: skills(pattern, &generator))
  }

  // MARK: Names

  private static let ranks = [
    "Senior", "Junior", "Lead", "Assistant", "Associate", "Chief", "Deputy", "Regional", "Field", "Mobile", "Night",
    "Interim",
  ]

  private func title(_ pattern: Pattern, _ generator: inout SplitMix) -> String {
    var title = pattern.names.randomElement(using: &generator) ?? ""
    if Bool.random(using: &generator), let rank = Self.ranks.randomElement(using: &generator) {
      title = "\(rank) \(title)"
    }
    if Bool.random(using: &generator), let field = patterns.randomElement(using: &generator)?.names.first,
      let word = field.split(whereSeparator: { " ,/".contains($0) }).randomElement(using: &generator)
    {
      title += ", \(word)"
    }
    return title
  }

  private func aliases(_ pattern: Pattern, _ generator: inout SplitMix) -> [String] {
    var aliases: [String] = []
    for _ in 0..<Int.random(in: 0...2, using: &generator) {
      guard let name = pattern.names.randomElement(using: &generator), !aliases.contains(name) else { continue }
      aliases.append(name)
    }
    return aliases
  }

  // MARK: Figures and skills

  /// The figures that lists show and filters ask for, as made-up ones.
  private static func varied(_ figures: [Figure]) -> [Figure] {
    let fields: [Field] = [.payPercentiles, .payMean, .growth, .jobs, .openings, .educationEntry]
    var taken: Set<Field> = []
    return figures.filter { fields.contains($0.field) && taken.insert($0.field).inserted }.map { figure in
      var figure = figure
      figure.source = source.id
      figure.locator = Locator(document: source.document, position: "")
      figure.status = .modelled
      figure.formula = "drawn at random"
      figure.note = nil
      return figure
    }
  }

  private func varied(_ figure: Figure, by factor: Double, _ generator: inout SplitMix) -> Figure {
    var figure = figure
    switch (figure.field, figure.value) {
    case (.payPercentiles, .percentiles(let percentiles)):
      let points = percentiles.points.map { point in
        point.map { Percentiles.Point(($0.number * factor / 10).rounded() * 10, isTopCoded: $0.isTopCoded) }
      }
      figure.value = .percentiles(
        Percentiles(p10: points[0], p25: points[1], p50: points[2], p75: points[3], p90: points[4]))
    case (.payMean, .number(let number)): figure.value = .number((number * factor / 10).rounded() * 10)
    case (.growth, .number(let number)):
      figure.value = .number(((number + .random(in: -3...3, using: &generator)) * 10).rounded() / 10)
    case (_, .number(let number)):
      figure.value = .number((number * .random(in: 0.2...1.8, using: &generator)).rounded())
    default: break
    }
    return figure
  }

  private static func madeUp(_ ratings: [SkillRating]) -> [SkillRating] {
    ratings.map { rating in
      var rating = rating
      rating.source = source.id
      rating.locator = Locator(document: source.document, position: "")
      rating.remarks = []
      return rating
    }
  }

  private func skills(_ pattern: Pattern, _ generator: inout SplitMix) -> [SkillRating] {
    var skills = pattern.skills
    for index in skills.indices {
      guard let importance = skills[index].importance else { continue }
      skills[index].importance = Swift.max(
        0, Swift.min(100, importance + Double(Int.random(in: -8...8, using: &generator))))
    }
    guard !pattern.technologies.isEmpty else { return skills }
    let first = Int.random(in: pattern.technologies.indices, using: &generator)
    return skills + pattern.technologies[first...].prefix(5)
  }
}

extension MadeUpRoles {
  /// Writes a catalog of these roles and of no other.
  package func write(to path: String) throws(CatalogError) {
    try CatalogWriter.write(sources: [Self.source], roles: self, openingRole: Self.id(0), to: path)
  }
}

/// Random numbers that are the same each time. Source: Vigna, "SplitMix64", after Steele, Lea and Flood 2014.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
