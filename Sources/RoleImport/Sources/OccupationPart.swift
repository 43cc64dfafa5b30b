import RoleModel

/// What one official source says about one occupation code, before codes are joined into roles.
package struct OccupationPart: Sendable, Hashable {
  /// The code that the source's rows carry.
  package var code: Code
  /// The source's own title for the code.
  package var title: String?
  package var aliases: [String] = []
  package var figures: [Figure] = []
  package var skills: [SkillRating] = []
  package var statements: [Statement] = []
  /// Pay place by place, apart from the nation's figures.
  package var placePay: [PlacePay] = []

  package init(code: Code, title: String? = nil) {
    self.code = code
    self.title = title
  }
}

/// What an importer read: who published it, what it says by code, and what it passed over.
package struct ImportedTable: Sendable {
  package var sources: [Source]
  /// One for each code, in the order of first appearance.
  package var parts: [OccupationPart]
  package var report: ImportReport

  package init(sources: [Source], parts: [OccupationPart], report: ImportReport) {
    self.sources = sources
    self.parts = parts
    self.report = report
  }
}

/// The counts that an import ends with.
package struct ImportReport: Sendable, Hashable {
  package var rowsRead = 0
  package var figuresRead = 0
  /// The figures, ratings and statements that roles have of it once it is joined: codes that several roles share count often.
  package var figuresWritten = 0
  /// How many that an earlier import of the same table brought are not in it now: a part of the table may be missing.
  package var figuresGone = 0
  /// Why the table should not be written unasked, each as a sentence.
  package var objections: [String] = []
  /// Cells that the publisher withholds or leaves blank: missing, not zero.
  package var cellsWithheld = 0
  /// Rows that name no occupation of the table's kind, such as totals and groups.
  package var rowsPassedOver = 0
  /// Codes of the table that no role of the catalog carries.
  package var codesWithoutRole: [String] = []
  /// What else is to be said of the table, a sentence each.
  package var notes: [String] = []

  package init() {}
}
