/// How a cell looks: a colour that has a meaning, and attributes. What colour that is, the terminal session decides.
package struct Style: Hashable, Sendable {
  /// The meanings that colours have. A mono terminal shows none of them, so no meaning is colour alone.
  package enum Ink: UInt8, CaseIterable, Sendable {
    case plain
    /// What is selected or has the focus.
    case accent
    /// Secondary text: rules, units, sources.
    case dim
    /// The compared roles, in the order of their marks.
    case roleA, roleB, roleC, roleD
    /// Letters that matched what was typed.
    case match
    /// Messages about something wrong.
    case warning
  }

  package struct Attributes: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let bold = Attributes(rawValue: 1)
    package static let underline = Attributes(rawValue: 2)
    package static let reverse = Attributes(rawValue: 4)

    /// How many sets of attributes there are: their raw values are 0 to one less.
    package static let combinations = 8
  }

  package var ink: Ink
  package var attributes: Attributes

  package init(_ ink: Ink, _ attributes: Attributes = []) {
    self.ink = ink
    self.attributes = attributes
  }

  /// A number for each style, from 0, without gaps: for tables by style.
  package var number: Int { Int(ink.rawValue) * Attributes.combinations + Int(attributes.rawValue) }

  package static let plain = Style(.plain)
  package static let dim = Style(.dim)
  package static let heading = Style(.plain, .bold)
  package static let selected = Style(.accent, .bold)
  package static let match = Style(.match, [.bold, .underline])
  package static let warning = Style(.warning, .bold)
}
