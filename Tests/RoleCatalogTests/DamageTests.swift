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
    ("DELETE FROM role WHERE position = 3", "column position is 4, and 3 is missing"),
    ("UPDATE figure SET source = 7 WHERE ordinal = 0", "names rows of table \"source\" that are not there"),
    ("UPDATE source SET entry_count = 0", "Table source, row 1: column entry_count is 0, and should be 17."),
    ("UPDATE skill SET role_count = 3", "Table skill, row 2: column role_count is 3, and should be 1."),
    ("UPDATE role SET has_skills = 0", "Table role, the role account-director: column has_skills is 0, and should"),
    ("UPDATE detection_limit SET share = 1", "Table detection_limit, the role account-director: column share is 1,"),
    ("UPDATE role SET pay_low = 1 WHERE position = 0", "column pay_low is 1, and should be 133660."),
    ("UPDATE alias SET names = 'x' WHERE role = 0", "Table name_chunk, row 1: column names is not the list that"),
    (
      "UPDATE name_word SET bytes = x'610A', titles = x'01'",
      "Table name_word, row 1: column bytes is not the list that"
    ),
    ("DELETE FROM name_word", "Table name_word, row 1: a row is missing."),
    ("UPDATE statement SET kind = 0", "table statement, row 1"),
    ("UPDATE skill SET name = 'CRM'", "Table skill has 3 rows, and should have 1."),
    ("UPDATE skill_norm SET mean = 1", "Table skill_norm, row 1: column mean is 1, and should be 62.5."),
    ("UPDATE skill_column SET observations = x''", "Table skill_column, row 1: column observations is not the"),
    ("UPDATE place_pay SET places = x'0101'", "table place_pay, row 1 of the role at position 0: column places"),
    ("UPDATE price_parity SET parity = 0", "column parity is 0, which is not a possible figure"),
    ("UPDATE role SET growth = 99 WHERE position = 0", "column growth is 99, and should be -5."),
    ("UPDATE role SET growth = NULL", "column growth is empty, and should be -5."),
    ("UPDATE role SET jobs = 1 WHERE position = 2", "the role clerk: column jobs is 1, and should be empty."),
    ("UPDATE role SET pay_year = 2001 WHERE position = 0", "column pay_year is 2001, and should be 2019."),
    ("UPDATE role SET openings = 7 WHERE position = 0", "column openings is 7, and should be empty."),
    ("UPDATE section SET title = 'X' WHERE ordinal = 0", "Table section, row 1: column title is \"X\""),
    ("UPDATE skill_norm SET deviation = 1", "column deviation is 1, and should be 0."),
    ("UPDATE place_pay SET place_count = 9", "column place_count is 9, and should be 2."),
    ("UPDATE skill SET kind = (SELECT id FROM term WHERE text = 'profile')", "Table skill, row 1: column kind is"),
    ("UPDATE figure SET number = 3 WHERE number IS NULL", "column number is 3, and should be empty."),
    ("UPDATE ranking SET positions = (SELECT positions FROM ranking WHERE name = 'jobs')", "Table ranking, row "),
    ("UPDATE ranking SET group_ends = x'02000000' WHERE name = 'pay'", "column group_ends is not the list that"),
    ("INSERT INTO term VALUES (999, 'nobody says this')", "rows, and should have "),
    ("INSERT INTO meta VALUES ('other', 1)", "Table meta has 3 rows, and should have 2."),
  ])
  func `the check finds`(sql: String, words: String) throws {
    let findings = CatalogCheck.findings(in: try catalog(after: sql))
    #expect(findings.contains { $0.contains(words) }, "\(findings)")
  }
}
