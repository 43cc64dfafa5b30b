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
  }

  package static func look(of ink: Style.Ink, in theme: Theme = .auto, colours: Int) -> Look {
    guard colours >= 8, let table = theme.colours else { return Look(colour: nil, isDim: ink == .dim) }
    if colours >= 256 {
      let wide = table.wide[Int(ink.rawValue)]
      return Look(colour: wide < 0 ? nil : wide)
    }
    let named = table.named[Int(ink.rawValue)]
    guard named >= 0, ink != .dim || colours >= 16 else {
      return Look(colour: nil, isDim: ink == .dim && table.dimsText)
    }
    return Look(colour: colours >= 16 ? named : named % 8)
  }
}
