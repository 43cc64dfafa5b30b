import ArgumentParser
import RoleCatalog
import RoleImport
import RoleModel

struct CatalogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog", abstract: "Build and check catalogs and role files.",
    subcommands: [Build.self, Check.self, Make.self])

  struct Build: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Compile role files and official tables into a catalog.",
      discussion: """
        Reads Sources.json and Roles/*.json of the resources folder and, with --tables, the official tables of a folder \
        (each publisher's files in a folder of its own: onet, oews, ep, cps, bea), and writes the catalog only when nothing \
        is wrong. Built into Resources/catalog.sqlite, it is the catalog that the next build of rolescope bundles.
        """)

    @Option(
      help: ArgumentHelp("The folder that holds Sources.json and Roles.", valueName: "folder"),
      completion: .directory)
    var resources = "Resources"

    @Option(
      help: ArgumentHelp("The folder that holds the official tables.", valueName: "folder"),
      completion: .directory)
    var tables: String?

    @Option(
      help: ArgumentHelp("The catalog to write.", valueName: "catalog"),
      completion: .file())
    var into: String

    @Option(help: ArgumentHelp("The id of the role that the explorer opens on.", valueName: "id"))
    var opening = "account-director"

    func run() throws {
      let files = ["\(resources)/Sources.json"] + (try jsonFiles(in: "\(resources)/Roles"))
      let progress = Progress()
      do {
        let official = try tables.map { folder in try OfficialTables.inFolder(folder) } ?? []
        let built = try CatalogBuild.build(
          roleFiles: files, tables: official, openingRole: RoleID(opening), into: into
        ) { progress.show("reading \($0.words)") }
        progress.clear()
        let figures = built.roles.reduce(0) { $0 + $1.figures.count }
        let sources = built.usedSources.count
        StandardOutput.write(
          "\(into): \(counted(built.roles.count, "role")), \(counted(figures, "figure")), \(counted(sources, "source")).\n"
        )
      } catch {
        progress.clear()
        throw CommandFailure.wrongUse("nothing was written.\n\(error)")
      }
    }

    private func jsonFiles(in folder: String) throws -> [String] {
      do {
        return try namesOfFiles(in: folder).filter { $0.hasSuffix(".json") }.map { "\(folder)/\($0)" }
      } catch {
        throw CommandFailure.wrongUse(
          "the folder \(folder) can't be read: \(error). Name the resources folder with --resources.")
      }
    }
  }

  struct Make: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make up a catalog of any size, to try things on.",
      discussion: """
        The roles are like those of the bundled catalog in titles, aliases, pay, growth, jobs and skills, and none of them is \
        real: their source says so. The same number and seed make the same bytes. A million roles take a minute or two, and \
        1.2 GB.
        """)

    @Option(help: ArgumentHelp("How many roles, from 1 to 10,000,000.", valueName: "n"))
    var roles: Int

    @Option(help: ArgumentHelp("What the random numbers start from.", valueName: "s"))
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("The catalog to write.", valueName: "catalog"), completion: .file())
    var into: String

    func validate() throws {
      guard (1...10_000_000).contains(roles) else {
        throw ValidationError("--roles takes a number from 1 to 10,000,000; \(roles) given.")
      }
    }

    func run() throws {
      let progress = Progress()
      do {
        let made = try MadeUpRoles(count: roles, seed: seed, like: BundledCatalog.open())
        progress.show("making up \(counted(roles, "role"))")
        try made.write(to: into)
      } catch {
        progress.clear()
        throw CommandFailure.wrongUse("nothing was written: \(error)")
      }
      progress.clear()
      StandardOutput.write("\(into): \(counted(roles, "made-up role")), seed \(seed).\n")
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say what is wrong in role files or catalogs, and where.",
      discussion: """
        Role files (.json) are checked together, as one catalog would hold them: name them all. Each finding names file, \
        line and field. So are files of what the work is (Resources/Work); with --onet each of their lines is held against \
        the tasks that it names. Tables of the words that people use (Resources/Words, .tsv) are held against the bundled \
        catalog. Without a file, the bundled catalog is checked. --digest prints a catalog's logical content \
        as one line, equal for equal content. --coverage prints how many occupations have pay, schooling and people.
        """)

    @Flag(help: "Print the digest of each catalog's logical content.") var digest = false

    @Flag(help: "Print how much of what occupations can have each catalog has.") var coverage = false

    @Option(
      help: ArgumentHelp("O*NET's tables of one release, to hold what the work is against.", valueName: "folder"),
      completion: .directory)
    var onet: String?

    @Argument(help: "Role files, files of what the work is, tables of words, or catalogs.", completion: .file())
    var files: [String] = []

    func run() throws {
      var problems = 0
      let texts = files.filter { $0.hasSuffix(".json") }
      if digest, let file = texts.first {
        throw CommandFailure.wrongUse("--digest is of catalogs, and \(file) is none.")
      }
      let workFiles = texts.filter { WorkFile.isOne(path: $0) }
      if !workFiles.isEmpty { problems += try checkWork(workFiles) }
      let roleFiles = texts.filter { !workFiles.contains($0) }
      if !roleFiles.isEmpty {
        let reading = RoleFile.read(paths: roleFiles)
        for finding in reading.findings { StandardOutput.write(finding.description + "\n") }
        problems += reading.findings.count
        if case .sound(let set) = reading {
          StandardOutput.write(
            "\(counted(roleFiles.count, "file")), \(counted(set.roles.count, "role")): nothing wrong.\n")
        }
      }
      let wordFiles = files.filter { WordFile.isOne(path: $0) }
      if !wordFiles.isEmpty { problems += try checkWords(wordFiles) }
      let catalogs =
        files.isEmpty ? [nil] : files.filter { !$0.hasSuffix(".json") && !WordFile.isOne(path: $0) }.map(Optional.some)
      for path in catalogs { problems += try check(path) }
      if problems > Finding.greatestToldCount {
        throw CommandFailure.wrongUse("more than \(counted(Finding.greatestToldCount, "finding")).")
      }
      if problems > 0 { throw CommandFailure.wrongUse("\(counted(problems, "finding")).") }
    }

    private func checkWork(_ files: [String]) throws -> Int {
      let tasks: OccupationTasks?
      do { tasks = try onet.map { folder throws(TableError) in try OccupationTasks(path: folder) } } catch {
        throw CommandFailure.wrongUse("\(error)")
      }
      let check = WorkFile.check(paths: files, against: tasks)
      for finding in check.findings { StandardOutput.write(finding.description + "\n") }
      if check.findings.isEmpty {
        let lines = check.works.reduce(0) { $0 + $1.lines.count }
        StandardOutput.write(
          "\(counted(files.count, "file")), what the work is of \(counted(check.works.count, "occupation")) in "
            + "\(counted(lines, "line")), \(counted(check.activities.count, "activity", "activities")): nothing wrong.\n"
        )
      }
      return check.findings.count
    }

    private func checkWords(_ files: [String]) throws -> Int {
      let catalog = try opened(nil)
      let check = try catalog.reading { try WordFile.check(paths: files, in: $0) }
      for finding in check.findings { StandardOutput.write(finding.description + "\n") }
      if check.findings.isEmpty {
        StandardOutput.write(
          "\(counted(files.count, "table")) of words, \(counted(check.lineCount, "line")): nothing wrong.\n")
      }
      return check.findings.count
    }

    private func opened(_ path: String?) throws -> CatalogReader {
      var options = CatalogOptions()
      options.path = path
      return try options.open()
    }

    private func check(_ path: String?) throws -> Int {
      let catalog = try opened(path)
      if digest {
        StandardOutput.write("\(try catalog.reading { try CatalogDump.digest(of: $0) })\n")
        return 0
      }
      if coverage {
        StandardOutput.write(
          coverageDocument(try catalog.reading { try CatalogCoverage($0) }), SettingsFile().settings)
        return 0
      }
      let findings = CatalogCheck.findings(in: catalog)
      for finding in findings { StandardOutput.write("\(catalog.name): \(finding)\n") }
      if findings.isEmpty {
        StandardOutput.write("\(catalog.name), \(counted(catalog.roleCount, "role")): nothing wrong.\n")
      }
      return findings.count
    }

    private func coverageDocument(_ coverage: CatalogCoverage) -> Document {
      func line(_ words: String, _ count: Int, of whole: Int) -> [String] {
        let share = whole > 0 ? NumberText.fixed(100 * Double(count) / Double(whole), digits: 1) + " %" : "–"
        return [words, share, "\(NumberText.grouped(Double(count))) of \(NumberText.grouped(Double(whole)))"]
      }
      var table = Table([.init("of the occupations with O*NET skills"), .init("share", .right), .init("count", .right)])
      let rated = coverage.rated
      table.rows = [
        line("have knowledge rated", coverage.withKnowledge, of: rated),
        line("have five percentiles of national pay", coverage.withPercentiles, of: rated),
        line("have pay by state", coverage.withPlaces, of: rated),
        line("have shares of schooling", coverage.withEducation, of: rated),
        line("have a census row", coverage.withCensusRow, of: rated),
        line(
          "- of these a shared one, or a group's (flagged)", coverage.withSharedCensusRow, of: coverage.withCensusRow),
        line("have sex and race published in it", coverage.withSexAndRace, of: rated),
      ]
      var document = Document()
      document.table(table)
      document.paragraph(
        "\(counted(coverage.occupations, "occupation")). Of \(counted(coverage.payCodes, "code")) of the pay tables, "
          + "\(NumberText.grouped(Double(coverage.payCodesNamingOneRole))) name exactly one role.")
      return document
    }
  }
}
