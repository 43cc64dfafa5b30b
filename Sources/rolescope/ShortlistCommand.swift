import ArgumentParser
import RoleCatalog
import RoleModel

struct ShortlistCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shortlist",
    abstract: "Print the roles that you starred, with pay and your notes.",
    discussion: """
      In the explorer * stars a role, L shows the shortlist, and E writes a note. It is kept in a file on this machine, \
      readable by you only. A role that this catalog lacks is listed by its id.
      """)

  @OptionGroup var options: CommandOptions

  func run() throws { try options.answering(answer) }

  private func answer() throws {
    let list = try Self.kept()
    guard !list.entries.isEmpty else {
      throw CommandFailure.nothing("the shortlist is empty: * in rolescope stars the selected role.")
    }
    let catalog = try options.catalogOptions.open()
    let rows = try catalog.reading { catalog in
      try list.entries.map { entry in
        let position = try catalog.position(of: entry.role)
        return Row(
          starred: entry, role: try position.map { try catalog.role(at: $0) },
          entry: try position.flatMap { try catalog.entries(at: $0..<$0 + 1).first })
      }
    }
    options.print(answer(rows, try catalog.sourceTable()))
  }

  /// The shortlist of the machine's reader, or of the explorer that runs the command.
  private static func kept() throws -> Shortlist {
    if let collector = StandardOutput.collector { return collector.shortlist }
    guard let file = ShortlistFile.inEnvironment() else { throw CommandFailure.wrongUse(StateFile.nowhere) }
    do { return try file.read() } catch { throw CommandFailure.wrongUse(error.description) }
  }

  /// A starred role; without role and entry where the catalog lacks it.
  private struct Row {
    var starred: Shortlist.Entry
    var role: Role?
    var entry: RoleEntry?

    var title: String { role?.title ?? starred.title }
    var payFigure: Figure? { role.flatMap { ListedPay.figure(of: $0.figures) } }

    var definition: String {
      guard role != nil else { return "not in this catalog" }
      return payFigure?.definition ?? "no figure"
    }

    var json: JSON {
      let head =
        role?.headMembers ?? [
          ("id", .string(starred.role.text)), ("title", .string(starred.title)), ("kind", .null), ("family", .null),
          ("codes", .array([])),
        ]
      return .object(
        head + [
          ("pay", payFigure.flatMap { figure in entry?.listedPay?.json(of: figure) } ?? .null),
          ("note", .string(starred.note)),
        ])
    }
  }

  private func answer(_ rows: [Row], _ sources: SourceTable) -> Answer {
    var table = Table([
      .init("title"), .init("id"), .init("pay $/yr", .right), .init("definition"), .init("year"), .init("note"),
    ])
    var facts = Table([
      .init("id"), .init("title"), .init("pay_field"), .init("pay_low"), .init("pay_high"), .init("pay_open_high"),
      .init("pay_definition"), .init("pay_year"), .init("pay_source"), .init("note"),
    ])
    for row in rows {
      let year = row.payFigure.map { $0.year.map(String.init) ?? "undated" }
      table.rows.append([
        row.title, row.starred.role.text, payWords(row.entry?.listedPay), row.definition, year ?? "–", row.starred.note,
      ])
      facts.rows.append(
        [row.starred.role.text, row.title] + payFacts(row.entry?.listedPay) + [
          row.payFigure?.definition ?? "", row.payFigure?.year.map(String.init) ?? "",
          row.payFigure?.source.text ?? "", row.starred.note,
        ])
    }
    var footnotes = Footnotes()
    footnotes.mark(2, of: &table, rows.map { $0.payFigure.map { [$0.source] } ?? [] })
    var document = Document()
    document.untitled = "Shortlist"
    document.table(table)
    document.paragraph(
      "\(counted(rows.count, "role")) on the shortlist. av average, md median, a range as printed; – no figure.")
    document.sources(footnotes.lines(sources))
    return Answer(document: document, facts: facts, json: .array(rows.map(\.json)), sources: footnotes.sources)
  }
}
