import ArgumentParser
import RoleCatalog
import RoleModel

struct About: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the version, and the credits of everything that the catalog stands on.")

  @OptionGroup var options: CommandOptions

  func run() throws {
    let catalog = try options.catalogOptions.open()
    let sources = try catalog.reading { try $0.sources() }
    let counts = try catalog.reading { try $0.sourceCounts() }
    var table = Table([
      .init("source"), .init("year", .right), .init("publisher and title"), .init("licence"), .init("entries", .right),
    ])
    for source in sources {
      table.rows.append([
        source.label, source.year.map(String.init) ?? "undated", "\(source.publisher): \(source.title)", source.licence,
        NumberText.grouped(Double(counts[source.id] ?? 0)),
      ])
    }
    var document = Document()
    document.heading(Rolescope.configuration.version, level: 1)
    document.paragraph("\(counted(catalog.roleCount, "role")) in \(options.catalogOptions.words).")
    document.table(table)
    document.paragraph(
      "Entries are figures, skill ratings, statements and steps that stand on a source; of tables by state, states.")
    if let credit = oNetCredit(sources) { document.paragraph(credit) }
    let json = JSON.array(
      sources.map { source in
        .object([
          ("id", .string(source.id.text)), ("label", .string(source.label)), ("publisher", .string(source.publisher)),
          ("title", .string(source.title)), ("year", JSON(source.year)), ("address", JSON(source.address)),
          ("licence", .string(source.licence)), ("entries", JSON(counts[source.id] ?? 0)),
        ])
      })
    // The table names every source already.
    options.print(Answer(document: document, facts: table, json: json, sources: []))
  }
}

/// What O*NET's licence asks of a work that is made of it; nil when none of the sources is O*NET.
func oNetCredit(_ sources: [Source]) -> String? {
  guard sources.contains(where: { $0.independenceGroup == "onet" }) else { return nil }
  return """
    This catalog includes information from O*NET databases by the U.S. Department of Labor, Employment and Training \
    Administration (USDOL/ETA), used under the CC BY 4.0 licence and modified. O*NET is a trademark of USDOL/ETA, which has \
    not approved, endorsed or tested these modifications.
    """
}
