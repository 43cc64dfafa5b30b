import Foundation
import Testing

@testable import TerminalScreen

/// The themes' colours by the formulas of those who measure them: WCAG 2.1 for contrast, Machado, Oliveira and Fernandes (2009,
/// "A Physiologically-based Model for Simulation of Color Vision Deficiency", severity 1) for what others see, CIE 1976 for how far
/// apart two colours look.
@Suite struct ThemeTests {
  private typealias Colour = [Double]

  /// A number of xterm's 256 colours, as linear light.
  private func linear(_ number: Int) -> Colour { linear(Palette.parts(of: number)) }

  private func linear(_ parts: [Int]) -> Colour {
    parts.map { Double($0) / 255 }.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
  }

  private func luminance(_ colour: Colour) -> Double { 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2] }

  private func contrast(_ one: Colour, _ other: Colour) -> Double {
    let (dark, light) = (min(luminance(one), luminance(other)), max(luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
  }

  private func lab(_ colour: Colour) -> Colour {
    let toXYZ = [
      [0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041],
    ]
    let white = [0.95047, 1, 1.08883]
    let f = zip(apply(toXYZ, colour), white).map { part, white in
      let t = part / white
      return t > 216.0 / 24389 ? pow(t, 1.0 / 3) : (24389.0 / 27 * t + 16) / 116
    }
    return [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]
  }

  private func apply(_ matrix: [[Double]], _ colour: Colour) -> Colour {
    matrix.map { row in min(1, max(0, zip(row, colour).reduce(0) { $0 + $1.0 * $1.1 })) }
  }

  private func distance(_ one: Colour, _ other: Colour) -> Double {
    sqrt(zip(lab(one), lab(other)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) })
  }

  private func wide(_ ink: Style.Ink, _ theme: Theme) -> Int? {
    Palette.look(of: ink, in: theme, colours: 256).colour.map(Int.init)
  }

  private static let roles: [Style.Ink] = [.roleA, .roleB, .roleC, .roleD]

  @Test(arguments: [
    (Theme.dark, 4.5, [[0, 0, 0], [0x1E, 0x1E, 0x1E]]), (.light, 4.5, [[255, 255, 255], [0xEE, 0xEE, 0xEE]]),
    (.colourBlind, 4.5, [[0, 0, 0], [0x1E, 0x1E, 0x1E]]),
    (.colourBlindLight, 4.5, [[255, 255, 255], [0xEE, 0xEE, 0xEE]]),
    (.highContrast, 7, [[0, 0, 0], [0x1E, 0x1E, 0x1E]]), (.highContrastLight, 7, [[255, 255, 255]]),
  ]) func `every ink has its contrast with the backgrounds that the theme is for`(
    theme: Theme, least: Double, backgrounds: [[Int]]
  ) throws {
    let isHigh = least == 7
    for ink in Style.Ink.allCases where isHigh || ink != .plain {
      let number = try #require(wide(ink, theme), "\(ink)")
      #expect(number >= 16, "the first sixteen are whatever the user made of them")
      for background in backgrounds {
        let contrast = contrast(linear(number), linear(background))
        #expect(contrast >= least, "\(ink) \(number) on \(background): \(contrast)")
      }
    }
  }

  /// Eight and sixteen colours as xterm has them, and as it draws them: bold text in one of the first eight is in its bright one.
  @Test(
    arguments: [
      (Theme.auto, 3.0, [[0, 0, 0], [255, 255, 255]]), (.dark, 4.5, [[0, 0, 0]]), (.light, 4.5, [[255, 255, 255]]),
      (.colourBlind, 4.5, [[0, 0, 0]]), (.colourBlindLight, 4.5, [[255, 255, 255]]), (.highContrast, 7, [[0, 0, 0]]),
      (.highContrastLight, 7, [[255, 255, 255]]), (.mono, 7, [[0, 0, 0], [255, 255, 255]]),
    ], [0, 8, 16, 88])
  func `what is drawn of the named colours reads on the theme's backgrounds`(
    theme: (Theme, least: Double, backgrounds: [[Int]]), colours: Int
  ) {
    for ink in Style.Ink.allCases {
      let look = Palette.look(of: ink, in: theme.0, colours: colours)
      for bits in 0..<Style.Attributes.combinations {
        let attributes = look.drawn(Style.Attributes(rawValue: UInt8(bits)))
        // The terminal's own foreground is made for its background.
        guard let colour = look.colour.map(Int.init) else { continue }
        let shown = attributes.contains(.bold) && colour < 8 ? colour + 8 : colour
        for background in theme.backgrounds {
          let contrast = contrast(linear(shown), linear(background))
          #expect(contrast >= theme.least, "\(ink) \(attributes) \(shown) on \(background): \(contrast)")
        }
      }
    }
  }

  @Test(arguments: Theme.allCases) func `bold stays where it changes no colour, and underline and reverse everywhere`(
    theme: Theme
  ) {
    for colours in [0, 8, 16, 256] {
      for ink in Style.Ink.allCases {
        let look = Palette.look(of: ink, in: theme, colours: colours)
        let keepsBold = look.colour ?? 8 >= 8
        #expect(look.drawn([.bold, .underline, .reverse]).contains(.bold) == keepsBold)
        #expect(look.drawn([.bold, .underline, .reverse]).isSuperset(of: [.underline, .reverse]))
        #expect(colours < 256 || keepsBold)
      }
    }
  }

  @Test(arguments: [Theme.colourBlind, .colourBlindLight])
  func `the compared roles stay apart for those who don't see red or green`(theme: Theme) throws {
    let protanopia = [
      [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998],
    ]
    let deuteranopia = [
      [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881],
    ]
    let whole: [[Double]] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    let colours = try Self.roles.map { linear(try #require(wide($0, theme))) }
    for sight in [whole, protanopia, deuteranopia] {
      for (index, one) in colours.enumerated() {
        for other in colours[(index + 1)...] {
          // Some 2.3 is what an eye can just tell; 40 is as far as orange from green.
          #expect(distance(apply(sight, one), apply(sight, other)) > 40)
        }
      }
    }
  }

  @Test(arguments: Theme.allCases, [8, 16, 88, 256])
  func `a theme has an ink for each meaning and no colour beyond the terminal's`(
    theme: Theme, colours: Int
  ) {
    for ink in Style.Ink.allCases {
      #expect(Palette.look(of: ink, in: theme, colours: colours).colour ?? 0 < colours)
    }
    let roles = Self.roles.map { Palette.look(of: $0, in: theme, colours: colours) }
    // Few of the named ones read on white or black: there the letters of more than two roles tell them apart.
    #expect(theme == .mono || roles[0] != roles[1])
    if colours == 256 { #expect(Set(roles).count == (theme == .mono ? 1 : 4)) }
    for numbers in [theme.colours?.wide, theme.colours?.named, theme.colours?.basic] {
      #expect(numbers?.count ?? Style.Ink.allCases.count == Style.Ink.allCases.count)
    }
  }

  @Test(arguments: Theme.allCases) func `without colours, and in mono, only dim text looks different`(theme: Theme) {
    for ink in Style.Ink.allCases {
      #expect(Palette.look(of: ink, in: theme, colours: 0) == Palette.Look(colour: nil, isDim: ink == .dim))
      #expect(Palette.look(of: ink, in: .mono, colours: 256) == Palette.Look(colour: nil, isDim: ink == .dim))
    }
  }

  @Test func `screens of two themes are two screens`() {
    var screen = Screen(size: Size(columns: 2, rows: 1))
    let before = screen
    screen.theme = .dark
    #expect(screen != before)
  }
}
