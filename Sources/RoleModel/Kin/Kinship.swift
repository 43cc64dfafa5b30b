/// A role that is related to another one.
package struct Kin: Hashable, Sendable {
  package var position: Int
  /// How far the lenses' cosines lie above those of all candidates, in standard deviations: the mean over the lenses that
  /// know both roles.
  package var score: Double
  /// The same for each lens that knows both roles.
  package var scores: [Lens: Double]
  /// The place among all candidates by all lenses together, from 1.
  package var rank: Int
  /// The place by each lens that knows both roles, from 1.
  package var ranks: [Lens: Int]
}

/// Which roles of a catalog are alike.
///
/// Only roles that one publisher rates on both skills and knowledge have kin, and only such roles of that publisher are
/// candidates: the kin of an O*NET occupation are O*NET occupations. Source: METHODS, "Kinship".
package struct Kinship: Sendable {
  private let pools: [RatedPool]
  /// For each rated position: its pool, and its row in there.
  private let places: [Int: (pool: Int, row: Int)]

  /// What the publisher that rates most roles rates.
  package var subjects: Set<SkillLevels.Subject> { pools.first?.subjects ?? [] }

  package init(_ catalog: some Catalog, sources: SourceTable) throws(CatalogFailure) {
    let ratings = try PublishedRatings(catalog, sources)
    let rated = Set(ratings.positionsByPublisher.flatMap(\.positions)).sorted()
    let tokens = try NameTokens(catalog, at: rated)
    let rowOfTokens = Dictionary(uniqueKeysWithValues: rated.enumerated().map { ($1, $0) })
    pools = ratings.positionsByPublisher.map { publisher, positions in
      RatedPool(
        positions: positions,
        names: NameVectors(
          positions.compactMap { rowOfTokens[$0] }.map { tokens.counts[$0] }, tokenCount: tokens.tokenCount),
        importance: { ratings.columns(of: $0, by: publisher) })
    }
    var places: [Int: (pool: Int, row: Int)] = [:]
    for (index, pool) in pools.enumerated() {
      for (row, position) in pool.positions.enumerated() where places[position] == nil {
        places[position] = (index, row)
      }
    }
    self.places = places
  }

  /// All candidates for kin of a role, the nearest first by one lens, or by all together; nil when the role is not rated.
  package func kin(of position: Int, by lens: Lens? = nil) -> [Kin]? {
    guard let place = places[position] else { return nil }
    let pool = pools[place.pool]
    return kin(in: pool, pool.standings(of: place.row), by: lens)
  }

  /// The fewest stated skills of one kind that a lens compares by when no role stands in for what is not stated.
  package static let leastStated = 3

  /// The kin of a reader: of their role, with the levels that they state in the place of the role's importance; without a role
  /// by what is stated alone, where a lens has ``leastStated`` of it. nil when no lens has.
  package func kin(of position: Int?, stating levels: [SkillLevels.Subject: Double], by lens: Lens? = nil) -> [Kin]? {
    let place = position.flatMap { places[$0] }
    if position != nil, place == nil { return nil }
    guard let pool = place.map({ pools[$0.pool] }) ?? pools.first else { return nil }
    let standings = pool.standings(of: place?.row, stating: levels)
    guard standings.contains(where: { $0.contains { $0 != nil } }) else { return nil }
    return kin(in: pool, standings, by: lens)
  }

  private func kin(in pool: RatedPool, _ standings: [[Double?]], by lens: Lens?) -> [Kin] {
    let blend = pool.blend(standings)
    var kin: [Int: Kin] = [:]
    for (index, row) in ranked(blend).enumerated() {
      kin[row] = Kin(position: pool.positions[row], score: blend[row] ?? 0, scores: [:], rank: index + 1, ranks: [:])
    }
    for (lens, scores) in zip(Lens.allCases, standings) {
      for (index, row) in ranked(scores).enumerated() {
        kin[row]?.scores[lens] = scores[row]
        kin[row]?.ranks[lens] = index + 1
      }
    }
    func order(_ kin: Kin) -> Int? { lens.map { kin.ranks[$0] } ?? kin.rank }
    return kin.values.filter { order($0) != nil }.sorted { (order($0) ?? 0) < (order($1) ?? 0) }
  }

  /// The positions of the nearest kin by all lenses together, the nearest first; none when the role is not rated.
  package func nearest(to position: Int, count: Int) -> [Int] {
    guard let place = places[position] else { return [] }
    let pool = pools[place.pool]
    return ranked(pool.blend(pool.standings(of: place.row))).prefix(count).map { pool.positions[$0] }
  }

  /// The rows that have a score, best first; of equal ones the catalog's first.
  private func ranked(_ scores: [Double?]) -> [Int] {
    let known = scores.indices.compactMap { row in scores[row].map { (row: row, score: $0) } }
    return known.sorted { ($1.score, $0.row) < ($0.score, $1.row) }.map(\.row)
  }
}

/// The roles that one publisher rates, and what makes them alike.
private struct RatedPool: Sendable {
  let positions: [Int]
  private let names: NameVectors
  private let knowledge: ImportanceVectors
  private let skills: ImportanceVectors
  /// The column of each thing that is rated, in the vectors of its kind.
  private let columns: [SkillLevels.Subject: Int]

  var subjects: Set<SkillLevels.Subject> { Set(columns.keys) }

  init(
    positions: [Int], names: NameVectors,
    importance: (SkillRating.Kind) -> [(name: String, ratings: [(position: Int, importance: Double)])]
  ) {
    let rows = Dictionary(uniqueKeysWithValues: positions.enumerated().map { ($1, $0) })
    var named: [SkillLevels.Subject: Int] = [:]
    func vectors(_ kind: SkillRating.Kind) -> ImportanceVectors {
      let columns = importance(kind)
      for (index, column) in columns.enumerated() { named[SkillLevels.Subject(name: column.name, kind: kind)] = index }
      let numbers = columns.map { column in
        column.ratings.compactMap { rating in rows[rating.position].map { (row: $0, importance: rating.importance) } }
      }
      return ImportanceVectors(columns: numbers, rowCount: positions.count)
    }
    self.positions = positions
    self.names = names
    knowledge = vectors(.knowledge)
    skills = vectors(.skill)
    columns = named
  }

  /// The standings of what is not one role as it is rated: of a role with some levels stated anew, or of stated levels alone.
  func standings(of row: Int?, stating levels: [SkillLevels.Subject: Double]) -> [[Double?]] {
    Lens.allCases.map { lens in
      var cosines: [Double?]
      switch lens {
      case .names: cosines = row.map { names.cosines(with: $0) } ?? positions.map { _ in nil }
      case .knowledge: cosines = self.cosines(knowledge, .knowledge, of: row, stating: levels)
      case .skills: cosines = self.cosines(skills, .skill, of: row, stating: levels)
      }
      if let row { cosines[row] = nil }
      return standardized(cosines)
    }
  }

  private func cosines(
    _ vectors: ImportanceVectors, _ kind: SkillRating.Kind, of row: Int?, stating levels: [SkillLevels.Subject: Double]
  ) -> [Double?] {
    var vector = [Double](repeating: 0, count: vectors.width)
    if let row { vector = vectors.vector(of: row).map { $0 * vectors.length(of: row) } }
    var stated: [Int] = []
    for (subject, level) in levels where subject.kind == kind {
      guard let column = columns[subject] else { continue }
      // In points of importance above the least, as the vectors are.
      vector[column] = level * 4
      stated.append(column)
    }
    if row == nil, stated.count < Kinship.leastStated { return positions.map { _ in nil } }
    return vectors.cosines(with: vector, over: row == nil ? stated.sorted() : Array(vector.indices))
  }

  /// For each lens, how far each role's cosine with one role lies above the mean of all candidates, in standard deviations;
  /// nil for the role itself, and where the lens does not know both.
  func standings(of row: Int) -> [[Double?]] {
    Lens.allCases.map { lens in
      var cosines =
        switch lens {
        case .names: names.cosines(with: row)
        case .knowledge: knowledge.cosines(with: row)
        case .skills: skills.cosines(with: row)
        }
      cosines[row] = nil
      return standardized(cosines)
    }
  }

  /// The mean over the lenses that know a role: a lens that is missing is left out, and does not count as nothing alike.
  func blend(_ standings: [[Double?]]) -> [Double?] {
    positions.indices.map { row in
      var (sum, count) = (0.0, 0.0)
      for lens in standings {
        guard let score = lens[row] else { continue }
        sum += score
        count += 1
      }
      return count > 0 ? sum / count : nil
    }
  }

  private func standardized(_ cosines: [Double?]) -> [Double?] {
    var (sum, count) = (0.0, 0.0)
    for case let cosine? in cosines {
      sum += cosine
      count += 1
    }
    let mean = sum / max(1, count)
    var squares = 0.0
    for case let cosine? in cosines { squares += (cosine - mean) * (cosine - mean) }
    let deviation = (squares / max(1, count)).squareRoot()
    // Candidates that are all as near as each other say nothing; what is left then is rounding.
    guard deviation > 1e-12 else { return cosines.map { _ in nil } }
    return cosines.map { cosine in cosine.map { ($0 - mean) / deviation } }
  }
}

/// The ratings of skills and knowledge by importance, each publisher's by themselves.
private struct PublishedRatings {
  private struct Column {
    var publisher: String
    var kind: SkillRating.Kind
    var name: String
    var ratings: [(position: Int, importance: Double)] = []
  }

  private var columns: [Column] = []
  /// The publishers that rate both kinds, with the roles that have both, ascending; who rates most roles comes first.
  private(set) var positionsByPublisher: [(publisher: String, positions: [Int])] = []

  init(_ catalog: some Catalog, _ sources: SourceTable) throws(CatalogFailure) {
    let kinds = Set(Lens.allCases.compactMap(\.ratingKind))
    var publishers: [SourceID: String] = [:]
    for skill in try catalog.skillNames() where kinds.contains(skill.kind) {
      // One name may be a skill and a field of knowledge: Mathematics is.
      let first = columns.count
      var (last, column): (SkillObservation?, Int) = (nil, first)
      for observation in try catalog.ratings(ofSkill: skill.name) {
        guard let importance = observation.importance, kinds.contains(observation.kind) else { continue }
        if last?.kind != observation.kind || last?.source != observation.source {
          let publisher = publishers[observation.source] ?? sources.group(observation.source)
          publishers[observation.source] = publisher
          column =
            columns[first...].firstIndex { $0.publisher == publisher && $0.kind == observation.kind } ?? columns.count
          if column == columns.count {
            columns.append(Column(publisher: publisher, kind: observation.kind, name: skill.name))
          }
        }
        last = observation
        // Of two releases of one publisher the catalog's first.
        if columns[column].ratings.last?.position == observation.position { continue }
        columns[column].ratings.append((observation.position, importance))
      }
    }
    for publisher in Set(columns.map(\.publisher)).sorted() {
      // How many of the kinds each role is rated on.
      var counts = [Int](repeating: 0, count: catalog.roleCount)
      for (number, kind) in kinds.enumerated() {
        for column in columns where column.publisher == publisher && column.kind == kind {
          for rating in column.ratings where counts[rating.position] == number { counts[rating.position] += 1 }
        }
      }
      let both = counts.indices.filter { counts[$0] == kinds.count }
      if !both.isEmpty { positionsByPublisher.append((publisher, both)) }
    }
    positionsByPublisher.sort { ($1.positions.count, $0.publisher) < ($0.positions.count, $1.publisher) }
  }

  func columns(
    of kind: SkillRating.Kind, by publisher: String
  ) -> [(name: String, ratings: [(position: Int, importance: Double)])] {
    columns.filter { $0.publisher == publisher && $0.kind == kind }.map { ($0.name, $0.ratings) }
  }
}
