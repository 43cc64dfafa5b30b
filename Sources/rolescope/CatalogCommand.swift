import ArgumentParser
import Glibc
import RoleCatalog
import RoleImport
import RoleModel

struct CatalogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog", abstract: "Build and check catalogs and role files.",
    subcommands: [Build.self, Check.self])

  struct Build: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Compile role files into a catalog.",
      discussion: """
        Reads Sources.json and Roles/*.json of the resources folder, checks them, and writes the catalog only when
        nothing is wrong. Built into Resources/catalog.sqlite, it is the catalog that the next build of rolescope bundles.
        """)

    @Option(help: ArgumentHelp("The folder that holds Sources.json and Roles.", valueName: "folder"))
    var resources = "Resources"

    @Option(help: ArgumentHelp("The catalog to write.", valueName: "file"))
    var into = "Resources/catalog.sqlite"

    @Option(help: ArgumentHelp("The id of the role that the explorer opens on.", valueName: "id"))
    var opening = "account-director"

    func run() throws {
      let files = ["\(resources)/Sources.json"] + (try jsonFiles(in: "\(resources)/Roles"))
      do {
        let built = try CatalogBuild.build(roleFiles: files, openingRole: RoleID(opening), into: into)
        let figures = built.roles.reduce(0) { $0 + $1.figures.count }
        StandardOutput.write(
          "\(into): \(counted(built.roles.count, "role")), \(counted(figures, "figure")), \(counted(built.sources.count, "source")).\n"
        )
      } catch {
        throw CommandFailure.wrongUse("nothing was written.\n\(error)")
      }
    }

    private func jsonFiles(in folder: String) throws -> [String] {
      guard let directory = opendir(folder) else {
        throw CommandFailure.wrongUse(
          "the folder \(folder) can't be read: \(String(cString: strerror(errno))). Name the resources folder with --resources."
        )
      }
      defer { closedir(directory) }
      var names: [String] = []
      while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name.hasSuffix(".json"), !name.hasPrefix(".") { names.append(name) }
      }
      return names.sorted().map { "\(folder)/\($0)" }
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say what is wrong in role files or catalogs, and where.",
      discussion: """
        Role files (.json) are checked together, as one catalog would hold them: name them all. Each finding names file,
        line and field. Without a file, the bundled catalog is checked. --digest prints a catalog's logical content as
        one line, equal for equal content.
        """)

    @Flag(help: "Print the digest of each catalog's logical content.") var digest = false

    @Argument(help: "Role files or catalogs.") var files: [String] = []

    func run() throws {
      var problems = 0
      let roleFiles = files.filter { $0.hasSuffix(".json") }
      if digest, let file = roleFiles.first {
        throw CommandFailure.wrongUse("--digest is of catalogs, and \(file) is a role file.")
      }
      if !roleFiles.isEmpty {
        let reading = RoleFile.read(paths: roleFiles)
        for finding in reading.findings { StandardOutput.write(finding.description + "\n") }
        problems += reading.findings.count
        if case .sound(let set) = reading {
          StandardOutput.write(
            "\(counted(roleFiles.count, "file")), \(counted(set.roles.count, "role")): nothing wrong.\n")
        }
      }
      let catalogs = files.isEmpty ? [nil] : files.filter { !$0.hasSuffix(".json") }.map(Optional.some)
      for path in catalogs { problems += try check(path) }
      if problems > 0 { throw CommandFailure.wrongUse("\(counted(problems, "finding")).") }
    }

    private func check(_ path: String?) throws -> Int {
      var options = CatalogOptions()
      options.path = path
      let catalog = try options.open()
      if digest {
        StandardOutput.write("\(try catalog.reading { try CatalogDump.digest(of: $0) })\n")
        return 0
      }
      let findings = CatalogCheck.findings(in: catalog)
      for finding in findings { StandardOutput.write("\(catalog.name): \(finding)\n") }
      if findings.isEmpty {
        StandardOutput.write("\(catalog.name), \(counted(catalog.roleCount, "role")): nothing wrong.\n")
      }
      return findings.count
    }
  }
}
