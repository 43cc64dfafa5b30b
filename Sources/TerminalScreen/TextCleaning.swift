/// What may reach a terminal, and what stands in for the rest.
package enum TextCleaning {
  /// Whether a scalar could steer a terminal, or reorder or hide what a reader sees: C0, C1 and bidirectional controls, the
  /// deprecated format characters and the annotations that Unicode keeps out of plain text, the two that XML cannot hold, what
  /// ``isInvisible(_:)``, and what stands for bytes in names of files, ``nameBytes``.
  package static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x206F, 0x061C, 0xFFF9...0xFFFB, 0xFFFE,
      0xFFFF, nameBytes:
      true
    default: isInvisible(scalar)
    }
  }

  /// What stands for the bytes of names of files that are no UTF-8; `FileName` makes and spells them. They mean something to the
  /// system alone, so that nobody can type or paste one.
  package static let nameBytes: ClosedRange<UInt32> = 0x10F780...0x10F7FF

  /// Whether a scalar shows nothing and joins nothing, so that a text with it looks like another one: zero-width spaces, word
  /// joiners, invisible operators, the Mongolian separator and tags. The joiners of scripts and emoji are none of them.
  package static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x180E, 0x200B, 0x2060...0x2065, 0xFEFF, 0xE0000...0xE007F: true
    default: false
    }
  }

  /// The text with each harmful scalar, line ends excepted when wanted, replaced by U+FFFD.
  package static func cleaned(_ text: String, keepingLineEnds: Bool = false) -> String {
    func isBad(_ scalar: Unicode.Scalar) -> Bool { isHarmful(scalar) && !(keepingLineEnds && scalar == "\n") }
    guard text.unicodeScalars.contains(where: isBad) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(isBad(scalar) ? "\u{FFFD}" : scalar) }
    return String(result)
  }

  /// The text in printable ASCII and line ends; marks that carry meaning are spelt out.
  package static func ascii(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "…": result += "..."
      case "≥": result += ">="
      case "≤": result += "<="
      case "√": result += "sqrt"
      case "²": result += "^2"
      case _ where scalar.value < 0x80: result.unicodeScalars.append(scalar)
      case _ where TextWidth.columns(of: scalar) == 0: continue
      default: result.unicodeScalars.append(asciiStandIn(for: scalar))
      }
    }
    return result
  }

  /// The one ASCII character that stands for a scalar in a cell: a look-alike for our own marks, the base letter for an
  /// accented Latin one, else a question mark.
  package static func asciiStandIn(for scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "▌": ">"
    case "█", "▉", "▊", "▋", "▇", "▆", "▅", "▐": "#"
    case "▍", "▎", "▏", "░", "▒": "."
    case "│", "┃", "├", "┤", "╎": "|"
    case "─", "━", "╌", "–", "—", "‐", "‑", "┄": "-"
    case "●": "*"
    // Told apart from an average's mark, which may stand on the same line.
    case "◆": "@"
    case "○", "◇": "o"
    case "▾": "-"
    case "▸": "+"
    case "›": ">"
    case "→": ">"
    case "←": "<"
    case "↑": "^"
    case "↓": "v"
    case "▲": "^"
    case "▼": "v"
    case "≠": "#"
    case "✓": "+"
    case "✗": "x"
    case "×": "x"
    case "·": ";"
    case "…": "~"
    case "≥": ">"
    case "≤": "<"
    case "±", "≈": "~"
    case "★": "*"
    case "⋮", "┊": ":"
    case "‘", "’": "'"
    case "“", "”": "\""
    case "\u{A0}", "\u{2009}", "\u{202F}": " "
    default: baseLetter(of: scalar) ?? "?"
    }
  }

  /// The letter of "LATIN SMALL LETTER E WITH ACUTE" and its like.
  private static func baseLetter(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard let name = scalar.properties.name, name.hasPrefix("LATIN ") else { return nil }
    let words = name.split(separator: " ")
    guard words.count >= 4, words[2] == "LETTER", words[3].utf8.count == 1, let letter = words[3].unicodeScalars.first
    else { return nil }
    return words[1] == "SMALL" ? Unicode.Scalar(letter.value + 32) : letter
  }
}
