import GRDB
import RoleModel

extension CatalogReader {
  package func skillNames() throws(CatalogFailure) -> [SkillName] {
    try database.read { database in
      var names: [SkillName] = []
      try self.forEachRow(of: "skill", "SELECT name, kind, role_count FROM skill ORDER BY name", in: database) { row in
        names.append(
          try SkillName(
            name: row.text(0), kind: self.word(row, 1, in: database),
            roleCount: row.integer(2, in: 0...self.roleCount)))
      }
      return names
    }
  }

  package func scanRatings(
    ofSkill name: String, _ body: (SkillColumn) -> Void
  ) throws(CatalogFailure) {
    try database.read { database in
      guard let skill = try self.skillNumber(named: name, in: database) else { return }
      // Neighbours share kind and source, whose names are looked up where they change.
      var last: (kind: Int, source: Int, isImportance: Bool, measure: Int32)?
      var lastPosition = 0
      try self.forEachRow(
        of: "skill_column", "SELECT observations FROM skill_column WHERE id >= ? AND id < ? ORDER BY id",
        [Schema.firstColumn(ofSkill: skill), Schema.firstColumn(ofSkill: skill + 1)], owner: "skill \(name)",
        in: database
      ) { row in
        var column = SkillColumn()
        last = nil
        let isRead = try SkillColumnReader.read(try row.bytes(0)) { entry in
          guard self.positionRange.contains(entry.position) else {
            throw row.failure(0, "names a role that is not there")
          }
          // Searches walk the roles in their order.
          guard entry.position >= lastPosition else { throw row.failure(0, "names roles out of order") }
          lastPosition = entry.position
          // Not a number is what is only named.
          guard entry.amount.isNaN || PossibleNumber.percent.contains(entry.amount) else { return }
          if let last, last.kind == entry.kind, last.source == entry.source, last.isImportance == entry.isImportance {
            column.ratings.append(
              .init(position: Int32(entry.position), measure: last.measure, amount: entry.amount))
            return
          }
          let measure = column.index(
            of: .init(
              kind: try self.word(of: row, term: entry.kind, in: database),
              source: try self.sourceID(entry.source, in: database), isShare: !entry.isImportance))
          last = (entry.kind, entry.source, entry.isImportance, measure)
          column.ratings.append(.init(position: Int32(entry.position), measure: measure, amount: entry.amount))
        }
        guard isRead else { throw row.failure(0, "is no list of ratings") }
        body(column)
      }
    }
  }

  /// The number of a skill by its exact name. The names are read at the first question: an index of them would be as large
  /// as they are.
  private func skillNumber(named name: String, in database: Database) throws -> Int? {
    if let numbers = skillNumbers.withLock({ $0 }) { return numbers[name] }
    var numbers: [String: Int] = [:]
    try forEachRow(of: "skill", "SELECT id, name FROM skill", in: database) { row in
      numbers[try row.text(1)] = try row.integer(0, in: 0...Int(Int32.max) - 1)
    }
    skillNumbers.withLock { [numbers] in $0 = numbers }
    return numbers[name]
  }

  /// The ratings of one role.
  func skills(_ rows: RoleRows) throws -> [SkillRating] {
    let database = rows.database
    var ratings: [SkillRating] = []
    try forEachRow(
      of: "skill_list", "SELECT ratings FROM skill_list WHERE role = ?", [rows.position],
      owner: "the role at position \(rows.position)", in: database
    ) { row in
      let isRead = try SkillListReader.read(try row.bytes(0)) { entry in
        ratings.append(
          try SkillRating(
            name: self.skillName(entry.skill, in: database), kind: self.word(of: row, term: entry.kind, in: database),
            importance: entry.numbers[0], level: entry.numbers[1], standardError: entry.numbers[2],
            levelError: entry.numbers[3], remarks: entry.remarks, share: entry.numbers[4],
            source: self.sourceID(entry.source, in: database),
            locator: Locator(document: self.term(entry.document, in: database), position: entry.position)))
      }
      guard isRead else { throw row.failure(0, "is no list of ratings") }
    }
    return ratings
  }

  package func positionsWithSkills() throws(CatalogFailure) -> [Int] {
    try positions("role", "SELECT position FROM role INDEXED BY role_with_skills WHERE has_skills ORDER BY position")
  }

  package func detectionLimits() throws(CatalogFailure) -> [SkillDetectionLimit] {
    try database.read { database in
      var limits: [SkillDetectionLimit] = []
      try self.forEachRow(
        of: "detection_limit", "SELECT role, source, share FROM detection_limit ORDER BY role, source", in: database
      ) { row in
        limits.append(
          try SkillDetectionLimit(
            position: row.integer(0, in: self.positionRange), source: self.source(row, 1, in: database),
            share: row.hundredths(2, in: PossibleNumber.percent)))
      }
      return limits
    }
  }

  package func skillNorms() throws(CatalogFailure) -> [SkillNorm] {
    try database.read { database in
      var norms: [SkillNorm] = []
      try self.forEachRow(
        of: "skill_norm",
        """
        SELECT name, skill_norm.kind, source, mean, deviation, skill_norm.role_count FROM skill_norm \
        JOIN skill ON skill.id = skill ORDER BY skill, skill_norm.kind, source
        """, in: database
      ) { row in
        norms.append(
          try SkillNorm(
            name: row.text(0), kind: self.word(row, 1, in: database), source: self.source(row, 2, in: database),
            mean: row.number(3, in: PossibleNumber.percent),
            deviation: row.number(4, in: PossibleNumber.percent), count: row.integer(5, in: 0...self.roleCount)))
      }
      return norms
    }
  }
}
