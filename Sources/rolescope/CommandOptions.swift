import ArgumentParser
import Explorer
import Glibc
import RoleCatalog
import RoleModel

/// How a command prints its answer.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, csv, markdown, html
}

/// How an answer is printed.
struct FormatOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Print as text, json, csv, markdown or html (one page).", valueName: "format"))
  var format = OutputFormat.text
  @OptionGroup var look: LookFlags
  @OptionGroup var paging: PagerFlag

  /// The settings that rule this command's texts. A file that can't be read is said, and stops nothing.
  func settings() -> Settings {
    let file = SettingsFile(flags: look.entries + paging.entries)
    if let failure = file.failure { StandardOutput.writeError("rolescope: \(failure) The defaults rule.") }
    return file.settings
  }

  func print(_ answer: Answer, credits: Page.Credits = .program) {
    answer.print(format, credits: credits, settings: format == .text ? settings() : Settings())
  }
}

extension Page.Credits {
  /// Of an answer that no catalog stands behind.
  static var program: Self { Self(catalog: Rolescope.configuration.version, sources: []) }
}

/// What every command takes that answers from a catalog.
struct CommandOptions: ParsableArguments {
  @OptionGroup var formatOptions: FormatOptions

  @Flag(help: "Say at the end when it was printed and what the catalog is made of; CSV and JSON stay as they are.")
  var dated = false

  @OptionGroup var catalogOptions: CatalogOptions

  var format: OutputFormat { formatOptions.format }

  func print(_ answer: Answer) {
    guard format == .html || dated else { return formatOptions.print(answer) }
    do {
      var answer = answer
      // What is kept is read apart from where it came from: it names its sources though its lines do.
      if let sources = answer.sources, dated, !answer.document.namesSources {
        let table = try catalogOptions.open().sourceTable()
        answer.document.sources(sources.compactMap { table[$0].map { "\($0.words); \($0.licence)." } })
      }
      let credits = try credits(of: answer)
      if let colophon = credits.colophon { answer.document.colophon(colophon) }
      formatOptions.print(answer, credits: credits)
    } catch {
      // The answer was read from the same catalog: it went away, or broke, in between.
      StandardOutput.stop((error as? CommandFailure)?.message ?? "\(error)")
    }
  }

  private func credits(of answer: Answer) throws -> Page.Credits {
    let catalog = try catalogOptions.open()
    let table = try catalog.sourceTable()
    let roles = counted(catalog.roleCount, "role")
    let vintage =
      "Printed \(Today.text) by \(Rolescope.configuration.version) from \(catalogOptions.words): \(roles), from "
      + table.vintages.joined(separator: "; ") + "."
    return Page.Credits(
      catalog: "\(Rolescope.configuration.version) · \(roles) in \(catalogOptions.words)",
      sources: answer.sources.map { $0.compactMap { table[$0] } } ?? table.sources, notes: answer.sourceNotes,
      colophon: dated ? vintage : nil)
  }

  /// Runs a command's work; where it finds nothing, a program that asked for JSON still gets an empty list.
  func answering(_ work: () throws -> Void) throws {
    do { try work() } catch let failure as CommandFailure where failure.status == 1 && !failure.hasAnswered {
      if format == .json { StandardOutput.write("[]\n", .json) }
      throw failure
    }
  }
}

/// Which catalog a command reads.
struct CatalogOptions: ParsableArguments {
  @Option(
    name: .customLong("catalog"),
    help: ArgumentHelp("Read this catalog instead of the bundled one.", valueName: "file"),
    completion: .file()
  )
  var path: String?

  /// The catalog by its file's name alone: an answer is passed on, and folders are nobody else's business.
  var words: String { path.map { $0.split(separator: "/").last.map(String.init) ?? $0 } ?? "the bundled catalog" }

  func open() throws -> CatalogReader {
    do {
      return if let path { try CatalogReader(path: path) } else { try BundledCatalog.open() }
    } catch {
      throw CommandFailure.wrongUse(error.description)
    }
  }
}

extension CatalogReader {
  /// Runs a reading of the catalog; a failure becomes a sentence and exit status 2.
  func reading<Result>(_ body: (CatalogReader) throws -> Result) throws -> Result {
    do { return try body(self) } catch let failure as CatalogFailure {
      throw CommandFailure.wrongUse(failure.description)
    }
  }

  /// The one role that an argument names: by id, title, code or alias. An alias is said on standard error.
  func role(named text: String) throws -> Role {
    try reading { catalog in
      let lookup = try RoleLookup.find(text, in: catalog)
      if text == PlacedStart.reader, !lookup.isByName {
        throw CommandFailure.nothing(
          "“me” is you, as About me (i in rolescope) keeps it: gap, path and related start from it. Here a role is named."
        )
      }
      switch lookup {
      case .found(let position, let alias):
        let role = try catalog.role(at: position)
        if let alias = alias?.text(of: role), !RoleLookup.isSame(alias, butForNumberAs: role.title) {
          StandardOutput.writeError("rolescope: “\(alias)” is an alias of \(role.title) (\(role.id)).")
        }
        if alias == nil, folded(text) != folded(role.title), RoleLookup.isSame(text, butForNumberAs: role.title) {
          let others = try RoleLookup.aliasOwners(of: text, besides: position, in: catalog)
          if others > 0 {
            StandardOutput.writeError(
              "rolescope: “\(text)” is taken for the title \(role.title) (\(role.id)); it is an alias of "
                + "\(counted(others, "other role")) too.")
          }
        }
        if alias == nil, role.kind == .own || text == role.id.text, folded(text) == folded(role.title) {
          try sayNamesakes(of: role, at: position)
        }
        return role
      case .meant(let match):
        let role = try catalog.role(at: match.position)
        StandardOutput.writeError("rolescope: \(meantWords(text, match, role)).")
        return role
      case .near(let matches):
        let candidates = try matches.map { match in
          let role = try catalog.role(at: match.position)
          let alias = match.alias?.text(of: role)
          return "  \(role.id)  \(role.title)" + (alias.map { " (alias “\($0)”)" } ?? "")
        }
        throw CommandFailure.nothing(
          "there is no role “\(text)” in \(catalog.name). The nearest by \(matches[0].understanding.words):\n"
            + candidates.joined(separator: "\n"))
      case .ambiguous(let found):
        let candidates = try found.map { candidate in
          let role = try catalog.role(at: candidate.position)
          let reason = candidate.alias?.text(of: role).map { "alias “\($0)”" } ?? role.kind.words
          let family = role.kind == .own ? ", \(role.family)" : ""
          return "  \(role.id)  \(role.title) (\(reason)\(family))"
        }
        throw CommandFailure.wrongUse(
          "“\(text)” is a name of \(counted(found.count, "role")). Name one of them:\n"
            + candidates.joined(separator: "\n"))
      case .unknown(let nearest, let understanding):
        if let absence = try CodeAbsence(text, in: catalog) {
          throw CommandFailure.nothing("\(absence.words).")
        }
        let titles = try nearest.compactMap { try catalog.entries(at: $0..<$0 + 1).first?.title }
        let hint =
          titles.isEmpty
          ? "rolescope list prints all of them."
          : "The nearest \(titles.count == 1 ? "is" : "are") \(joinedInWords(titles.map { "“\($0)”" }))."
        let why = understanding.nothingWords.map { "; \($0)" } ?? ""
        throw CommandFailure.nothing("there is no role “\(text)” in \(catalog.name)\(why). \(hint)")
      }
    }
  }

  /// `“RN - ICU nights” is taken for Registered Nurses (29-1141.00), by registered nurse; left out: icu`, and where a level that
  /// was left out points.
  private func meantWords(_ text: String, _ match: TitleSearch.Match, _ role: Role) -> String {
    let by = match.understanding.words
    let name = by.isEmpty ? "" : ", by \(by)"
    let level = match.understanding.level.map { ". \($0.words(role.figures))" } ?? ""
    return "“\(text)” is taken for \(role.title) (\(role.id))\(name)\(level)"
  }

  /// Says which other roles have the title that a role was named by, where some role of that title is own.
  private func sayNamesakes(of role: Role, at position: Int) throws {
    let others = try RoleLookup.namesakes(of: position, titled: role.title, in: self)
      .compactMap { try entries(at: $0..<$0 + 1).first }.filter { role.kind == .own || $0.kind == .own }
    if others.isEmpty { return }
    let names = joinedInWords(others.map { $0.kind == .own ? "the own role \($0.id)" : "\($0.id)" })
    let taken = role.kind == .own ? "the own role \(role.id)" : "\(role.id)"
    StandardOutput.writeError("rolescope: \(taken) is taken; the catalog has \(names) of that title too.")
  }

  func sourceTable() throws -> SourceTable { try reading { SourceTable(try $0.sources()) } }
}

/// `3 of 72 roles` where a limit cut the list, `72 roles` where it did not.
func countedOf(_ shown: Int, _ all: Int, _ noun: String) -> String {
  shown == all ? counted(all, noun) : "\(NumberText.grouped(Double(shown))) of \(counted(all, noun))"
}

/// Ends the program.
func leave(withStatus status: Int32) -> Never { exit(status) }
