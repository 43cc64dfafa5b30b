import RoleModel
import TerminalScreen

/// A piece of text in one style.
package struct Span: Hashable, Sendable {
  package var text: String
  package var style: Style

  package init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }
}

/// What a line of a pane is about: what a receipt can be asked for.
package enum Subject: Hashable, Sendable {
  case field(Field)
  case skill(String)
  /// A rating of the closest occupation.
  case borrowedSkill(String)
  /// A figure of the closest occupation.
  case borrowedField(Field)
  /// Pay in a place, by its postal code.
  case place(String)
  case statement(Statement)
  case edge(Edge, from: RoleID)
  case source(SourceID)
  /// The role's fit to the skills that are asked for, and what the skill at an index gives it.
  case fit
  case fitTerm(Int)
  /// A related role, by its position.
  case kin(Int)
  /// A pay beside a published figure, by its place among the rows of the page.
  case payRow(Int)
  /// A part of what the role would mean for the reader.
  case forYou(ForYouPart)
  /// What the open page of steps comes to as a whole.
  case pageSummary
  /// A skill that a step asks for.
  case learn(String, SkillRating.Kind)
  /// A step of a path, by its place from 0.
  case step(Int)
  /// A role that is within reach or not, by its position.
  case reach(Int)
  /// A role of the shortlist.
  case starred(RoleID)
  /// A part of what the reader says about themselves.
  case mine(MyItem)
  /// A command that the help lists, and any other row of it, by its place among those.
  case command(Command)
  case helpRow(Int)
}

/// One line of a pane: styled text, and what it is about. Lines that continue a wrapped one have no subject.
package struct Line: Hashable, Sendable {
  package var spans: [Span]
  package var subject: Subject?

  package init(_ spans: [Span], subject: Subject? = nil) {
    self.spans = spans
    self.subject = subject
  }

  package init(_ text: String, _ style: Style = .plain, subject: Subject? = nil) {
    self.init([Span(text, style)], subject: subject)
  }

  package static let empty = Line("")

  package var text: String { spans.map(\.text).joined() }

  package var columns: Int { spans.reduce(0) { $0 + TextWidth.columns(of: $1.text) } }

  /// Text wrapped to a width, the first line carrying the subject and later ones indented.
  package static func wrapped(
    _ text: String, to width: Int, style: Style = .plain, indent: Int = 0, subject: Subject? = nil
  ) -> [Line] {
    let margin = min(indent, max(0, width - 8))
    let pieces = TextWidth.wrapped(text, to: max(1, width - margin))
    return pieces.enumerated().map { index, piece in
      let lead = index == 0 ? "" : String(repeating: " ", count: margin)
      return Line(lead + piece, style, subject: index == 0 ? subject : nil)
    }
  }
}

extension Screen {
  /// Writes a line, cut with "…" when it is longer than the limit.
  package mutating func write(_ line: Line, column: Int, row: Int, limit: Int) {
    var position = column
    let end = column + limit
    let isCut = line.columns > limit
    for span in line.spans {
      position = write(span.text, column: position, row: row, style: span.style, limit: end - position)
    }
    if isCut, limit > 0 { write("…", column: end - 1, row: row, style: line.spans.last?.style ?? .plain) }
  }

  /// A thin rule from a column to another, with a title before it and a note behind it. Answers the note's columns.
  @discardableResult package mutating func writeHeading(
    _ title: Line, note: String = "", column: Int, row: Int, width: Int
  ) -> Range<Int>? {
    guard width > 0 else { return nil }
    write(title, column: column, row: row, limit: width)
    let after = column + min(width, title.columns) + 1
    let noteColumns = note.isEmpty ? 0 : TextWidth.columns(of: note) + 1
    let showsNote = after + noteColumns + 1 <= column + width
    let end = column + width - (showsNote ? noteColumns : 0)
    if end > after { write(String(repeating: "─", count: end - after), column: after, row: row, style: .dim) }
    guard showsNote, !note.isEmpty else { return nil }
    return end + 1..<write(note, column: end + 1, row: row, style: .dim)
  }
}
