import RoleCatalog
import RoleModel
import Testing

/// What a catalog holds is data: nothing in it stops the program.
@Suite struct DamageTests {
  let folder = TemporaryFolder()

  private func catalog(after sql: String) throws -> CatalogReader {
    let path = folder.file("catalog.sqlite")
    try Samples.write(to: path)
    try change(path, sql)
    return try CatalogReader(path: path)
  }

  private func failure(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "no failure"
    } catch { return "\(error)" }
  }

  @Test(arguments: [
    ("UPDATE figure SET shape = 9999 WHERE ordinal = 3", "table term has no text 9999"),
    (
      "UPDATE figure SET field = definition WHERE ordinal = 1",
      "table figure, row 2 of the role at position 0: column field"
    ),
    (
      "UPDATE figure SET number = NULL WHERE ordinal = 0",
      "table figure, row 1 of the role at position 0: column number is not a number"
    ),
    ("UPDATE figure SET number = 9e999 WHERE ordinal = 0", "column number is not a number"),
    ("UPDATE figure SET opens = 4 WHERE ordinal = 2", "column opens is 4, which is out of range"),
    ("UPDATE figure SET parts = x'00' WHERE ordinal = 5", "column parts is no list of percentiles"),
    ("UPDATE figure SET parts = x'0000000003' WHERE ordinal = 5", "column parts is no list of percentiles"),
    ("UPDATE figure SET text = NULL WHERE ordinal = 8", "column text is not text"),
    ("UPDATE figure SET year = 9223372036854775807 WHERE ordinal = 8", "column year is 9223372036854775807"),
    ("UPDATE figure SET source = 7", "table source has no text 7"),
    ("UPDATE edge SET target = 99", "column target is 99, where no role is"),
    ("UPDATE edge SET target = -9223372036854775808", "out of range"),
    ("UPDATE role SET kind = family", "column kind is \"Account management\", which has no meaning here"),
    ("UPDATE skill_list SET ratings = x'FFFF'", "table skill_list, row 1 of the role at position 0: column ratings"),
    ("UPDATE skill_list SET ratings = substr(ratings, 1, 9)", "table skill_list, row 1"),
    ("UPDATE skill_list SET ratings = x'7F00000100010000'", "has no text 127"),
    ("UPDATE figure SET parts = x'FF' WHERE ordinal = 6", "column parts is no list of shares"),
    ("UPDATE figure SET parts = NULL WHERE ordinal = 6", "column parts is not a BLOB"),
  ])
  func `a wrong value is a failure that names table, row and column`(sql: String, words: String) throws {
    let catalog = try catalog(after: sql)
    let message = failure { _ = try catalog.role(at: 0) }
    #expect(message.contains(words))
    #expect(message.contains(catalog.name))
  }

  @Test(arguments: [
    ("UPDATE section SET role_count = 1 WHERE ordinal = 0", "table section, row 2: column first_position is 2"),
    ("DELETE FROM section WHERE ordinal = 5", "table section covers 7 roles of 8"),
    ("UPDATE section SET role_count = 9223372036854775807", "out of range"),
  ])
  func `sections that do not cover the roles are a failure`(sql: String, words: String) throws {
    let catalog = try catalog(after: sql)
    #expect(failure { _ = try catalog.sections() }.contains(words))
  }

  @Test func `a position without a role is a failure`() throws {
    let catalog = try catalog(after: "DELETE FROM role WHERE position = 3")
    #expect(failure { _ = try catalog.entries(at: 0..<8) }.contains("3 is missing"))
  }

  @Test(arguments: [
    "UPDATE name_chunk SET names = x'0102'", "UPDATE name_chunk SET names = x''", "UPDATE name_chunk SET bytes = x''",
    "UPDATE name_chunk SET names = x'FFFFFFFFFFFFFFFFFF7F01'", "UPDATE name_chunk SET bytes = bytes || x'41'",
    "UPDATE name_chunk SET names = x'4001' || substr(names, 3)",
  ])
  func `a name index that does not fit is a failure`(sql: String) throws {
    let blob = sql.contains("||") ? sql.replacing("= ", with: "= CAST(", maxReplacements: 1) + " AS BLOB)" : sql
    let catalog = try catalog(after: blob)
    #expect(failure { try catalog.scanNames { _ in true } }.contains("table name_chunk, row 1"))
  }

  @Test(arguments: [
    "UPDATE name_word SET bytes = x'61'", "UPDATE name_word SET bytes = x'0A'",
    "UPDATE name_word SET bytes = x'620A610A'",
    "UPDATE name_word SET bytes = x'61206B0A', titles = x'01'", "UPDATE name_word SET titles = x''",
    "UPDATE name_word SET titles = CAST(titles || x'01' AS BLOB)", "UPDATE name_word SET titles = x'FF'",
  ])
  func `words that are in no order or do not fit are a failure`(sql: String) throws {
    let catalog = try catalog(after: sql)
    #expect(failure { _ = try catalog.nameWords() }.contains("table name_word, row 1"))
  }

  @Test func `the check finds nothing in a sound catalog`() throws {
    #expect(CatalogCheck.findings(in: try Samples.catalog(in: folder)).isEmpty)
  }

  @Test(arguments: [
    ("DELETE FROM role WHERE position = 3", "The positions of the roles have gaps."),
    ("UPDATE figure SET source = 7 WHERE ordinal = 0", "names rows of table \"source\" that are not there"),
    ("UPDATE source SET entry_count = 0", "The counts of what stands on each source are wrong."),
    ("UPDATE skill SET role_count = 3", "The counts of roles that carry each skill are wrong."),
    ("UPDATE role SET has_skills = 0", "is marked as having skills and has none"),
    ("UPDATE detection_limit SET share = 1", "The least shares of the lists of skills are wrong."),
    ("UPDATE role SET pay_low = 1 WHERE position = 0", "The role account-director is listed with another pay"),
    ("UPDATE alias SET names = 'x' WHERE role = 0", "The name index is not that of the roles' names."),
    ("UPDATE name_word SET bytes = x'610A', titles = x'01'", "The words that searches look up are not those"),
    ("DELETE FROM name_word", "The words that searches look up are not those of the roles' names."),
    ("UPDATE statement SET kind = 0", "table statement, row 1"),
    ("UPDATE skill SET name = 'CRM'", "Two skills have one name."),
    ("UPDATE skill_norm SET mean = 1", "The mean of the ratings of Negotiation is wrong."),
    ("UPDATE skill_column SET observations = x''", "The ratings that searches read are not those of the roles."),
    ("UPDATE place_pay SET places = x'0101'", "table place_pay, row 1 of the role at position 0: column places"),
    ("UPDATE price_parity SET parity = 0", "column parity is 0.0, which is out of range"),
  ])
  func `the check finds`(sql: String, words: String) throws {
    let findings = CatalogCheck.findings(in: try catalog(after: sql))
    #expect(findings.contains { $0.contains(words) }, "\(findings)")
  }
}
