import GRDB
import RoleModel

/// The columns of a skill rating, in the order in which ``CatalogReader/skillRating(_:_:in:)`` reads them.
enum SkillColumns {
  static let sql = """
    name, skill_rating.kind, importance, level, standard_error, level_error, remarks, share, source, document, \
    locator
    """
}

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

  package func ratings(ofSkill name: String) throws(CatalogFailure) -> [SkillObservation] {
    try database.read { database in
      var observations: [SkillObservation] = []
      try self.forEachRow(
        of: "skill_rating",
        """
        SELECT role, \(SkillColumns.sql) FROM skill_rating JOIN skill ON skill.id = skill_rating.skill \
        WHERE skill.name = ? ORDER BY role, ordinal
        """, [name], owner: "skill \(name)", in: database
      ) { row in
        observations.append(
          try SkillObservation(
            position: row.integer(0, in: self.positionRange), rating: self.skillRating(row, 1, in: database)))
      }
      return observations
    }
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
            share: row.hundredths(2)))
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
            mean: row.number(3), deviation: row.number(4), count: row.integer(5, in: 0...self.roleCount)))
      }
      return norms
    }
  }

  /// The rating in the columns of ``SkillColumns`` from `first` on.
  func skillRating(_ row: CatalogRow, _ first: Int, in database: Database) throws -> SkillRating {
    try SkillRating(
      name: row.text(first), kind: word(row, first + 1, in: database),
      importance: row.hundredthsOrNil(first + 2), level: row.hundredthsOrNil(first + 3),
      standardError: row.hundredthsOrNil(first + 4), levelError: row.hundredthsOrNil(first + 5),
      remarks: SkillRating.Remarks(rawValue: row.integer(first + 6, in: 0...7)), share: row.hundredthsOrNil(first + 7),
      source: source(row, first + 8, in: database), locator: locator(row, first + 9, in: database))
  }
}
