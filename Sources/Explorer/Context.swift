import RoleModel
import TerminalScreen

/// What a pane needs to draw a role.
package struct PaneContext: Sendable {
  package let role: Role
  package let sources: SourceTable
  /// Titles of the roles at the far ends of edges.
  package let titles: [RoleID: String]
  package let incoming: [IncomingEdge]
  package var width: Int
  /// How many rows a pane shows that no cursor stands in: lines beyond them are counted, not built. nil for all.
  package var rowLimit: Int?
  /// The year whose dollars pay is in; nil for pay as published.
  package let dollarYear: Int?
  /// The skills that a search asks for; nil while none is in force.
  package let asked: AskedSkills?
  package let skillOrder: ViewState.SkillOrder
  /// The postal code of the state that is looked at.
  package let place: String?
  /// That of the reader's own.
  package let home: String?
  package let tables: LoadedTables
  /// The occupation that the role borrows from, if the reader chose one.
  package let closest: ClosestOccupation?
  /// What the role would mean for the reader, if they said something of themselves.
  package let forYou: ForYou?
  /// Why the role scores as it does on the skills that are asked for.
  package let fit: ExplainedFit?
  /// What each key runs, for texts that name one.
  package let keys: KeyBindings
  /// Whether something of this could not be read: then nothing here proves that a thing does not exist.
  var lacksParts = false
  /// All figures by field, those that follow from others included.
  private let figures: [Field: [Figure]]
  /// The observations by field: every pane asks for several, some more than once.
  private let grouped: [Field: [Observation]]

  package init(
    role: Role, sources: SourceTable, titles: [RoleID: String] = [:], incoming: [IncomingEdge] = [], width: Int,
    dollarYear: Int? = nil, asked: AskedSkills? = nil, skillOrder: ViewState.SkillOrder = .importance,
    place: String? = nil, home: String? = nil, tables: LoadedTables = LoadedTables(), closest: ClosestOccupation? = nil,
    forYou: ForYou? = nil, fit: ExplainedFit? = nil, keys: KeyBindings = .standard
  ) {
    self.role = role
    self.sources = sources
    self.titles = titles
    self.incoming = incoming
    self.width = width
    self.dollarYear = dollarYear
    self.asked = asked
    self.skillOrder = skillOrder
    self.place = place
    self.home = home
    self.tables = tables
    self.closest = closest
    self.forYou = forYou
    self.fit = fit
    self.keys = keys
    figures = Dictionary(grouping: role.allFigures, by: \.field)
    grouped = figures.mapValues { figures in Observation.grouped(figures, sources).map { $0.aligned(to: dollarYear) } }
  }

  /// The same for another width.
  package func fitted(to width: Int, rows: Int? = nil) -> PaneContext {
    var copy = self
    copy.width = width
    copy.rowLimit = rows
    return copy
  }

  /// Whether bars and columns fit; below this, facts are wrapped lines.
  package var isRoomy: Bool { hasColumns(width, least: 34) }

  /// Whether facts are to be whole sentences, for a screen reader.
  var isSpoken: Bool { width >= unbrokenWidth }

  /// The observations of a field, in one year's dollars when that is asked for.
  package func observations(_ field: Field) -> [Observation] { grouped[field] ?? [] }
}

/// What a pane shows: lines, and a note for its heading such as the unit.
package struct PaneContent: Hashable, Sendable {
  package var note: String
  package var lines: [Line]
  /// How many more lines there are that nobody can see.
  package var unbuilt: Int

  package init(note: String = "", lines: [Line], unbuilt: Int = 0) {
    self.note = note
    self.lines = lines
    self.unbuilt = unbuilt
  }
}

/// The content of a pane for a role.
package func content(of pane: PaneID, _ context: PaneContext) -> PaneContent {
  var content = wholeContent(of: pane, context)
  // The other panes are made of the role alone, which is read whole or not at all.
  if context.lacksParts, [.path, .places, .sources].contains(pane) {
    content.lines = Line.wrapped("Part of this cannot be read.", to: context.width, style: .warning) + content.lines
  }
  return content
}

private func wholeContent(of pane: PaneID, _ context: PaneContext) -> PaneContent {
  switch pane {
  case .overview: overviewPane(context)
  case .salary: salaryPane(context)
  case .education: educationPane(context)
  case .demographics: demographicsPane(context)
  case .skills: skillsPane(context)
  case .duties: dutiesPane(context)
  case .path: pathPane(context)
  case .places: placesPane(context)
  case .sources: sourcesPane(context)
  }
}

extension PaneContext {
  /// A labelled fact in columns where they fit, else as a wrapped line: `required  Bachelor's degree   2 sources`. A note
  /// that does not fit goes without "undated" first.
  func fact(
    _ label: String, _ value: String, note: String, subject: Subject, labelColumns: Int = 10
  ) -> [Line] {
    if isSpoken { return [Line("\(label): \(value), \(note)", subject: subject)] }
    guard isRoomy else { return Line.wrapped("\(label): \(value) (\(note))", to: width, indent: 2, subject: subject) }
    let label = label.count < labelColumns ? pad(label, labelColumns) : label + " "
    let room = width - label.count - value.count - 1
    let note = note.count <= room ? note : note.replacing(", undated", with: "")
    let used = label.count + value.count + 1 + note.count
    if used <= width {
      let gap = String(repeating: " ", count: width - used + 1)
      return [Line([Span(label, .dim), Span(value), Span(gap + note, .dim)], subject: subject)]
    }
    if label.count + value.count <= width {
      let first = Line([Span(label, .dim), Span(value)], subject: subject)
      let margin = String(repeating: " ", count: labelColumns)
      return [first] + Line.wrapped(note, to: width - labelColumns, style: .dim).map { Line(margin + $0.text, .dim) }
    }
    if !value.contains(" "), value.count > width - label.count {
      // A number is never broken: it gets a line of its own.
      return [Line([Span(label, .dim)], subject: subject), Line("  " + value)]
        + Line.wrapped("  " + note, to: width, style: .dim)
    }
    let pieces = TextWidth.wrapped("\(value) (\(note))", to: width - label.count)
    return pieces.enumerated().map { index, piece in
      let lead = index == 0 ? label : String(repeating: " ", count: label.count)
      return Line([Span(lead, .dim), Span(piece)], subject: index == 0 ? subject : nil)
    }
  }

  /// What a field is called: in full where nothing is short of room.
  func label(of field: Field) -> String { isSpoken ? field.words : field.shortWords }

  private func pad(_ text: String, _ columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - text.count))
  }

  /// `Zippia, undated`; several pages of one publisher are one.
  func vintage(_ observation: Observation) -> String {
    let original = figures[observation.figure.field]?.first { $0.source == observation.figure.source }
    return sources.vintage(observation.figure.source, year: (original ?? observation.figure).year)
  }

  /// The vintage, and the dollars that the figure was brought to.
  func spokenVintage(_ observation: Observation) -> String {
    vintage(observation) + (observation.figure.dollarsOf.map { ", in \($0) dollars" } ?? "")
  }

  /// One line for what is missing altogether.
  func nothing(_ what: String) -> PaneContent {
    let reason =
      role.kind == .mention ? "This role is only named by the articles: no figures." : "No source states \(what)."
    return PaneContent(lines: Line.wrapped(reason, to: width, style: .dim))
  }
}

extension PaneContext {
  /// `RSE 1.2 %, ` where there is room for it; else the error is in the receipt.
  func errorNote(_ figure: Figure) -> String {
    guard width >= 60, let error = figure.relativeStandardError, !figure.isOfPercentiles else { return "" }
    return "RSE \(NumberText.plain(error)) %, "
  }

  /// Says once that official figures are those of a code that counts the role together with others.
  var sharedCodeLines: [Line] {
    role.codes.filter { $0.scheme == .soc2018 && $0.isShared }.flatMap {
      Line.wrapped("figures of SOC \($0.code), shared with other roles", to: width, style: .dim)
    }
  }
}
