import Foundation
import TerminalScreen

/// What is wrong with bytes that a program prints, by the strictest reading of their format; nil when nothing is.
enum CleanOutput {
  /// A text for people or programs: UTF-8 without anything that steers, of controls line ends alone.
  static func problem(inText bytes: [UInt8], format: String = "text") -> String? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return "it is no UTF-8" }
    var before: Unicode.Scalar = " "
    for (index, scalar) in text.unicodeScalars.enumerated() {
      let isLineEnd = scalar == "\n" || scalar == "\r" && format == "csv"
      if steers(scalar), !isLineEnd { return "U+\(String(scalar.value, radix: 16)) stands at \(index)" }
      if before == "\r", scalar != "\n" { return "a lone CR stands at \(index)" }
      before = scalar
    }
    switch format {
    case "csv": return problem(inCSV: bytes)
    case "html": return problem(inMarkup: text)
    case "markdown": return problem(inMarkdown: text)
    case "json": return (try? JSONSerialization.jsonObject(with: Data(bytes))) == nil ? "it is no JSON" : nil
    default: return nil
    }
  }

  /// Written down once more, apart from the program's own list: controls, directions, line and paragraph ends, what shows
  /// nothing, and what XML cannot hold.
  private static func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: return true
    default: break
    }
    switch scalar.value {
    case 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xFFFE,
      0xFFFF,
      0xE0000...0xE007F:
      return true
    default: return false
    }
  }

  /// Rows of one length, and no cell that a spreadsheet would run.
  private static func problem(inCSV bytes: [UInt8]) -> String? {
    guard let rows = CSV.rows(bytes), let titles = rows.first else { return "it is no CSV" }
    for row in rows {
      if row.count != titles.count { return "a row has \(row.count) cells of \(titles.count)" }
      for cell in row where cell.wholeMatch(of: /[-+]?[0-9]+(\.[0-9]+)?(e[-+]?[0-9]+)?/) == nil {
        // Whatever the file's name or the reader's country makes the end of a cell.
        for piece in cell.unicodeScalars.split(whereSeparator: { ";\t\r\n".unicodeScalars.contains($0) }) {
          let begin = piece.drop { $0 == "\"" || $0.properties.isWhitespace }
          if let first = begin.first, "=+-@＝＋－＠".unicodeScalars.contains(first) {
            return "a cell could begin \(String(begin.prefix(20)))"
          }
        }
      }
    }
    return nil
  }

  private static let elements: Set<String> = [
    "html", "head", "meta", "title", "style", "body", "main", "footer", "h1", "h2", "h3", "h4", "p", "ul", "ol", "li",
    "div", "table", "thead", "tbody", "tr", "th", "td", "a", "span", "svg", "rect", "text", "desc", "g", "caption",
    "section", "nav", "sup", "details", "summary", "col", "colgroup", "br", "strong", "small", "abbr",
  ]
  private static let attributes: Set<String> = [
    "fill", "lang", "charset", "name", "content", "http-equiv", "class", "id", "href", "rel", "scope", "role",
    "aria-label",
    "aria-labelledby", "aria-hidden", "tabindex", "colspan", "rowspan", "width", "height", "viewBox", "x", "y", "rx",
    "xmlns", "xml:space", "textLength", "lengthAdjust", "data-length", "preserveAspectRatio", "title", "focusable",
  ]

  /// Elements and attributes of the program's own alone, each attribute in quotes, no address but of the web.
  private static func problem(inMarkup text: String) -> String? {
    var rest = text[...]
    if let declaration = rest.prefixMatch(of: /<!DOCTYPE html>|<\?xml version="1.0" encoding="UTF-8"\?>/) {
      rest = rest[declaration.range.upperBound...]
    }
    while let start = rest.unicodeScalars.firstIndex(where: { $0 == "<" || $0 == "&" }) {
      rest = rest[start...]
      if rest.unicodeScalars.first == "&" {
        guard let entity = rest.prefixMatch(of: /&(amp|lt|gt|quot|#39|#x[0-9a-f]+);/.matchingSemantics(.unicodeScalar))
        else { return "a bare & stands there" }
        rest = rest[entity.range.upperBound...]
        continue
      }
      guard
        let tag = rest.prefixMatch(
          of: /<\/?([A-Za-z0-9]+)((?:\s[A-Za-z:-]+="[^"<>]*")*)\/?>/.matchingSemantics(.unicodeScalar))
      else {
        return "what begins \(rest.prefix(40)) is no tag"
      }
      if !elements.contains(String(tag.1)) { return "there is an element \(tag.1)" }
      for attribute in tag.2.matches(of: /\s([A-Za-z:-]+)="([^"<>]*)"/.matchingSemantics(.unicodeScalar)) {
        if !attributes.contains(String(attribute.1)) { return "there is an attribute \(attribute.1)" }
        if attribute.1 == "href", attribute.2.prefixMatch(of: /https?:\/\/|#/) == nil {
          return "a link leads to \(attribute.2)"
        }
      }
      rest = rest[tag.range.upperBound...]
    }
    return nil
  }

  /// No sign that makes markup but behind a backslash, rows of one length in each table, and no line that begins a block of
  /// another kind than the program's.
  private static func problem(inMarkdown text: String) -> String? {
    var cells: Int?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var bare = String.UnicodeScalarView()
      var isEscaped = false
      for scalar in line.unicodeScalars {
        if !isEscaped, scalar != "\\" { bare.append(scalar) }
        isEscaped = scalar == "\\" && !isEscaped
      }
      if bare.first == "|" {
        let count = bare.count { $0 == "|" }
        if let cells, cells != count { return "a row has \(count - 1) cells of \(cells - 1): \(line.prefix(60))" }
        cells = count
      } else {
        cells = nil
        if bare.contains("|") { return "a bare | stands in \(line.prefix(60))" }
      }
      let words = bare.drop { $0 == "#" || $0 == "|" }
      if let bad = words.first(where: { "<>[]`*_~&#".unicodeScalars.contains($0) }) {
        return "a bare \(bad) stands in \(line.prefix(60))"
      }
      if String(bare).prefixMatch(of: /( {4}|\t|[+=]|--|[0-9]+[.)] )/) != nil, bare.first != "|" {
        return "\(line.prefix(60)) begins a block"
      }
    }
    return nil
  }

  /// A terminal's bytes: printable UTF-8 and sequences of the allow list. Answers the first that is neither.
  static func problem(inTerminal bytes: [UInt8]) -> String? {
    var rest = bytes[...]
    var texts: [UInt8] = []
    while let byte = rest.first {
      if byte == 0x1B {
        guard let length = sequenceLength(rest) else {
          return "an unknown sequence: \(String(decoding: rest.prefix(24), as: UTF8.self).debugDescription)"
        }
        rest = rest.dropFirst(length)
        texts.append(0x20)
      } else {
        // CR, LF and BS move ncurses' cursor; it sends no tab.
        if byte < 0x20 || byte == 0x7F {
          guard [0x0D, 0x0A, 0x08].contains(byte) else { return "a control byte \(byte)" }
          texts.append(0x20)
        } else {
          texts.append(byte)
        }
        rest = rest.dropFirst()
      }
    }
    return problem(inText: texts)
  }

  /// What xterm-256color's terminfo entry and our private modes may send, and the clipboard's OSC 52 with base64 alone.
  private static func sequenceLength(_ bytes: ArraySlice<UInt8>) -> Int? {
    let isString = bytes.dropFirst().first == UInt8(ascii: "]")
    let text = String(decoding: bytes.prefix(isString ? 100_000 : 32), as: UTF8.self)
    if let plain = text.prefixMatch(of: /\x1B(\(B|\)0|=|>|7|8|M)/) { return plain.output.0.utf8.count }
    if let cursor = text.prefixMatch(of: /\x1B\[[0-9;]*[ABCDGHJKLMPSTXdbm@r]/) { return cursor.output.utf8.count }
    if let mode = text.prefixMatch(of: /\x1B\[\?(1|7|12|25|12;25|1000|1006|1049|2004|2026|3;4)[hl]/) {
      return mode.output.0.utf8.count
    }
    if let other = text.prefixMatch(of: /\x1B\[(4l|!p|2[23];0;0t|>0u|<u|>4;0m|>4;m)/) {
      return other.output.0.utf8.count
    }
    if let clipboard = text.prefixMatch(of: /\x1B\]52;c;[A-Za-z0-9+\/=]*\x07/) { return clipboard.output.utf8.count }
    return nil
  }
}
