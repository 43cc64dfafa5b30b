import ArgumentParser
import RoleCatalog
import RoleImport
import RoleModel
import SystemFiles

struct Import: ParsableCommand {
  /// What can be imported: the official tables, and an organisation's own roles.
  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case onet, oews, projections, cps, prices, roles

    var official: OfficialTables.Kind? { OfficialTables.Kind(rawValue: rawValue) }
  }

  static let configuration = CommandConfiguration(
    abstract: "Join official tables, or an organisation's own roles, into a catalog.",
    discussion: """
        onet         the folder of O*NET's workbooks, texts or CSV files, or the zip
        oews         pay tables of BLS, nation or states: .xlsx, .csv or the zip
        projections  BLS's occupation workbook, CSV of table 6.2, O*NET's crosswalk
        cps          CPS workbooks of table 11, 11b, 39
        prices       BEA's regional price parities by state
        roles        role files (.json), or a table of roles (.csv, .tsv, .xlsx)

      A catalog that is not there yet starts as a copy of the bundled one, or empty with --empty. What the tables' sources \
      said before is replaced, so that an import can be run again; other years and releases stay beside, and the newest rules. \
      An import that would take figures away, or put an older table in the place of a newer one, is refused without --replace. Into an empty catalog: onet first, then projections \
      with the crosswalk, then the rest. The catalog is written whole and put in place at the \
      end: stopped at any moment, the old one is intact.
      """)

  @OptionGroup var options: FormatOptions

  @Option(
    help: ArgumentHelp("The catalog to join them into.", valueName: "catalog"),
    completion: .file())
  var into: String

  @Flag(help: "Read and report, and write nothing.") var dryRun = false
  @Flag(help: "Write it although figures are taken away, or a newer table is replaced by an older one.")
  var replace = false
  @Flag(help: "Start a catalog that is not there yet without any role.") var empty = false
  @Flag(help: "With onet: take the tasks as well, as statements, in O*NET's own words.") var tasks = false

  @Argument(help: ArgumentHelp("One of \(Kind.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "kind"))
  var kind: Kind
  @Argument(help: ArgumentHelp("The publisher's files.", valueName: "file"), completion: .file())
  var files: [String]

  func validate() throws {
    if tasks, kind != .onet { throw ValidationError("--tasks goes with onet.") }
  }

  func run() throws {
    let progress = Progress()
    defer { progress.clear() }
    progress.show("opening \(into)")
    let place = try dryRun ? nil : reservedPlace()
    defer { Interruption.forget() }
    var book = try openedBook()
    let before = Set(book.roles.map(\.id))
    var lines: [(words: String, report: ImportReport)] = []
    var warnings: [String] = []
    do {
      if let official = kind.official {
        for table in try OfficialTables.named(official, files: files, includesTasks: tasks) {
          progress.show("reading \(table.words)")
          lines.append((table.words, try book.apply(table)))
        }
      } else {
        for (file, set, isTable) in try roleSets(beside: book) {
          lines.append((file, book.apply(set, isWhole: isTable)))
          warnings += book.warnings(about: set)
        }
      }
      try refuseObjections(lines.flatMap(\.report.objections))
      if let place {
        progress.show("writing \(into)")
        try book.write(to: place, path: into)
      }
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      progress.clear()
      throw CommandFailure.wrongUse("nothing was written.\n\(error)")
    }
    progress.clear()
    options.print(answer(lines, newRoles: book.roles.filter { !before.contains($0.id) }, warnings, book))
  }

  /// The place of the catalog, which no other import writes meanwhile.
  private func reservedPlace() throws -> CatalogReplacement {
    do {
      let place = try CatalogReplacement(path: into)
      Interruption.remove(place)
      return place
    } catch {
      throw CommandFailure.wrongUse("nothing was written.\n\(error)")
    }
  }

  private func openedBook() throws -> RoleBook {
    let isThere = Files.mayBeThere(into)
    if empty, !isThere { return RoleBook() }
    var catalog = CatalogOptions()
    catalog.path = isThere ? into : nil
    return try catalog.open().reading { try RoleBook($0) }
  }

  /// The checked roles of the files.
  private func roleSets(beside book: RoleBook) throws -> [(String, RoleSet, isTable: Bool)] {
    var findings: [Finding] = []
    var sets: [(String, RoleSet, isTable: Bool)] = []
    for (file, reading, isTable) in book.reading(ofRoles: files) {
      findings += reading.findings
      if case .sound(let set) = reading { sets.append((file, set, isTable)) }
    }
    guard findings.isEmpty else {
      throw CommandFailure.wrongUse("nothing was written.\n" + findings.map(\.description).joined(separator: "\n"))
    }
    return sets
  }

  /// Stops where figures would be lost that nobody asked to lose.
  private func refuseObjections(_ objections: [String]) throws {
    guard !objections.isEmpty, !replace else { return }
    throw CommandFailure.wrongUse(
      "nothing was written.\n" + objections.joined(separator: "\n")
        + "\nTake the publisher's whole table, or say --replace to write it all the same.")
  }

  private func answer(
    _ lines: [(words: String, report: ImportReport)], newRoles: [Role], _ warnings: [String], _ book: RoleBook
  ) -> Answer {
    var table = Table([
      .init("table"), .init("rows read", .right), .init("figures written", .right), .init("rows passed over", .right),
      .init("without a role", .right), .init("cells withheld", .right),
    ])
    var facts = Table([
      .init("table"), .init("rows_read"), .init("figures_written"), .init("rows_passed_over"), .init("without_role"),
      .init("cells_withheld"),
    ])
    for (words, report) in lines {
      let counts = [
        report.rowsRead, report.figuresWritten, report.rowsPassedOver, report.codesWithoutRole.count,
        report.cellsWithheld,
      ]
      table.rows.append([words] + counts.map { NumberText.grouped(Double($0)) })
      facts.rows.append([words] + counts.map(String.init))
    }
    var document = Document()
    document.untitled = "Import"
    document.table(table)
    for note in lines.flatMap(\.report.notes) { document.paragraph(note) }
    let gone = lines.reduce(0) { $0 + $1.report.figuresGone }
    let loss = gone > 0 ? " \(counted(gone, "figure")) of an earlier import of the same tables went." : ""
    let roles = newRoles.isEmpty ? "" : " \(counted(newRoles.count, "new role"))\(Self.names(newRoles))."
    document.paragraph(
      (dryRun ? "Nothing was written: --dry-run." : "\(into) is written.") + roles
        + " Rows passed over are of totals, groups and areas that are not read; a withheld cell is missing, not zero."
        + loss)
    let unclaimed = lines.flatMap(\.report.codesWithoutRole)
    if !unclaimed.isEmpty {
      let examples = unclaimed.prefix(3).compactMap { book.absence(ofCode: $0)?.words }
      document.paragraph(
        "Without a role: codes of the table that no role of the catalog carries. Import onet first, then the crosswalk of "
          + "projections, then the other tables."
          + (unclaimed.count > examples.count ? " The first of \(NumberText.grouped(Double(unclaimed.count))):" : ""))
      document.list(examples.map { $0 + "." })
    }
    document.list(warnings)
    let json = JSON.array(
      lines.map { words, report in
        .object([
          ("table", .string(words)), ("rowsRead", JSON(report.rowsRead)),
          ("figuresWritten", JSON(report.figuresWritten)),
          ("rowsPassedOver", JSON(report.rowsPassedOver)), ("withoutRole", JSON(report.codesWithoutRole.count)),
          ("cellsWithheld", JSON(report.cellsWithheld)), ("figuresGone", JSON(report.figuresGone)),
          ("notes", .array(report.notes.map(JSON.string))),
        ])
      })
    return Answer(document: document, facts: facts, json: json)
  }

  /// `: 11-9999 Harbor Masters`; nothing where there are too many to read.
  private static func names(_ roles: [Role]) -> String {
    roles.count > 3 ? "" : ": " + roles.map { "\($0.id) \($0.title)" }.joined(separator: ", ")
  }
}
