/// Which colour each ink has on a terminal of so many colours. Pure.
///
/// The 256-colour numbers have a relative luminance near 0.18, where the contrast with black equals that with white
/// (4.6 to 1 by WCAG 2's formula), so they read on dark and on light backgrounds. The named ones are whatever the
/// user's scheme made of them, and nothing here edits that scheme.
package enum Palette {
  package struct Look: Hashable, Sendable {
    /// A colour number; nil is the terminal's own foreground.
    package var colour: Int16?
    /// Whether the terminal's half-bright attribute stands in for a colour.
    package var isDim = false
  }

  package static func look(of ink: Style.Ink, colours: Int) -> Look {
    guard colours >= 8 else { return Look(colour: nil, isDim: ink == .dim) }
    if colours >= 256 { return Look(colour: wideColour(of: ink)) }
    if ink == .dim { return colours >= 16 ? Look(colour: 8) : Look(colour: nil, isDim: true) }
    return Look(colour: namedColour(of: ink))
  }

  private static func wideColour(of ink: Style.Ink) -> Int16? {
    switch ink {
    case .plain: nil
    case .accent: 30
    case .dim: 243
    case .roleA: 130
    case .roleB: 133
    case .roleC: 28
    case .roleD: 27
    case .match: 162
    case .warning: 160
    }
  }

  private static func namedColour(of ink: Style.Ink) -> Int16? {
    switch ink {
    case .plain, .dim: nil
    case .accent: 6
    case .roleA: 3
    case .roleB, .match: 5
    case .roleC: 2
    case .roleD: 4
    case .warning: 1
    }
  }
}
