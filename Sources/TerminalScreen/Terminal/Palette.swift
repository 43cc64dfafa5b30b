/// Which colour each ink has in a theme, on a terminal of so many colours. Pure.
///
/// The 256-colour numbers of ``Theme/auto`` have a relative luminance near 0.18, where the contrast with black equals that
/// with white (4.6 to 1 by WCAG 2's formula), so they read on dark and on light backgrounds. The named ones are whatever the
/// user's scheme made of them, and nothing here edits that scheme.
package enum Palette {
  package struct Look: Hashable, Sendable {
    /// A colour number; nil is the terminal's own foreground.
    package var colour: Int16?
    /// Whether the terminal's half-bright attribute stands in for a colour.
    package var isDim = false

    /// What a terminal is told to draw of some attributes in this look.
    ///
    /// Many terminals (xterm, PuTTY, the Linux console) draw bold in one of the first eight colours as its bright one, which is
    /// another colour: bright cyan on white is all but invisible.
    package func drawn(_ attributes: Style.Attributes) -> Style.Attributes {
      colour.map { $0 < 8 } ?? false ? attributes.subtracting(.bold) : attributes
    }
  }

  package static func look(of ink: Style.Ink, in theme: Theme = .auto, colours: Int) -> Look {
    guard colours >= 8, let table = theme.colours else { return Look(colour: nil, isDim: ink == .dim) }
    let numbers = colours >= 256 ? table.wide : colours >= 16 ? table.named : table.basic
    let number = numbers[Int(ink.rawValue)]
    return number < 0 ? Look(colour: nil, isDim: ink == .dim && table.dimsText) : Look(colour: number)
  }

  /// Red, green and blue of xterm's 256 colours, 0 to 255: sixteen with names, from 16 on a cube of six steps a side, from 232
  /// on greys.
  package static func parts(of number: Int) -> [Int] {
    let steps = [0, 95, 135, 175, 215, 255]
    switch number {
    case 232...: return Array(repeating: 8 + 10 * (number - 232), count: 3)
    case 16...: return [steps[(number - 16) / 36], steps[(number - 16) / 6 % 6], steps[(number - 16) % 6]]
    default: return named[max(0, number)]
    }
  }

  private static let named = [
    [0, 0, 0], [205, 0, 0], [0, 205, 0], [205, 205, 0], [0, 0, 238], [205, 0, 205], [0, 205, 205], [229, 229, 229],
    [127, 127, 127], [255, 0, 0], [0, 255, 0], [255, 255, 0], [92, 92, 255], [255, 0, 255], [0, 255, 255],
    [255, 255, 255],
  ]
}
